"""Editing a criteria set: what each step gives, what is refused in words, and that no step leaves a misshapen set."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.intake.criteria_file import check_text, load_criteria
from parscore.scoring.criteria import CriteriaSet, Criterion, Gate, IndexClass, Method, Policy
from parscore.scoring.kept import kept_text
from parscore.scoring.rules import ManualRule
from parscore.scoring.set_checks import check_set
from parscore.scoring.set_draft import Question, Reading, Reply, SetDraft
from parscore.scoring.set_editing import (
    NEW_TITLE,
    EditRefused,
    Section,
    Step,
    add_after,
    add_below,
    carry,
    change,
    change_whole,
    delete,
    indent,
    move,
    named,
    outdent,
    recode,
    renumber,
    share_out,
    split,
    without_points,
)
from tests.scoring.sets import area, criteria_set, leaf, manual

RATIO = {
    "kind": "measured",
    "measure": {"kind": "ratio", "numerator": "Đạt", "denominator": "Tổng"},
    "scale": {"kind": "proportional"},
}
KINDS = ("xa", "phuong")
SHIPPED = sorted(Path("criteria").glob("*.yaml"))
HAI_PHONG = (
    "I I.1 I.1.a I.1.b I.1.c I.1.d I.2 I.2.a I.2.b II II.1 II.1.a II.1.b II.1.c II.1.d II.1.e "
    "II.2 II.2.1 II.2.1.a II.2.1.b II.2.2 II.2.2.a II.2.2.b II.2.2.c II.2.2.d II.2.2.e II.2.2.g"
)


def coded(tree: str, **above: str) -> CriteriaSet:
    """A set with these codes, each below its longest beginning among them, or below the one that `above` names."""
    codes = tree.split()
    children: dict[str, list[str]] = {}
    for code in codes:
        parent = above.get(code.replace(".", "_"), code.rpartition(".")[0])
        children.setdefault(parent if parent in codes else "", []).append(code)

    def made(code: str, levels: tuple[str, ...] = ("area", "criterion", "sub_criterion")) -> dict[str, Any]:
        below = [made(child, levels[1:] or levels) for child in children.get(code, ())]
        return {**(area(code, below) if below else manual(code, "1")), "level": levels[0]}

    return criteria_set([made(code) for code in children[""]])


def small() -> CriteriaSet:
    """Two areas; 1.2 has children, 1.1 a rule of its own; a bonus and a penalty item; maxima that differ by kind."""
    fields = {"not_arising": "full", "owner": ["van-phong"], "evidence": ["Báo cáo"], "guidance": "Lấy cả năm."}
    varied = leaf("1.1", {"xa": "5", "phuong": "4.5"}, RATIO, coefficient={"phuong": "0.75"}, **fields)
    parts = [{**manual("1.2.1", "2"), "level": "sub_criterion"}, {**manual("1.2.2", "3"), "level": "sub_criterion"}]
    middle = {**area("1.2", parts, max="5"), "level": "criterion"}
    return criteria_set(
        [area("1", [varied, middle], max="10"), area("2", [manual("2.1", "90")], max="90")],
        unit_kinds=list(KINDS),
        roles=[{"id": "van-phong", "name": "Văn phòng"}],
        bonus_items=[manual("T1", "1"), manual("T2", "1")],
        penalty_items=[manual("P1", "1")],
        classes=[{"name": "Tốt", "from": "80"}, {"name": "Khá", "from": "65"}],
        gates=[{"fact": "any_zero", "label": "Có tiêu chí 0 điểm", "best_class": "Khá"}],
    )


def codes_below(chosen: CriteriaSet, code: str) -> list[str]:
    return [node.code for node in chosen.by_code[code].children]


def top(chosen: CriteriaSet) -> list[str]:
    return [node.code for node in chosen.criteria]


def refusal(edit: Callable[[], object]) -> str:
    with pytest.raises(EditRefused) as refused:
        edit()
    return str(refused.value)


NEXT = [
    ("1 1.1 1.2", "1.2", "1.3"),
    ("1 1.1 1.2 1.3", "1.1", "1.4"),
    ("1 1.1 1.9 1.10", "1.10", "1.11"),
    ("I II", "II", "III"),
    ("I.1 I.2 I", "I.2", "I.3"),
    (HAI_PHONG, "II.1.e", "II.1.g"),
    (HAI_PHONG, "I.1.d", "I.1.e"),
    ("1 1.a 1.b 1.c 1.d", "1.d", "1.đ"),
    ("A B", "B", "C"),
    ("01 02", "02", "03"),
    ("7.1 7.2 8.1", "8.1", "8.2"),
    ("LV1 LV2", "LV2", "LV3"),
    ("PAR SIPAS", "SIPAS", "3"),
]


@pytest.mark.parametrize(("tree", "code", "expected"), NEXT)
def test_a_sibling_gets_the_next_free_code_of_its_kind(tree: str, code: str, expected: str) -> None:
    edited, new = add_after(coded(tree), code)
    assert new == expected
    assert edited.by_code[new].level == edited.by_code[code].level


BELOW = [
    ("1 2 2.1", "2.1", "2.1.1"),
    ("1 1.1 2 2.1", "2", "2.2"),
    (HAI_PHONG, "II.2", "II.2.3"),
    (HAI_PHONG, "II", "II.3"),
    (HAI_PHONG, "I.2.a", "I.2.a.1"),
    ("I I.1 I.1.a I.2", "I.2", "I.2.a"),
]


@pytest.mark.parametrize(("tree", "code", "expected"), BELOW)
def test_a_child_is_coded_below_its_parent_as_the_set_codes_others(tree: str, code: str, expected: str) -> None:
    edited, new = add_below(coded(tree), code)
    assert new == expected
    assert codes_below(edited, code)[-1] == new


def test_prefixes_and_areas_in_roman_numerals_carry_on() -> None:
    prefixed = coded("LV1 TC1.1 TC1.2 LV2 TC2.1", TC1_1="LV1", TC1_2="LV1", TC2_1="LV2")
    assert add_below(prefixed, "LV2")[1] == "TC2.2"
    roman = coded("I 1.1 1.2 II 2.1", **{"1_1": "I", "1_2": "I", "2_1": "II"})
    assert add_below(roman, "II")[1] == "2.2"
    running = coded("I 1 2 II 3", **{"1": "I", "2": "I", "3": "II"})
    assert add_below(running, "II")[1] == "4"


def test_a_new_leaf_is_named_worth_nothing_and_scored_by_hand() -> None:
    edited, new = add_after(small(), "2.1")
    made = edited.by_code[new]
    assert (made.title, made.max, made.rule) == (NEW_TITLE, Decimal(0), ManualRule(kind="manual"))


@pytest.mark.parametrize(
    ("section", "new", "level"),
    [("criteria", "3", "area"), ("bonus_items", "T3", "criterion"), ("penalty_items", "P2", "criterion")],
)
def test_a_row_is_added_at_the_end_of_each_section(section: Section, new: str, level: str) -> None:
    edited, code = add_below(small(), None, section=section)
    assert code == new
    last = getattr(edited, section)[-1]
    assert (last.code, last.level) == (new, level)


def test_the_first_child_of_a_leaf_takes_over_its_scoring_and_hands_it_back_when_deleted() -> None:
    before = small()
    edited, new = add_below(before, "1.1")
    parent, child = edited.by_code["1.1"], edited.by_code[new]
    leaf_before = before.by_code["1.1"]
    assert (parent.rule, parent.coefficient, parent.not_arising) == (None, None, None)
    assert (parent.owner, parent.evidence, parent.guidance) == (("van-phong",), ("Báo cáo",), "Lấy cả năm.")
    assert (child.rule, child.max) == (leaf_before.rule, leaf_before.max)
    assert (child.coefficient, child.not_arising) == (leaf_before.coefficient, Policy.FULL)
    assert child.level == "sub_criterion"
    assert delete(edited, new) == before


def test_a_parent_without_children_is_scored_by_hand_up_to_its_stated_maximum() -> None:
    left = delete(small(), "2.1").by_code["2"]
    assert (left.max, left.rule, left.is_leaf) == (Decimal(90), ManualRule(kind="manual"), True)


def test_a_parent_that_states_no_maximum_keeps_what_its_children_came_to() -> None:
    two = criteria_set([area("1", [area("1.1", [manual("1.1.1", "1.5")])]), manual("2", "1")], unit_kinds=list(KINDS))
    assert delete(two, "1.1").by_code["1"].max == Decimal("1.5")
    varied = criteria_set([area("1", [manual("1.1", {"xa": "2", "phuong": "1"})])], unit_kinds=list(KINDS))  # type: ignore[arg-type]
    assert delete(varied, "1.1").by_code["1"].max == {"xa": Decimal(2), "phuong": Decimal(1)}


def test_the_last_row_of_the_scale_is_not_deleted() -> None:
    assert refusal(lambda: delete(criteria_set([manual("1", "1")]), "1")) == (
        "1 là mục cuối cùng của bộ tiêu chí nên không xóa được; hãy thêm mục khác trước."
    )
    assert delete(small(), "P1").penalty_items == ()


@pytest.mark.parametrize(
    ("points", "parts", "shares"),
    [
        ("5", 4, ["1.25"] * 4),
        ("1", 3, ["0.34", "0.33", "0.33"]),
        ("10", 2, ["5", "5"]),
        ("0.02", 4, ["0.005"] * 4),
        ("0.125", 2, ["0.063", "0.062"]),
        ("0", 2, ["0", "0"]),
    ],
)
def test_a_split_leaf_shares_out_its_points_exactly(points: str, parts: int, shares: list[str]) -> None:
    edited, first = split(criteria_set([manual("1", points)]), "1", parts)
    children = edited.by_code["1"].children
    assert [str(child.max) for child in children] == shares
    assert children[0].code == first


def test_splitting_keeps_the_rule_in_the_first_part_and_shares_every_kind_of_unit() -> None:
    before = small().by_code["1.1"]
    edited, first = split(small(), "1.1", 2)
    one, two = edited.by_code["1.1"].children
    assert [one.code, two.code] == [first, "1.1.2"]
    assert one.rule == before.rule
    assert two.rule == ManualRule(kind="manual")
    assert [one.max, two.max] == [{"xa": Decimal("2.5"), "phuong": Decimal("2.25")}] * 2
    assert [one.coefficient, two.coefficient] == [before.coefficient] * 2
    assert [one.not_arising, two.not_arising] == [Policy.FULL] * 2


def test_only_leaves_of_the_scale_are_split_into_two_parts_or_more() -> None:
    assert "đã có mục con" in refusal(lambda: split(small(), "1.2", 2))
    assert "2 đến" in refusal(lambda: split(small(), "1.1", 1))
    assert "mục thưởng" in refusal(lambda: split(small(), "T1", 2))


def test_rows_move_among_their_siblings_as_far_as_there_are_any() -> None:
    assert top(move(small(), "2", -1)) == ["2", "1"]
    assert codes_below(move(small(), "1.1", 9), "1") == ["1.2", "1.1"]
    assert [node.code for node in move(small(), "T2", -1).bonus_items] == ["T2", "T1"]
    assert refusal(lambda: move(small(), "1", -1)) == "Mục 1 đã đứng đầu trong các mục cùng cấp."
    assert refusal(lambda: move(small(), "P1", 1)) == "Mục P1 đã đứng cuối trong các mục cùng cấp."


def test_a_row_is_taken_in_by_the_sibling_before_it_and_let_out_again() -> None:
    chosen = coded("1 1.1 1.1.1 1.2 2")
    inside = indent(chosen, "1.2")
    assert codes_below(inside, "1.1") == ["1.1.1", "1.2"]
    assert outdent(inside, "1.2") == chosen


def test_levels_follow_the_tier() -> None:
    chosen = small()
    out = outdent(chosen, "1.2")
    assert top(out) == ["1", "1.2", "2"]
    assert [out.by_code[code].level for code in ("1.2", "1.2.1")] == ["area", "criterion"]
    assert indent(out, "1.2") == chosen


def test_a_leaf_with_a_rule_of_its_own_does_not_lose_it_to_a_row_taken_in() -> None:
    assert "1.1" in (said := refusal(lambda: indent(small(), "1.2")))
    assert "cách chấm riêng" in said
    by_hand = coded("1 1.1 1.2")
    assert codes_below(indent(by_hand, "1.2"), "1.1") == ["1.2"]


def test_a_child_let_out_takes_its_rule_along() -> None:
    edited, new = add_below(small(), "1.1")
    out = outdent(edited, new)
    assert out.by_code["1.1"].rule == ManualRule(kind="manual")
    assert out.by_code[new].rule == small().by_code["1.1"].rule


def test_nesting_is_refused_at_the_ends_and_outside_the_scale() -> None:
    assert "đứng đầu" in refusal(lambda: indent(small(), "1"))
    assert "cấp cao nhất" in refusal(lambda: outdent(small(), "2"))
    assert "ngoài thang điểm" in refusal(lambda: indent(small(), "T2"))
    assert "ngoài thang điểm" in refusal(lambda: outdent(small(), "T2"))
    assert "mục phạt" in refusal(lambda: add_below(small(), "P1"))


def test_trees_deeper_than_any_decision_are_refused() -> None:
    chosen, code = criteria_set([manual("1", "1"), manual("2", "1")]), "1"
    for _ in range(7):
        chosen, code = add_below(chosen, code)
    assert "8 cấp" in refusal(lambda: add_below(chosen, code))
    assert "8 cấp" in refusal(lambda: indent(move(chosen, "2", -1), "1"))


def test_codes_are_unique_and_without_spaces() -> None:
    assert recode(small(), "1.1", "1.9").by_code["1.9"].title == "Tiêu chí 1.1"
    assert refusal(lambda: recode(small(), "1.1", "2.1")) == (
        "Mã 2.1 đã dùng cho “Tiêu chí 2.1”; mỗi mục một mã riêng."
    )
    assert "dấu cách" in refusal(lambda: recode(small(), "1.1", "1 1"))
    assert "dấu cách" in refusal(lambda: recode(small(), "1.1", "1.1\n"))
    assert "trống" in refusal(lambda: recode(small(), "1.1", ""))
    assert recode(small(), "1.1", "1.1") == small()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_set_coded_by_position_is_not_renumbered(path: Path) -> None:
    shipped = load_criteria(path).criteria_set
    assert shipped is not None
    assert renumber(shipped) == (shipped, {})


@pytest.mark.parametrize("tree", [HAI_PHONG, "A A.1 A.2 B B.1", "01 01.1 02", "7.1 7.2 8.1"])
def test_the_style_of_codes_is_kept(tree: str) -> None:
    assert renumber(coded(tree))[1] == {}


def test_letters_right_after_a_number_are_kept() -> None:
    chosen = coded("1 1.1 1.1a 1.1b 1.2", **{"1_1a": "1.1", "1_1b": "1.1"})
    assert renumber(chosen)[1] == {}
    assert add_below(chosen, "1.1")[1] == "1.1c"
    assert add_below(chosen, "1.2")[1] == "1.2a"


def test_rows_are_numbered_anew_by_position_with_all_below_them() -> None:
    edited, renamed = renumber(move(coded("I I.1 I.1.a I.1.b I.2 I.2.a II"), "I.2", -1))
    assert renamed == {"I.2": "I.1", "I.2.a": "I.1.a", "I.1": "I.2", "I.1.a": "I.2.a", "I.1.b": "I.2.b"}
    assert codes_below(edited, "I") == ["I.1", "I.2"]
    deeper, renamed = renumber(indent(coded("1 1.1 1.1.1 1.2 1.3"), "1.2"))
    assert renamed == {"1.2": "1.1.2", "1.3": "1.2"}
    assert [deeper.by_code[code].level for code in ("1", "1.2", "1.1.2")] == ["area", "criterion", "sub_criterion"]


def test_properties_change_and_take_their_kept_form() -> None:
    edited = change(small(), "1.1", title="Hoa\u0300n thành", max=Decimal("1E+1"), method=Method.SURVEY, evidence=["a"])
    row = edited.by_code["1.1"]
    assert (row.title, str(row.max), row.method, row.evidence) == ("Hoàn thành", "10", Method.SURVEY, ("a",))
    assert change(small(), "1.1", code="1.8", guidance=None).by_code["1.8"].guidance is None


@pytest.mark.parametrize(
    ("code", "fields", "said"),
    [
        ("1.1", {"title": "  "}, "Tên của mục 1.1: không được để trống."),
        ("1.1", {"max": Decimal(-1)}, "Điểm tối đa của mục 1.1: không được âm."),
        ("1.1", {"max": None}, "Mục 1.1 được chấm trực tiếp nên cần có điểm tối đa."),
        ("1.1", {"max": {"xa": Decimal(1)}}, "cho loại đơn vị phuong"),
        ("1.1", {"rule": None}, "cần có cách chấm"),
        ("1.1", {"rescale_to": Decimal(1)}, "điểm quy đổi"),
        ("1.1", {"owner": ("có dấu",)}, "Chủ trì của mục 1.1: chỉ dùng chữ không dấu"),
        ("1.1", {"code": "1.2"}, "Mã 1.2 đã dùng"),
        ("1.2", {"rule": ManualRule(kind="manual")}, "Mục 1.2 có mục con nên không có cách chấm riêng"),
        ("1.2", {"not_arising": Policy.FULL}, "có mục con"),
        ("1.1", {"rule": ManualRule.unchecked({"kind": "manual", "step": Decimal(0)})}, "phải lớn hơn 0"),
        ("9", {"title": "x"}, "Không còn mục 9"),
    ],
)
def test_properties_that_do_not_fit_are_refused_in_words(code: str, fields: dict[str, object], said: str) -> None:
    assert said in refusal(lambda: change(small(), code, **fields))


def test_the_set_itself_changes_within_its_bounds() -> None:
    assert change_whole(small(), title="Bộ mới", version=2, years=[2026]).years == (2026,)
    assert "cần ít nhất một" in refusal(lambda: change_whole(small(), years=()))
    assert refusal(lambda: change_whole(small(), version=0)) == (
        "Phiên bản của bộ tiêu chí: phải là số từ 1 đến 999999."
    )
    assert "chữ không dấu" in refusal(lambda: change_whole(small(), id="bộ 1"))


def test_conditions_follow_a_renamed_class_and_hold_on_to_one_that_would_go() -> None:
    classes = (IndexClass(name="Tốt", from_=Decimal(80)), IndexClass(name="Đạt", from_=Decimal(65)))
    assert change_whole(small(), classes=classes).gates[0].best_class == "Đạt"
    assert "“Khá”" in refusal(lambda: change_whole(small(), classes=classes[:1]))
    gates = (Gate(fact="any_zero", label="x", best_class="Tốt"),)
    assert change_whole(small(), classes=classes[:1], gates=gates).gates == gates


def test_a_new_kind_of_unit_has_no_points_where_points_differ_by_kind() -> None:
    edited = change_whole(small(), unit_kinds=("xa", "dac_khu"))
    assert edited.by_code["1.1"].max == {"xa": Decimal(5), "dac_khu": Decimal(0), "phuong": Decimal("4.5")}
    assert edited.by_code["2.1"].max == Decimal(90)


def drafted(*codes: str) -> SetDraft:
    readings = {code: Reading(text=f"Cách chấm {code}", sure="likely") for code in codes}
    return SetDraft(criteria_set=small(), readings=readings, replies={Question.SURVEY: Reply.ASK})


def test_readings_go_with_their_leaves() -> None:
    draft = drafted("1.1", "1.2.1", "2.1")
    edited, renamed = renumber(move(delete(draft.criteria_set, "2.1"), "1.2", -1))
    carried = carry(draft, edited, renamed)
    assert {code: reading.text for code, reading in carried.readings.items()} == {
        "1.2": "Cách chấm 1.1",
        "1.1.1": "Cách chấm 1.2.1",
    }
    assert carried.criteria_set is edited
    assert carried.reply(Question.SURVEY) is Reply.ASK


def test_a_reading_goes_with_the_rule_to_the_first_child_and_back() -> None:
    draft = drafted("1.1")
    edited, first = split(draft.criteria_set, "1.1", 3)
    carried = carry(draft, edited)
    assert list(carried.readings) == [first]
    one, child = add_below(draft.criteria_set, "1.1")
    assert carry(carry(draft, one), delete(one, child)).readings == draft.readings


def test_a_question_is_answered_once_the_set_says_it_and_open_when_it_no_longer_does() -> None:
    draft = drafted()
    told = carry(draft, change_whole(draft.criteria_set, survey_absent="keep", not_arising=Policy.FULL))
    assert told.reply(Question.SURVEY) is Reply.ANSWERED
    assert told.reply(Question.CLASSES) is Reply.OPEN
    silent = carry(told, change_whole(told.criteria_set, survey_absent=None))
    assert silent.reply(Question.SURVEY) is Reply.OPEN
    assert silent.reply(Question.NOT_ARISING) is Reply.ANSWERED


def test_steps_are_named_for_undo() -> None:
    assert named(Step.ADD, "1.3") == "Thêm mục 1.3"
    assert named(Step.CHANGE, "1.1", "max") == "Đổi điểm tối đa của 1.1"
    assert named(Step.CHANGE, "1.1", "max", "rule") == "Sửa mục 1.1"
    assert named(Step.CHANGE_WHOLE, "", "classes") == "Đổi mức xếp loại của bộ tiêu chí"
    assert named(Step.RENUMBER) == "Đánh lại mã"


def leaves_in(chosen: CriteriaSet) -> int:
    return sum(node.is_leaf for node in chosen.walk_all())


def gained_by_indent(chosen: CriteriaSet, node: Criterion) -> int:
    """-1 where the row goes below a leaf, which is none any longer."""
    groups: tuple[tuple[Criterion, ...], ...] = (chosen.criteria, *(parent.children for parent in chosen.walk()))
    siblings = next(group for group in groups if node in group)
    return -1 if siblings[siblings.index(node) - 1].is_leaf else 0


Edit = Callable[[CriteriaSet, Criterion, int], tuple[CriteriaSet, int]]
SECTIONS: tuple[Section, ...] = ("criteria", "bonus_items", "penalty_items")


def only_child(chosen: CriteriaSet, node: Criterion) -> bool:
    return any(parent.children == (node,) for parent in chosen.walk())


EDITS: dict[str, Edit] = {
    "after": lambda chosen, node, _: (add_after(chosen, node.code)[0], 1),
    "below": lambda chosen, node, _: (add_below(chosen, node.code)[0], 0 if node.is_leaf else 1),
    "last": lambda chosen, _, n: (add_below(chosen, None, section=SECTIONS[n % 3])[0], 1),
    "delete": lambda chosen, node, _: (
        delete(chosen, node.code),
        only_child(chosen, node) - sum(one.is_leaf for one in node.walk()),
    ),
    "split": lambda chosen, node, n: (split(chosen, node.code, 2 + n % 4)[0], 1 + n % 4),
    "move": lambda chosen, node, n: (move(chosen, node.code, n - 5), 0),
    "indent": lambda chosen, node, _: (indent(chosen, node.code), gained_by_indent(chosen, node)),
    "outdent": lambda chosen, node, _: (outdent(chosen, node.code), int(only_child(chosen, node))),
    "recode": lambda chosen, node, n: (recode(chosen, node.code, f"X{n}"), 0),
    "change": lambda chosen, node, n: (change(chosen, node.code, max=Decimal(n)), 0),
    "renumber": lambda chosen, _, __: (renumber(chosen)[0], 0),
}
edits = st.lists(st.tuples(st.sampled_from(list(EDITS)), st.integers(0, 200), st.integers(0, 12)), max_size=25)
beginnings = st.sampled_from([small(), coded(HAI_PHONG), coded("7.1 7.2 8.1"), criteria_set([manual("1", "1")])])


def after_edits(chosen: CriteriaSet, steps: list[tuple[str, int, int]]) -> CriteriaSet:
    """The set after these edits, each of which gives as many leaves as it must or is refused in a sentence."""
    refusals = []
    for kind, place, number in steps:
        nodes = list(chosen.walk_all())
        count = leaves_in(chosen)
        try:
            chosen, gained = EDITS[kind](chosen, nodes[place % len(nodes)], number)
        except EditRefused as refused:
            refusals.append(str(refused))
        else:
            assert leaves_in(chosen) == count + gained, kind
    assert all(refusal.endswith(".") for refusal in refusals)
    return chosen


@given(beginnings, edits)
def test_whatever_is_edited_the_set_stays_well_shaped(start: CriteriaSet, steps: list[tuple[str, int, int]]) -> None:
    edited = after_edits(start, steps)
    read = check_text(Path("x.json"), kept_text(edited))
    assert read.errors == ()
    assert read.criteria_set == edited


@given(beginnings, edits, st.integers(0, 200), st.sampled_from([add_after, add_below]))
def test_deleting_what_was_added_is_as_if_nothing_happened(
    start: CriteriaSet, steps: list[tuple[str, int, int]], place: int, add: Callable[..., tuple[CriteriaSet, str]]
) -> None:
    chosen = after_edits(start, steps)
    codes = [node.code for node in chosen.walk_all()]
    try:
        edited, new = add(chosen, codes[place % len(codes)])
    except EditRefused:
        return
    assert new not in codes
    assert delete(edited, new) == chosen


@given(beginnings, edits)
def test_numbering_twice_changes_nothing_more(start: CriteriaSet, steps: list[tuple[str, int, int]]) -> None:
    once, renamed = renumber(after_edits(start, steps))
    assert renumber(once) == (once, {})
    assert all(old != new for old, new in renamed.items())


@given(st.integers(0, 10**6), st.integers(0, 6), st.integers(2, 30))
def test_shares_add_up_whatever_is_split(amount: int, places: int, parts: int) -> None:
    points = Decimal(amount).scaleb(-places)
    chosen = criteria_set([manual("1", format(points, "f"))])
    parent = split(chosen, "1", parts)[0].by_code["1"]
    assert parent.full_max("xa") == Fraction(points)
    shares = [child.full_max("xa") for child in parent.children]
    assert max(shares) - min(shares) <= Fraction(1, 100)


def test_an_annex_without_points_gets_equal_shares_that_add_up_to_the_scale() -> None:
    leaves = [manual(f"1.{place}", "0") for place in range(1, 94)]
    shared = share_out(criteria_set([area("1", leaves)]))
    points = [Fraction(str(leaf.max)) for leaf in shared.leaves()]
    assert sum(points) == 100
    assert set(points) == {Fraction(1), Fraction(5, 4)}
    assert points == sorted(points, reverse=True)
    assert without_points(shared) == ()


def test_points_that_an_annex_prints_stay_and_only_the_rest_is_shared_out() -> None:
    given = criteria_set([area("1", [manual("1.1", "90"), manual("1.2", "0"), manual("1.3", "0"), manual("1.4", "0")])])
    assert [leaf.max for leaf in share_out(given).leaves()] == [
        Decimal(90),
        *[Decimal(s) for s in ("3.5", "3.25", "3.25")],
    ]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (criteria_set([area("1", [manual("1.1", "0")])], points_status="official"), "điểm chính thức"),
        (criteria_set([area("1", [manual("1.1", "100")])]), "Mục nào cũng đã có điểm"),
        (criteria_set([area("1", [manual("1.1", "100"), manual("1.2", "0")])]), "đã cộng đủ 100 điểm"),
    ],
)
def test_points_are_not_shared_out_where_none_are_missing_or_all_are_confirmed(given: CriteriaSet, why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        share_out(given)


def test_official_points_are_illustrative_again_once_anything_that_counts_is_changed() -> None:
    draft = SetDraft.of(criteria_set([area("1", [manual("1.1", "100")])], points_status="official"))
    renamed = carry(draft, change_whole(draft.criteria_set, title="Tên khác"))
    assert renamed.criteria_set.points_status == "official"
    for edited in (
        change(draft.criteria_set, "1.1", max=Decimal(99)),
        add_after(draft.criteria_set, "1.1")[0],
        change_whole(draft.criteria_set, unit_kinds=("xa", "phuong")),
    ):
        assert carry(draft, edited).criteria_set.points_status == "illustrative"


def test_every_part_of_a_split_row_is_proved_like_the_row_was() -> None:
    row = manual("1.1", "4") | {"evidence": ["Kế hoạch"], "deadline": {"text": "Tháng 12"}}
    made, _ = split(criteria_set([area("1", [row])]), "1.1", 2)
    assert [leaf.evidence for leaf in made.leaves()] == [("Kế hoạch",)] * 2
    assert made.by_code["1.1"].evidence == ()


def test_a_row_that_nobody_named_is_told_by_the_checks() -> None:
    made, code = add_after(criteria_set([area("1", [manual("1.1", "100")])]), "1.1")
    assert [(one.about, one.code) for one in check_set(made)] == [("title", code)]
