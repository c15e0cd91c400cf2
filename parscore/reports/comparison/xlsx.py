"""A comparison of years as a workbook: the whole with the charts, and every row in numbers to compute with."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from parscore.reports.comparison.charts import charts
from parscore.reports.comparison.paper import SHARED
from parscore.reports.comparison.table import STATE_WORDS, ComparisonTable
from parscore.reports.xlsx_sheet import FONT, SIZE, fitted, height_of
from parscore.scoring.year_comparison import Unit

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

WHOLE, ROWS = "Tổng hợp", "Từng mục"
_A4 = 9
_LINE, _PICTURE_DPI = 15, 200  # points; pixels an inch
_SCALE = 80  # %, so that the columns fit on a sheet lying


def comparison_workbook(table: ComparisonTable) -> bytes:
    """The whole workbook file."""
    import xlsxwriter

    from parscore.reports.xlsx import OPTIONS

    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        book.set_properties({"title": table.title, "author": ""})
        _Whole(book, book.add_worksheet(WHOLE), table).write()
        _Rows(book, book.add_worksheet(ROWS), table).write()
    return content.getvalue()


class _Sheet:
    def __init__(self, book: "Workbook", sheet: "Worksheet", table: ComparisonTable) -> None:
        self.sheet, self.table, self.line = sheet, table, 0
        self.widths: Sequence[int] = ()
        made: Any = {"font_name": FONT, "font_size": SIZE, "valign": "top", "text_wrap": True}
        self.text = book.add_format({**made, "border": 1})
        self.strong = book.add_format({**made, "border": 1, "bold": True})
        self.head = book.add_format({**made, "border": 1, "bold": True, "align": "center", "valign": "vcenter"})
        self.points = book.add_format({**made, "border": 1, "num_format": "#,##0.00", "align": "right"})
        self.plain = book.add_format(made)
        self.title = book.add_format({**made, "bold": True, "font_size": 14, "align": "center"})
        self.mark = book.add_format({**made, "bold": True, "align": "center"})
        sheet.set_landscape()
        sheet.set_paper(_A4)
        if table.marks:
            sheet.set_header(f'&C&"{FONT},Bold"{"; ".join(table.marks)}')

    def across(self, text: str, last: int, look: Any, lines: int = 1) -> None:
        self.sheet.merge_range(self.line, 0, self.line, last, "", look)
        self.sheet.write_string(self.line, 0, fitted(text), look)
        self.sheet.set_row(self.line, 16 * lines)
        self.line += 1

    def columns(self, widths: Sequence[int]) -> None:
        self.widths = widths
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def cells(self, texts: Sequence[str], look: Any, *, bold: bool = False) -> None:
        for column, text in enumerate(texts):
            self.sheet.write_string(self.line, column, fitted(text), look)
        self.high(dict(enumerate(texts)), bold=bold)
        self.line += 1

    def high(self, texts: Mapping[int, str], *, bold: bool = False) -> None:
        """Make the row as high as its texts need, by their columns."""
        heights = [height_of(text, self.widths[column], bold=bold) for column, text in texts.items()]
        self.sheet.set_row(self.line, max(heights))


class _Whole(_Sheet):
    def write(self) -> None:
        table = self.table
        self.sheet.set_print_scale(_SCALE)
        self.columns((34 if table.before.years else 14, 84, 18, 22, 20))
        for mark in table.marks:
            self.across(mark, 4, self.mark)
        self.across(table.title.upper(), 4, self.title, 2)
        self.across(table.unit, 4, self.mark)
        self.line += 1
        self.cells(("Năm", "Chấm theo", "Tổng điểm", "Chỉ số (%)", "Xếp loại"), self.head, bold=True)
        for year, total, index, class_name, source in table.totals():
            self.cells((year, source, total, index, class_name), self.text)
        self.line += 1
        for said in table.said():
            self.across(said, 4, self.plain, 1 + len(said) // 150)
        breaks: list[int] = []
        for chart in charts(table):
            self.line += 1
            breaks.append(self.line)
            self.across(chart.title, 4, self.mark)
            picture = {"image_data": BytesIO(chart.png), "description": chart.says}
            self.sheet.insert_image(self.line, 0, "bieu-do.png", picture)
            high = int.from_bytes(chart.png[20:24])  # the height in the head of a PNG
            self.line += high * 72 // _PICTURE_DPI // _LINE + 2
        self.sheet.set_h_pagebreaks(breaks)


class _Rows(_Sheet):
    """Points and maxima as numbers in columns of their own, so that a sheet can be filtered and computed on."""

    def write(self) -> None:
        table, years = self.table, self.table.years
        heads = ["Mã", "Nội dung", *(f"{what} {year}" for year in years for what in ("Điểm", "Tối đa", "% đạt"))]
        heads += ["Trạng thái", "Thay đổi", "Tính bằng", "So sánh thế nào"]
        widths = [10, 60, *([9] * 3 * len(years)), 16, 11, 13, 46]
        self.sheet.fit_to_pages(1, 0)
        self.columns(widths)
        for mark in table.marks:
            self.sheet.write_string(self.line, 1, mark, self.strong)
            self.high({1: mark}, bold=True)
            self.line += 1
        first = self.line
        self.cells(heads, self.head, bold=True)
        for line in table.lines:
            last, found = line.of.last, line.of.years
            strong = self.strong if line.heading else self.text
            self.sheet.write_string(self.line, 0, line.code, strong)
            self.sheet.write_string(self.line, 1, fitted("   " * line.depth + line.title), strong)
            column = 2
            for year in years:
                value = found[year].value if year in found else None
                for number in (value.score, value.max_score, value.share) if value else (None, None, None):
                    if number is None:
                        self.sheet.write_blank(self.line, column, None, self.points)
                    else:
                        self.sheet.write_number(self.line, column, float(number), self.points)
                    column += 1
            self.sheet.write_string(self.line, column, STATE_WORDS[last.state], self.text)
            if last.change is None:
                self.sheet.write_blank(self.line, column + 1, None, self.points)
                self.sheet.write_string(self.line, column + 2, "", self.text)
            else:
                unit = "điểm" if last.unit is Unit.POINTS else "điểm %"
                self.sheet.write_number(self.line, column + 1, float(last.change), self.points)
                self.sheet.write_string(self.line, column + 2, unit, self.text)
            self.sheet.write_string(self.line, column + 3, fitted(line.basis), self.text)
            self.high({1: "   " * line.depth + line.title, column + 3: line.basis}, bold=line.heading)
            self.line += 1
        self.sheet.freeze_panes(first + 1, 2)
        self.sheet.repeat_rows(0, first)
        self.sheet.autofilter(first, 0, max(self.line - 1, first + 1), len(heads) - 1)
        if table.shared:
            self.sheet.write_string(self.line, 1, SHARED, self.plain)
