"""Totals by the handbook's examples: what is left out, stretched, capped, rounded, classed and ranked."""

from fractions import Fraction
from typing import Any

import pytest

from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.assessment import Assessment
from parscore.scoring.comparison import Change, compare, places_gained
from parscore.scoring.numbers import half_up
from parscore.scoring.outcome import RefusedError, Severity, Status
from parscore.scoring.ranking import rank
from parscore.scoring.stages import Stage, difference_to_self, final_score
from tests.scoring.sets import XA, area, criteria_set, leaf, manual, points, scored

NOT_ARISING = Answer(not_arising=True)
EXTERNAL = {"kind": "external", "source": "Điều tra XHH"}


def survey(code: str, maximum: str) -> dict[str, Any]:
    return leaf(code, maximum, EXTERNAL, method="survey")


def messages(problems: tuple[Any, ...], severity: Severity) -> list[str]:
    return [p.message for p in problems if p.severity is severity]


def test_e8_what_is_not_assigned_shrinks_the_maximum_of_its_section() -> None:
    section = criteria_set([area("II.5", [manual("a", "17.5"), manual("b", "2.5", not_arising="exclude")])])
    result = scored(section, {"a": points("15"), "b": NOT_ARISING})
    assert result.nodes["II.5"].max_score == Fraction("17.5")
    assert result.nodes["b"].status is Status.NOT_ARISING


def test_e61_a_survey_not_yet_imported_is_locked_and_has_no_score() -> None:
    result = scored(criteria_set([manual("1", "70"), survey("2", "30")]), {"1": points("60.9")})
    assert (result.nodes["2"].status, result.nodes["2"].score) == (Status.LOCKED, None)
    assert result.provisional
    assert (result.self_part.score, result.self_part.max_score) == (Fraction("60.9"), 70)


def test_e63_what_others_score_cannot_be_typed_by_the_unit() -> None:
    by_leaders = criteria_set([manual("1", "5", method="others")])
    sheet = AnswerSheet("thu-nghiem", 1, XA, 2025)
    with pytest.raises(RefusedError, match="không tự chấm"):
        Assessment(by_leaders, sheet).refuse_typed("1", points("5"))


def test_e64_a_task_not_assigned_earns_full_points_where_the_set_says_so() -> None:
    result = scored(criteria_set([manual("1", "3", not_arising="full")]), {"1": NOT_ARISING})
    assert (result.nodes["1"].score, result.nodes["1"].max_score) == (3, 3)


def test_e65_points_left_out_are_rescaled_by_the_index() -> None:
    two = criteria_set([manual("1", "96"), manual("2", "4")], not_arising="exclude")
    result = scored(two, {"1": points("84.48"), "2": NOT_ARISING})
    assert (result.max_score, result.index_percent) == (96, 88)


def test_e66_a_section_rescaled_to_10_as_printed() -> None:
    leaves = [manual("a", "4"), manual("b", "16", not_arising="exclude")]
    section = criteria_set([area("II.5", leaves, max="20", rescale_to="10")])
    node = scored(section, {"a": points("3"), "b": NOT_ARISING}).nodes["II.5"]
    assert (node.score, node.max_score) == (Fraction("7.5"), 10)


def test_e67_what_is_left_out_is_shown_as_x_of_y() -> None:
    contest = criteria_set([manual("1", "700"), manual("2", "100")], not_arising="exclude", scale={"total": "800"})
    result = scored(contest, {"1": points("684"), "2": NOT_ARISING})
    assert (result.total, result.max_score) == (684, 700)
    assert str(result.shown(result.index_percent or Fraction(0))) == "97.71"


@pytest.mark.parametrize(
    ("number", "held", "answers", "total", "maximum"),
    [
        ("E68", False, {"1": points("60.9")}, "87", "100"),
        ("E69", True, {"1": points("60.9"), "2": points("25.5")}, "86.4", "100"),
    ],
)
def test_a_survey_not_held_stretches_the_total(
    number: str, held: bool, answers: dict[str, Answer], total: str, maximum: str
) -> None:
    chosen = criteria_set([manual("1", "70"), survey("2", "30")], survey_absent="rescale")
    result = scored(chosen, answers, survey_held=held)
    assert (result.total, result.max_score) == (Fraction(total), Fraction(maximum))
    assert not result.provisional


def test_a_survey_not_held_is_left_out_whatever_was_brought_in_where_the_set_keeps_x_of_y() -> None:
    chosen = criteria_set([manual("1", "70"), survey("2", "30")], survey_absent="keep")
    result = scored(chosen, {"1": points("60.9"), "2": points("30")}, survey_held=False)
    assert (result.total, result.max_score) == (Fraction("60.9"), 70)
    assert (result.nodes["2"].status, result.nodes["2"].score) == (Status.LOCKED, None)


@pytest.mark.parametrize(
    ("number", "base", "bonus", "penalty", "may_exceed", "total"),
    [
        ("E70", "92.5", "4", "1.25", False, "94.25"),
        ("E71", "99.2", "3", "0", True, "102.2"),
        ("E71", "99.2", "3", "0", False, "100"),
        ("E72", "2", "0", "5", False, "0"),
    ],
)
def test_bonus_and_penalty_stand_outside_the_scale_each_with_its_cap(
    number: str, base: str, bonus: str, penalty: str, may_exceed: bool, total: str
) -> None:
    chosen = criteria_set(
        [manual("1", "100")],
        bonus={"cap": "3"},
        penalty={"cap": "3"},
        bonus_items=[manual("B", "10")],
        penalty_items=[manual("P", "10")],
        scale={"may_exceed": may_exceed},
    )
    result = scored(chosen, {"1": points(base), "B": points(bonus), "P": points(penalty)})
    assert result.total == Fraction(total)
    assert bool(messages(result.problems, Severity.WARNING)) == (number == "E71")


def test_an_unanswered_bonus_item_counts_0_and_makes_nothing_provisional() -> None:
    chosen = criteria_set([manual("1", "100")], bonus_items=[manual("B", "10")])
    result = scored(chosen, {"1": points("90")})
    assert (result.total, result.bonus, result.provisional) == (90, 0, False)


def test_a_bonus_or_penalty_that_did_not_arise_stretches_no_other() -> None:
    chosen = criteria_set(
        [manual("1", "100")],
        not_arising="rescale",
        bonus_items=[manual("B1", "2"), manual("B2", "2")],
        penalty_items=[manual("P1", "2"), manual("P2", "2")],
    )
    answers = {"1": points("90"), "B1": points("2"), "B2": NOT_ARISING, "P1": points("1"), "P2": NOT_ARISING}
    result = scored(chosen, answers)
    assert (result.bonus, result.penalty, result.total) == (2, 1, 91)


CT2579 = [
    {"name": "1", "from": "95"},
    {"name": "2", "from": "85"},
    {"name": "3", "from": "75"},
    {"name": "4", "from": "0"},
]
CT2579_GATES = [
    {"fact": "any_zero", "label": "Có tiêu chí 0 điểm", "best_class": "3"},
    {"fact": "khien_trach", "label": "Khiển trách", "best_class": "2"},
    {"fact": "canh_cao", "label": "Cảnh cáo", "best_class": "3"},
    {"fact": "khong_tu_cham", "label": "Không tự chấm", "best_class": "4"},
]


@pytest.mark.parametrize(
    ("number", "index", "zero", "facts", "expected"),
    [
        ("E78", "95", False, "", "1"),
        ("E78", "94.99", False, "", "2"),
        ("E78", "85", False, "", "2"),
        ("E78", "74.99", False, "", "4"),
        ("E79", "96", True, "", "3"),
        ("E80", "96", False, "khien_trach", "2"),
        ("E80", "96", False, "canh_cao", "3"),
        ("E80", "96", False, "khong_tu_cham", "4"),
        ("E81", "96", True, "khien_trach", "3"),
    ],
)
def test_gates_cap_the_class_and_the_strictest_wins(
    number: str, index: str, zero: bool, facts: str, expected: str
) -> None:
    leaves = [manual("1", "99"), manual("2", "1")]
    chosen = criteria_set(leaves, classes=CT2579, gates=CT2579_GATES)
    second = Fraction(0 if zero else 1)
    first = half_up(Fraction(index) - second, 2)
    answers = {"1": points(str(first)), "2": points(str(second))}
    result = scored(chosen, answers, facts=frozenset(facts.split()))
    assert (result.index_percent, result.class_name) == (Fraction(index), expected)


@pytest.mark.parametrize(("judged_on", "expected"), [("rounded", "1"), ("exact", "2")])
def test_e82_the_class_is_judged_on_the_shown_or_the_exact_index(judged_on: str, expected: str) -> None:
    chosen = criteria_set([manual("1", "100")], classes=CT2579, class_on=judged_on)
    assert scored(chosen, {"1": points("94.995")}).class_name == expected


@pytest.mark.parametrize(("boundary", "expected"), [("above", "B"), ("from", "A")])
def test_e83_a_boundary_says_whether_it_is_included(boundary: str, expected: str) -> None:
    classes = [{"name": "A", boundary: "90"}, {"name": "B", "from": "80"}]
    chosen = criteria_set([manual("1", "100")], classes=classes)
    assert scored(chosen, {"1": points("90")}).class_name == expected


def test_e84_a_later_stage_replaces_an_earlier_one() -> None:
    scores = {Stage.SELF: Fraction(2), Stage.APPRAISAL_1: Fraction(1), Stage.APPRAISAL_2: Fraction("1.5")}
    assert (final_score(scores), difference_to_self(scores)) == (Fraction("1.5"), Fraction("-0.5"))


def test_e85_a_blank_later_stage_leaves_the_earlier_score_standing() -> None:
    assert final_score({Stage.SELF: Fraction(2), Stage.APPRAISAL_1: Fraction(1), Stage.APPRAISAL_2: None}) == 1


THIRD = {"kind": "measured", "measure": {"kind": "ratio", "numerator": "a", "denominator": "b"}}


def test_e87_three_thirds_make_one() -> None:
    third = {**THIRD, "scale": {"kind": "proportional"}}
    chosen = criteria_set([leaf(code, "1", third) for code in "abc"], scale={"total": "3"})
    answer = Answer(values={"numerator": "1", "denominator": "3"})
    result = scored(chosen, dict.fromkeys("abc", answer))
    assert result.total == 1
    assert str(result.shown(result.total)) == "1.00"


def test_parts_rounded_at_the_leaf_add_up_to_what_is_printed() -> None:
    third = {**THIRD, "scale": {"kind": "proportional"}}
    rounding = {"total": "3", "rounding": {"places": 2, "mode": "half_up", "at": "leaf"}}
    chosen = criteria_set([leaf(code, "1", third) for code in "abc"], scale=rounding)
    answer = Answer(values={"numerator": "1", "denominator": "3"})
    assert scored(chosen, dict.fromkeys("abc", answer)).total == Fraction("0.99")


def test_where_each_leaf_is_rounded_full_points_for_what_did_not_arise_are_too() -> None:
    chosen = criteria_set([manual("1", "1.125")], not_arising="full", scale={"rounding": {"at": "leaf"}})
    assert scored(chosen, {"1": NOT_ARISING}).nodes["1"].score == Fraction("1.13")


def test_e88_a_tenth_and_two_tenths_are_three_tenths() -> None:
    result = scored(criteria_set([manual("1", "1"), manual("2", "1")]), {"1": points("0.1"), "2": points("0.2")})
    assert result.total == Fraction("0.3")


@pytest.mark.parametrize(("ties", "expected"), [("dense", [1, 1, 2]), ("competition", [1, 1, 3])])
def test_e91_ties_share_a_rank(ties: Any, expected: list[int]) -> None:
    totals = {"a": Fraction("95.80"), "b": Fraction("95.8"), "c": Fraction("95.57")}
    assert list(rank(totals, ties).values()) == expected


def test_e92_a_rise_in_points_and_in_places() -> None:
    compared = compare(Fraction("96.17"), Fraction("91.87"))
    assert (compared.state, compared.difference) == (Change.UP, Fraction("4.30"))
    assert places_gained(1, 2) == 1


def test_e93_unchanged_is_not_the_same_as_no_earlier_value() -> None:
    assert compare(Fraction("85.42"), Fraction("85.42")).state is Change.UNCHANGED
    assert compare(Fraction("85.42"), None).state is Change.NO_EARLIER_VALUE


def test_a_leaf_taken_out_to_be_rescaled_stretches_its_siblings_and_the_parent_keeps_its_maximum() -> None:
    group = area("1", [manual("a", "2"), manual("b", "3", not_arising="rescale"), manual("c", "5")])
    result = scored(criteria_set([group]), {"a": points("1"), "b": NOT_ARISING})
    assert (result.nodes["1"].score, result.nodes["1"].max_score) == (Fraction(10, 7), 10)
    full = scored(criteria_set([group]), {"a": points("2"), "b": NOT_ARISING, "c": points("5")})
    assert full.nodes["1"].score == 10


def test_a_group_with_nothing_left_is_itself_left_out() -> None:
    group = area("1", [manual("a", "2", not_arising="rescale"), manual("b", "3", not_arising="rescale")])
    chosen = criteria_set([group, manual("2", "95")])
    result = scored(chosen, {"a": NOT_ARISING, "b": NOT_ARISING, "2": points("95")})
    assert (result.nodes["1"].score, result.nodes["1"].max_score) == (None, 0)
    assert (result.max_score, result.index_percent) == (95, 100)


def test_without_a_policy_what_did_not_arise_stays_blank_with_a_problem() -> None:
    result = scored(criteria_set([manual("1", "5")]), {"1": NOT_ARISING})
    assert result.nodes["1"].status is Status.BLANK
    assert result.provisional
    assert result.problems


def test_not_arising_and_bonus_items_never_count_as_a_zero_for_the_gate() -> None:
    chosen = criteria_set(
        [manual("1", "99"), manual("2", "1", not_arising="zero")],
        classes=CT2579,
        gates=CT2579_GATES,
        bonus_items=[manual("B", "2")],
    )
    result = scored(chosen, {"1": points("99"), "2": NOT_ARISING, "B": points("0")})
    assert (result.total, result.class_name) == (99, "1")


def test_a_code_the_set_does_not_have_is_an_error_and_changes_nothing() -> None:
    result = scored(criteria_set([manual("1", "5")]), {"1": points("5"), "9.9": points("5")})
    assert result.total == 5
    assert [p.code for p in result.problems if p.severity is Severity.ERROR] == ["9.9"]


def test_a_never_done_task_is_worth_the_worst_band() -> None:
    rule = {
        "kind": "measured",
        "measure": {"kind": "date", "label": "Ngày gửi", "due": "2025-12-05"},
        "scale": {"kind": "bands", "bands": [{"above": "0", "points": "0.25"}, {"points": "1"}]},
    }
    chosen = criteria_set([leaf("1", "1", rule)])
    assert scored(chosen, {"1": Answer(values={"date": "never"})}).nodes["1"].score == Fraction("0.25")
