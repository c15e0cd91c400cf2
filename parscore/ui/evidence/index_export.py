"""Exporting the index of evidence: asks for the place and the format, writes in a thread, says where the file is."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from parscore.ui.export import file_name, write_in_thread
from parscore.ui.folders import EXPORTS, folder_for, keep_folder
from parscore.ui.main_window import MainWindow
from parscore.ui.open_assessment import OpenAssessment

FILTERS = {"xlsx": "Bảng tính Excel (*.xlsx)", "docx": "Văn bản Word (*.docx)", "pdf": "Tài liệu PDF (*.pdf)"}


def export_index(window: MainWindow, assessment: OpenAssessment) -> QFileDialog:
    """Ask where the index shall stand, then write it as the name ends."""
    name = file_name("Danh-muc-tai-lieu", assessment, "xlsx")
    dialog = QFileDialog(window, "Xuất danh mục tài liệu kiểm chứng", folder_for(EXPORTS), ";;".join(FILTERS.values()))
    dialog.setObjectName("indexDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(name)
    dialog.filterSelected.connect(lambda chosen: _follow(dialog, chosen))
    dialog.fileSelected.connect(lambda chosen: keep_folder(EXPORTS, chosen))
    dialog.fileSelected.connect(lambda chosen: write(window, assessment, Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()
    return dialog


def _follow(dialog: QFileDialog, chosen: str) -> None:
    """The name ends as the kind of file chosen."""
    ending = next(ending for ending, words in FILTERS.items() if words == chosen)
    dialog.setDefaultSuffix(ending)
    for typed in dialog.selectedFiles()[:1]:
        dialog.selectFile(Path(typed).with_suffix(f".{ending}").name)


def write(window: MainWindow, assessment: OpenAssessment, path: Path) -> None:
    """Write the index as it stands now; the ending of the path tells the format."""
    from parscore.reports.evidence_index_table import IndexReport

    report = IndexReport(
        assessment.criteria_set,
        assessment.sheet,
        dict(assessment.links),
        dict(assessment.documents),
        printed_on=date.today(),
        illustrative_facts=assessment.card.illustrative_facts,
    )

    def work() -> None:
        from parscore.reports.evidence_index_files import write_index

        write_index(report, path)

    write_in_thread(window, path, work)
