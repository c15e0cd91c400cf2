"""A rule (cách chấm) in plain Vietnamese: a sentence or two, and the table of bands where it has one."""

import re
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.evaluator import in_words
from parscore.scoring.leaf import LeafScorer
from parscore.scoring.measures import (
    REFERENCES,
    ChangeMeasure,
    CountMeasure,
    DateMeasure,
    Measure,
    ShareMeasure,
    ValueMeasure,
)
from parscore.scoring.numbers import show_short
from parscore.scoring.rules import (
    ChecklistRule,
    ChoiceRule,
    DeductionRule,
    ExternalRule,
    FormulaRule,
    ManualRule,
    MeasuredRule,
)
from parscore.scoring.scales import BandsScale, PerUnitScale, ProportionalScale, Scale
from parscore.scoring.text import nfc

_COUNTED = re.compile(
    r"Số\s+(?!điểm|liệu)([^:;(]+?)(?=\s+(?:được|đã|bị|có|trong|do|của)\b|\s*[:;(]|\s*$)", re.IGNORECASE
)


class RuleRow(NamedTuple):
    """One band or branch: its words, what it is worth, and its place in the rule, by which it is marked."""

    words: str
    worth: str
    place: int


class RuleText(NamedTuple):
    """What is said above the table, and the table."""

    sentences: tuple[str, ...]
    rows: tuple[RuleRow, ...] = ()


def rule_text(scorer: LeafScorer) -> RuleText:
    """The rule of a leaf for one kind of unit."""
    rule, full = scorer.rule, scorer.max_score
    match rule:
        case MeasuredRule():
            said = _measured(rule.measure, rule.scale, scorer)
        case ExternalRule():
            said = _external(rule, scorer)
        case ManualRule():
            step = f", mỗi bước {_points(rule.step)}" if rule.step is not None else ""
            said = RuleText((f"Chấm trực tiếp từ 0 đến {_points(full)}{step}.",))
        case ChoiceRule():
            said = RuleText(())
        case ChecklistRule(mode="all"):
            said = RuleText((f"Đạt đủ mọi nội dung được {_points(full)}; thiếu một nội dung được 0 điểm.",))
        case ChecklistRule():
            said = RuleText(("Điểm của các nội dung đã đạt được cộng lại.",))
        case DeductionRule():
            floor = _points(Fraction(rule.floor))
            said = RuleText((f"Từ {_points(full)} trừ dần theo số lỗi; thấp nhất {floor}.",))
        case FormulaRule():
            said = _formula(rule)
    if scorer.points_factor != 1:
        factor = f"Điểm được nhân hệ số {show_short(scorer.points_factor)} của loại đơn vị này."
        return RuleText((*said.sentences, factor), said.rows)
    return said


def _points(value: Fraction | object) -> str:
    return f"{show_short(Fraction(str(value)))} điểm"


def _measured(measure: Measure, scale: Scale, scorer: LeafScorer) -> RuleText:
    about = _about(measure)
    counted = _one_of(measure.label) if isinstance(measure, CountMeasure | ValueMeasure) else ""
    said = _scale(scale, scorer, measure.suffix, counted)
    return RuleText((*about, *said.sentences), said.rows)


def _one_of(label: str) -> str:
    """What is counted, as its label names it: "sáng kiến CCHC" of "Số sáng kiến CCHC được công nhận"."""
    found = _COUNTED.match(nfc(label))
    return found[1] if found else ""


def _about(measure: Measure) -> tuple[str, ...]:
    """What the official should know of the figure itself, where its fields do not say it."""
    match measure:
        case DateMeasure():
            return (f"Hạn: {measure.due:%d/%m/%Y}. Tính theo số ngày chậm so với hạn (đúng hạn là 0 ngày).",)
        case ChangeMeasure():
            given = measure.reference_value
            name = REFERENCES[measure.reference]
            against = name if given is None else f"{name} ({show_short(given)})"
            unit = "%" if measure.as_ == "percent" else "điểm chênh lệch"
            return (f"Mức thay đổi so với {against}, tính bằng {unit}.",)
        case ShareMeasure():
            inner = measure.inner
            words = (
                f"từ {show_short(inner.from_)} trở lên"
                if inner.from_ is not None
                else f"trên {show_short(inner.above or 0)}"
            )
            return (f"Tính tỷ lệ giá trị đạt ({words}) trong danh sách.",)
    return ()


def _scale(scale: Scale, scorer: LeafScorer, suffix: str, counted: str = "") -> RuleText:
    full = scorer.max_score
    if isinstance(scale, BandsScale):
        order = sorted(range(len(scale.bands)), key=lambda place: scale.bands[place].rank, reverse=True)
        rows = tuple(
            RuleRow(scale.label(place, suffix), _points(scale.bands[place].worth(full)), place) for place in order
        )
        return RuleText((), rows)
    if isinstance(scale, ProportionalScale):
        top = f"{show_short(scale.full_at)}{suffix}"
        said = f"Từ {top} được {_points(full)}; thấp hơn thì tính theo tỷ lệ: {show_short(full)} × kết quả/{top}."
        if scale.zero_below is not None:
            said += f" Dưới {show_short(scale.zero_below)}{suffix} được 0 điểm."
        return RuleText((said,))
    if isinstance(scale, PerUnitScale):
        cap = full if scale.cap is None else min(full, Fraction(scale.cap))
        each = suffix.strip() or counted
        start = f"Mỗi {each}" if each else "Cứ thêm 1"  # "đơn vị" would be read as an office
        return RuleText((f"{start} được {_points(scale.points)}, nhiều nhất {_points(cap)}.",))
    start, each = (f"{show_short(n)}{suffix}" for n in (scale.base_at, scale.each))
    way = "tăng thêm" if scale.direction == "up" else "giảm thêm"
    said = f"Ở mức {start} được {_points(scale.base)}; cứ {way} đủ {each} được cộng {_points(scale.gives)}"
    said += f", nhiều nhất {_points(scale.cap)}." if scale.cap is not None else "."
    if scale.from_ is not None:
        said += f" Dưới {show_short(scale.from_)}{suffix} được 0 điểm."
    return RuleText((said,))


def _external(rule: ExternalRule, scorer: LeafScorer) -> RuleText:
    source = f"Theo kết quả: {rule.source}."
    if rule.scale is None:
        return RuleText((f"{source} Từ 0 đến {_points(scorer.max_score)}.",))
    said = _scale(rule.scale, scorer, "")
    return RuleText((source, *said.sentences), said.rows)


def _formula(rule: FormulaRule) -> RuleText:
    labels = {variable.id: variable.label for variable in rule.variables}
    rows = tuple(
        RuleRow(f"Khi {in_words(branch.when, labels)}: {in_words(branch.then, labels)} điểm", "", place)
        for place, branch in enumerate(rule.branches)
    )
    return RuleText((), rows)
