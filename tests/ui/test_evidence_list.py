"""Evidence on the desk: real files taken in, linked, described, put in order, undone, and found again."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from parscore.intake.sample import shipped_set
from parscore.reports.changes_in_words import Wording
from parscore.scoring.answers import Unit
from parscore.scoring.assessment import scorers
from parscore.scoring.evidence import Document, Link
from parscore.scoring.outcome import RefusedError
from parscore.scoring.state import State
from parscore.storage.evidence_store import EvidenceStore, Held, Watch
from parscore.storage.workspace import Workspace
from parscore.ui import open_document as opening
from parscore.ui.document_form import DocumentForm
from parscore.ui.evidence_list import EvidenceList
from parscore.ui.folders import EVIDENCE, EXPORTS, folder_for
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pick_document import PickDocument
from parscore.ui.taking_in import TakingIn, attach

PLAN, MINUTES, REPORT = (
    "Kế hoạch theo dõi tình hình thi hành pháp luật trong năm",
    "Biên bản hoặc kết luận kiểm tra; phiếu điều tra, khảo sát",
    "Báo cáo theo dõi tình hình thi hành pháp luật",
)
CODE = "1.2.1"


def paper(name: str) -> bytes:
    """A PDF that can be read, and differs for each name."""
    content = BytesIO()
    page = Canvas(content, invariant=True)
    page.drawString(72, 720, ascii(name))
    page.save()
    return content.getvalue()


class Room:
    """A pane of the usual width with the evidence of one row in it, on a workspace of its own."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.workspace = Workspace(folder / "workspace")
        cards = self.workspace.cards()
        card = cards[0] if cards else self.workspace.create(Unit("xa-mau", "Xã Mẫu", "xa"), 2025, shipped_set())
        self.assessment = OpenAssessment(self.workspace, self.workspace.open(card.id))
        self.pane = QWidget()
        self.pane.setObjectName("panePage")
        self.pane.resize(448, 400)
        self.column = QVBoxLayout(self.pane)
        self.column.setContentsMargins(12, 8, 12, 8)
        self.list = self.show(CODE)
        qtbot.addWidget(self.pane)
        with qtbot.waitActive(self.pane):
            self.pane.show()
            self.pane.activateWindow()

    def show(self, code: str) -> EvidenceList:
        shown = EvidenceList(self.assessment, code)
        self.column.addWidget(shown)
        return shown

    def close(self) -> None:
        for taking in (one for one in self.assessment.findChildren(TakingIn) if one.running):
            with self.qtbot.waitSignal(taking.ended):
                taking.stop()
        self.assessment.journal.close()
        self.workspace.close()

    def file(self, name: str, content: bytes | None = None) -> Path:
        path = self.folder / name
        path.write_bytes(paper(name) if content is None else content)
        return path

    def take_in(self, *paths: Path, requirement: str = "") -> None:
        self.list.take_in(paths, requirement)
        (taking,) = (one for one in self.assessment.findChildren(TakingIn) if one.running)
        with self.qtbot.waitSignal(taking.ended):
            pass

    def rows(self) -> list[str]:
        return [self.list.rows.item(place).text() for place in range(self.list.rows.count())]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.list.rows, key, modifier)

    def said(self, name: str) -> str:
        found = self.list.findChild(QWidget, name)
        assert found is not None
        return str(found.property("text")) if found.isVisible() else ""

    def links(self) -> tuple[Link, ...]:
        return self.assessment.links.get(CODE, ())

    def names(self) -> list[str]:
        return [self.assessment.documents[link.document].file_name for link in self.links()]


@pytest.fixture
def room(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, tmp_path)
    yield made
    made.close()


def form_of(room: Room) -> DocumentForm:
    room.list.rows.setFocus()
    room.key(Qt.Key.Key_Return)
    (form,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, DocumentForm) and w.isVisible())
    return form


def test_what_is_required_and_missing_is_named(room: Room) -> None:
    assert room.said("evidenceTitle") == "Tài liệu kiểm chứng (0)"
    assert room.rows() == [f"Thiếu: {one}" for one in (PLAN, MINUTES, REPORT)]


def test_files_taken_in_stand_for_the_required_documents_in_turn(room: Room) -> None:
    room.take_in(*(room.file(f"{name}.pdf") for name in ("kế hoạch", "biên bản", "báo cáo", "ảnh")))
    assert [link.requirement for link in room.links()] == [PLAN, MINUTES, REPORT, ""]
    assert room.rows() == [
        f"kế hoạch.pdf. Có: {PLAN}",
        f"biên bản.pdf. Có: {MINUTES}",
        f"báo cáo.pdf. Có: {REPORT}",
        "ảnh.pdf. Tài liệu bổ sung",
    ]
    assert room.said("evidenceTitle") == "Tài liệu kiểm chứng (4)"
    assert room.assessment.undo_label == f"Đính kèm tài liệu {CODE}"
    for link in room.links():
        document = room.assessment.documents[link.document]
        assert room.workspace.document_file(document).read_bytes() == paper(document.file_name)


def test_one_step_back_and_forth_and_the_same_after_a_restart(room: Room, qtbot: QtBot) -> None:
    room.take_in(room.file("a.pdf"), room.file("b.pdf"))
    linked = room.links()
    room.assessment.undo()
    assert room.rows() == [f"Thiếu: {one}" for one in (PLAN, MINUTES, REPORT)]
    room.close()
    again = Room(qtbot, room.folder)  # the links are gone, so only the store knows of the documents
    assert again.links() == ()
    again.assessment.redo()
    assert again.links() == linked
    assert again.rows()[0] == f"a.pdf. Có: {PLAN}"
    again.close()
    third = Room(qtbot, room.folder)
    assert third.rows()[:2] == [f"a.pdf. Có: {PLAN}", f"b.pdf. Có: {MINUTES}"]
    assert third.workspace.verify() == []
    third.close()


def test_a_file_that_cannot_be_taken_is_told_and_the_others_are_taken(room: Room) -> None:
    room.take_in(room.file("a.pdf"), room.folder / "mất.pdf", room.file("rỗng.pdf", b""))
    assert room.names() == ["a.pdf", "rỗng.pdf"]
    told = room.said("evidenceMessage")
    assert "mất.pdf”: không tìm thấy tệp" in told
    assert "Tệp “rỗng.pdf” rỗng (0 byte)" in told


def test_an_empty_file_is_not_there_and_leaves_its_place_to_one_that_says_something(room: Room) -> None:
    room.take_in(room.file("rỗng.pdf", b""))
    assert "chưa tính là có" in room.rows()[0]
    assert f"Thiếu: {PLAN}" in room.rows()
    room.take_in(room.file("kế hoạch.pdf"))
    assert room.rows()[1] == f"kế hoạch.pdf. Có: {PLAN}"
    assert f"Thiếu: {PLAN}" not in room.rows()


def test_the_same_file_twice_is_one_link_and_one_file(room: Room) -> None:
    room.take_in(room.file("a.pdf"))
    room.take_in(room.file("tên khác.pdf", paper("a.pdf")))
    assert room.names() == ["a.pdf"]
    assert room.said("evidenceMessage") == "Tài liệu “a.pdf” đã có ở mục này."


def test_files_dropped_on_the_list_are_copied_and_stay_where_they_were(room: Room) -> None:
    path = room.file("kéo thả.pdf")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.invalid/x.pdf")])
    actions, buttons = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), actions, data, buttons, none)
    QApplication.sendEvent(room.list, enter)
    assert enter.isAccepted()
    assert enter.dropAction() == Qt.DropAction.CopyAction
    QApplication.sendEvent(room.list, QDropEvent(QPointF(5, 5), actions, data, buttons, none))
    room.qtbot.waitUntil(lambda: room.names() == ["kéo thả.pdf"])
    assert path.exists()


def test_text_alone_is_no_drop(room: Room) -> None:
    data = QMimeData()
    data.setText("x.pdf")
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    enter.ignore()
    QApplication.sendEvent(room.list, enter)
    assert not enter.isAccepted()


def test_the_keyboard_alone_orders_and_removes(room: Room) -> None:
    room.take_in(*(room.file(f"{name}.pdf") for name in "abc"))
    room.list.rows.setFocus()
    room.list.rows.setCurrentRow(2)
    room.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert room.names() == ["a.pdf", "c.pdf", "b.pdf"]
    assert room.list.rows.currentRow() == 1
    room.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    room.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert room.names() == ["a.pdf", "b.pdf", "c.pdf"]
    room.key(Qt.Key.Key_Delete)
    assert room.names() == ["a.pdf", "b.pdf"]
    assert room.assessment.undo_label == f"Bỏ tài liệu khỏi {CODE}"
    room.assessment.undo()
    assert room.names() == ["a.pdf", "b.pdf", "c.pdf"]
    assert room.workspace.open(room.assessment.card.id).links == room.assessment.links


def test_insert_and_enter_on_a_missing_document_ask_for_files(room: Room) -> None:
    room.list.rows.setFocus()
    room.list.rows.setCurrentRow(1)
    room.key(Qt.Key.Key_Return)
    dialog = room.pane.findChild(QFileDialog, "evidenceFiles")
    assert isinstance(dialog, QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(room.file("biên bản.pdf"))])
    dialog.close()
    room.qtbot.waitUntil(lambda: room.names() == ["biên bản.pdf"])
    assert room.links()[0].requirement == MINUTES
    room.key(Qt.Key.Key_Insert)
    assert [d for d in room.pane.findChildren(QFileDialog, "evidenceFiles") if d.isVisible()]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of the list of kinds
def test_what_is_typed_of_a_document_is_kept_at_once(room: Room, qtbot: QtBot) -> None:
    room.take_in(room.file("a.pdf"))
    form = form_of(room)
    qtbot.addWidget(form)
    for name, text in (
        ("doc_type", "Báo cáo"),
        ("number", " 05/BC-UBND "),
        ("issued_on", "05/12/2025"),
        ("issuer", "UBND xã Lộc Hòa"),
        ("subject", "Theo dõi thi hành pháp luật"),
        ("remark", "Bản sao"),
        ("section", "Phụ lục II"),
        ("page", "3–5"),
        ("link_remark", "Dòng 4"),
    ):
        form.lines[name].setFocus()
        form.lines[name].selectAll()
        form.lines[name].insert(text)
        QTest.keyClick(form.lines[name], Qt.Key.Key_Tab)
    form.stands_for.setCurrentIndex(2)
    form.stands_for.activated.emit(2)
    (kept,) = room.workspace.documents()
    assert (kept.doc_type, kept.number, kept.issued_on) == ("Báo cáo", "05/BC-UBND", date(2025, 12, 5))
    assert (kept.issuer, kept.subject) == ("UBND xã Lộc Hòa", "Theo dõi thi hành pháp luật")
    assert kept.remark == "Bản sao"
    assert room.links() == (Link(kept.id, REPORT, "Phụ lục II", "3–5", "Dòng 4"),)
    assert room.workspace.open(room.assessment.card.id).links == {CODE: room.links()}
    assert room.rows()[0] == f"Báo cáo 05/BC-UBND, 05/12/2025. Đã dẫn chiếu: {REPORT} · Phụ lục II · trang 3–5 · Dòng 4"
    form.close()


def test_what_is_told_of_a_document_is_a_step_with_its_line_in_the_history(room: Room) -> None:
    assessment = room.assessment
    room.take_in(room.file("a.pdf"))
    (document,) = assessment.documents.values()
    assessment.who = "Lê Thị Ánh"
    assessment.describe(replace(document, number="05/BC-UBND"))
    assessment.describe(replace(assessment.documents[document.id], issued_on=date(2025, 12, 5)))
    assert assessment.undo_label == "Ngày ban hành của “05/BC-UBND, 05/12/2025”"
    assessment.undo()
    assessment.undo()
    assert assessment.documents[document.id] == document
    assert room.workspace.documents() == [document]
    assessment.redo()
    assert room.workspace.documents()[0].number == "05/BC-UBND"
    line = room.workspace.history(assessment.card.id)[1]
    wording = Wording(assessment.criteria_set, scorers(assessment.criteria_set, "xa"), assessment.documents)
    (told,) = wording.changes(line.edit, survey_held=True)
    assert (line.who, told.code, told.what, told.old, told.new) == (
        "Lê Thị Ánh",
        CODE,
        "Số, ký hiệu của tài liệu “a.pdf”",
        "–",
        "05/BC-UBND",
    )
    again = OpenAssessment(room.workspace, room.workspace.open(assessment.card.id))
    again.undo()
    assert room.workspace.documents() == [document]
    again.journal.close()


def test_a_replaced_file_is_brought_back_by_undo_and_by_redo_replaced_again(room: Room) -> None:
    assessment = room.assessment
    room.take_in(room.file("a.pdf"))
    (old,) = assessment.documents.values()
    new = room.workspace.replace_file(old, room.file("b.pdf"))
    assessment.take_file(new)
    assert assessment.undo_label == "Thay tệp của “b.pdf”"
    assessment.undo()
    (kept,) = room.workspace.documents()
    assert (kept.file_name, kept.sha256) == ("a.pdf", old.sha256)
    assert room.workspace.document_file(kept).read_bytes() == paper("a.pdf")
    assessment.redo()
    assert room.workspace.documents() == [new]
    stored = room.workspace.document_file(old)
    stored.chmod(0o644)
    stored.unlink()
    with pytest.raises(RefusedError, match="không còn trong kho"):
        assessment.undo()
    assert assessment.documents[old.id] == new


def test_a_day_that_does_not_exist_is_refused_in_words_and_the_rest_is_kept(room: Room, qtbot: QtBot) -> None:
    room.take_in(room.file("a.pdf"))
    form = form_of(room)
    qtbot.addWidget(form)
    form.lines["issued_on"].setText("31/02/2025")
    form.lines["number"].setText("7/BC-UBND")
    assert not form.commit()
    message = form.findChild(QWidget, "issuedOnMessage")
    assert message is not None
    assert message.isVisible()
    assert "“31/02/2025” không phải là ngày có thật" in str(message.property("text"))
    (kept,) = room.workspace.documents()
    assert (kept.number, kept.issued_on) == ("7/BC-UBND", None)
    form.close()


def test_the_name_of_the_file_proposes_and_only_the_official_takes(room: Room, qtbot: QtBot) -> None:
    room.take_in(room.file("05-BC-UBND 05.01.2026 Bao cao CCHC.pdf"))
    form = form_of(room)
    qtbot.addWidget(form)
    proposal = form.findChild(QWidget, "proposal")
    assert proposal is not None
    assert str(proposal.property("text")).endswith("Báo cáo · 05/BC-UBND · 05/01/2026 · CCHC")
    form.commit()
    assert room.workspace.documents()[0].number == ""
    use = form.findChild(QPushButton, "useProposal")
    assert isinstance(use, QPushButton)
    use.click()
    (kept,) = room.workspace.documents()
    assert (kept.doc_type, kept.number, kept.issued_on) == ("Báo cáo", "05/BC-UBND", date(2026, 1, 5))
    assert not use.isVisible()
    form.close()


def test_closing_the_form_in_whatever_way_loses_nothing(room: Room, qtbot: QtBot) -> None:
    room.take_in(room.file("a.pdf"))
    form = form_of(room)
    qtbot.addWidget(form)
    form.lines["subject"].setFocus()
    form.lines["subject"].insert("Trích yếu đang gõ")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert room.workspace.documents()[0].subject == "Trích yếu đang gõ"


def test_one_file_may_prove_many_rows(room: Room, qtbot: QtBot) -> None:
    room.take_in(room.file("báo cáo chung.pdf"), room.file("khác.pdf"))
    room.list.hide()
    other = room.show("T1")
    other.reuse()
    dialog = room.pane.findChild(PickDocument, "pickDocument")
    assert isinstance(dialog, PickDocument)
    dialog.search.insert("bao cao")
    assert [dialog.list.item(at).isHidden() for at in range(2)] == [False, True]
    dialog.take.click()
    (link,) = room.assessment.links["T1"]
    assert link.document == room.links()[0].document
    assert link.requirement == "Quyết định công nhận sáng kiến, giải pháp CCHC"
    assert len(room.workspace.documents()) == 2
    other.reuse()
    (again,) = (d for d in room.pane.findChildren(PickDocument) if d.isVisible())
    assert again.list.count() == 1


class Slow:
    """A store that waits in the middle of each file until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go, self.under_way = threading.Event(), threading.Event()
        hold = EvidenceStore.hold

        def slowly(store: EvidenceStore, path: Path, watch: Watch | None = None, *, likely: bool = False) -> Held:
            self.under_way.set()
            self.go.wait(10)
            return hold(store, path, watch, likely=likely)

        monkeypatch.setattr(EvidenceStore, "hold", slowly)


def test_a_long_copy_shows_how_far_it_is_and_can_be_stopped(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(monkeypatch)
    room.list.take_in([room.file("lớn.pdf", paper("x") * 50_000), room.file("sau.pdf")])
    (taking,) = room.assessment.findChildren(TakingIn)
    bar = room.list.findChild(QProgressBar, "evidenceBar")
    assert isinstance(bar, QProgressBar)
    assert not bar.isVisible()
    room.qtbot.waitUntil(bar.isVisible)
    room.qtbot.waitUntil(lambda: "Đang chép 1/2 tệp: “lớn.pdf”".startswith(room.said("evidenceUnderWay")[:20]))
    with room.qtbot.waitSignal(taking.ended):
        room.list.stop.click()
        slow.go.set()
    assert room.links() == ()
    assert not bar.isVisible()
    assert "Đã dừng" in room.said("evidenceMessage")
    assert [path for path in (room.workspace.folder / "evidence").rglob("*") if path.is_file()] == []


def test_a_row_left_while_its_file_is_copied_gets_it_all_the_same(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(monkeypatch)
    room.list.take_in([room.file("lớn.pdf")])
    (taking,) = room.assessment.findChildren(TakingIn)
    room.list.deleteLater()
    room.qtbot.wait(1)
    with room.qtbot.waitSignal(taking.ended):
        slow.go.set()
    assert room.names() == ["lớn.pdf"]
    room.list = room.show(CODE)
    assert room.rows()[0] == f"lớn.pdf. Có: {PLAN}"


def test_what_is_approved_can_be_looked_at_and_not_changed(room: Room, qtbot: QtBot) -> None:
    room.take_in(room.file("a.pdf"), room.file("b.pdf"))
    room.assessment.move(State.APPROVED)
    assert not room.list.add.isEnabled()
    assert not room.list.acceptDrops()
    room.list.rows.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert):
        room.key(key)
    room.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    room.list.take_in([room.file("c.pdf")])
    assert room.names() == ["a.pdf", "b.pdf"]
    assert room.pane.findChild(QFileDialog, "evidenceFiles") is None
    enabled = {action.objectName() for action in room.list.more.offers.actions() if action.isEnabled()}
    assert enabled - {""} == {"openDocument", "editDocument"}
    form = form_of(room)
    qtbot.addWidget(form)
    assert all(line.isReadOnly() for line in form.lines.values())
    assert not form.stands_for.isEnabled()
    form.close()


@pytest.mark.parametrize(("name", "opened"), [("Báo cáo: I.pdf", "Báo cáo- I.pdf"), ("chay.exe", "")])
def test_a_document_opens_outside_as_a_copy_under_its_name_and_a_program_never(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, opened: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shown: list[Path] = []

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    document = room.workspace.take_in_document(room.file("x.bin", b"noi dung"))
    document = Document(document.id, document.sha256, name, document.size)
    told = opening.open_document(room.workspace, document, room.list)
    if opened:
        assert told == ""
        assert (shown[0].name, shown[0].read_bytes()) == (opened, b"noi dung")
    else:
        assert "không tự mở" in told
        assert shown[0].is_dir()
    room.workspace.document_file(document).unlink()
    assert "không còn trong kho tài liệu" in opening.open_document(room.workspace, document, room.list)


@pytest.mark.parametrize(("code", "most"), [("T1", 110), ("2.1.3", 110)])
def test_with_one_document_the_list_is_small(room: Room, code: str, most: int) -> None:
    room.list.hide()
    room.list = room.show(code)
    room.take_in(room.file("Một tài liệu có tên rất dài, dài hơn cả chiều rộng của khung bên phải màn hình.pdf"))
    room.qtbot.waitUntil(lambda: room.list.rows.count() > 0 and room.list.sizeHint().height() <= most)
    assert room.list.minimumSizeHint().width() <= 448 - 2 * 12


def test_every_control_has_a_name_in_vietnamese(room: Room) -> None:
    room.take_in(room.file("a.pdf"))
    names = {
        widget.accessibleName()
        for widget in (room.list.add, room.list.more, room.list.rows, room.list.stop, room.list.more.offers)
    }
    assert names == {
        "Thêm tài liệu…",
        "Việc khác với tài liệu",
        "Danh sách tài liệu kiểm chứng",
        "Dừng chép tài liệu",
    }
    order = [room.list.add, room.list.more, room.list.rows]
    for one, following in pairwise(order):
        one.setFocus()
        QTest.keyClick(one, Qt.Key.Key_Tab)
        assert following.hasFocus()


def test_a_document_used_again_claims_nothing_where_several_are_missing(room: Room, qtbot: QtBot) -> None:
    elsewhere = room.show("T1")
    elsewhere.take_in([room.file("báo cáo chung.pdf")])
    (taking,) = (one for one in room.assessment.findChildren(TakingIn) if one.running)
    with qtbot.waitSignal(taking.ended):
        pass
    elsewhere.hide()
    room.list.reuse()
    dialog = room.pane.findChild(PickDocument, "pickDocument")
    assert isinstance(dialog, PickDocument)
    dialog.search.insert("bao cao")
    dialog.take.click()
    (link,) = room.links()
    assert link.requirement == ""
    assert room.said("evidenceMessage") == "Chọn tài liệu này thay cho văn bản nào: Enter để sửa."
    assert room.list.rows.chosen is not None
    assert room.list.rows.chosen.document == link.document
    form = form_of(room)
    qtbot.addWidget(form)
    assert room.said("evidenceMessage") == ""
    form.close()


def test_a_document_used_again_stands_for_the_only_one_missing(room: Room) -> None:
    room.take_in(room.file("a.pdf"), room.file("b.pdf"))
    document = room.workspace.take_in_document(room.file("c.pdf"), who="")
    attach(room.assessment, CODE, [document], reused=True)
    assert room.links()[-1] == Link(document.id, REPORT)


def test_files_are_sought_where_they_were_last_found(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(room.folder / "gone"))
    assert folder_for(EVIDENCE) == str(Path.home())
    dialog = room.list.ask_for_files()
    assert dialog is not None
    dialog.filesSelected.emit([str(room.file("a.pdf"))])
    (taking,) = (one for one in room.assessment.findChildren(TakingIn) if one.running)
    with room.qtbot.waitSignal(taking.ended):
        pass
    dialog.close()
    assert folder_for(EVIDENCE) == str(room.folder)
    assert folder_for(EXPORTS) == str(Path.home())
