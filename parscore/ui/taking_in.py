"""Taking files in as evidence: copied in a thread, attached to their row as one step, stopped when asked to."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, SignalInstance, Slot

from parscore.faults import ParscoreError
from parscore.scoring.evidence import Document, Link, missing_documents
from parscore.scoring.outcome import RefusedError

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment

_EVERY = 0.1
FULL = 1000


class _StoppedError(Exception):
    """The official would not wait any longer."""


class TakingIn(QObject):
    """Some files on their way to one row. It belongs to the assessment, because the row may be left meanwhile.

    `progressed` tells the share done, of FULL, and the file under way; `ended` comes when all that could be taken in is
    attached. `news` then holds a sentence for each file that was not, or that looks odd.
    """

    progressed = Signal(int, str)
    ended = Signal()
    _taken = Signal(object)
    _refused = Signal(str)
    _broke = Signal(object)
    _over = Signal()

    def __init__(self, assessment: "OpenAssessment", code: str, paths: Sequence[Path], requirement: str = "") -> None:
        super().__init__(assessment)
        self.code = code
        self.running = True
        self.news: list[str] = []
        self._assessment = assessment
        self._paths = paths
        self._requirement = requirement
        self._documents: list[Document] = []
        self._mistake: Exception | None = None
        self._stop = False
        self._taken.connect(self._on_taken)
        self._refused.connect(self._on_refused)
        self._broke.connect(self._on_broke)
        self._over.connect(self._on_over)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)

    def start(self) -> None:
        """Begin copying; leaving the program ends it, with nothing half stored."""
        QThreadPool.globalInstance().start(self._work)

    @Slot()
    def stop(self) -> None:
        """Go no further; what was taken in whole so far is attached all the same."""
        self._stop = True

    def _work(self) -> None:
        try:
            self._take_all()
        except Exception as mistake:
            self._tell(self._broke, mistake)
        self._tell(self._over)

    def _take_all(self) -> None:
        sizes = [_size(path) for path in self._paths]
        whole, before, last = max(sum(sizes), 1), 0, 0.0
        for path, size in zip(self._paths, sizes, strict=True):
            start = before

            def watch(done: int, _size: int, start: int = start, path: Path = path) -> None:
                nonlocal last
                if self._stop:
                    raise _StoppedError
                if time.monotonic() - last > _EVERY:
                    last = time.monotonic()
                    self._tell(self.progressed, min((start + done) * FULL // whole, FULL), path.name)

            if self._stop:
                break
            try:
                self._tell(self.progressed, start * FULL // whole, path.name)
                taken = self._assessment.workspace.take_in_document(path, who=self._assessment.who, watch=watch)
                self._tell(self._taken, taken)
            except _StoppedError:
                break
            except ParscoreError as fault:
                self._tell(self._refused, str(fault))
            before += size

    def _tell(self, signal: SignalInstance, *what: object) -> None:
        try:
            signal.emit(*what)
        except RuntimeError:  # the assessment was closed meanwhile
            self._stop = True

    @Slot(object)
    def _on_taken(self, document: Document) -> None:
        if not document.size:
            self.news.append(f"Tệp “{document.file_name}” rỗng (0 byte); vẫn đính kèm, hãy kiểm tra lại tệp gốc.")
        self._documents.append(document)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.news.append(sentence)

    @Slot(object)
    def _on_broke(self, mistake: Exception) -> None:
        self.news.append("Chưa thêm được hết các tệp vì lỗi của chương trình; số liệu vẫn còn nguyên.")
        self._mistake = mistake

    @Slot()
    def _on_over(self) -> None:
        if self._stop:
            self.news.append("Đã dừng; các tệp chưa chép xong không được đính kèm.")
        self.news += attach(self._assessment, self.code, self._documents, self._requirement)
        self.running = False
        self.ended.emit()
        self.deleteLater()
        if self._mistake is not None:
            raise self._mistake  # to the crash report


def attach(assessment: "OpenAssessment", code: str, documents: Sequence[Document], requirement: str = "") -> list[str]:
    """Link documents to a row as one step, each for the first required document still missing; what was not, and why.

    `requirement` is what the first of them stands for, when the official has said so.
    """
    leaf = assessment.criteria_set.by_code[code]
    links, news = assessment.links.get(code, ()), []
    for document in documents:
        assessment.documents[document.id] = document
        if any(link.document == document.id for link in links):
            news.append(f"Tài liệu “{document.title}” đã có ở mục này.")
            continue
        stands_for = requirement or next(iter(missing_documents(leaf, links)), "")
        links, requirement = (*links, Link(document.id, stands_for)), ""
    try:
        assessment.set_links(code, links)
    except RefusedError as refusal:
        news.append(f"Chưa đính kèm được: {refusal}.")
    return news


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
