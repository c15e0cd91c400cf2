"""The documents as a table Qt can show; a cell is made when it comes into view."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from parscore.scoring.document_state import DocumentState
from parscore.ui import style
from parscore.ui.evidence.lines import HEADINGS, Column, DocumentLine
from parscore.ui.words import NONE

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
STATE_ICONS = {
    DocumentState.LOST: ("fault", "fault"),
    DocumentState.EMPTY: ("fault", "fault"),
    DocumentState.ORPHAN: ("blank", "muted"),
    DocumentState.OUTSIDE: ("attention", "attention"),
    DocumentState.UNCITED: ("attention", "attention"),
    DocumentState.PRESENT: ("check", "done"),
    DocumentState.CITED: ("check", "done"),
}


class DocumentModel(QAbstractTableModel):
    """Read-only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[DocumentLine] = []

    def show(self, lines: Sequence[DocumentLine]) -> bool:
        """List these; False when they are listed already."""
        if list(lines) == self.lines:
            return False
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()
        return True

    def line(self, index: Index) -> DocumentLine | None:
        return self.lines[index.row()] if index.isValid() else None

    def row_of(self, document: int) -> int:
        """Where a document stands, -1 when it is not listed."""
        return next((row for row, line in enumerate(self.lines) if line.document.id == document), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal and 0 <= section < len(HEADINGS)
        if across and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return int(_side(Column(section))) if across and role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text(column) or NONE
            case Qt.ItemDataRole.ToolTipRole:
                return line.text(column) if column is not Column.SUBJECT else _told(line)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADINGS[column]}: {line.text(column) or 'chưa có'}"
            case Qt.ItemDataRole.DecorationRole if column is Column.STATE:
                return QIcon(style.icon(*STATE_ICONS[line.state]))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.ForegroundRole if not line.text(column) or _is_file_name(line, column):
                return QColor(style.colours().muted)
        return None


def _told(line: DocumentLine) -> str:
    document = line.document
    return "\n".join(dict.fromkeys(filter(None, (document.title, document.subject, document.file_name))))


def _is_file_name(line: DocumentLine, column: Column) -> bool:
    return column is Column.SUBJECT and not line.document.subject


def _side(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column is Column.SIZE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
