"""The rows of an annex's table as they stand in the file, with the headings marked and what is passed over in grey."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from parscore.intake.annex import ColumnChoice
from parscore.intake.annex.table import Cell, Row, Table, letters
from parscore.scoring.numbers import shorten
from parscore.ui import style

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LONGEST, LONGEST_TIP = 400, 2_000
HEADING, HIDDEN = "tiêu đề", "ẩn"
FROM_ABOVE, FROM_LEFT = "↑", "←"


def column_name(table: Table, column: int) -> str:
    """ "Cột C" in a sheet, "Cột 3" in a Word table."""
    return f"Cột {letters(column) if table.is_sheet else column + 1}"


class TableRows(QAbstractTableModel):
    """Only columns with something in them are shown; `columns` gives their places in the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = Table("", is_sheet=True)
        self.columns: tuple[int, ...] = ()
        self._choice = ColumnChoice(False, {})
        self._first_heading = 0
        self._taken: frozenset[int] = frozenset()

    def show_table(self, table: Table, choice: ColumnChoice) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.columns = tuple(sorted({at for row in table.rows for at, cell in row.cells.items() if cell.text}))
        self._take(choice)
        self.endResetModel()

    def show_choice(self, choice: ColumnChoice) -> None:
        """Show what is read of the table now."""
        self._take(choice)
        if self.table.rows and self.columns:
            last = self.index(len(self.table.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.table.rows) - 1)

    def _take(self, choice: ColumnChoice) -> None:
        self._choice = choice
        self._first_heading = min(choice.heading_rows, default=0)
        self._taken = frozenset(at for columns in choice.by_role.values() for at in columns)

    def row_at(self, number: int) -> int:
        """Where a row of the file stands among those shown; -1 when it is none of them."""
        return next((place for place, row in enumerate(self.table.rows) if row.number == number), -1)

    def is_heading(self, place: int) -> bool:
        return self.table.rows[place].number in self._choice.heading_rows

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            hidden = self.columns[section] in self.table.hidden_columns
            return column_name(self.table, self.columns[section]) + (f" ({HIDDEN})" if hidden else "")
        row = self.table.rows[section]
        marks = [mark for mark, on in ((HEADING, self.is_heading(section)), (HIDDEN, row.hidden)) if on]
        return f"{row.number} ({', '.join(marks)})" if marks else str(row.number)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.table.rows[index.row()], self.columns[index.column()]
        cell = row.at(column)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _sign(row, cell) or shorten(cell.text, LONGEST)
            case Qt.ItemDataRole.ToolTipRole:
                return shorten(self._told(cell), LONGEST_TIP) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return shorten(self._told(cell), LONGEST) or "ô trống"
            case Qt.ItemDataRole.FontRole:
                return style.font(strong=self.is_heading(index.row()))
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(style.colours().text if self._is_read(row, column, cell) else style.colours().faint)
            case Qt.ItemDataRole.BackgroundRole if self.is_heading(index.row()):
                return QColor(style.colours().accent_soft)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return None

    def _is_read(self, row: Row, column: int, cell: Cell) -> bool:
        below = row.number in self._choice.heading_rows or row.number > self._first_heading
        return self._choice.use and below and column in self._taken and cell.filled_from is None

    def _told(self, cell: Cell) -> str:
        if cell.filled_from is None:
            return cell.text
        row, column = cell.filled_from
        return f"Ô gộp, theo {self.table.cell_name(row, column)} dòng {row}: {cell.text}"


def _sign(row: Row, cell: Cell) -> str:
    """What stands in for the text of a merged cell, so that it is not taken for a text of its own."""
    if cell.filled_from is None or not cell.text:
        return ""
    return FROM_LEFT if cell.filled_from[0] == row.number else FROM_ABOVE
