"""Exact numbers: reading what an official types, rounding half up, printing the Vietnamese way.

Inside the program a number is kept as plain text ("1234.5": no grouping, the point as decimal mark) and computed
as a fraction. Binary floats are refused everywhere.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

MAX_DIGITS = 18
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_WHOLE = re.compile(r"\d+", re.ASCII)
_GROUPED = re.compile(r"(\d{1,3}(?:([. ,])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?", re.ASCII)
_ONE_MARK = re.compile(r"(\d+)[.,](\d+)", re.ASCII)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９，．\u00a0\u2007\u2009\u202f\u3000−–—﹣－", "0123456789,.     -----")


class NumberRefusedError(ValueError):
    """What was typed is not a number the field can take; the text says why and what to type instead."""


def half_up(value: Fraction | Decimal | int, places: int = 2) -> Decimal:
    """Round exactly, ties away from zero: 81.755 gives 81.76, where binary floats give 81.75."""
    if isinstance(value, float | bool):
        raise TypeError("binary floats never enter scoring")
    numerator, denominator = value.as_integer_ratio()
    quotient, remainder = divmod(abs(numerator) * 10**places, denominator)
    quotient += 2 * remainder >= denominator
    # Written out, since arithmetic on Decimal is cut at 28 digits.
    return Decimal(f"{'' if numerator >= 0 else '-'}{quotient}e-{places}")


@lru_cache(maxsize=1 << 14)  # the same numbers come again: units of a province, a sheet scored anew
def exact(text: str) -> Fraction:
    """The exact value of a kept number ("98.5"); NumberRefusedError when the text is not one."""
    if not _PLAIN.fullmatch(text):
        raise NumberRefusedError(
            f"“{shorten(text)}” không phải là số; trong tệp viết số bằng chữ số với dấu chấm thập phân, ví dụ 98.5"
        )
    if len(text) > MAX_DIGITS + 2:
        raise NumberRefusedError(f"số dài {len(text)} ký tự; nhiều nhất là {MAX_DIGITS} chữ số")
    whole, _, decimals = text.partition(".")
    return Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole))


def less(one: Fraction, other: Fraction) -> bool:
    """Whether one number is less than another, by whole numbers: Fraction's own takes five times as long."""
    return one.numerator * other.denominator < other.numerator * one.denominator


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """The exact sum, brought to lowest terms once at the end; a tree is summed anew after every edit."""
    numerator, denominator = 0, 1
    for value in values:
        above, below = value.as_integer_ratio()
        if below == denominator:
            numerator += above
        elif denominator % below == 0:
            numerator += above * (denominator // below)
        else:
            numerator = numerator * below + above * denominator
            denominator *= below
    return Fraction(numerator, denominator)


def shorten(text: str, length: int = 40) -> str:
    """A long text cut for a message."""
    return text if len(text) <= length else text[: length - 1] + "…"


def read_quantity(typed: str, *, signed: bool = False) -> str:
    """A quantity as typed ("1.234", "1 234", "12,5") as kept text; a point before three digits groups thousands."""
    return _read(typed, signed=signed, point_groups=True)


def read_measure(typed: str, *, signed: bool = False) -> str:
    """A score, percentage or index as typed ("98,5", "98.5", "98,5 %"); "1.234" is asked, never guessed."""
    return _read(typed.strip().removesuffix("%"), signed=signed, point_groups=False)


def read_whole(typed: str) -> str:
    """A count as typed, grouped or not; anything but a whole number from 0 up is refused."""
    kept = read_quantity(typed)
    if "." in kept:
        raise NumberRefusedError(f"“{shorten(typed.strip())}” không phải là số nguyên. Ví dụ: 12")
    return kept


def _read(typed: str, *, signed: bool, point_groups: bool) -> str:
    text = re.sub(r"\s+", " ", typed.translate(_FULL_WIDTH)).strip()
    if not text:
        raise NumberRefusedError("Ô này đang trống; hãy gõ một số. Muốn bỏ số liệu của dòng, bấm “Xóa kê khai”.")
    sign = ""
    if text.startswith("-"):
        if not signed:
            raise NumberRefusedError(f"“{shorten(text)}” là số âm; ô này nhận số từ 0 trở lên.")
        sign, text = "-", text[1:].strip()
    if sum(c.isdigit() for c in text) > MAX_DIGITS:
        raise NumberRefusedError(f"Số quá dài: nhiều nhất {MAX_DIGITS} chữ số.")
    return sign + _unsigned(text, point_groups)


def _unsigned(text: str, point_groups: bool) -> str:
    if _WHOLE.fullmatch(text):
        return _canonical(text, "")
    if grouped := _GROUPED.fullmatch(text):
        body, mark, decimal_mark, decimals = grouped.groups()
        if decimal_mark != mark and not body.startswith("0"):
            sure = decimals is not None or mark == " " or body.count(mark) > 1
            if sure or (mark == "." and point_groups):
                return _canonical(body.replace(mark, ""), decimals or "")
            whole = body.replace(mark, "")
            raise NumberRefusedError(
                f"“{text}” có thể là {show_number(whole)} hoặc {body.replace('.', ',')}. "
                f"Hãy gõ {whole} hoặc {body.replace('.', ',')}0 cho rõ."
            )
    if single := _ONE_MARK.fullmatch(text):
        return _canonical(*single.groups())
    raise NumberRefusedError(f"“{shorten(text)}” không phải là một số. Ví dụ: 98,5")


def _canonical(whole: str, decimals: str) -> str:
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole


def show_number(kept: str) -> str:
    """A kept number as shown in a field: "1234.5" as "1.234,5"."""
    sign, digits = ("-", kept[1:]) if kept.startswith("-") else ("", kept)
    whole, _, decimals = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return sign + grouped + ("," + decimals if decimals else "")


def show_decimal(value: Decimal) -> str:
    """A rounded number as printed: "1234.50" as "1.234,50", with a true minus sign."""
    return show_number(format(value, "f")).replace("-", "−")


def show_fixed(value: Fraction | Decimal | int, places: int = 2) -> str:
    """A number rounded half up to a fixed number of places, as printed: "1,50"."""
    return show_decimal(half_up(value, places))


def show_short(value: Fraction | Decimal | int) -> str:
    """A number without needless zeros ("98", "0,25"); one that never ends is cut to four places and "…"."""
    _, denominator = value.as_integer_ratio()
    for places in range(7):
        if 10**places % denominator == 0:
            return show_fixed(value, places)
    cut = Decimal(int(Fraction(value) * 10**4)).scaleb(-4)
    return show_decimal(cut) + "…"


def show_exact(value: Fraction | int, places: int = 2) -> str:
    """A computed number that does not lie by rounding: at least `places`, up to 4 where those say it exactly.

    What cannot be said exactly is marked "≈", and never shown as a whole number it does not reach
    (94,9967, not 95,00), because thresholds are tested on the exact value.
    """
    _, denominator = value.as_integer_ratio()
    for more in range(places, 5):
        if 10**more % denominator == 0:
            return show_fixed(value, more)
    for more in range(places, 12):
        rounded = half_up(value, more)
        if rounded % 1 != 0:
            return "≈ " + show_decimal(rounded)
    return "≈ " + show_fixed(value, 12)
