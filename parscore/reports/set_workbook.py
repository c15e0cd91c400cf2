"""A criteria set as a workbook that a person edits and the program reads back: criteria, facts, a guide."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from parscore.reports.set_workbook_example import EXAMPLE_FACTS, EXAMPLE_ROWS
from parscore.reports.set_workbook_guide import GUIDE_LINES, GUIDE_SHEET, GUIDE_WIDTH, RULE_EXAMPLES
from parscore.reports.xlsx_sheet import FONT, height_of
from parscore.scoring.cell_text import cut
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.notation import Words, write_day, write_number
from parscore.scoring.set_columns import ANNEX_COLUMNS, COLUMNS, CONTINUED, SHEET, Column, Shape, Value
from parscore.scoring.set_draft import SetDraft
from parscore.scoring.set_draft_facts import DRAFT_FACTS
from parscore.scoring.set_facts import EVERY_FACT, FACTS, FACTS_SHEET
from parscore.scoring.set_notation import write_text
from parscore.scoring.set_rows import rows_of, scoring_words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": 11},
}
_HEAD = 3
_ROOM = 400  # rows below the last that are ready to be filled in
_TALLEST = 220
_A4 = 9
_PRINTED = len(ANNEX_COLUMNS)  # the column after those of the annex is printed too
_FACT_WIDTHS = (30, 70, 60)
_LABEL, _VALUE, _NOTE = range(3)
_STRONG = frozenset({"code", "title", "maximum"})
_LOOKS: Mapping[Shape, Mapping[str, str]] = {
    Shape.CODE: {"num_format": "@"},
    Shape.NUMBER: {"align": "center"},
    Shape.DAY: {"num_format": "dd/mm/yyyy", "align": "left"},
}
_HINT = "Mỗi mục một dòng, đúng thứ tự văn bản in. Đưa con trỏ lên tên cột để xem cách ghi; trang “Hướng dẫn” có đủ."

Cells = Mapping[str, Value]


def set_workbook(given: CriteriaSet | SetDraft) -> bytes:
    """The whole file; read back it gives an equal set, but for what was edited, and what is open in a draft of one."""
    draft = given if isinstance(given, SetDraft) else SetDraft.of(given)
    chosen = draft.criteria_set
    facts: dict[str, Value] = {fact.key: fact.write(chosen) for fact in FACTS}
    facts |= {fact.key: fact.write(draft) for fact in DRAFT_FACTS}
    rows = [
        (depth, node.is_leaf, {**cells, "scoring": write_text(scoring_words(node, draft))} if node.is_leaf else cells)
        for node, depth, cells in rows_of(chosen)
    ]
    return _written(chosen.title, facts, rows)


def template() -> bytes:
    """The same workbook to begin with: example rows that fill only the columns of an annex."""
    rows = [(1 if "." not in str(row.get("code", ".")) else 2, "method" in row, row) for row in EXAMPLE_ROWS]
    return _written(str(EXAMPLE_FACTS["title"]), EXAMPLE_FACTS, rows)


def _written(title: str, facts: Cells, rows: Sequence[tuple[int, bool, Cells]]) -> bytes:
    import xlsxwriter

    content = BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        book.set_properties({"title": " ".join(title.split())[:200], "author": ""})
        criteria, whole, guide = (book.add_worksheet(name) for name in (SHEET, FACTS_SHEET, GUIDE_SHEET))
        _Criteria(book, criteria).write(rows, facts)
        _facts(book, whole, facts)
        _guide(book, guide)
    return content.getvalue()


class _Criteria:
    """The sheet of criteria."""

    def __init__(self, book: "Workbook", sheet: "Worksheet") -> None:
        self._book, self._sheet = book, sheet
        self._made: dict[str, Format] = {}

    def write(self, rows: Sequence[tuple[int, bool, Cells]], facts: Cells) -> None:
        sheet = self._sheet
        at = next(place for place, fact in enumerate(FACTS, start=1) if fact.key == "title")
        there = f"='{FACTS_SHEET}'!{chr(65 + _VALUE)}{at + 1}"
        sheet.write_formula(0, 0, there, self._format(bold=True, font_size=14), cut(str(facts.get("title") or ""))[0])
        sheet.write_string(1, 0, _HINT, self._format(italic=True))
        head = self._format(bold=True, text_wrap=True, border=1, align="center", valign="vcenter", bg_color="#E4EAF2")
        for column, one in enumerate(COLUMNS):
            whole = self._format(num_format="@") if one.shape is Shape.CODE else None
            sheet.set_column(column, column, one.width, whole)
            sheet.write_string(_HEAD, column, one.heading, head)
            sheet.write_comment(_HEAD, column, one.note, {"author": "PARSCORE", "x_scale": 2, "y_scale": 1.4})
        sheet.set_row(_HEAD, 48)
        line = _HEAD + 1
        for depth, is_leaf, cells in rows:
            line = self._row(line, depth, is_leaf, cells)
        self._offer_words(line + _ROOM)
        self._lay_out(line)

    def _row(self, line: int, depth: int, is_leaf: bool, cells: Cells) -> int:
        pieces = {key: cut(value) for key, value in cells.items() if isinstance(value, str) and value}
        extra = max((len(piece) for piece in pieces.values()), default=1)
        for offset in range(extra):
            height = 0.0
            for column, one in enumerate(COLUMNS):
                style = self._cell(one, depth, is_leaf)
                value = cells.get(one.key)
                if isinstance(value, str):
                    piece = pieces.get(one.key, ())
                    value = piece[offset] if offset < len(piece) else None
                elif offset:
                    value = None
                if offset and one.key == "code":
                    value = CONTINUED
                write_value(self._sheet, line, column, value, style, one.shape)
                if isinstance(value, str):
                    height = max(height, height_of(value, one.width, 11, bold=not is_leaf))
            self._sheet.set_row(line, min(max(height, 18), _TALLEST))
            line += 1
        return line

    def _cell(self, column: Column, depth: int, is_leaf: bool) -> "Format":
        look: dict[str, Any] = {"border": 1, "valign": "top", "text_wrap": True, **_LOOKS.get(column.shape, {})}
        if not is_leaf:
            look |= {"bold": column.key in _STRONG, "bg_color": "#F1F4F8" if depth == 1 else "#FAFBFC"}
        return self._format(**look)

    def _format(self, **look: Any) -> "Format":
        key = repr(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FONT, "font_size": 11, **look})
        return self._made[key]

    def _offer_words(self, last: int) -> None:
        for column, one in enumerate(COLUMNS):
            if one.words is not None:
                self._sheet.data_validation(_HEAD + 1, column, last, column, offered(one.words))

    def _lay_out(self, line: int) -> None:
        sheet = self._sheet
        sheet.freeze_panes(_HEAD + 1, 2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.repeat_rows(_HEAD)
        sheet.print_area(0, 0, line - 1, _PRINTED)
        sheet.set_footer("&CTrang &P/&N")
        sheet.ignore_errors({"number_stored_as_text": f"A1:A{line + _ROOM}"})


def write_value(
    sheet: "Worksheet", line: int, column: int, value: Value, style: "Format", shape: Shape = Shape.TEXT
) -> None:
    """A value as a number or a day where a cell can hold it exactly, else as a text."""
    match value:
        case None | "":
            sheet.write_blank(line, column, None, style)
        case Decimal() | int():
            if Decimal(f"{float(value):.15g}") == value:
                sheet.write_number(line, column, float(value), style)
            else:
                sheet.write_string(line, column, write_number(Decimal(value)), style)
        case date():
            if shape is Shape.DAY and 1901 <= value.year <= 2400:
                sheet.write_datetime(line, column, value, style)
            else:
                sheet.write_string(line, column, write_day(value), style)
        case _:
            sheet.write_string(line, column, value, style)


def offered(words: Words) -> dict[str, Any]:
    """A drop-down list that only proposes: what else is typed is judged when the file is read."""
    return {"validate": "list", "source": list(words.words.values()), "error_type": "warning", "ignore_blank": True}


def _facts(book: "Workbook", sheet: "Worksheet", facts: Cells) -> None:
    look = {"font_name": FONT, "font_size": 11, "border": 1, "valign": "top", "text_wrap": True}
    head = book.add_format({**look, "bold": True, "bg_color": "#E4EAF2"})
    bold, plain = book.add_format({**look, "bold": True}), book.add_format({**look, "align": "left"})
    faint = book.add_format({**look, "italic": True, "font_color": "#5A6470"})
    for column, (width, heading) in enumerate(zip(_FACT_WIDTHS, (FACTS_SHEET, "Giá trị", "Cách ghi"), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    line = 1
    for fact in EVERY_FACT:
        value = facts.get(fact.key)
        pieces: Sequence[Value] = cut(value) if isinstance(value, str) else (value,)
        for place, piece in enumerate(pieces):
            sheet.write_string(line, _LABEL, CONTINUED if place else fact.label, bold)
            write_value(sheet, line, _VALUE, piece, plain)
            sheet.write_string(line, _NOTE, "" if place else fact.note, faint)
            texts = ((str(piece or ""), _FACT_WIDTHS[_VALUE]), (fact.note, _FACT_WIDTHS[_NOTE]))
            height = max(height_of(text, width, 11) for text, width in texts)
            sheet.set_row(line, min(max(height, 18), _TALLEST), None, {"hidden": fact.key == "mark"})
            line += 1
        if fact.words is not None:
            sheet.data_validation(line - 1, _VALUE, line - 1, _VALUE, offered(fact.words))
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _guide(book: "Workbook", sheet: "Worksheet") -> None:
    look = {"font_name": FONT, "font_size": 11, "valign": "top", "text_wrap": True}
    plain, bold = book.add_format(look), book.add_format({**look, "bold": True, "font_size": 13})
    boxed = book.add_format({**look, "border": 1})
    name_width, text_width = GUIDE_WIDTH
    sheet.set_column(0, 0, name_width)
    sheet.set_column(1, 1, text_width)
    line = 0
    for text in GUIDE_LINES:
        sheet.merge_range(line, 0, line, 1, "")
        sheet.write_string(line, 0, text, bold if text.isupper() else plain)
        sheet.set_row(line, max(18, height_of(text, name_width + text_width, 11)))
        line += 1
    for name, text in RULE_EXAMPLES:
        sheet.write_string(line, 0, name, boxed)
        sheet.write_string(line, 1, text, boxed)
        sheet.set_row(line, max(height_of(name, name_width, 11), height_of(text, text_width, 11)))
        line += 1
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
