"""Who approved, locked, reopened or sent back is always known; and after the question work goes on where it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.scoring.state import State
from parscore.ui import style
from parscore.ui.looks_choice import LooksChoice
from parscore.ui.send_back import SendBackDialog
from parscore.ui.stage_bar import StageBar
from parscore.ui.user_name import user_name
from tests.ui.office import Office


def asked(office: Office, step: str) -> QDialog:
    office.window.actions_.stages[step].trigger()
    (dialog,) = [d for d in office.window.findChildren(QDialog) if d.isVisible()]
    return dialog


def name_of(dialog: QDialog) -> QLineEdit:
    line = dialog.findChild(QLineEdit, "stageWho")
    assert line is not None
    return line


def press(dialog: QDialog, name: str = "stageYes") -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    button.click()


def told_beside_the_name(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "stageWhoMessage")
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_nobody_approves_locks_or_reopens_without_a_name(office: Office) -> None:
    for step, state, words in (
        ("approve", State.APPROVED, "Ghi họ tên người duyệt"),
        ("lock", State.LOCKED, "Ghi họ tên người chốt"),
    ):
        before, known = office.assessment.state, office.assessment.who
        dialog = asked(office, step)
        name_of(dialog).setText("   ")
        press(dialog)
        assert told_beside_the_name(dialog) == f"× {words}"
        assert dialog.focusWidget() is name_of(dialog)
        assert office.assessment.state is before
        name_of(dialog).setText("Lê Văn A")
        assert told_beside_the_name(dialog) == ""
        press(dialog)
        assert office.assessment.state is state
        assert office.assessment.state_log[-1].who == "Lê Văn A"
        assert known == ""  # the leader's name is not that of whoever types
    assert user_name() == office.assessment.who == "Lê Văn A"
    dialog = asked(office, "reopen")
    assert name_of(dialog).text() == "Lê Văn A"
    name_of(dialog).clear()
    reason = dialog.findChild(QPlainTextEdit, "stageReason")
    assert reason is not None
    reason.setPlainText("bổ sung")
    press(dialog)
    assert told_beside_the_name(dialog) == "× Ghi họ tên người mở lại"
    assert office.assessment.state is State.LOCKED
    name_of(dialog).setText("Trần Thị Bé")
    press(dialog)
    assert office.assessment.state_log[-1].who == "Trần Thị Bé"
    assert user_name() == "Lê Văn A"


def test_nobody_sends_back_without_a_name(office: Office) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    dialog = asked(office, "sendBack")
    assert isinstance(dialog, SendBackDialog)
    dialog._choose("1.2.2")
    dialog.reason.insert("Chưa khớp")
    dialog.reason.textEdited.emit(dialog.reason.text())
    press(dialog)
    assert told_beside_the_name(dialog) == "× Ghi họ tên người trả lại"
    assert not office.assessment.state_log
    name_of(dialog).setText("Lê Văn A")
    press(dialog)
    assert office.assessment.state_log[-1].who == "Lê Văn A"
    assert user_name() == ""


@pytest.mark.parametrize("verb", ["stageYes", "stageNo"])
def test_after_a_stage_the_keyboard_is_where_it_was(office: Office, qtbot: QtBot, verb: str) -> None:
    office.choose("1.2.2")
    office.page.pane.focus_first()
    dialog = asked(office, "approve")
    name_of(dialog).setText("Lê Văn A")
    press(dialog, verb)

    def at_the_row() -> bool:
        now = office.window.focusWidget()
        return now is not None and (office.page.pane.isAncestorOf(now) or office.window.tree.isAncestorOf(now))

    qtbot.wait(150)
    assert at_the_row()
    assert office.page.code == "1.2.2"


def test_on_the_bar_of_stages_the_keyboard_goes_to_the_next_step(office: Office, qtbot: QtBot) -> None:
    office.window.show_page("checks")
    page = office.window.page_of("checks")
    bar = page.findChild(StageBar) if page is not None else None
    assert bar is not None
    approve, lock = (bar.findChild(QPushButton, f"stage_{name}") for name in ("approve", "lock"))
    assert approve is not None
    assert lock is not None
    approve.setFocus()
    approve.click()
    (dialog,) = [d for d in office.window.findChildren(QDialog) if d.isVisible()]
    name_of(dialog).setText("Lê Văn A")
    press(dialog)
    qtbot.waitUntil(lambda: office.window.focusWidget() is lock)


def test_removing_a_closed_sample_says_that_its_approval_goes_too(office: Office) -> None:
    office.window.actions_.open_sample.trigger()
    office.assessment.move(State.APPROVED, who="Lê Văn A")
    office.assessment.move(State.LOCKED, who="Lê Văn A")
    office.window.actions_.remove_sample.trigger()
    (box,) = [one for one in office.window.findChildren(QMessageBox, "removeSample") if one.isVisible()]
    assert box.informativeText().startswith("Bản mẫu năm 2025 đã chốt; xóa cả dấu duyệt và lịch sử.")
    next(b for b in box.buttons() if b.objectName() == "removeNow").click()
    assert not any(card.illustrative_facts for card in office.desk.cards)


def test_tab_enters_the_choices_of_looks_on_the_chosen_one(office: Office, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    looks = LooksChoice(holder)
    tabbed = [m.objectName() for m in looks.findChildren(QRadioButton) if m.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tabbed == [f"theme_{style.SYSTEM}", f"size_{style.text_size()}"]
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    chosen = looks.findChild(QRadioButton, f"theme_{style.SYSTEM}")
    assert chosen is not None
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Tab)
    now = holder.focusWidget()
    assert now is not None
    assert now.objectName() == f"size_{style.text_size()}"
