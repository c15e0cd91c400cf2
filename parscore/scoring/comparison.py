"""Comparison of two values: how far they lie apart, and the state that words it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Change(StrEnum):
    """What became of a value; a value that cannot be compared is never called unchanged."""

    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"
    NOT_COMPARABLE = "not_comparable"
    NO_EARLIER_VALUE = "no_earlier_value"


@dataclass(frozen=True, slots=True)
class Compared:
    """The state and, where both values are known and comparable, the difference (later − earlier)."""

    state: Change
    difference: Fraction | None = None


def compare(later: Fraction | None, earlier: Fraction | None) -> Compared:
    """Compare a value with its earlier one; without an earlier value there is no change to speak of."""
    if earlier is None:
        return Compared(Change.NO_EARLIER_VALUE)
    if later is None:
        return Compared(Change.NOT_COMPARABLE)
    difference = later - earlier
    if difference == 0:
        return Compared(Change.UNCHANGED, difference)
    return Compared(Change.UP if difference > 0 else Change.DOWN, difference)


def places_gained(later_rank: int, earlier_rank: int) -> int:
    """How many places a rank rose (from 2 to 1: +1)."""
    return earlier_rank - later_rank
