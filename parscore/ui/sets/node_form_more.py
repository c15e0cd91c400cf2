"""What stands beside the points of a row: owners, deadline, target, proofs, guidance, legal basis, contradictions."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from parscore.scoring.criteria import CriteriaSet, Criterion, Deadline, LegalBasis, Predecessor, Role, Target
from parscore.scoring.set_editing import EditRefused, Step, change, change_whole, named
from parscore.scoring.text import fold
from parscore.ui import style
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.node_form_bound import Bound, BoundFields
from parscore.ui.sets.rule_builder.entry import Entry, UnfinishedError
from parscore.ui.sets.rule_builder.fields import Spec
from parscore.ui.sets.rule_builder.part import Part
from parscore.ui.sets.rule_builder.rows import Rows
from parscore.ui.sets.rule_builder.takings import CODE_, DAY, LINE, LINES, NUMBER, SET_ID, TEXT

RELATIONS = (
    ("same", "giữ nguyên"),
    ("renamed", "đổi tên"),
    ("moved", "chuyển chỗ"),
    ("split", "tách ra"),
    ("merged", "gộp lại"),
    ("narrowed", "thu hẹp"),
    ("widened", "mở rộng"),
)


def _owners(node: Criterion, criteria_set: CriteriaSet) -> tuple[str, ...]:
    return tuple(map(criteria_set.role_name, node.owner))


def _take_owners(edited: EditedSet, code: str, names: tuple[str, ...] | None) -> None:
    """Owners by the names the set has; a name it has not yet becomes one of its parts (roles)."""
    criteria_set = edited.criteria_set
    roles = {fold(role.name): role.id for role in criteria_set.roles}
    ids = {role.id for role in criteria_set.roles}
    new = []
    for name in names or ():
        if fold(name) not in roles and name not in ids:
            made = Role(id=_free_id(name, ids), name=name)
            roles[fold(name)] = made.id
            ids.add(made.id)
            new.append(made)
    owner = tuple(dict.fromkeys(roles.get(fold(name), name) for name in names or ()))
    halves = _typed_on(criteria_set, code, owner, new)
    kept = (role for role in criteria_set.roles if role.id not in halves)
    changed = change_whole(criteria_set, roles=(*kept, *new)) if new else criteria_set
    edited.take_set(named(Step.CHANGE, code, "owner"), change(changed, code, owner=owner), code, code)


def _typed_on(criteria_set: CriteriaSet, code: str, owner: tuple[str, ...], new: list[Role]) -> set[str]:
    """Parts that only this row had, and whose name was taken in a pause before it was typed to its end."""
    elsewhere = {role for node in criteria_set.walk_all() if node.code != code for role in node.owner}
    gone = {*criteria_set.by_code[code].owner} - {*owner} - elsewhere
    return {
        role.id
        for role in criteria_set.roles
        if role.id in gone and any(made.name.startswith(role.name) for made in new)
    }


def _free_id(name: str, taken: set[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:50].strip("-") or "bo-phan"
    return next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if one not in taken)


def _part(whole: str, part: str, make: Callable[..., Any]) -> tuple[Any, Any]:
    """Reading and changing one attribute of a property that has a text and something more exact beside it."""

    def get(node: Criterion, _set: CriteriaSet) -> Any:
        return getattr(getattr(node, whole), part, None)

    def give(edited: EditedSet, code: str, value: Any) -> None:
        now = getattr(edited.criteria_set.by_code[code], whole)
        if now is None and part != "text":
            raise EditRefused("Hãy ghi ô bằng chữ ở trên trước.")
        if part == "text" and value is None:
            edited.change(code, **{whole: None})
        elif now is None:
            edited.change(code, **{whole: make(text=value)})
        else:
            edited.change(code, **{whole: now.but(**{part: value})})

    return get, give


def _listed(name: str) -> Callable[[EditedSet, str, Any], None]:
    return lambda edited, code, value: edited.change(code, **{name: value or ()})


_WHO_AND_WHEN = (
    Bound(
        Spec("owner", "Chủ trì", LINES, needed=False, lines=2, hint="Mỗi bộ phận một dòng"),
        _owners,
        _take_owners,
    ),
    Bound(
        Spec("coordinating", "Phối hợp", LINES, needed=False, lines=2, hint="Mỗi đơn vị một dòng"),
        give=_listed("coordinating"),
    ),
    Bound(
        Spec("deadline", "Thời hạn", LINE, needed=False, hint="Ví dụ: Trước ngày 05/12"),
        *_part("deadline", "text", Deadline),
    ),
    Bound(
        Spec("deadline_date", "Ngày hạn", DAY, needed=False, hint="05/12/2025", unit="nếu văn bản ghi rõ ngày"),
        *_part("deadline", "date", Deadline),
    ),
    Bound(
        Spec("target", "Mục tiêu", LINE, needed=False, hint="Ví dụ: đạt tối thiểu 96%"),
        *_part("target", "text", Target),
    ),
    Bound(
        Spec("target_value", "Mục tiêu bằng số", NUMBER, needed=False, unit="nếu có"),
        *_part("target", "value", Target),
    ),
    Bound(
        Spec("evidence", "Tài liệu kiểm chứng", LINES, needed=False, lines=3, hint="Mỗi tài liệu một dòng"),
        give=_listed("evidence"),
    ),
    Bound(Spec("guidance", "Hướng dẫn", TEXT, needed=False, lines=4)),
    Bound(
        Spec("conflicts", "Chỗ văn bản mâu thuẫn", LINES, needed=False, lines=2, hint="Mỗi chỗ một dòng"),
        give=_listed("conflicts"),
    ),
)
_BASIS = (
    Spec("number", "Số, ký hiệu", LINE),
    Spec("date", "Ngày", DAY, needed=False),
    Spec("issuer", "Cơ quan ban hành", LINE, needed=False),
    Spec("title", "Trích yếu", LINE, needed=False),
)
_PREVIOUS = (
    Spec("set", "Mã bộ tiêu chí năm trước", SET_ID),
    Spec("code", "Mã mục", CODE_),
    Spec("relation", "So với nay", choices=RELATIONS),
)


class PartRows(Part):
    """A property made of several parts, one in a row."""

    def __init__(
        self, edited: EditedSet, name: str, noun: str, specs: tuple[Spec, ...], make: Callable[[Mapping[str, Any]], Any]
    ) -> None:
        super().__init__(f"{name}Part")
        self._edited, self._name, self._specs, self._make = edited, name, specs, make
        self._code = ""
        self.rows = Rows(name, noun, specs, needed=False)
        self.rows.taken.connect(self._on_taken)
        self._says = style.text_label(name=f"{name}Note", tone="attention")
        self._says.setWordWrap(True)
        self._says.hide()
        self.column.addWidget(self.rows)
        self.column.addWidget(self._says)

    def show_node(self, node: Criterion) -> None:
        """Show a row's parts."""
        self._code = node.code
        self.rows.put({self._name: [self._texts(part) for part in getattr(node, self._name)]})
        self._say("")

    def _texts(self, part: Any) -> dict[str, str]:
        shown = {}
        for spec in self._specs:
            value = getattr(part, spec.key)
            shown[spec.key] = "" if value is None else spec.taking.show(value) if spec.taking else str(value)
        return shown

    def entries(self) -> Iterator[Entry]:
        yield from self.rows.entries()

    def _on_taken(self) -> None:
        try:
            rows = self.rows.read()[self._name]
            parts = tuple(self._make({spec.key: row[spec.key] for spec in self._specs}) for row in rows)
            for entry in self.rows.entries():
                entry.settle()
            self._edited.change(self._code, **{self._name: parts})
        except (UnfinishedError, EditRefused) as refusal:
            self._say(str(refusal))

    def _say(self, sentence: str) -> None:
        self._says.setText(f"! {sentence}" if sentence else "")
        self._says.setVisible(bool(sentence))


class MoreForm(Part):
    """The last side of a row's form."""

    def __init__(self, edited: EditedSet) -> None:
        super().__init__("moreForm")
        self.column.setSpacing(style.GRID * 2)
        self._fields = BoundFields("more", edited, _WHO_AND_WHEN)
        self.basis = PartRows(edited, "legal_basis", "văn bản", _BASIS, lambda row: LegalBasis(**row))
        self.previous = PartRows(edited, "previous", "mục", _PREVIOUS, lambda row: Predecessor(**row))
        self.column.addWidget(self._fields)
        for heading, rows in (("Căn cứ", self.basis), ("Mục tương ứng năm trước", self.previous)):
            self.column.addWidget(style.text_label(heading, name=f"{rows.objectName()}Heading", strong=True))
            self.column.addWidget(rows)
        self.column.addStretch(1)

    def show_node(self, node: Criterion) -> None:
        """Show a row."""
        self._fields.show_node(node)
        self.basis.show_node(node)
        self.previous.show_node(node)

    def entries(self) -> Iterator[Entry]:
        for part in (self._fields, self.basis, self.previous):
            yield from part.entries()

    def first(self) -> QWidget | None:
        return self._fields.first()
