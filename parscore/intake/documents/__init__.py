"""Documents read for their text, for what they say of themselves, and for what must not be passed on unseen."""

from parscore.intake.documents.document_reading import read_document
from parscore.intake.documents.kinds import FileKind, kind_of
from parscore.intake.documents.proposal import DocumentProposal, Found, Sureness
from parscore.intake.documents.read_text import Limits, ReadText
from parscore.intake.documents.reading import text_of
from parscore.intake.documents.signatures import Kind

__all__ = [
    "DocumentProposal",
    "FileKind",
    "Found",
    "Kind",
    "Limits",
    "ReadText",
    "Sureness",
    "kind_of",
    "read_document",
    "text_of",
]
