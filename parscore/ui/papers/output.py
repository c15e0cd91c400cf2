"""Papers out of the page: one as a file, several into a folder, or onto a printer."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from parscore.faults import ParscoreError
from parscore.ui.export import ask_place, file_name, write_in_thread, write_several_in_thread
from parscore.ui.folders import EXPORTS, folder_for
from parscore.ui.papers.making import Data, Made, made_form, made_paper
from parscore.ui.papers.printing import PrinterRefusedError, PrintRun
from parscore.ui.waiting import StoppedError

if TYPE_CHECKING:
    from parscore.ui.main_window import MainWindow
    from parscore.ui.open_assessment import OpenAssessment

NO_PRINTER = "Máy in không nhận trang in; hãy xem máy in đã bật và còn giấy chưa, rồi in lại."
ONLY_EXCEL = "Phiếu này là bảng tính; hãy xuất Excel rồi in từ Excel."


class Wanted(NamedTuple):
    """A paper of the register by its id, or a form of the Sở by its template; `file` is what its files are called."""

    id: str
    name: str
    file: str
    formats: tuple[str, ...]
    template: Path | None = None

    def make(self, format: str, data: Data, folder: Path) -> Made:
        if self.template is not None:
            return made_form(self.template, data)
        return made_paper(self.id, format, data, folder)

    @property
    def shown_as(self) -> str:
        """The format it is looked at and printed in."""
        return "pdf" if "pdf" in self.formats else self.formats[0]


def export_one(
    window: "MainWindow", assessment: "OpenAssessment", wanted: Wanted, format: str, data: Data
) -> QFileDialog:
    """Ask where a paper shall stand, and write it there."""
    folder = assessment.workspace.folder

    def write(path: Path) -> None:
        write_in_thread(window, path, partial(_write, wanted, format, data, folder, path))

    return ask_place(window, f"Xuất {wanted.name}", file_name(wanted.file, assessment, format), write)


def export_several(
    window: "MainWindow", assessment: "OpenAssessment", papers: Sequence[Wanted], data: Data
) -> QFileDialog:
    """Ask for a folder and write all these papers into it, each in all its formats."""
    dialog = QFileDialog(window, "Thư mục nhận các văn bản", folder_for(EXPORTS))
    dialog.setObjectName("papersFolder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.fileSelected.connect(lambda chosen: write_several(window, assessment, papers, data, Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()
    return dialog


def write_several(
    window: "MainWindow", assessment: "OpenAssessment", papers: Sequence[Wanted], data: Data, folder: Path
) -> None:
    """Write them unless that would replace files the official wants to keep."""
    files = {
        folder / file_name(paper.file, assessment, format): (paper, format)
        for paper in papers
        for format in paper.formats
    }
    there = [path.name for path in files if path.exists()]
    if there and not _may_replace(window, there):
        return
    own = assessment.workspace.folder

    def work() -> None:
        for path, (paper, format) in files.items():
            _write(paper, format, data, own, path)

    write_several_in_thread(window, folder, len(files), work)


def _may_replace(window: "MainWindow", names: Sequence[str]) -> bool:
    box = QMessageBox(window)
    box.setObjectName("replacePapers")
    box.setWindowTitle("Thư mục đã có các tệp này")
    box.setText(f"Thư mục đã có {len(names)} tệp cùng tên:\n" + "\n".join(names[:8]) + ("\n…" if names[8:] else ""))
    replace = box.addButton("Ghi đè", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Giữ tệp cũ, không xuất", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is replace


def _write(wanted: Wanted, format: str, data: Data, folder: Path, path: Path) -> None:
    from parscore.reports.files import replace_file

    replace_file(path, wanted.make(format, data, folder).content)


def print_papers(
    window: "MainWindow", assessment: "OpenAssessment", papers: Sequence[Wanted], data: Data
) -> QPrintDialog | None:
    """Ask for the printer and print the papers that have pages; None with a sentence where none has."""
    paged = [paper for paper in papers if "pdf" in paper.formats]
    if not paged:
        window.notice.say(ONLY_EXCEL, "attention")
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(paged[0].file if len(paged) == 1 else "Ho-so-CCHC")
    dialog = QPrintDialog(printer, window)
    dialog.setObjectName("printDialog")
    dialog.setWindowTitle(f"In {paged[0].name}" if len(paged) == 1 else f"In {len(paged)} văn bản")
    folder = assessment.workspace.folder
    make = partial(_pdfs, paged, data, folder)
    dialog.accepted.connect(lambda: run_print(window, printer, make, paged[0].name if len(paged) == 1 else ""))
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    QDialog.open(dialog)  # its own wants a slot by name
    return dialog


def _pdfs(papers: Sequence[Wanted], data: Data, folder: Path) -> list[bytes]:
    return [paper.make("pdf", data, folder).content for paper in papers]


def run_print(window: "MainWindow", printer: QPrinter, make: Callable[[], Sequence[bytes]], name: str) -> PrintRun:
    """Print, say how far it is, and let it be stopped."""
    run = PrintRun(printer, make, window)
    begun = f"Đang in {f'“{name}”' if name else 'các văn bản'}…"
    window.notice.say(begun, offers=[("Dừng", run.stop)])

    def tell(number: int, count: int) -> None:
        if window.notice.words.startswith(begun):
            window.notice.reword(f"{begun} trang {number}/{count}")

    def end(mistake: BaseException | None) -> None:
        run.deleteLater()
        if mistake is None:
            window.notice.say("Đã gửi hết các trang tới máy in.", "done", stay=False)
        elif isinstance(mistake, StoppedError):
            window.notice.say("Đã dừng in; các trang đã gửi tới máy in vẫn in ra.", stay=False)
        elif isinstance(mistake, PrinterRefusedError):
            window.notice.say(NO_PRINTER, "attention")
        elif isinstance(mistake, ParscoreError):
            window.notice.say(str(mistake), "attention")
        else:
            window.notice.say("Chưa in được vì lỗi của chương trình; số liệu vẫn còn nguyên.", "attention")
            raise mistake  # to the crash report

    run.printed.connect(tell)
    run.ended.connect(end)
    run.start()
    return run
