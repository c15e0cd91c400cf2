"""A filled form beside the answers there are: what is new, the same, in conflict, or cannot be taken."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from parscore.faults import InputError
from parscore.intake.filled_form import CellState, FilledForm
from parscore.intake.part_texts import part_label, part_text
from parscore.scoring.answer_parts import carried, held
from parscore.scoring.answers import BLANK, Answer, AnswerSheet
from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import Criterion
from parscore.scoring.form_lines import Part, form_lines
from parscore.scoring.leaf import LeafScorer
from parscore.scoring.outcome import Severity

ANOTHER_UNIT = (
    "Phiếu này lập cho đơn vị “{theirs}”, năm {their_year}; bản chấm đang mở là của {ours}, năm {our_year}. Hãy mở "
    "đúng bản chấm rồi nhập lại."
)
_TEXTS = ("not_arising", "explanation", "note")
_SEVERAL = ("checked", "faults")


class MergeState(StrEnum):
    NEW = "new"
    SAME = "same"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One value of the form beside what the assessment holds; `cell` is where it stands in the form ("E12").

    `reworded`: the leaf was changed since the form was made, so nothing is taken unasked.
    """

    code: str
    title: str
    part: Part
    label: str
    kept: str
    brought: str
    state: MergeState
    cell: str = ""
    reworded: bool = False
    why: str = ""

    @property
    def proposed(self) -> bool:
        """Whether it is taken unless somebody says otherwise."""
        return self.state is MergeState.NEW and not self.reworded

    @property
    def to_choose(self) -> bool:
        return self.state in (MergeState.NEW, MergeState.CONFLICT)


def merge_plan(filled: FilledForm, sheet: AnswerSheet) -> tuple[MergeLine, ...]:
    """Every value of the form in the order of the set; InputError when the form is of another unit or year."""
    if (filled.unit, filled.year) != (sheet.unit.code, sheet.year):
        told = {"theirs": filled.unit, "their_year": filled.year, "ours": sheet.unit.name, "our_year": sheet.year}
        raise InputError(ANOTHER_UNIT.format(**told))
    by_code = scorers(filled.criteria_set, sheet.unit.kind).by_code
    plan: list[MergeLine] = []
    for leaf in filled.criteria_set.walk_all():
        if leaf.code in filled.answers:
            plan += _leaf(leaf, by_code[leaf.code], filled, sheet)
    return tuple(plan)


def merged(filled: FilledForm, sheet: AnswerSheet, taken: Collection[MergeLine]) -> dict[str, Answer]:
    """The answers that change when these lines are taken."""
    answers: dict[str, Answer] = {}
    for line in taken:
        now = answers.get(line.code, sheet.answers.get(line.code, BLANK))
        answers[line.code] = carried(line.part, filled.answers[line.code], now)
    return answers


def _leaf(leaf: Criterion, scorer: LeafScorer, filled: FilledForm, sheet: AnswerSheet) -> Iterator[MergeLine]:
    brought, kept = filled.answers[leaf.code], sheet.answers.get(leaf.code, BLANK)
    answer = kept
    for part in _parts(leaf, brought):
        line = MergeLine(
            leaf.code,
            leaf.title,
            part,
            part_label(leaf, part),
            _kept_text(leaf, part, kept),
            part_text(leaf, part, carried(part, brought, kept) if part.shape in _SEVERAL else brought),
            _state(part, brought, kept),
            _cell(filled, leaf.code, part),
            leaf.code in filled.reworded,
        )
        if line.to_choose:
            wanted = carried(part, brought, answer)
            why = _why_not(scorer, wanted, sheet)
            if why and _why_not(scorer, answer, sheet) != why:
                line = replace(
                    line, state=MergeState.REFUSED, why=f"{why[:1].upper()}{why[1:]}. Hãy hỏi lại người điền."
                )
            else:
                answer = wanted
        yield line


def _parts(leaf: Criterion, brought: Answer) -> list[Part]:
    """The parts a leaf can have on a form that this one has, marks and counts of one leaf as one part."""
    whole = [Part(p.shape) if p.shape in ("checked", "faults") else p for p in (line.part for line in form_lines(leaf))]
    known = [*dict.fromkeys(whole), *map(Part, _TEXTS)]
    return [part for part in known if held(brought, part) is not None]


def _state(part: Part, brought: Answer, kept: Answer) -> MergeState:
    there, new = held(kept, part), held(brought, part)
    if part.shape in ("explanation", "note"):
        return MergeState.NEW if there is None else MergeState.SAME if there == new else MergeState.CONFLICT
    if part.shape == "not_arising":
        if there is not None:
            return MergeState.SAME if new in ("", there) else MergeState.CONFLICT if there else MergeState.NEW
        return MergeState.CONFLICT if kept.declares else MergeState.NEW
    if kept.not_arising:
        return MergeState.CONFLICT
    if part.shape in _SEVERAL and there is not None:
        new = held(carried(part, brought, kept), part)
    return MergeState.NEW if there is None else MergeState.SAME if there == new else MergeState.CONFLICT


def _kept_text(leaf: Criterion, part: Part, kept: Answer) -> str:
    """What stands against a value: a mark stands against figures, figures against the mark."""
    if part.shape in ("explanation", "note"):
        return part_text(leaf, part, kept)
    if kept.not_arising:
        return part_text(leaf, Part("not_arising"), kept)
    if part.shape == "not_arising":
        return "; ".join(
            f"{part_label(leaf, p)}: {part_text(leaf, p, kept)}" for p in _parts(leaf, kept) if p.shape not in _TEXTS
        )
    return part_text(leaf, part, kept)


def _cell(filled: FilledForm, code: str, part: Part) -> str:
    """Where in the form a part stands; for marks and counts the first of their cells."""
    taken = (one for one in filled.cells if one.code == code and one.state is CellState.TAKEN)
    return next((one.cell for one in taken if part in (one.part, Part(one.part.shape))), "")


def _why_not(scorer: LeafScorer, answer: Answer, sheet: AnswerSheet) -> str:
    problems = scorer.score(answer, sheet.survey_held).problems
    return next((one.message for one in problems if one.severity is Severity.ERROR), "")
