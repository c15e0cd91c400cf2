"""A table of lines that are only read: cells of words, a sign beside one of them, figures at the right."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from parscore.ui import style
from parscore.ui.words import NONE

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Line(NamedTuple):
    """`code` is the row of the set a line speaks of; `sign` an icon with its colour in the column of signs; `strong`
    lines stand out as headings do; `about` is whatever the caller wants back with the line.
    """

    cells: tuple[str, ...]
    code: str = ""
    sign: tuple[str, str] | None = None
    strong: bool = False
    quiet: bool = False
    about: Any = None


class LinesModel(QAbstractTableModel):
    """`figures` are the columns at the right, `sign_at` the one with the sign."""

    def __init__(
        self, headings: Sequence[str], figures: Sequence[int], parent: QObject | None = None, sign_at: int = -1
    ) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._figures = frozenset(figures)
        self._sign_at = sign_at
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line], headings: Sequence[str] | None = None) -> None:
        """Show other lines, under other headings where some are given."""
        self.beginResetModel()
        self.lines = lines
        if headings is not None:
            self._headings = tuple(headings)
        self.endResetModel()

    def show_columns(self, headings: Sequence[str], figures: Sequence[int], sign_at: int) -> None:
        """Other columns altogether; the lines follow."""
        self.beginResetModel()
        self._headings, self._figures, self._sign_at, self.lines = tuple(headings), frozenset(figures), sign_at, ()
        self.endResetModel()

    @property
    def sign_at(self) -> int:
        return self._sign_at

    def line(self, index: Index) -> Line | None:
        return self.lines[index.row()] if index.isValid() and index.row() < len(self.lines) else None

    def row_of(self, code: str) -> int:
        """The row of the first line about a code, -1 when there is none."""
        return next((row for row, line in enumerate(self.lines) if line.code == code), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self._figures else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.line(index), index.column()
        if line is None or column >= len(line.cells):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.cells[column]
            case Qt.ItemDataRole.ToolTipRole:
                return line.cells[column] or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._headings[column]}: {line.cells[column] or NONE}"
            case Qt.ItemDataRole.DecorationRole if column == self._sign_at and line.sign:
                return QIcon(style.icon(*line.sign))
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column in self._figures else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignTop)
            case Qt.ItemDataRole.FontRole if line.strong:
                return style.font(strong=True)
            case Qt.ItemDataRole.ForegroundRole if line.quiet:
                return QColor(style.colours().muted)
        return None
