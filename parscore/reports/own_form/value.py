"""What a placeholder comes to: a text, or a number that cells keep as one."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.numbers import half_up, show_decimal, show_short
from parscore.scoring.result import Result


class Number(NamedTuple):
    """A number as the screen rounds it, as a sentence prints it, and exactly, for cells whose format rounds it; whether
    it counts hundredths.
    """

    rounded: Decimal
    text: str
    exact: Fraction | None = None
    percent: bool = False


Value = str | Number


def as_text(value: Value) -> str:
    return value if isinstance(value, str) else value.text


def points(result: Result, value: Fraction) -> Number:
    """A score as the set rounds it."""
    rounded = result.shown(value)
    return Number(rounded, show_decimal(rounded), value)


def maximum(value: Fraction, places: int) -> Number:
    """A maximum of the whole, never rounded to other points than the set gives."""
    return Number(half_up(value, places), show_short(value))


def count(value: int) -> Number:
    return Number(Decimal(value), str(value))
