"""Real files made by the tests: PDF, Word, Excel and text, as offices hand them in."""

import io
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from parscore.data_files import resource

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = ("I. KẾT QUẢ", "Trong năm, xã đã tiếp nhận 1.250 hồ sơ, trong đó 98,4% đúng hạn.")
LEFT, RIGHT = 165, 425


@cache
def font() -> str:
    pdfmetrics.registerFont(TTFont("Tinos", str(resource("fonts", "Tinos-Regular.ttf"))))
    return "Tinos"


def pdf(path: Path, *pages: Sequence[str], password: str = "") -> Path:
    """A PDF of lines; a tab parts the two columns of a letterhead, both centred."""
    canvas = Canvas(str(path), pagesize=A4, encrypt=password or None)
    for lines in pages:
        canvas.setFont(font(), 13)
        for row, line in enumerate(lines):
            y = 790 - 20 * row
            left, tab, right = line.partition("\t")
            if tab:
                canvas.drawCentredString(LEFT, y, left)
                canvas.drawCentredString(RIGHT, y, right)
            else:
                canvas.drawString(60, y, line)
        canvas.showPage()
    canvas.save()
    return path


def report(path: Path, *more: Sequence[str], password: str = "") -> Path:
    """A report with a letterhead in two columns."""
    head = (
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ LỘC HÒA\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 05/BC-UBND\tLộc Hòa, ngày 05 tháng 01 năm 2026",
        "",
        "BÁO CÁO",
        "Kết quả cải cách hành chính năm 2025",
        "",
        *BODY,
    )
    return pdf(path, head, *more, password=password)


def word(path: Path, body: str, **parts: str | bytes) -> Path:
    """A Word document around a body in its own XML; further parts by their name with "__" for "/"."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    path.write_bytes(zipped({"word/document.xml": document, **_named(parts)}))
    return path


def paragraph(text: str, *, font: str = "") -> str:
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def table(*rows: Sequence[str]) -> str:
    """A table; lines of a cell become paragraphs."""
    return f"<w:tbl>{''.join(_row(row) for row in rows)}</w:tbl>"


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def zipped(parts: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in {"[Content_Types].xml": "<Types/>", **parts}.items():
            file.writestr(name, part)
    return content.getvalue()


def _named(parts: dict[str, str | bytes]) -> dict[str, str | bytes]:
    return {f"{name.replace('__', '/')}.xml": part for name, part in parts.items()}


def _row(cells: Sequence[str]) -> str:
    made = "".join(f"<w:tc>{''.join(paragraph(line) for line in cell.split(chr(10)))}</w:tc>" for cell in cells)
    return f"<w:tr>{made}</w:tr>"
