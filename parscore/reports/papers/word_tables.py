"""Ruled tables of a Word paper: a header on every page, rows kept whole unless they are too high for a page."""

from parscore.reports.papers.layout import Layout, Page, Style
from parscore.reports.papers.measure import column_widths, is_tall
from parscore.reports.papers.paper import Align, Cell, Column, DataTable, Row
from parscore.reports.papers.word_markup import EMPTY, JUSTIFIED, paragraph, text_paragraphs, twips
from parscore.reports.papers.word_styles import style_id
from parscore.reports.papers.wording import INDENT

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(given: DataTable, layout: Layout, page: Page, room: float) -> str:
    """The whole table within so many millimetres."""
    return _Table(given, layout, page, room).written()


class _Table:
    def __init__(self, given: DataTable, layout: Layout, page: Page, room: float) -> None:
        self.given, self.layout, self.page = given, layout, page
        self.widths = column_widths(given, room)
        self.twips = [twips(width) for width in self.widths]
        self.head, self.text = ("small_table_head", "small_table") if given.small else ("table_head", "table")

    def written(self) -> str:
        around = twips(self.layout.table.padding)
        line = round(self.layout.table.line * 8)
        borders = "".join(f'<w:{side} w:val="single" w:sz="{line}" w:space="0" w:color="000000"/>' for side in _SIDES)
        margins = "".join(
            f'<w:{side} w:w="{wide}" w:type="dxa"/>'
            for side, wide in zip(_SIDES[:4], (around // 3, around, around // 3, around), strict=True)
        )
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(self.twips)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{width}"/>' for width in self.twips)
            + "</w:tblGrid>"
            + "".join(self._header())
            + "".join(map(self._row, self.given.rows))
            + "</w:tbl>"
        )

    def _header(self) -> list[str]:
        given = self.given
        titles = [column.title for column in given.columns]
        lines = []
        merged = ["" for _ in titles]
        if given.groups:
            cells, place = [], 0
            for group in given.groups:
                cells.append(
                    self._head_cell(group.title or titles[place], place, group.span, "" if group.title else "restart")
                )
                if not group.title:
                    merged[place] = "continue"
                place += group.span
            lines.append(cells)
        lines.append([self._head_cell(title, at, 1, merged[at]) for at, title in enumerate(titles)])
        if given.numbered:
            lines.append([self._head_cell(str(at + 1), at, 1, "") for at in range(len(titles))])
        properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        return [f"<w:tr>{properties}{''.join(cells)}</w:tr>" for cells in lines]

    def _head_cell(self, title: str, place: int, span: int, merge: str) -> str:
        told = EMPTY if merge == "continue" else self._lines(self.head, title, "")
        vertical = f'<w:vMerge w:val="{merge}"/>' if merge else ""
        return self._cell(told, place, span, vertical + '<w:vAlign w:val="center"/>')

    def _row(self, row: Row) -> str:
        style: Style = self.layout.styles[self.text]
        tall = is_tall(row, self.widths, style, self.layout, self.page.text_height)
        cells, place = [], 0
        for cell in row.cells:
            whole = Cell(cell) if isinstance(cell, str) else cell
            cells.append(self._text_cell(whole, row, self.given.columns[place], place))
            place += whole.span
        assert place == len(self.given.columns), "the cells of a row fill its columns"
        return f"<w:tr><w:trPr>{'' if tall else '<w:cantSplit/>'}</w:trPr>{''.join(cells)}</w:tr>"

    def _text_cell(self, cell: Cell, row: Row, column: Column, place: int) -> str:
        align: Align = cell.align or column.align
        indent = f'<w:ind w:left="{twips(cell.indent * INDENT)}"/>' if cell.indent else ""
        kept = "<w:keepNext/>" if row.together else ""
        properties = f'{kept}{indent}<w:jc w:val="{JUSTIFIED[align]}"/>'
        told = self._lines(self.text, cell.text, properties, bold=row.bold or cell.bold, italic=cell.italic)
        return self._cell(told, place, cell.span, "")

    def _lines(self, style: str, text: str, properties: str, *, bold: bool = False, italic: bool = False) -> str:
        lines = text_paragraphs(style_id(style), text, properties, bold=bold, italic=italic)
        return "".join(lines) or paragraph(style_id(style), "", properties)

    def _cell(self, content: str, place: int, span: int, properties: str) -> str:
        width = sum(self.twips[place : place + span])
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{properties}</w:tcPr>{content}</w:tc>'
