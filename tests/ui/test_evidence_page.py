"""The page of evidence through the real window: found, sorted, attached, replaced, carried forward, exported."""

import errno
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parscore.faults import fault_of
from parscore.reports.evidence_index_files import INDEX_FORMATS
from parscore.scoring.answers import Unit
from parscore.scoring.document_state import DocumentState
from parscore.scoring.edits import Edit, LinkChange
from parscore.scoring.evidence import Document, Link
from parscore.scoring.state import State
from parscore.storage.decisions import Decision
from parscore.storage.evidence_store import EvidenceStore, Held
from parscore.storage.source_file import SourceFile, Watch
from parscore.storage.workspace import Workspace
from parscore.ui import preferences
from parscore.ui.evidence.choose_rows import ChooseRows
from parscore.ui.evidence.head import LAST_YEAR
from parscore.ui.evidence.index_export import FILTERS
from parscore.ui.evidence.lines import Column, Lines, Unused, in_order
from parscore.ui.evidence.page import EvidencePage
from parscore.ui.evidence.wanted import Wanted, counts_of, found
from parscore.ui.evidence.work import SAME_FILE
from parscore.ui.matching.incoming import Incoming
from tests.ui.office import Office

PLAN, MINUTES, REPORT = (
    "Kế hoạch theo dõi tình hình thi hành pháp luật trong năm",
    "Biên bản hoặc kết luận kiểm tra; phiếu điều tra, khảo sát",
    "Báo cáo theo dõi tình hình thi hành pháp luật",
)
CODE = "1.2.1"
NO_KEY = Qt.KeyboardModifier.NoModifier


class Shelf:
    """The page in its window, and files to work with."""

    def __init__(self, office: Office, qtbot: QtBot, folder: Path) -> None:
        self.office, self.qtbot, self.folder = office, qtbot, folder
        folder.mkdir(exist_ok=True)

    @property
    def page(self) -> EvidencePage:
        page = self.office.window.page_of("evidence")
        assert isinstance(page, EvidencePage)
        return page

    def open(self, count: int) -> EvidencePage:
        """Open the page and wait until so many documents are listed."""
        self.office.window.show_page("evidence")
        self.wait(count)
        return self.page

    def wait(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.page.lines) == count and self.page.details.ready)

    def file(self, name: str, content: str = "") -> Path:
        path = self.folder / name
        path.write_text(content or name, encoding="utf-8")
        return path

    def store(self, name: str, **about: object) -> Document:
        """A document in the store that proves nothing yet."""
        workspace = self.office.assessment.workspace
        document: Document = workspace.take_in_document(self.file(name))
        described = replace(document, **about)  # type: ignore[arg-type]
        workspace.describe_document(described)
        return described

    def link(self, code: str, *links: Link) -> None:
        assessment = self.office.assessment
        assessment.know(assessment.workspace.documents())
        assessment.set_links(code, tuple(links))

    def shown(self, column: Column = Column.SUBJECT) -> list[str]:
        model = self.page.model
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def choose(self, document: Document) -> None:
        self.page.table.choose({document.id})

    def state(self, document: Document) -> DocumentState:
        return next(line.state for line in self.page.lines if line.document.id == document.id)

    def child(self, name: str) -> QWidget:
        """The one widget in sight with an object name."""
        (widget,) = (one for one in self.page.findChildren(QWidget, name) if one.isVisible())
        return widget

    def field(self, name: str) -> QLineEdit:
        widget = self.child(name)
        assert isinstance(widget, QLineEdit)
        return widget

    def press(self, name: str) -> None:
        widget = self.child(name)
        assert isinstance(widget, QPushButton | QToolButton)
        widget.click()

    def type(self, name: str, text: str) -> None:
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        field.insert(text)
        QTest.keyClick(field, Qt.Key.Key_Tab)

    def saved_links(self, code: str) -> tuple[Link, ...]:
        self.office.assessment.journal.flush()
        opened = self.office.assessment.workspace.open(self.office.assessment.card.id)
        return tuple(opened.links.get(code, ()))


@pytest.fixture
def shelf(office: Office, qtbot: QtBot, tmp_path: Path) -> Shelf:
    return Shelf(office, qtbot, tmp_path / "tệp")


def test_all_documents_of_the_year_are_listed_and_those_of_another_are_not(
    shelf: Shelf, qtmodeltester: ModelTester
) -> None:
    here = shelf.store("a.txt", number="9/BC-UBND", doc_type="Báo cáo", issued_on=date(2025, 12, 5), subject="Kết quả")
    elsewhere, orphan = shelf.store("b.txt"), shelf.store("c.txt")
    other = shelf.office.assessment.workspace.create(
        Unit("khac", "Xã Khác", "xa"), 2025, shelf.office.assessment.criteria_set
    )
    change = LinkChange(CODE, (), (Link(elsewhere.id),))
    result = shelf.office.assessment.result
    shelf.office.assessment.workspace.record(other.id, Edit("Gắn", links=(change,)), result)
    shelf.link(CODE, Link(here.id, REPORT, page="3"))
    page = shelf.open(2)
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]
    row = [str(page.model.index(0, column).data()) for column in Column]
    assert row == ["9/BC-UBND", "Báo cáo", "05/12/2025", "–", "Kết quả", CODE, "Đã dẫn chiếu", "5 byte"]
    assert shelf.shown(Column.STATE) == ["Đã dẫn chiếu", "Mồ côi"]
    assert shelf.shown() == ["Kết quả", orphan.file_name]


def test_the_page_opens_by_its_key_and_says_what_an_empty_one_is_for(shelf: Shelf) -> None:
    QTest.keyClick(shelf.office.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert shelf.office.window.page_name == "evidence"
    assert str(shelf.child("documentsNone").property("text")).startswith("Chưa có tài liệu nào. Kéo tệp")


def test_columns_sort_in_vietnamese_and_natural_order_and_empty_cells_stand_last(shelf: Shelf) -> None:
    for name, number, subject in (
        ("1", "10/BC-UBND", "Đề án"),
        ("2", "9/BC-UBND", "Dự án"),
        ("3", "", "Ân xá"),
        ("4", "100/BC-UBND", "Anh hùng"),
    ):
        shelf.store(f"{name}.txt", number=number, subject=subject)
    page = shelf.open(4)
    page.table.order_by(Column.SUBJECT)
    assert shelf.shown() == ["Anh hùng", "Ân xá", "Dự án", "Đề án"]
    page.table.order_by(Column.NUMBER)
    assert shelf.shown(Column.NUMBER) == ["9/BC-UBND", "10/BC-UBND", "100/BC-UBND", "–"]
    page.table.order_by(Column.NUMBER, falling=True)
    assert shelf.shown(Column.NUMBER) == ["100/BC-UBND", "10/BC-UBND", "9/BC-UBND", "–"]


def test_filters_leave_what_fits_and_tell_how_many_each_choice_would(shelf: Shelf) -> None:
    report = shelf.store("a.txt", subject="Kiểm tra thủ tục", issued_on=date(2025, 3, 1), issuer="UBND xã")
    late = shelf.store("b.txt", subject="Kiềm chế lạm phát", issued_on=date(2026, 1, 5), issuer="UBND huyện")
    shelf.store("c.txt")
    shelf.link(CODE, Link(report.id), Link(late.id))
    page = shelf.open(3)
    page.filter.search.setText("kiem")
    page.filter.search_now()
    assert len(shelf.shown()) == 2
    page.filter.search.setText("kiểm tra")
    page.filter.search_now()
    assert shelf.shown() == ["Kiểm tra thủ tục"]
    page.filter.want(state=DocumentState.OUTSIDE)
    assert shelf.shown() == ["Kiềm chế lạm phát"]
    shelf.qtbot.waitUntil(lambda: page.filter.when.itemText(1) == "Ngoài năm (1)")
    states = [page.filter.state.itemText(at) for at in range(page.filter.state.count())]
    assert states == ["Mọi tình trạng", "Mồ côi (1)", "Ngoài năm (1)", "Có (1)"]
    shelf.press("documentFilterOff")
    assert len(shelf.shown()) == 3
    page.show_row_documents(CODE)
    assert len(shelf.shown()) == 2
    shelf.qtbot.waitUntil(lambda: page.filter.when.findData("within") > 0)
    page.filter.when.setCurrentIndex(page.filter.when.findData("within"))
    assert shelf.shown() == ["Kiểm tra thủ tục"]


def test_a_row_above_stands_for_all_below_it_in_the_search_of_lines() -> None:
    documents = {key: Document(key, "a" * 64, f"{key}.pdf", 1) for key in (1, 2, 3)}
    links = {"1.1": (Link(1),), "1.2": (Link(2), Link(1))}
    lines = Lines({"1.1": 1, "1.2": 2}, 2025).of(documents, links, Unused(), frozenset())
    area = {"1": frozenset({"1.1", "1.2"})}
    assert [one.codes for one in lines] == [("1.1", "1.2"), ("1.2",)]
    assert found(lines, Wanted(code="1"), 2025, area.__getitem__) == lines
    assert counts_of(lines, Wanted(), 2025, area.__getitem__).codes == {"1.1": 1, "1.2": 2}
    assert in_order(lines, Column.CODES, falling=True) == lines[::-1]


def test_lines_are_made_anew_only_where_something_moved() -> None:
    documents = {key: Document(key, "a" * 64, f"{key}.pdf", 1) for key in (1, 2, 3)}
    links: dict[str, tuple[Link, ...]] = {"1.1": (Link(1),), "1.2": (Link(2),)}
    unused, make = Unused(), Lines({"1.1": 1, "1.2": 2}, 2025)
    first, second = make.of(documents, links, unused, frozenset())
    links["1.1"] = (Link(1, page="2"), Link(2))
    unused.elsewhere = frozenset()
    again = make.of(documents, links, unused, frozenset({3}))
    assert [one.document.id for one in again] == [1, 2, 3]
    assert first not in again
    assert second not in again
    assert [one.state for one in again] == [DocumentState.CITED, DocumentState.UNCITED, DocumentState.LOST]
    del links["1.1"]
    assert make.of(documents, links, unused, frozenset({3}))[0].codes == ("1.2",)


def chooser(shelf: Shelf) -> ChooseRows:
    (dialog,) = (one for one in shelf.office.window.findChildren(ChooseRows) if one.isVisible())
    return dialog


def test_documents_are_attached_to_several_rows_by_keyboard_as_one_step(shelf: Shelf) -> None:
    first, second = shelf.store("a.txt"), shelf.store("b.txt")
    page = shelf.open(2)
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = chooser(shelf)
    for typed in ("T1", CODE):
        dialog.search.setText(typed)
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assessment = shelf.office.assessment
    assert [link.document for link in assessment.links[CODE]] == [first.id, second.id]
    assert [link.document for link in assessment.links["T1"]] == [first.id, second.id]
    assert assessment.undo_label == f"Gắn 2 tài liệu vào {CODE}, T1"
    assert shelf.saved_links(CODE) == assessment.links[CODE]
    assessment.undo()
    assert not assessment.links
    assert {shelf.state(first), shelf.state(second)} == {DocumentState.ORPHAN}


def test_a_row_proved_already_is_shown_and_cannot_be_chosen_again(shelf: Shelf) -> None:
    report = shelf.store("a.txt")
    shelf.link(CODE, Link(report.id))
    shelf.open(1)
    shelf.choose(report)
    shelf.press("attachDocument")
    dialog = chooser(shelf)
    dialog.search.setText(CODE)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.codes == []
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_delete_takes_all_links_away_as_one_step_and_the_document_stays(shelf: Shelf) -> None:
    report = shelf.store("a.txt")
    shelf.link(CODE, Link(report.id))
    shelf.link("T1", Link(report.id))
    page = shelf.open(1)
    shelf.choose(report)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    shelf.qtbot.waitUntil(lambda: shelf.state(report) is DocumentState.ORPHAN)
    assert not shelf.office.assessment.links
    shelf.office.assessment.undo()
    assert set(shelf.office.assessment.links) == {CODE, "T1"}


def test_what_is_typed_beside_the_table_is_kept_and_seen_in_it(shelf: Shelf) -> None:
    report = shelf.store("a.txt", number="1/BC-UBND")
    shelf.link(CODE, Link(report.id, REPORT))
    shelf.link("T1", Link(report.id))
    shelf.open(1)
    shelf.choose(report)
    shelf.type("subject", "Theo dõi thi hành pháp luật")
    assert shelf.office.assessment.workspace.documents()[0].subject == "Theo dõi thi hành pháp luật"
    shelf.qtbot.waitUntil(lambda: shelf.shown() == ["Theo dõi thi hành pháp luật"])
    for field, text in zip(shelf.page.findChildren(QLineEdit, "link_page"), ("3–5", "7"), strict=True):
        field.setFocus()
        field.insert(text)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert shelf.saved_links(CODE) == (Link(report.id, REPORT, "", "3–5"),)
    assert shelf.saved_links("T1") == (Link(report.id, "", "", "7"),)
    shelf.qtbot.waitUntil(lambda: shelf.state(report) is DocumentState.CITED)
    assert shelf.office.assessment.undo_label == "Ghi vị trí tài liệu T1"


def test_what_is_being_typed_stays_when_something_else_moves(shelf: Shelf) -> None:
    report = shelf.store("a.txt")
    shelf.link(CODE, Link(report.id))
    page = shelf.open(1)
    shelf.choose(report)
    field = shelf.field("issuer")
    field.setFocus()
    QTest.keyClicks(field, "UBND")
    shelf.link("T1", Link(report.id))
    page.refresh()
    assert field.text() == "UBND"
    assert len(page.findChildren(QLineEdit, "link_page")) >= 2
    shelf.office.window.show_page("desk")
    assert shelf.office.assessment.documents[report.id].issuer == "UBND"


def test_a_link_opens_its_row_and_can_be_taken_away_alone(shelf: Shelf) -> None:
    report = shelf.store("a.txt")
    shelf.link(CODE, Link(report.id))
    shelf.link("T1", Link(report.id))
    shelf.open(1)
    shelf.choose(report)
    shelf.page.findChildren(QToolButton, "removeLink")[1].click()
    assert set(shelf.office.assessment.links) == {CODE}
    shelf.page.refresh()
    shelf.page.findChildren(QToolButton, "openRow")[0].click()
    assert shelf.office.window.page_name == "desk"
    assert shelf.office.page.code == CODE


def test_a_date_outside_the_year_asks_for_a_reason_and_with_one_is_told_no_more(shelf: Shelf) -> None:
    late = shelf.store("a.txt", issued_on=date(2026, 1, 5), number="1/BC", subject="Báo cáo năm")
    shelf.link(CODE, Link(late.id, page="2"))
    shelf.open(1)
    shelf.choose(late)
    assert shelf.state(late) is DocumentState.OUTSIDE
    assert "ngoài năm 2025" in str(shelf.child("outsideYear").property("text"))
    shelf.press("noteException")
    remark = shelf.field("remark")
    assert remark.hasFocus()
    remark.insert("ký đầu năm sau")
    QTest.keyClick(remark, Qt.Key.Key_Tab)
    assert shelf.office.assessment.documents[late.id].remark == "ngoại lệ: ký đầu năm sau"
    shelf.qtbot.waitUntil(lambda: shelf.state(late) is DocumentState.CITED)
    assert not [one for one in shelf.page.findChildren(QWidget, "outsideYear") if one.isVisible()]


def test_files_dropped_are_taken_in_chosen_and_attached_to_nothing(shelf: Shelf) -> None:
    page = shelf.open(0)
    folder = shelf.folder / "quét"
    folder.mkdir()
    (folder / "b.txt").write_text("b", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(shelf.file("a.txt"))), QUrl.fromLocalFile(str(folder / "b.txt"))])
    button = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, button, NO_KEY)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, NO_KEY))
    shelf.qtbot.waitUntil(lambda: len(page.lines) == 2)
    assert {one.document.file_name for one in page.table.picked} == {"a.txt", "b.txt"}
    assert not shelf.office.assessment.links
    assert shelf.office.window.notice.words == "Đã thêm 2 tài liệu."
    page.work.take_in(Incoming([shelf.file("a.txt"), shelf.folder / "mất.txt"]))
    shelf.qtbot.waitUntil(lambda: "Đã xem" in [b.text() for b in page.bar.findChildren(QPushButton) if b.isVisible()])
    assert len(page.lines) == 2
    assert "đã có từ trước" in shelf.office.window.notice.words
    assert "mất.txt" in str(page.bar.findChild(QWidget, "addingNews").property("plainText"))  # type: ignore[union-attr]


def test_a_picture_of_the_clipboard_becomes_a_png_document(shelf: Shelf) -> None:
    page = shelf.open(0)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QApplication.clipboard().setImage(image)
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shelf.qtbot.waitUntil(lambda: len(page.lines) == 1)
    document = page.lines[0].document
    assert document.media_type == "image/png"
    stored = QImage(str(shelf.office.assessment.workspace.document_file(document)))
    assert (stored.width(), stored.height()) == (40, 30)
    QApplication.clipboard().setText("chữ")
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shelf.office.window.notice.words.startswith("Bộ nhớ tạm không có ảnh hay tệp nào.")


def test_a_file_is_replaced_the_old_one_kept_and_taken_again(shelf: Shelf) -> None:
    report = shelf.store("bản 1.txt", number="1/BC", subject="Báo cáo")
    shelf.link(CODE, Link(report.id, page="2"))
    page = shelf.open(1)
    shelf.choose(report)
    page.work.replace(report, shelf.file("bản 2.txt"))
    shelf.qtbot.waitUntil(lambda: shelf.office.assessment.documents[report.id].sha256 != report.sha256)
    now = shelf.office.assessment.documents[report.id]
    assert (now.file_name, now.number) == ("bản 2.txt", "1/BC")
    assert shelf.office.assessment.links[CODE] == (Link(report.id, page="2"),)
    shelf.qtbot.waitUntil(lambda: [b.isVisible() for b in page.findChildren(QPushButton, "takeAgain")] == [True])
    shelf.press("takeAgain")
    shelf.qtbot.waitUntil(lambda: shelf.office.assessment.documents[report.id].sha256 == report.sha256)
    assert [one.file_name for one in shelf.office.assessment.workspace.revisions(report.id)] == [
        "bản 1.txt",
        "bản 2.txt",
    ]


def test_a_file_gone_from_the_store_is_told_with_what_to_do(shelf: Shelf) -> None:
    report = shelf.store("a.txt")
    shelf.link(CODE, Link(report.id))
    shelf.office.assessment.workspace.document_file(report).unlink()
    shelf.office.assessment.lost = frozenset({report.id})
    shelf.open(1)
    shelf.choose(report)
    assert shelf.state(report) is DocumentState.LOST
    shelf.qtbot.waitUntil(
        lambda: bool([w for w in shelf.page.findChildren(QWidget, "documentTrouble") if w.isVisible()])
    )
    assert "hãy thêm lại đúng tệp ấy" in str(shelf.child("documentTrouble").property("text"))


def test_what_is_approved_can_be_looked_at_and_not_changed(shelf: Shelf) -> None:
    report = shelf.store("a.txt", number="1/BC", subject="Báo cáo")
    shelf.link(CODE, Link(report.id, page="2"))
    page = shelf.open(1)
    shelf.choose(report)
    shelf.office.assessment.move(State.APPROVED)
    page.refresh()
    assert not page.acceptDrops()
    offers = {action.objectName(): action.isEnabled() for action in page.head.add.offers.actions()}
    assert (offers["addFiles"], offers["pasteDocument"], offers["checkStore"]) == (False, False, True)
    for name in ("attachDocument", "replaceFile"):
        assert not shelf.child(name).isEnabled()
    for name in ("subject", "link_page"):
        assert shelf.field(name).isReadOnly()
    page.table.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Return):
        QTest.keyClick(page.table, key)
    page.work.take_in(Incoming([shelf.file("b.txt")]))
    page.work.replace(report, shelf.file("b.txt"))
    assert shelf.saved_links(CODE) == (Link(report.id, page="2"),)
    assert len(shelf.office.assessment.workspace.documents()) == 1
    assert "đã duyệt" in shelf.office.window.notice.words


@pytest.fixture
def two_years(office: Office, qtbot: QtBot, tmp_path: Path) -> Shelf:
    """Last year two documents proved one row and one another."""
    made = Shelf(office, qtbot, tmp_path / "tệp")
    plan, report = made.store("kế hoạch.txt", doc_type="Kế hoạch"), made.store("báo cáo.txt", doc_type="Báo cáo")
    folder, card = office.folder, office.assessment.card
    criteria_set, result = office.assessment.criteria_set, office.assessment.result
    office.close()
    with Workspace(folder) as workspace:
        then = workspace.create(card.unit, card.year - 1, criteria_set)
        changes = (
            LinkChange(CODE, (), (Link(plan.id, PLAN, page="1"), Link(report.id, REPORT))),
            LinkChange("T1", (), (Link(report.id),)),
        )
        workspace.record(then.id, Edit("Gắn", links=changes), result)
    office.open()
    office.desk.open_card(card.id)
    return made


def cells(page: EvidencePage, column: int) -> list[str]:
    table = page.last_index.table
    return [str(table.model().index(row, column).data()) for row in range(table.rowCount())]


def test_last_years_index_is_a_checklist_ticked_off_by_one_click_or_a_new_file(two_years: Shelf) -> None:
    page = two_years.open(0)
    two_years.qtbot.waitUntil(lambda: page.last_index.table.rowCount() == 3)
    page.head.years[LAST_YEAR].click()
    assert cells(page, 0) == [CODE, CODE, "T1"]
    assert cells(page, 3) == ["Chưa có"] * 3
    two_years.press("attachSame")
    assessment = two_years.office.assessment
    assert [link.requirement for link in assessment.links[CODE]] == [PLAN]
    two_years.qtbot.waitUntil(lambda: cells(page, 3)[0].startswith("Đã có: "))
    page.last_index.only_missing.setChecked(True)
    assert cells(page, 0) == [CODE, "T1"]
    page.last_index.table.selectRow(0)
    two_years.press("attachNew")
    dialog = two_years.office.window.findChild(QFileDialog, "carriedFile")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(two_years.file("báo cáo năm nay.txt")))
    dialog.close()
    two_years.qtbot.waitUntil(lambda: len(assessment.links[CODE]) == 2)
    assert assessment.links[CODE][1].requirement == REPORT
    two_years.qtbot.waitUntil(lambda: cells(page, 0) == ["T1"])
    told = two_years.child("lastIndexTold")
    assert str(told.property("text")) == "Danh mục năm 2024: đã có 2/3 tài liệu; còn 1 cần mang lại."


def test_without_a_sheet_of_last_year_the_checklist_says_so(shelf: Shelf) -> None:
    page = shelf.open(0)
    page.head.years[LAST_YEAR].click()
    assert "Chưa có bản chấm điểm năm 2024" in str(shelf.child("lastIndexTold").property("text"))


@pytest.mark.parametrize("ending", INDEX_FORMATS)
def test_the_index_is_exported_from_the_menu_in_the_format_chosen(shelf: Shelf, ending: str) -> None:
    report = shelf.store("a.txt", number="1/BC", subject="Báo cáo")
    shelf.link(CODE, Link(report.id, page="2"))
    window = shelf.office.window
    window.actions_.evidence_index.trigger()
    dialog = window.findChild(QFileDialog, "indexDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.filterSelected.emit(FILTERS[ending])
    assert dialog.defaultSuffix() == ending
    path = shelf.folder / f"danh-muc.{ending}"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    shelf.qtbot.waitUntil(lambda: window.notice.words == f"Đã xuất “{path}”.")
    assert path.stat().st_size > 1000


def test_the_chosen_document_stays_chosen_and_in_sight_whatever_is_sorted(shelf: Shelf) -> None:
    documents = [shelf.store(f"{at}.txt", number=f"{at}/BC", subject=f"Việc {at}") for at in range(30)]
    page = shelf.open(30)
    shelf.choose(documents[17])
    for column in (Column.NUMBER, Column.SUBJECT):
        page.table.order_by(column, falling=True)
        assert page.table.line is not None
        assert page.table.line.document.id == documents[17].id
        row = page.table.visualRect(page.table.currentIndex())
        assert page.table.viewport().rect().intersects(row)
    page.filter.search.setText("việc 3")
    page.filter.search_now()
    assert page.table.line is not None
    assert page.table.line.document.id == documents[3].id
    assert str(shelf.child("documentTitle").property("text")) == "3/BC"


def test_a_file_has_room_to_be_read_and_is_seen_large_in_the_place_of_the_table(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(preferences.VARIABLE, str(shelf.folder / "window.ini"))
    for number in (1, 2):
        shelf.link(CODE, *shelf.office.assessment.links.get(CODE, ()), Link(shelf.store(f"{number}.txt").id))
    shelf.office.window.resize(1366, 768)
    page = shelf.open(2)
    side = page.details.side
    shelf.press("sideLook")
    shelf.qtbot.waitUntil(lambda: side.preview.height() >= 300)
    assert not side.data.isVisible()
    shelf.press("sideData")
    assert not side.preview.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.table.isVisible()
    shelf.qtbot.waitUntil(lambda: side.preview.height() >= 400)
    assert shelf.field("subject").isVisible()
    shown = page.table.line
    assert shown is not None
    QTest.keyClick(shelf.field("subject"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.table.line is not None
    assert page.table.line.document.id != shown.document.id
    assert page.details.document == page.table.line.document
    QTest.keyClick(page.large.back, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert side.isAncestorOf(side.preview)


def test_what_is_told_beside_the_table_is_always_what_is_chosen_in_it(shelf: Shelf) -> None:
    documents = [shelf.store(f"{number}.txt") for number in (1, 2, 3)]
    page = shelf.open(3)
    assert page.table.line is not None
    assert page.details.document == page.table.line.document
    view = page.table.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, NO_KEY, QPoint(60, view.height() - 4))
    assert (page.table.picked, page.details.document) == ([], None)
    page.table.choose({documents[1].id})
    assert page.details.document == documents[1]
    page.table.selectAll()
    assert shelf.child("attachDocument").accessibleName() == "Gắn 3 tài liệu vào mục"
    page.filter.search.setText("không có đâu")
    page.filter.search_now()
    assert page.details.document is None
    page.filter.want_all()
    assert page.details.document == page.table.line.document


def test_the_table_is_sorted_without_the_mouse_and_says_how(shelf: Shelf) -> None:
    for name in ("b.txt", "a.txt"):
        shelf.store(name, subject=name)
    page = shelf.open(2)
    page.head.order.setFocus()
    page.head.order.setCurrentIndex(page.head.order.findData(int(Column.SUBJECT)))
    page.head.order.activated.emit(page.head.order.currentIndex())
    assert shelf.shown() == ["a.txt", "b.txt"]
    QTest.keyClick(page.head.turn, Qt.Key.Key_Space)
    assert shelf.shown() == ["b.txt", "a.txt"]
    assert page.head.turn.accessibleName().startswith("Đang xếp từ cuối lên")
    page.table.order_by(Column.SIZE)
    assert page.head.order.currentText() == "Xếp theo cỡ"


def test_a_document_that_proves_nothing_is_taken_off_the_list_and_comes_back(shelf: Shelf) -> None:
    orphan, proof = shelf.store("thừa.txt"), shelf.store("cần.txt")
    shelf.link(CODE, Link(proof.id))
    page = shelf.open(2)
    shelf.choose(orphan)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert shelf.shown() == ["cần.txt"]
    assert "tệp vẫn ở trong kho" in shelf.office.window.notice.words
    workspace = shelf.office.assessment.workspace
    assert workspace.document_file(orphan).exists()
    undo = shelf.office.window.notice.findChild(QPushButton, "offer0")
    assert undo is not None
    undo.click()
    assert set(shelf.shown()) == {"thừa.txt", "cần.txt"}
    shelf.choose(orphan)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    shelf.office.reopen()
    page = shelf.open(1)
    shelf.qtbot.waitUntil(lambda: page.filter.state.findData("aside") > 0)
    page.filter.state.setCurrentIndex(page.filter.state.findData("aside"))
    assert shelf.shown() == ["thừa.txt"]
    shelf.press("asideDocument")
    page.filter.want_all()
    assert set(shelf.shown()) == {"thừa.txt", "cần.txt"}
    assert [one.words for one in workspace_decisions(shelf)] == [
        "Bỏ khỏi danh sách",
        "Đưa lại danh sách",
        "Bỏ khỏi danh sách",
        "Đưa lại danh sách",
    ]


def workspace_decisions(shelf: Shelf) -> list[Decision]:
    return list(shelf.office.assessment.workspace.decisions())


def test_a_document_off_the_list_is_on_it_again_when_its_file_is_brought_once_more(shelf: Shelf) -> None:
    orphan = shelf.store("thừa.txt")
    page = shelf.open(1)
    page.work.put_aside([orphan])
    assert shelf.shown() == []
    page.work.take_in(Incoming([shelf.file("thừa.txt")]))
    shelf.qtbot.waitUntil(lambda: shelf.shown() == ["thừa.txt"])


def test_a_file_just_replaced_is_brought_back_from_the_foot_of_the_window(shelf: Shelf) -> None:
    report = shelf.store("bản 1.txt", number="1/BC", subject="Báo cáo")
    shelf.link(CODE, Link(report.id))
    page = shelf.open(1)
    documents, notice = shelf.office.assessment.documents, shelf.office.window.notice
    page.work.replace(report, shelf.file("bản 2.txt"))
    shelf.qtbot.waitUntil(lambda: "bản trước vẫn được giữ" in notice.words)
    back = notice.findChild(QPushButton, "offer0")
    assert back is not None
    assert back.text() == "Khôi phục bản trước"
    back.click()
    shelf.qtbot.waitUntil(lambda: documents[report.id].sha256 == report.sha256)
    page.work.replace(documents[report.id], shelf.file("bản 1.txt"))
    shelf.qtbot.waitUntil(lambda: notice.words == SAME_FILE)


def test_replacing_a_file_tells_how_far_it_is_and_stopped_leaves_the_old_one(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = shelf.store("bản 1.txt")
    shelf.link(CODE, Link(report.id))
    page = shelf.open(1)
    large = shelf.folder / "lớn.bin"
    large.write_bytes(b"a" * 3_000_000)
    reading, go_on = Event(), Event()
    blocks = SourceFile.blocks

    def held(source: SourceFile, watch: Watch | None = None) -> Iterator[bytes]:
        for block in blocks(source, watch):
            reading.set()
            go_on.wait(20)
            yield block

    monkeypatch.setattr(SourceFile, "blocks", held)
    page.work.replace(report, large)
    shelf.qtbot.waitUntil(reading.is_set)
    stop = shelf.child("addingStop")
    assert isinstance(stop, QPushButton)
    stop.click()
    go_on.set()
    shelf.qtbot.waitUntil(lambda: "vẫn giữ tệp cũ" in shelf.office.window.notice.words)
    assert not page.bar.isVisible()
    workspace = shelf.office.assessment.workspace
    assert (workspace.documents(), workspace.revisions(report.id)) == ([report], [])
    assert not list((shelf.office.folder / "evidence").glob("*.part"))


def test_what_is_written_over_in_the_data_of_a_document_is_told_with_the_way_back(shelf: Shelf) -> None:
    report = shelf.store("a.txt", number="1/BC", subject="Báo cáo")
    shelf.link(CODE, Link(report.id))
    shelf.open(1)
    shelf.choose(report)
    shelf.type("issuer", "UBND xã Lộc Hòa")
    assert not shelf.office.window.notice.isVisible()
    shelf.type("number", "2/BC")
    assert shelf.office.window.notice.words == "Đã sửa Số, ký hiệu từ “1/BC” thành “2/BC”."
    back = shelf.office.window.notice.findChild(QPushButton, "offer0")
    assert back is not None
    back.click()
    now = shelf.office.assessment.documents[report.id]
    assert (now.number, now.issuer) == ("1/BC", "UBND xã Lộc Hòa")
    shelf.qtbot.waitUntil(lambda: shelf.field("number").text() == "1/BC")


def test_files_that_found_no_room_are_listed_once_and_tried_again_on_the_page(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shelf.open(0)
    files = [shelf.file(f"{number}.txt") for number in range(12)]

    def no_room(_store: EvidenceStore, _path: Path, *_more: object, **_named: object) -> Held:
        raise fault_of(OSError(errno.ENOSPC, ""), "Chưa cất được tài liệu vào", "kho")

    with monkeypatch.context() as full:
        full.setattr(EvidenceStore, "hold", no_room)
        page.work.take_in(Incoming(files))
        shelf.qtbot.waitUntil(lambda: page.bar.again.isVisible())
    told = str(shelf.child("addingNews").property("plainText"))
    assert told.count("ổ đĩa đã đầy") == 1
    assert all(one.name in told for one in files)
    assert shelf.office.window.notice.words == "12 tệp chưa lưu được."
    page.bar.again.click()
    shelf.qtbot.waitUntil(lambda: len(page.lines) == 12)
    assert not page.bar.isVisible()


def test_all_stored_files_are_read_anew_on_wish_and_what_changed_is_told_with_what_to_do(shelf: Shelf) -> None:
    report = shelf.store("a.txt")
    shelf.link(CODE, Link(report.id))
    page = shelf.open(1)
    notice = shelf.office.window.notice
    check = next(one for one in page.head.add.offers.actions() if one.objectName() == "checkStore")
    check.trigger()
    shelf.qtbot.waitUntil(lambda: notice.words.startswith("Dữ liệu nguyên vẹn: 1 tài liệu"))
    place = shelf.office.assessment.workspace.document_file(report)
    place.chmod(0o644)
    place.write_bytes(b"X" * report.size)
    check.trigger()
    shelf.qtbot.waitUntil(lambda: "Có 1 chỗ không còn nguyên vẹn" in notice.words)
    told = str(shelf.child("addingNews").property("plainText"))
    assert "“a.txt” đã bị thay đổi" in told
    assert "hãy thêm lại đúng tệp ấy" in told


def test_in_a_narrow_window_a_file_seen_large_has_the_whole_page(shelf: Shelf) -> None:
    shelf.link(CODE, Link(shelf.store("a.txt").id))
    shelf.office.window.resize(800, 720)
    page = shelf.open(1)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.details.isVisible()
    assert page.details.side.preview.isVisible()
    QTest.keyClick(page.large.back, Qt.Key.Key_Escape)
    assert page.details.isVisible()
    assert page.table.hasFocus()
