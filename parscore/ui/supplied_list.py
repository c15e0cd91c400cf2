"""The list of what others supply: one row at a time, as many columns as the screen has room for."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from parscore.ui import style
from parscore.ui.supplied_model import (
    CODE,
    DATE,
    DOCUMENT,
    FIGURES,
    SCORE,
    SUPPLIER,
    TITLE,
    WHO,
    WORKING,
    SuppliedModel,
)

_WIDTHS = {
    CODE: 72,
    SUPPLIER: 136,
    FIGURES: 112,
    DOCUMENT: 160,
    DATE: 108,
    WHO: 104,
    SCORE: 84,
    WORKING: 190,
}
_SPARED = (SUPPLIER, WHO, DATE, WORKING)
NARROW = 1000


class SuppliedList(QTableView):
    """One whole row at a time; Enter, F2 and a double click begin typing."""

    chosen = Signal(str)
    wanted = Signal()

    def __init__(self, model: SuppliedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = model.codes
        self.setObjectName("suppliedList")
        self.setAccessibleName("Các mục do nơi khác cung cấp số liệu")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _index: self.wanted.emit())
        self.selectionModel().selectionChanged.connect(self._on_selected)

    def _on_selected(self) -> None:
        rows = self.selectionModel().selectedRows()
        if rows:
            self.chosen.emit(self._codes[rows[0].row()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._lay_out()

    def _lay_out(self) -> None:
        """On a narrow screen what the form tells anyway gives way to the title."""
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + 6)
        narrow = self.viewport().width() < style.scaled(NARROW)
        for column, width in _WIDTHS.items():
            self.setColumnHidden(column, narrow and column in _SPARED)
            self.setColumnWidth(column, style.scaled(width))

    def event(self, event: QEvent) -> bool:
        """F2 means the form below, not that of the desk."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.wanted.emit()
            return
        super().keyPressEvent(event)
