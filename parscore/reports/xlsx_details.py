"""Sheet “Bảng chấm điểm”: every row of the table, points as numbers, sums as live formulas."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from parscore.reports.formulas import Formulas
from parscore.reports.rows import Row, RowKind
from parscore.reports.score_table import COLUMNS, ScoreTable
from parscore.reports.xlsx_sheet import (
    SIZE,
    TALLEST_ROW,
    Styles,
    fitted,
    height_of,
    lay_out,
    number,
    write_line,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = "Bảng chấm điểm"
WIDTHS = (7, 28, 8.5, 22, 21, 9, 9, 10.5, 24, 17)
CODE, TITLE, MAXIMUM, DECLARED, WORKING, SCORE, PERCENT, STATUS, EVIDENCE, NOTE = range(len(COLUMNS))
_LAST = len(COLUMNS) - 1
_DEEPEST_INDENT = 3
_INDENT_ROOM = {TITLE: 4, DECLARED: 1.5}  # characters of a column taken by the deepest indent
_LONG_ROWS = (
    "Excel không hiện hết hàng cao quá {height} điểm in; hàng {codes} có nội dung dài hơn: "
    "xem đủ trong ô hoặc trong tệp PDF."
)


def write_details(book: "Workbook", sheet: "Worksheet", table: ScoreTable) -> Formulas:
    """Fill the sheet; the formulas know where its rows stand."""
    return _Details(book, sheet, table).write()


class _Details:
    def __init__(self, book: "Workbook", sheet: "Worksheet", table: ScoreTable) -> None:
        self.sheet, self.table = sheet, table
        self.styles = Styles(book, table)
        self.widths = list(WIDTHS)
        longest = max((len(row.code) for row in table.rows), default=0)
        self.widths[CODE] = max(self.widths[CODE], longest * 1.15 + 1)

    def write(self) -> Formulas:
        header = self._above()
        formulas = Formulas(self.table.rows, header + 2, self.table.may_exceed)
        for place, row in enumerate(self.table.rows):
            self._row(header + 1 + place, place, row, formulas)
        below = header + 1 + len(self.table.rows)
        for line, text in enumerate(self._below()):
            self._line(below + 1 + line, text, self.styles.line(italic=True))
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)
        self.sheet.freeze_panes(header + 1, TITLE + 1)
        lay_out(self.sheet, self.table, (header - len(self.table.marks), header))
        return formulas

    def _above(self) -> int:
        """The lines above the table; the marks stand last, so that they are repeated with the header row."""
        styles, table = self.styles, self.table
        self._line(0, table.title.upper(), styles.line(bold=True, size=14, align="center"), 14)
        (unit_label, unit), _, (set_label, criteria_set), *_ = table.heading
        self._line(1, f"{unit_label}: {unit}", styles.line(bold=True, size=12, align="center"))
        self._line(2, f"{set_label}: {criteria_set}", styles.line(align="center"))
        row = 3
        for label, text in table.state:
            self._line(row, f"{label}: {text}", styles.line(align="center"))
            row += 1
        for mark in table.marks:
            self._line(row, mark, styles.line(bold=True, align="center"))
            row += 1
        for column, title in enumerate(COLUMNS):
            self.sheet.write_string(row, column, title, styles.header())
        self.sheet.set_row(row, self._height(dict(enumerate(COLUMNS)), bold=True))
        return row

    def _row(self, line: int, place: int, row: Row, formulas: Formulas) -> None:
        styles = self.styles
        strong = row.kind is not RowKind.NODE or (row.depth == 0 and bool(row.parts))
        indent = min(row.depth, _DEEPEST_INDENT)
        texts = {
            CODE: (row.code, styles.text(bold=strong)),
            TITLE: (row.title, styles.text(bold=strong, indent=indent)),
            DECLARED: (row.declared, styles.text(indent=1)),  # off the number before it
            WORKING: (row.working, styles.text()),
            STATUS: (row.status, styles.text(align="center")),
            EVIDENCE: (row.evidence, styles.text()),
            NOTE: (row.note, styles.text()),
        }
        self.sheet.set_row(line, self._height({column: text for column, (text, _) in texts.items()}, bold=strong))
        for column, (text, style) in texts.items():
            self._text(line, column, text, style)
        self._number(line, MAXIMUM, formulas.max_score(place), row.max_score, styles.maximum(bold=strong))
        if row.said:
            self._text(line, SCORE, row.said, styles.text(bold=True, align="center"))
        else:
            self._number(line, SCORE, formulas.score(place), row.score, styles.points(bold=strong))
        percent = formulas.percent(place)
        self._number(line, PERCENT, percent, row.percent if percent else None, styles.points(bold=strong))

    def _number(self, line: int, column: int, formula: str | None, value: Fraction | None, style: "Format") -> None:
        if formula is not None:
            self.sheet.write_formula(line, column, formula, style, "" if value is None else number(value))
        elif value is not None:
            self.sheet.write_number(line, column, number(value), style)
        else:
            self.sheet.write_blank(line, column, None, style)

    def _text(self, line: int, column: int, text: str, style: "Format") -> None:
        if text:
            self.sheet.write_string(line, column, fitted(text), style)
        else:
            self.sheet.write_blank(line, column, None, style)

    def _height(self, texts: dict[int, str], *, bold: bool) -> float:
        rooms = {column: self.widths[column] - _INDENT_ROOM.get(column, 0) for column in texts}
        highest = max(height_of(text, rooms[column], bold=bold) for column, text in texts.items())
        return min(highest, TALLEST_ROW)

    def _line(self, line: int, text: str, style: "Format", size: int = SIZE + 1) -> None:
        write_line(self.sheet, line, _LAST, text, style, sum(self.widths), size)

    def _below(self) -> Iterator[str]:
        yield from self.table.notes
        if tall := [row.code or row.title for row in self.table.rows if self._is_too_tall(row)]:
            yield _LONG_ROWS.format(height=TALLEST_ROW, codes=", ".join(tall))

    def _is_too_tall(self, row: Row) -> bool:
        cells = {TITLE: row.title, DECLARED: row.declared, WORKING: row.working, EVIDENCE: row.evidence, NOTE: row.note}
        return any(height_of(text, self.widths[column]) > TALLEST_ROW for column, text in cells.items())
