"""The rows of a criteria set in the editor: code, title, maximum, how it is scored, what to look at."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.set_draft import SetDraft
from parscore.ui import style
from parscore.ui.sets.set_tree_words import UNCONFIRMED, maximum_words, rule_words
from parscore.ui.tree_rows import Row, rows_of

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COLUMNS = ("Mã", "Nội dung", "Tối đa", "Cách chấm", "Cần xem")
CODE, TITLE, MAX, RULE, LOOK = range(len(COLUMNS))
CODE_ROLE = Qt.ItemDataRole.UserRole + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Look(IntEnum):
    """How much a row wants to be looked at."""

    NOTHING = 0
    UNSURE = 1
    WRONG = 2


class SetTreeModel(QAbstractItemModel):
    """Follows a draft. `findings` says in a word or two what the checks have to say of a row, by code."""

    def __init__(self, draft: SetDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._rows = rows_of(draft.criteria_set)
        self._findings: Mapping[str, str] = {}
        self._unconfirmed: frozenset[str] = frozenset(draft.unconfirmed)
        self._by_code = self._placed()

    def _placed(self) -> dict[str, Row]:
        return {row.node.code: row for top in self._rows for row in top.walk() if row.node is not None}

    def fits(self, criteria_set: CriteriaSet) -> bool:
        """Whether a set has rows in the same places, so that showing it needs no reset."""
        return _shape(self._rows) == _shape(rows_of(criteria_set))

    def show(self, draft: SetDraft, findings: Mapping[str, str]) -> None:
        """Show another draft; rows that stay where they are keep their indexes."""
        before = self._findings, self._unconfirmed
        new = rows_of(draft.criteria_set)
        self._findings, self._unconfirmed = findings, frozenset(draft.unconfirmed)
        if _shape(self._rows) != _shape(new):
            self.beginResetModel()
            self._draft, self._rows = draft, new
            self._by_code = self._placed()
            self.endResetModel()
            return
        self._draft = draft
        moved = [
            row
            for row, now in zip(_walk(self._rows), _walk(new), strict=True)
            if self._follow(row, now) or self._looks_differ(row, *before)
        ]
        self._by_code = self._placed()
        for row in moved:
            self.dataChanged.emit(self._index(row), self._index(row, len(COLUMNS) - 1))

    @staticmethod
    def _follow(row: Row, now: Row) -> bool:
        same = row.node is now.node and row.title == now.title
        row.node, row.title = now.node, now.title
        return not same

    def _looks_differ(self, row: Row, findings: Mapping[str, str], unconfirmed: frozenset[str]) -> bool:
        code = row.node.code if row.node else ""
        return findings.get(code) != self._findings.get(code) or (code in unconfirmed) != (code in self._unconfirmed)

    def index_of(self, code: str) -> QModelIndex:
        """Where a code stands; an invalid index when the set does not have it."""
        row = self._by_code.get(code)
        return QModelIndex() if row is None else self._index(row)

    def codes(self) -> list[str]:
        """Every code in document order."""
        return list(self._by_code)

    def _index(self, row: Row, column: int = 0) -> QModelIndex:
        return self.createIndex(row.place, column, row)

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        above = parent.internalPointer() if parent.isValid() else None
        beside = above.children if isinstance(above, Row) else self._rows
        if 0 <= row < len(beside) and 0 <= column < len(COLUMNS) and (above is None or parent.column() == 0):
            return self.createIndex(row, column, beside[row])
        return QModelIndex()

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        row = index.internalPointer() if index.isValid() else None
        if not isinstance(row, Row) or row.parent is None:
            return QModelIndex()
        return self.createIndex(row.parent.place, 0, row.parent)

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self._rows)
        above = parent.internalPointer()
        return len(above.children) if parent.column() == 0 and isinstance(above, Row) else 0

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading has nothing to be edited; the keyboard passes it by."""
        row = index.internalPointer() if index.isValid() else None
        return super().flags(index) if isinstance(row, Row) and row.node is not None else Qt.ItemFlag.NoItemFlags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return (_RIGHT if section == MAX else _LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.internalPointer() if index.isValid() else None
        if not isinstance(row, Row):
            return None
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(row, column) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column == MAX else _LEFT
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(row) if column == LOOK else None
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(style.colours().muted) if column == RULE else None
            case Qt.ItemDataRole.FontRole:
                return style.font(strong=True) if row.parent is None else None
        return row.node.code if role == CODE_ROLE and row.node else None

    def look(self, code: str) -> Look:
        if code in self._findings:
            return Look.WRONG
        return Look.UNSURE if code in self._unconfirmed else Look.NOTHING

    def _text(self, row: Row, column: int) -> str:
        if column == TITLE:
            return row.title
        if row.node is None:
            return ""
        if column == CODE:
            return row.node.code
        if column == MAX:
            return maximum_words(row.node, self._draft.criteria_set)
        return rule_words(row.node) if column == RULE else self._look_words(row.node)

    def _look_words(self, node: Criterion) -> str:
        if node.code in self._findings:
            return self._findings[node.code]
        return UNCONFIRMED if node.code in self._unconfirmed else ""

    def _icon(self, row: Row) -> Any:
        if row.node is None or self.look(row.node.code) is Look.NOTHING:
            return None
        wrong = self.look(row.node.code) is Look.WRONG
        icon = style.icon("attention" if wrong else "blank", "attention" if wrong else "muted")
        return QIcon(icon)  # Qt would not draw an instance of our own class

    def _spoken(self, row: Row, column: int) -> str:
        text = self._text(row, column)
        if row.node is None or column == CODE:
            return text or row.title
        if column == TITLE:
            return f"{row.node.code}: {text}"
        return f"{COLUMNS[column]} {row.node.code}: {text or 'không có gì'}"


def _walk(rows: Sequence[Row]) -> list[Row]:
    return [row for top in rows for row in top.walk()]


def _shape(rows: Sequence[Row]) -> list[Any]:
    return [(row.node is None, row.title if row.node is None else "", _shape(row.children)) for row in rows]
