"""Years beside each other: what is compared, on what basis, and what is never shown."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.scoring.answers import Answer, AnswerSheet, Source, Unit
from parscore.scoring.comparison import Change
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import Crosswalk, Link, Relation
from parscore.scoring.earlier_year import EarlierRow, EarlierYear
from parscore.scoring.outcome import Status
from parscore.scoring.year_comparison import (
    UNKNOWN,
    Basis,
    PairHeading,
    PairRow,
    Word,
    YearOf,
    compare_pair,
    compare_years,
)
from parscore.scoring.year_comparison import Unit as In
from tests.scoring.sets import XA, area, criteria_set, leaf, manual, points

RATIO = {"kind": "measured", "measure": {"kind": "ratio", "numerator": "a", "denominator": "b"}}


def bands(*worth: tuple[str, str]) -> dict[str, Any]:
    return {**RATIO, "scale": {"kind": "bands", "bands": [{"from": at, "points": given} for at, given in worth]}}


def year(chosen: CriteriaSet, of: int, answers: dict[str, Answer], unit: Unit = XA, **more: Any) -> YearOf:
    return YearOf.scored(chosen, AnswerSheet(chosen.id, chosen.version, unit, of, answers, **more))


def crosswalk(old: CriteriaSet, new: CriteriaSet, *links: Link, by: str | None = "Văn phòng") -> Crosswalk:
    return Crosswalk.between(old, new, links, confirmed_by=by)


def link(relation: str, old: str = "", new: str = "") -> Link:
    return Link(relation=Relation(relation), old=tuple(old.split()), new=tuple(new.split()))


def row(rows: tuple[PairRow, ...], code: str) -> PairRow:
    (found,) = [one for one in rows if one.code == code]
    return found


OLD = criteria_set(
    [
        area("1", [manual("1.1", "2"), manual("1.2", "3"), manual("1.3", "5")]),
        area("2", [manual("2.1", "4"), manual("2.2", "6"), leaf("2.3", "10", bands(("90", "10"), ("0", "5")))]),
    ],
    id="cu",
    scale={"total": "30"},
)
NEW = criteria_set(
    [
        area("1", [manual("1.1", "2"), manual("1.2.1", "1"), manual("1.2.2", "2"), manual("1.4", "5")]),
        area("2", [manual("2.1", "12"), leaf("2.4", "8", bands(("90", "8"), ("0", "4")), title="Tiêu chí 2.3")]),
    ],
    id="moi",
    scale={"total": "30"},
)
WALK = crosswalk(
    OLD,
    NEW,
    link("same", "1.1", "1.1"),
    link("split", "1.2", "1.2.1 1.2.2"),
    link("dropped", "1.3"),
    link("new", "", "1.4"),
    link("merged", "2.1 2.2", "2.1"),
    link("moved", "2.3", "2.4"),
)
BEFORE = {
    "1.1": points("1"),
    "1.2": points("2"),
    "1.3": points("4"),
    "2.1": points("2"),
    "2.2": points("6"),
    "2.3": Answer(values={"numerator": "50", "denominator": "100"}),
}
AFTER = {
    "1.1": points("2"),
    "1.2.1": points("1"),
    "1.2.2": points("0.5"),
    "1.4": points("3"),
    "2.1": points("9"),
    "2.4": Answer(values={"numerator": "95", "denominator": "100"}),
}


def both(**more: Any) -> Any:
    return compare_pair(year(OLD, 2023, BEFORE), year(NEW, 2024, AFTER), **more)


def test_every_row_is_compared_on_the_basis_its_relation_allows() -> None:
    rows = both(crosswalks=[WALK]).rows
    told = {one.code: (str(one.relation), str(one.basis), str(one.unit), str(one.state), one.change) for one in rows}
    assert told == {
        "1.1": ("same", "points", "points", "up", 1),
        "1.2.1": ("split", "group", "points", "down", Fraction(-1, 2)),
        "1.2.2": ("split", "group", "points", "down", Fraction(-1, 2)),
        "1.3": ("dropped", "none", "points", "not_comparable", None),
        "1.4": ("new", "none", "points", "no_earlier_value", None),
        "2.1": ("merged", "group", "percent", "down", Fraction(-5)),  # 8 of 10, then 9 of 12
        "2.4": ("moved", "share", "percent", "up", Fraction(50)),
    }


def test_rows_stand_in_the_order_of_the_newer_set_and_lost_ones_where_they_stood() -> None:
    assert [one.code for one in both(crosswalks=[WALK]).rows] == [
        "1.1",
        "1.2.1",
        "1.2.2",
        "1.3",
        "1.4",
        "2.1",
        "2.4",
    ]


def test_coverage_is_the_comparable_share_of_the_newer_full_mark() -> None:
    pair = both(crosswalks=[WALK])
    assert pair.coverage == pair.compared == Fraction(100 * (2 + 3 + 12 + 8), 30)
    assert (pair.word, pair.crosswalk) == (Word.CROSSWALK, WALK)


def test_what_is_left_blank_counts_for_coverage_but_not_as_compared() -> None:
    pair = compare_pair(year(OLD, 2023, BEFORE), year(NEW, 2024, {**AFTER, "2.1": Answer()}), [WALK])
    merged = row(pair.rows, "2.1")
    assert (merged.comparable, merged.state, merged.change) == (True, Change.NOT_COMPARABLE, None)
    assert merged.reason == "năm 2024 chưa chấm"
    assert pair.coverage - pair.compared == Fraction(100 * 12, 30)


def test_a_crosswalk_nobody_confirmed_joins_nothing() -> None:
    pair = both(crosswalks=[WALK.but(confirmed_by=None)])
    assert pair.word is Word.LETTER
    assert {one.code for one in pair.rows if one.comparable} == {"1.1"}
    assert row(pair.rows, "2.4").relation == UNKNOWN
    assert row(pair.rows, "2.4").reason == "chưa xác nhận tương ứng"


def test_a_crosswalk_written_the_other_way_round_serves_as_well() -> None:
    assert both(crosswalks=[WALK.reversed()]).rows == both(crosswalks=[WALK]).rows


def test_rows_a_crosswalk_does_not_name_stand_unjudged_beside_those_of_the_same_name() -> None:
    pair = both(crosswalks=[crosswalk(OLD, NEW, link("dropped", "1.3"))])
    unjudged = row(pair.rows, "2.1")
    assert (unjudged.relation, unjudged.comparable, unjudged.state) == (UNKNOWN, False, Change.NOT_COMPARABLE)
    assert unjudged.earlier is not None
    assert unjudged.earlier.score == 2
    assert [one.code for one in pair.rows if one.later is None] == ["1.2", "1.3", "2.2", "2.3"]
    assert pair.coverage == 0


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"rule": bands(("95", "10"), ("0", "5"))}, "cách chấm đã đổi"),
        ({"method": "others", "rule": {"kind": "external", "source": "x"}}, "nơi cung cấp số liệu đã đổi"),
    ],
)
def test_a_row_scored_otherwise_is_not_compared(change: dict[str, Any], why: str) -> None:
    old = criteria_set([leaf("1", "10", bands(("90", "10"), ("0", "5")))], id="cu")
    new = criteria_set([{**leaf("1", "10", bands(("90", "10"), ("0", "5"))), **change}], id="moi")
    pair = compare_pair(year(old, 2023, {}), year(new, 2024, {}), [crosswalk(old, new, link("same", "1", "1"))])
    assert (pair.rows[0].comparable, pair.rows[0].reason, pair.coverage) == (False, why, 0)


@pytest.mark.parametrize(("relation", "why"), [("narrowed", "nội dung đã thu hẹp"), ("widened", "nội dung đã mở rộng")])
def test_a_row_of_another_content_is_not_compared(relation: str, why: str) -> None:
    old, new = criteria_set([manual("1", "2")], id="cu"), criteria_set([manual("1", "2")], id="moi")
    walk = crosswalk(old, new, link(relation, "1", "1"))
    (found,) = compare_pair(year(old, 2023, {"1": points("1")}), year(new, 2024, {"1": points("2")}), [walk]).rows
    assert (found.comparable, found.state, found.change, found.reason) == (False, Change.NOT_COMPARABLE, None, why)


def test_points_lost_or_given_beside_the_scale_are_not_compared_with_points_earned() -> None:
    old = criteria_set([manual("1", "2"), manual("2", "2")], id="cu", penalty_items=[manual("P1", "1")])
    new = criteria_set([manual("1", "2")], id="moi", bonus_items=[manual("T1", "2")], penalty_items=[manual("P1", "1")])
    walk = crosswalk(old, new, link("same", "1", "1"), link("moved", "2", "T1"), link("same", "P1", "P1"))
    given = {"1": points("1"), "2": points("1"), "T1": points("1"), "P1": points("1")}
    pair = compare_pair(
        year(old, 2023, {code: given[code] for code in ("1", "2", "P1")}),
        year(new, 2024, {code: given[code] for code in ("1", "T1", "P1")}),
        [walk],
    )
    assert row(pair.rows, "T1").reason == "không cùng là điểm trong thang, điểm thưởng hay điểm trừ"
    assert row(pair.rows, "T1").change is None
    assert row(pair.rows, "P1").change == 0


def test_a_due_day_of_another_year_is_the_same_rule() -> None:
    def due(day: str) -> dict[str, Any]:
        scale = {"kind": "bands", "bands": [{"from": "1", "points": "0"}, {"points": "1"}]}
        return {"kind": "measured", "measure": {"kind": "date", "label": "x", "due": day}, "scale": scale}

    old = criteria_set([leaf("1", "1", due("2023-12-05"))], id="cu")
    for day, comparable in (("2024-12-05", True), ("2024-12-15", False)):
        new = criteria_set([leaf("1", "1", due(day))], id="moi")
        walk = crosswalk(old, new, link("same", "1", "1"))
        assert compare_pair(year(old, 2023, {}), year(new, 2024, {}), [walk]).rows[0].comparable is comparable


def test_what_did_not_arise_is_never_compared() -> None:
    chosen = criteria_set([manual("1", "2", not_arising="full"), manual("2", "2", not_arising="exclude")])
    gone = {"1": Answer(not_arising=True), "2": Answer(not_arising=True)}
    there = {"1": points("1"), "2": points("1")}
    for before, after, which in ((gone, there, 2023), (there, gone, 2024)):
        for found in compare_pair(year(chosen, 2023, before), year(chosen, 2024, after)).rows:
            assert (found.state, found.change) == (Change.NOT_COMPARABLE, None)
            assert found.reason == f"năm {which} không phát sinh"


def test_a_year_left_blank_before_is_no_earlier_value() -> None:
    chosen = criteria_set([manual("1", "2")])
    (found,) = compare_pair(year(chosen, 2023, {}), year(chosen, 2024, {"1": points("1")})).rows
    assert (found.state, found.reason) == (Change.NO_EARLIER_VALUE, "năm 2023 chưa chấm")


def test_an_area_is_compared_only_where_the_same_rows_stand_below_it() -> None:
    old = criteria_set([area("1", [manual("1.1", "2"), manual("1.2", "3")]), area("2", [manual("2.1", "5")])], id="cu")
    new = criteria_set([area("I", [manual("2.1", "5")]), area("1", [manual("1.1", "2"), manual("1.2", "4")])], id="moi")
    walk = crosswalk(old, new, link("same", "1.1", "1.1"), link("same", "1.2", "1.2"), link("same", "2.1", "2.1"))
    before = year(old, 2023, {"1.1": points("1"), "1.2": points("3"), "2.1": points("2")})
    after = year(new, 2024, {"1.1": points("1"), "1.2": points("2"), "2.1": points("5")})
    moved, kept = compare_pair(before, after, [walk]).headings
    assert (moved.code, moved.old, moved.basis, moved.change) == ("I", "2", Basis.POINTS, 3)
    assert (kept.code, kept.basis, kept.unit, kept.change) == ("1", Basis.SHARE, In.PERCENT, 50 - 80)
    less = crosswalk(old, new, link("same", "1.1", "1.1"), link("same", "2.1", "2.1"))
    _, open_area = compare_pair(before, after, [less]).headings
    assert (open_area.comparable, open_area.change) == (False, None)
    assert open_area.reason == "1 mục bên dưới không so sánh được: 1.2"


def test_a_heading_compared_with_rows_that_had_none_shows_what_they_came_to() -> None:
    old = criteria_set([manual("1", "4"), manual("2", "2")], id="cu")
    new = criteria_set([area("A", [manual("A.1", "2"), manual("A.2", "2")]), manual("2", "2")], id="moi")
    walk = crosswalk(old, new, link("split", "1", "A.1 A.2"), link("same", "2", "2"))
    before = year(old, 2023, {"1": points("1"), "2": points("1")})
    after = year(new, 2024, {"A.1": points("1"), "A.2": points("2"), "2": points("1")})
    (found,) = compare_years([before, after], [walk]).headings
    assert (found.last.basis, found.last.change) == (Basis.GROUP, 2)
    assert {of: (one.codes, one.value.score) for of, one in found.years.items()} == {
        2023: (("1",), 1),
        2024: (("A",), 3),
    }


def test_an_area_that_lost_a_row_is_not_compared() -> None:
    walk = crosswalk(OLD, NEW, *[one for one in WALK.links if one.relation is not Relation.NEW])
    new = NEW.but(criteria=(NEW.criteria[0].but(children=NEW.criteria[0].children[:3]), NEW.criteria[1]))
    first, second = compare_pair(
        year(OLD, 2023, BEFORE), year(new, 2024, {k: v for k, v in AFTER.items() if k != "1.4"}), [walk]
    ).headings
    assert (first.comparable, first.reason) == (False, "năm 2023 còn gồm 1.3")
    assert (second.comparable, second.state) == (True, Change.UP)


def test_a_change_of_an_area_says_which_rows_did_not_arise() -> None:
    chosen = criteria_set([area("1", [manual("1.1", "2"), manual("1.2", "2")])], not_arising="full")
    before = year(chosen, 2023, {"1.1": points("1"), "1.2": points("0")})
    after_answers = {"1.1": points("1"), "1.2": Answer(not_arising=True)}
    after = year(chosen, 2024, after_answers)
    (found,) = compare_pair(before, after).headings
    assert (found.change, found.reason) == (2, "năm 2024 không phát sinh: 1.2")
    (back,) = compare_pair(after, year(chosen, 2025, after_answers)).headings
    assert (back.change, back.reason) == (0, "năm 2024 không phát sinh: 1.2; năm 2025 không phát sinh: 1.2")


def test_an_area_with_open_rows_shows_no_change() -> None:
    chosen = criteria_set([area("1", [manual("1.1", "2"), manual("1.2", "3")])])
    whole = {"1.1": points("1"), "1.2": points("3")}
    (found,) = compare_pair(year(chosen, 2023, whole), year(chosen, 2024, {"1.1": points("2")})).headings
    assert (found.comparable, found.change, found.reason) == (True, None, "năm 2024 còn 1 mục chưa có điểm: 1.2")


def test_the_index_of_two_sets_is_compared_with_what_it_rests_on() -> None:
    totals = both(crosswalks=[WALK]).totals
    assert totals.index_percent.basis.startswith("chỉ số % trên hai bộ tiêu chí khác nhau")
    assert "83,3 %" in totals.index_percent.basis
    assert (totals.points.change, totals.points.comparable) == (None, False)
    # 1/2 of 2, 2/3 of 3, 8/10 of 12, 5/10 of 8, then 2 + 1,5 + 9 + 8, both of 25
    assert totals.part == (Fraction("66.4"), 82, 5, True)


def test_maxima_that_moved_between_rows_are_no_change_of_the_compared_part() -> None:
    old = criteria_set([manual("1", "9"), manual("2", "1")], id="cu")
    new = criteria_set([manual("1", "1"), manual("2", "9")], id="moi")
    walk = crosswalk(old, new, link("same", "1", "1"), link("same", "2", "2"))
    pair = compare_pair(
        year(old, 2023, {"1": points("9"), "2": points("0")}),
        year(new, 2024, {"1": points("1"), "2": points("0")}),
        [walk],
    )
    assert {found.change for found in pair.rows} == {0}
    assert pair.totals.part == (10, 10, 2, True)


def test_the_index_of_two_sets_that_share_nothing_is_not_compared() -> None:
    index = both(crosswalks=[crosswalk(OLD, NEW, link("narrowed", "2.3", "2.4"))]).totals.index_percent
    assert (index.state, index.change) == (Change.NOT_COMPARABLE, None)
    assert index.reason == "hai năm dùng hai bộ tiêu chí khác nhau, không mục nào so sánh được"


def test_a_year_with_nothing_scored_has_no_total_and_no_class() -> None:
    ladder = [{"name": "Tốt", "from": "50"}, {"name": "Yếu", "from": "0"}]
    chosen = criteria_set([manual("1", "2")], classes=ladder)
    for before, after, which in (({}, {"1": points("1")}, 0), ({"1": points("1")}, {}, 1)):
        pair = compare_pair(year(chosen, 2023, before), year(chosen, 2024, after))
        empty = (pair.earlier, pair.later)[which].total
        assert (empty.score, empty.index_percent, empty.class_name, empty.provisional) == (None, None, None, True)
        assert pair.totals.index_percent.reason == f"năm {2023 + which} chưa chấm mục nào"
        assert pair.totals.points.change is None


def test_a_unit_that_became_another_kind_says_so_beside_its_index() -> None:
    chosen = criteria_set(
        [{**manual("1", "2"), "max": {"xa": "2", "phuong": "4"}}], unit_kinds=["xa", "phuong"], scale={"total": "4"}
    )
    ward = Unit("a", "Phường A", "phuong")
    before, after = year(chosen, 2024, {"1": points("1")}), year(chosen, 2025, {"1": points("3")}, ward)
    pair = compare_pair(before, after)
    assert (pair.rows[0].unit, pair.rows[0].change) == (In.PERCENT, 25)
    assert pair.totals.index_percent.basis == "cùng một bộ tiêu chí; đơn vị đổi loại (xã → phường)"
    assert not pair.totals.points.comparable


def test_every_figure_of_the_whole_says_that_a_survey_was_not_held() -> None:
    ladder = [{"name": "Tốt", "from": "50"}, {"name": "Yếu", "from": "0"}]
    chosen = criteria_set(
        [manual("1", "2"), manual("2", "2", method="survey")],
        classes=ladder,
        survey_absent="rescale",
        scale={"total": "4"},
    )
    held = year(chosen, 2023, {"1": points("1"), "2": Answer(points="1", source=Source("Sở Nội vụ"))})
    without = year(chosen, 2024, {"1": points("2")}, survey_held=False)
    totals = compare_pair(held, without).totals
    for whole in (totals.index_percent, totals.points, totals.class_name):
        assert whole.comparable
        assert whole.basis.endswith("năm 2024 không điều tra xã hội học")


def test_totals_that_are_not_final_are_not_compared() -> None:
    pair = compare_pair(year(OLD, 2023, BEFORE), year(OLD, 2024, {"1.1": points("2")}))
    assert pair.totals.index_percent.change is None
    assert pair.totals.index_percent.reason == "năm 2024 còn mục chưa có điểm (tạm tính)"
    assert pair.totals.part == (50, 100, 1, False)


def test_the_points_of_one_set_are_subtracted() -> None:
    pair = compare_pair(year(OLD, 2023, BEFORE), year(OLD, 2024, {**BEFORE, "1.1": points("2")}))
    assert (pair.totals.points.change, pair.totals.points.state) == (1, Change.UP)
    assert pair.totals.index_percent.basis == "cùng một bộ tiêu chí"


def test_a_class_is_compared_only_on_the_same_ladder() -> None:
    ladder = [{"name": "Tốt", "above": "50"}, {"name": "Khá", "from": "50"}, {"name": "Yếu", "from": "0"}]
    old = criteria_set([manual("1", "2")], classes=ladder)
    before, after = {"1": points("1")}, {"1": points("1.5")}
    up = compare_pair(year(old, 2023, before), year(old, 2024, after)).totals.class_name
    assert (up.state, up.change) == (Change.UP, None)
    assert compare_pair(year(old, 2023, after), year(old, 2024, before)).totals.class_name.state is Change.DOWN
    other = criteria_set([manual("1", "2")], classes=[*ladder[:2], {"name": "Yếu", "from": "10"}], version=2)
    changed = compare_pair(year(old, 2023, before), year(other, 2024, after)).totals.class_name
    assert (changed.state, changed.reason) == (Change.NOT_COMPARABLE, "ngưỡng hoặc điều kiện xếp loại đã đổi")


def paper(rows: tuple[EarlierRow, ...] = ()) -> YearOf:
    return YearOf.on_paper(EarlierYear(2022, "Chỉ số CCHC 2022", Decimal("20"), Decimal("30"), "Khá", "3/45", rows))


def test_a_paper_with_a_total_alone_is_compared_by_the_index() -> None:
    pair = compare_pair(paper(), year(OLD, 2023, BEFORE))
    assert (pair.word, pair.coverage, pair.rows[0].state) == (Word.PAPER, 0, Change.NO_EARLIER_VALUE)
    assert pair.totals.index_percent.change == Fraction(100 * (1 + 2 + 4 + 2 + 6 + 5), 30) - Fraction(200, 3)
    assert "nhập từ văn bản" in pair.totals.index_percent.basis
    assert pair.totals.points.change is None
    assert not pair.totals.class_name.comparable


def test_rows_of_a_paper_are_compared_by_code_and_title_as_far_as_they_go() -> None:
    rows = (
        EarlierRow("1", "Lĩnh vực 1", Decimal("6"), Decimal("10"), area=True),
        EarlierRow("1.1", "Tiêu chí 1.1", Decimal("1.5"), Decimal("2")),
        EarlierRow("1.2", "Tiêu chí 1.2", Decimal("1"), Decimal("4")),
        EarlierRow("1.3", "Tiêu chí 1.3", Decimal("1")),
        EarlierRow("2.1", "Việc khác hẳn", Decimal("1"), Decimal("4")),
    )
    pair = compare_pair(paper(rows), year(OLD, 2023, BEFORE))
    assert (row(pair.rows, "1.1").change, row(pair.rows, "1.1").basis) == (Fraction(-1, 2), Basis.POINTS)
    assert (row(pair.rows, "1.2").unit, row(pair.rows, "1.2").change) == (In.PERCENT, Fraction(200, 3) - 25)
    assert row(pair.rows, "1.3").reason == "năm 2022 không ghi điểm tối đa"
    assert {one.relation for one in pair.rows if one.code == "2.1"} == {UNKNOWN}
    assert pair.coverage == Fraction(100 * 5, 30)
    assert (pair.headings[0].change, pair.headings[0].basis) == (1, Basis.POINTS)
    assert pair.headings[1].state is Change.NO_EARLIER_VALUE


def test_a_row_a_paper_does_not_name_says_what_the_paper_has_instead_of_asking_for_a_confirmation() -> None:
    lone = compare_pair(paper(), year(OLD, 2023, BEFORE))
    assert {(row.state, row.reason) for row in lone.rows} == {(Change.NO_EARLIER_VALUE, "năm 2022 chỉ có tổng điểm")}
    assert all(row.change is None and not row.comparable for row in lone.rows)
    code, title = lone.rows[0].code, lone.rows[0].title
    one = (EarlierRow(code, title, Decimal(1), Decimal(2)),)
    told = {row.code: row.reason for row in compare_pair(paper(one), year(OLD, 2023, BEFORE)).rows}
    assert {reason for other, reason in told.items() if other != code} == {"văn bản năm 2022 không ghi mục này"}
    named = (EarlierRow(code, "Một tên khác hẳn", Decimal(1), Decimal(2)),)
    other = {row.code: row.reason for row in compare_pair(paper(named), year(OLD, 2023, BEFORE)).rows}
    assert other[code] == "chưa xác nhận tương ứng"
    areas = (EarlierRow("A", "Lĩnh vực", Decimal(1), Decimal(2), area=True),)
    whole = compare_pair(paper(areas), year(OLD, 2023, BEFORE))
    assert {row.reason for row in whole.rows} == {"năm 2022 chỉ có điểm từng lĩnh vực"}


def test_two_papers_are_compared_with_each_other() -> None:
    rows = (EarlierRow("1", "Lĩnh vực 1", Decimal("6"), Decimal("10"), area=True),)
    older = YearOf.on_paper(EarlierYear(2021, "x", Decimal("15"), Decimal("30"), rows=rows))
    pair = compare_pair(older, paper((rows[0]._replace(score=Decimal("7")),)))
    assert (pair.headings[0].change, pair.totals.index_percent.change) == (1, Fraction(200, 3) - 50)


def test_a_row_is_followed_through_all_years_and_sets() -> None:
    found = compare_years([year(NEW, 2024, AFTER), year(OLD, 2022, BEFORE), year(OLD, 2023, BEFORE)], [WALK])
    assert [one.year for one in found.years] == [2022, 2023, 2024]
    assert [pair.word for pair in found.pairs] == [Word.SAME_SET, Word.CROSSWALK]
    assert found.coverage == found.last.coverage < 100
    by_code = {one.last.code: one.years for one in found.rows}
    assert by_code["2.1"][2022].codes == ("2.1", "2.2")
    assert by_code["2.1"][2022].value.score == 8
    assert by_code["1.2.1"][2022].shared
    assert by_code["1.2.1"][2024].value.score == 1
    assert not by_code["1.2.1"][2024].shared
    assert by_code["1.3"].keys() == {2022, 2023}
    assert by_code["1.4"].keys() == {2024}
    headings = {one.last.code: one.years for one in found.headings}
    assert headings["2"].keys() == {2022, 2023, 2024}
    assert headings["2"][2022].value.max_score == 20


def test_one_year_alone_or_one_year_twice_is_no_comparison() -> None:
    for years in ([year(OLD, 2023, {})], [year(OLD, 2023, {}), year(OLD, 2023, BEFORE)]):
        with pytest.raises(ValueError, match="two or more"):
            compare_years(years)


amounts = st.integers(0, 8).map(lambda quarters: str(Fraction(quarters, 4)) if quarters % 4 == 0 else f"{quarters / 4}")
given_points = st.one_of(st.just(Answer()), st.just(Answer(not_arising=True)), amounts.map(points))


@st.composite
def years_of_one_set(draw: st.DrawFn) -> tuple[CriteriaSet, dict[str, Answer], dict[str, Answer]]:
    counts = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    areas = [
        area(
            str(a),
            [
                manual(f"{a}.{b}", "2", not_arising=draw(st.sampled_from(["full", "exclude", "rescale", "zero"])))
                for b in range(count)
            ],
        )
        for a, count in enumerate(counts)
    ]
    chosen = criteria_set(areas, scale={"total": str(2 * sum(counts))})
    codes = [one.code for one in chosen.leaves()]
    answers = st.lists(given_points, min_size=len(codes), max_size=len(codes))
    return (
        chosen,
        dict(zip(codes, draw(answers), strict=True)),
        dict(zip(codes, draw(answers), strict=True)),
    )


@given(years_of_one_set())
def test_a_set_is_wholly_covered_by_itself_and_differences_are_plain_subtraction(
    drawn: tuple[CriteriaSet, dict[str, Answer], dict[str, Answer]],
) -> None:
    chosen, before, after = drawn
    earlier, later = year(chosen, 2023, before), year(chosen, 2024, after)
    pair = compare_pair(earlier, later)
    assert pair.coverage == 100
    for found in pair.rows:
        one, other = earlier.values[found.code], later.values[found.code]
        if one.status is other.status is Status.SCORED:
            assert one.score is not None
            assert other.score is not None
            assert found.change == other.score - one.score
        else:
            assert found.change is None


@given(years_of_one_set())
def test_no_change_is_shown_where_nothing_can_be_compared_and_a_change_always_has_its_state(
    drawn: tuple[CriteriaSet, dict[str, Answer], dict[str, Answer]],
) -> None:
    chosen, before, after = drawn
    shuffled = chosen.but(version=2)
    links = [
        Link(relation=relation, old=(one.code,), new=(one.code,))
        for one, relation in zip(
            chosen.leaves(), [Relation.SAME, Relation.NARROWED, Relation.WIDENED] * len(chosen.leaves()), strict=False
        )
    ]
    walk = Crosswalk.between(chosen, shuffled, links, confirmed_by="A")
    pair = compare_pair(year(chosen, 2023, before), year(shuffled, 2024, after), [walk])
    shown: list[PairRow | PairHeading] = [*pair.rows, *pair.headings]
    for found in shown:
        assert found.comparable == (found.basis is not Basis.NONE)
        if not found.comparable:
            assert found.change is None
            assert found.state in (Change.NOT_COMPARABLE, Change.NO_EARLIER_VALUE)
            assert found.reason
        if found.change is None:
            assert found.state in (Change.NOT_COMPARABLE, Change.NO_EARLIER_VALUE)
        else:
            assert found.state is (Change.UP if found.change > 0 else Change.DOWN if found.change else Change.UNCHANGED)


@given(years_of_one_set(), st.randoms(use_true_random=False))
def test_the_order_of_answers_changes_nothing(
    drawn: tuple[CriteriaSet, dict[str, Answer], dict[str, Answer]], random: Any
) -> None:
    chosen, before, after = drawn
    mixed = list(after.items())
    random.shuffle(mixed)
    straight = compare_pair(year(chosen, 2023, before), year(chosen, 2024, after))
    assert compare_pair(year(chosen, 2023, before), year(chosen, 2024, dict(mixed))).rows == straight.rows


@given(st.integers(2, 5), st.lists(amounts, min_size=10, max_size=10))
def test_what_is_split_and_merged_again_is_what_it_was(parts: int, given_amounts: list[str]) -> None:
    whole = criteria_set([manual("1", str(2 * parts))], id="ca")
    split = criteria_set([area("1", [manual(f"1.{n}", "2") for n in range(parts)])], id="tach")
    again = criteria_set([manual("1", str(2 * parts))], id="gop")
    codes = " ".join(f"1.{n}" for n in range(parts))
    walks = [crosswalk(whole, split, link("split", "1", codes)), crosswalk(split, again, link("merged", codes, "1"))]
    in_parts = {f"1.{n}": points(given_amounts[n]) for n in range(parts)}
    total = sum((Fraction(given_amounts[n]) for n in range(parts)), Fraction(0))
    at_once = {"1": points(str(total.numerator) if total.denominator == 1 else f"{float(total)}")}
    found = compare_years([year(whole, 2022, at_once), year(split, 2023, in_parts), year(again, 2024, at_once)], walks)
    assert found.coverage == 100
    for pair in found.pairs:
        assert {(one.state, one.change) for one in pair.rows} == {(Change.UNCHANGED, Fraction(0))}
    (only,) = found.rows
    assert {one.value.score for one in only.years.values()} == {total}
    assert not any(one.shared for one in only.years.values())


@given(years_of_one_set())
def test_more_years_say_of_two_what_those_two_say_alone(
    drawn: tuple[CriteriaSet, dict[str, Answer], dict[str, Answer]],
) -> None:
    chosen, before, after = drawn
    years = [year(chosen, 2022, before), year(chosen, 2023, after), year(chosen, 2024, before)]
    found = compare_years(years)
    for pair, (earlier, later) in zip(found.pairs, pairwise(years), strict=True):
        assert pair.rows == compare_pair(earlier, later).rows
