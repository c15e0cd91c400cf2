"""Declaration forms for tests: a set of every kind of rule, a form of it, and a colleague who fills it in."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from parscore.reports.declaration_form import KEY, SHEET, VALUE, declaration_form
from parscore.scoring.answers import Answer
from parscore.scoring.criteria import CriteriaSet
from tests.scoring.sets import XA, area, criteria_set, leaf

BANDS = {"kind": "bands", "bands": [{"from": "98", "share": "100"}, {"share": "0"}]}
FULL = {"kind": "proportional", "full_at": "100"}
COMMA_OPTIONS = [
    {"id": "du", "label": "Đủ, đúng hạn; có lưu hồ sơ", "points": "1"},
    {"id": "thieu", "label": "Thiếu, hoặc chậm", "points": "0.5"},
]
ITEMS = [{"id": c, "label": f"Việc {c}", "points": "0.5"} for c in "abc"]
FAULTS = [
    {"id": "cham", "label": "Báo cáo chậm", "points": "0.25"},
    {"id": "thieu", "label": "Báo cáo thiếu", "points": "0.5"},
]
FORMULA = {
    "kind": "formula",
    "variables": [{"id": v, "label": f"Số {v}"} for v in ("a", "b", "c", "d", "e")],
    "branches": [{"when": "a >= 10", "then": "max_score"}, {"when": "a < 10", "then": "(b + c + d + e) / 100"}],
}

Typed = Mapping[str, str | float | bool | datetime]


def _measured(measure: dict[str, Any], scale: dict[str, Any] = BANDS) -> dict[str, Any]:
    return {"kind": "measured", "measure": measure, "scale": scale}


RULES: dict[str, tuple[dict[str, Any], Typed, Answer]] = {
    "1.1": (
        _measured({"kind": "ratio", "numerator": "Hồ sơ đúng hạn", "denominator": "Hồ sơ đã giải quyết"}),
        {"values/numerator": "1.985", "values/denominator": 2000},
        Answer(values={"numerator": "1985", "denominator": "2000"}),
    ),
    "1.2": (
        _measured({"kind": "value", "label": "Mức hài lòng", "unit": "%"}),
        {"values/value": "98,5"},
        Answer(values={"value": "98.5"}),
    ),
    "1.3": (
        _measured({"kind": "value", "label": "Kinh phí", "unit": "triệu đồng"}),
        {"values/value": "-1.234,5"},
        Answer(values={"value": "-1234.5"}),
    ),
    "1.4": (
        _measured({"kind": "count", "label": "Số cuộc họp"}, {"kind": "per_unit", "points": "0.25"}),
        {"values/value": 3},
        Answer(values={"value": "3"}),
    ),
    "1.5": (
        _measured({"kind": "change", "label": "PCI", "reference": "previous_year", "as": "points"}),
        {"values/current": 86.9, "values/reference": "84.78"},
        Answer(values={"current": "86.9", "reference": "84.78"}),
    ),
    "1.6": (
        _measured({"kind": "share_passing", "label": "Tỷ lệ từng thủ tục", "inner": {"from": "30"}}, FULL),
        {"values/items": "30; 45; 29,9"},
        Answer(values={"items": ("30", "45", "29.9")}),
    ),
    "1.7": (
        _measured({"kind": "date", "label": "Ngày ban hành", "due": "2025-12-05"}),
        {"values/date": "5/12/2025"},
        Answer(values={"date": "2025-12-05"}),
    ),
    "1.8": ({"kind": "manual", "step": "0.25"}, {"points": "0,75"}, Answer(points="0.75")),
    "1.9": (
        {"kind": "choice", "options": COMMA_OPTIONS},
        {"choice": "Đủ, đúng hạn; có lưu hồ sơ"},
        Answer(choice="du"),
    ),
    "1.10": (
        {"kind": "checklist", "mode": "sum", "items": ITEMS},
        {"checked/c": "x", "checked/a": "Có"},
        Answer(checked=("a", "c")),
    ),
    "1.11": ({"kind": "deduction", "faults": FAULTS}, {"faults/thieu": "2"}, Answer(faults={"thieu": "2"})),
    "1.12": (
        FORMULA,
        {f"values/{v}": str(n) for n, v in enumerate("abcde", start=1)},
        Answer(values={v: str(n) for n, v in enumerate("abcde", start=1)}),
    ),
}
OF_OTHERS = leaf("1.13", "2", {"kind": "external", "source": "SIPAS"}, method="survey")


def every_kind() -> CriteriaSet:
    """One leaf of every kind the unit declares itself, and one of a survey."""
    leaves = [leaf(code, "2", rule, evidence=["Báo cáo"]) for code, (rule, _, _) in RULES.items()]
    return criteria_set([area("1", [*leaves, OF_OTHERS])], scale={"total": "26"}, not_arising="full")


def all_typed() -> dict[str, str | float | bool | datetime]:
    """What a colleague types into the form of `every_kind`, by the keys of its rows."""
    typed = {f"{code}/{key}": value for code, (_, values, _) in RULES.items() for key, value in values.items()}
    return {key if key.count("/") == 2 else f"{key}/": value for key, value in typed.items()}


def all_answers() -> dict[str, Answer]:
    return {code: answer for code, (_, _, answer) in RULES.items()}


def blank(path: Path, criteria_set: CriteriaSet, **more: Any) -> Path:
    path.write_bytes(declaration_form(criteria_set, more.pop("unit", XA), more.pop("year", 2025), **more))
    return path


def rows_by_key(sheet: Worksheet) -> dict[str, int]:
    cells = ((str(sheet.cell(row, KEY + 1).value), row) for row in range(2, sheet.max_row + 1))
    return {key: row for key, row in cells if "/" in key}


def fill(path: Path, typed: Typed, beside: Mapping[tuple[str, int], str] | None = None) -> Path:
    """Type values into the rows with these keys; `beside` by the code and the column."""
    book = load_workbook(path)
    sheet = book[SHEET]
    rows = rows_by_key(sheet)
    for key, value in typed.items():
        sheet.cell(rows[key], VALUE + 1).value = value
    for (code, column), value in (beside or {}).items():
        first = next(row for key, row in rows.items() if key.startswith(f"{code}/"))
        sheet.cell(first, column + 1).value = value
    book.save(path)
    return path


def cell_of(path: Path, key: str, column: int = VALUE) -> str:
    """The name of the cell of a row, "E12"."""
    sheet = load_workbook(path)[SHEET]
    return str(sheet.cell(rows_by_key(sheet)[key], column + 1).coordinate)
