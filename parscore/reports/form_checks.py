"""What a spreadsheet checks while a form is filled in: lists to choose from, letters no number has, with advice."""

from typing import TYPE_CHECKING

from parscore.scoring.form_lines import FormLine
from parscore.scoring.inputs import InputKind

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 255
_DONE = "Chọn x nếu nội dung này đã đạt; để trống nếu chưa đạt."
_NONE_AROSE = "Chọn x nếu trong năm không phát sinh. Muốn ghi lý do, gõ x: lý do."
_ONE_OF = "Hãy chọn một phương án trong danh sách."
# Cells hold text, so that "1.234" and "05/12" stay as typed whatever the language of the PC; hence no numeric check.
_ONLY = 'SUMPRODUCT(--ISERROR(FIND(MID({cell}&REPT(0,60),ROW($1:$60),1),"{letters}")))=0'
_NUMBER = _ONLY.replace("{letters}", "0123456789,. -–%")
_LIST = _ONLY.replace("{letters}", "0123456789,. -–%;")
_DAY = f'OR({_ONLY.replace("{letters}", "0123456789/.-")},LOWER(TRIM({{cell}}))="chưa thực hiện")'
_ADVICE = {
    InputKind.QUANTITY: (_NUMBER, "Gõ số, ví dụ 1.234 hoặc 98,5."),
    InputKind.COUNT: (_NUMBER, "Gõ số nguyên, ví dụ 12; không có thì gõ 0."),
    InputKind.MEASURE: (_NUMBER, "Gõ số, ví dụ 98,5 hoặc 0,25."),
    InputKind.MEASURES: (_LIST, "Gõ các số cách nhau bằng dấu chấm phẩy, ví dụ 30; 45; 29,9."),
    InputKind.DATE: (_DAY, "Gõ ngày/tháng/năm, ví dụ 05/12/2025, hoặc “chưa thực hiện”."),
}


class Checks:
    """The checks of the cells of one sheet; words to choose from stand in `lists`, since they may hold commas."""

    def __init__(self, sheet: "Worksheet", lists: "Worksheet") -> None:
        self._sheet, self._lists = sheet, lists
        self._columns: dict[tuple[str, ...], str] = {}

    def value(self, row: int, column: int, line: FormLine) -> None:
        """Check the cell in which a line is answered."""
        if line.options:
            self._choose(row, column, {"source": self._source(line.options), **_told(_ONE_OF)})
        elif line.field is None:
            self._choose(row, column, {"source": ["x", "không"], **_told(_DONE)})
        else:
            formula, advice = _ADVICE[line.field.kind]
            cell = f"${_letter(column)}{row + 1}"
            check = {"validate": "custom", "value": "=" + formula.replace("{cell}", cell)}
            self._sheet.data_validation(row, column, row, column, {**check, **_told(advice)})

    def not_arising(self, row: int, column: int) -> None:
        """Offer the mark, and let a reason be written behind it."""
        told = {"input_title": "Không phát sinh", "input_message": _NONE_AROSE, "show_error": False}
        self._choose(row, column, {"source": ["x"], **told})

    def finish(self) -> None:
        """Put the words away; to be called when every cell has its check."""
        self._lists.hide()
        self._lists.protect()

    def _choose(self, row: int, column: int, check: dict[str, object]) -> None:
        self._sheet.data_validation(row, column, row, column, {"validate": "list", **check})

    def _source(self, words: tuple[str, ...]) -> str:
        if words not in self._columns:
            column = len(self._columns)
            for row, word in enumerate(words):
                self._lists.write_string(row, column, word)
            letter = _letter(column)
            self._columns[words] = f"='{self._lists.get_name()}'!${letter}$1:${letter}${len(words)}"
        return self._columns[words]


def _told(advice: str) -> dict[str, object]:
    titles = {"input_title": "Cách ghi", "error_title": "Chưa đúng cách ghi"}
    return {**titles, "input_message": advice[:_LONGEST], "error_message": advice[:_LONGEST]}


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
