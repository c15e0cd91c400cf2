"""The list of duties as it is seen: messages wrap, headings stand out, each line ends in what can be done."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from parscore.ui import style
from parscore.ui.duty_model import DutyRole, Look
from parscore.ui.narrow import bring_into_view

Index = QModelIndex | QPersistentModelIndex
CODE_WIDTH, VERB_WIDTH, VERB_HEIGHT = 64, 132, 32
VERB_BESIDE_FROM = 720
HEADINGS_ABOVE = 2
_HEIGHTS = {Look.SEVERITY: 36, Look.AREA: 28}
_WRAP = Qt.TextFlag.TextWordWrap
_LEFT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter


class DutyDelegate(QStyledItemDelegate):
    """Draws a heading or a duty: icon, code, message with the row's title below it, verb."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, view = index.data(DutyRole.LOOK), option.widget
        if look in _HEIGHTS or not isinstance(view, QListView):
            return QSize(0, style.scaled(_HEIGHTS.get(look, 48)))
        line = QRect(0, 0, view.viewport().width(), 0)
        width = _message_rect(line).width()
        message = _height(str(index.data()), width, style.text_size())
        below = index.data(DutyRole.TITLE) or (_is_narrow(line) and index.data(DutyRole.VERB))
        title = QFontMetrics(style.font()).lineSpacing() if below else 0
        return QSize(0, max(message + title + 3 * style.GRID, style.scaled(34)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect, colours = index.data(DutyRole.LOOK), option.rect, style.colours()
        painter.save()
        painter.setFont(style.font(strong=look is Look.SEVERITY))
        if look is Look.DUTY:
            view = option.widget
            chosen = isinstance(view, QListView) and view.selectionModel().isSelected(index)
            _duty(painter, rect, index, chosen=chosen, focused=isinstance(view, QWidget) and view.hasFocus())
        else:
            painter.fillRect(rect, QColor(colours.window))
            icon = index.data(DutyRole.ICON)
            left = rect.left() + style.PADDING
            if icon:
                _icon(painter, left, rect, icon)
                left += style.ICON_SIZE + style.GRID * 2
            painter.setPen(QColor(colours.text if look is Look.SEVERITY else colours.muted))
            painter.drawText(QRect(left, rect.top(), rect.width(), rect.height()), _LEFT | _MIDDLE, str(index.data()))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def _duty(painter: QPainter, rect: QRect, index: Index, *, chosen: bool, focused: bool) -> None:
    colours = style.colours()
    if chosen:
        painter.fillRect(rect, QColor(colours.accent_soft))
        if focused:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
    _icon(painter, rect.left() + style.PADDING, rect, index.data(DutyRole.ICON))
    narrow = _is_narrow(rect)
    text = _message_rect(rect)
    code = QRect(text.left() - style.scaled(CODE_WIDTH), rect.top(), style.scaled(CODE_WIDTH), rect.height())
    painter.setPen(QColor(colours.text))
    painter.setFont(style.font(strong=True))
    painter.drawText(code, _LEFT | _MIDDLE, str(index.data(DutyRole.CODE)))
    painter.setFont(style.font())
    message, title = str(index.data()), str(index.data(DutyRole.TITLE))
    verb = index.data(DutyRole.VERB)
    high = _height(message, text.width(), style.text_size())
    line = painter.fontMetrics().lineSpacing() if title or (verb and narrow) else 0
    top = rect.top() + (rect.height() - high - line) // 2
    painter.drawText(QRect(text.left(), top, text.width(), high), _WRAP, message)
    if title:
        painter.setPen(QColor(colours.muted))
        wide = verb_rect(rect).left() - style.GRID - text.left() if verb else text.width()
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(text.left(), top + high, wide, line), _LEFT, shown)
    if verb:
        painter.setPen(QColor(colours.accent))
        place = verb_rect(rect)
        if narrow:
            place.setTop(top + high)
            place.setHeight(line)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | _MIDDLE, f"{verb} ▸")


def _icon(painter: QPainter, left: int, rect: QRect, icon: tuple[str, str]) -> None:
    size = style.ICON_SIZE
    style.icon(*icon).paint(painter, QRect(left, rect.center().y() - size // 2, size, size))


def _is_narrow(rect: QRect) -> bool:
    """Whether a verb beside the message would take too much of it; it stands below it then."""
    return rect.width() < style.scaled(VERB_BESIDE_FROM)


def _message_rect(rect: QRect) -> QRect:
    left = style.PADDING + style.ICON_SIZE + style.GRID * 2 + style.scaled(CODE_WIDTH)
    verb = 0 if _is_narrow(rect) else style.scaled(VERB_WIDTH)
    return rect.adjusted(left, 0, -verb - style.PADDING, 0)


def verb_rect(rect: QRect) -> QRect:
    """Where on a line its verb stands."""
    wide = style.scaled(VERB_WIDTH)
    high = min(style.scaled(VERB_HEIGHT), rect.height()) if _is_narrow(rect) else rect.height()
    return QRect(rect.right() - wide - style.PADDING, rect.bottom() + 1 - high, wide, high)


@lru_cache(maxsize=2048)
def _height(text: str, width: int, text_size: int) -> int:
    """How high a text stands when wrapped; the size is asked for because all else depends on it."""
    return QFontMetrics(style.font()).boundingRect(QRect(0, 0, max(width, 1), 10_000), _WRAP, text).height()


class DutyList(QListView):
    """Says which line was opened: by Enter, a double click, or a click on its verb."""

    opened = Signal(QModelIndex)
    _whole = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duties")
        self.setAccessibleName("Việc cần làm, nên xem và lưu ý")
        self.setItemDelegate(DutyDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its coming would wrap all lines anew
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self.opened)

    def be_whole(self, on: bool) -> None:
        """Show all lines at once, where the page around the list scrolls in its stead."""
        if self._whole == on:
            return
        self._whole = on
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOff if on else policies.ScrollBarAlwaysOn)
        self.setMinimumHeight(0)
        self.scheduleDelayedItemsLayout()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if self._whole:
            self.setMinimumHeight(self.contentsSize().height() + 2 * self.frameWidth())

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        if self._whole and self.hasFocus():
            first = self.model().index(0, 0) if now.row() <= HEADINGS_ABOVE else now
            bring_into_view(self.viewport(), self.visualRect(first).united(self.visualRect(now)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        pointing = self._on_verb(event).isValid()
        shape = Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self._on_verb(event)
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(index)

    def _on_verb(self, event: QMouseEvent) -> QModelIndex:
        """The line whose verb is under the mouse."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.data(DutyRole.VERB) or not verb_rect(self.visualRect(index)).contains(place):
            return QModelIndex()
        return index

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
