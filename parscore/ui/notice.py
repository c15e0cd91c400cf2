"""A bar at the foot of the window for what was done or could not be done; it never takes the keyboard away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from parscore.ui import style

SHOWN_MS = 10_000
Offer = tuple[str, Callable[[], None]]
_ICONS = {"": "", "done": "check", "attention": "attention"}


class Notice(QFrame):
    """One sentence, and what can be done about it. Good news goes by itself; the rest stays until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._icon = QLabel()
        self._icon.setObjectName("noticeIcon")
        self._words = style.text_label(name="noticeText")
        self._words.setWordWrap(True)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(style.GRID * 2)
        self._close = QToolButton()
        self._close.setObjectName("noticeClose")
        self._close.setText("Ẩn")
        self._close.setAccessibleName("Ẩn thông báo")
        self._close.setProperty("quiet", True)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.PADDING, style.GRID, style.PADDING, style.GRID)
        row.setSpacing(style.GRID * 2)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addLayout(self._offers)
        row.addStretch(0)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that is offered."""
        if (item := self._offers.itemAt(0)) is not None and (first := item.widget()) is not None:
            first.setFocus()

    def reword(self, words: str) -> None:
        """Change the sentence alone: what is offered beside it keeps its place and the keyboard."""
        self._words.setText(words)

    def say(self, words: str, tone: str = "", offers: Sequence[Offer] = (), *, stay: bool = True) -> None:
        """Show a sentence; `tone` is "", "done" or "attention"."""
        self._timer.stop()
        self._words.setText(words)
        style.set_property(self, "tone", tone)
        self._icon.setVisible(bool(_ICONS[tone]))
        if _ICONS[tone]:
            self._icon.setPixmap(style.icon(_ICONS[tone], tone).pixmap(style.ICON_SIZE))
        while (item := self._offers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, (text, act) in enumerate(offers):
            button = QPushButton(text)
            button.setObjectName(f"offer{place}")
            button.setAccessibleName(text)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._offers.addWidget(button)
            button.show()  # a layout would show it later
        self.show()
        if not stay:
            self._timer.start()
