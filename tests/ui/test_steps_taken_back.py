"""Undo and redo say what they moved and where, and show the row it is in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from parscore.scoring.answers import Answer
from tests.ui.office import Office


def _undone(office: Office) -> str:
    office.window.actions_.undo.trigger()
    return office.window.notice.words


def test_a_step_of_another_row_is_named_and_shown(office: Office) -> None:
    office.assessment.set_answer("1.1", Answer(values={"numerator": "9"}))
    office.choose("5.5")
    office.window.show_page("home")
    assert _undone(office) == "Đã hoàn tác: Khai 1.1 (mục 1.1)."
    assert (office.window.page_name, office.page.code) == ("desk", "1.1")
    office.choose("5.5")
    office.window.actions_.redo.trigger()
    assert office.window.notice.words == "Đã làm lại: Khai 1.1 (mục 1.1)."
    assert office.page.code == "1.1"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"target": Decimal(90)}, "Đã hoàn tác: Mục tiêu 90 % (ô Mục tiêu ở trang Chấm điểm)."),
        ({"deadline": date(2025, 12, 15)}, "Đã hoàn tác: Hạn nộp 15/12/2025 (ô Hạn nộp ở trang Tổng quan)."),
        ({"survey_held": False}, "Đã hoàn tác: Dữ kiện chung (nút Dữ kiện chung ở trang Chấm điểm)."),
        ({"owners": {"1.1": "van-phong"}}, "Đã hoàn tác: Phân công (bộ phận phụ trách của mục 1.1)."),
    ],
)
def test_a_step_of_the_whole_sheet_says_where_it_stands(office: Office, change: dict[str, object], said: str) -> None:
    assessment = office.assessment
    before = assessment.circumstances
    assessment.set_circumstances(replace(before, **change))  # type: ignore[arg-type]
    office.choose("5.5")
    assert _undone(office) == said
    assert assessment.circumstances == before
    assert office.page.code == ("1.1" if "owners" in change else "5.5")


def test_many_rows_are_counted_and_the_first_is_shown(office: Office) -> None:
    answers = {code: Answer(note="x") for code in ("1.1", "1.2.1", "1.4.3", "5.4", "5.5")}
    office.assessment.set_answers(answers, "Dán 5 dòng")
    assert _undone(office) == "Đã hoàn tác: Dán 5 dòng (mục 1.1, 1.2.1, 1.4.3 và 2 mục khác)."
    assert office.page.code == "1.1"


def test_a_table_stays_in_view_when_a_step_of_it_is_taken_back(office: Office) -> None:
    office.window.show_page("table")
    office.assessment.set_answer("5.5", Answer(note="x"))
    assert _undone(office) == "Đã hoàn tác: Ghi chú 5.5 (mục 5.5)."
    assert office.window.page_name == "table"
