"""A new year from the last one: what is carried as chosen, what is reset, and how each row is marked."""

from datetime import date
from decimal import Decimal
from typing import Any

from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.crosswalk import Crosswalk, Link, Relation
from parscore.scoring.edits import Circumstances
from parscore.scoring.last_year import last_year
from parscore.scoring.new_year import MARK_WORDS, Mark, NewYear, Taken, begin_from
from tests.scoring.sets import XA, area, criteria_set, leaf, manual

RATIO = {"kind": "measured", "measure": {"kind": "ratio", "numerator": "a", "denominator": "b"}}


def ratio(full: str) -> dict[str, Any]:
    return {**RATIO, "scale": {"kind": "proportional", "full_at": full}}


THEN = criteria_set(
    [area("1", [manual("1.1", "2"), leaf("1.2", "4", ratio("90")), manual("1.3", "2"), manual("1.4", "3")])], id="cu"
)
NOW = criteria_set(
    [
        area(
            "1",
            [
                manual("1.1", "2"),
                leaf("1.2", "4", ratio("95")),
                manual("1.3", "3"),
                manual("1.4.1", "1"),
                manual("1.4.2", "2"),
                manual("1.9", "1"),
            ],
        )
    ],
    id="moi",
)
WALK = Crosswalk.between(
    THEN,
    NOW,
    [
        *(Link(relation=Relation.SAME, old=(code,), new=(code,)) for code in ("1.1", "1.2", "1.3")),
        Link(relation=Relation.SPLIT, old=("1.4",), new=("1.4.1", "1.4.2")),
        Link(relation=Relation.NEW, new=("1.9",)),
    ],
    confirmed_by="Văn phòng",
)
BEFORE = Circumstances(
    survey_held=False,
    facts=frozenset({"leader_reprimanded"}),
    target=Decimal("85"),
    deadline=date(2025, 12, 15),
    roles={"van-phong": "Văn phòng"},
    owners={"1.1": "van-phong", "1.4": "van-phong", "1": "van-phong", "9.9": "van-phong"},
)
SHEET = AnswerSheet(
    "cu",
    1,
    XA,
    2025,
    {
        "1.1": Answer(points="2", note="Ghi chú", explanation="Giải trình", flagged=True, returned="Sửa"),
        "1.2": Answer(values={"numerator": "1", "denominator": "2"}),
        "1.4": Answer(points="1", note="Của mục tách"),
    },
    facts=frozenset({"leader_reprimanded"}),
)


def begun(**more: Any) -> NewYear:
    return begin_from(THEN, SHEET, BEFORE, NOW, crosswalk=WALK, **more)


def test_rows_are_marked_new_changed_or_kept_with_what_changed() -> None:
    told = {code: (row.mark, row.old, row.why) for code, row in begun().rows.items()}
    assert told == {
        "1.1": (Mark.KEPT, ("1.1",), ""),
        "1.2": (Mark.CHANGED, ("1.2",), "cách chấm đã đổi"),
        "1.3": (Mark.CHANGED, ("1.3",), "điểm tối đa 2 → 3"),
        "1.4.1": (Mark.CHANGED, ("1.4",), "tách ra từ 1.4"),
        "1.4.2": (Mark.CHANGED, ("1.4",), "tách ra từ 1.4"),
        "1.9": (Mark.NEW, (), ""),
    }
    assert [begun().count(mark) for mark in Mark] == [1, 4, 1]
    assert MARK_WORDS.keys() == set(Mark)


def test_no_figure_and_no_mark_of_review_is_carried() -> None:
    for change in begun(taken=Taken(explanations=True)).edit.changes:
        assert not change.new.declares
        assert (change.new.flagged, change.new.returned, change.new.source) == (False, "", None)


def test_texts_are_carried_as_chosen() -> None:
    assert {one.code: one.new for one in begun().edit.changes} == {
        "1.1": Answer(note="Ghi chú"),
        "1.4.1": Answer(note="Của mục tách"),
    }
    with_all = {one.code: one.new for one in begun(taken=Taken(explanations=True)).edit.changes}
    assert with_all["1.1"] == Answer(note="Ghi chú", explanation="Giải trình")
    assert begun(taken=Taken(notes=False)).edit.changes == ()


def test_roles_and_target_are_carried_as_chosen_and_what_belongs_to_one_year_is_not() -> None:
    owners = {"1.1": "van-phong", "1.4.1": "van-phong", "1.4.2": "van-phong", "1": "van-phong"}
    assert begun().circumstances == Circumstances(target=Decimal("85"), roles={"van-phong": "Văn phòng"}, owners=owners)
    bare = begun(taken=Taken(roles=False, target=False, notes=False))
    assert bare.circumstances == Circumstances()
    assert (bare.edit.old, bare.edit.new, bare.edit.changes) == (None, None, ())


def test_the_step_is_named_after_the_year_it_takes_from() -> None:
    edit = begun().edit
    assert edit.label == "Lấy từ năm 2025"
    assert (edit.old, edit.new) == (Circumstances(), begun().circumstances)


def test_documents_can_follow_their_rows() -> None:
    assert begun().following == {
        "1.1": ("1.1",),
        "1.2": ("1.2",),
        "1.3": ("1.3",),
        "1.4": ("1.4.1", "1.4.2"),
    }


def test_texts_of_merged_rows_are_told_apart() -> None:
    now = criteria_set([manual("1", "4")], id="gop")
    walk = Crosswalk.between(THEN, now, [Link(relation=Relation.MERGED, old=("1.1", "1.4"), new=("1",))])
    (change,) = begin_from(THEN, SHEET, BEFORE, now, crosswalk=walk).edit.changes
    assert change.new.note == "1.1: Ghi chú\n1.4: Của mục tách"


def test_on_the_same_set_every_row_is_kept() -> None:
    same = begin_from(THEN, SHEET, BEFORE, THEN)
    assert {row.mark for row in same.rows.values()} == {Mark.KEPT}


def test_without_a_crosswalk_rows_of_the_same_name_are_followed_and_told_as_changed() -> None:
    found = begin_from(THEN, SHEET, BEFORE, NOW).rows
    assert (found["1.1"].mark, found["1.2"].mark, found["1.4.1"].mark) == (Mark.KEPT, Mark.CHANGED, Mark.NEW)


def test_the_figures_of_last_year_are_found_through_a_confirmed_crosswalk() -> None:
    now = criteria_set([manual("7", "2"), manual("8", "5"), manual("9", "2"), manual("1.1", "2")], id="moi")
    links = [
        Link(relation=Relation.MOVED, old=("1.1",), new=("7",)),
        Link(relation=Relation.RENAMED, old=("1.4",), new=("8",)),
        Link(relation=Relation.NARROWED, old=("1.3",), new=("9",)),
    ]
    walk = Crosswalk.between(THEN, now, links, confirmed_by="Ánh")
    found = last_year(now, "xa", THEN, SHEET, walk)
    assert {code: (one.score, one.why_not) for code, one in found.items()} == {
        "7": (2, ""),
        "8": (1, "điểm tối đa đã đổi"),
        "9": (None, "nội dung đã thu hẹp hoặc mở rộng"),
    }
    assert last_year(now, "xa", THEN, SHEET, walk.but(confirmed_by=None)).keys() == {"1.1"}
