"""Years of merged units taken together, by a stated method only: the units stay apart unless somebody chose one.

Only shares are combined, the index in % and the share of an area, since points of different units add up to nothing.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.numbers import exact_sum, half_up, show_decimal, show_number
from parscore.scoring.text import nfc
from parscore.scoring.year_comparison import YearOf


class Method(StrEnum):
    """How the figures of merged units become one."""

    APART = "apart"
    MEAN = "mean"
    WEIGHTED = "weighted"


METHOD_WORDS = {
    Method.APART: "Không gộp",
    Method.MEAN: "Bình quân cộng chỉ số %",
    Method.WEIGHTED: "Bình quân có trọng số",
}


class Combining(NamedTuple):
    """The method chosen for a unit, the weight of each merged unit by its code, and where the weights come from."""

    method: Method = Method.APART
    weights: Mapping[str, Decimal] = {}
    source: str = ""

    def as_text(self) -> str:
        """The choice as it is kept."""
        weights = {code: format(weight, "f") for code, weight in sorted(self.weights.items())}
        return json.dumps({"method": self.method.value, "weights": weights, "source": self.source}, ensure_ascii=False)

    @classmethod
    def from_text(cls, kept: str) -> "Combining":
        """Read back what `as_text` wrote; anything else combines nothing."""
        try:
            data = json.loads(kept)
            weights = {nfc(code): weight_of(weight) for code, weight in data["weights"].items()}
            return cls(Method(data["method"]), weights, nfc(data["source"]))
        except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
            return cls()


def weight_of(text: str) -> Decimal:
    """A weight as it is kept; ValueError for one that weighs nothing a mean could use."""
    weight = Decimal(text)
    if not weight.is_finite() or weight < 0:
        raise ValueError("a weight is a number from 0 up")
    return weight


class Part(NamedTuple):
    """A merged unit and what is known of it in one year, None for nothing."""

    code: str
    name: str
    year: YearOf | None


class Combined(NamedTuple):
    """What merged units came to together in a year, in %. `reason` says why there is no index, `told` how it came
    about; areas are there where all units have them on one set. `of` are the years it was made from.
    """

    year: int
    index_percent: Fraction | None
    areas: Mapping[str, Fraction]
    reason: str
    told: str
    provisional: bool = False
    of: tuple[YearOf, ...] = ()


def average(shares: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    """The weighted mean, exact; ValueError where the weights say nothing."""
    if len(shares) != len(weights) or any(weight < 0 for weight in weights) or not any(weights):
        raise ValueError("as many weights as shares, none below 0, not all 0")
    return exact_sum([share * weight for share, weight in zip(shares, weights, strict=True)]) / exact_sum(weights)


def combine(year: int, parts: Sequence[Part], chosen: Combining, places: int = 2) -> Combined:
    """The units of a year together by the method chosen, or why that cannot be."""
    if reason := _why_not(year, parts, chosen):
        return Combined(year, None, {}, reason, "")
    known = [part.year for part in parts if part.year is not None]
    weights = [_weight(part, chosen) for part in parts]
    indices = [one.total.index_percent or Fraction(0) for one in known]
    index = average(indices, weights)
    shown = [f"{show_decimal(half_up(one, places))} %" for one in indices]
    if chosen.method is Method.MEAN:
        told = f"{METHOD_WORDS[Method.MEAN].lower()}: ({' + '.join(shown)}) : {len(parts)}"
    else:
        marks = [show_number(format(chosen.weights[part.code], "f")) for part in parts]
        products = " + ".join(f"{one} × {mark}" for one, mark in zip(shown, marks, strict=True))
        told = f"{METHOD_WORDS[Method.WEIGHTED].lower()}: ({products}) : ({' + '.join(marks)})"
        told += f"; trọng số theo {chosen.source}" if chosen.source else "; chưa ghi trọng số lấy từ đâu"
    if any(one.criteria_set != known[0].criteria_set for one in known):
        told += "; các đơn vị chấm theo những bộ tiêu chí khác nhau"
    return Combined(
        year,
        index,
        _areas(known, weights),
        "",
        told,
        any(one.total.provisional for one in known),
        tuple(known),
    )


def _why_not(year: int, parts: Sequence[Part], chosen: Combining) -> str:
    if chosen.method is Method.APART or not parts:
        return "chưa chọn cách gộp"
    if without := [part.name for part in parts if part.year is None]:
        return f"không có kết quả năm {year} của {', '.join(without)}"
    if without := [part.name for part in parts if part.year is not None and part.year.total.index_percent is None]:
        return f"năm {year} của {', '.join(without)} không có chỉ số %"
    if len({part.year.paper is not None and part.year.paper.published for part in parts if part.year}) > 1:
        return f"năm {year} có đơn vị là kết quả công bố, có đơn vị là điểm tự chấm"
    if chosen.method is Method.WEIGHTED:
        if without := [part.name for part in parts if part.code not in chosen.weights]:
            return f"chưa có trọng số của {', '.join(without)}"
        if not any(_weight(part, chosen) for part in parts):
            return "các trọng số đều bằng 0"
    return ""


def _weight(part: Part, chosen: Combining) -> Fraction:
    return Fraction(chosen.weights[part.code]) if chosen.method is Method.WEIGHTED else Fraction(1)


def _areas(years: Sequence[YearOf], weights: Sequence[Fraction]) -> dict[str, Fraction]:
    """Areas mean the same in all units only where one set scored units of one kind."""
    one_set = years[0].criteria_set
    if one_set is None or any(one.criteria_set != one_set or one.kind != years[0].kind for one in years):
        return {}
    found = {}
    for area in one_set.criteria:
        shares = [value.share for one in years if (value := one.values.get(area.code)) is not None]
        whole = [share for share in shares if share is not None]
        if len(whole) == len(years):
            found[area.code] = average(whole, weights)
    return found
