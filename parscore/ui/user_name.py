"""Who sits at this computer: asked once, calmly, and written beside every change from then on."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from parscore.scoring.text import nfc
from parscore.ui import preferences, style

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment

SETTING = "user_name"
CAPTION = "Tên người nhập"
ASK = "Ai đang nhập số liệu? Tên này được ghi cạnh mỗi thay đổi trong lịch sử."
WHY = "Tên này được ghi cạnh mỗi thay đổi trong lịch sử, để sau này biết ai đã sửa."
EXAMPLE = "Ví dụ: Nguyễn Thị Hoa"
LENGTH = 80
WIDTH = 240


class _Naming(QObject):
    changed = Signal(str)


@cache
def naming() -> _Naming:
    """Tells everybody when the name changes."""
    return _Naming()


def user_name() -> str:
    """The name kept on this computer, "" while nobody has told it."""
    return preferences.text(SETTING, "")


def keep_user_name(name: str) -> None:
    """Keep a name in the one form names have: no needless spaces, composed letters."""
    name = " ".join(nfc(name).split())
    if name != user_name():
        preferences.keep(SETTING, name)
        naming().changed.emit(name)


def sign(assessment: "OpenAssessment") -> None:
    """Let an assessment write the name beside every change, the one kept now and any told later."""
    assessment.who = user_name()
    naming().changed.connect(assessment.take_name)


class UserNameField(QWidget):
    """The name with what it is for; taken when the field is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("userNameField")
        self.line = _line("userName")
        self.line.editingFinished.connect(self.commit)
        caption = style.text_label(CAPTION, name="userNameLabel")
        caption.setBuddy(self.line)
        why = style.text_label(WHY, name="userNameWhy", tone="muted")
        why.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        for widget in (caption, self.line, why):
            column.addWidget(widget)
        naming().changed.connect(self._show)
        self._show(user_name())

    def commit(self) -> None:
        """Take what stands in the field."""
        keep_user_name(self.line.text())

    def _show(self, name: str) -> None:
        if self.line.text() != name:
            self.line.setText(name)


class UserNameBar(QFrame):
    """A slim bar that asks for the name; it takes no keyboard and goes once the name is told or put off."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("userNameBar")
        words = style.text_label(ASK, name="userNameAsk")
        words.setWordWrap(True)
        self.line = _line("userNameAnswer")
        self.keep, self.later = QPushButton("Ghi tên"), QPushButton("Để sau")
        self.keep.setObjectName("keepUserName")
        self.keep.setProperty("primary", True)
        self.later.setObjectName("laterUserName")
        self.later.setProperty("quiet", True)
        for button in (self.keep, self.later):
            button.setAccessibleName(button.text())
        self.keep.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.line.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(lambda _checked=False: self._on_keep())
        self.later.clicked.connect(lambda _checked=False: self.done.emit())
        naming().changed.connect(self._on_named)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.PADDING, style.GRID, style.PADDING, style.GRID)
        row.setSpacing(style.GRID * 2)
        row.addWidget(words, 1)
        for widget in (self.line, self.keep, self.later):
            row.addWidget(widget)

    def _on_named(self, name: str) -> None:
        if name:
            self.done.emit()

    def _on_keep(self) -> None:
        if self.line.text().strip():
            keep_user_name(self.line.text())


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(CAPTION)
    line.setPlaceholderText(EXAMPLE)
    line.setMaxLength(LENGTH)
    line.setMinimumWidth(WIDTH)
    return line
