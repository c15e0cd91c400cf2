"""Texts in pieces, as Word and Excel cut them wherever a letter looks different, with their placeholders filled."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from parscore.reports.own_form.notation import PLACEHOLDER, UNENDED, Placeholder, UnknownError, read
from parscore.reports.own_form.value import Value, as_text
from parscore.scoring.numbers import shorten

BREAK = "\n"
"""A piece that no placeholder reaches across."""

Tell = Callable[[str], None]
Lookup = Callable[[Placeholder], Value]


class Filled(NamedTuple):
    """The pieces after filling; `alone` is the value where the text was one placeholder and nothing else."""

    pieces: tuple[str, ...]
    alone: Value | None


def placeholders(pieces: Sequence[str], tell: Tell) -> list[Placeholder]:
    """The placeholders of a text; what is wrong with any of them is told."""
    text = "".join(pieces)
    found = []
    for match in PLACEHOLDER.finditer(text):
        try:
            found.append(read(match.group(1)))
        except UnknownError as error:
            tell(f"{match.group(0)}: {error}")
    if UNENDED.search(PLACEHOLDER.sub("", text)):
        tell(f"“{shorten(text.strip())}”: thừa hoặc thiếu dấu ngoặc {{{{ }}}}")
    return found


def filled(pieces: Sequence[str], value_of: Lookup, tell: Tell) -> Filled | None:
    """The text with values for its placeholders, each in the piece it begins in; None when it has none."""
    text = "".join(pieces)
    matches = list(PLACEHOLDER.finditer(text))
    if not matches:
        return None
    left, alone = list(pieces), None
    for match in reversed(matches):
        try:
            value = value_of(read(match.group(1)))
        except UnknownError as error:
            tell(f"{match.group(0)}: {error}")
            continue
        if match.group(0) == text.strip():
            alone = value
        _replace(left, pieces, match.start(), match.end(), as_text(value))
    return Filled(tuple(left), alone)


def _replace(left: list[str], pieces: Sequence[str], start: int, end: int, value: str) -> None:
    """Later placeholders are replaced first, so what stands before this one has not moved yet."""
    at = 0
    for place, piece in enumerate(pieces):
        upto = at + len(piece)
        first, last = max(start, at), min(end, upto)
        if first < last:
            put = value if at <= start < upto else ""
            left[place] = left[place][: first - at] + put + left[place][last - at :]
        at = upto
