"""The first hours with the program: three steps to the first scored row, the sample, and taking it away again."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from parscore.data_files import criteria_folder
from parscore.ui import user_name
from parscore.ui.first_run import FIRST_DONE
from parscore.ui.first_steps import FirstSteps
from parscore.ui.sets.sharing_preview import SharingPreview
from parscore.ui.waiting import StoppedError, WaitingBox, under_way, waited
from tests.ui.office import Office

OWN = "Bắt đầu chấm cho đơn vị của mình"
SAMPLE = "Mở đơn vị mẫu"


def _press(office: Office, name: str) -> None:
    button = office.named(name)
    assert isinstance(button, QPushButton)
    button.click()


def _steps(office: Office) -> FirstSteps:
    dialog = office.window.findChild(FirstSteps)
    assert dialog is not None
    return dialog


def _welcomed(office: Office) -> bool:
    return any(card.isVisible() for card in office.window.findChildren(QWidget, "welcome"))


def test_a_first_start_can_be_worked_in_at_once_and_offers_two_ways_on(office: Office) -> None:
    assert _welcomed(office)
    assert office.named(SAMPLE).isVisible()
    assert QApplication.activeModalWidget() is None
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert not office.window.actions_.remove_sample.isVisible()


def test_three_steps_by_keyboard_lead_from_nothing_to_the_first_scored_row(office: Office) -> None:
    office.named(OWN).setFocus()
    QTest.keyClick(office.named(OWN), Qt.Key.Key_Space)
    steps = _steps(office)
    assert steps.focusWidget() is steps.person
    steps.person.insert("Nguyễn Thị Hoa")  # as an input method does; the test keyboard knows ASCII only
    QTest.keyClick(steps.person, Qt.Key.Key_Return)
    assert (steps.step, steps.fields.messages["name"].isHidden()) == (0, False)
    assert steps.focusWidget() is steps.fields.name
    steps.fields.name.insert("Phường Bình Phước")
    QTest.keyClick(steps.fields.name, Qt.Key.Key_Return)
    assert steps.step == 1
    assert "Điểm minh họa" in steps.fields.messages["set"].text()
    QTest.keyClick(steps.go, Qt.Key.Key_Return)
    card = office.assessment.card
    assert (card.unit.name, card.unit.kind, card.year) == ("Phường Bình Phước", "phuong", 2025)
    assert office.assessment.who == user_name.user_name() == "Nguyễn Thị Hoa"
    assert not _welcomed(office)
    assert f"dòng {office.page.code} đang mở" in office.window.notice.words
    for typed in ("95", "100"):
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert office.window.notice.words == FIRST_DONE
    assert office.text("total") not in ("–", "0,00")


def test_a_kind_that_the_name_contradicts_is_pointed_out_and_put_right_with_one_press(office: Office) -> None:
    _press(office, OWN)
    fields = _steps(office).fields
    fields.name.setText("Xã Lộc Hòa")
    fields.kind.setCurrentIndex(fields.kind.findData("phuong"))
    assert fields.fix_kind.isVisible()
    assert fields.fix_kind.text() == "Tên là “Xã…” mà loại đang chọn là Phường. Đổi thành Xã"
    fields.fix_kind.click()
    assert fields.chosen_kind == "xa"
    assert not fields.fix_kind.isVisible()


def test_steps_left_with_escape_stand_as_they_were_when_opened_again(office: Office) -> None:
    _press(office, OWN)
    steps = _steps(office)
    steps.fields.name.setText("Xã Ia Dơk")
    steps.go.click()
    QTest.keyClick(steps, Qt.Key.Key_Escape)
    assert not steps.isVisible()
    assert office.assessment.card.unit.name == "Xã Lộc Hòa"
    _press(office, OWN)
    assert _steps(office) is steps
    assert (steps.step, steps.fields.name.text()) == (1, "Xã Ia Dơk")
    steps.reject()


def _preview(steps: FirstSteps) -> SharingPreview:
    (preview,) = [one for one in steps.findChildren(SharingPreview) if one.isVisible()]
    return preview


def test_a_set_of_ones_own_is_brought_in_and_what_is_wrong_with_a_file_is_said(office: Office, tmp_path: Path) -> None:
    _press(office, OWN)
    steps = _steps(office)
    steps.fields.name.setText("Xã Ia Dơk")
    steps.go.click()
    broken = tmp_path / "hong.yaml"
    broken.write_text("format: parscore-criteria/1\n", encoding="utf-8")
    steps.road.bring(broken)
    assert _preview(steps).findChild(QLabel, "previewErrors").text().startswith("• dòng 1: lỗi")  # type: ignore[union-attr]
    _preview(steps).reject()
    steps.road.bring(tmp_path / "khong-co.yaml")
    assert "khong-co.yaml" in steps.fields.messages["all"].text()
    own = (criteria_folder() / "loc-hoa-2025.yaml").read_text(encoding="utf-8")
    file = tmp_path / "cua-tinh.yaml"
    file.write_text(own.replace("id: loc-hoa-2025", "id: cua-tinh", 1), encoding="utf-8")
    steps.road.bring(file)
    use = _preview(steps).findChild(QPushButton, "previewUse")
    assert use is not None
    use.click()
    steps.go.click()
    assert office.assessment.card.criteria_id == "cua-tinh"


def test_a_set_that_does_not_know_the_kind_of_unit_is_refused_not_changed_silently(office: Office) -> None:
    _press(office, OWN)
    steps = _steps(office)
    steps.fields.name.setText("Phường Bình Phước")
    steps.fields.kind.setCurrentIndex(steps.fields.kind.findText("Phường"))
    steps.go.click()
    other = next(n for n in range(steps.fields.set.count()) if "Đức Cơ" in steps.fields.set.itemText(n))
    steps.fields.set.setCurrentIndex(other)
    steps.go.click()
    assert "không dùng cho loại đơn vị “Phường”" in steps.fields.messages["all"].text()
    assert steps.fields.chosen_kind == "phuong"
    steps.reject()


def test_the_welcome_goes_for_good_once_hidden_or_once_something_is_scored(office: Office) -> None:
    hide = office.named("Ẩn lời chào")
    QTest.mouseClick(hide, Qt.MouseButton.LeftButton)
    assert not _welcomed(office)
    office.reopen()
    assert not _welcomed(office)


def test_the_welcome_is_shown_again_as_long_as_nothing_was_begun(office: Office) -> None:
    office.reopen()
    assert _welcomed(office)
    office.choose("7.6.2")
    office.type("Giải trình", "thử")
    office.reopen()
    assert not _welcomed(office)


def _sample_box(office: Office) -> QMessageBox:
    office.window.actions_.remove_sample.trigger()
    (box,) = [one for one in office.window.findChildren(QMessageBox, "removeSample") if one.isVisible()]
    return box


def test_the_sample_has_three_years_is_marked_and_can_be_taken_away(office: Office) -> None:
    _press(office, SAMPLE)
    card = office.assessment.card
    assert (card.unit.name, card.year, card.illustrative_facts) == ("Xã Mẫu", 2025, True)
    assert office.window.findChild(QWidget, "sampleFacts").isVisible()  # type: ignore[union-attr]
    assert sorted(c.year for c in office.desk.cards if c.illustrative_facts) == [2023, 2024, 2025]
    assert office.window.actions_.remove_sample.isVisible()
    box = _sample_box(office)
    assert {button.text() for button in box.buttons()} == {"Xóa đơn vị mẫu", "Giữ lại"}
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert office.assessment.card.unit.name == "Xã Mẫu"
    box = _sample_box(office)
    next(b for b in box.buttons() if b.objectName() == "removeNow").click()
    assert office.assessment.card.unit.name == "Xã Lộc Hòa"
    assert not office.window.actions_.remove_sample.isVisible()
    assert _welcomed(office)
    QApplication.processEvents()  # closed at once, the offscreen window would take the keyboard with it
    office.reopen()
    assert [c.unit.name for c in office.desk.cards] == ["Xã Lộc Hòa"]


def test_removing_the_sample_leaves_ones_own_unit_as_it_was(office: Office) -> None:
    office.choose("7.6.2")
    office.type("Giải trình", "của đơn vị")
    own = office.assessment.card
    office.window.actions_.open_sample.trigger()
    assert office.assessment.card.illustrative_facts
    office.desk.open_card(own.id)
    box = _sample_box(office)
    next(b for b in box.buttons() if b.objectName() == "removeNow").click()
    assert office.assessment.card.id == own.id
    assert office.assessment.answer("7.6.2").explanation == "của đơn vị"
    assert office.page.code == "7.6.2"


def test_the_sample_is_made_once_and_then_only_opened(office: Office) -> None:
    office.window.actions_.open_sample.trigger()
    office.desk.open_card(next(c.id for c in office.desk.cards if not c.illustrative_facts))
    office.window.actions_.open_sample.trigger()
    assert office.assessment.card.year == 2025
    assert sum(c.illustrative_facts for c in office.desk.cards) == 3


def test_the_window_opens_on_the_overview_when_that_was_in_view_last(office: Office) -> None:
    office.window.show_page("home")
    office.reopen()
    assert office.window.page_name == "home"
    office.window.show_page("checks")
    office.reopen()
    assert office.window.page_name == "desk"


def test_a_long_wait_says_what_is_done_and_can_be_stopped(office: Office, qtbot: QtBot) -> None:
    go_on = threading.Event()
    dropped: list[str] = []
    seen: list[str] = []

    def look() -> None:
        box = office.window.findChild(WaitingBox)
        if box is None or not box.isVisible():
            QTimer.singleShot(20, look)
            return
        seen.append(office.text("waitingWords"))
        assert not office.window.close()
        box.findChild(QPushButton, "stop").click()  # type: ignore[union-attr]

    def work() -> str:
        assert go_on.wait(20)
        return "xong"

    QTimer.singleShot(0, look)
    with pytest.raises(StoppedError):
        waited(office.window, "Đang mở Xã Mẫu…", work, dropped.append)
    assert seen == ["Đang mở Xã Mẫu…"]
    assert not under_way()
    go_on.set()
    qtbot.waitUntil(lambda: dropped == ["xong"])


def test_a_wait_gives_back_what_was_made_or_what_went_wrong(office: Office) -> None:
    assert waited(office.window, "Đang mở…", lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        waited(office.window, "Đang mở…", lambda: 1 // 0)
