"""Vietnamese text: one Unicode form, search without accents, natural order of codes, order of words."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = {letter: place for place, letter in enumerate(" 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_UNKNOWN_LETTER = 999
_BAR = "\u0335"
_MARKS = "[\u0300-\u036f]"
_LETTER_AND_MARKS = re.compile(rf"([^\u0300-\u036f])({_MARKS}*)")
_DIGITS = re.compile(r"(\d+)")

NaturalKey = tuple[tuple[int, int, str], ...]


def nfc(text: str) -> str:
    """The one Unicode form kept, compared and printed; macOS and some keyboards give another."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """A form for matching only: no tone or letter marks, lower case, so that "cai cach" finds "Cải cách"."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D").casefold()


def spelled(text: str) -> str:
    """The form in which `sought` looks for words: letters bare, each followed by its marks, lower case."""
    return unicodedata.normalize("NFD", text.casefold()).replace("đ", f"d{_BAR}")


def sought(typed: str) -> tuple[re.Pattern[str], ...]:
    """A pattern for each word typed, to be searched in what is `spelled`: it begins a word there. Marks count when
    typed: "kiem" finds "kiểm" and "kiếm", "kiểm" finds only itself.
    """
    return tuple(_word(word) for word in spelled(typed).split())


def _word(word: str) -> re.Pattern[str]:
    letters = (
        re.escape(letter) + "".join(f"(?={_MARKS}*{mark})" for mark in marks) + f"{_MARKS}*"
        for letter, marks in _LETTER_AND_MARKS.findall(word)
    )
    return re.compile(rf"(?<![\w\u0300-\u036f]){''.join(letters)}")


def natural_key(code: str) -> NaturalKey:
    """Order of codes as people read them: 7.1.9 before 7.1.10, digits before letters."""
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in _DIGITS.split(code) if part)


def sort_key(text: str) -> tuple[str, str, str]:
    """Vietnamese order of words: letters first (đ after every d), then tones, then lower before upper case."""
    if not text:
        return "", "", ""
    letters, tones, capitals = zip(*map(_placed, nfc(text)), strict=True)
    return "".join(letters), "".join(tones), "".join(capitals)


@lru_cache(maxsize=4096)
def _placed(char: str) -> tuple[str, str, str]:
    """Where a character stands by its letter, its tone and its case; as text, because that is compared fastest."""
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(c for c in parts if c in _TONES)
    base = nfc("".join(c for c in parts if c not in _TONES))
    places = _LETTERS.get(base.lower(), _UNKNOWN_LETTER), _TONES.get(tone, 0), base != base.lower()
    return chr(places[0]), chr(places[1]), chr(places[2])
