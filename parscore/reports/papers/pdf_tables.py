"""Ruled tables on printed pages, the same rows as in Word: a header on every page, rows whole where they fit."""

from dataclasses import replace
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable

from parscore.reports.fonts import REGULAR
from parscore.reports.papers.layout import Layout, Page, Style
from parscore.reports.papers.measure import column_widths
from parscore.reports.papers.paper import Align, Cell, Column, DataTable, Row
from parscore.reports.papers.pdf_flow import Lines, paragraph_style, set_line
from parscore.reports.papers.wording import INDENT, paragraphs

_WHOLE = ((0, 0), (-1, -1))
_LEAST_PIECE = 40.0  # points of a row that are worth being cut off
_HAIR = 0.01  # points, what sums of heights may be off


class _Together(list[Any]):
    """The first cell of a row that goes to the page of the row after it."""


class _Rows(LongTable):
    """Splits between rows; inside a row only where the row is too high to wait for a page of its own.

    The library's own command for rows that stay together cuts the first of them when the second is too high for a
    page, and never comes to an end.
    """

    cut_above = 0.0
    """The height in points from which a row may be cut."""
    line = 0.5

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        known: Any = self
        known._calc(availWidth, availHeight)
        parts: list[Any] = self._cut(availHeight) or self._parted(availHeight)
        for part in parts:
            part.cut_above, part.line = self.cut_above, self.line
        if parts:
            parts[0].setStyle([("LINEBELOW", (0, -1), (-1, -1), self.line, black)])
        return parts

    def _fitting(self, room: float) -> tuple[int, float, float]:
        """How many rows fit, the height of the one after them, and the room that is left for it."""
        known: Any = self
        for place, height in enumerate(known._rowHeights):
            if height is None or height > room:
                return place, height or 0.0, room
            room -= height
        return len(known._rowHeights), 0.0, room

    def _cut(self, room: float) -> list[Any]:
        known: Any = self
        _, height, left = self._fitting(room)
        if height <= self.cut_above or left < _LEAST_PIECE:
            return []
        return list(known._splitRows(room, doInRowSplit=True))

    def _parted(self, room: float) -> list[Any]:
        known: Any = self
        fitting, *_ = self._fitting(room)
        last = fitting
        while last > known.repeatRows and isinstance(known._cellvalues[last - 1][0], _Together):
            last -= 1
        if last > known.repeatRows and last < len(known._rowHeights):
            room = sum(known._rowHeights[:last]) + _HAIR
        return list(known._splitRows(room))


def table(given: DataTable, layout: Layout, page: Page, room: float) -> Flowable:
    """The whole table within so many millimetres."""
    return _Table(given, layout, page, room).made()


class _Table:
    def __init__(self, given: DataTable, layout: Layout, page: Page, room: float) -> None:
        self.given, self.layout, self.page = given, layout, page
        self.widths = column_widths(given, room)
        styles = layout.styles
        names = ("small_table_head", "small_table") if given.small else ("table_head", "table")
        self.head, self.text = (styles[name] for name in names)
        self.style: list[Any] = [
            ("FONTNAME", *_WHOLE, REGULAR),
            ("GRID", *_WHOLE, layout.table.line, black),
            ("VALIGN", *_WHOLE, "TOP"),
            ("LEFTPADDING", *_WHOLE, layout.table.padding * mm),
            ("RIGHTPADDING", *_WHOLE, layout.table.padding * mm),
            ("TOPPADDING", *_WHOLE, layout.table.padding * mm / 3),
            ("BOTTOMPADDING", *_WHOLE, layout.table.padding * mm / 3 + 1),
        ]

    def made(self) -> Flowable:
        lines = self._header()
        heads = len(lines)
        self.style.append(("VALIGN", (0, 0), (-1, heads - 1), "MIDDLE"))
        lines += [self._row(row, place) for place, row in enumerate(self.given.rows, start=heads)]
        widths = [width * mm for width in self.widths]
        rows = _Rows(lines, colWidths=widths, repeatRows=heads, style=self.style)
        rows.cut_above = self.page.text_height * mm * self.layout.table.tall_row / 100
        rows.line, rows.spaceAfter = self.layout.table.line, 6
        return rows

    def _header(self) -> list[list[Any]]:
        given = self.given
        titles = [column.title for column in given.columns]
        lines: list[list[str]] = []
        if given.groups:
            line, place = [], 0
            for group in given.groups:
                line += [group.title or titles[place], *[""] * (group.span - 1)]
                if group.title:
                    self.style.append(("SPAN", (place, 0), (place + group.span - 1, 0)))
                else:
                    self.style.append(("SPAN", (place, 0), (place, 1)))
                    titles[place] = ""
                place += group.span
            lines.append(line)
        lines.append(titles)
        if given.numbered:
            lines.append([str(place + 1) for place in range(len(titles))])
        return [[self._lines(text, self.head, None, 0) for text in line] for line in lines]

    def _row(self, row: Row, place: int) -> list[Any]:
        line: list[Any] = []
        for cell in row.cells:
            at = len(line)
            whole = Cell(cell) if isinstance(cell, str) else cell
            line += [self._cell(whole, row, self.given.columns[at], at), *[""] * (whole.span - 1)]
            if whole.span > 1:
                self.style.append(("SPAN", (at, place), (at + whole.span - 1, place)))
        assert len(line) == len(self.given.columns), "the cells of a row fill its columns"
        return line

    def _cell(self, cell: Cell, row: Row, column: Column, place: int) -> list[Lines]:
        look = _with(self.text, bold=row.bold or cell.bold, italic=cell.italic)
        lines = self._lines(cell.text, look, cell.align or column.align, cell.indent * INDENT)
        return _Together(lines) if row.together and place == 0 else lines

    def _lines(self, text: str, look: Style, align: Align | None, indent: float) -> list[Lines]:
        style = paragraph_style(look, indent, align)
        return [set_line(line, style) for line in paragraphs(text)]


def _with(look: Style, *, bold: bool, italic: bool) -> Style:
    return replace(look, bold=look.bold or bold, italic=look.italic or italic) if bold or italic else look
