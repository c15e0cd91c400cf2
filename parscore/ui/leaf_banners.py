"""What stands over the form of a leaf: sent back by the leader, closed for editing, supplied by others."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from parscore.scoring.answers import Answer
from parscore.scoring.leaf import SUPPLIERS, LeafScorer
from parscore.scoring.numbers import show_number
from parscore.scoring.state import CLOSED_WORDS, State
from parscore.ui import style

CORRECTED = "Đã sửa"
BRING_IN = "Nhập số liệu"


class Banner(QFrame):
    """An icon, words, and perhaps a button."""

    def __init__(self, name: str, icon: str, colour: str, button: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.GRID * 2, style.GRID, style.GRID * 2, style.GRID)
        row.setSpacing(style.GRID * 2)
        self._icon = icon, colour
        self._mark = QLabel()
        self._mark.setObjectName(f"{name}Icon")
        self._mark.setFixedSize(style.ICON_SIZE, style.ICON_SIZE)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self.words = style.text_label(name=f"{name}Text")
        self.words.setWordWrap(True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        self.lines.addWidget(self.words)
        row.addLayout(self.lines, 1)
        self.button = QPushButton(button)
        self.button.setObjectName(f"{name}Button")
        self.button.setAccessibleName(button)
        if not button:  # showing it here would make it a window of its own
            self.button.hide()
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._mark.setPixmap(style.icon(*self._icon).pixmap(style.ICON_SIZE))  # most are never seen


class Returned(Banner):
    """The leader's reason, and the way to say that it was attended to."""

    def __init__(self, corrected: Callable[[], None]) -> None:
        super().__init__("returned", "returned", "attention", CORRECTED)
        self.button.clicked.connect(lambda _checked=False: corrected())

    def show_answer(self, answer: Answer, *, editable: bool) -> None:
        self.words.setText(f"Lãnh đạo trả lại: {answer.returned}")
        self.button.setEnabled(editable)
        self.setHidden(not answer.returned)


class Closed(Banner):
    """Why nothing can be edited."""

    def __init__(self) -> None:
        super().__init__("closed", "lock", "lock")
        style.set_property(self.words, "tone", "muted")

    def show_state(self, state: State) -> None:
        self.words.setText(CLOSED_WORDS.get(state, ""))
        self.setHidden(state not in CLOSED_WORDS)


class Supplied(Banner):
    """A row that others supply: what was brought in with its source, or what is waited for."""

    def __init__(self, scorer: LeafScorer, bring_in: Callable[[], None]) -> None:
        super().__init__("locked", "lock", "lock", BRING_IN)
        self._scorer = scorer
        self.words.setObjectName("lockText")
        self._figures = style.text_label(name="suppliedFigures")
        self._figures.setWordWrap(True)
        self._source = style.text_label(name="suppliedSource", tone="muted")
        self._source.setWordWrap(True)
        self.lines.addWidget(self._figures)
        self.lines.addWidget(self._source)
        self.button.setToolTip("Mở trang Số liệu ngoài (Ctrl+5)")
        self.button.clicked.connect(lambda _checked=False: bring_in())

    def show_answer(self, answer: Answer) -> None:
        figures = "\n".join(_figures(self._scorer, answer))
        waiting = f"Khóa: mục này không tự chấm, chờ {SUPPLIERS[self._scorer.method]}."
        brought = f"Mục này không tự chấm: {SUPPLIERS[self._scorer.method]}."
        self.words.setText(brought if figures else waiting)
        self._figures.setText(figures)
        self._figures.setHidden(not figures)
        source = _source(answer) if figures else ""
        self._source.setText(source)
        self._source.setHidden(not source)


def _figures(scorer: LeafScorer, answer: Answer) -> list[str]:
    given: dict[str, object] = dict(answer.values)
    if answer.points is not None:
        given["points"] = answer.points
    fields = {field.name: field for field in scorer.rule.inputs}
    lines = []
    for name, value in given.items():
        field = fields.get(name)
        told = show_number(value) if isinstance(value, str) and _is_number(value) else str(value)
        lines.append(f"{field.label if field else name}: {told}{f' {field.unit}' if field and field.unit else ''}")
    return lines


def _is_number(kept: str) -> bool:
    return kept.lstrip("-").replace(".", "", 1).isdigit()


def _source(answer: Answer) -> str:
    source = answer.source
    if source is None:
        return "Nguồn: chưa ghi"
    parts = [f"Nguồn: {source.document}" if source.document else "Nguồn: chưa ghi"]
    if source.date:
        parts.append(f"ngày {_day(source.date)}")
    if source.entered_by:
        parts.append(f"{source.entered_by} nhập")
    return ", ".join(parts)


def _day(kept: str) -> str:
    try:
        return f"{date.fromisoformat(kept):%d/%m/%Y}"
    except ValueError:
        return kept
