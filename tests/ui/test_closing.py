"""Closing stops once at what cannot be read yet; closing again gives it up, correcting it keeps it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from parscore.intake.grid import FIRST
from parscore.ui.supplied_page import SuppliedPage
from parscore.ui.table_page import TablePage
from tests.ui.office import Office

DONE = "Số văn bản QPPL ban hành đúng trình tự, thủ tục, thẩm quyền và đúng thời hạn"


def _on_the_desk(office: Office) -> None:
    office.choose("1.1")
    office.type(DONE, "7x9q")


def _in_another_row(office: Office) -> None:
    _on_the_desk(office)
    office.choose("1.2.2")


def _behind_another_page(office: Office) -> None:
    _on_the_desk(office)
    office.window.show_page("history")


def _as_the_target(office: Office) -> None:
    office.type("Mục tiêu (%)", "7x9q")


def _as_the_deadline(office: Office) -> None:
    office.window.show_page("settings")
    office.type("Hạn nộp", "7x9q")


def _as_the_deadline_of_the_overview(office: Office) -> None:
    office.window.show_page("home")
    office.type("Hạn nộp", "7x9q")


def _supplied(office: Office) -> SuppliedPage:
    office.window.show_page("supplied")
    page = office.window.page_of("supplied")
    assert isinstance(page, SuppliedPage)
    return page


def _as_a_figure_of_others(office: Office) -> None:
    _supplied(office).choose("7.7.1")
    form = _supplied(office).form
    assert form is not None
    form.editor.fields["value"].put("7x9q")


def _as_the_day_of_a_source_in_another_row(office: Office) -> None:
    page = _supplied(office)
    page.choose("7.7.1")
    assert page.form is not None
    page.form.date.put("7x9q")
    page.choose("7.7.2")
    office.window.show_page("desk")


def _in_a_cell_of_the_table(office: Office) -> None:
    office.window.show_page("table")
    page = office.window.page_of("table")
    assert isinstance(page, TablePage)
    page.model.enter("1.2.2", FIRST, "7x9q")


WAYS = [
    (_on_the_desk, "desk", DONE),
    (_in_another_row, "desk", DONE),
    (_behind_another_page, "desk", DONE),
    (_as_the_target, "desk", "Mục tiêu (%)"),
    (_as_the_deadline, "settings", "Hạn nộp"),
    (_as_the_deadline_of_the_overview, "home", "Hạn nộp"),
    (_as_a_figure_of_others, "supplied", ""),
    (_as_the_day_of_a_source_in_another_row, "supplied", "Ngày văn bản"),
    (_in_a_cell_of_the_table, "table", "Số liệu 1"),
]


@pytest.mark.parametrize(("leave_unread", "page", "label"), WAYS)
def test_closing_stops_once_at_the_field_and_the_second_time_closes(
    office: Office, leave_unread: Callable[[Office], None], page: str, label: str
) -> None:
    leave_unread(office)
    assert not office.window.close()
    assert office.window.isVisible()
    assert office.window.page_name == page
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "7x9q"
    words = office.window.notice.words
    assert words.startswith(f"Ô “{label}")
    assert words.endswith("chưa đọc được: “7x9q”. Sửa lại, hoặc đóng lần nữa để bỏ phần đang gõ.")
    office.close()


def _give_up(office: Office) -> QPushButton:
    found = office.named("Đóng, bỏ phần đang gõ")
    assert isinstance(found, QPushButton)
    return found


def test_the_offer_closes_and_what_was_kept_before_stands_on_opening(office: Office) -> None:
    office.choose("1.1")
    office.type(DONE, "985")
    office.type(DONE, "7x9q")
    assert not office.window.close()
    _give_up(office).click()
    assert not office.window.isVisible()
    office.open()
    office.choose("1.1")
    assert office.field(DONE).text() == "985"


def test_a_text_corrected_after_the_stop_is_kept_and_closing_asks_nothing(office: Office) -> None:
    _in_another_row(office)
    assert not office.window.close()
    office.type(DONE, "79")
    assert not office.window.notice.isVisible()
    office.reopen()
    assert office.assessment.answer("1.1").values == {"numerator": "79"}


def test_closing_stops_again_after_work_went_on(office: Office) -> None:
    _on_the_desk(office)
    assert not office.window.close()
    office.choose("1.2.2")
    office.page.pane.turn_flag()
    assert not office.window.close()
    office.close()


def test_several_unread_fields_stop_once_and_are_counted(office: Office) -> None:
    _in_another_row(office)
    _as_the_target(office)
    assert not office.window.close()
    assert "; cũng vậy ở ô “" in office.window.notice.words
    office.close()


def test_a_text_corrected_in_its_row_does_not_come_back_there(office: Office) -> None:
    _on_the_desk(office)
    assert not office.page.leave()
    office.type(DONE, "79")
    office.choose("1.2.2")
    office.choose("1.1")
    assert office.field(DONE).text() == "79"


def test_a_field_that_was_only_emptied_does_not_stop_closing(office: Office) -> None:
    office.choose("1.1")
    office.type(DONE, "985")
    office.type(DONE, "")
    office.close()


def test_who_enters_figures_is_kept_before_there_are_any(office: Office) -> None:
    office.assessment.who = "Trần Thị Bé"
    page = _supplied(office)
    page.choose("7.7.1")
    assert page.form is not None
    page.form.entered_by.put("Lê Văn Tám")
    assert not page._drafted.isVisible()
    office.reopen()
    office.assessment.who = "Trần Thị Bé"
    page = _supplied(office)
    page.choose("7.7.1")
    assert page.form is not None
    assert page.form.entered_by.text == "Lê Văn Tám"
    assert not page._drafted.isVisible()
    page.form.document.put("Công văn 12/SNV")
    source = office.assessment.answer("7.7.1").source
    assert source is not None
    assert source.entered_by == "Lê Văn Tám"


@pytest.mark.parametrize(("leave_unread", "page", "label"), WAYS)
def test_going_to_another_assessment_stops_once_at_the_field_too(
    office: Office, leave_unread: Callable[[Office], None], page: str, label: str
) -> None:
    first = office.assessment.card
    other = office.assessment.workspace.create(first.unit, 2024, office.assessment.criteria_set)
    leave_unread(office)
    office.desk.open_card(other.id)
    assert office.assessment.card.id == first.id
    assert office.window.page_name == page
    words = office.window.notice.words
    assert words.startswith(f"Ô “{label}")
    assert words.endswith("chưa đọc được: “7x9q”. Sửa lại, hoặc làm lại lần nữa để bỏ phần đang gõ.")
    offer = office.named("Sang bản khác, bỏ phần đang gõ")
    assert isinstance(offer, QPushButton)
    offer.click()
    assert office.assessment.card.id == other.id
    assert not office.window.notice.isVisible()
