"""What differs between two criteria sets, row by row: to follow a new version of a decision, or another's copy."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.set_captions import ROW_CAPTIONS, SET_CAPTIONS
from parscore.scoring.set_property_texts import KindName, row_texts, set_texts

NONE = "–"
Kind = Literal["added", "removed", "changed", "moved", "same"]
_OUTSIDE = {"bonus_items": "trong các mục thưởng", "penalty_items": "trong các mục phạt"}
_PLACING = frozenset({"mã", "vị trí", "thứ tự", ROW_CAPTIONS["level"]})


class FieldChange(NamedTuple):
    """One property by its Vietnamese name, before and after; "–" where nothing is stated."""

    name: str
    old_text: str
    new_text: str


class SetChange(NamedTuple):
    """One row of either set; both codes are "" for the set itself, one is None where the row is not in that set.

    `moved` is a row of which only the code, the place or the level differ; rows added or removed bring all they state.
    """

    code_old: str | None
    code_new: str | None
    kind: Kind
    fields: tuple[FieldChange, ...]


class _Row(NamedTuple):
    """A row by its number in document order; `parent` is the number of the row above it."""

    number: int
    node: Criterion
    parent: int | None
    section: str


def compare_sets(old: CriteriaSet, new: CriteriaSet, kind_name: KindName = str) -> tuple[SetChange, ...]:
    """The set itself, then every row in the order of the new set, with rows removed where they stood in the old one.

    `kind_name` tells how a kind of unit is called.
    """
    comparison = _Comparison(old, new, kind_name)
    fields = _fields(set_texts(old, kind_name), set_texts(new, kind_name), SET_CAPTIONS)
    return (SetChange("", "", "changed" if fields else "same", fields), *comparison.changes())


class _Comparison:
    def __init__(self, old: CriteriaSet, new: CriteriaSet, kind_name: KindName) -> None:
        self._old, self._new = old, new
        self._kind_name = kind_name
        self._old_rows, self._new_rows = _rows(old), _rows(new)
        self._old_of = _matched(self._old_rows, self._new_rows)
        self._reordered = set(self._out_of_order())

    def changes(self) -> Iterator[SetChange]:
        new_of = {old: new for new, old in self._old_of.items()}
        removed: dict[int, list[SetChange]] = {}
        after = -1
        for row in self._old_rows:
            if row.number in new_of:
                after = new_of[row.number]
            else:
                fields = _fields(row_texts(self._old, row.node, self._kind_name), {}, ROW_CAPTIONS)
                removed.setdefault(after, []).append(SetChange(row.node.code, None, "removed", fields))
        yield from removed.get(-1, ())
        for row in self._new_rows:
            yield self._change(row)
            yield from removed.get(row.number, ())

    def _change(self, row: _Row) -> SetChange:
        texts = row_texts(self._new, row.node, self._kind_name)
        if row.number not in self._old_of:
            return SetChange(None, row.node.code, "added", _fields({}, texts, ROW_CAPTIONS))
        before = self._old_rows[self._old_of[row.number]]
        properties = _fields(row_texts(self._old, before.node, self._kind_name), texts, ROW_CAPTIONS)
        fields = (*self._placing(before, row), *properties)
        placed = bool(fields) and {field.name for field in fields} <= _PLACING
        return SetChange(
            before.node.code, row.node.code, "moved" if placed else "changed" if fields else "same", fields
        )

    def _placing(self, before: _Row, row: _Row) -> Iterator[FieldChange]:
        if before.node.code != row.node.code:
            yield FieldChange("mã", before.node.code, row.node.code)
        if not self._same_parent(before, row):
            yield FieldChange("vị trí", _where(self._old_rows, before), _where(self._new_rows, row))
        elif row.number in self._reordered:
            yield FieldChange("thứ tự", _after(self._old_rows, before), _after(self._new_rows, row))

    def _same_parent(self, before: _Row, row: _Row) -> bool:
        above = None if row.parent is None else self._old_of.get(row.parent, -1)
        return before.section == row.section and before.parent == above

    def _out_of_order(self) -> Iterator[int]:
        """The rows that changed places with their siblings: as few as explain the new order."""
        groups: dict[tuple[str, int | None], list[_Row]] = {}
        for row in self._new_rows:
            if row.number in self._old_of and self._same_parent(self._old_rows[self._old_of[row.number]], row):
                groups.setdefault((row.section, row.parent), []).append(row)
        for rows in groups.values():
            kept = _longest_rising([self._old_of[row.number] for row in rows])
            yield from (row.number for place, row in enumerate(rows) if place not in kept)


def _rows(criteria_set: CriteriaSet) -> list[_Row]:
    found: list[_Row] = []

    def gather(nodes: Iterable[Criterion], parent: int | None, section: str) -> None:
        for node in nodes:
            row = _Row(len(found), node, parent, section)
            found.append(row)
            gather(node.children, row.number, section)

    for section in ("criteria", "bonus_items", "penalty_items"):
        gather(getattr(criteria_set, section), None, section)
    return found


def _matched(old: Sequence[_Row], new: Sequence[_Row]) -> dict[int, int]:
    """New rows to old ones: same code and title, then a title that stands once on either side, then the same code.

    A title outweighs a code, so that one row put in between does not make strangers of all that were numbered anew.
    """
    found: dict[int, int] = {}
    for key in (lambda row: (row.node.code, _title(row)), _title, lambda row: row.node.code):
        taken = set(found.values())
        before = _single([(key(row), row.number) for row in old if row.number not in taken])
        after = _single([(key(row), row.number) for row in new if row.number not in found])
        found |= {number: before[known] for known, number in after.items() if known in before}
    return found


def _title(row: _Row) -> str:
    return " ".join(row.node.title.split()).casefold()


def _single(keyed: Sequence[tuple[object, int]]) -> dict[object, int]:
    times = Counter(key for key, _ in keyed)
    return {key: number for key, number in keyed if times[key] == 1}


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The places of a longest run of rising numbers."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        tails[length:] = [number, *tails[length + 1 :]]
        at[length:] = [place, *at[length + 1 :]]
        before.append(at[length - 1] if length else -1)
    found: set[int] = set()
    place = at[-1] if at else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found


def _fields(old: Mapping[str, str], new: Mapping[str, str], captions: Mapping[str, str]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(caption, old.get(name) or NONE, new.get(name) or NONE)
        for name, caption in captions.items()
        if old.get(name, "") != new.get(name, "")
    )


def _where(rows: Sequence[_Row], row: _Row) -> str:
    if row.parent is not None:
        return f"trong mục {rows[row.parent].node.code}"
    return _OUTSIDE.get(row.section, "ở cấp cao nhất")


def _after(rows: Sequence[_Row], row: _Row) -> str:
    before = [one for one in rows[: row.number] if one.parent == row.parent and one.section == row.section]
    return f"sau mục {before[-1].node.code}" if before else "đứng đầu"
