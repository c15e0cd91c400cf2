"""What holds for every set and every sheet: sums, bounds, order, blanks, monotone scales."""

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.assessment import Assessment, score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.outcome import Status
from tests.scoring.sets import XA, area, criteria_set, leaf, one_leaf, scored

quarter = st.integers(1, 40).map(lambda n: str(Fraction(n, 4)) if n % 4 == 0 else f"{n / 4}")
percent = st.integers(0, 12000).map(lambda n: f"{n // 100}.{n % 100:02}")
RATIO = {"kind": "ratio", "numerator": "Đạt", "denominator": "Tổng"}


def rules(draw: st.DrawFn) -> tuple[dict[str, Any], st.SearchStrategy[Answer]]:
    """A rule of some kind and answers it can take."""
    kind = draw(st.sampled_from(["manual", "choice", "checklist", "deduction", "ratio", "steps", "per_unit"]))
    numbers = st.integers(0, 200).map(str)
    match kind:
        case "manual":
            return {"kind": "manual"}, st.just(Answer(points="0"))
        case "choice":
            options = [{"id": str(n), "label": "x", "share": str(n * 50)} for n in range(3)]
            return {"kind": "choice", "options": options}, st.sampled_from("012").map(lambda c: Answer(choice=c))
        case "checklist":
            items = [{"id": c, "label": "x", "points": "0.5"} for c in "abc"]
            checked = st.sets(st.sampled_from("abc")).map(lambda c: Answer(checked=tuple(sorted(c))))
            return {"kind": "checklist", "mode": "sum", "items": items}, checked
        case "deduction":
            faults = [{"id": "x", "label": "x", "share": "15"}]
            return {"kind": "deduction", "faults": faults}, numbers.map(lambda n: Answer(faults={"x": n}))
        case "ratio":
            scale = {"kind": "proportional", "full_at": "95", "zero_below": draw(percent)}
            answers = st.tuples(numbers, numbers).map(
                lambda ab: Answer(values={"numerator": ab[0], "denominator": ab[1]})
            )
            return {"kind": "measured", "measure": RATIO, "scale": scale}, answers
        case "steps":
            scale = {"kind": "steps", "base_at": "10", "base": "0.5", "each": "5", "gives": "0.25"}
        case _:
            scale = {"kind": "per_unit", "points": "0.3", "cap": draw(quarter)}
    measure = {"kind": "count", "label": "Số"}
    return {"kind": "measured", "measure": measure, "scale": scale}, numbers.map(lambda n: Answer(values={"value": n}))


@st.composite
def sheets(draw: st.DrawFn) -> tuple[CriteriaSet, dict[str, Answer]]:
    """A set of some areas with some leaves of any rule and policy, and answers for part of them."""
    areas: list[dict[str, Any]] = []
    answers: dict[str, Answer] = {}
    for a in range(draw(st.integers(1, 3))):
        leaves = []
        for b in range(draw(st.integers(1, 4))):
            code = f"{a + 1}.{b + 1}"
            rule, possible = rules(draw)
            policy = draw(st.sampled_from(["full", "exclude", "rescale", "zero"]))
            method = draw(st.sampled_from(["self", "self", "survey"]))
            leaves.append(leaf(code, draw(quarter), rule, not_arising=policy, method=method))
            state = draw(st.sampled_from(["answered", "answered", "blank", "not_arising"]))
            if state == "answered":
                answers[code] = draw(possible)
            elif state == "not_arising":
                answers[code] = Answer(not_arising=True)
        areas.append(area(str(a + 1), leaves))
    return criteria_set(areas), answers


@given(sheets())
def test_without_stretching_the_total_is_the_sum_of_its_leaves(
    given_sheet: tuple[CriteriaSet, dict[str, Answer]],
) -> None:
    chosen, answers = given_sheet
    if any(chosen.by_code[code].not_arising == "rescale" for code in answers):
        answers = {c: a for c, a in answers.items() if not a.not_arising and c}
    result = scored(chosen, answers)
    stretched = any(n.outcome is not None and n.outcome.stretched for n in result.nodes.values())
    if not stretched:
        assert result.total == sum((n.score or 0 for n in result.nodes.values() if n.status), Fraction(0))


@given(sheets())
def test_no_score_ever_leaves_0_to_maximum(given_sheet: tuple[CriteriaSet, dict[str, Answer]]) -> None:
    chosen, answers = given_sheet
    result = scored(chosen, answers)
    for node in result.nodes.values():
        if node.score is not None:
            assert 0 <= node.score <= node.max_score, f"{node.code}: {node.working}"
    assert 0 <= result.total <= result.max_score
    assert 0 <= result.self_part.score <= result.self_part.max_score <= result.max_score


@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_answers_changes_nothing(given_sheet: tuple[CriteriaSet, dict[str, Answer]], random: Any) -> None:
    chosen, answers = given_sheet
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    one, other = scored(chosen, answers), scored(chosen, dict(shuffled))
    assert (one.total, one.nodes) == (other.total, other.nodes)


@given(sheets())
def test_a_blank_leaf_never_counts_as_zero(given_sheet: tuple[CriteriaSet, dict[str, Answer]]) -> None:
    chosen, answers = given_sheet
    result = scored(chosen, answers)
    for node in result.nodes.values():
        if node.status in (Status.BLANK, Status.LOCKED):
            assert node.score is None
    blank = any(n.status is Status.BLANK for n in result.nodes.values())
    assert not blank or result.provisional


@given(sheets(), st.data())
def test_editing_one_answer_at_a_time_comes_to_the_same_as_scoring_anew(
    given_sheet: tuple[CriteriaSet, dict[str, Answer]], data: st.DataObject
) -> None:
    chosen, answers = given_sheet
    assessment = Assessment(chosen, AnswerSheet(chosen.id, 1, XA, 2025))
    before = assessment.result
    for code in data.draw(st.permutations(sorted(answers))):
        moved = assessment.set_answer(code, answers[code])
        unmoved = set(assessment.result.nodes) - moved
        assert all(assessment.result.nodes[c].score == before.nodes[c].score for c in unmoved), (
            "every code that moved is told"
        )
        before = assessment.result
    assert assessment.result.nodes == score(chosen, assessment.sheet).nodes


@given(percent, percent, st.sampled_from(["bands", "proportional", "steps", "per_unit"]))
def test_a_rising_scale_never_gives_less_for_more(less: str, more: str, kind: str) -> None:
    less, more = sorted((less, more), key=Fraction)
    scales: dict[str, dict[str, Any]] = {
        "bands": {
            "kind": "bands",
            "bands": [{"from": "90", "points": "2"}, {"above": "50", "share": "50"}, {"points": "0"}],
        },
        "proportional": {"kind": "proportional", "full_at": "95", "zero_below": "70"},
        "steps": {
            "kind": "steps",
            "base_at": "10",
            "base": "0.5",
            "each": "5",
            "gives": "0.25",
            "cap": "2",
            "from": "5",
        },
        "per_unit": {"kind": "per_unit", "points": "0.04", "cap": "1.5"},
    }
    chosen = one_leaf("2", {"kind": "measured", "measure": {"kind": "value", "label": "x"}, "scale": scales[kind]})
    low, high = (scored(chosen, {"1": Answer(values={"value": v})}).nodes["1"].score for v in (less, more))
    assert low is not None
    assert high is not None
    assert low <= high
