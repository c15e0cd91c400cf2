"""The criteria set as a Qt model: one row per node, with what the open assessment says of it."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from parscore.scoring.numbers import show_decimal, show_short
from parscore.scoring.outcome import Status
from parscore.scoring.result import NodeResult
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.tree_roles import (
    COL_CODE,
    COL_MAX,
    COL_PERCENT,
    COL_SCORE,
    COL_STATUS,
    COL_TITLE,
    COLUMNS,
    Role,
)
from parscore.ui.tree_rows import BONUS, Row, rows_of
from parscore.ui.words import NONE, percent_text, score_text, status_icon, status_word

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_WORD_FOR = {COL_MAX: "Tối đa", COL_SCORE: "Điểm", COL_PERCENT: "Tỷ lệ", COL_STATUS: "Tình trạng"}


class TreeModel(QAbstractItemModel):
    """Read-only: answers are declared in the pane beside the tree, and arrive here as changed rows."""

    def __init__(self, assessment: OpenAssessment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._rows = rows_of(assessment.criteria_set)
        everything = (row for top in self._rows for row in top.walk())
        self._by_code = {row.node.code: row for row in everything if row.node is not None}
        assessment.changed.connect(self._on_changed)

    def index_of(self, code: str) -> QModelIndex:
        """Where a code stands; an invalid index when the set does not have it."""
        row = self._by_code.get(code)
        return ROOT if row is None else self._index(row)

    def codes_of_leaves(self) -> list[str]:
        """Every leaf, bonus and penalty item in the order shown."""
        return [leaf.node.code for row in self._rows for leaf in row.leaves() if leaf.node is not None]

    def _index(self, row: Row, column: int = 0) -> QModelIndex:
        return self.createIndex(row.place, column, row)

    def _row(self, index: Index) -> Row | None:
        row = index.internalPointer() if index.isValid() else None
        return row if isinstance(row, Row) else None

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = self._row(parent)
        return self._index((above.children if above else self._rows)[row], column)

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        row = self._row(index)
        return QModelIndex() if row is None or row.parent is None else self._index(row.parent)

    def rowCount(self, parent: Index = ROOT) -> int:
        if parent.column() > 0:
            return 0
        above = self._row(parent)
        return len(above.children if above else self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._row(index)
        if row is None:
            return None
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._hint(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(column)
            case Role.CODE:
                return row.node.code if row.node else ""
            case Role.ICON:
                return self._icon(row) if column == COL_STATUS else None
            case Role.STRONG:
                return row.parent is None
            case Role.QUIET:
                return self._quiet(row, column)
        return None

    def _result(self, row: Row) -> NodeResult | None:
        return self._assessment.result.nodes[row.node.code] if row.node else None

    def _text(self, row: Row, column: int) -> str:
        if column == COL_TITLE:
            return row.title
        node = self._result(row)
        if node is None:
            return self._group_text(row, column)
        match column:
            case 0:
                return node.code
            case 2:
                return show_short(node.max_score)
            case 3:
                return score_text(self._assessment.result, node.score)
            case 4:
                return percent_text(self._assessment.result, node.score, node.max_score)
            case _:
                return status_word(node.outcome) if node.outcome else self._progress(row)

    def _group_text(self, row: Row, column: int) -> str:
        result = self._assessment.result
        bonus = row.title == BONUS
        if column == COL_SCORE:
            earned = result.bonus if bonus else result.penalty
            return f"{'+' if bonus else '−'}{show_decimal(result.shown(earned))}" if earned else NONE
        if column == COL_MAX:
            caps = self._assessment.criteria_set
            cap = (caps.bonus if bonus else caps.penalty).cap
            return "" if cap is None else show_short(cap)
        return self._progress(row) if column == COL_STATUS else ""

    def _progress(self, row: Row) -> str:
        nodes = self._assessment.result.nodes
        states = [nodes[leaf.node.code].status for leaf in row.leaves() if leaf.node]
        return f"{sum(s in (Status.SCORED, Status.NOT_ARISING) for s in states)}/{len(states)} mục"

    def _spoken(self, row: Row, column: int) -> str:
        code = row.node.code if row.node else row.title
        text = self._text(row, column)
        if column == COL_CODE:
            return text or row.title
        if column == COL_TITLE:
            return f"{code}: {text}" if row.node else text
        return f"{_WORD_FOR[column]} {code}: {'chưa có' if text in ('', NONE) else text}"

    def _hint(self, row: Row, column: int) -> str | None:
        node = self._result(row)
        if column == COL_TITLE:
            return row.title
        if node is None or column == COL_CODE:
            return None
        if column == COL_STATUS and node.outcome and node.outcome.problems:
            return "\n".join(problem.message for problem in node.outcome.problems)
        return str(node.working) or None

    def _icon(self, row: Row) -> tuple[str, str] | None:
        node = self._result(row)
        return status_icon(node.outcome) if node and node.outcome else None

    def _quiet(self, row: Row, column: int) -> bool:
        node = self._result(row)
        if node is None or node.outcome is None:
            return column in (COL_MAX, COL_PERCENT, COL_STATUS)
        wanting = node.status in (Status.BLANK, Status.LOCKED)
        return column in (COL_MAX, COL_PERCENT) or (wanting and column in (COL_SCORE, COL_STATUS))

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _on_changed(self, codes: Iterable[str]) -> None:
        """Redraw the rows that moved, and those above them, whose progress may have."""
        rows: dict[int, Row] = {}
        for code in codes:
            row = self._by_code.get(code)
            while row is not None:
                rows[id(row)] = row
                row = row.parent
        for row in rows.values():
            self.dataChanged.emit(self._index(row), self._index(row, len(COLUMNS) - 1))


_NUMBERS = (COL_MAX, COL_SCORE, COL_PERCENT)
