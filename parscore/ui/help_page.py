"""The window of help: headings at the left, the text beside, a field to find words. It stands beside the work."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from parscore.scoring.text import fold, nfc
from parscore.ui import style
from parscore.ui.dialog_frame import keep_on_screen
from parscore.ui.help_browser import HelpBrowser
from parscore.ui.help_text import TITLE

SIZE = (900, 640)
HEADINGS_WIDTH = 264
NOT_FOUND = "Không thấy"


class HelpPage(QWidget):
    """Shows text it is given; nothing is loaded from anywhere, nothing is remembered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setObjectName("help")
        self.setWindowTitle(TITLE)
        self.resize(*SIZE)
        keep_on_screen(self)
        self.text = HelpBrowser()
        self.search = QLineEdit()
        self.search.setObjectName("helpSearch")
        self.search.setAccessibleName("Tìm trong trang hướng dẫn")
        self.search.setPlaceholderText("Tìm trong trang này (không cần dấu), Enter: chỗ tiếp theo")
        self.search.setClearButtonEnabled(False)
        self.search.textEdited.connect(lambda _: self._find(again=False))
        self.search.returnPressed.connect(lambda: self._find(again=True))
        self._told = style.text_label(name="helpTold", tone="muted")
        self._headings = QListWidget()
        self._headings.setObjectName("helpHeadings")
        self._headings.setAccessibleName("Các phần")
        self._headings.setFixedWidth(HEADINGS_WIDTH)
        self._headings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._headings.setWordWrap(True)
        self._headings.currentItemChanged.connect(self._go_to)
        close = QPushButton("Đóng")
        close.setObjectName("close")
        close.setAccessibleName("Đóng")
        close.clicked.connect(lambda _checked=False: self.close())
        head = QHBoxLayout()
        head.setSpacing(style.GRID * 2)
        for widget in (self.search, self._told, close):
            head.addWidget(widget, widget is self.search)
        body = QHBoxLayout()
        body.setSpacing(style.PADDING)
        body.addWidget(self._headings)
        body.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING] * 4)
        column.setSpacing(style.PADDING)
        column.addLayout(head)
        column.addLayout(body, 1)

    def show_text(self, markdown: str) -> None:
        """Show a page from its beginning, ready for a word to be found."""
        self.text.show_markdown(markdown)
        self._told.clear()
        self.search.clear()
        self._headings.blockSignals(True)
        self._headings.clear()
        for words, place in self.text.headings():
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, place)
            self._headings.addItem(item)
        self._headings.blockSignals(False)
        self.search.setFocus()

    def _go_to(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            cursor = self.text.textCursor()
            cursor.setPosition(item.data(Qt.ItemDataRole.UserRole))
            self.text.setTextCursor(cursor)
            place = self.text.cursorRect().top()
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + place - style.GRID)

    def _find(self, *, again: bool) -> None:
        """Mark the next place with these letters, accents or not; round from the end to the beginning."""
        wanted = fold(nfc(self.search.text())).strip()
        cursor = self.text.textCursor()
        if not wanted:
            cursor.clearSelection()
            self.text.setTextCursor(cursor)
            self._told.clear()
            return
        whole = _folded(self.text.document().toRawText())
        start = cursor.selectionStart() + (1 if again else 0)
        place = whole.find(wanted, start)
        if place < 0:
            place = whole.find(wanted)
        self._told.setText(f"{whole.count(wanted)} chỗ" if place >= 0 else NOT_FOUND)
        if place >= 0:
            cursor.setPosition(place)
            cursor.setPosition(place + len(wanted), QTextCursor.MoveMode.KeepAnchor)
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)


def _folded(text: str) -> str:
    """Letter for letter, so that a place in it is a place in the text."""
    return "".join(fold(letter)[:1] or " " for letter in text)
