"""What the pane says and lets do beside the figures: marks, owner, next step, last year, duties, closed sheets."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from parscore.intake.installed import installed_sets
from parscore.scoring.answers import Answer, AnswerSheet, Source, Unit
from parscore.scoring.assessment import score
from parscore.scoring.edits import Change, Edit
from parscore.scoring.state import CLOSED_WORDS, State
from parscore.storage.workspace import Workspace
from parscore.ui.tree_roles import COL_LAST
from tests.ui.office import Office

RATIO = Answer(values={"numerator": "970", "denominator": "1000"})


def _shown(office: Office, name: str) -> bool:
    widget = office.page.pane.findChild(QWidget, name)
    return widget is not None and widget.isVisible()


def test_the_next_band_is_told_with_the_effort_it_takes(office: Office) -> None:
    office.assessment.set_answer("2.2.3", RATIO)
    office.choose("2.2.3")
    assert office.text("nextStep") == (
        "Thêm 10 hồ sơ giải quyết đúng và trước hạn (trong số 1.000) để đạt 98 % → 3,00 điểm."
    )
    assert "còn thiếu 0,75" in office.text("meta")
    assert office.text("target") == "Mục tiêu: 96 % – đã đạt"
    office.type("Số hồ sơ giải quyết đúng và trước hạn", "1000")
    assert not _shown(office, "nextStep")
    assert "đã đạt" in office.text("meta")


def test_nothing_is_demanded_before_there_is_a_score(office: Office) -> None:
    office.choose("2.2.3")
    for name in ("nextStep", "explanationDuty", "lastYear", "returned", "closed"):
        assert not _shown(office, name), name


def test_a_score_without_documents_asks_calmly_for_an_explanation(office: Office) -> None:
    office.choose("2.2.3")
    office.assessment.set_answer("2.2.3", RATIO)
    assert _shown(office, "explanationDuty")
    assert "cần giải trình" in office.text("explanationDuty")
    office.type("Giải trình", "Số liệu trên Hệ thống một cửa")
    assert not _shown(office, "explanationDuty")


def test_the_flag_is_set_and_taken_back_with_f4(office: Office) -> None:
    office.choose("2.2.3")
    office.window.actions_.rows["flag"].trigger()
    assert office.assessment.answer("2.2.3").flagged
    assert office.text("flag") == "Xem lại"
    assert office.window.actions_.undo.text() == "Hoàn tác: Đánh dấu xem lại 2.2.3"
    office.window.actions_.rows["flag"].trigger()
    assert not office.assessment.answer("2.2.3").flagged


def test_a_row_sent_back_says_why_until_it_is_corrected(office: Office) -> None:
    office.assessment.set_answer("2.2.3", replace(RATIO, returned="Thiếu báo cáo tháng 11"))
    office.choose("2.2.3")
    assert office.text("returnedText") == "Lãnh đạo trả lại: Thiếu báo cáo tháng 11"
    office.mark("Đã sửa")
    assert office.assessment.answer("2.2.3") == RATIO
    assert not _shown(office, "returned")


def test_clearing_keeps_the_marks(office: Office) -> None:
    office.assessment.set_answer("2.2.3", replace(RATIO, returned="Thiếu", flagged=True, note="x"))
    office.choose("2.2.3")
    office.mark("Xóa kê khai")
    assert office.assessment.answer("2.2.3") == Answer(returned="Thiếu", flagged=True, note="x")


def _choose_owner(office: Office, name: str) -> None:
    box = office.page.pane.findChild(QComboBox, "owner")
    assert box is not None
    box.setCurrentIndex(box.findText(name))
    box.activated.emit(box.currentIndex())


def test_a_row_is_given_to_another_role_and_back(office: Office) -> None:
    office.choose("2.2.3")
    box = office.page.pane.findChild(QComboBox, "owner")
    assert box is not None
    stated = box.currentText()
    other = next(role for role in office.assessment.criteria_set.roles if role.name != stated)
    _choose_owner(office, other.name)
    assert office.assessment.circumstances.owners == {"2.2.3": other.id}
    assert office.window.actions_.undo.text() == "Hoàn tác: Phân công 2.2.3"
    _choose_owner(office, stated)
    assert office.assessment.circumstances.owners == {}


def test_not_arising_asks_for_a_reason_until_there_is_one(office: Office) -> None:
    office.choose("1.3.2")
    office.mark("Không phát sinh")
    assert _shown(office, "reasonWanted")
    office.type("Lý do không phát sinh", "Cả năm không có")
    assert not _shown(office, "reasonWanted")


def test_figures_of_others_stand_with_their_source_and_lead_to_their_page(office: Office, qtbot: QtBot) -> None:
    office.choose("7.7.1")
    assert "chờ kết quả điều tra xã hội học" in office.text("lockText")
    source = Source("Báo cáo 12/BC-SNV", "2026-01-15", "Nguyễn Thị Hoa")
    office.assessment.supply("7.7.1", Answer(values={"value": "85"}, source=source))
    assert office.text("suppliedFigures") == "SIPAS: 85"
    assert office.text("suppliedSource") == "Nguồn: Báo cáo 12/BC-SNV, ngày 15/01/2026, Nguyễn Thị Hoa nhập"
    with qtbot.waitSignal(office.page.pane.page_wanted) as asked:
        office.mark("Nhập số liệu")
    assert asked.args == ["supplied"]


@pytest.mark.parametrize("state", [State.APPROVED, State.LOCKED])
def test_a_closed_sheet_can_be_read_but_nowhere_edited(office: Office, state: State) -> None:
    office.assessment.set_answer("2.2.3", replace(RATIO, returned="Thiếu", note="x"))
    office.choose("2.2.3")
    office.assessment.who = "Lê Văn A"
    office.assessment.move(State.APPROVED)
    if state is State.LOCKED:
        office.assessment.move(State.LOCKED)
    for code in ("2.2.3", "1.2.1", "1.4.3", "2.2.6", "2.2.7", "7.7.1", "5.5"):
        office.choose(code)
        QApplication.processEvents()
        assert office.text("closedText") == CLOSED_WORDS[state]
        pane = office.page.pane
        for kind in (QLineEdit, QPlainTextEdit, QComboBox):
            for editor in pane.findChildren(kind):
                assert not editor.isEnabled(), f"{code} {editor.objectName()}"
        free = {"guidanceFold", "basisFold", "evidenceMore"}
        for button in pane.findChildren(QAbstractButton):
            if button.isVisible() and button.objectName() not in free and not button.objectName().startswith("qt_"):
                assert not button.isEnabled(), f"{code} {button.objectName()}"
    office.window.actions_.rows["flag"].trigger()
    assert not office.assessment.answer("5.5").flagged
    before = office.page.code
    office.page.step(1)
    assert office.page.code != before
    office.assessment.move(State.DRAFT, "Sửa số liệu")
    office.choose("1.1")
    assert not _shown(office, "closed")
    assert office.field(office.assessment.criteria_set.by_code["1.1"].rule.inputs[0].label).isEnabled()  # type: ignore[union-attr]


@pytest.fixture
def two_years(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Office:
    chosen = next(s.criteria_set for s in installed_sets() if s.criteria_set and s.criteria_set.id == "loc-hoa-2025")
    unit = Unit("loc-hoa", "Xã Lộc Hòa", "xa")
    then = {"2.2.3": Answer(values={"numerator": "972", "denominator": "1000"}), "1.4.3": Answer(choice="cham")}
    with Workspace(tmp_path / "workspace") as workspace:
        old = workspace.create(unit, 2024, chosen)
        changes = tuple(Change(code, Answer(), answer) for code, answer in then.items())
        workspace.record(old.id, Edit("Nhập", changes), score(chosen, AnswerSheet(chosen.id, 1, unit, 2024, then)))
        new = workspace.create(unit, 2025, chosen)
        workspace.keep_setting("last_card", str(new.id))
    return Office(qtbot, tmp_path / "workspace")


def test_last_year_stands_beside_the_row_and_in_its_column(two_years: Office, qtbot: QtBot) -> None:
    two_years.choose("2.2.3")
    qtbot.waitUntil(lambda: two_years.cell("2.2.3", COL_LAST) == "2,25", timeout=10_000)
    assert two_years.text("lastYear") == "Năm trước 97,20 % → 2,25 điểm"
    two_years.choose("1.4.3")
    assert two_years.text("lastYear") == "Năm trước 0,25 điểm"
    two_years.choose("1.1")
    assert two_years.text("lastYear") == "Năm trước chưa chấm"
    two_years.close()


def test_the_row_of_two_figures_four_bands_and_a_document_needs_no_scrolling(office: Office) -> None:
    office.window.notice.hide()
    office.window.resize(1366, 768)
    office.choose("2.2.1")
    office.assessment.set_answer("2.2.1", RATIO)
    bar = office.window.findChild(QWidget, "userNameBar")
    if bar is not None:
        bar.hide()  # it asks once, and goes
    QApplication.processEvents()
    assert office.page.pane._scroll.verticalScrollBar().maximum() == 0


def test_a_figure_typed_on_a_row_of_the_tree_goes_into_its_first_field(office: Office) -> None:
    office.choose("1.1")
    office.type("Số văn bản QPPL ban hành đúng trình tự, thủ tục, thẩm quyền và đúng thời hạn", "7")
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert (field.objectName(), field.text()) == ("field_numerator", "12")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert office.assessment.answer("1.1").values == {"numerator": "12"}


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("7.7.1", "không tự chấm"),
        ("1", "chọn một mục con"),
        ("1.4.3", "không gõ số"),
    ],
)
def test_where_no_figure_can_be_typed_it_is_said(office: Office, code: str, why: str) -> None:
    office.choose(code)
    office.window.tree.setFocus()
    QTest.keyClick(office.window.tree, Qt.Key.Key_5)
    assert why in office.window.notice.words
    assert office.assessment.answer(code).values == {}


def test_what_is_closed_or_not_arising_says_so_when_a_figure_is_typed(office: Office) -> None:
    office.choose("1.1")
    office.assessment.set_answer("1.1", Answer(not_arising=True, reason="Không có"))
    office.window.tree.setFocus()
    QTest.keyClick(office.window.tree, Qt.Key.Key_5)
    assert "đang ghi không phát sinh" in office.window.notice.words
    office.assessment.move(State.APPROVED, who="Lãnh đạo")
    office.window.tree.setFocus()
    QTest.keyClick(office.window.tree, Qt.Key.Key_5)
    assert "đã duyệt" in office.window.notice.words
