"""The panel of roles: named, added, taken away, given rows in bulk; every change is one step that can be undone."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.scoring.owners import owners_by_code, roles_of
from parscore.scoring.state import State
from parscore.ui.roles_panel import NAME, RolesPanel
from tests.ui.office import Office


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> RolesPanel:
    made = RolesPanel(office.assessment)
    qtbot.addWidget(made)
    made.show()
    return made


def listed(panel: RolesPanel) -> dict[str, list[str]]:
    items = (panel.roles.topLevelItem(place) for place in range(panel.roles.topLevelItemCount()))
    return {item.text(NAME): [item.text(column) for column in range(1, 5)] for item in items if item is not None}


def choose(panel: RolesPanel, name: str) -> None:
    for place in range(panel.roles.topLevelItemCount()):
        item = panel.roles.topLevelItem(place)
        if item is not None and item.text(NAME) == name:
            panel.roles.setCurrentItem(item)
            return
    raise AssertionError(name)


def message(panel: RolesPanel) -> str:
    label = panel.findChild(QLabel, "rolesMessage")
    assert label is not None
    return label.text()


def owner(office: Office, code: str) -> str:
    return owners_by_code(office.assessment.criteria_set, office.assessment.circumstances)[code].name


def test_each_role_tells_how_many_rows_it_has_and_how_many_are_done(office: Office, panel: RolesPanel) -> None:
    assert listed(panel)["Tư pháp - Hộ tịch"] == ["8", "0", "0", "8"]
    assert listed(panel)["Văn phòng - Thống kê"] == ["39", "0", "6", "33"]
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    assert listed(panel)["Tư pháp - Hộ tịch"] == ["8", "1", "0", "7"]


def test_a_role_is_renamed_in_the_list_and_names_stay_unlike(office: Office, panel: RolesPanel) -> None:
    choose(panel, "Tư pháp - Hộ tịch")
    item = panel.roles.currentItem()
    assert item is not None
    item.setText(NAME, " Phòng  Tư pháp ")
    assert owner(office, "1.2.2") == "Phòng Tư pháp"
    assert office.assessment.undo_label == "Đổi tên bộ phận Phòng Tư pháp"
    choose(panel, "Phòng Tư pháp")
    item = panel.roles.currentItem()
    assert item is not None
    item.setText(NAME, "Tài chính - Kế toán")
    assert "Đã có bộ phận" in message(panel)
    assert owner(office, "1.2.2") == "Phòng Tư pháp"
    office.assessment.undo()
    assert owner(office, "1.2.2") == "Tư pháp - Hộ tịch"


def test_rows_of_an_area_are_given_to_a_new_role_in_one_step_and_fall_back_with_it(
    office: Office, panel: RolesPanel
) -> None:
    panel.add.click()
    assert "Bộ phận mới" in listed(panel)
    panel.rows.area.setCurrentIndex(1)
    panel.rows.every.click()
    assert len(panel.rows.marked) == 8
    panel.rows.role.setCurrentText("Bộ phận mới")
    panel.rows.give.click()
    assert office.assessment.undo_label == "Giao 8 dòng"
    assert listed(panel)["Bộ phận mới"][0] == "8"
    assert owner(office, "1.2.2") == "Bộ phận mới"
    assert panel.rows.marked == []
    choose(panel, "Bộ phận mới")
    panel.remove.click()
    assert "8 dòng trở về bộ phận ghi trong bộ tiêu chí" in message(panel)
    assert owner(office, "1.2.2") == "Tư pháp - Hộ tịch"
    office.assessment.undo()
    assert owner(office, "1.2.2") == "Bộ phận mới"
    office.reopen()
    assert owner(office, "1.2.2") == "Bộ phận mới"


def test_a_role_the_set_still_names_is_told_when_it_is_taken_away(office: Office, panel: RolesPanel) -> None:
    choose(panel, "Tư pháp - Hộ tịch")
    panel.remove.click()
    assert "Bộ tiêu chí vẫn giao 8 dòng cho bộ phận này" in message(panel)
    assert listed(panel)["Tư pháp - Hộ tịch (theo bộ tiêu chí)"][0] == "8"
    choose(panel, "Tư pháp - Hộ tịch (theo bộ tiêu chí)")
    assert not panel.remove.isEnabled()


def test_a_preset_brings_the_offices_and_hands_over_the_work_of_the_posts(office: Office, panel: RolesPanel) -> None:
    since_july = next(a for a in panel.presets.offers.actions() if a.text() == "Từ ngày 01/7/2025 (xã, đặc khu)")
    since_july.trigger()
    roles = roles_of(office.assessment.criteria_set, office.assessment.circumstances)
    assert list(roles.values())[:3] == ["Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]
    assert owner(office, "1.2.2") == "Văn phòng HĐND và UBND"
    assert "12 dòng vẫn theo bộ phận cũ" in message(panel)
    office.assessment.undo()
    assert owner(office, "1.2.2") == "Tư pháp - Hộ tịch"


def test_nothing_can_be_changed_while_it_is_locked(office: Office, panel: RolesPanel) -> None:
    office.assessment.move(State.APPROVED)
    for widget in (panel.add, panel.rename, panel.remove, panel.presets, panel.rows.give, panel.rows.role):
        assert not widget.isEnabled()
    assert "muốn sửa hãy mở lại" in message(panel)
    office.assessment.move(State.DRAFT, "sửa")
    assert panel.add.isEnabled()
    assert message(panel) == ""
