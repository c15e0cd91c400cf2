"""A rule in its notation."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from parscore.scoring.cell_text import escaped
from parscore.scoring.rule_notation.words import (
    ITEM_KEYS,
    KIND,
    KINDS_BY_WORD,
    MEASURES,
    OWN_FIELDS,
    SCALE,
    SCALE_FIELDS,
    SCALES,
    WHEN,
    WITHOUT_POINTS,
    Field,
    write_formula,
    write_threshold,
    write_worth,
)
from parscore.scoring.rules import Rule
from parscore.scoring.rules.counted import ChecklistRule
from parscore.scoring.rules.formula import FormulaRule
from parscore.scoring.rules.measured import ExternalRule, MeasuredRule
from parscore.scoring.scales import BandsScale, Scale, StepsScale

_UNSAID = {"unit": "", "floor": Decimal(0)}
"""What a rule has when nothing is written."""


def write_rule(rule: Rule) -> str:
    """The rule as lines "khóa: giá trị"."""
    return "\n".join(_lines(rule))


def kind_of(rule: Rule) -> str:
    """What tells a rule from others in the notation: a measured one by its measure, a checklist by its mode."""
    if isinstance(rule, MeasuredRule):
        return rule.measure.kind
    return rule.mode if isinstance(rule, ChecklistRule) else rule.kind


def _lines(rule: Rule) -> Iterator[str]:
    kind = kind_of(rule)
    yield f"{KIND}: {KINDS_BY_WORD.word(kind)}"
    if isinstance(rule, MeasuredRule):
        yield from _fields(rule.measure, MEASURES[kind])
        yield from _scale(rule.scale)
        return
    yield from _fields(rule, OWN_FIELDS.get(kind, ()))
    if isinstance(rule, ExternalRule) and rule.scale is not None:
        yield from _scale(rule.scale)
    if kind in ITEM_KEYS:
        for item in getattr(rule, ITEM_KEYS[kind]):
            named = f"[{item.id}] {escaped(item.label, chr(10))}"
            worth = "" if kind in WITHOUT_POINTS else f": {write_worth(item.points, getattr(item, 'share', None))}"
            yield named + worth
    if isinstance(rule, FormulaRule):
        for branch in rule.branches:
            yield f"{WHEN} {write_formula(branch.when, chr(10) + ':')}: {write_formula(branch.then, chr(10))}"


def _fields(part: Any, fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        value = getattr(part, field.key if hasattr(part, field.key) else f"{field.key}_")
        unsaid = value is None or (field.key in _UNSAID and value == _UNSAID[field.key])
        if field.needed or not unsaid:
            yield f"{field.word}: {field.form.write(value)}"


def _scale(scale: Scale) -> Iterator[str]:
    if isinstance(scale, BandsScale):
        for band in scale.bands:
            yield f"{write_threshold(band)}: {write_worth(band.points, band.share)}"
        return
    kind = scale.direction if isinstance(scale, StepsScale) else scale.kind
    yield f"{SCALE}: {SCALES.word(kind)}"
    yield from _fields(scale, SCALE_FIELDS[kind])
