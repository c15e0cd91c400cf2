"""Exporting: asks only for the place, writes in a thread, and says where the file is."""

import re
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from parscore.faults import ParscoreError
from parscore.ui.errand import Errand, Tell
from parscore.ui.folders import EXPORTS, folder_for, keep_folder
from parscore.ui.main_window import MainWindow
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.waiting import StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.reports import ScoreReport

NAMES = {"xlsx": "Bảng tính Excel", "docx": "Văn bản Word", "pdf": "Tài liệu PDF"}


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
    dialog = QFileDialog(window, title, folder_for(EXPORTS), f"{NAMES[format]} (*.{format})")
    dialog.setObjectName("exportDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(format)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: keep_folder(EXPORTS, chosen))
    dialog.fileSelected.connect(lambda chosen: act(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()
    return dialog


def _write(window: MainWindow, assessment: OpenAssessment, format: str, path: Path) -> None:
    report = frozen_report(assessment)

    def work() -> None:
        from parscore.reports import write_report

        write_report(report(), format, path)

    write_in_thread(window, path, work)


def write_in_thread(window: MainWindow, path: Path, work: "Callable[[], None]") -> None:
    """Write a file while the window stays alive, and say how it went; `work` gets frozen data only."""
    _start(window, path, Errand(lambda _tell: work(), window))
    window.notice.say(f"Đang xuất “{path.name}”…")


def write_long_in_thread(window: MainWindow, path: Path, work: "Callable[[Callable[[int], None]], None]") -> None:
    """The same for what may take seconds: it says how far it is, and can be stopped; the old file then stays.

    `work` is given whom to tell the share done, in %.
    """
    stopped = Event()

    def told(tell: Tell) -> None:
        shown = -1

        def watch(percent: int) -> None:
            nonlocal shown
            if stopped.is_set():
                raise StoppedError
            if percent != shown:
                shown = percent
                tell(percent)

        work(watch)

    errand = Errand(told, window)
    stop = [("Dừng", stopped.set)]
    errand.told.connect(partial(_say_share, window, path))
    _start(window, path, errand)
    window.notice.say(f"Đang xuất “{path.name}”…", offers=stop)


def _say_share(window: MainWindow, path: Path, percent: object) -> None:
    """Only the words change: a button made anew at every step could never be pressed."""
    if window.notice.words.startswith(begun := f"Đang xuất “{path.name}”…"):
        window.notice.reword(f"{begun} {percent} %")


def _start(window: MainWindow, path: Path, errand: Errand) -> None:
    errand.ended.connect(partial(_on_written, window, path))
    errand.ended.connect(errand.deleteLater)
    errand.start()


def write_several_in_thread(window: MainWindow, folder: Path, count: int, work: "Callable[[], None]") -> None:
    """The same for several files in a folder."""
    errand = Errand(lambda _tell: work(), window)
    errand.ended.connect(partial(_on_written, window, folder, count=count))
    errand.ended.connect(errand.deleteLater)
    errand.start()
    window.notice.say(f"Đang xuất {count} tệp…")


def _on_written(window: MainWindow, path: Path, mistake: BaseException | None, *, count: int = 0) -> None:
    if mistake is None and count:
        window.notice.say(f"Đã xuất {count} tệp vào “{path}”.", "done", [("Mở thư mục", partial(_show, path))])
    elif mistake is None:
        offers = [("Mở tệp", partial(_show, path)), ("Mở thư mục", partial(_show, path.parent))]
        window.notice.say(f"Đã xuất “{path}”.", "done", offers)
    elif isinstance(mistake, StoppedError):
        window.notice.say(f"Đã dừng, chưa xuất “{path.name}”.", stay=False)
    elif isinstance(mistake, ParscoreError):
        window.notice.say(str(mistake), "attention")
    else:
        words = f"Chưa xuất được “{path.name}” vì lỗi của chương trình; số liệu vẫn còn nguyên."
        window.notice.say(words, "attention")
        raise mistake  # to the crash report


def frozen_report(assessment: OpenAssessment) -> "Callable[[], ScoreReport]":
    """The assessment as it stands now; the report is made where the library is loaded, in the thread."""
    given = (assessment.criteria_set, assessment.sheet, assessment.result)
    sample, target = assessment.card.illustrative_facts, assessment.target
    links, documents, log = dict(assessment.links), dict(assessment.documents), tuple(assessment.state_log)

    def report() -> "ScoreReport":
        from parscore.reports import ScoreReport

        return ScoreReport(
            *given,
            illustrative_facts=sample,
            target=target,
            links=links,
            documents=documents,
            state_log=log,
            printed_on=date.today(),
        )

    return report


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
