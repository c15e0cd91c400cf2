"""The cells of a filled form, one by one, as answers: read as what is typed or pasted in the window is read."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from parscore.intake.annex.table import NOTHING as NO_CELL
from parscore.intake.annex.table import Cell, Row, Table
from parscore.intake.cell import plain_words
from parscore.intake.figure_cells import InputCell
from parscore.intake.filled_form import CellNews, CellState
from parscore.intake.form_identity import FormColumns
from parscore.intake.grid import EXPLANATION, NOT_ARISING, NOTE
from parscore.intake.mark_cells import ChoiceCell
from parscore.scoring.answers import BLANK, Answer
from parscore.scoring.criteria import CriteriaSet, Criterion, Method
from parscore.scoring.form_lines import FormLine, Part, fingerprint, form_lines, split_key
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.numbers import shorten
from parscore.scoring.reading import TypedRefusedError, reading_of
from parscore.scoring.rules import ChecklistRule, ChoiceRule

_DONE = frozenset(("x", "v", "co", "1", "dat", "da dat", "true", "✓", "✔", "☑"))
_NOT_DONE = frozenset(("0", "-", "–", "khong", "khong co", "ko", "chua", "chua co", "chua dat", "khong dat", "false"))
_NO_FAULT = _NOT_DONE - {"0"}
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_BESIDE = ("not_arising", "explanation", "note")
_KNOWN = {"not_arising": NOT_ARISING, "explanation": EXPLANATION, "note": NOTE}
VALUE = "Giá trị"
NO_KEY = "Dòng này không có mã ẩn nên không biết thuộc mục nào. Hãy chép giá trị vào đúng dòng của phiếu gốc."
GONE = "Bộ tiêu chí nay không có mục hoặc ô này. Hãy xem lại mã, hoặc nhập ở mục thay cho nó."
TWICE = "Ô này đã có ở dòng {row} với giá trị khác. Hãy giữ một dòng."
BOTH = "Mục này vừa có giá trị vừa ghi không phát sinh. Hãy giữ một."
LOCKED = "Mục này không tự chấm: chờ {who}. Khi đã công bố, hãy nhập ở trang Số liệu ngoài."
NO_MARK = "“{typed}” không phải là dấu đánh. Gõ x nếu đạt; để trống hoặc ghi “không” nếu chưa đạt."
NO_PERCENT = (
    "“{typed}” là tỷ lệ %, còn ô này cần một con số{unit}. Hãy gõ con số ấy, không có dấu %; tỷ lệ % do chương trình "
    "tự tính."
)
ASKS = (
    "Ô dạng số này có thể là {grouped} hoặc {comma}. Hãy hỏi lại người điền rồi nhập trong chương trình; nếu sửa trong "
    "phiếu thì đổi ô sang dạng Text, gõ {whole} hoặc {comma}0."
)

Put = Callable[[Answer, Cell], Answer]


class FormReader:
    """Reads the rows below the headings into `answers` and `cells`; `reworded` are leaves that were others then."""

    def __init__(self, table: Table, columns: FormColumns, criteria_set: CriteriaSet) -> None:
        self.answers: dict[str, Answer] = {}
        self.cells: list[CellNews] = []
        self.reworded: set[str] = set()
        self._table, self._columns, self._set = table, columns, criteria_set
        self._lines: dict[str, dict[Part, FormLine]] = {}
        self._seen: dict[tuple[str, Part], tuple[int, str]] = {}
        self._spoilt = {
            one.cell: f"{one.message[:1].upper()}{one.message[1:]}. Hãy {one.remedy}." for one in table.remarks
        }

    def read(self) -> None:
        """Read every row; a cell that cannot be taken is told, and the others are read all the same."""
        for row in self._table.rows:
            if row.number > self._columns.header:
                self._row(row)
        for code, answer in list(self.answers.items()):
            if answer.not_arising and replace(answer, not_arising=False).declares:
                self.answers[code] = replace(answer, not_arising=False, reason="")
                self.cells = [_refused_mark(one) if one.code == code else one for one in self.cells]

    def _row(self, row: Row) -> None:
        code, part = split_key(row.own(self._columns.key))
        leaf = self._set.by_code.get(code)
        line = None if leaf is None else self._lines_of(leaf).get(part)
        if leaf is None or line is None:
            self._refuse_row(row, code, part, leaf)
            return
        if row.own(self._columns.key + 1) != fingerprint(leaf):
            self.reworded.add(code)
        self._take(row, self._columns.value, code, part, line.label, partial(_put, leaf, line))
        for name in _BESIDE:
            column = getattr(self._columns, name)
            if self._is_filled(row, column):
                self._take(row, column, code, Part(name), _KNOWN[name].label, partial(_put_beside, name))

    def _lines_of(self, leaf: Criterion) -> dict[Part, FormLine]:
        if leaf.code not in self._lines:
            self._lines[leaf.code] = {one.part: one for one in form_lines(leaf)} if leaf.is_leaf else {}
        return self._lines[leaf.code]

    def _refuse_row(self, row: Row, code: str, part: Part, leaf: Criterion | None) -> None:
        """What stands in a row that belongs nowhere; below an empty key only values count, people sign there."""
        columns = {self._columns.value: VALUE}
        if code:
            columns |= {getattr(self._columns, name): _KNOWN[name].label for name in _BESIDE}
        others = leaf is not None and leaf.is_leaf and leaf.supplied_by is not Method.SELF
        why = LOCKED.format(who=SUPPLIERS[leaf.supplied_by]) if leaf and others else GONE if code else NO_KEY
        for column, label in columns.items():
            if self._is_filled(row, column):
                self._tell(row, column, code, part, label, CellState.REFUSED, why)

    def _is_filled(self, row: Row, column: int) -> bool:
        return bool(self._own(row, column).text) or self._table.cell_name(row.number, column) in self._spoilt

    def _own(self, row: Row, column: int) -> Cell:
        """The cell without what only was copied into it out of a merged one."""
        cell = row.at(column)
        return cell if cell.filled_from in (None, (row.number, column)) else NO_CELL

    def _take(self, row: Row, column: int, code: str, part: Part, label: str, put: Put) -> None:
        cell = self._own(row, column)
        spoilt = self._spoilt.get(self._table.cell_name(row.number, column))
        before, said = self._seen.get((code, part), (0, ""))
        state, why = CellState.TAKEN, ""
        if spoilt is not None:
            state, why = CellState.REFUSED, spoilt
        elif not cell.text:
            state = CellState.EMPTY
        elif said and part.shape not in _BESIDE and said != cell.text:
            state, why = CellState.REFUSED, TWICE.format(row=before)
        else:
            try:
                self.answers[code] = put(self.answers.get(code, BLANK), cell)
                self._seen[code, part] = (row.number, cell.text)
            except TypedRefusedError as refusal:
                state, why = CellState.REFUSED, str(refusal)
        self._tell(row, column, code, part, label, state, why)

    def _tell(self, row: Row, column: int, code: str, part: Part, label: str, state: CellState, why: str) -> None:
        cell, typed = self._table.cell_name(row.number, column), self._own(row, column).text
        self.cells.append(CellNews(self._table.name, cell, code, part, label, typed, state, why))


def _refused_mark(one: CellNews) -> CellNews:
    return replace(one, state=CellState.REFUSED, why=BOTH) if one.part.shape == "not_arising" else one


def _put(leaf: Criterion, line: FormLine, answer: Answer, cell: Cell) -> Answer:
    """The answer with what stands in the cell of a line; TypedRefusedError says why it cannot be taken."""
    rule, typed = leaf.rule, cell.text
    if isinstance(rule, ChoiceRule):
        return ChoiceCell.of(rule).read(answer, typed)
    if isinstance(rule, ChecklistRule):
        done = {*(answer.checked or ()), line.part.name} if _is_mark(typed) else {*(answer.checked or ())}
        return replace(answer, checked=tuple(item.id for item in rule.items if item.id in done))
    assert line.field is not None
    if cell.number and _THOUSANDS.fullmatch(typed):
        raise TypedRefusedError(_asked(typed))
    typed = _without_percent(line.field, typed)
    if line.part.shape == "faults":
        return _with_fault(rule.inputs if rule else (), line, answer, typed)
    return InputCell.of(line.field).read(answer, typed)


def _without_percent(field: Input, typed: str) -> str:
    """ "98,5%" as 98,5 where a per cent is asked for; refused in words where it cannot be meant."""
    bare = typed.rstrip()
    if not bare.endswith(("%", "％")) or field.unit.strip() == "%" or field.kind is InputKind.DATE:
        return typed
    if field.kind is InputKind.MEASURE and field.unit != "điểm":
        return bare[:-1]
    if _OF_PERCENT.search(f"{field.label} {field.unit}") and field.name not in ("numerator", "denominator"):
        return bare[:-1]
    raise TypedRefusedError(NO_PERCENT.format(typed=shorten(typed), unit=f" ({field.unit})" if field.unit else ""))


_OF_PERCENT = re.compile(r"%|\b(?:tỷ|tỉ) lệ\b|\bphần trăm\b", re.IGNORECASE)


def _with_fault(order: tuple[Input, ...], line: FormLine, answer: Answer, typed: str) -> Answer:
    counted = dict(answer.faults or {})
    assert line.field is not None
    if plain_words(typed) not in _NO_FAULT:
        counted[line.part.name] = str(reading_of(line.field).read(typed))
    return replace(answer, faults={one.name: counted[one.name] for one in order if one.name in counted})


def _is_mark(typed: str) -> bool:
    words = plain_words(typed)
    if words in _DONE:
        return True
    if words in _NOT_DONE:
        return False
    raise TypedRefusedError(NO_MARK.format(typed=shorten(typed)))


def _asked(typed: str) -> str:
    whole, comma = typed.replace(".", ""), typed.replace(".", ",")
    return ASKS.format(grouped=typed, comma=comma, whole=whole)


def _put_beside(name: str, answer: Answer, cell: Cell) -> Answer:
    if name == "not_arising":
        return NOT_ARISING.read(answer, "x" if plain_words(cell.text) in _DONE else cell.text)
    if name == "note":
        return NOTE.read(answer, _joined(answer.note, cell.text))
    return EXPLANATION.read(answer, _joined(answer.explanation, cell.text))


def _joined(before: str, text: str) -> str:
    """What was written in two rows of one leaf, once where it is the same."""
    return f"{before}\n{text}" if before and before != text else text
