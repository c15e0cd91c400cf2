"""How much room texts and pictures take, before any library has set them."""

from collections.abc import Iterable, Sequence
from math import ceil

from parscore.reports.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, printable, width_of
from parscore.reports.papers.layout import Layout, Style
from parscore.reports.papers.paper import DataTable, Row

POINTS = 72 / 25.4  # in a millimetre
_LETTER = 0.47  # of the size, the mean width of one
SINGLE = 1.15
"""Of the size, the height of a single line of Times."""
ASCENT = 0.89
"""Of the size, from the top of a line to the foot of its letters."""
_PNG = b"\x89PNG\r\n\x1a\n"


def font_of(*, bold: bool, italic: bool) -> str:
    """The printed font of a style."""
    return (BOLD_ITALIC if italic else BOLD) if bold else ITALIC if italic else REGULAR


def length_of(text: str, style: Style) -> float:
    """How long a line stands, in millimetres."""
    font = font_of(bold=style.bold, italic=style.italic)
    return width_of(printable(style.said(text)), font, style.size) / POINTS


def rule_below(lines: Sequence[str], style: Style, percent: float, room: float) -> float:
    """The length of the rule below lines: a share of the last, no longer than the column."""
    return min(length_of(lines[-1], style), room) * percent / 100 if lines else 0


def column_widths(table: DataTable, room: float) -> tuple[float, ...]:
    """The columns' parts of the room."""
    whole = sum(column.share for column in table.columns)
    return tuple(room * column.share / whole for column in table.columns)


def is_tall(row: Row, widths: Sequence[float], style: Style, layout: Layout, height: float) -> bool:
    """Whether a row is so high that it must not wait for a page that holds the whole of it."""
    return row_height(row, widths, style, layout) > height * layout.table.tall_row / 100


def row_height(row: Row, widths: Sequence[float], style: Style, layout: Layout) -> float:
    """About how high a row stands, in millimetres."""
    letter, padding = style.size * _LETTER / POINTS, 2 * layout.table.padding
    lines, place = 1, 0
    for cell in row.cells:
        text, span = (cell, 1) if isinstance(cell, str) else (cell.text, cell.span)
        room = max(sum(widths[place : place + span]) - padding, letter)
        lines = max(lines, _lines(text.split("\n"), letter / room))
        place += span
    return lines * style.size * SINGLE * style.line / POINTS + padding


def _lines(texts: Iterable[str], share: float) -> int:
    return sum(max(ceil(len(text) * share), 1) for text in texts)


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height of a picture in its own points; ValueError when it is no PNG."""
    if png[:8] != _PNG or len(png) < 24:
        raise ValueError("not a PNG")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
