"""The ruled tables of a paper, made ready for the printed page."""

from dataclasses import replace

from reportlab.lib.units import mm

from parscore.reports.fonts import printable
from parscore.reports.papers.layout import Layout, Page, Style
from parscore.reports.papers.measure import SINGLE, column_widths, font_of
from parscore.reports.papers.paper import Align, Cell, DataTable, Row
from parscore.reports.papers.pdf_grid import Grid, GridCell, GridRow, Look, Ruling, broken, row_of
from parscore.reports.papers.wording import INDENT, paragraphs


def table(given: DataTable, layout: Layout, page: Page, room: float) -> Grid:
    """The whole table within so many millimetres."""
    return _Table(given, layout, page, room).made()


class _Table:
    def __init__(self, given: DataTable, layout: Layout, page: Page, room: float) -> None:
        self.given = given
        edges = [0.0]
        for width in column_widths(given, room):
            edges.append(edges[-1] + width * mm)
        self.edges = edges
        names = ("small_table_head", "small_table") if given.small else ("table_head", "table")
        self.head, self.text = (layout.styles[name] for name in names)
        side = layout.table.padding * mm
        self.ruling = Ruling(
            above=side / 3,
            below=side / 3 + 1,
            side=side,
            line=layout.table.line,
            cut_above=page.text_height * mm * layout.table.tall_row / 100,
        )

    def made(self) -> Grid:
        return Grid(self.edges, self._heads(), [self._row(row) for row in self.given.rows], self.ruling)

    def _heads(self) -> list[GridRow]:
        given = self.given
        titles = {place: column.title for place, column in enumerate(given.columns)}
        lines: list[list[GridCell]] = []
        if given.groups:
            line, place = [], 0
            for group in given.groups:
                if group.title:
                    line.append(self._head_cell(group.title, place, group.span))
                else:
                    line.append(replace(self._head_cell(titles.pop(place), place, 1), down=2))
                place += group.span
            lines.append(line)
        lines.append([self._head_cell(title, place, 1) for place, title in titles.items()])
        if given.numbered:
            lines.append([self._head_cell(str(at + 1), at, 1) for at in range(len(given.columns))])
        rows = [row_of(line, self.ruling) for line in lines]
        missing = max((cell.height for cell in lines[0] if cell.down == 2), default=0) + self.ruling.above
        missing += self.ruling.below - sum(row.height for row in rows[:2])
        if given.groups and missing > 0:
            rows[1] = replace(rows[1], height=rows[1].height + missing)
        return rows

    def _head_cell(self, title: str, place: int, span: int) -> GridCell:
        return self._cell(Cell(title, span=span, align=self.head.align), place, self.head)

    def _row(self, row: Row) -> GridRow:
        cells, place = [], 0
        for cell in row.cells:
            whole = Cell(cell) if isinstance(cell, str) else cell
            style = self.text
            if row.bold or whole.bold or whole.italic:
                style = replace(style, bold=style.bold or row.bold or whole.bold, italic=style.italic or whole.italic)
            cells.append(self._cell(whole, place, style))
            place += whole.span
        assert place == len(self.given.columns), "the cells of a row fill its columns"
        return row_of(cells, self.ruling, together=row.together)

    def _cell(self, cell: Cell, place: int, style: Style) -> GridCell:
        align: Align = cell.align or self.given.columns[place].align
        look = Look(
            font_of(bold=style.bold, italic=style.italic),
            style.size,
            style.size * SINGLE * style.line,
            align,
            cell.indent * INDENT * mm,
        )
        left = self.edges[place] + self.ruling.side
        room = self.edges[place + cell.span] - self.ruling.side - left
        texts = ("".join(printable(run.text) for run in line) for line in paragraphs(cell.text))
        return GridCell(place, cell.span, left, room, look, broken(texts, room, look))
