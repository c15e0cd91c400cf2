"""What the files taken in here said of themselves, until it is confirmed; reading them once is enough."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from parscore.intake.document_name import proposed
from parscore.scoring.evidence import Document

if TYPE_CHECKING:
    from parscore.intake.documents.proposal import DocumentProposal
    from parscore.ui.open_assessment import OpenAssessment


class Proposals(QObject):
    """Belongs to an assessment."""

    def __init__(self, assessment: "OpenAssessment") -> None:
        super().__init__(assessment)
        self._read: dict[int, DocumentProposal] = {}

    def keep(self, document: int, proposal: "DocumentProposal") -> None:
        self._read[document] = proposal

    def of(self, document: Document) -> "DocumentProposal | None":
        """What the file said, None when it was not read here."""
        return self._read.get(document.id)

    def unconfirmed(self, documents: Iterable[Document]) -> list[Document]:
        """Those without number and date although the file or its name tells of one."""
        return [one for one in documents if not (one.number or one.issued_on) and self._says(one)]

    def _says(self, document: Document) -> bool:
        read = self._read.get(document.id)
        said = read.plain if read is not None else proposed(document.file_name)
        return bool(said.number or said.issued_on)


def proposals_of(assessment: "OpenAssessment") -> Proposals:
    """The proposals of an assessment, made when first asked for."""
    return assessment.findChild(Proposals) or Proposals(assessment)
