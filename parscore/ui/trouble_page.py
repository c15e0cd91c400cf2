"""What stands in the middle of the window when the workspace cannot be opened: why, and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from parscore.ui import style

LINE, MARGIN = 720, 96
Offer = tuple[str, Callable[[], None]]


class TroublePage(QWidget):
    """A sentence and a row of buttons, the first of them the likeliest way out."""

    def __init__(self, sentence: str, offers: Sequence[Offer]) -> None:
        super().__init__()
        self.setObjectName("trouble")
        column = QVBoxLayout(self)
        self._column = column
        column.setSpacing(style.PADDING)
        title = "Chưa mở được dữ liệu chấm điểm"
        column.addWidget(style.text_label(title, name="troubleTitle", size=style.TITLE_SIZE, strong=True))
        words = style.text_label(sentence, name="troubleText")
        words.setWordWrap(True)
        words.setMaximumWidth(LINE)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        column.addSpacing(style.GRID)
        row = QHBoxLayout()
        for place, (text, act) in enumerate(offers):
            button = QPushButton(text)
            button.setObjectName(f"troubleOffer{place}")
            button.setAccessibleName(text)
            button.setProperty("primary", place == 0)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A small window has no room to spare around the words."""
        margin = MARGIN if self.width() >= LINE + 2 * MARGIN else style.PADDING * 2
        self._column.setContentsMargins(*[margin] * 4)
