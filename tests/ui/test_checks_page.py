"""The X-ray in the window: every line leads to where it is mended, and the list keeps its place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.scoring.checks import Duty
from parscore.scoring.criteria import Method
from parscore.scoring.evidence import Link
from parscore.scoring.outcome import Severity
from parscore.ui.checks_page import ChecksPage
from parscore.ui.duties import KIND_WORDS, duties_of
from parscore.ui.duty_list import verb_rect
from parscore.ui.duty_model import DutyModel, DutyRole, Look
from parscore.ui.evidence_rows import EvidenceRows
from parscore.ui.lost_files import LostFiles
from parscore.ui.open_assessment import OpenAssessment
from tests.ui.office import Office
from tests.ui.units import sample_folder, small_folder


@pytest.fixture
def sample(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Office]:
    """The sample commune, half done."""
    made = Office(qtbot, sample_folder(tmp_path))
    yield made
    made.assessment.journal.close()


@pytest.fixture
def small(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A set of two rows, nothing scored."""
    made = Office(qtbot, small_folder(tmp_path))
    yield made
    made.assessment.journal.close()


def page_of(office: Office) -> ChecksPage:
    office.window.show_page("checks")
    page = office.window.findChild(ChecksPage)
    assert page is not None
    return page


def shown(page: ChecksPage) -> list[Duty]:
    lines = [page.model.duty(page.model.index(row)) for row in range(page.model.rowCount())]
    return [duty for duty in lines if duty is not None]


def line_of(page: ChecksPage, kind: str) -> QModelIndex:
    return page.model.place_of(next(duty for duty in shown(page) if duty.kind == kind))


def finish(assessment: OpenAssessment) -> None:
    for code in ("1.1", "1.2"):
        assessment.set_answer(code, Answer(points="3", explanation="Bản giấy"))


def test_qt_finds_no_fault_in_the_model(sample: Office, qtmodeltester: ModelTester) -> None:
    model = DutyModel(sample.assessment.criteria_set)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show(duties_of(sample.assessment))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show([])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_duties_stand_under_their_severity_and_area(sample: Office) -> None:
    model = page_of(sample).model
    looks = [model.index(row).data(DutyRole.LOOK) for row in range(model.rowCount())]
    headings = [model.index(row).data() for row, look in enumerate(looks) if look is Look.SEVERITY]
    assert [heading.split(" (")[0] for heading in headings] == ["Cần làm", "Nên xem", "Lưu ý"]
    assert looks[:3] == [Look.SEVERITY, Look.AREA, Look.DUTY]
    assert model.index(1).data() == "1. Cải cách thể chế"
    assert model.index(0).flags() == Qt.ItemFlag.NoItemFlags


def test_the_page_shows_what_the_checks_give_and_counts_it(sample: Office) -> None:
    page, duties = page_of(sample), duties_of(sample.assessment)
    assert shown(page) == duties
    for severity, words in ((Severity.ERROR, "cần làm"), (Severity.WARNING, "nên xem"), (Severity.HINT, "lưu ý")):
        label = page.findChild(QLabel, f"count_{severity}")
        assert label is not None
        assert label.text() == f"{sum(duty.severity is severity for duty in duties)} {words}"


def test_every_kind_has_words_and_a_screen_reader_hears_severity_row_and_message(sample: Office) -> None:
    page = page_of(sample)
    assert {duty.kind for duty in shown(page)} <= KIND_WORDS.keys()
    spoken = line_of(page, "blank").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Cần làm: 4.4 Tỷ lệ hoàn thành chỉ tiêu đào tạo")
    assert "chưa chấm" in spoken.lower()


@pytest.mark.parametrize("severity", list(Severity))
def test_enter_leads_from_each_kind_of_line_to_where_it_is_mended(sample: Office, severity: Severity) -> None:
    page = page_of(sample)
    for duty in {one.kind: one for one in shown(page) if one.severity is severity}.values():
        sample.window.show_page("checks")
        page.list.setCurrentIndex(page.model.place_of(duty))
        QTest.keyClick(page.list, Qt.Key.Key_Return)
        node = sample.assessment.criteria_set.by_code.get(duty.code)
        if duty.kind == "no_deadline":
            assert sample.window.page_name == "home"
        elif node is None:
            assert sample.window.page_name == "checks"
        elif duty.kind in ("no_source", "locked"):
            assert node.supplied_by is not Method.SELF
            assert sample.window.page_name == "supplied"
        else:
            assert (sample.window.page_name, sample.page.code) == ("desk", duty.code)


def test_a_double_click_or_a_click_on_the_verb_opens_the_row(sample: Office) -> None:
    page = page_of(sample)
    index = line_of(page, "blank")
    page.list.scrollTo(index)
    place = verb_rect(page.list.visualRect(index)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (sample.window.page_name, sample.page.code) == ("desk", "4.4")
    sample.choose("1.1")
    page_of(sample)
    page.list.doubleClicked.emit(line_of(page, "blank"))
    assert (sample.window.page_name, sample.page.code) == ("desk", "4.4")


def test_a_click_on_the_words_only_chooses_the_line(sample: Office) -> None:
    page = page_of(sample)
    rect = page.list.visualRect(page.model.index(3))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, rect.center().y()))
    assert sample.window.page_name == "checks"
    assert page.list.currentIndex().row() == 3


def test_the_keys_skip_the_headings(small: Office) -> None:
    page = page_of(small)
    assert page.list.hasFocus()
    seen = []
    for _ in range(page.model.rowCount()):
        seen.append(page.list.currentIndex().data(DutyRole.LOOK))
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert set(seen) == {Look.DUTY}
    assert page.model.duty(page.list.currentIndex()) == shown(page)[-1]


def test_one_kind_can_be_shown_alone_and_stays_chosen_while_it_has_lines(small: Office) -> None:
    page = page_of(small)
    kinds = page.findChild(QComboBox, "dutyKind")
    assert kinds is not None
    assert kinds.itemText(kinds.findData("blank")) == "Chưa chấm (2)"
    kinds.setCurrentIndex(kinds.findData("blank"))
    assert [duty.code for duty in shown(page)] == ["1.1", "1.2"]
    small.assessment.set_answer("1.1", Answer(points="3"))
    page.refresh()
    assert [duty.code for duty in shown(page)] == ["1.2"]
    small.assessment.set_answer("1.2", Answer(points="3"))
    page.refresh()
    assert kinds.currentData() == ""
    assert shown(page) == duties_of(small.assessment)


def test_the_list_keeps_its_place_when_something_changes(sample: Office, qtbot: QtBot) -> None:
    page = page_of(sample)
    page.list.setCurrentIndex(line_of(page, "blank"))
    page.list.scrollTo(page.list.currentIndex())
    scrolled = page.list.verticalScrollBar().value()
    assert scrolled > 0
    before = page.model.rowCount()
    sample.assessment.set_answer("7.2", replace(sample.assessment.answer("7.2"), flagged=True))
    qtbot.waitUntil(lambda: page.model.rowCount() != before)
    assert page.list.currentIndex().data(DutyRole.CODE) == "4.4"
    assert page.list.verticalScrollBar().value() == scrolled


def test_nothing_left_says_ready_and_what_comes_next(small: Office) -> None:
    page = page_of(small)
    banner = page.findChild(QLabel, "readyWords")
    assert banner is not None
    assert not banner.isVisible()
    finish(small.assessment)
    page.refresh()
    assert banner.isVisible()
    assert banner.text() == "Sẵn sàng nộp, còn 2 điều nên xem. Tiếp theo: lãnh đạo duyệt, rồi chốt bản chấm điểm."


def test_a_text_not_read_yet_or_a_step_not_saved_is_not_ready(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    finish(small.assessment)
    small.choose("1.1")
    small.type("Điểm tự chấm", "hai")
    page = page_of(small)
    banner = page.findChild(QLabel, "readyWords")
    assert banner is not None
    assert banner.text().startswith("Chưa nộp được: còn ô “Điểm tự chấm” (1.1) chưa đọc được.")
    small.window.show_page("home")
    headline = small.window.findChild(QLabel, "headline")
    assert headline is not None
    assert headline.text().startswith("Còn ô “Điểm tự chấm” (1.1) chưa đọc được")
    small.choose("1.1")
    small.window.show_page("desk")
    small.type("Điểm tự chấm", "2")
    monkeypatch.setattr(type(small.assessment.journal), "unsaved", property(lambda _journal: 3))
    page_of(small)
    assert "3 thay đổi chưa lưu được" in banner.text()
    small.window.show_page("desk")
    monkeypatch.undo()
    page_of(small)
    assert banner.text().startswith("Sẵn sàng nộp")
    assert page.findChild(QPushButton, "stage_approve") is not None


def test_a_document_whose_file_is_gone_is_told_and_mended_by_adding_it_again(
    small: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    assessment = small.assessment
    paper = tmp_path / "ke-hoach.pdf"
    paper.write_bytes(b"%PDF-1.4 ke hoach")
    document = assessment.workspace.take_in_document(paper)
    assessment.documents[document.id] = document
    assessment.set_links("1.1", (Link(document.id),))
    finish(assessment)
    stored = assessment.workspace.document_file(document)
    stored.chmod(0o644)
    stored.unlink()
    page = page_of(small)
    lost = small.window.page.assessment.findChild(LostFiles)  # type: ignore[union-attr]
    assert lost is not None
    lost.look()
    qtbot.waitUntil(lambda: any(duty.kind == "lost_file" for duty in shown(page)))
    page.open_line(line_of(page, "lost_file"))
    qtbot.waitUntil(lambda: small.page.code == "1.1")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Thêm tài liệu")
    said = small.window.findChild(QLabel, "evidenceMessage")
    assert said is not None
    assert "chọn lại đúng tệp ấy" in said.text()
    assessment.workspace.take_in_document(paper)
    lost.look()
    qtbot.waitUntil(lambda: not assessment.lost)


@pytest.mark.parametrize(("kind", "name"), [("no_explanation", "explanation"), ("no_evidence", "evidenceRows")])
def test_what_is_missing_is_wholly_in_sight_with_the_keyboard_in_it(
    sample: Office, qtbot: QtBot, kind: str, name: str
) -> None:
    sample.window.resize(1100, 620)
    page = page_of(sample)
    page.open_line(line_of(page, kind))
    qtbot.waitUntil(lambda: (QApplication.focusWidget() or page).objectName() == name)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    qtbot.waitUntil(lambda: focused.visibleRegion().boundingRect() == focused.rect())
    if isinstance(focused, EvidenceRows):
        assert focused.chosen is not None
        assert focused.chosen.title.startswith("Thiếu: ")


def test_the_list_is_printed_as_it_stands_and_says_where_it_is(sample: Office, tmp_path: Path, qtbot: QtBot) -> None:
    page = page_of(sample)
    page._kinds.setCurrentIndex(page._kinds.findData("blank"))
    page._print.click()
    dialog = page.findChild(QFileDialog, "dutiesDialog")
    assert dialog is not None
    path = tmp_path / "kiểm tra.pdf"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert f"Đã xuất “{path}”" in sample.window.notice.words
    told = PdfReader(path)
    text = "\n".join(sheet.extract_text() for sheet in told.pages)
    assert "KIỂM TRA TRƯỚC KHI NỘP" in text
    assert "ĐIỂM MINH HỌA" in told.pages[-1].extract_text()
    assert "Số liệu minh họa" in told.pages[-1].extract_text()
    flat = " ".join(text.split())
    for duty in duties_of(sample.assessment):
        assert duty.message[1:40] in flat
    assert f"In ngày {date.today():%d/%m/%Y}" in text
    box = told.pages[0].mediabox
    assert box.height > box.width


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(sample: Office, tmp_path: Path) -> None:
    page_of(sample).write(tmp_path / "khong-co" / "x.pdf")
    assert "không tìm thấy tệp hoặc thư mục" in sample.window.notice.words


def test_every_control_has_its_names_to_be_read_out(sample: Office) -> None:
    page = page_of(sample)
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName().startswith("qt_") or isinstance(widget.parent(), QScrollBar):
            continue
        where = f"{type(widget).__name__} {widget.objectName()!r}"
        if isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QAbstractItemView):
            assert widget.objectName(), where
            assert widget.accessibleName(), where
        elif isinstance(widget, QLabel):
            assert widget.objectName(), widget.text()
            assert not widget.accessibleName(), f"{widget.text()}: an accessible name would hide the value"


def test_an_explanation_owed_opens_with_the_keyboard_in_its_box(small: Office, qtbot: QtBot) -> None:
    code = small.page.model.codes_of_leaves()[0]
    small.assessment.set_answer(code, Answer(points="3"))
    page = page_of(small)
    (place,) = (
        at
        for at in (page.model.index(row, 0) for row in range(page.model.rowCount()))
        if (duty := page.model.duty(at)) is not None and duty.kind == "no_explanation" and duty.code == code
    )
    page.open_line(place)
    box = small.page.pane.findChild(QPlainTextEdit, "explanation")
    assert box is not None
    qtbot.waitUntil(box.hasFocus)
    qtbot.waitUntil(lambda: not box.visibleRegion().isEmpty())
    box.insertPlainText("Bản giấy")
    small.page.leave()
    assert small.assessment.answer(code) == Answer(points="3", explanation="Bản giấy")


def test_a_reason_owed_and_a_row_sent_back_open_where_they_are_answered(small: Office, qtbot: QtBot) -> None:
    code = small.page.model.codes_of_leaves()[0]
    small.assessment.set_answer(code, Answer(not_arising=True, returned="Xem lại"))
    for part, name in (("reason", "reason"), ("returned", "returnedButton")):
        small.window.show_page("checks")
        small.window.show_row(code, part)
        field = small.page.pane.findChild(QWidget, name)
        assert field is not None
        qtbot.waitUntil(field.hasFocus)
