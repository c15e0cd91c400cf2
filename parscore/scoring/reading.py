"""Reading what is typed into a field, and showing back what was kept, by the kind of field."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from parscore.scoring.answers import Value
from parscore.scoring.inputs import Input, InputKind, day
from parscore.scoring.measures import NEVER
from parscore.scoring.numbers import (
    NumberRefusedError,
    read_measure,
    read_quantity,
    read_whole,
    shorten,
    show_number,
)
from parscore.scoring.outcome import RefusedError

_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d+)", re.ASCII)
_BREAKS = re.compile(r"[;\n\r\u2028\u2029]+")
_EXAMPLE = "Ví dụ: 05/12/2025"


class TypedRefusedError(ValueError):
    """What was typed cannot be taken; the text says why and what to type instead."""


class Reading(NamedTuple):
    """`read` turns typed text into what is kept, or refuses it in words; `show` prints what was kept."""

    read: Callable[[str], Value]
    show: Callable[[Value], str]


def reading_of(field: Input) -> Reading:
    """How a field of a rule is read and shown."""
    match field.kind:
        case InputKind.QUANTITY:
            return Reading(partial(_number, partial(read_quantity, signed=field.signed)), _grouped)
        case InputKind.COUNT:
            return Reading(partial(_number, read_whole), _grouped)
        case InputKind.MEASURE:
            return Reading(partial(_number, partial(read_measure, signed=field.signed)), _ungrouped)
        case InputKind.MEASURES:
            return Reading(partial(_list, field.signed), _listed)
        case InputKind.DATE:
            return Reading(_day, _shown_day)


def _number(read: Callable[[str], str], typed: str) -> str:
    try:
        return read(typed)
    except NumberRefusedError as refusal:
        raise TypedRefusedError(str(refusal)) from None


def _grouped(kept: Value) -> str:
    return show_number(str(kept))


def _ungrouped(kept: Value) -> str:
    # grouping a measure would give "1.234", which the same field would ask about
    return str(kept).replace(".", ",")


def _list(signed: bool, typed: str) -> tuple[str, ...]:
    items = [item.strip() for item in _BREAKS.split(typed) if item.strip()]
    if not items:
        raise TypedRefusedError(
            "Danh sách đang trống; hãy gõ mỗi giá trị một dòng. Muốn bỏ số liệu của dòng, bấm “Xóa kê khai”."
        )
    kept = []
    for place, item in enumerate(items, start=1):
        try:
            kept.append(read_measure(item, signed=signed))
        except NumberRefusedError as refusal:
            raise TypedRefusedError(f"Giá trị thứ {place}: {refusal}") from None
    return tuple(kept)


def _listed(kept: Value) -> str:
    items = (kept,) if isinstance(kept, str) else kept
    return "\n".join(map(_ungrouped, items))


def _day(typed: str) -> str:
    text = unicodedata.normalize("NFKC", typed).strip()
    if not text:
        raise TypedRefusedError(
            f"Ô này đang trống; hãy gõ ngày. {_EXAMPLE}. Muốn bỏ số liệu của dòng, bấm “Xóa kê khai”."
        )
    told = shorten(typed.strip())
    found = _DAY.fullmatch(text)
    if found is None:
        raise TypedRefusedError(f"“{told}” không phải là ngày/tháng/năm. {_EXAMPLE}")
    number, month, year = (int(part) for part in found.groups())
    if not 1900 <= year <= 2100:
        raise TypedRefusedError(f"“{told}”: năm phải gõ đủ bốn chữ số, từ 1900 đến 2100. {_EXAMPLE}")
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        raise TypedRefusedError(f"“{told}” không phải là ngày có thật. {_EXAMPLE}") from None


def _shown_day(kept: Value) -> str:
    if kept == NEVER:
        return ""
    try:
        return f"{day(str(kept), ''):%d/%m/%Y}"
    except RefusedError:
        return str(kept)
