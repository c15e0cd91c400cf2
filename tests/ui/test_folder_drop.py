"""A folder attached by mouse through the real window: matched, confirmed in one table, stored, indexed, undone."""

import errno
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from parscore.faults import fault_of
from parscore.scoring.evidence_index import evidence_index
from parscore.scoring.state import State
from parscore.scoring.text import nfc
from parscore.storage.evidence_store import EvidenceStore, Held
from parscore.ui.evidence.page import EvidencePage
from parscore.ui.matching.code_popup import CodePopup
from parscore.ui.matching.confirm_dialog import ConfirmDialog
from parscore.ui.matching.folder_drop import match_files
from parscore.ui.matching.folder_road import FolderRoad
from parscore.ui.matching.incoming import Incoming
from parscore.ui.matching.intake_road import IntakeRoad
from parscore.ui.matching.match_dialog import GIVE_UP, MatchDialog
from parscore.ui.matching.match_lines import MatchLine, Show
from parscore.ui.matching.match_model import Column
from parscore.ui.matching.pointed_out import PointedOut
from tests.ui.evidence_folder import COUNT, EvidenceFolder, Proof, evidence_folder, paper, picture
from tests.ui.office import Office

pops_up = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen nothing is raised or held
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
MOST_CLICKS = 45  # at four seconds for each, to look and to hit, that is three minutes


class Hand:
    """The official's hand on the mouse, which counts what it does."""

    def __init__(self, office: Office, qtbot: QtBot) -> None:
        self.office, self.qtbot, self.clicks = office, qtbot, 0

    def drop(self, *paths: Path) -> MatchDialog:
        match_files(self.office.window, self.office.assessment, Incoming(paths))
        return self.table()

    def table(self) -> MatchDialog:
        found = self.shown(MatchDialog)
        assert isinstance(found, MatchDialog)
        found.resize(1330, 690)
        return found

    def shown(self, kind: type) -> QWidget:
        def now() -> list[QWidget]:
            return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

        self.qtbot.waitUntil(lambda: bool(now()), timeout=60_000)
        return now()[-1]

    def click(self, widget: QWidget | None) -> None:
        assert widget is not None
        assert widget.isVisible()
        self.clicks += 1
        QTest.mouseClick(widget, LEFT)

    def cell(self, dialog: MatchDialog, line: MatchLine, column: Column, modifier: object = PLAIN) -> None:
        """Click a cell; on the file its mark."""
        table = dialog.table
        place = table.visualRect(dialog.model.index(dialog.model.lines.index(line), column))
        at = QPoint(place.left() + 12, place.center().y()) if column is Column.FILE else place.center()
        self.clicks += 1
        table.scrollTo(dialog.model.index(dialog.model.lines.index(line), column))
        place = table.visualRect(dialog.model.index(dialog.model.lines.index(line), column))
        at = QPoint(place.left() + (12 if column is Column.FILE else 40), place.center().y())
        QTest.mouseClick(table.viewport(), LEFT, modifier, at)  # type: ignore[call-overload]

    def choose(self, code: str) -> None:
        """Type a code into the list that has come up, and take it."""
        popup = self.shown(CodePopup)
        assert isinstance(popup, CodePopup)
        popup.search.insert(code)
        self.clicks += 1
        QTest.keyClick(popup.search, Qt.Key.Key_Return)

    def settle(self) -> None:
        def over() -> bool:
            return not any(one.running for one in self.office.assessment.findChildren(IntakeRoad))

        self.qtbot.waitUntil(over, timeout=60_000)


@pytest.fixture
def hand(office: Office, qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(office, qtbot)
    yield made
    for road in office.assessment.findChildren(IntakeRoad):
        road.stop()


@pytest.fixture
def folder(tmp_path: Path) -> EvidenceFolder:
    return evidence_folder(tmp_path / "Tài liệu CCHC 2025")


def line_of(dialog: MatchDialog, name: str) -> MatchLine:
    return next(one for one in dialog.lines if one.shown.endswith(name))


def index_of(office: Office) -> dict[str, list[Proof]]:
    """The index as it would be printed: what each file proves."""
    assessment = office.assessment
    found: dict[str, list[Proof]] = {}
    for one in evidence_index(assessment.criteria_set, assessment.links, assessment.documents):
        found.setdefault(one.document.file_name, []).append(Proof(one.code, one.link.requirement))
    return found


@pops_up
def test_sixty_mixed_files_are_attached_by_mouse_and_the_index_is_right(
    hand: Hand, office: Office, folder: EvidenceFolder
) -> None:
    dialog = hand.drop(folder.path)
    assert len(dialog.lines) == COUNT
    assert {one.shown for one in dialog.lines if one.ticked} == set(folder.coded)
    assert {name: Proof(line_of(dialog, name).code, line_of(dialog, name).requirement) for name in folder.coded} == (
        folder.coded
    )
    hand.click(dialog.filters[Show.OPEN])
    for name, wanted in folder.told.items():
        line = line_of(dialog, name)
        if line.code == wanted.code:
            hand.cell(dialog, line, Column.FILE)
        else:
            hand.cell(dialog, line, Column.ROW)
            hand.choose(wanted.code)
        if line.requirement != wanted.requirement:
            hand.cell(dialog, line, Column.REQUIRED)
            menu = hand.shown(QMenu)
            assert isinstance(menu, QMenu)
            next(one for one in menu.actions() if one.text().startswith(wanted.requirement[:40])).trigger()
            menu.close()
            hand.clicks += 1
    pictures = [one for one in dialog.lines if one.shown.startswith("Ảnh")]
    hand.click(dialog.filters[Show.NOTHING])
    hand.cell(dialog, pictures[0], Column.FILE)
    hand.cell(dialog, pictures[-1], Column.WHY, Qt.KeyboardModifier.ShiftModifier)
    hand.click(dialog.change)
    hand.choose("6.1.1")
    assert office.assessment.links == {}
    assert office.assessment.workspace.documents() == []
    assert dialog.take.text() == "Gắn 56 tệp vào 48 mục"
    hand.click(dialog.take)
    hand.settle()
    assert hand.clicks <= MOST_CLICKS
    wanted_index = {nfc(Path(name).name): [proof] for name, proof in (folder.coded | folder.told).items()}
    wanted_index |= {Path(one.shown).name: [Proof("6.1.1", "")] for one in pictures}
    assert index_of(office) == wanted_index
    assert office.window.notice.words.startswith("Đã gắn 56 tệp vào 48 mục. Còn 4 tệp chưa gắn.")
    assert office.assessment.workspace.open(office.assessment.card.id).links == office.assessment.links
    office.assessment.undo()
    assert office.assessment.links == {}
    assert index_of(office) == {}
    office.assessment.redo()
    assert index_of(office) == wanted_index


def test_what_was_attached_is_confirmed_from_the_foot_of_the_window_which_then_offers_it_no_more(
    hand: Hand, office: Office, tmp_path: Path
) -> None:
    paper(tmp_path / "2.2.1 quyết định.pdf", 1, "Quyết định phê duyệt danh mục")
    hand.click(hand.drop(tmp_path / "2.2.1 quyết định.pdf").take)
    hand.settle()
    offers = {one.text(): one for one in office.window.notice.findChildren(QPushButton)}
    hand.click(offers["Xác nhận số, ngày của 1 tài liệu…"])
    asked = hand.shown(ConfirmDialog)
    assert isinstance(asked, ConfirmDialog)
    hand.qtbot.waitUntil(lambda: asked.rows.described().number != "")
    hand.click(asked.right)
    asked.accept()
    offered = [one.text() for one in office.window.notice.findChildren(QPushButton) if one.isVisible()]
    assert not any(words.startswith("Xác nhận") for words in offered)


def test_what_was_attached_is_taken_back_from_the_foot_of_the_window(
    hand: Hand, office: Office, tmp_path: Path
) -> None:
    paper(tmp_path / "2.2.1 quyết định.pdf", 1, "Quyết định phê duyệt danh mục")
    hand.click(hand.drop(tmp_path / "2.2.1 quyết định.pdf").take)
    hand.settle()
    offers = {one.text(): one for one in office.window.notice.findChildren(QPushButton)}
    hand.click(offers["Hoàn tác"])
    assert office.assessment.links == {}


def test_nothing_is_stored_before_the_verb_and_work_in_the_table_is_not_lost_by_one_slip(
    hand: Hand, office: Office, tmp_path: Path
) -> None:
    paper(tmp_path / "2.2.1 quyết định.pdf", 1, "Quyết định phê duyệt danh mục")
    dialog = hand.drop(tmp_path / "2.2.1 quyết định.pdf")
    hand.cell(dialog, dialog.lines[0], Column.FILE)
    assert not dialog.take.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert str(dialog.findChild(QLabel, "matchMessage").property("text")) == GIVE_UP  # type: ignore[union-attr]
    hand.click(dialog.findChild(QPushButton, "cancel"))
    hand.settle()
    assert office.assessment.workspace.documents() == []
    assert not office.window.notice.isVisible()


def test_a_line_says_why_and_what_is_wrong_with_its_file(hand: Hand, folder: EvidenceFolder) -> None:
    dialog = hand.drop(folder.path)
    why = {name: line_of(dialog, name).told for name in folder.useless}
    assert "Nội dung là một chương trình, không phải PDF" in why["2.1.1 hóa đơn.pdf"]
    assert "số căn cước" in why["3.1 danh sách.pdf"]
    assert "Tệp rỗng (0 byte)" in why["trống.pdf"]
    assert "hỏng" in why["hỏng.docx"]
    assert not any(line_of(dialog, name).ticked for name in folder.useless)
    assert "Mã 1.1 ở đầu tên tệp" in line_of(dialog, next(iter(folder.coded))).told
    dialog.close()
    hand.settle()


def test_a_file_ticked_in_spite_of_what_it_holds_is_asked_about_once_more(
    hand: Hand, office: Office, folder: EvidenceFolder
) -> None:
    dialog = hand.drop(folder.path / "3.1 danh sách.pdf", folder.path / "trống.pdf")
    hand.cell(dialog, line_of(dialog, "danh sách.pdf"), Column.FILE)
    hand.click(dialog.take)
    asked = hand.shown(PointedOut)
    asked.close()
    hand.settle()
    assert office.assessment.links == {}
    assert [one.document for one in office.assessment.workspace.decisions()] == [None]


@pops_up
def test_one_file_proves_several_rows_each_with_its_own_document(hand: Hand, office: Office, tmp_path: Path) -> None:
    paper(tmp_path / "7.1 chung.pdf", 1, "Kế hoạch cải cách hành chính")
    dialog = hand.drop(tmp_path / "7.1 chung.pdf")
    hand.click(dialog.more)
    hand.choose("7.2")
    assert [one.code for one in dialog.lines] == ["7.1", "7.2"]
    assert dialog.take.text() == "Gắn 1 tệp vào 2 mục"
    hand.click(dialog.take)
    hand.settle()
    (document,) = office.assessment.workspace.documents()
    assert {code: links[0].document for code, links in office.assessment.links.items()} == {
        "7.1": document.id,
        "7.2": document.id,
    }


def test_the_same_folder_again_doubles_nothing(hand: Hand, office: Office, tmp_path: Path) -> None:
    paper(tmp_path / "2.2.1 quyết định.pdf", 1, "Quyết định phê duyệt danh mục")
    for _ in range(2):
        hand.click(hand.drop(tmp_path / "2.2.1 quyết định.pdf").take)
        hand.settle()
    assert [len(links) for links in office.assessment.links.values()] == [1]
    assert len(office.assessment.workspace.documents()) == 1
    assert "đã gắn từ trước" in office.window.notice.words


@pops_up
def test_the_keyboard_alone_ticks_and_gives_rows(hand: Hand, tmp_path: Path) -> None:
    for place in range(3):
        picture(tmp_path / f"IMG_{place}.png", place)
    dialog = hand.drop(*(tmp_path / f"IMG_{place}.png" for place in range(3)))
    table = dialog.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Return)
    hand.choose("2.5")
    assert [(one.code, one.ticked) for one in dialog.lines] == [("2.5", True)] * 3
    assert {one.requirement for one in dialog.lines} == set(hand.office.assessment.criteria_set.by_code["2.5"].evidence)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert not any(one.ticked for one in dialog.lines)
    dialog.close()
    dialog.close()
    hand.settle()


@pops_up
def test_every_row_of_the_set_is_found_without_accents(hand: Hand, tmp_path: Path) -> None:
    dialog = hand.drop(picture(tmp_path / "IMG_1.png", 1))
    popup = dialog.ask_row(QRect(0, 0, 200, 30))
    popup.search.insert("hai long sipas")
    shown = [popup.list.item(at).text() for at in range(popup.list.count()) if not popup.list.item(at).isHidden()]
    assert shown[0].startswith("7.7.1")
    popup.close()
    dialog.close()
    hand.settle()


def drag(target: QWidget, at: QPoint, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(at, actions, data, LEFT, PLAIN)
    QApplication.sendEvent(target, enter)
    QApplication.sendEvent(target, QDragMoveEvent(at, actions, data, LEFT, PLAIN))
    drop = QDropEvent(QPointF(at), actions, data, LEFT, PLAIN)
    QApplication.sendEvent(target, drop)
    return enter.isAccepted() and drop.dropAction() is Qt.DropAction.CopyAction


def place_of(office: Office, code: str) -> QPoint:
    tree = office.window.tree
    tree.scrollTo(office.page.model.index_of(code))
    return tree.visualRect(office.page.model.index_of(code)).center()


@pops_up
def test_a_file_dropped_on_a_row_of_the_tree_is_attached_to_that_row(
    hand: Hand, office: Office, tmp_path: Path
) -> None:
    path = paper(tmp_path / "kế hoạch.pdf", 1, "Kế hoạch phổ biến pháp luật")
    assert drag(office.window.tree.viewport(), place_of(office, "1.2.2"), path)
    hand.qtbot.waitUntil(lambda: "1.2.2" in office.assessment.links)
    assert office.page.code == "1.2.2"
    assert path.exists()


@pops_up
@pytest.mark.parametrize("where", ["leaf", "parent"])
def test_a_folder_dropped_on_the_tree_is_matched_to_all_rows(
    hand: Hand, office: Office, tmp_path: Path, where: str
) -> None:
    (tmp_path / "hồ sơ").mkdir()
    paper(tmp_path / "hồ sơ" / "2.2.1 quyết định.pdf", 1, "Quyết định phê duyệt danh mục")
    at = place_of(office, "1.2.2" if where == "leaf" else "1.2")
    assert drag(office.window.tree.viewport(), at, tmp_path / "hồ sơ")
    dialog = hand.table()
    assert "thư mục “hồ sơ”" in dialog.windowTitle()
    assert [one.code for one in dialog.lines] == ["2.2.1"]
    dialog.close()
    hand.settle()


@pops_up
def test_a_folder_dropped_on_the_page_of_evidence_is_matched(hand: Hand, office: Office, tmp_path: Path) -> None:
    (tmp_path / "hồ sơ").mkdir()
    paper(tmp_path / "hồ sơ" / "2.2.1 quyết định.pdf", 1, "Quyết định phê duyệt danh mục")
    office.window.show_page("evidence")
    page = office.window.page_of("evidence")
    assert isinstance(page, EvidencePage)
    assert drag(page, QPoint(5, 5), tmp_path / "hồ sơ")
    hand.click(hand.table().take)
    hand.settle()
    hand.qtbot.waitUntil(lambda: [line.codes for line in page.lines] == [("2.2.1",)])


def test_the_menu_asks_for_a_folder_and_matches_it(hand: Hand, office: Office, tmp_path: Path) -> None:
    paper(tmp_path / "2.2.1 quyết định.pdf", 1, "Quyết định phê duyệt danh mục")
    office.window.actions_.folder.trigger()
    asked = office.window.findChild(QFileDialog, "matchFolder")
    assert asked is not None
    assert asked.fileMode() is QFileDialog.FileMode.Directory
    asked.filesSelected.emit([str(tmp_path)])
    asked.close()
    dialog = hand.table()
    assert "2.2.1" in [one.code for one in dialog.lines]
    dialog.close()
    hand.settle()


@pops_up
def test_a_closed_assessment_takes_no_folder_and_says_why(hand: Hand, office: Office, tmp_path: Path) -> None:
    office.assessment.move(State.APPROVED)
    assert match_files(office.window, office.assessment, Incoming([tmp_path])) is None
    first = office.window.notice.words
    office.window.notice.hide()
    drag(office.window.tree.viewport(), place_of(office, "1.2.2"), picture(tmp_path / "a.png", 1))
    hand.qtbot.waitUntil(office.window.notice.isVisible)
    assert office.window.notice.words == first != ""
    assert office.assessment.findChildren(FolderRoad) == []


def test_an_empty_folder_says_so_and_opens_no_table(hand: Hand, office: Office, tmp_path: Path) -> None:
    (tmp_path / "rỗng").mkdir()
    match_files(office.window, office.assessment, Incoming([tmp_path / "rỗng"]))
    hand.settle()
    assert "không có tệp nào" in office.window.notice.words


def test_names_in_either_form_of_unicode_are_one_name(hand: Hand, tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "2.2.1 Quyết định.pdf")
    dialog = hand.drop(paper(tmp_path / name, 1, "Quyết định phê duyệt danh mục"))
    assert [(one.shown, one.code) for one in dialog.lines] == [("2.2.1 Quyết định.pdf", "2.2.1")]
    dialog.close()
    hand.settle()


def test_every_control_of_the_table_has_a_name(hand: Hand, tmp_path: Path) -> None:
    dialog = hand.drop(picture(tmp_path / "IMG_1.png", 1))
    for control in dialog.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible():
            assert control.objectName(), control
            assert control.accessibleName(), control.objectName()
    dialog.resize(660, 340)
    assert dialog.minimumSizeHint().width() <= 667
    dialog.close()
    hand.settle()


def test_a_folder_chosen_on_the_page_is_matched_and_its_other_files_are_stored_for_later(
    hand: Hand, office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "quét"
    folder.mkdir()
    paper(folder / "2.2.1 quyết định.pdf", 1, "Quyết định phê duyệt danh mục")
    picture(folder / "IMG_0001.png", 7)
    office.window.show_page("evidence")
    page = office.window.page_of("evidence")
    assert isinstance(page, EvidencePage)
    dialog = page.work.ask_folder()
    assert dialog is not None
    dialog.filesSelected.emit([str(folder)])
    dialog.close()
    table = hand.table()
    assert office.assessment.workspace.documents() == []
    assert table.take.text() == "Gắn 1 tệp vào 1 mục, cất 1 tệp"
    hand.click(table.take)
    hand.settle()
    assert list(office.assessment.links) == ["2.2.1"]
    assert office.window.notice.words.startswith("Đã gắn 1 tệp vào 1 mục. Đã cất 1 tệp vào kho, chưa gắn vào mục nào.")
    hand.qtbot.waitUntil(lambda: len(page.lines) == 2)


def test_files_of_a_folder_that_found_no_room_are_attached_when_tried_again(
    hand: Hand, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper(tmp_path / "2.2.1 quyết định.pdf", 1, "Quyết định phê duyệt danh mục")

    def no_room(_store: EvidenceStore, _path: Path, *_more: object, **_named: object) -> Held:
        raise fault_of(OSError(errno.ENOSPC, ""), "Chưa cất được tài liệu vào", "kho")

    with monkeypatch.context() as full:
        full.setattr(EvidenceStore, "hold", no_room)
        hand.click(hand.drop(tmp_path / "2.2.1 quyết định.pdf").take)
        hand.settle()
    assert office.assessment.links == {}
    hand.click({one.text(): one for one in office.window.notice.findChildren(QPushButton)}["Thử lại"])
    hand.settle()
    assert list(office.assessment.links) == ["2.2.1"]
    assert office.window.notice.words.startswith("Đã gắn 1 tệp vào 1 mục.")
