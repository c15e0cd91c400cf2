"""Criteria sets from files: read, check everything at once, name every mistake with its line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parscore.intake.checking import ValidationError, checked
from parscore.intake.document import DocumentError, Node, Slip, parse, read_text
from parscore.intake.mistakes import MAX_MISTAKES, Loc, Mistake, all_keys, describe, line_of, place_of, too_many
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.outcome import Severity
from parscore.scoring.set_checks import Finding, check_set

MAX_ROUNDS = 30
_STAND_INS: dict[str, object] = {
    "format": "parscore-criteria/1",
    "id": "x",
    "version": 1,
    "title": "x",
    "years": [2025],
    "unit_kinds": ["xa"],
    "points_status": "illustrative",
    "scale": {"total": "100", "may_exceed": False, "rounding": {}},
}


@dataclass(frozen=True, slots=True)
class LoadedSet:
    """A criteria file as read: the set, or None when the file has errors; and all that was found."""

    path: Path
    criteria_set: CriteriaSet | None
    mistakes: tuple[Mistake, ...]

    @property
    def errors(self) -> tuple[Mistake, ...]:
        return tuple(m for m in self.mistakes if m.severity is Severity.ERROR)


def load_criteria(path: Path) -> LoadedSet:
    """Read a criteria file. EnvironmentFault when it cannot be opened; everything else is a mistake in the result."""
    try:
        text = read_text(path)
    except DocumentError as error:
        return _unreadable(path, error)
    return check_text(path, text)


def check_text(path: Path, text: str) -> LoadedSet:
    """Check the text of a criteria file; `path` only names it in what is told."""
    try:
        root, slips = parse(text)
    except DocumentError as error:
        return _unreadable(path, error)
    return _Check(path, root, slips).run()


def _unreadable(path: Path, error: DocumentError) -> LoadedSet:
    mistake = Mistake(path.name, error.line, "", Severity.ERROR, error.message, error.remedy)
    return LoadedSet(path, None, (mistake,))


class _Check:
    """One file under check. What is misshapen is told and cut away, so that the rest can still be judged."""

    def __init__(self, path: Path, root: Node, slips: list[Slip]) -> None:
        self._path = path
        self._root = root
        self._keys = all_keys()
        self._mistakes: dict[Mistake, None] = {}
        self._incomplete: set[int] = set()
        self._doomed: list[tuple[Node, str | int]] = []
        self._cut_keys: set[tuple[int, str]] = set()
        codes = _codes(root)
        for slip in slips:
            self._tell(slip.line, codes.get(id(slip.node), ""), slip.message, slip.remedy)

    def run(self) -> LoadedSet:
        criteria_set = self._shaped() if isinstance(self._root.value, dict) else None
        if not isinstance(self._root.value, dict):
            self._tell(self._root.line, "", "tệp không phải là bộ tiêu chí", "bắt đầu bằng format: parscore-criteria/1")
        if criteria_set is not None:
            for finding in check_set(criteria_set):
                if not self._rests_on_what_was_cut(finding):
                    self._tell_finding(finding)
        if self._full:
            self._mistakes[too_many(self._path.name)] = None
        mistakes = tuple(sorted(self._mistakes, key=lambda m: m.line))
        broken = any(m.severity is Severity.ERROR for m in mistakes)
        return LoadedSet(self._path, None if broken else criteria_set, mistakes)

    def _shaped(self) -> CriteriaSet | None:
        """The set as far as it is well shaped; every misshapen part is told once and cut away."""
        for _ in range(MAX_ROUNDS):
            try:
                return checked(CriteriaSet, self._root.plain())
            except ValidationError as error:
                found = error.errors(include_url=False)
                for one in found:
                    if self._full:
                        return None
                    if not _counts_misshapen_parts(one, found):
                        self._cut(one)
                self._cut_doomed()
        return None

    def _cut(self, error: Any) -> None:
        loc: Loc = tuple(error["loc"])
        place = place_of(self._root, loc)
        if not self._follows_from_a_cut(error, place.node):
            message, remedy = describe(error, place, self._keys, "criteria/README.md")
            self._tell(line_of(error, place), place.code, message, remedy)
        self._incomplete.update(id(node) for node, _ in place.trail)
        if error["type"] == "missing" and not place.trail:
            stand_in = _STAND_INS.get(str(loc[-1]))
            assert isinstance(self._root.value, dict)
            if stand_in is not None:
                self._root.value[str(loc[-1])] = _node_of(stand_in, self._root.line)
            return
        if not place.trail:
            return
        self._doomed.append(place.trail[-1])

    def _follows_from_a_cut(self, error: Any, node: Node) -> bool:
        """Whether an error of a later round only says that what was told and cut before is now missing."""
        if error["type"] == "missing":
            return (id(node), str(error["loc"][-1])) in self._cut_keys
        if error["type"] == "leaf_misses":
            return (id(node), error["ctx"]["key"]) in self._cut_keys
        return error["type"] == "too_short" and id(node) in self._incomplete

    def _cut_doomed(self) -> None:
        """Cut after a whole round, since its errors count places in the lists as they were."""
        for parent, step in self._doomed:
            if isinstance(parent.value, dict):
                parent.value.pop(str(step), None)
                self._cut_keys.add((id(parent), str(step)))
        lists = {id(parent): parent for parent, _ in self._doomed if isinstance(parent.value, list)}
        for parent in lists.values():
            places = {step for doomed, step in self._doomed if doomed is parent}
            assert isinstance(parent.value, list)
            parent.value[:] = [node for place, node in enumerate(parent.value) if place not in places]
        self._doomed.clear()

    def _rests_on_what_was_cut(self, finding: Finding) -> bool:
        """Sums over a part that was cut away would accuse the wrong row, and a rule without it the whole rule."""
        if finding.about in ("reach", "coverage"):
            return id(place_of(self._root, finding.path).node) in self._incomplete
        if finding.severity is Severity.ERROR or finding.path[-1] not in ("max", "total", "rescale_to"):
            return False
        place = place_of(self._root, finding.path[:-1])
        return id(place.node) in self._incomplete or (finding.path[0] == "scale" and bool(self._incomplete))

    def _tell_finding(self, finding: Finding) -> None:
        place = place_of(self._root, finding.path)
        self._tell(place.line, finding.code, finding.message, finding.remedy, finding.severity)

    @property
    def _full(self) -> bool:
        return len(self._mistakes) >= MAX_MISTAKES

    def _tell(self, line: int, code: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        if not self._full:
            self._mistakes[Mistake(self._path.name, line, code, severity, message, remedy)] = None


def _counts_misshapen_parts(error: Any, found: list[Any]) -> bool:
    """A list is called too short when its parts are misshapen; those are told, and the list is not at fault."""
    depth = len(error["loc"])
    return error["type"] == "too_short" and any(
        len(other["loc"]) > depth and other["loc"][:depth] == error["loc"] for other in found
    )


def _node_of(value: object, line: int) -> Node:
    if isinstance(value, dict):
        return Node(line, {key: _node_of(item, line) for key, item in value.items()})
    if isinstance(value, list):
        return Node(line, [_node_of(item, line) for item in value])
    assert value is None or isinstance(value, str | int | bool)
    return Node(line, value)


def _codes(root: Node) -> dict[int, str]:
    """For every node of the tree, the code of the nearest criterion it belongs to."""
    codes: dict[int, str] = {}
    waiting = [(root, "")]
    while waiting:
        node, above = waiting.pop()
        code = node.text("code") or above
        codes[id(node)] = code
        children = node.value.values() if isinstance(node.value, dict) else node.value
        if not isinstance(children, str | int | None):
            waiting += [(child, code) for child in children]
    return codes
