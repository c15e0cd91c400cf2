"""The table of the history: lines become words as far as the view is scrolled."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from parscore.reports.changes_in_words import NONE
from parscore.ui.state_words import NO_NAME, moment
from parscore.ui.story import Told

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Lúc", "Ai", "Dòng", "Việc", "Trước", "Sau", "Điểm")
COL_AT, COL_WHO, COL_CODE, COL_WHAT, COL_OLD, COL_NEW, COL_SCORE = range(len(HEADINGS))
BATCH = 100
_NOWHERE = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Lines of the story, the newest first, fetched in batches."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Told] = []
        self._rest: Iterator[Told] = iter(())
        self._more = False

    def show_lines(self, told: Iterator[Told], at_least: int = BATCH) -> None:
        """Begin anew with other lines, the first ones fetched at once."""
        self.beginResetModel()
        self._rest = told
        self._lines = list(islice(self._rest, max(at_least, BATCH)))
        self._more = len(self._lines) >= max(at_least, BATCH)
        self.endResetModel()

    def line(self, row: int) -> Told | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @property
    def complete(self) -> bool:
        """Whether every line there is has been fetched."""
        return not self._more

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid():
            return
        fetched = list(islice(self._rest, BATCH))
        self._more = len(fetched) == BATCH
        if fetched:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(fetched) - 1)
            self._lines += fetched
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(cells(line)[index.column()].split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEADINGS[index.column()]}: {cells(line)[index.column()] or NONE}"
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (COL_WHAT, COL_OLD, COL_NEW):
            return cells(line)[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None


def cells(line: Told) -> tuple[str, ...]:
    """A line as the table and the printed pages show it."""
    return (moment(line.at), line.who or NO_NAME, line.code, line.what, line.old, line.new, line.score)
