"""The blank declaration form: a workbook that a colleague without the program fills in and sends back.

Only what is asked for can be typed into. Hidden columns carry the keys by which `parscore.intake.declaration_form`
finds every value again, and the identity of the set they belong to.
"""

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from parscore.reports.declaration_rows import FormRow, RowKind, form_rows
from parscore.reports.form_checks import Checks
from parscore.reports.plain import plain
from parscore.reports.remarks import marks
from parscore.reports.xlsx_sheet import FONT, SIZE, TALLEST_ROW, fitted, height_of, number, write_line
from parscore.scoring.answers import Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Circumstances
from parscore.scoring.form_lines import FORM_FORMAT
from parscore.scoring.kept import checksum
from parscore.scoring.owners import owners_by_code

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET, LISTS = "Phiếu kê khai", "Danh mục"
COLUMNS = (
    *("Mã", "Nội dung", "Cách chấm", "Điểm tối đa", "Cần điền", "Giá trị", "Đơn vị, cách ghi"),
    *("Không phát sinh", "Giải trình", "Ghi chú"),
)
CODE, TITLE, SCORING, MAXIMUM, ASKED, VALUE, HOW, NOT_ARISING, EXPLANATION, NOTE = range(len(COLUMNS))
KEY = len(COLUMNS)
_WIDTHS = (8, 36, 32, 7, 25, 17, 19, 9, 18, 16)
_SPARE = 2.4  # characters; italics and other programs break lines earlier than measured
_LAST = len(COLUMNS) - 1
_PLAIN_LINE = 2
_A4 = 9
_THIN, _HAIR = 1, 7
_HOW_TO = (
    "Cách điền: chỉ gõ vào các ô có khung ở các cột “Giá trị”, “Không phát sinh”, “Giải trình”, “Ghi chú”. Chưa có số "
    "liệu thì để trống, không ghi 0. Mục không phát sinh trong năm: chọn x ở cột “Không phát sinh”. Điền xong, lưu tệp "
    "dạng .xlsx rồi gửi lại."
)
_SIGNED = ("Người kê khai", "(ký, ghi rõ họ tên)")
_MAY = {"select_locked_cells": True, "format_rows": True, "format_columns": True, "autofilter": True}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": SIZE},
}


def declaration_form(
    criteria_set: CriteriaSet,
    unit: Unit,
    year: int,
    *,
    role: str | None = None,
    circumstances: Circumstances | None = None,
    illustrative_facts: bool = False,
) -> bytes:
    """The whole workbook file; with a `role` only the rows that role owns, "" for those of nobody."""
    import xlsxwriter

    owners = owners_by_code(criteria_set, circumstances or Circumstances())
    told = {code: owner.name if owner.id and role is None else "" for code, owner in owners.items()}
    wanted = {code: name for code, name in told.items() if role in (None, owners[code].id)}
    heading = [
        f"Phiếu kê khai số liệu chấm điểm cải cách hành chính năm {year}".upper(),
        f"Đơn vị: {plain(unit.name)}",
        f"Bộ tiêu chí: {plain(criteria_set.title)} ({criteria_set.id}, phiên bản {criteria_set.version})",
    ]
    if role is not None:
        name = next((owner.name for owner in owners.values() if owner.id == role), role)
        heading.append(f"Các mục do bộ phận phụ trách: {plain(name)}")
    heading += marks(criteria_set, illustrative_facts=illustrative_facts)
    identity = {
        "format": FORM_FORMAT,
        "criteria": criteria_set.id,
        "version": criteria_set.version,
        "sha256": checksum(criteria_set),
        "unit": unit.code,
        "year": year,
    }
    content = BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        book.set_properties({"title": heading[0], "author": ""})
        form = _Form(book, json.dumps(identity, ensure_ascii=False, separators=(",", ":")))
        form.write(heading, form_rows(criteria_set, unit.kind, wanted))
    return content.getvalue()


class _Form:
    def __init__(self, book: "Workbook", identity: str) -> None:
        self.book, self.identity = book, identity
        self.sheet: Worksheet = book.add_worksheet(SHEET)
        self.checks = Checks(self.sheet, book.add_worksheet(LISTS))
        self._made: dict[str, Format] = {}

    def write(self, heading: list[str], rows: list[FormRow]) -> None:
        header = self._above(heading)
        for line, row in enumerate(rows, start=header + 1):
            self._row(line, row)
        self._sign(header + len(rows) + 2)
        self._lay_out(header)
        self.checks.finish()

    def _above(self, heading: list[str]) -> int:
        for row, text in enumerate(heading):
            size = SIZE + 1 if row else 14
            style = self._format(font_size=size, bold=row != _PLAIN_LINE, align="center", valign="vcenter")
            write_line(self.sheet, row, _LAST, text, style, sum(_WIDTHS), size)
        row = len(heading)
        write_line(self.sheet, row, _LAST, _HOW_TO, self._format(italic=True), sum(_WIDTHS), SIZE)
        self.sheet.write_string(0, KEY, self.identity)
        head = self._format(bold=True, border=1, align="center", valign="vcenter")
        for column, text in enumerate(COLUMNS):
            self.sheet.write_string(row + 1, column, text, head)
        high = max(height_of(text, width, bold=True) for text, width in zip(COLUMNS, _WIDTHS, strict=True))
        self.sheet.set_row(row + 1, high)
        return row + 1

    def _row(self, line: int, row: FormRow) -> None:
        texts = {CODE: row.code, TITLE: row.told, SCORING: row.scoring, ASKED: row.asked, HOW: row.how}
        self._make_high(line, row)
        for column in range(len(COLUMNS)):
            style = self._cell(row, column)
            text = fitted(texts.get(column, ""))
            if column == MAXIMUM and row.maximum is not None:
                self.sheet.write_number(line, column, number(row.maximum), style)
            elif column == TITLE and row.beside:
                parts = (self._format(), row.title, self._format(italic=True), f"\n{row.beside}")
                self.sheet.write_rich_string(line, column, *map(_fitted_part, parts), style)
            elif text:
                self.sheet.write_string(line, column, text, style)
            else:
                self.sheet.write_blank(line, column, None, style)
        if row.key:
            self.sheet.write_string(line, KEY, row.key)
            self.sheet.write_string(line, KEY + 1, row.fingerprint)
        if row.line is not None:
            self.checks.value(line, VALUE, row.line)
            if row.first:
                self.checks.not_arising(line, NOT_ARISING)

    def _make_high(self, line: int, row: FormRow) -> None:
        longest = max(row.line.options if row.line else (), key=len, default="")
        texts = {CODE: row.code, TITLE: row.told, SCORING: row.scoring, ASKED: row.asked, HOW: row.how, VALUE: longest}
        strong = row.kind is RowKind.HEADING
        high = max(height_of(text, _WIDTHS[column] - _SPARE, bold=strong) for column, text in texts.items())
        self.sheet.set_row(line, min(high, TALLEST_ROW))

    def _cell(self, row: FormRow, column: int) -> "Format":
        """Hairlines around what only tells, a thin box around what is to be filled in."""
        asked = row.line is not None
        boxed = asked and column in (VALUE, NOT_ARISING, EXPLANATION, NOTE)
        rule = _THIN if boxed else _HAIR
        begins, ends = row.first or column == VALUE, row.last or column == VALUE
        return self._format(
            bold=row.kind is RowKind.HEADING,
            align="center" if column in (MAXIMUM, NOT_ARISING) else "left",
            valign="top",
            num_format="General" if column == MAXIMUM else "@",
            locked=not (boxed and begins),
            left=rule,
            right=rule,
            top=rule if begins else 0,
            bottom=rule if ends else 0,
        )

    def _format(self, **properties: Any) -> "Format":
        key = repr(sorted(properties.items()))
        if key not in self._made:
            common = {"font_name": FONT, "font_size": SIZE, "text_wrap": True}
            self._made[key] = self.book.add_format({**common, **properties})
        return self._made[key]

    def _sign(self, line: int) -> None:
        for place, text in enumerate(_SIGNED):
            style = self._format(font_size=SIZE + 1, align="center", bold=not place, italic=bool(place))
            self.sheet.merge_range(line + place, EXPLANATION, line + place, NOTE, text, style)

    def _lay_out(self, header: int) -> None:
        sheet = self.sheet
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_column(KEY, KEY + 1, None, None, {"hidden": True})
        sheet.freeze_panes(header + 1, TITLE)
        sheet.protect("", _MAY)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.8, right=0.6, top=0.7, bottom=0.8)
        sheet.repeat_rows(header)
        sheet.set_footer(f'&R&"{FONT},Regular"&9Trang &P/&N')
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _fitted_part(part: "Format | str") -> "Format | str":
    return fitted(part) if isinstance(part, str) else part
