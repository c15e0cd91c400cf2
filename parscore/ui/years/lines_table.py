"""The table of such lines: it wraps, opens a row with Enter, and takes its lines to the clipboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from parscore.ui.sets.library_wrapping import WrappingTable
from parscore.ui.years.lines_model import Line, LinesModel

LEAST_ROWS = 4


class LinesTable(WrappingTable):
    """Says which line was opened, and which is looked at."""

    opened = Signal(object)
    looked_at = Signal(object)

    def __init__(
        self,
        name: str,
        words: str,
        model: LinesModel,
        widths: Mapping[int, int],
        wide: Sequence[int],
        most_lines: int = 5,
    ) -> None:
        super().__init__(model, widths, wide, most_lines)
        self._lines = model
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setProperty("lines", True)
        self.setMinimumHeight((LEAST_ROWS + 1) * 32)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentRowChanged.connect(lambda index, _before: self.looked_at.emit(model.line(index)))

    @property
    def line(self) -> Line | None:
        return self._lines.line(self.currentIndex())

    @property
    def chosen(self) -> list[Line]:
        """The chosen lines in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._lines.lines[row] for row in rows]

    def choose(self, row: int) -> None:
        self.setCurrentIndex(self._lines.index(row, 0))

    def _on_opened(self, index: QModelIndex) -> None:
        line = self._lines.line(index)
        if line is not None:
            self.opened.emit(line)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = (self.chosen or [*self._lines.lines]) if self._lines.lines else []
            text = "\n".join("\t".join(cell.replace("\n", "; ") for cell in line.cells) for line in rows)
            QGuiApplication.clipboard().setText(text)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)
