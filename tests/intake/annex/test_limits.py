"""The worst files there are, each read by a process of its own that may take 5 seconds, 500 MB, and write nothing."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FULL
from tests.intake.annex.annexes import HEADER, Rows, table_xml, word_of, zipped
from tests.intake.annex.test_hostile_annexes import BOMB, ROWS, inline, sheet_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits and tells the memory of a process")

READ = """
import json, resource, sys
from pathlib import Path
from parscore.intake.annex import open_annex
import parscore.intake.annex.word, parscore.intake.annex.workbook

def forbid(event, arguments):
    if event == "open" and (set(str(arguments[1])) & set("wax+")):
        raise SystemExit(f"wrote {arguments[0]}")
    if event in ("os.remove", "os.rename", "os.mkdir", "socket.connect", "subprocess.Popen", "os.system"):
        raise SystemExit(f"{event} {arguments}")

def seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

sys.addaudithook(forbid)
resource.setrlimit(resource.RLIMIT_DATA, (500_000_000, 500_000_000))
began = seconds()
opened = open_annex(Path(sys.argv[1]))
annex = opened.read()
read = seconds()
opened.read({place: opened.choice(place) for place in range(len(opened.tables))})
again = seconds()
status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
print(json.dumps({
    "errors": [one.message for one in annex.errors][:3],
    "told": all(one.message and one.remedy for one in annex.problems),
    "seconds": [read - began, again - read],
    "kilobytes": int(status["VmHWM"].split()[0]),
}))
"""
SECONDS = 5.0
KILOBYTES = 500_000
TABLE = table_xml([HEADER, ("I", "A", "1", "", ""), ("1.1", "B", "1", "Có: 1; không: 0", "")])


def _workbook(data: str, after: str = "", **parts: str) -> bytes:
    return zipped({**sheet_of(inline(ROWS) + data, after), **{f"xl/{name}.xml": part for name, part in parts.items()}})


def million_rows() -> bytes:
    cells = "".join(f'<c r="{letter}{{0}}" s="1"/>' for letter in "ABC")
    return _workbook("".join(f'<row r="{n}" s="1">{cells.format(n)}</row>' for n in range(5, 1_048_577)))


def ten_thousand_columns() -> bytes:
    return _workbook(f"<row>{''.join(f'<c><v>{n}</v></c>' for n in range(10_000))}</row>" * 23)


def as_many_cells_as_are_read() -> bytes:
    rows = (f"<row>{''.join(f'<c><v>{n}.{c}</v></c>' for c in range(190))}</row>" for n in range(1_300))
    return _workbook("".join(rows))


def a_zip_bomb() -> bytes:
    return zipped({**sheet_of(inline(ROWS)), "xl/sharedStrings.xml": b"<sst>" + b" " * 150_000_000})


def a_bomb_of_one_text() -> bytes:
    return _workbook("", sharedStrings="<sst><si><t>" + "x" * 100_000_000 + "</t></si></sst>")


def one_text_in_every_cell() -> bytes:
    row = "<row>" + "<c t='s'><v>0</v></c>" * 190 + "</row>"
    text = "Từ 90% trở lên: 1; " * 1_000
    return _workbook(row * 2_000, sharedStrings=f"<sst><si><t>{text}</t></si></sst>")


def an_entity_bomb() -> bytes:
    return zipped({**sheet_of(inline(ROWS)), "xl/sharedStrings.xml": f"{BOMB}]><sst><si><t>&i;</t></si></sst>"})


def merges_without_end() -> bytes:
    areas = ("A1:XFD1048576", "A3:C4", "B2:B4", "A4:A3", "C1:A9")
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in areas * 20_000)
    return _workbook('<row r="1048576"><c><v>1</v></c></row>', f"<mergeCells>{merges}</mergeCells>")


def formulas_without_values_and_errors() -> bytes:
    row = '<row><c><f>A1</f></c><c t="e"><v>#REF!</v></c><c t="e"><v>#N/A</v></c></row>'
    return _workbook(row * 60_000)


def letters_that_may_be_in_an_old_code() -> bytes:
    texts = "".join(f"<si><t>C¶i c¸ch hµnh chÝnh sè {n}</t></si>" for n in range(100_000))
    cells = [f"<c t='s'><v>{n}</v></c>" for n in range(100_000)]
    rows = ("".join(["<row>", *cells[n : n + 50], "</row>"]) for n in range(0, 100_000, 50))
    return _workbook("".join(rows), sharedStrings=f"<sst>{texts}</sst>")


def runs_in_old_fonts_without_end() -> bytes:
    run = '<r><rPr><rFont val="VNI-Times"/></rPr><t>aø</t></r><r><rPr><rFont val=".VnTime"/></rPr><t>µ</t></r>'
    return _workbook('<row><c t="s"><v>0</v></c></row>' * 10, sharedStrings=f"<sst><si>{run * 60_000}</si></sst>")


def word_numbers_without_end(folder: Path) -> Path:
    numbers = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{n % 9}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
        for n in range(90_000)
    )
    path = word_of(folder / "a.docx", TABLE.replace("</w:tc>", f"{numbers}</w:tc>", 1))
    text = "".join(f"%{n}" for n in range(1, 10)) * 6
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="{text}"/></w:lvl>' for n in range(9)
    )
    numbering = f'<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    return _with(path, "word/numbering.xml", numbering)


def word_tables_inside_tables(folder: Path) -> Path:
    inner = (
        "<w:tc><w:tbl><w:tr>" * 60 + "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>" + "</w:tr></w:tbl></w:tc>" * 60
    )
    return word_of(folder / "a.docx", TABLE.replace("</w:tr>", f"{inner * 2_000}</w:tr>", 1))


def word_tables_one_after_the_other(folder: Path) -> Path:
    return word_of(folder / "a.docx", TABLE + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 150_000)


def word_cells_as_wide_as_can_be(folder: Path) -> Path:
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='200'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    return word_of(folder / "a.docx", TABLE.replace("</w:tbl>", f"<w:tr>{cell}</w:tr>" * 60_000 + "</w:tbl>"))


def rows_of_levels(folder: Path) -> Path:
    rows: Rows = [[f"1.{n}", f"Tỷ lệ {n}", "1", "Từ 90% trở lên: 1; " * 175, ""] for n in range(1_400)]
    return word_of(folder / "a.docx", table_xml([HEADER, *rows]))


def _with(path: Path, name: str, part: str) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, part)
    return path


WORKBOOKS: list[Callable[[], bytes]] = [
    an_entity_bomb,
    a_bomb_of_one_text,
    one_text_in_every_cell,
    merges_without_end,
    formulas_without_values_and_errors,
    ten_thousand_columns,
    million_rows,
    a_zip_bomb,
    as_many_cells_as_are_read,
    letters_that_may_be_in_an_old_code,
    runs_in_old_fonts_without_end,
]
DOCUMENTS: list[Callable[[Path], Path]] = [
    word_tables_inside_tables,
    word_tables_one_after_the_other,
    word_cells_as_wide_as_can_be,
    word_numbers_without_end,
    rows_of_levels,
]
SAMPLE = 6  # what drills add takes longest to make and to read


def _keeps_the_limits(path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr[-2_000:]
    told = json.loads(ended.stdout)
    assert told["told"]
    assert max(told["seconds"]) < SECONDS, told
    assert told["kilobytes"] < KILOBYTES, told
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("make", WORKBOOKS if FULL else WORKBOOKS[:SAMPLE])
def test_the_worst_workbooks_keep_the_limits(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(make())
    _keeps_the_limits(path)


@pytest.mark.parametrize("make", DOCUMENTS if FULL else DOCUMENTS[: SAMPLE // 2])
def test_the_worst_documents_keep_the_limits(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    _keeps_the_limits(make(tmp_path))
