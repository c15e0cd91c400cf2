"""Texts in the cells of a workbook: whatever a program on their way would drop or change is written as {U+00A0}.

Programs trim spaces, fold line breaks and refuse unseen characters; a text that came out of a cell is still the text
that went in.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST_CELL = 15_000
MOST_LINES = 240
_JOINT = "{…}"
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028\u2029\u2060\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LIKE_OURS = re.compile(r"\{(?=U\+|…\})|_(?=x[0-9A-Fa-f]{4}_)")  # Excel itself writes _x000D_
_ESCAPE = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
_BULLET = re.compile(r"[-–+•*]\s+")
_LAST = 0x10FFFF


def escaped(text: str, also: str = "") -> str:
    """A text as a cell holds it; `also` are characters that part it from others in the same cell."""
    return "".join(_letters(text, also))


def unescaped(text: str) -> str:
    """The text that was escaped; one that a person typed stays as it is."""
    return _ESCAPE.sub(_letter, text)


def in_lines(items: Iterable[str]) -> str:
    """A list with one item on each line."""
    return "\n".join(_without_bullet(escaped(item, "\n")) for item in items)


def from_lines(text: str) -> list[str]:
    """The items of a list; a bullet before an item is layout."""
    lines = (_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in text.split("\n"))
    return [unescaped(line) for line in lines if line.strip()]


def in_row(items: Iterable[str]) -> str:
    """A list parted by semicolons."""
    return "; ".join(_without_bullet(escaped(item, "\n;")) for item in items)


def from_row(text: str) -> list[str]:
    """The items of a list parted by semicolons or lines."""
    parts = (part.strip() for part in re.split(r"[;\n]", text))
    return [unescaped(_BULLET.sub("", part, count=1) if _BULLET.match(part) else part) for part in parts if part]


def cut(text: str) -> tuple[str, ...]:
    """A text in pieces that each fit a cell; `joined` puts them together again."""
    pieces: list[str] = []
    while len(text) > LONGEST_CELL or text.count("\n") > MOST_LINES:
        at = LONGEST_CELL
        for line in re.finditer("\n", text[:at]):
            if text.count("\n", 0, line.start()) == MOST_LINES:
                at = line.start()
                break
        pieces.append(text[:at])
        text = text[at:]
    pieces.append(text)
    last = len(pieces) - 1
    return tuple(
        (_JOINT if place else "") + piece + (_JOINT if place < last else "") for place, piece in enumerate(pieces)
    )


def joined(first: str, second: str) -> str:
    """A piece and the next one; where nothing was cut, the second is a further line."""
    if first.endswith(_JOINT) and second.startswith(_JOINT):
        return first[: -len(_JOINT)] + second[len(_JOINT) :]
    return f"{first}\n{second}" if first and second else first or second


def _letters(text: str, also: str) -> Iterator[str]:
    composed = unicodedata.is_normalized("NFC", text)
    written, together = "\n", ""
    for place, letter in enumerate(text):
        after = text[place + 1] if place + 1 < len(text) else "\n"
        if unicodedata.combining(letter) == 0 and not _may_join(letter):
            together = ""
        if _must_escape(letter, written, after, also) or _LIKE_OURS.match(text, place):
            keep = False
        else:
            keep = composed or unicodedata.is_normalized("NFC", together + letter)
        if keep:
            together += letter
            written = letter
            yield letter
        else:
            together, written = "", "}"
            yield f"{{U+{ord(letter):04X}}}"


def _may_join(letter: str) -> bool:
    """Whether a letter that is no mark may still grow together with the one before it, as Hangul does."""
    return unicodedata.category(letter).startswith("M") or "\u1160" <= letter <= "\u11ff"


def _must_escape(letter: str, before: str, after: str, also: str) -> bool:
    if letter in also or _UNSEEN.match(letter):
        return True
    if letter in " \n":
        return before in " \n" or after in (" \n" if letter == " " else "\n")
    return letter.isspace()


def _letter(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    # no file of a set may hold NUL or half of a letter
    return found[0] if number > _LAST or 0xD800 <= number < 0xE000 or not number else chr(number)


def _without_bullet(text: str) -> str:
    return f"{{U+{ord(text[0]):04X}}}{text[1:]}" if _BULLET.match(text) else text
