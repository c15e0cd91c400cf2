"""Answers files: what is read, what is refused, and that what is written is read back unchanged."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.data_files import criteria_folder, resource
from parscore.faults import EnvironmentFault
from parscore.intake.answers_file import answers_text, load_answers, write_answers
from parscore.intake.criteria_file import load_criteria
from parscore.intake.installed import DEFAULT_SET
from parscore.scoring.answers import Answer, AnswerSheet, Source, Unit
from parscore.scoring.assessment import score
from parscore.scoring.criteria import MAX_VERSION
from parscore.scoring.outcome import Severity, Status
from parscore.scoring.text import nfc
from tests.intake.spoilt import write

HEAD = """\
format: parscore-answers/1
criteria: {id: loc-hoa-2025, version: 1}
unit: {code: xa-mau, name: Xã Mẫu, kind: xa}
year: 2025
"""
XA = Unit("xa-mau", "Xã Mẫu", "xa")
YAML_WORDS = [
    "no",
    "yes",
    "on",
    "~",
    "null",
    "true",
    "7.10",
    "1e5",
    "0x1F",
    "2025-12-05",
    "12:30",
    "=1+1",
    "---",
    "...",
]
YAML_MARKS = ["-", "&", "*", "!", "%", "@", "`", "[", "{", "]", "}", "|", ">", "?", "&a", "*a", "!x"]
LAYOUT = ["- x", "# x", "a: b", "a #b", '"', "'", "\\", "\\n", "a\nb", "a\r\nb", "\n", "\t", " ", "  a  ", "x" * 300]
SPACES = ["\u2028", "\u0085", "\ufeff", "\u00a0", "\x0b", "\x7f"]
MARKS_AFTER_ESCAPES = ["a\n\u0301b", "\u2028\u0301", "\u0338"]
TRICKY = [*YAML_WORDS, *YAML_MARKS, *LAYOUT, *SPACES, *MARKS_AFTER_ESCAPES, "Xã Mẫu", "🎉"]

texts = st.sampled_from(TRICKY) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(nfc)
values = st.dictionaries(texts, texts | st.lists(texts, max_size=3).map(tuple), max_size=3)
answers = st.builds(
    Answer,
    values=values,
    choice=st.none() | texts,
    checked=st.none() | st.lists(texts, max_size=3).map(tuple),
    faults=st.none() | st.dictionaries(texts, texts, max_size=3),
    points=st.none() | texts,
    not_arising=st.booleans(),
    reason=texts,
    note=texts,
    explanation=texts,
    flagged=st.booleans(),
    returned=texts,
    source=st.none() | st.builds(Source, texts, texts, texts),
)
sheets = st.builds(
    AnswerSheet,
    criteria_id=st.sampled_from(["loc-hoa-2025", "7.10", "1", "no"]),
    criteria_version=st.integers(1, MAX_VERSION),
    unit=st.builds(Unit, st.sampled_from(["xa-mau", "01", "no"]), texts.filter(bool), st.just("xa")),
    year=st.integers(2000, 2100),
    answers=st.dictionaries(texts, answers, max_size=4),
    survey_held=st.booleans(),
    facts=st.frozensets(texts.filter(bool), max_size=3),
)


def read(folder: Path, body: str) -> dict[str, Answer]:
    """The answers of a file with the usual head."""
    loaded = load_answers(write(folder, HEAD + body))
    assert loaded.sheet is not None, loaded.mistakes
    return dict(loaded.sheet.answers)


def mistakes(folder: Path, body: str) -> list[tuple[int, str, str]]:
    """The lines, codes and messages of a file with the usual head."""
    return [(m.line, m.code, m.message) for m in load_answers(write(folder, HEAD + body)).mistakes]


@given(sheets)
def test_what_is_written_is_read_back_unchanged(tmp_path_factory: pytest.TempPathFactory, sheet: AnswerSheet) -> None:
    path = write(tmp_path_factory.mktemp("phieu"), answers_text(sheet))
    loaded = load_answers(path)
    assert loaded.mistakes == ()
    assert loaded.sheet == sheet


@given(answers)
def test_an_answer_survives_as_plain_data(answer: Answer) -> None:
    assert Answer.from_data(json.loads(json.dumps(answer.as_data()))) == answer


def test_marks_and_sources_are_read_as_the_page_of_the_format_tells_them(tmp_path: Path) -> None:
    source = '{document: Văn bản công bố SIPAS, date: "2026-01-15", entered_by: Lê Thị Ánh}'
    body = f'answers:\n  "2.2": {{flagged: true, returned: Xem lại}}\n  "7.7.1": {{source: {source}}}\n'
    assert read(tmp_path, body) == {
        "2.2": Answer(flagged=True, returned="Xem lại"),
        "7.7.1": Answer(source=Source("Văn bản công bố SIPAS", "2026-01-15", "Lê Thị Ánh")),
    }
    ((line, code, message),) = mistakes(tmp_path, 'answers:\n  "7.7.1":\n    source: {tên: x}\n')
    assert (line, code) == (7, "7.7.1")
    assert "tên" in message


@pytest.mark.parametrize("text", TRICKY)
def test_every_tricky_text_is_written_as_text(tmp_path: Path, text: str) -> None:
    sheet = AnswerSheet("loc-hoa-2025", 1, XA, 2025, {"7.10": Answer(note=text, choice=text)})
    write_answers(sheet, tmp_path / "phieu.yaml")
    assert load_answers(tmp_path / "phieu.yaml").sheet == sheet
    assert [path.name for path in tmp_path.iterdir()] == ["phieu.yaml"]


def test_writing_into_a_folder_that_is_gone_is_a_fault_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="Chưa ghi được tệp"):
        write_answers(AnswerSheet("x", 1, XA, 2025), tmp_path / "khong-co" / "phieu.yaml")


def test_every_shape_of_an_answer_is_read(tmp_path: Path) -> None:
    body = """\
answers:
  "2.2": {values: {numerator: "985", denominator: 1000}, note: "…", explanation: "…"}
  "1.1": {choice: no}
  1.10: {checked: [a, c]}
  "1.2": {faults: {late: 2}}
  5: {points: 1}
  "7.3": {values: {date: 2025-12-03}}
  "7.4": {values: {items: ["30.0", 45, "29.9"]}}
  "3.1": {not_arising: true, reason: không có chỉ tiêu}
"""
    assert read(tmp_path, body) == {
        "2.2": Answer({"numerator": "985", "denominator": "1000"}, note="…", explanation="…"),
        "1.1": Answer(choice="no"),
        "1.10": Answer(checked=("a", "c")),
        "1.2": Answer(faults={"late": "2"}),
        "5": Answer(points="1"),
        "7.3": Answer({"date": "2025-12-03"}),
        "7.4": Answer({"items": ("30.0", "45", "29.9")}),
        "3.1": Answer(not_arising=True, reason="không có chỉ tiêu"),
    }


def test_null_stands_for_not_answered(tmp_path: Path) -> None:
    body = """\
answers:
  "1": null
  "2": {values: {numerator: null, denominator: "3"}}
  "3": {choice: null, checked: null, faults: null, points: null, values: null, note: null}
"""
    assert read(tmp_path, body) == {"1": Answer(), "2": Answer({"denominator": "3"}), "3": Answer()}


def test_an_empty_list_is_an_answer_and_a_missing_one_is_not(tmp_path: Path) -> None:
    found = read(tmp_path, 'answers:\n  "1": {checked: []}\n  "2": {faults: {}}\n  "3": {note: x}\n')
    assert [found[code].declares for code in ("1", "2", "3")] == [True, True, False]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("{valuess: {a: '1'}}", "khóa lạ “valuess”"),
        ("{values: {a: {b: '1'}}}", "a không đúng"),
        ("{values: {a: ['1', null]}}", "a không đúng"),
        ("{values: ['1']}", "values không đúng"),
        ("{faults: {late: null}}", "late không đúng"),
        ("{checked: a}", "checked “a” không đúng"),
        ("{choice: true}", "choice “true” không đúng"),
        ("{not_arising: 'true'}", "not_arising “true” không đúng"),
        ("{note: 5}", "note “5” không đúng"),
        ("{points: 1.5}", "số thập phân 1.5 không đặt trong dấu nháy"),
        ("x", "1.1 “x” không đúng"),
    ],
)
def test_a_misshapen_answer_is_told_with_its_line_and_its_criterion(tmp_path: Path, answer: str, message: str) -> None:
    (found,) = mistakes(tmp_path, f'answers:\n  "1": {{points: "1"}}\n  "1.1": {answer}\n')
    assert found == (7, "1.1", message)


def test_every_mistake_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = """\
format: parscore-answers/2
criteria: {id: loc-hoa-2025}
unit: {code: xã mẫu, name: "", kind: xa}
year: 1999
survey_held: no
facts: [1]
"""
    loaded = load_answers(write(tmp_path, text))
    assert loaded.sheet is None
    assert [(m.line, m.message) for m in loaded.mistakes] == [
        (1, "format “parscore-answers/2” không đúng"),
        (2, "thiếu khóa version"),
        (3, "code “xã mẫu” không đúng"),
        (3, "name “” không đúng"),
        (4, "year “1999” không đúng"),
        (5, "survey_held “no” không đúng"),
        (6, "facts “1” không đúng"),
    ]


def test_messages_never_show_the_inside_of_the_program(tmp_path: Path) -> None:
    junk: list[Any] = [None, True, -1, 10**17, "", "x", [], [1, [2]], {}, {"x": {"y": None}}, ["a", None]]
    for key in ("criteria", "unit", "year", "answers", "survey_held", "facts", "lạ"):
        for value in junk:
            data = {"format": "parscore-answers/1", key: value}
            for mistake in load_answers(write(tmp_path, json.dumps(data))).mistakes:
                assert not any(word in str(mistake) for word in ("None", "True", "function", "Input", "tuple", " or "))


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_sample_commune_is_read_without_a_word(year: int) -> None:
    assert load_answers(resource("demo", f"xa-mau-{year}.yaml")).mistakes == ()


def test_the_sample_commune_is_complete_in_one_year_and_open_in_the_next() -> None:
    chosen = load_criteria(criteria_folder() / f"{DEFAULT_SET}.yaml").criteria_set
    assert chosen is not None
    sheets = [load_answers(resource("demo", f"xa-mau-{year}.yaml")).sheet for year in (2024, 2025)]
    assert sheets[0] is not None
    assert sheets[1] is not None
    complete, opened = (score(chosen, sheet) for sheet in sheets if sheet)

    assert not complete.provisional
    assert 78 <= complete.total <= 84
    assert (complete.problems, opened.problems) == ((), ())
    assert [code for code, node in complete.nodes.items() if node.status is Status.NOT_ARISING] == ["2.2.7", "4.2.2"]
    assert complete.bonus > 0
    assert complete.penalty > 0

    leaves = {leaf.code: leaf for leaf in chosen.leaves()}
    blank = [code for code in leaves if opened.nodes[code].status is Status.BLANK]
    locked = [code for code in leaves if opened.nodes[code].status is Status.LOCKED]
    assert opened.provisional
    assert 4 <= len(blank) <= 6
    assert locked == [code for code, leaf in leaves.items() if leaf.method == "survey"]
    assert all(code in sheets[0].answers for code in leaves)


def test_the_sample_commune_says_that_its_facts_are_invented() -> None:
    for year in (2024, 2025):
        first = resource("demo", f"xa-mau-{year}.yaml").read_text(encoding="utf-8").splitlines()[0]
        assert "số liệu minh họa" in first.lower()


def test_the_example_on_the_page_of_the_format_is_read_and_scored_without_a_word(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "answers-format.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    loaded = load_answers(write(tmp_path, example))
    chosen = load_criteria(criteria_folder() / f"{DEFAULT_SET}.yaml").criteria_set
    assert loaded.sheet is not None
    assert chosen is not None
    assert score(chosen, loaded.sheet).problems == ()


def test_severity_of_every_mistake_is_error(tmp_path: Path) -> None:
    loaded = load_answers(write(tmp_path, "format: x\n"))
    assert {m.severity for m in loaded.mistakes} == {Severity.ERROR}
