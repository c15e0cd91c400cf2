"""The report's workbook: figures that agree when they are computed anew, texts that stay texts."""

import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from parscore.reports.remarks import ILLUSTRATIVE_FACTS, ILLUSTRATIVE_POINTS
from parscore.reports.report.case import ReportCase
from parscore.reports.report.counting import counts_of
from parscore.reports.report.xlsx import (
    APPRAISED,
    COUNTED_SHEET,
    EXPLAINED_SHEET,
    SHORT,
    SUMMARY,
    TEXTS,
    report_workbook,
)
from parscore.reports.rows import RowKind
from parscore.reports.xlsx_details import SHEET
from parscore.reports.year_data import Appraisal, YearData
from parscore.scoring.answers import Answer
from tests.reports.report.cases import NOTED, year
from tests.reports.samples import answers, criteria_set, every_policy
from tests.reports.spreadsheet import Recalculated

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
POLICIES = every_policy()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bao-cao.xlsx"


def header_of(sheet: Worksheet, title: str, column: int) -> int:
    return next(row for row in range(1, 40) if sheet.cell(row, column).value == title)


def test_the_annexes_stand_on_sheets_of_their_own() -> None:
    book = load_workbook(BytesIO(report_workbook(year(NOTED))))
    assert book.sheetnames == [SHEET, SUMMARY, SHORT, "Danh mục tài liệu", EXPLAINED_SHEET, COUNTED_SHEET, TEXTS]


@pytest.mark.parametrize("name", POLICIES)
def test_points_lost_and_areas_come_to_the_points_of_the_core(path: Path, name: str) -> None:
    data = YearData(POLICIES[name])
    case = ReportCase(data)
    path.write_bytes(report_workbook(data))
    book, sheets = Recalculated(path), load_workbook(path)
    short = sheets[SHORT]
    line = header_of(short, "Điểm mất", 6) + 1
    by_code = {row.code: row for row in case.table.rows if row.kind is RowKind.NODE}
    while (code := short.cell(line, 2).value) is not None:
        assert book.value(SHORT, f"F{line}") == pytest.approx(float(by_code[str(code)].lost or 0), abs=1e-9)
        line += 1
    counted = sheets[COUNTED_SHEET]
    line = header_of(counted, "Số mục", 6) + 1
    for offset, place in enumerate((*case.table.areas, case.table.scale)):
        row = case.table.rows[place]
        assert counted.cell(line + offset, 2).value == row.title
        for column, wanted in (("C", row.max_score), ("D", row.score), ("E", row.percent)):
            found = book.value(COUNTED_SHEET, f"{column}{line + offset}")
            assert (None if found == "" else found) == (
                None if wanted is None else pytest.approx(float(wanted), abs=1e-9)
            )
    whole = counts_of(case, data.report.criteria_set.leaves())
    below = line + len(case.table.areas)
    assert [book.value(COUNTED_SHEET, f"{column}{below}") for column in "FGHIJKLM"] == [whole.all, *whole]


@pytest.mark.parametrize("text", ["=cmd()|' /C calc'!A0", "+1+1", "@SUM(1)", "<b>&amp;", "1.1", "http://vi.vn"])
def test_texts_stay_texts(text: str) -> None:
    data = year(answers(**{"2_1": Answer(points="1", note=text, explanation=text)}), name=text)
    book = load_workbook(BytesIO(report_workbook(data)))
    found = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and text in cell.value and cell.data_type != "f"
    ]
    assert len(found) >= 5
    assert not any(cell.hyperlink for cell in found)
    formulas = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert not any(text in formula for formula in formulas)


def test_every_sheet_bears_the_marks() -> None:
    data = year(NOTED, criteria_set(points_status="illustrative"), illustrative_facts=True)
    for sheet in load_workbook(BytesIO(report_workbook(data))):
        said = {cell.value for row in sheet.iter_rows(max_row=12) for cell in row}
        assert {ILLUSTRATIVE_POINTS, ILLUSTRATIVE_FACTS} <= said, sheet.title


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_recalculates_the_same_report(path: Path, tmp_path: Path) -> None:
    data = year(NOTED)
    path.write_bytes(report_workbook(data))
    load_workbook(path).save(path)  # keeps formulas and drops their values
    assert OFFICE
    command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    book, case = load_workbook(tmp_path / "out" / path.name, data_only=True), ReportCase(data)
    total = next(row for row in case.table.rows if row.kind is RowKind.TOTAL)
    details, counted, short = book[SHEET], book[COUNTED_SHEET], book[SHORT]
    line = next(row for row in range(1, 60) if details.cell(row, 2).value == total.title)
    assert details[f"F{line}"].value == pytest.approx(float(total.score or 0), abs=1e-9)
    scale = case.table.rows[case.table.scale]
    line = header_of(counted, "Số mục", 6) + 1 + len(case.table.areas)
    assert counted[f"D{line}"].value == pytest.approx(float(scale.score or 0), abs=1e-9)
    line = next(row for row in range(1, 60) if short.cell(row, 3).value == "Cộng")
    assert short[f"F{line}"].value == pytest.approx(float(scale.lost or 0), abs=1e-9)


def test_the_sheet_of_the_appraisal_works_out_the_differences(path: Path) -> None:
    data = replace(year(NOTED), appraised={"1.1": Appraisal(Decimal("2.5"), "Thiếu sổ"), "2.1": Appraisal(None, "Rõ")})
    path.write_bytes(report_workbook(data))
    sheet, book = load_workbook(path)[APPRAISED], Recalculated(path)
    line = header_of(sheet, "Điểm thẩm định", 6) + 1
    assert [sheet.cell(at, 2).value for at in (line, line + 1, line + 2)] == ["1.1", "2.1", None]
    own = ReportCase(data).report.result.nodes["1.1"].score
    assert own is not None
    assert book.value(APPRAISED, f"G{line}") == pytest.approx(float(Fraction("2.5") - own), abs=1e-9)
    assert book.value(APPRAISED, f"G{line + 1}") == ""
    assert sheet.cell(line, 8).value == "Thiếu sổ"
