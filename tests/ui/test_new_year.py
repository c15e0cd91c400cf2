"""A new year from the last one: what is taken over as chosen, what it says, and how its rows stand to that."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from parscore.scoring.answers import Answer
from parscore.scoring.set_draft import SetDraft
from parscore.storage.workspace import Workspace
from parscore.ui.new_assessment import NewAssessment
from parscore.ui.years.crosswalk_side import CrosswalkSide
from parscore.ui.years.news_side import NO_YEAR, NewsSide
from parscore.ui.years.page import YearsPage
from tests.ui.office import Office
from tests.ui.test_compare_side import THEN, XA, confirm, keep
from tests.ui.test_crosswalk_side import new_set, old_set


@pytest.fixture
def worked(qtbot: QtBot, dressed: object, tmp_path: Path) -> Office:
    """2024 on the old set, with a note, an explanation and a target; the new set is in use."""
    folder = tmp_path / "workspace"
    with Workspace(folder) as workspace:
        keep(workspace, XA, 2024, old_set(), THEN)
        workspace.sets.add(SetDraft.of(new_set()), origin="Sở Nội vụ gửi", in_use=True)
    office = Office(qtbot, folder)
    confirm(office)
    assessment = office.assessment
    assessment.set_answer("1.1", Answer(points="1", note="Kế hoạch số 9", explanation="Ban hành chậm"))
    assessment.set_circumstances(replace(assessment.circumstances, target=Decimal(90)))
    return office


@pytest.fixture
def dialog(worked: Office) -> Iterator[NewAssessment]:
    worked.window.actions_.new.trigger()
    QApplication.processEvents()
    (made,) = worked.window.findChildren(NewAssessment)
    made.fields.year.setCurrentText("2025")
    made.fields.choose_set("bo-moi", 1)
    yield made
    if isValid(made):
        made.reject()


def test_notes_and_target_are_taken_over_and_figures_never(worked: Office, dialog: NewAssessment) -> None:
    assert dialog.take_over.whole.text() == "Lấy từ năm 2024 của Xã Nhỏ"
    dialog.accept_button.click()
    assert worked.assessment.card.year == 2025
    assert worked.assessment.criteria_set == new_set()
    assert worked.assessment.sheet.answers == {"1.1": Answer(note="Kế hoạch số 9")}
    assert worked.assessment.target == 90
    assert "Đã lấy từ năm 2024: 2 mục như năm trước, 2 mục có thay đổi, 0 mục mới" in worked.window.notice.words
    assert worked.assessment.undo_label == "Lấy từ năm 2024"


def test_only_what_is_chosen_is_taken_over(worked: Office, dialog: NewAssessment) -> None:
    for name in ("notes", "target"):
        dialog.take_over.parts[name].setChecked(False)
    dialog.take_over.parts["explanations"].setChecked(True)
    dialog.accept_button.click()
    assert worked.assessment.sheet.answers == {"1.1": Answer(explanation="Ban hành chậm")}
    assert worked.assessment.target is None


def test_a_year_may_begin_without_the_last_one(worked: Office, dialog: NewAssessment) -> None:
    dialog.take_over.whole.setChecked(False)
    assert not dialog.take_over.parts["notes"].isEnabled()
    dialog.accept_button.click()
    assert worked.assessment.sheet.answers == {}
    assert worked.assessment.undo_label is None


def test_nothing_is_offered_to_a_unit_without_an_earlier_year(worked: Office, dialog: NewAssessment) -> None:
    dialog.fields.year.setCurrentText("2023")
    assert not dialog.take_over.isVisible()
    dialog.fields.year.setCurrentText("2026")
    assert dialog.take_over.isVisible()
    dialog.fields.name.setText("Xã Khác")
    assert not dialog.take_over.isVisible()


def news_of(office: Office) -> NewsSide:
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    page.show_side("news")
    side = page.side("news")
    assert isinstance(side, NewsSide)
    return side


def test_each_row_says_whether_it_is_new_changed_or_as_it_was(worked: Office, dialog: NewAssessment) -> None:
    dialog.accept_button.click()
    side = news_of(worked)
    told = {line.code: line.cells[2:4] for line in side.model.lines}
    assert told["1.1"] == ("như năm trước", "1.1")
    assert told["1.3"] == ("có thay đổi", "1.3")
    assert side.told.text().startswith("So với năm 2024: ")
    side.filters[next(mark for mark in side.filters if mark and mark.value == "changed")].click()
    assert "1.1" not in {line.code for line in side.model.lines}


def test_a_first_year_has_nothing_to_compare_its_rows_with(worked: Office) -> None:
    assert news_of(worked).told.text() == NO_YEAR


def test_a_set_in_use_that_no_year_was_scored_by_has_its_crosswalk_too(worked: Office) -> None:
    worked.window.show_page("years")
    page = worked.window.page_of("years")
    assert isinstance(page, YearsPage)
    page.show_side("move")
    move = page.side("move")
    assert move is not None
    move.pair_wanted.emit(old_set(), new_set())
    side = page.side("crosswalk")
    assert isinstance(side, CrosswalkSide)
    assert side.isVisible()
    assert side.pair.currentText() == "2024: bo-cu (bản 1) → bo-moi (bản 1, đang dùng)"
    assert side.told.text().startswith("Đã xác nhận")
