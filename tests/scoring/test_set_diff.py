"""What differs between two criteria sets: rows matched whatever their codes became, and each property told in words."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.intake.criteria_file import load_criteria
from parscore.scoring.criteria import (
    Capped,
    Coefficient,
    CriteriaSet,
    Deadline,
    Gate,
    IndexClass,
    LegalBasis,
    Method,
    Policy,
    Predecessor,
    Ranking,
    RankingGroup,
    Role,
    Rounding,
    ScaleOfSet,
    Target,
)
from parscore.scoring.rules import ManualRule
from parscore.scoring.set_diff import FieldChange, SetChange, compare_sets
from parscore.scoring.set_editing import (
    EditRefused,
    add_after,
    add_below,
    change,
    change_whole,
    delete,
    indent,
    move,
    recode,
    renumber,
    split,
)
from tests.scoring.sets import area, criteria_set, manual

SHIPPED = sorted(Path("criteria").glob("*.yaml"))


def base() -> CriteriaSet:
    return criteria_set(
        [
            area("1", [manual("1.1", "2"), manual("1.2", "3"), manual("1.3", "5")], max="10"),
            area("2", [manual("2.1", "90")], max="90"),
        ],
        roles=[{"id": "van-phong", "name": "Văn phòng"}],
        bonus_items=[manual("T1", "1")],
        classes=[{"name": "Tốt", "from": "80"}, {"name": "Khá", "above": "65"}],
    )


def differing(old: CriteriaSet, new: CriteriaSet) -> list[SetChange]:
    return [change for change in compare_sets(old, new) if change.kind != "same"]


def told(old: CriteriaSet, new: CriteriaSet) -> list[tuple[str | None, str | None, str]]:
    return [(one.code_old, one.code_new, one.kind) for one in differing(old, new)]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_set_does_not_differ_from_itself(path: Path) -> None:
    shipped = load_criteria(path).criteria_set
    assert shipped is not None
    compared = compare_sets(shipped, shipped)
    assert {(one.kind, one.fields) for one in compared} == {("same", ())}
    assert [one.code_new for one in compared] == ["", *(node.code for node in shipped.walk_all())]


def test_rows_added_stand_where_they_are_and_bring_what_they_state() -> None:
    new, code = add_after(base(), "1.3")
    compared = compare_sets(base(), new)
    assert [one.code_new for one in compared][4:6] == ["1.3", code]
    (added,) = differing(base(), new)
    assert (added.code_old, added.kind) == (None, "added")
    assert FieldChange("tên", "–", "Mục mới") in added.fields
    assert FieldChange("điểm tối đa", "–", "0") in added.fields


def test_rows_removed_stand_at_their_old_place() -> None:
    new = delete(delete(delete(base(), "1.2"), "1"), "T1")
    assert [(one.code_old, one.kind) for one in compare_sets(base(), new)] == [
        ("", "same"),
        *((code, "removed") for code in ("1", "1.1", "1.2", "1.3")),
        *((code, "same") for code in ("2", "2.1")),
        ("T1", "removed"),
    ]


def test_a_row_put_in_between_does_not_estrange_those_numbered_anew() -> None:
    new, _ = renumber(add_after(base(), "1.1")[0])
    assert told(base(), new) == [
        (None, "1.2", "added"),
        ("1.2", "1.3", "moved"),
        ("1.3", "1.4", "moved"),
    ]
    assert differing(base(), new)[1].fields == (FieldChange("mã", "1.2", "1.3"),)


def test_codes_that_changed_hands_are_told_apart_by_their_titles() -> None:
    swapped = recode(recode(recode(base(), "1.1", "x"), "1.2", "1.1"), "x", "1.2")
    assert [(old, new) for old, new, kind in told(base(), swapped) if kind == "moved"] == [
        ("1.1", "1.2"),
        ("1.2", "1.1"),
    ]


def test_a_row_with_another_title_is_known_by_its_code() -> None:
    new = change(base(), "1.2", title="Tên khác", max=Decimal("3.25"))
    assert differing(base(), new) == [
        SetChange(
            "1.2",
            "1.2",
            "changed",
            (FieldChange("tên", "Tiêu chí 1.2", "Tên khác"), FieldChange("điểm tối đa", "3", "3,25")),
        )
    ]


def test_a_title_that_is_left_twice_is_no_evidence() -> None:
    twins = change(base(), "2.1", title="Tiêu chí 1.1")
    assert told(twins, recode(twins, "1.1", "1.9")) == [("1.1", "1.9", "moved")]
    neither = recode(recode(twins, "1.1", "1.9"), "2.1", "2.9")
    assert [kind for _, _, kind in told(twins, neither)] == ["removed", "added", "removed", "added"]


def test_a_row_that_changed_places_is_the_only_one_told() -> None:
    assert differing(base(), move(base(), "1.1", 2)) == [
        SetChange("1.1", "1.1", "moved", (FieldChange("thứ tự", "đứng đầu", "sau mục 1.3"),))
    ]


def test_a_row_below_another_parent_says_both() -> None:
    new = indent(base(), "1.2")
    moved = next(one for one in differing(base(), new) if one.code_new == "1.2")
    assert moved.kind == "moved"
    assert FieldChange("vị trí", "trong mục 1", "trong mục 1.1") in moved.fields


def test_a_row_both_renumbered_and_rewritten_counts_as_changed() -> None:
    new = change(recode(base(), "1.1", "1.9"), "1.9", max=Decimal(4))
    assert told(base(), new) == [("1.1", "1.9", "changed")]
    assert [field.name for field in differing(base(), new)[0].fields] == ["mã", "điểm tối đa"]


ROWS: list[tuple[dict[str, Any], tuple[str, str, str]]] = [
    ({"max": {"xa": Decimal(2), "phuong": Decimal("1.5")}}, ("điểm tối đa", "2", "Xã: 2; Phường: 1,5")),
    ({"rule": ManualRule(kind="manual", step=Decimal("0.25"))}, ("cách chấm", "chấm tay", "0,25")),
    ({"method": Method.SURVEY}, ("nơi chấm", "đơn vị tự chấm", "điều tra xã hội học")),
    ({"not_arising": Policy.FULL}, ("cách tính khi không phát sinh", "–", "tính điểm tối đa")),
    ({"owner": ("van-phong",)}, ("chủ trì", "–", "Văn phòng")),
    ({"coordinating": ("Sở Tài chính", "Sở Tư pháp")}, ("phối hợp", "–", "Sở Tài chính\nSở Tư pháp")),
    (
        {"coefficient": Coefficient(on="points", factors={"dac_khu": Decimal("0.75")})},
        ("hệ số", "–", "nhân điểm: Đặc khu: 0,75"),
    ),
    ({"deadline": Deadline(text="Quý IV", date=date(2025, 12, 5))}, ("thời hạn", "–", "Quý IV (05/12/2025)")),
    ({"target": Target(text="Từ 98%", value=Decimal(98))}, ("mục tiêu", "–", "Từ 98% (98)")),
    ({"evidence": ("Báo cáo",)}, ("tài liệu kiểm chứng", "–", "Báo cáo")),
    ({"guidance": "Xem phụ lục"}, ("hướng dẫn", "–", "Xem phụ lục")),
    (
        {"legal_basis": (LegalBasis(number="12/QĐ", date=date(2025, 1, 2), issuer="UBND tỉnh", title="Ban hành"),)},
        ("căn cứ", "–", "12/QĐ ngày 02/01/2025 của UBND tỉnh: Ban hành"),
    ),
    (
        {"previous": (Predecessor(set="bo-cu", code="2.2", relation="split"),)},
        ("mục tương ứng ở bộ trước", "–", "mục 2.2 của bo-cu (tách ra)"),
    ),
    ({"level": "sub_criterion"}, ("cấp", "tiêu chí", "tiêu chí thành phần")),
]


def kind_name(kind: str) -> str:
    return {"xa": "Xã", "phuong": "Phường", "dac_khu": "Đặc khu"}[kind]


@pytest.mark.parametrize(("fields", "expected"), ROWS, ids=lambda given: next(iter(given)) if given else "")
def test_every_property_of_a_row_is_told_in_words(fields: dict[str, Any], expected: tuple[str, str, str]) -> None:
    (_, *changes) = compare_sets(base(), change(base(), "1.1", **fields), kind_name)
    ((name, old, new),) = [field for one in changes for field in one.fields]
    assert (name, old) == expected[:2]
    assert expected[2] in new


WHOLE: list[tuple[dict[str, Any], str, str]] = [
    ({"title": "Bộ mới"}, "tên", "Bộ mới"),
    ({"years": (2026, 2027)}, "năm áp dụng", "2026, 2027"),
    ({"unit_kinds": ("xa", "phuong")}, "loại đơn vị", "Xã, Phường"),
    ({"points_status": "official"}, "tình trạng điểm", "điểm chính thức"),
    (
        {"scale": ScaleOfSet(total=Decimal(120), may_exceed=True, rounding=Rounding(places=3, at="leaf"))},
        "thang điểm",
        "120 điểm; tổng điểm được vượt thang; làm tròn 3 chữ số thập phân, từng mục trước khi cộng",
    ),
    ({"bonus": Capped(cap=Decimal("2.5"))}, "điểm thưởng", "tối đa 2,5"),
    ({"survey_absent": "rescale"}, "cách tính khi không điều tra xã hội học", "quy đổi phần còn lại về thang điểm"),
    ({"class_on": "rounded"}, "cách so mức xếp loại", "theo chỉ số đã làm tròn"),
    (
        {"classes": (IndexClass(name="Tốt", from_=Decimal("80.5")), IndexClass(name="Khá", above=Decimal(65)))},
        "mức xếp loại",
        "Tốt: từ 80,5 trở lên\nKhá: trên 65",
    ),
    (
        {"gates": (Gate(fact="any_zero", label="Có mục 0 điểm", best_class="Khá"),)},
        "điều kiện khống chế xếp loại",
        "Có mục 0 điểm (chương trình tự thấy): cao nhất Khá",
    ),
    (
        {"gates": (Gate(fact="bi_ky_luat", label="Bị kỷ luật", best_class="Khá"),)},
        "điều kiện khống chế xếp loại",
        "Bị kỷ luật (khai khi chấm, mã bi_ky_luat): cao nhất Khá",
    ),
    (
        {"ranking": Ranking(ties="dense", groups=(RankingGroup(name="Khối xã", kinds=("xa",)),))},
        "xếp hạng",
        "đồng hạng 1, 1, 2\nKhối xã: Xã",
    ),
    ({"roles": (Role(id="tu-phap", name="Tư pháp"),)}, "bộ phận", "Tư pháp (mã tu-phap)"),
]


@pytest.mark.parametrize(("fields", "name", "text"), WHOLE, ids=lambda given: given if isinstance(given, str) else "")
def test_every_property_of_the_set_is_told_under_no_code(fields: dict[str, Any], name: str, text: str) -> None:
    (one, *others) = compare_sets(base(), change_whole(base(), **fields), kind_name)
    assert (one.code_old, one.code_new, one.kind) == ("", "", "changed")
    ((caption, _, new),) = one.fields
    assert (caption, new) == (name, text)
    assert {other.kind for other in others} == {"same"}


Edit = Callable[[CriteriaSet, str, int], CriteriaSet]
EDITS: tuple[Edit, ...] = (
    lambda chosen, code, _: add_after(chosen, code)[0],
    lambda chosen, code, _: add_below(chosen, code)[0],
    lambda chosen, code, _: delete(chosen, code),
    lambda chosen, code, n: move(chosen, code, n - 3),
    lambda chosen, code, _: indent(chosen, code),
    lambda chosen, code, n: split(chosen, code, 2 + n)[0],
    lambda chosen, code, n: change(chosen, code, max=Decimal(n), title=f"Tên {n}"),
    lambda chosen, _, __: renumber(chosen)[0],
)


@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 50), st.integers(0, 6)), max_size=12))
def test_every_row_of_either_set_is_told_once_in_the_order_of_the_new_one(steps: list[tuple[Edit, int, int]]) -> None:
    old = new = base()
    for edit, place, number in steps:
        codes = [node.code for node in new.walk_all()]
        try:
            new = edit(new, codes[place % len(codes)], number)
        except EditRefused:
            continue
    compared = compare_sets(old, new)
    assert compared == compare_sets(old, new)
    assert [one.code_new for one in compared if one.code_new] == [node.code for node in new.walk_all()]
    olds = [one.code_old for one in compared if one.code_old]
    assert sorted(olds) == sorted(node.code for node in old.walk_all())
    assert all(bool(one.fields) == (one.kind != "same") for one in compared)
    assert (old == new) == all(one.kind == "same" for one in compared)
