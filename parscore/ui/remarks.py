"""What stands beside the figures of a leaf: not arising with its reason, note, explanation."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from parscore.scoring.answers import Answer
from parscore.scoring.criteria import Policy
from parscore.scoring.leaf import POLICY_WORDS
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.window_keys import meant_for_window

PAUSE_MS = 1500
NOTE_HEIGHT = 48
TakeText = Callable[[str], None]


class _Typing(QObject):
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

    def show_kept(self, kept: str) -> None:
        if kept == self._kept:
            return
        self._kept = kept
        if nfc(self.text) == kept:
            return
        with QSignalBlocker(self._line):
            if isinstance(self._line, QLineEdit):
                self._line.setText(kept)
            else:
                self._line.setPlainText(kept)

    def commit(self) -> None:
        self._pause.stop()
        text = nfc(self.text)
        if text != self._kept:
            self._take(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
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


class Remarks(QWidget):
    """Not arising, reason, note and explanation of one leaf."""

    def __init__(self, policy: Policy | None, take: Callable[[Answer], None], *, locked: bool) -> None:
        super().__init__()
        self.setObjectName("remarks")
        self._answer = Answer()
        self._take = take
        words = f" ({POLICY_WORDS[policy]})" if policy is not None else ""
        self.not_arising = QCheckBox("Không phát sinh")
        self.not_arising.setObjectName("notArising")
        self.not_arising.setAccessibleName("Không phát sinh")
        self.not_arising.setToolTip(f"Cả năm không có việc này{words}")
        self.not_arising.toggled.connect(self._on_not_arising)  # a screen reader toggles without a click
        self._policy = style.text_label(words.strip(), name="notArisingPolicy", tone="muted")
        self._policy.setWordWrap(True)
        self.reason = QLineEdit()
        self._reason = self._typing(self.reason, "reason", "Lý do không phát sinh")
        self.note, self.explanation = QPlainTextEdit(), QPlainTextEdit()
        self._texts = {
            "reason": self._reason,
            "note": self._typing(self.note, "note", "Ghi chú"),
            "explanation": self._typing(self.explanation, "explanation", "Giải trình"),
        }
        self._lay_out(locked)

    def _lay_out(self, locked: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        row = QHBoxLayout()
        row.setSpacing(style.GRID)
        row.addWidget(self.not_arising)
        row.addWidget(self._policy, 1)
        column.addLayout(row)
        column.addWidget(self.reason)
        for widget in (self.not_arising, self._policy):
            widget.setVisible(not locked)
        self.reason.hide()
        texts = QHBoxLayout()
        texts.setSpacing(style.GRID * 2)
        for title, line in (("Ghi chú", self.note), ("Giải trình", self.explanation)):
            line.setFixedHeight(NOTE_HEIGHT)
            line.document().setDocumentMargin(2)
            line.setTabChangesFocus(True)
            half = QVBoxLayout()
            half.setSpacing(2)
            half.addWidget(style.text_label(title, name=f"{line.objectName()}Label", tone="muted"))
            half.addWidget(line)
            texts.addLayout(half)
        column.addLayout(texts)

    def _typing(self, line: QLineEdit | QPlainTextEdit, part: str, name: str) -> _Typing:
        line.setObjectName(part)
        line.setAccessibleName(name)
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(name)

        def take(text: str) -> None:
            changed = {part: text}
            self._take(replace(self._answer, **changed))  # type: ignore[arg-type]

        return _Typing(line, take)

    def show_answer(self, answer: Answer) -> None:
        self._answer = answer
        with QSignalBlocker(self.not_arising):
            self.not_arising.setChecked(answer.not_arising)
        self.reason.setVisible(answer.not_arising)
        for part, typing in self._texts.items():
            typing.show_kept(getattr(answer, part))

    def commit(self) -> None:
        """Take what is being typed."""
        for typing in self._texts.values():
            typing.commit()

    def _on_not_arising(self, on: bool) -> None:
        self._take(replace(self._answer, not_arising=on))
        if on:
            self.reason.setFocus()
