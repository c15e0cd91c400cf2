"""The index of evidence as PDF pages: A4 landscape, its header row on every page."""

from typing import TYPE_CHECKING, Any

from parscore.reports.evidence_index_table import CODE, COLUMNS, NARROW, IndexTable

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

WIDTHS = (10, 17, 20, 26, 20, 26, 47, 22, 41, 23)  # mm
_SHORT_CODE = 8
_LETTER = 1.7  # mm, the mean width of one
_FEW_LINES = 8


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
    from reportlab.lib.units import mm
    from reportlab.platypus import LongTable

    from parscore.reports.pdf_tables import ruled
    from parscore.reports.pdf_text import cell, centred

    rows: list[list[Any]] = [[centred(text, strong=True) for text in COLUMNS]]
    style: list[Any] = []
    rest = [""] * (len(COLUMNS) - 1)
    for area in table.areas:
        if area.title:
            here = len(rows)
            style.append(("SPAN", (0, here), (-1, here)))
            style += [("NOSPLIT", (0, here), (0, here + 1))] if _is_low(area.rows[0]) else []
            rows.append([cell(area.title, strong=True), *rest])
        rows += [[_cell(column, text) for column, text in enumerate(cells)] for cells in area.rows]
    last = len(rows)
    style.append(("SPAN", (0, last), (-1, last)))
    style += [("NOSPLIT", (0, last - 1), (0, last))] if _is_low(table.areas[-1].rows[-1]) else []
    rows.append([cell(table.told, strong=True), *rest])  # in the table, or it could stand alone on a page
    widths = [width * mm for width in WIDTHS]
    return LongTable(rows, colWidths=widths, repeatRows=1, splitInRow=1, style=[*ruled(), *style])


def _is_low(cells: tuple[str, ...]) -> bool:
    """Rows that would leave much of a page empty are not kept together with others."""
    return all(len(text) * _LETTER < width * _FEW_LINES for text, width in zip(cells, WIDTHS, strict=True))


def _cell(column: int, text: str) -> "Flowable":
    from reportlab.lib.enums import TA_LEFT

    from parscore.reports.pdf_text import cell, centred, figure

    if column in NARROW:
        return centred(text)
    return figure(text, align=TA_LEFT) if column == CODE and len(text) <= _SHORT_CODE else cell(text)
