"""How what is typed into the fields of a criteria set is read, and how what is kept is written there."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from parscore.scoring.evaluator import RESERVED
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.numbers import NumberRefusedError, read_measure, shorten
from parscore.scoring.reading import TypedRefusedError, reading_of
from parscore.scoring.schema import CODE, NAME, SLUG
from parscore.scoring.text import nfc

FIGURE, WIDE = 96, 128


def _as_part(text: str) -> str:
    """A pattern for a sign, or for a word that stands alone."""
    return rf"\b{re.escape(text)}\b" if text[0].isalpha() else re.escape(text)


_DAY = reading_of(Input("day", "Ngày", InputKind.DATE))
_POINTS_WORD = re.compile(r"\s*(điểm|đ)\s*$", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_ALONE = re.compile(r"(?<![<>=!])=(?!=)")
WRITTEN = {
    "*": "×",
    ">=": "≥",
    "<=": "≤",
    "!=": "≠",
    "max_score": "điểm tối đa",
    "not": "không",
    "or": "hoặc",
    "and": "và",
}
"""The signs and words of formulas, and how an official writes them."""

_TYPED = {"·": "*", "÷": "/", "−": "-", "–": "-", **{typed: kept for kept, typed in WRITTEN.items()}}
_TYPED_PART = re.compile("|".join(_as_part(typed) for typed in _TYPED), re.IGNORECASE)
_KEPT_PART = re.compile("|".join(_as_part(kept) for kept in WRITTEN))


class Taking(NamedTuple):
    """`read` turns typed text into a value, or raises TypedRefusedError; `show` writes a value as it is typed.

    `width` is that of a short field, where one is enough; `breaks` says that the text may have several lines.
    """

    read: Callable[[str], Any]
    show: Callable[[Any], str]
    width: int = 0
    breaks: bool = False


def _number(typed: str, *, signed: bool, above: bool = False) -> Decimal:
    try:
        kept = Decimal(read_measure(_POINTS_WORD.sub("", nfc(typed)), signed=signed))
    except NumberRefusedError as refusal:
        raise TypedRefusedError(str(refusal)) from None
    if above and not kept:
        raise TypedRefusedError("Phải là số lớn hơn 0.")
    return kept


def _shown_number(value: Decimal) -> str:
    return format(value, "f").replace(".", ",")


def one_line(typed: str) -> str:
    """A text without breaks, its gaps one space wide."""
    return " ".join(nfc(typed).split())


def _text(typed: str) -> str:
    lines = [" ".join(line.split()) for line in nfc(typed).splitlines()]
    return "\n".join(lines).strip("\n")


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(line for line in map(one_line, nfc(typed).splitlines()) if line)


def _matching(pattern: str, words: str) -> Callable[[str], str]:
    form = re.compile(pattern)

    def read(typed: str) -> str:
        text = one_line(typed)
        if not form.fullmatch(text):
            raise TypedRefusedError(f"“{shorten(text)}” chưa dùng được: {words}")
        return text

    return read


def _variable(typed: str) -> str:
    name = _matching(NAME, "chữ thường không dấu, chữ số và dấu _, ví dụ so_ho_so")(typed)
    if name in RESERVED:
        raise TypedRefusedError(f"“{name}” là từ riêng của công thức; hãy đặt tên khác.")
    return name


def _formula(typed: str) -> str:
    text = _TYPED_PART.sub(lambda found: _TYPED[found[0].lower()], one_line(typed))
    return _ALONE.sub("==", _DECIMAL_COMMA.sub(".", text).replace(";", ","))


def _shown_formula(kept: str) -> str:
    text = _DECIMAL_POINT.sub(",", kept.replace(",", ";"))
    return _KEPT_PART.sub(lambda found: WRITTEN[found[0]], text)


def _day(typed: str) -> date:
    return date.fromisoformat(str(_DAY.read(typed)))


NUMBER = Taking(lambda typed: _number(typed, signed=True), _shown_number, FIGURE)
POINTS = Taking(lambda typed: _number(typed, signed=False), _shown_number, FIGURE)
POSITIVE = Taking(lambda typed: _number(typed, signed=False, above=True), _shown_number, FIGURE)
LINE = Taking(one_line, str)
TEXT = Taking(_text, str, breaks=True)
LINES = Taking(_lines, "\n".join, breaks=True)
DAY = Taking(_day, lambda day: f"{day:%d/%m/%Y}", WIDE)
VARIABLE = Taking(_variable, str)
FORMULA = Taking(_formula, _shown_formula)
CODE_ = Taking(_matching(CODE, "nhiều nhất 40 ký tự, không có dấu cách và dấu gạch chéo, ví dụ 2.1.3"), str, WIDE)
SET_ID = Taking(_matching(SLUG, "chữ không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới"), str)
