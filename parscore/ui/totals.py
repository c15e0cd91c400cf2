"""The words of the summary strip, made from a result. Nothing here needs more than plain Python."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from parscore.scoring.result import Result

PROVISIONAL = "tạm tính"


class Totals(NamedTuple):
    """All that the strip says; an area as its words and the share (0 to 1) its bar is filled to."""

    total: str
    of: str
    provisional: str
    self_part: str
    index_percent: str
    class_name: str
    gap: str
    gap_tone: str
    left: str
    working: str
    class_working: str
    areas: dict[str, tuple[str, float]]


def totals_of(result: "Result", areas: list[str], target: "Decimal | None", left: int) -> Totals:
    """Say a result; `left` is how many rows the unit still has to score itself."""
    from parscore.scoring.numbers import show_decimal, show_short
    from parscore.ui.words import NONE, fraction_text, score_text

    part, index = result.self_part, result.index_percent
    waiting = f" ({PROVISIONAL})" if result.provisional else ""
    begun = any(node.score is not None for node in result.nodes.values())
    gap, tone = _gap(result, target)
    return Totals(
        total=score_text(result, result.total if begun else None),
        of=f"/{show_short(result.max_score)} điểm",
        provisional=PROVISIONAL if result.provisional else "",
        self_part=f"{fraction_text(result, part.score if begun else None, part.max_score)} điểm tự chấm",
        index_percent=f"Chỉ số {NONE if index is None or not begun else show_decimal(result.shown(index))} %",
        class_name=f"Xếp loại {result.class_name}{waiting}" if result.class_name and begun else "Chưa xếp loại",
        gap=gap,
        gap_tone=tone,
        left=f"Còn {left} mục chưa chấm" if left else "Đã chấm hết các mục",
        working=str(result.working),
        class_working=result.class_working,
        areas={code: _area(result, code) for code in areas},
    )


def _area(result: "Result", code: str) -> tuple[str, float]:
    node = result.nodes[code]
    return _said(node.score, node.max_score, result.places)


@lru_cache(maxsize=256)  # an edit moves one area, the others are said as before
def _said(score: "Fraction | None", maximum: "Fraction", places: int) -> tuple[str, float]:
    from parscore.scoring.numbers import show_fixed, show_short
    from parscore.ui.words import NONE

    share = float(score / maximum) if score and maximum else 0.0
    return f"{NONE if score is None else show_fixed(score, places)}/{show_short(maximum)}", share


def _gap(result: "Result", target: "Decimal | None") -> tuple[str, str]:
    from decimal import Decimal
    from fractions import Fraction

    from parscore.scoring.numbers import show_decimal

    if target is None:
        return "Chưa đặt mục tiêu", "muted"
    missing = Fraction(target) * result.max_score / 100 - result.total
    if not missing:
        return "đạt mục tiêu", "done"
    least = Decimal(1).scaleb(-result.places)
    amount = result.shown(abs(missing))
    words = f"{show_decimal(amount)} điểm" if amount else f"dưới {show_decimal(least)} điểm"
    return (f"còn thiếu {words}", "attention") if missing > 0 else (f"đạt, vượt {words}", "done")
