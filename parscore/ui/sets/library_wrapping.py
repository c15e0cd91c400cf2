"""A table of texts that wrap: rows as high as what they hold, up to some lines; nothing scrolls sideways."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from parscore.ui import style


class _TopCells(QStyledItemDelegate):
    """Signs stand beside the first line of their words."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.decorationAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class WrappingTable(QTableView):
    """`widths` of the short columns, the `wide` ones share the rest."""

    def __init__(
        self, model: QAbstractTableModel, widths: Mapping[int, int], wide: Sequence[int], most_lines: int
    ) -> None:
        super().__init__()
        self.widths = widths
        self._most_lines = most_lines
        self.setModel(model)
        self.setItemDelegate(_TopCells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in wide:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)  # the columns that share the rest get their widths one by one
        self._fitting.timeout.connect(self._fit_rows)
        header.sectionResized.connect(lambda *_: self._fitting.start())
        model.modelReset.connect(self._fitting.start)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the short columns their widths."""
        for column, width in self.widths.items():
            self.setColumnWidth(column, style.scaled(width))
        self._fitting.start()

    def _fit_rows(self) -> None:
        lines = self.verticalHeader()
        lines.setMaximumSectionSize(self._most_lines * self.fontMetrics().lineSpacing() + 2 * style.GRID)
        self.resizeRowsToContents()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit_columns()
