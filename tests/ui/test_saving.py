"""Nothing typed is lost: saving fails in words, typing goes on, and it is tried again."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Timer
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from parscore.faults import EnvironmentFault, InputError
from parscore.scoring.answers import Answer
from parscore.storage.workspace import Workspace
from parscore.ui import desk as desk_module
from parscore.ui.answer_editor.field import Field
from parscore.ui.journal import Journal
from tests.ui.office import Office

FULL = "Chưa lưu được vào “D:/parscore.db”: ổ đĩa đã đầy; hãy giải phóng dung lượng rồi thử lại."
DONE = "Số văn bản QPPL ban hành đúng trình tự, thủ tục, thẩm quyền và đúng thời hạn"


class Disk:
    """A workspace's way of recording, which can be made to refuse or to take its time."""

    def __init__(self, record: Callable[..., Any]) -> None:
        self._record = record
        self.full = False
        self.free = Event()
        self.free.set()

    def __call__(self, *given: Any, **named: Any) -> Any:
        assert self.free.wait(10)
        if self.full:
            raise EnvironmentFault(FULL)
        return self._record(*given, **named)


@pytest.fixture
def disk(office: Office, monkeypatch: pytest.MonkeyPatch) -> Disk:
    workspace = office.desk.workspace
    assert workspace is not None
    made = Disk(workspace.record)
    monkeypatch.setattr(workspace, "record", made)
    return made


def test_a_full_disk_is_told_in_words_and_typing_goes_on(office: Office, disk: Disk) -> None:
    disk.full = True
    office.choose("1.1")
    office.type(DONE, "985")
    assert office.text("saved") == "Chưa lưu được, sẽ tự thử lại"
    assert office.window.notice.words.startswith(FULL)
    office.type(DONE, "986")
    assert office.assessment.answer("1.1").values == {"numerator": "986"}
    assert office.assessment.journal.unsaved == 2
    disk.full = False
    office.assessment.journal.flush()
    assert office.text("saved").startswith("Đã lưu")
    assert not office.window.notice.isVisible()
    office.reopen()
    assert office.field(DONE).text() == "986"


def test_saving_is_tried_again_by_itself(office: Office, disk: Disk, qtbot: QtBot) -> None:
    office.assessment.journal._retry.setInterval(20)
    disk.full = True
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    disk.full = False
    qtbot.waitUntil(lambda: office.assessment.journal.unsaved == 0)
    assert office.text("saved").startswith("Đã lưu")


def test_undo_of_a_step_that_is_not_on_the_disk_yet_is_kept_in_order(office: Office, disk: Disk) -> None:
    disk.full = True
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    office.assessment.set_answer("1.2.2", Answer(values={"value": "4"}))
    office.assessment.undo()
    disk.full = False
    office.reopen()
    assert office.assessment.answer("1.2.2").values == {"value": "3"}
    assert office.assessment.redo_label == "Khai 1.2.2"


def test_a_workspace_held_by_another_program_does_not_stop_the_window(office: Office, disk: Disk, qtbot: QtBot) -> None:
    disk.free.clear()  # the first write is held until the window has taken both edits, or it would never come here
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    office.assessment.set_answer("1.2.2", Answer(values={"value": "4"}))
    assert office.assessment.journal.unsaved == 2
    disk.free.set()
    qtbot.waitUntil(lambda: office.assessment.journal.unsaved == 0)


@pytest.mark.parametrize(("button", "stays"), [("stay", True), ("discard", False)])
def test_closing_with_unsaved_steps_asks_with_verbs(
    office: Office, disk: Disk, monkeypatch: pytest.MonkeyPatch, button: str, stays: bool
) -> None:
    asked: list[list[str]] = []

    def answer(box: QMessageBox) -> int:
        asked.append([one.text() for one in box.buttons()])
        next(one for one in box.buttons() if one.objectName() == button).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    disk.full = True
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    assert office.window.close() is not stays
    assert sorted(asked[0]) == ["Thử lưu lại", "Đóng, bỏ 1 thay đổi", "Ở lại"]
    disk.full = False
    if stays:
        office.close()


def test_a_step_someone_else_went_on_from_is_taken_back_as_a_step_of_its_own(office: Office, tmp_path: Path) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    with Workspace(office.folder) as other:
        card = other.cards()[0]
        opened = other.open(card.id)
        from parscore.scoring.assessment import Assessment
        from parscore.scoring.edits import Change, Edit

        there = Assessment(opened.criteria_set, opened.sheet)
        there.set_answer("1.4.3", Answer(choice="cham"))
        other.record(card.id, Edit("Khai 1.4.3", (Change("1.4.3", Answer(), Answer(choice="cham")),)), there.result)
    office.assessment.undo()
    assert office.assessment.journal.unsaved == 0
    office.reopen()
    assert not office.assessment.answer("1.2.2").declares
    assert office.assessment.answer("1.4.3").choice == "cham"


def test_a_read_only_workspace_is_told_and_typing_goes_on(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    why = "“D:/parscore.db” chỉ cho đọc nên không lưu được thay đổi."
    office.close()
    monkeypatch.setattr("parscore.storage.glance.glance", lambda *_: None)  # as where nothing can be written
    monkeypatch.setattr(Workspace, "why_read_only", property(lambda _: why))
    monkeypatch.setattr(Workspace, "read_only", property(lambda _: True))
    office.open()
    assert why in office.window.notice.words
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    assert office.assessment.outcome("1.2.2").score is not None
    assert office.assessment.journal.unsaved == 1
    monkeypatch.undo()
    office.close()


def test_a_damaged_workspace_is_told_in_the_middle_of_the_window(office: Office) -> None:
    office.close()
    (office.folder / "parscore.db").write_bytes(b"not a database at all" * 100)
    office.open()
    assert "parscore.db" in office.text("troubleText")
    assert office.named("Thử lại").isVisible()
    assert not office.window.actions_.excel.isEnabled()
    (office.folder / "parscore.db").unlink()
    for left in office.folder.glob("parscore.db-*"):
        left.unlink()
    office.named("Thử lại").click()  # type: ignore[attr-defined]
    assert office.text("total") == "–"


def test_a_broken_sample_is_told_too(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    office.close()

    def refuse(*_: object) -> None:
        raise InputError("Bộ mẫu không dùng được.")

    monkeypatch.setattr(desk_module.Desk, "_begin", refuse)
    office.folder = tmp_path / "another"
    office.open()
    assert office.text("troubleText") == "Bộ mẫu không dùng được."
    office.close()


def test_a_note_typed_with_pauses_is_one_step_to_undo_even_after_opening_again(office: Office) -> None:
    office.choose("1.1")
    note = office.named("Ghi chú")
    assert isinstance(note, QPlainTextEdit)
    form = office.page.pane.form
    assert form is not None
    for text in ("Đã", "Đã đối chiếu", "Đã đối chiếu sổ văn bản"):
        note.setPlainText(text)
        form.remarks.commit()
    assert office.assessment.undo_label == "Ghi chú 1.1"
    office.reopen()
    assert office.assessment.answer("1.1").note == "Đã đối chiếu sổ văn bản"
    office.assessment.undo()
    assert office.assessment.answer("1.1").note == ""
    assert office.assessment.undo_label is None
    office.assessment.redo()
    assert office.assessment.answer("1.1").note == "Đã đối chiếu sổ văn bản"


def test_a_note_is_saved_after_a_pause_without_leaving_it(office: Office, qtbot: QtBot) -> None:
    office.choose("1.1")
    note = office.named("Giải trình")
    note.setFocus()
    QTest.keyClicks(note, "abc")
    qtbot.waitUntil(lambda: office.assessment.answer("1.1").explanation == "abc", timeout=4000)
    assert QApplication.focusWidget() is note


def test_our_own_mistake_in_writing_is_not_swallowed(qtbot: QtBot) -> None:
    journal = Journal()

    def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal.add(broken)
    assert journal.unsaved == 1
    journal.close()


def test_a_second_window_on_the_same_folder_is_told_of_the_first(office: Office, qtbot: QtBot) -> None:
    second = Office(qtbot, office.folder)
    assert "cửa sổ PARSCORE khác" in second.window.notice.words
    second.close()
    office.reopen()
    assert "cửa sổ PARSCORE khác" not in office.window.notice.words


def test_a_figure_is_saved_after_a_pause_without_leaving_its_field(office: Office, qtbot: QtBot) -> None:
    """Power may fail while the cursor still stands in the field."""
    office.choose("1.1")
    line = office.field(DONE)
    line.setFocus()
    QTest.keyClicks(line, "37")
    qtbot.waitUntil(lambda: office.assessment.answer("1.1").values == {"numerator": "37"})
    assert office.assessment.journal.unsaved == 0
    assert (line.text(), line.hasFocus(), line.cursorPosition()) == ("37", True, 2)
    QTest.keyClicks(line, "5")
    office.window.tree.setFocus()
    assert office.assessment.answer("1.1").values == {"numerator": "375"}


def test_escape_takes_back_what_a_pause_has_saved(office: Office, qtbot: QtBot) -> None:
    office.choose("1.1")
    office.type(DONE, "985")
    line = office.field(DONE)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "37")
    qtbot.waitUntil(lambda: office.assessment.answer("1.1").values == {"numerator": "37"})
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), office.assessment.answer("1.1").values) == ("985", {"numerator": "985"})


def test_what_cannot_be_read_yet_waits_for_the_official_without_a_word(office: Office, qtbot: QtBot) -> None:
    office.choose("1.1")
    line = office.field(DONE)
    line.setFocus()
    field = line.parentWidget()
    assert isinstance(field, Field)
    QTest.keyClicks(line, "7x")
    qtbot.waitUntil(lambda: not field._pause.isActive())
    assert (line.text(), field.refused) == ("7x", False)
    assert not office.assessment.answer("1.1").values


def test_a_slow_disk_is_waited_for_when_the_window_closes(office: Office, disk: Disk) -> None:
    office.choose("1.1")
    line = office.field(DONE)
    line.setFocus()
    QTest.keyClicks(line, "37")
    disk.free.clear()
    Timer(0.6, disk.free.set).start()  # longer than an edit waits for the disk
    office.reopen()
    assert office.assessment.answer("1.1").values == {"numerator": "37"}
