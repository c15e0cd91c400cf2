"""The score table as PDF pages: A4 landscape, black on white, every letter embedded."""

from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageBreak, PageTemplate, Spacer

from parscore.reports.fonts import BOLD, REGULAR, printable, register_fonts
from parscore.reports.pdf_tables import WIDTH, area_table, beside, score_rows
from parscore.reports.pdf_text import pairs, title
from parscore.reports.score_table import ScoreTable

PAGE_WIDTH, PAGE_HEIGHT = landscape(A4)
LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 15 * mm, 20 * mm, 20 * mm  # Nghị định 30/2020/NĐ-CP, annex I
_MARK_SIZE, _FOOT_SIZE = 9.5, 8.5


def document(table: ScoreTable) -> bytes:
    """The whole PDF file."""
    register_fonts()
    content = BytesIO()
    doc = BaseDocTemplate(
        content,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        initialFontName=REGULAR,
        lang="vi-VN",
        title=table.title,
        author="",
        creator="",
        subject="",
        displayDocTitle=True,
    )
    frame = Frame(
        *(LEFT, BOTTOM, WIDTH, PAGE_HEIGHT - TOP - BOTTOM),
        *(0, 0, 0, 0),  # no padding
    )
    doc.addPageTemplates([PageTemplate("table", [frame], onPage=_marking(table))])
    doc.build(_story(table), canvasmaker=_numbering(table))
    return content.getvalue()


def _story(table: ScoreTable) -> list[Flowable]:
    return [
        *title(table),
        *pairs(table.heading[1:]),
        Spacer(0, 3 * mm),
        beside(pairs(table.totals, strong=True), pairs(table.particulars, strong=True)),
        Spacer(0, 4 * mm),
        KeepTogether(area_table(table)),
        PageBreak(),
        score_rows(table),
    ]


def _marking(table: ScoreTable) -> Any:
    def mark(canvas: Canvas, _: object) -> None:
        canvas.saveState()
        canvas.setFont(BOLD, _MARK_SIZE)
        for line, text in enumerate(table.marks):
            height = PAGE_HEIGHT - TOP + 2 * mm + _MARK_SIZE * 1.25 * (len(table.marks) - 1 - line)
            canvas.drawCentredString(LEFT + WIDTH / 2, height, printable(text))
        canvas.restoreState()

    return mark


def _numbering(table: ScoreTable) -> type[Canvas]:
    """A canvas that knows the number of pages when it draws the foot of each."""

    class Numbered(Canvas):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._pages.append(dict(self.__dict__))
            begun: Any = self
            begun._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, start=1):
                self.__dict__.update(page)
                _foot(self, table, f"Trang {number}/{len(self._pages)}")
                super().showPage()
            super().save()

    return Numbered


def _foot(canvas: Canvas, table: ScoreTable, page: str) -> None:
    left, middle = map(printable, table.foot)
    canvas.setFont(REGULAR, _FOOT_SIZE)
    height = BOTTOM - 7 * mm
    canvas.setLineWidth(0.3)
    canvas.line(LEFT, height + 3.5 * mm, LEFT + WIDTH, height + 3.5 * mm)
    canvas.drawString(LEFT, height, left)
    canvas.drawCentredString(LEFT + WIDTH / 2, height, middle)
    canvas.drawRightString(LEFT + WIDTH, height, page)
