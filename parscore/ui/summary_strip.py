"""Totals that stay in sight: the score, its self-scored part, index, class, target and gap, and every area."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from parscore.ui import style
from parscore.ui.totals import Totals

NONE = "–"
WIDEST = "00,00/00"
MOST_IN_TWO_LINES = 8
AreaLine = tuple[str, str, float | None]
"""An area as (code, title, target in % where it has one)."""


class SummaryStrip(QFrame):
    """Shows a result; the target field and the facts button are handed in by whoever takes the edits."""

    area_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._total = style.text_label(NONE, name="total", size=style.HERO_SIZE, strong=True)
        self._of = style.text_label(name="totalOf", tone="muted")
        self._provisional = style.text_label(name="provisional", tone="attention")
        self._provisional.setFont(style.font(italic=True))
        self._self_part = style.text_label(name="selfPart")
        self._index = style.text_label(name="index", strong=True)
        self._class = style.text_label(name="class")
        self._gap = style.text_label(name="gap")
        self._left = style.text_label(name="leftToDo", tone="muted")
        self.target_place = QHBoxLayout()
        self.facts_place = QHBoxLayout()
        self._cells: dict[str, AreaCell] = {}
        self._areas = QGridLayout()
        self._areas.setHorizontalSpacing(style.GRID * 3)
        self._areas.setVerticalSpacing(style.GRID)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(style.PADDING, style.GRID, style.PADDING, style.GRID)
        row.setSpacing(style.GRID * 4)
        hero = QHBoxLayout()
        hero.setSpacing(style.GRID)
        bottom = Qt.AlignmentFlag.AlignBottom
        hero.addWidget(self._total, 0, bottom)
        hero.addWidget(self._of, 0, bottom)
        hero.addWidget(self._provisional, 0, bottom)
        hero.addStretch(1)
        self._of.setContentsMargins(0, 0, 0, 5)
        self._provisional.setContentsMargins(style.GRID, 0, 0, 5)
        row.addLayout(_stack(hero, self._self_part))
        row.addLayout(_stack(self._index, self._class))
        self.target_place.setSpacing(style.GRID)
        row.addLayout(_stack(self.target_place, self._gap))
        row.addLayout(self._areas, 1)
        row.addLayout(_stack(self.facts_place, self._left))

    def show_areas(self, areas: list[AreaLine]) -> None:
        """One cell for each area of the set."""
        for cell in self._cells.values():
            self._areas.removeWidget(cell)
            cell.deleteLater()
        self._cells = {}
        lines = 2 if len(areas) <= MOST_IN_TWO_LINES else 3
        columns = -(-len(areas) // lines)
        for place, (code, title, target) in enumerate(areas):
            cell = AreaCell(code, title, target)
            cell.chosen.connect(self.area_chosen)
            self._areas.addWidget(cell, place // columns, place % columns)
            self._cells[code] = cell

    def show_totals(self, totals: Totals) -> None:
        """Show what the sheet comes to."""
        self._total.setText(totals.total)
        self._total.setToolTip(totals.working)
        self._of.setText(totals.of)
        self._provisional.setText(totals.provisional)
        self._self_part.setText(totals.self_part)
        self._index.setText(totals.index)
        self._class.setText(totals.class_name)
        self._class.setToolTip(totals.class_working)
        self._left.setText(totals.left)
        self._gap.setText(totals.gap)
        self._gap.setToolTip("")
        style.set_property(self._gap, "tone", totals.gap_tone)
        for code, (words, share) in totals.areas.items():
            self._cells[code].show_score(words, share)

    def say_target_refused(self, sentence: str) -> None:
        """Say in the place of the gap why a typed target was not taken."""
        self._gap.setText(f"× {sentence}")
        self._gap.setToolTip(sentence)
        style.set_property(self._gap, "tone", "fault")


def _stack(*parts: QHBoxLayout | QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addStretch(1)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch(1)
    return column


class AreaCell(QFrame):
    """One area: code, score of maximum, and a thin bar with a tick at the target."""

    chosen = Signal(str)

    def __init__(self, code: str, title: str, target: float | None) -> None:
        super().__init__()
        self.setObjectName(f"area_{code}")
        self._code = code
        self.setToolTip(f"{code}. {title}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = style.text_label(code, name=f"area_{code}_code", strong=True)
        self._score = style.text_label(NONE, name=f"area_{code}_score")
        self._score.setMinimumWidth(self._score.fontMetrics().horizontalAdvance(WIDEST))
        self._score.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._bar = Bar(target)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.GRID)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self._score, 0, 1)
        grid.addWidget(self._bar, 1, 0, 1, 2)

    def show_score(self, words: str, share: float) -> None:
        self._score.setText(words)
        self._bar.share = share
        self._bar.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._code)


class Bar(QWidget):
    """A share of the whole, with a tick where the target stands. The figures beside it say the same."""

    def __init__(self, target: float | None) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(8)
        self.share = 0.0
        self._target = target

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = style.colours()
        painter = QPainter(self)
        track = QRect(0, 2, self.width(), 5)
        painter.fillRect(track, QColor(colours.line))
        filled = int(self.width() * min(max(self.share, 0), 1))
        painter.fillRect(QRect(0, 2, filled, 5), QColor(colours.accent))
        if self._target is not None:
            at = min(int(self.width() * self._target / 100), self.width() - 2)
            painter.fillRect(QRect(at, 0, 2, 8), QColor(colours.text))
        painter.end()
