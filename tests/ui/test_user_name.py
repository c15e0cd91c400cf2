"""The name of whoever works here: asked once, after the first edit, and written beside every change from then on."""

from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.ui.user_name import UserNameBar, UserNameField, keep_user_name, user_name
from tests.ui.office import Office


def bar(office: Office) -> UserNameBar | None:
    found = [b for b in office.window.findChildren(UserNameBar) if b.isVisible()]
    return found[0] if found else None


def people(office: Office) -> list[str]:
    assessment = office.assessment
    return [line.who for line in assessment.workspace.history(assessment.card.id)]


def test_the_name_is_asked_after_the_first_edit_and_written_from_then_on(office: Office) -> None:
    assert bar(office) is None
    office.choose("1.2.2")
    office.type("Số hình thức phổ biến đã thực hiện", "3")
    asked = bar(office)
    assert asked is not None
    assert not asked.isAncestorOf(office.window.focusWidget())  # typing goes on where it was
    assert not asked.keep.isEnabled()
    asked.line.insert("  Nguyễn Thị  Hoa ")
    asked.keep.click()
    assert bar(office) is None
    assert user_name() == "Nguyễn Thị Hoa"
    office.assessment.set_answer("1.2.2", Answer(values={"value": "4"}))
    office.assessment.undo()
    assert people(office) == ["", "Nguyễn Thị Hoa", "Nguyễn Thị Hoa"]
    office.reopen()
    assert office.assessment.who == "Nguyễn Thị Hoa"
    office.assessment.set_answer("1.1", Answer(note="x"))
    assert bar(office) is None


def test_putting_it_off_asks_no_more_in_this_session(office: Office) -> None:
    office.assessment.set_answer("1.1", Answer(note="x"))
    asked = bar(office)
    assert asked is not None
    later = asked.findChild(QPushButton, "laterUserName")
    assert later is not None
    later.click()
    office.assessment.set_answer("1.1", Answer(note="y"))
    assert bar(office) is None
    assert user_name() == ""


def test_the_field_of_the_settings_shows_and_changes_the_name(office: Office, qtbot: QtBot) -> None:
    keep_user_name("Hoa")
    field = UserNameField()
    qtbot.addWidget(field)
    line = field.findChild(QLineEdit, "userName")
    assert line is not None
    assert line.text() == "Hoa"
    line.setText("Lan")
    field.commit()
    assert office.assessment.who == "Lan"
    keep_user_name("Mai")
    assert line.text() == "Mai"
