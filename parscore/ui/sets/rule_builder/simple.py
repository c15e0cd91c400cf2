"""The forms of rules that are not measured: by hand, levels, lists, faults, formulas, and the source of an external."""

from typing import Any

from parscore.scoring.rules import (
    Branch,
    ChecklistRule,
    ChoiceRule,
    DeductionRule,
    Fault,
    FormulaRule,
    Item,
    ManualRule,
    Option,
    Variable,
)
from parscore.scoring.schema import Definition
from parscore.ui.sets.rule_builder.fields import Spec
from parscore.ui.sets.rule_builder.measured import SHARE_UNIT, UNIT, WORTH, worth, worth_sheet
from parscore.ui.sets.rule_builder.shape import Shape, Table, Values
from parscore.ui.sets.rule_builder.takings import FORMULA, LINE, POINTS, POSITIVE, VARIABLE

LEVELS = "levels"
"""The rows of a choice, a checklist and a deduction; one is shown as the other when the kind is changed."""

_LEVEL = Spec("label", "Nội dung", LINE)
SOURCE = Spec("source", "Nguồn số liệu", LINE, hint="Ví dụ: SIPAS, Quyết định công bố số 766")


def _manual(values: Values) -> Definition:
    return ManualRule(kind="manual", step=values["step"])


def _choice(values: Values) -> Definition:
    options = [Option(id=row["id"], label=row["label"], **worth(row)) for row in values[LEVELS]]
    return ChoiceRule(kind="choice", options=tuple(options))


def _checklist(values: Values) -> Definition:
    items = [Item(id=row["id"], label=row["label"], points=row["worth"]) for row in values[LEVELS]]
    return ChecklistRule(kind="checklist", mode=values["mode"], items=tuple(items))


def _deduction(values: Values) -> Definition:
    faults = [Fault(id=row["id"], label=row["label"], **worth(row)) for row in values[LEVELS]]
    return DeductionRule(kind="deduction", floor=values["floor"], faults=tuple(faults))


def _levels_sheet(parts: tuple[Option | Fault, ...]) -> dict[str, Any]:
    return {LEVELS: [{"id": part.id, "label": part.label, **worth_sheet(part)} for part in parts]}


def _items_sheet(rule: ChecklistRule) -> dict[str, Any]:
    points = ("" if item.points is None else POINTS.show(item.points) for item in rule.items)
    rows = zip(rule.items, points, strict=True)
    return {LEVELS: [{"id": item.id, "label": item.label, "worth": worth} for item, worth in rows]}


def _formula(values: Values) -> Definition:
    return FormulaRule(
        kind="formula",
        variables=tuple(Variable(id=row["name"], label=row["label"]) for row in values["variables"]),
        branches=tuple(Branch(when=row["when"], then=row["then"]) for row in values["branches"]),
    )


def _formula_sheet(rule: FormulaRule) -> dict[str, Any]:
    return {
        "variables": [{"name": variable.id, "label": variable.label} for variable in rule.variables],
        "branches": [{"when": FORMULA.show(b.when), "then": FORMULA.show(b.then)} for b in rule.branches],
    }


_MODES = (("sum", "Cộng điểm từng nội dung"), ("all", "Đủ mọi nội dung mới có điểm"))

MANUAL = Shape(
    "manual",
    "Chấm tay",
    _manual,
    (Spec("step", "Mỗi bước", POSITIVE, needed=False, unit="điểm, nếu văn bản nói"),),
)
CHOICE = Shape(
    "choice",
    "Chọn một mức",
    _choice,
    tables=(Table(LEVELS, "mức", (_LEVEL, WORTH, UNIT)),),
    sheet=lambda rule: _levels_sheet(rule.options),
    attrs={"options": LEVELS},
    start={
        LEVELS: [
            {"id": "co", "label": "Có", "worth": "100", "worth_unit": SHARE_UNIT},
            {"id": "khong", "label": "Không", "worth": "0", "worth_unit": SHARE_UNIT},
        ]
    },
)
CHECKLIST = Shape(
    "checklist",
    "Danh mục nội dung",
    _checklist,
    (Spec("mode", "Cách tính", choices=_MODES, start="sum"),),
    (Table(LEVELS, "nội dung", (_LEVEL, WORTH._replace(title="Được (điểm)"))),),
    _items_sheet,
    {"items": LEVELS},
    column_off=lambda values: "worth" if values["mode"] == "all" else "",
)
DEDUCTION = Shape(
    "deduction",
    "Trừ lỗi",
    _deduction,
    (Spec("floor", "Trừ đến thấp nhất", POINTS, unit="điểm", start="0"),),
    (Table(LEVELS, "lỗi", (_LEVEL, WORTH._replace(title="Mỗi lần trừ"), UNIT)),),
    lambda rule: _levels_sheet(rule.faults),
    {"faults": LEVELS},
)
FORMULA_SHAPE = Shape(
    "formula",
    "Công thức",
    _formula,
    tables=(
        Table("variables", "số liệu", (Spec("name", "Tên ngắn", VARIABLE), Spec("label", "Là gì", LINE))),
        Table(
            "branches", "trường hợp", (Spec("when", "Khi", FORMULA, lines=2), Spec("then", "Số điểm", FORMULA, lines=2))
        ),
    ),
    sheet=_formula_sheet,
    attrs={"variables": "variables", "branches": "branches"},
    hint=(
        "Ví dụ: khi a ≥ 50 thì điểm tối đa × a / 100; khi a < 50 thì 0. Gõ * cho ×, >= cho ≥; dùng được + - /, và, "
        "hoặc, min(a; b) (số nhỏ hơn), max(a; b) (số lớn hơn), abs(a) (giá trị tuyệt đối), floor(a) (làm tròn xuống), "
        "ceil(a) (làm tròn lên). Với mỗi số liệu phải có đúng một trường hợp đúng."
    ),
)

SIMPLE = (MANUAL, CHOICE, CHECKLIST, DEDUCTION, FORMULA_SHAPE)
