"""The words both writers put around what a paper says: number, day, references of annexes, the list of recipients."""

from collections.abc import Iterator
from datetime import date

from parscore.reports.papers.paper import Head, Paper, Run, Text, runs
from parscore.reports.plain import cleaned, plain

NATIONAL_NAME = "Cộng hòa xã hội chủ nghĩa Việt Nam".upper()
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
HEADINGS = ("heading_part", "heading_1", "heading_2", "heading_3")
"""The styles of headings by their level."""
INDENT = 2.0
"""Millimetres of one step of a cell's indent."""
_SPACE = "\u00a0"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """3 as "III"."""
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def annex_names(count: int) -> tuple[str, ...]:
    """ "Phụ lục I", "Phụ lục II" …; a single one has no number."""
    return ("Phụ lục",) if count == 1 else tuple(f"Phụ lục {roman(place + 1)}" for place in range(count))


def number_of(head: Head) -> str:
    """The number as written: two figures at least; five spaces where the clerk has not given it."""
    given = _one_line(head.number)
    return (given.zfill(2) if given.isdigit() else given) or _SPACE * 5


def day_in_words(day: date | None) -> str:
    """ "ngày 05 tháng 01 năm 2020": a leading 0 for days below 10, and for the months 1 and 2 only."""
    if day is None:
        room = _SPACE * 5
        return f"ngày{room}tháng{room}năm 20…"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())


def place_before_day(head: Head) -> str:
    """What stands before the day: "Lộc Hòa, ", dots where the place is not known."""
    return f"{_one_line(head.place) or '……………'}, "


def symbol_after_number(head: Head) -> str:
    return f"/{symbol}" if (symbol := _one_line(head.symbol)) else ""


def subject_of_letter(head: Head) -> str:
    """The subject as it stands under the number of a letter; empty for a paper of a named kind."""
    return f"V/v {plain(head.subject)}" if not head.kind and head.subject else ""


def addressed(head: Head) -> tuple[str, ...]:
    """One addressee on the line of "Kính gửi", several below it, each with a dash."""
    names = [plain(name).rstrip(";.") for name in head.addressees if plain(name)]
    if not names:
        return ()
    return (f"Kính gửi: {names[0]}.",) if len(names) == 1 else ("Kính gửi:", *_listed(names))


def recipients_of(paper: Paper) -> tuple[str, ...]:
    """ "- Như trên;" … "- Lưu: VT." """
    return tuple(_listed([plain(name).rstrip(";.") for name in paper.recipients if plain(name)]))


def is_signed(paper: Paper) -> bool:
    """Whether anything stands below the text."""
    return paper.signature is not None or bool(paper.recipients)


def _listed(names: list[str]) -> Iterator[str]:
    for place, name in enumerate(names, start=1):
        yield f"- {name}{'.' if place == len(names) else ';'}"


def attached_to(head: Head) -> str:
    """ "(Kèm theo Báo cáo số     /BC-UBND ngày     tháng     năm 20… của Ủy ban nhân dân xã …)" """
    return "".join(attached_parts(head))


def attached_parts(head: Head) -> tuple[str, str, str, str, str]:
    """The same in parts; number and day are the second and the fourth."""
    kind = plain(head.kind).capitalize() or "Công văn"
    between = f"{symbol_after_number(head)} "
    return f"(Kèm theo {kind} số ", number_of(head), between, day_in_words(head.day), f" của {plain(head.issuer)})"


def bulleted(item: Text) -> Text:
    """An item with a dash before it."""
    return ("- ", *runs(item))


def paragraphs(text: Text) -> list[tuple[Run, ...]]:
    """A text as paragraphs of clean runs; what is empty gives none."""
    found: list[list[Run]] = [[]]
    for run in runs(text):
        for place, line in enumerate(cleaned(run.text).split("\n")):
            if place:
                found.append([])
            if line:
                found[-1].append(Run(line, run.bold, run.italic))
    return [_stripped(line) for line in found if any(run.text.strip() for run in line)]


def _stripped(line: list[Run]) -> tuple[Run, ...]:
    first = line[0]
    line[0] = Run(first.text.lstrip(), first.bold, first.italic)
    last = line[-1]
    line[-1] = Run(last.text.rstrip(), last.bold, last.italic)
    return tuple(run for run in line if run.text)
