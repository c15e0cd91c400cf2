"""The way ahead of one leaf in words: the next step, what is missing to maximum and target, and last year."""

import re
from fractions import Fraction

from parscore.scoring.answers import Answer
from parscore.scoring.criteria import Criterion
from parscore.scoring.inputs import number
from parscore.scoring.last_year import LastYear
from parscore.scoring.leaf import LeafScorer
from parscore.scoring.measures import RatioMeasure
from parscore.scoring.next_step import Bound, NextStep, missing_to_target, next_step
from parscore.scoring.numbers import show_exact, show_fixed, show_short
from parscore.scoring.outcome import Outcome, Status
from parscore.scoring.rules import MeasuredRule
from parscore.scoring.scales import PerUnitScale
from parscore.ui.leaf_head import target_words

_COUNTED = re.compile(r"^(tổng số|số lượng|số)\s+", re.IGNORECASE)
_GOALS = {Bound.FROM: "để đạt", Bound.ABOVE: "để vượt", Bound.BELOW: "để xuống dưới", Bound.AT_MOST: "để không quá"}
_LAST = {
    Status.BLANK: "chưa chấm",
    Status.LOCKED: "chưa có số liệu",
    Status.NOT_ARISING: "không phát sinh",
}


def gap(outcome: Outcome) -> str:
    """What is missing to the maximum; empty while there is no score."""
    if outcome.status is not Status.SCORED or outcome.score is None:
        return ""
    missing = outcome.max_score - outcome.score
    return f"còn thiếu {show_exact(missing)}" if missing > 0 else "đã đạt"


def ahead(scorer: LeafScorer, answer: Answer) -> str:
    """The least that earns more; empty where nothing does, or no figure decides."""
    step = next_step(scorer, answer)
    return "" if step is None else step_words(step, scorer, answer)


def step_words(step: NextStep, scorer: LeafScorer, answer: Answer) -> str:
    """ "Thêm 12 hồ sơ đúng hạn (trong số 1.000) để đạt 98 % → 3,00 điểm." """
    rule = scorer.rule
    assert isinstance(rule, MeasuredRule)
    worth = f"→ {show_exact(step.points)} điểm."
    effort = _effort(step, rule)
    if isinstance(rule.measure, RatioMeasure):
        whole = number(answer.values, rule.measure.inputs[1])
        effort += f" (trong số {show_short(whole or 0)})"
    if isinstance(rule.scale, PerUnitScale):
        return f"{effort} {worth}"
    return f"{effort} {_GOALS[step.bound]} {show_short(step.threshold)}{rule.measure.suffix} {worth}"


def _effort(step: NextStep, rule: MeasuredRule) -> str:
    much, more = show_short(abs(step.change)), step.change > 0
    if not isinstance(rule.measure, RatioMeasure) and step.field.unit in ("%", "điểm"):
        return f"{'Tăng' if more else 'Giảm'} {much} {step.field.unit}"
    thing = step.field.unit or _thing(step.field.label)
    return f"{'Thêm' if more else 'Bớt'} {much} {thing}"


def _thing(label: str) -> str:
    """What is counted: "hồ sơ đúng hạn" of "Số hồ sơ đúng hạn"."""
    bare = _COUNTED.sub("", label.partition(":")[0].strip())
    first = bare.partition(" ")[0]
    return bare if len(first) > 1 and first.isupper() else f"{bare[:1].lower()}{bare[1:]}"


def target(leaf: Criterion, scorer: LeafScorer, outcome: Outcome) -> str:
    """The target, and whether it is reached, where both are numbers."""
    measured = scorer.rule.measure.suffix if isinstance(scorer.rule, MeasuredRule) else ""
    said = target_words(leaf)
    if leaf.target is None or leaf.target.value is None or outcome.value is None:
        return said
    missing = missing_to_target(scorer, outcome.value, Fraction(leaf.target.value))
    if missing is None:
        return said
    if not missing:
        return f"{said} – đã đạt"
    return f"{said} – còn {'thiếu' if missing > 0 else 'thừa'} {show_exact(abs(missing))}{measured}"


def last_year(then: LastYear) -> str:
    """ "Năm trước 97,20 % → 2,00 điểm", or why that cannot be compared."""
    said = f"Năm trước {_LAST.get(then.status, '')}".rstrip()
    if then.status is Status.SCORED and then.score is not None:
        value = "" if then.value is None else f"{show_exact(then.value)}{then.suffix} → "
        said = f"Năm trước {value}{show_fixed(then.score, then.places)} điểm"
    return said if then.comparable else f"{said}. Không so sánh được: {then.why_not}"


def last_year_cell(then: LastYear) -> str:
    """Last year's score for a narrow column; nothing where it cannot be compared."""
    return show_fixed(then.score, then.places) if then.comparable and then.score is not None else ""
