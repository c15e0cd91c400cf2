"""The sets of the library as a table Qt can show."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from parscore.ui import style
from parscore.ui.sets.editor_next import open_in_short
from parscore.ui.sets.library_entries import Entry
from parscore.ui.sets.library_words import POINTS_WORDS, STANDING_ICONS, STANDING_WORDS, years_text
from parscore.ui.words import NONE

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
STANDING, TITLE, SET_ID, VERSION, YEARS, POINTS, TODO, ASSESSMENTS = range(8)
COLUMNS = ("Trạng thái", "Bộ tiêu chí", "Mã", "Phiên bản", "Năm", "Điểm", "Còn phải làm", "Bản chấm")


class SetListModel(QAbstractTableModel):
    """Read-only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """List these; nothing happens when they are listed already."""
        if list(entries) == self.entries:
            return
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        return self.entries[index.row()] if index.isValid() else None

    def row_of(self, key: str) -> int:
        """Where an entry stands, -1 when it is gone."""
        return next((row for row, entry in enumerate(self.entries) if entry.key == key), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS)
        if across and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return int(_side(section)) if across and role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry, column = self.entry(index), index.column()
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(entry, column)
            case Qt.ItemDataRole.ToolTipRole:
                return entry.trouble or cell_text(entry, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{COLUMNS[column]}: {cell_text(entry, column)}"
            case Qt.ItemDataRole.DecorationRole if column == STANDING:
                return QIcon(style.icon(*STANDING_ICONS[entry.standing]))
            case Qt.ItemDataRole.DecorationRole if column == TODO and entry.has_open:
                return QIcon(style.icon("attention", "attention"))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.ForegroundRole if cell_text(entry, column) == NONE:
                return QColor(style.colours().muted)
        return None


def _side(column: int) -> Qt.AlignmentFlag:
    numbers = column in (VERSION, ASSESSMENTS)
    return (Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


def cell_text(entry: Entry, column: int) -> str:
    """What a cell shows, a dash where there is nothing."""
    criteria_set = entry.criteria_set
    match column:
        case 0:
            return STANDING_WORDS[entry.standing]
        case 1:
            return entry.title
        case 2:
            return entry.set_id or NONE
        case 3:
            return str(entry.version) if entry.version else NONE
        case 4:
            return years_text(criteria_set.years) if criteria_set else NONE
        case 5:
            return POINTS_WORDS[criteria_set.illustrative] if criteria_set else NONE
        case 6:
            return todo_text(entry)
        case _:
            return str(entry.assessments) if entry.assessments else NONE


def todo_text(entry: Entry) -> str:
    """What a person still has to do about a set: readings to confirm, questions to ask."""
    return open_in_short(len(entry.unconfirmed), entry.asks) or NONE
