"""Cells in TCVN3 and VNI, told by their fonts: converted run by run, with a warning that names them."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from parscore.intake.annex import open_annex, read_annex
from tests.intake.annex.annexes import HEADER, Rows, excel, said, table_xml, taken_in, word_of, zipped

YES_NO = "Có: 1; không: 0"
Write = Callable[[Path, str, str], Path]


def in_excel(folder: Path, title: str, font: str) -> Path:
    path = excel(folder / "a.xlsx", [["NĂM 2025"], HEADER, ["I", "Thể chế", 1], ["1.1", title, 1, YES_NO]])
    book = load_workbook(path)
    book.worksheets[0]["B4"].font = Font(name=font)
    book.save(path)
    return path


def in_excel_within_the_cell(folder: Path, title: str, font: str) -> Path:
    path = in_excel(folder, title, "Times New Roman")
    book = load_workbook(path)
    book.worksheets[0]["B4"] = CellRichText("", TextBlock(InlineFont(rFont=font), title))
    book.save(path)
    return path


def _in_word(folder: Path, title: str, run: str, paragraph: str = "", **parts: str) -> Path:
    rows: Rows = [HEADER, ("I", "Thể chế", "1", "", ""), ("1.1", "@", "1", YES_NO, "")]
    put = f"<w:p>{paragraph}<w:r>{run}<w:t>{title}</w:t></w:r></w:p>".replace("\xad", "</w:t><w:softHyphen/><w:t>")
    table = table_xml(rows).replace('<w:p><w:r><w:t xml:space="preserve">@</w:t></w:r></w:p>', put)
    path = word_of(folder / "nam-2025.docx", table)
    if parts:
        with zipfile.ZipFile(path) as file:
            kept = {name: file.read(name) for name in file.namelist()}
        path.write_bytes(zipped({**kept, **{f"word/{name}.xml": part for name, part in parts.items()}}))
    return path


def in_word(folder: Path, title: str, font: str) -> Path:
    return _in_word(folder, title, f'<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="{font}"/></w:rPr>')


def in_word_by_its_style(folder: Path, title: str, font: str) -> Path:
    styles = (
        '<w:styles xmlns:w="w"><w:docDefaults><w:rFonts w:ascii="Arial"/></w:docDefaults>'
        f'<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    return _in_word(folder, title, "", '<w:pPr><w:pStyle w:val="b"/></w:pPr>', styles=styles)


def in_word_by_a_style_of_the_run(folder: Path, title: str, font: str) -> Path:
    styles = (
        '<w:styles xmlns:w="w"><w:style w:type="character" w:styleId="c">'
        f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:style></w:styles>'
    )
    return _in_word(folder, title, '<w:rPr><w:rStyle w:val="c"/></w:rPr>', styles=styles)


@pytest.mark.parametrize(
    "write",
    [in_excel, in_excel_within_the_cell, in_word, in_word_by_its_style, in_word_by_a_style_of_the_run],
)
@pytest.mark.parametrize(
    ("font", "stored", "meant"),
    [
        (".VnTime", "B\xadu chÝnh c«ng Ých", "Bưu chính công ích"),
        (".VnTimeH", "b\xadu chÝnh", "BƯU CHÍNH"),
        ("VNI-Times", "Böu chính coâng ích", "Bưu chính công ích"),
    ],
)
def test_a_cell_is_converted_by_its_font_and_named(
    tmp_path: Path, write: Write, font: str, stored: str, meant: str
) -> None:
    path = write(tmp_path, stored, font)
    annex = read_annex(path)
    assert annex.criteria_set is not None, annex.errors
    assert annex.criteria_set.by_code["1.1"].title == meant
    (told,) = [line for line in said(annex) if "đổi sang Unicode" in line]
    assert told.startswith("B4 : 1 ô gõ bằng phông" if path.suffix == ".xlsx" else "cột 2 : 1 ô gõ bằng phông")
    cells = [cell for row in open_annex(path).tables[0].rows for cell in row.cells.values() if cell.font]
    assert [(cell.font, cell.stored.replace("\xad", "")) for cell in cells] == [(font, stored.replace("\xad", ""))]


@pytest.mark.parametrize("write", [in_excel, in_word, in_word_by_its_style])
@pytest.mark.parametrize("text", ["Cải cách hành chính", "CCHC 2025"])
def test_unicode_in_an_old_font_stays_and_is_not_told(tmp_path: Path, write: Write, text: str) -> None:
    annex = read_annex(write(tmp_path, text, ".VnTime"))
    assert annex.criteria_set is not None
    assert annex.criteria_set.by_code["1.1"].title == text
    assert not any("Unicode" in line for line in said(annex))


def test_one_cell_may_mix_codes_and_unicode(tmp_path: Path) -> None:
    path = in_excel(tmp_path, "x", "VNI-Times")
    book = load_workbook(path)
    book.worksheets[0]["B4"] = CellRichText(
        "Caûi caùch ",
        TextBlock(InlineFont(rFont=".VnTime"), "hµnh chÝnh "),
        TextBlock(InlineFont(rFont="Arial"), "đúng"),
    )
    book.save(path)
    assert taken_in(path)["1.1"].title == "Cải cách hành chính đúng"


def test_a_letter_and_its_mark_in_two_runs_are_one(tmp_path: Path) -> None:
    font = '<w:rPr><w:rFonts w:hAnsi="VNI-Times"/></w:rPr>'
    assert taken_in(_in_word(tmp_path, f"ñieåm soa</w:t></w:r><w:r>{font}<w:t>ùt", font))["1.1"].title == "điểm soát"


def test_the_font_of_word_for_the_whole_document_counts(tmp_path: Path) -> None:
    styles = '<w:styles xmlns:w="w"><w:docDefaults><w:rFonts w:ascii=".VnTime"/></w:docDefaults></w:styles>'
    annex = read_annex(_in_word(tmp_path, "C¶i c¸ch", "", styles=styles))
    assert annex.criteria_set is not None
    assert annex.criteria_set.by_code["1.1"].title == "Cải cách"
    assert annex.criteria_set.by_code["I"].title == "Thể chế"


def test_styles_that_run_in_circles_end(tmp_path: Path) -> None:
    styles = (
        '<w:styles xmlns:w="w"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    assert taken_in(_in_word(tmp_path, "Tên", "", styles=styles))["1.1"].title == "Tên"
