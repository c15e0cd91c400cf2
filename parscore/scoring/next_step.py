"""The next step: the least further effort on one leaf that earns more points, in the official's own figures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from parscore.scoring.answers import Answer
from parscore.scoring.inputs import Input, InputKind, number
from parscore.scoring.leaf import LeafScorer
from parscore.scoring.measures import ChangeMeasure, CountMeasure, Measure, RatioMeasure, ValueMeasure
from parscore.scoring.outcome import Outcome, Status
from parscore.scoring.rules import MeasuredRule
from parscore.scoring.scales import BandsScale, PerUnitScale, ProportionalScale, Scale, StepsScale

HUNDRED = 100


class Bound(Enum):
    """On which side of a threshold a band begins, for one who comes from below or from above."""

    FROM = "from"
    ABOVE = "above"
    BELOW = "below"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to add to one input (a negative `change`: to take away) so that the value comes to `threshold`.

    `unit` is the smallest change that counts. One unit less does not reach `points`, those of the leaf afterwards.
    """

    field: Input
    change: Fraction
    unit: Fraction
    threshold: Fraction
    bound: Bound
    points: Fraction

    def applied(self, answer: Answer) -> Answer:
        """The answer after the step."""
        return _changed(answer, self.field, self.change)


@dataclass(frozen=True, slots=True)
class _Goal:
    """A side of a threshold behind which other points begin; points must be better by verification."""

    threshold: Fraction
    bound: Bound


def next_step(scorer: LeafScorer, answer: Answer) -> NextStep | None:
    """The least effort to the next better points; None at the top, out of reach, or where no figure decides.

    Ratios move by their numerator alone, between 0 and the denominator. A proportional scale aims at its full mark (or
    first at the mark under which it gives nothing), points for each unit at one unit more.
    """
    rule = scorer.rule
    if not isinstance(rule, MeasuredRule) or answer.not_arising:
        return None
    now = scorer.score(answer)
    if now.status is not Status.SCORED or now.value is None or now.score is None:
        return None
    field = rule.inputs[0]
    if (slope := _slope(rule.measure, answer)) is None or (start := number(answer.values, field)) is None:
        return None
    room = _room(rule.measure, answer, start)
    steps: list[NextStep] = []
    for goal in _goals(rule.scale, now.value):
        unit = _unit(rule.measure, answer, goal.threshold)
        change = _least(goal, now.value, slope, unit)
        if not change or not room[0] <= change <= room[1]:
            continue
        if (points := _better(scorer, _changed(answer, field, change), now)) is not None:
            steps.append(NextStep(field, change, unit, goal.threshold, goal.bound, points))
    return min(steps, key=lambda step: (abs(step.change), -step.points), default=None)


def _better(scorer: LeafScorer, answer: Answer, now: Outcome) -> Fraction | None:
    then = scorer.score(answer)
    earned = then.status is Status.SCORED and then.score is not None and then.score > (now.score or 0)
    return then.score if earned else None


def _slope(measure: Measure, answer: Answer) -> Fraction | None:
    """By how much the value moves when the first input moves by 1; None where that cannot be said."""
    if isinstance(measure, ValueMeasure | CountMeasure):
        return Fraction(1)
    if isinstance(measure, RatioMeasure):
        below = number(answer.values, measure.inputs[1])
        return Fraction(HUNDRED) / below if below else None
    if isinstance(measure, ChangeMeasure):
        if measure.as_ == "points":
            return Fraction(1)
        reference = number(answer.values, measure.inputs[1])
        if reference is None and measure.reference_value is not None:
            reference = Fraction(measure.reference_value)
        return Fraction(HUNDRED) / reference if reference and reference > 0 else None
    return None


def _room(measure: Measure, answer: Answer, start: Fraction) -> tuple[Fraction, Fraction]:
    """How far the input may be moved down and up."""
    far = Fraction(10**15)
    if isinstance(measure, RatioMeasure):
        below = number(answer.values, measure.inputs[1]) or Fraction(0)
        return -start, below - start
    if isinstance(measure, CountMeasure):
        return -start, far
    if isinstance(measure, ValueMeasure) and measure.unit == "%" and 0 <= start <= HUNDRED:
        return -start, HUNDRED - start
    return -far, far


def _unit(measure: Measure, answer: Answer, threshold: Fraction) -> Fraction:
    """Whole things are counted whole; points and % move by their last place, the threshold's, or 0,01."""
    fields = measure.inputs[:2] if isinstance(measure, RatioMeasure) else measure.inputs[:1]
    places = max(_places(str(answer.values.get(field.name, ""))) for field in fields)
    if fields[0].kind is InputKind.MEASURE or isinstance(measure, ChangeMeasure):
        places = max(places, _places_of(threshold), 2)
    return Fraction(1, 10**places)


def _places(kept: str) -> int:
    return len(kept.partition(".")[2])


def _places_of(threshold: Fraction) -> int:
    return next((places for places in range(7) if (threshold * 10**places).denominator == 1), 6)


def _least(goal: _Goal, value: Fraction, slope: Fraction, unit: Fraction) -> Fraction:
    """The change of the input, in whole units, nearest to 0 that comes over the threshold."""
    exact = (goal.threshold - value) / slope / unit
    match goal.bound:
        case Bound.FROM:
            units = ceil(exact)
        case Bound.ABOVE:
            units = floor(exact) + 1
        case Bound.AT_MOST:
            units = floor(exact)
        case Bound.BELOW:
            units = ceil(exact) - 1
    return units * unit


def _goals(scale: Scale, value: Fraction) -> Iterator[_Goal]:
    if isinstance(scale, BandsScale):
        yield from _edges(scale, value)
    elif isinstance(scale, ProportionalScale):
        first = scale.zero_below
        under = first is not None and value < Fraction(first)
        yield _Goal(Fraction(first if under and first is not None else scale.full_at), Bound.FROM)
    elif isinstance(scale, PerUnitScale):
        yield _Goal(floor(value) + Fraction(1), Bound.FROM)
    elif isinstance(scale, StepsScale):
        yield from _steps(scale, value)


def _edges(scale: BandsScale, value: Fraction) -> Iterator[_Goal]:
    """The near edge of every other band: its own threshold from below, that of the next higher one from above."""
    for band in scale.bands:
        if band.threshold is None:
            continue
        edge = band.rank[1]
        if band.holds(value):
            yield _Goal(edge, Bound.AT_MOST if band.above is not None else Bound.BELOW)
        else:
            yield _Goal(edge, Bound.ABOVE if band.above is not None else Bound.FROM)


def _steps(scale: StepsScale, value: Fraction) -> Iterator[_Goal]:
    base_at, each = Fraction(scale.base_at), Fraction(scale.each)
    lowest = None if scale.from_ is None else Fraction(scale.from_)
    if lowest is not None and value < lowest:
        yield _Goal(lowest, Bound.FROM)
    up = scale.direction == "up"
    beyond = value - base_at if up else base_at - value
    done = max(0, beyond // each)
    edge = (done + 1) * each
    yield _Goal(base_at + edge, Bound.FROM) if up else _Goal(base_at - edge, Bound.AT_MOST)
    if done and scale.gives < 0:
        back = done * each
        yield _Goal(base_at + back, Bound.BELOW) if up else _Goal(base_at - back, Bound.ABOVE)


def _changed(answer: Answer, field: Input, change: Fraction) -> Answer:
    moved = (number(answer.values, field) or Fraction(0)) + change
    places = _places_of(moved)
    text = format(Decimal(int(moved * 10**places)).scaleb(-places), "f")
    return replace(answer, values={**answer.values, field.name: text})


def missing_to_target(scorer: LeafScorer, value: Fraction, target: Fraction) -> Fraction | None:
    """How far a value is from its target, in the measure's unit: 0 when reached, negative where less is better.

    None where the rule does not say which way is better.
    """
    rule = scorer.rule
    way = _better_way(rule.scale, scorer.max_score) if isinstance(rule, MeasuredRule) else 0
    if not way:
        return None
    missing = target - value
    return missing if missing * way > 0 else Fraction(0)


def _better_way(scale: Scale, max_score: Fraction) -> int:
    """1 where more is better, -1 where less is, 0 where neither holds throughout."""
    if isinstance(scale, StepsScale):
        up = (scale.direction == "up") == (scale.gives > 0)
        return 1 if up else -1
    if not isinstance(scale, BandsScale):
        return 1
    ordered = sorted(scale.bands, key=lambda band: band.rank)
    worths = [band.worth(max_score) for band in ordered]
    pairs = list(pairwise(worths))
    if all(low <= high for low, high in pairs) and worths[0] < worths[-1]:
        return 1
    return -1 if all(low >= high for low, high in pairs) and worths[0] > worths[-1] else 0
