"""What a rule asks for: the fields an editor shows and the tolerant reading of each."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.answers import Value
from parscore.scoring.numbers import NumberRefusedError, exact, shorten
from parscore.scoring.outcome import RefusedError
from parscore.scoring.text import nfc


class InputKind(StrEnum):
    """How a field is read: amounts group thousands ("1.234"), measures ask, counts are whole."""

    QUANTITY = "quantity"
    COUNT = "count"
    MEASURE = "measure"
    MEASURES = "measures"
    DATE = "date"


class Input(NamedTuple):
    """One field: `name` is the key in the answer, `label` what the official reads."""

    name: str
    label: str
    kind: InputKind
    unit: str = ""
    signed: bool = False
    optional: bool = False


Values = Mapping[str, Value]
_ASKED_UNITS = frozenset(("", "%", "điểm", "điểm %", "điểm phần trăm", "phần trăm", "chỉ số"))
_COUNTED = re.compile(
    r"\(\s*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\b(?:\s+đồng)?|đồng|vnđ|vnd|đ|"
    r"người|hộ|hồ sơ|văn bản|lượt|bản|m2|m²|km2|km²|ha|km)\s*[,;)]",
    re.IGNORECASE,
)


def number_kind(label: str, unit: str = "") -> InputKind:
    """How a number is read by its unit, or by the one its label names in brackets ("Thu ngân sách (triệu đồng)").

    Money and what is counted are amounts; a share, points and an index are measures, and so is what says no unit.
    """
    if unit:
        return InputKind.MEASURE if nfc(unit).strip().lower() in _ASKED_UNITS else InputKind.QUANTITY
    return InputKind.QUANTITY if _COUNTED.search(nfc(label)) else InputKind.MEASURE


def check_names(values: Values, inputs: tuple[Input, ...]) -> None:
    """Refuse values under names the rule does not have."""
    for name in values:
        if all(name != field.name for field in inputs):
            known = [field.name for field in inputs]
            raise RefusedError(f"không có ô số liệu “{shorten(name)}”; ô của cách chấm này: {', '.join(sorted(known))}")


def number(values: Values, field: Input) -> Fraction | None:
    """The exact number declared under a field; None while it is blank, RefusedError when it cannot be taken."""
    text = values.get(field.name)
    if text is None or text == "":
        return None
    if not isinstance(text, str):
        raise RefusedError(f"{field.label}: phải là một số, không phải danh sách")
    return _checked(text, field)


def numbers(values: Values, field: Input) -> tuple[Fraction, ...] | None:
    """The exact numbers of a list; None while the list is missing."""
    items = values.get(field.name)
    if items is None:
        return None
    if isinstance(items, str):
        raise RefusedError(f"{field.label}: phải là danh sách các số")
    return tuple(_checked(item, field) for item in items)


def _checked(text: str, field: Input) -> Fraction:
    try:
        value = exact(text)
    except NumberRefusedError as refusal:
        raise RefusedError(f"{field.label}: {refusal}") from None
    if value.numerator < 0 and not field.signed:
        raise RefusedError(f"{field.label}: {text} là số âm; ô này nhận số từ 0 trở lên")
    if field.kind is InputKind.COUNT and value.denominator != 1:
        raise RefusedError(f"{field.label}: {text} không phải là số nguyên")
    return value


def day(text: str, label: str) -> date:
    """A day kept as "2025-12-05"."""
    try:
        if len(text) != len("2025-12-05"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedError(
            f"{label}: “{shorten(text)}” không phải là ngày có thật; viết năm-tháng-ngày, ví dụ 2025-12-05"
        ) from None
