"""What was read from a scoring text, beside the rule it became: to be confirmed by a person who has looked at both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from parscore.scoring.set_draft import Reading
from parscore.ui import style

CONFIRM = "Đúng, xác nhận"
SURENESS = {
    "certain": ("Chương trình đọc chắc chắn", "done"),
    "likely": ("Chương trình đọc khá chắc, cần đối chiếu", "attention"),
    "unsure": ("Chương trình chưa hiểu hết, phải tự đặt cách chấm", "attention"),
}


class ReadingCard(QFrame):
    """`confirmed` when the official says that the rule is what the text means, `next_wanted` to pass it by."""

    confirmed = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("readingCard")
        self.setProperty("card", True)
        self._icon = QLabel()
        self._icon.setObjectName("readingIcon")
        self._sure = style.text_label(name="readingSure", strong=True)
        self._text = style.text_label(name="readingText")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._why = style.text_label(name="readingWhy", tone="muted")
        self._warnings = style.text_label(name="readingWarnings", tone="attention")
        self._left = style.text_label(name="readingsLeft", tone="muted")
        for label in (self._sure, self._text, self._why, self._warnings):
            label.setWordWrap(True)
        self.confirm = self._button("confirmReading", CONFIRM, self.confirmed.emit, "Ctrl+Enter")
        self.confirm.setProperty("primary", True)
        self.next = self._button("nextReading", "Mục chưa xác nhận tiếp", self.next_wanted.emit, "F8")
        self._lay_out()

    def _button(self, name: str, words: str, act: object, key: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(style.GRID * 2)
        head.addWidget(self._icon)
        head.addWidget(self._sure, 1)
        head.addWidget(self._left)
        verbs = QHBoxLayout()
        verbs.setSpacing(style.GRID * 2)
        verbs.addWidget(self.confirm)
        verbs.addWidget(self.next)
        verbs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.GRID * 2] * 4)
        column.setSpacing(style.GRID)
        column.addLayout(head)
        for label in (self._text, self._why, self._warnings):
            column.addWidget(label)
        column.addLayout(verbs)

    def show_reading(self, reading: Reading | None, left: int, *, editable: bool) -> None:
        """Show a reading, and how many of the set nobody has confirmed."""
        self.setVisible(reading is not None)
        if reading is None:
            return
        words, tone = ("Đã xác nhận", "done") if reading.confirmed else SURENESS[reading.sure]
        self._sure.setText(words)
        style.set_property(self._sure, "tone", tone)
        self._icon.setPixmap(style.icon("check" if tone == "done" else "attention", tone).pixmap(style.ICON_SIZE))
        self._text.setText(f"Văn bản ghi: {reading.text}")
        self._why.setText("; ".join(reading.why))
        self._why.setVisible(bool(reading.why) and not reading.confirmed)
        self._warnings.setText("\n".join(f"! {warning}" for warning in reading.warnings))
        self._warnings.setVisible(bool(reading.warnings) and not reading.confirmed)
        self._left.setText(f"Còn {left} mục chưa xác nhận" if left else "")
        self.confirm.setVisible(not reading.confirmed)
        self.confirm.setEnabled(editable)
        self.next.setVisible(left > (0 if reading.confirmed else 1))
