"""The blank form: what can be typed where, what a spreadsheet says when it is wrong, and how it prints."""

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from parscore.reports.declaration_form import (
    ASKED,
    CODE,
    COLUMNS,
    EXPLANATION,
    HOW,
    KEY,
    LISTS,
    MAXIMUM,
    NOT_ARISING,
    NOTE,
    SCORING,
    SHEET,
    TITLE,
    VALUE,
    declaration_form,
)
from parscore.reports.remarks import ILLUSTRATIVE_FACTS, ILLUSTRATIVE_POINTS
from parscore.scoring.edits import Circumstances
from tests.intake.forms import COMMA_OPTIONS, every_kind, rows_by_key
from tests.scoring.sets import XA, area, criteria_set, leaf, manual

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    path = tmp_path / "phieu.xlsx"
    path.write_bytes(declaration_form(every_kind(), XA, 2025))
    return load_workbook(path)[SHEET]


def opened(tmp_path: Path, content: bytes) -> Worksheet:
    path = tmp_path / "phieu.xlsx"
    path.write_bytes(content)
    return load_workbook(path)[SHEET]


def text(sheet: Worksheet, row: int, column: int) -> object:
    return sheet.cell(row, column + 1).value


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_only_what_is_asked_for_can_be_typed_into(sheet: Worksheet) -> None:
    rows = rows_by_key(sheet)
    open_cells = {
        (c.row, place) for line in sheet.iter_rows() for place, c in enumerate(line) if not c.protection.locked
    }
    values = {(row, VALUE) for key, row in rows.items() if not key.startswith("1.13/")}
    first = {min(row for key, row in rows.items() if key.startswith(f"1.{n}/")) for n in range(1, 13)}
    assert open_cells == values | {(row, column) for row in first for column in (NOT_ARISING, EXPLANATION, NOTE)}
    assert sheet.protection.sheet
    assert not sheet.protection.password


def test_each_row_says_what_is_wanted_and_how_to_write_it(sheet: Worksheet) -> None:
    rows = rows_by_key(sheet)
    told = {
        key: (text(sheet, row, CODE), text(sheet, row, ASKED), text(sheet, row, HOW))
        for key, row in rows.items()
        if key in ("1.1/values/numerator", "1.7/values/date", "1.8/points/", "1.11/faults/cham", "1.13/")
    }
    assert told == {
        "1.1/values/numerator": ("1.1", "Hồ sơ đúng hạn", "số, ví dụ 1.234"),
        "1.7/values/date": ("1.7", "Ngày ban hành", "ngày/tháng/năm, ví dụ 05/12/2025; hoặc “chưa thực hiện”"),
        "1.8/points/": ("1.8", "Điểm tự chấm", "điểm, từ 0 đến 2, bước 0,25"),
        "1.11/faults/cham": ("1.11", "Báo cáo chậm", "số lần; không có thì ghi 0"),
        "1.13/": ("1.13", "Không điền: chờ kết quả điều tra xã hội học", None),
    }
    first = rows["1.1/values/numerator"]
    assert text(sheet, first, TITLE) == "Tiêu chí 1.1\nTài liệu kiểm chứng: Báo cáo"
    assert (text(sheet, first, MAXIMUM), text(sheet, first + 1, MAXIMUM)) == (2, None)


def test_spreadsheets_check_what_is_typed_and_advise_in_vietnamese(sheet: Worksheet) -> None:
    rows = rows_by_key(sheet)
    checks = {str(cell): check for check in sheet.data_validations.dataValidation for cell in check.sqref}
    letter = get_column_letter(VALUE + 1)
    choice = checks[f"{letter}{rows['1.9/choice/']}"]
    assert (choice.type, choice.formula1) == ("list", f"'{LISTS}'!$A$1:$A$2")
    assert sheet.parent is not None
    lists = sheet.parent[LISTS]
    assert lists.sheet_state == "hidden"
    assert [lists.cell(n, 1).value for n in (1, 2)] == [option["label"] for option in COMMA_OPTIONS]
    assert checks[f"{letter}{rows['1.10/checked/a']}"].formula1 == '"x,không"'
    count = checks[f"{letter}{rows['1.4/values/value']}"]
    assert count.error == "Gõ số nguyên, ví dụ 12; không có thì gõ 0."
    assert len(count.formula1) <= 255
    assert all(check.prompt for check in checks.values())
    mark = get_column_letter(NOT_ARISING + 1)
    assert checks[f"{mark}{rows['1.1/values/numerator']}"].formula1 == '"x"'


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_lets_through_what_the_program_reads_and_stops_the_rest(sheet: Worksheet, tmp_path: Path) -> None:
    """LibreOffice finds no empty text in any text, where Excel does: a check may not rest on either."""
    cases = {
        "1.1/values/numerator": {"1.234": True, "98,5": True, "12 hồ sơ": False},
        "1.2/values/value": {"98,5 %": True, "-0,5": True, "chín": False},
        "1.4/values/value": {"12": True, "không": False},
        "1.6/values/items": {"30; 45; 29,9": True, "30 và 45": False},
        "1.7/values/date": {"05/12/2025": True, "Chưa thực hiện": True, "mai": False},
    }
    checks = {str(cell): check for check in sheet.data_validations.dataValidation for cell in check.sqref}
    book = Workbook()
    page = book.worksheets[0]
    for key, typed in cases.items():
        place = f"{get_column_letter(VALUE + 1)}{rows_by_key(sheet)[key]}"
        for text in typed:
            row = page.max_row + 1
            page.cell(row, 1).value = text
            check = str(checks[place].formula1).removeprefix("=").replace(f"${place}", f"$A{row}")
            page.cell(row, 2).value = f"={check}"
    book.save(tmp_path / "thu.xlsx")
    assert OFFICE
    command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), "thu.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=240, cwd=tmp_path)
    page = load_workbook(tmp_path / "out" / "thu.xlsx", data_only=True).worksheets[0]
    found = [bool(page.cell(row, 2).value) for row in range(2, page.max_row + 1)]
    assert found == [passes for typed in cases.values() for passes in typed.values()]


def test_the_keys_and_the_lists_are_hidden(sheet: Worksheet) -> None:
    assert sheet.column_dimensions[get_column_letter(KEY + 1)].hidden
    assert '"criteria":"thu-nghiem","version":1' in str(sheet.cell(1, KEY + 1).value)


def test_it_prints_on_a4_landscape_without_coloured_fields(sheet: Worksheet) -> None:
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToHeight) == (9, "landscape", 0)
    fit = sheet.sheet_properties.pageSetUpPr
    assert fit is not None
    assert fit.fitToPage
    assert sheet.print_title_rows
    assert {cell.fill.fill_type for row in sheet.iter_rows() for cell in row} == {None}
    box = sheet.cell(rows_by_key(sheet)["1.4/values/value"], VALUE + 1).border
    assert {box.left.style, box.right.style, box.top.style, box.bottom.style} == {"thin"}


def test_whose_form_it_is_and_what_is_not_official_stand_above(tmp_path: Path) -> None:
    roles = Circumstances(roles={"vp": "Văn phòng"}, owners={"1.2": "vp"})
    chosen = criteria_set([area("1", [manual("1.1", "2"), manual("1.2", "2")])])
    content = declaration_form(chosen, XA, 2025, role="vp", circumstances=roles, illustrative_facts=True)
    told = texts(opened(tmp_path, content))
    for words in (
        "PHIẾU KÊ KHAI SỐ LIỆU CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2025",
        "Đơn vị: Xã Mẫu",
        "Bộ tiêu chí: Bộ tiêu chí thử nghiệm (thu-nghiem, phiên bản 1)",
        "Các mục do bộ phận phụ trách: Văn phòng",
        ILLUSTRATIVE_POINTS,
        ILLUSTRATIVE_FACTS,
    ):
        assert words in told
    assert ("Tiêu chí 1.2" in told, "Tiêu chí 1.1" in told) == (True, False)


def test_each_leaf_says_how_it_is_scored_and_who_answers_for_it(tmp_path: Path) -> None:
    choice = {"kind": "choice", "options": [{"id": "co", "label": "Có", "points": "2"}]}
    below = [
        leaf("1.1", "2", choice, owner=["vp"], evidence=["Báo cáo"]),
        manual("1.2", "1", guidance="Tốt: 1; khá: 0,5"),
        manual("1.3", "1"),
    ]
    chosen = criteria_set([area("1", below)], roles=[{"id": "vp", "name": "Văn phòng"}])
    sheet = opened(tmp_path, declaration_form(chosen, XA, 2025))
    rows = rows_by_key(sheet)
    first = rows["1.1/choice/"]
    assert text(sheet, first, TITLE) == "Tiêu chí 1.1\nChủ trì: Văn phòng\nTài liệu kiểm chứng: Báo cáo"
    assert text(sheet, first, SCORING) == "Có: 2 điểm"
    assert text(sheet, rows["1.2/points/"], SCORING) == "Tốt: 1; khá: 0,5"
    assert text(sheet, rows["1.3/points/"], SCORING) == "Chấm tay, từ 0 điểm đến điểm tối đa."
    of_one = opened(tmp_path, declaration_form(chosen, XA, 2025, role="vp"))
    assert text(of_one, rows_by_key(of_one)["1.1/choice/"], TITLE) == "Tiêu chí 1.1\nTài liệu kiểm chứng: Báo cáo"


def test_titles_that_look_like_formulas_stay_texts(tmp_path: Path) -> None:
    leaf = {**manual("1.1", "2"), "title": "=HYPERLINK(1)", "evidence": ["+1", "<b>"]}
    sheet = opened(tmp_path, declaration_form(criteria_set([area("1", [leaf])]), XA, 2025))
    cell = sheet.cell(rows_by_key(sheet)["1.1/points/"], TITLE + 1)
    assert (cell.data_type, cell.value) == ("s", "=HYPERLINK(1)\nTài liệu kiểm chứng: +1; <b>")


def test_bonus_and_penalty_items_stand_under_headings_of_their_own(tmp_path: Path) -> None:
    chosen = criteria_set([manual("1", "2")], bonus_items=[manual("T1", "1")], penalty_items=[manual("P1", "1")])
    sheet = opened(tmp_path, declaration_form(chosen, XA, 2025))
    column = [text(sheet, row, TITLE) for row in range(1, sheet.max_row + 1)]
    below = column[column.index(COLUMNS[TITLE]) + 1 :]
    assert below[:5] == ["Tiêu chí 1", "Điểm thưởng", "Tiêu chí T1", "Điểm phạt", "Tiêu chí P1"]
