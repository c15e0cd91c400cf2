"""Numbers and days in words, against a table read aloud."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from parscore.scoring.number_words import day_in_words, number_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "không"),
        ("1", "một"),
        ("4", "bốn"),
        ("5", "năm"),
        ("10", "mười"),
        ("11", "mười một"),
        ("14", "mười bốn"),
        ("15", "mười lăm"),
        ("20", "hai mươi"),
        ("21", "hai mươi mốt"),
        ("24", "hai mươi tư"),
        ("25", "hai mươi lăm"),
        ("55", "năm mươi lăm"),
        ("91", "chín mươi mốt"),
        ("100", "một trăm"),
        ("101", "một trăm linh một"),
        ("104", "một trăm linh bốn"),
        ("105", "một trăm linh năm"),
        ("110", "một trăm mười"),
        ("115", "một trăm mười lăm"),
        ("121", "một trăm hai mươi mốt"),
        ("1000", "một nghìn"),
        ("1001", "một nghìn không trăm linh một"),
        ("1010", "một nghìn không trăm mười"),
        ("1015", "một nghìn không trăm mười lăm"),
        ("1100", "một nghìn một trăm"),
        ("2025", "hai nghìn không trăm hai mươi lăm"),
        ("2026", "hai nghìn không trăm hai mươi sáu"),
        ("21000", "hai mươi mốt nghìn"),
        ("1000000", "một triệu"),
        ("1000005", "một triệu không trăm linh năm"),
        ("1234567", "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy"),
        ("1000000000", "một tỷ"),
        ("1000000000000", "một nghìn tỷ"),
        ("2000000001", "hai tỷ không trăm linh một"),
        ("91.44", "chín mươi mốt phẩy bốn tư"),
        ("91.41", "chín mươi mốt phẩy bốn mốt"),
        ("91.45", "chín mươi mốt phẩy bốn lăm"),
        ("91.15", "chín mươi mốt phẩy mười lăm"),
        ("91.14", "chín mươi mốt phẩy mười bốn"),
        ("91.04", "chín mươi mốt phẩy không bốn"),
        ("91.05", "chín mươi mốt phẩy không năm"),
        ("91.40", "chín mươi mốt phẩy bốn"),
        ("91.00", "chín mươi mốt"),
        ("0.5", "không phẩy năm"),
        ("0.25", "không phẩy hai lăm"),
        ("0.125", "không phẩy một hai năm"),
        ("-2.5", "âm hai phẩy năm"),
    ],
)
def test_numbers_are_said_as_read_aloud(number: str, words: str) -> None:
    assert number_in_words(Decimal(number)) == words
    assert number_in_words(Fraction(number)) == words


def test_a_number_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="no end"):
        number_in_words(Fraction(5, 3))


def test_binary_floats_are_refused() -> None:
    with pytest.raises(TypeError):
        number_in_words(0.5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày năm tháng một năm hai nghìn không trăm hai mươi sáu"),
        (date(2026, 4, 24), "ngày hai mươi tư tháng tư năm hai nghìn không trăm hai mươi sáu"),
        (date(2025, 12, 15), "ngày mười lăm tháng mười hai năm hai nghìn không trăm hai mươi lăm"),
    ],
)
def test_days_are_said_as_read_aloud(day: date, words: str) -> None:
    assert day_in_words(day) == words
