"""The last look at a proposed rule: that it is well formed, and what it can give beside the maximum."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from parscore.intake.checking import ValidationError, checked
from parscore.intake.scoring_text.proposal import Rule, told
from parscore.scoring.criteria import Criterion
from parscore.scoring.numbers import show_short
from parscore.scoring.rules import ChoiceRule, ExternalRule, MeasuredRule
from parscore.scoring.scales import BandsScale, PerUnitScale, StepsScale
from parscore.scoring.set_checks import best_points

BEST_TOO_LOW = "Cách chấm chỉ cho cao nhất"


def leaf_of(rule: Rule, maximum: Decimal | None, **more: Any) -> Criterion | None:
    """The leaf that holds the rule; None when the rule is not well formed."""
    stated = format(maximum if maximum is not None else Decimal(1), "f")
    data = {"code": "1", "level": "criterion", "title": "x", "max": stated, "rule": rule, **more}
    try:
        return checked(Criterion, data)
    except ValidationError:
        return None


def against_maximum(rule: Rule, maximum: Decimal | None) -> list[str]:
    """What an official must know of the points the rule can give."""
    leaf = leaf_of(rule, maximum)
    if leaf is None or leaf.rule is None:
        return []
    if maximum is None:
        return ["Chưa biết điểm tối đa của mục, nên chưa đối chiếu được các mức điểm với điểm tối đa."]
    most, of = Fraction(maximum), leaf.rule
    best = best_points(of, most)
    warnings: list[str] = []
    if best is not None and best > most:
        warnings.append(f"Cách chấm cho cao nhất {show_short(best)} điểm, nhiều hơn điểm tối đa {told(maximum)}.")
    elif best is not None and best < most:
        warnings.append(f"{BEST_TOO_LOW} {show_short(best)} điểm, không đạt điểm tối đa {told(maximum)}.")
    elif any(one > most for one in _amounts(of, most)):
        warnings.append(f"Có mức điểm lớn hơn điểm tối đa {told(maximum)}.")
    scale = of.scale if isinstance(of, MeasuredRule | ExternalRule) else None
    if isinstance(scale, PerUnitScale) and (scale.points > maximum or (scale.cap is not None and scale.cap > maximum)):
        warnings.append(f"Điểm mỗi đơn vị hoặc mức chặn lớn hơn điểm tối đa {told(maximum)}.")
    if isinstance(scale, StepsScale) and scale.base > maximum:
        warnings.append(f"Điểm mốc lớn hơn điểm tối đa {told(maximum)}.")
    if of.kind == "deduction":
        over = [fault for fault in of.faults if fault.cost(most) > most]
        warnings += [f"Mức trừ “{fault.label}” lớn hơn điểm tối đa {told(maximum)}." for fault in over]
    return list(dict.fromkeys(warnings))


def _amounts(of: object, most: Fraction) -> list[Fraction]:
    if isinstance(of, ChoiceRule):
        return [option.worth(most) for option in of.options]
    scale = of.scale if isinstance(of, MeasuredRule | ExternalRule) else None
    return [band.worth(most) for band in scale.bands] if isinstance(scale, BandsScale) else []


def manual() -> Rule:
    """Points by hand, in whatever step: a step is of the set, and none is made up for it."""
    return {"kind": "manual"}
