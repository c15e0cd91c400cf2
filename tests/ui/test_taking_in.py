"""Before the store: folders, letters, the clipboard, what had better not be stored, data to be confirmed."""

import errno
import re
import threading
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from parscore.faults import EnvironmentFault, fault_of
from parscore.scoring.evidence import Link
from parscore.scoring.state import State
from parscore.storage.evidence_store import EvidenceStore, Held
from parscore.storage.workspace import Workspace
from parscore.ui.document_form import DocumentForm
from parscore.ui.evidence_list import NOTHING_TO_PASTE, EvidenceList
from parscore.ui.matching.confirm_dialog import ALL_DONE, ConfirmDialog
from parscore.ui.matching.incoming import FROM_NET, FROM_OUTLOOK, Incoming, files_of
from parscore.ui.matching.intake_road import NOT_STORED, STOPPED, STORED_ALL_THE_SAME
from parscore.ui.matching.letter_dialog import LetterDialog
from parscore.ui.matching.pointed_out import CHOICE, FILE, SEEN, PointedOut
from parscore.ui.matching.sentences import in_sentences
from parscore.ui.taking_in import TakingIn
from tests.intake.documents import papers
from tests.ui.evidence_folder import paper, picture
from tests.ui.office import Office

CODE = "1.2.1"
NUMBER = "046201001234"


class Row:
    """One row in a real window, and the dialogs that come over it."""

    def __init__(self, office: Office, qtbot: QtBot, folder: Path) -> None:
        self.office, self.qtbot, self.folder = office, qtbot, folder
        folder.mkdir()
        office.choose(CODE)
        qtbot.waitUntil(lambda: bool(office.window.findChildren(EvidenceList)))

    @property
    def shown(self) -> EvidenceList:
        return next(one for one in self.office.window.findChildren(EvidenceList) if one.code == CODE)

    @property
    def workspace(self) -> "Workspace":
        workspace = self.office.assessment.workspace
        return workspace  # type: ignore[return-value]

    def file(self, name: str, content: bytes = b"noi dung") -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def secret(self, name: str = "danh sách.pdf") -> Path:
        return papers.pdf(self.folder / name, ("DANH SÁCH", f"Ông A, căn cước công dân số {NUMBER}"))

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not any(one.running for one in self.roads()), timeout=20_000)

    def roads(self) -> list[TakingIn]:
        return self.office.assessment.findChildren(TakingIn)

    def take_in(self, *paths: Path) -> None:
        self.shown.take_in(paths)
        self.settle()

    def dialog(self, kind: type) -> QWidget:
        def open_now() -> list[QWidget]:
            return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

        self.qtbot.waitUntil(lambda: bool(open_now()), timeout=20_000)
        (found,) = open_now()
        return found

    def pointed_out(self) -> PointedOut:
        found = self.dialog(PointedOut)
        assert isinstance(found, PointedOut)
        return found

    def names(self) -> list[str]:
        known = self.office.assessment.documents
        return [known[link.document].file_name for link in self.office.assessment.links.get(CODE, ())]

    def said(self) -> str:
        return str(self.shown.findChild(QLabel, "evidenceMessage").property("text"))  # type: ignore[union-attr]

    def stored(self) -> list[Path]:
        return [one for one in (self.office.folder / "evidence").rglob("*") if one.is_file()]


@pytest.fixture
def row(office: Office, qtbot: QtBot, tmp_path: Path) -> Iterator[Row]:
    made = Row(office, qtbot, tmp_path / "tệp đến")
    yield made
    for road in made.roads():
        road.stop()
    made.settle()


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_folder_on_a_row_brings_every_file_below_it_as_one_step(row: Row) -> None:
    below = row.folder / "quý" / "I"
    below.mkdir(parents=True)
    decomposed = unicodedata.normalize("NFD", "Báo cáo quý một.docx")
    paper(below / decomposed, 1, "Báo cáo quý một")
    paper(row.folder / "kế hoạch.pdf", 2, "Kế hoạch năm")
    row.file("Thumbs.db")
    picture(row.folder / "ảnh.png", 3)
    row.take_in(row.folder)
    assert row.names() == ["ảnh.png", "kế hoạch.pdf", "Báo cáo quý một.docx"]
    assert "tệp của hệ điều hành" in row.said()
    row.office.assessment.undo()
    assert row.names() == []
    row.office.assessment.redo()
    assert len(row.names()) == 3


def test_sentences_that_differ_by_the_file_alone_are_told_once(row: Row) -> None:
    row.take_in(*(row.folder / f"mất {place}.pdf" for place in range(13)), row.file("có.txt"))
    assert row.names() == ["có.txt"]
    assert row.said().count("không tìm thấy tệp") == 1
    assert row.said().endswith("Và 12 tệp khác cũng vậy: mất 1.pdf, mất 2.pdf, mất 3.pdf và 9 tệp nữa.")


def test_different_sentences_stand_each_by_itself() -> None:
    told = [(Path("a.pdf"), "“a.pdf” rỗng."), (Path("b.pdf"), "“b.pdf” hỏng."), (Path("c.pdf"), "“c.pdf” rỗng.")]
    assert in_sentences(told) == ["“a.pdf” rỗng. Và 1 tệp khác cũng vậy: c.pdf.", "“b.pdf” hỏng."]
    full = [(Path("a.pdf"), "Ổ đĩa đã đầy."), (Path("b.pdf"), "Ổ đĩa đã đầy.")]
    assert in_sentences(full) == ["Ổ đĩa đã đầy. 2 tệp cùng lý do này: a.pdf, b.pdf."]
    assert in_sentences(full, listed=True) == ["Ổ đĩa đã đầy. 2 tệp cùng lý do này:\n   • a.pdf\n   • b.pdf"]
    assert in_sentences(full[:1]) == ["“a.pdf”: Ổ đĩa đã đầy."]


def test_files_a_full_disk_refused_are_named_once_and_tried_again_from_the_foot_of_the_window(
    row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(EvidenceStore, "hold", _no_room)
        row.take_in(*(row.file(f"{place}.txt", str(place).encode()) for place in range(5)))
    assert row.names() == []
    notice = row.office.window.notice
    assert notice.words.count("ổ đĩa đã đầy") == 1
    assert "5 tệp cùng lý do này: 0.txt, 1.txt, 2.txt và 2 tệp nữa." in notice.words
    again = notice.findChild(QPushButton, "offer0")
    assert again is not None
    assert again.text() == "Thử lại"
    again.click()
    row.qtbot.waitUntil(lambda: len(row.names()) == 5)


def test_a_pasted_picture_that_found_no_room_is_kept_to_be_tried_again(
    row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(image)
    with monkeypatch.context() as full:
        full.setattr(EvidenceStore, "hold", _no_room)
        row.shown.paste()
        row.qtbot.waitUntil(lambda: "ổ đĩa đã đầy" in row.office.window.notice.words)
    QApplication.clipboard().setText("chữ khác")
    again = row.office.window.notice.findChild(QPushButton, "offer0")
    assert again is not None
    again.click()
    row.qtbot.waitUntil(lambda: len(row.names()) == 1)


def _no_room(_store: EvidenceStore, path: Path, *_more: object, **_named: object) -> Held:
    raise fault_of(OSError(errno.ENOSPC, ""), "Chưa cất được tài liệu vào", "kho")


def test_a_file_with_personal_data_is_pointed_out_masked_and_not_stored_unasked(row: Row) -> None:
    row.shown.take_in([row.secret()])
    dialog = row.pointed_out()
    shown = " ".join(dialog.rows.item(0, column).text() for column in range(dialog.rows.columnCount()))  # type: ignore[union-attr]
    assert "số căn cước" in shown
    assert NUMBER not in shown
    assert "Hãy che số" in shown
    assert row.stored() == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    row.settle()
    assert (row.names(), row.stored()) == ([], [])
    assert "không được lưu, như đã chọn" in row.said()
    (decision,) = row.workspace.decisions()
    assert decision.document is None
    assert decision.file_name == "danh sách.pdf"
    assert decision.words.startswith(NOT_STORED)
    assert NUMBER not in decision.words


def test_who_stores_it_all_the_same_has_that_recorded_with_the_document(row: Row) -> None:
    row.office.assessment.take_name("Nguyễn Thị Hoa")
    row.shown.take_in([row.secret()])
    press(row.pointed_out(), "storeAll")
    row.settle()
    (document,) = row.workspace.documents()
    (decision,) = row.workspace.decisions(document.id)
    assert row.names() == ["danh sách.pdf"]
    assert decision.words.startswith(STORED_ALL_THE_SAME)
    assert (decision.about, decision.who) == ("số căn cước, chứng minh nhân dân", "Nguyễn Thị Hoa")


def test_a_decision_that_cannot_be_written_down_is_told_and_the_file_is_attached(
    row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise EnvironmentFault("Ổ đĩa đã đầy; hãy giải phóng dung lượng.")

    monkeypatch.setattr(Workspace, "decide", refuse)
    row.shown.take_in([row.secret()])
    press(row.pointed_out(), "storeAll")
    row.settle()
    assert row.names() == ["danh sách.pdf"]
    assert row.said() == "Ổ đĩa đã đầy; hãy giải phóng dung lượng."


def test_many_files_to_be_decided_on_stand_in_one_table(row: Row) -> None:
    secret = papers.pdf(row.folder / "mật.pdf", ("MẬT", "ỦY BAN NHÂN DÂN", "BÁO CÁO"))
    program = row.file("hóa đơn.pdf", b"MZ" + b"\0" * 300)
    row.shown.take_in([row.secret("a.pdf"), row.secret("b.pdf"), secret, program, row.file("thường.txt")])
    dialog = row.pointed_out()
    files = {dialog.rows.item(at, FILE).text(): dialog.rows.item(at, SEEN).text() for at in range(4)}  # type: ignore[union-attr]
    assert list(files) == ["a.pdf", "b.pdf", "mật.pdf", "hóa đơn.pdf"]
    assert "dấu chỉ độ mật" in files["mật.pdf"]
    assert "Nội dung là một chương trình" in files["hóa đơn.pdf"]
    assert dialog.take.text() == "Không lưu tệp nào"
    dialog.rows.setCurrentCell(1, CHOICE)
    dialog.rows.setFocus()
    QTest.keyClick(dialog.rows, Qt.Key.Key_Space)
    assert dialog.take.text() == "Lưu 1 tệp, không lưu 3 tệp"
    press(dialog, "storeChosen")
    row.settle()
    assert row.names() == ["b.pdf", "thường.txt"]
    assert len(row.workspace.decisions()) == 4
    assert row.office.assessment.undo_label == f"Đính kèm tài liệu {CODE}"


def test_the_window_stays_while_something_is_to_be_decided(row: Row) -> None:
    row.shown.take_in([row.secret()])
    dialog = row.pointed_out()
    assert not row.office.window.close()
    assert dialog.isVisible()
    dialog.reject()
    row.settle()


def test_closing_right_after_a_drop_waits_until_the_file_is_attached(row: Row) -> None:
    row.shown.take_in([paper(row.folder / "kế hoạch.pdf", 1, "Kế hoạch năm")])
    row.office.reopen()
    row.office.choose(CODE)
    assert row.names() == ["kế hoạch.pdf"]


def test_stopped_while_files_are_looked_at_nothing_is_stored(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    from parscore.ui.matching import looking

    go, look_at = threading.Event(), looking.look_at

    def slowly(path: Path, size: int, *, heads: bool = False) -> looking.Looked:
        assert go.wait(10)
        return look_at(path, size, heads=heads)

    monkeypatch.setattr(looking, "look_at", slowly)
    row.shown.take_in([row.file("a.txt"), row.file("b.txt", b"b")])
    row.qtbot.waitUntil(row.shown.stop.isVisible)
    QTest.mouseClick(row.shown.stop, Qt.MouseButton.LeftButton)
    go.set()
    row.settle()
    assert (row.names(), row.stored()) == ([], [])
    assert row.said() == STOPPED


@pytest.mark.parametrize("name", ["hỏng.pdf", "hỏng.docx", "hỏng.xlsx"])
def test_a_broken_file_is_attached_and_told(row: Row, name: str) -> None:
    row.take_in(row.file(name, b"PK\x03\x04" + b"\0" * 60 if name != "hỏng.pdf" else b"%PDF-1.4\n%cut"))
    assert row.names() == [name]
    assert "hỏng" in row.said().removeprefix(f"“{name}”")


@pytest.mark.parametrize(
    ("name", "told"),
    [("thực thể.docx", "khai báo DTD"), ("vòng.pdf", "trang bị hỏng"), ("giả.pdf", "Nội dung là một chương trình")],
)
def test_a_file_made_to_do_harm_is_told_of_in_one_sentence_and_the_others_come(row: Row, name: str, told: str) -> None:
    path = row.folder / name
    if name.endswith(".docx"):
        entities = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("[Content_Types].xml", "<x/>")
            file.writestr("word/document.xml", entities)
    elif name == "vòng.pdf":
        circle = b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
        path.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" + circle)
    else:
        path.write_bytes(b"MZ" + b"\0" * 300)
    row.shown.take_in([path, row.file("sạch.txt")])
    if name == "giả.pdf":
        dialog = row.pointed_out()
        seen = dialog.rows.item(0, SEEN)
        assert seen is not None
        assert told in seen.text()
        dialog.reject()
        row.settle()
        assert row.names() == ["sạch.txt"]
    else:
        row.settle()
        assert row.names() == [name, "sạch.txt"]
        assert row.said().count(told) == 1


def test_a_picture_of_the_clipboard_becomes_a_dated_png(row: Row) -> None:
    image = QImage(12, 8, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    QApplication.clipboard().setImage(image)
    row.shown.rows.setFocus()
    QTest.keyClick(row.shown.rows, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    row.settle()
    (name,) = row.names()
    assert re.fullmatch(r"Anh-chup_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.png", name)
    (document,) = row.workspace.documents()
    assert QImage(str(row.workspace.document_file(document)), "PNG").size() == image.size()  # type: ignore[call-overload]


def test_copied_files_are_pasted_and_an_empty_clipboard_says_so(row: Row) -> None:
    QApplication.clipboard().clear()
    row.shown.add.setFocus()
    paste = (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(row.shown.add, *paste)
    assert row.said() == NOTHING_TO_PASTE
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(row.file("a.txt"))), QUrl.fromLocalFile(str(row.file("b.txt", b"b")))])
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(row.shown.add, *paste)
    row.settle()
    assert row.names() == ["a.txt", "b.txt"]


def test_a_file_that_a_mail_program_takes_away_after_the_drop_is_there_all_the_same(row: Row) -> None:
    path = row.file("đính kèm.txt")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(row.shown, QDragEnterEvent(QPoint(5, 5), copy, data, button, none))
    QApplication.sendEvent(row.shown, QDropEvent(QPointF(5, 5), copy, data, button, none))
    path.unlink()
    row.qtbot.waitUntil(lambda: row.names() == ["đính kèm.txt"])


def test_what_was_held_goes_when_it_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    incoming = files_of(data)
    (held,) = incoming.paths
    assert held != path
    assert held.read_bytes() == b"a"
    incoming.let_go()
    assert not held.exists()
    assert path.exists()


def letter(path: Path) -> Path:
    message = EmailMessage()
    message["From"], message["Subject"] = "Phòng Nội vụ <noivu@example.vn>", "Gửi báo cáo"
    message.set_content("<img src='cid:logo'>", subtype="html")
    message.add_related(b"\x89PNG", "image", "png", cid="<logo>", filename="logo.png", disposition="inline")
    for name in ("Báo cáo quý I.txt", "Báo cáo quý II.txt"):
        message.add_attachment(name.encode(), "text", "plain", filename=name)
    path.write_bytes(message.as_bytes())
    return path


def test_the_files_of_a_letter_are_offered_one_by_one(row: Row) -> None:
    row.shown.take_in([letter(row.folder / "thư.eml"), row.file("khác.txt")])
    dialog = row.dialog(LetterDialog)
    assert isinstance(dialog, LetterDialog)
    items = [dialog.rows.item(at) for at in range(dialog.rows.count())]
    assert items[0].text() == "Gửi báo cáo · Phòng Nội vụ <noivu@example.vn>"
    ticked = {one.text().split(" (")[0]: one.checkState() is Qt.CheckState.Checked for one in items[1:]}
    files = {"logo.png": False, "Báo cáo quý I.txt": True, "Báo cáo quý II.txt": True}
    assert ticked == {**files, "Cả thư: thư.eml": False}
    dialog.rows.setCurrentItem(items[2])
    dialog.rows.setFocus()
    QTest.keyClick(dialog.rows, Qt.Key.Key_Space)
    assert dialog.take.text() == "Lấy 1 tệp"
    press(dialog, "letterTake")
    row.settle()
    assert sorted(row.names()) == ["Báo cáo quý II.txt", "khác.txt"]


def test_a_letter_given_up_brings_nothing_and_the_rest_comes(row: Row) -> None:
    row.shown.take_in([letter(row.folder / "thư.eml"), row.file("khác.txt")])
    row.dialog(LetterDialog).close()
    row.settle()
    assert row.names() == ["khác.txt"]


def test_what_is_called_a_letter_and_is_none_is_taken_as_a_file(row: Row) -> None:
    row.take_in(row.file("giả.eml", b"\0\1\2"))
    assert row.names() == ["giả.eml"]
    assert "không đọc được như một thư điện tử" in row.said()


def test_number_and_date_are_confirmed_row_by_row_with_enter(row: Row) -> None:
    paper(row.folder / "a.pdf", 7, "Kế hoạch theo dõi thi hành pháp luật")
    paper(row.folder / "b.docx", 8, "Báo cáo theo dõi thi hành pháp luật")
    row.take_in(row.folder / "a.pdf", row.folder / "b.docx", picture(row.folder / "ảnh.png", 1))
    unconfirmed = row.shown.unconfirmed
    assert unconfirmed.text() == "2 tài liệu chưa xác nhận số, ngày. Xác nhận…"
    assert [one.number for one in row.workspace.documents()] == ["", "", ""]
    QTest.mouseClick(unconfirmed, Qt.MouseButton.LeftButton)
    dialog = row.dialog(ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    assert dialog.rows.item(0, 2).text() == "07/BC-UBND"  # type: ignore[union-attr]
    assert dialog.rows.item(0, 3).text() == "05/12/2025"  # type: ignore[union-attr]
    dialog.rows.setFocus()
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert dialog.rows.currentRow() == 1
    dialog.rows.item(1, 2).setText("8/KH-UBND")  # type: ignore[union-attr]
    dialog.rows.item(1, 3).setText("31/02/2025")  # type: ignore[union-attr]
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert "“31/02/2025” không phải là ngày có thật" in str(dialog.findChild(QLabel, "confirmMessage").property("text"))  # type: ignore[union-attr]
    dialog.rows.item(1, 3).setText("06/12/2025")  # type: ignore[union-attr]
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert str(dialog.findChild(QLabel, "confirmLeft").property("text")) == ALL_DONE  # type: ignore[union-attr]
    dialog.close()
    kept = {one.file_name: (one.number, one.issued_on) for one in row.workspace.documents()}
    assert kept["a.pdf"] == ("07/BC-UBND", date(2025, 12, 5))
    assert kept["b.docx"] == ("8/KH-UBND", date(2025, 12, 6))
    assert not unconfirmed.isVisible()


def test_a_text_in_old_letters_is_proposed_in_unicode_and_taken_only_when_confirmed(row: Row) -> None:
    text = "Sè: 05/BC-UBND ngµy 05 th¸ng 12 n¨m 2025\nB¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh cña x· n¨m 2025\n"
    row.take_in(row.file("cũ.txt", text.encode()))
    row.shown.unconfirmed.confirm()
    dialog = row.dialog(ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    assert "TCVN3" in dialog.rows.note
    assert row.workspace.documents()[0].number == ""
    dialog.rows.setFocus()
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert row.workspace.documents()[0].number == "05/BC-UBND"
    dialog.close()


def test_one_document_stands_for_two_required_ones_and_each_is_taken_off_and_told_by_itself(row: Row) -> None:
    report, plan = row.file("chung.txt"), row.office.assessment.criteria_set.by_code[CODE].evidence
    row.take_in(report)
    row.shown.take_in([report], plan[2])
    row.settle()
    assert [link.requirement for link in row.office.assessment.links[CODE]] == [plan[0], plan[2]]
    row.shown.rows.setCurrentRow(1)
    row.shown.rows.setFocus()
    QTest.keyClick(row.shown.rows, Qt.Key.Key_Return)
    form = row.dialog(DocumentForm)
    assert isinstance(form, DocumentForm)
    form.lines["page"].setText("3")
    form.close()
    (document,) = row.workspace.documents()
    assert row.office.assessment.links[CODE] == (Link(document.id, plan[0]), Link(document.id, plan[2], page="3"))
    row.shown.rows.setCurrentRow(0)
    QTest.keyClick(row.shown.rows, Qt.Key.Key_Delete)
    assert row.office.assessment.links[CODE] == (Link(document.id, plan[2], page="3"),)


def test_a_closed_assessment_takes_nothing_by_any_way(row: Row) -> None:
    row.take_in(row.file("a.txt"))
    row.qtbot.waitUntil(lambda: row.roads() == [])
    row.office.assessment.move(State.APPROVED)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(row.file("b.txt", b"b")))])
    QApplication.clipboard().setMimeData(data)
    row.shown.paste()
    row.shown.take_in(Incoming([row.folder]))
    assert row.shown.ask_for_folder() is None
    assert row.roads() == []
    assert row.names() == ["a.txt"]
    enabled = {one.objectName() for one in row.shown.more.offers.actions() if one.isEnabled()}
    assert not enabled & {"addFolder", "pasteDocument", "reuseDocument"}


def test_a_workspace_that_can_only_be_read_says_so_and_stores_nothing(
    row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "why_read_only", "Thư mục dữ liệu chỉ cho đọc; hãy hỏi người quản lý máy.")
    row.take_in(row.secret())
    assert (row.names(), row.stored()) == ([], [])
    assert row.said() == "Thư mục dữ liệu chỉ cho đọc; hãy hỏi người quản lý máy."


@pytest.mark.parametrize(
    ("brought", "told"),
    [
        ('application/x-qt-windows-mime;value="FileGroupDescriptorW"', FROM_OUTLOOK),
        ("text/uri-list", FROM_NET),
    ],
)
def test_what_is_dragged_and_is_no_file_says_how_to_bring_it(row: Row, brought: str, told: str) -> None:
    data = QMimeData()
    data.setData(brought, b"https://vi-du.vn/van-ban.pdf")
    button, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, button, plain)
    QApplication.sendEvent(row.shown, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(row.shown, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, plain))
    assert row.said() == told
    assert row.names() == []


def test_a_letter_of_outlook_is_kept_and_says_how_its_files_are_had(row: Row) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "__substg1.0_0037001F".encode("utf-16-le")
    row.take_in(row.file("thư.msg", content + b"\0" * 600))
    assert row.names() == ["thư.msg"]
    assert "lưu các tệp đính kèm ra một thư mục" in row.said()
