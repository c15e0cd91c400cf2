"""How each document of a year stands: what it proves and how exactly, whether its date and its file are in order."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from parscore.scoring.evidence import Document, Link, Links, Presence

_EXCEPTION = re.compile(r"ngoại\s+lệ\s*[:：]\s*([^\n]*)", re.IGNORECASE)
EXCEPTION = "ngoại lệ: "
"""What a remark says before the reason why a document of another year proves this one all the same."""


class Dating(StrEnum):
    """The day of a document beside the year it is to prove."""

    WITHIN = "within"
    OUTSIDE = "outside"
    EXCEPTED = "excepted"
    UNDATED = "undated"


class DocumentState(StrEnum):
    """The one thing about a document that matters most, the worst first."""

    LOST = "lost"
    EMPTY = "empty"
    ORPHAN = "orphan"
    OUTSIDE = "outside"
    UNCITED = "uncited"
    PRESENT = "present"
    CITED = "cited"


STATE_WORDS: Mapping[DocumentState, str] = {
    DocumentState.LOST: "Tệp mất hoặc đổi",
    DocumentState.EMPTY: "Tệp rỗng",
    DocumentState.ORPHAN: "Mồ côi",
    DocumentState.OUTSIDE: "Ngoài năm",
    DocumentState.UNCITED: "Thiếu trang, phần",
    DocumentState.PRESENT: "Có",
    DocumentState.CITED: "Đã dẫn chiếu",
}


class Proving(NamedTuple):
    """One row that a document proves."""

    code: str
    link: Link


def provings(links: Links) -> dict[int, tuple[Proving, ...]]:
    """What each document proves, by its id, in the order of `links`."""
    found: dict[int, list[Proving]] = {}
    for code, of_leaf in links.items():
        for link in of_leaf:
            found.setdefault(link.document, []).append(Proving(code, link))
    return {key: tuple(of_document) for key, of_document in found.items()}


def exception_of(document: Document, link: Link | None = None) -> str:
    """Why a document of another year is right all the same, as the remark on the link or on the document says."""
    for remark in (link.remark if link else "", document.remark):
        found = _EXCEPTION.search(remark)
        if found and (reason := found[1].strip(" .;")):
            return reason
    return ""


def dating(document: Document, year: int, link: Link | None = None) -> Dating:
    """Whether a document belongs to the year by its date; a noted reason excepts it."""
    if document.issued_on is None:
        return Dating.UNDATED
    if document.issued_on.year == year:
        return Dating.WITHIN
    return Dating.EXCEPTED if exception_of(document, link) else Dating.OUTSIDE


def state_of(document: Document, proved: Sequence[Proving], year: int, lost: Container[int]) -> DocumentState:
    """How a document stands. One that proves several rows is to say in each where to look."""
    if document.id in lost:
        return DocumentState.LOST
    if not document.size:
        return DocumentState.EMPTY
    if not proved:
        return DocumentState.ORPHAN
    if _outside(document, (one.link for one in proved), year):
        return DocumentState.OUTSIDE
    if all(one.link.presence is Presence.CITED for one in proved):
        return DocumentState.CITED
    return DocumentState.PRESENT if len({one.code for one in proved}) == 1 else DocumentState.UNCITED


def _outside(document: Document, links: Iterable[Link], year: int) -> bool:
    if document.issued_on is None or document.issued_on.year == year:
        return False
    return any(dating(document, year, link) is Dating.OUTSIDE for link in links)
