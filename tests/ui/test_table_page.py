"""The table: typed, pasted, filled and copied through the real window, checked by Qt's own model tester."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelection, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parscore.intake.grid import CODE, FIRST, TITLE
from parscore.scoring.answers import Answer
from parscore.scoring.state import State
from parscore.ui.table_model import TableModel
from parscore.ui.table_page import TablePage
from tests.ui.office import Office

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(office: Office) -> TablePage:
    office.window.show_page("table")
    page = office.window.page_of("table")
    assert isinstance(page, TablePage)
    return page


def _at(page: TablePage, code: str, column: int = FIRST) -> QModelIndex:
    index = page.model.index_of(code, column)
    page.table.choose(index)
    return index


def _select(page: TablePage, first: QModelIndex, last: QModelIndex) -> None:
    page.table.setCurrentIndex(first)
    selection = page.table.selectionModel()
    selection.select(QItemSelection(first, last), selection.SelectionFlag.ClearAndSelect)


def _paste(page: TablePage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(page.table, Qt.Key.Key_V, CTRL)


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()


def _editor(page: TablePage) -> QWidget:
    editor = page.table.findChild(QWidget, "cellEditor")
    assert editor is not None
    return editor


def _listed(page: TablePage) -> list[list[str]]:
    model = page.refused.model
    return [[str(model.index(row, at).data()) for at in range(4)] for row in range(model.rowCount())]


def _count(page: TablePage) -> int:
    return len(page.model.grid.codes)


def test_qt_finds_no_fault_in_the_model(office: Office, qtmodeltester: ModelTester) -> None:
    model = TableModel(office.assessment)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.enter("1.2.2", FIRST, "ba")
    model.enter("1.2.2", FIRST, "3")
    model.show_only("van ban", blank=True)
    office.assessment.undo()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_only_rows_the_unit_scores_itself_stand_in_the_table(page: TablePage, office: Office) -> None:
    assert "7.7.1" not in page.model.codes
    assert page.model.codes[0] == "1.1"
    assert page.model.codes[-1] == "P3"
    headings = [page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(page.model.columnCount())]
    assert headings == ["Mã", "Nội dung", "Số liệu 1", "Số liệu 2", "Số liệu 3", "KPS", "Điểm", "Ghi chú", "Giải trình"]


def test_a_cell_is_typed_into_in_place_and_the_score_follows(page: TablePage, office: Office) -> None:
    index = _at(page, "1.2.2")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    editor = _editor(page)
    assert isinstance(editor, QLineEdit)
    assert editor.accessibleName() == "1.2.2 Số hình thức phổ biến đã thực hiện"
    editor.setText("3")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert office.assessment.answer("1.2.2") == Answer(values={"value": "3"})
    assert page.model.index_of("1.2.2", page.model.grid.score).data() == "0,75"
    assert index.data() == "3"
    assert page.table.currentIndex().row() == index.row() + 1
    assert office.assessment.undo_label == "Khai 1.2.2"


def test_tab_leads_from_figure_to_figure_over_what_cannot_be_typed_into(page: TablePage, office: Office) -> None:
    _at(page, "2.2.3")
    QTest.keyClick(page.table, Qt.Key.Key_9)
    for typed in ("9", "10"):
        editor = _editor(page)
        assert isinstance(editor, QLineEdit)
        editor.setText(typed)
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        QTest.qWait(1)
    assert office.assessment.answer("2.2.3").values == {"numerator": "9", "denominator": "10"}
    assert page.table.currentIndex().column() == page.model.grid.not_arising


def test_a_choice_is_made_from_its_options(page: TablePage, office: Office) -> None:
    page.table.edit(_at(page, "1.4.3"))
    box = _editor(page)
    assert isinstance(box, QComboBox)
    assert box.accessibleName() == "1.4.3 Phương án đạt được"
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_2)
    assert box.currentText() == "2. Có công bố nhưng chậm hoặc thiếu văn bản"
    assert office.assessment.answer("1.4.3").choice is None
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert office.assessment.answer("1.4.3").choice == "cham"


def test_what_is_picked_from_the_open_list_is_taken_at_once(page: TablePage, office: Office) -> None:
    office.assessment.set_answer("1.4.3", Answer(choice="cham"))
    page.table.edit(_at(page, "1.4.3"))
    box = _editor(page)
    assert isinstance(box, QComboBox)
    assert box.currentIndex() == 2
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert office.assessment.answer("1.4.3") == Answer()


def test_f2_means_the_cell_and_not_the_form_of_another_page(page: TablePage, office: Office) -> None:
    _at(page, "1.2.2")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    assert isinstance(_editor(page), QLineEdit)
    assert _editor(page).hasFocus()


def test_a_note_of_several_lines_stays_whole(page: TablePage, office: Office) -> None:
    office.assessment.set_answer("1.1", Answer(note="dòng một\ndòng hai"))
    page.table.edit(_at(page, "1.1", page.model.grid.note))
    editor = _editor(page)
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == "dòng một\ndòng hai"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert office.assessment.answer("1.1").note == "dòng một\ndòng hai"
    assert office.assessment.undo_label == "Ghi chú 1.1"


def test_what_is_refused_stays_in_its_cell_with_its_reason_and_is_corrected_from_the_list(
    page: TablePage, office: Office
) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    page.model.enter("1.2.2", FIRST, "1,5")
    index = page.model.index_of("1.2.2", FIRST)
    assert index.data() == "1,5"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("1,5, chưa nhận")
    assert "Đang giữ: 3" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert office.assessment.answer("1.2.2").values == {"value": "3"}
    assert page.refused.isVisible()
    assert _listed(page) == [["1.2.2", "Số liệu 1", "1,5", "“1,5” không phải là số nguyên. Ví dụ: 12"]]
    page.search.setText("khong co dong nay")
    page.refused.table.setCurrentIndex(page.refused.model.index(0, 0))
    QTest.keyClick(page.refused.table, Qt.Key.Key_Return)
    editor = _editor(page)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "1,5"
    editor.setText("2")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert office.assessment.answer("1.2.2").values == {"value": "2"}
    assert not page.refused.isVisible()


def test_what_is_refused_waits_while_the_official_is_on_another_page(page: TablePage, office: Office) -> None:
    page.table.edit(_at(page, "1.2.2"))
    editor = _editor(page)
    assert isinstance(editor, QLineEdit)
    editor.setText("ba")
    office.window.show_page("desk")
    office.window.show_page("table")
    assert page.model.index_of("1.2.2", FIRST).data() == "ba"
    office.named("Bỏ các giá trị này").click()  # type: ignore[attr-defined]
    assert page.model.index_of("1.2.2", FIRST).data() == ""
    assert not page.refused.isVisible()


def test_what_is_being_typed_is_taken_when_the_page_is_left(page: TablePage, office: Office) -> None:
    page.table.edit(_at(page, "1.2.2"))
    editor = _editor(page)
    assert isinstance(editor, QLineEdit)
    editor.setText("3")
    office.window.show_page("desk")
    assert office.assessment.answer("1.2.2").values == {"value": "3"}


def test_a_block_is_pasted_as_one_step_and_what_cannot_be_taken_is_listed(page: TablePage, office: Office) -> None:
    _at(page, "2.2.3")
    _paste(page, "985\t1.000\nchín\t10\t\t\t\tNguồn: Một cửa\r\n")
    assert office.assessment.answer("2.2.3").values == {"numerator": "985", "denominator": "1000"}
    assert office.assessment.answer("2.2.4") == Answer(values={"denominator": "10"}, note="Nguồn: Một cửa")
    assert _listed(page) == [["2.2.4", "Số liệu 1", "chín", "“chín” không phải là một số. Ví dụ: 98,5"]]
    assert office.window.actions_.undo.text() == "Hoàn tác: Dán 4 ô"
    assert office.window.notice.words == (
        "Đã dán 4 ô vào 2 dòng. Cột “Điểm” không nhập được nên bỏ qua. 1 ô chưa nhận, xem danh sách bên dưới bảng."
    )
    office.window.actions_.undo.trigger()
    assert office.assessment.answer("2.2.3") == Answer()
    assert office.assessment.answer("2.2.4") == Answer()


def test_the_notice_and_the_list_follow_what_is_repaired_wherever(page: TablePage, office: Office) -> None:
    _at(page, "2.2.3")
    _paste(page, "một\t1.000\nchín\t10")
    assert office.window.notice.words.endswith("2 ô chưa nhận, xem danh sách bên dưới bảng.")
    assert page.model.enter("2.2.3", FIRST, "985")
    assert office.window.notice.words.endswith("1 ô chưa nhận, xem danh sách bên dưới bảng.")
    answer = office.assessment.answer("2.2.4")
    office.assessment.set_answer("2.2.4", replace(answer, note="x"))
    assert [row[2] for row in _listed(page)] == ["chín"]
    office.assessment.set_answer("2.2.4", replace(answer, values={**answer.values, "numerator": "9"}))
    assert not page.refused.isVisible()
    assert page.model.index_of("2.2.4", FIRST).data() == "9"
    assert "chưa nhận" not in office.window.notice.words


def test_pasted_rows_follow_the_rows_in_view(page: TablePage, office: Office) -> None:
    page.search.setText("tin, bai")
    assert page.model.codes == ("7.6.1",)
    _at(page, "7.6.1")
    _paste(page, "14\n15")
    assert office.assessment.answer("7.6.1").values == {"value": "14"}
    assert "1 dòng dán thừa ở cuối" in office.window.notice.words


def test_one_value_is_pasted_into_every_selected_cell(page: TablePage, office: Office) -> None:
    last = page.model.grid.not_arising
    _select(page, page.model.index_of("1.3.1", last), page.model.index_of("1.4.1", last))
    _paste(page, "x")
    assert all(office.assessment.answer(code).not_arising for code in ("1.3.1", "1.3.2", "1.4.1"))
    assert office.assessment.undo_label == "Dán 3 ô"


def test_rows_with_codes_are_matched_by_code_and_what_others_supply_is_skipped_and_listed(
    page: TablePage, office: Office
) -> None:
    _at(page, "1.1")
    _paste(page, "2.2.3\t9\t10\n7.7.1\t86,4\nT1\t1")
    assert office.assessment.answer("2.2.3").values == {"numerator": "9", "denominator": "10"}
    assert office.assessment.answer("1.1") == Answer()
    assert not office.assessment.answer("7.7.1").declares
    assert "ghép theo mã" in office.window.notice.words
    ((code, heading, typed, why),) = _listed(page)
    assert (code, heading, typed) == ("7.7.1", "Số liệu 1", "86,4")
    assert "Số liệu ngoài" in why


def test_a_block_pasted_while_typing_in_one_cell_is_still_a_block(page: TablePage, office: Office) -> None:
    page.table.edit(_at(page, "2.2.3"))
    QGuiApplication.clipboard().setText("9\t10")
    QTest.keyClick(_editor(page), Qt.Key.Key_V, CTRL)
    assert office.assessment.answer("2.2.3").values == {"numerator": "9", "denominator": "10"}


def test_the_whole_table_copied_out_pastes_back_without_a_change(page: TablePage, office: Office) -> None:
    office.assessment.set_answer("2.2.3", Answer(values={"numerator": "985", "denominator": "1000.5"}, note='a\n"b"'))
    office.assessment.set_answer("1.2.1", Answer(checked=("ke_hoach",)))
    office.assessment.set_answer("1.3.2", Answer(not_arising=True, reason="không có"))
    steps = office.assessment.undo_label
    office.named("Chép cả bảng").click()  # type: ignore[attr-defined]
    assert _clipboard().startswith("Mã\tNội dung\tSố liệu 1\t")
    assert "\t985\t1000,5\t" in _clipboard()
    _at(page, "1.1", CODE)
    QTest.keyClick(page.table, Qt.Key.Key_V, CTRL)
    assert office.assessment.undo_label == steps
    assert not page.refused.isVisible()
    assert office.window.notice.words.startswith("Không có ô nào thay đổi.")


def test_codes_reach_spreadsheets_as_text(page: TablePage, office: Office) -> None:
    page.copy_all()
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<td style=\"mso-number-format:'\\@'\">1.2.1</td>" in html


def test_a_selection_copied_pastes_elsewhere(page: TablePage, office: Office) -> None:
    office.assessment.set_answer("2.2.3", Answer(values={"numerator": "1234.5", "denominator": "2000"}))
    _select(page, page.model.index_of("2.2.3", FIRST), page.model.index_of("2.2.3", FIRST + 1))
    QTest.keyClick(page.table, Qt.Key.Key_C, CTRL)
    assert _clipboard() == "1234,5\t2000"
    _at(page, "2.2.4")
    QTest.keyClick(page.table, Qt.Key.Key_V, CTRL)
    assert office.assessment.answer("2.2.4").values == {"numerator": "1234.5", "denominator": "2000"}


def test_filling_down_repeats_the_first_row_in_those_selected_below(page: TablePage, office: Office) -> None:
    office.assessment.set_answer("1.3.1", Answer(values={"denominator": "12"}))
    _select(page, page.model.index_of("1.3.1", FIRST + 1), page.model.index_of("1.4.3", FIRST + 1))
    QTest.keyClick(page.table, Qt.Key.Key_D, CTRL)
    for code in ("1.3.2", "1.4.1", "1.4.2"):
        assert office.assessment.answer(code).values == {"denominator": "12"}
    assert office.assessment.answer("1.4.3") == Answer()
    assert office.assessment.undo_label == "Điền xuống 3 ô"


def test_one_row_selected_is_filled_from_the_row_above(page: TablePage, office: Office) -> None:
    office.assessment.set_answer("1.3.1", Answer(values={"denominator": "12"}))
    _at(page, "1.3.2", FIRST + 1)
    QTest.keyClick(page.table, Qt.Key.Key_D, CTRL)
    assert office.assessment.answer("1.3.2").values == {"denominator": "12"}


def test_deleting_empties_the_selected_cells_as_one_step(page: TablePage, office: Office) -> None:
    for code in ("1.3.1", "1.3.2"):
        office.assessment.set_answer(code, Answer(values={"numerator": "1", "denominator": "2"}))
    _select(page, page.model.index_of("1.3.1", FIRST), page.model.index_of("1.3.2", FIRST))
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert office.assessment.answer("1.3.2").values == {"denominator": "2"}
    assert office.assessment.undo_label == "Xóa 2 ô"
    office.assessment.undo()
    assert office.assessment.answer("1.3.1").values == {"numerator": "1", "denominator": "2"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1\t" * 1_000_000 + "1", "nhiều hơn một bảng chấm điểm"),
        ("x" * 10_000_000, "nhiều hơn một bảng chấm điểm"),
        ("\x7fELF\x02\x01", "không phải là bảng chữ"),
        ("a\x01b", "không phải là bảng chữ"),
        ("", "Chưa có chữ nào để dán"),
    ],
)
def test_a_hostile_clipboard_is_answered_in_one_sentence(page: TablePage, office: Office, text: str, told: str) -> None:
    _at(page, "1.1")
    _paste(page, text)
    assert told in office.window.notice.words
    assert office.assessment.undo_label is None


def test_a_full_table_is_pasted(page: TablePage, office: Office) -> None:
    _at(page, page.model.codes[0])
    QGuiApplication.clipboard().setText("\n".join(["1\t2\t3\tx"] * _count(page)))
    page.paste()
    assert office.assessment.answer("2.2.3").values == {"numerator": "1", "denominator": "2"}


def test_only_blank_rows_can_be_shown_and_a_row_filled_in_stays_until_the_next_filtering(
    page: TablePage, office: Office
) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    mark = office.named("Chỉ dòng trống")
    assert isinstance(mark, QAbstractButton)
    mark.click()
    assert "1.2.2" not in page.model.codes
    page.model.enter("1.2.1", FIRST, "không")
    assert "1.2.1" in page.model.codes
    assert office.text("tableCount") == f"{_count(page) - 1}/{_count(page)} dòng"
    page.search.setText("khong dong nao nhu the")
    assert "Không có dòng nào như vậy" in office.text("tableNone")
    mark.click()
    page.search.clear()
    assert len(page.model.codes) == _count(page)


def test_a_closed_assessment_is_only_shown_and_says_so(page: TablePage, office: Office, qtbot: QtBot) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    qtbot.waitUntil(lambda: not office.assessment.journal.unsaved)
    office.assessment.move(State.APPROVED)
    page.refresh()
    assert "Lãnh đạo đã duyệt" in office.text("tableClosed")
    assert not page.model.index_of("1.1", FIRST).flags() & Qt.ItemFlag.ItemIsEditable
    _at(page, "1.1")
    _paste(page, "9\t10")
    assert "muốn sửa hãy mở lại" in office.window.notice.words
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.table.findChild(QWidget, "cellEditor") is None
    assert office.assessment.answer("1.1") == Answer()
    assert not page.paste_button.isEnabled()


def test_the_cell_in_hand_says_what_it_wants_and_what_its_row_comes_to(page: TablePage, office: Office) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    _at(page, "1.2.2")
    assert office.text("cellAsked") == "1.2.2  Số hình thức phổ biến đã thực hiện"
    assert "số nguyên" in office.text("cellHint")
    assert office.text("cellWorking").startswith("Diễn giải điểm: 3")
    _at(page, "1.2.1")
    assert "1: Ban hành kế hoạch" in office.text("cellHint")
    _at(page, "1.2.1", TITLE)
    assert office.text("cellHint") == ""


def _type_and_tab(page: TablePage, typed: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    editor = _editor(page)
    if isinstance(editor, QLineEdit):
        editor.setText(typed)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(typed)
    QTest.keyClick(editor, key)
    QTest.qWait(1)


def test_an_explanation_is_written_pasted_and_filled_down_in_the_table(page: TablePage, office: Office) -> None:
    column = page.model.grid.explanation
    page.table.edit(_at(page, "1.3.1", column))
    editor = _editor(page)
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("Sổ giấy\nlưu tại văn phòng")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert office.assessment.answer("1.3.1").explanation == "Sổ giấy\nlưu tại văn phòng"
    assert office.assessment.undo_label == "Giải trình 1.3.1"
    _select(page, page.model.index_of("1.3.1", column), page.model.index_of("1.4.1", column))
    QTest.keyClick(page.table, Qt.Key.Key_D, CTRL)
    assert office.assessment.answer("1.4.1").explanation == "Sổ giấy\nlưu tại văn phòng"
    _at(page, "1.1", CODE)
    _paste(page, "Mã\tGiải trình\n2.2.3\tChưa số hóa\n")
    assert office.assessment.answer("2.2.3").explanation == "Chưa số hóa"


def test_tab_at_the_end_of_a_row_goes_on_in_the_next_and_back(page: TablePage, office: Office) -> None:
    index = _at(page, "2.2.3", page.model.grid.explanation)
    page.table.edit(index)
    _type_and_tab(page, "vì thế")
    assert office.assessment.answer("2.2.3").explanation == "vì thế"
    assert _editor(page).accessibleName().startswith(page.model.codes[index.row() + 1])
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (index.row() + 1, FIRST)
    _type_and_tab(page, "", Qt.Key.Key_Backtab)
    assert page.table.currentIndex() == index
    assert isinstance(_editor(page), QPlainTextEdit)


def test_enter_after_tab_goes_below_the_cell_where_the_run_began(page: TablePage, office: Office) -> None:
    index = _at(page, "2.2.3")
    page.table.edit(index)
    _type_and_tab(page, "9")
    editor = _editor(page)
    assert isinstance(editor, QLineEdit)
    editor.setText("10")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert office.assessment.answer("2.2.3").values == {"numerator": "9", "denominator": "10"}
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (index.row() + 1, FIRST)
    QTest.qWait(1)
    _at(page, "2.2.3", FIRST + 1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    QTest.keyClick(_editor(page), Qt.Key.Key_Return)
    assert page.table.currentIndex().column() == FIRST + 1


def test_the_whole_table_copied_out_says_what_each_row_wants(page: TablePage, office: Office) -> None:
    page.copy_all()
    head, *rows = _clipboard().splitlines()
    assert head.endswith("\tGhi chú\tGiải trình\tCần nhập")
    (row,) = (row for row in rows if row.startswith("1.2.2\t"))
    assert row.endswith("\t1: Số hình thức phổ biến đã thực hiện")
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    _at(page, "1.1", CODE)
    QTest.keyClick(page.table, Qt.Key.Key_V, CTRL)
    assert "Cần nhập" not in office.window.notice.words
    assert office.assessment.answer("1.2.2").values == {"value": "3"}
