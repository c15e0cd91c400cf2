"""The short words of a row in the editor's tree."""

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.numbers import show_short
from parscore.scoring.rules import ChecklistRule, ExternalRule, MeasuredRule

UNCONFIRMED = "Chưa xác nhận"
_MEASURES = {
    "value": "Một số",
    "ratio": "Tỷ lệ",
    "count": "Số lượng",
    "change": "So kỳ trước",
    "share_passing": "Tỷ lệ đạt",
    "date": "Ngày",
}
_SCALES = {"bands": "các mức", "proportional": "tỷ lệ thuận", "per_unit": "mỗi đơn vị", "steps": "từng bước"}
_KINDS = {
    "manual": "Chấm tay",
    "choice": "Chọn một mức",
    "checklist": "Danh mục",
    "deduction": "Trừ lỗi",
    "external": "Số liệu ngoài",
    "formula": "Công thức",
}


def rule_words(node: Criterion) -> str:
    """How a leaf is scored, in a few words; nothing for a parent."""
    rule = node.rule
    if rule is None:
        return ""
    if isinstance(rule, MeasuredRule):
        return f"{_MEASURES[rule.measure.kind]}, {_SCALES[rule.scale.kind]}"
    if isinstance(rule, ChecklistRule) and rule.mode == "all":
        return "Danh mục, đủ mới có điểm"
    if isinstance(rule, ExternalRule) and rule.scale is not None:
        return f"Số liệu ngoài, {_SCALES[rule.scale.kind]}"
    return _KINDS[rule.kind]


def maximum_words(node: Criterion, criteria_set: CriteriaSet) -> str:
    """The maximum as stated, from–to where it differs by kind of unit; a parent that states none shows its sum."""
    kinds = criteria_set.unit_kinds
    stated = {node.stated_max(kind) for kind in kinds} - {None} or {node.full_max(kind) for kind in kinds}
    figures = sorted(figure for figure in stated if figure is not None)
    return "–".join(show_short(figure) for figure in dict.fromkeys((figures[0], figures[-1])))
