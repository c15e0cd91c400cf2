"""Scores the Sở gave: typed row by row or read from its sheet, beside the unit's own, and as a habit over years."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from parscore.scoring.stages import Stage
from parscore.scoring.state import State
from parscore.storage.appraised import Appraised
from parscore.storage.workspace import Workspace
from parscore.ui.years.appraised_side import NO_HABIT, AppraisedSide
from parscore.ui.years.page import YearsPage
from tests.intake.test_result_sheet import workbook
from tests.ui.office import Office
from tests.ui.test_compare_side import LAST, NOW, THEN, XA, confirm, keep
from tests.ui.test_crosswalk_side import new_set, old_set


@pytest.fixture
def three(qtbot: QtBot, dressed: object, tmp_path: Path) -> Office:
    """2023 on the old set, 2024 and 2025 on the new one; the earlier years were appraised."""
    folder = tmp_path / "workspace"
    with Workspace(folder) as workspace:
        then = keep(workspace, XA, 2023, old_set(), THEN)
        last = keep(workspace, XA, 2024, new_set(), LAST)
        workspace.keep_appraised(then, Stage.APPRAISAL_1, given({"1.1": "0.5", "1.2": "2"}))
        workspace.keep_appraised(last, Stage.APPRAISAL_1, given({"1.1": "1", "1.2": "1.5"}))
        workspace.keep_appraised(last, Stage.PUBLISHED, given({"1.1": "1.25"}))
        workspace.keep_setting("last_card", str(keep(workspace, XA, 2025, new_set(), NOW)))
    return Office(qtbot, folder)


def given(scores: Mapping[str, str]) -> list[Appraised]:
    return [Appraised(code, Decimal(score)) for code, score in scores.items()]


def side_of(office: Office) -> AppraisedSide:
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    page.show_side("appraised")
    side = page.side("appraised")
    assert isinstance(side, AppraisedSide)
    QApplication.processEvents()
    return side


def type_in(side: AppraisedSide, score: str, remark: str = "") -> None:
    for line, text in ((side.score, score), (side.remark, remark)):
        line.setFocus()
        line.selectAll()
        line.insert(text)


def kept(office: Office, stage: Stage = Stage.APPRAISAL_1) -> dict[str, tuple[object, str]]:
    assert office.desk.workspace is not None
    found = office.desk.workspace.appraised(office.assessment.card.id, stage)
    return {code: (one.score, one.remark) for code, one in found.items()}


def row(side: AppraisedSide, code: str) -> tuple[str, ...]:
    return next(line.cells for line in side.model.lines if line.code == code)


def test_scores_are_typed_row_after_row_with_enter(three: Office) -> None:
    side = side_of(three)
    assert side.row.text() == "1.1. Ban hành kế hoạch cải cách hành chính năm (tối đa 2 điểm)"
    type_in(side, "1,5", "Ban hành chậm")
    QTest.keyClick(side.remark, Qt.Key.Key_Return)
    assert side.row.text().startswith("1.2.")
    assert side.score.hasFocus()
    type_in(side, "1")
    QTest.keyClick(side.score, Qt.Key.Key_Return)
    assert kept(three) == {"1.1": (Decimal("1.5"), "Ban hành chậm"), "1.2": (Decimal(1), "")}
    assert row(side, "1.1")[3:] == ("2,00", "1,5", "bị trừ −0,50", "Ban hành chậm")
    assert row(side, "1.2")[5] == "như nhau"
    assert side.told.text() == (
        "Thẩm định lần 1: 2 mục có cả hai điểm, tự chấm 3,00, được cho 2,50 (thấp hơn 0,50 điểm); 1 mục bị trừ, 0 mục "
        "được thêm."
    )


@pytest.mark.parametrize(
    ("typed", "why"), [("hai", "không phải là một số"), ("2,5", "lớn hơn điểm tối đa 2 của mục 1.1")]
)
def test_a_score_that_cannot_be_one_stays_in_the_field_and_says_why(three: Office, typed: str, why: str) -> None:
    side = side_of(three)
    type_in(side, typed)
    side.keep_button.click()
    assert why in side.refused.text()
    assert side.score.text() == typed
    side.table.choose(side.model.row_of("1.3"))
    assert side.row.text().startswith("1.1.")
    three.window.show_page("home")
    assert three.window.page_name == "years"
    type_in(side, "2")
    three.window.show_page("home")
    assert three.window.page_name == "home"
    assert kept(three) == {"1.1": (Decimal(2), "")}


def test_going_to_another_row_or_stage_keeps_what_was_typed(three: Office) -> None:
    side = side_of(three)
    type_in(side, "1")
    side.table.choose(side.model.row_of("1.4"))
    type_in(side, "0,5")
    side.stage.setCurrentIndex(2)
    assert kept(three) == {"1.1": (Decimal(1), ""), "1.4": (Decimal("0.5"), "")}
    assert kept(three, Stage.PUBLISHED) == {}
    assert row(side, "1.1")[4] == "–"
    type_in(side, "hai")
    side.stage.setCurrentIndex(0)
    assert side.stage.currentText() == "Kết quả công bố"


def test_what_a_row_had_been_given_before_stands_beside_it(three: Office) -> None:
    side = side_of(three)
    for score in ("1", "1,5"):
        side.table.choose(side.model.row_of("1.1"))
        type_in(side, score)
        side.keep_button.click()
    side.table.choose(side.model.row_of("1.1"))
    assert "; trước đó: 1 (" in side.row.text()


def test_a_score_emptied_is_taken_back(three: Office) -> None:
    side = side_of(three)
    type_in(side, "1")
    side.keep_button.click()
    side.table.choose(side.model.row_of("1.1"))
    type_in(side, "")
    side.keep_button.click()
    assert kept(three) == {}


SHEET = (
    ("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Lý do trừ điểm"),
    ("1.1", "Kế hoạch", 2, 2, 1.5, "Ban hành chậm"),
    ("1.2", "Báo cáo", 2, 1.5, 1, None),
    ("1.3", "Tuyên truyền", 2, 0.5, 3, None),
    ("1.9", "Mục lạ", 2, 1, 1, None),
    ("1.4", "Kiểm tra", 2, 2, "chưa rõ", None),
)


def test_the_sheet_the_so_sent_back_is_taken_in_as_one_step_and_what_was_left_is_told(
    three: Office, tmp_path: Path
) -> None:
    side = side_of(three)
    side.bring_file(workbook(tmp_path / "tra-ve.xlsx", SHEET))
    assert kept(three) == {"1.1": (Decimal("1.5"), "Ban hành chậm"), "1.2": (Decimal(1), "")}
    told = three.window.notice.words
    assert "Đã nhập điểm của 2 mục" in told
    assert "Dòng không khớp mục nào: B5 1.9" in told
    assert "Ô không đọc được: E6 “chưa rõ”" in told
    assert "Điểm lớn hơn điểm tối đa nên bỏ qua: B4 (3 > 2)" in told
    assert "Điểm tự chấm trong tệp khác ở đây tại mục: 1.2" in told
    (undo,) = [one for one in three.window.notice.findChildren(QPushButton, "offer0") if one.isVisible()]
    undo.click()
    assert kept(three) == {}


def test_a_sheet_without_scores_of_the_so_is_refused(three: Office, tmp_path: Path) -> None:
    side = side_of(three)
    side.bring_file(workbook(tmp_path / "tu-cham.xlsx", [line[:4] for line in SHEET]))
    assert "không thấy cột điểm thẩm định" in three.window.notice.words
    assert kept(three) == {}


def test_the_habit_of_scoring_too_high_is_seen_over_the_years(three: Office) -> None:
    confirm(three)
    side = side_of(three)
    type_in(side, "1")
    side.keep_button.click()
    side.habit.click()
    first = side.model.lines[0].cells
    assert first[0] == "1.1"
    assert first[2:] == ("−0,50", "−0,25", "−1,00", "tự chấm cao hơn 3/3 năm, trung bình −0,58 điểm")
    assert row(side, "1.2")[2:] == ("0", "+0,50", "–", "không năm nào tự chấm cao hơn (2 năm có số liệu)")
    side.habit.click()
    assert side.score.isVisible()


def test_rows_no_crosswalk_joins_have_no_habit_across_sets(three: Office) -> None:
    side = side_of(three)
    side.habit.click()
    assert side.model._headings[2:-1] == ("2023", "2024")
    assert row(side, "1.1")[2:4] == ("–", "−0,25")


def test_scores_of_a_locked_year_are_typed_too(three: Office) -> None:
    for state in (State.APPROVED, State.LOCKED):
        three.assessment.move(state)
    side = side_of(three)
    type_in(side, "1")
    side.keep_button.click()
    assert kept(three) == {"1.1": (Decimal(1), "")}


def test_without_any_appraisal_the_habit_says_so(office: Office) -> None:
    side = side_of(office)
    side.habit.click()
    assert side.told.text() == NO_HABIT
