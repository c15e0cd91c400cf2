"""What both sheets of the workbook share: cell styles, texts that fit a cell, the page they are printed on."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from parscore.reports.fonts import BOLD, REGULAR, width_of
from parscore.reports.score_table import ScoreTable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT = "Times New Roman"
SIZE = 10
TALLEST_ROW = 409  # points; Excel hides what is below
_LEADING = 1.28
_DIGIT = 5.25  # points, what one character of a column's width stands for
_HINTED = 0.96  # letters on a screen stand wider than their measure
_A4 = 9
_LONGEST = 32_767  # UTF-16 units in a cell
_MOST_BREAKS = 253
_CUT = " … (đã cắt bớt; xem đủ trong tệp PDF)"


class Styles:
    """Cell formats of a workbook, each made once."""

    def __init__(self, book: "Workbook", table: ScoreTable) -> None:
        self._book = book
        self._made: dict[str, Format] = {}
        self._points = _number_format(table.places)
        self._maximum = _number_format(table.max_places)

    def text(self, *, bold: bool = False, indent: int = 0, align: str = "left") -> "Format":
        return self._cell(bold=bold, indent=indent, align=align, text_wrap=True, num_format="@")

    def points(self, *, bold: bool = False) -> "Format":
        return self._cell(bold=bold, align="right", num_format=self._points)

    def maximum(self, *, bold: bool = False) -> "Format":
        """What is taken out of the scale has a maximum of 0 and is shown as a dash."""
        return self._cell(bold=bold, align="right", num_format=f'{self._maximum};-{self._maximum};"–"')

    def count(self, *, bold: bool = False) -> "Format":
        return self._cell(bold=bold, align="center", num_format="0")

    def header(self) -> "Format":
        return self._cell(bold=True, align="center", valign="vcenter", text_wrap=True)

    def line(self, *, bold: bool = False, italic: bool = False, size: int = 11, align: str = "left") -> "Format":
        """A line outside the table, without rules."""
        return self._make(bold=bold, italic=italic, font_size=size, align=align, valign="vcenter", text_wrap=True)

    def _cell(self, **properties: Any) -> "Format":
        return self._make(**{"border": 1, "valign": "top", "font_size": SIZE, **properties})

    def _make(self, **properties: Any) -> "Format":
        key = repr(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FONT, **properties})
        return self._made[key]


def _number_format(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places else "")


def number(value: Fraction) -> float:
    """A cell holds a binary float, whatever is written; the exact points stay in the program."""
    return float(value)


def fitted(text: str) -> str:
    """A text cut, with a mark, to what a cell takes."""
    lines = text.split("\n")
    if len(lines) > _MOST_BREAKS:
        text = "\n".join(lines[:_MOST_BREAKS]) + " " + " ".join(lines[_MOST_BREAKS:])
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def height_of(text: str, width: float, size: int = SIZE, *, bold: bool = False) -> float:
    """How high a wrapped text stands in a column of a width in characters.

    Rows get their heights from here, because LibreOffice does not find them when it opens a workbook, and no program
    finds those of merged cells.
    """
    room = width * _DIGIT * _HINTED
    font = BOLD if bold else REGULAR
    return sum(_lines(line, room, font, size) for line in text.split("\n")) * size * _LEADING + 3


def _lines(text: str, room: float, font: str, size: int) -> int:
    """How many lines a text without line ends takes."""
    lines, used, space = 1, 0.0, width_of(" ", font, size)
    for word in text.split(" "):
        wide = width_of(word, font, size)
        if used and used + space + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (space if used else 0)
        lines, used = lines + int(used // room), used % room if used > room else used
    return lines


def write_line(
    sheet: "Worksheet", row: int, last: int, text: str, style: "Format", width: float, size: int = SIZE + 1
) -> None:
    """A text across the columns up to `last`, its row made high enough."""
    sheet.set_row(row, min(height_of(text, width, size, bold=True), TALLEST_ROW))
    sheet.merge_range(row, 0, row, last, "")
    sheet.write_string(row, 0, fitted(text), style)


def lay_out(sheet: "Worksheet", table: ScoreTable, repeated: tuple[int, int], *, pages_tall: int = 0) -> None:
    """A4 landscape, one page wide, thin margins, the foot line, and the rows that head every page."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, pages_tall)
    sheet.set_margins(left=0.8, right=0.6, top=0.7, bottom=0.8)
    sheet.repeat_rows(*repeated)
    size = f'&"{FONT},Regular"&9'
    left, middle = table.foot
    sheet.set_footer(f"&L{size}{left}&C{size}{middle}&R{size}Trang &P/&N")
    sheet.hide_gridlines(2)
