"""The index of a unit over the years as a line; years that cannot be compared are not joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from parscore.ui import style
from parscore.ui.years.series import MOST, line_pen, mark

NAME = "Biểu đồ xu hướng: tổng điểm qua các năm, theo % điểm tối đa"
_LEFT, _RIGHT, _TOP, _BELOW = 56, 150, 30, 46
_MARK = 10
_LOOSE = Qt.PenStyle.DotLine
LOOSE_WORDS = "Nét chấm: hai năm không cùng bộ tiêu chí, chỉ so được tỷ lệ % chung; không nối: không so được."


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year of a line. `joined` tells whether it can be compared with the point before, and `alike` whether both
    were scored by one set; `hollow` marks figures that are provisional or not the program's own; `note` stands below
    the year.
    """

    year: int
    share: float | None
    words: str
    joined: bool = True
    alike: bool = True
    hollow: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """A line with its name: the unit's own, or that of a unit merged into it."""

    name: str
    points: tuple[TrendPoint, ...]


class TrendChart(QWidget):
    """The years from left to right; the scale from the ten below the lowest figure to 100 %."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("yearTrend")
        self.setAccessibleName(NAME)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(style.scaled(420), style.scaled(220))
        self._trends: Sequence[Trend] = ()

    def show_trends(self, trends: Sequence[Trend]) -> None:
        """The unit's own line first."""
        self._trends = trends[:MOST]
        self.setAccessibleDescription(
            "; ".join(f"{one.name}: " + ", ".join(f"{p.year} {p.words}" for p in one.points) for one in trends)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(style.scaled(520), style.scaled(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        years = sorted({point.year for one in self._trends for point in one.points})
        if not years:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(
            style.scaled(_LEFT),
            style.scaled(_TOP),
            max(self.width() - style.scaled(_LEFT + _RIGHT), 60),
            max(self.height() - style.scaled(_TOP + _BELOW), 60),
        )
        lowest = self._lowest()
        self._scale(painter, ground, lowest)
        places = {year: ground.left() + self._across(years, year) * ground.width() for year in years}
        self._years(painter, ground, places)
        for place in reversed(range(len(self._trends))):
            self._line(painter, ground, lowest, places, place)
        painter.end()

    def _lowest(self) -> float:
        shares = [p.share for one in self._trends for p in one.points if p.share is not None]
        return max(int(min(shares, default=0.0) * 10 - 0.5), 0) / 10

    def _across(self, years: list[int], year: int) -> float:
        span = years[-1] - years[0]
        return (year - years[0]) / span * 0.9 + 0.06 if span else 0.5

    def _height(self, ground: QRectF, lowest: float, share: float) -> float:
        return ground.bottom() - (share - lowest) / (1 - lowest) * ground.height()

    def _scale(self, painter: QPainter, ground: QRectF, lowest: float) -> None:
        colours = style.colours()
        painter.setFont(style.font(9))
        step = 10 if lowest >= 0.5 else 20
        for percent in range(round(lowest * 100), 101, step):
            high = self._height(ground, lowest, percent / 100)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(ground.left(), high), QPointF(ground.right(), high))
            painter.setPen(QColor(colours.muted))
            box = QRectF(0, high - 10, ground.left() - style.GRID * 2, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{percent} %")

    def _years(self, painter: QPainter, ground: QRectF, places: dict[int, float]) -> None:
        colours = style.colours()
        notes = {point.year: point.note for point in self._trends[0].points}
        each = ground.width() / max(len(places), 1)
        for year, across in places.items():
            painter.setPen(QColor(colours.text))
            painter.setFont(style.font(strong=True))
            painter.drawText(
                QRectF(across - each / 2, ground.bottom() + 6, each, 20), Qt.AlignmentFlag.AlignCenter, f"{year}"
            )
            painter.setPen(QColor(colours.muted))
            painter.setFont(style.font(9))
            short = QFontMetrics(style.font(9)).elidedText(notes.get(year, ""), Qt.TextElideMode.ElideRight, int(each))
            painter.drawText(
                QRectF(across - each / 2, ground.bottom() + 25, each, 18), Qt.AlignmentFlag.AlignCenter, short
            )

    def _line(self, painter: QPainter, ground: QRectF, lowest: float, places: dict[int, float], place: int) -> None:
        before: QPointF | None = None
        trend = self._trends[place]
        ends: QPointF | None = None
        for point in trend.points:
            if point.share is None:
                before = None
                continue
            at = QPointF(places[point.year], self._height(ground, lowest, point.share))
            if before is not None and point.joined:
                painter.setPen(line_pen(place) if point.alike else QPen(QColor(style.colours().muted), 1.2, _LOOSE))
                painter.drawLine(before, at)
            before = ends = at
        for point in trend.points:
            if point.share is not None:
                at = QPointF(places[point.year], self._height(ground, lowest, point.share))
                mark(painter, at, place, style.scaled(_MARK), hollow=point.hollow)
                self._figure(painter, at, point.words, place)
        if ends is not None:
            painter.setPen(QColor(style.colours().text))
            painter.setFont(style.font(9, strong=place == 0))
            box = QRectF(ends.x() + style.scaled(36), ends.y() - 18, self.width() - ends.x() - style.scaled(38), 36)
            painter.drawText(box, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, trend.name)

    def _figure(self, painter: QPainter, at: QPointF, words: str, place: int) -> None:
        painter.setPen(QColor(style.colours().text))
        painter.setFont(style.font(9, strong=place == 0))
        high = at.y() - style.scaled(24) if place == 0 else at.y() + style.scaled(7)
        painter.drawText(QRectF(at.x() - 60, high, 120, 17), Qt.AlignmentFlag.AlignCenter, words)
