"""The list of what others supply: one row at a time, as many columns as the screen has room for."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

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
from parscore.ui.wrapped_columns import WrappedColumns

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


class SuppliedList(WrappedColumns):
    """One whole row at a time; Enter, F2 and a double click begin typing."""

    chosen = Signal(str)
    wanted = Signal()

    def __init__(self, model: SuppliedModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._codes = model.codes
        self.setObjectName("suppliedList")
        self.setAccessibleName("Các mục do nơi khác cung cấp số liệu")
        self.setShowGrid(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.stretch(TITLE)
        self.doubleClicked.connect(lambda _index: self.wanted.emit())
        self.selectionModel().selectionChanged.connect(self._on_selected)

    def _on_selected(self) -> None:
        rows = self.selectionModel().selectedRows()
        if rows:
            self.chosen.emit(self._codes[rows[0].row()])

    def lay_out_columns(self, room: int) -> None:
        """On a narrow screen what the form tells anyway gives way to the title."""
        self.give_widths(_WIDTHS, _SPARED if room < style.scaled(NARROW) else ())

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
