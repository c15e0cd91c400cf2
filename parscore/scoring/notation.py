"""What the notations of cells share: refusals with their line, numbers, days, closed vocabularies."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from parscore.scoring.numbers import NumberRefusedError, exact, read_measure, shorten
from parscore.scoring.text import fold

_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?", re.ASCII)
_MAY_BE_GROUPED = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SPREAD = str.maketrans("０１２３４５６７８９，．−–", "0123456789,.--")


class NotationError(ValueError):
    """A text in a notation that cannot be read: the line in it, from 1, what is wrong and what to write instead."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(f"dòng {line}: {message} → {remedy}")
        self.line, self.message, self.remedy = line, message, remedy


class RefusedTextError(ValueError):
    """A single value that cannot be read; whoever knows its line makes a NotationError of it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


class Form(NamedTuple):
    """How a value is written for a person and read back as files keep it."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    example: str = ""


class Words:
    """A closed vocabulary: the word for each id, read back whatever the case, the spaces and the accents."""

    def __init__(self, words: Mapping[str, str], also: Mapping[str, str] | None = None) -> None:
        self.words = dict(words)
        self._keys = {bare(other): key for other, key in (also or {}).items()}
        self._keys |= {bare(key): key for key in words} | {bare(word): key for key, word in words.items()}

    def word(self, key: object) -> str:
        return self.words[str(key)]

    def key(self, said: str) -> str | None:
        """The id a word stands for; None when it is not one of them."""
        return self._keys.get(bare(said))

    def read(self, said: str) -> str:
        key = self.key(said)
        if key is None:
            raise RefusedTextError(f"không hiểu “{shorten(said)}”", f"ghi một trong: {listed(self.words.values())}")
        return key

    @property
    def form(self) -> Form:
        return Form(self.word, self.read, next(iter(self.words.values())))


def bare(text: str) -> str:
    """A word for matching: no accents, lower case, single spaces, no mark at its end."""
    return " ".join(fold(text).replace("_", " ").split()).strip(" .:;")


def listed(words: Iterable[str]) -> str:
    return " · ".join(words)


def write_number(value: Decimal) -> str:
    """An exact number with a comma, never one that could group thousands: 1.125 is written 1,1250."""
    text = format(value, "f").replace(".", ",")
    return f"{text}0" if _MAY_BE_GROUPED.fullmatch(text) else text


def read_number(text: str) -> str:
    """An exact number, comma or point, as files keep it; one that may be a thousand or a decimal is refused."""
    said = text.translate(_SPREAD).strip()
    try:
        if _PLAIN.fullmatch(said) and not _MAY_BE_GROUPED.fullmatch(said):
            kept = said.replace(",", ".")
        else:
            kept = read_measure(said, signed=True)
        exact(kept)
    except NumberRefusedError:
        if _MAY_BE_GROUPED.fullmatch(said):
            digits = re.sub(r"[.,]", "", said)
            choice = f"ghi {digits} hoặc {re.sub(r'[.,]', ',', said)}0 cho rõ"
            raise RefusedTextError(f"“{said}” chưa rõ là hàng nghìn hay phần thập phân", choice) from None
        raise RefusedTextError(f"“{shorten(text)}” không phải là một số", "ghi bằng chữ số, ví dụ 98,5") from None
    return kept


def read_not_negative(text: str) -> str:
    kept = read_number(text)
    if Decimal(kept) < 0:
        raise RefusedTextError(f"“{shorten(text)}” là số âm", "ghi số từ 0 trở lên")
    return kept


def read_positive(text: str) -> str:
    kept = read_number(text)
    if Decimal(kept) <= 0:
        raise RefusedTextError(f"“{shorten(text)}” phải lớn hơn 0", "ghi số lớn hơn 0")
    return kept


def write_day(value: date) -> str:
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def read_day(text: str) -> str:
    """A day as files keep it: "05/12/2025" as "2025-12-05"."""
    said = text.strip()
    try:
        if found := _DAY.fullmatch(said):
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        if _ISO_DAY.fullmatch(said):
            return date.fromisoformat(said).isoformat()
    except ValueError:
        raise RefusedTextError(
            f"“{shorten(said)}” không phải là ngày có thật", "ghi ngày/tháng/năm, ví dụ 05/12/2025"
        ) from None
    raise RefusedTextError(f"“{shorten(said)}” không phải là ngày", "ghi ngày/tháng/năm, ví dụ 05/12/2025")


def read_whole(text: str) -> int:
    kept = read_number(text)
    if "." in kept or len(kept) > 9:
        raise RefusedTextError(f"“{shorten(text)}” không phải là số nguyên", "ghi số nguyên, ví dụ 2")
    return int(kept)


NUMBER = Form(write_number, read_number, "98,5")
NOT_NEGATIVE = Form(write_number, read_not_negative, "1,5")
POSITIVE = Form(write_number, read_positive, "100")
DAY = Form(write_day, read_day, "05/12/2025")
WHOLE = Form(str, read_whole, "2")
