"""Taking files in as evidence: copied in a thread, attached to their row as one step, stopped when asked to."""

import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from parscore.faults import ParscoreError
from parscore.scoring.evidence import Document, Link, missing_documents
from parscore.scoring.outcome import RefusedError
from parscore.ui.errand import Errand, Tell

if TYPE_CHECKING:
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace
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

    def __init__(self, assessment: "OpenAssessment", code: str, paths: Sequence[Path], requirement: str = "") -> None:
        super().__init__(assessment)
        self.code = code
        self.running = True
        self.news: list[str] = []
        self._assessment = assessment
        self._requirement = requirement
        self._documents: list[Document] = []
        self._stop = stop = Event()
        workspace, who = assessment.workspace, assessment.who
        self._errand = Errand(lambda tell: _take_all(workspace, who, paths, stop, tell), self)
        self._errand.told.connect(self._on_told)
        self._errand.ended.connect(self._on_ended)
        self.destroyed.connect(lambda: stop.set())
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)

    def start(self) -> None:
        """Begin copying; leaving the program ends it, with nothing half stored."""
        self._errand.start()

    @Slot()
    def stop(self) -> None:
        """Go no further; what was taken in whole so far is attached all the same."""
        self._stop.set()

    def _on_told(self, news: object) -> None:
        match news:
            case Document():
                if not news.size:
                    self.news.append(f"Tệp “{news.file_name}” rỗng (0 byte); vẫn đính kèm, hãy kiểm tra lại tệp gốc.")
                self._documents.append(news)
            case str():
                self.news.append(news)
            case (int(share), str(name)):
                self.progressed.emit(share, name)

    def _on_ended(self, mistake: BaseException | None) -> None:
        if mistake is not None:
            self.news.append("Chưa thêm được hết các tệp vì lỗi của chương trình; số liệu vẫn còn nguyên.")
        if self._stop.is_set():
            self.news.append("Đã dừng; các tệp chưa chép xong không được đính kèm.")
        self.news += attach(self._assessment, self.code, self._documents, self._requirement)
        self.running = False
        self.ended.emit()
        self.deleteLater()
        if mistake is not None:
            raise mistake  # to the crash report


def _take_all(workspace: "Workspace | LateWorkspace", who: str, paths: Sequence[Path], stop: Event, tell: Tell) -> None:
    """In the thread. Tells the share done with the name of the file, each document, each sentence why one was not."""
    sizes = [_size(path) for path in paths]
    whole, before, last = max(sum(sizes), 1), 0, 0.0
    for path, size in zip(paths, sizes, strict=True):
        start = before

        def watch(done: int, _size: int, start: int = start, path: Path = path) -> None:
            nonlocal last
            if stop.is_set():
                raise _StoppedError
            if time.monotonic() - last > _EVERY:
                last = time.monotonic()
                tell((min((start + done) * FULL // whole, FULL), path.name))

        if stop.is_set():
            break
        try:
            tell((start * FULL // whole, path.name))
            tell(workspace.take_in_document(path, who=who, watch=watch))
        except _StoppedError:
            break
        except ParscoreError as fault:
            tell(str(fault))
        before += size


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
    leaf = assessment.criteria_set.by_code[code]
    links, news = assessment.links.get(code, ()), []
    for document in documents:
        assessment.documents[document.id] = document
        if any(link.document == document.id for link in links):
            news.append(f"Tài liệu “{document.title}” đã có ở mục này.")
            continue
        missing = missing_documents(leaf, links)
        guessed = "" if not missing or (reused and len(missing) > 1) else missing[0]
        stands_for = requirement or guessed
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
