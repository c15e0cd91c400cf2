"""Tên loại and trích yếu of a paper: "BÁO CÁO" and the lines below it, or "V/v …" under the number of a công văn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from parscore.intake.document_name import told_by
from parscore.intake.documents.body_names import begins_body
from parscore.intake.documents.head_lines import Line, flat
from parscore.intake.documents.paper_number import LETTER, TYPES
from parscore.intake.documents.proposal import Sureness
from parscore.scoring.text import fold

MOST_SUBJECT_LINES = 6
LONGEST_SUBJECT = 500
_NAMES = {fold(name): name for name in TYPES.values() if name != LETTER}
_SQUEEZED = {name.replace(" ", ""): printed for name, printed in _NAMES.items()}
_ABOUT = re.compile(r"^\W*(?:v\s?/\s?v|viv|vlv|v/y|ve\s+viec)\s*[:.]?\s+")
_BODY = re.compile(
    r"^\W*(?:kinh gui|can cu|thuc hien|thi hanh|theo\b|xet\b|trong (?:thoi|nam|quy|thang)|tiep theo|de\b|nham|hom nay|"
    r"vao hoi|thoi gian|dia diem|sau khi|trien khai|qua\b|duoc su|thuc te|uy ban nhan dan\b|ubnd (?:xa|phuong|tinh)|"
    r"hoi dong nhan dan|chu tich|giam doc|truong phong|noi nhan|kem theo|so\s*:|quyet dinh\s*:?$|quyet nghi|"
    r"dieu\s*\d|phan (?:thu|[ivx]+)\b|chuong\b|muc\s*\d|[ivx]{1,4}\s*[.)-]|\d{1,2}\s*[.)]|[a-z]\s*\)|nguoi ky|ky boi|"
    r"nam \d{4},|ngay \d|trang \d|cong van den|ban hanh kem|tm\.|kt\.|thanh phan)"
)
_HARD_BODY = re.compile(r"^\W*(?:kinh gui|can cu|noi nhan|dieu\s*\d|[iv]{1,3}\s*\.\s|\d{1,2}\s*\.\s|hom nay|vao hoi)")


@dataclass(frozen=True, slots=True)
class Title:
    """The type and the subject with the lines they stand on; empty texts for what was not found."""

    doc_type: str = ""
    type_sure: Sureness = Sureness.SURE
    type_line: Line | None = None
    subject: str = ""
    subject_sure: Sureness = Sureness.SURE
    subject_line: Line | None = None


def find_title(lines: Sequence[Line]) -> Title:
    """The name of the type where it stands as a title, else that of a công văn by its "V/v"."""
    about = next((place for place, line in enumerate(lines) if _ABOUT.match(line.flat)), None)
    found = _titled(lines)
    if found is not None and (about is None or found[0] <= about):
        place, doc_type, rest, sure = found
        return _with_subject(lines, place, doc_type, rest, sure)
    if about is None:
        return Title()
    text = lines[about].text[_end(_ABOUT, lines[about]) :]
    subject = " ".join([text, *_letter_lines(lines, about, text)])
    line = lines[about]
    return Title(LETTER, Sureness.SURE, line, _tidy(subject), Sureness.LIKELY, line)


def place_of_title(lines: Sequence[Line]) -> int:
    """Where the head ends: at the title, or where the body or the addressee begins."""
    if (found := _titled(lines)) is not None:
        return found[0]
    return next((place for place, line in enumerate(lines) if _HARD_BODY.match(line.flat)), len(lines))


def _titled(lines: Sequence[Line]) -> tuple[int, str, str, Sureness] | None:
    loose = None
    for place, line in enumerate(lines):
        if line.blank or line.of_the_nation:
            continue
        squeezed = _squeezed(line)
        after = lines[place + 1] if place + 1 < len(lines) else line
        if line.text.isupper() and after.text.isupper() and (name := _SQUEEZED.get(squeezed + _squeezed(after))):
            return place + 1, name, "", Sureness.LIKELY  # a narrow column broke the name of the type
        if name := _SQUEEZED.get(squeezed):
            capitals = line.text.isupper()
            return place, name, "", Sureness.SURE if capitals else Sureness.LIKELY
        if _HARD_BODY.match(line.flat):
            break
        if loose is None:
            loose = _loosely(place, line, squeezed)
    return loose


def _squeezed(line: Line) -> str:
    return re.sub(r"[\W_]", "", line.flat)


def _loosely(place: int, line: Line, squeezed: str) -> tuple[int, str, str, Sureness] | None:
    """A title that shares its line with its subject, or that was misread."""
    for name, printed in sorted(_NAMES.items(), key=lambda one: -len(one[0])):
        if re.match(rf"{name}\b", line.flat) and line.text[: len(name)].isupper() and line.column == 0:
            rest = line.text[len(name) :]
            if not rest.lstrip().startswith(("/", "-")) and not re.match(r"\s*:?\s*so\b", flat(rest)):
                return place, printed, rest, Sureness.LIKELY
    if line.text.isupper() and 6 <= len(squeezed) <= 16:
        for name, printed in _SQUEEZED.items():
            if abs(len(name) - len(squeezed)) <= 1 and fuzz.ratio(name, squeezed) >= 85:
                return place, printed, "", Sureness.UNSURE
    return None


def _with_subject(lines: Sequence[Line], place: int, doc_type: str, rest: str, sure: Sureness) -> Title:
    type_line = lines[place]
    taken: list[str] = [rest] if rest.strip() else []
    first = type_line if taken else None
    gap = False
    for line in lines[place + 1 : place + 1 + 2 * MOST_SUBJECT_LINES]:
        if line.blank:
            if taken and line.text:
                break  # the rule drawn below a subject
            gap = bool(taken)
            continue
        if gap and not line.text[:1].islower():
            break
        capitals = bool(taken) and taken[-1].isupper() and line.text.isupper() and not begins_body(line.text)
        if (
            (_BODY if taken and not capitals else _HARD_BODY).match(line.flat)
            or len(taken) == MOST_SUBJECT_LINES
            or line.of_the_nation
        ):
            break
        if taken and _ends(taken[-1], line):
            break
        first = first or line
        taken.append(line.text)
    subject = " ".join(taken)
    about = _ABOUT.match(flat(subject))
    if about:
        subject = subject[about.end() :]
    subject_sure = Sureness.LIKELY if len(taken) <= 4 else Sureness.UNSURE
    return Title(doc_type, sure, type_line, _tidy(subject), subject_sure, first)


def _ends(before: str, line: Line) -> bool:
    """Whether a line no longer belongs to the subject: it began a sentence, or the subject was closed by a mark."""
    return before.rstrip().endswith((".", ";", ":")) or line.text.startswith(("(", "- ", "+ ", "•"))


def _letter_lines(lines: Sequence[Line], place: int, text: str) -> list[str]:
    """The further lines of "V/v …": the left column below it, up to the addressee."""
    taken: list[str] = []
    for line in lines[place + 1 : place + 12]:
        if line.blank:
            if line.column == 0 and line.row > lines[place].row + len(taken) + 1:
                break
            continue
        if line.of_the_nation or re.search(r"\bngay\b.{0,12}\bthang\b", line.flat):
            continue
        if _BODY.match(line.flat) or len(taken) == MOST_SUBJECT_LINES - 1:
            break
        taken.append(line.text)
    return taken


def _end(pattern: re.Pattern[str], line: Line) -> int:
    found = pattern.match(line.flat)
    assert found is not None
    return found.end()


def _tidy(text: str) -> str:
    """One line, without the marks around it; a word that a line end divides is joined by nothing but its hyphen."""
    return told_by(" ".join(text.split()).strip(" -–—_.,;:“”\"'"))[:LONGEST_SUBJECT]
