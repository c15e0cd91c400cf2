"""Everything the window can be told to do, in menus that show the key of each."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar

from parscore.ui import style
from parscore.ui.pages import PAGES
from parscore.ui.tree_filter import KIND_WORDS


class Actions(NamedTuple):
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
    give_form: QAction
    bring_form: QAction
    evidence_index: QAction
    folder: QAction
    keys: QAction
    find: QAction
    open_sample: QAction
    remove_sample: QAction
    rows: Mapping[str, QAction]
    filters: Mapping[str, QAction]
    stages: Mapping[str, QAction]
    row_history: QAction
    pages: Mapping[str, QAction]

    def needing_assessment(self) -> tuple[QAction, ...]:
        """Those that make sense only once an assessment is open; undo and redo look after themselves."""
        return (
            *(self.new, self.open, self.type_in, self.to_tree, self.next_blank, self.facts),
            *(self.excel, self.pdf, self.evidence_index, self.folder, self.give_form, self.bring_form),
            *self.rows.values(),
            *self.filters.values(),
            *(self.find, self.open_sample, self.row_history),
            *self.pages.values(),
        )

    def listed(self) -> tuple[QAction, ...]:
        return (
            *(self.new, self.open, self.quit, self.undo, self.redo, self.type_in, self.to_tree),
            *(self.next_blank, self.facts, self.excel, self.pdf, self.evidence_index, self.give_form, self.bring_form),
            *(self.folder, self.keys),
            *(self.find, self.open_sample, self.remove_sample),
            *self.rows.values(),
            *self.filters.values(),
            *(*self.stages.values(), self.row_history),
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
    evidence = _menu(bar, "Tài &liệu", "menuEvidence")
    report = _menu(bar, "&Báo cáo", "menuReport")
    help_menu = _menu(bar, "&Trợ giúp", "menuHelp")
    new = _add(unit, "new", "Tạo đơn vị, năm…", "Ctrl+N", "add")
    open_other = _add(unit, "open", "Mở…", "Ctrl+O", "open")
    for menu in switching:
        unit.addMenu(menu)
    unit.addSeparator()
    open_sample = _add(unit, "openSample", "Mở đơn vị mẫu", "Ctrl+Shift+M")
    remove_sample = _add(unit, "removeSample", "Xóa đơn vị mẫu…", "Ctrl+Shift+X")
    unit.addSeparator()
    stages = _stage_actions(unit)
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
        folder=_add(evidence, "attachFolder", "Gắn cả thư mục…", "Ctrl+Shift+G", "open"),
        evidence_index=_add(report, "index", "Xuất danh mục tài liệu…", "Ctrl+Shift+E", "export"),
        give_form=_add(report, "giveForm", "Xuất phiếu kê khai trống…", "Ctrl+Shift+P", "export"),
        bring_form=_add(report, "bringForm", "Nhập phiếu đã điền…", "Ctrl+Shift+I", "inbox"),
        rows=_row_actions(edit, view),
        filters=_filter_actions(view),
        stages=stages,
        row_history=_add(view, "rowHistory", "Lịch sử dòng này", "Ctrl+H", "history"),
        pages={info.name: _add(view, f"page_{info.name}", info.title, info.key, info.icon) for info in PAGES},
        keys=_add(help_menu, "keys", "Hướng dẫn và phím tắt", "F1"),
        find=_add(help_menu, "findAll", "Tìm lệnh, tiêu chí…", "Ctrl+K", "search"),
        open_sample=open_sample,
        remove_sample=remove_sample,
    )


def _stage_actions(unit: QMenu) -> dict[str, QAction]:
    """The way to submission, by the name of each step."""
    return {
        "approve": _add(unit, "approve", "Lãnh đạo duyệt…", "Ctrl+Shift+D", "check"),
        "sendBack": _add(unit, "sendBack", "Trả lại để sửa…", "Ctrl+Shift+T", "undo"),
        "lock": _add(unit, "lock", "Chốt…", "Ctrl+Shift+L", "lock"),
        "reopen": _add(unit, "reopen", "Mở lại…", "Ctrl+Shift+O", "unlock"),
    }


def _row_actions(edit: QMenu, view: QMenu) -> dict[str, QAction]:
    """What is done with the rows of the desk, by name."""
    edit.addSeparator()
    after = _add(edit, "rowAfter", "Dòng sau", "Ctrl+Down")
    before = _add(edit, "rowBefore", "Dòng trước", "Ctrl+Up")
    before.setShortcuts([QKeySequence("Ctrl+Up"), QKeySequence("Shift+Return"), QKeySequence("Shift+Enter")])
    return {
        "rowAfter": after,
        "rowBefore": before,
        "flag": _add(edit, "flagRow", "Đánh dấu xem lại", "F4", "flag"),
        "find": _add(edit, "find", "Tìm tiêu chí", "Ctrl+F", "search"),
        "cycle": _add(view, "cycle", "Sang phần kế tiếp: cây, phiếu, tài liệu", "F6"),
        "columns": _add(view, "columns", "Cột hiển thị…", "F7"),
    }


def _filter_actions(view: QMenu) -> dict[str, QAction]:
    """One action for each kind of rows to show."""
    menu = view.addMenu("Lọc dòng")
    menu.setObjectName("menuFilter")
    menu.setAccessibleName("Lọc dòng")
    view.addSeparator()
    return {
        kind.value: _add(menu, f"show_{kind}", f"Lọc: {words}", f"Alt+{place}")
        for place, (kind, words) in enumerate(KIND_WORDS.items(), start=1)
    }


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
