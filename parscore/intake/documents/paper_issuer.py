"""Cơ quan chủ quản and cơ quan ban hành: the bodies in the left column of a letterhead, the last one issuing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parscore.intake.documents.body_names import begins_body, begins_unit, recased, unended
from parscore.intake.documents.head_lines import Line
from parscore.intake.documents.proposal import Sureness

_NO_BODY = re.compile(
    r"^\W*(?:so|s6)\b\s*[:.\d]|\bngay\b.*\bthang\b|^\W*v\s?/\s?v\b|^\W*(?:ky boi|nguoi ky|thoi gian|ngay ky|email|"
    r"co quan\s*:|mat\b|toi mat|tuyet mat|hoa toc|thuong khan|phu luc|mau so|trang \d)"
)
_ARRIVED = re.compile(r"^\W*(?:(?:cong van|van ban)\s+)?den\b")
_MOST_BODIES = 4
_MOST_CONTINUED = 2


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issued a paper, and whose subordinate that is ("" when the letterhead names none)."""

    issuer: str
    superior: str
    sure: Sureness
    line: Line
    superior_line: Line


@dataclass(slots=True)
class _Body:
    text: str
    line: Line
    lines: int = 1


def find_issuer(lines: Sequence[Line]) -> Letterhead | None:
    """The letterhead above the number, None when no body is named there."""
    bodies: list[_Body] = []
    left = [line for line in lines if line.column == 0 and not line.of_the_nation]
    for place, line in enumerate(left):
        if line.blank or _NO_BODY.search(line.flat):
            if bodies and line.text:
                break
            continue
        if any(_ARRIVED.match(one.flat) for one in left[place + 1 : place + 2]):
            continue  # the stamp of whoever received it
        if not _taken(bodies, line) and bodies:
            break
    if not bodies:
        return None
    *above, last = bodies
    capitals = last.text.isupper()
    superior = ", ".join(recased(body.text) for body in above)
    return Letterhead(
        recased(last.text), superior, Sureness.LIKELY if capitals else Sureness.UNSURE, last.line, bodies[0].line
    )


def _taken(bodies: list[_Body], line: Line) -> bool:
    """Put a line where it belongs: another body, or more of the name above it."""
    if bodies and bodies[-1].lines <= _MOST_CONTINUED:
        last = bodies[-1]
        more = unended(last.text) or begins_unit(line.text)
        if more or (not begins_body(line.text) and line.text.isupper() and last.text.isupper()):
            last.text, last.lines = f"{last.text} {line.text}", last.lines + 1
            return True
    if begins_body(line.text) and len(bodies) < _MOST_BODIES:
        bodies.append(_Body(line.text, line))
        return True
    return False
