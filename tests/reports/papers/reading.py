"""What a paper says once it is written: read back by python-docx and pypdf, spaces and line breaks left out."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from pypdf import PdfReader

from parscore.reports.papers.paper import (
    Annex,
    Cell,
    Column,
    DataTable,
    Fill,
    Group,
    Head,
    Heading,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    Signatures,
)

LETTERS = "".join(
    f"{letter}{letter.upper()}"
    for letter in "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
MARKS = ("ĐIỂM MINH HỌA: không phải điểm chính thức", "Số liệu minh họa")


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def docx_lines(content: bytes) -> list[str]:
    """The paragraphs of the text in order, those in tables and controls included."""
    body = docx.Document(BytesIO(content)).element.body
    return ["".join(text.text or "" for text in line.iter(qn("w:t"))) for line in body.iter(qn("w:p"))]


def pdf_pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def elements(content: bytes, tag: str) -> Iterator[Any]:
    """Elements of the body by their tag ("w:tr")."""
    body: Any = docx.Document(BytesIO(content)).element.body
    yield from body.iter(qn(tag))


def sample_table(rows: int = 3, text: str = "Cải cách thể chế", **more: Any) -> DataTable:
    columns = (Column("STT", 1, "center"), Column("Lĩnh vực", 5), Column("Điểm", 2, "right"), Column("%", 2, "right"))
    body = tuple(Row((str(place), text, "10,00", "95,00")) for place in range(1, rows + 1))
    return DataTable(columns, (*body, Row((Cell("Tổng cộng", span=2), "100,00", "91,44"), bold=True)), **more)


def sample_paper(*, annexes: int = 2, rows: int = 3, marks: tuple[str, ...] = MARKS, text: str = LETTERS) -> Paper:
    """A report with every kind of block."""
    return Paper(
        "Báo cáo thử",
        (
            Paragraph("Căn cứ Quyết định số 1/QĐ-UBND;\nCăn cứ Kế hoạch số 2/KH-UBND.", "basis"),
            Heading("I. Công tác chỉ đạo", 1),
            Paragraph((Run("Đậm", bold=True), " và ", Run("nghiêng", italic=True), f": {text}")),
            Heading("1. Kết quả", 2),
            sample_table(rows, groups=(Group("", 1), Group("", 1), Group("Kết quả", 2)), numbered=True),
            Fill("Ý kiến:", 2),
            Paragraph("Ủy ban nhân dân xã Mẫu báo cáo./."),
        ),
        head=Head(
            ("Ủy ban nhân dân", "xã Mẫu"),
            "Ủy ban nhân dân xã Mẫu",
            symbol="BC-UBND",
            place="Mẫu",
            kind="Báo cáo",
            subject="Kết quả tự đánh giá\nnăm 2025",
            addressees=("Sở Nội vụ tỉnh Mẫu",),
        ),
        signature=Signature(("TM. Ủy ban nhân dân",), ("Chủ tịch",), "Nguyễn Văn Ưỡng"),
        recipients=("Như trên", "Lưu: VT"),
        annexes=tuple(
            Annex(
                f"Bảng {place}",
                (sample_table(rows, small=True), Signatures((Signature((), ("Thư ký",), "Bình"),))),
                landscape=place % 2 == 0,
            )
            for place in range(annexes)
        ),
        marks=marks,
    )
