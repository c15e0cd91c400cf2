"""The table in which the leaves a unit scores itself are declared: its columns, and the cell of each leaf in each."""

from dataclasses import dataclass, field

from parscore.intake.cell import Cell
from parscore.intake.figure_cells import ExplanationCell, InputCell, NotArisingCell, NoteCell, SeveralCell
from parscore.intake.mark_cells import ChecklistCell, ChoiceCell, FaultsCell
from parscore.scoring.answers import Answer
from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import CriteriaSet, Method
from parscore.scoring.numbers import show_fixed
from parscore.scoring.outcome import Outcome
from parscore.scoring.rules import ChecklistRule, ChoiceRule, DeductionRule, Rule

CODE, TITLE, FIRST = 0, 1, 2
MAX_FIGURES = 4
NOT_ARISING = NotArisingCell("Không phát sinh", "KPS: không phát sinh, gõ x; lý do ghi sau dấu hai chấm (x: lý do).")
NOTE = NoteCell("Ghi chú", "Gõ ghi chú, ví dụ nguồn số liệu, số văn bản.")
EXPLANATION = ExplanationCell("Giải trình", "Gõ lý do có điểm mà chưa có đủ tài liệu kiểm chứng.")
ASKED = "Cần nhập"
"""Heading of the column that only tells, in a copy of the whole table, what each row wants."""


def figure_cells(rule: Rule) -> tuple[Cell, ...]:
    """The cells a rule needs, at most MAX_FIGURES; the last one takes what is left over."""
    match rule:
        case ChoiceRule():
            return (ChoiceCell.of(rule),)
        case ChecklistRule():
            return (ChecklistCell.of(rule),)
        case DeductionRule():
            return (FaultsCell.of(rule),)
    inputs = rule.inputs
    if len(inputs) <= MAX_FIGURES:
        return tuple(map(InputCell.of, inputs))
    alone = MAX_FIGURES - 1
    return (*map(InputCell.of, inputs[:alone]), SeveralCell.of(inputs[alone:]))


@dataclass(frozen=True)
class Grid:
    """`codes` are the rows in document order, bonus and penalty last; `headings` the columns."""

    criteria_set: CriteriaSet
    codes: tuple[str, ...]
    headings: tuple[str, ...]
    _figures: dict[str, tuple[Cell, ...]] = field(repr=False)

    @property
    def not_arising(self) -> int:
        return len(self.headings) - 4

    @property
    def score(self) -> int:
        return len(self.headings) - 3

    @property
    def note(self) -> int:
        return len(self.headings) - 2

    @property
    def explanation(self) -> int:
        return len(self.headings) - 1

    def cell(self, code: str, column: int) -> Cell | None:
        """The cell in which something can be typed; None where the table only tells, or the leaf needs no figure."""
        if column == self.not_arising:
            return NOT_ARISING
        if column == self.note:
            return NOTE
        if column == self.explanation:
            return EXPLANATION
        cells = self._figures[code]
        return cells[column - FIRST] if FIRST <= column < FIRST + len(cells) else None

    def asked(self, code: str) -> str:
        """The figures a row wants, by the number of their column: "1: Số văn bản; 2: Tổng số"."""
        return "; ".join(f"{place}: {cell.label}" for place, cell in enumerate(self._figures[code], start=1))

    def text(self, code: str, column: int, answer: Answer, outcome: Outcome, *, out: bool = False) -> str:
        """What a cell shows, or gives to another program."""
        if column == CODE:
            return code
        if column == TITLE:
            return self.criteria_set.by_code[code].title
        if column == self.score:
            places = self.criteria_set.scale.rounding.places
            return "" if outcome.score is None else show_fixed(outcome.score, places)
        cell = self.cell(code, column)
        if cell is None:
            return ""
        return cell.out(answer) if out else cell.show(answer)


def grid_of(criteria_set: CriteriaSet, kind: str) -> Grid:
    """The table of a set for one kind of unit; what others supply has no place in it."""
    by_code = scorers(criteria_set, kind).by_code
    figures = {
        leaf.code: figure_cells(by_code[leaf.code].rule)
        for leaf in criteria_set.walk_all()
        if leaf.is_leaf and leaf.supplied_by is Method.SELF
    }
    most = max((len(cells) for cells in figures.values()), default=1)
    numbered = [f"Số liệu {place}" for place in range(1, most + 1)]
    headings = ("Mã", "Nội dung", *numbered, "KPS", "Điểm", "Ghi chú", "Giải trình")
    return Grid(criteria_set, tuple(figures), headings, figures)
