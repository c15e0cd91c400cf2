"""Ranges with points made into bands of a scale, with every gap and overlap told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from parscore.intake.scoring_text.proposal import Rule, plain, told
from parscore.intake.scoring_text.ranges import Edge, Range
from parscore.intake.scoring_text.worth import Worth

Level = tuple[Edge | None, Edge | None, Worth]
"""From, to (None: without end) and what it is worth."""


@dataclass(slots=True)
class Bands:
    """The scale and what must be said of it."""

    scale: Rule
    warnings: list[str] = field(default_factory=list)


def worth_data(worth: Worth) -> Rule:
    """Points or share, as files keep them."""
    return {"share" if worth.share else "points": plain(worth.amount)}


def level(of: Range, worth: Worth) -> Level:
    return of.low, of.high, worth


def make_bands(
    levels: Sequence[Level], *, unit: str, whole: bool, least: Decimal | None, most: Decimal | None
) -> Bands:
    """Bands for levels in any order; `least` and `most` are the values the measure can have.

    Never closes a gap in silence: each is told, as are overlaps, a top or a bottom that stays open.
    """
    order = sorted(levels, key=_rank)
    warnings: list[str] = []
    bands: list[Rule] = []
    for place, (low, high, worth) in enumerate(order):
        bands.append(_threshold(low, least if place == 0 else None, lowest=place == 0) | worth_data(worth))
        following = order[place + 1][0] if place + 1 < len(order) else None
        if place + 1 < len(order):
            open_above = high is None and following is not None and _less(worth, order[place + 1][2])
            warnings += [] if open_above else _joint(high, following, unit, whole)
        elif high is not None and (most is None or high.value < most):
            unsaid = f"Văn bản không nói giá trị trên {told(high.value)}{unit} được mấy điểm"
            warnings.append(f"{unsaid}; tạm hiểu như mức cao nhất nêu trong văn bản.")
    low = order[0][0]
    if low is not None and (least is None or low.value > least or (low.value == least and not low.within)):
        unsaid = f"Văn bản không nói giá trị dưới {told(low.value)}{unit} được mấy điểm"
        warnings.append(f"{unsaid}; để trống mức ấy, hãy hỏi cơ quan ban hành.")
    warnings += _direction([worth for _, _, worth in order])
    return Bands({"kind": "bands", "bands": bands[::-1]}, warnings)


def _less(one: Worth, other: Worth) -> bool:
    """Whether a higher threshold is worth more: then "≥ 90: 2; ≥ 80: 1" can only mean the highest that holds."""
    return (one.share == other.share and one.amount < other.amount) or (other.share and other.amount == 100)


def _rank(one: Level) -> tuple[bool, Decimal, bool]:
    low, high, _ = one
    if low is None:
        return False, high.value if high else Decimal(0), bool(high and high.within)
    return True, low.value, not low.within


def _threshold(low: Edge | None, least: Decimal | None, *, lowest: bool) -> Rule:
    if low is None or (lowest and least is not None and low.value <= least and low.within):
        return {}
    return {"from" if low.within else "above": plain(low.value)}


def _joint(high: Edge | None, low: Edge | None, unit: str, whole: bool) -> list[str]:
    """What is wrong where one level ends and the next begins."""
    if high is None or low is None:
        return [f"Hai mức chồng lên nhau{f' ở {told((high or low).value)}{unit}' if high or low else ''}; hãy xem lại."]  # type: ignore[union-attr]
    if high.value == low.value:
        if high.within and low.within:
            return [f"Giá trị {told(low.value)}{unit} nằm ở cả hai mức; tạm tính theo mức trên."]
        if not high.within and not low.within:
            return [f"Giá trị đúng {told(low.value)}{unit} không thuộc mức nào; tạm tính theo mức dưới."]
        return []
    if high.value > low.value:
        return [f"Hai mức chồng lên nhau từ {told(low.value)}{unit} đến {told(high.value)}{unit}; hãy xem lại."]
    if whole and high.within and low.within and low.value - high.value == 1:
        return []
    return [
        f"Giá trị giữa {told(high.value)}{unit} và {told(low.value)}{unit} không thuộc mức nào; tạm tính theo mức dưới."
    ]


def _direction(worths: Sequence[Worth]) -> list[str]:
    if len({worth.share for worth in worths}) > 1:
        full = [worth for worth in worths if not (worth.share and worth.amount in (0, 100)) and worth.amount]
        if len({worth.share for worth in full}) > 1:
            return []
        worths = [worth for worth in worths if worth in full]
    amounts = [worth.amount for worth in worths]
    if amounts != sorted(amounts) and amounts != sorted(amounts, reverse=True):
        return ["Điểm các mức lúc tăng lúc giảm, không cùng một chiều; hãy so lại với văn bản."]
    return []
