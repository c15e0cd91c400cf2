"""Years scored without the program: typed, read from a file, kept, taken back; and the communes merged."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from parscore.scoring.earlier_year import Depth
from parscore.storage.earlier_results import EarlierResult
from parscore.ui.years.compare_side import CompareSide
from parscore.ui.years.earlier_form import PUBLISHED
from parscore.ui.years.earlier_side import EMPTY, EarlierSide
from parscore.ui.years.page import YearsPage
from tests.intake.test_result_sheet import RETURNED, workbook
from tests.ui.office import Office
from tests.ui.units import small_folder


@pytest.fixture
def small(qtbot: QtBot, dressed: object, tmp_path: Path) -> Office:
    return Office(qtbot, small_folder(tmp_path))


def page_of(office: Office) -> YearsPage:
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    return page


def side_of(office: Office) -> EarlierSide:
    page = page_of(office)
    page.show_side("earlier")
    side = page.side("earlier")
    assert isinstance(side, EarlierSide)
    return side


def type_in(side: EarlierSide, **texts: str) -> None:
    for name, text in texts.items():
        side.form.lines[name.rstrip("_")].setText(text)


def kept(office: Office, unit: str = "nho") -> list[EarlierResult]:
    assert office.desk.workspace is not None
    return office.desk.workspace.earlier_results(unit)


def undo(office: Office) -> None:
    (offer,) = [one for one in office.window.notice.findChildren(QPushButton, "offer0") if one.isVisible()]
    offer.click()


def test_a_total_alone_is_kept_and_can_be_compared(small: Office) -> None:
    side = side_of(small)
    assert side.note.text() == EMPTY
    type_in(side, year="2023", total="6,5", maximum="8", class_="Khá", rank="3/45", source="Quyết định số 15")
    QTest.keyClick(side.form.lines["rank"], Qt.Key.Key_Return)
    (one,) = kept(small)
    assert (one.result.year, one.result.total, one.result.max_score) == (2023, Decimal("6.5"), 8)
    assert (one.result.class_name, one.result.rank, one.source) == ("Khá", "3/45", "Quyết định số 15")
    assert side.model.lines[0].cells == (
        "2023",
        "Tự chấm",
        "6,5/8",
        "Khá",
        "3/45",
        "chỉ tổng điểm",
        "Quyết định số 15",
    )
    assert side.form.lines["year"].text() == ""
    page = page_of(small)
    page.show_side("compare")
    compare = page.side("compare")
    assert isinstance(compare, CompareSide)
    assert [button.text() for button in compare.buttons.values()] == ["2023 văn bản", "2025 (đang mở)"]


@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        ({"year": "23", "total": "6"}, "year", "bốn chữ số"),
        ({"year": "2023"}, "total", "Hãy ghi tổng điểm"),
        ({"year": "2023", "total": "sáu"}, "total", "không phải là một số"),
        ({"year": "2023", "total": "9", "maximum": "8"}, "total", "lớn hơn điểm tối đa"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(
    small: Office, typed: dict[str, str], field: str, why: str
) -> None:
    side = side_of(small)
    type_in(side, **typed)
    side.form.keep.click()
    assert why in side.form.refused.text()
    assert side.form.lines[field].hasFocus()
    assert side.form.lines[field].property("refused") is True
    assert kept(small) == []


def test_keeping_and_dropping_are_taken_back_with_one_button(small: Office) -> None:
    side = side_of(small)
    for total in ("6", "7"):
        type_in(side, year="2023", total=total)
        side.form.keep.click()
    assert [one.result.total for one in kept(small)] == [7]
    undo(small)
    assert [one.result.total for one in kept(small)] == [6]
    side.table.choose(0)
    side.drop.click()
    assert kept(small) == []
    undo(small)
    assert [one.result.total for one in kept(small)] == [6]


def test_a_result_is_opened_changed_and_kept_again(small: Office) -> None:
    side = side_of(small)
    type_in(side, year="2023", total="6")
    side.form.kind.setCurrentText(PUBLISHED)
    side.form.keep.click()
    side.table.choose(0)
    QTest.keyClick(side.table, Qt.Key.Key_Return)
    assert side.form.lines["total"].text() == "6"
    assert side.form.kind.currentText() == PUBLISHED
    type_in(side, rank="1/12")
    side.form.keep.click()
    (one,) = kept(small)
    assert (one.result.rank, one.result.published) == ("1/12", True)


def test_a_table_of_scores_is_looked_at_before_it_is_kept(small: Office, tmp_path: Path) -> None:
    side = side_of(small)
    side.bring_file(workbook(tmp_path / "ket-qua-2023.xlsx", RETURNED))
    assert kept(small) == []
    assert side.form.lines["total"].text() == "82,5"
    assert side.rows_told.text() == "Đang kèm bảng điểm: 1 lĩnh vực, 3 mục."
    type_in(side, year="2023")
    side.form.keep.click()
    (one,) = kept(small)
    assert one.result.depth is Depth.ROWS
    assert [(row.code, row.score, row.area) for row in one.result.rows][:2] == [
        ("I", Decimal("9.5"), True),
        ("1.1", Decimal(2), False),
    ]
    assert one.source == "ket-qua-2023.xlsx"
    assert side.rows_told.text() == ""


def test_published_scores_are_those_the_so_gave(small: Office, tmp_path: Path) -> None:
    side = side_of(small)
    side.form.kind.setCurrentText(PUBLISHED)
    rows = [
        *RETURNED[:2],
        ("I", "MỘT", 10, 9, 8),
        ("1", "Kế hoạch", 5, 4, 3),
        ("II", "HAI", 5, 5, 5),
        ("1", "Khác", 5, 5, 5),
    ]
    side.bring_file(workbook(tmp_path / "cong-bo.xlsx", rows))
    assert [(row.code, row.score) for row in side.form.rows] == [("I", 8), ("I.1", 3), ("II", 5), ("II.1", 5)]


def test_a_file_without_scores_is_refused_and_leaves_the_fields(small: Office, tmp_path: Path) -> None:
    side = side_of(small)
    type_in(side, year="2022")
    side.bring_file(workbook(tmp_path / "khac.xlsx", [("Họ tên", "Chức vụ"), ("An", "Chủ tịch")]))
    assert "Không thấy bảng điểm" in small.window.notice.words
    assert side.form.lines["year"].text() == "2022"


def test_merged_communes_are_named_with_their_day_and_keep_their_own_results(small: Office) -> None:
    side = side_of(small)
    side.old_name.setText("Xã Ia Dơk")
    side.add_unit.click()
    assert side.unit.currentText() == "Xã Ia Dơk (đơn vị cũ, sáp nhập 01/07/2025)"
    type_in(side, year="2023", total="70", maximum="100")
    side.form.keep.click()
    assert kept(small) == []
    assert [one.result.total for one in kept(small, "xa-ia-dok")] == [70]
    assert small.desk.workspace is not None
    (one,) = small.desk.workspace.predecessors("nho")
    assert one.merged_on == date(2025, 7, 1)
    side.drop_unit.click()
    assert small.desk.workspace.predecessors("nho") == []
    undo(small)
    assert side.unit.count() == 2


@pytest.mark.parametrize(
    ("name", "day", "why"), [("", "01/07/2025", "tên đơn vị cũ"), ("Xã Cũ", "31/02/2025", "Ngày sáp nhập")]
)
def test_an_old_unit_without_name_or_day_is_asked_for_in_words(small: Office, name: str, day: str, why: str) -> None:
    side = side_of(small)
    side.old_name.setText(name)
    side.old_day.setText(day)
    side.add_unit.click()
    assert why in small.window.notice.words
    assert small.desk.workspace is not None
    assert small.desk.workspace.predecessors("nho") == []
