"""What the charts of years show, as plain figures and words: for the picture, the table and the screen reader alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from parscore.ui import style
from parscore.ui.words import NONE

MOST = 4
"""How many years a picture sets side by side; more could not be told apart on a photocopy. A trend has no such end."""
_FILLS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.CrossPattern,
)
_LINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: `share` of the maximum from 0 to 1 for drawing, None where there is none; `words` as it is told."""

    share: float | None
    words: str

    @property
    def told(self) -> str:
        return self.words if self.share is not None else NONE


@dataclass(frozen=True, slots=True)
class Series:
    """A year: one point for each area, in the order of the areas."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """An area: its code and title."""

    code: str
    title: str


def fill_bar(painter: QPainter, rect: QRectF, place: int) -> None:
    """A bar of the series at a place, the latest first: by its pattern, so that it reads without colour."""
    colours = style.colours()
    colour = QColor(colours.accent if place == 0 else colours.muted)
    painter.fillRect(rect, QColor(colours.surface))
    painter.setPen(QPen(QColor(colours.accent if place == 0 else colours.edge), 1))
    painter.setBrush(QBrush(colour, _FILLS[place % MOST]))
    painter.drawRect(rect)


def line_pen(place: int) -> QPen:
    """The line of a series, by its strokes."""
    colours = style.colours()
    return QPen(
        QColor(colours.accent if place == 0 else colours.text), 2.4 if place == 0 else 1.4, _LINES[place % MOST]
    )


def mark(painter: QPainter, at: QPointF, place: int, size: float, *, hollow: bool = False) -> None:
    """A point of a series, by its shape: disc, square, triangle, diamond; hollow while it is provisional."""
    colours = style.colours()
    colour = QColor(colours.accent if place == 0 else colours.text)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(QColor(colours.surface) if hollow or place == 2 else colour)
    half = size / 2
    match place % MOST:
        case 0:
            painter.drawEllipse(at, half, half)
        case 1:
            painter.drawRect(QRectF(at.x() - half, at.y() - half, size, size))
        case 2:
            painter.drawPolygon(_shape(at, ((0, -half), (half, half), (-half, half))))
        case _:
            painter.drawPolygon(_shape(at, ((0, -half), (half, 0), (0, half), (-half, 0))))


def _shape(at: QPointF, corners: Sequence[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners])
