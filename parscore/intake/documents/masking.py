"""What was seen of personal data, in a form that shows it no more."""

import re
from typing import NamedTuple

LONGEST = 90
_DIGITS = re.compile(r"\d(?:[\d .-]*\d)?")
_HIDDEN = "•"


class Seen(NamedTuple):
    """One thing seen, its excerpt already masked."""

    masked: str


def masked_number(number: str) -> str:
    """A number of which only the last two digits stay: "••••••••••34"."""
    digits = re.sub(r"\D", "", number)
    return _HIDDEN * (len(digits) - 2) + digits[-2:]


def masked_line(line: str, name: re.Pattern[str]) -> str:
    """A line whose numbers are hidden and whose names are cut to their first letters."""
    hidden = name.sub(lambda found: " ".join(f"{word[0]}." for word in found[0].split()), line)
    hidden = _DIGITS.sub(lambda found: re.sub(r"\d", _HIDDEN, found[0]), hidden)
    short = " ".join(hidden.split())
    return short if len(short) <= LONGEST else f"{short[: LONGEST - 1]}…"
