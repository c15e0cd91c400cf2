"""What a document says of itself, each part with where it stands and how sure it is. Nothing is taken unasked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from parscore.intake.document_name import Proposal

T = TypeVar("T")


class Sureness(StrEnum):
    """How far a proposal can be trusted."""

    SURE = "chắc"
    LIKELY = "có lẽ"
    UNSURE = "chưa chắc"


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, how sure it is, and where it stands: "trang 1, dòng 4" or "tên tệp"."""

    value: T
    sure: Sureness
    where: str


@dataclass(frozen=True, slots=True)
class DocumentProposal:
    """The proposal for one document; None for whatever neither the text nor the name tells.

    `superior` is the cơ quan chủ quản printed above the `issuer`. `conflicts` are sentences about what does not agree,
    `remarks` about what is left open, such as a number the clerk has not given yet.
    """

    doc_type: Found[str] | None = None
    number: Found[str] | None = None
    issued_on: Found[date] | None = None
    issuer: Found[str] | None = None
    superior: Found[str] | None = None
    subject: Found[str] | None = None
    pages: Found[int] | None = None
    conflicts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def plain(self) -> Proposal:
        """The same as a proposal from a name gives it: the values alone."""
        return Proposal(
            self.doc_type.value if self.doc_type else "",
            self.number.value if self.number else "",
            self.issued_on.value if self.issued_on else None,
            self.subject.value if self.subject else "",
            self.issuer.value if self.issuer else "",
            self.pages.value if self.pages else None,
        )
