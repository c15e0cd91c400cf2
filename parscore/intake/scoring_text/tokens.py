"""The text of an annex as tokens: words, exact numbers, days, signs, ends of lines."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from parscore.scoring.text import fold, nfc


class Sort(StrEnum):
    """What a token is; a `SUSPECT` looks like a number spoilt by a scanner ("9O")."""

    WORD = "word"
    NUMBER = "number"
    DAY = "day"
    SIGN = "sign"
    BREAK = "break"
    MARKER = "marker"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `key` is what phrases are matched by, `start` and `end` its place in the cleaned text."""

    sort: Sort
    key: str
    text: str
    start: int
    end: int
    value: Decimal = Decimal(0)
    percent: bool = False
    day: tuple[int, int, int | None] = (0, 0, None)


Tokens = tuple[Token, ...]

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_SIGNS = {ord("×"): " x ", ord("✕"): " x ", ord("∗"): " x ", ord("*"): " x ", ord("÷"): ":", ord("："): ":"}
_QUOTES = dict.fromkeys(map(ord, "“”„\"«»'‘’"), " ")
_COMPARISONS = (("=>", "≥"), (">=", "≥"), ("=<", "≤"), ("<=", "≤"), ("->", "="), ("→", "="), ("⇒", "="))
_BULLETS = "•●▪◦■□★✓✔·‣\uf0b7\uf02d"
_TOKEN = re.compile(
    r"""(?P<paper>\d+(?:/\d{4})?[/-][A-ZĐ][\w/-]*)
      | (?P<day>(?<![\d/])(?:0?[1-9]|[12]\d|3[01])\s?/\s?(?:0?[1-9]|1[0-2])(?:\s?/\s?(?P<year>20\d\d))?(?![\d/%]))
      | (?P<marker>\((?:\d{1,2}|[a-zđivx]{1,3})\)
          |(?:(?<=^)|(?<=\n)|(?<=;\s))(?:\d{1,2}[.)]\s+(?=[^\W\d])|[a-hđik][.)](?!\w))
          |(?<=:\s)(?:\d{1,2}\)|[a-hđik]\))(?!\w))
      | (?P<suspect>\d+[OolISB]+\d*|\b[OoIl](?=\s*(?:%|điểm\b|đ\b)))
      | (?P<number>\d+(?:[.,]\d+)*)(?P<percent>\s?%)?
      | (?P<word>[^\W\d_]\w*)
      | (?P<break>\n)
      | (?P<sign>[^\s\w])""",
    re.VERBOSE,
)


def cleaned(text: str) -> str:
    """The text in one form: NFC, no control characters, one sign for each meaning; lines are kept apart."""
    text = nfc(text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\x0b", "\n")
    text = unicodedata.normalize("NFC", text.translate(_DASHES).translate(_SIGNS).translate(_QUOTES))
    text = "".join(c if c in "\n" or unicodedata.category(c)[0] not in "CZ" or c == "\uf0b7" else " " for c in text)
    for written, meant in _COMPARISONS:
        text = text.replace(written, meant)
    for bullet in _BULLETS:
        text = text.replace(bullet, "\n")
    text = re.sub(r"%\s?-\s?<", "% đến <", text)
    return re.sub(r"[ ]{2,}", " ", text).strip()


def tokens(text: str) -> Tokens:
    """The tokens of a cleaned text."""
    return tuple(_merged(_lexed(text)))


def _lexed(text: str) -> Iterator[Token]:
    before = ""
    for match in _TOKEN.finditer(text):
        sort, written, place = match.lastgroup or "", match.group(), match.span()
        if match["day"] and (match["year"] or before in _BEFORE_A_DAY):
            day, month = re.split(r"\s?/\s?", written)[:2]
            year = int(match["year"]) if match["year"] else None
            token = Token(Sort.DAY, "@", written, *place, day=(int(day), int(month), year))
        elif match["day"]:
            first, second = re.split(r"\s?/\s?", written)[:2]
            at = place[0] + written.index("/")
            yield Token(Sort.NUMBER, "#", first, place[0], place[0] + len(first), value=Decimal(first))
            yield Token(Sort.SIGN, "/", "/", at, at + 1)
            token = Token(Sort.NUMBER, "#", second, place[1] - len(second), place[1], value=Decimal(second))
        elif match["number"]:
            value = number(match["number"])
            if value is None:
                token = Token(Sort.SUSPECT, "?", written, *place)
            else:
                token = Token(Sort.NUMBER, "#", written, *place, value=value, percent=bool(match["percent"]))
        elif match["paper"]:
            token = Token(Sort.WORD, written.lower(), written, *place)
        elif match["word"]:
            key = canonical(written)
            token = Token(Sort.SIGN if key == "x" else Sort.WORD, key, written, *place)
        elif match["suspect"]:
            token = Token(Sort.SUSPECT, "?", written, *place)
        else:
            key = "\n" if sort == "break" else written
            token = Token(Sort(sort), "()" if sort == "marker" else key, written, *place)
        before = token.key
        yield token


_BEFORE_A_DAY = ("ngày", "trước", "sau", "đến", "hết", "từ", "quá")
_SAME = {"tỉ": "tỷ", "đ": "điểm", "qui": "quy"}


def canonical(word: str) -> str:
    """A word for matching, with its accents ("chấm" is not "chậm"), small, the tone on one agreed letter (hoà, hòa)."""
    word = nfc(word).lower()
    if word in _SAME:
        return _SAME[word]
    return _TONE_PLACES.sub(lambda pair: _moved(pair[1], pair[2]), word)


_TONE_PLACES = re.compile(r"(?<!q)(o|u)([àáảãạèéẻẽẹỳýỷỹỵ])$")


def _moved(first: str, second: str) -> str:
    parts = unicodedata.normalize("NFD", second)
    return nfc(first + parts[1]) + parts[0] if first + parts[0] in ("oa", "oe", "uy") else first + second


def unaccented(row: Sequence[Token]) -> bool:
    """Whether Vietnamese was typed without its marks, so that one word can be read as several."""
    words = [token.text for token in row if token.sort is Sort.WORD and len(token.text) > 1]
    return len(words) > 2 and all(fold(word) == word.casefold() for word in words)


def _merged(lexed: Iterator[Token]) -> list[Token]:
    """Days written in words ("20 tháng 12 năm 2025") as one token."""
    merged: list[Token] = []
    for token in lexed:
        merged.append(token)
        if len(merged) >= 4 and [t.key for t in merged[-4:]] == ["ngày", "#", "tháng", "#"]:
            day, month = merged[-3], merged[-1]
            if 1 <= day.value <= 31 and 1 <= month.value <= 12:
                whole = (int(day.value), int(month.value), None)
                merged[-3:] = [Token(Sort.DAY, "@", f"{day.text}/{month.text}", day.start, month.end, day=whole)]
        elif len(merged) >= 3 and [t.key for t in merged[-3:]] == ["@", "năm", "#"] and merged[-3].day[2] is None:
            of, year = merged[-3], merged[-1]
            if 2000 <= year.value <= 2100:
                dated = (of.day[0], of.day[1], int(year.value))
                merged[-3:] = [Token(Sort.DAY, "@", of.text, of.start, year.end, day=dated)]
    return merged


def number(written: str) -> Decimal | None:
    """The number meant by digits with marks; None where two readings are possible or it is too long."""
    if len(written) > 15:
        return None
    if re.fullmatch(r"\d+", written):
        return Decimal(written)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3}){2,}", written) or re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", written):
        return Decimal(re.sub(r"[.,]", "", written))
    if re.fullmatch(r"\d+[.,]\d{1,2}|0[.,]\d{3,4}", written):
        return Decimal(written.replace(",", "."))
    return None


def word_set(words: str) -> frozenset[str]:
    """The words of a line, to look others up in."""
    return frozenset(words.split())


def at(row: Sequence[Token], place: int, phrase: str) -> int:
    """The number of tokens the phrase takes at a place; 0 when it does not stand there."""
    keys = phrase.split()
    if place < 0 or place + len(keys) > len(row):
        return 0
    return len(keys) if all(row[place + i].key == key for i, key in enumerate(keys)) else 0


def find(row: Sequence[Token], phrase: str, start: int = 0) -> int:
    """Where a phrase begins; -1 when it is not there."""
    first, *_ = phrase.split()
    places = (place for place in range(start, len(row)) if row[place].key == first)  # few: the rest is not looked at
    return next((place for place in places if at(row, place, phrase)), -1)


def has(row: Sequence[Token], *phrases: str) -> bool:
    """Whether any of the phrases stands in the tokens."""
    return any(find(row, phrase) >= 0 for phrase in phrases)


def keys(row: Sequence[Token]) -> tuple[str, ...]:
    """The words of a row of tokens, for comparing two of them."""
    return tuple(token.key for token in row if token.sort is Sort.WORD)


def shown(row: Sequence[Token], text: str) -> str:
    """The words as printed, without the marks that hang on their ends."""
    if not row:
        return ""
    pieces = [[row[0].start, row[0].end]]
    for token in row[1:]:
        if any(letter.isalnum() for letter in text[pieces[-1][1] : token.start]):  # what stood between was taken out
            pieces.append([token.start, token.end])
        pieces[-1][1] = token.end
    words = " ".join(re.sub(r"\s+", " ", text[start:end]).strip() for start, end in pieces).strip(" ,;:.-+=/")
    if words.startswith("(") and ")" not in words:
        words = words[1:]
    return words.removesuffix("(").strip(" ,;:.-+=/")
