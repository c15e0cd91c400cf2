"""The column type for points: exact on every engine."""

from decimal import Decimal
from fractions import Fraction

from sqlalchemy import BigInteger, TypeDecorator

from parscore.scoring.numbers import half_up


class Points(TypeDecorator[Decimal]):
    """Points or a percentage as whole millionths: sums, equality and order are exact on both engines.

    What was computed (a Fraction) is rounded half up to six places; what was entered (a Decimal) and has more is
    refused rather than cut; binary floats are refused always.
    """

    impl = BigInteger
    cache_ok = True
    PLACES = 6
    LIMIT: int = 2**63 // 10**PLACES

    @classmethod
    def holds(cls, value: Fraction | Decimal | int) -> bool:
        """Whether a number of points is small enough for the column."""
        return -cls.LIMIT < value < cls.LIMIT

    @classmethod
    def millionths(cls, value: object) -> int:
        if not isinstance(value, int | Decimal | Fraction) or isinstance(value, bool):
            raise TypeError("points are kept from exact numbers only, never from binary floats")
        if isinstance(value, Decimal) and not value.is_finite():
            raise ValueError(f"{value}: not a number of points")
        rounded = half_up(value, cls.PLACES) if isinstance(value, Fraction) else value
        scaled = Fraction(rounded) * 10**cls.PLACES
        if scaled.denominator != 1:
            raise ValueError(f"{value}: more than {cls.PLACES} decimals")
        if not cls.holds(value):
            raise ValueError(f"{value}: too large to be kept")
        return int(scaled)

    @classmethod
    def decimal(cls, millionths: int) -> Decimal:
        return Decimal(millionths).scaleb(-cls.PLACES)

    def process_bind_param(self, value: object, dialect: object) -> int | None:
        return None if value is None else self.millionths(value)

    def process_result_value(self, value: int | None, dialect: object) -> Decimal | None:
        return None if value is None else self.decimal(value)

    def coerce_compared_value(self, op: object, value: object) -> "Points":
        return self
