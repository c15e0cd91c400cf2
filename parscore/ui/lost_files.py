"""Documents whose file is gone from the evidence store, looked for beside the work: a disk may be slow to answer."""

from PySide6.QtCore import QObject, QTimer

from parscore.ui.errand import Errand, Tell
from parscore.ui.open_assessment import OpenAssessment

PAUSE_MS, SOON_MS, LATER_MS = 1000, 2000, 30_000
"""After a change; while something is lost, which may be mended at any moment; while all is well."""


class LostFiles(QObject):
    """Looks once the assessment is open, when its documents changed, and now and then, as long as it lives.

    What is found stands in `assessment.lost`, and the rows it concerns are told as changed.
    """

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._assessment = assessment
        self._seen: frozenset[int] = frozenset()
        self._errand: Errand | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        assessment.changed.connect(self._on_changed)
        self._pause.start()

    def _on_changed(self) -> None:
        if self._assessment.lost or frozenset(self._assessment.documents) != self._seen:
            self._pause.start()

    def look(self) -> None:
        """Look at all files now, in a thread."""
        documents = tuple(self._assessment.documents.values())
        self._seen = frozenset(self._assessment.documents)
        if self._errand is not None or not documents:
            return
        folder = self._assessment.workspace.folder

        def work(tell: Tell) -> None:
            from parscore.storage.evidence_store import EvidenceStore

            tell(EvidenceStore.of_workspace(folder).lost(documents))

        self._errand = Errand(work, self)
        self._errand.told.connect(self._on_found)
        self._errand.ended.connect(self._on_ended)
        self._errand.start()

    def _on_found(self, lost: frozenset[int]) -> None:
        moved = lost ^ self._assessment.lost
        self._assessment.lost = lost
        self._pause.start(SOON_MS if lost else LATER_MS)
        links = self._assessment.links.items()
        concerned = frozenset(code for code, of in links if any(link.document in moved for link in of))
        if moved:  # also one that proves nothing is listed
            self._assessment.changed.emit(concerned)

    def _on_ended(self, mistake: BaseException | None) -> None:
        errand, self._errand = self._errand, None
        if errand is not None:
            errand.deleteLater()
        if mistake is not None:
            raise mistake  # to the crash report
