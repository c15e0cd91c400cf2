"""Illustrative papers of the sample commune as PDF: marked on every page, the same bytes whenever they are printed."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph, Spacer

from parscore.faults import fault_of
from parscore.reports.fonts import BOLD, ITALIC, REGULAR, register_fonts
from parscore.reports.pdf_text import marked_up

MARK = "TÀI LIỆU MINH HỌA"
_MARGIN = 72.0
_TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=14, leading=18, alignment=TA_CENTER)
_HEAD = ParagraphStyle("head", fontName=REGULAR, fontSize=11, leading=14, alignment=TA_CENTER)
_BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=13, leading=19, spaceAfter=6)


def write_sample_paper(
    path: Path, head: Sequence[str], title: str, body: Sequence[str], annexes: Sequence[tuple[str, str]]
) -> None:
    """A first page, then one page for each annex (its title and text). EnvironmentFault when it cannot be written."""
    register_fonts()
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setTitle(title.replace("\n", ": "))
    canvas.setAuthor(MARK)
    pages = [(title, body), *((name, [text]) for name, text in annexes)]
    for number, (heading, texts) in enumerate(pages, start=1):
        _mark(canvas, number)
        story: list[Flowable] = [Paragraph(marked_up(line), _HEAD) for line in (head if number == 1 else ())]
        story += [Spacer(1, 24), Paragraph(marked_up(heading), _TITLE), Spacer(1, 18)]
        story += [Paragraph(marked_up(text), _BODY) for text in texts]
        Frame(_MARGIN, _MARGIN, A4[0] - 2 * _MARGIN, A4[1] - 2 * _MARGIN).addFromList(story, canvas)
        canvas.showPage()
    try:
        canvas.save()
    except OSError as error:
        raise fault_of(error, "Chưa ghi được tệp", path) from error


def _mark(canvas: Canvas, number: int) -> None:
    canvas.saveState()
    canvas.setFillColor(HexColor("#e3e3e3"))
    canvas.setFont(BOLD, 44)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, 0, MARK)
    canvas.restoreState()
    canvas.setFont(ITALIC, 10)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 36, f"{MARK}: không phải văn bản thật")
    canvas.drawCentredString(A4[0] / 2, 36, f"Trang {number}")
