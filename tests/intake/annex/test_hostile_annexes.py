"""Workbooks and documents that are broken, or meant to break something: each ends soon, in words."""

import random
import re
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from parscore.faults import EnvironmentFault
from parscore.intake.annex import Annex, read_annex
from parscore.reports.set_workbook import template
from tests.intake.annex.annexes import HEADER, Rows, excel, said, table_xml, word, word_of, zipped
from tests.intake.annex.test_real_annexes import duc_co_in_word, hai_phong_in_excel, loc_hoa_in_excel, loc_hoa_in_word

ROWS: Rows = [["BỘ TIÊU CHÍ NĂM 2025"], HEADER, ["I", "A", 1], ["1.1", "B", 1, "Có: 1; không: 0"]]
LINK = '<Relationship Id="r1" Target="worksheets/s.xml"/>'
SECONDS = 5.0
MEGABYTES = 500
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet_of(data: str, after: str = "") -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet written by hand."""
    link = '<sheet name="PL" sheetId="1" r:id="r1"/>'
    return {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{link}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{LINK}</Relationships>",
        "xl/worksheets/s.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>',
    }


def inline(rows: Rows) -> str:
    def cell(value: object) -> str:
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'

    return "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)


def read(path: Path, content: bytes | None = None) -> Annex:
    """Read within the limits of time and memory."""
    if content is not None:
        path.write_bytes(content)
    before = _most_memory()
    began = time.process_time()
    annex = read_annex(path)
    assert time.process_time() - began < SECONDS
    assert _most_memory() - before < MEGABYTES * 1024
    return annex


def _most_memory() -> int:
    """The most this process ever held, in kilobytes; Windows does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def only_error(annex: Annex) -> str:
    (error,) = annex.errors
    assert error.remedy
    assert (annex.criteria_set, annex.text) == (None, "")
    return error.message


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/s.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_entity_bombs_and_outer_entities_are_refused(tmp_path: Path, part: str) -> None:
    for head in (
        f"{BOMB}]>",
        '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://a/b">',
    ):
        parts = sheet_of(inline(ROWS))
        parts[part] = head + str(parts.get(part, "<sst><si><t>&i;</t></si></sst>"))
        assert "DTD" in only_error(read(tmp_path / "a.xlsx", zipped(parts)))


def test_an_entity_bomb_in_word_is_refused(tmp_path: Path) -> None:
    content = zipped({"word/document.xml": f"{BOMB}]><w:document>&i;</w:document>"})
    assert "DTD" in only_error(read(tmp_path / "a.docx", content))


def test_zip_bombs_are_not_unpacked(tmp_path: Path) -> None:
    huge = b" " * 50_000_000
    parts: dict[str, str | bytes] = {**sheet_of(inline(ROWS)), **{f"xl/media/{n}.bin": huge for n in range(9)}}
    assert "quá lớn" in only_error(read(tmp_path / "a.xlsx", zipped(parts)))


def test_a_part_that_lies_about_its_size_is_spoilt(tmp_path: Path) -> None:
    content = zipped(sheet_of(inline(ROWS) + "<row/>" * 100_000))
    name = content.rindex(b"xl/worksheets/s.xml")
    lied = content[: name - 22] + (500).to_bytes(4, "little") + content[name - 18 :]
    assert "bị hỏng" in only_error(read(tmp_path / "a.xlsx", lied))


def test_a_million_empty_formatted_rows_are_passed_over(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{n}" s="1"/>' for n in range(5, 1_048_577))
    merges = '<mergeCells><mergeCell ref="A3:A4"/></mergeCells>'
    annex = read(tmp_path / "a.xlsx", zipped(sheet_of(inline(ROWS) + empty, merges)))
    assert any("dòng trống" in line for line in said(annex))
    assert annex.criteria_set is not None or annex.errors


def test_ten_thousand_columns(tmp_path: Path) -> None:
    wide = "".join(f"<c t='inlineStr'><is><t>{n}</t></is></c>" for n in range(10_000))
    annex = read(tmp_path / "a.xlsx", zipped(sheet_of(inline(ROWS) + f"<row>{wide}</row>" * 10)))
    assert any("200 cột đầu" in line for line in said(annex))


def test_more_cells_than_any_annex_has(tmp_path: Path) -> None:
    row = f"<row>{'<c><v>1</v></c>' * 1000}</row>"
    assert "quá nhiều ô" in only_error(read(tmp_path / "a.xlsx", zipped(sheet_of(row * 2000))))


def test_merges_that_overlap_run_round_or_cover_the_sheet(tmp_path: Path) -> None:
    areas = ("A3:C4", "B2:B4", "A4:A3", "A1:XFD1048576", "A3:A3", "A0:B9", "ZZZ9:A1", "x", "")
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in areas * 2000)
    read(tmp_path / "a.xlsx", zipped(sheet_of(inline(ROWS), f"<mergeCells>{merges}</mergeCells>")))


def test_deep_nesting_in_word_and_excel(tmp_path: Path) -> None:
    assert "quá nhiều" in only_error(read(word_of(tmp_path / "a.docx", "<w:tbl><w:tr><w:tc>" * 100_000)))
    assert read(tmp_path / "a.xlsx", zipped(sheet_of("<row>" * 100_000))).errors


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tệp trống"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "dạng cũ (.xls hoặc .doc)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"%PDF-1.7\n", "PDF"),
        ("Mã;Tên\n1.1;B\n".encode(), "không phải là Excel hay Word"),
        (b"<html><table></table></html>", "không phải là Excel hay Word"),
        (b"PK\x03\x04" + b"\0" * 100, "bị hỏng"),
        (zipped({"a.txt": "a"}), "không phải là bảng tính Excel"),
        (zipped({"xl/workbook.bin": b"\0"}), ".xlsb"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), ".ods"),
        (zipped({"../../xl/workbook.xml": "x", "/etc/passwd": "x"}), "không phải là bảng tính Excel"),
        (zipped({"word/document.xml": "<w:document/>"}), "tệp không có bảng nào"),
    ],
)
def test_what_else_the_file_may_be_is_said(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in only_error(read(tmp_path / "a.xlsx", content))


def test_a_wrong_extension_does_not_matter(tmp_path: Path) -> None:
    excel(tmp_path / "a.xlsx", ROWS).rename(tmp_path / "a.docx")
    assert read(tmp_path / "a.docx").criteria_set is not None
    word(tmp_path / "b.docx", "BỘ TIÊU CHÍ NĂM 2025", ROWS[1:]).rename(tmp_path / "b.xls")
    assert read(tmp_path / "b.xls").criteria_set is not None


def test_links_to_other_files_are_never_followed(tmp_path: Path) -> None:
    parts = sheet_of(inline(ROWS))
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(
        'Target="worksheets/s.xml"', 'Target="file:///etc/passwd" TargetMode="External"'
    )
    assert "tệp không có bảng nào" in only_error(read(tmp_path / "a.xlsx", zipped(parts)))
    parts["xl/_rels/workbook.xml.rels"] = rels.replace("worksheets/s.xml", "../../../../etc/passwd")
    assert "tệp không có bảng nào" in only_error(read(tmp_path / "b.xlsx", zipped(parts)))


def test_a_code_of_a_thousand_parts_and_texts_of_a_megabyte(tmp_path: Path) -> None:
    long = ".".join(["1"] * 5_000)
    rows: Rows = [*ROWS, [long, "C", 1, "x" * 30_000], ["1.2", "Từ 90% " * 4_000, "1" * 5_000, "( " * 15_000]]
    for annex in (read(excel(tmp_path / "a.xlsx", rows)), read(word(tmp_path / "a.docx", rows))):
        assert annex.errors


def test_endless_scoring_texts_and_rows(tmp_path: Path) -> None:
    long = "Từ 90% trở lên: 1; từ 80% đến dưới 90%: 0,5; dưới 80%: 0. " * 60
    rows: list[list[str | int]] = [[f"1.{number}", f"Tỷ lệ {number}", 0, long] for number in range(2, 400)]
    annex = read(excel(tmp_path / "a.xlsx", [*ROWS, *rows]))
    assert any("Phụ lục quá dài" in line for line in said(annex))
    many: list[list[str | int]] = [[f"2.{number}", "Tỷ lệ", 0, "Có: 0"] for number in range(1, 20_000)]
    assert "hơn 1500 dòng" in only_error(read(excel(tmp_path / "b.xlsx", [*ROWS, *many])))


def test_a_missing_file_and_a_folder_are_faults(tmp_path: Path) -> None:
    for path in (tmp_path / "khong-co.xlsx", tmp_path):
        with pytest.raises(EnvironmentFault):
            read_annex(path)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content))]


def _flip(content: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(dice.choice((1, 10, 200))):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def _drop_part(content: bytes, dice: random.Random) -> bytes:
    parts = _parts(content)
    del parts[dice.choice(sorted(parts))]
    return zipped({**parts})


def _spoil_part(content: bytes, dice: random.Random) -> bytes:
    parts = _parts(content)
    name = dice.choice([name for name in sorted(parts) if parts[name]])
    parts[name] = dice.choice((_cut, _flip))(parts[name], dice)
    return zipped({**parts})


def _swap_tokens(content: bytes, dice: random.Random) -> bytes:
    parts = _parts(content)
    name = next(name for name in ("xl/worksheets/sheet1.xml", "word/document.xml") if name in parts)
    old, new = dice.choice(
        (
            (b"<row ", b"<row hidden='1' r='9999999999' "),
            (b't="s"', b't="e"'),
            (b't="s"', b't="d"'),
            (b"<v>", b"<v>-9e999"),
            (b"<v>", b"<v>99999999"),
            (b'r="A', b'r="ZZZ'),
            (b'r="B', b'r="A'),
            (b"</row>", b"</row><row/>"),
            (b"<w:tr>", b"<w:tr><w:trPr><w:gridBefore w:val='99999999'/></w:trPr>"),
            (b"<w:tcPr>", b"<w:tcPr><w:gridSpan w:val='-7'/>"),
            (b'w:val="restart"', b""),
            (b"<w:t ", b"<w:tab/><w:t "),
            (b"</w:tc>", b"</w:tc><w:tc/>"),
            (b"<w:tc>", b"<w:tc><w:tbl><w:tr><w:tc/></w:tr></w:tbl>"),
            (b"<w:tc>", b"<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val='99'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"),
            (b"<w:tcPr>", b"<w:tcPr><w:hMerge/>"),
            (b"<w:r>", b"<w:r><w:rPr><w:rFonts w:ascii='.VnTimeH'/></w:rPr>"),
            (b"<w:r>", b"<w:r><w:txbxContent><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:txbxContent>"),
            (b"</w:p>", b"</w:p></w:p>"),
            (b' t="s"', b' t="s" s="99999"'),
            (b"<sheetData>", b"<cols><col min='1' max='16384' hidden='1'/></cols><sheetData>"),
            (b"</sheetData>", b"</sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"),
        )
    )
    parts[name] = parts[name].replace(old, new, dice.choice((1, 7, 10_000)))
    return zipped({**parts})


def _shuffle_words(content: bytes, dice: random.Random) -> bytes:
    parts = _parts(content)
    known = ("xl/sharedStrings.xml", "word/document.xml", "xl/worksheets/sheet1.xml")
    name = next(name for name in known if name in parts)
    mark = b"<w:t " if name.startswith("word") else b"<t>"
    first, *body, last = parts[name].split(mark)
    dice.shuffle(body)
    parts[name] = mark.join([first, *body, last])
    return zipped({**parts})


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut,
    _flip,
    _drop_part,
    _spoil_part,
    _swap_tokens,
    _shuffle_words,
)


def _mutants(folder: Path, count: int) -> Iterator[tuple[str, bytes]]:
    dice = random.Random(4)
    makes = (hai_phong_in_excel, duc_co_in_word, loc_hoa_in_excel, loc_hoa_in_word)
    sources = [template(), *(make(folder).read_bytes() for make in makes)]
    for number in range(count):
        mutate = MUTATIONS[number % len(MUTATIONS)]
        yield f"{number} {mutate.__name__}", mutate(sources[number // len(MUTATIONS) % len(sources)], dice)


def test_broken_annexes_end_in_words(tmp_path: Path, at_full_size: bool) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    ended = {"read": 0, "refused": 0}
    for name, content in _mutants(tmp_path, 500 if at_full_size else 60):
        annex = read(folder / "a.xlsx", content)
        ended["refused" if annex.errors else "read"] += 1
        assert (annex.criteria_set is None) == bool(annex.errors), name
        assert all(one.message and one.remedy for one in annex.problems), name
    assert min(ended.values()) > 5, ended
    assert [path.name for path in folder.iterdir()] == ["a.xlsx"]


PRODUCERS: dict[str, Callable[[str], str]] = {
    "prefixed": lambda text: re.sub(r"<(/?)(?!\?)", r"<\1x:", text).replace("xmlns=", "xmlns:x="),
    "utf-16": lambda text: text,
    "spaced": lambda text: text.replace("><", ">\n  <"),
    "commented": lambda text: text.replace("<sheetData>", "<!-- Kingsoft --><sheetData>"),
    "with references": lambda text: "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in text),
}


@pytest.mark.parametrize("producer", PRODUCERS)
def test_workbooks_of_other_producers_read_the_same(tmp_path: Path, producer: str) -> None:
    parts = sheet_of(inline(ROWS))
    changed = {name: PRODUCERS[producer](str(part)) for name, part in parts.items()}
    code = "utf-16" if producer == "utf-16" else "utf-8"
    rels = "xl/_rels/workbook.xml.rels"
    changed[rels] = changed[rels].replace('Target="worksheets', 'Target="/xl/worksheets')
    content = zipped({name: part.encode(code) for name, part in changed.items()})
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    usual, other = read(tmp_path / "a" / "a.xlsx", zipped(parts)), read(tmp_path / "b" / "a.xlsx", content)
    assert usual.criteria_set is not None
    assert other.criteria_set == usual.criteria_set


def test_a_table_in_a_cell_belongs_to_the_cell(tmp_path: Path) -> None:
    inner = table_xml([["Có: 1"], ["không: 0"]])
    rows = table_xml([HEADER, ("I", "A", "1", "", ""), ("1.1", "B", "1", "@", "")])
    annex = read(
        word_of(tmp_path / "a.docx", rows.replace('<w:p><w:r><w:t xml:space="preserve">@</w:t></w:r></w:p>', inner))
    )
    assert annex.criteria_set is not None
    assert annex.criteria_set.by_code["1.1"].guidance == "Có: 1\nkhông: 0"
