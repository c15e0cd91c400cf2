"""The road of files into the store: looked at in a thread, what was seen decided on, copied in a thread."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from parscore.faults import ParscoreError, fault_of
from parscore.scoring.evidence import Document
from parscore.ui.errand import Errand, Tell
from parscore.ui.matching.incoming import Incoming
from parscore.ui.matching.looking import FULL, Looked, LookedThrough, Progress, look_through
from parscore.ui.matching.proposals import proposals_of
from parscore.ui.matching.sentences import in_sentences

if TYPE_CHECKING:
    from parscore.intake.email_letter import Attachment, ReadLetter
    from parscore.storage.batch_intake import Batch
    from parscore.storage.batch_intake import Progress as Copied
    from parscore.storage.folder_walk import Refused
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace
    from parscore.ui.open_assessment import OpenAssessment

STORED_ALL_THE_SAME, NOT_STORED = "Vẫn lưu", "Không lưu tệp này"
STOPPED = "Đã dừng; các tệp chưa chép xong không được đính kèm."
_BLOCK = 1 << 20


class IntakeRoad(QObject):
    """Files taken into the store; what they then prove is for subclasses. It belongs to the assessment, because the
    row or page they were dropped on may be left meanwhile.

    `progressed` tells the share done, of FULL, with words; `ended` comes when all is known to the assessment and
    attached. `news` then holds a sentence for each file that was not taken in, or that looks odd; those in `failed` can
    be tried `again`. `asking` while the official is to decide on something. `wants_heads` in subclasses that match by
    the text, `lists_names` in those whose news has room for a line for each file.
    """

    progressed = Signal(int, str)
    ended = Signal()
    wants_heads = False
    lists_names = False

    def __init__(self, assessment: "OpenAssessment", incoming: Incoming | Sequence[Path]) -> None:
        super().__init__(assessment)
        self.running = True
        self.asking = False
        self.news: list[str] = []
        self.documents: dict[Path, Document] = {}
        self.known: set[int] = set()
        self.looked: tuple[Looked, ...] = ()
        self.failed: tuple[Path, ...] = ()
        self._goes_on = False
        self._assessment = assessment
        self._incoming = incoming if isinstance(incoming, Incoming) else Incoming(incoming)
        self._refused: list[Refused] = []
        self._left_out: list[Looked] = []
        self._letters: list[ReadLetter] = []
        self._stop = stop = Event()
        self.destroyed.connect(lambda: stop.set())
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)

    @property
    def assessment(self) -> "OpenAssessment":
        return self._assessment

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    def start(self) -> None:
        """Begin; leaving the program ends it, with nothing half stored."""
        if self._goes_on:
            self._copy(self.looked)
            return
        if letters := self._incoming.letters:
            self._send(lambda tell: _read_letters(letters, tell), self._on_letters_read)
        else:
            self._look()

    def _on_letters_read(self, mistake: BaseException | None) -> None:
        if mistake is not None or self.stopped:
            self._end(mistake)
            return
        if not self._letters:
            self._look()
            return
        from parscore.ui.matching.letter_dialog import LetterDialog

        self.asking = True
        dialog = LetterDialog(self._letters, asker(self._assessment))
        dialog.chosen.connect(self._on_letters)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_letters(self, chosen: "Sequence[Attachment | Path]") -> None:
        self.asking = False
        offered = {one.path for one in self._letters}
        self._incoming.paths = [path for path in self._incoming.paths if path not in offered or path in chosen]
        for one in chosen:
            if not isinstance(one, Path):
                try:
                    self._incoming.add(one.name, one.content)
                except OSError as error:
                    self.news.append(str(fault_of(error, "Chưa lấy được tệp đính kèm", Path(one.name))))
        self._look()

    def _look(self) -> None:
        paths, stop, workspace = tuple(self._incoming.paths), self._stop, self._assessment.workspace
        heads = self.wants_heads

        def look(tell: Tell) -> None:
            if why := workspace.why_read_only:
                tell(why)
            else:
                tell(look_through(paths, stop, tell, heads=heads))

        self._send(look, self._on_looked)

    def again(self) -> Self:
        """A road for the files that failed, which were looked at and decided on already; still to be started."""
        road = self._like(self._incoming)
        road.looked = tuple(one for one in self.looked if one.path in self.failed)
        road._goes_on = True
        return road

    def _like(self, incoming: Incoming) -> Self:
        """A new road that does the same with other files."""
        return type(self)(self._assessment, incoming)

    @Slot()
    def stop(self) -> None:
        """Go no further; what was taken in whole so far stays."""
        self._stop.set()

    def _go_on(self) -> None:
        """What was looked at is there: store it all. Those that choose first come back with `_store`."""
        self._store(self.looked)

    def _arrive(self) -> None:
        """Everything that could be stored is: attach it."""

    def _store(self, wanted: Sequence[Looked]) -> None:
        """Store files, once what was pointed out in them is decided on."""
        pointed = [one for one in wanted if one.points]
        if not pointed or self.stopped:
            self._copy(wanted)
            return
        from parscore.ui.matching.pointed_out import PointedOut

        self.asking = True
        dialog = PointedOut(pointed, asker(self._assessment))
        dialog.decided.connect(lambda kept: self._on_decided(wanted, kept))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_decided(self, wanted: Sequence[Looked], kept: Collection[Path]) -> None:
        self.asking = False
        self._left_out = [one for one in wanted if one.points and one.path not in kept]
        left_out = {one.path for one in self._left_out}
        self._copy([one for one in wanted if one.path not in left_out])

    def _copy(self, wanted: Sequence[Looked]) -> None:
        workspace, who, stop = self._assessment.workspace, self._assessment.who, self._stop
        left_out = tuple(self._left_out)
        paths = [one.path for one in wanted]
        points = {one.path: one for one in wanted if one.points}

        def copy(tell: Tell) -> None:
            batch = workspace.take_in_batch(paths, who=who, watch=tell, stopped=stop.is_set) if paths else None
            tell(batch)  # what is stored is attached even where a decision cannot be written down
            for one in left_out:
                _decide(workspace, one, NOT_STORED, who)
            for taken in batch.taken if batch else ():
                if (pointed := points.get(taken.path)) is not None:
                    _decide(workspace, pointed, STORED_ALL_THE_SAME, who, taken.document)

        self._send(copy, self._on_copied)

    def _send(self, work: Callable[[Tell], None], ended: Callable[[BaseException | None], None]) -> None:
        errand = Errand(work, self)
        errand.told.connect(self._on_told)
        errand.ended.connect(ended)
        errand.start()

    def _on_told(self, news: object) -> None:
        from parscore.intake.email_letter import ReadLetter
        from parscore.storage.batch_intake import Batch
        from parscore.storage.batch_intake import Progress as Copied

        match news:
            case Progress():
                self.progressed.emit(news.share, news.words)
            case Copied():
                self.progressed.emit(news.done * FULL // max(news.size, 1), _copying(news))
            case ReadLetter():
                self._letters.append(news)
            case LookedThrough():
                self.looked = news.files
                self._refused += news.refused
            case Batch():
                self._take_over(news)
            case str():
                self.news.append(news)

    def _on_looked(self, mistake: BaseException | None) -> None:
        if mistake is not None or self.stopped or not self.looked:
            self._end(mistake)
        else:
            self._go_on()

    def _take_over(self, batch: "Batch") -> None:
        self._refused += batch.refused
        self.failed = tuple(one.path for one in batch.refused if one.again)
        self.documents = {taken.path: taken.document for taken in batch.taken}
        self.known = {taken.document.id for taken in batch.taken if taken.known}

    def _on_copied(self, mistake: BaseException | None) -> None:
        self._end(mistake)

    def _end(self, mistake: BaseException | None) -> None:
        if not self.failed:
            self._incoming.let_go()
        self.news += in_sentences([(one.path, one.reason) for one in self._refused], listed=self.lists_names)
        self.news += self._oddities()
        if isinstance(mistake, ParscoreError):
            self.news.append(str(mistake))
        elif mistake is not None:
            self.news.append("Chưa thêm được hết các tệp vì lỗi của chương trình; số liệu vẫn còn nguyên.")
        if self.stopped:
            self.news.append(STOPPED)
        proposals = proposals_of(self._assessment)
        for one in self.looked:
            if (document := self.documents.get(one.path)) is not None and one.proposal is not None:
                proposals.keep(document.id, one.proposal)
        self._assessment.know(self.documents.values())
        self._arrive()
        self.running = False
        self.ended.emit()
        self.deleteLater()
        if mistake is not None and not isinstance(mistake, ParscoreError):
            raise mistake  # to the crash report

    def _oddities(self) -> list[str]:
        told = []
        for one in self.looked:
            if one.path in self.documents and not one.size:
                told.append(
                    (one.path, f"Tệp “{one.name}” rỗng (0 byte), chưa tính là có tài liệu; hãy thêm tệp có nội dung.")
                )
            elif one.path in self.documents and one.odd:
                told.append((one.path, f"“{one.name}”: {one.odd}"))
        left_out = [(one.path, f"“{one.name}” không được lưu, như đã chọn.") for one in self._left_out]
        return in_sentences([*told, *left_out])


def _read_letters(letters: Sequence[Path], tell: Tell) -> None:
    """In the thread. What turns out to be no letter goes on as a file like others."""
    from parscore.intake.email_letter import ReadLetter, read_letter

    for path in letters:
        try:
            tell(ReadLetter(path, read_letter(path)))
        except ParscoreError as fault:
            tell(str(fault))


def asker(assessment: "OpenAssessment") -> QWidget | None:
    """The window that questions about an assessment are asked in."""
    above = assessment.parent()
    while above is not None and not isinstance(above, QWidget):
        above = above.parent()
    return above or QApplication.activeWindow()


def _copying(now: "Copied") -> str:
    count = f" {min(now.files + 1, now.of_files)}/{now.of_files} tệp" if now.of_files > 1 else ""
    return f"Đang chép{count}: “{now.name}”" if count else f"Đang chép “{now.name}”"


def _decide(
    workspace: "Workspace | LateWorkspace", one: Looked, words: str, who: str, document: Document | None = None
) -> None:
    """In the thread: keep what was decided about a file. One that has vanished meanwhile needs no decision."""
    from parscore.storage.evidence_store import Stored

    if document is not None:
        stored = Stored(document.sha256, document.size)
    else:
        try:
            with one.path.open("rb") as file:
                stored = Stored(hashlib.file_digest(file, "sha256").hexdigest(), one.size)
        except OSError:
            return
    for point in one.points:
        key = document.id if document else None
        workspace.decide(stored, one.name, point.about, f"{words}. {point.said}", who=who, document=key)
