"""Pages of paper: the size and margins of an official document, marks above, a foot with the page number below."""

from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from parscore.reports.fonts import BOLD, REGULAR, printable, register_fonts

LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 15 * mm, 20 * mm, 20 * mm  # Nghị định 30/2020/NĐ-CP, annex I
_MARK_SIZE, _FOOT_SIZE = 9.5, 8.5


def text_width(*, wide: bool = False) -> float:
    """How wide the text stands between the margins, in points."""
    return float(_page(wide)[0] - LEFT - RIGHT)


def pages(
    story: list[Flowable], *, title: str, marks: tuple[str, ...], foot: tuple[str, str], wide: bool = False
) -> bytes:
    """The whole PDF file; `marks` stand above every page, `foot` at the left and in the middle below it."""
    register_fonts()
    content = BytesIO()
    page = _page(wide)
    doc = BaseDocTemplate(
        content,
        pagesize=page,
        initialFontName=REGULAR,
        lang="vi-VN",
        title=title,
        author="",
        creator="",
        subject="",
        displayDocTitle=True,
    )
    frame = Frame(
        *(LEFT, BOTTOM, text_width(wide=wide), page[1] - TOP - BOTTOM),
        *(0, 0, 0, 0),  # no padding
    )
    doc.addPageTemplates([PageTemplate("page", [frame], onPage=_marking(marks))])
    doc.build(story, canvasmaker=_numbering(foot))
    return content.getvalue()


def _page(wide: bool) -> tuple[float, float]:
    width, height = landscape(A4) if wide else A4
    return float(width), float(height)


def _marking(marks: tuple[str, ...]) -> Any:
    def mark(canvas: Canvas, doc: Any) -> None:
        width, height = doc.pagesize
        canvas.saveState()
        canvas.setFont(BOLD, _MARK_SIZE)
        for line, text in enumerate(marks):
            at = height - TOP + 2 * mm + _MARK_SIZE * 1.25 * (len(marks) - 1 - line)
            canvas.drawCentredString((LEFT + width - RIGHT) / 2, at, printable(text))
        canvas.restoreState()

    return mark


def _numbering(foot: tuple[str, str]) -> type[Canvas]:
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
                _draw_foot(self, foot, f"Trang {number}/{len(self._pages)}")
                super().showPage()
            super().save()

    return Numbered


def _draw_foot(canvas: Canvas, foot: tuple[str, str], page: str) -> None:
    sized: Any = canvas
    right = sized._pagesize[0] - RIGHT
    left, middle = map(printable, foot)
    canvas.setFont(REGULAR, _FOOT_SIZE)
    height = BOTTOM - 7 * mm
    canvas.setLineWidth(0.3)
    canvas.line(LEFT, height + 3.5 * mm, right, height + 3.5 * mm)
    canvas.drawString(LEFT, height, left)
    canvas.drawCentredString((LEFT + right) / 2, height, middle)
    canvas.drawRightString(right, height, page)
