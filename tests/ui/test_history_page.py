"""The page of history: every value, score and state, filtered, printed, and one key away from a row."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parscore.reports.changes_in_words import Kind, Wording
from parscore.reports.history_pdf import HistoryReport, write_history
from parscore.scoring.answers import Answer
from parscore.scoring.assessment import scorers
from parscore.scoring.edits import Edit
from parscore.scoring.state import State
from parscore.storage.progress import HistoryLine
from parscore.ui.export import write_long_in_thread
from parscore.ui.history_model import BATCH, COL_CODE, COL_NEW, COL_OLD, COL_SCORE, COL_WHAT, COL_WHO, HistoryModel
from parscore.ui.history_page import HistoryPage
from parscore.ui.story import Story, Wanted, codes_found
from parscore.ui.user_name import keep_user_name
from tests.ui.office import Office


def page_of(office: Office) -> HistoryPage:
    office.window.show_page("history")
    page = office.window.page_of("history")
    assert isinstance(page, HistoryPage)
    return page


def column(page: HistoryPage, number: int) -> list[str]:
    return [str(page.model.index(row, number).data()) for row in range(page.model.rowCount())]


@pytest.fixture
def worked(office: Office) -> Office:
    """Two people worked: figures, a note, undo, redo, the target, an approval and a reopening."""
    keep_user_name("Hoa")
    assessment = office.assessment
    assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    assessment.set_answer("1.2.2", Answer(values={"value": "4"}))
    assessment.undo()
    assessment.redo()
    keep_user_name("Lan")
    assessment.set_answer("1.2.2", Answer(values={"value": "4"}, note="theo báo cáo quý"))
    assessment.set_circumstances(replace(assessment.circumstances, target=Decimal(90)))
    assessment.move(State.APPROVED, who="Lê Văn A")
    assessment.move(State.DRAFT, "bổ sung số liệu", "Lê Văn A")
    return office


def test_the_newest_line_stands_first_in_sight_when_the_page_is_opened_again(office: Office) -> None:
    page = page_of(office)
    for code in ("1.1", "5.5"):
        office.window.show_page("desk")
        office.assessment.set_answer(code, Answer(note=code))
        office.window.show_page("history")
        assert page.view.currentIndex().row() == 0
        assert page.view.indexAt(QPoint(2, 2)).row() == 0
        line = page.model.line(0)
        assert line is not None
        assert line.code == code


def test_every_change_stands_there_the_newest_first_with_old_new_and_score(worked: Office) -> None:
    page = page_of(worked)
    assert column(page, COL_WHAT) == [
        "Mở lại để sửa",
        "Lãnh đạo duyệt",
        "Mục tiêu",
        "Ghi chú",
        "Làm lại: Số hình thức phổ biến đã thực hiện",
        "Hoàn tác: Số hình thức phổ biến đã thực hiện",
        "Số hình thức phổ biến đã thực hiện",
        "Số hình thức phổ biến đã thực hiện",
    ]
    assert column(page, COL_OLD) == ["Lãnh đạo đã duyệt", "Đang chấm", "–", "–", "3", "4", "3", "–"]
    assert column(page, COL_NEW)[:5] == [
        "Đang chấm. bổ sung số liệu",
        "Lãnh đạo đã duyệt",
        "90 %",
        "theo báo cáo quý",
        "4",
    ]
    assert column(page, COL_SCORE)[4:] == ["0,75 → 1,00", "1,00 → 0,75", "0,75 → 1,00", "Chưa chấm → 0,75"]
    assert column(page, COL_WHO) == ["Lê Văn A", "Lê Văn A", "Lan", "Lan", "Hoa", "Hoa", "Hoa", "Hoa"]
    assert worked.text("historyCount") == "8 thay đổi"


def test_lines_are_filtered_by_row_person_kind_and_day(worked: Office, qtbot: QtBot) -> None:
    page = page_of(worked)
    page.filter.search.setText("pho bien giao duc")
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    assert set(column(page, COL_CODE)) == {"1.2.2"}
    page.filter.who.setCurrentText("Lan")
    assert column(page, COL_WHAT) == ["Ghi chú"]
    page.filter.want_all()
    assert page.model.rowCount() == 8
    counts = {}
    for place in range(1, page.filter.kind.count()):
        page.filter.kind.setCurrentIndex(place)
        counts[page.filter.kind.currentText()] = page.model.rowCount()
    assert counts == {
        "Số liệu": 4,
        "Ghi chú, giải trình": 1,
        "Tài liệu": 0,
        "Trạng thái": 2,
        "Dữ kiện chung": 1,
    }
    page.filter.kind.setCurrentIndex(0)
    page.filter.time.setCurrentText("Hôm nay")
    assert page.model.rowCount() == 8
    page.filter.time.setCurrentText("Chọn ngày")
    page.filter.until.setText("31/12/2020")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert worked.text("historyMessage").startswith("Không có thay đổi nào như đang lọc")
    page.filter.until.setText("31/13/2020")
    qtbot.waitUntil(lambda: page.model.rowCount() == 8)
    assert "không phải là ngày có thật" in worked.text("historyMessage")


def test_an_empty_history_says_what_belongs_there(office: Office) -> None:
    page = page_of(office)
    assert page.model.rowCount() == 0
    assert worked_sentence(office).startswith("Chưa có thay đổi nào.")


def worked_sentence(office: Office) -> str:
    return office.text("historyMessage")


def test_a_key_opens_the_history_of_the_row_and_enter_goes_back_to_it(worked: Office, qtbot: QtBot) -> None:
    worked.assessment.set_answer("1.1", Answer(note="x"))
    worked.choose("1.2.2")
    worked.window.actions_.row_history.trigger()
    page = page_of(worked)
    assert set(column(page, COL_CODE)) == {"1.2.2"}
    assert page.filter.search.text() == "1.2.2"
    assert page.view.hasFocus()
    worked.window.show_page("desk")
    worked.choose("1.1")
    worked.window.show_page("history")
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert worked.window.page_name == "desk"
    assert worked.page.code == "1.2.2"


def test_the_chosen_line_tells_the_whole_text_and_stays_chosen_when_more_comes(worked: Office, qtbot: QtBot) -> None:
    page = page_of(worked)
    row = column(page, COL_WHAT).index("Ghi chú")
    page.view.setCurrentIndex(page.model.index(row, 0))
    detail = page.findChild(QPlainTextEdit, "historyDetail")
    assert detail is not None
    assert detail.toPlainText().endswith("Ghi chú: – → theo báo cáo quý")
    worked.assessment.set_answer("1.1", Answer(note="mới"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 9)
    assert page.view.currentIndex().row() == row + 1


def test_what_is_filtered_is_printed(worked: Office, tmp_path: Path, qtbot: QtBot) -> None:
    page = page_of(worked)
    page.filter.who.setCurrentText("Hoa")
    page.findChild(QPushButton, "historyPrint").click()  # type: ignore[union-attr]
    dialog = worked.window.findChild(QFileDialog, "exportDialog")
    assert dialog is not None
    path = tmp_path / "lich-su.pdf"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: worked.window.notice.words.startswith("Đã xuất"))
    text = " ".join(" ".join(one.extract_text().split()) for one in PdfReader(path).pages)
    for told in ("LỊCH SỬ CHẤM ĐIỂM", "Phạm vi: Hoa", "4 thay đổi", "Chưa chấm → 0,75", "0,75 → 1,00"):
        assert told in text
    assert "Lan" not in text


def test_qt_finds_no_fault_in_the_model(worked: Office, qtmodeltester: ModelTester) -> None:
    page = page_of(worked)
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]


def long_story(office: Office, count: int) -> Story:
    """As many edits as a very busy year has."""
    criteria_set = office.assessment.criteria_set
    codes = [leaf.code for leaf in criteria_set.leaves()]
    begun = datetime(2025, 10, 1, tzinfo=UTC)
    content = '{"changes":[{"code":"%s","old":{"note":"%s"},"new":{"note":"%s"}}]}'
    lines = [
        HistoryLine(begun + timedelta(minutes=n), "Hoa", "edit", "Ghi chú", content % (codes[n % len(codes)], n, n + 1))
        for n in range(count)
    ]
    return Story(lines, (), Wording(criteria_set, scorers(criteria_set, "xa")), survey_held=True)


def test_a_long_history_becomes_words_only_as_far_as_it_is_read(
    office: Office, qtmodeltester: ModelTester, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = long_story(office, 20_000)
    read: list[str] = []
    edit = HistoryLine.edit.func  # type: ignore[attr-defined]

    def reading(line: HistoryLine) -> Edit:
        read.append(line.content)
        made: Edit = edit(line)
        return made

    monkeypatch.setattr(HistoryLine, "edit", property(reading))
    model = HistoryModel()
    model.show_lines(story.told(Wanted()))
    assert model.rowCount() == BATCH
    assert len(read) <= BATCH + 1
    read.clear()
    model.show_lines(story.told(Wanted(codes=frozenset({"1.1"}))))
    told = sum(1 for line in story.lines if line.touches("1.1"))
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == told
    assert len(read) <= 3 * told
    model.show_lines(story.told(Wanted(kind=Kind.DOCUMENTS)))
    assert model.complete
    again = HistoryModel()
    again.show_lines(long_story(office, 3 * BATCH + 1).told(Wanted()))
    qtmodeltester.check(again)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [("1.2", "1.2.1", "1.2.2"), ("1.2.", "1.2.1", "1.2.2"), ("cải cách THỂ chế", "1.1", "1.4.3")],
)
def test_a_row_is_found_by_its_code_or_by_words_of_its_titles(
    office: Office, typed: str, first: str, last: str
) -> None:
    found = codes_found(office.assessment.criteria_set, typed)
    assert found is not None
    in_order = [leaf.code for leaf in office.assessment.criteria_set.leaves() if leaf.code in found]
    assert (in_order[0], in_order[-1]) == (first, last)
    assert codes_found(office.assessment.criteria_set, "  ") is None
    assert codes_found(office.assessment.criteria_set, "không có dòng nào như thế") == frozenset()


def test_a_long_print_says_how_far_it_is_and_can_be_stopped(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "lich-su.pdf"
    path.write_bytes(b"the one printed before")

    def endless(watch: Callable[[int], None]) -> None:
        while True:
            watch(42)

    write_long_in_thread(office.window, path, endless)
    notice = office.window.notice
    qtbot.waitUntil(lambda: notice.words == "Đang xuất “lich-su.pdf”… 42 %")
    stop = notice.findChild(QPushButton, "offer0")
    assert stop is not None
    assert stop.text() == "Dừng"
    stop.click()
    qtbot.waitUntil(lambda: notice.words == "Đã dừng, chưa xuất “lich-su.pdf”.")
    assert path.read_bytes() == b"the one printed before"


def test_a_print_that_is_stopped_leaves_the_file_that_was_there(worked: Office, tmp_path: Path) -> None:
    class EnoughError(Exception):
        pass

    shares: list[int] = []

    def watch(percent: int) -> None:
        shares.append(percent)
        if percent > 60:
            raise EnoughError

    path = tmp_path / "lich-su.pdf"
    path.write_bytes(b"the one printed before")
    sheet = worked.assessment
    lines = [("lúc", "ai", "1.1", "việc", "trước", "sau", "1,00")] * 300
    report = HistoryReport(sheet.criteria_set, sheet.sheet, lines, printed_on=date(2025, 12, 1))
    with pytest.raises(EnoughError):
        write_history(report, path, watch)
    assert path.read_bytes() == b"the one printed before"
    assert shares == sorted(shares)
    write_history(report, path)
    assert len(PdfReader(path).pages) > 5
