"""Scoring by the keyboard alone: the whole sweep of 110 rows, and the keys that move between them."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.outcome import Status
from parscore.ui.tree_filter import Kind
from parscore.ui.tree_roles import COL_SCORE
from tests.ui.office import Office
from tests.ui.sweep_set import LEAVES, kind_of, workspace_with_sweep

Key = Qt.Key


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(_focus(), key, held)


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _declare(keys: tuple[str, ...]) -> None:
    """Type into the fields of a row, or mark its first entry, and confirm with Enter."""
    for typed in keys:
        if typed == " ":
            press(Key.Key_Space)
        else:
            QTest.keyClicks(_focus(), typed)
        press(Key.Key_Return)


@pytest.fixture
def sweep(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Office]:
    workspace_with_sweep(tmp_path / "workspace")
    made = Office(qtbot, tmp_path / "workspace")
    yield made
    if made.desk.assessment is not None:
        made.desk.assessment.journal.close()


def _expected(criteria_set: CriteriaSet) -> dict[str, Answer]:
    return {leaf.code: kind_of(place)[2] for place, leaf in enumerate(criteria_set.leaves())}


def test_110_rows_are_scored_by_the_keyboard_alone_and_stand_on_the_disk(sweep: Office) -> None:
    criteria_set = sweep.assessment.criteria_set
    codes = [leaf.code for leaf in criteria_set.leaves()]
    assert len(codes) == LEAVES
    for place, code in enumerate(codes):
        assert sweep.page.code == code
        _declare(kind_of(place)[1])
        assert sweep.assessment.outcome(code).status is Status.SCORED, code
    answers = _expected(criteria_set)
    sheet = AnswerSheet(criteria_set.id, 1, sweep.assessment.sheet.unit, 2025, answers)
    expected = score(criteria_set, sheet)
    for office in (sweep, sweep):
        assert {code: office.assessment.answer(code) for code in codes} == answers
        assert office.assessment.result.total == expected.total == Fraction("64.35")
        assert office.text("total") == "64,35"
        assert office.text("leftToDo") == "Đã chấm hết các mục"
        assert all(office.cell(code, COL_SCORE) != "–" for code in codes)
        office.reopen()


def test_ctrl_and_arrows_go_from_row_to_row_while_typing_and_take_what_was_typed(sweep: Office) -> None:
    QTest.keyClicks(_focus(), "985")
    press(Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert sweep.page.code == "1.2"
    assert sweep.assessment.answer("1.1").values == {"numerator": "985"}
    assert isinstance(_focus(), QLineEdit)
    press(Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert sweep.page.code == "1.1"
    press(Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert sweep.page.code == "1.1"
    press(Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert sweep.page.code == "1.1"


def test_enter_within_a_filter_goes_to_the_next_row_of_the_filter(sweep: Office) -> None:
    for code in ("1.3", "1.6", "2.2"):
        sweep.assessment.set_answer(code, Answer(flagged=True))
    press(Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert sweep.page.filtering.wanted.kind is Kind.REVIEW
    press(Key.Key_F8)
    assert sweep.page.code == "1.3"
    _declare(("3",))
    assert sweep.page.code == "1.6"
    press(Key.Key_F4)
    assert not sweep.assessment.answer("1.6").flagged
    assert sweep.page.model.codes_shown() == ["1.3", "1.6", "2.2"]
    QTest.keyClicks(_focus(), "1")
    press(Key.Key_Return)
    assert sweep.page.code == "2.2"
    QApplication.processEvents()
    assert sweep.page.model.codes_shown() == ["1.3", "2.2"]


def test_when_the_filter_has_nothing_left_to_do_it_offers_the_way_out(sweep: Office) -> None:
    sweep.page.filtering.bar.search.setText("2.2")
    sweep.choose("2.2")
    sweep.page.pane.focus_first()
    _declare(kind_of(12)[1])
    assert "bộ lọc đã xong" in sweep.window.notice.words
    sweep.mark("Bỏ bộ lọc")
    assert len(sweep.page.model.codes_shown()) == LEAVES


def test_f6_goes_round_tree_form_and_documents(sweep: Office) -> None:
    sweep.window.tree.setFocus()
    seen = []
    for _ in range(3):
        press(Key.Key_F6)
        form = sweep.page.pane.form
        assert form is not None
        assert form.documents is not None
        here = _focus()
        if here is sweep.window.tree:
            seen.append("tree")
        else:
            seen.append("documents" if form.documents.isAncestorOf(here) else "form")
    assert seen == ["form", "documents", "tree"]


def test_ctrl_enter_in_a_longer_text_confirms_the_row(sweep: Office) -> None:
    note = sweep.named("Ghi chú")
    note.setFocus()
    assert isinstance(note, QPlainTextEdit)
    QTest.keyClicks(note, "so theo doi")
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sweep.page.code == "1.2"
    assert sweep.assessment.answer("1.1").note == "so theo doi"


def test_arrows_fold_and_unfold_areas(sweep: Office) -> None:
    tree = sweep.window.tree
    tree.setFocus()
    sweep.choose("1")
    press(Key.Key_Left)
    assert not tree.isExpanded(sweep.page.model.index_of("1"))
    press(Key.Key_Right)
    assert tree.isExpanded(sweep.page.model.index_of("1"))


def test_ctrl_f_finds_and_enter_leads_to_the_row_found(sweep: Office) -> None:
    press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(_focus(), "10.11")
    assert sweep.page.model.codes_shown() == ["10.11"]
    press(Key.Key_Return)
    assert sweep.page.code == "10.11"
    press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Escape)
    assert len(sweep.page.model.codes_shown()) == LEAVES
    assert sweep.page.code == "10.11"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu wants the keyboard to itself
def test_the_columns_are_chosen_by_keyboard_and_remembered(sweep: Office) -> None:
    press(Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu.objectName() == "menuColumns"
    menu.close()
