"""What a unit declared for one leaf, in the words of its rule."""

from collections.abc import Mapping

from parscore.scoring.answers import Answer, Value
from parscore.scoring.criteria import Criterion
from parscore.scoring.inputs import Input, InputKind, day
from parscore.scoring.measures import NEVER
from parscore.scoring.numbers import NumberRefusedError, exact, show_number
from parscore.scoring.outcome import RefusedError
from parscore.scoring.rules import ChecklistRule, ChoiceRule, DeductionRule

NOT_ARISING = "Không phát sinh"


def declared(leaf: Criterion, answer: Answer) -> str:
    """ "Hồ sơ đúng và trước hạn: 985; Hồ sơ đã giải quyết: 1.000". What cannot be read is told as it was typed."""
    if answer.not_arising:
        return f"{NOT_ARISING}: {answer.reason}" if answer.reason else NOT_ARISING
    rule = leaf.rule
    parts: list[str] = []
    if answer.choice is not None:
        labels = {o.id: o.label for o in rule.options} if isinstance(rule, ChoiceRule) else {}
        parts.append(labels.get(answer.choice, answer.choice))
    if answer.checked is not None:
        parts += _checked(rule if isinstance(rule, ChecklistRule) else None, answer.checked)
    inputs = rule.inputs if rule is not None else ()
    if answer.faults is not None:
        parts += _told(inputs if isinstance(rule, DeductionRule) else (), answer.faults) or ["Không có lỗi"]
    if answer.points is not None:
        parts += _told(inputs, {"points": answer.points})
    parts += _told(inputs, answer.values)
    return "; ".join(parts)


def _checked(rule: ChecklistRule | None, checked: tuple[str, ...]) -> list[str]:
    if rule is None:
        return list(checked)
    labels = {item.id: item.label for item in rule.items}
    done = [label for item, label in labels.items() if item in checked]
    done += [one for one in checked if one not in labels]
    missing = [label for item, label in labels.items() if item not in checked]
    if not done:
        return ["Chưa đạt nội dung nào"]
    told = f"Đạt: {'; '.join(done)}"
    return [f"{told}.\nChưa đạt: {'; '.join(missing)}" if missing else told]


def _told(inputs: tuple[Input, ...], values: Mapping[str, Value]) -> list[str]:
    """The values in the order of the rule's fields; values under unknown names come last, under those names."""
    fields = {field.name: field for field in inputs}
    names = [name for name in fields if name in values] + [name for name in values if name not in fields]
    return [
        _one(fields.get(name, Input(name, name, InputKind.MEASURE)), values[name])
        for name in names
        if values[name] != ""
    ]


def _one(field: Input, value: Value) -> str:
    return f"{field.label}: {shown_value(field, value)}"


def shown_value(field: Input, value: Value) -> str:
    """ "1.000 hồ sơ", "05/12/2025", "30; 45"."""
    items = (value,) if isinstance(value, str) else value
    shown = "; ".join(_shown(field, item) for item in items) or "danh sách trống"
    return f"{shown}{' ' + field.unit if field.unit and items else ''}"


def _shown(field: Input, kept: str) -> str:
    if field.kind is InputKind.DATE:
        return _day(field, kept)
    try:
        exact(kept)
    except NumberRefusedError:
        return kept
    return show_number(kept)


def _day(field: Input, kept: str) -> str:
    if kept == NEVER:
        return "chưa thực hiện"
    try:
        return f"{day(kept, field.label):%d/%m/%Y}"
    except RefusedError:
        return kept
