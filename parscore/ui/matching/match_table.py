"""The table in which a folder is confirmed: a click ticks, a click on a row's name or document changes it."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from parscore.ui import style
from parscore.ui.matching.match_lines import MatchLine
from parscore.ui.matching.match_model import Column, MatchModel
from parscore.ui.wrapped_columns import WrappedColumns

_SHARES = {Column.FILE: 28, Column.ROW: 28, Column.REQUIRED: 22, Column.WHY: 22}
_WHY_FROM = 760


class MatchTable(WrappedColumns):
    """Space ticks the lines chosen, Enter changes their row. `row_wanted` and `document_wanted` bring the place on the
    screen beside which to ask.
    """

    looked_at = Signal()
    row_wanted = Signal(QRect)
    document_wanted = Signal(QRect)
    least_rows = 2

    def __init__(self, model: MatchModel) -> None:
        super().__init__(model, several=True)
        self._model = model
        self._pressed: QModelIndex | None = None
        self.setObjectName("matchTable")
        self.setAccessibleName("Các tệp và mục đề nghị")
        self.setAccessibleDescription("Dấu cách để chọn hoặc bỏ chọn, Enter để đổi mục.")
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.looked_at.emit())
        model.modelReset.connect(self._begin)
        self._begin()

    @property
    def line(self) -> MatchLine | None:
        """The current line."""
        return self._model.line(self.currentIndex())

    @property
    def picked(self) -> list[MatchLine]:
        """All lines chosen, in the order they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.lines[row] for row in rows]

    def _begin(self) -> None:
        if self._model.lines:
            self.setCurrentIndex(self._model.index(0, Column.FILE))
        self.looked_at.emit()

    def ask_row(self) -> None:
        """Change the row of the lines chosen."""
        self.row_wanted.emit(self._place(Column.ROW))

    def _place(self, column: Column) -> QRect:
        place = self.visualRect(self.currentIndex().siblingAtColumn(column))
        return QRect(self.viewport().mapToGlobal(place.topLeft()), place.size())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a line among several chosen keeps them chosen when it is to change them all."""
        index = self.indexAt(event.position().toPoint())
        asks = index.isValid() and index.column() in (Column.ROW, Column.REQUIRED)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier and event.button() is Qt.MouseButton.LeftButton
        self._pressed = index if asks and plain else None
        if self._pressed is not None and len(self.picked) > 1 and self.selectionModel().isSelected(index):
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        if pressed is None or self.indexAt(event.position().toPoint()) != pressed:
            return
        wanted = self.row_wanted if pressed.column() == Column.ROW else self.document_wanted
        place = self.visualRect(pressed)
        wanted.emit(QRect(self.viewport().mapToGlobal(place.topLeft()), place.size()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.picked:
            self._model.tick(self.picked, on=not all(one.ticked for one in self.picked))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.picked:
                self.ask_row()
        elif event.key() == Qt.Key.Key_F4 and self.picked:
            self.document_wanted.emit(self._place(Column.REQUIRED))
        else:
            super().keyPressEvent(event)

    def lay_out_columns(self, room: int) -> None:
        """Where there is little room the reason stands below the table only."""
        hidden = room < style.scaled(_WHY_FROM)
        self.setColumnHidden(Column.WHY, hidden)
        shares = {column: share for column, share in _SHARES.items() if not (hidden and column is Column.WHY)}
        for column, share in shares.items():
            self.setColumnWidth(column, room * share // sum(shares.values()))


def below(place: QRect) -> QPoint:
    """Where a menu opens that belongs to a place."""
    return place.bottomLeft() + QPoint(0, 1)
