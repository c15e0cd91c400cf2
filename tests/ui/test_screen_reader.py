"""What a screen reader, or a robot, does without keys and mouse: it selects, toggles and puts text in."""

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from parscore.ui.choose_assessment import ChooseAssessment
from parscore.ui.new_assessment import NewAssessment
from parscore.ui.tree_roles import COL_SCORE, COL_TITLE
from tests.ui.office import Office


def spoken(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def test_a_row_that_is_only_selected_is_shown(office: Office, qtbot: QtBot) -> None:
    index = office.page.model.index_of("2.2.3").siblingAtColumn(COL_TITLE)
    office.window.tree.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    qtbot.waitUntil(lambda: office.page.code == "2.2.3")
    selected = office.window.tree.selectionModel().selectedRows()
    assert [row.data() for row in selected] == ["2.2.3"]


def test_some_row_stays_selected(office: Office, qtbot: QtBot) -> None:
    office.choose("1.1")
    office.window.tree.clearSelection()
    qtbot.waitUntil(lambda: len(office.window.tree.selectionModel().selectedRows()) == 1)
    assert office.page.code == "1.1"


def test_text_put_in_is_taken_though_nobody_leaves_the_field(office: Office, qtbot: QtBot) -> None:
    office.choose("7.6.1")
    office.field("Số tin, bài, buổi phát thanh về CCHC").setText("14")
    qtbot.waitUntil(lambda: office.cell("7.6.1", COL_SCORE) != "–")


def test_a_target_put_in_is_taken(office: Office, qtbot: QtBot) -> None:
    office.field("Mục tiêu (%)").setText("90")
    qtbot.waitUntil(lambda: office.text("gap") == "còn thiếu 90,00 điểm")


@pytest.mark.parametrize(
    ("code", "mark"),
    [
        ("1.2.1", "Ban hành kế hoạch theo dõi tình hình thi hành pháp luật"),
        ("1.2.1", "Không đạt nội dung nào"),
        ("1.4.3", "Công bố đầy đủ, đúng thời hạn"),
        ("2.2.7", "Chưa thực hiện"),
        ("4.3", "Không có lỗi nào"),
        ("3.3", "Không phát sinh"),
    ],
)
def test_a_mark_toggled_without_a_click_counts(office: Office, code: str, mark: str) -> None:
    office.choose(code)
    button = office.named(mark)
    assert isinstance(button, QAbstractButton)
    button.toggle()
    assert office.assessment.undo_label is not None
    assert code in office.assessment.undo_label
    assert button.isChecked()


def test_every_menu_can_be_reached_from_the_menu_bar(office: Office) -> None:
    entries = {action.text() for menu in office.window.menuBar().actions() for action in menu.menu().actions()}  # type: ignore[attr-defined]
    assert {"Chuyển đơn vị", "Chuyển năm", "Dữ kiện chung"} <= entries
    assert office.window.actions_.facts.menu() is office.page._facts.offers


def test_an_entry_selected_in_the_list_of_a_box_is_chosen(office: Office, qtbot: QtBot) -> None:
    office.window.actions_.new.trigger()
    dialog = office.window.findChild(NewAssessment)
    assert dialog is not None
    other = 1 - dialog.fields.set.currentIndex()
    index = dialog.fields.set.model().index(other, 0)
    dialog.fields.set.view().selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert dialog.fields.set.currentIndex() == other
    assert dialog.fields.year.currentText() == "2021"
    dialog.reject()


def test_the_assessment_selected_in_the_list_is_opened(office: Office, qtbot: QtBot) -> None:
    first = office.assessment.card
    office.window.actions_.new.trigger()
    dialog = office.window.findChild(NewAssessment)
    assert dialog is not None
    dialog.fields.name.setText("Xã Ia Dơk")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: office.assessment.card.unit.name == "Xã Ia Dơk")
    office.window.actions_.open.trigger()
    chooser = office.window.findChild(ChooseAssessment)
    assert chooser is not None
    row = next(n for n in range(chooser._list.count()) if chooser._list.item(n).text().startswith(first.unit.name))
    model = chooser._list.selectionModel()
    model.select(chooser._list.model().index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    chooser.findChild(QAbstractButton, "open").click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: office.assessment.card.id == first.id)


def test_illustrative_points_are_told_in_words(office: Office) -> None:
    tag = office.window.findChild(QWidget, "illustrative")
    assert tag is not None
    assert tag.isVisible()
    assert spoken(tag).text(QAccessible.Text.Name) == "Điểm minh họa"
