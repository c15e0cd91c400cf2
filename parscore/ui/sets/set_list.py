"""The list of sets: one row at a time, as many columns as there is room for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from parscore.ui import style
from parscore.ui.sets.library_entries import Entry
from parscore.ui.sets.set_list_model import (
    ASSESSMENTS,
    POINTS,
    SET_ID,
    STANDING,
    TITLE,
    TODO,
    VERSION,
    YEARS,
    SetListModel,
)
from parscore.ui.wrapped_columns import WrappedColumns, spared

_WIDTHS = {STANDING: 132, SET_ID: 140, VERSION: 88, YEARS: 88, POINTS: 92, TODO: 140, ASSESSMENTS: 76}
_SPARED = (POINTS, ASSESSMENTS, SET_ID, YEARS, VERSION, TODO)
_TITLE_WIDTH = 230


class SetList(WrappedColumns):
    """Enter and a double click open a set, Delete takes it away; the page keys turn the details beside the list."""

    chosen = Signal()
    opened = Signal()
    removal_wanted = Signal()
    turned = Signal(int)
    least_rows = 3

    def __init__(self, model: SetListModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._sets = model
        self.setObjectName("setList")
        self.setAccessibleName("Các bộ tiêu chí")
        self.setAccessibleDescription("Enter mở bộ đang chọn, Delete xóa bản nháp, Page Down đọc tiếp phần chi tiết.")
        self.stretch(TITLE)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    @property
    def entry(self) -> Entry | None:
        """The set chosen; a screen reader selects without making current."""
        rows = self.selectionModel().selectedRows()
        return self._sets.entry(rows[0]) if rows else None

    def choose(self, key: str) -> None:
        """Choose an entry and bring it into view; the first when it is gone."""
        row = max(self._sets.row_of(key), 0)
        self.selectRow(row)
        self.scrollTo(self._sets.index(row, TITLE))

    def lay_out_columns(self, room: int) -> None:
        """Columns the details tell too give way to the title."""
        self.give_widths(_WIDTHS, spared(_WIDTHS, _SPARED, room - style.scaled(_TITLE_WIDTH)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turned.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)
