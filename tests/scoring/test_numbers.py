"""Numbers as officials type them, and as they are printed back."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.scoring.inputs import Input, number_kind
from parscore.scoring.numbers import (
    NumberRefusedError,
    exact,
    exact_sum,
    half_up,
    read_measure,
    read_quantity,
    read_whole,
    show_exact,
    show_fixed,
    show_number,
    show_short,
)
from parscore.scoring.reading import TypedRefusedError, reading_of

QUANTITIES = [
    # gõ            hiểu là       hiện lại
    ("985", "985", "985"),
    ("1.234", "1234", "1.234"),
    ("1 234", "1234", "1.234"),
    ("1\u00a0234", "1234", "1.234"),
    ("1.234.567", "1234567", "1.234.567"),
    ("1,234,567", "1234567", "1.234.567"),
    ("1.234,5", "1234.5", "1.234,5"),
    ("1,234.5", "1234.5", "1.234,5"),
    ("12,5", "12.5", "12,5"),
    ("12.5", "12.5", "12,5"),
    ("12.25", "12.25", "12,25"),
    ("0.125", "0.125", "0,125"),
    ("007", "7", "7"),
    ("1234.567", "1234.567", "1.234,567"),
    ("９８５", "985", "985"),
    ("  12 ", "12", "12"),
]
MEASURES = [
    ("85", "85", "85"),
    ("85,5", "85.5", "85,5"),
    ("85.5", "85.5", "85,5"),
    ("98,50", "98.50", "98,50"),
    ("98,5 %", "98.5", "98,5"),
    ("98.5%", "98.5", "98,5"),
    ("1,2340", "1.2340", "1,2340"),
    ("62,5", "62.5", "62,5"),
]
NOT_NUMBERS = ["1,2,3", "1e9", "NaN", "٣", "9" * 30, "", " ", "abc", ".5", "5,", "1..2", "+5", "1.23.456", "∞", "½"]


@pytest.mark.parametrize(("typed", "kept", "shown"), QUANTITIES)
def test_a_quantity_is_read_tolerantly_and_shown_back(typed: str, kept: str, shown: str) -> None:
    assert read_quantity(typed) == kept
    assert show_number(kept) == shown


@pytest.mark.parametrize(("typed", "kept", "shown"), MEASURES)
def test_a_score_takes_comma_and_point(typed: str, kept: str, shown: str) -> None:
    assert read_measure(typed) == kept
    assert show_number(kept) == shown


@pytest.mark.parametrize("typed", ["1.234", "1,234", "12.345"])
def test_a_score_of_three_digits_after_a_mark_is_asked_never_guessed(typed: str) -> None:
    with pytest.raises(NumberRefusedError, match="có thể là"):
        read_measure(typed)


def test_a_comma_before_three_digits_is_asked_in_a_quantity_too() -> None:
    with pytest.raises(NumberRefusedError, match="có thể là"):
        read_quantity("1,234")


@pytest.mark.parametrize("typed", NOT_NUMBERS)
def test_what_is_no_number_is_refused_in_words(typed: str) -> None:
    for read in (read_quantity, read_measure):
        with pytest.raises(NumberRefusedError) as refused:
            read(typed)
        assert str(refused.value)


@pytest.mark.parametrize("typed", ["-5", "−5", "－5", "– 5"])
def test_a_negative_number_is_refused_unless_the_field_takes_one(typed: str) -> None:
    with pytest.raises(NumberRefusedError, match="số âm"):
        read_measure(typed)
    assert read_measure(typed, signed=True) == "-5"


def test_a_count_is_a_whole_number() -> None:
    assert read_whole("1.234") == "1234"
    with pytest.raises(NumberRefusedError, match="số nguyên"):
        read_whole("1,5")


@given(st.integers(0, 10**14), st.text("0123456789", max_size=3))
def test_what_is_shown_in_a_field_reads_back_the_same(whole: int, decimals: str) -> None:
    kept = f"{whole}.{decimals}" if decimals else str(whole)
    shown = show_number(kept)
    if "," in shown and "." not in shown and len(decimals) == 3 and 0 < whole < 1000:
        return  # "1,234" alone is asked, whoever wrote it
    assert read_quantity(shown) == kept


@given(st.lists(st.fractions(), max_size=20))
def test_the_exact_sum_is_the_sum(values: list[Fraction]) -> None:
    assert exact_sum(values) == sum(values, Fraction(0))


@given(st.fractions(), st.integers(0, 6))
def test_rounding_never_moves_a_value_by_more_than_half_a_unit(value: Fraction, places: int) -> None:
    assert abs(Fraction(half_up(value, places)) - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize("wrong", [0.1, True])
def test_binary_floats_never_enter(wrong: object) -> None:
    with pytest.raises(TypeError):
        half_up(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["1e9", "NaN", "1,5", " 1", "--1", "1_000", "9" * 40, "٣"])
def test_kept_text_is_plain_digits_or_refused(text: str) -> None:
    with pytest.raises(NumberRefusedError):
        exact(text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction("98.5"), "98,50"),
        (Fraction("94.995"), "94,995"),
        (Fraction(200, 3), "≈ 66,67"),
        (Fraction(949967, 10000) + Fraction(1, 30000), "≈ 94,997"),
        (Fraction(299999, 3000), "≈ 99,9997"),
    ],
)
def test_a_computed_number_is_never_shown_as_a_whole_it_does_not_reach(value: Fraction, shown: str) -> None:
    assert show_exact(value) == shown


def test_printed_numbers_have_a_decimal_comma() -> None:
    assert show_fixed(Fraction("1234.5")) == "1.234,50"
    assert show_short(Fraction("0.25")) == "0,25"
    assert show_short(Fraction(1, 3)) == "0,3333…"


@pytest.mark.parametrize(
    ("label", "unit", "kept"),
    [
        ("Thu ngân sách xã (triệu đồng)", "", "1234"),
        ("Thu ngân sách (triệu đồng, so với chỉ tiêu được giao)", "", "1234"),
        ("Vốn đầu tư (tỷ đồng)", "", "1234"),
        ("Diện tích trụ sở (m2)", "", "1234"),
        ("Chi thường xuyên", "nghìn đồng", "1234"),
        ("Người dùng", "người", "1234"),
        ("Chỉ số SIPAS (%)", "", None),
        ("Chỉ số DDCI", "", None),
        ("Tỷ lệ", "%", None),
        ("Điểm", "Điểm", None),
        ("Người (theo SIPAS)", "", None),
    ],
)
def test_the_unit_says_whether_a_point_groups_thousands_or_is_asked(label: str, unit: str, kept: str | None) -> None:
    field = Input("value", label, number_kind(label, unit), unit)
    if kept is None:
        with pytest.raises(TypedRefusedError, match="có thể là"):
            reading_of(field).read("1.234")
        assert reading_of(field).show("1234.5") == "1234,5"
    else:
        assert reading_of(field).read("1.234") == kept
        assert reading_of(field).show(kept) == "1.234"
