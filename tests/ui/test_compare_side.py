"""Years of a unit beside each other: what can be compared is, what cannot says why, in table and pictures."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parscore.intake.crosswalk_file import crosswalk_folder, write_crosswalk
from parscore.scoring.answers import BLANK, Answer, AnswerSheet, Unit
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import Crosswalk, Link, Relation
from parscore.scoring.earlier_year import EarlierRow, EarlierYear
from parscore.scoring.edits import Change, Edit
from parscore.storage.predecessors import Predecessor
from parscore.storage.workspace import Workspace
from parscore.ui.years.compare_side import NOTHING, ONE, CompareSide
from parscore.ui.years.page import YearsPage
from tests.ui.office import Office
from tests.ui.test_comfort import resize
from tests.ui.test_crosswalk_side import new_set, old_set
from tests.ui.units import small_folder

XA = Unit("nho", "Xã Nhỏ", "xa")
THEN = {"1.1": "1", "1.2": "2", "1.3": "1.5", "1.4": "2"}
LAST = {"1.1": "1.5", "1.2": "1", "1.3": "2", "1.4": "2"}
NOW = {"1.1": "2", "1.2": "1", "1.3": "0.5", "1.4": "2"}
CONFIRMED = (
    Link(relation=Relation.SAME, old=("1.1",), new=("1.1",)),
    Link(relation=Relation.RENAMED, old=("1.2",), new=("1.2",)),
    Link(relation=Relation.SPLIT, old=("1.3",), new=("1.3", "1.4")),
    Link(relation=Relation.DROPPED, old=("1.4",)),
)


def keep(workspace: Workspace, unit: Unit, year: int, criteria_set: CriteriaSet, points: Mapping[str, str]) -> int:
    card = workspace.create(unit, year, criteria_set)
    answers = {code: Answer(points=given) for code, given in points.items()}
    sheet = AnswerSheet(criteria_set.id, criteria_set.version, unit, year, answers)
    changes = tuple(Change(code, BLANK, answer) for code, answer in answers.items())
    workspace.record(card.id, Edit("Nhập", changes), score(criteria_set, sheet))
    return card.id


@pytest.fixture
def three(qtbot: QtBot, dressed: object, tmp_path: Path) -> Office:
    """2023 on the old set, 2024 and 2025 on the new one."""
    folder = tmp_path / "workspace"
    with Workspace(folder) as workspace:
        keep(workspace, XA, 2023, old_set(), THEN)
        keep(workspace, XA, 2024, new_set(), LAST)
        workspace.keep_setting("last_card", str(keep(workspace, XA, 2025, new_set(), NOW)))
    return Office(qtbot, folder)


def confirm(office: Office) -> None:
    crosswalk = Crosswalk.between(old_set(), new_set(), CONFIRMED, confirmed_by="Ánh", confirmed_on=date(2025, 12, 1))
    write_crosswalk(crosswalk, crosswalk_folder(office.folder))


def side_of(office: Office) -> CompareSide:
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    page.show_side("compare")
    side = page.side("compare")
    assert isinstance(side, CompareSide)
    QApplication.processEvents()
    return side


def row(side: CompareSide, code: str) -> tuple[str, ...]:
    return next(line.cells for line in side.model.lines if line.code == code)


def pick(side: CompareSide, *years: str) -> None:
    """Let exactly these years stand beside each other."""
    for key, button in list(side.buttons.items()):
        wanted = any(button.text().startswith(year) for year in years)
        if side.buttons[key].isChecked() != wanted:
            side.buttons[key].click()


def test_the_open_year_stands_beside_the_two_before_it(three: Office, qtmodeltester: ModelTester) -> None:
    side = side_of(three)
    assert [button.text() for button in side.buttons.values() if button.isChecked()] == [
        "2023",
        "2024",
        "2025 (đang mở)",
    ]
    assert row(side, "1.1")[3:] == ("1,50/2\n75,00 %", "2,00/2\n100,00 %", "tăng +0,50 điểm", "so điểm")
    assert row(side, "1.3")[5] == "giảm −1,50 điểm"
    assert row(side, "1.4")[5] == "không đổi"
    assert row(side, "1")[3:6] == ("6,50/8\n81,25 %", "5,50/8\n68,75 %", "giảm −1,00 điểm")
    assert side.model.lines[0].cells[4:6] == ("5,50/8\n68,75 %", "giảm −12,50 điểm %")
    qtmodeltester.check(side.model)  # type: ignore[no-untyped-call]


def test_how_much_can_be_compared_is_always_in_sight(three: Office) -> None:
    side = side_of(three)
    assert "2023 → 2024: 25 % (chưa có bảng tương ứng" in side.coverage.text()
    assert "2024 → 2025: 100 % (cùng một bộ tiêu chí)" in side.coverage.text()
    confirm(three)
    side = side_of(three)
    assert "2023 → 2024: 100 % (theo bảng tương ứng đã xác nhận)" in side.coverage.text()
    for view in ("bars", "radar", "trend"):
        side.show_view(view)
        assert side.coverage.isVisible()


def test_a_year_begun_and_not_scored_has_no_total_whether_it_is_open_or_not(
    qtbot: QtBot, dressed: object, tmp_path: Path
) -> None:
    for open_year in (2024, 2025):
        folder = tmp_path / str(open_year)
        with Workspace(folder) as workspace:
            cards = {2024: keep(workspace, XA, 2024, new_set(), {}), 2025: keep(workspace, XA, 2025, new_set(), NOW)}
            workspace.keep_setting("last_card", str(cards[open_year]))
        side = side_of(Office(qtbot, folder))
        pick(side, "2024", "2025")
        assert side.model.lines[0].cells[2:] == (
            "–",
            "5,50/8\n68,75 %",
            "chưa có số năm trước",
            "năm 2024 chưa chấm mục nào",
        )


def test_rows_nobody_confirmed_are_not_compared_and_show_no_change(three: Office) -> None:
    side = side_of(three)
    pick(side, "2023", "2024")
    assert row(side, "1.1")[4:] == ("tăng +0,50 điểm", "so điểm")
    for code in ("1.2", "1.3"):
        assert row(side, code)[4:] == ("không so được", "chưa xác nhận tương ứng")
    told = [line.cells[4] for line in side.model.lines if line.cells[4].startswith("không so được")]
    assert not any(re.search(r"\d", text) for text in told)


def test_split_rows_are_compared_as_a_group_and_dropped_ones_say_so(three: Office) -> None:
    confirm(three)
    side = side_of(three)
    pick(side, "2023", "2024")
    assert row(side, "1.2")[5] == "so điểm; đổi tên"
    assert row(side, "1.3")[4:] == ("tăng +25,00 điểm %", "so cả nhóm: 1.3 → 1.3 + 1.4")
    gone = [line.cells for line in side.model.lines if line.cells[1] == "Tủ sách pháp luật"]
    assert gone[0][2:] == ("2,00/2\n100,00 %", "–", "không so được", "năm 2024 không còn mục này")


def test_a_filter_shows_the_rows_of_one_state_and_counts_them(three: Office) -> None:
    side = side_of(three)
    assert side.filters["up"].text() == "Tăng 1"
    side.filters["up"].click()
    assert [line.code for line in side.model.lines] == ["1.1"]
    side.filters["down"].click()
    assert [line.code for line in side.model.lines] == ["1.3"]
    side.filters["not"].click()
    assert side.model.lines == []
    side.filters["all"].click()
    assert {"1", "1.1", "1.4"} <= {line.code for line in side.model.lines}


def test_the_steps_of_a_row_from_year_to_year_stand_below_the_table(three: Office) -> None:
    confirm(three)
    side = side_of(three)
    side.table.choose(side.model.row_of("1.1"))
    assert side.foot.text() == "2023 → 2024: tăng +0,50 điểm (so điểm); 2024 → 2025: tăng +0,50 điểm (so điểm)"


def test_an_edit_is_seen_when_the_page_is_in_view(three: Office, qtbot: QtBot) -> None:
    side = side_of(three)
    three.assessment.set_answer("1.1", Answer(points="1.5"))
    qtbot.waitUntil(lambda: row(side, "1.1")[5] == "không đổi")


def test_a_year_still_being_scored_is_provisional_and_only_what_both_have_is_compared(three: Office) -> None:
    three.assessment.set_answer("1.3", BLANK)
    side = side_of(three)
    assert side.model.lines[0].cells[4].endswith("tạm tính")
    assert "không so được (năm 2025 còn mục chưa có điểm (tạm tính))" in side.told.text()
    assert "Riêng 3 mục so được và đã có điểm ở cả hai năm: 75,00 % → 83,33 % điểm tối đa" in side.told.text()
    assert row(side, "1.3")[5] == "không so được"


PAPER = EarlierYear(2022, "Chỉ số CCHC 2022", Decimal("6.0"), Decimal(8), "Khá", "3/45", published=True)


def test_a_year_known_from_a_paper_is_compared_as_far_as_it_goes(three: Office) -> None:
    assert three.desk.workspace is not None
    three.desk.workspace.keep_earlier_result("nho", PAPER, source="QĐ 15")
    area = EarlierRow("1", "Lĩnh vực 1", Decimal(6), Decimal(8), area=True)
    three.desk.workspace.keep_earlier_result("nho", PAPER._replace(year=2021, rows=(area,)))
    side = side_of(three)
    assert [button.text() for button in side.buttons.values()][:2] == ["2021 công bố", "2022 công bố"]
    pick(side, "2022", "2024")
    whole = side.model.lines[0].cells
    assert whole[2:5] == ("6,00/8\n75,00 %", "6,50/8\n81,25 %", "tăng +6,25 điểm %")
    assert "không rõ cách chấm" in whole[5]
    assert next(line.cells[2] for line in side.model.lines if line.cells[1] == "Thứ hạng") == "3/45"
    assert row(side, "1.1")[4:] == ("chưa có số năm trước", "năm 2022 chỉ có tổng điểm")


def test_two_sources_of_one_year_never_stand_beside_each_other(three: Office) -> None:
    assert three.desk.workspace is not None
    three.desk.workspace.keep_earlier_result("nho", PAPER._replace(year=2024))
    side = side_of(three)
    pick(side, "2023", "2025")
    next(button for button in side.buttons.values() if button.text() == "2024 công bố").click()
    next(button for button in side.buttons.values() if button.text() == "2024").click()
    assert [button.text() for button in side.buttons.values() if button.isChecked()] == [
        "2023",
        "2024",
        "2025 (đang mở)",
    ]


def test_the_pictures_carry_the_figures_of_the_table(three: Office) -> None:
    side = side_of(three)
    side.views["bars"].click()
    figures = [line.cells for line in side.charts.model.lines]
    assert figures == [("1. Lĩnh vực 1", "5,50/8\n68,75 %", "6,50/8\n81,25 %", "không so được")]
    assert "2025 5,50/8 · 68,75 %, 2024 6,50/8 · 81,25 %" in side.charts.bars.accessibleDescription()
    side.refresh()
    assert not side.filters["up"].isVisible()
    side.views["radar"].click()
    assert "cần ít nhất 3 lĩnh vực" in side.charts.note.text()
    side.views["trend"].click()
    assert [line.cells[0] for line in side.charts.model.lines] == ["2023", "2024", "2025"]
    assert side.charts.model.lines[2].cells[1] == "68,75 % (bo-moi)"
    for picture in (side.charts.bars, side.charts.radar, side.charts.trend):
        assert picture.accessibleName()
        assert not picture.grab().isNull()


def test_years_of_merged_communes_are_lines_of_their_own_and_enter_no_sum(three: Office) -> None:
    assert three.desk.workspace is not None
    workspace = three.desk.workspace
    cu = Unit("cu", "Xã Cũ", "xa")
    workspace.keep_predecessors("nho", [Predecessor(cu, date(2025, 7, 1))])
    workspace.keep_earlier_result("cu", PAPER._replace(year=2023, total=Decimal(4)))
    side = side_of(three)
    before = [line.cells for line in side.model.lines]
    side.views["trend"].click()
    assert side.charts.model.lines[0].cells == (
        "2023",
        "93,75 % (bo-cu)".replace("93,75", "81,25"),
        "50,00 % (văn bản)",
    )
    assert "Xã Cũ: 2023 50,00 %" in side.charts.trend.accessibleDescription()
    side.views["table"].click()
    assert [line.cells for line in side.model.lines] == before


def test_a_narrow_window_keeps_the_last_years_and_says_what_it_left_out(three: Office) -> None:
    assert three.desk.workspace is not None
    for year in range(2012, 2023):
        three.desk.workspace.keep_earlier_result("nho", PAPER._replace(year=year))
    side = side_of(three)
    side._wanted = [choice.key for choice in side._choices]
    resize(three, (1366, 768))
    side.refresh()
    wide = side.model.columnCount()
    resize(three, (900, 768))
    QApplication.processEvents()
    assert side.model.columnCount() < wide
    assert side.model._headings[-3] == "2025"
    side.table.choose(0)
    assert "năm đầu không hiện" in side.foot.text()


def test_a_line_opens_its_row_on_the_desk(three: Office) -> None:
    side = side_of(three)
    side.table.choose(side.model.row_of("1.2"))
    QTest.keyClick(side.table, Qt.Key.Key_Return)
    assert three.window.page_name == "desk"
    assert three.page.code == "1.2"


def test_one_year_alone_says_what_is_missing(qtbot: QtBot, dressed: object, tmp_path: Path) -> None:
    office = Office(qtbot, small_folder(tmp_path))
    side = side_of(office)
    assert side.told.text() == NOTHING
    assert not side.table.isVisible()


def test_too_few_years_chosen_say_so(three: Office) -> None:
    side = side_of(three)
    pick(side, "2025")
    assert side.told.text() == ONE
    assert not side.coverage.isVisible()
    assert not side.filters["up"].isVisible()
    pick(side, "2024", "2025")
    assert side.filters["up"].isVisible()
    assert side.export.isVisible()


def test_another_window_that_wrote_to_an_earlier_year_is_seen(three: Office) -> None:
    side = side_of(three)
    with Workspace(three.folder) as other:
        (card,) = other.cards(year=2024)
        opened = other.open(card.id)
        change = Change("1.1", opened.sheet.answers["1.1"], Answer(points="2"))
        answers = {**opened.sheet.answers, "1.1": Answer(points="2")}
        other.record(card.id, Edit("Sửa", (change,)), score(new_set(), replace(opened.sheet, answers=answers)))
    side.refresh()
    assert row(side, "1.1")[5] == "không đổi"
