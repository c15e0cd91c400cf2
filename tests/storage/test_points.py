"""Points are exact in the column, whatever the engine."""

import random
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, func, insert, select
from sqlalchemy.exc import StatementError

from parscore.scoring.numbers import half_up
from parscore.storage.connection import connect
from parscore.storage.points import Points

MILLIONTH = Decimal("0.000001")
entered = st.integers(-(10**15), 10**15).map(lambda n: Decimal(n).scaleb(-6))
table = Table("kept", MetaData(), Column("id", Integer, primary_key=True), Column("points", Points))


def back(value: object) -> Decimal | None:
    points = Points()
    return points.process_result_value(points.process_bind_param(value, None), None)


@given(entered)
def test_what_was_entered_comes_back_unchanged(value: Decimal) -> None:
    assert back(value) == value


@given(st.fractions())
def test_what_was_computed_is_rounded_half_up_to_millionths(value: Fraction) -> None:
    if abs(value) < 10**12:
        assert back(value) == half_up(value, 6)


@given(st.lists(entered, max_size=30))
def test_sums_of_kept_points_are_sums_of_points(values: list[Decimal]) -> None:
    kept = sum(Points.millionths(value) for value in values)
    assert Decimal(kept).scaleb(-6) == sum(values)


@pytest.mark.parametrize("value", [0.1, 1.0, True, "1", None.__class__])
def test_anything_but_an_exact_number_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        Points.millionths(value)


@pytest.mark.parametrize("value", [Decimal("0.1234567"), Decimal("NaN"), Decimal("Infinity"), 10**13, -(10**13)])
def test_what_the_column_cannot_hold_is_refused_rather_than_cut(value: Decimal | int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  each has words of its own
        Points.millionths(value)


def test_nothing_is_kept_as_nothing() -> None:
    assert back(None) is None


def test_the_database_sums_compares_and_orders_points_exactly(database_url: str, tmp_path: Path) -> None:
    chance = random.Random(10)
    values = [Decimal(chance.randrange(-(10**9), 10**9)).scaleb(-6) for _ in range(300)]
    values += [Decimal("0.10")] * 1000
    database = connect(tmp_path, database_url, create=True)
    with database.writing.begin() as connection:
        table.create(connection)
        connection.execute(insert(table), [{"points": value} for value in values])
        assert connection.scalar(select(func.sum(table.c.points))) == sum(values)
        hundred = select(func.sum(table.c.points) == 100).where(table.c.points == Decimal("0.1"))
        assert connection.scalar(hundred)
        assert connection.scalars(select(table.c.points).order_by(table.c.points)).all() == sorted(values)
        assert connection.scalar(select(func.count()).where(table.c.points > Decimal("0.100000"))) == sum(
            value > Decimal("0.1") for value in values
        )
        with pytest.raises(StatementError, match="floats"):
            connection.execute(insert(table).values(points=0.5))
    database.close()


def test_a_third_is_kept_to_the_nearest_millionth() -> None:
    assert back(Fraction(5, 3)) == Decimal("1.666667")
    assert back(Fraction(-5, 3)) == Decimal("-1.666667")
    assert back(Fraction(1, 2) * Fraction(MILLIONTH)) == MILLIONTH
