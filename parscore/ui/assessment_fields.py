"""The fields of what an assessment is bound to: unit, kind, year, set; what is wrong is said beside each."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QObject, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from parscore.faults import ParscoreError
from parscore.intake.installed import DEFAULT_SET, installed_sets
from parscore.scoring.answers import Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.text import fold, nfc
from parscore.ui import style
from parscore.ui.words import UNIT_KINDS, kind_name

if TYPE_CHECKING:
    from parscore.storage.workspace import Card, Workspace
    from parscore.ui.late_workspace import LateWorkspace

NAME_LENGTH = 120
CAPTIONS = {"name": "Tên đơn vị", "kind": "Loại đơn vị", "year": "Năm đánh giá", "set": "Bộ tiêu chí"}
ILLUSTRATIVE = "Điểm minh họa, không phải điểm chính thức."
_YEAR = re.compile(r"\s*(20\d\d)\s*", re.ASCII)


class AssessmentFields(QObject):
    """Four fields and their messages, to be laid out by whoever asks; `owner` gives them their accessible ids.

    `any_kind`: the kind is chosen before the set, so all kinds are offered and a set that lacks it is refused in words;
    otherwise the kinds follow the set.
    """

    usable = Signal(bool)

    def __init__(
        self, workspace: "Workspace | LateWorkspace", owner: QWidget, current: "Card | None", *, any_kind: bool = False
    ) -> None:
        super().__init__(owner)
        self._workspace = workspace
        self._any_kind = any_kind
        self._sets: list[CriteriaSet | None] = []
        self.name = QLineEdit(current.unit.name if current else "")
        self.name.setMaxLength(NAME_LENGTH)
        self.name.setPlaceholderText("Ví dụ: Xã Lộc Hòa")
        self.kind, self.year, self.set = QComboBox(), QComboBox(), QComboBox()
        self.year.setEditable(True)
        self.messages = {
            "name": style.text_label(name="nameMessage", tone="fault"),
            "year": style.text_label(name="yearMessage", tone="fault"),
            "set": style.text_label(name="setMessage", tone="muted"),
            "all": style.text_label(name="allMessage", tone="fault"),
        }
        self.fix_kind = QPushButton()
        self.fix_kind.setObjectName("fixKind")
        self.fix_kind.setAutoDefault(False)
        self.fix_kind.setProperty("quiet", True)
        self.fix_kind.hide()
        self.fix_kind.clicked.connect(lambda _checked=False: self._fix_kind())
        for message in self.messages.values():
            message.setWordWrap(True)
            message.hide()
        for name, widget in self._widgets().items():
            widget.setObjectName(name)
            widget.setAccessibleName(CAPTIONS[name])
            widget.setAccessibleIdentifier(f"{owner.objectName()}.{name}")
            if isinstance(widget, QComboBox):
                _obey_reader(widget)
        line = self.year.lineEdit()
        if line is not None:
            line.setObjectName("yearText")
            line.setAccessibleName(CAPTIONS["year"])
        self.set.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._fill_sets(current.criteria_id if current else "")
        self.set.currentIndexChanged.connect(lambda _: self._on_set(""))
        self._on_set(current.unit.kind if current else "")
        self.name.textChanged.connect(lambda _text: self._compare_kind())
        self.kind.currentIndexChanged.connect(lambda _place: self._compare_kind())

    def _widgets(self) -> dict[str, QWidget]:
        return {"name": self.name, "kind": self.kind, "year": self.year, "set": self.set}

    def grid(self, names: Iterable[str]) -> QGridLayout:
        """Some of the fields, one under the other, each with its caption and its message."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.PADDING)
        grid.setVerticalSpacing(style.GRID)
        grid.setColumnStretch(1, 1)
        for place, name in enumerate(names):
            widget = self._widgets()[name]
            label = style.text_label(CAPTIONS[name], name=f"{name}Label")
            label.setBuddy(widget)
            grid.addWidget(label, place * 2, 0)
            grid.addWidget(widget, place * 2, 1)
            if name in self.messages:
                grid.addWidget(self.messages[name], place * 2 + 1, 1)
            elif name == "kind":
                grid.addWidget(self.fix_kind, place * 2 + 1, 1)
                grid.setRowMinimumHeight(place * 2 + 1, style.GRID)
            else:
                grid.setRowMinimumHeight(place * 2 + 1, style.GRID)
        return grid

    def _fill_sets(self, wanted: str) -> None:
        """The sets in use in this workspace first, then those shipped with the program."""
        self._offer_in_use()
        wanted = wanted or ("" if self._sets else DEFAULT_SET)
        for found in installed_sets():
            usable = found.criteria_set if not found.errors else None
            if usable is None:
                first = found.errors[0].message if found.errors else "không đọc được"
                self._offer(None, f"{found.path.name}: không dùng được, {first}")
            elif usable not in self._sets:
                self._offer(usable, _named(usable))
        self.set.setCurrentIndex(self._place_of(wanted))

    def _offer_in_use(self) -> None:
        for in_use in self._workspace.sets.in_use():
            if in_use not in self._sets:
                self._offer(in_use, _named(in_use))

    def _place_of(self, wanted: str) -> int:
        """The latest version of the set wanted; without one, the first that can be used."""
        usable = [(place, one) for place, one in enumerate(self._sets) if one is not None]
        fitting = [(-one.version, place) for place, one in usable if one.id == wanted]
        return min(fitting)[1] if fitting else next((place for place, _ in usable), 0)

    def _offer(self, criteria_set: CriteriaSet | None, words: str) -> None:
        place = self.set.count()
        self._sets.append(criteria_set)
        self.set.addItem(words)
        self.set.setItemData(place, words, Qt.ItemDataRole.ToolTipRole)
        model = self.set.model()
        if criteria_set is None and isinstance(model, QStandardItemModel):
            model.item(place).setEnabled(False)

    def add_set(self, criteria_set: CriteriaSet) -> None:
        """Offer a set brought from elsewhere, and choose it."""
        self._offer(criteria_set, criteria_set.title)
        self.set.setCurrentIndex(self.set.count() - 1)

    def choose_set(self, set_id: str, version: int) -> None:
        """Choose a set that is in use, also since a moment ago, or shipped."""
        self._offer_in_use()
        for place, one in enumerate(self._sets):
            if one is not None and (one.id, one.version) == (set_id, version):
                self.set.setCurrentIndex(place)
                return

    @property
    def chosen_set(self) -> CriteriaSet | None:
        place = self.set.currentIndex()
        return self._sets[place] if 0 <= place < len(self._sets) else None

    @property
    def chosen_kind(self) -> str:
        return str(self.kind.currentData())

    def _on_set(self, kind: str) -> None:
        """Offer the kinds and years of the chosen set."""
        criteria_set = self.chosen_set
        self.usable.emit(criteria_set is not None)
        if criteria_set is None:
            return
        self._fill_kinds(criteria_set, kind or str(self.kind.currentData() or ""))
        year = self.year.currentText()
        was_offered = self.year.findText(year) >= 0
        self.year.clear()
        self.year.addItems([str(at) for at in sorted(criteria_set.years, reverse=True)])
        typed = year and not was_offered  # a year nobody offered is the official's own word
        self.year.setCurrentText(year if typed or self.year.findText(year) >= 0 else str(max(criteria_set.years)))
        self.say("set", ILLUSTRATIVE if criteria_set.illustrative else "")

    def _fill_kinds(self, criteria_set: CriteriaSet, kind: str) -> None:
        offered = list(criteria_set.unit_kinds)
        if self._any_kind:
            known = {one for usable in self._sets if usable is not None for one in usable.unit_kinds}
            order = list(UNIT_KINDS)
            offered = sorted(known, key=lambda one: (order.index(one) if one in order else len(order), one))
        self.kind.clear()
        for one in offered:
            self.kind.addItem(kind_name(one), one)
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))

    def kind_named(self) -> str:
        """The kind that the name says itself ("Phường Bình Phước"), as far as it can be chosen; else ""."""
        name = fold(" ".join(nfc(self.name.text()).split()))
        said = (kind for kind, word in UNIT_KINDS.items() if name.startswith(f"{fold(word)} "))
        return next((kind for kind in said if self.kind.findData(kind) >= 0), "")

    def _compare_kind(self) -> None:
        """A name that says another kind is pointed out, and put right with one press; nothing is forbidden."""
        named = self.kind_named()
        apart = bool(named) and named != self.chosen_kind
        if apart:
            word = kind_name(named)
            words = f"Tên là “{word}…” mà loại đang chọn là {kind_name(self.chosen_kind)}. Đổi thành {word}"
            self.fix_kind.setText(words)
            self.fix_kind.setAccessibleName(words)
        self.fix_kind.setVisible(apart)

    def _fix_kind(self) -> None:
        self.kind.setFocus()
        self.kind.setCurrentIndex(self.kind.findData(self.kind_named()))

    def say(self, field: str, sentence: str) -> None:
        """Show a sentence under a field, or none."""
        self.messages[field].setText(sentence)
        self.messages[field].setVisible(bool(sentence))

    def check_name(self) -> str:
        """The name as it will be kept; "" and a sentence beside the field while there is none."""
        name = " ".join(nfc(self.name.text()).split())
        self.say("name", "" if name else "Hãy gõ tên đơn vị, ví dụ: Xã Lộc Hòa.")
        return name

    def check_year(self) -> int | None:
        """The year, None and a sentence beside the field when it is not one."""
        year = _YEAR.fullmatch(self.year.currentText())
        self.say("year", "" if year else "Hãy gõ năm bằng bốn chữ số, ví dụ: 2025.")
        return int(year.group(1)) if year else None

    def create(self, make: "Callable[[Unit, int, CriteriaSet], Card] | None" = None) -> "Card | None":
        """Begin the assessment, as `make` does it where that is given; None, and sentences beside what is wrong, when
        that cannot be.
        """
        name, year, criteria_set, kind = self.check_name(), self.check_year(), self.chosen_set, self.chosen_kind
        self.say("all", "")
        if not name or year is None or criteria_set is None:
            return None
        if kind not in criteria_set.unit_kinds:
            self.say("all", f"Bộ tiêu chí này không dùng cho loại đơn vị “{kind_name(kind)}”; hãy chọn bộ khác.")
            return None
        try:
            unit = Unit(unit_code(name, kind, self._workspace.units()), name, kind)
            return (make or self._workspace.create)(unit, year, criteria_set)
        except ParscoreError as fault:
            self.say("all", str(fault))
            return None


def _named(criteria_set: CriteriaSet) -> str:
    """The title, with the version once there has been another."""
    title, version = criteria_set.title, criteria_set.version
    return title if version == 1 else f"{title} (phiên bản {version})"


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


def unit_code(name: str, kind: str, units: list[Unit]) -> str:
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
