"""The score table as a workbook: sheet “Bảng chấm điểm” with live sums, sheet “Tổng hợp” that refers to it."""

from datetime import datetime, time
from io import BytesIO

import xlsxwriter

from parscore.reports.score_table import ScoreTable
from parscore.reports.xlsx_details import SHEET, write_details
from parscore.reports.xlsx_sheet import FONT
from parscore.reports.xlsx_summary import write_summary

OPTIONS = {
    "in_memory": True,  # no file is left in the folder for temporary files, and none can fail there
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": 11},
}


def workbook(table: ScoreTable) -> bytes:
    """The whole workbook file."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        made = datetime.combine(table.printed_on, time())
        book.set_properties({"title": table.title, "author": "", "created": made})
        details = book.add_worksheet(SHEET)
        summary = book.add_worksheet("Tổng hợp")
        formulas = write_details(book, details, table)
        write_summary(book, summary, table, formulas)
    return content.getvalue()
