"""Areas over years as grouped bars, the latest year first; each bar carries its year and its figure."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from parscore.ui import style
from parscore.ui.years.series import MOST, Axis, Series, fill_bar

NAME = "Biểu đồ cột: các lĩnh vực qua các năm, theo % điểm tối đa"
_BAR, _BETWEEN, _AFTER = 15, 3, 12
_CODE, _TITLE, _YEAR, _FIGURE = 34, 250, 46, 150
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class BarsChart(QWidget):
    """Grows downwards with the areas; stands in a place that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("yearBars")
        self.setAccessibleName(NAME)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._axes: Sequence[Axis] = ()
        self._series: Sequence[Series] = ()

    def show_series(self, axes: Sequence[Axis], series: Sequence[Series]) -> None:
        """Show the years given, the latest first; no more than fit to be told apart."""
        self._axes, self._series = axes, series[:MOST]
        self.setAccessibleDescription(told(axes, self._series))
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(style.scaled(_CODE + _YEAR + _FIGURE + 300), len(self._axes) * self._group())

    def _group(self) -> int:
        return max(len(self._series) * style.scaled(_BAR + _BETWEEN), style.scaled(40)) + style.scaled(_AFTER)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = style.colours()
        code, year, figure = style.scaled(_CODE), style.scaled(_YEAR), style.scaled(_FIGURE)
        title = min(style.scaled(_TITLE), self.width() // 4)
        left = code + title + year
        wide = max(self.width() - left - figure, 40)
        for place, axis in enumerate(self._axes):
            top = place * self._group()
            painter.setPen(QColor(colours.text))
            painter.setFont(style.font(strong=True))
            high = self._group() - style.scaled(_AFTER)
            painter.drawText(
                QRect(0, top, code, high), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, axis.code
            )
            painter.setFont(style.font())
            box = QRect(code, top, title - style.GRID * 2, high)
            painter.drawText(box, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, _short(axis.title, box))
            for row, one in enumerate(self._series):
                self._bar(painter, one, place, row, QRect(left, top + row * style.scaled(_BAR + _BETWEEN), wide, 0))
        painter.end()

    def _bar(self, painter: QPainter, series: Series, place: int, row: int, at: QRect) -> None:
        colours = style.colours()
        high = style.scaled(_BAR)
        year = style.scaled(_YEAR)
        painter.setPen(QColor(colours.text if row == 0 else colours.muted))
        painter.setFont(style.font(9, strong=row == 0))
        painter.drawText(QRect(at.left() - year, at.top(), year - style.GRID, high), _MIDDLE, series.name)
        point = series.points[place]
        if point.share is not None:
            fill_bar(painter, QRectF(at.left() + 0.5, at.top() + 1.5, max(at.width() * point.share, 1), high - 3), row)
        begin = at.left() + (at.width() * point.share if point.share is not None else 0)
        painter.setPen(QColor(colours.text if row == 0 else colours.muted))
        box = QRect(int(begin) + style.GRID * 2, at.top(), style.scaled(_FIGURE) - style.GRID * 2, high)
        painter.drawText(box, _MIDDLE, point.words)


def _short(text: str, box: QRect) -> str:
    """As much of a title as two lines hold."""
    metrics = QFontMetrics(style.font())
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width() * 1.8))


def told(axes: Sequence[Axis], series: Sequence[Series]) -> str:
    """The same figures in words, for those who do not see the picture."""
    return "; ".join(
        f"{axis.code} {axis.title}: " + ", ".join(f"{one.name} {one.points[place].words}" for one in series)
        for place, axis in enumerate(axes)
    )
