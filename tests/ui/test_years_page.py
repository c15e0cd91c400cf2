"""The page of years, each of its sides full: named for a screen reader, in order, within small screens, kept alive."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer, Unit
from parscore.scoring.combining import Combining, Method
from parscore.scoring.earlier_year import EarlierYear
from parscore.scoring.set_draft import SetDraft
from parscore.scoring.stages import Stage
from parscore.storage.appraised import Appraised
from parscore.storage.predecessors import Predecessor
from parscore.storage.workspace import Workspace
from parscore.ui.user_name import keep_user_name
from parscore.ui.years.appraised_side import AppraisedSide
from parscore.ui.years.earlier_side import EarlierSide
from parscore.ui.years.merged_years import keep_combining
from parscore.ui.years.page import SIDES, YearsPage
from tests.ui.office import Office
from tests.ui.test_accessibility import check_names, check_order
from tests.ui.test_comfort import resize
from tests.ui.test_compare_side import LAST, NOW, THEN, XA, confirm, keep
from tests.ui.test_crosswalk_side import new_set, old_set

NAMES = [name for name, *_ in SIDES]
SMALL, USUAL = (683, 384), (1366, 768)


@pytest.fixture
def full(qtbot: QtBot, dressed: object, tmp_path: Path) -> Office:
    """Three years on two sets, older ones from papers, a merger, appraisals, moments, a third set in use."""
    folder = tmp_path / "workspace"
    with Workspace(folder) as workspace:
        keep(workspace, XA, 2023, old_set(), THEN)
        keep(workspace, XA, 2024, new_set(), LAST)
        now = keep(workspace, XA, 2025, new_set(), NOW)
        workspace.keep_appraised(now, Stage.APPRAISAL_1, [Appraised("1.1", Decimal(1), "Ban hành chậm")])
        workspace.take_snapshot(now, "Trước khi họp")
        for year in (2020, 2021, 2022):
            workspace.keep_earlier_result(XA.code, EarlierYear(year, "", Decimal(6), Decimal(8), "Khá", "3/45"))
        workspace.keep_predecessors(XA.code, [Predecessor(Unit("cu", "Xã Cũ", "xa"), date(2025, 7, 1))])
        keep(workspace, Unit("cu", "Xã Cũ", "xa"), 2024, new_set(), LAST)
        keep_combining(workspace, XA.code, Combining(Method.WEIGHTED, {"cu": Decimal(6000)}, "Niên giám 2024"))
        third = new_set().but(version=2, title="Bộ sửa đổi")
        workspace.sets.add(SetDraft.of(third), origin="Sở Nội vụ gửi", in_use=True)
        workspace.keep_setting("last_card", str(now))
    keep_user_name("Ánh")
    office = Office(qtbot, folder)
    confirm(office)
    office.assessment.set_answer("1.2", Answer(points="2"))
    return office


def show(office: Office, name: str) -> YearsPage:
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    page.show_side(name)
    for _ in range(3):
        QApplication.processEvents()
    return page


@pytest.mark.parametrize("name", NAMES)
def test_every_control_of_a_side_is_named_and_reached_in_order(full: Office, name: str) -> None:
    resize(full, USUAL)
    show(full, name)
    check_names(full)
    check_order(full)


@pytest.mark.parametrize("name", NAMES)
def test_a_side_never_scrolls_sideways_and_its_buttons_keep_their_words(full: Office, name: str) -> None:
    for size in (USUAL, SMALL):
        resize(full, size)
        page = show(full, name)
        frame = full.window._frames["years"]
        assert isinstance(frame, QScrollArea)
        assert frame.horizontalScrollBar().maximum() == 0
        cut = [
            button.text()
            for kind in (QPushButton, QToolButton)
            for button in page.findChildren(kind)
            if button.isVisible() and button.width() < button.minimumSizeHint().width()
        ]
        assert cut == []


@pytest.mark.parametrize("name", NAMES)
def test_a_side_fits_the_usual_screen_without_scrolling(full: Office, name: str) -> None:
    resize(full, USUAL)
    show(full, name)
    frame = full.window._frames["years"]
    assert isinstance(frame, QScrollArea)
    assert frame.verticalScrollBar().maximum() == 0


def test_the_side_in_view_follows_what_is_typed_elsewhere(full: Office) -> None:
    for name in NAMES:
        page = show(full, name)
        full.assessment.set_answer("1.1", Answer(points="1" if full.assessment.answer("1.1").points == "2" else "2"))
        page._refresh_in_view()
        assert page._place.currentWidget() is page.side(name)


def test_what_is_typed_and_not_kept_stops_the_window_once(full: Office) -> None:
    page = show(full, "earlier")
    side = page.side("earlier")
    assert isinstance(side, EarlierSide)
    QTest.keyClicks(side.form.lines["total"], "81,5")
    show(full, "appraised")
    appraised = page.side("appraised")
    assert isinstance(appraised, AppraisedSide)
    QTest.keyClicks(appraised.score, "hai")
    assert not full.window.close()
    assert "Điểm được cho" in full.window.notice.words
    assert "Tổng điểm" in full.window.notice.words
    full.give_up()


def test_a_workspace_that_only_can_be_read_shows_every_side(
    qtbot: QtBot, full: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "read_only", property(lambda _self: True))
    for name in NAMES:
        show(full, name)
    page = show(full, "moments")
    side = page.side("moments")
    assert side is not None
    assert not side.take_button.isEnabled()  # type: ignore[attr-defined]
