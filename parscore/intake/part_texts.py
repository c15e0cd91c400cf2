"""A part of an answer in words: its name and what stands there, as the table of the window shows it."""

from parscore.intake.cell import Cell
from parscore.intake.figure_cells import InputCell
from parscore.intake.grid import EXPLANATION, NOT_ARISING, NOTE
from parscore.intake.mark_cells import ChecklistCell, ChoiceCell, FaultsCell
from parscore.scoring.answers import Answer
from parscore.scoring.criteria import Criterion
from parscore.scoring.form_lines import Part
from parscore.scoring.numbers import show_number
from parscore.scoring.rules import ChecklistRule, ChoiceRule, DeductionRule

_BESIDE = {"not_arising": NOT_ARISING, "explanation": EXPLANATION, "note": NOTE}
NO_FAULT = "không có lỗi"


def part_label(leaf: Criterion, part: Part) -> str:
    """The name of a part, as the official knows it."""
    return _cell(leaf, part).label


def part_text(leaf: Criterion, part: Part, answer: Answer) -> str:
    """What stands in a part, "" for nothing."""
    rule = leaf.rule
    if part.shape == "faults" and isinstance(rule, DeductionRule) and answer.faults is not None:
        counted = [(one.label, answer.faults[one.id]) for one in rule.faults if answer.faults.get(one.id, "0") != "0"]
        return "; ".join(f"{label}: {_times(times)} lần" for label, times in counted) or NO_FAULT
    return _cell(leaf, part).show(answer)


def _cell(leaf: Criterion, part: Part) -> Cell:
    if part.shape in _BESIDE:
        return _BESIDE[part.shape]
    match leaf.rule:
        case ChoiceRule() as rule:
            return ChoiceCell.of(rule)
        case ChecklistRule() as rule:
            return ChecklistCell.of(rule)
        case DeductionRule() as rule:
            return FaultsCell.of(rule)
        case None:
            raise ValueError(leaf.code)
        case rule:
            name = part.name or part.shape
            return InputCell.of(next(field for field in rule.inputs if field.name == name))


def _times(kept: str) -> str:
    return show_number(kept) if kept.isascii() and kept.isdigit() else kept
