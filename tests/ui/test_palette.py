"""The search for everything, and the page of help."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from parscore.ui.help_page import HelpPage
from parscore.ui.palette import Palette
from parscore.ui.palette_lines import Line, line, matching
from tests.ui.office import Office

DONE = "Số văn bản QPPL ban hành đúng trình tự, thủ tục, thẩm quyền và đúng thời hạn"


def _open(office: Office) -> Palette:
    assert QTest.qWaitForWindowActive(office.window)  # a dialog just closed may still hold the keyboard
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = office.window.findChild(Palette)
    assert palette is not None
    assert palette.isVisible()
    return palette


def _words(palette: Palette) -> list[str]:
    model = palette._model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_letters_without_accents_find_a_command_and_enter_does_it(office: Office) -> None:
    office.choose("1.1")
    field = office.field(DONE)
    field.setFocus()
    palette = _open(office)
    QTest.keyClicks(palette._search, "xuat ex")
    assert _words(palette)[0] == "Xuất Excel…"
    QTest.keyClick(palette._search, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.objectName() == "exportDialog"
    dialog.close()
    assert not palette.isVisible()


def test_a_row_is_found_by_code_or_words_and_opened_for_typing(office: Office) -> None:
    palette = _open(office)
    QTest.keyClicks(palette._search, "1.4.3")
    assert _words(palette)[0].startswith("1.4.3 ")
    QTest.keyClick(palette._search, Qt.Key.Key_Return)
    assert office.page.code == "1.4.3"
    assert office.page.pane.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]


def test_escape_gives_the_keyboard_back_with_what_was_half_typed(office: Office) -> None:
    office.choose("1.1")
    field = office.field(DONE)
    field.setFocus()
    QTest.keyClicks(field, "12")
    palette = _open(office)
    QTest.keyClicks(palette._search, "ke hoach")
    QTest.keyClick(palette._search, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is field
    assert (field.text(), office.assessment.answer("1.1").values) == ("12", {})


def test_arrows_choose_and_the_ends_hold(office: Office) -> None:
    palette = _open(office)
    palette._search.setText("Chấm")
    first = palette._list.currentIndex().row()
    QTest.keyClick(palette._search, Qt.Key.Key_Up)
    assert palette._list.currentIndex().row() == first == 0
    QTest.keyClick(palette._search, Qt.Key.Key_Down)
    assert palette._list.currentIndex().row() == 1
    QTest.keyClick(palette._search, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()


def test_pages_and_other_assessments_are_there_and_what_cannot_be_done_is_not(office: Office) -> None:
    own = office.assessment.card
    office.window.actions_.open_sample.trigger()
    palette = _open(office)
    words = _words(palette)
    assert {"Kiểm tra", "Tổng quan", "Xã Lộc Hòa, năm 2025", "Xã Mẫu, năm 2024", "Xóa đơn vị mẫu…"} <= set(words)
    assert "Làm lại" not in words
    palette._search.setText("loc hoa 2025")
    QTest.keyClick(palette._search, Qt.Key.Key_Return)
    assert office.assessment.card.id == own.id


def test_nothing_found_says_what_to_try(office: Office) -> None:
    palette = _open(office)
    palette._search.setText("zzzz")
    assert palette._nothing.isVisible()
    QTest.keyClick(palette._search, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_it_goes_when_the_keyboard_goes_elsewhere(office: Office) -> None:
    palette = _open(office)
    office.window.tree.setFocus()
    assert not palette.isVisible()


def test_the_list_is_a_proper_model(office: Office) -> None:
    palette = _open(office)
    tester = QAbstractItemModelTester(palette._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    palette._search.setText("ho so")
    palette._search.setText("")
    assert palette._model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Tạo đơn vị, năm…, Ctrl+N"
    tester.deleteLater()


def test_a_thousand_rows_open_and_narrow(office: Office) -> None:
    rows = [line(f"{n}  Tỷ lệ hồ sơ được giải quyết đúng hạn {n}", "Tiêu chí", lambda: None) for n in range(1000)]
    palette = Palette(office.window)
    palette.open(rows)
    QApplication.processEvents()
    palette._search.setText("ho so dung han 77")
    assert palette._model.rowCount() == 19
    palette.close_up()


@pytest.mark.parametrize(
    ("typed", "first"),
    [("dia", "Địa chỉ"), ("bao cao", "Báo cáo năm"), ("nam bao", "Báo cáo năm"), ("ao", "Báo cáo năm")],
)
def test_beginnings_come_before_middles(typed: str, first: str) -> None:
    lines: list[Line] = [
        line(words, "", lambda: None) for words in ("Số địa bàn, sao báo cáo", "Địa chỉ", "Báo cáo năm")
    ]
    found = [one.words for one in matching(lines, typed)]
    assert first in found[:2]
    assert matching(lines, "") == lines


def test_help_begins_with_the_field_under_the_hands_and_needs_no_closing_to_go_on(office: Office) -> None:
    office.choose("1.1")
    office.field(DONE).setFocus()
    QTest.keyClick(office.field(DONE), Qt.Key.Key_F1)
    page = office.window.findChild(HelpPage)
    assert page is not None
    assert QApplication.activeModalWidget() is None
    assert page.text.toPlainText().splitlines()[1] == "Chỗ đang làm: Ô số lượng"
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


@pytest.mark.parametrize(
    ("code", "topic"),
    [("1.2.1", "Danh mục nội dung"), ("1.1", "Ô số lượng")],
)
def test_each_kind_of_field_has_its_own_help(office: Office, code: str, topic: str) -> None:
    office.choose(code)
    office.page.pane.focus_first()
    office.window.actions_.keys.trigger()
    page = office.window.findChild(HelpPage)
    assert page is not None
    assert page._headings.item(0).text() == f"Chỗ đang làm: {topic}"
    page.close()


def test_every_topic_has_its_section() -> None:
    from parscore.ui import help_text

    topics = [value for name, value in vars(help_text).items() if name.isupper() and name not in ("TITLE", "HERE")]
    strings = [topic for topic in topics if isinstance(topic, str)]
    assert strings
    fields = help_text._text("fields")
    for topic in strings:
        assert len(help_text._section(fields, topic)) > 40, topic


def test_words_are_found_in_the_help_without_accents(office: Office, qtbot: QtBot) -> None:
    office.window.actions_.keys.trigger()
    page = office.window.findChild(HelpPage)
    assert page is not None
    assert isinstance(page.search, QLineEdit)
    QTest.keyClicks(page.search, "khong phat sinh")
    first = page.text.textCursor()
    assert first.selectedText() == "Không phát sinh"
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.text.textCursor().position() > first.position()
    QTest.keyClicks(page.search, "zzz")
    assert office.text("helpTold") == "Không thấy"
    page._headings.setCurrentRow(page._headings.count() - 1)
    assert page._headings.currentItem().text() == "Thuật ngữ"
    page.close()
