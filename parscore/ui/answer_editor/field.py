"""A field in which something is typed: read when the official leaves it, refused in words underneath."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from parscore.scoring.answers import Value
from parscore.scoring.outcome import RefusedError
from parscore.ui import style
from parscore.ui.answer_editor.reading import Reading, TypedRefusedError
from parscore.ui.window_keys import meant_for_window

Take = Callable[[Value | None], None]
FIELD_WIDTH = 120
LIST_HEIGHT = 92
PUT_MS = 600
PAUSE_MS = 1500


class Field(QWidget):
    """One labelled field. What was refused stays visible for correction, with the sentence under it.

    `take` hands over a value that could be read; it raises RefusedError when the rule cannot take it.
    """

    typed = Signal()
    advance = Signal()

    def __init__(
        self,
        label: str,
        reading: Reading,
        take: Take,
        *,
        unit: str = "",
        optional: bool = False,
        wide: bool = False,
        name: str = "field",
        hint: str = "",
    ) -> None:
        super().__init__()
        self._reading = reading
        self._take = take
        self._optional = optional
        self._kept: Value | None = None
        self._settled: Value | None = None  # what stood here before the typing now under way
        self._shown = ""
        self._by_hand = False
        self._put = QTimer(self)
        self._put.setSingleShot(True)
        self._put.setInterval(PUT_MS)
        self._put.timeout.connect(self.commit)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._take_so_far)
        self.line: QLineEdit | QPlainTextEdit = _List() if wide else _Line()
        self.line.setObjectName(name)
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(hint)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.caption = style.text_label(label, name=f"{name}Label")
        self.caption.setWordWrap(True)
        self.caption.setBuddy(self.line)
        self._unit = style.text_label(unit, name=f"{name}Unit", tone="muted")
        self._message = style.text_label(name=f"{name}Message", tone="fault")
        self._message.setWordWrap(True)
        self._message.hide()
        self._lay_out(wide)
        if isinstance(self.line, QLineEdit):
            self.line.textEdited.connect(self._on_edited)
        self.line.textChanged.connect(self._on_changed)
        self.line.installEventFilter(self)

    def _lay_out(self, wide: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.GRID * 2)
        grid.setVerticalSpacing(style.GRID)
        grid.setColumnStretch(0, 1)
        if wide:
            style.keep_in_scale(self.line, setFixedHeight=LIST_HEIGHT)
            grid.addWidget(self.caption, 0, 0)
            grid.addWidget(self.line, 1, 0)
            grid.addWidget(self._message, 2, 0)
            return
        style.keep_in_scale(self.line, setFixedWidth=FIELD_WIDTH)
        grid.addWidget(self.caption, 0, 0)
        grid.addWidget(self.line, 0, 1)
        if self._unit.text():
            self._unit.setMinimumWidth(style.GRID * 8)
            grid.addWidget(self._unit, 0, 2)
        grid.addWidget(self._message, 1, 0, 1, 3)

    @property
    def text(self) -> str:
        return self.line.text() if isinstance(self.line, QLineEdit) else self.line.toPlainText()

    @property
    def refused(self) -> bool:
        """Whether a text that was not taken still stands in the field."""
        return not self._message.isHidden()

    @property
    def pending(self) -> bool:
        """Whether something is typed that was not taken yet."""
        return self.text.strip() != self._shown.strip()

    def show_kept(self, kept: Value | None) -> None:
        """Show what is kept; a text still waiting for correction or being typed is left alone unless that changed."""
        if kept == self._kept and (self.pending or self._kept != self._settled):
            return
        self._settle(kept)
        self.say("")

    def _settle(self, kept: Value | None) -> None:
        """Show a value as it is written here, and let the next typing begin from it."""
        self._kept = self._settled = kept
        self._shown = "" if kept is None else self._reading.show(kept)
        if self.text != self._shown:
            self._write(self._shown)

    def revert(self) -> None:
        """Back to what stood here before the typing began, though a pause may have saved part of it."""
        self._pause.stop()
        if self._kept != self._settled:
            self._take(self._settled)
        self._settle(self._settled)
        self.say("")
        self.typed.emit()

    def put(self, typed: str) -> None:
        """Put back what was typed before and refused, with its sentence."""
        self._write(typed)
        self.commit()

    def read(self) -> Value | None:
        """What stands in the field as it would be kept; TypedRefusedError when it cannot be read."""
        if not self.pending:
            return self._kept
        if not self.text.strip() and (self._optional or self._kept is None):
            return None
        return self._reading.read(self.text)

    def commit(self) -> bool:
        """Hand over what was typed; False when it was refused and waits for correction."""
        self._put.stop()
        self._pause.stop()
        if not self.pending:
            self._settle(self._kept)
            self.say("")
            return True
        try:
            value = self.read()
            self._take(value)
        except (TypedRefusedError, RefusedError) as refusal:
            self.say(str(refusal))
            return False
        self._settle(value)
        self.say("")
        return True

    def say(self, sentence: str) -> None:
        """Show a sentence under the field, or none."""
        self._message.setText(f"× {sentence[:1].upper()}{sentence[1:]}" if sentence else "")
        self._message.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        style.set_property(self.line, "refused", bool(sentence))

    def _write(self, text: str) -> None:
        with QSignalBlocker(self.line):
            if isinstance(self.line, QLineEdit):
                self.line.setText(text)
                self.line.setCursorPosition(0)  # a long text is read from its beginning
            else:
                self.line.setPlainText(text)

    def _on_edited(self) -> None:
        self._by_hand = True  # told just before textChanged

    def _on_changed(self) -> None:
        """What a screen reader puts in is taken after a moment: it may never come and leave the field."""
        by_hand = self._by_hand or (isinstance(self.line, QPlainTextEdit) and self.line.hasFocus())
        self._by_hand = False
        if by_hand:
            self._put.stop()
            self._pause.start()
        else:
            self._put.start()
        self.typed.emit()

    def _take_so_far(self) -> None:
        """Save what can be read while the official pauses; text and cursor stay as they are, nothing is refused yet."""
        if not self.pending or not self.text.strip():
            return
        before = self._kept, self._shown
        try:
            self._kept = self.read()
            self._shown = self.text
            self._take(self._kept)
        except (TypedRefusedError, RefusedError):
            self._kept, self._shown = before

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.commit()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._leave_to_window(event)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _leave_to_window(self, event: QKeyEvent) -> bool:
        meant = meant_for_window(event, typing=self.pending)
        if meant:
            event.ignore()
        return meant

    def _on_key(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        lists = isinstance(self.line, QPlainTextEdit)
        if enter and (not lists or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            if self.commit():
                self.advance.emit()
            return True
        if event.key() == Qt.Key.Key_Escape and (self.pending or self._kept != self._settled):
            self.revert()
            return True
        return False


class _Line(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(200)


class _List(QPlainTextEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
