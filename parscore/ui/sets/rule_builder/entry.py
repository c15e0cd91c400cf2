"""A field of the editor: taken when it is left or after a pause, what cannot be taken is said beside it."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from parscore.scoring.reading import TypedRefusedError
from parscore.ui import style
from parscore.ui.sets.rule_builder.takings import Taking
from parscore.ui.window_keys import meant_for_window

PAUSE_MS = 1500
LINE_HEIGHT = 22
LONGEST = 2000


class UnfinishedError(ValueError):
    """Something cannot be made of what stands in the fields yet; `entry` is where, when that is one field."""

    def __init__(self, sentence: str, entry: "Entry | None" = None) -> None:
        super().__init__(sentence)
        self.entry = entry


class Entry(QObject):
    """One field. It keeps nothing: whoever holds it takes what was typed, and puts back what is kept.

    `taken` comes when something other than what is kept was typed and can be read; `line` is the field, `note` the
    sentence under it.
    """

    typed = Signal()
    taken = Signal()
    advance = Signal()

    def __init__(
        self, parent: QWidget, name: str, title: str, taking: Taking, *, lines: int = 1, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._taking = taking
        self._kept = ""
        self.line: QLineEdit | QPlainTextEdit = QLineEdit() if lines == 1 else QPlainTextEdit()
        self.line.setPlaceholderText(hint)
        self.note = style.text_label(tone="fault")
        self.note.setWordWrap(True)
        self.note.hide()
        self.call(name, title)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._take_so_far)
        if isinstance(self.line, QLineEdit):
            self.line.setMaxLength(LONGEST)
            if taking.width:
                style.keep_in_scale(self.line, setFixedWidth=taking.width)
        else:
            self.line.setTabChangesFocus(True)
            style.keep_in_scale(self.line, setFixedHeight=LINE_HEIGHT * lines + 8)
            self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textChanged.connect(lambda *_: self._on_changed())
        self.line.installEventFilter(self)

    def call(self, name: str, title: str) -> None:
        """Name the field for robots and for screen readers."""
        self.line.setObjectName(name)
        self.line.setAccessibleName(title)
        self.note.setObjectName(f"{name}Note")

    @property
    def text(self) -> str:
        return self.line.text() if isinstance(self.line, QLineEdit) else self.line.toPlainText()

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def pending(self) -> bool:
        """Whether something stands here that is not what is kept."""
        return self._written() != self._kept

    def read(self) -> Any:
        """The value of what stands here, None where nothing does; TypedRefusedError when it cannot be read."""
        return None if self.blank else self._taking.read(self.text)

    def show(self, value: Any) -> None:
        """Show a kept value."""
        self.put("" if value is None else self._taking.show(value))

    def put(self, kept: str) -> None:
        """Show what is kept; what is being typed, or waits to be corrected, stays unless that changed."""
        kept = self._normal(kept)
        if kept == self._kept and self.pending:
            return
        self._kept = kept
        if self._written() != kept or (not self.line.hasFocus() and self.text != kept):
            self._write(kept)
        self.say("")

    def settle(self) -> None:
        """What stands here was taken."""
        self._kept = self._written()
        self.say("")

    def say(self, sentence: str) -> None:
        """Show a sentence beside the field, or none."""
        self.note.setText(f"× {sentence[:1].upper()}{sentence[1:]}" if sentence else "")
        self.note.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        style.set_property(self.line, "refused", bool(sentence))

    def commit(self) -> None:
        """Offer what was typed, or say why it cannot be taken."""
        self._pause.stop()
        if not self.pending:
            if self.text != self._kept:
                self._write(self._kept)
            self.say("")
            return
        try:
            self.read()
        except TypedRefusedError as refusal:
            self.say(str(refusal))
            return
        self.say("")
        self.taken.emit()

    def revert(self) -> None:
        """Back to what is kept."""
        self._pause.stop()
        self._write(self._kept)
        self.say("")
        self.typed.emit()

    def focus(self) -> None:
        self.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.line.selectAll()

    def _written(self) -> str:
        """What stands here as it would be written, as far as it can be read."""
        return self._normal(self.text)

    def _normal(self, text: str) -> str:
        try:
            return self._taking.show(self._taking.read(text)) if text.strip() else ""
        except TypedRefusedError:
            return text

    def _write(self, text: str) -> None:
        with QSignalBlocker(self.line):
            if isinstance(self.line, QLineEdit):
                self.line.setText(text)
                self.line.setCursorPosition(0)  # a long text is read from its beginning
            else:
                self.line.setPlainText(text)

    def _on_changed(self) -> None:
        self._pause.start()
        self.typed.emit()

    def _take_so_far(self) -> None:
        """Keep what can be read while the official pauses; nothing is refused yet."""
        if not self.pending or self.blank:
            return
        try:
            self.read()
        except TypedRefusedError:
            return
        self.taken.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.line:  # a field deleted with the focus in it: what still comes is a bare widget
            return super().eventFilter(watched, event)
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.commit()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if meant_for_window(event, typing=self.pending):
                event.ignore()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if enter and plain and not self._taking.breaks:
            self.commit()
            self.advance.emit()
            return True
        if event.key() == Qt.Key.Key_Escape and self.pending:
            self.revert()
            return True
        return False
