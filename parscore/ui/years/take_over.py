"""What a new year takes over from the last one of the same unit, as the official chooses."""

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from parscore.faults import ParscoreError
from parscore.scoring.answers import Unit
from parscore.scoring.assessment import UnknownKindError
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.new_year import Mark, NewYear, Taken, begin_from
from parscore.scoring.text import nfc
from parscore.scoring.year_comparison import joining
from parscore.ui import style
from parscore.ui.assessment_fields import AssessmentFields, unit_code
from parscore.ui.user_name import user_name

if TYPE_CHECKING:
    from parscore.scoring.crosswalk import Crosswalk
    from parscore.storage.workspace import Card, Workspace
    from parscore.ui.late_workspace import LateWorkspace

PARTS = (
    ("roles", "Bộ phận phụ trách", True),
    ("target", "Mục tiêu", True),
    ("notes", "Ghi chú của từng mục", True),
    ("explanations", "Giải trình của từng mục", False),
)
_YEAR = re.compile(r"20\d\d", re.ASCII)


class TakeOver(QWidget):
    """Shown once the unit has an earlier year; figures and documents are never taken over, every row begins anew."""

    def __init__(self, workspace: "Workspace | LateWorkspace", fields: AssessmentFields) -> None:
        super().__init__()
        self.setObjectName("takeOver")
        self._workspace = workspace
        self._fields = fields
        self._before: Card | None = None
        self.new_year: NewYear | None = None
        self.whole = QCheckBox()
        self.whole.setObjectName("takeOverWhole")
        self.parts = {name: QCheckBox(words) for name, words, _on in PARTS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        column.addWidget(self.whole)
        inside = QVBoxLayout()
        inside.setContentsMargins(style.PADDING * 2, 0, 0, 0)
        inside.setSpacing(style.GRID)
        column.addLayout(inside)
        for name, words, on in PARTS:
            box = self.parts[name]
            box.setObjectName(f"takeOver_{name}")
            box.setAccessibleName(f"Lấy từ năm trước: {words}")
            box.setChecked(on)
            inside.addWidget(box)
            self.whole.toggled.connect(box.setEnabled)
        self.whole.setChecked(True)
        fields.name.textChanged.connect(lambda _text: self.look())
        fields.year.currentTextChanged.connect(lambda _text: self.look())
        fields.kind.currentIndexChanged.connect(lambda _place: self.look())
        self.look()

    def look(self) -> None:
        """Offer the last year of the unit that is typed, when there is one before the year that is typed."""
        self._before = self._last_before()
        self.setVisible(self._before is not None)
        if self._before is not None:
            words = f"Lấy từ năm {self._before.year} của {self._before.unit.name}"
            self.whole.setText(words)
            self.whole.setAccessibleName(words)

    def _last_before(self) -> "Card | None":
        name, year = nfc(self._fields.name.text().strip()), self._fields.year.currentText().strip()
        if not name or not _YEAR.fullmatch(year):
            return None
        try:
            code = unit_code(name, self._fields.chosen_kind, self._workspace.units())
            cards = [card for card in self._workspace.cards(code) if card.year < int(year)]
        except ParscoreError:
            return None
        chosen = self._fields.chosen_set
        own = chosen.id if chosen is not None else ""
        return max(cards, key=lambda one: (one.year, one.criteria_id == own, one.criteria_version), default=None)

    def make(self, unit: Unit, year: int, criteria_set: CriteriaSet) -> "Card":
        """Begin the year with what was chosen, in one step."""
        self.new_year = None
        before = self._before
        if before is None or not self.whole.isChecked():
            return self._workspace.create(unit, year, criteria_set)
        opened = self._workspace.open(before.id)
        taken = Taken(**{name: box.isChecked() for name, box in self.parts.items()})
        try:
            made = begin_from(
                opened.criteria_set,
                opened.sheet,
                opened.circumstances,
                criteria_set,
                taken,
                joining(opened.criteria_set, criteria_set, known(self._workspace)),
            )
        except UnknownKindError:
            return self._workspace.create(unit, year, criteria_set)
        card = self._workspace.create_with(unit, year, criteria_set, made.edit, who=user_name())
        self.new_year = made
        return card

    @property
    def told(self) -> str:
        """What the new year took over, and how its rows stand to the last one."""
        made, before = self.new_year, self._before
        if made is None or before is None:
            return ""
        kept, changed, new = (made.count(mark) for mark in (Mark.KEPT, Mark.CHANGED, Mark.NEW))
        return (
            f"Đã lấy từ năm {before.year}: {kept} mục như năm trước, {changed} mục có thay đổi, {new} mục mới. "
            "Số liệu và tài liệu của năm mới khai lại từ đầu."
        )


def known(workspace: "Workspace | LateWorkspace") -> "list[Crosswalk]":
    """The crosswalks this workspace knows."""
    from parscore.intake.crosswalk_file import known_crosswalks

    return [one.crosswalk for one in known_crosswalks(workspace.folder) if one.crosswalk is not None]
