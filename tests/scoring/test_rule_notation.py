"""Rules in the lines an official edits: each comes back exactly, whatever was edited is understood or told."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.data_files import criteria_folder
from parscore.intake.criteria_file import load_criteria
from parscore.scoring.cell_text import cut, escaped, from_lines, from_row, in_lines, in_row, joined, unescaped
from parscore.scoring.notation import RefusedTextError, read_day, read_number, write_number
from parscore.scoring.rule_notation import NotationError, read_rule, write_rule
from tests.scoring.made_sets import numbers, rule_of, rules, texts

RATIO = """cách chấm: tỷ lệ
tử số: Hồ sơ đúng hạn
mẫu số: Hồ sơ đã giải quyết
từ 98: 3 điểm
từ 96: 2 điểm
trên 90: 50 % điểm tối đa
còn lại: 0 điểm"""


def refusal(text: str) -> NotationError | None:
    """What is told of a text; None when it is a rule."""
    try:
        read_rule(text)
    except NotationError as error:
        return error
    return None


def measured(measure: dict[str, Any], scale: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "measured", "measure": measure, "scale": scale}


@given(rules)
def test_every_rule_comes_back_exactly(data: dict[str, Any]) -> None:
    rule = rule_of(data)
    assert rule_of(read_rule(write_rule(rule))) == rule


@given(
    rules,
    st.integers(0, 400),
    st.integers(0, 30),
    st.one_of(texts, st.sampled_from([":", "\n", "từ : ", "[", "1.234"])),
)
def test_mangled_lines_are_read_or_told_with_their_line(data: dict[str, Any], at: int, lost: int, put: str) -> None:
    text = write_rule(rule_of(data))
    text = text[:at] + put + text[at + lost :]
    refused = refusal(text)
    if refused is None:
        rule_of(read_rule(text))
    else:
        assert 1 <= refused.line <= text.count("\n") + 1
        assert refused.message
        assert refused.remedy


@given(st.text(max_size=80))
def test_any_text_at_all_is_told_when_it_is_no_rule(text: str) -> None:
    assert refusal(f"x {text}") is not None
    assert refusal(f"cách chấm: x{text}") is not None
    assert refusal(f"cách chấm: công thức\n[a] A\nkhi a > 0: 1\nx{text}") is not None
    refusal(f"cách chấm: công thức\n[a] A\nkhi {text}: {text}")


def test_every_rule_of_the_installed_sets_comes_back() -> None:
    for name in ("loc-hoa-2025.yaml", "duc-co-2021.yaml"):
        chosen = load_criteria(criteria_folder() / name).criteria_set
        assert chosen is not None
        for leaf in chosen.walk_all():
            if leaf.rule is not None:
                assert rule_of(read_rule(write_rule(leaf.rule))) == leaf.rule


def test_a_ratio_is_written_as_an_official_would() -> None:
    bands = [
        {"from": "98", "points": "3"},
        {"from": "96", "points": "2"},
        {"above": "90", "share": "50"},
        {"points": "0"},
    ]
    measure = {"kind": "ratio", "numerator": "Hồ sơ đúng hạn", "denominator": "Hồ sơ đã giải quyết"}
    rule = measured(measure, {"kind": "bands", "bands": bands})
    assert write_rule(rule_of(rule)) == RATIO
    assert read_rule(RATIO) == rule


def test_keys_are_read_without_accents_in_any_case_and_spacing() -> None:
    said = """
      CACH CHAM :  Ti le
    Tu so: Hồ sơ đúng hạn
    mau  so: Hồ sơ đã giải quyết

    Từ 98% trở lên: 3đ
    tu 96.0: 2
    > 90 : 50%
    Con lai: 0 diem"""
    assert rule_of(read_rule(said)) == rule_of(read_rule(RATIO))


def test_options_keep_their_ids_and_new_ones_get_their_own() -> None:
    said = "cách chấm: chọn một mức\n[co] Có: đủ [100%]: 1,5 điểm\nCó: 1\nco: 0,5 điểm"
    assert [(one["id"], one["label"], one["points"]) for one in read_rule(said)["options"]] == [
        ("co", "Có: đủ [100%]", "1.5"),
        ("co_2", "Có", "1"),
        ("co_3", "co", "0.5"),
    ]


def test_days_steps_and_formulas_have_their_own_lines() -> None:
    date = measured(
        {"kind": "date", "label": "Ngày gửi", "due": "2025-12-05"},
        {"kind": "bands", "bands": [{"points": "1"}, {"from": "1", "points": "0"}]},
    )
    assert "hạn: 05/12/2025" in write_rule(rule_of(date))
    steps = {"kind": "steps", "base_at": "10", "base": "1", "each": "5", "gives": "0.25", "direction": "up", "cap": "2"}
    assert write_rule(rule_of(measured({"kind": "value", "label": "Hộ nghèo", "unit": "%"}, steps))).split("\n") == [
        "cách chấm: một số liệu",
        "số đo: Hộ nghèo",
        "đơn vị: %",
        "thang điểm: từng bước tăng",
        "mốc: 10",
        "điểm tại mốc: 1 điểm",
        "mỗi bước: 5",
        "mỗi bước được: 0,25 điểm",
        "tối đa: 2 điểm",
    ]
    said = "cách chấm: công thức\n[a] Đã làm\nkhi a >= 50: điểm_tối_đa * a / 100\nkhi a < 50: 0"
    assert write_rule(rule_of(read_rule(said))) == said
    assert read_rule(said.replace("điểm_tối_đa", "max_score")) == read_rule(said)


@pytest.mark.parametrize(
    ("said", "line", "message", "remedy"),
    [
        ("", 1, "thiếu dòng “cách chấm: …”", "chấm tay · chọn một mức"),
        ("cách chấm: đoán", 1, "không có cách chấm “đoán”", "tỷ lệ"),
        (RATIO.replace("mẫu số", "mẫu"), 1, "thiếu “mẫu số”", "ghi mẫu số: …"),
        (RATIO.replace("96", "98"), 5, "ngưỡng 98 lặp lại", ""),
        (RATIO.replace("2 điểm", "hai điểm"), 5, "“hai điểm” không phải là điểm", "1,5 điểm hoặc 50 % điểm tối đa"),
        (RATIO.replace("từ 96", "từ 1.234"), 5, "“1.234” chưa rõ", "ghi 1234 hoặc 1,2340"),
        (RATIO + "\nđơn vị: %", 8, "không hiểu dòng “đơn vị: %”", "tử số · mẫu số"),
        (RATIO + "\ntử số: Khác", 8, "có hai dòng “tử số”", "giữ một dòng"),
        ("cách chấm: chọn một mức\n[co] Có: 1\n\n[co] Không: 0", 4, "phương án lặp lại: co", ""),
        ("cách chấm: chọn một mức\n[có] Có: 1", 2, "mã [có] không dùng được", "chữ không dấu"),
        ("cách chấm: cộng các nội dung\n[a] A: 50 %", 2, "không ghi phần trăm", "0,5 điểm"),
        ("cách chấm: chấm tay\nbước điểm: 0", 2, "phải lớn hơn 0", ""),
        ("cách chấm: công thức\n[a] A\nkhi a > 0: b", 3, "không có biến “b”", ""),
        (
            "cách chấm: ngày hoàn thành\nsố đo: A\nhạn: 31/02/2025\ncòn lại: 1",
            3,
            "“31/02/2025” không phải là ngày có thật",
            "05/12/2025",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_write(said: str, line: int, message: str, remedy: str) -> None:
    with pytest.raises(NotationError) as told:
        read_rule(said)
    assert told.value.line == line
    assert message in told.value.message
    assert remedy in told.value.remedy


@given(numbers)
def test_numbers_are_exact_and_never_ambiguous(text: str) -> None:
    written = write_number(Decimal(text))
    assert "." not in written
    assert Decimal(read_number(written)) == Decimal(text)


@pytest.mark.parametrize("said", ["1.234", "12,345", "", "a", "1,2,3", "½", "1e5", "١"])
def test_a_number_that_is_none_or_could_be_two_is_refused(said: str) -> None:
    with pytest.raises(RefusedTextError):
        read_number(said)


@pytest.mark.parametrize(
    ("said", "kept"), [("5/12/2025", "2025-12-05"), ("2025-12-05", "2025-12-05"), ("05.12.2025", "2025-12-05")]
)
def test_days_are_read_as_people_write_them(said: str, kept: str) -> None:
    assert read_day(said) == kept


@given(st.lists(texts, max_size=4))
def test_lists_in_a_cell_come_back(items: list[str]) -> None:
    assert from_lines(in_lines(items)) == items
    assert from_row(in_row(items)) == items


def test_bullets_and_blank_lines_between_items_are_layout() -> None:
    assert from_lines("- Kế hoạch\n\n• Báo cáo") == ["Kế hoạch", "Báo cáo"]
    assert from_row("Phòng A;\n- Phòng B; ") == ["Phòng A", "Phòng B"]


@given(st.text(st.sampled_from("a \n{}…;\u00a0"), max_size=60))
def test_a_text_too_long_for_a_cell_goes_into_several(text: str) -> None:
    long = escaped(text) * 700 if text else ""
    pieces = cut(long)
    assert all(len(piece) < 16_000 and piece.count("\n") <= 240 for piece in pieces)
    again = pieces[0]
    for piece in pieces[1:]:
        again = joined(again, piece)
    assert again == long
    assert unescaped(escaped(text)) == text
