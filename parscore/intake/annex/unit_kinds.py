"""Which kinds of unit the headings of several columns of maxima name."""

import re

from parscore.intake.annex.table import Row
from parscore.scoring.text import fold

KIND_NAMES = {"xa": "xã", "phuong": "phường", "dac_khu": "đặc khu", "thi_tran": "thị trấn"}
_KINDS = (
    ("xa", re.compile(r"\b(?<!cap )xa\b(?! hoi)")),
    ("phuong", re.compile(r"\bphuong\b(?! (phap|thuc|an|tien|huong))")),
    ("dac_khu", re.compile(r"\bdac khu\b")),
    ("thi_tran", re.compile(r"\bthi tran\b")),
)
_LONGEST = 90


def kinds_in(text: str) -> tuple[str, ...]:
    """The kinds of unit a heading names: "Phường, đặc khu"; none for a longer text."""
    said = fold(text)
    return tuple(kind for kind, words in _KINDS if words.search(said)) if len(said) <= _LONGEST else ()


def named(kinds: tuple[str, ...]) -> str:
    """Kinds of unit for reading: "phường, đặc khu"."""
    return ", ".join(KIND_NAMES[kind] for kind in kinds)


def kinds_by_column(rows: list[Row], places: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
    """The kinds each of several columns of maxima is for; none unless each has its own."""
    kinds = {at: kinds_in(" ".join(row.at(at).text for row in rows)) for at in places}
    found = [kind for each in kinds.values() for kind in each]
    apart = len(places) > 1 and all(kinds.values()) and len(found) == len(set(found))
    return kinds if apart else {}
