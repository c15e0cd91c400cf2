"""The next step earns more, and one unit less does not; last year is compared only with its like."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.assessment import scorers
from parscore.scoring.last_year import OTHER_MAXIMUM, OTHER_METHOD, OTHER_RULE, OTHER_TITLE, last_year
from parscore.scoring.leaf import LeafScorer
from parscore.scoring.next_step import Bound, NextStep, missing_to_target, next_step
from parscore.scoring.numbers import exact
from parscore.scoring.outcome import Status
from tests.scoring.sets import XA, criteria_set, leaf, one_leaf

RATIO = {"kind": "ratio", "numerator": "Số hồ sơ đúng hạn", "denominator": "Số hồ sơ đã giải quyết"}
COUNT = {"kind": "count", "label": "Số cuộc họp"}
PERCENT = {"kind": "value", "label": "Mức hài lòng", "unit": "%"}


def _scorer(measure: dict[str, Any], scale: dict[str, Any], maximum: str = "3", **more: Any) -> LeafScorer:
    rule = {"kind": "measured", "measure": measure, "scale": scale}
    return scorers(one_leaf(maximum, rule, **more), "xa").by_code["1"]


def _bands(*bands: tuple[str, str, str]) -> dict[str, Any]:
    return {"kind": "bands", "bands": [{edge: at, "points": points} for edge, at, points in bands]}


def _ratio(numerator: str, denominator: str) -> Answer:
    return Answer(values={"numerator": numerator, "denominator": denominator})


def test_twelve_more_in_time_reach_the_next_band() -> None:
    scale = _bands(("from", "98", "3"), ("from", "96", "2"), ("from", "0", "0"))
    step = next_step(_scorer(RATIO, scale), _ratio("968", "1000"))
    assert step is not None
    assert (step.change, step.threshold, step.points, step.bound) == (12, 98, 3, Bound.FROM)
    assert step.applied(_ratio("968", "1000")) == _ratio("980", "1000")


def test_where_fewer_is_better_the_step_takes_away() -> None:
    scale = {"kind": "bands", "bands": [{"from": "5", "points": "0"}, {"above": "2", "points": "1"}, {"points": "3"}]}
    step = next_step(_scorer(RATIO, scale), _ratio("7", "100"))
    assert step is not None
    assert (step.change, step.threshold, step.bound, step.points) == (-3, 5, Bound.BELOW, 1)
    step = next_step(_scorer(RATIO, scale), _ratio("4", "100"))
    assert step is not None
    assert (step.change, step.bound, step.points) == (-2, Bound.AT_MOST, 3)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (_ratio("10", "10"), "the top is reached"),
        (_ratio("9", ""), "nothing is scored yet"),
        (Answer(not_arising=True), "nothing arose"),
        (_ratio("0", "0"), "nothing arose"),
    ],
)
def test_nothing_is_said_where_there_is_nothing_to_do(answer: Answer, why: str) -> None:
    scorer = _scorer(RATIO, _bands(("from", "90", "3"), ("from", "0", "0")), not_arising="full")
    assert next_step(scorer, answer) is None, why


def test_what_cannot_be_reached_is_not_promised() -> None:
    scorer = _scorer(RATIO, _bands(("above", "100", "3"), ("from", "0", "1")))
    assert next_step(scorer, _ratio("9", "10")) is None


def test_a_proportional_scale_aims_at_its_full_mark_and_points_each_at_one_more() -> None:
    proportional = {"kind": "proportional", "full_at": "95", "zero_below": "50"}
    step = next_step(_scorer(RATIO, proportional), _ratio("80", "100"))
    assert step is not None
    assert (step.change, step.points) == (15, 3)
    step = next_step(_scorer(RATIO, proportional), _ratio("40", "100"))
    assert step is not None
    assert (step.change, step.threshold) == (10, 50)
    each = {"kind": "per_unit", "points": "0.5", "cap": "2"}
    step = next_step(_scorer(COUNT, each), Answer(values={"value": "3"}))
    assert step is not None
    assert (step.change, step.points) == (1, 2)
    assert next_step(_scorer(COUNT, each), Answer(values={"value": "4"})) is None


def test_a_change_against_last_year_moves_its_own_figure() -> None:
    measure = {"kind": "change", "label": "Chỉ số", "reference": "previous_year", "as": "percent"}
    scorer = _scorer(measure, _bands(("from", "5", "3"), ("from", "0", "1")))
    step = next_step(scorer, Answer(values={"current": "82", "reference": "80"}))
    assert step is not None
    assert (step.field.name, step.change) == ("current", 2)


def test_decimals_are_counted_as_finely_as_they_are_given() -> None:
    scorer = _scorer(PERCENT, _bands(("above", "85", "3"), ("from", "0", "1")))
    step = next_step(scorer, Answer(values={"value": "84.5"}))
    assert step is not None
    assert step.change == Fraction("0.51")


edges = st.integers(-200, 12000).map(lambda n: str(Decimal(n).scaleb(-2)))
worths = st.integers(0, 12).map(lambda n: str(Decimal(n) / 4))


@st.composite
def scales(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["bands", "bands", "proportional", "per_unit", "steps"]))
    if kind == "bands":
        thresholds = draw(st.lists(edges, min_size=1, max_size=5, unique_by=Decimal))
        bands = [{draw(st.sampled_from(["from", "above"])): at, "points": draw(worths)} for at in thresholds]
        return {"kind": "bands", "bands": [*bands, {"points": draw(worths)}]}
    if kind == "proportional":
        return {"kind": kind, "full_at": draw(st.integers(1, 100).map(str)), "zero_below": draw(edges)}
    if kind == "per_unit":
        return {"kind": kind, "points": draw(worths), "cap": draw(worths)}
    way = draw(st.sampled_from(["up", "down"]))
    gives = draw(st.integers(-4, 4).map(lambda n: str(Decimal(n) / 4)))
    common = {"base_at": draw(edges), "base": draw(worths), "each": draw(st.integers(1, 30).map(str)), "gives": gives}
    return {"kind": "steps", "direction": way, "cap": "3", **common}


@st.composite
def declared(draw: st.DrawFn) -> tuple[dict[str, Any], Answer]:
    kind = draw(st.sampled_from(["ratio", "ratio", "count", "value"]))
    if kind == "ratio":
        whole = draw(st.integers(1, 3000))
        return RATIO, _ratio(str(draw(st.integers(0, whole))), str(whole))
    if kind == "count":
        return COUNT, Answer(values={"value": str(draw(st.integers(0, 150)))})
    return PERCENT, Answer(values={"value": draw(st.integers(0, 10000).map(lambda n: str(Decimal(n).scaleb(-2))))})


def _points(scorer: LeafScorer, answer: Answer) -> Fraction | None:
    outcome = scorer.score(answer)
    return outcome.score if outcome.status is Status.SCORED else None


@given(scales(), declared())
def test_the_step_earns_more_and_one_unit_less_does_not(
    scale: dict[str, Any], given_answer: tuple[dict[str, Any], Answer]
) -> None:
    measure, answer = given_answer
    scorer = _scorer(measure, scale)
    step, now = next_step(scorer, answer), _points(scorer, answer)
    assume(step is not None)
    assert isinstance(step, NextStep)
    assert now is not None
    assert _points(scorer, step.applied(answer)) == step.points > now
    name = step.field.name
    moved = exact(str(step.applied(answer).values[name]))
    assert moved == exact(str(answer.values[name])) + step.change
    less = replace(step, change=step.change - step.unit * (1 if step.change > 0 else -1))
    short = _points(scorer, less.applied(answer))
    assert short is not None
    assert short < step.points if scale["kind"] in ("proportional", "per_unit") else short <= now
    if measure is RATIO:
        assert 0 <= moved <= exact(str(answer.values["denominator"]))


@given(st.integers(1, 60), st.lists(edges, min_size=1, max_size=4, unique_by=Decimal), st.data())
def test_of_all_steps_of_a_small_ratio_none_is_shorter(whole: int, thresholds: list[str], data: st.DataObject) -> None:
    bands = [{"from": at, "points": data.draw(worths)} for at in thresholds]
    scorer = _scorer(RATIO, {"kind": "bands", "bands": [*bands, {"points": data.draw(worths)}]})
    start = data.draw(st.integers(0, whole))
    now = _points(scorer, _ratio(str(start), str(whole)))
    assert now is not None
    better = [
        abs(to - start)
        for to in range(whole + 1)
        if (points := _points(scorer, _ratio(str(to), str(whole)))) is not None and points > now
    ]
    step = next_step(scorer, _ratio(str(start), str(whole)))
    assert (None if step is None else abs(step.change)) == min(better, default=None)


def test_a_target_is_missed_from_the_side_that_is_worse() -> None:
    more = _scorer(RATIO, _bands(("from", "98", "3"), ("from", "0", "0")))
    assert missing_to_target(more, Fraction(94), Fraction(96)) == 2
    assert missing_to_target(more, Fraction(97), Fraction(96)) == 0
    fewer = _scorer(RATIO, {"kind": "bands", "bands": [{"from": "5", "points": "0"}, {"points": "3"}]})
    assert missing_to_target(fewer, Fraction(7), Fraction(5)) == -2
    assert missing_to_target(fewer, Fraction(4), Fraction(5)) == 0
    middle = _bands(("from", "80", "1"), ("from", "40", "3"), ("from", "0", "0"))
    assert missing_to_target(_scorer(RATIO, middle), Fraction(30), Fraction(40)) is None


BANDS = {"kind": "measured", "measure": RATIO, "scale": _bands(("from", "98", "3"), ("from", "0", "0"))}
OTHER_BANDS = {"kind": "measured", "measure": RATIO, "scale": _bands(("from", "95", "3"), ("from", "0", "0"))}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"title": "Tiêu chí khác"}, OTHER_TITLE),
        ({"max": "4"}, OTHER_MAXIMUM),
        ({"rule": OTHER_BANDS}, OTHER_RULE),
        ({"coefficient": {"xa": "0.5", "on": "points"}}, OTHER_RULE),
        ({"method": "others"}, OTHER_METHOD),
    ],
)
def test_only_the_same_row_is_compared_with_last_year(change: dict[str, Any], why: str) -> None:
    now = one_leaf("3", BANDS)
    more = {key: value for key, value in change.items() if key not in ("max", "rule")}
    then = one_leaf(change.get("max", "3"), change.get("rule", BANDS), **more)
    sheet = AnswerSheet(then.id, 1, XA, 2024, {"1": _ratio("972", "1000")})
    found = last_year(now, "xa", then, sheet)["1"]
    assert found.why_not == why
    assert found.comparable is (why == "")
    assert (found.year, found.value, found.suffix) == (2024, Fraction("97.2"), " %")


def test_a_row_that_is_new_has_no_last_year() -> None:
    now = criteria_set([leaf("1", "3", BANDS), leaf("2", "3", BANDS)])
    sheet = AnswerSheet("thu-nghiem", 1, XA, 2024, {})
    assert set(last_year(now, "xa", one_leaf("3", BANDS), sheet)) == {"1"}
