"""The index of evidence as a workbook: one row a link, so that it can be sorted and filtered."""

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from parscore.reports.evidence_index_table import CODE, COLUMNS, DAY, NARROW, NUMBER, IndexTable
from parscore.reports.xlsx_sheet import FONT, SIZE, TALLEST_ROW, fitted, height_of, write_line

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = "Danh mục tài liệu"
WIDTHS = (5.5, 9, 13, 16, 11.5, 17, 34, 15, 24, 17)
_LAST = len(COLUMNS) - 1
_A4 = 9
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": 11},
}


def xlsx_index(table: IndexTable) -> bytes:
    """The whole workbook file."""
    import xlsxwriter

    content = BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        made = datetime.combine(table.printed_on, time())
        book.set_properties({"title": table.title, "author": "", "created": made})
        write_index(book, book.add_worksheet(SHEET), table)
    return content.getvalue()


def write_index(book: "Workbook", sheet: "Worksheet", table: IndexTable) -> None:
    """Fill a sheet of a workbook with the index."""

    def look(**properties: Any) -> "Format":
        return book.add_format({"font_name": FONT, "valign": "top", "text_wrap": True, **properties})

    width = sum(WIDTHS)
    line = look(font_size=11, align="center")
    strong = look(font_size=11, align="center", bold=True)
    write_line(sheet, 0, _LAST, table.title.upper(), look(font_size=14, bold=True, align="center"), width, 14)
    write_line(sheet, 1, _LAST, f"Đơn vị: {table.unit}", look(font_size=12, bold=True, align="center"), width, 12)
    above = 2
    for text, style in (*((f"{a}: {b}", line) for a, b in table.heading), *((mark, strong) for mark in table.marks)):
        write_line(sheet, above, _LAST, text, style, width)
        above += 1
    head = look(font_size=SIZE, bold=True, border=1, align="center", valign="vcenter")
    for column, title in enumerate(COLUMNS):
        sheet.set_column(column, column, WIDTHS[column])
        sheet.write_string(above, column, title, head)
    sheet.set_row(above, _height(COLUMNS, bold=True) + 4)
    text_style = look(font_size=SIZE, border=1, num_format="@")
    middle = look(font_size=SIZE, border=1, align="center")
    day = look(font_size=SIZE, border=1, align="center", num_format="dd/mm/yyyy")
    row = above
    for cells in (cells for area in table.areas for cells in area.rows):
        row += 1
        sheet.set_row(row, min(_height(cells), TALLEST_ROW))
        for column, text in enumerate(cells):
            if column == NUMBER:
                sheet.write_number(row, column, int(text), middle)
            elif column == DAY and text and int(text[-4:]) > 1900:
                sheet.write_datetime(row, column, datetime.strptime(text, "%d/%m/%Y"), day)
            elif text:
                sheet.write_string(row, column, fitted(text), middle if column in NARROW else text_style)
            else:
                sheet.write_blank(row, column, None, text_style)
    if row > above:
        sheet.autofilter(above, 0, row, _LAST)
        sheet.ignore_errors({"number_stored_as_text": f"A{above + 1}:J{row + 1}"})
    write_line(sheet, row + 2, _LAST, table.told, look(font_size=11, italic=True), width)
    sheet.freeze_panes(above + 1, CODE + 1)
    _lay_out(sheet, table, (above - len(table.marks), above))


def _height(cells: tuple[str, ...], *, bold: bool = False) -> float:
    return max(height_of(text, WIDTHS[column], bold=bold) for column, text in enumerate(cells))


def _lay_out(sheet: "Worksheet", table: IndexTable, repeated: tuple[int, int]) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.6, top=0.7, bottom=0.8)
    sheet.repeat_rows(*repeated)
    size = f'&"{FONT},Regular"&9'
    left, middle = table.foot
    sheet.set_footer(f"&L{size}{left}&C{size}{middle}&R{size}Trang &P/&N")
    sheet.hide_gridlines(2)
