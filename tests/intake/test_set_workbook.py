"""The workbook of a set: exported, edited by a person, brought back identical but for the edits."""

import random
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from parscore.data_files import criteria_folder
from parscore.intake.annex import Annex
from parscore.intake.annex.columns import ROLES
from parscore.intake.annex.table import clean
from parscore.intake.criteria_file import check_text, load_criteria
from parscore.intake.set_workbook import is_set_workbook, read_set_workbook
from parscore.reports.set_workbook import set_workbook, template
from parscore.reports.set_workbook_guide import RULE_EXAMPLES
from parscore.scoring.cell_text import escaped, unescaped
from parscore.scoring.content_mark import content_mark
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.outcome import Severity
from parscore.scoring.rule_notation import KIND_WORDS, read_rule, write_rule
from parscore.scoring.set_columns import ANNEX_COLUMNS, COLUMNS, SHEET
from parscore.scoring.set_draft import Question, Reading, Reply, SetDraft
from parscore.scoring.set_facts import FACTS_SHEET
from tests.intake.annex.annexes import HEADER, excel
from tests.reports import samples
from tests.scoring.made_sets import rule_of, sets, texts
from tests.scoring.sets import area, criteria_set, leaf, manual
from tests.scoring.test_definitions import everything

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
INSTALLED = ("loc-hoa-2025", "duc-co-2021")
FIRST = 5


@cache
def installed(name: str) -> CriteriaSet:
    loaded = load_criteria(criteria_folder() / f"{name}.yaml").criteria_set
    assert loaded is not None
    return loaded


def small(**more: object) -> CriteriaSet:
    """A set that has been confirmed as official."""
    choice = {"kind": "choice", "options": [{"id": "co", "label": "Có", "points": "2"}]}
    below = [leaf("1.1", "2", choice, guidance="Xem kỹ", owner=["vp"]), manual("1.2", "1")]
    return criteria_set(
        [area("1", below, max="3")],
        scale={"total": "3"},
        points_status="official",
        roles=[{"id": "vp", "name": "Văn phòng"}],
        bonus_items=[manual("T1", "1")],
        **more,
    )


def exported(path: Path, chosen: CriteriaSet) -> Path:
    path.write_bytes(set_workbook(chosen))
    return path


def edited(path: Path, edit: Callable[[Worksheet, Worksheet], None]) -> Annex:
    """The workbook read again after a person changed the sheet of criteria or that of facts."""
    book = load_workbook(path)
    edit(book[SHEET], book[FACTS_SHEET])
    book.save(path)
    return read_set_workbook(path)


def column(key: str) -> int:
    return next(place for place, one in enumerate(COLUMNS, start=1) if one.key == key)


def line_of(facts: Worksheet, label: str) -> int:
    return next(row for row in range(1, 40) if facts.cell(row, 1).value == label)


def accepted(annex: Annex) -> CriteriaSet:
    assert annex.criteria_set is not None, annex.errors
    return annex.criteria_set


def told(annex: Annex, severity: Severity = Severity.ERROR) -> list[str]:
    return [f"{one.cell} {one.code}: {one.message}" for one in annex.problems if one.severity is severity]


@pytest.mark.parametrize("name", INSTALLED)
def test_the_installed_sets_come_back_as_they_went(tmp_path: Path, name: str) -> None:
    path = exported(tmp_path / "bo.xlsx", installed(name))
    assert is_set_workbook(path)
    annex = read_set_workbook(path)
    assert accepted(annex) == installed(name)
    assert check_text(Path("bo.yaml"), annex.text).criteria_set == installed(name)
    assert annex.readings == {}
    warnings = load_criteria(criteria_folder() / f"{name}.yaml").mistakes
    assert [one.message for one in annex.problems] == [one.message for one in warnings]


@pytest.mark.parametrize("chosen", [everything(), small(), samples.criteria_set()], ids=["odd", "small", "sample"])
def test_the_sets_of_other_tests_come_back_as_they_went(tmp_path: Path, chosen: CriteriaSet) -> None:
    assert accepted(read_set_workbook(exported(tmp_path / "bo.xlsx", chosen))) == chosen


def test_texts_that_read_like_parts_of_the_workbook_are_texts(tmp_path: Path) -> None:
    words = {"guidance": "Phối hợp", "evidence": ["(nối tiếp dòng trên)", "Mã"], "target": {"text": "Thang điểm"}}
    below = [manual("Mã", "1", **words), {**manual("1", "1"), "title": "Tên tiêu chí"}, manual("Cộng", "1")]
    chosen = criteria_set([{**area("I", below), "title": "Tổng cộng"}], title="Mã bộ tiêu chí")
    assert accepted(read_set_workbook(exported(tmp_path / "bo.xlsx", chosen))) == chosen


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large])
@given(sets(), st.dictionaries(st.sampled_from(Question), st.sampled_from(Reply)), st.integers(min_value=0))
def test_a_set_with_anything_in_it_comes_back_as_it_went(
    tmp_path: Path, chosen: CriteriaSet, replies: dict[Question, Reply], waiting: int
) -> None:
    codes = [leaf.code for place, leaf in enumerate(chosen.leaves()) if waiting >> place & 1]
    readings = {code: Reading(text="Có: 1; không: 0", sure="likely") for code in codes}
    draft = SetDraft.of(chosen).but(readings=readings).replied(replies)
    path = tmp_path / "bo.xlsx"
    path.write_bytes(set_workbook(draft))
    annex = read_set_workbook(path)
    assert accepted(annex) == chosen
    assert annex.draft is not None
    assert (annex.draft.replies, annex.draft.unconfirmed) == (draft.replies, draft.unconfirmed)
    assert check_text(Path("bo.yaml"), annex.text).criteria_set == chosen


@pytest.mark.parametrize("chosen", [everything(), installed("loc-hoa-2025")], ids=["odd", "loc-hoa"])
def test_openpyxl_changes_nothing_by_opening_and_saving(tmp_path: Path, chosen: CriteriaSet) -> None:
    assert accepted(edited(exported(tmp_path / "bo.xlsx", chosen), lambda criteria, facts: None)) == chosen


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_changes_nothing_by_opening_and_saving(tmp_path: Path) -> None:
    odd = "  a\n\n b  c\u00a0{U+0041} _x0041_ '1 =1+1 \u200b🙂\t\r\n"
    own = {"note": manual("'1.10", "0.125", guidance=odd, evidence=[odd, "- x", "1.10"], title="=1+1")}
    chosen = {
        "loc-hoa": installed("loc-hoa-2025"),
        "duc-co": installed("duc-co-2021"),
        "odd": everything(),
        "texts": criteria_set([own["note"], manual("=2", "1")], title=odd, points_status="official"),
    }
    paths = [exported(tmp_path / f"{name}.xlsx", one) for name, one in chosen.items()]
    assert OFFICE
    command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for name, one in chosen.items():
        assert accepted(read_set_workbook(tmp_path / "out" / f"{name}.xlsx")) == one, name


def test_texts_longer_than_a_cell_come_back_whole(tmp_path: Path) -> None:
    long = "Hướng dẫn rất dài, có  hai dấu cách. " * 2_000
    lines = [f"Báo cáo số {number}" for number in range(700)]
    chosen = criteria_set([manual("1", "100", guidance=long, evidence=lines), manual("2", "1")], title=long)
    path = exported(tmp_path / "bo.xlsx", chosen)
    assert accepted(read_set_workbook(path)) == chosen
    assert all(len(str(cell.value or "")) < 32_767 for row in load_workbook(path)[SHEET] for cell in row)


@given(st.one_of(texts, st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)))
def test_no_reader_of_cells_changes_a_text_that_was_escaped(text: str) -> None:
    for also in ("", "\n", "\n;"):
        assert clean(escaped(text, also)) == escaped(text, also)
        assert unescaped(escaped(text, also)) == text


def test_numbers_typed_by_a_person_come_in_as_shown(tmp_path: Path) -> None:
    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.cell(FIRST + 2, column("maximum")).value = 1.125
        criteria.cell(FIRST + 1, column("maximum")).value = "1,5 điểm"
        criteria.cell(FIRST + 1, column("target_value")).value = "98,5 %"
        day = criteria.cell(FIRST + 1, column("deadline_day"))
        day.value = datetime(2026, 12, 5)
        day.number_format = "dd/mm/yyyy"
        facts.cell(line_of(facts, "Điểm thưởng nhiều nhất"), 2).value = 0.1 + 0.2
        facts.cell(line_of(facts, "Năm đánh giá"), 2).value = 2026

    read = accepted(edited(exported(tmp_path / "bo.xlsx", small()), edit))
    node = read.by_code["1.1"]
    assert (node.max, read.by_code["1.2"].max) == (Decimal("1.5"), Decimal("1.125"))
    assert read.bonus.cap == Decimal("0.3")
    assert read.years == (2026,)
    assert node.target is not None
    assert (node.target.text, node.target.value) == ("98,5", Decimal("98.5"))
    assert node.deadline is not None
    assert (node.deadline.text, f"{node.deadline.date}") == ("05/12/2026", "2026-12-05")


def test_an_edit_changes_what_was_edited_and_nothing_else(tmp_path: Path) -> None:
    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        rule = criteria.cell(FIRST + 1, column("rule"))
        rule.value = str(rule.value).replace("[co] Có: 2 điểm", "[co] Có: 1,5 điểm\nKhông: 0")

    read = accepted(edited(exported(tmp_path / "bo.xlsx", small()), edit))
    rule = {
        "kind": "choice",
        "options": [{"id": "co", "label": "Có", "points": "1.5"}, {"id": "khong", "label": "Không", "points": "0"}],
    }
    first = small().by_code["1.1"].but(rule=rule_of(rule))
    whole = small().criteria[0].but(children=(first, small().by_code["1.2"]))
    assert read == small().but(criteria=(whole,), points_status="illustrative")


def test_what_is_open_in_a_draft_comes_back_with_it(tmp_path: Path) -> None:
    path = tmp_path / "bo.xlsx"
    readings = {
        "1.1": Reading(text="Có: 2 điểm", sure="likely"),
        "1.2": Reading(text="x", sure="certain", confirmed=True),
    }
    for replies in (
        {},
        {Question.CLASSES: Reply.ASK, Question.ROUNDING: Reply.ANSWERED, Question.NOT_ARISING: Reply.OPEN},
        dict.fromkeys(Question, Reply.ASK),
    ):
        draft = SetDraft(criteria_set=small(), readings=readings, replies={str(k): str(v) for k, v in replies.items()})
        path.write_bytes(set_workbook(draft))
        back = read_set_workbook(path).draft
        assert back is not None
        assert (back.criteria_set, back.replies, back.unconfirmed) == (small(), draft.replies, ("1.1",))


def test_a_question_for_the_issuing_body_is_told_and_may_be_answered_in_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "bo.xlsx"
    path.write_bytes(set_workbook(SetDraft.of(small()).replied({Question.CLASSES: Reply.ASK})))

    def rename(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.cell(FIRST + 1, column("title")).value = "Khác"
        assert facts.cell(line_of(facts, "Câu hỏi cho cơ quan ban hành"), 2).value == "Xếp loại: hỏi Sở"

    assert any("còn phải hỏi Sở: Xếp loại" in one for one in told(edited(path, rename), Severity.WARNING))

    def answer(criteria: Worksheet, facts: Worksheet) -> None:
        facts.cell(line_of(facts, "Câu hỏi cho cơ quan ban hành"), 2).value = "xếp loại : ĐÃ TRẢ LỜI"

    assert edited(path, answer).replies == {"classes": "answered"}

    def garble(criteria: Worksheet, facts: Worksheet) -> None:
        facts.cell(line_of(facts, "Câu hỏi cho cơ quan ban hành"), 2).value = "Xếp loại: có lẽ"

    assert any("không hiểu “Xếp loại: có lẽ”" in one for one in told(edited(path, garble)))


def test_beside_each_rule_stands_how_it_is_scored_in_words(tmp_path: Path) -> None:
    scored = small().by_code["1.1"].but(guidance="Văn bản: Có ban hành được 2 điểm\nXem kỹ")
    chosen = small().but(criteria=(small().criteria[0].but(children=(scored, small().by_code["1.2"])),))
    draft = SetDraft.of(chosen).but(readings={"1.1": Reading(text="Có ban hành được 2 điểm", sure="likely")})
    path = tmp_path / "bo.xlsx"
    path.write_bytes(set_workbook(draft))
    sheet = load_workbook(path)[SHEET]
    said = [sheet.cell(row, column("scoring")).value for row in range(FIRST, FIRST + 4)]
    assert said == [None, "Có ban hành được 2 điểm", *["Chấm tay, từ 0 điểm đến điểm tối đa."] * 2]
    assert accepted(read_set_workbook(path)) == chosen


def test_the_rule_counts_and_words_edited_beside_it_are_told(tmp_path: Path) -> None:
    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        assert criteria.cell(FIRST + 1, column("scoring")).value == "Có: 2 điểm"
        criteria.cell(FIRST + 1, column("scoring")).value = "Có: 1 điểm"

    annex = edited(exported(tmp_path / "bo.xlsx", small()), edit)
    assert accepted(annex) == small()
    (said,) = (one for one in told(annex, Severity.WARNING) if one.startswith("E"))
    assert said.startswith("E6 1.1: “Cách chấm” không còn nói như “Cách chấm theo mẫu”")

    def edit_rule(criteria: Worksheet, facts: Worksheet) -> None:
        rule = criteria.cell(FIRST + 1, column("rule"))
        rule.value = str(rule.value).replace("[co] Có: 2 điểm", "[co] Có: 1,5 điểm")

    annex = edited(exported(tmp_path / "bo.xlsx", small()), edit_rule)
    assert accepted(annex).by_code["1.1"].guidance == "Xem kỹ"
    assert any("điểm tính theo “Cách chấm theo mẫu”" in one for one in told(annex, Severity.WARNING))

    def clear(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.cell(FIRST + 1, column("rule")).value = None
        criteria.cell(FIRST + 1, column("scoring")).value = "Có: 1,5 điểm; không: 0 điểm"

    annex = edited(exported(tmp_path / "bo.xlsx", small()), clear)
    assert list(annex.readings) == ["1.1"]


def test_rows_are_added_moved_and_deleted(tmp_path: Path) -> None:
    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.delete_rows(FIRST + 2)  # 1.2
        criteria.insert_rows(FIRST + 2, 2)
        for row, code, scoring in ((FIRST + 2, "1.3", "Có: 1; không: 0"), (FIRST + 3, "1.4", "")):
            for key, value in (("code", code), ("title", f"Mục {code}"), ("maximum", 0.5), ("scoring", scoring)):
                criteria.cell(row, column(key)).value = value
        criteria.cell(FIRST + 2, column("owner")).value = "Phòng Kinh tế; văn phòng"

    annex = edited(exported(tmp_path / "bo.xlsx", small()), edit)
    read = accepted(annex)
    assert list(read.by_code) == ["1", "1.1", "1.3", "1.4", "T1"]
    assert [leaf.rule.kind for leaf in read.leaves()[1:] if leaf.rule] == ["choice", "manual"]
    assert read.by_code["1.3"].owner == ("phong-kinh-te", "vp")
    assert [(role.id, role.name) for role in read.roles] == [("vp", "Văn phòng"), ("phong-kinh-te", "Phòng Kinh tế")]
    assert read.by_code["1.3"].guidance == "Có: 1; không: 0"
    assert (list(annex.readings), annex.readings["1.3"].confirmed) == (["1.3"], False)
    assert any("1 mục không ghi cách chấm nên để chấm tay: 1.4" in one for one in told(annex, Severity.WARNING))


def test_points_stay_official_only_while_nothing_is_changed(tmp_path: Path) -> None:
    path = exported(tmp_path / "bo.xlsx", small())
    assert accepted(read_set_workbook(path)).points_status == "official"

    def rename(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.cell(FIRST + 1, column("title")).value = "Khác"

    annex = edited(path, rename)
    assert accepted(annex).points_status == "illustrative"
    assert 'points_status: "illustrative"' in annex.text
    assert any("nội dung khác bản đã xuất" in one for one in told(annex, Severity.WARNING))

    def claim(criteria: Worksheet, facts: Worksheet) -> None:
        facts.cell(line_of(facts, "Tình trạng điểm"), 2).value = "Điểm chính thức"

    claimed = edited(exported(path, small().but(points_status="illustrative")), claim)
    assert accepted(claimed).points_status == "illustrative"


def test_equal_sets_share_their_mark_however_numbers_are_written() -> None:
    one, other = (
        criteria_set([manual("1", maximum)], scale={"total": total})
        for maximum, total in (("2.50", "100"), ("2.5", "100.0"))
    )
    assert one == other
    assert content_mark(one) == content_mark(other)
    assert content_mark(one) != content_mark(one.but(title="Khác"))


@pytest.mark.parametrize(
    ("key", "offset", "value", "cell", "message"),
    [
        ("maximum", 1, "hai", "C6 1.1", "“hai” không phải là số điểm"),
        ("maximum", 1, None, "C6 1.1", "không có điểm tối đa"),
        ("method", 1, "Ai đó", "D6 1.1", "không hiểu “Ai đó”"),
        ("rule", 1, "cách chấm: chọn một mức\n[co] Có", "L6 1.1", "dòng 2 trong ô: dòng “Có” không ghi điểm"),
        ("rule", 0, "cách chấm: chấm tay", "L5 1", "mục có mục con không có “Cách chấm theo mẫu”"),
        ("code", 2, "1.1", "A7 1.1", "mã 1.1 lặp lại"),
        ("code", 2, "1 2", "A7 ", "mã “1 2” không dùng được"),
        ("code", 1, None, "A6 ", "không có mã"),
        ("title", 1, None, "B6 1.1", "mục 1.1 không có tên"),
        ("depth", 1, 3, "N6 1.1", "bậc 3 đứng ngay dưới bậc 1"),
        ("deadline_day", 1, "31/02/2026", "T6 1.1", "không phải là ngày có thật"),
        ("maxima", 1, "Xã: 2", "P6 1.1", "có cả điểm tối đa chung lẫn điểm theo loại đơn vị"),
        ("previous", 1, "a b c", "X6 1.1", "không hiểu “a b c”"),
    ],
)
def test_what_is_wrong_names_its_cell_and_no_set_is_given(
    tmp_path: Path, key: str, offset: int, value: object, cell: str, message: str
) -> None:
    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.cell(FIRST + offset, column(key)).value = value  # type: ignore[assignment]

    annex = edited(exported(tmp_path / "bo.xlsx", small()), edit)
    assert (annex.criteria_set, annex.text) == (None, "")
    (said,) = told(annex)
    assert said.startswith(f"{cell}: ")
    assert message in said
    assert annex.errors[0].sheet == f"trang tính “{SHEET}”"
    assert annex.errors[0].remedy


def test_a_code_that_lost_its_zero_in_excel_is_told_with_the_code_it_may_be(tmp_path: Path) -> None:
    below = [manual(f"1.{number}", "1") for number in range(1, 12)]
    path = exported(tmp_path / "bo.xlsx", criteria_set([area("1", below, max="11")], scale={"total": "11"}))

    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.cell(FIRST + 10, column("code")).value = 1.1

    (wrong,) = edited(path, edit).errors
    assert (wrong.cell, wrong.code) == ("A15", "1.1")
    assert "có lẽ là 1.10" in wrong.remedy
    (zero,) = read_set_workbook(path).suggestions
    assert (zero.found, zero.meant) == ("1.1", "1.10")
    mended = read_set_workbook(path, [zero]).criteria_set
    assert mended is not None
    assert "1.10" in mended.by_code


@pytest.mark.parametrize(
    ("label", "value", "message"),
    [
        ("Năm đánh giá", None, "chưa ghi “Năm đánh giá”"),
        ("Thang điểm", "một trăm", "không phải là một số"),
        ("Loại đơn vị", "Trường học", "không hiểu loại đơn vị “Trường học”"),
        ("Xếp loại", "Tốt: từ 80\nKhá", "dòng 2 trong ô: không hiểu “Khá”"),
        ("Phiên bản", 1.5, "không phải là số nguyên"),
    ],
)
def test_what_is_wrong_with_the_facts_names_its_cell(tmp_path: Path, label: str, value: object, message: str) -> None:
    lines: list[int] = []

    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        lines.append(line_of(facts, label))
        facts.cell(lines[0], 2).value = value  # type: ignore[assignment]

    annex = edited(exported(tmp_path / "bo.xlsx", small()), edit)
    assert annex.criteria_set is None
    (said,) = annex.errors
    assert (said.sheet, said.cell) == (f"trang tính “{FACTS_SHEET}”", f"B{lines[0]}")
    assert message in said.message


def test_sums_are_checked_and_told_with_their_cell(tmp_path: Path) -> None:
    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.cell(FIRST, column("maximum")).value = 4

    annex = edited(exported(tmp_path / "bo.xlsx", small()), edit)
    assert "C5 1: điểm tối đa ghi 4 nhưng các mục con cộng lại là 3" in told(annex, Severity.WARNING)


def test_columns_may_stand_in_any_order_and_unknown_ones_are_told(tmp_path: Path) -> None:
    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.insert_cols(1, 2)
        criteria.cell(FIRST - 1, 1).value = "Cột của tôi"

    annex = edited(exported(tmp_path / "bo.xlsx", small()), edit)
    assert accepted(annex) == small()
    assert "A4 : không rõ cột “Cột của tôi” là gì nên không đọc" in told(annex, Severity.WARNING)


def test_the_template_filled_in_with_the_columns_of_an_annex_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template())
    rows: tuple[tuple[str | float, ...], ...] = (
        ("I", "LĨNH VỰC MỘT", 2, "", ""),
        ("1.1", "Kế hoạch", 1.5, "", "Từ 90% trở lên: 1,5; dưới 90%: 0"),
        ("1.2", "Báo cáo", 0.5, "Tự chấm", ""),
        ("II", "LĨNH VỰC HAI", 8, "", ""),
        ("2.1", "Hài lòng", 8, "Điều tra XHH", ""),
    )

    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.delete_rows(FIRST, 20)
        for line, row in enumerate(rows, start=FIRST):
            for place, value in enumerate(row, start=1):
                criteria.cell(line, place, value or None)
        facts.cell(line_of(facts, "Thang điểm"), 2).value = 10
        facts.cell(line_of(facts, "Xếp loại"), 2).value = "Tốt: từ 80\nKhá: từ 0"

    annex = edited(path, edit)
    read = accepted(annex)
    assert [(node.code, node.level, node.max) for node in read.walk()] == [
        ("I", "area", 2),
        ("1.1", "criterion", Decimal("1.5")),
        ("1.2", "criterion", Decimal("0.5")),
        ("II", "area", 8),
        ("2.1", "criterion", 8),
    ]
    assert [leaf.rule.kind for leaf in read.leaves() if leaf.rule] == ["measured", "manual", "external"]
    assert read.by_code["2.1"].method == "survey"
    assert [one.name for one in read.classes] == ["Tốt", "Khá"]
    assert list(annex.readings) == ["1.1", "2.1"]
    assert read.illustrative


def test_an_error_in_the_template_is_told_with_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template())

    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.cell(FIRST + 2, column("maximum")).value = "một"
        criteria.cell(FIRST + 4, column("rule")).value = "cách chấm: đoán"

    annex = edited(path, edit)
    assert annex.criteria_set is None
    assert [(one.cell, one.code) for one in annex.errors] == [("C7", "1.1.1"), ("L9", "1.2")]


def test_the_template_is_ready_to_be_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template())
    sheet = load_workbook(path)[SHEET]
    headings = [sheet.cell(FIRST - 1, place).value for place in range(1, len(COLUMNS) + 1)]
    assert headings == [one.heading for one in COLUMNS]
    assert {one.key: one.heading for one in ANNEX_COLUMNS} == dict(ROLES)
    assert all(sheet.cell(FIRST - 1, place).comment for place in range(1, len(COLUMNS) + 1))
    assert sheet.freeze_panes == f"C{FIRST}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet.cell(FIRST, 1).number_format == "@"
    assert sheet.cell(FIRST, column("maximum")).data_type == "n"
    lists = {str(one.sqref)[:2].rstrip("5"): one.formula1 for one in sheet.data_validations.dataValidation}
    assert lists["D"] == '"Tự chấm,Điều tra XHH,Số liệu thống kê,Hội đồng chấm"'
    assert len(lists) == sum(one.words is not None for one in COLUMNS)


def test_the_guide_has_an_example_of_every_way_of_scoring_as_the_program_writes_it() -> None:
    for _, text in RULE_EXAMPLES:
        assert write_rule(rule_of(read_rule(text))) == text
    shown = {text.split("\n")[0].removeprefix("cách chấm: ") for _, text in RULE_EXAMPLES}
    assert shown == set(KIND_WORDS)


def test_another_annex_is_not_taken_for_the_workbook_of_a_set(tmp_path: Path) -> None:
    other = excel(tmp_path / "a.xlsx", [HEADER, ["I", "A", 1], ["1.1", "B", 1]])
    assert not is_set_workbook(other)
    assert told(read_set_workbook(other)) == [" : bảng tính không theo mẫu bộ tiêu chí"]
    (tmp_path / "b.xlsx").write_bytes(b"PK nothing")
    assert not is_set_workbook(tmp_path / "b.xlsx")


def test_a_sheet_longer_than_any_set_is_refused_soon(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [["Mã", "Tên tiêu chí", "Điểm tối đa", "Cách chấm theo mẫu", "Bậc"]]
    rows += [[f"1.{number}", "A", 1, "x: y", 1] for number in range(5_000)]
    path = excel(tmp_path / "a.xlsx", rows)
    began = time.process_time()
    annex = read_set_workbook(path)
    assert time.process_time() - began < 5
    assert any("hơn 1500 dòng" in one for one in told(annex))


def test_spoilt_workbooks_end_in_words(tmp_path: Path) -> None:
    source, path = set_workbook(everything()), tmp_path / "hong.xlsx"
    chance = random.Random(4)
    for _ in range(60):
        content = bytearray(source)
        for _ in range(chance.randint(1, 30)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content[: chance.randint(1, len(content))] if chance.random() < 0.3 else content)
        annex = read_set_workbook(path)
        assert (annex.criteria_set is None) == bool(annex.errors)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(1, 14),
    st.integers(1, len(COLUMNS)),
    st.one_of(st.text(max_size=12).filter(str.isprintable), st.integers(), st.floats(-1e6, 1e6)),
)
def test_whatever_is_typed_into_a_cell_is_read_or_told(
    tmp_path: Path, row: int, at: int, value: str | int | float
) -> None:
    def edit(criteria: Worksheet, facts: Worksheet) -> None:
        criteria.cell(row, at).value = value
        facts.cell(row, 2).value = value

    annex = edited(exported(tmp_path / "bo.xlsx", small()), edit)
    assert (annex.criteria_set is None) == bool(annex.errors)
