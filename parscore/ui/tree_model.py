"""The criteria set as a Qt model: one row per node, with what the open assessment says of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from parscore.scoring.outcome import Status
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.row_marks import Mark, marks_of
from parscore.ui.tree_cells import Cells
from parscore.ui.tree_roles import COL_CODE, COL_MAX, COL_SCORE, COL_STATUS, COL_TITLE, COLUMNS, FIGURES, Role
from parscore.ui.tree_rows import HIDDEN, Row, rows_of, show_only
from parscore.ui.words import NONE

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_LOUD = frozenset({COL_CODE, COL_TITLE, COL_SCORE})
_WIDE = len(COLUMNS)
_LOUD_WHEN_SCORED = _LOUD | {COL_STATUS}


class Look(NamedTuple):
    """What is painted of a cell; the names are those of the roles."""

    text: str
    strong: bool
    quiet: bool
    icon: tuple[str, str] | None
    marks: Sequence[Mark]


class TreeModel(QAbstractItemModel):
    """Read-only: answers are declared in the pane beside the tree, and arrive here as changed rows.

    A filter takes rows out of the model itself; Qt's own filtering of trees needs seconds for some thousand rows.
    """

    def __init__(self, assessment: OpenAssessment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self.cells = Cells(assessment)
        self._rows = self._shown = rows_of(assessment.criteria_set)
        everything = (row for top in self._rows for row in top.walk())
        self._by_code = {row.node.code: row for row in everything if row.node is not None}
        self._left: frozenset[str] | None = None
        assessment.changed.connect(self._on_changed)

    def index_of(self, code: str) -> QModelIndex:
        """Where a code stands; an invalid index when the set does not have it, or the filter hides it."""
        row = self._by_code.get(code)
        return QModelIndex() if row is None or row.place == HIDDEN or not self._in_view(row) else self._index(row)

    def codes_of_leaves(self) -> list[str]:
        """Every leaf, bonus and penalty item in document order, shown or not."""
        return [leaf.node.code for row in self._rows for leaf in row.leaves() if leaf.node is not None]

    def codes_shown(self) -> list[str]:
        """The leaves that the filter leaves, in the order shown."""
        return [code for code in self.codes_of_leaves() if self._left is None or code in self._left]

    @property
    def filtered(self) -> bool:
        return self._left is not None

    def would_change(self, codes: Collection[str] | None) -> bool:
        """Whether `show_only` would show other rows than now."""
        return (None if codes is None else frozenset(codes)) != self._left

    def show_only(self, codes: Collection[str] | None) -> None:
        """Leave the leaves of these codes with the rows above them; None shows everything."""
        self.beginResetModel()
        self._left = None if codes is None else frozenset(codes)
        self._shown = show_only(self._rows, self._left)
        self.endResetModel()

    def show_last_year(self, words: Mapping[str, str]) -> None:
        """Fill the column of last year's scores, by code."""
        self.cells.last_year = dict(words)
        self._on_changed(words)

    def _in_view(self, row: Row) -> bool:
        return row.parent is None or (row.parent.place != HIDDEN and self._in_view(row.parent))

    def _index(self, row: Row, column: int = 0) -> QModelIndex:
        return self.createIndex(row.place, column, row)

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        above = parent.internalPointer()  # none for the root; asked in this order, since a thousand rows are measured
        beside: list[Row] = self._shown if above is None else above.shown
        if 0 <= row < len(beside) and 0 <= column < _WIDE and (above is None or parent.column() == 0):
            return self.createIndex(row, column, beside[row])
        return QModelIndex()

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        row = index.internalPointer() if index.isValid() else None
        if not isinstance(row, Row) or row.parent is None:
            return QModelIndex()
        return self.createIndex(row.parent.place, 0, row.parent)

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self._shown)
        if parent.column() > 0:
            return 0
        above = parent.internalPointer()
        return len(above.shown) if isinstance(above, Row) else 0

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.internalPointer() if index.isValid() else None
        if not isinstance(row, Row):
            return None
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.cells.text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._hint(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(column)
        return self._of_our_own(row, column, role)

    def look(self, index: Index) -> Look | None:
        """All that is painted of a cell, at once: asked role by role it would go through Qt five times."""
        row = index.internalPointer()
        if not isinstance(row, Row):
            return None
        column = index.column()
        status = column == COL_STATUS
        return Look(
            self.cells.text(row, column),
            row.parent is None,
            self._quiet(row, column),
            self._icon(row) if status else None,
            marks_of(self._assessment, row.node) if status and row.node else (),
        )

    def _of_our_own(self, row: Row, column: int, role: int) -> Any:
        match role:
            case Role.CODE:
                return row.node.code if row.node else ""
            case Role.ICON:
                return self._icon(row) if column == COL_STATUS else None
            case Role.STRONG:
                return row.parent is None
            case Role.QUIET:
                return self._quiet(row, column)
            case Role.MARKS:
                return marks_of(self._assessment, row.node) if row.node and column == COL_STATUS else ()
        return None

    def _spoken(self, row: Row, column: int) -> str:
        code = row.node.code if row.node else row.title
        text = self.cells.text(row, column)
        if column == COL_CODE:
            return text or row.title
        if column == COL_TITLE:
            return f"{code}: {text}" if row.node else text
        said = f"{self.cells.word(column)} {code}: {'chưa có' if text in ('', NONE) else text}"
        if column == COL_STATUS and row.node:
            said = "; ".join((said, *(mark.words for mark in marks_of(self._assessment, row.node))))
        return said

    def _hint(self, row: Row, column: int) -> str | None:
        if column == COL_TITLE:
            return row.title
        if row.node is None or column == COL_CODE:
            return None
        node = self._assessment.result.nodes[row.node.code]
        if column == COL_STATUS:
            told = [problem.message for problem in node.outcome.problems] if node.outcome else []
            told += [mark.words for mark in marks_of(self._assessment, row.node)]
            if told:
                return "\n".join(f"{line[:1].upper()}{line[1:]}" for line in told)
        return self.cells.hint(row, column) or str(node.working) or None

    def _icon(self, row: Row) -> tuple[str, str] | None:
        if row.node is None:
            return None
        outcome = self._assessment.result.nodes[row.node.code].outcome
        return self.cells.icon(row.node.code, outcome) if outcome else None

    def _quiet(self, row: Row, column: int) -> bool:
        node = self._assessment.result.nodes[row.node.code] if row.node else None
        if node is None or node.outcome is None:
            return column not in _LOUD
        if node.status in (Status.BLANK, Status.LOCKED):
            return column not in (COL_CODE, COL_TITLE)
        return column not in _LOUD_WHEN_SCORED

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _on_changed(self, codes: Iterable[str]) -> None:
        """Redraw the rows that moved, and those above them, whose progress may have; codes and titles stay."""
        rows: dict[int, Row] = {}
        for code in codes:
            row = self._by_code.get(code)
            while row is not None:
                rows[id(row)] = row
                row = row.parent
        for row in rows.values():
            if row.place != HIDDEN and self._in_view(row):
                self.dataChanged.emit(self._index(row, COL_MAX), self._index(row, len(COLUMNS) - 1))
