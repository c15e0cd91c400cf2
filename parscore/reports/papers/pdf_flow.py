"""The pieces a printed page is set from: paragraphs in the styles of the layout, rules, dots, columns."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table

from parscore.reports.fonts import REGULAR, printable, width_of
from parscore.reports.papers.layout import Style
from parscore.reports.papers.measure import SINGLE, font_of
from parscore.reports.papers.paper import Align, Run, Text
from parscore.reports.papers.wording import paragraphs

_ALIGNED: Mapping[Align, Literal[0, 1, 2, 4]] = {"left": 0, "center": 1, "right": 2, "justify": 4}


class Heading(Paragraph):
    """A paragraph that stands in the outline of the file."""

    def __init__(self, text: str, style: ParagraphStyle, level: int, name: str) -> None:
        super().__init__(text, style)
        self.level, self.name = level, name

    def draw(self) -> None:
        canvas: Any = self.canv
        key = f"{self.name}-{id(self)}"
        level = min(self.level, getattr(canvas, "deepest", -1) + 1)  # the outline refuses a step over a level
        canvas.deepest = level
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(self.name, key, level)
        super().draw()


class Rule(Flowable):
    """A drawn line in the middle of a column."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self.length = length * mm

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.room = availWidth
        return availWidth, 5

    def draw(self) -> None:
        begin = (self.room - self.length) / 2
        self.canv.setLineWidth(0.75)
        self.canv.line(begin, 2, begin + self.length, 2)


class Dots(Flowable):
    """A label and dots from it to the margin."""

    def __init__(self, label: str, style: Style) -> None:
        super().__init__()
        self.label, self.size = printable(label), style.size
        self.high = style.size * SINGLE * style.line + style.after

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.room = availWidth
        return availWidth, self.high

    def draw(self) -> None:
        at = self.high - self.size
        self.canv.setFont(REGULAR, self.size)
        self.canv.drawString(0, at, self.label)
        begun = width_of(self.label, REGULAR, self.size)
        count = int((self.room - begun) / width_of(".", REGULAR, self.size))
        self.canv.drawRightString(self.room, at, "." * max(count, 0))


@lru_cache(maxsize=512)
def paragraph_style(style: Style, indent: float = 0, align: Align | None = None, keep: bool = False) -> ParagraphStyle:
    """The layout's style as the library knows it; `indent` in millimetres beside the style's own."""
    font = font_of(bold=style.bold, italic=style.italic)
    return ParagraphStyle(
        "text",
        fontName=font,
        bulletFontName=font,
        fontSize=style.size,
        leading=style.size * SINGLE * style.line,
        alignment=_ALIGNED[align or style.align],
        firstLineIndent=style.indent * mm,
        leftIndent=(style.left + indent) * mm,
        spaceBefore=style.before,
        spaceAfter=style.after,
        keepWithNext=1 if style.keep or keep else 0,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


def set_lines(text: Text, style: ParagraphStyle, look: Style) -> list[Paragraph]:
    """A paragraph for each line of a text."""
    given: Text = look.said(text) if isinstance(text, str) else text
    return [Paragraph(marked_up(line), style) for line in paragraphs(given)]


def marked_up(line: Sequence[Run]) -> str:
    """Runs as the library's mark-up; whatever looks like mark-up in a text is text."""
    return "".join(_marked_up(run) for run in line)


def _marked_up(run: Run) -> str:
    text = escape(printable(run.text))
    text = f"<i>{text}</i>" if run.italic else text
    return f"<b>{text}</b>" if run.bold else text


def side_by_side(cells: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Table:
    """Columns without rules, in points."""
    style = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    return Table([[list(cell) or "" for cell in cells]], colWidths=list(widths), splitInRow=1, style=style)
