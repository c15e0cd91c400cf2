"""One page as it is painted: paper, its picture or why there is none, and the places that were found."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from parscore.ui import style
from parscore.ui.preview.page_store import Drawn

INK, FOUND, CURRENT, CURRENT_EDGE = "#3f4750", "#fff0a0", "#ffb84d", "#9a5b00"
_WORDS = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
Boxes = Sequence[QRectF]


def paint_page(painter: QPainter, box: QRect, drawn: Drawn | None, words: str) -> None:
    """Paper stays white in dark windows: it is a picture of what is printed."""
    painter.fillRect(box, Qt.GlobalColor.white)
    if drawn is not None:
        size, clip = drawn.wanted.size, drawn.wanted.clip
        across, down = box.width() / size[0], box.height() / size[1]
        place = QRectF(box.x() + clip[0] * across, box.y() + clip[1] * down, clip[2] * across, clip[3] * down)
        painter.drawImage(place, drawn.image)
    elif words:
        painter.setPen(QColor(INK))
        painter.drawText(box.adjusted(*_ROOM), _WORDS, words)
    painter.setPen(QPen(QColor(style.colours().line)))
    painter.drawRect(box.adjusted(0, 0, -1, -1))


def paint_hits(painter: QPainter, places: Iterable[tuple[Boxes, bool]]) -> None:
    """Places as with a marker; the current one has an edge as well."""
    for boxes, current in places:
        for box in boxes:
            at = box.adjusted(-1, -1, 1, 1)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(at, QColor(CURRENT if current else FOUND))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            if current:
                painter.setPen(QPen(QColor(CURRENT_EDGE), 2))
                painter.drawRect(at)


def on_page(box: QRectF, turn: int, page: QRect) -> QRectF:
    """A box in parts of the upright page, where the turned page stands."""
    for _ in range(turn):
        box = QRectF(1 - box.y() - box.height(), box.x(), box.height(), box.width())
    return QRectF(
        page.x() + box.x() * page.width(),
        page.y() + box.y() * page.height(),
        box.width() * page.width(),
        box.height() * page.height(),
    )


_ROOM = (16, 16, -16, -16)
