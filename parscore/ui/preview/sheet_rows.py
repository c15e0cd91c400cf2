"""The rows of one sheet as a model; those that are looked at are fetched, others never."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from parscore.ui.preview.page_painting import CURRENT, FOUND, INK

AT_ONCE = 300
MOST_PARTS = 60
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Row = tuple[str, list[str], dict[str, str], frozenset[int]]


class SheetRows(QAbstractTableModel):
    """`missing` names the row from which on rows are wanted."""

    missing = Signal(int)

    def __init__(self, sheet: dict[str, Any], parent: QObject) -> None:
        super().__init__(parent)
        self._count: int = sheet["rows"]
        self._columns: list[str] = sheet["columns"]
        self._parts: dict[int, list[Row]] = {}
        self._asked: set[int] = set()
        self._hits: set[tuple[int, int]] = set()
        self._hit: tuple[int, int] | None = None
        self.unicode = False

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._columns[section] if 0 <= section < len(self._columns) else None
        row = self._row(section)
        return row[0] if row is not None else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.text(*at)
            case Qt.ItemDataRole.TextAlignmentRole:
                row = self._row(at[0])
                side = Qt.AlignmentFlag.AlignRight if row and at[1] in row[3] else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.BackgroundRole if at in self._hits:
                return QBrush(QColor(CURRENT if at == self._hit else FOUND))
            case Qt.ItemDataRole.ForegroundRole if at in self._hits:
                return QBrush(QColor(INK))
        return None

    def text(self, row: int, column: int) -> str:
        """What a cell shows, empty while it is on its way."""
        known = self._row(row)
        if known is None:
            return ""
        stored = None if self.unicode else known[2].get(str(column))
        return known[1][column] if stored is None else stored

    def take(self, first: int, rows: list[list[Any]]) -> None:
        """Rows that were missing."""
        part = first // AT_ONCE
        self._asked.discard(part)
        if not rows:
            return
        if len(self._parts) >= MOST_PARTS:
            del self._parts[next(iter(self._parts))]
        self._parts[part] = [(str(one[0]), one[1], one[2], frozenset(one[3])) for one in rows]
        last = first + len(rows) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)

    def mark(self, hits: set[tuple[int, int]], current: tuple[int, int] | None) -> None:
        """Mark the cells that were found."""
        self._hits, self._hit = hits, current
        self.repaint()

    def show_unicode(self, wanted: bool) -> None:
        self.unicode = wanted
        self.repaint()

    def repaint(self) -> None:
        """Let views fetch what they show again."""
        if self._count and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self._columns) - 1))

    def _row(self, row: int) -> Row | None:
        part, at = divmod(row, AT_ONCE)
        rows = self._parts.get(part)
        if rows is not None:
            return rows[at] if at < len(rows) else None
        if part not in self._asked:
            self._asked.add(part)
            self.missing.emit(part * AT_ONCE)
        return None
