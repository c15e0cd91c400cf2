"""A sheet goes over to another set: what is proposed for each row, what follows, and that nothing is lost."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.scoring.answers import BLANK, Answer, AnswerSheet, Source
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import Crosswalk, Link, Relation
from parscore.scoring.edits import Circumstances
from parscore.scoring.evidence import Document
from parscore.scoring.evidence import Link as Proof
from parscore.scoring.set_move import CARRY_WORDS, Carry, Moved, MovePlan, RowMove, move, plan_move
from tests.scoring.sets import XA, area, criteria_set, leaf, manual, points

RATIO = {"kind": "measured", "measure": {"kind": "ratio", "numerator": "Đúng hạn", "denominator": "Tổng"}}


def ratio(*worth: tuple[str, str]) -> dict[str, Any]:
    return {**RATIO, "scale": {"kind": "bands", "bands": [{"from": at, "points": given} for at, given in worth]}}


def choice(*options: str) -> dict[str, Any]:
    return {"kind": "choice", "options": [{"id": one, "label": f"Mức {one}", "share": "50"} for one in options]}


OLD = criteria_set(
    [
        area(
            "1",
            [manual("1.1", "2"), leaf("1.2", "4", ratio(("90", "4"), ("0", "1"))), leaf("1.3", "2", choice("a", "b"))],
        ),
        area("2", [manual("2.1", "4"), manual("2.2", "2"), manual("2.3", "3"), manual("2.4", "5")]),
    ],
)
NEW = criteria_set(
    [
        area(
            "1", [manual("1.1", "3"), leaf("1.2", "4", ratio(("95", "4"), ("0", "1"))), leaf("1.3", "2", choice("c"))]
        ),
        area("2", [manual("2.1", "6"), manual("2.3.1", "1"), manual("2.3.2", "2"), manual("2.9", "5")]),
    ],
    version=2,
)


def link(relation: str, old: str = "", new: str = "") -> Link:
    return Link(relation=Relation(relation), old=tuple(old.split()), new=tuple(new.split()))


WALK = Crosswalk.between(
    OLD,
    NEW,
    [
        link("same", "1.1", "1.1"),
        link("same", "1.2", "1.2"),
        link("same", "1.3", "1.3"),
        link("merged", "2.1 2.2", "2.1"),
        link("split", "2.3", "2.3.1 2.3.2"),
        link("dropped", "2.4"),
        link("new", "", "2.9"),
    ],
    confirmed_by="Văn phòng",
)
ANSWERS = {
    "1.1": Answer(points="1.5", note="Ghi chú 1.1"),
    "1.2": Answer(values={"numerator": "92", "denominator": "100"}, explanation="Giải trình 1.2", flagged=True),
    "1.3": Answer(choice="a", note="Ghi chú 1.3"),
    "2.1": points("3"),
    "2.2": Answer(points="1", note="Ghi chú 2.2", returned="Sửa lại"),
    "2.3": Answer(points="1.5", explanation="Giải trình 2.3"),
    "2.4": Answer(points="5", note="Ghi chú 2.4", explanation="Giải trình 2.4"),
}
LINKS = {
    "1.2": (Proof(1, "Báo cáo", "Phần II", "3"),),
    "2.2": (Proof(2),),
    "2.3": (Proof(3), Proof(1)),
    "2.4": (Proof(4, page="7"),),
}


def sheet(answers: dict[str, Answer], of: CriteriaSet = OLD) -> AnswerSheet:
    return AnswerSheet(of.id, of.version, XA, 2025, answers)


def plan(answers: dict[str, Answer] | None = None, walk: Crosswalk | None = WALK) -> MovePlan:
    return plan_move(OLD, NEW, sheet(ANSWERS if answers is None else answers), walk, LINKS)


def row(of: MovePlan, new: str) -> RowMove:
    (found,) = [one for one in of.rows if new in one.new]
    return found


def moved(**more: Any) -> Moved:
    return move(plan(), **more)


def test_the_dry_run_proposes_what_the_rules_allow() -> None:
    told = {one.new or one.old: (one.default, set(one.choices)) for one in plan().rows}
    assert told == {
        ("1.1",): (Carry.RESCALE, {Carry.KEEP, Carry.RESCALE, Carry.CLEAR}),
        ("1.2",): (Carry.KEEP, {Carry.KEEP, Carry.CLEAR}),
        ("1.3",): (Carry.CLEAR, {Carry.CLEAR}),
        ("2.1",): (Carry.RESCALE, {Carry.RESCALE, Carry.CLEAR}),
        ("2.3.1", "2.3.2"): (Carry.RESCALE, {Carry.RESCALE, Carry.CLEAR}),
        ("2.4",): (Carry.CLEAR, {Carry.CLEAR}),
    }


def test_only_rows_that_changed_and_hold_something_are_to_be_decided() -> None:
    same = plan_move(OLD, OLD.but(version=2), sheet(ANSWERS))
    assert same.to_decide == ()
    assert {one.new for one in plan({"1.2": ANSWERS["1.2"]}).to_decide} >= {("1.2",)}
    assert ("1.1",) not in {one.new for one in plan({"1.2": ANSWERS["1.2"]}).to_decide}


def test_points_are_rescaled_facts_are_kept_and_scored_by_the_new_rule() -> None:
    after = moved()
    assert after.sheet.answers["1.1"].points == "2.25"
    assert after.sheet.answers["1.2"] == ANSWERS["1.2"]
    assert after.result.nodes["1.2"].score == 1  # 92 % is below the new threshold
    assert after.sheet.answers["2.1"].points == "4"
    assert (after.sheet.answers["2.3.1"].points, after.sheet.answers["2.3.2"].points) == ("0.5", "1")
    assert (after.sheet.criteria_id, after.sheet.criteria_version) == (NEW.id, 2)


def test_points_that_are_kept_are_clamped_and_the_old_ones_stay_in_the_note() -> None:
    less = criteria_set([area("1", [manual("1.1", "1")])], version=2)
    walk = Crosswalk.between(OLD, less, [link("same", "1.1", "1.1")])
    made = move(plan_move(OLD, less, sheet({"1.1": ANSWERS["1.1"]}), walk), {"1.1": Carry.KEEP})
    assert made.sheet.answers["1.1"].points == "1"
    assert made.sheet.answers["1.1"].note == "Ghi chú 1.1\nTheo bộ cũ, mục 1.1: Điểm tự chấm: 1,5 điểm"


def test_what_is_cleared_stays_readable_in_the_note() -> None:
    cleared = moved().sheet.answers["1.3"]
    assert not cleared.declares
    assert cleared.note == "Ghi chú 1.3\nTheo bộ cũ, mục 1.3: Mức a"


def test_texts_marks_and_documents_follow_their_row() -> None:
    after = moved()
    assert after.sheet.answers["1.2"].flagged
    merged, first = after.sheet.answers["2.1"], after.sheet.answers["2.3.1"]
    assert "2.2: Ghi chú 2.2" in merged.note
    assert merged.returned == "2.2: Sửa lại"
    assert first.explanation == "Giải trình 2.3"
    assert after.links["2.1"] == (Proof(2),)
    assert after.links["2.3.1"] == after.links["2.3.2"] == (Proof(3), Proof(1))
    assert after.links["1.2"] == (Proof(1, "", "Phần II", "3"),)  # the new row asks for no such document


def test_a_row_without_a_place_becomes_a_note_in_its_area() -> None:
    paper = Document(4, "0" * 64, "bao-cao.pdf", 9, "", "Báo cáo", "05/BC-UBND", date(2025, 3, 1))
    note = moved(documents={4: paper}).sheet.answers["2.1"].note
    assert "Bộ mới không có mục 2.4 “Tiêu chí 2.4” của bộ cũ." in note
    assert "Theo bộ cũ, mục 2.4: Điểm tự chấm: 5 điểm" in note
    assert "Mục 2.4 của bộ cũ, giải trình: Giải trình 2.4" in note
    assert "tài liệu: Báo cáo 05/BC-UBND, 01/03/2025 (trang 7)" in note


def test_the_log_accounts_for_every_row_that_held_something() -> None:
    log = moved().log
    assert {code for one in log.rows for code in one.old} == ANSWERS.keys()
    by_new = {one.new: one for one in log.rows}
    assert (by_new["1.1",].before, by_new["1.1",].after) == (Fraction(3, 2), Fraction(9, 4))
    assert log.total_before == Fraction("1.5") + 4 + 1 + 3 + 1 + Fraction("1.5") + 5
    assert log.total_after == moved().result.total


def test_the_edit_does_the_same_in_one_step_and_can_be_taken_back() -> None:
    after = moved(label="Chuyển bộ")
    assert after.edit.label == "Chuyển bộ"
    answers, links = dict(ANSWERS), dict(LINKS)
    for change in after.edit.changes:
        assert answers.pop(change.code, BLANK) == change.old
        if change.new != BLANK:
            answers[change.code] = change.new
    for one in after.edit.links:
        assert links.pop(one.code, ()) == one.old
        if one.new:
            links[one.code] = one.new
    assert (answers, links) == (dict(after.sheet.answers), dict(after.links))


def test_owners_follow_their_rows() -> None:
    before = Circumstances(owners={"2.3": "van-phong", "2.4": "tai-chinh", "1": "tu-phap", "2.2": "van-hoa"})
    after = moved(circumstances=before)
    assert after.circumstances is not None
    assert after.circumstances.owners == {
        "2.3.1": "van-phong",
        "2.3.2": "van-phong",
        "1": "tu-phap",
        "2.1": "van-hoa",
    }
    assert (after.edit.old, after.edit.new) == (before, after.circumstances)


def test_without_a_crosswalk_only_what_is_surely_the_same_goes_over_by_itself() -> None:
    told = plan(walk=None)
    assert row(told, "1.2").relation == "unconfirmed"
    assert row(told, "1.2").default is Carry.CLEAR
    assert Carry.KEEP in row(told, "1.2").choices
    assert {one.old for one in told.rows if not one.new} == {("2.2",), ("2.3",), ("2.4",)}


def test_a_choice_that_is_not_open_is_refused() -> None:
    with pytest.raises(ValueError, match="not open"):
        move(plan(), {"1.3": Carry.KEEP})


def test_what_others_supply_now_is_not_taken_from_the_unit() -> None:
    old = criteria_set([manual("1", "2")])
    new = criteria_set([leaf("1", "2", {"kind": "external", "source": "Sở"})], version=2)
    walk = Crosswalk.between(old, new, [link("same", "1", "1")])
    (found,) = plan_move(old, new, sheet({"1": points("1")}, old), walk).rows
    assert found.choices == (Carry.CLEAR,)


def test_figures_of_others_keep_their_source_even_when_cleared() -> None:
    old = criteria_set([leaf("1", "2", {"kind": "external", "source": "Sở"})])
    new = criteria_set([leaf("1", "2", choice("a"))], version=2)
    walk = Crosswalk.between(old, new, [link("same", "1", "1")])
    answer = Answer(points="1", source=Source("Công văn 5", "2026-01-02", "Ánh"))
    made = move(plan_move(old, new, sheet({"1": answer}, old), walk))
    assert "(nguồn: Công văn 5, 2026-01-02, Ánh)" in made.sheet.answers["1"].note


def test_a_rescaled_figure_respects_the_step_of_the_new_rule() -> None:
    old = criteria_set([manual("1", "3")])
    new = criteria_set([leaf("1", "2", {"kind": "manual", "step": "0.25"})], version=2)
    walk = Crosswalk.between(old, new, [link("same", "1", "1")])
    made = move(plan_move(old, new, sheet({"1": points("1")}, old), walk), {"1": Carry.RESCALE})
    assert made.sheet.answers["1"].points == "0.5"  # two thirds, down to a quarter


def test_every_carry_is_called_something() -> None:
    assert CARRY_WORDS.keys() == set(Carry)


words = st.text("abcđệ ", min_size=1, max_size=6).map(str.strip).filter(bool)
held = st.builds(
    lambda of, note, why, flagged: Answer(points=of, note=note, explanation=why, flagged=flagged),
    st.none() | st.sampled_from(["0", "0.5", "1", "2"]),
    st.just("") | words,
    st.just("") | words,
    st.booleans(),
)


@given(st.fixed_dictionaries(dict.fromkeys(("1.1", "2.1", "2.2", "2.3", "2.4"), held)), st.randoms())
def test_nothing_typed_is_ever_lost(answers: dict[str, Answer], random: Any) -> None:
    told = plan(answers)
    picked = {one.new[0]: random.choice(one.choices) for one in told.rows if one.new}
    after = move(told, picked).sheet.answers
    kept_texts = "\n".join(f"{one.note}\n{one.explanation}" for one in after.values())
    for code, answer in answers.items():
        assert answer.note in kept_texts
        assert answer.explanation in kept_texts
        if answer.points is not None and code != "1.1":
            assert f"mục {code}: Điểm tự chấm: {answer.points.replace('.', ',')} điểm" in kept_texts
    assert any(one.flagged for one in answers.values()) == any(one.flagged for one in after.values())
