"""The workbook is read back: by openpyxl, by our own recalculation, and by LibreOffice where there is one."""

import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from parscore.reports import ScoreReport, write_report
from parscore.reports.remarks import ILLUSTRATIVE_FACTS, ILLUSTRATIVE_POINTS
from parscore.reports.rows import Row, RowKind
from parscore.reports.score_table import COLUMNS, score_table
from parscore.scoring.answers import Answer
from tests.reports.samples import TRICKY, answers, criteria_set, every_policy, leaf, parent, report
from tests.reports.spreadsheet import Recalculated

TABLE, SUMMARY = "Bảng chấm điểm", "Tổng hợp"
POLICIES = every_policy()
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FIGURES = {"max_score": "C", "score": "F", "percent": "G"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bang.xlsx"


def written(given: ScoreReport, path: Path, *, values: bool = False) -> Worksheet:
    write_report(given, "xlsx", path)
    return load_workbook(path, data_only=values)[TABLE]


def header_line(sheet: Worksheet) -> int:
    return next(row for row in range(1, 20) if sheet.cell(row, 1).value == COLUMNS[0])


def expected(row: Row, figure: str) -> float | None:
    if figure == "percent" and row.kind in (RowKind.BONUS, RowKind.PENALTY):
        return None
    value = getattr(row, figure)
    return None if value is None else float(value)


def test_the_workbook_holds_every_row_as_numbers_and_texts(path: Path) -> None:
    given = report()
    sheet = written(given, path, values=True)
    first = header_line(sheet) + 1
    assert [sheet.cell(first - 1, n + 1).value for n in range(len(COLUMNS))] == list(COLUMNS)
    for line, row in enumerate(score_table(given).rows, start=first):
        texts = (row.code, row.title, row.declared, row.working, row.status, row.evidence, row.note)
        cells = [sheet.cell(line, column).value for column in (1, 2, 4, 5, 8, 9, 10)]
        assert cells == [text or None for text in texts]
        for figure, column in FIGURES.items():
            value = sheet[f"{column}{line}"].value
            wanted = row.said or expected(row, figure) if figure == "score" else expected(row, figure)
            assert value == (pytest.approx(wanted) if isinstance(wanted, float) else wanted or None), row.code


def test_codes_are_texts_and_points_have_two_decimals(path: Path) -> None:
    sheet = written(report(), path)
    line = header_line(sheet) + 2
    assert (sheet[f"A{line}"].value, sheet[f"A{line}"].data_type) == ("1.1", "s")
    assert (sheet[f"F{line}"].data_type, sheet[f"F{line}"].number_format) == ("n", "#,##0.00")


@pytest.mark.parametrize("name", POLICIES)
def test_the_formulas_come_to_the_points_of_the_core(path: Path, name: str) -> None:
    given = POLICIES[name]
    first = header_line(written(given, path)) + 1
    cached = load_workbook(path, data_only=True)[TABLE]
    book = Recalculated(path)
    for line, row in enumerate(score_table(given).rows, start=first):
        for figure, column in FIGURES.items():
            if figure == "score" and row.said:
                continue
            wanted = expected(row, figure)
            assert cached[f"{column}{line}"].value == (None if wanted is None else pytest.approx(wanted, abs=1e-9))
            found = book.value(TABLE, f"{column}{line}")
            assert (None if found == "" else found) == (None if wanted is None else pytest.approx(wanted, abs=1e-9)), (
                row.code or row.title,
                figure,
            )


@pytest.mark.parametrize("name", POLICIES)
def test_the_summary_shows_the_figures_of_the_table(path: Path, name: str) -> None:
    given = POLICIES[name]
    table = score_table(given)
    write_report(given, "xlsx", path)
    book, summary = Recalculated(path), load_workbook(path)[SUMMARY]
    line = next(row for row in range(1, 30) if summary.cell(row, 2).value == "Lĩnh vực") + 1
    shown = [table.rows[place] for place in table.areas]
    shown += [row for row in table.rows if row.kind not in (RowKind.NODE, RowKind.CLASS)]
    for offset, row in enumerate(shown):
        assert summary.cell(line + offset, 2).value == row.title
        for column, wanted in (("C", row.max_score), ("D", row.score)):
            found = book.value(SUMMARY, f"{column}{line + offset}")
            if not (found == "" and wanted is None):
                assert found == pytest.approx(float(wanted or 0), abs=1e-9)
    lost = book.value(SUMMARY, f"F{line + len(table.areas)}")
    assert lost == pytest.approx(float(table.rows[table.scale].lost or 0), abs=1e-9)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    "name", ["plain", "no survey and taken out", "bonus over its cap, penalty", "rounded at total", "leaves as areas"]
)
def test_libreoffice_recalculates_the_same_points(path: Path, tmp_path: Path, name: str) -> None:
    given = POLICIES[name]
    first = header_line(written(given, path)) + 1
    _forget_cached_values(path)
    assert OFFICE
    command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    sheet = load_workbook(tmp_path / "out" / path.name, data_only=True)[TABLE]
    for line, row in enumerate(score_table(given).rows, start=first):
        wanted = row.score if not row.said else None
        found = sheet[f"F{line}"].value
        if wanted is None:
            assert found in (None, "", row.said)
        else:
            assert found == pytest.approx(float(wanted), abs=1e-9), row.code or row.title


def _forget_cached_values(path: Path) -> None:
    """openpyxl keeps formulas and drops their values, so that whoever opens the file must compute them."""
    book = load_workbook(path)
    book.save(path)


def test_points_shown_are_rounded_half_up_although_cells_are_binary(path: Path) -> None:
    """81,755 must be shown as 81,76: sums are evened to 10 decimals, where the nearest binary number rounds up."""
    points = ("40.755", "20.5", "20.5")
    criteria = criteria_set(
        criteria=[parent("1", *(leaf(f"1.{n}", "100") for n in range(3)))],
        scale={"total": "300", "may_exceed": False, "rounding": {"places": 2, "mode": "half_up", "at": "total"}},
    )
    given = report(criteria, {f"1.{n}": Answer(points=p) for n, p in enumerate(points)})
    sheet = written(given, path, values=True)
    assert sheet[f"F{header_line(sheet) + 1}"].value == 81.755


def test_the_sheet_is_ready_to_print_and_to_scroll(path: Path) -> None:
    sheet = written(report(criteria_set(points_status="illustrative"), illustrative_facts=True), path)
    header = header_line(sheet)
    assert sheet.freeze_panes == f"C{header + 1}"
    assert sheet.print_title_rows == f"${header - 2}:${header}"  # the marks stand right above the header row
    assert [sheet.cell(header - 2, 1).value, sheet.cell(header - 1, 1).value] == [
        ILLUSTRATIVE_POINTS,
        ILLUSTRATIVE_FACTS,
    ]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    foot = sheet.oddFooter
    assert foot is not None
    assert foot.center.text == "Bộ tiêu chí mau-2025, phiên bản 3"
    assert foot.right.text == "Trang &P/&N"


def test_every_sheet_bears_the_marks(path: Path) -> None:
    write_report(report(criteria_set(points_status="illustrative"), illustrative_facts=True), "xlsx", path)
    book = load_workbook(path)
    assert book.sheetnames == [TABLE, SUMMARY]
    for sheet in book:
        texts = [cell.value for row in sheet.iter_rows(max_row=8) for cell in row]
        assert ILLUSTRATIVE_POINTS in texts
        assert ILLUSTRATIVE_FACTS in texts


def test_the_summary_names_unit_set_basis_class_and_self_scored_part(path: Path) -> None:
    write_report(report(), "xlsx", path)
    texts = [cell.value for row in load_workbook(path)[SUMMARY].iter_rows() for cell in row if cell.value]
    for text in (
        "Đơn vị: Xã Mẫu",
        "Căn cứ: 09/QĐ-UBND ngày 22/01/2025 của UBND xã Mẫu: Kế hoạch CCHC",
        "Xếp loại: Tốt (86,89% → Tốt)",
        "Phần đơn vị tự chấm: 11,21/12,5 điểm tự chấm (89,64%)",
    ):
        assert text in texts


def test_foreign_texts_never_become_formulas_or_break_the_file(path: Path) -> None:
    hostile = '=cmd|"/c calc"!A1'
    given = report(
        name="=1+1",
        given=answers(
            **{
                "1_1": Answer(values={"numerator": "1", "denominator": "1"}, note=hostile, explanation="\x00+1\x1f"),
                "1_2": Answer(choice="co", note="<b>& _x0041_ 🎉 \ud800"),
                "1_3_1": Answer(points="1", note=TRICKY),
                "2_1": Answer(points="1", note="🎉" * 20_000),
            }
        ),
    )
    sheet = written(given, path)
    first = header_line(sheet) + 1
    notes = {row.code: sheet.cell(line, 10) for line, row in enumerate(score_table(given).rows, start=first)}
    assert {cell.data_type for cell in notes.values()} <= {"s", "n"}
    assert notes["1.1"].value == f"+1\nGhi chú: {hostile}"
    assert notes["1.2"].value == "<b>& _x0041_ 🎉 \ufffd"
    assert notes["1.3.1"].value == TRICKY
    longest = str(notes["2.1"].value)
    assert longest.endswith(" … (đã cắt bớt; xem đủ trong tệp PDF)")
    assert len(longest.encode("utf-16-le")) // 2 <= 32_767
    texts = [cell.value for row in sheet.iter_rows(min_row=first) for cell in row]
    assert any("Excel không hiện hết hàng" in str(text) and "2.1" in str(text) for text in texts)


def test_a_cell_keeps_within_the_line_breaks_excel_takes(path: Path) -> None:
    note = "\n".join(f"dòng {n}" for n in range(400))
    sheet = written(report(given=answers(**{"2_1": Answer(points="1", note=note)})), path)
    cells = [str(row[9].value) for row in sheet.iter_rows() if "dòng 399" in str(row[9].value)]
    assert cells
    assert cells[0].count("\n") < 253


def test_wrapped_rows_are_high_enough_for_their_texts(path: Path) -> None:
    short, long = Answer(points="1", note="Ngắn"), Answer(points="1", note="một câu khá dài về hồ sơ " * 12)
    sheet = written(report(given=answers(**{"1_3_1": short, "1_3_2": long})), path)
    heights = {row[0].value: sheet.row_dimensions[row[0].row or 0].height for row in sheet.iter_rows()}
    assert heights["1.3.1"] is not None
    assert heights["1.3.2"] > 10 * 12 > heights["1.3.1"]
    assert max(height for height in heights.values() if height) <= 409


def test_the_properties_name_the_table_and_nobody(path: Path) -> None:
    write_report(report(), "xlsx", path)
    properties = load_workbook(path).properties
    assert properties.title == "Bảng tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2025"
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert properties.created is not None
    assert f"{properties.created:%d/%m/%Y}" == "05/12/2025"


def test_nothing_in_the_workbook_refers_outside(path: Path) -> None:
    write_report(report(), "xlsx", path)
    with ZipFile(path) as package:
        assert not [name for name in package.namelist() if "external" in name.lower() or "vba" in name.lower()]
