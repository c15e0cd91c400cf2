"""What cannot be read is refused in the field, in words; what was kept stays."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.office import Office

DONE = "Số văn bản QPPL ban hành đúng trình tự, thủ tục, thẩm quyền và đúng thời hạn"
DAY = "Ngày cập nhật mẫu phiếu khảo sát"
POINTS = "Điểm tự chấm"


def _message(office: Office, field: str) -> str:
    label = office.window.findChild(QLabel, f"field_{field}Message")
    assert label is not None
    return label.text() if label.isVisible() else ""


@pytest.mark.parametrize(
    ("typed", "shown", "kept"),
    [
        ("1.234", "1.234", "1234"),
        ("1 234", "1.234", "1234"),
        ("98,5", "98,5", "98.5"),
        ("98.5", "98,5", "98.5"),
        ("1.234,5", "1.234,5", "1234.5"),
        ("０１２", "12", "12"),
    ],
)
def test_a_quantity_is_read_tolerantly_and_shown_as_understood(
    office: Office, typed: str, shown: str, kept: str
) -> None:
    office.choose("1.1")
    office.type(DONE, typed)
    assert office.field(DONE).text() == shown
    assert office.assessment.answer("1.1").values == {"numerator": kept}


def test_money_against_last_year_takes_points_between_thousands(office: Office) -> None:
    office.choose("5.4")
    office.type("Chi trực tiếp từ ngân sách nhà nước (triệu đồng): năm đánh giá", "1.000")
    assert _message(office, "current") == ""
    assert office.assessment.answer("5.4").values == {"current": "1000"}


@pytest.mark.parametrize("typed", ["1,2,3", "-5", "1e9", "NaN", "٣", "9" * 30, "", "abc", "½", "1..2"])
def test_a_bad_quantity_stays_visible_with_a_sentence_and_changes_nothing(office: Office, typed: str) -> None:
    office.choose("1.1")
    office.type(DONE, "985")
    office.type(DONE, typed)
    assert office.field(DONE).text() == typed
    assert _message(office, "numerator").startswith("×")
    assert office.field(DONE).accessibleDescription()
    assert office.assessment.answer("1.1").values == {"numerator": "985"}
    office.type(DONE, "990")
    assert _message(office, "numerator") == ""
    assert office.assessment.answer("1.1").values == {"numerator": "990"}


def test_an_untouched_empty_field_is_no_mistake(office: Office) -> None:
    office.choose("1.1")
    office.type(DONE, "")
    assert _message(office, "numerator") == ""


@pytest.mark.parametrize(("typed", "kept"), [("0.5", "0.5"), ("0,5", "0.5"), ("1", "1")])
def test_points_take_both_marks(office: Office, typed: str, kept: str) -> None:
    office.choose("7.6.2")
    office.type(POINTS, typed)
    assert office.assessment.answer("7.6.2").points == kept


@pytest.mark.parametrize("typed", ["1.234", "1,5", "0,1", "2", "-1", "1e0"])
def test_points_are_asked_for_when_ambiguous_and_refused_outside_the_scale(office: Office, typed: str) -> None:
    office.choose("7.6.2")
    office.type(POINTS, typed)
    assert _message(office, "points").startswith("×")
    assert office.assessment.answer("7.6.2").points is None
    assert office.field(POINTS).text() == typed


@pytest.mark.parametrize(
    ("typed", "kept"), [("5/4/2025", "2025-04-05"), ("05-04-2025", "2025-04-05"), ("05.04.2025", "2025-04-05")]
)
def test_a_day_is_read_in_the_usual_ways(office: Office, typed: str, kept: str) -> None:
    office.choose("2.2.7")
    office.type(DAY, typed)
    assert office.field(DAY).text() == "05/04/2025"
    assert office.assessment.answer("2.2.7").values == {"date": kept}


@pytest.mark.parametrize("typed", ["31/02/2025", "5/4", "5/4/25", "2025-04-05", "hôm qua", "٣/٤/2025", "00/01/2025"])
def test_a_day_that_does_not_exist_is_refused(office: Office, typed: str) -> None:
    office.choose("2.2.7")
    office.type(DAY, typed)
    assert _message(office, "date").startswith("×")
    assert office.assessment.answer("2.2.7").values == {}


def test_a_refused_text_is_still_there_after_looking_at_another_row(office: Office) -> None:
    office.choose("1.1")
    office.type(DONE, "1,2,3")
    office.choose("1.2.1")
    office.choose("1.1")
    assert office.field(DONE).text() == "1,2,3"
    assert _message(office, "numerator").startswith("×")


def test_enter_stays_in_a_field_that_was_refused(office: Office, qtbot: QtBot) -> None:
    office.choose("7.6.2")
    field = office.field(POINTS)
    field.setFocus()
    QTest.keyClicks(field, "5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert office.page.code == "7.6.2"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), _message(office, "points")) == ("", "")


def test_a_wrong_value_in_a_list_is_named_by_its_place(office: Office) -> None:
    office.choose("2.1.2")
    office.type("Tỷ lệ TTHC đã công khai trên từng kênh (%)", "100; 99,5\nba")
    assert "Giá trị thứ 3" in _message(office, "items")
    office.type("Tỷ lệ TTHC đã công khai trên từng kênh (%)", "100; 99,5\n100")
    assert office.assessment.answer("2.1.2").values == {"items": ("100", "99.5", "100")}


@pytest.mark.parametrize(("typed", "said"), [("0", "100 %"), ("101", "100 %"), ("abc", "không phải là một số")])
def test_a_target_out_of_reach_is_refused_where_the_gap_stands(office: Office, typed: str, said: str) -> None:
    office.type("Mục tiêu (%)", "90")
    assert office.text("gap") == "còn thiếu 90,00 điểm"
    office.type("Mục tiêu (%)", typed)
    assert said in office.text("gap")
    assert str(office.assessment.target) == "90"
    assert isinstance(office.named("Mục tiêu (%)"), QLineEdit)
