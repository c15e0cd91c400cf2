"""Exporting: asks only for the place, writes in a thread, and says where the file is."""

import re
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QThreadPool, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from parscore.faults import ParscoreError
from parscore.scoring.answers import AnswerSheet
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.result import Result
from parscore.ui.main_window import MainWindow
from parscore.ui.open_assessment import OpenAssessment

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.reports import ScoreReport

NAMES = {"xlsx": "Bảng tính Excel", "pdf": "Tài liệu PDF"}


def export(window: MainWindow, assessment: OpenAssessment, format: str) -> QFileDialog:
    """Ask where the score table shall stand, then write it."""
    return ask_place(
        window,
        "Xuất bảng chấm điểm",
        file_name("Bang-cham-diem", assessment, format),
        lambda path: _write(window, assessment, format, path),
    )


def file_name(what: str, assessment: OpenAssessment, format: str) -> str:
    """ "Bang-cham-diem_loc-hoa_2025.pdf"."""
    card = assessment.card
    return f"{what}_{re.sub(r'[^A-Za-z0-9_-]+', '-', card.unit.code)}_{card.year}.{format}"


def ask_place(window: MainWindow, title: str, name: str, act: "Callable[[Path], None]") -> QFileDialog:
    """Ask where a file shall stand; its name tells the format."""
    format = name.rpartition(".")[2]
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    if not folder.is_dir():
        folder = Path.home()
    dialog = QFileDialog(window, title, str(folder), f"{NAMES[format]} (*.{format})")
    dialog.setObjectName("exportDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(format)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: act(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()
    return dialog


def _write(window: MainWindow, assessment: OpenAssessment, format: str, path: Path) -> None:
    given = (assessment.criteria_set, assessment.sheet, assessment.result)
    report = partial(_report, given, assessment.card.illustrative_facts, assessment.target)

    def work() -> None:
        from parscore.reports import write_report

        write_report(report(), format, path)

    write_in_thread(window, path, work)


def write_in_thread(window: MainWindow, path: Path, work: "Callable[[], None]") -> None:
    """Write a file while the window stays alive, and say how it went; `work` gets frozen data only."""
    window.notice.say(f"Đang xuất “{path.name}”…")
    _Export(window, path).start(work)


def _report(given: tuple[CriteriaSet, AnswerSheet, Result], sample: bool, target: Decimal | None) -> "ScoreReport":
    from parscore.reports import ScoreReport

    return ScoreReport(*given, illustrative_facts=sample, target=target, printed_on=date.today())


class _Export(QObject):
    """Frozen data goes into the thread; a finished file, a sentence or a crash report comes out."""

    _done = Signal()
    _failed = Signal(str)
    _broke = Signal(object)

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._done.connect(self._on_done)
        self._failed.connect(self._on_failed)
        self._broke.connect(self._on_broke)

    def start(self, write: "Callable[[], None]") -> None:
        """Write in a thread. Closing the window waits for it."""

        def work() -> None:
            try:
                write()
            except ParscoreError as fault:
                self._failed.emit(str(fault))
            except Exception as mistake:
                self._broke.emit(mistake)
            else:
                self._done.emit()

        QThreadPool.globalInstance().start(work)

    @Slot()
    def _on_done(self) -> None:
        offers = [
            ("Mở tệp", lambda: _show(self._path)),
            ("Mở thư mục", lambda: _show(self._path.parent)),
        ]
        self._window.notice.say(f"Đã xuất “{self._path}”.", "done", offers)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._window.notice.say(sentence, "attention")

    @Slot(object)
    def _on_broke(self, mistake: Exception) -> None:
        words = f"Chưa xuất được “{self._path.name}” vì lỗi của chương trình; số liệu vẫn còn nguyên."
        self._window.notice.say(words, "attention")
        raise mistake  # to the crash report


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
