"""A document given another file, in a thread: how far it is can be followed, and it can be stopped."""

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from parscore.faults import ParscoreError
from parscore.scoring.evidence import Document
from parscore.ui.errand import Errand, Tell
from parscore.ui.matching.looking import FULL

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.storage.evidence_store import Watch
    from parscore.ui.open_assessment import OpenAssessment

STOPPED = "Đã dừng; “{title}” vẫn giữ tệp cũ."
_OF_FILE = ("sha256", "file_name", "size", "media_type", "pages")


class _Share(NamedTuple):
    done: int


class _StoppedError(Exception):
    pass


class Refiling(QObject):
    """Belongs to the assessment, for the page may be left meanwhile. `ended` brings what there is to say and its tone;
    only "done" means that the file was changed, and until then nothing of the document is.
    """

    progressed = Signal(int, str)
    ended = Signal(str, str)

    def __init__(
        self,
        assessment: "OpenAssessment",
        document: Document,
        file_name: str,
        work: "Callable[[Watch], Document]",
        done: str,
    ) -> None:
        super().__init__(assessment)
        self.running = True
        self._assessment = assessment
        self.document = document
        self._words = f"Đang chép “{file_name}”…"
        self._done = done
        self._new: Document | None = None
        self._stop = stop = Event()
        self.destroyed.connect(lambda: stop.set())
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)

        def refile(tell: Tell) -> None:
            def watch(done: int, size: int) -> None:
                if stop.is_set():
                    raise _StoppedError
                tell(_Share(done * FULL // max(size, 1)))

            tell(work(watch))

        self._errand = Errand(refile, self)
        self._errand.told.connect(self._on_told)
        self._errand.ended.connect(self._on_ended)

    def start(self) -> None:
        """Begin; what was just typed of the document is on the disk before."""
        self._assessment.journal.flush()
        self.progressed.emit(0, self._words)
        self._errand.start()

    @Slot()
    def stop(self) -> None:
        """Go no further; the document keeps the file it has, unless the other one is there already."""
        self._stop.set()

    def _on_told(self, news: object) -> None:
        match news:
            case _Share(done):
                self.progressed.emit(done, self._words)
            case Document():
                self._new = news

    def _on_ended(self, mistake: BaseException | None) -> None:
        self.running = False
        if self._new is not None:
            now = self._assessment.documents.get(self._new.id, self._new)
            file = {name: getattr(self._new, name) for name in _OF_FILE}
            self._assessment.take_file(replace(now, **file))  # what was typed of it meanwhile stays
            self.ended.emit(self._done, "done")
        elif isinstance(mistake, _StoppedError):
            self.ended.emit(STOPPED.format(title=self.document.title), "attention")
        elif isinstance(mistake, ParscoreError):
            self.ended.emit(str(mistake), "attention")
        else:
            self.ended.emit("Chưa thay được tệp vì lỗi của chương trình; tệp cũ vẫn còn nguyên.", "attention")
        self.deleteLater()
        if mistake is not None and not isinstance(mistake, ParscoreError | _StoppedError):
            raise mistake  # to the crash report
