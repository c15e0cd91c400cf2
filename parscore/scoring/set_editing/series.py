"""How the rows of one group are counted: 1 2 3, I II III, a b c or A B C."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

_VIETNAMESE = "abcdđeghiklmnopqrstuvxy"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    told = ""
    for value, letters in _DIGITS:
        told += letters * (number // value)
        number %= value
    return told


_ROMANS = {_roman(number): number for number in range(1, 40)}


class Series(NamedTuple):
    """`width` is how many digits a number has at least: 2 where the set writes 01."""

    kind: Literal["number", "roman", "small", "capital"]
    width: int = 1

    def piece(self, number: int, letters: str) -> str:
        """The row with this number, from 1, as it stands at the end of a code."""
        if self.kind == "number":
            return str(number).zfill(self.width)
        if self.kind == "roman":
            return _roman(number)
        told = ""
        while number:
            number, place = divmod(number - 1, len(letters))
            told = letters[place] + told
        return told if self.kind == "small" else told.upper()


NUMBERS = Series("number")


def series_of(piece: str, romans: bool) -> Series:
    """The series a piece belongs to; `romans` when capital letters of its kind may be Roman numerals."""
    if piece.isdigit():
        return Series("number", len(piece) if piece.startswith("0") else 1)
    if romans and piece in _ROMANS:
        return Series("roman")
    return Series("capital" if piece.isupper() else "small")


def ordinal(piece: str, series: Series, letters: str) -> int:
    """The number of a piece in a series, 0 when it is none of it."""
    if series.kind == "number":
        return int(piece) if piece.isdigit() else 0
    if series.kind == "roman":
        return _ROMANS.get(piece, 0)
    letter = piece if series.kind == "small" else piece.lower()
    return letters.index(letter) + 1 if len(letter) == 1 and letter in letters else 0


def alphabet_of(groups: Iterable[Sequence[str]]) -> str:
    """The letters a set counts with: those of Vietnamese drafting (a b c d đ e g), without đ where it goes from d to e,
    or the Latin ones where it uses f, j, w or z.
    """
    small = [{piece.lower() for piece in group if len(piece) == 1 and piece.isalpha()} for group in groups]
    if any(used & set("fjwz") for used in small):
        return _LATIN
    skipped = any({"d", "e"} <= used and "đ" not in used for used in small)
    return _VIETNAMESE.replace("đ", "") if skipped else _VIETNAMESE
