"""The dialog that begins an assessment: unit, kind, year, set."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from parscore.faults import ParscoreError
from parscore.intake.installed import installed_sets
from parscore.scoring.answers import Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.text import fold, nfc
from parscore.ui import style
from parscore.ui.words import kind_name

if TYPE_CHECKING:
    from parscore.storage.workspace import Card, Workspace
    from parscore.ui.late_workspace import LateWorkspace

WIDTH = 640
NAME_LENGTH = 120
_YEAR = re.compile(r"\s*(20\d\d)\s*", re.ASCII)


class NewAssessment(QDialog):
    """Asks for what an assessment is bound to; what is wrong stands beside its field."""

    created = Signal(object)

    def __init__(
        self, workspace: "Workspace | LateWorkspace", current: "Card | None", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("newAssessment")
        self.setWindowTitle("Tạo đơn vị, năm")
        self.setMinimumWidth(WIDTH)
        self._workspace = workspace
        self._sets: list[CriteriaSet | None] = []
        self.name = QLineEdit(current.unit.name if current else "")
        self.name.setMaxLength(NAME_LENGTH)
        self.name.setPlaceholderText("Ví dụ: Xã Lộc Hòa")
        self.kind, self.year, self.set = QComboBox(), QComboBox(), QComboBox()
        self.year.setEditable(True)
        self._messages = {
            "name": style.text_label(name="nameMessage", tone="fault"),
            "year": style.text_label(name="yearMessage", tone="fault"),
            "set": style.text_label(name="setMessage", tone="muted"),
            "all": style.text_label(name="allMessage", tone="fault"),
        }
        for message in self._messages.values():
            message.setWordWrap(True)
            message.hide()
        self._lay_out()
        self._fill_sets(current)
        self.set.currentIndexChanged.connect(lambda _: self._on_set(None))
        self._on_set(current)
        self.name.selectAll()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.PADDING)
        grid.setVerticalSpacing(style.GRID)
        grid.setColumnStretch(1, 1)
        fields: list[tuple[str, str, QWidget]] = [
            ("name", "Tên đơn vị", self.name),
            ("kind", "Loại đơn vị", self.kind),
            ("year", "Năm đánh giá", self.year),
            ("set", "Bộ tiêu chí", self.set),
        ]
        for place, (name, caption, widget) in enumerate(fields):
            widget.setObjectName(name)
            widget.setAccessibleName(caption)
            widget.setAccessibleIdentifier(f"newAssessment.{name}")
            if isinstance(widget, QComboBox):
                _obey_reader(widget)
            label = style.text_label(caption, name=f"{name}Label")
            label.setBuddy(widget)
            grid.addWidget(label, place * 2, 0)
            grid.addWidget(widget, place * 2, 1)
            if name in self._messages:
                grid.addWidget(self._messages[name], place * 2 + 1, 1)
            else:
                grid.setRowMinimumHeight(place * 2 + 1, style.GRID)
        line = self.year.lineEdit()
        if line is not None:
            line.setObjectName("yearText")
            line.setAccessibleName("Năm đánh giá")
        self.set.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        buttons = QHBoxLayout()
        buttons.setSpacing(style.GRID * 2)
        buttons.addStretch(1)
        self.cancel, self.accept_button = QPushButton("Thôi"), QPushButton("Tạo và mở")
        for button, name in ((self.cancel, "cancel"), (self.accept_button, "create")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            buttons.addWidget(button)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._on_create)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING * 2] * 4)
        column.setSpacing(style.PADDING)
        column.addLayout(grid)
        column.addWidget(self._messages["all"])
        column.addLayout(buttons)

    def _fill_sets(self, current: "Card | None") -> None:
        chosen = 0
        for found in installed_sets():
            usable = found.criteria_set if not found.errors else None
            place = self.set.count()
            if usable is not None:
                self.set.addItem(usable.title)
                if current is not None and usable.id == current.criteria_id:
                    chosen = place
            else:
                first = found.errors[0].message if found.errors else "không đọc được"
                self.set.addItem(f"{found.path.name}: không dùng được, {first}")
                model = self.set.model()
                if isinstance(model, QStandardItemModel):
                    model.item(place).setEnabled(False)
            self.set.setItemData(place, self.set.itemText(place), Qt.ItemDataRole.ToolTipRole)
            self._sets.append(usable)
        if self._sets and self._sets[chosen] is None:
            chosen = next((place for place, one in enumerate(self._sets) if one is not None), 0)
        self.set.setCurrentIndex(chosen)

    @property
    def _chosen(self) -> CriteriaSet | None:
        place = self.set.currentIndex()
        return self._sets[place] if 0 <= place < len(self._sets) else None

    def _on_set(self, current: "Card | None") -> None:
        """Offer the kinds and years of the chosen set."""
        criteria_set = self._chosen
        self.accept_button.setEnabled(criteria_set is not None)
        if criteria_set is None:
            return
        kind, year = self.kind.currentData(), self.year.currentText()
        if current is not None:
            kind = current.unit.kind
        self.kind.clear()
        for one in criteria_set.unit_kinds:
            self.kind.addItem(kind_name(one), one)
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        was_offered = self.year.findText(year) >= 0
        self.year.clear()
        self.year.addItems([str(at) for at in sorted(criteria_set.years, reverse=True)])
        typed = year and not was_offered  # a year nobody offered is the official's own word
        self.year.setCurrentText(year if typed or self.year.findText(year) >= 0 else str(max(criteria_set.years)))
        told = "Điểm minh họa, không phải điểm chính thức." if criteria_set.illustrative else ""
        self._say("set", told)

    def _say(self, field: str, sentence: str) -> None:
        self._messages[field].setText(sentence)
        self._messages[field].setVisible(bool(sentence))

    def _on_create(self) -> None:
        name = " ".join(nfc(self.name.text()).split())
        year = _YEAR.fullmatch(self.year.currentText())
        self._say("name", "" if name else "Hãy gõ tên đơn vị, ví dụ: Xã Lộc Hòa.")
        self._say("year", "" if year else "Hãy gõ năm bằng bốn chữ số, ví dụ: 2025.")
        criteria_set = self._chosen
        if not name or year is None or criteria_set is None:
            return
        try:
            units = self._workspace.units()
            unit = Unit(_code(name, str(self.kind.currentData()), units), name, str(self.kind.currentData()))
            card = self._workspace.create(unit, int(year.group(1)), criteria_set)
        except ParscoreError as fault:
            self._say("all", str(fault))
            return
        self.accept()
        self.created.emit(card)


def _obey_reader(combo: QComboBox) -> None:
    """Take the entry a screen reader selects in the list, which Qt by itself would not."""
    view = combo.view()

    def follow(selected: QItemSelection) -> None:
        for index in selected.indexes():
            if view.isVisible():
                view.setCurrentIndex(index)
            else:
                combo.setCurrentIndex(index.row())

    view.selectionModel().selectionChanged.connect(follow)


def _code(name: str, kind: str, units: list[Unit]) -> str:
    """The code of a unit already known under this name and kind, else a new one made from the name."""
    for unit in units:
        if nfc(unit.name).casefold() == name.casefold() and unit.kind == kind:
            return unit.code
    made = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "don-vi"
    taken = {unit.code for unit in units}
    code, number = made, 2
    while code in taken:
        code, number = f"{made}-{number}", number + 1
    return code
