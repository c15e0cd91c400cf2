"""The table in which a folder is confirmed: a click ticks, a click on a row's name or document changes it."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from parscore.ui import style
from parscore.ui.matching.match_lines import MatchLine
from parscore.ui.matching.match_model import Column, MatchModel

_SHARES = {Column.FILE: 28, Column.ROW: 28, Column.REQUIRED: 22, Column.WHY: 22}
_WHY_FROM = 760
LEAST_ROWS = 2


class MatchTable(QTableView):
    """Space ticks the lines chosen, Enter changes their row. `row_wanted` and `document_wanted` bring the place on the
    screen beside which to ask.
    """

    looked_at = Signal()
    row_wanted = Signal(QRect)
    document_wanted = Signal(QRect)

    def __init__(self, model: MatchModel) -> None:
        super().__init__()
        self._model = model
        self._pressed: QModelIndex | None = None
        self.setObjectName("matchTable")
        self.setAccessibleName("Các tệp và mục đề nghị")
        self.setAccessibleDescription("Dấu cách để chọn hoặc bỏ chọn, Enter để đổi mục.")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionsMovable(False)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._fit()

    def _fit(self) -> None:
        """Two lines of text in a row; where there is little room the reason stands below the table only."""
        height = 2 * self.fontMetrics().lineSpacing() + style.GRID * 2
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + LEAST_ROWS * height)
        room = self.viewport().width()
        hidden = room < style.scaled(_WHY_FROM)
        self.setColumnHidden(Column.WHY, hidden)
        shares = {column: share for column, share in _SHARES.items() if not (hidden and column is Column.WHY)}
        for column, share in shares.items():
            self.setColumnWidth(column, room * share // sum(shares.values()))


def below(place: QRect) -> QPoint:
    """Where a menu opens that belongs to a place."""
    return place.bottomLeft() + QPoint(0, 1)
