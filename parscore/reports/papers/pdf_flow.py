"""The pieces a printed page is set from: paragraphs in the styles of the layout, rules, dots, columns."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table

from parscore.reports.fonts import REGULAR, printable, width_of
from parscore.reports.papers.layout import Style
from parscore.reports.papers.measure import SINGLE, font_of
from parscore.reports.papers.paper import Align, Run, Text
from parscore.reports.papers.wording import paragraphs

_ALIGNED: Mapping[Align, Literal[0, 1, 2, 4]] = {"left": 0, "center": 1, "right": 2, "justify": 4}


class Lines(Paragraph):
    """A paragraph that is broken into lines once for each width: a long table asks for them anew on every page."""

    broken: tuple[float, tuple[float, float]] | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        if self.broken is None or self.broken[0] != availWidth or not hasattr(self, "blPara"):
            self.broken = availWidth, super().wrap(availWidth, availHeight)
        return self.broken[1]


class Heading(Lines):
    """A line that stands in the outline of the file."""

    level = 0
    name = ""

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


def set_lines(text: Text, style: ParagraphStyle, look: Style) -> list[Lines]:
    """A paragraph for each line of a text."""
    given: Text = look.said(text) if isinstance(text, str) else text
    return [set_line(line, style) for line in paragraphs(given)]


def set_headings(text: str, style: ParagraphStyle, look: Style, level: int, name: str = "") -> list[Heading]:
    """The same for headings; `name` is what the outline says where it is not the text."""
    made = []
    for line in paragraphs(look.said(text)):
        heading = Heading("", style, frags=_pieces(line, style))
        heading.level, heading.name = level, name or "".join(run.text for run in line)
        made.append(heading)
    return made


def set_line(line: Sequence[Run], style: ParagraphStyle) -> Lines:
    """Runs as a paragraph. They never meet the library's mark-up, which would take a part of a text for its own."""
    return Lines("", style, frags=_pieces(line, style))


def _pieces(line: Sequence[Run], style: ParagraphStyle) -> list[Any]:
    return [_sample(style, run.bold, run.italic).clone(text=printable(run.text)) for run in line]


@lru_cache(maxsize=512)
def _sample(style: ParagraphStyle, bold: bool, italic: bool) -> Any:
    """A piece of a paragraph in a look, as the library makes it of mark-up."""
    marked = "<i>x</i>" if italic else "x"
    piece: Any = Paragraph(f"<b>{marked}</b>" if bold else marked, style)
    return piece.frags[0]


def side_by_side(cells: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Table:
    """Columns without rules, in points."""
    style = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    return Table([[list(cell) or "" for cell in cells]], colWidths=list(widths), splitInRow=1, style=style)
