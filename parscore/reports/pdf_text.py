"""Paragraphs of the printed report: foreign text escaped, its letters checked, numbers never broken."""

from functools import cache
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from parscore.reports.fonts import BOLD, ITALIC, REGULAR, printable
from parscore.reports.remarks import Lines
from parscore.reports.score_table import ScoreTable

Align = Literal[0, 1, 2, 4]
SIZE = 9.5
_BODY = 11.0
LEADING = 1.2  # room for two marks over a capital (Ế, Ữ)


@cache
def _style(font: str, size: float, align: Align, indent: float, unbroken: bool, after: float) -> ParagraphStyle:
    return ParagraphStyle(
        "text",
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=size * LEADING,
        alignment=align,
        leftIndent=indent,
        splitLongWords=0 if unbroken else 1,
        spaceAfter=after,
        allowWidows=0,
        allowOrphans=0,
    )


def marked_up(text: str) -> str:
    """Foreign text as paragraph mark-up."""
    return escape(printable(text)).replace("\n", "<br/>")


def cell(text: str, *, strong: bool = False, indent: float = 0, align: Align = TA_LEFT) -> Paragraph:
    return Paragraph(marked_up(text), _style(BOLD if strong else REGULAR, SIZE, align, indent, False, 0))


def figure(text: str, *, strong: bool = False, size: float = SIZE, align: Align = TA_RIGHT) -> Paragraph:
    """A number or a code: never broken over two lines."""
    return Paragraph(marked_up(text), _style(BOLD if strong else REGULAR, size, align, 0, True, 0))


def centred(text: str, *, strong: bool = False) -> Paragraph:
    return cell(text, strong=strong, align=TA_CENTER)


def title(table: ScoreTable) -> list[Paragraph]:
    """The title, and the unit below it."""
    label, unit = table.heading[0]
    return centred_heading(table.title, f"{label}: {unit}")


def centred_heading(name: str, below: str) -> list[Paragraph]:
    """The name of a document in capitals, and a line below it."""
    return [
        Paragraph(marked_up(name.upper()), _style(BOLD, 14, TA_CENTER, 0, False, 3)),
        Paragraph(marked_up(below), _style(BOLD, 12, TA_CENTER, 0, False, 8)),
    ]


def heading_line(text: str) -> Paragraph:
    """The heading of a part."""
    return Paragraph(marked_up(text), _style(BOLD, _BODY, TA_LEFT, 0, False, 4))


def pairs(lines: Lines, *, strong: bool = False) -> list[Paragraph]:
    """Lines with a label and a text."""
    style = _style(REGULAR, _BODY, TA_LEFT, 0, False, 2)
    around = ("<b>", "</b>") if strong else ("", "")
    return [Paragraph(f"{marked_up(label)}: {marked_up(text).join(around)}", style) for label, text in lines]


def remarks(notes: tuple[str, ...]) -> list[Paragraph]:
    style = _style(ITALIC, 10, TA_LEFT, 0, False, 2)
    return [Paragraph(f"Ghi chú: {marked_up(note)}", style) for note in notes]
