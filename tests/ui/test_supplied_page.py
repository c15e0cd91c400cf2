"""Figures of others: brought in on one page with their source, scored from there, and never lost on the way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer, Source
from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.rules import ExternalRule
from parscore.scoring.state import State
from parscore.ui.answer_editor import editor_for
from parscore.ui.answer_editor.field import Field
from parscore.ui.supplied_drafts import SuppliedDrafts
from parscore.ui.supplied_form import SuppliedForm
from parscore.ui.supplied_model import DOCUMENT, FIGURES, SCORE, SUPPLIER, WHO, WORKING, SuppliedModel
from parscore.ui.supplied_page import SuppliedPage
from tests.ui.office import Office

SIPAS = Source("Công văn 12/SNV", "2026-01-05", "Trần Thị Bé")


def _open(office: Office) -> SuppliedPage:
    office.assessment.who = "Trần Thị Bé"
    office.window.show_page("supplied")
    page = office.window.page_of("supplied")
    assert isinstance(page, SuppliedPage)
    return page


@pytest.fixture
def page(office: Office) -> SuppliedPage:
    return _open(office)


def _form(page: SuppliedPage, code: str = "7.7.1") -> SuppliedForm:
    page.choose(code)
    assert page.form is not None
    assert page.form.code == code
    return page.form


def _type(field: Field, text: str) -> bool:
    """Type into a field and leave it, as an input method and then Tab do."""
    field.line.setFocus()
    field.line.selectAll()
    field.line.insert(text)  # type: ignore[union-attr]
    return field.commit()


def _cell(page: SuppliedPage, code: str, column: int) -> str:
    return str(page.model.index(page.model.codes.index(code), column).data())


def test_qt_finds_no_fault_in_the_model(office: Office, qtmodeltester: ModelTester) -> None:
    model = SuppliedModel(office.assessment, SuppliedDrafts(office.assessment))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    office.assessment.supply("7.7.1", Answer(values={"value": "86"}, source=SIPAS))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_every_row_that_others_supply_stands_on_the_page_and_no_other(page: SuppliedPage) -> None:
    assert page.model.codes == ("2.2.5", "2.5", "7.7.1", "7.7.2", "7.7.3", "7.7.4", "7.7.5")
    assert _cell(page, "7.7.1", SUPPLIER) == "Kết quả điều tra xã hội học"
    assert _cell(page, "7.7.1", WORKING) == "Khóa: chờ kết quả điều tra xã hội học"
    assert page.code == "2.2.5"


def test_a_figure_with_its_source_is_scored_at_once(page: SuppliedPage, office: Office) -> None:
    form = _form(page)
    assert _type(form.document, "Công văn 12/SNV")
    assert _type(form.date, "5/1/2026")
    assert _type(form.editor.fields["value"], "86,42")
    assert office.assessment.answer("7.7.1") == Answer(values={"value": "86.42"}, source=SIPAS)
    assert _cell(page, "7.7.1", SCORE) == "3,46"
    assert _cell(page, "7.7.1", FIGURES) == "86,42"
    assert _cell(page, "7.7.1", WHO) == "Trần Thị Bé"
    assert "3,4568 điểm" in _cell(page, "7.7.1", WORKING)
    assert form._working.text().startswith("86,42 → ")


def test_the_rule_marks_the_band_that_was_reached(page: SuppliedPage, office: Office) -> None:
    form = _form(page, "7.7.2")
    _type(form.document, "Công văn 12/SNV")
    _type(form.editor.fields["current"], "86")
    _type(form.editor.fields["reference"], "84")
    assert _cell(page, "7.7.2", FIGURES) == "86; 84"
    assert form.findChild(QWidget, "band0Mark").property("text") == "◀ đạt"  # type: ignore[union-attr]


def test_a_figure_typed_before_its_source_is_kept_told_and_supplied_once_the_source_is_named(
    page: SuppliedPage, office: Office
) -> None:
    form = _form(page)
    assert _type(form.editor.fields["value"], "86,42")
    assert not office.assessment.answer("7.7.1").declares
    assert "cần ghi văn bản nguồn" in office.text("sourceNeeded")
    assert form._needed.isVisible()
    assert form._working.text().startswith("Khi có nguồn: 86,42")
    assert _cell(page, "7.7.1", DOCUMENT) == "Chưa ghi nguồn"
    assert _cell(page, "7.7.1", SCORE) == "–"
    assert "7.7.1" in office.text("suppliedDrafts")
    assert _type(form.document, "Công văn 12/SNV")
    assert office.assessment.answer("7.7.1").values == {"value": "86.42"}
    assert not form._needed.isVisible()
    assert not page._drafted.isVisible()
    assert office.assessment.undo_label == "Số liệu nơi khác 7.7.1"


def test_a_figure_without_a_source_survives_leaving_the_row_the_page_and_the_program(
    page: SuppliedPage, office: Office
) -> None:
    field = _form(page).editor.fields["value"]
    field.line.setFocus()
    field.line.insert("86,42")  # type: ignore[union-attr]
    office.window.show_page("desk")
    office.window.show_page("supplied")
    assert _form(page).editor.fields["value"].text == "86,42"
    office.reopen()
    again = _open(office)
    assert _form(again).editor.fields["value"].text == "86,42"
    assert "7.7.1" in office.text("suppliedDrafts")
    _type(_form(again).document, "Công văn 12/SNV")
    assert office.assessment.answer("7.7.1").values == {"value": "86.42"}
    office.reopen()
    _open(office)
    assert not office.window.findChild(QWidget, "suppliedDrafts").isVisible()  # type: ignore[union-attr]


def test_a_note_written_meanwhile_on_the_desk_stays_when_the_draft_is_supplied(
    page: SuppliedPage, office: Office
) -> None:
    _type(_form(page).editor.fields["value"], "86")
    office.assessment.set_answer("7.7.1", Answer(note="Chờ Sở"))
    _type(_form(page).document, "Công văn 12/SNV")
    answer = office.assessment.answer("7.7.1")
    assert (answer.note, answer.values) == ("Chờ Sở", {"value": "86"})


def test_what_cannot_be_read_waits_with_its_row(page: SuppliedPage, office: Office) -> None:
    form = _form(page)
    assert not _type(form.editor.fields["value"], "8x")
    assert not _type(form.date, "31/02/2026")
    assert "không phải là ngày có thật" in form.date.line.accessibleDescription()
    _form(page, "7.7.2")
    form = _form(page)
    assert form.editor.fields["value"].text == "8x"
    assert form.date.text == "31/02/2026"
    assert form.date.refused


def test_a_figure_that_may_mean_two_things_is_asked_and_kept_by_nobody(page: SuppliedPage, office: Office) -> None:
    form = _form(page)
    assert not _type(form.editor.fields["value"], "1.234")
    assert "có thể là" in form.editor.fields["value"].line.accessibleDescription()
    assert "7.7.1" not in page.drafts


def test_published_points_have_a_field_too(office: Office, qtbot: QtBot) -> None:
    scorer = scorers(office.assessment.criteria_set, "xa").by_code["7.7.1"]
    taken: list[Answer] = []
    editor = editor_for(replace(scorer, rule=ExternalRule(kind="external", source="Sở Nội vụ")), taken.append)
    qtbot.addWidget(editor)
    assert _type(editor.fields["points"], "2,5")
    assert taken == [Answer(points="2.5")]


def test_the_source_cannot_be_taken_off_figures_that_have_one(page: SuppliedPage, office: Office) -> None:
    office.assessment.supply("7.7.1", Answer(values={"value": "86"}, source=SIPAS))
    form = _form(page)
    form.refresh()
    assert not _type(form.document, "")
    assert "phải ghi văn bản nguồn" in form.document.line.accessibleDescription()
    assert office.assessment.answer("7.7.1").source == SIPAS


def test_figures_from_a_file_without_a_source_say_so_and_can_be_completed(page: SuppliedPage, office: Office) -> None:
    inner = office.assessment._assessment
    inner.set_answer("7.7.1", Answer(values={"value": "86"}, note="Theo công văn"))
    form = _form(page)
    form.refresh()
    assert "chưa ghi văn bản nguồn" in form._needed.text()
    assert _cell(page, "7.7.1", DOCUMENT) == "Chưa ghi nguồn"
    _type(form.editor.fields["value"], "87")
    _type(form.document, "Công văn 12/SNV")
    answer = office.assessment.answer("7.7.1")
    assert (answer.values, answer.note) == ({"value": "87"}, "Theo công văn")


def test_one_source_goes_to_all_blank_rows_of_the_same_supplier_as_one_step(page: SuppliedPage, office: Office) -> None:
    form = _form(page)
    _type(form.document, "Công văn 12/SNV")
    _type(form.date, "05/01/2026")
    _type(form.editor.fields["value"], "86")
    office.named("Áp dụng nguồn này cho các dòng trống").click()  # type: ignore[attr-defined]
    assert all(office.assessment.answer(code).source == SIPAS for code in ("7.7.2", "7.7.3", "7.7.4"))
    assert office.assessment.answer("7.7.5").source is None  # another body scores it
    assert "3 dòng" in office.window.notice.words
    office.window.actions_.undo.trigger()
    assert office.assessment.answer("7.7.2").source is None
    assert office.assessment.answer("7.7.1").source == SIPAS


def test_figures_that_waited_for_a_source_are_scored_when_one_is_applied_to_them(
    page: SuppliedPage, office: Office
) -> None:
    form = _form(page, "7.7.2")
    _type(form.editor.fields["current"], "86")
    _type(form.editor.fields["reference"], "84")
    form = _form(page)
    _type(form.document, "Công văn 12/SNV")
    form.apply.click()
    assert office.assessment.answer("7.7.2").values == {"current": "86", "reference": "84"}
    assert len(page.drafts) == 0


def test_clearing_takes_figures_and_source_back_and_can_be_undone(page: SuppliedPage, office: Office) -> None:
    office.assessment.supply("7.7.1", Answer(values={"value": "86"}, source=SIPAS, note="Giữ"))
    form = _form(page)
    form.refresh()
    office.named("Xóa số liệu").click()  # type: ignore[attr-defined]
    assert office.assessment.answer("7.7.1") == Answer(note="Giữ")
    assert form.editor.fields["value"].text == ""
    office.window.actions_.undo.trigger()
    assert office.assessment.answer("7.7.1").source == SIPAS


def test_in_a_year_without_a_survey_its_rows_say_that_no_figure_is_needed(
    page: SuppliedPage, office: Office, qtbot: QtBot
) -> None:
    facts = office.page._facts
    next(a for a in facts.offers.actions() if a.text() == "Có điều tra xã hội học").trigger()
    qtbot.waitUntil(lambda: "4 mục điều tra không cần số liệu" in office.text("suppliedSurvey"))
    form = _form(page)
    assert not form.editor.isEnabled()
    assert not form.document.isEnabled()
    assert form._working.text() == "Không tổ chức điều tra xã hội học"
    assert _form(page, "2.5").editor.isEnabled()


def test_a_closed_assessment_is_only_shown_and_says_so(page: SuppliedPage, office: Office, qtbot: QtBot) -> None:
    _type(_form(page).document, "Công văn 12/SNV")
    qtbot.waitUntil(lambda: not office.assessment.journal.unsaved)
    office.assessment.move(State.APPROVED)
    page.refresh()
    assert "Lãnh đạo đã duyệt" in office.text("suppliedClosed")
    form = _form(page)
    assert not any(part.isEnabled() for part in (form.editor, form.document, form.apply, form.clear_button))


def test_a_set_without_such_rows_says_what_belongs_here(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaves = [node for node in office.assessment.criteria_set.walk_all() if node.supplied_by == "self"]
    monkeypatch.setattr(CriteriaSet, "walk_all", lambda _self: iter(leaves))
    page = SuppliedPage(office.assessment)
    qtbot.addWidget(page)
    page.show()
    assert "không có mục nào do nơi khác cung cấp" in page._about.text()
    assert not page.list.isVisible()
    assert page.leave()


def test_the_page_is_worked_with_the_keyboard_alone(page: SuppliedPage, office: Office) -> None:
    page.choose("7.7.1")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    for typed in ("86,42", "Cong van 12", "05/01/2026", "Be"):
        focused = office.window.focusWidget()
        assert focused is not None
        focused.selectAll()  # type: ignore[attr-defined]
        QTest.keyClicks(focused, typed)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert office.assessment.answer("7.7.1").source == Source("Cong van 12", "2026-01-05", "Be")
    assert _cell(page, "7.7.1", SCORE) == "3,46"
    assert page.code == "7.7.2"
    focused = office.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Chỉ số SIPAS (%): năm đánh giá"


def test_every_control_has_a_name_and_an_accessible_name(page: SuppliedPage) -> None:
    form = _form(page)
    for field, name in ((form.document, "Văn bản nguồn"), (form.date, "Ngày văn bản"), (form.entered_by, "Người nhập")):
        assert field.line.accessibleName() == name
        assert field.line.objectName().startswith("source_")
    assert all(b.accessibleName() and b.objectName() for b in form.findChildren(QAbstractButton))
