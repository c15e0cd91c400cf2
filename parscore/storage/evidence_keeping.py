"""The part of a workspace that is about documents: their files, what is known of them, what they prove."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from parscore.faults import EnvironmentFault
from parscore.scoring.evidence import Document
from parscore.storage import closed_evidence, decisions, documents, set_aside
from parscore.storage.closed_evidence import ClosedEvidence
from parscore.storage.decisions import Decision
from parscore.storage.documents import Use
from parscore.storage.evidence_store import BLOCK, EvidenceStore, Stored, Watch
from parscore.storage.revisions import Revision, replace_file, replaceable, revisions

if TYPE_CHECKING:
    from parscore.storage.batch_intake import Batch, Progress, Taken
    from parscore.storage.folder_walk import Refused


def _hear_nothing(_news: object) -> None:
    """For callers that only want to know the end."""


class EvidenceKeeping(ABC):
    """What `Workspace` does for documents."""

    evidence: EvidenceStore

    @property
    @abstractmethod
    def why_read_only(self) -> str: ...

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]: ...

    def documents(self) -> list[Document]:
        """All documents of the workspace, in the order in which they came."""
        with self._reading() as connection:
            return documents.everything(connection)

    def add_document(self, given: Document, *, who: str = "") -> Document:
        """Keep a document whose file already stands in the evidence store; what comes back carries its id."""
        with self._writing() as connection:
            return documents.add(connection, given, who)

    def take_in_document(self, path: Path, *, who: str = "", watch: Watch | None = None) -> Document:
        """Copy a file into the evidence store and keep it as a document; one already known is given back instead.

        The file comes first: a program killed in between leaves a file that nothing speaks of, which harms nobody.
        """
        stored = self._stored(path, watch)
        with self._writing() as connection:
            ((kept, _known),) = documents.add_all(connection, [documents.of_file(path.name, stored)], who)
            return kept

    def take_in_batch(
        self,
        paths: Sequence[Path],
        *,
        who: str = "",
        tell: "Callable[[Taken | Refused], None]" = _hear_nothing,
        watch: "Callable[[Progress], None]" = _hear_nothing,
        stopped: Callable[[], bool] = lambda: False,
    ) -> "Batch":
        """Take in many files and all below folders: each is kept as a document or refused with one sentence.

        `tell` hears of each when it is done with, `watch` how far it is, both in this thread. When `stopped` says so it
        ends with what is done, and nothing is left half stored.
        """
        if self.why_read_only:
            raise EnvironmentFault(self.why_read_only)
        from parscore.storage.batch_intake import BatchIntake  # threads are needed here only

        return BatchIntake(self.evidence, self._reading, self._writing, who, tell, watch, stopped).run(paths)

    def replace_file(self, given: Document, path: Path, *, who: str = "", watch: Watch | None = None) -> Document:
        """Give a document another file: what it had becomes a revision, its links stay.

        InputError while an approved or locked year rests on it, when it was changed elsewhere since `given` was read,
        or when the file is that of another document.
        """
        with self._reading() as connection:
            replaceable(connection, given)
        return self._replaced(given, path.name, self._stored(path, watch), who)

    def bring_back(self, given: Document, older: Revision, *, who: str = "") -> Document:
        """Give a document a file it had before, under the same conditions; what it has now becomes a revision."""
        documents.stored(older.as_it_was(given), self.evidence)
        return self._replaced(given, older.file_name, Stored(older.sha256, older.size), who)

    def revisions(self, document_id: int) -> list[Revision]:
        """The files a document had before, the first one first."""
        with self._reading() as connection:
            return revisions(connection, document_id)

    def uses(self) -> Mapping[int, tuple[Use, ...]]:
        """Where each document proves something, by its id, in all assessments of the workspace."""
        with self._reading() as connection:
            return documents.uses(connection)

    def closed_evidence(self, card_id: int) -> list[ClosedEvidence]:
        """What an assessment rested on each time it was approved or locked, whatever became of it since."""
        with self._reading() as connection:
            return closed_evidence.read(connection, card_id)

    def decide(
        self, stored: Stored, file_name: str, about: str, words: str, *, who: str = "", document: int | None = None
    ) -> Decision:
        """Keep what was decided about a file that was pointed out; `document` is None when it was not stored."""
        with self._writing() as connection:
            return decisions.keep(connection, stored.sha256, file_name, about, words, who, document)

    def decisions(self, document: int | None = None) -> list[Decision]:
        """All decisions, or those on one document, the first one first."""
        with self._reading() as connection:
            return decisions.read(connection, document)

    def set_aside(self, given: Sequence[Document], *, back: bool = False, who: str = "") -> None:
        """Take documents that prove nothing off the list, or put them `back`. Their files stay."""
        with self._writing() as connection:
            set_aside.set_aside(connection, given, who, back=back)

    def aside(self) -> frozenset[int]:
        """The ids of the documents that were taken off the list."""
        with self._reading() as connection:
            return set_aside.aside(connection)

    def document_file(self, given: Document) -> Path:
        """The stored file of a document; EnvironmentFault when it is missing or was changed."""
        return documents.stored(given, self.evidence)

    def describe_document(self, given: Document) -> None:
        """Keep what is now known of a document. It belongs to the document itself, wherever it is linked."""
        with self._writing() as connection:
            documents.describe(connection, given)

    def why_fixed(self, document_id: int) -> str:
        """Why a document can no longer be described otherwise, empty when it can."""
        with self._reading() as connection:
            return documents.why_fixed(connection, document_id)

    def _stored(self, path: Path, watch: Watch | None) -> Stored:
        if self.why_read_only:
            raise EnvironmentFault(self.why_read_only)
        size = 0
        with suppress(OSError, ValueError):  # told when it is opened
            size = path.stat().st_size
        with self._reading() as connection:
            likely = size > BLOCK and documents.has_size(connection, size)
        return self.evidence.take_in(path, watch, likely=likely)

    def _replaced(self, given: Document, name: str, stored: Stored, who: str) -> Document:
        with self._writing() as connection:
            return replace_file(connection, given, name, stored, who)
