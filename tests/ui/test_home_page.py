"""Home: how much is left, how long, how far, and what to do next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.scoring.checks import Duty
from parscore.scoring.outcome import Severity
from parscore.scoring.state import State
from parscore.ui.area_chart import AreaChart, draw_bar, plain_bar
from parscore.ui.area_table import AreaTable
from parscore.ui.deadline import headline
from parscore.ui.duties import duties_of
from parscore.ui.duty_line import DutyLine
from parscore.ui.filter_bar import FilterBar
from parscore.ui.home_page import HomePage
from parscore.ui.next_duties import next_duties
from parscore.ui.tree_filter import Kind, TreeFilter, Wanted
from tests.ui.office import Office
from tests.ui.units import sample_folder, small_folder

DAY = date(2025, 12, 15)


@pytest.fixture
def sample(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Office]:
    """The sample commune, half done, and the year before it."""
    made = Office(qtbot, sample_folder(tmp_path))
    yield made
    made.assessment.journal.close()


@pytest.fixture
def small(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A set of two rows, nothing scored."""
    made = Office(qtbot, small_folder(tmp_path))
    yield made
    made.assessment.journal.close()


def home_of(office: Office) -> HomePage:
    office.window.show_page("home")
    page = office.window.findChild(HomePage)
    assert page is not None
    return page


def words(page: HomePage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def button(page: HomePage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def lines(page: HomePage) -> list[Duty]:
    return [line.duty for line in page.findChildren(DutyLine) if line.isVisible() and line.duty is not None]


@pytest.mark.parametrize(
    ("left", "deadline", "today", "state", "sentence"),
    [
        (12, DAY, date(2025, 11, 22), State.DRAFT, "Còn 12 việc · 23 ngày nữa đến hạn nộp 15/12/2025"),
        (12, DAY, DAY, State.DRAFT, "Còn 12 việc · hôm nay là hạn nộp 15/12/2025"),
        (12, DAY, date(2025, 12, 18), State.DRAFT, "Còn 12 việc · đã quá hạn nộp 15/12/2025 3 ngày"),
        (12, None, DAY, State.DRAFT, "Còn 12 việc · chưa đặt hạn nộp"),
        (0, DAY, date(2025, 12, 14), State.DRAFT, "Sẵn sàng nộp · 1 ngày nữa đến hạn nộp 15/12/2025"),
        (0, DAY, date(2025, 12, 18), State.LOCKED, "Bản chấm điểm đã chốt"),
    ],
)
def test_the_first_line_says_how_much_is_left_and_how_long(
    left: int, deadline: date | None, today: date, state: State, sentence: str
) -> None:
    assert headline(left, deadline, today, state)[0] == sentence


def test_home_counts_the_errors_of_the_checks(sample: Office) -> None:
    errors = sum(duty.severity is Severity.ERROR for duty in duties_of(sample.assessment))
    assert words(home_of(sample), "headline") == f"Còn {errors} việc · chưa đặt hạn nộp"


def test_the_deadline_is_set_right_there_kept_and_undone(sample: Office, qtbot: QtBot) -> None:
    page = home_of(sample)
    due = date.today() + timedelta(days=23)
    sample.type("Hạn nộp", f"{due:%d/%m/%Y}")
    page.refresh()
    assert "23 ngày nữa đến hạn nộp" in words(page, "headline")
    sample.reopen()
    assert sample.assessment.circumstances.deadline == due
    page = home_of(sample)
    sample.assessment.undo()
    qtbot.waitUntil(lambda: words(page, "headline").endswith("chưa đặt hạn nộp"))


def test_a_deadline_that_is_no_day_is_refused_in_words_and_the_page_stays(sample: Office) -> None:
    page = home_of(sample)
    sample.field("Hạn nộp").insert("31/02/2026")
    sample.window.show_page("desk")
    assert sample.window.page_name == "home"
    assert "không phải là ngày có thật" in words(page, "deadlineMessage")
    assert sample.assessment.circumstances.deadline is None
    QTest.keyClick(page.deadline.line, Qt.Key.Key_Escape)
    sample.window.show_page("desk")
    assert sample.window.page_name == "desk"


def test_an_overdue_sheet_says_so(sample: Office) -> None:
    late = replace(sample.assessment.circumstances, deadline=date.today() - timedelta(days=3))
    sample.assessment.set_circumstances(late)
    assert "đã quá hạn nộp" in words(home_of(sample), "headline")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("blank", Kind.BLANK), ("unproved", Kind.NO_DOCUMENTS), ("unexplained", Kind.NO_EXPLANATION), ("done", Kind.ALL)],
)
def test_each_count_opens_the_rows_it_counts(sample: Office, name: str, kind: Kind) -> None:
    page = home_of(sample)
    count = button(page, f"count_{name}")
    number = int(count.text().split()[0].split("/")[0])
    matching = TreeFilter(sample.assessment).matching(Wanted(kind))
    if kind is not Kind.ALL:
        assert number == len(matching)
    count.click()
    bar = sample.window.findChild(FilterBar)
    assert bar is not None
    assert (sample.window.page_name, bar.wanted) == ("desk", Wanted(kind))


def test_what_others_owe_and_what_is_worth_a_look_stand_on_pages_of_their_own(sample: Office) -> None:
    for name, where in (("waiting", "supplied"), ("warnings", "checks")):
        button(home_of(sample), f"count_{name}").click()
        assert sample.window.page_name == where


def test_blank_rows_worth_most_are_offered_first_then_what_is_unexplained(sample: Office) -> None:
    offered = next_duties(duties_of(sample.assessment), sample.assessment.result)
    worth = [sample.assessment.result.nodes[duty.code].max_score for duty in offered]
    blank = [duty.kind for duty in offered].count("blank")
    assert [duty.kind for duty in offered] == ["blank"] * blank + ["no_explanation"] * (8 - blank)
    assert worth[:blank] == sorted(worth[:blank], reverse=True)
    assert lines(home_of(sample)) == offered


def test_what_the_leader_sent_back_comes_before_everything(sample: Office) -> None:
    answer = replace(sample.assessment.answer("1.1"), returned="Thiếu danh mục")
    sample.assessment.set_answer("1.1", answer)
    assert lines(home_of(sample))[0].kind == "returned"


def test_enter_on_a_line_opens_its_row(sample: Office) -> None:
    page = home_of(sample)
    line = page.findChild(DutyLine, "dutyLine1")
    assert line is not None
    assert line.duty is not None
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (sample.window.page_name, sample.page.code) == ("desk", line.duty.code)


def test_a_click_on_a_line_opens_its_row(sample: Office) -> None:
    line = home_of(sample).findChild(DutyLine, "dutyLine0")
    assert line is not None
    assert line.duty is not None
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert (sample.window.page_name, sample.page.code) == ("desk", line.duty.code)


def test_scoring_goes_on_with_enter_alone(sample: Office) -> None:
    page = home_of(sample)
    assert button(page, "goOn").hasFocus()
    QTest.keyClick(button(page, "goOn"), Qt.Key.Key_Return)
    assert (sample.window.page_name, sample.page.code) == ("desk", "4.4")


def test_an_empty_sheet_says_what_to_begin_with(small: Office) -> None:
    page = home_of(small)
    first = page.findChild(QFrame, "firstStep")
    assert first is not None
    assert first.isVisible()
    assert words(page, "firstStepWords").startswith("Bước đầu tiên: chấm mục 1.1 “Tiêu chí 1.1”")
    small.assessment.set_answer("1.1", Answer(points="3"))
    page.refresh()
    assert not first.isVisible()


def test_a_finished_sheet_leads_to_the_checks(small: Office) -> None:
    for code in ("1.1", "1.2"):
        small.assessment.set_answer(code, Answer(points="3", explanation="Bản giấy"))
    page = home_of(small)
    assert words(page, "headline").startswith("Sẵn sàng nộp")
    assert "Không còn việc nào phải làm" in words(page, "nothingToDo")
    assert {duty.severity for duty in lines(page)} == {Severity.WARNING}
    button(page, "goOn").click()
    assert small.window.page_name == "checks"


def test_the_index_stands_beside_that_of_the_year_before(sample: Office, qtbot: QtBot) -> None:
    sample.assessment.set_circumstances(replace(sample.assessment.circumstances, target=Decimal("90")))
    page = home_of(sample)
    qtbot.waitUntil(lambda: words(page, "indexBefore") == "81,60 %")
    assert words(page, "indexBeforeCaption") == "Năm 2024"
    assert words(page, "indexNow").endswith("% (tạm tính)")
    assert words(page, "indexTarget") == "90 %"


def test_a_unit_without_a_year_before_says_so(small: Office, qtbot: QtBot) -> None:
    page = home_of(small)
    qtbot.waitUntil(lambda: words(page, "indexBefore") == "chưa có bản chấm điểm")


def test_each_role_shows_how_many_rows_are_done(sample: Office) -> None:
    page = home_of(sample)
    assert words(page, "role_tu-phap-ho-tich") == "Tư pháp - Hộ tịch"
    assert words(page, "role_tu-phap-ho-tich_done") == "8/8"
    assert words(page, "role_tai-chinh-ke-toan_done") == "5/7"


def test_the_chart_says_its_figures_in_words_and_as_a_table(sample: Office, qtbot: QtBot) -> None:
    sample.assessment.set_circumstances(replace(sample.assessment.circumstances, target=Decimal("90")))
    page = home_of(sample)
    chart, table = page.findChild(AreaChart), page.findChild(AreaTable)
    assert chart is not None
    assert table is not None
    qtbot.waitUntil(lambda: "năm trước" in chart.accessibleDescription())
    said = chart.accessibleDescription().split("; ")
    assert said[0] == "1. Cải cách thể chế: 8,75/9 điểm, đạt 97,22 %, mục tiêu 90 %, năm trước 89,51 %"
    assert not table.isVisible()
    button(page, "areasAsTable").click()
    assert table.isVisible()
    row = [table.item(0, column) for column in range(table.columnCount())]
    assert [item.text() for item in row if item] == ["1", "Cải cách thể chế", "8,75/9", "97,22 %", "90 %", "89,51 %"]
    assert table.rowCount() == len(sample.assessment.criteria_set.criteria)


def test_the_chart_reads_without_colour(dressed: QApplication) -> None:
    """What is earned is dark throughout, what is not scored is hatched, what is lost is empty; marks stand out."""
    picture = QImage(300, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    draw_bar(painter, QRectF(0, 4, 300, 12), plain_bar(share=1 / 3, open_share=1 / 3, target=0.9))
    painter.end()
    greys = [picture.pixelColor(x, 10).lightness() for x in range(picture.width())]
    earned, waiting, lost = greys[5:95], greys[105:195], greys[205:260]
    assert max(earned) < 100
    assert len(set(waiting)) > 1
    assert min(lost) > 250
    assert min(greys[265:275]) < 100
    assert picture.pixelColor(270, 1).lightness() < 100  # the tick stands over the bar


def test_typing_on_the_desk_never_waits_for_the_home_page(sample: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    page = home_of(sample)
    QApplication.processEvents()
    sample.window.show_page("desk")
    painted: list[str] = []
    monkeypatch.setattr(page, "refresh", lambda: painted.append("home"))
    sample.assessment.set_answer("4.4", Answer(values={"numerator": "1", "denominator": "2"}))
    QTest.qWait(300)
    assert painted == []


def test_a_closed_sheet_takes_no_deadline(sample: Office) -> None:
    sample.assessment.move(State.APPROVED)
    assert not home_of(sample).deadline.isEnabled()


def test_home_fits_a_small_screen_without_sideways_scrolling(sample: Office) -> None:
    page = home_of(sample)
    for size in ((1366, 768), (683, 384)):
        sample.window.resize(*size)
        QApplication.processEvents()
        frame = page.parentWidget()
        assert frame is not None
        assert page.width() <= frame.width()


def test_every_control_has_its_names_to_be_read_out(sample: Office) -> None:
    page = home_of(sample)
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName().startswith("qt_") or isinstance(widget.parent(), QScrollBar):
            continue
        where = f"{type(widget).__name__} {widget.objectName()!r}"
        if isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QAbstractItemView):
            assert widget.objectName(), where
            assert widget.accessibleName(), where
        elif isinstance(widget, QLabel):
            assert widget.objectName(), widget.text()
            assert not widget.accessibleName(), f"{widget.text()}: an accessible name would hide the value"
