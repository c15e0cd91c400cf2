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


class _Rows(LongTable):
    """Splits between rows; inside a row only where the row is too high to wait for a page of its own.

    The library alone would rather cut a row in two than part it from rows it is kept together with.
    """

    cut_above = 0.0
    """The height in points from which a row may be cut."""
    ruled: tuple[float, Any] = (0.5, black)

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        known: Any = self
        known._calc(availWidth, availHeight)
        parts: list[Any] = list(known._splitRows(availHeight, doInRowSplit=self._may_cut(availHeight)))
        for part in parts:
            part.cut_above = self.cut_above
        if parts:
            parts[0].setStyle([("LINEBELOW", (0, -1), (-1, -1), *self.ruled)])
        return parts

    def _may_cut(self, room: float) -> bool:
        known: Any = self
        for height in known._rowHeights:
            if height is None or height > room:
                return height is not None and height > self.cut_above
            room -= height
        return False


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
        for place, row in enumerate(self.given.rows, start=heads):
            lines.append(self._row(row, place))
            if row.together and place + 1 < heads + len(self.given.rows):
                self.style.append(("NOSPLIT", (0, place), (0, place + 1)))
        widths = [width * mm for width in self.widths]
        rows = _Rows(lines, colWidths=widths, repeatRows=heads, style=self.style)
        rows.cut_above = self.page.text_height * mm * self.layout.table.tall_row / 100
        rows.spaceAfter = 6
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
        return self._lines(cell.text, look, cell.align or column.align, cell.indent * INDENT)

    def _lines(self, text: str, look: Style, align: Align | None, indent: float) -> list[Lines]:
        style = paragraph_style(look, indent, align)
        return [set_line(line, style) for line in paragraphs(text)]


def _with(look: Style, *, bold: bool, italic: bool) -> Style:
    return replace(look, bold=look.bold or bold, italic=look.italic or italic) if bold or italic else look
