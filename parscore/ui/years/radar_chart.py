"""Areas over years as a radar: one corner for each area, one line for each year."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from parscore.ui import style
from parscore.ui.years.bars_chart import told
from parscore.ui.years.series import MOST, Axis, Series, line_pen, mark

NAME = "Biểu đồ mạng nhện: các lĩnh vực qua các năm, theo % điểm tối đa"
LEAST = 3
_RINGS = (25, 50, 75, 100)
_MARK = 9


class RadarChart(QWidget):
    """An area without a figure leaves its corner open: the line stops there rather than fall to nought."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("yearRadar")
        self.setAccessibleName(NAME)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(style.scaled(360), style.scaled(220))
        self._axes: Sequence[Axis] = ()
        self._series: Sequence[Series] = ()

    def show_series(self, axes: Sequence[Axis], series: Sequence[Series]) -> None:
        self._axes, self._series = axes, series[:MOST]
        self.setAccessibleDescription(told(axes, self._series))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(style.scaled(420), style.scaled(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(style.font())
        radius = max(min(self.width() - style.scaled(260), self.height() - 4 * metrics.height()) / 2, 40)
        middle = QPointF((self.width() - style.scaled(120)) / 2, self.height() / 2)
        if len(self._axes) >= LEAST:
            self._net(painter, middle, radius)
            for place in reversed(range(len(self._series))):
                self._line(painter, middle, radius, place)
        self._key(painter)
        painter.end()

    def _corner(self, middle: QPointF, radius: float, place: int) -> QPointF:
        angle = 2 * pi * place / len(self._axes) - pi / 2
        return QPointF(middle.x() + radius * cos(angle), middle.y() + radius * sin(angle))

    def _net(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        colours = style.colours()
        count = len(self._axes)
        for ring in _RINGS:
            painter.setPen(QPen(QColor(colours.edge if ring == 100 else colours.line), 1))
            corners = [self._corner(middle, radius * ring / 100, place % count) for place in range(count + 1)]
            for one, other in pairwise(corners):
                painter.drawLine(one, other)
        painter.setFont(style.font(9))
        for ring in (50, 100):
            painter.setPen(QColor(colours.muted))
            at = self._corner(middle, radius * ring / 100, 0)
            painter.drawText(QPointF(at.x() - style.scaled(40), at.y() + 5), f"{ring} %")
        painter.setFont(style.font(strong=True))
        for place, axis in enumerate(self._axes):
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(middle, self._corner(middle, radius, place))
            painter.setPen(QColor(colours.text))
            at = self._corner(middle, radius + style.scaled(18), place)
            box = QRectF(at.x() - 60, at.y() - 12, 120, 24)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, axis.code)

    def _line(self, painter: QPainter, middle: QPointF, radius: float, place: int) -> None:
        points = self._series[place].points
        corners = [
            None if point.share is None else self._corner(middle, radius * point.share, axis)
            for axis, point in enumerate(points)
        ]
        painter.setPen(line_pen(place))
        for one, other in pairwise([*corners, corners[0]]):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        for at in corners:
            if at is not None:
                mark(painter, at, place, style.scaled(_MARK))

    def _key(self, painter: QPainter) -> None:
        """The years, drawn as they are drawn in the net."""
        colours = style.colours()
        wide, high = style.scaled(40), style.scaled(26)
        left = self.width() - style.scaled(120)
        for place, one in enumerate(self._series):
            middle = place * high + high / 2
            painter.setPen(line_pen(place))
            painter.drawLine(QPointF(left, middle), QPointF(left + wide, middle))
            mark(painter, QPointF(left + wide / 2, middle), place, style.scaled(_MARK))
            painter.setPen(QColor(colours.text))
            painter.setFont(style.font(strong=place == 0))
            box = QRectF(left + wide + style.GRID * 2, place * high, style.scaled(70), high)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, one.name)
