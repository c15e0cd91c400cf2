"""The day a paper was issued, as its head has it: "Lộc Hòa, ngày 05 tháng 01 năm 2026", blank, or badly scanned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parscore.intake.documents.head_lines import Line
from parscore.intake.documents.proposal import Sureness

_NUMBER = r"[\doliz][\s]?[\doliz]?"
_YEAR = r"[12][\s]?[\dolizs][\s]?[\dolizs][\s]?[\dolizs]"
_DAY = re.compile(
    rf"ng[aà]y\s*(?P<day>{_NUMBER}|[.…_\s]*)\s*th[aá]ng\s*(?P<month>{_NUMBER}|[.…_\s]*)\s*n[aă]m\s*(?P<year>{_YEAR}|[.…_]*)"
)
_SHORT = re.compile(r",\s*ngay\s*(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>(?:19|20)\d\d)\b")
_SIGNED = re.compile(r"(?:thoi gian ky|ngay ky|date)\s*:?\s*(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)")
_SIGNED_ISO = re.compile(r"(?:thoi gian ky|ngay ky|date)\s*:?\s*((?:19|20)\d\d)-(\d\d)-(\d\d)")
_CITED = re.compile(
    r"(?:\d/|\d-)[^\W\d_]|\b(?:so|cua|tu|den|truoc|sau|vao|hop|ky)\b\s*(?:ngay)?\s*$|\bvao ngay|\bdong y\b"
)
_MOST_BEHIND = 25
_TO_DIGITS = str.maketrans("olizs", "01125")


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day; `issued_on` is None while parts of it are blank or cannot be a day, and `printed` is how it stands."""

    issued_on: date | None
    printed: str
    sure: Sureness
    line: Line
    blank: bool = False


def find_day(lines: Sequence[Line], *, anywhere: bool = False) -> PrintedDay | None:
    """The day beside the place in the head of a paper; what a body cites is none. `anywhere` takes it in a sentence."""
    blank: PrintedDay | None = None
    for line in lines:
        for pattern in (_DAY, _SHORT):
            found = pattern.search(line.flat)
            if found is None or not (anywhere or _ends_line(found, line)):
                continue
            made = _made(found, line)
            if made.issued_on is not None:
                return made
            blank = blank or made
    signed = next((day for line in lines if (day := _signed(line)) is not None), None)
    if signed is not None and (blank is None or blank.blank):
        return signed
    return blank


def _ends_line(found: re.Match[str], line: Line) -> bool:
    return len(line.flat) - found.end() <= _MOST_BEHIND and not _CITED.search(line.flat[: found.start()])


def _made(found: re.Match[str], line: Line) -> PrintedDay:
    raw = [re.sub(r"[\s.…_]", "", found[name]) for name in ("day", "month", "year")]
    printed = line.text[found.start() : found.end()].strip()
    if not all(raw):
        return PrintedDay(None, printed, Sureness.SURE, line, blank=True)
    digits = [part.translate(_TO_DIGITS) for part in raw]
    try:
        day = date(int(digits[2]), int(digits[1]), int(digits[0]))
    except ValueError:
        return PrintedDay(None, printed, Sureness.UNSURE, line)
    before = line.flat[: found.start()].rstrip()
    if digits != raw:
        return PrintedDay(day, printed, Sureness.UNSURE, line)
    return PrintedDay(day, printed, Sureness.SURE if before.endswith(",") else Sureness.LIKELY, line)


def _signed(line: Line) -> PrintedDay | None:
    """The day of a digital signature, where the head leaves the day blank: the clerk fills it in on issuing."""
    order = (3, 2, 1)
    found = _SIGNED.search(line.flat)
    if found is None:
        found, order = _SIGNED_ISO.search(line.flat), (1, 2, 3)
    if found is None:
        return None
    try:
        day = date(*(int(found[place]) for place in order))
    except ValueError:
        return None
    return PrintedDay(day, line.text, Sureness.UNSURE, line)
