"""Forms made of marks: one option of several, a checklist, faults counted. Their words wrap, with the points beside."""

from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QPushButton,
    QRadioButton,
    QWidget,
)

from parscore.scoring.answers import Answer, Value
from parscore.scoring.numbers import show_short
from parscore.scoring.rules import ChecklistRule, ChoiceRule, DeductionRule
from parscore.ui import style
from parscore.ui.answer_editor.editor import AnswerEditor, TakeAnswer

MARK_WIDTH = 24
NOTHING_DONE = "Không đạt nội dung nào"
NO_FAULT = "Không có lỗi nào"


class _MarkRows(QObject):
    """Rows of a mark, its wrapped words and its points; a click on the words counts as one on the mark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(0)
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnStretch(1, 1)
        self._marks: dict[QObject, QAbstractButton] = {}

    def add(self, mark: QAbstractButton, name: str, words: str, worth: str = "") -> None:
        mark.setObjectName(name)
        mark.setAccessibleName(words)
        mark.setProperty("bare", True)
        mark.setFixedWidth(MARK_WIDTH)
        label = style.text_label(words, name=f"{name}Label")
        label.setWordWrap(True)
        label.setMinimumHeight(28)
        label.setContentsMargins(style.GRID, 0, 0, 0)
        label.installEventFilter(self)
        self._marks[label] = mark
        row = self.grid.rowCount()
        self.grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(label, row, 1)
        if worth:
            points = style.text_label(worth, name=f"{name}Worth", tone="muted")
            points.setContentsMargins(style.GRID * 2, 0, 0, 0)
            self.grid.addWidget(points, row, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            mark = self._marks.get(watched)
            if mark is not None and mark.isEnabled() and event.button() == Qt.MouseButton.LeftButton:
                mark.setFocus(Qt.FocusReason.MouseFocusReason)
                mark.click()
                return True
        return super().eventFilter(watched, event)


def _points(value: Fraction) -> str:
    return f"{show_short(value)} điểm"


class ChoiceEditor(AnswerEditor):
    """One of several named levels."""

    def __init__(self, rule: ChoiceRule, full: Fraction, take: TakeAnswer) -> None:
        super().__init__(take)
        rows = _MarkRows(self)
        self._group = QButtonGroup(self)
        self._options: dict[str, QRadioButton] = {}
        for option in rule.options:
            button = QRadioButton()
            rows.add(button, f"option_{option.id}", option.label, _points(option.worth(full)))
            self._group.addButton(button)
            self._options[option.id] = button
            button.toggled.connect(lambda on, chosen=option.id: self._on_toggled(chosen, on))
        self.column.addLayout(rows.grid)

    def show_marks(self, answer: Answer) -> None:
        # an exclusive group refuses to show "none of them"
        self._group.setExclusive(False)
        for option, button in self._options.items():
            with QSignalBlocker(button):
                button.setChecked(option == answer.choice)
        self._group.setExclusive(True)

    def first(self) -> QWidget | None:
        chosen = self._group.checkedButton()
        return chosen or next(iter(self._options.values()))

    def _on_toggled(self, chosen: str, on: bool) -> None:
        if on:
            self.hand_over(replace(self.answer, choice=chosen))


class ChecklistEditor(AnswerEditor):
    """Parts that were done. None of them done is an answer too, and has a mark of its own."""

    def __init__(self, rule: ChecklistRule, take: TakeAnswer) -> None:
        super().__init__(take)
        rows = _MarkRows(self)
        self._items: dict[str, QCheckBox] = {}
        for item in rule.items:
            box = QCheckBox()
            worth = "" if item.points is None else _points(Fraction(item.points))
            rows.add(box, f"item_{item.id}", item.label, worth)
            box.toggled.connect(self._on_toggled)  # a screen reader toggles without a click
            self._items[item.id] = box
        self.column.addLayout(rows.grid)
        self.nothing = QCheckBox(NOTHING_DONE)
        self.nothing.setObjectName("nothingDone")
        self.nothing.setAccessibleName(NOTHING_DONE)
        self.nothing.toggled.connect(self._on_nothing)
        self.column.addWidget(self.nothing)

    def show_marks(self, answer: Answer) -> None:
        for item, box in self._items.items():
            with QSignalBlocker(box):
                box.setChecked(answer.checked is not None and item in answer.checked)
        with QSignalBlocker(self.nothing):
            self.nothing.setChecked(answer.checked == ())

    def first(self) -> QWidget | None:
        return next(iter(self._items.values()))

    def _on_toggled(self) -> None:
        checked = tuple(item for item, box in self._items.items() if box.isChecked())
        self.hand_over(replace(self.answer, checked=checked))

    def _on_nothing(self, on: bool) -> None:
        self.hand_over(replace(self.answer, checked=() if on else None))


class DeductionEditor(AnswerEditor):
    """How often each fault occurred; no fault at all is an answer too, one press away."""

    def __init__(self, rule: DeductionRule, full: Fraction, take: TakeAnswer) -> None:
        super().__init__(take)
        for fault, field in zip(rule.faults, rule.inputs, strict=True):
            self.add_field(field, caption=f"{fault.label}: trừ {_points(fault.cost(full))}")
        self.none = QPushButton(style.icon("check", "done"), NO_FAULT)
        self.none.setObjectName("noFault")
        self.none.setAccessibleName(NO_FAULT)
        self.none.setCheckable(True)
        self.none.toggled.connect(self._on_none)
        self.column.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)

    def show_marks(self, answer: Answer) -> None:
        with QSignalBlocker(self.none):
            self.none.setChecked(answer.faults is not None and not any(map(_counts, answer.faults.values())))

    def kept_values(self, answer: Answer) -> dict[str, Value]:
        return dict(answer.faults or {})

    def with_values(self, values: dict[str, Value]) -> Answer:
        return replace(self.answer, faults={name: str(value) for name, value in values.items()})

    def _on_none(self) -> None:
        self.hand_over(replace(self.answer, faults={}))
        for field in self.fields.values():
            field.revert()
        self.show_marks(self.answer)


def _counts(times: str) -> bool:
    return times.strip("0") != ""
