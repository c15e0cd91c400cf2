"""Rules built by hand: every kind from its fields, and the trial beside it that shows what figures are worth."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.scoring.numbers import show_exact
from parscore.scoring.rules import ChoiceRule, ManualRule, MeasuredRule, Rule
from parscore.scoring.scales import BandsScale
from parscore.scoring.set_draft import SetDraft
from parscore.ui.sets.node_form import RULE
from tests.scoring.sets import criteria_set, leaf, one_leaf
from tests.scoring.test_worked_examples import EXAMPLES, RULES
from tests.ui.set_desk import SetDesk

Steps = tuple[tuple[str, str], ...]
Make = Callable[..., SetDesk]


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Make]:
    opened: list[SetDesk] = []

    def make(maximum: object = "2", rule: dict[str, Any] | None = None, **more: Any) -> SetDesk:
        chosen = criteria_set([leaf("1", maximum, rule or {"kind": "manual"})], **more)
        made = SetDesk(qtbot, tmp_path / "workspace", SetDraft.of(chosen))
        made.editor.show_form(RULE)
        opened.append(made)
        return made

    yield make
    for made in opened:
        made.close()


def rule_of(data: dict[str, Any]) -> Rule:
    rule = one_leaf("2", data).criteria[0].rule
    assert rule is not None
    return rule


def with_ids(data: dict[str, Any], key: str) -> dict[str, Any]:
    """The same rule with the ids that rows made by hand get."""
    return data | {key: [part | {"id": name} for part, name in zip(data[key], "abcdef", strict=False)]}


def measured(measure: str, scale: str) -> Steps:
    return ("ruleKind", "Đo lường"), ("measureKind", measure), ("scaleKind", scale)


def figure(label: str) -> tuple[str, str]:
    return "value_label", label


RATIO = (
    *measured("Tỷ lệ: tử số trên mẫu số", "Các mức"),
    ("ratio_numerator", "Đạt"),
    ("ratio_denominator", "Tổng số"),
)


def band(place: int, bound: str, threshold: str, worth: str, unit: str = "điểm") -> Steps:
    given = (("bands%d_bound", bound), ("bands%d_worth_unit", unit), ("bands%d_worth", worth))
    steps = tuple((name % place, value) for name, value in given)
    return (*steps, (f"bands{place}_threshold", threshold)) if threshold else steps


def level(place: int, label: str, worth: str = "", unit: str = "") -> Steps:
    given = ((f"levels{place}_worth", worth), (f"levels{place}_worth_unit", unit), (f"levels{place}_label", label))
    return tuple((name, value) for name, value in given if value)


MORE_BANDS = ("bandsAdd", "")
MORE_LEVELS = ("levelsAdd", "")
RATIO_RULE: dict[str, Any] = RULES["95: 2; 85: 1,5; 75: 1; còn lại 0"]
STEP = {"kind": "manual", "step": "0.25"}

BY_HAND: dict[str, tuple[dict[str, Any], Steps]] = {
    "chấm tay": (STEP, (("ruleKind", "Chấm tay"), ("manual_step", "0,25"))),
    "chọn một mức": (
        with_ids(RULES["mức tốt 75 %, hoàn thành 50 %"], "options"),
        (
            ("ruleKind", "Chọn một mức"),
            ("levelsRemove", ""),
            ("levelsRemove", ""),
            *level(1, "xuat_sac", "100", "% tối đa"),
            MORE_LEVELS,
            *level(2, "tot", "75", "% tối đa"),
            MORE_LEVELS,
            *level(3, "hoan_thanh", "50", "% tối đa"),
        ),
    ),
    "danh mục": (
        with_ids(RULES["đủ 1 + đúng 2"], "items"),
        (("ruleKind", "Danh mục nội dung"), *level(1, "Đầy đủ", "1"), MORE_LEVELS, *level(2, "Đúng", "2")),
    ),
    "trừ lỗi": (
        with_ids(RULES["nhẹ trừ 50 %, nặng trừ hết"], "faults"),
        (
            ("ruleKind", "Trừ lỗi"),
            *level(1, "nhe", "50", "% tối đa"),
            MORE_LEVELS,
            *level(2, "nang", "100", "% tối đa"),
        ),
    ),
    "số liệu ngoài": (
        RULES["chỉ số công bố / 100"],
        (("ruleKind", "Số liệu ngoài"), ("external_source", "QĐ 766"), ("scaleKind", "Tỷ lệ thuận")),
    ),
    "số liệu ngoài đã là điểm": (
        {"kind": "external", "source": "SIPAS"},
        (("ruleKind", "Số liệu ngoài"), ("external_source", "SIPAS"), ("scaleKind", "Đã là điểm, không quy đổi")),
    ),
    "công thức": (
        RULES["nhánh A từ 0.95: đủ; nhánh B: tỷ lệ"],
        (
            ("ruleKind", "Công thức"),
            ("variables1_name", "x"),
            ("variables1_label", "x"),
            ("variablesAdd", ""),
            ("variables2_name", "y"),
            ("variables2_label", "y"),
            ("branches1_when", "x / y ≥ 0,95"),
            ("branches1_then", "điểm tối đa"),
            ("branchesAdd", ""),
            ("branches2_when", "x / y < 0.95"),
            ("branches2_then", "x / y × max_score"),
        ),
    ),
    "tỷ lệ theo các mức": (
        RATIO_RULE,
        (
            *RATIO,
            *band(1, "Từ", "95", "2"),
            *band(2, "Từ", "85", "1.5"),
            MORE_BANDS,
            *band(3, "Từ", "75", "1"),
            MORE_BANDS,
            *band(4, "Từ", "0", "0"),
        ),
    ),
    "trên một ngưỡng": (
        RULES["trên 60 %"],
        (*RATIO, *band(1, "Trên", "60", "100", "% tối đa")),
    ),
    "tỷ lệ thuận": (
        RULES["từ 80 % tính theo tỷ lệ"],
        (*RATIO, ("scaleKind", "Tỷ lệ thuận"), ("proportional_zero_below", "80")),
    ),
    "mỗi đơn vị": (
        RULES["mỗi cái 0,5, tối đa 2"],
        (
            *measured("Số lượng", "Mỗi đơn vị"),
            ("count_label", "Số lượng"),
            ("per_unit_each_points", "0,5"),
            ("per_unit_cap", "2"),
        ),
    ),
    "một số, từng bước": (
        RULES["dân số"],
        (
            *measured("Một số", "Từng bước"),
            figure("Dân số"),
            ("value_unit", "người"),
            ("steps_base_at", "3500"),
            ("steps_base", "10"),
            ("steps_each", "100"),
            ("steps_gives", "0,5"),
            ("steps_cap", "35"),
        ),
    ),
    "ngày, trừ dần": (
        RULES["trừ 0,25 mỗi ngày chậm"],
        (
            *measured("Ngày hoàn thành", "Từng bước"),
            ("date_label", "Ngày hoàn thành"),
            ("date_due", "5/12/2025"),
            ("steps_base_at", "0"),
            ("steps_base", "1"),
            ("steps_each", "1"),
            ("steps_gives", "-0,25"),
        ),
    ),
    "so với kỳ trước": (
        RULES["giảm từ 10 %"],
        (
            *measured("So với kỳ trước", "Các mức"),
            ("change_label", "Chỉ số"),
            ("change_reference", "Năm gốc"),
            ("change_as_", "%"),
            *band(1, "Trên", "-10", "0"),
            *band(2, "Còn lại", "", "100", "% tối đa"),
        ),
    ),
    "tỷ lệ đạt": (
        RULES["100 % phòng từ 30 %"],
        (
            *measured("Tỷ lệ đạt trong danh sách", "Các mức"),
            ("share_passing_label", "Tỷ lệ từng phòng"),
            ("share_passing_inner", "30"),
            *band(1, "Từ", "100", "100", "% tối đa"),
        ),
    ),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_every_kind_of_rule_is_built_by_hand_and_kept(desk: Make, name: str) -> None:
    data, steps = BY_HAND[name]
    at = desk()
    for widget, value in steps:
        at.set(widget, value)
    assert at.node("1").rule == rule_of(data)
    assert at.text("ruleUnfinished") == ""
    assert at.kept == at.draft


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_shown_and_built_again_without_a_change(desk: Make, name: str) -> None:
    at = desk("2", RULES[name])
    assert at.editor.form.rule.builder.built() == rule_of(RULES[name])
    assert at.draft == at.kept


def scored_examples() -> list[tuple[str, str, str, Answer, str]]:
    """For every rule the last of its worked examples that earns points."""
    by_rule = {row[1]: row for row in EXAMPLES if row[4] not in ("-", "0")}
    return list(by_rule.values())


def try_answer(at: SetDesk, answer: Answer) -> None:
    """Type an answer into the trial."""
    for key, value in {**answer.values, **(answer.faults or {})}.items():
        text = value if isinstance(value, str) else "\n".join(value)
        day = text.split("-")
        at.set(f"field_{key}", "/".join(reversed(day)) if len(day) == 3 else text.replace(".", ","))
    for name in answer.checked or ():
        at.set(f"item_{name}", "")
    if answer.choice is not None:
        at.set(f"option_{answer.choice}", "")
    if answer.points is not None:
        at.set("field_points", answer.points)
    if answer.faults == {}:
        at.set("noFault", "")


@pytest.mark.parametrize(
    ("number", "rule", "maximum", "answer", "expected"), scored_examples(), ids=[row[1] for row in scored_examples()]
)
def test_the_trial_shows_the_points_of_the_worked_examples(
    desk: Make, number: str, rule: str, maximum: str, answer: Answer, expected: str
) -> None:
    at = desk(maximum, RULES[rule])
    try_answer(at, answer)
    assert at.text("trialPoints") == f"{show_exact(Fraction(expected))} điểm", number
    assert at.text("trialWorking")
    assert at.draft == at.kept


def test_the_trial_follows_every_key_and_keeps_nothing(desk: Make) -> None:
    at = desk("2", RATIO_RULE)
    at.set("field_numerator", "94")
    line = at.widget("field_denominator")
    QTest.keyClicks(line, "100")
    assert at.text("trialPoints") == "1,50 điểm"
    assert at.text("trialWorking") == "94/100 = 94,00 % → từ 85 % đến dưới 95 % → 1,50 điểm"
    bands = at.widget("bands2_worth")
    assert isinstance(bands, QLineEdit)
    bands.setFocus()
    bands.selectAll()
    QTest.keyClicks(bands, "1,75")
    assert at.text("trialPoints") == "1,75 điểm"
    assert at.node("1").rule == rule_of(RATIO_RULE)
    at.editor.tree.setFocus()
    rule = at.node("1").rule
    assert isinstance(rule, MeasuredRule)
    assert isinstance(rule.scale, BandsScale)
    assert rule.scale.bands[1].points == Decimal("1.75")
    assert at.text("trialPoints") == "1,75 điểm"


def test_what_cannot_be_taken_is_said_beside_the_field_and_the_old_rule_stays(desk: Make) -> None:
    at = desk("2", RATIO_RULE)
    at.set("bands1_threshold", "chín lăm")
    assert "chín lăm" in at.text("bands1_thresholdNote")
    assert at.node("1").rule == rule_of(RATIO_RULE)
    at.set("bands1_threshold", "85")
    assert "lặp lại" in at.text("bands2_thresholdNote")
    assert at.text("ruleUnfinished").endswith("Đang dùng cách chấm trước đó.")
    assert at.node("1").rule == rule_of(RATIO_RULE)
    at.set("bands1_threshold", "90")
    assert at.text("bands2_thresholdNote") == ""
    assert at.text("ruleUnfinished") == ""
    assert at.node("1").rule != rule_of(RATIO_RULE)


def test_an_unfinished_rule_says_what_is_missing_and_waits_while_another_row_is_looked_at(desk: Make) -> None:
    at = desk()
    at.editor.edits.do("addAfter")
    at.editor.choose("1")
    at.editor.show_form(RULE)
    at.set("ruleKind", "Đo lường")
    at.set("measureKind", "Số lượng")
    at.set("scaleKind", "Mỗi đơn vị")
    at.set("count_label", "Sáng kiến")
    assert "Mỗi đơn vị được" in at.text("ruleUnfinished")
    assert isinstance(at.node("1").rule, ManualRule)
    at.editor.choose("2")
    at.editor.choose("1")
    assert at.widget("count_label").property("text") == "Sáng kiến"
    at.set("per_unit_each_points", "0.5")
    assert isinstance(at.node("1").rule, MeasuredRule)


def test_changing_the_kind_keeps_levels_and_names(desk: Make) -> None:
    at = desk("2", RULES["mức tốt 75 %, hoàn thành 50 %"])
    at.set("ruleKind", "Danh mục nội dung")
    texts = [at.widget(f"levels{place}_{key}").property("text") for place in (1, 2) for key in ("label", "worth")]
    assert texts == ["xuat_sac", "2", "tot", "1,5"]
    at.set("ruleKind", "Chọn một mức")
    rule = at.node("1").rule
    assert isinstance(rule, ChoiceRule)
    assert [option.label for option in rule.options] == ["xuat_sac", "tot", "hoan_thanh"]


def test_changing_the_measure_keeps_the_bands(desk: Make) -> None:
    at = desk("2", RATIO_RULE)
    at.set("measureKind", "Một số")
    rule = at.node("1").rule
    assert isinstance(rule, MeasuredRule)
    assert rule.scale == rule_of(RATIO_RULE).scale  # type: ignore[union-attr]
    assert at.widget("value_label").property("text") == "Đạt"


def test_rows_are_moved_and_taken_away(desk: Make) -> None:
    at = desk("2", RATIO_RULE)
    second = at.widget("bands2_threshold")
    second.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    at.press(Qt.Key.Key_Up, both)
    rule = at.node("1").rule
    assert isinstance(rule, MeasuredRule)
    assert isinstance(rule.scale, BandsScale)
    assert [str(one.threshold) for one in rule.scale.bands] == ["85", "95", "75", "0"]
    assert at.widget("bands1_threshold").hasFocus()
    at.press(Qt.Key.Key_Delete, both)
    rule = at.node("1").rule
    assert isinstance(rule, MeasuredRule)
    assert isinstance(rule.scale, BandsScale)
    assert [str(one.threshold) for one in rule.scale.bands] == ["95", "75", "0"]


def test_undo_brings_the_rule_back_into_its_fields(desk: Make) -> None:
    at = desk("2", RATIO_RULE)
    at.set("bands2_worth", "1,25")
    at.set("scaleKind", "Tỷ lệ thuận")
    at.editor.edited.undo()
    assert at.widget("bands2_worth").property("text") == "1,25"
    at.editor.edited.undo()
    assert at.widget("bands2_worth").property("text") == "1,5"
    assert at.node("1").rule == rule_of(RATIO_RULE)
    at.editor.edited.redo()
    assert at.widget("bands2_worth").property("text") == "1,25"


def test_a_formula_is_shown_in_the_words_of_the_official(desk: Make) -> None:
    at = desk("10", RULES["nửa ở chỉ tiêu, phần vượt so với cao nhất"])
    shown = [at.widget(f"branches{place}_{end}").property("plainText") for place in (1, 3) for end in ("when", "then")]
    assert shown == ["own < target", "0", "own ≥ target và best ≤ target", "điểm tối đa / 2"]


def test_a_formula_that_cannot_be_read_says_what_and_where(desk: Make) -> None:
    at = desk("10", RULES["nửa ở chỉ tiêu, phần vượt so với cao nhất"])
    at.set("branches1_when", "own < muc_tieu")
    assert "có biến “muc_tieu”; các biến: best, điểm tối đa, own, target" in at.text("ruleUnfinished")
    at.set("variables2_name", "Mục tiêu")
    assert "chữ thường không dấu" in at.text("variables2_nameNote")


def test_a_rule_is_tried_for_another_kind_of_unit(desk: Make) -> None:
    at = desk({"xa": "2", "phuong": "4"}, RULES["tỷ lệ × tối đa"], unit_kinds=["xa", "phuong"])
    at.set("field_numerator", "1")
    at.set("field_denominator", "2")
    assert at.text("trialPoints") == "1,00 điểm"
    at.set("trialKind", "Phường")
    assert at.text("trialPoints") == "2,00 điểm"


def test_the_wheel_changes_no_kind_in_passing(desk: Make) -> None:
    at = desk("2", RATIO_RULE)
    box = at.widget("ruleKind")
    assert isinstance(box, QComboBox)
    here = QPointF(5, 5)
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        here, here, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(box, wheel)
    assert at.node("1").rule == rule_of(RATIO_RULE)


def test_thresholds_say_that_they_are_in_percent_where_what_is_measured_is(desk: Make) -> None:
    at = desk()
    for name, value in (*RATIO, *band(1, "Từ", "90", "2")):
        at.set(name, value)
    assert at.text("bands_thresholdHeading") == "Ngưỡng (%)"
    assert at.widget("bands1_threshold").accessibleName() == "Ngưỡng (%), mức 1"
    at.set("measureKind", "Số lượng")
    assert at.text("bands_thresholdHeading") == "Ngưỡng"
    at.set("measureKind", "So với kỳ trước")
    assert at.text("bands_thresholdHeading") == "Ngưỡng (%)"
    at.set("change_as_", "Điểm chênh lệch")
    assert at.text("bands_thresholdHeading") == "Ngưỡng"
    at.set("measureKind", "Tỷ lệ đạt trong danh sách")
    assert at.text("share_passing_innerUnit") == "%"
    at.set("scaleKind", "Tỷ lệ thuận")
    assert (at.text("proportional_full_atUnit"), at.text("proportional_zero_belowUnit")) == ("%", "%, nếu có")
    at.set("ruleKind", "Số liệu ngoài")
    at.set("scaleKind", "Các mức")
    assert at.text("bands_thresholdHeading") == "Ngưỡng"


def test_a_set_that_is_opened_says_the_unit_of_its_thresholds_at_once(desk: Make) -> None:
    measure = {"kind": "ratio", "numerator": "Đạt", "denominator": "Tổng số"}
    bands = [{"from": "90", "points": "2"}, {"points": "0"}]
    at = desk(rule={"kind": "measured", "measure": measure, "scale": {"kind": "bands", "bands": bands}})
    assert at.text("bands_thresholdHeading") == "Ngưỡng (%)"
