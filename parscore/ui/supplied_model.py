"""The leaves that others supply figures for, as a Qt model: figures, source and score of each."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from parscore.intake.grid import figure_cells
from parscore.reports.declared import declared
from parscore.scoring.answers import Source
from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import Method
from parscore.scoring.inputs import day
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.outcome import RefusedError
from parscore.ui import style
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.supplied_drafts import SuppliedDrafts
from parscore.ui.words import NONE, score_text, status_icon

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COLUMNS = ("Mã", "Nội dung", "Nơi cung cấp", "Số liệu", "Văn bản nguồn", "Ngày", "Người nhập", "Điểm", "Diễn giải")
CODE, TITLE, SUPPLIER, FIGURES, DOCUMENT, DATE, WHO, SCORE, WORKING = range(len(COLUMNS))
NO_SOURCE = "Chưa ghi nguồn"


def shown_day(kept: str) -> str:
    """A kept day as it is read ("05/01/2026"); what is none stays as it stands."""
    try:
        return f"{day(kept, ''):%d/%m/%Y}" if kept else ""
    except RefusedError:
        return kept


class SuppliedModel(QAbstractTableModel):
    """Rows do not come and go: who supplies what is laid down by the set."""

    def __init__(self, assessment: OpenAssessment, drafts: SuppliedDrafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._drafts = drafts
        leaves = [
            node for node in assessment.criteria_set.walk_all() if node.is_leaf and node.supplied_by is not Method.SELF
        ]
        by_code = scorers(assessment.criteria_set, assessment.sheet.unit.kind).by_code
        self._leaves = {leaf.code: leaf for leaf in leaves}
        self.codes = tuple(self._leaves)
        self._cells = {code: figure_cells(by_code[code].rule) for code in self.codes}
        assessment.changed.connect(self._on_changed)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.codes)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS)
        return COLUMNS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        code, column = self.codes[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(code, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._hint(code, column) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                text = self.text(code, column)
                return text if column == CODE else f"{COLUMNS[column]} {code}: {text if text != NONE else 'chưa có'}"
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(code, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column == SCORE else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(code, column)
        return None

    def text(self, code: str, column: int) -> str:
        """What a cell shows, a dash where there is nothing."""
        answer, outcome = self._drafts.applied(code), self._assessment.outcome(code)
        source = answer.source or Source()
        match column:
            case 0:
                return code
            case 1:
                return self._leaves[code].title
            case 2:
                supplier = SUPPLIERS[self._leaves[code].supplied_by]
                return supplier[:1].upper() + supplier[1:]
            case 3:
                return "; ".join(filter(None, (cell.show(answer) for cell in self._cells[code]))) or NONE
            case 4:
                return source.document or (NO_SOURCE if answer.declares else NONE)
            case 5:
                return shown_day(source.date) or NONE
            case 6:
                return source.entered_by or NONE
            case 7:
                return score_text(self._assessment.result, outcome.score)
            case _:
                working = str(outcome.working)
                return working[:1].upper() + working[1:]

    def _hint(self, code: str, column: int) -> str:
        if column == FIGURES:
            return declared(self._leaves[code], self._drafts.applied(code))
        return self.text(code, WORKING if column == SCORE else column)

    def _icon(self, code: str, column: int) -> QIcon | None:
        if column == DOCUMENT and self.text(code, column) == NO_SOURCE:
            return QIcon(style.icon("attention", "attention"))
        return QIcon(style.icon(*status_icon(self._assessment.outcome(code)))) if column == SCORE else None

    def _colour(self, code: str, column: int) -> QColor | None:
        text = self.text(code, column)
        if column == DOCUMENT and text == NO_SOURCE:
            return QColor(style.colours().attention)
        quiet = text == NONE or column in (SUPPLIER, WORKING)
        return QColor(style.colours().muted) if quiet else None

    def show_draft(self, code: str) -> None:
        """Redraw a row whose draft changed."""
        self._on_changed((code,))

    def _on_changed(self, codes: Iterable[str]) -> None:
        for code in codes:
            if code in self._leaves:
                row = self.codes.index(code)
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
