"""An Excel template filled: cells, text boxes, heads and feet; its rows repeated, and all that refers to rows moved."""

from parscore.reports.own_form.around_sheets import move_book, move_sheet
from parscore.reports.own_form.book import Book
from parscore.reports.own_form.drawn_text import fill_drawn
from parscore.reports.own_form.package import Package
from parscore.reports.own_form.page_texts import fill_page_texts, mark_pages
from parscore.reports.own_form.problems import Problems
from parscore.reports.own_form.sheet import SheetFilling
from parscore.reports.own_form.values import Values


def fill_excel(package: Package, values: Values, problems: Problems) -> None:
    """Fill every sheet; what cannot be filled is told to `problems`."""
    book = Book(package)
    sheets = [SheetFilling(book, sheet, values, problems) for sheet in book.sheets]
    maps = {one.sheet.name.casefold(): one.rows for one in sheets}
    for one in sheets:
        one.fill(maps)
        where = f"trang tính “{one.sheet.name}”"
        fill_page_texts(one.root, f"{where}, đầu trang, chân trang", values, problems)
        for kind, part in package.links(one.sheet.part).values():
            if kind == "drawing":
                fill_drawn(package.xml(part), f"{where}, hình vẽ", values, problems)
                for drawn, chart in package.links(part).values():
                    if drawn == "chart":
                        fill_drawn(package.xml(chart), f"{where}, biểu đồ", values, problems)
        if values.marks:
            mark_pages(one.root, values.marks)
        move_sheet(package, one.sheet, one.root, maps)
    move_book(book, maps)
    book.recalculated()
