"""Everything the window can be told to do, in menus that show the key of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar

from parscore.ui import style
from parscore.ui.pages import PAGES


@dataclass(frozen=True, slots=True)
class Actions:
    """The actions of the window; each lives in one menu."""

    new: QAction
    open: QAction
    quit: QAction
    undo: QAction
    redo: QAction
    type_in: QAction
    to_tree: QAction
    next_blank: QAction
    facts: QAction
    excel: QAction
    pdf: QAction
    keys: QAction
    pages: Mapping[str, QAction]

    def needing_assessment(self) -> tuple[QAction, ...]:
        """Those that make sense only once an assessment is open; undo and redo look after themselves."""
        return (
            *(self.new, self.open, self.type_in, self.to_tree, self.next_blank, self.facts),
            *(self.excel, self.pdf),
            *self.pages.values(),
        )

    def listed(self) -> tuple[QAction, ...]:
        return (
            *(self.new, self.open, self.quit, self.undo, self.redo, self.type_in, self.to_tree),
            *(self.next_blank, self.facts, self.excel, self.pdf, self.keys),
            *self.pages.values(),
        )

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """Name the steps that undo and redo would take."""
        for action, word, label in ((self.undo, "Hoàn tác", undo), (self.redo, "Làm lại", redo)):
            action.setText(f"{word}: {label}" if label else word)
            action.setEnabled(label is not None)


def fill_menus(bar: QMenuBar, switching: Sequence[QMenu] = ()) -> Actions:
    """Build the menus, with those that switch to another unit or year, and hand back their actions."""
    unit = _menu(bar, "Đơn &vị", "menuUnit")
    edit = _menu(bar, "&Sửa", "menuEdit")
    view = _menu(bar, "&Xem", "menuView")
    report = _menu(bar, "&Báo cáo", "menuReport")
    help_menu = _menu(bar, "&Trợ giúp", "menuHelp")
    new = _add(unit, "new", "Tạo đơn vị, năm…", "Ctrl+N", "add")
    open_other = _add(unit, "open", "Mở…", "Ctrl+O", "open")
    for menu in switching:
        unit.addMenu(menu)
    unit.addSeparator()
    leave = _add(unit, "quit", "Thoát", "Ctrl+Q")
    undo = _add(edit, "undo", "Hoàn tác", "Ctrl+Z", "undo")
    redo = _add(edit, "redo", "Làm lại", "Ctrl+Y", "redo")
    redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    edit.addSeparator()
    into = QShortcut(QKeySequence("F10"), bar)
    into.activated.connect(lambda: bar.setActiveAction(unit.menuAction()))
    return Actions(
        new=new,
        open=open_other,
        quit=leave,
        undo=undo,
        redo=redo,
        type_in=_add(edit, "typeIn", "Nhập số liệu của dòng đang chọn", "F2"),
        to_tree=_add(edit, "toTree", "Về cây tiêu chí", "F3"),
        next_blank=_add(edit, "nextBlank", "Đến mục chưa chấm tiếp theo", "F8", "next"),
        facts=_add(edit, "factsAction", "Dữ kiện chung", "F9"),
        excel=_add(report, "excel", "Xuất Excel…", "Ctrl+E", "export"),
        pdf=_add(report, "pdf", "Xuất PDF…", "Ctrl+P", "export"),
        pages={info.name: _add(view, f"page_{info.name}", info.title, info.key, info.icon) for info in PAGES},
        keys=_add(help_menu, "keys", "Phím tắt", "F1"),
    )


def _menu(bar: QMenuBar, title: str, name: str) -> QMenu:
    menu = bar.addMenu(title)
    menu.setObjectName(name)
    menu.setAccessibleName(title.replace("&", ""))
    return menu


def _add(menu: QMenu, name: str, text: str, key: str, icon: str = "") -> QAction:
    action = menu.addAction(text)
    action.setObjectName(name)
    action.setShortcut(QKeySequence(key))
    if icon:
        menu.aboutToShow.connect(lambda: action.setIcon(style.icon(icon, "muted")))
    return action
