"""The table of a difference; its lines are copied with Ctrl+C."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from parscore.ui import style
from parscore.ui.sets.diff_model import CODE_NEW, CODE_OLD, KIND, NEW, OLD, PART, TITLE, DiffModel, Line
from parscore.ui.sets.library_wrapping import WrappingTable

_WIDTHS = {CODE_OLD: 64, CODE_NEW: 72, KIND: 108, PART: 116}
_NARROW_WIDTHS = {CODE_OLD: 60, CODE_NEW: 70, KIND: 92, PART: 84}
_NARROW = 860
_MOST_LINES = 5


class DiffTable(WrappingTable):
    """Says which line is looked at."""

    chosen = Signal()
    copy_wanted = Signal()

    def __init__(self, model: DiffModel) -> None:
        super().__init__(model, _WIDTHS, (TITLE, OLD, NEW), _MOST_LINES)
        self._lines = model
        self.setObjectName("diffTable")
        self.setAccessibleName("Khác biệt giữa hai phiên bản")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    @property
    def line(self) -> Line | None:
        rows, here = self.selectionModel().selectedRows(), self.currentIndex().siblingAtColumn(0)
        return self._lines.line(here if here in rows else rows[0]) if rows else None

    @property
    def selected(self) -> list[Line]:
        """The chosen lines in their order; all that are listed when none is chosen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._lines.lines[row] for row in rows] or list(self._lines.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widths = _NARROW_WIDTHS if self.viewport().width() < style.scaled(_NARROW) else _WIDTHS
        if widths is not self.widths:
            self.widths = widths
            self.fit_columns()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        super().keyPressEvent(event)
