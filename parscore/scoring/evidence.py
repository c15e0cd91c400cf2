"""Evidence (tài liệu kiểm chứng): which documents prove a leaf, and when a score still owes an explanation."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from parscore.scoring.answers import Answer
from parscore.scoring.criteria import Criterion, Method
from parscore.scoring.outcome import Status
from parscore.scoring.result import NodeResult


@dataclass(frozen=True, slots=True)
class Document:
    """A document in the evidence store: its file under `sha256`, and what a văn thư writes down of it."""

    id: int
    sha256: str
    file_name: str
    size: int
    media_type: str = ""
    doc_type: str = ""
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    subject: str = ""
    pages: int | None = None
    remark: str = ""

    @property
    def title(self) -> str:
        """ "Báo cáo 05/BC-UBND, 05/01/2026", by its subject without a number, by its file while nothing is known."""
        repeated = self.subject.casefold().startswith(self.doc_type.casefold())
        second = self.number or self.subject
        kind = "" if repeated and not self.number and self.subject else self.doc_type
        named = " ".join(part for part in (kind, second) if part) or self.file_name
        return f"{named}, {self.issued_on:%d/%m/%Y}" if self.issued_on else named


DOCUMENT_PARTS: Mapping[str, str] = {
    "doc_type": "Loại văn bản",
    "number": "Số, ký hiệu",
    "issued_on": "Ngày ban hành",
    "issuer": "Cơ quan ban hành",
    "subject": "Trích yếu",
    "pages": "Số trang",
    "remark": "Ghi chú",
}
"""What is written down of a document, as the official reads it."""


class Presence(StrEnum):
    """How far one required document is there; `cited` when a link says in which section or on which page to look."""

    MISSING = "missing"
    PRESENT = "present"
    CITED = "cited"


PRESENCE_WORDS: Mapping[Presence, str] = {
    Presence.MISSING: "Thiếu",
    Presence.PRESENT: "Có",
    Presence.CITED: "Đã dẫn chiếu",
}


class Link(NamedTuple):
    """One document proving one leaf: which of the required documents it is ("" for an additional one), and where."""

    document: int
    requirement: str = ""
    section: str = ""
    page: str = ""
    remark: str = ""

    @property
    def presence(self) -> Presence:
        """Whether it says where in the document to look."""
        return Presence.CITED if self.section or self.page else Presence.PRESENT


Links = Mapping[str, tuple[Link, ...]]
"""The documents of each leaf, in their order; leaves without any are left out."""


def telling(links: tuple[Link, ...], documents: Mapping[int, Document]) -> tuple[Link, ...]:
    """The links that can prove anything: a file of 0 bytes says nothing. A document not known here is trusted."""
    if all((known := documents.get(link.document)) is None or known.size for link in links):
        return links
    return tuple(link for link in links if (known := documents.get(link.document)) is None or known.size)


class Proof(StrEnum):
    """How far a leaf is proved by its documents."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


def missing_documents(leaf: Criterion, links: Iterable[Link]) -> tuple[str, ...]:
    """The required documents no link stands for. Where one document is required, any link stands for it."""
    held = {link.requirement for link in links}
    if len(leaf.evidence) == 1 and held:
        return ()
    return tuple(required for required in leaf.evidence if required not in held)


class RequiredDocument(NamedTuple):
    """A document the set asks for, and the links that stand for it."""

    requirement: str
    presence: Presence
    links: tuple[Link, ...]


def required_documents(leaf: Criterion, links: Iterable[Link]) -> tuple[RequiredDocument, ...]:
    """The state of each required document, in the order of the set; it agrees with `missing_documents`."""
    given = tuple(links)
    missing = missing_documents(leaf, given)
    found = []
    for requirement in leaf.evidence:
        standing = tuple(link for link in given if link.requirement == requirement)
        if not standing and requirement not in missing:
            standing = given
        cited = any(link.presence is Presence.CITED for link in standing)
        presence = Presence.CITED if cited else Presence.PRESENT if standing else Presence.MISSING
        found.append(RequiredDocument(requirement, presence, standing))
    return tuple(found)


def orphans(documents: Iterable[Document], used: Container[int]) -> tuple[Document, ...]:
    """The documents that prove nothing; `used` are the ids of those linked to any leaf of any year."""
    return tuple(document for document in documents if document.id not in used)


def proof(leaf: Criterion, links: tuple[Link, ...]) -> Proof:
    if not links:
        return Proof.NONE
    return Proof.PARTIAL if missing_documents(leaf, links) else Proof.FULL


def needs_proof(leaf: Criterion, node: NodeResult) -> bool:
    """Whether the unit itself claims points here: 0 points claim nothing, and figures of others bring their source."""
    return leaf.supplied_by is Method.SELF and node.status is Status.SCORED and bool(node.score)


def owes_explanation(leaf: Criterion, node: NodeResult, answer: Answer, links: tuple[Link, ...]) -> bool:
    """A score with missing or partial evidence demands a giải trình (Công văn 383/BNV-CCHC; handbook of the field)."""
    return needs_proof(leaf, node) and proof(leaf, links) is not Proof.FULL and not answer.explanation.strip()
