"""The rows of a declaration form: the nodes that lead to what is asked for, and one row for each value of a leaf."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from parscore.reports.plain import plain
from parscore.scoring.criteria import CriteriaSet, Criterion, Method
from parscore.scoring.form_lines import FormLine, fingerprint, form_lines, told_key
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.numbers import show_short
from parscore.scoring.rule_in_words import rule_in_words
from parscore.scoring.rules import ManualRule, Rule

BONUS, PENALTY = "Điểm thưởng", "Điểm phạt"
_TO_CHOOSE = "chọn trong danh sách"
_TO_MARK, _NONE_DONE = "x nếu đạt", "; cả mục chưa đạt thì ghi “không”"
_WRITTEN = {
    InputKind.QUANTITY: "số, ví dụ 1.234",
    InputKind.COUNT: "số nguyên, ví dụ 12",
    InputKind.MEASURE: "số, ví dụ 98,5",
    InputKind.MEASURES: "các số cách nhau bằng dấu chấm phẩy: 30; 45",
    InputKind.DATE: "ngày/tháng/năm, ví dụ 05/12/2025; hoặc “chưa thực hiện”",
}


class RowKind(StrEnum):
    HEADING = "heading"
    ASKED = "asked"
    TOLD = "told"  # figures of others: shown, not to be filled in


class FormRow(NamedTuple):
    """`first` marks the row with the title of its leaf; the others of that leaf, down to `last`, repeat its code."""

    kind: RowKind
    code: str
    title: str = ""
    beside: str = ""
    scoring: str = ""
    maximum: Fraction | None = None
    asked: str = ""
    how: str = ""
    first: bool = True
    last: bool = True
    line: FormLine | None = None
    key: str = ""
    fingerprint: str = ""

    @property
    def told(self) -> str:
        return f"{self.title}\n{self.beside}" if self.beside else self.title


def form_rows(criteria_set: CriteriaSet, kind: str, wanted: Mapping[str, str]) -> list[FormRow]:
    """The rows of the `wanted` leaves, under the nodes they stand below, bonus and penalty items last.

    `wanted` has the name of who answers for each leaf, "" for nobody.
    """
    rows = [row for area in criteria_set.criteria for row in _below(area, kind, wanted)]
    for heading, items in ((BONUS, criteria_set.bonus_items), (PENALTY, criteria_set.penalty_items)):
        outside = [row for item in items for row in _below(item, kind, wanted)]
        rows += [FormRow(RowKind.HEADING, "", heading), *outside] if outside else []
    return rows


def _below(node: Criterion, kind: str, wanted: Mapping[str, str]) -> Iterator[FormRow]:
    if node.is_leaf:
        if node.code in wanted:
            yield from _leaf(node, kind, wanted[node.code])
        return
    below = [row for child in node.children for row in _below(child, kind, wanted)]
    if below:
        yield FormRow(RowKind.HEADING, node.code, plain(node.title), maximum=node.full_max(kind))
        yield from below


def _leaf(leaf: Criterion, kind: str, owner: str) -> Iterator[FormRow]:
    assert leaf.rule is not None
    beside = [f"Chủ trì: {plain(owner)}"] if owner else []
    beside += [f"Tài liệu kiểm chứng: {'; '.join(map(plain, leaf.evidence))}"] if leaf.evidence else []
    top = FormRow(
        RowKind.ASKED,
        leaf.code,
        plain(leaf.title),
        "\n".join(beside),
        plain(_scoring(leaf, leaf.rule)),
        leaf.stated_max(kind),
        fingerprint=fingerprint(leaf),
    )
    if leaf.supplied_by is not Method.SELF:
        why = f"Không điền: chờ {SUPPLIERS[leaf.supplied_by]}"
        yield top._replace(kind=RowKind.TOLD, asked=why, key=told_key(leaf.code))
        return
    lines = form_lines(leaf)
    below = top._replace(title="", beside="", scoring="", maximum=None, first=False)
    for place, line in enumerate(lines):
        row = below if place else top
        how = _how(leaf.rule, line, top.maximum, first=place == 0)
        yield row._replace(asked=plain(line.label), how=how, last=line is lines[-1], line=line, key=line.key)


def _scoring(leaf: Criterion, rule: Rule) -> str:
    """How the leaf is scored; where points are given by hand, the words of the set tell more than the rule."""
    return leaf.guidance if isinstance(rule, ManualRule) and leaf.guidance else rule_in_words(rule)


def _how(rule: Rule, line: FormLine, maximum: Fraction | None, *, first: bool) -> str:
    if line.options:
        return _TO_CHOOSE
    if line.field is None:
        return f"{_TO_MARK}{_NONE_DONE}" if first else _TO_MARK
    if line.part.shape == "faults":
        return "số lần; không có thì ghi 0"
    if isinstance(rule, ManualRule):
        step = f", bước {show_short(rule.step)}" if rule.step is not None else ""
        return f"điểm, từ 0 đến {show_short(maximum or 0)}{step}"
    return _with_unit(line.field)


def _with_unit(field: Input) -> str:
    return f"{plain(field.unit)}; {_WRITTEN[field.kind]}" if field.unit else _WRITTEN[field.kind]
