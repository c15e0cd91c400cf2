"""The menu of columns: what the tree shows besides code and title, remembered for the next time."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from parscore.ui import preferences
from parscore.ui.tree_columns import NAMES, known, needed
from parscore.ui.tree_roles import COLUMNS
from parscore.ui.tree_view import TreeView

KEPT = "desk/columns"
NONE_CHOSEN = "none"
NO_ROOM = "Không đủ chỗ: bỏ bớt cột khác hoặc mở rộng cửa sổ"


class ColumnMenu(QMenu):
    """A mark for each column; one that has no room left beside the others cannot be marked."""

    def __init__(self, tree: TreeView) -> None:
        super().__init__("Cột hiển thị", tree)
        self.setObjectName("menuColumns")
        self.setAccessibleName("Cột hiển thị")
        self.setToolTipsVisible(True)
        self._tree = tree
        self._marks = {name: self.addAction(COLUMNS[column]) for name, column in NAMES.items()}
        for name, action in self._marks.items():
            action.setObjectName(f"column_{name}")
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False: self._on_chosen())
        self.aboutToShow.connect(self._show_room)
        header = tree.header()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.popup(header.mapToGlobal(at)))

    def open(self) -> None:
        """Show the menu under the header, ready for the keyboard."""
        header = self._tree.header()
        self.popup(header.mapToGlobal(QPoint(header.width() // 2, header.height())))
        self.setActiveAction(self.actions()[0])

    def _show_room(self) -> None:
        width = self._tree.viewport().width()
        for name, action in self._marks.items():
            chosen = name in self._tree.columns
            action.setChecked(chosen)
            room = chosen or needed((*self._tree.columns, name)) <= width
            action.setEnabled(room)
            action.setToolTip("" if room else NO_ROOM)

    def _on_chosen(self) -> None:
        chosen = tuple(name for name, action in self._marks.items() if action.isChecked())
        preferences.keep(KEPT, " ".join(chosen) or NONE_CHOSEN)
        self._tree.show_columns(chosen)


def remembered() -> tuple[str, ...]:
    """The columns chosen last time."""
    return known(preferences.text(KEPT))
