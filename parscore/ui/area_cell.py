"""One area in the strip of totals: its score, and a thin bar."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from parscore.ui import style

NONE = "–"
WIDEST = "00,00/00"


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
        self._widen()
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

    def _widen(self) -> None:
        """Room for the longest figures, so that nothing moves while they change."""
        self._score.setMinimumWidth(self._score.fontMetrics().horizontalAdvance(WIDEST))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widen()

    def show_score(self, words: str, share: float) -> None:
        self._score.setText(words)
        if self._bar.share != share:  # an edit moves one area, and painting all of them takes longer than scoring
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
