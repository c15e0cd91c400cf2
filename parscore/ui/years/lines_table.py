"""The table of such lines: it wraps, opens a row with Enter, and takes its lines to the clipboard."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from parscore.ui import style
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

    def lay_out(self, widths: Mapping[int, int], wide: Sequence[int]) -> None:
        """Other columns: those of a width of their own, and those that share the rest."""
        header = self.horizontalHeader()
        for column in range(self._lines.columnCount()):
            way = QHeaderView.ResizeMode.Stretch if column in wide else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, way)
        self.widths = widths
        self.fit_columns()

    def _fit_rows(self) -> None:
        """As high as their texts; to ask the style for every cell of ten years takes as long as comparing them."""
        wide = self._wide()
        line = self.fontMetrics().lineSpacing()
        heights = self.verticalHeader()
        for row, told in enumerate(self._lines.lines):
            lines = 1
            for column, text in enumerate(told.cells):
                room = wide.get(column, 0)
                lines = max(lines, _lines_of(text, room, told.strong))
            heights.resizeSection(row, min(lines, self._most_lines) * line + 2 * style.GRID + 2)

    def _wide(self) -> dict[int, int]:
        """How much room the words of each column have."""
        sign = style.ICON_SIZE + 2 * style.GRID
        return {
            column: self.columnWidth(column) - style.GRID - 3 - (sign if column == self._lines.sign_at else 0)
            for column in range(self._lines.columnCount())
        }

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

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


def _lines_of(text: str, room: int, strong: bool) -> int:
    """On how many lines a text stands."""
    return 1 if room <= 0 or not text else _wrapped(text, room, style.text_size(), strong)


@lru_cache(maxsize=1 << 13)
def _wrapped(text: str, room: int, _text_size: int, strong: bool) -> int:
    metrics = QFontMetrics(style.font(strong=strong))
    if "\n" not in text and metrics.horizontalAdvance(text) <= room:
        return 1
    box = metrics.boundingRect(QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, text)
    return max(1, round(box.height() / metrics.lineSpacing()))
