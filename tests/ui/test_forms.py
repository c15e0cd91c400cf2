"""Each kind of rule has its form, and each form gives the answer the rule takes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.ui.new_assessment import NewAssessment
from parscore.ui.tree_roles import COL_MAX, COL_SCORE, COL_STATUS
from tests.ui.office import Office


def _on(office: Office, name: str) -> bool:
    widget = office.named(name)
    assert isinstance(widget, QAbstractButton)
    return widget.isChecked()


def test_one_of_several_levels(office: Office) -> None:
    office.choose("1.4.3")
    office.mark("Có công bố nhưng chậm hoặc thiếu văn bản")
    assert office.assessment.answer("1.4.3").choice == "cham"
    assert office.cell("1.4.3", COL_SCORE) == "0,25"
    office.assessment.undo()
    assert not _on(office, "Có công bố nhưng chậm hoặc thiếu văn bản")


def test_in_a_checklist_nothing_done_is_an_answer_and_blank_is_none(office: Office) -> None:
    first = "Ban hành kế hoạch theo dõi tình hình thi hành pháp luật"
    office.choose("1.2.1")
    assert office.cell("1.2.1", COL_STATUS) == "Chưa chấm"
    office.mark("Không đạt nội dung nào")
    assert office.assessment.answer("1.2.1").checked == ()
    assert office.cell("1.2.1", COL_SCORE) == "0,00"
    office.mark(first)
    assert office.assessment.answer("1.2.1").checked == ("ke_hoach",)
    assert not _on(office, "Không đạt nội dung nào")
    office.mark(first)
    assert _on(office, "Không đạt nội dung nào")
    office.mark("Không đạt nội dung nào")
    assert office.assessment.answer("1.2.1").checked is None
    assert office.cell("1.2.1", COL_STATUS) == "Chưa chấm"


def test_faults_are_counted_and_no_fault_is_one_press_away(office: Office) -> None:
    office.choose("2.2.6")
    name = office.assessment.criteria_set.by_code["2.2.6"].rule.inputs[0].label  # type: ignore[union-attr]
    office.mark("Không có lỗi nào")
    assert office.assessment.answer("2.2.6").faults == {}
    assert office.cell("2.2.6", COL_SCORE) == "1,00"
    office.type(name, "2")
    assert office.cell("2.2.6", COL_SCORE) == "0,50"
    assert not _on(office, "Không có lỗi nào")
    office.mark("Không có lỗi nào")
    assert office.field(name).text() == ""


def test_a_date_that_never_came(office: Office) -> None:
    office.choose("2.2.7")
    office.mark("Chưa thực hiện")
    assert office.assessment.answer("2.2.7").values == {"date": "never"}
    assert office.cell("2.2.7", COL_SCORE) == "0,00"
    assert not office.field("Ngày cập nhật mẫu phiếu khảo sát").isEnabled()
    office.mark("Chưa thực hiện")
    assert office.cell("2.2.7", COL_STATUS) == "Chưa chấm"
    office.type("Ngày cập nhật mẫu phiếu khảo sát", "31/3/2025")
    assert office.cell("2.2.7", COL_SCORE) == "0,50"


def test_a_formula_asks_for_its_variables(office: Office) -> None:
    office.choose("7.2")
    rule = office.assessment.criteria_set.by_code["7.2"].rule
    assert rule is not None
    for field, typed in zip(rule.inputs, ("9", "1", "10"), strict=True):
        office.type(field.label, typed)
    assert office.assessment.answer("7.2").values == {"dung_han": "9", "muon": "1", "tong": "10"}
    assert office.cell("7.2", COL_STATUS) == "Thiếu giải trình"


def test_not_arising_keeps_the_figures_for_when_it_is_taken_back(office: Office) -> None:
    office.choose("1.3.2")
    done = "Số văn bản đã xử lý đúng quy định"
    office.type(done, "3")
    office.mark("Không phát sinh")
    assert office.cell("1.3.2", COL_STATUS) == "Không phát sinh"
    assert not office.field(done).isEnabled()
    office.type("Lý do không phát sinh", "Không phát hiện văn bản sai")
    assert office.assessment.answer("1.3.2").reason == "Không phát hiện văn bản sai"
    office.mark("Không phát sinh")
    assert office.field(done).text() == "3"


def test_what_others_supply_looks_locked_and_says_who(office: Office) -> None:
    office.choose("7.7.1")
    assert "chờ kết quả điều tra xã hội học" in office.text("lockText")
    assert office.page.pane.form is not None
    assert office.page.pane.form.findChildren(QLineEdit, "field_value") == []
    office.type("Ghi chú", "Chờ Sở Nội vụ")
    assert office.assessment.answer("7.7.1").note == "Chờ Sở Nội vụ"


def test_clearing_a_row_keeps_its_note_and_can_be_undone(office: Office) -> None:
    office.choose("1.2.2")
    office.type("Số hình thức phổ biến đã thực hiện", "3")
    office.type("Ghi chú", "Sổ tuyên truyền")
    office.named("Xóa kê khai").click()  # type: ignore[attr-defined]
    assert office.assessment.answer("1.2.2") == Answer(note="Sổ tuyên truyền")
    assert office.window.actions_.undo.text() == "Hoàn tác: Xóa kê khai 1.2.2"
    office.window.actions_.undo.trigger()
    assert office.field("Số hình thức phổ biến đã thực hiện").text() == "3"


def test_contradictions_of_the_source_are_shown_side_by_side(office: Office) -> None:
    office.choose("2.2.3")
    assert office.text("conflictsTitle") == "Nguồn mâu thuẫn"
    assert "98%" in office.text("conflict0")
    assert "96%" in office.text("conflict0")


def test_facts_of_the_whole_sheet_can_be_declared_and_undone(office: Office) -> None:
    facts = office.page._facts
    marks = {action.text(): action for action in facts.offers.actions() if action.isCheckable()}
    assert next(iter(marks)) == "Có điều tra xã hội học"
    marks["Có điều tra xã hội học"].trigger()
    assert not office.assessment.sheet.survey_held
    assert office.cell("7.7.1", COL_MAX) == "0"
    next(action for text, action in marks.items() if "khiển trách" in text).trigger()
    assert office.assessment.sheet.facts == {"leader_reprimanded"}
    office.window.actions_.undo.trigger()
    office.window.actions_.undo.trigger()
    assert office.assessment.sheet.survey_held
    assert marks["Có điều tra xã hội học"].isChecked()


def test_a_new_assessment_is_made_and_opened_and_the_old_one_stays_a_choice(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    office.window.actions_.new.trigger()
    dialog = office.window.findChild(NewAssessment)
    assert dialog is not None
    dialog.fields.name.setText("")
    dialog.accept_button.click()
    assert dialog.fields.messages["name"].text().startswith("Hãy gõ tên đơn vị")
    dialog.fields.name.setText("Phường  Bình Phước")
    dialog.fields.kind.setCurrentIndex(dialog.fields.kind.findText("Phường"))
    dialog.fields.year.setCurrentText("năm nay")
    dialog.accept_button.click()
    assert dialog.fields.messages["year"].text().startswith("Hãy gõ năm")
    dialog.fields.year.setCurrentText("2024")
    dialog.accept_button.click()
    card = office.assessment.card
    assert (card.unit.code, card.unit.name, card.unit.kind, card.year) == (
        "phuong-binh-phuoc",
        "Phường Bình Phước",
        "phuong",
        2024,
    )
    assert office.text("unitButton") == "Phường Bình Phước"
    units = office.window.header._unit.offers
    assert [a.text() for a in units.actions() if a.text()] == ["Phường Bình Phước", "Xã Lộc Hòa", "Tạo đơn vị, năm…"]
    office.reopen()
    assert office.assessment.card.unit.name == "Phường Bình Phước"


def test_the_same_unit_and_year_again_is_refused_in_words(office: Office) -> None:
    office.window.actions_.new.trigger()
    dialog = office.window.findChild(NewAssessment)
    assert dialog is not None
    dialog.accept_button.click()
    assert "đã có bản chấm điểm năm 2025" in dialog.fields.messages["all"].text()
    dialog.reject()


@pytest.mark.parametrize("set_id", ["loc-hoa-2025", "duc-co-2021"])
def test_every_row_of_every_installed_set_can_be_shown(office: Office, set_id: str) -> None:
    from parscore.intake.installed import installed_sets
    from parscore.scoring.answers import Unit

    chosen = next(s.criteria_set for s in installed_sets() if s.criteria_set and s.criteria_set.id == set_id)
    workspace = office.desk.workspace
    assert workspace is not None
    card = workspace.create(Unit("thu", "Xã Thử", chosen.unit_kinds[-1]), max(chosen.years) - 1, chosen)
    office.desk._open(card)
    for node in chosen.walk_all():
        office.choose(node.code)
        assert office.page.code == node.code
        assert office.text("title").startswith(node.code)
