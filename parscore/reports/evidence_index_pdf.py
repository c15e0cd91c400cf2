"""The index of evidence as PDF pages: A4 landscape, its header row on every page."""

from typing import TYPE_CHECKING

from parscore.reports.evidence_index_table import COLUMNS, NARROW, IndexTable

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from parscore.reports.papers.paper import Align
    from parscore.reports.papers.pdf_grid import GridRow

WIDTHS = (10, 17, 20, 26, 20, 26, 47, 22, 41, 23)  # mm


def pdf_index(table: IndexTable) -> bytes:
    """The whole PDF file."""
    from reportlab.lib.units import mm
    from reportlab.platypus import Spacer

    from parscore.reports.fonts import register_fonts
    from parscore.reports.pdf_pages import pages
    from parscore.reports.pdf_text import centred_heading, heading_line, pairs

    register_fonts()
    story: list[Flowable] = [*centred_heading(table.title, f"Đơn vị: {table.unit}"), *pairs(table.heading)]
    story += [Spacer(0, 3 * mm), _rows(table) if table.areas else heading_line(table.told)]
    title = f"{table.title}: {table.unit}"
    return pages(story, title=title, marks=table.marks, foot=table.foot, wide=True)


def _rows(table: IndexTable) -> "Flowable":
    from parscore.reports.papers.pdf_grid import Grid, row_of
    from parscore.reports.pdf_tables import RULING, columns_of

    columns = columns_of(WIDTHS)

    def across(text: str, *, together: bool = False) -> "GridRow":
        return row_of([columns.cell(0, text, bold=True, span=len(COLUMNS))], RULING, together=together)

    def line(cells: tuple[str, ...], *, last: bool) -> "GridRow":
        """The last one keeps to the sum below, which could stand alone on a page otherwise."""
        return row_of([columns.cell(at, text, _aligned(at)) for at, text in enumerate(cells)], RULING, together=last)

    rows: list[GridRow] = []
    for area in table.areas:
        rows += [across(area.title, together=True)] if area.title else []
        rows += [line(cells, last=area is table.areas[-1] and cells is area.rows[-1]) for cells in area.rows]
    rows.append(across(table.told))
    head = row_of([columns.cell(at, title, "center", bold=True) for at, title in enumerate(COLUMNS)], RULING)
    return Grid(columns.edges, [head], rows, RULING)


def _aligned(column: int) -> "Align":
    return "center" if column in NARROW else "left"
