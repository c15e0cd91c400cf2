"""The index of evidence on paper, as a workbook and as a Word document: the same rows in all three."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pypdf import PdfReader

from parscore.faults import EnvironmentFault, InputError
from parscore.intake.sample import shipped_set
from parscore.reports.evidence_index_files import INDEX_FORMATS, write_index
from parscore.reports.evidence_index_table import COLUMNS, NOTHING, IndexReport, index_table
from parscore.scoring.answers import AnswerSheet, Unit
from parscore.scoring.evidence import Document, Link, Links

SET = shipped_set()
SHEET = AnswerSheet(
    unit=Unit("loc-hoa", "Xã Lộc Hòa", "xa"), year=2025, criteria_id=SET.id, criteria_version=SET.version
)
REPORT = Document(
    1,
    "a" * 64,
    "05-BC-UBND báo cáo.pdf",
    10,
    doc_type="Báo cáo",
    number="05/BC-UBND",
    issued_on=date(2026, 1, 5),
    issuer="UBND xã Lộc Hòa",
    subject="=Kết quả <CCHC> & kiểm tra\nnăm 2025",
    remark="Bản ký số",
)
SCAN = Document(2, "b" * 64, "quét.jpg", 10)
DOCUMENTS = {1: REPORT, 2: SCAN}
LINKS = {
    "1.1": (Link(1, section="II", page="3–5", remark="ngoại lệ: ký đầu năm sau"), Link(2)),
    "2.1.1": (Link(1),),
}
ROWS = [
    (
        "1",
        "1.1",
        "Báo cáo",
        "05/BC-UBND",
        "05/01/2026",
        "UBND xã Lộc Hòa",
        "=Kết quả <CCHC> & kiểm tra năm 2025",
        "mục II, trang 3–5",
        "05-BC-UBND báo cáo.pdf",
        "ngoại lệ: ký đầu năm sau; Bản ký số",
    ),
    ("2", "1.1", "", "", "", "", "", "", "quét.jpg", ""),
    (
        "3",
        "2.1.1",
        "Báo cáo",
        "05/BC-UBND",
        "05/01/2026",
        "UBND xã Lộc Hòa",
        "=Kết quả <CCHC> & kiểm tra năm 2025",
        "",
        "05-BC-UBND báo cáo.pdf",
        "Bản ký số",
    ),
]
TOLD = "Tổng cộng: 3 dòng, 2 tài liệu, chứng minh cho 2 tiêu chí, tiêu chí thành phần."
MARK = "ĐIỂM MINH HỌA"


def report(links: Links = LINKS, documents: Mapping[int, Document] = DOCUMENTS) -> IndexReport:
    return IndexReport(SET, SHEET, links, documents, printed_on=date(2026, 1, 12))


def written(folder: Path, ending: str, given: IndexReport | None = None) -> bytes:
    path = folder / f"danh-muc.{ending}"
    write_index(given or report(), path)
    return path.read_bytes()


def flat(text: object) -> str:
    return " ".join(str(text if text is not None else "").split())


def test_the_rows_stand_in_the_order_of_the_set_under_their_areas() -> None:
    table = index_table(report())
    rows = [tuple(map(flat, cells)) for area in table.areas for cells in area.rows]
    assert rows == ROWS
    assert [area.title.split(".")[0].split()[0] for area in table.areas] == ["1", "2"]
    assert table.told == TOLD


def test_the_workbook_holds_a_row_for_each_link_with_real_days_and_no_formula(tmp_path: Path) -> None:
    sheet = load_workbook(BytesIO(written(tmp_path, "xlsx"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == COLUMNS[0])
    assert rows[head] == COLUMNS
    days = [row[4] for row in rows[head + 1 : head + 4]]
    assert days == [datetime(2026, 1, 5), None, datetime(2026, 1, 5)]
    told = [tuple(flat(cell) for cell in row) for row in rows[head + 1 : head + 4]]
    assert [row[:4] + row[5:] for row in told] == [row[:4] + row[5:] for row in ROWS]
    assert sheet.auto_filter.ref == f"A{head + 1}:J{head + 4}"
    assert f"${head + 1}" in str(sheet.print_title_rows)
    assert any(MARK in flat(row[0]) for row in rows[:head])
    assert any(flat(row[0]) == TOLD for row in rows)


def test_the_word_document_repeats_its_header_row_and_bears_the_marks_on_every_page(tmp_path: Path) -> None:
    document = docx.Document(BytesIO(written(tmp_path, "docx")))
    (table,) = document.tables
    assert tuple(cell.text for cell in table.rows[0].cells) == COLUMNS
    told = [tuple(flat(cell.text) for cell in row.cells) for row in table.rows]
    assert [row for row in told if re.fullmatch(r"\d+", row[0])] == ROWS
    assert told[-1][0] == TOLD
    ways = [{child.tag for child in row._tr.get_or_add_trPr()} for row in table.rows]
    assert qn("w:tblHeader") in ways[0]
    assert all(qn("w:cantSplit") in way for way in ways)
    grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.findall(qn("w:gridCol"))]
    assert [round(cell.width.twips) for cell in table.rows[0].cells] == grid
    (section,) = document.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    for header in (section.first_page_header, section.header):
        assert MARK in "".join(line.text for line in header.paragraphs)
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "Times New Roman"


def test_the_pages_say_the_same_and_bear_the_marks_on_every_page(tmp_path: Path) -> None:
    many = {code: (Link(1), Link(2)) for code in [leaf.code for leaf in SET.leaves()]}
    pages = PdfReader(BytesIO(written(tmp_path, "pdf", report(many)))).pages
    assert len(pages) > 2
    texts = [flat(page.extract_text()) for page in pages]
    assert all(MARK in text and "Trích yếu" in text for text in texts)
    assert "05/BC-UBND" in texts[0]
    assert "<CCHC> & kiểm tra" in texts[0]
    assert texts[-1].count("Tổng cộng: ") == 1


@pytest.mark.parametrize("ending", INDEX_FORMATS)
def test_an_index_without_any_document_says_so(tmp_path: Path, ending: str) -> None:
    content = written(tmp_path, ending, report({}, {}))
    match ending:
        case "pdf":
            text = flat(PdfReader(BytesIO(content)).pages[0].extract_text())
        case "docx":
            text = " ".join(line.text for line in docx.Document(BytesIO(content)).paragraphs)
        case _:
            sheet = load_workbook(BytesIO(content)).active
            assert sheet is not None
            text = " ".join(flat(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    assert NOTHING in text


@pytest.mark.parametrize("ending", INDEX_FORMATS)
def test_texts_that_no_paper_takes_break_nothing(tmp_path: Path, ending: str) -> None:
    odd = replace(REPORT, subject="\x00\ud800 mật" + "x" * 3000, file_name="\u202e" + "dài " * 60 + "😀.pdf", number="")
    assert written(tmp_path, ending, report({"1.1": (Link(1),)}, {1: odd}))


def test_subjects_longer_than_a_page_are_printed_to_their_end(tmp_path: Path) -> None:
    long = replace(REPORT, subject="".join(f"Ghi {n:04} " for n in range(2_000)))
    many = {code: (Link(1),) for code in [leaf.code for leaf in SET.leaves()][:5]}
    pages = [
        flat(page.extract_text())
        for page in PdfReader(BytesIO(written(tmp_path, "pdf", report(many, {1: long})))).pages
    ]
    assert len(pages) > 50
    assert all("Trích yếu" in page for page in pages)
    assert "".join(pages).count("1999") == len(many)


def test_a_format_that_is_unknown_and_a_place_that_refuses_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"“\.odt”"):
        write_index(report(), tmp_path / "danh-muc.odt")
    with pytest.raises(EnvironmentFault):
        write_index(report(), tmp_path / "không có" / "danh-muc.pdf")
