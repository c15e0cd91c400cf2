"""A comparison of years on paper: Excel, PDF and Word from the same figures; each loads its library when asked for."""

from collections.abc import Callable
from pathlib import Path

from parscore.faults import InputError
from parscore.reports.comparison.table import ComparisonTable
from parscore.reports.files import replace_file
from parscore.reports.papers.layout import Layout, layout
from parscore.scoring.before_merger import BeforeMerger
from parscore.scoring.year_comparison import YearComparison


def _docx(table: ComparisonTable, look: Layout) -> bytes:
    from parscore.reports.comparison.paper import comparison_paper
    from parscore.reports.papers.word import docx_paper

    return docx_paper(comparison_paper(table), look)


def _pdf(table: ComparisonTable, look: Layout) -> bytes:
    from parscore.reports.comparison.paper import comparison_paper
    from parscore.reports.papers.pdf import pdf_paper

    return pdf_paper(comparison_paper(table), look)


def _xlsx(table: ComparisonTable, _look: Layout) -> bytes:
    from parscore.reports.comparison.xlsx import comparison_workbook

    return comparison_workbook(table)


COMPARISON_FORMATS: dict[str, Callable[[ComparisonTable, Layout], bytes]] = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}


def write_comparison(
    comparison: YearComparison,
    unit_name: str,
    format: str,
    path: Path,
    look: Layout | None = None,
    *,
    before: BeforeMerger | None = None,
) -> None:
    """Write a comparison, with the years of merged units that stand beside it. InputError for an unknown format,
    EnvironmentFault when the disk refuses.
    """
    if format not in COMPARISON_FORMATS:
        known = ", ".join(COMPARISON_FORMATS)
        raise InputError(f"Không có dạng tệp “{format}”; chọn một trong: {known}.")
    table = ComparisonTable(comparison, unit_name, before)
    replace_file(path, COMPARISON_FORMATS[format](table, look or layout()))
