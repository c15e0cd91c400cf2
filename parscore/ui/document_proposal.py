"""What a stored file says of itself, read in a thread: a scan or a large file may take seconds."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from parscore.faults import ParscoreError
from parscore.intake.document_name import Proposal
from parscore.scoring.evidence import Document
from parscore.ui.errand import Errand, Tell

if TYPE_CHECKING:
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace

PAUSE_MS = 350


class Said(NamedTuple):
    """A proposal, where it was read, and what about it wants a look."""

    proposal: Proposal = Proposal()
    source: str = "tên tệp"
    remarks: tuple[str, ...] = ()


class ReadingProposal(QObject):
    """Reads one document at a time, once the official has stayed with it for a moment; `read` brings a `Said`."""

    read = Signal(object)

    def __init__(self, workspace: "Workspace | LateWorkspace", parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._document: Document | None = None
        self._errand: Errand | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._start)

    def begin(self, document: Document) -> None:
        """Read this one shortly, unless it is dropped before."""
        self._document = document
        self._soon.start()

    def drop(self) -> None:
        """Hear no more of the one asked for."""
        self._soon.stop()
        if self._errand is not None:
            self._errand.drop()
            self._errand.deleteLater()
            self._errand = None

    def _start(self) -> None:
        document, workspace = self._document, self._workspace
        if document is None:
            return

        def work(tell: Tell) -> None:
            from parscore.intake.documents.document_reading import read_document
            from parscore.intake.documents.reading import text_of

            try:
                path = workspace.document_file(document)
            except ParscoreError:
                return  # told where the file is shown
            text = text_of(path, document.media_type)
            found = read_document(text, document.file_name)
            if not text.empty:
                tell(Said(found.plain, "nội dung tệp", (*found.conflicts, *found.remarks)))

        self._errand = Errand(work, self)
        self._errand.told.connect(self.read)
        self._errand.ended.connect(self._on_ended)
        self._errand.start()

    def _on_ended(self, mistake: BaseException | None) -> None:
        errand, self._errand = self._errand, None
        if errand is not None:
            errand.deleteLater()
        if mistake is not None:
            raise mistake  # to the crash report
