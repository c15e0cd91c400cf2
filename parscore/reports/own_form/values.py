"""What every placeholder comes to for one year of one unit."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from parscore.reports.declared import shown_value
from parscore.reports.evidence_text import evidence_of
from parscore.reports.own_form.names import FIGURE, NUMBER
from parscore.reports.own_form.notation import Placeholder, UnknownError
from parscore.reports.own_form.package import too_large
from parscore.reports.own_form.value import Number, Value, as_text, count, points
from parscore.reports.own_form.whole_values import whole_values
from parscore.reports.plain import plain
from parscore.reports.row_texts import note_of
from parscore.reports.rows import Row, RowKind
from parscore.reports.score_table import score_table
from parscore.reports.year_data import YearData
from parscore.scoring.answers import BLANK
from parscore.scoring.inputs import InputKind
from parscore.scoring.numbers import (
    NumberRefusedError,
    exact,
    half_up,
    shorten,
    show_fixed,
    show_number,
)

_TAKEN_OUT = "–"
_MOST_ROWS = 50_000
_MOST_LETTERS = 20_000_000


class Values:
    """Looks up placeholders; an UnknownError tells which code or place there is none of. `asked`: whether any was."""

    def __init__(self, data: YearData) -> None:
        self.data = data
        self.criteria_set = data.report.criteria_set
        self._table = score_table(data.report)
        self._rows = {row.code: row for row in self._table.rows if row.kind is RowKind.NODE}
        self._owners = data.owners()
        self._whole = whole_values(data, self._table)
        self.asked = False
        self._rows_left, self._letters_left = _MOST_ROWS, _MOST_LETTERS

    @property
    def marks(self) -> tuple[str, ...]:
        """What every page must bear so that nobody takes it for official."""
        return self._table.marks

    def whole(self, name: str) -> Value:
        return self._counted(self._whole[name])

    def of_code(self, placeholder: Placeholder, code: str) -> Value:
        """What is told of the row of a code."""
        row = self._rows.get(code)
        if row is None:
            raise UnknownError(f"bộ tiêu chí không có mã “{shorten(code)}”")
        if placeholder.name == FIGURE.name:
            return self._counted(self._figure(code, placeholder.place))
        return self._counted(_ROW[placeholder.name](self, row))

    def has_code(self, text: str) -> bool:
        return text in self._rows

    def of_row(self, name: str, code: str, place: int) -> Value:
        """What is told of a repeated row; `place` counts such rows from 1."""
        if name == NUMBER.name:
            return count(place)
        return self._counted(_ROW[name](self, self._rows[code]))

    def take_rows(self, count: int) -> None:
        """Make room for repeated rows; TemplateError when a form would grow beyond any that is printed."""
        self.asked = True
        self._rows_left -= count
        if self._rows_left < 0:
            raise too_large()

    def _counted(self, value: Value) -> Value:
        self.asked = True
        self._letters_left -= len(as_text(value))
        if self._letters_left < 0:
            raise too_large()
        return value

    def score(self, row: Row) -> Value:
        return "" if row.score is None else self._points(row.score)

    def maximum(self, row: Row) -> Value:
        if row.max_score is None:
            return ""
        places = self._table.max_places
        text = show_fixed(row.max_score, places) if row.max_score else _TAKEN_OUT
        return Number(half_up(row.max_score, places), text)

    def percent(self, row: Row) -> Value:
        return "" if row.percent is None else self._points(row.percent)._replace(percent=True)

    def lost(self, row: Row) -> Value:
        return "" if row.lost is None else self._points(row.lost)

    def level(self, row: Row) -> Value:
        return count(row.depth + 1)

    def brought(self, row: Row) -> Value:
        report = self.data.report
        links = (report.links or {}).get(row.code, ())
        return plain(evidence_of(self.criteria_set.by_code[row.code], links, report.documents, lacks=False))

    def wanted(self, row: Row) -> Value:
        asked = tuple(map(plain, self.criteria_set.by_code[row.code].evidence))
        return "\n".join(f"- {one}" for one in asked) if len(asked) > 1 else "".join(asked)

    def explanation(self, row: Row) -> Value:
        return plain(self.data.report.sheet.answers.get(row.code, BLANK).explanation)

    def note(self, row: Row) -> Value:
        report = self.data.report
        answer = replace(report.sheet.answers.get(row.code, BLANK), explanation="")
        node, found = self.criteria_set.by_code[row.code], report.result.nodes[row.code]
        return plain(note_of(node, answer, report.sheet.unit.kind, found))

    def owner(self, row: Row) -> Value:
        return plain(self._owners.get(row.code, ""))

    def appraised(self, row: Row) -> Value:
        given = self.data.appraisal(row.code)
        return "" if given is None or given.score is None else self._points(Fraction(given.score))

    def difference(self, row: Row) -> Value:
        given = self.data.appraisal(row.code)
        if given is None or given.score is None or row.score is None:
            return ""
        return self._points(Fraction(given.score) - row.score)

    def remark(self, row: Row) -> Value:
        given = self.data.appraisal(row.code)
        return "" if given is None else plain(given.remark)

    def _points(self, value: Fraction) -> Number:
        return points(self.data.report.result, value)

    def _figure(self, code: str, place: int) -> Value:
        leaf = self.criteria_set.by_code[code]
        inputs = leaf.rule.inputs if leaf.rule is not None else ()
        if place > len(inputs):
            raise UnknownError(f"mục {code} có {len(inputs)} ô số liệu, không có ô thứ {place}")
        field = inputs[place - 1]
        answer = self.data.report.sheet.answers.get(code, BLANK)
        given = {"points": answer.points or "", **(answer.faults or {}), **answer.values}.get(field.name, "")
        if not isinstance(given, str) or field.kind is InputKind.DATE:
            return plain(shown_value(field, given)) if given else ""
        try:
            exact(given)
        except NumberRefusedError:
            return plain(given)
        return Number(Decimal(given), show_number(given))


_ROW: Mapping[str, Callable[[Values, Row], Value]] = {
    "ma": lambda _, row: row.code,
    "ten": lambda _, row: row.title,
    "cap": Values.level,
    "diem_toi_da": Values.maximum,
    "diem_tu_cham": Values.score,
    "ty_le": Values.percent,
    "diem_mat": Values.lost,
    "ke_khai": lambda _, row: row.declared,
    "cach_tinh": lambda _, row: row.working,
    "tinh_trang": lambda _, row: row.status,
    "tai_lieu": lambda _, row: row.evidence,
    "tai_lieu_da_co": Values.brought,
    "tai_lieu_can_co": Values.wanted,
    "giai_trinh": Values.explanation,
    "ghi_chu": Values.note,
    "phu_trach": Values.owner,
    "diem_tham_dinh": Values.appraised,
    "chenh_lech": Values.difference,
    "y_kien": Values.remark,
}
