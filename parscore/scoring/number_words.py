"""Numbers and days in Vietnamese words, as forms ask ("bằng chữ")."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 10**9
_GROUPS = ((10**6, "triệu"), (10**3, "nghìn"))


def number_in_words(value: Decimal | Fraction | int) -> str:
    """ "91,44" as "chín mươi mốt phẩy bốn tư"; ValueError for a number that never ends.

    Two decimals are said as a pair without "mươi", three and more by figures; zeros at the end are not said.
    """
    if isinstance(value, float | bool):
        raise TypeError("binary floats never enter scoring")
    whole, decimals = _parts(Fraction(value))
    words = _whole(whole)
    if decimals:
        words += f" phẩy {_decimals(decimals)}"
    return f"âm {words}" if value < 0 else words


def day_in_words(day: date) -> str:
    """ "ngày hai mươi tư tháng tư năm hai nghìn không trăm hai mươi sáu"."""
    month = "tư" if day.month == 4 else _whole(day.month)
    return f"ngày {_whole(day.day)} tháng {month} năm {_whole(day.year)}"


def _parts(value: Fraction) -> tuple[int, str]:
    numerator, denominator = abs(value).as_integer_ratio()
    rest = denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        raise ValueError(f"{value} has no end in decimals")
    whole, left = divmod(numerator, denominator)
    decimals = ""
    while left:
        figure, left = divmod(left * 10, denominator)
        decimals += str(figure)
    return whole, decimals


def _decimals(figures: str) -> str:
    if len(figures) != 2 or figures[0] == "0":
        return " ".join(_DIGITS[int(figure)] for figure in figures)
    tens, unit = map(int, figures)
    return _below_hundred(tens, unit) if tens == 1 else f"{_DIGITS[tens]} {_AFTER_TENS.get(unit, _DIGITS[unit])}"


def _whole(number: int) -> str:
    return " ".join(_said(number, padded=False)) or _DIGITS[0]


def _said(number: int, *, padded: bool) -> list[str]:
    """The words of a number; `padded` says hundreds of 0 too, as something stands before them."""
    words: list[str] = []
    if number >= _BILLION:
        above, number = divmod(number, _BILLION)
        words += [*_said(above, padded=padded), "tỷ"]
        padded = True
    for size, name in _GROUPS:
        group, number = divmod(number, size)
        if group:
            words += [*_group(group, padded=padded), name]
            padded = True
    return words + (_group(number, padded=padded) if number else [])


def _group(number: int, *, padded: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or padded else []
    tens, unit = divmod(rest, 10)
    if tens:
        return [*words, _below_hundred(tens, unit)]
    if unit:
        return [*words, *(["linh"] if words else []), _DIGITS[unit]]
    return words


def _below_hundred(tens: int, unit: int) -> str:
    if tens == 1:
        return f"mười {'lăm' if unit == 5 else _DIGITS[unit]}" if unit else "mười"
    return f"{_DIGITS[tens]} mươi" + (f" {_AFTER_TENS.get(unit, _DIGITS[unit])}" if unit else "")
