"""Annexes as offices write them, in Excel and in Word, made anew by the tests."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

from parscore.intake.annex import Annex, read_annex
from parscore.scoring.criteria import Criterion
from parscore.scoring.outcome import Severity

Value = str | int | float | None
Rows = Sequence[Sequence[Value]]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEADER = ("STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Cách chấm điểm", "Tài liệu kiểm chứng")


def excel(path: Path, rows: Rows, merges: Sequence[str] = (), *, sheet: str = "Phụ lục") -> Path:
    """A workbook of one sheet; empty texts leave a cell out."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append([None if value == "" else value for value in row])
    for area in merges:
        page.merge_cells(area)
    book.save(path)
    return path


def word(path: Path, *parts: str | Rows) -> Path:
    """A document of paragraphs (texts) and tables (rows)."""
    body = "".join(_paragraph(part) if isinstance(part, str) else table_xml(part) for part in parts)
    return word_of(path, body)


def word_of(path: Path, body: str) -> Path:
    """A document around a body in its own XML."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W}><w:body>{body}</w:body></w:document>'
    path.write_bytes(zipped({"word/document.xml": document}))
    return path


def table_xml(rows: Rows) -> str:
    """A table; "^" continues the cell above, "<" widens the cell before."""
    return f"<w:tbl>{''.join(_row(row) for row in rows)}</w:tbl>"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip of parts, as Office files are."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in {"[Content_Types].xml": "<Types/>", **parts}.items():
            file.writestr(name, part)
    return content.getvalue()


def taken_in(path: Path) -> dict[str, Criterion]:
    """The criteria by code of an annex that has no errors."""
    annex = read_annex(path)
    assert annex.criteria_set is not None, annex.errors
    return annex.criteria_set.by_code


def said(annex: Annex, severity: Severity = Severity.WARNING) -> list[str]:
    """Everything told, each as "C12 1.1: message"."""
    return [f"{one.cell} {one.code}: {one.message}" for one in annex.problems if one.severity is severity]


def _row(row: Sequence[Value]) -> str:
    cells: list[tuple[str, int]] = []
    for value in row:
        if value == "<":
            cells[-1] = (cells[-1][0], cells[-1][1] + 1)
        else:
            cells.append(("" if value is None else str(value), 1))
    return f"<w:tr>{''.join(_cell(text, span) for text, span in cells)}</w:tr>"


def _cell(text: str, span: int) -> str:
    merge = "<w:vMerge/>" if text == "^" else '<w:vMerge w:val="restart"/>'
    width = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    paragraphs = "".join(_paragraph(line) for line in ("" if text == "^" else text).split("\n"))
    return f"<w:tc><w:tcPr>{width}{merge}</w:tcPr>{paragraphs}</w:tc>"


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
