"""Scales: what a measured value is worth in points."""

from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from parscore.scoring.numbers import less, show_short
from parscore.scoring.outcome import Part, points, short
from parscore.scoring.schema import BelowError, Definition, NotEmpty, Number, Points, Positive

HUNDRED = 100
ZERO = Fraction(0)


class Worth(NamedTuple):
    """What a scale gives: points (None when no band covers the value), how, and the band that held."""

    score: Fraction | None
    parts: tuple[Part, ...]
    reached: int | None = None


def _multiplied(threshold: Decimal | None, factor: Decimal) -> Decimal | None:
    """A threshold under a coefficient, exactly: the default context would cut at 28 digits."""
    with localcontext(prec=80):
        return None if threshold is None else threshold * factor


def _under(threshold: Fraction, suffix: str) -> Worth:
    return Worth(ZERO, ("dưới ", short(threshold, suffix), " → ", points(ZERO)))


class Band(Definition):
    """A threshold, inclusive (`from`) or exclusive (`above`), or the rest (neither), worth points or a share in %."""

    from_: Number | None = None
    above: Number | None = None
    points: Points | None = None
    share: Points | None = None

    def check(self) -> None:
        if self.from_ is not None and self.above is not None:
            raise ValueError("chỉ dùng một trong hai khóa from (từ … trở lên), above (trên …)")
        if (self.points is None) == (self.share is None):
            raise ValueError("cần đúng một trong hai khóa points (điểm), share (% điểm tối đa)")

    @property
    def threshold(self) -> Decimal | None:
        return self.from_ if self.from_ is not None else self.above

    @cached_property
    def rank(self) -> tuple[bool, Fraction, bool]:
        """Order of bands: the rest lowest, then by threshold; "above 60" stands over "from 60"."""
        return self.threshold is not None, Fraction(self.threshold or 0), self.above is not None

    @cached_property
    def _worth(self) -> tuple[bool, Fraction]:
        return self.share is not None, Fraction(self.points or 0) if self.share is None else Fraction(
            self.share
        ) / HUNDRED

    def worth(self, max_score: Fraction) -> Fraction:
        relative, amount = self._worth
        return max_score * amount if relative else amount

    def holds(self, value: Fraction) -> bool:
        bounded, threshold, exclusive = self.rank
        if not bounded:
            return True
        # Cross-multiplied whole numbers: comparing fractions is what scoring a whole province spends its time on.
        left, right = value.numerator * threshold.denominator, threshold.numerator * value.denominator
        return left > right if exclusive else left >= right

    def with_thresholds(self, factor: Decimal) -> "Band":
        return self.but(from_=_multiplied(self.from_, factor), above=_multiplied(self.above, factor))


class BandsScale(Definition):
    """Of the bands whose threshold holds, the one with the highest threshold counts."""

    kind: Literal["bands"]
    bands: Annotated[tuple[Band, ...], NotEmpty]

    def check(self) -> None:
        ranks = [band.rank for band in self.bands]
        repeated = [place for place, rank in enumerate(ranks) if rank in ranks[:place]]
        if repeated:
            names = (self.bands[place].threshold for place in repeated)
            said = ", ".join("còn lại (không có ngưỡng)" if name is None else str(name) for name in names)
            raise BelowError(f"ngưỡng {said} lặp lại; mỗi ngưỡng chỉ ghi một lần", "bands", repeated[0])

    @cached_property
    def _descending(self) -> tuple[tuple[int, Band], ...]:
        return tuple(sorted(enumerate(self.bands), key=lambda place: place[1].rank, reverse=True))

    def label(self, place: int, suffix: str = "") -> str:
        """The band in words, bounded by the next higher one: "từ 96 % đến dưới 98 %"."""
        order = [index for index, _ in self._descending]
        at = order.index(place)
        band = self.bands[place]
        upper = self.bands[order[at - 1]] if at else None
        upper_at = "" if upper is None else f"{show_short(upper.rank[1])}{suffix}"
        upper_inclusive = upper is not None and upper.above is not None
        if band.threshold is None:
            if not upper_at:
                return "mọi trường hợp"
            return f"{'không quá' if upper_inclusive else 'dưới'} {upper_at}"
        start = f"{'trên' if band.above is not None else 'từ'} {show_short(band.rank[1])}{suffix}"
        if upper_at:
            return f"{start} đến {'' if upper_inclusive else 'dưới '}{upper_at}"
        return start if band.above is not None else f"{start} trở lên"

    def worth(self, value: Fraction, max_score: Fraction, suffix: str) -> Worth:
        for place, band in self._descending:
            if band.holds(value):
                score = band.worth(max_score)
                return Worth(score, (Label(self, place, suffix), " → ", points(score)), place)
        return Worth(None, ("không có mức điểm nào cho giá trị này",))

    def with_thresholds(self, factor: Decimal) -> "BandsScale":
        """The same scale with every threshold multiplied."""
        return self.but(bands=tuple(band.with_thresholds(factor) for band in self.bands))

    def worst(self, max_score: Fraction) -> Worth:
        """What a date that never came is worth: the band with the fewest points."""
        place = min(range(len(self.bands)), key=lambda i: self.bands[i].worth(max_score))
        score = self.bands[place].worth(max_score)
        return Worth(score, (points(score),), place)


class Label:
    """A band's words inside a working, made only when the working is read."""

    __slots__ = ("_arguments",)

    def __init__(self, scale: BandsScale, place: int, suffix: str) -> None:
        self._arguments = (scale, place, suffix)

    def __str__(self) -> str:
        scale, place, suffix = self._arguments
        return scale.label(place, suffix)


class ProportionalScale(Definition):
    """0 under `zero_below`; otherwise maximum × min(value, full_at) ÷ full_at."""

    kind: Literal["proportional"]
    full_at: Positive = Decimal(100)
    zero_below: Number | None = None

    @cached_property
    def _exact(self) -> tuple[Fraction, Fraction | None]:
        return Fraction(self.full_at), None if self.zero_below is None else Fraction(self.zero_below)

    def with_thresholds(self, factor: Decimal) -> "ProportionalScale":
        """The same scale with its full mark and its floor multiplied."""
        full_at, zero_below = _multiplied(self.full_at, factor), _multiplied(self.zero_below, factor)
        return self.but(full_at=full_at, zero_below=zero_below)

    def worth(self, value: Fraction, max_score: Fraction, suffix: str) -> Worth:
        full_at, zero_below = self._exact
        if zero_below is not None and less(value, zero_below):
            return _under(zero_below, suffix)
        if not less(value, full_at):
            return Worth(max_score, ("đủ ", short(full_at, suffix), " → ", points(max_score)))
        score = Fraction(
            max_score.numerator * value.numerator * full_at.denominator,
            max_score.denominator * value.denominator * full_at.numerator,
        )
        parts = (short(max_score), " × ", short(value), "/", short(full_at), " → ", points(score))
        return Worth(score, parts)

    def worst(self, max_score: Fraction) -> Worth:
        return Worth(ZERO, (points(ZERO),))


class PerUnitScale(Definition):
    """Value × points, at most `cap`."""

    kind: Literal["per_unit"]
    points: Points
    cap: Points | None = None

    @cached_property
    def _exact(self) -> tuple[Fraction, Fraction | None]:
        return Fraction(self.points), None if self.cap is None else Fraction(self.cap)

    def with_thresholds(self, factor: Decimal) -> "PerUnitScale":
        """The same scale: it has no thresholds."""
        return self

    def worth(self, value: Fraction, max_score: Fraction, suffix: str) -> Worth:
        each, cap = self._exact
        score = value * each
        cap = max_score if cap is None or less(max_score, cap) else cap
        if less(cap, score):
            return Worth(cap, ("× ", points(each), " = ", points(score), ", tối đa ", points(cap)))
        return Worth(score, ("× ", points(each), " → ", points(score)))

    def worst(self, max_score: Fraction) -> Worth:
        return Worth(ZERO, (points(ZERO),))


class StepsScale(Definition):
    """A base, then `gives` for each completed `each` beyond `base_at`, at most `cap`; 0 points under `from` (C6)."""

    kind: Literal["steps"]
    base_at: Number
    base: Number
    each: Positive
    gives: Number
    direction: Literal["up", "down"] = "up"
    cap: Points | None = None
    from_: Number | None = None

    def with_thresholds(self, factor: Decimal) -> "StepsScale":
        """The same scale with its base, its step and its lower bound multiplied."""
        changed = {name: _multiplied(getattr(self, name), factor) for name in ("base_at", "each", "from_")}
        return self.but(**changed)

    def worth(self, value: Fraction, max_score: Fraction, suffix: str) -> Worth:
        if self.from_ is not None and value < Fraction(self.from_):
            return _under(Fraction(self.from_), suffix)
        base_at, each = Fraction(self.base_at), Fraction(self.each)
        beyond = value - base_at if self.direction == "up" else base_at - value
        steps = max(0, beyond // each)
        base, gives = Fraction(self.base), Fraction(self.gives)
        score = base + steps * gives
        parts: tuple[Part, ...] = (short(base), " + ", f"{steps} bước × ", short(gives), " = ", points(score))
        if self.cap is not None and score > self.cap:
            score = Fraction(self.cap)
            parts += (", tối đa ", points(score))
        return Worth(score, parts)

    def worst(self, max_score: Fraction) -> Worth:
        return Worth(ZERO, (points(ZERO),))


Scale = BandsScale | ProportionalScale | PerUnitScale | StepsScale
