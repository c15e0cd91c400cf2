"""How a cell of the table is drawn and typed into."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from parscore.intake.cell import Cell
from parscore.ui import style
from parscore.ui.table_model import TableModel, TableRole

Index = QModelIndex | QPersistentModelIndex
NOTE_SIZE = QSize(320, 96)
NO_OPTION = "Chưa chọn"
OPTIONS_WIDTH = 320
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = {
    Qt.Key.Key_Tab: QStyledItemDelegate.EndEditHint.EditNextItem,
    Qt.Key.Key_Backtab: QStyledItemDelegate.EndEditHint.EditPreviousItem,
}


class CellDelegate(QStyledItemDelegate):
    """Names in an empty cell what belongs there; `next_wanted`: Enter ended the typing; `block_pasted`: a block was
    pasted while typing in one cell.
    """

    next_wanted = Signal()
    block_pasted = Signal()
    _stepping = False

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        colours, roles = style.colours(), QPalette.ColorRole
        option.palette.setColor(roles.Highlight, QColor(colours.accent_soft))
        option.palette.setColor(roles.HighlightedText, option.palette.color(roles.Text))
        if not option.text and (placeholder := index.data(TableRole.PLACEHOLDER)):
            option.text = placeholder
            option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            option.palette.setColor(roles.Text, QColor(colours.faint))
            option.palette.setColor(roles.HighlightedText, QColor(colours.faint))
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if focused:
            painter.save()
            painter.setPen(QPen(QColor(style.colours().accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, TableModel)
        cell = model.cell(index)
        assert cell is not None
        editor = self._editor(parent, cell, _text(index), note=index.column() >= model.grid.note)
        editor.setObjectName("cellEditor")
        editor.setAccessibleName(f"{index.data(TableRole.CODE)} {cell.label}")
        editor.setAccessibleDescription(str(index.data(Qt.ItemDataRole.ToolTipRole)) if index.data() else cell.hint)
        return editor

    def _editor(self, parent: QWidget, cell: Cell, text: str, *, note: bool) -> QWidget:
        if cell.options and (not text or text in cell.options):
            box = QComboBox(parent)
            box.setAccessibleIdentifier("cellEditor")
            box.addItem(NO_OPTION, "")
            for place, option in enumerate(cell.options, start=1):  # its number is the key that chooses it
                box.addItem(f"{place}. {option}", option)
                box.setItemData(place, option, Qt.ItemDataRole.ToolTipRole)
            box.activated.connect(lambda _place=0: self._on_activated(box))
            if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
                QTimer.singleShot(0, box, box.showPopup)
            return box
        if note:
            lines = QPlainTextEdit(parent)
            lines.setTabChangesFocus(True)
            return lines
        line = QLineEdit(parent)
        line.setFrame(False)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = _text(index)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(text), 0))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            text = str(editor.currentData())
        elif isinstance(editor, QPlainTextEdit):
            text = editor.toPlainText()
        else:
            assert isinstance(editor, QLineEdit)
            text = editor.text()
        if text != _text(index):
            model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            place.setSize(place.size().expandedTo(NOTE_SIZE))
            place.moveRight(option.rect.right())
        elif isinstance(editor, QComboBox):
            place.setWidth(max(place.width(), style.scaled(OPTIONS_WIDTH)))
        if (parent := editor.parentWidget()) is not None:
            place.moveBottom(min(place.bottom(), parent.height()))
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            self._stepping = isinstance(editor, QComboBox)
            QTimer.singleShot(0, self, self._stop_stepping)
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in _ENTER and not (shifted and isinstance(editor, QPlainTextEdit)):
                self._done(editor)
                self.next_wanted.emit()
                return True
            if event.key() in _TABS and isinstance(editor, QPlainTextEdit):  # which would hand the keyboard on itself
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, _TABS[Qt.Key(event.key())])
                return True
            if event.matches(QKeySequence.StandardKey.Paste) and _is_block():
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
                self.block_pasted.emit()
                return True
        return super().eventFilter(editor, event)

    def _stop_stepping(self) -> None:
        self._stepping = False

    def _on_activated(self, box: QComboBox) -> None:
        """What is picked from the open list is meant; a key in the closed box only steps through the options."""
        if not self._stepping:
            self._done(box)

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _text(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.EditRole) or "")


def _is_block() -> bool:
    text = QGuiApplication.clipboard().text()
    return "\t" in text or "\n" in text.rstrip("\r\n")
