"""The list of duties as it is seen: messages wrap, headings stand out, each line ends in what can be done."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from parscore.ui import style
from parscore.ui.duty_model import DutyRole, Look

Index = QModelIndex | QPersistentModelIndex
CODE_WIDTH, VERB_WIDTH = 64, 132
_HEIGHTS = {Look.SEVERITY: 36, Look.AREA: 28}
_WRAP = Qt.TextFlag.TextWordWrap
_LEFT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter


class DutyDelegate(QStyledItemDelegate):
    """Draws a heading or a duty: icon, code, message with the row's title below it, verb."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, view = index.data(DutyRole.LOOK), option.widget
        if look in _HEIGHTS or not isinstance(view, QListView):
            return QSize(0, style.scaled(_HEIGHTS.get(look, 48)))
        width = _text_rect(QRect(0, 0, view.viewport().width(), 0)).width()
        message = _height(str(index.data()), width, style.text_size())
        title = QFontMetrics(style.font()).lineSpacing() if index.data(DutyRole.TITLE) else 0
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
    text = _text_rect(rect)
    code = QRect(text.left() - style.scaled(CODE_WIDTH), rect.top(), style.scaled(CODE_WIDTH), rect.height())
    painter.setPen(QColor(colours.text))
    painter.setFont(style.font(strong=True))
    painter.drawText(code, _LEFT | _MIDDLE, str(index.data(DutyRole.CODE)))
    painter.setFont(style.font())
    message, title = str(index.data()), str(index.data(DutyRole.TITLE))
    high = _height(message, text.width(), style.text_size())
    line = painter.fontMetrics().lineSpacing() if title else 0
    top = rect.top() + (rect.height() - high - line) // 2
    painter.drawText(QRect(text.left(), top, text.width(), high), _WRAP, message)
    if title:
        painter.setPen(QColor(colours.muted))
        below = QRect(text.left(), top + high, text.width(), line)
        painter.drawText(
            below, _LEFT, painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, text.width())
        )
    if verb := index.data(DutyRole.VERB):
        painter.setPen(QColor(colours.accent))
        painter.drawText(verb_rect(rect), Qt.AlignmentFlag.AlignRight | _MIDDLE, f"{verb} ▸")


def _icon(painter: QPainter, left: int, rect: QRect, icon: tuple[str, str]) -> None:
    size = style.ICON_SIZE
    style.icon(*icon).paint(painter, QRect(left, rect.center().y() - size // 2, size, size))


def _text_rect(rect: QRect) -> QRect:
    left = style.PADDING + style.ICON_SIZE + style.GRID * 2 + style.scaled(CODE_WIDTH)
    return rect.adjusted(left, 0, -style.scaled(VERB_WIDTH) - style.PADDING, 0)


def verb_rect(rect: QRect) -> QRect:
    """Where on a line its verb stands."""
    wide = style.scaled(VERB_WIDTH)
    return QRect(rect.right() - wide - style.PADDING, rect.top(), wide, rect.height())


@lru_cache(maxsize=2048)
def _height(text: str, width: int, text_size: int) -> int:
    """How high a text stands when wrapped; the size is asked for because all else depends on it."""
    return QFontMetrics(style.font()).boundingRect(QRect(0, 0, max(width, 1), 10_000), _WRAP, text).height()


class DutyList(QListView):
    """Says which line was opened: by Enter, a double click, or a click on its verb."""

    opened = Signal(QModelIndex)

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
