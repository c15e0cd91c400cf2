"""The formats the official report is written in; each loads its library only when it is asked for."""

from collections.abc import Callable
from pathlib import Path

from parscore.faults import InputError
from parscore.reports.files import replace_file
from parscore.reports.papers.layout import Layout, layout
from parscore.reports.year_data import YearData


def _docx(data: YearData, look: Layout) -> bytes:
    from parscore.reports.papers.word import docx_paper
    from parscore.reports.report.official import official_report

    return docx_paper(official_report(data, area_pages=look.table.area_pages), look)


def _pdf(data: YearData, look: Layout) -> bytes:
    from parscore.reports.papers.pdf import pdf_paper
    from parscore.reports.report.official import official_report

    return pdf_paper(official_report(data, area_pages=look.table.area_pages), look)


def _xlsx(data: YearData, _look: Layout) -> bytes:
    from parscore.reports.report.xlsx import report_workbook

    return report_workbook(data)


REPORT_FORMATS: dict[str, Callable[[YearData, Layout], bytes]] = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}


def write_official_report(data: YearData, format: str, path: Path, look: Layout | None = None) -> None:
    """Write the report of a year, in the layout of the decree unless another is given.

    InputError for an unknown format, EnvironmentFault when the disk refuses: the old file stays.
    """
    if format not in REPORT_FORMATS:
        raise InputError(f"Không có định dạng “{format}”; các định dạng: {', '.join(sorted(REPORT_FORMATS))}.")
    replace_file(path, REPORT_FORMATS[format](data, look or layout()))
