"""What stands between {{ and }}: read as a placeholder, or refused with a sentence that helps."""

import re
from difflib import get_close_matches
from typing import NamedTuple

from parscore.reports.own_form.names import (
    DOCUMENTS,
    FIGURE,
    NUMBER,
    OF_DOCUMENT,
    OF_ROW,
    REPEATED,
    WHOLE,
    Name,
    found,
)
from parscore.reports.plain import plain
from parscore.scoring.numbers import shorten

PLACEHOLDER = re.compile(r"\{\{([^{}\n]{0,300})\}\}")
UNENDED = re.compile(r"\{\{|\}\}")
SAME_ROW = "*"
"""Stands for the code printed in the same row of the table."""
_NUMBERED = (NUMBER, *OF_ROW)


class UnknownError(ValueError):
    """A placeholder that means nothing; the text says why."""


class Placeholder(NamedTuple):
    """`{{name}}`, `{{name:code}}`, `{{so_lieu:code:place}}` or, in a repeated row, `{{repeated.name}}`."""

    name: str
    code: str = ""
    place: int = 0
    repeated: str = ""


def read(typed: str) -> Placeholder:
    """The placeholder for what was typed between the braces; UnknownError when there is none."""
    text = plain(typed).replace("\u00a0", " ")
    if ":" in text:
        return _of_code(*(part.strip() for part in text.split(":")))
    if "." in text:
        kind, _, name = text.partition(".")
        return _of_row(kind.strip(), name.strip())
    known = found(WHOLE, text)
    if known is None:
        raise UnknownError(_unknown(text, WHOLE))
    return Placeholder(known.name)


def _of_code(name: str, code: str, *more: str) -> Placeholder:
    if not code:
        raise UnknownError(f"thiếu mã sau dấu hai chấm, ví dụ {{{{{name}:2.1.1}}}}")
    if found((FIGURE,), name):
        if len(more) != 1 or not re.fullmatch(r"[1-9][0-9]?", more[0]):
            raise UnknownError("cần ghi ô thứ mấy, ví dụ {{so_lieu:2.1.1:1}}")
        return Placeholder(FIGURE.name, code, int(more[0]))
    known = found(OF_ROW, name)
    if known is None or more:
        raise UnknownError(_unknown(name, (*OF_ROW, FIGURE)) if known is None else "có quá nhiều dấu hai chấm")
    return Placeholder(known.name, code)


def _of_row(kind: str, name: str) -> Placeholder:
    repeated = found(REPEATED, kind)
    if repeated is None:
        raise UnknownError(_unknown(kind, REPEATED))
    names = OF_DOCUMENT if repeated is DOCUMENTS else _NUMBERED
    known = found(names, name)
    if known is None:
        raise UnknownError(_unknown(name, names))
    return Placeholder(known.name, repeated=repeated.name)


def _unknown(typed: str, names: tuple[Name, ...]) -> str:
    near = get_close_matches(typed.replace(" ", "_").casefold(), [name.name for name in names], 1)
    return f"không có chỗ điền tên “{shorten(typed)}”" + (f"; có phải là “{near[0]}”?" if near else "")
