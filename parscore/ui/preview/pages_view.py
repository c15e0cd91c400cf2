"""Pages below one another, to scroll, page through and magnify. Only those in view are drawn and kept."""

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from parscore.ui import style
from parscore.ui.preview.page_column import MARGIN, PageColumn, Size, scale_to_fit
from parscore.ui.preview.page_painting import Boxes, on_page, paint_hits, paint_page
from parscore.ui.preview.page_store import PageStore, Wanted

LEAST, MOST = 0.1, 8.0
STEP = 1.2
LINE = 48


class Fit(Enum):
    """How the scale follows the room: not at all, to the width of a page, to a whole page."""

    NONE = "none"
    WIDTH = "width"
    PAGE = "page"


class PagesView(QAbstractScrollArea):
    """Asks by `wanted` for one part at a time, to be answered by `take` or `take_words`.

    `moved` tells of the page in view, `scaled` of the scale.
    """

    wanted = Signal(object)
    moved = Signal(int)
    scaled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewPages")
        self.setAccessibleName("Các trang của tài liệu")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fit = Fit.WIDTH
        self.scale = 1.0
        self.turn = 0
        self.page = 0
        self.store = PageStore()
        self._sizes: list[Size] = []
        self._column = PageColumn((), 1.0, 0)
        self._hits: Mapping[int, Sequence[Boxes]] = {}
        self._hit: tuple[int, int] | None = None
        self._dragged: QPoint | None = None
        self._arranging = False
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._on_scrolled())
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._on_scrolled())

    @property
    def count(self) -> int:
        return len(self._sizes)

    def show_pages(self, sizes: Sequence[Size]) -> None:
        """Show other pages, from the first, upright, to the width."""
        self.store.clear()
        self._hits, self._hit = {}, None
        self.fit, self.turn, self.page = Fit.WIDTH, 0, 0
        self._sizes = list(sizes)
        self.verticalScrollBar().setValue(0)
        self._arrange()
        self.moved.emit(0)

    def resize_pages(self, first: int, sizes: Sequence[Size]) -> None:
        """Pages from one on have other sizes than was thought; what is in view stays."""
        if list(sizes) != self._sizes[first : first + len(sizes)]:
            place = self._place(QPointF())
            self._sizes[first : first + len(sizes)] = sizes
            self._arrange()
            self._return(place, QPointF())

    def take(self, wanted: Wanted, image: QImage) -> None:
        """The picture of a part that was wanted."""
        self.store.take(wanted, image)
        self.viewport().update()
        self._ask()

    def take_words(self, wanted: Wanted, words: str) -> None:
        """The sentence why a part could not be drawn."""
        self.store.take_words(wanted, words)
        self.viewport().update()
        self._ask()

    def show_hits(self, hits: Mapping[int, Sequence[Boxes]], current: tuple[int, int] | None) -> None:
        """Mark places on pages, in parts of a page; the current one (page, place) stands out."""
        self._hits, self._hit = hits, current
        self.viewport().update()

    def bring_hit(self) -> None:
        """Scroll to the current place, unless it is in view."""
        if self._hit is None:
            return
        page, number = self._hit
        at = on_page(self._hits[page][number][0], self.turn, self._box(page)).center()
        view = self.viewport().rect()
        if not view.adjusted(LINE, LINE, -LINE, -LINE).contains(at.toPoint()):
            self._scroll_by(at - QPointF(view.center()))
        self._tell_page(page)

    def go_to(self, page: int) -> None:
        """Bring the top of a page into view; a number beyond the last is the last."""
        if self._sizes:
            page = min(max(page, 0), self.count - 1)
            self.verticalScrollBar().setValue(self._column.place(page, 0).top() - MARGIN)
            self._tell_page(page)

    def rotate(self) -> None:
        """Turn all pages by a quarter; the page in view stays."""
        page = self.page
        self.turn = (self.turn + 1) % 4
        self._arrange()
        self.go_to(page)

    def fit_to(self, fit: Fit) -> None:
        """Let the scale follow the room."""
        page = self.page
        self.fit = fit
        self._arrange()
        self.go_to(page)

    def zoom_to(self, scale: float, around: QPointF | None = None) -> None:
        """Magnify to a scale, a point of the view staying where it is."""
        around = QPointF(self.viewport().rect().center()) if around is None else around
        place = self._place(around)
        self.fit = Fit.NONE
        self.scale = min(max(scale, LEAST), MOST)
        self._arrange()
        self._return(place, around)

    def zoom_by(self, steps: float, around: QPointF | None = None) -> None:
        """Magnify, or with negative steps make smaller."""
        self.zoom_to(self.scale * STEP**steps, around)

    def _arrange(self) -> None:
        """Work out the scale and where pages stand. Room for the bar is always kept, or fitting would make it flit."""
        if self.fit is not Fit.NONE and self._sizes:
            room = self.maximumViewportSize() - QSize(self.verticalScrollBar().sizeHint().width(), 0)
            size = self._sizes[min(self.page, self.count - 1)]
            fitting = scale_to_fit(size, self.turn, room, whole=self.fit is Fit.PAGE)
            self.scale = min(max(fitting, LEAST), MOST)
        self._column = PageColumn(self._sizes, self.scale, self.turn)
        room, whole = self.viewport().size(), self._column.whole
        self._arranging = True
        for bar, length, space in (
            (self.verticalScrollBar(), whole.height(), room.height()),
            (self.horizontalScrollBar(), whole.width(), room.width()),
        ):
            bar.setRange(0, max(length - space, 0))
            bar.setPageStep(space)
            bar.setSingleStep(LINE)
        if self.fit is not Fit.NONE:  # pages stand about the middle of the widest, which may stick out on both sides
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)
        self._arranging = False
        self.scaled.emit()
        self.viewport().update()
        self._ask()

    def _place(self, around: QPointF) -> tuple[int, float, float]:
        """The page at a point of the view, and where on it, in parts of its size."""
        if not self._sizes:
            return 0, 0.0, 0.0
        page = self._column.page_at(self.verticalScrollBar().value() + round(around.y()))
        box = self._box(page)
        return page, (around.x() - box.x()) / box.width(), (around.y() - box.y()) / box.height()

    def _return(self, place: tuple[int, float, float], around: QPointF) -> None:
        if self._sizes:
            box = self._box(place[0])
            self._scroll_by(QPointF(box.topLeft()) + _share(box, *place[1:]) - around)
            self._on_scrolled()

    def _scroll_by(self, way: QPointF) -> None:
        for bar, far in ((self.horizontalScrollBar(), way.x()), (self.verticalScrollBar(), way.y())):
            bar.setValue(bar.value() + round(far))

    def _in_view(self) -> range:
        top = self.verticalScrollBar().value()
        return self._column.pages_between(top, top + self.viewport().height())

    def _box(self, page: int) -> QRect:
        place = self._column.place(page, self.viewport().width())
        return place.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _on_scrolled(self) -> None:
        if self._arranging:
            return
        self.viewport().update()
        if self._sizes:
            self._tell_page(self._column.page_at(self.verticalScrollBar().value() + self.viewport().height() // 3))
        self._ask()

    def _tell_page(self, page: int) -> None:
        if page != self.page:
            self.page = page
            self.moved.emit(page)

    def _ask(self) -> None:
        """Let go of pages far away, and ask for the first part that is not there as it should be."""
        if not self._sizes or not self.isVisible():
            return
        pages = self._in_view()
        near = range(max(pages.start - 1, 0), min(pages.stop + 1, self.count))
        self.store.keep_only(near)
        view, fine = self.viewport().rect(), self.devicePixelRatioF()
        wanted = self.store.next_wanted(
            dict.fromkeys((*pages, *near)),
            lambda page: self.store.part(page, self.turn, self._box(page), view, fine),
        )
        if wanted is not None:
            self.wanted.emit(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(style.colours().window))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_view():
            box = self._box(page)
            drawn = self.store.drawn.get(page)
            upright = drawn is not None and drawn.wanted.turn == self.turn
            paint_page(painter, box, drawn if upright else None, self.store.words.get(page, ""))
            hits = enumerate(self._hits.get(page, ()))
            paint_hits(
                painter,
                (
                    ([on_page(one, self.turn, box) for one in boxes], self._hit == (page, number))
                    for number, boxes in hits
                ),
            )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._place(QPointF())
        self._arrange()
        self._return(place, QPointF())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to(self.page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to(self.page - 1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(self.count - 1)
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep() - LINE)
            case key if key in _WAYS:
                self._scroll_by(_WAYS[key])
            case _:
                event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            here = event.position().toPoint()
            self._scroll_by(QPointF(self._dragged - here))
            self._dragged = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self.viewport().unsetCursor()


_WAYS: dict[int, QPointF] = {
    Qt.Key.Key_Down: QPointF(0, LINE),
    Qt.Key.Key_Up: QPointF(0, -LINE),
    Qt.Key.Key_Right: QPointF(LINE, 0),
    Qt.Key.Key_Left: QPointF(-LINE, 0),
}


def _share(box: QRect, across: float, down: float) -> QPointF:
    return QPointF(across * box.width(), down * box.height())
