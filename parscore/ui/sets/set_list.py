"""The list of sets: one row at a time, as many columns as there is room for."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

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

_WIDTHS = {STANDING: 132, SET_ID: 140, VERSION: 88, YEARS: 88, POINTS: 92, TODO: 140, ASSESSMENTS: 76}
_SPARED = (POINTS, ASSESSMENTS, SET_ID, YEARS, VERSION, TODO)
_TITLE_WIDTH = 230
LEAST_ROWS = 3


class SetList(QTableView):
    """Enter and a double click open a set, Delete takes it away; the page keys turn the details beside the list."""

    chosen = Signal()
    opened = Signal()
    removal_wanted = Signal()
    turned = Signal(int)

    def __init__(self, model: SetListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sets = model
        self.setObjectName("setList")
        self.setAccessibleName("Các bộ tiêu chí")
        self.setAccessibleDescription("Enter mở bộ đang chọn, Delete xóa bản nháp, Page Down đọc tiếp phần chi tiết.")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._lay_out()

    def _lay_out(self) -> None:
        """Columns the details tell too give way to the title."""
        height = 2 * self.fontMetrics().lineSpacing() + 10
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + LEAST_ROWS * height)
        room = self.viewport().width() - style.scaled(_TITLE_WIDTH)
        hidden: set[int] = set()
        for column in _SPARED:
            if sum(style.scaled(width) for at, width in _WIDTHS.items() if at not in hidden) <= room:
                break
            hidden.add(column)
        for column, width in _WIDTHS.items():
            self.setColumnHidden(column, column in hidden)
            self.setColumnWidth(column, style.scaled(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turned.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)
