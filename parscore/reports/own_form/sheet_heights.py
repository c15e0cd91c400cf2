"""Rows made high enough for what was filled in: no program finds the heights of merged cells by itself."""

from collections.abc import Sequence

from parscore.reports.own_form.book import Book, S, texts_of
from parscore.reports.own_form.figures import decimal, whole
from parscore.reports.own_form.package import Element
from parscore.reports.own_form.row_map import RowMap
from parscore.reports.own_form.sheet_cells import column_number, column_of, row_of
from parscore.reports.xlsx_sheet import TALLEST_ROW, height_of

_USUAL_WIDTH = 8.43
_USUAL_HEIGHT = 15.0


class Heights:
    """Measures the texts written into cells whose style wraps; rows never get lower than the template has them."""

    def __init__(self, root: Element, book: Book, rows: RowMap) -> None:
        self._root, self._book, self._rows = root, book, rows
        usual = root.find(f"{S}sheetFormatPr")
        self._usual_width = decimal(None if usual is None else usual.get("defaultColWidth"), _USUAL_WIDTH)
        self._usual_height = decimal(None if usual is None else usual.get("defaultRowHeight"), _USUAL_HEIGHT)
        self._widths = [
            (whole(one.get("min")), whole(one.get("max")), decimal(one.get("width"), _USUAL_WIDTH))
            for one in root.iterfind(f"{S}cols/{S}col")
        ]

    def fit(self, rows: Sequence[Element]) -> None:
        """Set the height of every row that holds a wrapped text written anew."""
        wide = self._merged()
        for row in rows:
            needed = max((self._height(cell, wide) for cell in row), default=0.0)
            if needed:
                least = decimal(row.get("ht"), self._usual_height)
                if needed > least or row.get("ht"):
                    row.set("ht", f"{min(max(needed, least), TALLEST_ROW):.2f}")
                    row.set("customHeight", "1")

    def _height(self, cell: Element, wide: dict[str, int]) -> float:
        size = self._book.style_of(cell).size
        inline = cell.find(f"{S}is")
        if not size or inline is None:
            return 0.0
        first = column_number(column_of(cell.get("r")))
        last = wide.get(cell.get("r"), first)
        if not last:
            return 0.0
        width = sum(map(self._width, range(first, last + 1)))
        return height_of("".join(text.text or "" for text in texts_of(inline)), width, round(size))

    def _width(self, column: int) -> float:
        return next((width for first, last, width in self._widths if first <= column <= last), self._usual_width)

    def _merged(self) -> dict[str, int]:
        """The last column of every merged cell; 0 for one merged down, which has room of its own."""
        found = {}
        for one in self._root.iterfind(f"{S}mergeCells/{S}mergeCell"):
            first, _, last = one.get("ref").partition(":")
            row = row_of(first)
            at = first if one.get("done") else f"{column_of(first)}{self._rows.start(row)}"
            found[at] = column_number(column_of(last)) if row == row_of(last) else 0
        return found
