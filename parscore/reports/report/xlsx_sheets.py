"""A sheet of the report's workbook beside the score table: title, marks, header, lines whose figures are live."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from parscore.reports.plain import plain
from parscore.reports.score_table import ScoreTable
from parscore.reports.xlsx_sheet import TALLEST_ROW, Styles, fitted, height_of, lay_out, number, write_line

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


_INDENT = 1.5  # characters


@dataclass(frozen=True, slots=True)
class Live:
    """A cell that is worked out in the sheet; `value` is what it comes to."""

    formula: str
    value: Fraction | None
    look: Literal["points", "maximum", "count"] = "points"


Given = str | int | Fraction | Live


class Sheet:
    """A sheet with a title, the marks, a header row and lines below it."""

    def __init__(self, sheet: "Worksheet", styles: Styles, table: ScoreTable, title: str, heads: Sequence[str]) -> None:
        self.sheet, self.styles, self.table, self.title, self.heads = sheet, styles, table, title, heads
        self.widths: Sequence[float] = ()
        self.line = 0

    def with_widths(self, widths: Sequence[float]) -> "Sheet":
        """Write what stands above the lines."""
        self.widths = widths
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        styles, last, wide = self.styles, len(widths) - 1, sum(widths)
        lines = [(self.title.upper(), styles.line(bold=True, size=14, align="center"), 14)]
        (label, unit), *_ = self.table.heading
        lines.append((f"{label}: {unit}", styles.line(bold=True, size=12, align="center"), 12))
        lines += [(mark, styles.line(bold=True, align="center"), 11) for mark in self.table.marks]
        for text, style, size in lines:
            if last:
                write_line(self.sheet, self.line, last, text, style, wide, size)
            else:  # one cell cannot be merged
                self.sheet.set_row(self.line, height_of(text, wide, size, bold=True))
                self.sheet.write_string(self.line, 0, fitted(text), style)
            self.line += 1
        for column, head in enumerate(self.heads):
            self.sheet.write_string(self.line, column, head, styles.header())
        self._height(self.heads, bold=True)
        self.line += 1
        self.sheet.freeze_panes(self.line, 0)
        return self

    def add(self, cells: Sequence[Given], *, strong: bool = False) -> None:
        """A line below the last."""
        styles = self.styles
        looks = {"points": styles.points, "maximum": styles.maximum, "count": styles.count}
        self._height([cell if isinstance(cell, str) else "" for cell in cells], bold=strong)
        for column, cell in enumerate(cells):
            if isinstance(cell, Live):
                value = "" if cell.value is None else number(cell.value)
                self.sheet.write_formula(self.line, column, cell.formula, looks[cell.look](bold=strong), value)
            elif isinstance(cell, Fraction):
                self.sheet.write_number(self.line, column, number(cell), styles.points(bold=strong))
            elif isinstance(cell, int):
                self.sheet.write_number(self.line, column, cell, styles.count(bold=strong))
            elif cell:
                beside = column > 0 and not isinstance(cells[column - 1], str)  # off the number before it
                look = styles.text(bold=strong, indent=1 if beside else 0)
                self.sheet.write_string(self.line, column, fitted(plain(cell)), look)
            else:
                self.sheet.write_blank(self.line, column, None, styles.text(bold=strong))
        self.line += 1

    def end(self) -> None:
        marks = len(self.table.marks)
        head = 2 + marks
        lay_out(self.sheet, self.table, (2, head) if marks else (head, head))

    def _height(self, texts: Sequence[str], *, bold: bool) -> None:
        rooms = [width - _INDENT if at else width for at, width in enumerate(self.widths)]
        highest = max(height_of(plain(text), rooms[at], bold=bold) for at, text in enumerate(texts))
        self.sheet.set_row(self.line, min(highest, TALLEST_ROW))
