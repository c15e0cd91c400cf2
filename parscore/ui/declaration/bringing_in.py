"""Bringing a filled form into the open assessment: chosen, read in a thread, looked over, taken as one step."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from parscore.faults import ParscoreError
from parscore.intake.declaration_merge import MergeLine, merge_plan, merged
from parscore.intake.filled_form import CellState, FilledForm
from parscore.scoring.numbers import shorten
from parscore.scoring.outcome import RefusedError
from parscore.scoring.state import CLOSED_WORDS
from parscore.ui.declaration.merge_dialog import MergeDialog
from parscore.ui.folders import folder_for, keep_folder
from parscore.ui.main_window import MainWindow
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.waiting import StoppedError, waited

FORMS = "folders/declarations"
BLANK = "Phiếu “{name}” chưa điền ô nào."


def ask_form(window: MainWindow, assessment: OpenAssessment) -> QFileDialog | None:
    """Ask for the file of a filled form; a closed assessment takes none."""
    if not assessment.editable:
        window.notice.say(CLOSED_WORDS[assessment.state], "attention")
        return None
    dialog = QFileDialog(window, "Chọn phiếu đã điền", folder_for(FORMS), "Phiếu kê khai (*.xlsx *.xlsm)")
    dialog.setObjectName("declarationFile")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: keep_folder(FORMS, chosen))
    # when the dialog is gone, so that what is then waited for is not said behind it
    dialog.fileSelected.connect(
        lambda file: QTimer.singleShot(0, assessment, lambda: bring_in(window, assessment, Path(file)))
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()
    return dialog


def bring_in(window: MainWindow, assessment: OpenAssessment, path: Path) -> MergeDialog | None:
    """Read a form and show what it would bring; what cannot be read is said in the notice, and nothing changes."""
    criteria_set = assessment.criteria_set

    def read() -> FilledForm:
        from parscore.intake.declaration_form import read_declaration

        return read_declaration(path, criteria_set)

    try:
        filled = waited(window, f"Đang đọc “{path.name}”…", read)
        plan = merge_plan(filled, assessment.sheet)
    except ParscoreError as fault:
        window.notice.say(str(fault), "attention")
        return None
    except StoppedError:
        return None
    if all(one.state is CellState.EMPTY for one in filled.cells):
        window.notice.say(BLANK.format(name=path.name), "attention")
        return None
    dialog = MergeDialog(path.name, filled, plan, window)
    dialog.accepted.connect(lambda: _take(window, assessment, path.name, filled, dialog.taken))
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()
    return dialog


def _take(
    window: MainWindow, assessment: OpenAssessment, name: str, filled: FilledForm, taken: list[MergeLine]
) -> None:
    label = f"Nhập phiếu kê khai {shorten(name, 60)}"
    try:
        refused = assessment.set_answers(merged(filled, assessment.sheet, taken), label)
    except RefusedError as refusal:
        window.notice.say(str(refusal), "attention")
        return
    count = sum(line.code not in refused for line in taken)
    told = f"Đã đưa {count} giá trị từ phiếu “{name}” vào bản chấm."
    if refused:
        told += " Chưa nhận: " + "; ".join(f"{code}: {why}" for code, why in refused.items()) + "."
    offers = [("Hoàn tác", partial(_undo, window, assessment, label))] if count else []
    window.notice.say(told, "attention" if refused else "done", offers, stay=bool(refused))


def _undo(window: MainWindow, assessment: OpenAssessment, label: str) -> None:
    """Take the step back, unless something else was done or undone since."""
    if assessment.undo_label == label:
        assessment.undo()
    window.notice.hide()
