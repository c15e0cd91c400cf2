"""What a criteria set can have wrong beyond its shape: each finding is told, nothing is corrected."""

from typing import Any

import pytest

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.outcome import Severity
from parscore.scoring.set_checks import check_set
from tests.scoring.sets import area, criteria_set, leaf, manual, one_leaf

RATIO = {"kind": "ratio", "numerator": "a", "denominator": "b"}
CHANGE = {"kind": "change", "label": "x", "reference": "previous_year", "as": "points"}


def measured(scale: dict[str, Any], measure: dict[str, Any] = RATIO) -> dict[str, Any]:
    return {"kind": "measured", "measure": measure, "scale": scale}


def bands(*rows: dict[str, str]) -> dict[str, Any]:
    return {"kind": "bands", "bands": list(rows)}


def told(chosen: CriteriaSet) -> list[str]:
    return [f.about for f in check_set(chosen)]


def test_a_sound_set_has_no_findings() -> None:
    sound = criteria_set([area("1", [manual("1.1", "60"), manual("1.2", "40")], max="100")])
    assert check_set(sound) == ()


def test_a_repeated_code_is_an_error() -> None:
    repeated = criteria_set([manual("7.1", "50"), manual("7.1", "50")])
    assert [(f.about, f.severity) for f in check_set(repeated)] == [("code", Severity.ERROR)]


def test_sums_that_differ_are_told_with_both_numbers() -> None:
    wrong = criteria_set([area("1", [manual("1.1", "50"), manual("1.2", "40")], max="100")])
    messages = [f.message for f in check_set(wrong)]
    assert len(messages) == 2
    assert "100" in messages[0]
    assert "90" in messages[0]


def test_e66_a_maximum_and_a_rescaling_that_disagree_are_told() -> None:
    note_7 = criteria_set([area("1", [manual("1.1", "20")], max="20", rescale_to="10")], scale={"total": "10"})
    assert told(note_7) == ["sum"]


UNREACHABLE: list[tuple[str, dict[str, Any]]] = [
    ("E57 best band 1 of 2", measured(bands({"from": "0", "points": "1"}, {"points": "0"}), CHANGE)),
    ("a share above 100 %", measured(bands({"above": "100", "share": "100"}, {"points": "0"}))),
    (
        "cap below the maximum",
        measured({"kind": "per_unit", "points": "1", "cap": "1.5"}, {"kind": "count", "label": "x"}),
    ),
    (
        "parts that add up to less",
        {"kind": "checklist", "mode": "sum", "items": [{"id": "a", "label": "x", "points": "1"}]},
    ),
    ("best option 75 %", {"kind": "choice", "options": [{"id": "a", "label": "x", "share": "75"}]}),
    ("a step that misses the maximum", {"kind": "manual", "step": "0.75"}),
    ("full mark above 100 %", measured({"kind": "proportional", "full_at": "120"})),
]


@pytest.mark.parametrize(("why", "rule"), UNREACHABLE)
def test_a_rule_that_cannot_reach_its_maximum_is_told(why: str, rule: dict[str, Any]) -> None:
    assert "reach" in told(one_leaf("2", rule, not_arising="zero"))


UNCOVERED: list[tuple[dict[str, Any], dict[str, str]]] = [
    (RATIO, {"from": "50", "share": "100"}),
    (RATIO, {"above": "0", "share": "100"}),
    (CHANGE, {"from": "0", "share": "100"}),
]


@pytest.mark.parametrize(("measure", "lowest"), UNCOVERED)
def test_values_that_no_band_covers_are_told(measure: dict[str, Any], lowest: dict[str, str]) -> None:
    assert "coverage" in told(one_leaf("2", measured(bands(lowest), measure)))


def test_both_of_two_contradictory_targets_are_kept_and_told() -> None:
    conflict = criteria_set([leaf("1", "100", {"kind": "manual"}, conflicts=["98 % và 96 %"])])
    assert [(f.about, f.severity) for f in check_set(conflict)] == [("conflict", Severity.WARNING)]


def test_classes_out_of_order_are_told() -> None:
    muddled = criteria_set([manual("1", "100")], classes=[{"name": "Khá", "from": "65"}, {"name": "Tốt", "from": "80"}])
    assert told(muddled) == ["class"]


def test_every_kind_of_unit_needs_a_maximum() -> None:
    partial = criteria_set([manual("1", {"xa": "100"})], unit_kinds=["xa", "phuong"])  # type: ignore[arg-type]
    assert ("maximum", Severity.ERROR) in [(f.about, f.severity) for f in check_set(partial)]


def test_an_owner_that_is_no_role_is_told() -> None:
    assert told(criteria_set([manual("1", "100", owner=["ai-do"])])) == ["role"]
