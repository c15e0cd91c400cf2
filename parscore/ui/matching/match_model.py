"""The lines of a folder as a table Qt can show; the first column is ticked."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from parscore.scoring.criteria import CriteriaSet
from parscore.ui import style
from parscore.ui.matching.match_lines import NO_REASON, MatchLine, Show
from parscore.ui.words import EXTRA

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CHOOSE = "Chọn mục…"


class Column(IntEnum):
    """The columns, from the left."""

    FILE = 0
    ROW = 1
    REQUIRED = 2
    WHY = 3


HEADINGS = ("Tệp", "Mục đề nghị", "Tài liệu yêu cầu", "Vì sao")


class MatchModel(QAbstractTableModel):
    """`changed` tells that a line was ticked or given another row. Ticking keeps a line in view, whatever is shown."""

    changed = Signal()

    def __init__(self, lines: Sequence[MatchLine], criteria_set: CriteriaSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all = list(lines)
        self.lines = list(lines)
        self._set = criteria_set

    def show(self, show: Show) -> None:
        """Have these lines in view."""
        self.beginResetModel()
        self.lines = [one for one in self.all if one.fits(show)]
        self.endResetModel()

    def line(self, index: Index) -> MatchLine | None:
        return self.lines[index.row()] if index.isValid() else None

    def count(self, show: Show) -> int:
        return sum(one.fits(show) for one in self.all)

    def tick(self, lines: Sequence[MatchLine], *, on: bool) -> None:
        """Tick lines or take the tick away; a line without a row cannot be ticked."""
        for one in lines:
            one.ticked = on and bool(one.code)
        self._tell()

    def choose(self, lines: Sequence[MatchLine], code: str, requirement: str, why: str) -> None:
        """Give lines a row."""
        for one in lines:
            one.choose(code, requirement, why)
        self._tell()

    def add_below(self, line: MatchLine) -> MatchLine:
        """One more line for the same file."""
        new, at = line.again(), self.lines.index(line) + 1
        self.all.insert(self.all.index(line) + 1, new)
        self.beginInsertRows(ROOT, at, at)
        self.lines.insert(at, new)
        self.endInsertRows()
        self._tell()
        return new

    def _tell(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(HEADINGS) - 1))
        self.changed.emit()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(HEADINGS):
            if role == Qt.ItemDataRole.DisplayRole:
                return HEADINGS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        tickable = line is not None and line.code and index.column() == Column.FILE
        return flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index)
        if line is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([line], on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(line, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                ticked = "đã chọn, " if line.ticked else ""
                return f"{ticked if column is Column.FILE else ''}{HEADINGS[column]}: {self._text(line, column)}"
            case Qt.ItemDataRole.CheckStateRole if column is Column.FILE:
                return Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole if column is Column.WHY and line.remark:
                return QIcon(style.icon("attention", "attention"))
            case Qt.ItemDataRole.DecorationRole if column is Column.ROW or (column is Column.REQUIRED and line.code):
                return QIcon(style.icon("down", "muted"))
            case Qt.ItemDataRole.ForegroundRole if self._is_quiet(line, column):
                return QColor(style.colours().muted)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, line: MatchLine, column: Column) -> str:
        match column:
            case Column.FILE:
                return line.shown
            case Column.ROW:
                return f"{line.code} {self._set.by_code[line.code].title}" if line.code else CHOOSE
            case Column.REQUIRED:
                return line.requirement or (EXTRA if line.code else "")
        return line.remark or (line.why if line.code else NO_REASON)

    def _told(self, line: MatchLine, column: Column) -> str:
        if column is Column.WHY:
            return line.told
        return self._text(line, column)

    def _is_quiet(self, line: MatchLine, column: Column) -> bool:
        return column is Column.WHY or not line.code or (column is not Column.FILE and not line.ticked)
