"""Tables whose rows have room for two lines, and whose columns share the width there is: nothing scrolls sideways."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from parscore.ui import style

LINES = 2


class WrappedColumns(QTableView):
    """Whole rows are chosen. A subclass gives its columns their widths in `lay_out_columns`; of its rows `least_rows`
    always stay in view.
    """

    least_rows = 0

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None, *, several: bool = False) -> None:
        super().__init__(parent)
        modes = QAbstractItemView.SelectionMode
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
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
        header = self.horizontalHeader()
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def lay_out_columns(self, room: int) -> None:
        """Give the columns their widths, for so many pixels there are."""
        raise NotImplementedError

    def stretch(self, column: int) -> None:
        """Let a column have all that the others leave."""
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def give_widths(self, widths: Mapping[int, int], hidden: Collection[int]) -> None:
        """Widths as they are at the usual size of text."""
        for column, width in widths.items():
            self.setColumnHidden(column, column in hidden)
            self.setColumnWidth(column, style.scaled(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._fit()

    def _fit(self) -> None:
        height = LINES * self.fontMetrics().lineSpacing() + 2 * style.GRID
        self.verticalHeader().setDefaultSectionSize(height)
        if self.least_rows:
            self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + self.least_rows * height)
        self.lay_out_columns(self.viewport().width())


def spared(widths: Mapping[int, int], order: Sequence[int], room: int) -> set[int]:
    """The columns that give way, the first of the order first, until the others fit into the room."""
    hidden: set[int] = set()
    for column in order:
        if sum(style.scaled(width) for at, width in widths.items() if at not in hidden) <= room:
            break
        hidden.add(column)
    return hidden
