"""The table of the leaves a unit scores itself as a Qt model: cells can be typed into, and keep what was refused."""

from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from parscore.intake.cell import Cell
from parscore.intake.grid import CODE, grid_of
from parscore.intake.pasted import Entry, Refusal, Taken, taken
from parscore.scoring.outcome import RefusedError, Status
from parscore.scoring.text import sought, spelled
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.table_texts import TableTexts

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
KPS = "KPS: không phát sinh, gõ x"


class TableRole(IntEnum):
    """What a cell tells besides Qt's own roles."""

    PLACEHOLDER = Qt.ItemDataRole.UserRole + 1
    CODE = Qt.ItemDataRole.UserRole + 2


class TableModel(QAbstractTableModel):
    """The rows in view. What was typed or pasted and refused stays in its cell until it is corrected or given up;
    the figure kept before it still counts. `refused_changed` tells that the list of such cells did.
    """

    refused_changed = Signal()

    def __init__(self, assessment: OpenAssessment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self.grid = grid_of(assessment.criteria_set, assessment.sheet.unit.kind)
        self.codes = self.grid.codes
        self._row_of = {code: row for row, code in enumerate(self.codes)}
        self._refused: dict[tuple[str, int], Refusal] = {}
        self._kept_then: dict[tuple[str, int], str] = {}
        self._elsewhere: tuple[Refusal, ...] = ()
        self.texts = TableTexts(self.grid, assessment, self._refused)
        self._tells = self.texts.by_role()
        self._folded = {code: self._words(code) for code in self.codes}
        assessment.changed.connect(self._on_changed)
        assessment.state_changed.connect(self._redraw)

    def _words(self, code: str) -> str:
        node = self._assessment.criteria_set.by_code[code]
        labels = [cell.label for at in range(len(self.grid.headings)) if (cell := self.grid.cell(code, at))]
        return spelled(" ".join([code, node.title, *labels]))

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """Every cell that was not taken, those of the table and those meant for nowhere in it."""
        return (*self._refused.values(), *self._elsewhere)

    def show_only(self, words: str, *, blank: bool) -> None:
        """Show the rows that speak of all the words; `blank`: only those not scored as of now."""
        wanted = sought(words)
        self.beginResetModel()
        self.codes = tuple(
            code
            for code in self.grid.codes
            if all(word.search(self._folded[code]) for word in wanted)
            and (not blank or self._assessment.outcome(code).status is Status.BLANK)
        )
        self._row_of = {code: row for row, code in enumerate(self.codes)}
        self.endResetModel()

    def index_of(self, code: str, column: int = CODE) -> QModelIndex:
        """Where a code stands; an invalid index when it is not in view."""
        row = self._row_of.get(code)
        return QModelIndex() if row is None else self.index(row, column)

    def cell(self, index: Index) -> Cell | None:
        return self.grid.cell(self.codes[index.row()], index.column()) if index.isValid() else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.codes)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.headings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = self._assessment.editable and self.cell(index) is not None
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.grid.headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.grid.headings[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == self.grid.not_arising:
            return KPS
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        code, column = self.codes[index.row()], index.column()
        if role == TableRole.CODE:
            return code
        if role == TableRole.PLACEHOLDER:
            return self.texts.placeholder(code, column)
        tell = self._tells.get(Qt.ItemDataRole(role)) if role < Qt.ItemDataRole.UserRole else None
        return None if tell is None else tell(code, column)

    def text(self, code: str, column: int, *, out: bool = False) -> str:
        """What a cell shows; with `out` what it gives to another program, which is never what was refused."""
        return self.texts.text(code, column, out=out)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self.enter(self.codes[index.row()], index.column(), str(value))

    def enter(self, code: str, column: int, typed: str) -> bool:
        """Take what was typed into one cell; what is refused stays there to be corrected."""
        entry = Entry(code, column, typed)
        result = taken(self.grid, [entry], self._assessment.answer, self._assessment.try_answer, clearing=True)
        refused = list(result.refused)
        for changed, answer in result.answers.items():
            try:
                self._assessment.set_answer(changed, answer)
            except RefusedError as refusal:
                refused.append(self._whole(entry, str(refusal)))
        self._note([entry], refused)
        return not refused

    def take(self, entries: Sequence[Entry], label: str, *, clearing: bool = False) -> Taken:
        """Take many texts as one step named `label`, in which {n} is the count of cells; the refused stay in theirs."""
        result = taken(self.grid, entries, self._assessment.answer, self._assessment.try_answer, clearing=clearing)
        named = label.format(n=result.cells)
        late = self._assessment.set_answers(result.answers, named) if result.answers else {}
        first = {entry.code: entry for entry in reversed(entries)}
        refused = (*result.refused, *(self._whole(first[code], why) for code, why in late.items()))
        self._note(entries, refused)
        return Taken(result.answers, result.cells, refused, result.passed_over)

    def _whole(self, entry: Entry, why: str) -> Refusal:
        told = f"{why[:1].upper()}{why[1:]}. Hãy xem lại số liệu của dòng này."
        return Refusal(entry.code, entry.column, self.grid.headings[entry.column], entry.typed, told)

    def _note(self, entries: Iterable[Entry], refused: Iterable[Refusal]) -> None:
        before = set(self._refused)
        for entry in entries:
            self._refused.pop((entry.code, entry.column), None)
        outside = []
        for one in refused:
            if self.grid.cell(one.code, one.column) is None:
                outside.append(one)
            else:
                self._refused[one.code, one.column] = one
                self._kept_then[one.code, one.column] = self._kept(one.code, one.column)
        self._elsewhere += tuple(outside)
        for code in {code for code, _ in before | set(self._refused)}:
            self._emit_row(code)
        self.refused_changed.emit()

    def list_outside(self, refused: Iterable[Refusal]) -> None:
        """List what a block held for nowhere in the table; what was listed for an earlier block goes."""
        self._elsewhere = tuple(refused)
        self.refused_changed.emit()

    def give_up_refused(self) -> None:
        """Forget what was refused; the cells show what is kept."""
        self._refused.clear()
        self._elsewhere = ()
        self._redraw()
        self.refused_changed.emit()

    def _kept(self, code: str, column: int) -> str:
        cell = self.grid.cell(code, column)
        return "" if cell is None else cell.show(self._assessment.answer(code))

    def _forget_repaired(self, codes: Collection[str]) -> None:
        """What was refused in a cell that was filled in elsewhere, or taken back, is no longer to be corrected."""
        gone = [at for at in self._refused if at[0] in codes and self._kept(*at) != self._kept_then[at]]
        for at in gone:
            del self._refused[at]
        if gone:
            self.refused_changed.emit()

    def _on_changed(self, codes: Collection[str]) -> None:
        self._forget_repaired(codes)
        for code in codes:
            self._emit_row(code)

    def _emit_row(self, code: str) -> None:
        row = self._row_of.get(code)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _redraw(self) -> None:
        if self.codes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.codes) - 1, self.columnCount() - 1))
