"""Approving, sending back, locking, reopening in the window; and that locked means locked, whoever locked it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.scoring.outcome import RefusedError
from parscore.scoring.state import CLOSED_WORDS, State
from parscore.storage.workspace import Workspace
from parscore.ui import stage_bar
from parscore.ui.history_page import HistoryPage
from parscore.ui.send_back import SendBackDialog
from parscore.ui.stage_bar import StageBar
from parscore.ui.user_name import keep_user_name
from tests.ui.office import Office

THREE, FOUR = Answer(values={"value": "3"}), Answer(values={"value": "4"})


def act(office: Office, name: str) -> QDialog:
    """Choose a step in the menu, as the official does."""
    action = office.window.actions_.stages[name]
    assert action.isEnabled()
    action.trigger()
    (dialog,) = [d for d in office.window.findChildren(QDialog) if d.isVisible()]
    return dialog


def part(dialog: QWidget, kind: type, name: str) -> QWidget:
    found = dialog.findChild(kind, name)
    assert isinstance(found, QWidget)
    return found


def yes(dialog: QDialog) -> None:
    button = part(dialog, QPushButton, "stageYes")
    assert isinstance(button, QPushButton)
    button.click()


def words(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def possible(office: Office) -> set[str]:
    return {name for name, action in office.window.actions_.stages.items() if action.isEnabled()}


@pytest.fixture(autouse=True)
def _nothing_asked_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test left unsaved on purpose may go when its window is closed."""
    monkeypatch.setattr("parscore.ui.desk.given_up", lambda *_: True)


@pytest.fixture(autouse=True)
def _somebody_sits_here() -> None:
    keep_user_name("Trần Thị Bé")


def close_elsewhere(office: Office) -> None:
    """Another window, or another computer, approves and locks what was saved here."""
    waited_for(office, lambda: office.assessment.journal.unsaved == 0)
    with Workspace(office.folder) as other:
        card = office.assessment.card.id
        other.change_state(card, State.APPROVED, who="Lê Văn A")
        other.change_state(card, State.LOCKED, who="Lê Văn A")


def waited_for(office: Office, true: Callable[[], bool]) -> None:
    """A busy machine writes a moment later."""
    office._qtbot.waitUntil(true)


def refuse(office: Office) -> None:
    """Type on in the window that missed the locking."""
    office.assessment.set_answer("1.2.2", FOUR)
    waited_for(office, lambda: office.assessment.journal.stuck)


def kept(office: Office) -> Answer | None:
    waited_for(office, lambda: office.assessment.journal.stuck or office.assessment.journal.unsaved == 0)
    with Workspace(office.folder) as other:
        return other.open(office.assessment.card.id).sheet.answers.get("1.2.2")


def test_the_leader_approves_then_it_is_locked_and_the_header_says_so(office: Office) -> None:
    office.assessment.set_answer("1.2.2", THREE)
    assert possible(office) == {"approve", "sendBack"}
    dialog = act(office, "approve")
    assert "việc cần làm chưa xong" in words(dialog)
    assert [b.text() for b in dialog.findChildren(QPushButton)] == ["Chưa duyệt", "Duyệt"]
    who = part(dialog, QLineEdit, "stageWho")
    assert isinstance(who, QLineEdit)
    who.setText("Lê  Văn A ")
    yes(dialog)
    assert office.assessment.state is State.APPROVED
    assert office.text("state") == "Lãnh đạo đã duyệt"
    assert office.assessment.state_log[-1].who == "Lê Văn A"
    assert possible(office) == {"lock", "sendBack", "reopen"}
    yes(act(office, "lock"))
    assert office.text("state") == "Đã chốt"
    label = office.window.header.findChild(QLabel, "state")
    assert label is not None
    assert label.toolTip().startswith("Đã chốt ")
    assert "Mở lại…" in label.toolTip()
    assert possible(office) == {"reopen"}
    office.reopen()
    assert office.text("state") == "Đã chốt"
    assert office.assessment.undo_label is None
    assert not office.window.actions_.undo.isEnabled()
    with pytest.raises(RefusedError, match="đã chốt"):
        office.assessment.set_answer("1.2.2", FOUR)


def test_not_approving_changes_nothing(office: Office) -> None:
    dialog = act(office, "approve")
    no = part(dialog, QPushButton, "stageNo")
    assert isinstance(no, QPushButton)
    no.click()
    assert office.assessment.state is State.DRAFT
    assert office.assessment.state_log == ()


def test_reopening_asks_why_and_undo_then_reaches_the_steps_from_before(office: Office) -> None:
    office.assessment.set_answer("1.2.2", THREE)
    office.assessment.set_answer("1.2.2", FOUR)
    office.assessment.move(State.APPROVED)
    office.assessment.move(State.LOCKED)
    office.reopen()
    dialog = act(office, "reopen")
    yes(dialog)
    assert dialog.isVisible()
    assert "Hãy ghi lý do mở lại" in words(dialog)
    assert office.assessment.state is State.LOCKED
    reason = part(dialog, QPlainTextEdit, "stageReason")
    assert isinstance(reason, QPlainTextEdit)
    reason.setPlainText("Sở Nội vụ yêu cầu bổ sung")
    yes(dialog)
    assert office.text("state") == "Đang chấm"
    assert office.assessment.state_log[-1].reason == "Sở Nội vụ yêu cầu bổ sung"
    assert office.assessment.undo_label == "Khai 1.2.2"
    office.assessment.undo()
    assert kept(office) == THREE


def test_the_leader_sends_rows_back_each_with_its_reason(office: Office) -> None:
    office.assessment.set_answer("1.2.2", THREE)
    office.assessment.move(State.APPROVED)
    dialog = act(office, "sendBack")
    assert isinstance(dialog, SendBackDialog)
    yes(dialog)
    assert "Hãy đánh dấu ít nhất một dòng" in words(dialog)
    rows = part(dialog, QTreeWidget, "sendBackRows")
    assert isinstance(rows, QTreeWidget)
    dialog.search.setText("pho bien giao duc")
    in_view = [i for i in dialog._items() if not i.isHidden()]
    assert "1.2.2" in [item.text(0) for item in in_view]
    item = next(item for item in in_view if item.text(0) == "1.2.2")
    item.setCheckState(0, Qt.CheckState.Checked)
    assert rows.currentItem() is item  # the reason below is that of the row just ticked
    yes(dialog)
    assert "Dòng 1.2.2 chưa có lý do trả lại" in words(dialog)
    dialog.reason.insert("Chưa khớp báo cáo")
    dialog.reason.textEdited.emit(dialog.reason.text())
    who = part(dialog, QLineEdit, "stageWho")
    assert isinstance(who, QLineEdit)
    assert who.text() == ""  # whoever sits here is not the leader
    who.setText("Lê Văn A")
    yes(dialog)
    assert office.assessment.state is State.DRAFT
    assert office.assessment.answer("1.2.2") == Answer(values={"value": "3"}, returned="Chưa khớp báo cáo")
    assert office.assessment.state_log[-1].returned == {"1.2.2": "Chưa khớp báo cáo"}
    assert kept(office) == office.assessment.answer("1.2.2")
    dialog = act(office, "approve")
    assert "1 dòng lãnh đạo đã trả lại: 1.2.2" in words(dialog)
    dialog.reject()


def test_what_is_being_typed_is_taken_before_it_is_approved(office: Office) -> None:
    office.choose("1.2.2")
    field = office.field("Số hình thức phổ biến đã thực hiện")
    field.setFocus()
    field.insert("3")
    dialog = act(office, "approve")
    yes(dialog)
    assert kept(office) == THREE


def test_the_bar_says_the_state_and_offers_what_can_be_done_now(office: Office, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    bar = StageBar(office.assessment)
    QVBoxLayout(holder).addWidget(bar)
    holder.show()

    def shown() -> tuple[str, list[str]]:
        label = bar.findChild(QLabel, "stageWords")
        assert label is not None
        return label.text(), [b.text() for b in bar.findChildren(QPushButton) if b.isVisible()]

    assert shown() == ("Đang chấm", ["Lãnh đạo duyệt…", "Trả lại để sửa…"])
    office.assessment.move(State.APPROVED, who="Lê Văn A")
    at = f"{office.assessment.state_log[-1].at.astimezone():%d/%m/%Y %H:%M}"
    assert shown() == (f"Lãnh đạo đã duyệt {at} – Lê Văn A", ["Trả lại để sửa…", "Chốt…", "Mở lại…"])
    office.assessment.send_back({"1.1": "sai"}, "Lê Văn A")
    assert shown()[0].startswith("Đang chấm; lãnh đạo trả lại 1 dòng")
    office.assessment.move(State.APPROVED, who="Lê Văn A")
    office.assessment.move(State.LOCKED, who="Lê Văn A")
    assert shown()[0].startswith("Đã chốt ")
    assert shown()[1] == ["Mở lại…"]
    office.assessment.move(State.DRAFT, "bổ sung")
    assert shown()[0].endswith(": bổ sung")


def test_every_page_can_be_looked_at_while_it_is_locked(office: Office) -> None:
    office.assessment.move(State.APPROVED)
    office.assessment.move(State.LOCKED)
    for name, action in office.window.actions_.pages.items():
        action.trigger()
        assert office.window.page_name == name
    assert isinstance(office.window.page_of("history"), HistoryPage)
    for name in ("facts", "target_percent"):
        shut = office.window.findChild(QWidget, name)
        assert shut is not None
        assert not shut.isEnabled()
        assert shut.toolTip() == CLOSED_WORDS[State.LOCKED]
    facts = office.window.findChild(QMenu, "factsMenu")
    assert facts is not None
    assert not any(action.isEnabled() for action in facts.actions() if not action.isSeparator())


def test_a_window_that_missed_the_locking_keeps_what_was_typed_and_does_not_try_for_ever(
    office: Office,
) -> None:
    office.assessment.set_answer("1.2.2", THREE)
    close_elsewhere(office)
    refuse(office)
    journal = office.assessment.journal
    assert journal.unsaved == 1
    assert journal.stuck
    assert not journal._retry.isActive()
    assert office.assessment.state is State.LOCKED
    assert office.text("state") == "Đã chốt"
    assert office.text("saved") == "Chưa lưu được"
    assert office.window.notice.words.startswith("Bản chấm điểm này đã chốt")
    assert office.assessment.answer("1.2.2") == FOUR
    offers = [b.text() for b in office.window.notice.findChildren(QPushButton) if b.isVisible()]
    assert offers == ["Mở lại để lưu…", "Bỏ 1 thay đổi này"]
    assert kept(office) == THREE
    with pytest.raises(RefusedError):
        office.assessment.set_answer("1.1", Answer(note="thêm nữa"))


def offer(office: Office, text: str) -> None:
    office.named(text).click()  # type: ignore[attr-defined]


def test_what_was_refused_is_saved_once_somebody_reopens(office: Office) -> None:
    office.assessment.set_answer("1.2.2", THREE)
    close_elsewhere(office)
    refuse(office)
    offer(office, "Mở lại để lưu…")
    (dialog,) = [d for d in office.window.findChildren(QDialog) if d.isVisible()]
    reason = part(dialog, QPlainTextEdit, "stageReason")
    assert isinstance(reason, QPlainTextEdit)
    reason.setPlainText("nhập sót")
    yes(dialog)
    waited_for(office, lambda: office.assessment.journal.unsaved == 0)
    assert office.text("saved").startswith("Đã lưu")
    assert kept(office) == FOUR
    assert office.assessment.undo_label == "Khai 1.2.2"


def test_what_was_refused_can_be_dropped_and_the_disk_is_shown(office: Office) -> None:
    office.assessment.set_answer("1.2.2", THREE)
    close_elsewhere(office)
    refuse(office)
    offer(office, "Bỏ 1 thay đổi này")
    assert office.assessment.answer("1.2.2") == THREE
    assert office.assessment.state is State.LOCKED
    assert office.assessment.journal.unsaved == 0
    assert office.text("state") == "Đã chốt"
    office.close()


def test_a_window_that_only_glanced_says_so_too_and_does_not_try_for_ever(office: Office) -> None:
    office.assessment.set_answer("1.2.2", THREE)
    office.reopen()
    close_elsewhere(office)
    refuse(office)
    assert office.assessment.journal.stuck
    assert "vừa được một cửa sổ hoặc chương trình khác thay đổi" in office.window.notice.words
    offer(office, "Bỏ 1 thay đổi này")
    assert office.assessment.answer("1.2.2") == THREE
    assert office.assessment.state is State.LOCKED
    office.close()


def test_a_move_that_somebody_else_was_quicker_with_is_told_and_the_true_state_shown(office: Office) -> None:
    office.assessment.set_answer("1.2.2", THREE)
    dialog = act(office, "approve")
    who = part(dialog, QLineEdit, "stageWho")
    assert isinstance(who, QLineEdit)
    who.setText("Lê Văn A")
    close_elsewhere(office)
    yes(dialog)
    assert "vừa được thay đổi ở cửa sổ hoặc máy khác" in words(dialog)
    assert office.assessment.state is State.LOCKED
    dialog.reject()


def test_steps_are_asked_by_name_from_the_bar_too(office: Office) -> None:
    dialog = stage_bar.lock(office.assessment, office.window)
    assert dialog.windowTitle() == "Chốt bản chấm điểm"
    yes(dialog)
    assert "Tình trạng của bản chấm điểm" in words(dialog)
    dialog.reject()


def test_the_command_line_has_no_way_to_change_a_workspace() -> None:
    """Locked means locked everywhere: the commands only read."""
    commands = Path(__file__).parents[2] / "parscore" / "commands"
    for path in sorted(commands.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert ".record(" not in text or path.name == "demo.py"
        assert "change_state" not in text
