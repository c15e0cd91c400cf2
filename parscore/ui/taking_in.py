"""Files and folders taken in as evidence of one row: stored on their road, attached as one step."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from parscore.scoring.evidence import Document, Link, missing_documents, telling
from parscore.scoring.outcome import RefusedError
from parscore.ui.matching.incoming import Incoming
from parscore.ui.matching.intake_road import IntakeRoad
from parscore.ui.matching.looking import FULL as FULL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.scoring.criteria import Criterion
    from parscore.ui.open_assessment import OpenAssessment


class TakingIn(IntakeRoad):
    """Some files on their way to one row; `requirement` is the required document the first of them stands for."""

    def __init__(
        self, assessment: "OpenAssessment", code: str, incoming: Incoming | Sequence[Path], requirement: str = ""
    ) -> None:
        super().__init__(assessment, incoming)
        self.code = code
        self._requirement = requirement

    def _like(self, incoming: Incoming) -> Self:
        return type(self)(self._assessment, self.code, incoming, self._requirement)

    def _arrive(self) -> None:
        documents = list({one.id: one for one in self.documents.values()}.values())
        if documents:
            self.news += attach(self._assessment, self.code, documents, self._requirement)


def attach(
    assessment: "OpenAssessment",
    code: str,
    documents: Sequence[Document],
    requirement: str = "",
    *,
    reused: bool = False,
) -> list[str]:
    """Link documents to a row as one step, each for the first required document still missing; what was not, and why.

    `requirement` is what the first of them stands for, when the official has said so. A document `reused` from other
    rows stands for a missing one only where no other is missing; else it is an additional one.
    """
    for document in documents:
        assessment.documents.setdefault(document.id, document)
    leaf, links = assessment.criteria_set.by_code[code], assessment.links.get(code, ())
    linked, known = linking(leaf, links, documents, requirement, reused=reused, held=assessment.documents)
    news = [f"Tài liệu “{one.title}” đã có ở mục này." for one in known]
    try:
        assessment.set_links(code, linked)
    except RefusedError as refusal:
        news.append(f"Chưa đính kèm được: {refusal}.")
    return news


def linking(
    leaf: "Criterion",
    links: tuple[Link, ...],
    documents: Sequence[Document],
    requirement: str = "",
    *,
    reused: bool = False,
    held: "Mapping[int, Document] | None" = None,
) -> tuple[tuple[Link, ...], list[Document]]:
    """The links of a row once documents are added as `attach` does, and those of them that were linked before.

    A document linked already is linked once more only for a required document it does not stand for yet. Of what is
    `held`, an empty file leaves its place open.
    """
    known = []
    for document in documents:
        stands_for = {link.requirement for link in links if link.document == document.id}
        if stands_for and (not requirement or requirement in stands_for):
            known.append(document)
            requirement = ""
            continue
        missing = missing_documents(leaf, telling(links, held or {}))
        guessed = "" if not missing or (reused and len(missing) > 1) else missing[0]
        links, requirement = (*links, Link(document.id, requirement or guessed)), ""
    return links, known
