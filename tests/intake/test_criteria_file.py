"""Criteria files: every mistake at once, each with its line, its criterion, what is wrong and what would be right."""

import json
from pathlib import Path
from typing import Any

import pytest

from parscore.data_files import criteria_folder
from parscore.intake.criteria_file import LoadedSet, load_criteria
from parscore.intake.document import parse, read_text
from parscore.scoring.outcome import Severity
from tests.intake.spoilt import Spoilt, write

LOC_HOA = criteria_folder() / "loc-hoa-2025.yaml"
DUC_CO = criteria_folder() / "duc-co-2021.yaml"


def told(loaded: LoadedSet, severity: Severity) -> list[tuple[int, str]]:
    """The lines and codes of what was found, without the conflicts that the source itself has."""
    return [
        (mistake.line, mistake.code)
        for mistake in loaded.mistakes
        if mistake.severity is severity and "văn bản nguồn mâu thuẫn" not in mistake.message
    ]


def message(loaded: LoadedSet, line: int) -> str:
    return " ".join(f"{mistake.message} → {mistake.remedy}" for mistake in loaded.mistakes if mistake.line == line)


def plain(path: Path) -> Any:
    """An installed set as plain data, to be spoilt and written as JSON."""
    return parse(read_text(path))[0].plain()


def test_every_mistake_is_told_at_once_with_its_line_and_its_criterion(tmp_path: Path) -> None:
    file = Spoilt()
    decimal = file.replace("1.2", 'max: "2.5"', "max: 2.5")
    unknown = file.replace("1.2.1", "guidance:", "guidence:")
    file.drop("1.2.2", "title:")
    twice = file.replace("1.3.2", '"1.3.2"', '"1.3.1"')
    repeated_key = file.replace("1.4.1", "{text: Thường xuyên", "{text: Thường xuyên, text: Hằng quý")
    repeated_threshold = file.replace("2.2.3", 'from: "96"', 'from: "98"')
    wrong_kind = file.replace("3.4", "kind: choice", "kind: chocie")
    not_a_number = file.replace("7.6.2", 'step: "0.25"', 'step: "một phần tư"')
    missing = file.line_of("1.2.2")

    loaded = load_criteria(file.write(tmp_path))

    assert loaded.criteria_set is None
    assert told(loaded, Severity.ERROR) == [
        (decimal, "1.2"),
        (unknown, "1.2.1"),
        (missing, "1.2.2"),
        (twice, "1.3.1"),
        (repeated_key, "1.4.1"),
        (repeated_threshold, "2.2.3"),
        (wrong_kind, "3.4"),
        (not_a_number, "7.6.2"),
    ]
    assert message(loaded, decimal) == 'số thập phân 2.5 không đặt trong dấu nháy → viết "2.5"'
    assert message(loaded, unknown) == "khóa lạ “guidence” → có phải là guidance?"
    assert message(loaded, missing) == "thiếu khóa title → thêm khóa title"
    assert "mã 1.3.1 lặp lại" in message(loaded, twice)
    assert message(loaded, repeated_key).startswith(f"khóa “text” lặp lại (lần đầu ở dòng {repeated_key})")
    assert "ngưỡng 98 lặp lại" in message(loaded, repeated_threshold)
    assert "kind “chocie” không đúng → dùng một trong: 'measured', 'manual'" in message(loaded, wrong_kind)
    assert "“một phần tư” không phải là số" in message(loaded, not_a_number)


def test_what_is_doubtful_is_a_warning_and_the_set_still_loads(tmp_path: Path) -> None:
    file = Spoilt()
    uncovered = file.replace("3.1", "bands:", "bands:") - 1
    file.drop("3.1", '{from: "0"')
    wrong_sum = file.replace("4", 'max: "11"', 'max: "12"')
    bad_role = file.replace("5.1", "tai-chinh-ke-toan", "tai-chanh")
    unreachable = file.replace("7.6.1", "rule:", "rule:")
    file.replace("7.6.1", 'points: "1"', 'points: "0.75"')

    loaded = load_criteria(file.write(tmp_path))

    assert loaded.criteria_set is not None
    assert not loaded.errors
    assert told(loaded, Severity.WARNING) == [
        (uncovered + 1, "3.1"),
        (wrong_sum, "4"),
        (bad_role, "5.1"),
        (unreachable, "7.6.1"),
    ]
    assert "giá trị dưới 80 không thuộc mức điểm nào" in message(loaded, uncovered + 1)
    assert "ghi 12 nhưng các mục con cộng lại là 11" in message(loaded, wrong_sum)
    assert "bộ phận “tai-chanh” không có trong roles" in message(loaded, bad_role)
    assert "cao nhất 0,75, điểm tối đa 1" in message(loaded, unreachable)


def test_the_sum_over_a_row_that_was_cut_away_accuses_nobody(tmp_path: Path) -> None:
    file = Spoilt()
    line = file.replace("1.2.2", 'max: "1"', "max: nhiều")
    loaded = load_criteria(file.write(tmp_path))
    assert told(loaded, Severity.ERROR) == [(line, "1.2.2")]
    assert told(loaded, Severity.WARNING) == []


def test_one_misshapen_part_brings_no_further_mistakes_with_it(tmp_path: Path) -> None:
    file = Spoilt()
    band = file.replace("2.2.3", 'from: "98", points', 'from: "98", above: "98", points')
    loaded = load_criteria(file.write(tmp_path))
    assert (told(loaded, Severity.ERROR), told(loaded, Severity.WARNING)) == ([(band, "2.2.3")], [])


def test_a_part_repeated_below_a_rule_is_told_at_its_own_line(tmp_path: Path) -> None:
    file = Spoilt()
    option = file.replace("3.4", "id: khong", "id: day_du")
    loaded = load_criteria(file.write(tmp_path))
    assert told(loaded, Severity.ERROR) == [(option, "3.4")]


def test_a_key_that_belongs_elsewhere_is_not_called_a_misspelling(tmp_path: Path) -> None:
    file = Spoilt()
    line = file.replace("1.2.2", "title:", "best_class: Khá #")
    assert "khóa lạ “best_class” → bỏ khóa này" in message(load_criteria(file.write(tmp_path)), line)


def test_json_is_read_like_yaml(tmp_path: Path) -> None:
    written = json.dumps(plain(DUC_CO), ensure_ascii=True, indent="\t")
    loaded = load_criteria(write(tmp_path, written, "duc-co.json"))
    assert loaded.criteria_set == load_criteria(DUC_CO).criteria_set


def test_json_may_write_any_character_as_an_escape(tmp_path: Path) -> None:
    data = {**plain(LOC_HOA), "title": 'Cải cách 🎉 "\\u0041" a/b'}
    written = json.dumps(data, ensure_ascii=True).replace("/b", "\\/b")
    loaded = load_criteria(write(tmp_path, written, "loc-hoa.json"))
    assert loaded.criteria_set is not None
    assert loaded.criteria_set.title == data["title"]


def test_every_text_is_kept_in_one_unicode_form(tmp_path: Path) -> None:
    decomposed = {**plain(LOC_HOA), "title": "Ca\u0309i ca\u0301ch"}
    for ensure_ascii in (True, False):
        loaded = load_criteria(write(tmp_path, json.dumps(decomposed, ensure_ascii=ensure_ascii)))
        assert loaded.criteria_set is not None
        assert loaded.criteria_set.title == "Cải cách"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_are_no_mistakes(tmp_path: Path, end: str) -> None:
    text = LOC_HOA.read_text(encoding="utf-8").replace("\n", end)
    loaded = load_criteria(write(tmp_path, b"\xef\xbb\xbf" + text.encode("utf-8")))
    assert loaded.criteria_set == load_criteria(LOC_HOA).criteria_set


def test_words_that_yaml_would_turn_into_something_else_stay_text(tmp_path: Path) -> None:
    file = Spoilt()
    file.replace("", "title: Bộ tiêu chí", "title: no #")
    file.replace("1.4.3", "id: khong", "id: no")
    file.replace("1.1", 'code: "1.1"', "code: 1.10")
    loaded = load_criteria(file.write(tmp_path))
    lines = [mistake.message for mistake in loaded.mistakes if mistake.severity is Severity.ERROR]
    assert lines == ["số thập phân 1.10 không đặt trong dấu nháy"]


def test_a_whole_number_may_stand_unquoted_where_a_number_or_a_code_is_meant(tmp_path: Path) -> None:
    file = Spoilt()
    file.replace("1", 'code: "1"', "code: 1")
    file.replace("", 'total: "100"', "total: 100")
    loaded = load_criteria(file.write(tmp_path))
    assert loaded.criteria_set == load_criteria(LOC_HOA).criteria_set


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"kind": "choice", "options": [{"id": "a", "label": "A"}]}, "cần đúng một trong hai khóa points"),
        (
            {"kind": "choice", "options": [{"id": i, "label": "A", "points": "1"} for i in "aa"]},
            "phương án lặp lại: a",
        ),
        ({"kind": "checklist", "mode": "sum", "items": [{"id": "a", "label": "A"}]}, "nội dung a thiếu points"),
        (
            {"kind": "checklist", "mode": "all", "items": [{"id": "a", "label": "A", "points": "1"}]},
            "nội dung a không được ghi points",
        ),
        ({"kind": "deduction", "faults": []}, "cần ít nhất 1 mục"),
        ({"kind": "manual", "step": "0"}, "phải lớn hơn 0"),
        (
            {
                "kind": "formula",
                "variables": [{"id": "a", "label": "A"}],
                "branches": [{"when": "a > 0", "then": "b"}],
            },
            "không có biến “b”",
        ),
        (
            {
                "kind": "formula",
                "variables": [{"id": "a", "label": "A"}],
                "branches": [{"when": "a > 0", "then": "__import__('os')"}],
            },
            "không dùng được trong công thức",
        ),
        (
            {
                "kind": "measured",
                "measure": {"kind": "date", "label": "Ngày", "due": "2025-02-30"},
                "scale": {"kind": "per_unit", "points": "1"},
            },
            "không phải là ngày có thật",
        ),
        (
            {
                "kind": "measured",
                "measure": {"kind": "count", "label": "Số"},
                "scale": {"kind": "bands", "bands": [{"from": "1", "above": "1", "points": "1"}]},
            },
            "chỉ dùng một trong hai khóa from",
        ),
    ],
)
def test_a_rule_that_cannot_be_is_refused_in_words(tmp_path: Path, rule: dict[str, Any], said: str) -> None:
    data = plain(LOC_HOA)
    data["criteria"][0]["children"][0]["rule"] = rule
    loaded = load_criteria(write(tmp_path, json.dumps(data, ensure_ascii=False, indent=1)))
    assert loaded.criteria_set is None
    assert len(loaded.errors) == 1
    assert said in loaded.errors[0].message + loaded.errors[0].remedy
    assert loaded.errors[0].code == "1.1"


def test_a_text_that_is_too_long_is_told_with_the_limit(tmp_path: Path) -> None:
    data = plain(LOC_HOA)
    data["id"] = "x" * 65
    loaded = load_criteria(write(tmp_path, json.dumps(data, ensure_ascii=False, indent=1)))
    (mistake,) = loaded.errors
    assert mistake.remedy == "dài nhất 64 ký tự"
