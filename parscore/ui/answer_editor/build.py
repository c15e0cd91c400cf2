"""Which form a rule gets."""

from parscore.scoring.inputs import InputKind
from parscore.scoring.leaf import LeafScorer
from parscore.scoring.rules import (
    ChecklistRule,
    ChoiceRule,
    DeductionRule,
    ExternalRule,
    FormulaRule,
    ManualRule,
    MeasuredRule,
)
from parscore.ui.answer_editor.editor import AnswerEditor, TakeAnswer
from parscore.ui.answer_editor.marks import ChecklistEditor, ChoiceEditor, DeductionEditor
from parscore.ui.answer_editor.values import DateEditor, PointsEditor, ValuesEditor


def editor_for(scorer: LeafScorer, take: TakeAnswer) -> AnswerEditor:
    """The form in which the figures of a leaf are typed, whoever supplies them."""
    rule = scorer.rule
    match rule:
        case MeasuredRule() if rule.inputs[0].kind is InputKind.DATE:
            return DateEditor(rule.inputs[0], take)
        case ExternalRule(scale=None) | ManualRule():
            return PointsEditor(rule, take)
        case MeasuredRule() | FormulaRule() | ExternalRule():
            return ValuesEditor(rule, take)
        case ChoiceRule():
            return ChoiceEditor(rule, scorer.max_score, take)
        case ChecklistRule():
            return ChecklistEditor(rule, take)
        case DeductionRule():
            return DeductionEditor(rule, scorer.max_score, take)
    return AnswerEditor(take)
