"""Sheet “Tổng hợp”: who and what was scored, the areas and the whole, all figures taken live from the table."""

from fractions import Fraction
from typing import TYPE_CHECKING

from parscore.reports.formulas import MAX, SCORE, Formulas
from parscore.reports.rows import Row, RowKind
from parscore.reports.score_table import AREA_COLUMNS, ScoreTable
from parscore.reports.xlsx_details import SHEET
from parscore.reports.xlsx_sheet import SIZE, TALLEST_ROW, Styles, fitted, height_of, lay_out, number, write_line

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS = (10, 60, 13, 13, 13, 13)
CODE, TITLE, MAXIMUM, POINTS, PERCENT, LOST = range(len(AREA_COLUMNS))
_LAST = len(AREA_COLUMNS) - 1
_TOTALS = (RowKind.SCALE, RowKind.BONUS, RowKind.PENALTY, RowKind.TOTAL, RowKind.INDEX)


def write_summary(book: "Workbook", sheet: "Worksheet", table: ScoreTable, formulas: Formulas) -> None:
    _Summary(book, sheet, table, formulas).write()


class _Summary:
    def __init__(self, book: "Workbook", sheet: "Worksheet", table: ScoreTable, formulas: Formulas) -> None:
        self.sheet, self.table, self.formulas = sheet, table, formulas
        self.styles = Styles(book, table)
        self.line = 0

    def write(self) -> None:
        table, styles = self.table, self.styles
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        for mark in table.marks:
            self._line(mark, styles.line(bold=True, align="center"))
        self._line(table.title.upper(), styles.line(bold=True, size=14, align="center"), 14)
        for label, text in table.heading:
            self._line(f"{label}: {text}", styles.line())
        self.line += 1
        for column, title in enumerate(AREA_COLUMNS):
            self.sheet.write_string(self.line, column, title, styles.header())
        highest = max(height_of(title, width, bold=True) for title, width in zip(AREA_COLUMNS, WIDTHS, strict=True))
        self.sheet.set_row(self.line, highest)
        self.line += 1
        for place in table.areas:
            self._figures(place, strong=False)
        for place, row in enumerate(table.rows):
            if row.kind in _TOTALS:
                self._figures(place, strong=True)
        self.line += 1
        for label, text in (*table.particulars, *(("Ghi chú", note) for note in table.notes)):
            self._line(f"{label}: {text}", styles.line())
        lay_out(self.sheet, table, (0, max(len(table.marks) - 1, 0)), pages_tall=1)

    def _figures(self, place: int, *, strong: bool) -> None:
        row, styles = self.table.rows[place], self.styles
        here = self.line + 1
        self.sheet.set_row(self.line, min(height_of(row.title, WIDTHS[TITLE], bold=True), TALLEST_ROW))
        self.sheet.write_string(self.line, CODE, row.code, styles.text(bold=strong))
        self.sheet.write_string(self.line, TITLE, fitted(row.title), styles.text(bold=strong))
        self._taken(MAXIMUM, MAX, place, row.max_score, styles.maximum(bold=strong))
        self._taken(POINTS, SCORE, place, row.score, styles.points(bold=strong))
        figures = styles.points(bold=strong)
        if self._has_share(row):
            known = f'OR(D{here}="",C{here}=0)'
            self._formula(PERCENT, f'=IF({known},"",ROUND(D{here}*100/C{here},10))', row.percent, figures)
            self._formula(LOST, f'=IF(D{here}="","",ROUND(C{here}-D{here},10))', row.lost, figures)
        else:
            self.sheet.write_blank(self.line, PERCENT, None, figures)
            self.sheet.write_blank(self.line, LOST, None, figures)
        self.line += 1

    @staticmethod
    def _has_share(row: Row) -> bool:
        return row.kind in (RowKind.NODE, RowKind.SCALE, RowKind.TOTAL)

    def _taken(self, column: int, source: str, place: int, value: Fraction | None, style: "Format") -> None:
        there = f"'{SHEET}'!{self.formulas.cell(source, place)}"
        self._formula(column, f'=IF({there}="","",{there})', value, style)

    def _formula(self, column: int, formula: str, value: Fraction | None, style: "Format") -> None:
        self.sheet.write_formula(self.line, column, formula, style, "" if value is None else number(value))

    def _line(self, text: str, style: "Format", size: int = SIZE + 1) -> None:
        write_line(self.sheet, self.line, _LAST, text, style, sum(WIDTHS), size)
        self.line += 1
