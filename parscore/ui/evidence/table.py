"""The table of documents: sorted by a column, several chosen at once, as many columns as there is room for."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent

from parscore.ui import style
from parscore.ui.evidence.lines import Column, DocumentLine
from parscore.ui.evidence.model import DocumentModel
from parscore.ui.wrapped_columns import WrappedColumns, spared

_WIDTHS: dict[int, int] = {
    Column.NUMBER: 116,
    Column.KIND: 92,
    Column.DAY: 104,
    Column.ISSUER: 128,
    Column.CODES: 80,
    Column.STATE: 128,
    Column.SIZE: 72,
}
_SPARED = (Column.SIZE, Column.ISSUER, Column.KIND, Column.DAY, Column.CODES)
_SUBJECT_WIDTH = 184
_MOST_KEPT = 500


class DocumentTable(WrappedColumns):
    """Every key of it has its signal; `chosen` tells that another document is the current one, or that others are
    chosen along with it.
    """

    chosen = Signal()
    sorted_by = Signal()
    attach_wanted = Signal()
    add_wanted = Signal()
    detach_wanted = Signal()
    large_wanted = Signal()
    open_wanted = Signal()
    paste_wanted = Signal()
    least_rows = 4

    def __init__(self, model: DocumentModel) -> None:
        super().__init__(model, several=True)
        self._documents = model
        self._told: tuple[int | None, int] = (None, 0)
        self._quiet = False
        self.setObjectName("documentTable")
        self.setAccessibleName("Tài liệu của năm")
        self.setAccessibleDescription(
            "Enter gắn tài liệu đang chọn vào mục, dấu cách xem lớn, Ctrl+Enter mở tệp, Insert thêm tệp. "
            "Delete bỏ gắn; tài liệu không chứng minh cho mục nào thì Delete bỏ khỏi danh sách."
        )
        self.stretch(Column.SUBJECT)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.CODES, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(lambda *_: self.sorted_by.emit())
        self.doubleClicked.connect(lambda _index: self.open_wanted.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    @property
    def order(self) -> tuple[Column, bool]:
        """The column it is sorted by, and whether from the last to the first."""
        header = self.horizontalHeader()
        return Column(header.sortIndicatorSection()), header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    def order_by(self, column: Column, *, falling: bool = False) -> None:
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    @property
    def line(self) -> DocumentLine | None:
        """The current document; None where nothing is chosen, wherever the keyboard stands."""
        index = self.currentIndex()
        if not self.selectionModel().isRowSelected(index.row()):
            return next(iter(self.picked), None)
        return self._documents.line(index)

    @property
    def picked(self) -> list[DocumentLine]:
        """All chosen documents, in the order they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._documents.lines[row] for row in rows]

    def show_lines(self, lines: list[DocumentLine]) -> None:
        """List other lines; the same documents stay chosen, and the current one where it stood."""
        current = self.line.document.id if self.line else None
        picked = {one.document.id for one in self.picked[:_MOST_KEPT]}
        top = self.rowAt(0)
        stood = self.currentIndex().row() - top
        self._quiet = True
        if self._documents.show(lines):
            row = self._documents.row_of(current) if current is not None else -1
            if lines:
                self._turn_to(max(row, 0))
            if len(picked) > 1:
                self._pick(picked)
            if row >= 0 and top >= 0:
                self.verticalScrollBar().setValue(max(row - max(stood, 0), 0))
        self._quiet = False
        self._tell()

    def choose(self, documents: set[int]) -> None:
        """Choose documents, and bring the first of them into view."""
        rows = [row for row, line in enumerate(self._documents.lines) if line.document.id in documents]
        if not rows:
            return
        self._turn_to(rows[0])
        if len(rows) > 1:
            self._pick(documents)
        self.scrollTo(self.currentIndex())

    def _turn_to(self, row: int) -> None:
        """Choose one row. A view would ask which keys are held, and choose nothing while Ctrl+4 opens the page."""
        flags = QItemSelectionModel.SelectionFlag
        index = self._documents.index(row, Column.SUBJECT)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def step(self, by: int) -> None:
        """Choose the document so many lines further down."""
        row = self.currentIndex().row() + by
        if 0 <= row < len(self._documents.lines):
            self._turn_to(row)

    def _pick(self, documents: set[int]) -> None:
        selection = QItemSelection()
        for row, line in enumerate(self._documents.lines):
            if line.document.id in documents:
                selection.select(self._documents.index(row, 0), self._documents.index(row, Column.SIZE))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _tell(self) -> None:
        line = self.line
        now = (line.document.id if line else None, len(self.selectionModel().selectedRows()))
        if now != self._told and not self._quiet:
            self._told = now
            self.chosen.emit()

    def lay_out_columns(self, room: int) -> None:
        """Columns that the details tell too give way to the subject."""
        self.give_widths(_WIDTHS, spared(_WIDTHS, _SPARED, room - style.scaled(_SUBJECT_WIDTH)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.open_wanted if control else self.attach_wanted).emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.detach_wanted.emit()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.large_wanted.emit()
        elif event.key() == Qt.Key.Key_Insert and not event.modifiers():
            self.add_wanted.emit()
        elif control and event.key() == Qt.Key.Key_V:
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)
