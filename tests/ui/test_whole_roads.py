"""From the first start to the exported file, as a commune walks it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from parscore.ui.help_page import HelpPage
from parscore.ui.rule_view import REACHED
from parscore.ui.tree_roles import COL_SCORE, COL_STATUS
from tests.ui.office import Office

DONE = "Số văn bản QPPL ban hành đúng trình tự, thủ tục, thẩm quyền và đúng thời hạn"
ALL = "Số văn bản QPPL đã ban hành trong năm"


def _declare_ratio(office: Office) -> None:
    office.choose("1.1")
    office.type(DONE, "985")
    office.type(ALL, "1.000")


def test_first_start_opens_the_sample_and_offers_a_unit_of_ones_own(office: Office) -> None:
    assert office.assessment.card.unit.name == "Xã Lộc Hòa"
    assert office.assessment.card.year == 2025
    assert "Đang mở bộ mẫu Xã Lộc Hòa, năm 2025" in office.text("welcomeWords")
    assert office.named("Bắt đầu chấm cho đơn vị của mình").isVisible()
    assert office.window.findChild(QLineEdit, "field_numerator") is not None
    assert (office.text("index"), office.text("class")) == ("Chỉ số – %", "Chưa xếp loại")


def test_typed_figures_give_score_working_band_and_totals_at_once(office: Office) -> None:
    _declare_ratio(office)
    assert office.text("working").startswith("985/1.000 = 98,50 %")
    assert office.text("working").endswith("1,75 điểm")
    assert [office.text(f"band{place}Mark") for place in range(4)] == ["", REACHED, "", ""]
    assert (office.cell("1.1", COL_SCORE), office.cell("1.1", COL_STATUS)) == ("1,75", "Thiếu giải trình")
    assert office.text("total") == "1,75"
    assert office.text("selfPart") == "1,75/87 điểm tự chấm"
    assert office.text("provisional") == "tạm tính"
    assert office.text("saved").startswith("Đã lưu ")


def test_working_appears_while_typing_before_anything_is_taken(office: Office, qtbot: QtBot) -> None:
    office.choose("1.1")
    office.type(ALL, "1000")
    field = office.field(DONE)
    field.setFocus()
    QTest.keyClicks(field, "800")
    assert office.text("working").startswith("800/1.000 = 80,00 %")
    assert office.assessment.answer("1.1").values == {"denominator": "1000"}


def test_after_closing_and_opening_everything_stands_as_it_was_even_undo(office: Office) -> None:
    _declare_ratio(office)
    office.reopen()
    assert office.page.code == "1.1"
    assert (office.field(DONE).text(), office.field(ALL).text()) == ("985", "1.000")
    assert office.text("total") == "1,75"
    assert office.window.actions_.undo.text() == "Hoàn tác: Khai 1.1"
    office.window.actions_.undo.trigger()
    assert office.field(ALL).text() == ""
    assert office.text("total") == "–"
    assert office.text("selfPart") == "–/87 điểm tự chấm"
    office.reopen()
    assert office.window.actions_.redo.text() == "Làm lại: Khai 1.1"
    office.window.actions_.redo.trigger()
    assert office.text("total") == "1,75"


def test_what_is_typed_but_not_left_is_taken_when_the_window_closes(office: Office, qtbot: QtBot) -> None:
    office.choose("1.1")
    field = office.field(DONE)
    field.setFocus()
    QTest.keyClicks(field, "12")
    office.reopen()
    assert office.assessment.answer("1.1").values == {"numerator": "12"}


def _export(office: Office, qtbot: QtBot, format: str, path: Path) -> None:
    action = office.window.actions_.excel if format == "xlsx" else office.window.actions_.pdf
    action.trigger()
    dialog = office.window.findChild(QFileDialog, "exportDialog")
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == f"Bang-cham-diem_loc-hoa_2025.{format}"
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(path.name)
    dialog.accept()
    qtbot.waitUntil(lambda: office.window.notice.words.startswith("Đã xuất"), timeout=20_000)


def test_the_score_table_is_exported_and_can_be_read_back(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    _declare_ratio(office)
    _export(office, qtbot, "xlsx", tmp_path / "bang.xlsx")
    assert office.named("Mở tệp").isVisible()
    assert office.named("Mở thư mục").isVisible()
    book = load_workbook(tmp_path / "bang.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert any(str(cell).startswith("985/1.000 = 98,50%") for cell in cells)
    _export(office, qtbot, "pdf", tmp_path / "bang.pdf")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "bang.pdf").pages)
    assert "Lộc Hòa" in text


def test_a_failed_export_stays_on_the_window_in_words(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    office.window.actions_.excel.trigger()
    dialog = office.window.findChild(QFileDialog, "exportDialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "gone"))  # a folder stands where the file should
    dialog.reject()
    words = office.window.notice
    qtbot.waitUntil(lambda: "thư mục" in words.words and not words.words.startswith("Đang"), timeout=20_000)
    assert words.isVisible()


def test_the_keyboard_alone_is_enough(office: Office, qtbot: QtBot) -> None:
    tree = office.window.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Home)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert office.page.code == "1.1"
    QTest.keyClick(tree, Qt.Key.Key_Return)
    for typed in ("985", "1000"):
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert office.cell("1.1", COL_SCORE) == "1,75"
    assert office.page.code == "1.2.1"
    box = QApplication.focusWidget()
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert office.cell("1.2.1", COL_SCORE) == "0,50"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert office.page.code == "1.2.2"
    office.window.actions_.undo.trigger()
    assert (office.page.code, office.cell("1.2.1", COL_SCORE)) == ("1.2.1", "–")
    office.window.actions_.to_tree.trigger()
    assert QApplication.focusWidget() is tree


def test_next_goes_round_to_whatever_is_still_blank(office: Office) -> None:
    office.choose("7.6.2")
    office.window.actions_.next_blank.trigger()
    assert office.page.code == "1.1"


def test_every_action_has_a_key_and_shows_it(office: Office) -> None:
    for action in office.window.actions_.listed():
        assert not action.shortcut().isEmpty(), action.text()
    office.window.actions_.keys.trigger()
    page = office.window.findChild(HelpPage)
    assert page is not None
    told = page.text.toPlainText()
    for action in office.window.actions_.listed():
        if action.isVisible():
            assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in told, action.text()
    page.findChild(QPushButton, "close").click()  # type: ignore[union-attr]
    assert not page.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu wants the keyboard to itself
def test_keys_reach_the_menus_and_the_export_from_a_field(office: Office, qtbot: QtBot) -> None:
    office.choose("7.6.1")
    field = office.field("Số tin, bài, buổi phát thanh về CCHC")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu.objectName() == "menuUnit"
    menu.close()
    QTest.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = office.window.findChild(QFileDialog, "exportDialog")
    assert dialog is not None
    dialog.reject()
