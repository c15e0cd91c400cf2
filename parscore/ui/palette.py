"""The search for everything, over the window: type a few letters, choose a line, Enter does it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QMainWindow,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from parscore.ui import style
from parscore.ui.palette_lines import Line, matching

Index = QModelIndex | QPersistentModelIndex
WIDTH = 680
TOP = 72
LINE_HEIGHT = 32
SHOWN_LINES, FEWEST_LINES = 12, 3
LOW_BELOW = 640
PLACEHOLDER = "Gõ vài chữ, không cần dấu: tên lệnh, mã hoặc tên tiêu chí, tên đơn vị"
NOTHING = "Không thấy mục nào. Thử ít chữ hơn, hoặc chỉ gõ mã tiêu chí."
HOW = "Mũi tên lên, xuống để chọn · Enter để mở · Esc để đóng"
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -SHOWN_LINES, Qt.Key.Key_PageDown: SHOWN_LINES}


class Palette(QFrame):
    """Lies over its window and takes the keyboard until something is chosen, Esc is pressed or focus goes elsewhere."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName("Tìm lệnh, tiêu chí")
        self.setAutoFillBackground(True)
        self._window = window
        self._lines: Sequence[Line] = ()
        self._before: QWidget | None = None
        self._search = QLineEdit()
        self._search.setObjectName("paletteSearch")
        self._search.setAccessibleName("Tìm lệnh, tiêu chí, đơn vị")
        self._search.setPlaceholderText(PLACEHOLDER)
        self._search.installEventFilter(self)
        self._search.textChanged.connect(self._on_typed)
        self._model = _Model(self)
        self._list = QListView()
        self._list.setObjectName("paletteList")
        self._list.setAccessibleName("Tìm thấy")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._run)
        self._list.installEventFilter(self)
        self._list.selectionModel().currentChanged.connect(self._announce)
        self._nothing = style.text_label(NOTHING, name="paletteNothing", tone="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING] * 4)
        column.setSpacing(style.GRID * 2)
        how = style.text_label(HOW, name="paletteHow", tone="muted")
        for widget in (self._search, self._list, self._nothing, how):
            column.addWidget(widget, 1 if widget is self._nothing else 0)
        self.hide()
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def open(self, lines: Sequence[Line]) -> None:
        """Show everything there is to choose, and wait for letters; opened again while open, it closes."""
        if self.isVisible():
            self.close_up()
            return
        self._before = QApplication.focusWidget()
        self._lines = lines
        self._search.clear()
        self._on_typed("")
        self._place()
        self.show()
        self.raise_()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)  # what is half typed in a field can wait

    def close_up(self) -> None:
        """Go away, and give the keyboard back to where it was."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        low = self._window.height() < style.scaled(LOW_BELOW)
        top = style.PADDING if low else TOP
        frame = 2 * self._list.frameWidth()
        self._list.setFixedHeight(frame)
        line = style.scaled(LINE_HEIGHT)
        room = self._window.height() - top - style.PADDING - self.sizeHint().height()
        self._list.setFixedHeight(line * max(min(room // line, SHOWN_LINES), FEWEST_LINES) + frame)
        width = min(style.scaled(WIDTH), self._window.width() - 2 * style.PADDING)
        height = min(self.sizeHint().height(), self._window.height() - top)
        self.setGeometry(QRect((self._window.width() - width) // 2, top, width, height))

    def _on_typed(self, typed: str) -> None:
        found = matching(self._lines, typed)
        self._model.show_lines(found)
        self._nothing.setVisible(not found)
        self._list.setVisible(bool(found))
        if found:
            self._list.setCurrentIndex(self._model.index(0))
            self._list.scrollToTop()

    def _move(self, by: int) -> None:
        row = max(0, min(self._model.rowCount() - 1, self._list.currentIndex().row() + by))
        self._list.setCurrentIndex(self._model.index(row))

    def _run(self, index: Index) -> None:
        chosen = self._model.line(index)
        if chosen is not None:
            self.close_up()
            chosen.act()

    def _announce(self, index: Index) -> None:
        """Say the line chosen, since the keyboard stays in the field above."""
        chosen = self._model.line(index)
        if chosen is not None and QAccessible.isActive():
            words = f"{chosen.words}, {chosen.beside}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._search, words))

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ours = enter or key == Qt.Key.Key_Escape or (key in _MOVES and not event.modifiers() & ~_KEYPAD)
        if not ours:
            opener = event.keyCombination() == _OPENER  # a field on Linux would cut off the rest of its line
            if opener and event.type() == QEvent.Type.KeyPress:
                self.close_up()
            elif opener:
                event.accept()
            return opener
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        elif enter:
            self._run(self._list.currentIndex())
        else:
            self._move(_MOVES[key])
        return True


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_OPENER = Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_K


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        return self._lines[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.words}, {line.beside}"
        return line.beside if role == Qt.ItemDataRole.UserRole else None


class _Delegate(QStyledItemDelegate):
    """The words at the left, shortened where they must be; what stands beside them at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        words, drawn.text = drawn.text, ""
        view = drawn.widget
        (view.style() if view else QApplication.style()).drawControl(
            QStyle.ControlElement.CE_ItemViewItem, drawn, painter, view
        )
        colours = style.colours()
        room = drawn.rect.adjusted(style.PADDING, 0, -style.PADDING, 0)
        beside = str(index.data(Qt.ItemDataRole.UserRole))
        metrics = drawn.fontMetrics
        painter.save()
        painter.setFont(drawn.font)
        painter.setPen(QColor(colours.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, beside)
        room.setRight(room.right() - metrics.horizontalAdvance(beside) - style.PADDING)
        painter.setPen(QColor(colours.text))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, style.scaled(LINE_HEIGHT))
