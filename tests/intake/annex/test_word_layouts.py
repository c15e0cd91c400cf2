"""What only Word does to an annex: automatic numbers, text boxes, tables inside cells, cells merged across."""

from pathlib import Path

import pytest

from parscore.intake.annex import read_annex
from parscore.intake.annex.word_numbering import in_form
from tests.intake.annex.annexes import HEADER, said, table_xml, taken_in, word_of, zipped

YES_NO = "Có: 1; không: 0"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _row(number: str, *texts: str) -> str:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts)
    return f"<w:tr><w:tc><w:p>{number}</w:p></w:tc>{cells}</w:tr>"


def _numbered(level: int, of: int = 1) -> str:
    return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr></w:pPr>'


def _document(path: Path, rows: str, levels: str, more: str = "", **parts: str) -> Path:
    numbering = (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>{more}</w:numbering>'
    )
    table = table_xml([HEADER]).replace("</w:tbl>", f"{rows}</w:tbl>")
    document = f"<w:document {_W}><w:body>{table}</w:body></w:document>"
    named = {f"word/{name}.xml": part for name, part in parts.items()}
    path.write_bytes(zipped({"word/document.xml": document, "word/numbering.xml": numbering, **named}))
    return path


def test_automatic_numbers_are_counted_as_word_counts_them(tmp_path: Path) -> None:
    levels = (
        _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%1.%2", "<w:isLgl/>") + _level(2, "lowerLetter", "%3)")
    )
    rows = (
        _row(_numbered(0), "Thể chế", "2")
        + _row(_numbered(1), "Ban hành", "1")
        + _row(_numbered(2), "Đúng hạn", "0,5", "Có: 0,5; không: 0")
        + _row(_numbered(2), "Đầy đủ", "0,5", "Có: 0,5; không: 0")
        + _row(_numbered(1), "Rà soát", "1", YES_NO)
        + _row(_numbered(0), "Thủ tục", "1")
        + _row(_numbered(1), "Công khai", "1", YES_NO)
    )
    annex = read_annex(_document(tmp_path / "nam-2025.docx", rows, levels))
    assert annex.criteria_set is not None, annex.errors
    assert list(annex.criteria_set.by_code) == ["I", "1.1", "1.1.a", "1.1.b", "1.2", "II", "2.1"]
    assert any("7 ô có số thứ tự tự động của Word" in line for line in said(annex))


def test_numbers_of_styles_and_numbers_that_begin_anew(tmp_path: Path) -> None:
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    styles = (
        f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="so"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style></w:styles>"
    )
    rows = (
        _row("<w:r><w:t>I</w:t></w:r>", "Thể chế", "2")
        + _row('<w:pPr><w:pStyle w:val="so"/></w:pPr>', "Ban hành", "1", YES_NO)
        + _row('<w:pPr><w:pStyle w:val="so"/></w:pPr>', "Rà soát", "1", YES_NO)
        + _row("<w:r><w:t>II</w:t></w:r>", "Thủ tục", "1")
        + _row(_numbered(0, of=2), "Công khai", "1", YES_NO)
    )
    path = _document(tmp_path / "nam-2025.docx", rows, _level(0, "decimal", "%1"), anew, styles=styles)
    assert list(taken_in(path)) == ["I", "I.1", "I.2", "II", "II.1"]


def test_bullets_number_nothing(tmp_path: Path) -> None:
    rows = _row("<w:r><w:t>I</w:t></w:r>", "Thể chế", "0") + _row(
        "<w:r><w:t>1.1</w:t></w:r>", f"Tên</w:t></w:r></w:p><w:p>{_numbered(0)}<w:r><w:t>phần sau", "0", YES_NO
    )
    annex = read_annex(_document(tmp_path / "nam-2025.docx", rows, _level(0, "bullet", "-")))
    assert annex.criteria_set is not None, annex.errors
    assert annex.criteria_set.by_code["1.1"].title == "Tên phần sau"
    assert not any("tự động" in line for line in said(annex))


@pytest.mark.parametrize("levels", ["", _level(0, "thaiNumbers", "%1"), _level(0, "decimal", "%1%2%3%4%5%6%7%8%9" * 6)])
def test_a_list_that_cannot_be_counted_is_told_or_odd(tmp_path: Path, levels: str) -> None:
    rows = _row("<w:r><w:t>I</w:t></w:r>", "Thể chế", "0") + _row(_numbered(0), "Tên", "0")
    annex = read_annex(_document(tmp_path / "nam-2025.docx", rows, levels))
    assert any("số thứ tự tự động" in line for line in said(annex))


@pytest.mark.parametrize(
    ("count", "form", "told"),
    [
        (10, "decimal", "10"),
        (4, "decimalZero", "04"),
        (14, "upperRoman", "XIV"),
        (9, "lowerRoman", "ix"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (5_000_000, "upperRoman", None),
        (0, "lowerLetter", None),
        (1, "chicago", None),
    ],
)
def test_numbers_in_the_forms_of_word(count: int, form: str, told: str | None) -> None:
    assert in_form(count, form) == told


def test_a_text_box_in_a_cell_gives_its_text_to_the_cell_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Không: 0</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    rows = table_xml([HEADER, ("I", "A", "1", "", ""), ("1.1", "B", "1", "Có: 1", "")])
    body = rows.replace("Có: 1</w:t>", f"Có: 1</w:t><mc:AlternateContent xmlns:mc='m'>{both}</mc:AlternateContent>")
    assert taken_in(word_of(tmp_path / "nam-2025.docx", body))["1.1"].guidance == "Không: 0\nCó: 1"


def test_a_text_box_beside_the_tables_may_name_the_set(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>BỘ TIÊU CHÍ CCHC NĂM 2025</w:t></w:r></w:p></w:txbxContent>"
    rows = table_xml([HEADER, ("I", "A", "1", "", ""), ("1.1", "B", "1", YES_NO, "")])
    annex = read_annex(word_of(tmp_path / "a.docx", f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>{rows}"))
    assert annex.criteria_set is not None
    assert annex.criteria_set.title == "BỘ TIÊU CHÍ CCHC NĂM 2025"


def test_a_table_of_levels_in_a_cell_is_read_row_by_row(tmp_path: Path) -> None:
    levels = table_xml([["Từ 90% trở lên", "1"], ["Từ 80% đến dưới 90%", "0,5"], ["Dưới 80%", "0"]])
    rows = table_xml([HEADER, ("I", "A", "1", "", ""), ("1.1", "Tỷ lệ hồ sơ đúng hạn", "1", "@", "")])
    body = rows.replace('<w:p><w:r><w:t xml:space="preserve">@</w:t></w:r></w:p>', f"{levels}<w:p/>")
    node = taken_in(word_of(tmp_path / "nam-2025.docx", body))["1.1"]
    assert node.guidance == "Từ 90% trở lên: 1\nTừ 80% đến dưới 90%: 0,5\nDưới 80%: 0"
    assert len(node.rule.scale.bands) == 3  # type: ignore[union-attr]


def test_cells_merged_across_in_the_old_way_are_one(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr><w:hMerge w:val='{}'/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    area = f"<w:tr>{cell.format('restart', 'LĨNH VỰC 1: THỂ CHẾ')}{cell.format('continue', '') * 4}</w:tr>"
    rows = table_xml([HEADER]).replace("</w:tbl>", f"{area}</w:tbl>") + table_xml([("1.1", "B", "1", YES_NO, "")])
    annex = read_annex(word_of(tmp_path / "nam-2025.docx", rows))
    assert annex.criteria_set is not None, annex.errors
    assert [(node.code, node.title) for node in annex.criteria_set.criteria] == [("1", "THỂ CHẾ")]
    assert not annex.criteria_set.by_code["1"].guidance
