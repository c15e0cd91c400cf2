"""What stands on a screen of 1366×768 is read whole: forms without scrolling, texts from their beginning."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QTreeWidget
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.scoring.evidence import Document, Link
from parscore.scoring.state import State
from parscore.ui.duties import LOOK
from parscore.ui.duty_line import DutyLine
from parscore.ui.evidence_rows import EvidenceRows
from parscore.ui.send_back import SendBackDialog
from parscore.ui.tree_filter import TreeFilter, Wanted
from tests.ui.office import Office

SCREEN = (1366, 768)
LONG = "Kế hoạch số 22/KH-UBND ngày 14/02/2025 của Ủy ban nhân dân xã về cải cách hành chính " * 4


@pytest.fixture
def sample(office: Office) -> Office:
    office.window.actions_.open_sample.trigger()
    office.window.notice.hide()
    office.window.resize(*SCREEN)
    return office


def _pane(office: Office, code: str) -> None:
    office.window.show_row(code)
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("code", ["1.1", "2.2.1", "2.2.2", "2.1.1"])
def test_a_common_row_with_one_document_needs_no_scrolling(sample: Office, code: str) -> None:
    assessment = sample.assessment
    given = assessment.workspace.add_document(Document(0, "a" * 64, "bc.pdf", 10, subject="Báo cáo"))
    assessment.documents[given.id] = given
    required = assessment.criteria_set.by_code[code].evidence
    assessment.set_links(code, (Link(given.id, requirement=required[0]),))
    for bar in sample.window.findChildren(QFrame, "userNameBar"):
        bar.hide()
    _pane(sample, code)
    scroll = sample.window.findChild(QScrollArea, "paneScroll")
    assert scroll is not None
    assert scroll.verticalScrollBar().maximum() == 0


def test_a_long_note_wraps_and_grows_while_it_is_written(sample: Office, qtbot: QtBot) -> None:
    _pane(sample, "2.2.1")
    note = sample.named("Ghi chú")
    assert isinstance(note, QPlainTextEdit)
    low = note.height()
    sample.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sample.window)
    note.setFocus()
    note.setPlainText(LONG)
    qtbot.waitUntil(lambda: note.height() >= 4 * note.fontMetrics().lineSpacing())
    assert note.height() > low
    assert not note.horizontalScrollBar().isVisible()


def test_a_long_reason_is_shown_from_its_beginning(sample: Office) -> None:
    sample.assessment.set_links("2.2.1", ())
    sample.assessment.set_answer("2.2.1", Answer(not_arising=True, reason=LONG.strip()))
    _pane(sample, "2.2.1")
    reason = sample.named("Lý do không phát sinh")
    assert isinstance(reason, QLineEdit)
    assert reason.cursorPosition() == 0
    rows = sample.page.pane.findChild(EvidenceRows)
    assert rows is not None
    assert rows.count() == 0
    assert "không cần tài liệu" in sample.text("evidenceHint")


def test_the_owner_is_read_whole(sample: Office) -> None:
    _pane(sample, "2.2.1")
    owner = sample.page.pane.findChild(QComboBox, "owner")
    assert owner is not None
    longest = max(owner.fontMetrics().horizontalAdvance(owner.itemText(at)) for at in range(owner.count()))
    assert longest + 40 <= owner.width()
    assert owner.currentText() in owner.toolTip()


def test_accents_count_when_they_are_typed_and_words_match_from_their_beginning(sample: Office) -> None:
    finder = TreeFilter(sample.assessment)
    sample.assessment.set_answer("1.1", Answer(note="Tìm kiếm nhanh"))
    sample.assessment.set_answer("1.3.1", Answer(note="Kiểm lâm"))
    finder.forget(["1.1", "1.3.1"])
    assert {"1.1"} <= finder.matching(Wanted(words="tim kiem"))
    assert "1.1" not in finder.matching(Wanted(words="tìm kiểm"))
    assert finder.matching(Wanted(words="kiểm lâm")) == {"1.3.1"}
    assert finder.matching(Wanted(words="kiem lam")) >= {"1.3.1"}
    assert "1.3.1" not in finder.matching(Wanted(words="iểm lâm"))


def test_a_search_opens_its_first_row_unless_something_is_being_typed(sample: Office, qtbot: QtBot) -> None:
    _pane(sample, "2.2.1")
    search = sample.page.filtering.bar.search
    search.setText("phổ biến")
    qtbot.waitUntil(lambda: sample.page.code in sample.page.model.codes_shown())
    search.clear()
    _pane(sample, "2.2.1")
    sample.field("Số TTHC thuộc thẩm quyền giải quyết của xã").insert("9")
    search.setText("phổ biến")
    qtbot.wait(400)
    assert sample.page.code == "2.2.1"


def test_a_closed_year_says_what_comes_next_and_its_lines_only_look(sample: Office) -> None:
    sample.assessment.move(State.APPROVED, "")
    sample.window.show_page("home")
    assert "chốt bản chấm điểm" in sample.text("toDoTitle")
    assert sample.text("goOn") == "Chốt…"
    sample.assessment.move(State.LOCKED, "")
    QTest.qWait(300)
    assert sample.text("toDoTitle").startswith("Đã chốt ngày ")
    assert sample.text("goOn") == "Xuất PDF…"
    assert sample.named("Xuất Excel").isVisible()
    lines = [line for line in sample.window.findChildren(DutyLine) if line.isVisible()]
    assert lines
    assert {line._verb for line in lines} == {LOOK}


def test_rows_to_send_back_are_high_enough_to_hit(sample: Office) -> None:
    dialog = SendBackDialog(sample.assessment, sample.window)
    dialog.show()
    rows = dialog.findChild(QTreeWidget, "sendBackRows")
    assert rows is not None
    first = rows.topLevelItem(0)
    assert first is not None
    assert rows.visualItemRect(first).height() >= 28
    dialog.close()


def test_a_block_pasted_by_code_is_shown_where_it_went(sample: Office) -> None:
    sample.window.show_page("table")
    page = sample.window.page_of("table")
    QApplication.clipboard().setText("4.4\t6\t7\n6.3.2\t30\t40")
    page.paste()  # type: ignore[union-attr]
    table = page.table  # type: ignore[union-attr]
    assert page.model.codes[table.currentIndex().row()] == "4.4"  # type: ignore[union-attr]
    assert "không phát sinh" in str(
        page.model.headerData(page.model.grid.not_arising, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)  # type: ignore[union-attr]
    )
