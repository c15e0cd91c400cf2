"""A screen magnified twice: every dialog within it, its verbs in reach, and the half of the desk that is wanted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QScrollArea, QWidget

from parscore.intake.sample import shipped_set
from parscore.scoring.set_draft import SetDraft
from parscore.scoring.state import State
from parscore.ui import dialog_frame
from parscore.ui.choose_assessment import ChooseAssessment
from parscore.ui.first_steps import FirstSteps
from parscore.ui.new_assessment import NewAssessment
from parscore.ui.palette import Palette
from parscore.ui.send_back import ask_sending_back
from parscore.ui.sets.diff_dialog import DiffDialog, Version
from parscore.ui.sets.library_entries import Library
from parscore.ui.sets.library_reader import SetReader
from parscore.ui.sets.sharing_file import FileKind, Incoming
from parscore.ui.sets.sharing_preview import SharingPreview
from parscore.ui.stage_dialogs import ask_approval, ask_lock, ask_reopening
from tests.ui.office import Office
from tests.ui.test_comfort import resize

SCREEN = (683, 384)
ROOM = QSize(*SCREEN) - dialog_frame.WINDOW_FRAME


def _first_steps(office: Office) -> QDialog:
    assert office.desk.workspace is not None
    steps = FirstSteps(office.desk.workspace, office.window)
    steps.fields.name.setText("Xã Ia Dơk")
    steps.go.click()
    return steps


def _locked(office: Office) -> QDialog:
    office.assessment.move(State.APPROVED)
    return ask_reopening(office.assessment, office.window)


def _new(office: Office) -> QDialog:
    assert office.desk.workspace is not None
    return NewAssessment(office.desk.workspace, office.assessment.card, office.window)


def _preview(office: Office) -> QDialog:
    draft = SetDraft.of(shipped_set().but(title="Bộ tiêu chí do tỉnh sửa lại năm 2025"))
    incoming = Incoming(Path("gui.yaml"), FileKind.SET_FILE, draft, (), ("điều nên xem " * 20,), intact=False)
    assert office.desk.workspace is not None
    entries = Library(office.desk.workspace).entries()
    return SharingPreview(office.desk.workspace, incoming, entries, office.window)


def _difference(office: Office) -> QDialog:
    old = shipped_set()
    return DiffDialog([Version("Bản một", old), Version("Bản hai", old.but(version=2))], 0, 1, office.window)


DIALOGS: dict[str, Callable[[Office], QDialog]] = {
    "ba bước": _first_steps,
    "tạo": _new,
    "mở": lambda office: ChooseAssessment(list(office.desk.cards), 0, office.window),
    "duyệt": lambda office: ask_approval(office.assessment, office.window),
    "chốt": lambda office: ask_lock(office.assessment, office.window),
    "mở lại": _locked,
    "xem trước bộ tiêu chí": _preview,
    "so hai phiên bản": _difference,
    "xem bộ tiêu chí": lambda office: SetReader(office.assessment.criteria_set, office.window),
    "trả lại": lambda office: ask_sending_back(office.assessment, office.window),
}


@pytest.fixture
def small(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The window on a screen of 1366×768 magnified twice."""
    monkeypatch.setattr(dialog_frame, "room_for", lambda _dialog: ROOM)
    resize(office, SCREEN)
    return office


def _verbs(dialog: QDialog) -> list[QPushButton]:
    scrolls = dialog.findChildren(QScrollArea, "dialogBody")
    buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
    return [button for button in buttons if not any(one.isAncestorOf(button) for one in scrolls)]


@pytest.mark.parametrize("make", DIALOGS.values(), ids=DIALOGS)
def test_every_dialog_fits_the_screen_with_its_verbs_inside(small: Office, make: Callable[[Office], QDialog]) -> None:
    dialog = make(small)
    dialog.open()
    for _ in range(3):
        QApplication.processEvents()
    assert dialog.width() <= ROOM.width()
    assert dialog.height() <= ROOM.height()
    verbs = _verbs(dialog)
    assert verbs
    for verb in verbs:
        place = QRect(verb.mapTo(dialog, QPoint(0, 0)), verb.size())
        assert dialog.rect().contains(place), verb.text()
        assert verb.width() >= verb.minimumSizeHint().width()
    for body in dialog.findChildren(QScrollArea, "dialogBody"):
        inside = body.widget()
        assert inside is not None
        assert inside.width() <= body.viewport().width()
    dialog.close()


def test_a_first_start_shows_the_welcome_where_only_one_half_fits(small: Office) -> None:
    small.desk.shown.emit()
    assert any(card.isVisible() for card in small.window.findChildren(QWidget, "welcome"))
    assert small.window.tree.hasFocus()


def test_searching_and_filtering_bring_the_list_into_view_and_keep_it(small: Office) -> None:
    small.choose("2.2.3")
    small.window.fitting.show_form()
    small.page.pane.focus_first()
    small.window.actions_.rows["find"].trigger()
    search = small.page.filtering.bar.search
    assert search.hasFocus()
    QTest.keyClicks(search, "truc tuyen")
    search.clear()
    QApplication.processEvents()
    assert search.hasFocus()
    small.window.fitting.show_form()
    small.page.pane.focus_first()
    for kind in small.window.actions_.filters.values():
        kind.trigger()
        QApplication.processEvents()
        assert small.window.tree.isVisible()
    small.window.show_row("1.1")
    assert small.page.pane.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_totals_fold_again_when_the_facts_were_seen(small: Office) -> None:
    strip = small.window.strip
    small.window.actions_.facts.trigger()
    assert small.page._facts.isVisible()
    small.page._facts.offers.close()
    QApplication.processEvents()
    assert not small.page._facts.isVisible()
    strip.unfold()
    small.window.actions_.facts.trigger()
    small.page._facts.offers.close()
    assert small.page._facts.isVisible()


def test_the_palette_shows_all_of_itself(small: Office) -> None:
    QTest.keyClick(small.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = small.window.findChild(Palette)
    assert palette is not None
    QApplication.processEvents()
    how = palette.findChild(QLabel, "paletteHow")
    assert how is not None
    assert small.window.rect().contains(palette.geometry())
    assert palette._list.geometry().bottom() < how.geometry().top()
    assert palette.rect().contains(how.geometry())
    palette.close_up()


def test_no_page_scrolls_sideways_and_the_checks_scroll_once(small: Office) -> None:
    for name in ("history", "years", "sets", "settings", "checks", "table"):
        small.window.show_page(name)
        for _ in range(3):
            QApplication.processEvents()
        page = small.window.page_of(name)
        assert page is not None
        for area in [small.window._frames[name], *page.findChildren(QScrollArea)]:
            assert isinstance(area, QScrollArea)
            assert area.horizontalScrollBar().maximum() == 0, f"{name} {area.objectName()}"
    checks = small.window.page_of("checks")
    assert checks is not None
    small.window.show_page("checks")
    QApplication.processEvents()
    duties = checks.list  # type: ignore[attr-defined]
    assert duties.verticalScrollBar().maximum() == 0
    for _ in range(8):
        QTest.keyClick(duties, Qt.Key.Key_Down)
    QApplication.processEvents()
    frame = small.window._frames["checks"]
    assert isinstance(frame, QScrollArea)
    place = duties.visualRect(duties.currentIndex())
    top = duties.viewport().mapTo(frame.viewport(), place.topLeft()).y()
    assert 0 <= top < frame.viewport().height()
