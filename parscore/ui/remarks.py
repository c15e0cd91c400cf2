"""What stands beside the figures of a leaf: not arising with its reason, note, explanation."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from parscore.scoring.answers import Answer
from parscore.scoring.criteria import Policy
from parscore.scoring.leaf import POLICY_WORDS
from parscore.ui import style
from parscore.ui.typed_text import TypedText

EMPTY_HEIGHT, MARGIN = 28, 2
LINES_AT_REST, LINES_IN_USE = 2, 4
DUTY = "Có điểm nhưng chưa có đủ tài liệu: cần giải trình."
REASON_WANTED = "Cần ghi lý do: vì sao cả năm không phát sinh."


class _Folding(QObject):
    """An empty text is one line high, with its name inside; it grows with the text, further while it is written."""

    def __init__(self, line: QPlainTextEdit, caption: QLabel) -> None:
        super().__init__(line)
        self._line = line
        self._caption = caption
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fit)
        line.textChanged.connect(self._soon.start)
        line.installEventFilter(self)
        self.fit()

    def fit(self) -> None:
        """As high as its text and the keyboard need it."""
        line, used = self._line, self._line.hasFocus()
        opened = used or bool(line.toPlainText())
        self._caption.setHidden(not opened)
        needed = round(line.document().size().height()) if opened else 1  # a plain text tells its size in lines
        lines = min(max(needed, 2 if used else 1), LINES_IN_USE if used else LINES_AT_REST)
        around = 2 * (MARGIN + 1)
        high = max(lines * line.fontMetrics().lineSpacing() + around, style.scaled(EMPTY_HEIGHT))
        if high != line.minimumHeight():
            line.setFixedHeight(high)
            if used:
                QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        around = self._line.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self._line, 0, style.GRID)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize, QEvent.Type.FontChange):
            self._soon.start()
        return super().eventFilter(watched, event)


class Remarks(QWidget):
    """Note and explanation of one leaf; `not_arising` and `why_not`, its reason, stand where the form puts them."""

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
        self._duty = style.text_label(f"! {DUTY}", name="explanationDuty", tone="attention")
        self._duty.setWordWrap(True)
        self._wanted = style.text_label(f"! {REASON_WANTED}", name="reasonWanted", tone="attention")
        self._wanted.setWordWrap(True)
        self.reason = QLineEdit()
        self._reason = self._typing(self.reason, "reason", "Lý do không phát sinh")
        self.note, self.explanation = QPlainTextEdit(), QPlainTextEdit()
        self._texts = {
            "reason": self._reason,
            "note": self._typing(self.note, "note", "Ghi chú"),
            "explanation": self._typing(self.explanation, "explanation", "Giải trình"),
        }
        self._folding: list[_Folding] = []
        self._lay_out(locked)

    def _lay_out(self, locked: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        column.addWidget(self._duty)
        self.why_not = QWidget()
        self.why_not.setObjectName("whyNot")
        why = QVBoxLayout(self.why_not)
        why.setContentsMargins(0, 0, 0, 0)
        why.setSpacing(2)
        for part in (self._policy, self.reason, self._wanted):
            why.addWidget(part)
        self.why_not.hide()
        self._duty.hide()
        if locked:
            self.not_arising.hide()
        texts = QHBoxLayout()
        texts.setSpacing(style.GRID * 2)
        for title, line in (("Ghi chú", self.note), ("Giải trình", self.explanation)):
            line.document().setDocumentMargin(MARGIN)
            line.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            line.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            line.setTabChangesFocus(True)
            line.setPlaceholderText(f"{title}…")
            caption = style.text_label(title, name=f"{line.objectName()}Label", tone="muted")
            half = QVBoxLayout()
            half.setSpacing(2)
            half.addWidget(caption)
            half.addWidget(line)
            half.addStretch(1)
            texts.addLayout(half, 1)
            self._folding.append(_Folding(line, caption))
        column.addLayout(texts)

    def _typing(self, line: QLineEdit | QPlainTextEdit, part: str, name: str) -> TypedText:
        line.setObjectName(part)
        line.setAccessibleName(name)
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(name)

        def take(text: str) -> None:
            changed = {part: text}
            self._take(replace(self._answer, **changed))  # type: ignore[arg-type]

        return TypedText(line, take)

    def show_answer(self, answer: Answer) -> None:
        self._answer = answer
        with QSignalBlocker(self.not_arising):
            self.not_arising.setChecked(answer.not_arising)
        self.why_not.setHidden(not answer.not_arising)
        self._wanted.setHidden(bool(answer.reason))
        for part, typing in self._texts.items():
            typing.show_kept(getattr(answer, part))
        for folding in self._folding:
            folding.fit()

    def let_edit(self, editable: bool) -> None:
        """Whether anything can be written or marked."""
        for widget in (self, self.not_arising, self.why_not):
            widget.setEnabled(editable)

    def show_duty(self, *, owed: bool) -> None:
        """Say beside the explanation that the score owes one."""
        self._duty.setHidden(not owed)

    @property
    def typing(self) -> bool:
        """Whether something typed was not taken yet."""
        return any(typing.waits for typing in self._texts.values())

    def commit(self) -> None:
        """Take what is being typed."""
        for typing in self._texts.values():
            typing.commit()

    def _on_not_arising(self, on: bool) -> None:
        self._take(replace(self._answer, not_arising=on))
        if on:
            self.reason.setFocus()
