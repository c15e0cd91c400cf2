"""A line to look for words in the document that is shown; accents may be left out."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton

from parscore.scoring.text import fold, nfc
from parscore.ui import style

PAUSE_MS = 200
NOT_FOUND = "Không thấy"


class SearchBar(QFrame):
    """`sought` brings words bare of accents to look for; `stepped` +1 for the next place, -1 for the one before."""

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewSearch")
        self.words = QLineEdit()
        self.words.setObjectName("previewSearchWords")
        self.words.setAccessibleName("Tìm chữ trong tài liệu")
        self.words.setPlaceholderText("Tìm (không cần dấu)…")
        self.words.setMaxLength(200)
        self.words.setMinimumWidth(96)
        self._told = style.text_label(name="previewSearchTold", tone="muted")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._seek)
        self._sought = ""
        self.words.textChanged.connect(lambda _text: self._pause.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self._told)
        for name, text, tip, act in (
            ("previewSearchBefore", "↑", "Chỗ trước (Shift+Enter)", lambda: self.step(-1)),
            ("previewSearchNext", "↓", "Chỗ sau (Enter)", lambda: self.step(1)),
            ("previewSearchClose", "✕", "Đóng ô tìm (Esc)", self.close_bar),
        ):
            button = QToolButton()
            button.setObjectName(name)
            button.setText(text)
            button.setAccessibleName(tip.partition(" (")[0])
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("quiet", True)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        self.hide()

    def open_bar(self) -> None:
        """Show the line, ready to be typed in."""
        self.show()
        self.words.setFocus()
        self.words.selectAll()

    def close_bar(self) -> None:
        """Put the line away; nothing is marked any more."""
        if self.isHidden():
            return
        self.words.clear()
        self._seek()
        self.hide()
        self.closed.emit()

    def forget(self) -> None:
        """Another document: the line is put away and looks for nothing."""
        self._pause.stop()
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self._sought = ""
        self.tell("")
        self.hide()

    def step(self, by: int) -> None:
        """To the next place or the one before; words typed just now are looked for first."""
        if self._pause.isActive():
            self._seek()
        elif self._sought:
            self.stepped.emit(by)

    def tell(self, words: str) -> None:
        self._told.setText(words)

    def tell_count(self, current: int | None, count: int, *, more: bool) -> None:
        """ "3/12"; with three dots while there may be more to come."""
        if not self._sought:
            self.tell("")
        elif not count:
            self.tell("Đang tìm…" if more else NOT_FOUND)
        else:
            self.tell(f"{0 if current is None else current + 1}/{count}{'…' if more else ''}")

    def _seek(self) -> None:
        self._pause.stop()
        wanted = " ".join(fold(nfc(self.words.text())).split())
        if wanted != self._sought:
            self._sought = wanted
            self.tell_count(None, 0, more=bool(wanted))
            self.sought.emit(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            case Qt.Key.Key_Escape:
                self.close_bar()
            case _:
                super().keyPressEvent(event)
