"""Two years of a unit beside each other: told as changed only where both measure the same."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from parscore.reports.year_before import YearBefore, year_before, year_on_paper
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.earlier_year import EarlierRow, EarlierYear
from tests.reports.samples import answers, criteria_set, leaf, parent, tree


def sheet(criteria: CriteriaSet, given: Mapping[str, Answer], year: int, *, held: bool = True) -> AnswerSheet:
    return AnswerSheet(criteria.id, criteria.version, Unit("xa-mau", "Xã Mẫu", "xa"), year, given, held)


def beside(
    now: Mapping[str, Answer],
    then: Mapping[str, Answer],
    set_then: CriteriaSet | None = None,
    *,
    held: tuple[bool, bool] = (True, True),
) -> YearBefore:
    this, other = criteria_set(), set_then or criteria_set()
    now_sheet = sheet(this, now, 2025, held=held[0])
    return year_before(this, now_sheet, score(this, now_sheet), other, sheet(other, then, 2024, held=held[1]))


def changed(**changes: Any) -> CriteriaSet:
    """The same set with the first leaf of area 2 changed."""
    nodes = tree()
    first, *others = nodes[1]["children"]
    nodes[1]["children"] = [first | changes, *others]
    return criteria_set(criteria=nodes)


def test_areas_that_measure_the_same_tell_their_change() -> None:
    found = beside(answers(), answers(**{"2_1": Answer(points="2")}))
    assert found.areas["1"].change == 0
    assert found.areas["2"].change == Fraction(100, 9)
    assert found.whole.change == Fraction(100, 1) / Fraction("17.5")
    assert not found.whole.why_not


@pytest.mark.parametrize(
    ("then", "why"),
    [
        (changed(max="3"), "2.1: điểm tối đa đã đổi"),
        (changed(title="Nội dung khác"), "2.1: nội dung tiêu chí đã đổi"),
        (changed(code="2.9"), "các tiêu chí đã đổi"),
        (
            changed(rule={"kind": "choice", "options": [{"id": "a", "label": "A", "points": "4"}]}),
            "2.1: cách chấm đã đổi",
        ),
        (criteria_set(criteria=[tree()[0], parent("9", leaf("9.1", "9"))]), "không có lĩnh vực này"),
        (criteria_set(criteria=[tree()[0], tree()[1] | {"title": "Khác"}]), "không có lĩnh vực này"),
        (criteria_set(criteria=[tree()[0], tree()[1] | {"rescale_to": "10"}]), "các tiêu chí đã đổi"),
    ],
)
def test_areas_that_changed_are_not_compared_and_say_why(then: CriteriaSet, why: str) -> None:
    given = {code: answer for code, answer in answers().items() if code != "2.1"}
    found = beside(answers(), given | {"2.1": Answer(points="3")}, then)
    assert found.areas["2"].change is None
    assert found.areas["2"].why_not == why
    assert found.areas["1"].change == 0
    assert (found.whole.change, found.whole.why_not) == (None, why)


def test_a_year_that_still_waits_for_points_is_not_compared_with_one_that_has_them() -> None:
    waiting = {code: answer for code, answer in answers().items() if code != "2.2"}
    assert beside(waiting, answers()).areas["2"].why_not == "năm 2025 chưa đủ điểm"
    assert beside(answers(), waiting).areas["2"].why_not == "năm 2024 chưa đủ điểm"
    assert beside(waiting, waiting).areas["2"].change == 0


def test_a_survey_held_in_one_year_only_makes_its_area_not_comparable() -> None:
    assert beside(answers(), answers(), held=(True, False)).areas["2"].change is None
    assert beside(answers(), answers(), held=(False, False)).areas["2"].change == 0


def test_other_bonus_items_make_only_the_whole_not_comparable() -> None:
    found = beside(answers(), answers(), criteria_set(bonus={"cap": "5"}))
    assert (found.areas["1"].change, found.areas["2"].change) == (0, 0)
    assert found.whole.why_not == "điểm thưởng, điểm phạt đã đổi"


def test_a_year_without_any_point_is_not_called_zero() -> None:
    found = beside(answers(), {})
    assert found.areas["1"].percent is None
    assert found.areas["1"].change is None


def test_a_year_told_by_a_paper_alone_is_shown_but_not_compared() -> None:
    rows = (
        EarlierRow("1", "Lĩnh vực 1", Decimal("7.5"), Decimal(10), area=True),
        EarlierRow("2", "Tên khác", Decimal(5), Decimal(10), area=True),
        EarlierRow("1.1", "Tiêu chí 1.1", Decimal(1), Decimal(2)),
    )
    found = year_on_paper(criteria_set(), EarlierYear(2024, "Quyết định", Decimal("81.5"), Decimal(100), rows=rows))
    assert (found.year, found.whole.percent, found.whole.change) == (2024, Fraction("81.5"), None)
    assert (found.areas["1"].percent, found.areas["1"].change) == (75, None)
    assert found.areas["1"].why_not == "chỉ có kết quả trên văn bản"
    assert found.areas["2"].percent is None
    assert year_on_paper(criteria_set(), EarlierYear(2024, "", Decimal(80))).whole.percent is None
