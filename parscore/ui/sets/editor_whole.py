"""What holds for the whole set, one side at a time; kept while it is typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from parscore.ui import style
from parscore.ui.dialog_frame import framed, room_for
from parscore.ui.keyboard_back import give_keyboard_back
from parscore.ui.sets.editor_help import show_help
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.whole_adding import AddingPage
from parscore.ui.sets.whole_bases import BasesPage
from parscore.ui.sets.whole_classing import ClassingPage
from parscore.ui.sets.whole_general import GeneralPage
from parscore.ui.sets.whole_roles import RolesPage
from parscore.ui.sets.whole_sides import Sides, SideTabs
from parscore.ui.tab_order import neighbour

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from parscore.ui.annex.questions import QuestionsForm
    from parscore.ui.sets.whole_page import WholePage

WIDTH = 1040
GENERAL, CLASSING, ADDING, ROLES, BASES = "general", "classing", "adding", "roles", "bases"
SIDES = (
    (GENERAL, "Chung và câu hỏi"),
    (CLASSING, "Xếp loại"),
    (ADDING, "Thưởng, phạt, xếp hạng"),
    (ROLES, "Bộ phận"),
    (BASES, "Căn cứ"),
)
KEPT = "Những gì gõ ở đây được lưu ngay."
UNREAD = "“{}” chưa đọc được nên chưa lưu. Sửa lại, hoặc đóng lần nữa để giữ như cũ."
LOCKED = "Bộ này đang dùng nên chỉ xem được; muốn thay đổi, hãy tạo phiên bản mới."
UNDO = "Hoàn tác"


class WholeDialog(QDialog):
    """Shows what is kept, and follows it; nothing waits for its being closed."""

    def __init__(self, edited: EditedSet, row: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wholeDialog")
        self.setWindowTitle("Thông tin chung của bộ tiêu chí")
        room: QSize = room_for(self)
        self.setMinimumWidth(min(style.scaled(WIDTH), room.width()))
        edited.end_step()
        self._edited = edited
        self._begun = edited.draft
        self._told_unread = False
        self._general = GeneralPage(edited, row)
        self.pages: dict[str, GeneralPage | WholePage] = {
            GENERAL: self._general,
            CLASSING: ClassingPage(edited, row),
            ADDING: AddingPage(edited),
            ROLES: RolesPage(edited),
            BASES: BasesPage(edited),
        }
        self.tabs = SideTabs(SIDES)
        self._sides = Sides()
        for page in self.pages.values():
            self._sides.addWidget(page)
        body, foot = framed(self)
        body.addWidget(self.tabs)
        body.addWidget(self._sides, 1)
        self.undo = self._button("wholeUndo", UNDO)
        self.undo.setIcon(style.icon("undo", "muted"))
        self._close = self._button("wholeDone", "Xong" if edited.editable else "Đóng")
        self._close.setProperty("primary", True)
        foot.addLayout(self._foot())
        self._connect()
        self._refresh()
        self.go_to(GENERAL)
        give_keyboard_back(self)
        self.finished.connect(self.deleteLater)

    @staticmethod
    def _button(name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        return button

    def _foot(self) -> QHBoxLayout:
        editable = self._edited.editable
        self._told = style.text_label(KEPT if editable else LOCKED, name="wholeKept", tone="muted" if editable else "")
        self._told.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(style.GRID * 2)
        line.addWidget(self._told, 1)
        line.addWidget(self.undo)
        line.addWidget(self._close)
        self.undo.setVisible(editable)
        return line

    def _connect(self) -> None:
        self._edited.changed.connect(self._refresh)
        self.tabs.chosen.connect(self.show_side)
        self.undo.clicked.connect(lambda _checked=False: self._take_back())
        self._close.clicked.connect(lambda _checked=False: self._finish())
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._take_back)
        QShortcut(QKeySequence("F1"), self).activated.connect(lambda: show_help(self))
        for place, (name, _words) in enumerate(SIDES, 1):
            keys = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            keys.activated.connect(lambda name=name: self.go_to(name))

    @property
    def form(self) -> "QuestionsForm":
        """The form of the first side."""
        return self._general.form

    def show_side(self, name: str) -> None:
        """Show one side; what was typed in another is taken."""
        self._take()
        self.tabs.show_chosen(name)
        self._sides.setCurrentWidget(self.pages[name])

    def go_to(self, name: str) -> None:
        """Show one side and begin typing there."""
        self.show_side(name)
        first = self.pages[name].first() if self._edited.editable else self.tabs.tabs[name]
        if first is not None:
            first.setFocus()

    def _refresh(self, _row: str = "") -> None:
        for page in self.pages.values():
            page.show_set()
        words = self._edited.undo_words if self._edited.draft is not self._begun else ""
        self.undo.setEnabled(bool(words))
        self.undo.setToolTip(f"{UNDO}: {words} (Ctrl+Z)" if words else f"{UNDO} (Ctrl+Z)")
        self.undo.setAccessibleDescription(words)

    def _take_back(self) -> None:
        """Undo, as far back as to what was there when the dialog was opened."""
        self._take()
        if self._edited.draft is not self._begun:
            self._edited.undo()

    def _take(self) -> None:
        if self._edited.editable:
            for page in self.pages.values():
                page.take()

    def _finish(self) -> None:
        """Close, once everything typed can be taken; else show where it cannot."""
        if self._unread() is None:
            self.accept()

    def reject(self) -> None:
        """Escape and the cross stop once for what cannot be read."""
        field = None if self._told_unread else self._unread()
        if field is None:
            super().reject()
            return
        self._told_unread = True
        self._told.setText(UNREAD.format(field.accessibleName()))
        style.set_property(self._told, "tone", "attention")

    def _unread(self) -> QWidget | None:
        """The first field that cannot be taken, which is gone to; None when all can."""
        self._take()
        for name, page in self.pages.items() if self._edited.editable else ():
            if (wrong := page.wrong()) is not None:
                self.show_side(name)
                wrong.setFocus(Qt.FocusReason.TabFocusReason)
                return wrong
        return None

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes as one reads, however late rows were made."""
        here = self.focusWidget()
        found = neighbour(self, here, forward=next) if here is not None else None
        if found is None:
            return super().focusNextPrevChild(next)
        found.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def done(self, result: int) -> None:
        """Close; what can be taken is kept, whichever way the dialog is closed."""
        self._take()
        self._edited.changed.disconnect(self._refresh)
        self._edited.end_step()
        super().done(result)
