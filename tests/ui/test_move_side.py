"""Another set inside the year: the dry run, a choice per row, one step, undo, and what the history says of it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parscore.intake.crosswalk_file import crosswalk_folder, write_crosswalk
from parscore.scoring.answers import Answer
from parscore.scoring.crosswalk import Crosswalk
from parscore.scoring.set_draft import SetDraft
from parscore.scoring.set_move import Carry
from parscore.scoring.stages import Stage
from parscore.scoring.state import State
from parscore.storage.appraised import Appraised
from parscore.storage.workspace import Workspace
from parscore.ui.history_page import HistoryPage
from parscore.ui.years.move_side import NO_OTHER, WITHOUT_CROSSWALK, MoveSide
from parscore.ui.years.page import YearsPage
from tests.storage.samples import Desk
from tests.ui.office import Office
from tests.ui.test_compare_side import CONFIRMED, THEN, XA, keep
from tests.ui.test_crosswalk_side import new_set, old_set


@pytest.fixture
def amended(qtbot: QtBot, dressed: object, tmp_path: Path) -> Office:
    """2025 scored by the old set; the new one is in use, and a crosswalk joins them."""
    folder = tmp_path / "workspace"
    with Workspace(folder) as workspace:
        keep(workspace, XA, 2025, old_set(), THEN)
        workspace.sets.add(SetDraft.of(new_set()), origin="Sở Nội vụ gửi", in_use=True)
    crosswalk = Crosswalk.between(old_set(), new_set(), CONFIRMED, confirmed_by="Ánh", confirmed_on=date(2025, 9, 1))
    write_crosswalk(crosswalk, crosswalk_folder(folder))
    return Office(qtbot, folder)


def side_of(office: Office) -> MoveSide:
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    page.show_side("move")
    side = page.side("move")
    assert isinstance(side, MoveSide)
    side.target.setCurrentIndex(next(place for place, one in enumerate(side._sets) if one.id == "bo-moi"))
    QApplication.processEvents()
    return side


def row(side: MoveSide, code: str) -> tuple[str, ...]:
    return next(line.cells for line in side.model.lines if line.cells[0] == code)


def choose(side: MoveSide, code: str, carry: Carry) -> None:
    side.table.choose(next(place for place, line in enumerate(side.model.lines) if line.cells[0] == code))
    side.carry.setCurrentIndex(side.carry.findData(carry.value))
    side.carry.activated.emit(side.carry.currentIndex())


def points(office: Office) -> dict[str, str | None]:
    return {code: answer.points for code, answer in office.assessment.sheet.answers.items() if answer.points}


def test_the_dry_run_shows_every_row_and_changes_nothing(amended: Office) -> None:
    side = side_of(amended)
    assert side.told.text().startswith("Tổng điểm 6,50/8 → ")
    assert "1 dòng không còn chỗ" in side.told.text()
    assert not side.note.isVisible()
    assert row(side, "1.1")[2:] == (
        "1.1",
        "Ban hành kế hoạch cải cách hành chính năm",
        "giữ nguyên",
        "1,00 → 1,00",
        "giữ số liệu",
    )
    assert row(side, "1.3")[4] == "tách ra"
    assert row(side, "1.4")[3].startswith("bộ mới không có; ghi vào ghi chú của mục")
    assert amended.assessment.criteria_set == old_set()
    side.only_open.click()
    assert {line.cells[0] for line in side.model.lines} == {"1.3", "1.4"} | {
        line.cells[0] for line in side.model.lines if line.cells[4] == "đổi tên"
    }


def test_a_choice_for_a_row_is_seen_at_once(amended: Office, qtbot: QtBot) -> None:
    side = side_of(amended)
    choose(side, "1.1", Carry.CLEAR)
    qtbot.waitUntil(lambda: row(side, "1.1")[5] == "1,00 → –")
    before = side.told.text()
    choose(side, "1.1", Carry.KEEP)
    qtbot.waitUntil(lambda: row(side, "1.1")[5] == "1,00 → 1,00")
    assert side.told.text() != before


def test_the_move_is_one_step_that_undo_takes_back_and_redo_does_again(amended: Office, qtbot: QtBot) -> None:
    before = points(amended)
    side = side_of(amended)
    side.go.click()
    qtbot.waitUntil(lambda: amended.assessment.criteria_set == new_set())
    assert amended.window.page_name == "years"
    assert points(amended)["1.1"] == "1"
    assert "Tủ sách pháp luật" in "".join(answer.note for answer in amended.assessment.sheet.answers.values())
    amended.window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: amended.assessment.criteria_set == old_set())
    assert points(amended) == before
    amended.window.actions_.redo.trigger()
    qtbot.waitUntil(lambda: amended.assessment.criteria_set == new_set())
    with Workspace(amended.folder) as workspace:
        assert workspace.verify() == []
        assert Desk(workspace, amended.assessment.card.id).assessment.sheet.answers == amended.assessment.sheet.answers


def test_typing_goes_on_after_a_move_and_undo_goes_back_through_it(amended: Office, qtbot: QtBot) -> None:
    side_of(amended).go.click()
    qtbot.waitUntil(lambda: amended.assessment.criteria_set == new_set())
    amended.assessment.set_answer("1.2", Answer(points="1"))
    for _ in range(2):
        amended.assessment.undo()
    qtbot.waitUntil(lambda: amended.assessment.criteria_set == old_set())
    assert points(amended) == dict(THEN)


def test_the_history_tells_each_side_of_the_move_in_the_words_of_its_set(amended: Office, qtbot: QtBot) -> None:
    side_of(amended).go.click()
    qtbot.waitUntil(lambda: amended.assessment.criteria_set == new_set())
    amended.window.show_page("history")
    page = amended.window.page_of("history")
    assert isinstance(page, HistoryPage)
    told = [line.what for line in (page.model.line(place) for place in range(page.model.rowCount())) if line]
    assert any(what.startswith("Chuyển sang") for what in told)
    scores = {
        (line.code, line.score) for line in (page.model.line(place) for place in range(page.model.rowCount())) if line
    }
    assert ("1.4", "2,00 → Chưa chấm") in scores
    assert ("1.4", "Chưa chấm → 2,00") in scores


def test_rows_without_a_crosswalk_are_to_be_looked_at(qtbot: QtBot, dressed: object, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    with Workspace(folder) as workspace:
        keep(workspace, XA, 2025, old_set(), THEN)
        workspace.sets.add(SetDraft.of(new_set()), origin="Sở Nội vụ gửi", in_use=True)
    side = side_of(Office(qtbot, folder))
    assert side.note.text() == WITHOUT_CROSSWALK
    assert side.note.isVisible()


def test_an_approved_year_stays_on_its_set(amended: Office) -> None:
    amended.assessment.move(State.APPROVED)
    side = side_of(amended)
    assert not side.go.isEnabled()


def test_an_appraised_year_stays_on_its_set_and_says_why(amended: Office) -> None:
    with Workspace(amended.folder) as workspace:
        Desk(workspace, amended.assessment.card.id, Stage.APPRAISAL_1).declare("1.1", Answer(points="1"))
    side = side_of(amended)
    side.go.click()
    assert "đã có điểm thẩm định" in amended.window.notice.words
    assert amended.assessment.criteria_set == old_set()


def test_scores_typed_for_the_so_hold_the_year_to_its_set_and_name_the_rows(amended: Office) -> None:
    card = amended.assessment.card.id
    amended.assessment.workspace.keep_appraised(card, Stage.APPRAISAL_1, [Appraised("1.4", Decimal("1.5"))])
    side_of(amended).go.click()
    assert "lần 1: 1.4" in amended.window.notice.words
    assert "“Điểm thẩm định”" in amended.window.notice.words
    assert amended.assessment.criteria_set == old_set()
    assert amended.assessment.workspace.appraised(card, Stage.APPRAISAL_1)["1.4"].score == Decimal("1.5")


def test_without_another_set_the_page_says_where_one_comes_from(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parscore.intake.installed.installed_sets", lambda: [])
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    page.show_side("move")
    side = page.side("move")
    assert isinstance(side, MoveSide)
    assert side.told.text() == NO_OTHER
    assert not side.go.isVisible()
