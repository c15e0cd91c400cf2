"""Codes as annexes print them: "I", "LĨNH VỰC 1", "TC 1.1", "II.5.2.g", "a)", with or without the title."""

import re
from dataclasses import dataclass

from parscore.scoring.text import fold

LETTERS = "abcdđeghiklmnopqrstuvxy"
_PREFIX = (
    r"(?:(?P<prefix>lĩnh\s+vực|phần|tiêu\s+chí\s+thành\s+phần|tiêu\s+chí|tiêu\s+mục|mục|TCTP|TC|LV|nội\s+dung)"
    r"(?:\s+số)?[\s.:]*)?"
)
_BODY = r"(?P<body>(?>(?:[IVX]{1,6}|\d{1,3}|[A-Za-zĐđ])(?:\s?\.\s?(?:\d{1,3}|[a-zđ](?!\w)))*))"
_WHOLE = re.compile(rf"\(?{_PREFIX}{_BODY}\s?[.):]*", re.IGNORECASE)
_LEADING = re.compile(
    rf"{_PREFIX}{_BODY}(?:\s?[.):]+|\s?[-–—:](?=\s)|(?=\n))\s*(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL
)
_LEADING_AREA = re.compile(
    r"(?P<prefix>lĩnh\s+vực|phần|LV)(?:\s+số)?\s+(?P<body>[IVX]{1,6}|\d{1,2})\b[\s.:)–-]*(?P<rest>\S.*)?",
    re.IGNORECASE | re.DOTALL,
)
_LEADING_DOTTED = re.compile(r"(?:TCTP|TC)?\s?(?P<body>\d{1,3}(?:\.\d{1,3})+)\.?\s+(?P<rest>(?!điểm|%)\S.*)", re.DOTALL)
_LEADING_ROMAN = re.compile(r"(?P<body>[IVX]{1,6})\s+(?P<rest>[^\W\d_]\w*\s+\S.*)", re.DOTALL)
_LEADING_NUMBER = re.compile(r"(?P<body>\d{1,2}(?:\.\d{1,2})*)\s+(?P<rest>[^\W\d_]\w*\s+\S.*)", re.DOTALL)
_BULLET = re.compile(r"[-–+•*]\s*")
_DATED = re.compile(r"(\d\d)/(\d\d)/\d{4}")
_DEEPEST = 8
_ROMANS = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Code:
    """The segments of a code: ("I",), ("1", "2"), ("a",); `area` when the text itself says lĩnh vực or phần."""

    segments: tuple[str, ...]
    area: bool = False

    @property
    def text(self) -> str:
        return ".".join(self.segments)

    @property
    def is_letter(self) -> bool:
        return len(self.segments) == 1 and len(self.segments[0]) == 1 and self.segments[0].islower()

    @property
    def is_number(self) -> bool:
        return self.segments[0].isdigit()

    @property
    def is_heading(self) -> bool:
        """A Roman numeral, a capital letter, or what is called lĩnh vực: it opens an area."""
        return len(self.segments) == 1 and (self.area or not (self.is_number or self.is_letter))


def whole_code(text: str) -> Code | None:
    """The code a cell consists of; None when it holds anything else."""
    found = _WHOLE.fullmatch(text.replace("\n", " ").strip())
    return _code(found["prefix"], found["body"]) if found else None


def leading_code(text: str) -> tuple[Code, str] | None:
    """The code a text begins with, and the rest of it."""
    for pattern in (_LEADING_AREA, _LEADING, _LEADING_DOTTED):
        found = pattern.fullmatch(text)
        if found:
            code = _code(found.groupdict().get("prefix"), found["body"])
            if code is not None and (len(code.segments) > 1 or not code.segments[0].isalpha() or not code.is_number):
                return code, (found["rest"] or "").strip()
    return None


def row_code(text: str) -> tuple[Code, str] | None:
    """The code a row of one text begins with, where only a space parts them: "IV Cải cách", "1 Kiểm soát"."""
    found = _LEADING_ROMAN.fullmatch(text) or _LEADING_NUMBER.fullmatch(text)
    code = _code(None, found["body"]) if found and found["rest"][0].isupper() else None
    return (code, found["rest"].strip()) if found and code else None


def dotted_code(text: str) -> tuple[Code, str] | None:
    """The code of two or more parts that a title names before a sign: "TCTP 1.3.1 - Xử lý …"; never "1.000 hồ sơ"."""
    found = _LEADING.fullmatch(text)
    code = _code(found["prefix"], found["body"]) if found else None
    return (code, found["rest"].strip()) if found and code and len(code.segments) > 1 and code.is_number else None


def dated_code(text: str) -> str | None:
    """ "1.2" from a cell that Excel turned into 01/02/2025."""
    found = _DATED.fullmatch(text)
    return f"{int(found[1])}.{int(found[2])}" if found else None


def bullet(text: str) -> str | None:
    """The text after a bullet; None when there is none."""
    found = _BULLET.match(text)
    return text[found.end() :] if found else None


def roman(text: str) -> int:
    """The value of a Roman numeral or a number; 0 for anything else."""
    if text.isdigit():
        return int(text)
    if not text or set(text) - set(_ROMANS):
        return 0
    values = [_ROMANS[letter] for letter in text]
    return sum(-v if v < max(values[place:]) else v for place, v in enumerate(values))


def _code(prefix: str | None, body: str) -> Code | None:
    segments = [part.strip() for part in body.split(".")]
    first = segments[0]
    if len(segments) > _DEEPEST:
        return None
    if first.isdigit():
        segments = [str(int(part)) if part.isdigit() else part.lower() for part in segments]
    elif roman(first.upper()) and (len(first) > 1 or first.isupper()):
        segments = [first.upper(), *(str(int(p)) if p.isdigit() else p.lower() for p in segments[1:])]
    elif len(segments) > 1 or len(first) > 1:
        return None
    called = " ".join(fold(prefix or "").split())
    return Code(tuple(segments), area=called in ("linh vuc", "phan", "lv") and len(segments) == 1)
