"""Declaration forms through the window: a blank one out, a filled one back as one step, nothing overwritten unasked."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from parscore.intake.declaration_form import read_declaration
from parscore.reports.declaration_form import NOTE
from parscore.scoring.answers import Answer
from parscore.scoring.state import CLOSED_WORDS, State
from parscore.ui import dialog_frame
from parscore.ui.declaration.bringing_in import bring_in
from parscore.ui.declaration.giving_out import RoleChoice
from parscore.ui.declaration.merge_dialog import MergeDialog
from parscore.ui.declaration.merge_rows import BROUGHT, CODE, KEEP, KEPT, LABEL, TAKE, TAKEN, TITLE
from tests.intake.forms import blank, cell_of, fill
from tests.ui.office import Office

RATIO = ("1.1/values/numerator", "1.1/values/denominator")
NAME = "Phieu.xlsx"


@pytest.fixture
def blank_form(office: Office, tmp_path: Path) -> Path:
    sheet = office.assessment.sheet
    return blank(tmp_path / NAME, office.assessment.criteria_set, unit=sheet.unit, year=sheet.year)


def brought(office: Office, path: Path, typed: Mapping[str, str | float | bool | datetime]) -> MergeDialog:
    """The form filled in and chosen; the dialog that shows what it would bring."""
    dialog = bring_in(office.window, office.assessment, fill(path, typed))
    assert dialog is not None
    return dialog


def row(dialog: MergeDialog, place: int) -> QTreeWidgetItem:
    item = dialog.rows.topLevelItem(place)
    assert item is not None
    return item


def button(office: Office, name: str) -> QPushButton:
    found = office.window.findChild(QPushButton, name)
    assert found is not None
    return found


def test_a_blank_form_is_given_out_with_the_rows_of_one_role(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    office.window.actions_.give_form.trigger()
    choice = office.window.findChild(RoleChoice)
    assert choice is not None
    roles = choice.findChild(QComboBox, "declarationRoles")
    assert roles is not None
    assert roles.itemText(0) == "Tất cả bộ phận (74 mục)"
    roles.setCurrentIndex(1)
    role = roles.currentData()
    button(office, "yes").click()
    dialog = office.window.findChild(QFileDialog, "exportDialog")
    assert dialog is not None
    assert [Path(file).name for file in dialog.selectedFiles()] == [f"Phieu-ke-khai_{role}_loc-hoa_2025.xlsx"]
    path = tmp_path / "gui.xlsx"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    qtbot.waitUntil(lambda: office.window.notice.words == f"Đã xuất “{path}”.")
    filled = read_declaration(path, office.assessment.criteria_set)
    assert 0 < len({one.code for one in filled.cells}) < 74


def test_a_filled_form_comes_in_as_one_step_that_is_undone_at_once(
    office: Office, qtbot: QtBot, blank_form: Path
) -> None:
    fill(blank_form, {RATIO[0]: "9", RATIO[1]: "10", "1.2.2/values/value": "3"}, {("1.1", NOTE): "theo sổ văn bản"})
    office.window.actions_.bring_form.trigger()
    files = office.window.findChild(QFileDialog, "declarationFile")
    assert files is not None
    files.fileSelected.emit(str(blank_form))
    files.reject()
    qtbot.waitUntil(lambda: office.window.findChild(MergeDialog) is not None)
    button(office, "mergeTake").click()
    assert office.assessment.answer("1.1") == Answer(
        values={"numerator": "9", "denominator": "10"}, note="theo sổ văn bản"
    )
    assert office.assessment.answer("1.2.2") == Answer(values={"value": "3"})
    assert office.assessment.undo_label == f"Nhập phiếu kê khai {NAME}"
    assert office.window.notice.words == f"Đã đưa 4 giá trị từ phiếu “{NAME}” vào bản chấm."
    button(office, "offer0").click()
    assert (office.assessment.answer("1.1"), office.assessment.answer("1.2.2")) == (Answer(), Answer())
    assert office.assessment.undo_label is None


def test_what_came_in_is_there_after_a_restart_and_can_still_be_undone(office: Office, blank_form: Path) -> None:
    brought(office, blank_form, {"1.2.2/values/value": "3"}).take.click()
    office.reopen()
    assert office.assessment.answer("1.2.2") == Answer(values={"value": "3"})
    office.assessment.undo()
    assert office.assessment.answer("1.2.2") == Answer()


def test_the_offer_to_undo_takes_back_nothing_else(office: Office, blank_form: Path) -> None:
    brought(office, blank_form, {"1.2.2/values/value": "3"}).take.click()
    office.assessment.set_answer("1.1", Answer(note="sau đó"))
    button(office, "offer0").click()
    assert office.assessment.answer("1.1") == Answer(note="sau đó")
    assert office.assessment.answer("1.2.2") == Answer(values={"value": "3"})


def test_values_there_are_stay_unless_the_official_takes_the_one_in_the_form(office: Office, blank_form: Path) -> None:
    office.assessment.set_answer("1.1", Answer(values={"numerator": "8", "denominator": "10"}))
    dialog = brought(office, blank_form, {RATIO[0]: "9", RATIO[1]: "10", "1.2.2/values/value": "3"})
    assert office.text("mergeCounts").startswith("1 giá trị mới · 1 giá trị khác số đang có · 1 giá trị giống")
    differs, new = row(dialog, 0), row(dialog, 1)
    texts = [differs.text(column) for column in (CODE, KEPT, BROUGHT, TAKEN)]
    assert texts == ["1.1", "8", "9", KEEP]
    assert (new.text(CODE), new.text(TAKEN)) == ("1.2.2", TAKE)
    assert dialog.take.text() == "Đưa 1 giá trị vào bản chấm"
    dialog.rows.setFocus()
    QTest.keyClick(dialog.rows, Qt.Key.Key_Space)
    assert (differs.text(TAKEN), dialog.take.text()) == (TAKE, "Đưa 2 giá trị vào bản chấm")
    dialog.take.click()
    assert office.assessment.answer("1.1").values == {"numerator": "9", "denominator": "10"}


def test_all_or_only_what_is_empty_is_one_press(office: Office, blank_form: Path) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "2"}))
    dialog = brought(office, blank_form, {RATIO[0]: "9", "1.2.2/values/value": "3"})
    button(office, "mergeAll").click()
    assert len(dialog.taken) == 2
    button(office, "mergeProposed").click()
    assert [one.code for one in dialog.taken] == ["1.1"]
    dialog.reject()
    assert office.assessment.answer("1.1") == Answer()


def test_cells_that_were_not_taken_are_listed_with_their_place_and_can_be_copied(
    office: Office, blank_form: Path
) -> None:
    dialog = brought(office, blank_form, {RATIO[0]: "chín", "1.2.2/values/value": "3"})
    place = cell_of(blank_form, RATIO[0])
    (refused,) = dialog.refused.model.rows
    assert (refused.code, refused.heading, refused.typed) == ("1.1", f"ô {place}", "chín")
    assert dialog.refused.isVisible()
    button(office, "mergeCopy").click()
    assert QApplication.clipboard().text().startswith(f"ô {place} (mục 1.1) “chín”: “chín” không phải là một số")
    dialog.take.click()
    assert office.assessment.answer("1.2.2") == Answer(values={"value": "3"})


def test_a_form_with_nothing_to_take_says_so(office: Office, blank_form: Path) -> None:
    assert bring_in(office.window, office.assessment, blank_form) is None
    assert office.window.notice.words == f"Phiếu “{NAME}” chưa điền ô nào."
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    dialog = brought(office, blank_form, {"1.2.2/values/value": "3"})
    assert office.text("mergeNothing")
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_files_that_are_no_form_or_of_another_year_change_nothing(
    office: Office, blank_form: Path, tmp_path: Path
) -> None:
    (tmp_path / "khac.xlsx").write_bytes(b"PK\x03\x04")
    assert bring_in(office.window, office.assessment, tmp_path / "khac.xlsx") is None
    assert "Chưa đọc được “khac.xlsx”" in office.window.notice.words
    sheet = office.assessment.sheet
    other = blank(tmp_path / "cu.xlsx", office.assessment.criteria_set, unit=sheet.unit, year=2024)
    assert bring_in(office.window, office.assessment, other) is None
    assert "năm 2024" in office.window.notice.words
    assert office.assessment.undo_label is None


def test_a_closed_assessment_takes_no_form(office: Office, blank_form: Path) -> None:
    office.assessment.move(State.APPROVED, who="Lê Văn A")
    office.window.actions_.bring_form.trigger()
    assert office.window.notice.words == CLOSED_WORDS[State.APPROVED]
    assert office.window.findChild(QFileDialog, "declarationFile") is None


def test_the_dialog_fits_small_screens_and_every_control_has_a_name(office: Office, blank_form: Path) -> None:
    dialog = brought(office, blank_form, {RATIO[0]: "chín", "1.2.2/values/value": "3"})
    assert dialog.minimumSizeHint().height() <= 560
    assert dialog.width() <= 1366
    assert dialog.height() <= 720
    controls = [w for kind in (QPushButton, QTreeWidget) for w in dialog.findChildren(kind) if w.isVisible()]
    nameless = [w.objectName() for w in controls if isinstance(w, QWidget) and not w.accessibleName()]
    assert nameless == []
    dialog.reject()


def test_a_row_can_be_told_on_a_magnified_screen(
    office: Office, blank_form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = QSize(683, 384) - dialog_frame.WINDOW_FRAME
    monkeypatch.setattr(dialog_frame, "room_for", lambda _dialog: room)
    dialog = brought(office, blank_form, {RATIO[0]: "9", RATIO[1]: "10", "1.2.2/values/value": "3"})
    QApplication.processEvents()
    rows = dialog.rows
    assert dialog.width() <= room.width()
    assert min(rows.columnWidth(column) for column in (TITLE, LABEL)) >= 160
    bar = rows.horizontalScrollBar()
    bar.setValue(bar.maximum())
    end = rows.visualItemRect(row(dialog, 0)).right()
    assert end <= rows.viewport().width()
    dialog.reject()
