"""The page of keys: everything the window does, and the key for it."""

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from parscore.ui import style

_IN_FORM = (
    ("Enter", "Ghi ô đang gõ; ở ô cuối: sang dòng chưa chấm tiếp theo"),
    ("Esc", "Bỏ phần đang gõ, trở lại số liệu đã ghi"),
    ("Tab, Shift+Tab", "Sang ô sau, về ô trước"),
    ("Mũi tên lên, xuống", "Trong cây: sang dòng khác; Enter để nhập số liệu"),
    ("Dấu cách", "Đánh dấu hoặc bỏ dấu"),
    ("F10, Alt", "Vào thanh menu"),
)


class KeysDialog(QDialog):
    """Read from the actions themselves, so that it cannot be out of date."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setWindowTitle("Phím tắt")
        native = QKeySequence.SequenceFormat.NativeText
        rows = [
            (action.shortcut().toString(native), action.text().partition(":")[0].replace("&", "")) for action in actions
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.PADDING * 2)
        grid.setVerticalSpacing(style.GRID * 2)
        for place, (key, words) in enumerate((*rows, *_IN_FORM)):
            grid.addWidget(style.text_label(key, name=f"key{place}", strong=True), place, 0)
            grid.addWidget(style.text_label(words, name=f"keyWords{place}"), place, 1)
        close = QPushButton("Đóng")
        close.setObjectName("close")
        close.setAccessibleName("Đóng")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING * 2] * 4)
        column.setSpacing(style.PADDING)
        column.addLayout(grid)
        column.addLayout(foot)
