"""A rule (cách chấm) as lines of plain Vietnamese, whatever the kind of unit: for sheets that people read."""

from decimal import Decimal
from fractions import Fraction

from parscore.scoring.evaluator import in_words
from parscore.scoring.measures import (
    REFERENCES,
    ChangeMeasure,
    CountMeasure,
    DateMeasure,
    Measure,
    RatioMeasure,
    ShareMeasure,
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
    Rule,
)
from parscore.scoring.scales import BandsScale, PerUnitScale, ProportionalScale, Scale, StepsScale


def rule_in_words(rule: Rule) -> str:
    """What is scored and what it is worth, a thought a line; points of the maximum are told as a share of it."""
    match rule:
        case MeasuredRule():
            lines = [_about(rule.measure), *_measured(rule)]
        case ExternalRule():
            scale = ["Nhập thẳng số điểm được công bố."] if rule.scale is None else _scale(rule.scale, "")
            lines = [f"Theo kết quả do nơi khác công bố: {rule.source}.", *scale]
        case ManualRule():
            step = f", mỗi bước {_points(rule.step)}" if rule.step is not None else ""
            lines = [f"Chấm tay, từ 0 điểm đến điểm tối đa{step}."]
        case ChoiceRule():
            lines = [f"{one.label}: {_worth(one.points, one.share)}" for one in rule.options]
        case ChecklistRule(mode="all"):
            lines = [
                "Đủ mọi nội dung sau được điểm tối đa, thiếu một nội dung được 0 điểm:",
                *(f"- {one.label}" for one in rule.items),
            ]
        case ChecklistRule():
            lines = [
                "Cộng điểm các nội dung đạt được:",
                *(f"- {one.label}: {_points(one.points)}" for one in rule.items),
            ]
        case DeductionRule():
            lines = [
                f"Từ điểm tối đa trừ dần, thấp nhất {_points(rule.floor)}:",
                *(f"- {one.label}: trừ {_worth(one.points, one.share)}" for one in rule.faults),
            ]
        case FormulaRule():
            lines = _formula(rule)
    return "\n".join(" ".join(line.split()) for line in lines)


def _points(value: Decimal | Fraction | None) -> str:
    return f"{show_short(Fraction(value or 0))} điểm"


def _worth(points: Decimal | None, share: Decimal | None) -> str:
    if share is None:
        return _points(points)
    return "0 điểm" if not share else "điểm tối đa" if share == 100 else f"{show_short(share)}% điểm tối đa"


def _about(measure: Measure) -> str:
    match measure:
        case RatioMeasure():
            return f"Tỷ lệ % = {measure.numerator} / {measure.denominator}."
        case DateMeasure():
            return f"{measure.label}, hạn {measure.due:%d/%m/%Y}; tính theo số ngày chậm."
        case ChangeMeasure():
            given = "" if measure.reference_value is None else f" ({show_short(measure.reference_value)})"
            unit = "phần trăm" if measure.as_ == "percent" else "điểm chênh lệch"
            return f"{measure.label}: tăng, giảm so với {REFERENCES[measure.reference]}{given}, tính bằng {unit}."
        case ShareMeasure():
            inner = measure.inner
            least = (
                f"từ {show_short(inner.from_)} trở lên"
                if inner.from_ is not None
                else f"trên {show_short(inner.above or 0)}"
            )
            return f"{measure.label}: tỷ lệ % số đạt {least}."
    unit = measure.unit if measure.unit and measure.unit.lower() not in measure.label.lower() else ""
    return f"{measure.label} ({unit})." if unit else f"{measure.label}."


def _measured(rule: MeasuredRule) -> list[str]:
    lines = _scale(rule.scale, rule.measure.suffix)
    if isinstance(rule.measure, DateMeasure) and isinstance(rule.scale, BandsScale):
        lines = [
            "Đúng hạn" + line[line.index(":") :] if line.startswith(_IN_TIME) else f"Chậm {_small(line)}"
            for line in lines
        ]
    if (
        isinstance(rule.scale, PerUnitScale)
        and not rule.measure.suffix.strip()
        and isinstance(rule.measure, CountMeasure)
    ):
        counted = rule.measure.label.removeprefix("Số ")
        lines = (
            [line.replace("Mỗi đơn vị", f"Mỗi {counted}", 1) for line in lines]
            if counted != rule.measure.label
            else lines
        )
    return lines


_IN_TIME = ("Dưới 1 ngày:", "Không quá 0 ngày:")


def _scale(scale: Scale, suffix: str) -> list[str]:
    suffix = "%" if suffix.strip() == "%" else suffix
    match scale:
        case BandsScale():
            order = sorted(range(len(scale.bands)), key=lambda place: scale.bands[place].rank, reverse=True)
            return [f"{_large(scale.label(at, suffix))}: {_band(scale, at)}" for at in order]
        case ProportionalScale():
            top = f"{show_short(scale.full_at)}{suffix}"
            below = [] if scale.zero_below is None else [f"Dưới {show_short(scale.zero_below)}{suffix}: 0 điểm"]
            return [f"Từ {top} trở lên: điểm tối đa; thấp hơn: kết quả / {top} × điểm tối đa", *below]
        case PerUnitScale():
            cap = "điểm tối đa" if scale.cap is None else _points(scale.cap)
            return [f"Mỗi {suffix.strip() or 'đơn vị'}: {_points(scale.points)}, nhiều nhất {cap}"]
        case StepsScale():
            return _steps(scale, suffix)


def _band(scale: BandsScale, at: int) -> str:
    return _worth(scale.bands[at].points, scale.bands[at].share)


def _steps(scale: StepsScale, suffix: str) -> list[str]:
    way = "tăng" if scale.direction == "up" else "giảm"
    gives = f"cộng {_points(scale.gives)}" if scale.gives >= 0 else f"trừ {_points(abs(scale.gives))}"
    cap = "" if scale.cap is None else f", nhiều nhất {_points(scale.cap)}"
    lines = [
        f"Ở mức {show_short(scale.base_at)}{suffix}: {_points(scale.base)}",
        f"Cứ {way} thêm trọn {show_short(scale.each)}{suffix}: {gives}{cap}",
    ]
    return lines if scale.from_ is None else [*lines, f"Dưới {show_short(scale.from_)}{suffix}: 0 điểm"]


def _formula(rule: FormulaRule) -> list[str]:
    labels = {one.id: one.label for one in rule.variables}
    return [f"Khi {in_words(one.when, labels)}: {_result(in_words(one.then, labels))}" for one in rule.branches]


def _result(words: str) -> str:
    return f"{words} điểm" if words.replace(",", "").isdigit() else words


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _large(words: str) -> str:
    return words[:1].upper() + words[1:]
