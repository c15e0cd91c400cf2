"""A rule told in full to somebody who must confirm it: what is entered, what each level is worth; and in one line."""

from fractions import Fraction

from parscore.scoring.leaf import LeafScorer
from parscore.scoring.measures import RatioMeasure
from parscore.scoring.numbers import shorten, show_short
from parscore.scoring.rules import ChecklistRule, ChoiceRule, DeductionRule, MeasuredRule
from parscore.ui.rule_text import RuleRow, RuleText, rule_text

LONGEST_LINE = 160


def whole_rule(scorer: LeafScorer) -> RuleText:
    """What the form of the leaf shows, and what its fields and marks would say there."""
    said, rule, full = rule_text(scorer), scorer.rule, scorer.max_score
    match rule:
        case ChoiceRule():
            rows = tuple(RuleRow(o.label, _points(o.worth(full)), at) for at, o in enumerate(rule.options))
            return RuleText(("Chọn một trong các mức:", *said.sentences), rows)
        case ChecklistRule():
            rows = tuple(
                RuleRow(item.label, "" if item.points is None else _points(Fraction(item.points)), at)
                for at, item in enumerate(rule.items)
            )
            return RuleText(said.sentences, rows)
        case DeductionRule():
            rows = tuple(RuleRow(f.label, f"trừ {_points(f.cost(full))}", at) for at, f in enumerate(rule.faults))
            return RuleText(said.sentences, rows)
        case MeasuredRule():
            return RuleText((_entered(rule), *said.sentences), said.rows)
    return said


def one_line(scorer: LeafScorer) -> str:
    """The rule for a row of a tree."""
    said = whole_rule(scorer)
    rows = "; ".join(f"{row.words}: {row.worth}" if row.worth else row.words for row in said.rows)
    return shorten(" ".join([*said.sentences, rows]).strip(), LONGEST_LINE)


def in_lines(scorer: LeafScorer) -> str:
    """The rule in full, a line for each level."""
    said = whole_rule(scorer)
    rows = (f"• {row.words}: {row.worth}" if row.worth else f"• {row.words}" for row in said.rows)
    return "\n".join([*said.sentences, *rows])


def _entered(rule: MeasuredRule) -> str:
    if isinstance(rule.measure, RatioMeasure):
        return f"Tỷ lệ = {rule.measure.numerator} / {rule.measure.denominator}."
    return f"Số liệu: {'; '.join(field.label for field in rule.inputs)}."


def _points(value: Fraction) -> str:
    return f"{show_short(value)} điểm"
