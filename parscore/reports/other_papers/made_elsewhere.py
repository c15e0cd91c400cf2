"""The papers that have makers of their own, brought to the one shape the register offers them in."""

from parscore.reports.checks_pdf import DutyReport, duty_pages
from parscore.reports.evidence_index_files import INDEX_FORMATS
from parscore.reports.evidence_index_table import IndexReport, index_table
from parscore.reports.other_papers.duties import duties
from parscore.reports.papers.layout import Layout
from parscore.reports.report.formats import REPORT_FORMATS
from parscore.reports.score_table import score_table
from parscore.reports.year_data import YearData


def official(data: YearData, format: str, look: Layout) -> bytes:
    """The official report."""
    return REPORT_FORMATS[format](data, look)


def score_sheet(data: YearData, format: str, _look: Layout) -> bytes:
    """The table of scores alone."""
    table = score_table(data.report)
    if format == "xlsx":
        from parscore.reports.xlsx import workbook

        return workbook(table)
    from parscore.reports.pdf import document

    return document(table)


def index(data: YearData, format: str, _look: Layout) -> bytes:
    """The index of evidence."""
    report = data.report
    made = IndexReport(
        report.criteria_set,
        report.sheet,
        report.links or {},
        report.documents,
        printed_on=report.printed_on,
        illustrative_facts=report.illustrative_facts,
    )
    return INDEX_FORMATS[format](index_table(made))


def x_ray(data: YearData, _format: str, _look: Layout) -> bytes:
    """What is left to do before submission."""
    report = data.report
    return duty_pages(
        DutyReport(
            report.criteria_set,
            report.sheet,
            duties(data),
            printed_on=report.printed_on,
            illustrative_facts=report.illustrative_facts,
        )
    )


def declaration(data: YearData, _format: str, _look: Layout) -> bytes:
    """The blank declaration form."""
    from parscore.reports.declaration_form import declaration_form

    report = data.report
    return declaration_form(
        report.criteria_set,
        report.sheet.unit,
        report.sheet.year,
        circumstances=data.circumstances,
        illustrative_facts=report.illustrative_facts,
    )
