"""Columns that a person chooses in place of those proposed, and their memory for the year after."""

from dataclasses import replace
from pathlib import Path

import pytest

from parscore.intake.annex import ColumnChoice, open_annex, read_annex
from parscore.intake.annex.remembered_columns import as_text, from_text, recalled, signature
from parscore.scoring.set_draft import Question, Reply
from tests.intake.annex.annexes import HEADER, Rows, excel, said, word

YES_NO = "Có: 1; không: 0"
STRANGE: Rows = [
    ["BỘ TIÊU CHÍ CCHC NĂM 2025"],
    ["Cột 1", "Cột 2", "Cột 3", "Cột 4"],
    ["I", "Thể chế", 2, None],
    ["1.1", "Ban hành", 1, YES_NO],
    ["1.2", "Rà soát", 1, YES_NO],
]
CHOSEN = ColumnChoice(True, {"code": (0,), "title": (1,), "maximum": (2,), "scoring": (3,)}, frozenset({2}))


def test_an_annex_opened_reads_as_one_read_at_once(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [["NĂM 2025"], HEADER, ["I", "A", 1], ["1.1", "B", 1, YES_NO]])
    tables = open_annex(path)
    assert tables.read() == read_annex(path)
    assert tables.proposed[0] is not None
    assert list(tables.proposed[0].by_role) == ["code", "title", "maximum", "scoring", "evidence"]
    taken = tables.read({0: tables.choice(0)})
    assert taken.criteria_set == tables.read().criteria_set


def test_a_table_that_nothing_was_proposed_for_is_read_as_chosen(tmp_path: Path) -> None:
    tables = open_annex(excel(tmp_path / "a.xlsx", STRANGE))
    assert tables.proposed == (None,)
    assert not tables.choice(0).use
    assert tables.read().errors
    annex = tables.read({0: CHOSEN})
    assert annex.criteria_set is not None, annex.errors
    assert [(code, node.title) for code, node in annex.criteria_set.by_code.items()] == [
        ("I", "Thể chế"),
        ("1.1", "Ban hành"),
        ("1.2", "Rà soát"),
    ]


def test_reading_again_begins_anew_each_time(tmp_path: Path) -> None:
    tables = open_annex(excel(tmp_path / "a.xlsx", STRANGE))
    first = tables.read({0: CHOSEN})
    without = tables.read({0: replace(CHOSEN, by_role={"code": (0,), "title": (1,)})})
    assert without.criteria_set is not None
    assert {leaf.max for leaf in without.criteria_set.leaves()} == {0}
    assert tables.read({0: CHOSEN}) == first


def test_a_choice_without_titles_is_told_and_gives_nothing(tmp_path: Path) -> None:
    annex = open_annex(excel(tmp_path / "a.xlsx", STRANGE)).read({0: replace(CHOSEN, by_role={"code": (0,)})})
    assert annex.criteria_set is None
    assert any("chưa chọn cột tên tiêu chí" in line for line in said(annex))


def test_pages_that_go_on_follow_the_table_corrected(tmp_path: Path) -> None:
    header = ["TT", "Tên việc", "Điểm tối đa", "Điểm thực", "Ghi chú"]
    pages: list[Rows] = [
        [header, ["I", "Thể chế", "9", "2", ""], ["1.1", "Ban hành", "9", "1", ""]],
        [["1.2", "Rà soát", "9", "1", ""]],
        [header, ["1.3", "Theo dõi", "9", "0", ""]],
    ]
    tables = open_annex(word(tmp_path / "a.docx", "BỘ TIÊU CHÍ NĂM 2025", *pages))
    by_role = {"code": (0,), "title": (1,), "maximum": (3,)}
    annex = tables.read({0: ColumnChoice(True, by_role, frozenset({1})), 2: ColumnChoice(True, by_role)})
    assert annex.criteria_set is not None, annex.errors
    assert [(leaf.code, leaf.max) for leaf in annex.criteria_set.leaves()] == [("1.1", 1), ("1.2", 1), ("1.3", 0)]


def test_a_table_that_repeats_another_is_proposed_unread_and_read_when_chosen(tmp_path: Path) -> None:
    rows: Rows = [HEADER, ["I", "A", "1", "", ""], ["1.1", "B", "1", YES_NO, ""]]
    tables = open_annex(word(tmp_path / "a.docx", "BỘ TIÊU CHÍ NĂM 2025", rows, rows))
    assert [tables.choice(place).use for place in (0, 1)] == [True, False]
    annex = tables.read({0: replace(tables.choice(0), use=False), 1: replace(tables.choice(1), use=True)})
    assert annex.criteria_set is not None, annex.errors
    assert list(annex.criteria_set.by_code) == ["I", "1.1"]
    assert not any("lặp lại" in line for line in said(annex))


def test_each_scoring_text_comes_with_what_it_was_understood_as(tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2025"], HEADER, ["I", "A", 2], ["1.1", "B", 1, YES_NO], ["1.2", "C", 1, "Tùy trường hợp"]]
    annex = read_annex(excel(tmp_path / "a.xlsx", rows))
    assert annex.draft is not None
    assert list(annex.readings) == list(annex.draft.unconfirmed) == ["1.1", "1.2"]
    assert (annex.readings["1.1"].text, annex.readings["1.1"].sure) == (YES_NO, "certain")
    assert annex.readings["1.1"].why
    assert annex.readings["1.2"].sure == "unsure"
    assert {annex.draft.reply(question) for question in Question} == {Reply.OPEN}


def test_an_annex_with_errors_gives_no_draft(tmp_path: Path) -> None:
    annex = read_annex(excel(tmp_path / "a.xlsx", [HEADER, ["I", "A", "một"]]))
    assert annex.errors
    assert (annex.draft, annex.readings) == (None, {})


def test_a_choice_is_recalled_for_the_annex_of_the_next_year(tmp_path: Path) -> None:
    this_year = open_annex(excel(tmp_path / "a.xlsx", STRANGE)).tables[0]
    moved: Rows = [["UBND TỈNH"], ["BỘ TIÊU CHÍ CCHC NĂM 2026"], *STRANGE[1:]]
    next_year = open_annex(excel(tmp_path / "b.xlsx", moved))
    assert signature(this_year) == signature(next_year.tables[0]) != ""
    choice = recalled(as_text(CHOSEN), next_year.tables[0])
    assert choice == replace(CHOSEN, heading_rows=frozenset({3}))
    assert next_year.read({0: choice}).criteria_set is not None


def test_tables_with_other_headings_have_another_signature(tmp_path: Path) -> None:
    one, two = (
        open_annex(excel(tmp_path / f"{name}.xlsx", [header, ["I", "A", 1, "", ""], ["1.1", "B", 1, YES_NO]])).tables[0]
        for name, header in (("a", HEADER), ("b", [*HEADER[:3], "Ghi chú", "Thời hạn"]))
    )
    assert signature(one) != signature(two)


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", '{"use": 1}', '{"by_role": 1, "heading_rows": []}', "[" * 9_000])
def test_a_setting_that_holds_no_choice_is_none(text: str) -> None:
    assert from_text(text) is None


def test_a_choice_survives_being_kept() -> None:
    assert from_text(as_text(CHOSEN)) == CHOSEN
