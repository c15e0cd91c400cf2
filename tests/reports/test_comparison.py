"""A comparison of years on paper: what stands in the table, in the pictures and in every format."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from parscore.faults import InputError
from parscore.intake.crosswalk_file import known_crosswalks
from parscore.intake.sample import YEARS, sample_set, sample_sheet
from parscore.reports.comparison import COMPARISON_FORMATS, write_comparison
from parscore.reports.comparison.charts import charts, joined
from parscore.reports.comparison.table import STATE_WORDS, ComparisonTable, Line
from parscore.reports.comparison.xlsx import ROWS, WHOLE
from parscore.scoring.comparison import Change
from parscore.scoring.earlier_year import EarlierRow, EarlierYear
from parscore.scoring.year_comparison import YearComparison, YearOf, compare_years


@pytest.fixture(scope="module")
def sample() -> YearComparison:
    years = [YearOf.scored(sample_set(year), sample_sheet(year), illustrative_facts=True) for year in YEARS]
    return compare_years(years, [one.crosswalk for one in known_crosswalks(None) if one.crosswalk])


@pytest.fixture(scope="module")
def table(sample: YearComparison) -> ComparisonTable:
    return ComparisonTable(sample, "Xã Mẫu")


def line(table: ComparisonTable, code: str, *, lost: bool = False) -> Line:
    newest = table.years[-1]
    (found,) = [one for one in table.lines if one.code == code and (newest in one.values) != lost]
    return found


def test_every_row_says_its_figures_its_changes_and_what_they_rest_on(table: ComparisonTable) -> None:
    split = line(table, "1.3.1")
    assert split.values == {2023: "2,00/4*", 2024: "0,89/1", 2025: "1,00/1"}
    assert split.changes == {2024: "+44,44 điểm % (cả nhóm)", 2025: "+0,11"}
    assert line(table, "2.3.2").changes == {2024: "không so được", 2025: "không đổi"}
    assert line(table, "4.4").basis == "năm 2025 chưa chấm"
    assert table.shared


def test_a_print_says_why_an_earlier_change_is_not_told(table: ComparisonTable, tmp_path: Path) -> None:
    assert line(table, "7.2").refused == {2024: "cách chấm đã đổi"}
    assert line(table, "1.1").refused == {}
    write_comparison(table.comparison, "Xã Mẫu", "docx", tmp_path / "a.docx")
    assert "năm 2025 chưa chấm; 2024 so với 2023: cách chấm đã đổi" in _docx(tmp_path / "a.docx")


def test_only_years_that_can_be_compared_are_drawn_and_open_ones_are_told(table: ComparisonTable) -> None:
    areas = {area.code: area for area in table.areas}
    assert areas["3"].alike == {2023, 2024, 2025}
    assert areas["5"].alike == {2024, 2025}
    assert areas["5"].unfinished == {2025}
    assert areas["1"].unfinished == frozenset()
    drawn = charts(table)
    assert [chart.png[:8] for chart in drawn] == [b"\x89PNG\r\n\x1a\n"] * 3
    assert "Cải cách tài chính công: 2024: 83,13%, 2025: 72,50%" in drawn[0].says
    assert drawn[2].says == "năm 2023: 60,32%; năm 2024: 81,60%; năm 2025: 77,92%"


def test_only_years_compared_as_a_whole_are_joined_and_two_sets_by_dots_alone(table: ComparisonTable) -> None:
    assert joined(table) == {2024: ":"}  # 2025 is still open


def test_each_pair_of_years_is_told_with_its_coverage(table: ComparisonTable) -> None:
    first, second = table.said()
    assert [line[3] for line in table.totals()] == ["Trung bình", "Khá", "Khá (tạm tính)"]
    assert "so sánh được 53,0% điểm tối đa" in first
    assert "Chỉ số tăng 21,28 điểm phần trăm (chỉ số % trên hai bộ tiêu chí khác nhau" in first
    assert "Chỉ số, tổng điểm và xếp loại không so được (năm 2025 còn mục chưa có điểm (tạm tính))" in second


def _pdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _docx(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for held in document.tables for row in held.rows for cell in row.cells]
    marks = [p.text for section in document.sections for p in section.header.paragraphs]
    return "\n".join([*(p.text for p in document.paragraphs), *cells, *marks])


def _xlsx(path: Path) -> str:
    book = load_workbook(path)
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)


READERS = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx}


@pytest.mark.parametrize("format", COMPARISON_FORMATS)
def test_every_format_says_the_same_and_bears_the_marks(
    sample: YearComparison, table: ComparisonTable, tmp_path: Path, format: str
) -> None:
    path = tmp_path / f"so-sanh.{format}"
    write_comparison(sample, "Xã Mẫu", format, path)
    text = " ".join(READERS[format](path).split())
    for said in (*table.marks, "Xã Mẫu", "Chỉ số qua các năm", "2.2.3", "mau-2023"):
        assert said in text
    assert "so sánh được 53,0% điểm tối đa" in text
    assert "* điểm của cả mục trước khi tách" in text


def test_the_workbook_holds_numbers_to_compute_with(sample: YearComparison, tmp_path: Path) -> None:
    path = tmp_path / "so-sanh.xlsx"
    write_comparison(sample, "Xã Mẫu", "xlsx", path)
    book = load_workbook(path)
    assert book.sheetnames == [WHOLE, ROWS]
    sheet: Any = book[ROWS]
    rows = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows()}
    head = rows["Mã"]
    values = dict(zip(head, rows["2.2.3"], strict=True))
    assert (values["Điểm 2024"], values["Tối đa 2024"], values["% đạt 2024"]) == (2.25, 3, 75)
    assert (values["Thay đổi"], values["Tính bằng"], values["Trạng thái"]) == (0.75, "điểm", "tăng")
    open_row = dict(zip(head, rows["4.4"], strict=True))
    assert (open_row["Điểm 2025"], open_row["Thay đổi"], open_row["Trạng thái"]) == (None, None, "không so được")


def test_hostile_texts_and_a_year_from_a_paper_are_printed(tmp_path: Path) -> None:
    rows = (
        EarlierRow("1", "=1+1 & <b>Lĩnh vực</b> \u202e🙂", Decimal("6"), Decimal("10"), area=True),
        EarlierRow("1.1", "Mục\nhai dòng", Decimal("1.5"), Decimal("2")),
    )
    papers = [
        YearOf.on_paper(EarlierYear(year, "x", Decimal("50"), Decimal("100"), "Khá", "3/45", rows))
        for year in (2021, 2022)
    ]
    found = compare_years(papers)
    for format in COMPARISON_FORMATS:
        write_comparison(found, "Xã <&> 🙂", format, tmp_path / f"a.{format}")
    assert "Lĩnh vực" in _docx(tmp_path / "a.docx")
    assert "Khá; thứ hạng: 3/45" in _docx(tmp_path / "a.docx")
    sheet: Any = load_workbook(BytesIO((tmp_path / "a.xlsx").read_bytes()))[ROWS]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_an_unknown_format_is_refused(sample: YearComparison, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="chọn một trong: docx, pdf, xlsx"):
        write_comparison(sample, "Xã Mẫu", "odt", tmp_path / "a.odt")
    assert list(tmp_path.iterdir()) == []


def test_every_state_is_called_something() -> None:
    assert STATE_WORDS.keys() == set(Change)
