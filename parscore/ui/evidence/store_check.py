"""Every stored file read anew from the window, as `parscore doctor --deep` does: what is not whole, what to do."""

from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from parscore.faults import ParscoreError
from parscore.ui.errand import Errand, Tell
from parscore.ui.matching.looking import FULL

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment

CHECKING = "Đang đọc lại các tệp đã cất…"
WHOLE = "Dữ liệu nguyên vẹn: {count} tài liệu đều còn trong kho, đã đọc lại từng tệp."
STOPPED = "Đã dừng kiểm tra; chưa đọc lại hết các tệp."


class _Share(NamedTuple):
    done: int


class _Found(NamedTuple):
    wrong: tuple[str, ...]
    harmless: tuple[str, ...]
    documents: int


class _StoppedError(Exception):
    pass


class StoreCheck(QObject):
    """Only looks. `ended` brings one sentence, one more for each thing found, and whether all is whole."""

    progressed = Signal(int, str)
    ended = Signal(str, object, bool)

    def __init__(self, assessment: "OpenAssessment", parent: QObject) -> None:
        super().__init__(parent)
        self._found: _Found | None = None
        self._stop = stop = Event()
        self.destroyed.connect(lambda: stop.set())
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)
        workspace = assessment.workspace

        def look(tell: Tell) -> None:
            def watch(done: int, size: int) -> None:
                if stop.is_set():
                    raise _StoppedError
                tell(_Share(done * FULL // max(size, 1)))

            findings = workspace.examine(deep=True, watch=watch)
            wrong = tuple(one.message for one in findings if not one.harmless)
            harmless = tuple(one.message for one in findings if one.harmless)
            tell(_Found(wrong, harmless, len(workspace.documents())))

        self._errand = Errand(look, self)
        self._errand.told.connect(self._on_told)
        self._errand.ended.connect(self._on_ended)

    def start(self) -> None:
        self.progressed.emit(0, CHECKING)
        self._errand.start()

    @Slot()
    def stop(self) -> None:
        """Read no further."""
        self._stop.set()

    def _on_told(self, news: object) -> None:
        match news:
            case _Share(done):
                self.progressed.emit(done, CHECKING)
            case _Found():
                self._found = news

    def _on_ended(self, mistake: BaseException | None) -> None:
        found = self._found
        if found is not None:
            whole = WHOLE.format(count=found.documents)
            words = f"Có {len(found.wrong)} chỗ không còn nguyên vẹn; chưa có gì bị sửa." if found.wrong else whole
            self.ended.emit(words, [*found.wrong, *found.harmless], not found.wrong)
        elif isinstance(mistake, _StoppedError):
            self.ended.emit(STOPPED, [], False)
        else:
            told = str(mistake) if isinstance(mistake, ParscoreError) else "Chưa kiểm tra được vì lỗi của chương trình."
            self.ended.emit(told, [], False)
        self.deleteLater()
        if mistake is not None and not isinstance(mistake, ParscoreError | _StoppedError):
            raise mistake  # to the crash report
