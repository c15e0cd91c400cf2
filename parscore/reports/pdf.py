"""The score table as PDF pages: A4 landscape, black on white, every letter embedded."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from parscore.reports.fonts import register_fonts
from parscore.reports.pdf_pages import pages
from parscore.reports.pdf_tables import area_table, beside, score_rows
from parscore.reports.pdf_text import pairs, title
from parscore.reports.score_table import ScoreTable


def document(table: ScoreTable) -> bytes:
    """The whole PDF file."""
    register_fonts()
    return pages(_story(table), title=table.title, marks=table.marks, foot=table.foot, wide=True)


def _story(table: ScoreTable) -> list[Flowable]:
    return [
        *title(table),
        *pairs(table.heading[1:]),
        Spacer(0, 3 * mm),
        beside(pairs(table.totals, strong=True), pairs(table.particulars, strong=True)),
        Spacer(0, 4 * mm),
        KeepTogether(area_table(table)),
        PageBreak(),
        *score_rows(table),
    ]
