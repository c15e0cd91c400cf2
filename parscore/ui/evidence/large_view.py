"""A document seen large in the place of the table, while its data stays beside it to be filled in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from parscore.ui import style


class LargeView(QFrame):
    """`closed` when the table is wanted again; `stepped` by one document back or on. The page obeys the keys."""

    closed = Signal()
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("largeView")
        self._place = style.text_label(name="largePlace", strong=True)
        self.before = _tool("largeBefore", "Tài liệu trước", "Alt+↑", "left")
        self.after = _tool("largeAfter", "Tài liệu sau", "Alt+↓", "right")
        self.back = _tool("largeBack", "Về bảng", "Esc", "table")
        row = QHBoxLayout()
        row.setSpacing(style.GRID)
        row.addWidget(self._place, 1)
        for button in (self.before, self.after, self.back):
            row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style.GRID)
        self._column.addLayout(row)
        self.before.clicked.connect(lambda _checked=False: self.stepped.emit(-1))
        self.after.clicked.connect(lambda _checked=False: self.stepped.emit(1))
        self.back.clicked.connect(lambda _checked=False: self.closed.emit())
        self.hide()

    def hold(self, preview: QWidget) -> None:
        """Take what draws the document in."""
        self._column.addWidget(preview, 1)
        preview.show()  # a layout would show it later

    def tell(self, place: int, count: int) -> None:
        """Which of the documents listed is shown; whether there are others before and after it follows from that."""
        self._place.setText(f"Tài liệu {place + 1}/{count}" if place >= 0 else "")
        self.before.setEnabled(place > 0)
        self.after.setEnabled(-1 < place < count - 1)


def _tool(name: str, words: str, key: str, icon: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(words)
    button.setAccessibleName(words)
    button.setToolTip(f"{words} ({key})")
    button.setIcon(style.icon(icon, "text"))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
