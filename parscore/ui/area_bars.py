"""What the chart of areas shows, as plain figures and words: for the picture, the table and the screen reader alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Status
from parscore.scoring.result import Result
from parscore.ui.words import NONE, percent_text, score_text

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class AreaBar:
    """One area. Shares are of its maximum, from 0 to 1: `share` earned, `open_share` not scored yet; `target` and
    `last` (a year ago) are None where there is none.
    """

    code: str
    title: str
    score: str
    maximum: str
    percent: str
    target_words: str
    last_words: str
    share: float
    open_share: float
    target: float | None
    last: float | None

    @property
    def sentence(self) -> str:
        """The same figures in words."""
        told = f"{self.code}. {self.title}: {self.score}/{self.maximum} điểm"
        told += f", đạt {self.percent}" if self.percent != NONE else ", chưa có điểm"
        if self.target is not None:
            told += f", mục tiêu {self.target_words}"
        return told + (f", năm trước {self.last_words}" if self.last is not None else "")


def area_bars(
    criteria_set: CriteriaSet, result: Result, target: Decimal | None, last: Mapping[str, Fraction]
) -> list[AreaBar]:
    """The bar of each area. An area without a target of its own stands against that of the year; `last` holds last
    year's share of the maximum where it can be compared.
    """
    return [_bar(area, result, target, last.get(area.code)) for area in criteria_set.criteria]


def _bar(area: Criterion, result: Result, target: Decimal | None, last: Fraction | None) -> AreaBar:
    node = result.nodes[area.code]
    own = area.target.value if area.target and area.target.value is not None else target
    share = node.score / node.max_score if node.score and node.max_score else ZERO
    return AreaBar(
        code=area.code,
        title=area.title,
        score=score_text(result, node.score),
        maximum=show_short(node.max_score),
        percent=percent_text(result, node.score, node.max_score),
        target_words=f"{show_short(own)} %" if own is not None else NONE,
        last_words=percent_text(result, last, Fraction(1)) if last is not None else NONE,
        share=_within(share),
        open_share=_within(min(_open_share(area, result), 1 - share)),
        target=_within(Fraction(own) / 100) if own is not None else None,
        last=_within(last) if last is not None else None,
    )


def _open_share(area: Criterion, result: Result) -> Fraction:
    """How much of the maximum still waits to be scored."""
    leaves = [result.nodes[node.code] for node in area.walk() if node.is_leaf]
    whole = sum((leaf.max_score for leaf in leaves), ZERO)
    waiting = sum((leaf.max_score for leaf in leaves if leaf.status in (Status.BLANK, Status.LOCKED)), ZERO)
    return waiting / whole if whole else ZERO


def _within(share: Fraction) -> float:
    return float(min(max(share, ZERO), Fraction(1)))
