"""The buttons of the library: above the list what brings sets in, beside it what is done with the chosen one."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from parscore.ui import style
from parscore.ui.sets.library_entries import Entry
from parscore.ui.sets.library_words import Standing


class Tool(NamedTuple):
    """A button: its name, words, icon, key, and whether what it does writes to the workspace."""

    name: str
    words: str
    icon: str
    key: str
    writes: bool = True


ANNEX = Tool("setAnnex", "Đọc phụ lục Excel, Word…", "table", "Ctrl+Shift+A")
FILE = Tool("setOpenFile", "Mở tệp bộ tiêu chí…", "open", "Ctrl+Shift+F")
CREATE = Tool("setCreate", "Tạo bộ mới", "add", "Ctrl+Shift+N")
TEMPLATE = Tool("setTemplate", "Lấy mẫu Excel trống…", "export", "Ctrl+Shift+K", writes=False)
COMPARE = Tool("setCompare", "So hai phiên bản…", "sets", "Ctrl+Shift+C", writes=False)
EDIT = Tool("setEdit", "Sửa", "note", "Ctrl+Shift+S", writes=False)
USE = Tool("setUse", "Đưa vào dùng", "check", "Ctrl+Shift+U")
BEGIN = Tool("setBegin", "Bắt đầu chấm…", "desk", "Ctrl+Shift+B")
FOLLOW = Tool("setFollow", "Phiên bản mới", "redo", "Ctrl+Shift+V")
REMOVE = Tool("setRemove", "Xóa", "clear", "Delete")
SEND = Tool("setSend", "Xuất tệp để gửi…", "export", "Ctrl+Shift+G", writes=False)
WORKBOOK = Tool("setWorkbook", "Xuất Excel để sửa…", "export", "Ctrl+Shift+E", writes=False)
INCOMING = (ANNEX, FILE, CREATE, TEMPLATE, COMPARE)
CHOSEN = (EDIT, USE, BEGIN, FOLLOW, REMOVE, SEND, WORKBOOK)
_OF_STANDING = {
    Standing.DRAFT: (EDIT, USE, FOLLOW, REMOVE, SEND, WORKBOOK),
    Standing.IN_USE: (EDIT, BEGIN, FOLLOW, REMOVE, SEND, WORKBOOK),
    Standing.SHIPPED: (EDIT, BEGIN, FOLLOW, SEND, WORKBOOK),
    Standing.BOUND: (EDIT, FOLLOW, SEND, WORKBOOK),
    Standing.UNREADABLE: (),
}
_PRIMARY = {Standing.DRAFT: USE, Standing.IN_USE: BEGIN, Standing.SHIPPED: BEGIN}


class IncomingTools(QWidget):
    """What brings sets in, the empty workbook to write one in, and what compares them."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("incomingTools")
        self.buttons = {tool: _button(tool, lambda name: self.wanted.emit(name)) for tool in INCOMING}
        self.buttons[ANNEX].setProperty("primary", True)
        self.buttons[ANNEX].setIcon(style.icon(ANNEX.icon, "on_accent"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(style.GRID * 2)
        self._across = 0
        self.be_narrow(False)

    def be_narrow(self, on: bool) -> None:
        """Two lines of buttons, where there is no room for one."""
        across = 3 if on else len(self.buttons)
        if across == self._across:
            return
        self._across = across
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // across, place % across)

    def allow(self, *, writing: bool) -> None:
        for tool, button in self.buttons.items():
            button.setEnabled(writing or not tool.writes)


class ChosenTools(QWidget):
    """What can be done with the chosen set, two buttons in a line."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chosenTools")
        self.buttons = {tool: _button(tool, lambda name: self.wanted.emit(name)) for tool in CHOSEN}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(style.GRID * 2)
        self._shown: Sequence[Tool] = ()

    def show_entry(self, entry: Entry | None, *, writing: bool) -> None:
        """Offer what its standing allows; what cannot be read can only be removed."""
        shown = () if entry is None else _OF_STANDING[entry.standing]
        if entry is not None and entry.draft is None and entry.card is not None:
            shown = (REMOVE,)
        self._arrange(shown)
        primary = _PRIMARY.get(entry.standing) if entry is not None else None
        for tool, button in self.buttons.items():
            button.setVisible(tool in shown)
            button.setEnabled(writing or not tool.writes)
            style.set_property(button, "primary", tool is primary)
            button.setIcon(style.icon(tool.icon, "on_accent" if tool is primary and button.isEnabled() else "muted"))
        editable = entry is not None and entry.standing is Standing.DRAFT and writing
        _name(self.buttons[EDIT], EDIT, "Sửa" if editable else "Xem")

    def _arrange(self, shown: Sequence[Tool]) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        for button in self.buttons.values():
            self._grid.removeWidget(button)
        for place, tool in enumerate(shown):
            self._grid.addWidget(self.buttons[tool], place // 2, place % 2)


def _button(tool: Tool, tell: Callable[[str], None]) -> QPushButton:
    button = QPushButton(style.icon(tool.icon, "muted"), tool.words)
    button.setObjectName(tool.name)
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    button.clicked.connect(lambda _checked=False: tell(tool.name))
    _name(button, tool, tool.words)
    return button


def _name(button: QPushButton, tool: Tool, words: str) -> None:
    button.setText(words)  # takes the key away
    button.setAccessibleName(words)
    button.setToolTip(f"{words} ({tool.key})")
    if tool is not REMOVE:  # the list itself knows the key, which also means a letter in fields
        button.setShortcut(QKeySequence(tool.key))
