"""Moments of an assessment: taken at will, compared with now and with each other, never changed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.scoring.state import State
from parscore.ui.years.moments_side import EMPTY, NO_CHANGE, MomentsSide
from parscore.ui.years.page import YearsPage
from tests.ui.office import Office
from tests.ui.units import small_folder


@pytest.fixture
def small(qtbot: QtBot, dressed: object, tmp_path: Path) -> Office:
    return Office(qtbot, small_folder(tmp_path))


def moments(office: Office) -> MomentsSide:
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    page.show_side("moments")
    side = page.side("moments")
    assert isinstance(side, MomentsSide)
    return side


def lines(side: MomentsSide) -> list[tuple[str, ...]]:
    return [line.cells for line in side.model.lines]


def test_without_moments_the_page_says_what_they_are_for(small: Office) -> None:
    side = moments(small)
    assert side.note.text() == EMPTY
    assert side.note.isVisible()
    assert not side.old.isEnabled()


def test_what_changed_since_a_moment_stands_row_by_row(small: Office) -> None:
    small.assessment.set_answer("1.1", Answer(points="2"))
    side = moments(small)
    QTest.keyClicks(side.name, "Truoc hop")
    QTest.keyClick(side.name, Qt.Key.Key_Return)
    assert small.window.notice.words == "Đã lưu thời điểm “Truoc hop”."
    assert side.told.text() == NO_CHANGE
    small.assessment.set_answer("1.1", Answer(points="3.5"))
    small.assessment.set_answer("1.2", Answer(points="1", note="theo biên bản"))
    side = moments(small)
    assert side.told.text() == "Tổng điểm 2,00 → 4,50 (tăng +2,50); 2 dòng thay đổi."
    told = [(cells[0], cells[2:5]) for cells in lines(side)]
    assert told == [("1.1", ("2,00", "3,50", "tăng +1,50")), ("1.2", ("–", "1,00", "mới chấm"))]
    assert "sửa ghi chú" in lines(side)[1][5]


def test_any_two_moments_are_compared_and_one_stays_what_it_was(small: Office) -> None:
    side = moments(small)
    for points in ("1", "2", "4"):
        small.assessment.set_answer("1.1", Answer(points=points))
        side.name.setText(f"lúc {points} điểm")
        side.take()
    side.old.setCurrentIndex(side.old.findText("lúc 2 điểm", Qt.MatchFlag.MatchContains))
    side.new.setCurrentIndex(side.new.findText("lúc 1 điểm", Qt.MatchFlag.MatchContains))
    assert lines(side)[0][2:5] == ("2,00", "1,00", "giảm −1,00")
    small.reopen()
    side = moments(small)
    side.old.setCurrentIndex(side.old.findText("lúc 1 điểm", Qt.MatchFlag.MatchContains))
    assert lines(side)[0][2:5] == ("1,00", "4,00", "tăng +3,00")


def test_a_line_opens_its_row_on_the_desk(small: Office) -> None:
    side = moments(small)
    side.take()
    small.assessment.set_answer("1.2", Answer(points="1"))
    side = moments(small)
    side.table.choose(0)
    QTest.keyClick(side.table, Qt.Key.Key_Return)
    assert small.window.page_name == "desk"
    assert small.page.code == "1.2"


def test_a_moment_of_a_locked_year_can_be_taken_too(small: Office) -> None:
    for state in (State.APPROVED, State.LOCKED):
        small.assessment.move(state)
    side = moments(small)
    side.take()
    assert side.old.count() == 2
