"""A text as it is typed: taken after a pause and when the official leaves the field, in NFC."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from parscore.scoring.text import nfc
from parscore.ui.window_keys import meant_for_window

PAUSE_MS = 1500
TakeText = Callable[[str], None]


class TypedText(QObject):
    """Takes the text of a field after a pause and when the official leaves it."""

    def __init__(self, line: QLineEdit | QPlainTextEdit, take: TakeText) -> None:
        super().__init__(line)
        self._line = line
        self._take = take
        self._kept = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        line.textChanged.connect(lambda *_: self._pause.start())
        line.installEventFilter(self)

    @property
    def text(self) -> str:
        return self._line.text() if isinstance(self._line, QLineEdit) else self._line.toPlainText()

    @property
    def waits(self) -> bool:
        return nfc(self.text) != self._kept

    def show_kept(self, kept: str) -> None:
        if kept == self._kept:
            return
        self._kept = kept
        if nfc(self.text) == kept:
            return
        with QSignalBlocker(self._line):
            if isinstance(self._line, QLineEdit):
                self._line.setText(kept)
                self._line.setCursorPosition(0)
            else:
                self._line.setPlainText(kept)

    def hold(self) -> None:
        """What is kept says the same as what stands here, so the field is left alone."""
        self._kept = nfc(self.text)

    def let_type(self, on: bool) -> None:
        """A text that may not be changed can still be read and copied."""
        self._line.setReadOnly(not on)

    def commit(self) -> None:
        """Take what is typed now."""
        self._pause.stop()
        text = nfc(self.text)
        if text != self._kept:
            self._take(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._line:  # a field deleted with the focus in it: what still comes is a bare widget
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.commit()
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and meant_for_window(event, typing=nfc(self.text) != self._kept)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)
