"""A province's annex brought in through the window: from the file to a draft on the shelf, and what hinders it."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from parscore.faults import EnvironmentFault
from parscore.intake.annex.table import Problem
from parscore.intake.criteria_file import load_criteria
from parscore.intake.installed import installed_sets
from parscore.reports.set_workbook import set_workbook
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.assessment import score
from parscore.scoring.criteria import Policy
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Severity
from parscore.scoring.set_draft import Question, Reply, SetDraft
from parscore.storage.workspace import Workspace
from parscore.ui import dialog_frame, user_name
from parscore.ui.annex import AnnexWizard
from parscore.ui.annex.columns_page import AS_BEFORE
from parscore.ui.annex.incoming_tree import SURE
from parscore.ui.annex.problem_list import ProblemRows
from parscore.ui.annex.questions import QuestionsForm
from parscore.ui.annex.suggestions_dialog import SuggestionsDialog
from parscore.ui.annex.wizard import AS_FORM, AS_SET, COLUMNS, FILE, PREVIEW, QUESTIONS, SIZE, TEMPLATE
from tests.intake.annex.annexes import Rows, excel, word
from tests.intake.annex.test_real_annexes import (
    duc_co_in_excel,
    duc_co_in_word,
    hai_phong_in_excel,
    hai_phong_in_word,
)
from tests.intake.forms import blank
from tests.ui.test_accessibility import VIETNAMESE, WITHOUT_MEANING, told, walk

if TYPE_CHECKING:
    from parscore.storage.set_shelf import SetCard

Make = Callable[[Path], Path]
TITLE = ["Bộ tiêu chí cải cách hành chính cấp xã năm 2026"]
ODD_HEADING = ["STT", "Tiêu chí", "Điểm tối đa", "Quy ước"]
RULE = "Từ 90% trở lên: 1; từ 80% đến dưới 90%: 0,5; dưới 80%: 0"


def odd_rows(*extra: list[str]) -> Rows:
    """An annex whose scoring column has a heading nobody would guess."""
    return [
        TITLE,
        ODD_HEADING,
        ["I", "CHỈ ĐẠO ĐIỀU HÀNH", "3", ""],
        ["1.1", "Tỷ lệ hồ sơ giải quyết đúng hạn", "1", RULE],
        ["1.2", "Ban hành kế hoạch", "2", "Đạt yêu cầu: 2; không đạt: 0"],
        *extra,
    ]


class Desk:
    """A workspace and the dialog over it, used as an official uses it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.workspace = Workspace(folder)
        self.imported: list[SetCard] = []
        self.wizard = self.begin()

    def begin(self) -> AnnexWizard:
        self.wizard = AnnexWizard(self.workspace)
        self.qtbot.addWidget(self.wizard)
        self.wizard.imported.connect(self.imported.append)
        with self.qtbot.waitActive(self.wizard):
            self.wizard.show()
            self.wizard.activateWindow()
        return self.wizard

    def open(self, path: Path) -> None:
        self.wizard.open_file(path)
        self.settle()

    def settle(self) -> None:
        """Wait until the columns as chosen have been read."""
        self.qtbot.waitUntil(lambda: self.wizard._reading.annex is not None)
        self.qtbot.waitUntil(lambda: self.wizard._reading._errand is None)

    def click(self, name: str) -> None:
        button = self.part(QWidget, name)
        assert button.isVisible()
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(12, button.height() // 2))

    def press(self, key: Qt.Key) -> None:
        """A key for whatever has the keyboard now."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.wizard.findChild(kind, name)
        assert isinstance(found, QWidget), name
        return found

    def says(self, name: str) -> str:
        label = self.part(QLabel, name)
        assert isinstance(label, QLabel)
        return label.text()

    def type(self, name: str, text: str) -> None:
        line = self.part(QLineEdit, name)
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        line.insert(text)

    def choose_role(self, column: int, role: str) -> None:
        """Choose a role with the arrow keys."""
        box = self.wizard.columns_page.head.boxes[column]
        box.setFocus()
        steps = box.findData(role) - box.currentIndex()
        for _ in range(abs(steps)):
            self.press(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        self.settle()

    def all_drafts(self) -> list[SetDraft]:
        return [self.workspace.sets.read(card.id) for card in self.workspace.sets.cards()]


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "workspace")
    yield made
    made.workspace.close()


@pytest.mark.parametrize(
    ("make", "leaves", "texts"),
    [(hai_phong_in_excel, 41, 15), (hai_phong_in_word, 41, 15), (duc_co_in_excel, 93, 0), (duc_co_in_word, 93, 0)],
)
def test_an_annex_comes_in_with_the_keyboard_alone(
    desk: Desk, tmp_path: Path, make: Make, leaves: int, texts: int
) -> None:
    user_name.keep_user_name("Nguyễn Thị Hoa")
    path = make(tmp_path)
    desk.open(path)
    assert f"{leaves} mục chấm" in desk.says("counts")
    desk.press(Qt.Key.Key_Return)
    assert desk.wizard.step == PREVIEW
    if texts:
        desk.press(Qt.Key.Key_Return)
        desk.press(Qt.Key.Key_Return)
    desk.wizard.go.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.wizard.step == QUESTIONS
    desk.press(Qt.Key.Key_Return)
    (card,) = desk.imported
    assert (card.state, card.illustrative, card.origin) == ("draft", True, f"Phụ lục {path.name}")
    assert card.who == "Nguyễn Thị Hoa"
    draft = desk.workspace.sets.read(card.id)
    assert len(draft.criteria_set.leaves()) == leaves
    assert len(draft.readings) == texts
    assert len(draft.unconfirmed) == max(texts - 2, 0)
    assert {draft.reply(question) for question in (Question.CLASSES, Question.ROUNDING, Question.NOT_ARISING)} == {
        Reply.ASK
    }


def test_an_annex_comes_in_with_the_mouse_and_scores(desk: Desk, tmp_path: Path) -> None:
    path = hai_phong_in_word(tmp_path)
    desk.click("chooseAnnex")
    dialog = desk.part(QFileDialog, "annexFileDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    desk.settle()
    desk.click("go")
    desk.click("confirmReading")
    desk.click("go")
    desk.click("not_arising_full")
    desk.click("rounding_leaf")
    desk.click("classes_none")
    desk.type("set_id", "hai-phong-2025")
    desk.click("go")
    (draft,) = desk.all_drafts()
    made = draft.criteria_set
    assert (made.id, made.not_arising, made.scale.rounding.at, made.classes) == (
        "hai-phong-2025",
        Policy.FULL,
        "leaf",
        (),
    )
    assert {draft.reply(question) for question in Question} == {Reply.ANSWERED}
    answers = {"I.1.a": Answer(points="1.25"), "II.3.a": Answer(values={"numerator": "47", "denominator": "50"})}
    result = score(made, AnswerSheet(made.id, 1, Unit("xa-a", "Xã A", "xa"), 2025, answers))
    assert show_short(result.total or Fraction(0)) == "5,95"


def test_a_file_can_be_dropped_onto_the_first_page(desk: Desk, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(hai_phong_in_excel(tmp_path)))])
    event = QDropEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    desk.wizard.file_page.dropEvent(event)
    assert desk.wizard.step == COLUMNS


def test_a_column_is_corrected_and_the_counts_follow(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", odd_rows()))
    box = desk.wizard.columns_page.head.boxes[3]
    assert box.currentText() == "Bỏ qua"
    assert (box.objectName(), box.accessibleName(), box.accessibleIdentifier()) == ("column_3", "Cột D", "column_3")
    before = desk.says("counts")
    desk.choose_role(3, "scoring")
    assert desk.says("counts") != before
    desk.click("go")
    draft = desk.wizard.preview_page.draft
    assert draft is not None
    assert {code: reading.sure for code, reading in draft.readings.items()} == {"1.1": "likely", "1.2": "certain"}
    desk.wizard.preview_page.tree.choose("1.1")
    assert desk.says("readingText") == RULE
    assert "từ 90 % trở lên" in {label.text() for label in desk.wizard.preview_page.pane.findChildren(QLabel)}


def test_only_one_column_holds_the_points(desk: Desk, tmp_path: Path) -> None:
    rows = [["STT", "Tiêu chí", "Điểm tối đa", "Ghi chú"], ["I", "ĐIỀU HÀNH", "9", "1"], ["1.1", "Kế hoạch", "9", "1"]]
    desk.open(excel(tmp_path / "a.xlsx", rows))
    assert "tổng điểm 9" in desk.says("counts")
    desk.choose_role(3, "maximum")
    assert "tổng điểm 1" in desk.says("counts")
    boxes = desk.wizard.columns_page.head.boxes
    assert boxes[2].currentText() == "Bỏ qua"
    desk.choose_role(3, "note")
    assert boxes[2].currentText() == "Điểm tối đa"
    assert "tổng điểm 9" in desk.says("counts")


def test_a_table_can_be_left_out_and_a_heading_row_taken_back(desk: Desk, tmp_path: Path) -> None:
    heading = ["STT", "Tiêu chí", "Điểm tối đa"]
    first = [heading, ["I", "ĐIỀU HÀNH", "2"], ["1.1", "Ban hành kế hoạch", "2"]]
    second = [heading, ["II", "THỂ CHẾ", "3"], ["2.1", "Rà soát văn bản", "3"]]
    desk.open(word(tmp_path / "a.docx", TITLE[0], first, second))
    assert "2 lĩnh vực" in desk.says("counts")
    desk.wizard.columns_page.tables.setCurrentRow(1)
    desk.click("useTable")
    desk.settle()
    assert "1 lĩnh vực" in desk.says("counts")
    desk.click("useTable")
    desk.wizard.columns_page.tables.setCurrentRow(0)
    page = desk.wizard.columns_page
    assert page.rows.headerData(0, Qt.Orientation.Vertical) == "1 (tiêu đề)"
    page.view.setCurrentIndex(page.rows.index(1, 0))
    desk.click("turnHeading")
    desk.settle()
    assert page.rows.headerData(1, Qt.Orientation.Vertical) == "2 (tiêu đề)"
    assert page.heading.text() == "Dòng 2 không phải tiêu đề"
    desk.click("turnHeading")
    desk.settle()
    assert "2 lĩnh vực · 2 mục chấm" in desk.says("counts")


def test_rows_are_shown_as_they_stand_in_the_file(desk: Desk, tmp_path: Path) -> None:
    rows: Rows = [TITLE, [], ["STT", "Tiêu chí", "Điểm"], ["I", "ĐIỀU HÀNH", "2"], ["1.1", "Ban hành kế hoạch", "2"]]
    desk.open(excel(tmp_path / "a.xlsx", rows, merges=["A1:C1"]))
    table = desk.wizard.columns_page.rows
    heads = [table.headerData(place, Qt.Orientation.Vertical) for place in range(table.rowCount())]
    assert heads == ["1", "3 (tiêu đề)", "4", "5"]
    merged = table.index(0, 1)
    assert merged.data() == "←"
    assert TITLE[0] in merged.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_choice_is_proposed_again_next_year(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "2025.xlsx", odd_rows()))
    desk.choose_role(3, "scoring")
    for _ in range(3):
        desk.click("go")
    assert len(desk.imported) == 1
    desk.begin()
    desk.open(excel(tmp_path / "2026.xlsx", odd_rows(["1.3", "Báo cáo đúng hạn", "1", "Đạt: 1; không đạt: 0"])))
    assert desk.wizard.columns_page.head.boxes[3].currentText() == "Cách chấm"
    assert desk.says("tableNote") == AS_BEFORE
    desk.click("go")
    assert desk.wizard.preview_page.draft is not None
    assert set(desk.wizard.preview_page.draft.readings) == {"1.1", "1.2", "1.3"}


def test_an_annex_with_errors_brings_nothing_in_and_says_where_they_are(desk: Desk, tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", odd_rows(["1.2", "Mã ghi lại", "hai", ""]))
    desk.open(path)
    assert "2 lỗi" in desk.says("counts")
    desk.click("go")
    page = desk.wizard.preview_page
    assert not desk.wizard.go.isEnabled()
    assert "chưa có gì được lưu" in desk.says("annexMessage")
    first = [str(page.problems.rows.index(0, column).data()) for column in range(5)]
    assert first[:3] == ["Lỗi", "Trang tính “Phụ lục”, dòng 6, ô A6", "1.2"]
    assert page.problems.hasFocus()
    desk.press(Qt.Key.Key_Return)
    assert "Mã ghi lại" in " ".join(label.text() for label in page.pane.findChildren(QLabel))
    assert desk.all_drafts() == []
    excel(path, odd_rows(["1.3", "Mã ghi lại", "2", ""]))
    desk.click("readAgain")
    assert desk.wizard.go.isEnabled()
    assert page.draft is not None
    assert len(page.draft.criteria_set.leaves()) == 3


def test_columns_and_confirmations_stay_when_the_file_is_read_again(desk: Desk, tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", odd_rows())
    desk.open(path)
    desk.choose_role(3, "scoring")
    desk.click("go")
    desk.press(Qt.Key.Key_Return)
    excel(path, odd_rows(["1.3", "Báo cáo", "1", "Đạt: 1; không đạt: 0"]))
    desk.click("readAgain")
    draft = desk.wizard.preview_page.draft
    assert draft is not None
    assert draft.unconfirmed == ("1.2", "1.3")


def test_what_the_workspace_refuses_leaves_everything_as_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise EnvironmentFault("Ổ đĩa đã đầy; hãy giải phóng dung lượng rồi bấm Nhập lần nữa.")

    desk.open(excel(tmp_path / "a.xlsx", odd_rows()))
    desk.choose_role(3, "scoring")
    desk.click("go")
    desk.click("go")
    with monkeypatch.context() as full:
        full.setattr(type(desk.workspace.sets), "add", refuse)
        desk.click("go")
    assert desk.says("annexMessage").startswith("Ổ đĩa đã đầy")
    assert desk.wizard.isVisible()
    assert desk.all_drafts() == []
    desk.click("go")
    assert len(desk.all_drafts()) == 1


def test_closed_before_the_end_nothing_is_kept_and_the_dialog_goes_on_where_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", odd_rows()))
    desk.choose_role(3, "scoring")
    desk.click("go")
    desk.press(Qt.Key.Key_Return)
    desk.click("close")
    assert not desk.wizard.isVisible()
    assert desk.all_drafts() == []
    desk.wizard.open()
    assert desk.wizard.step == PREVIEW
    assert desk.wizard.preview_page.draft is not None
    assert desk.wizard.preview_page.draft.unconfirmed == ("1.2",)


def test_closed_on_a_file_that_failed_the_dialog_begins_anew_but_knows_what_was_chosen_for_it(
    desk: Desk, tmp_path: Path
) -> None:
    path = excel(tmp_path / "a.xlsx", odd_rows())
    desk.open(path)
    desk.choose_role(3, "scoring")
    desk.click("go")
    desk.press(Qt.Key.Key_Return)
    excel(path, odd_rows(["1.2", "Mã ghi lại", "hai", ""]))
    desk.click("readAgain")
    assert not desk.wizard.go.isEnabled()
    desk.press(Qt.Key.Key_Escape)
    desk.wizard.open()
    assert desk.wizard.step == FILE
    assert desk.says("annexMessage") == desk.says("annexFault") == desk.says("annexFile") == ""
    assert not desk.wizard.go.isEnabled()
    desk.open(excel(path, odd_rows()))
    assert desk.wizard.columns_page.head.boxes[3].currentData() == "scoring"
    desk.click("go")
    assert desk.wizard.preview_page.draft is not None
    assert desk.wizard.preview_page.draft.unconfirmed == ("1.2",)


def test_closed_where_nobody_chose_anything_the_dialog_begins_anew(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", odd_rows()))
    desk.click("close")
    desk.wizard.open()
    assert desk.wizard.step == FILE
    assert desk.says("annexFile") == ""


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("phu-luc.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "lưu lại (Save As)"),
        ("phu-luc.xlsx", b"PK\x03\x04 spoilt", "bị hỏng"),
        ("phu-luc.pdf", b"%PDF-1.7", "PDF không đọc được"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_where_it_was_chosen(
    desk: Desk, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    desk.wizard.open_file(path)
    assert desk.wizard.step == FILE
    assert words in desk.says("annexFault")
    assert not desk.wizard.go.isEnabled()


def test_a_missing_file_is_said_and_the_file_read_before_stays(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", odd_rows()))
    desk.wizard.open_file(tmp_path / "khong-co.xlsx")
    assert "khong-co.xlsx" in desk.says("annexFault")
    assert not desk.wizard.go.isEnabled(), "it would lead to another file than the one just chosen"
    assert desk.part(QLabel, "annexFile").isHidden()
    earlier = desk.part(QPushButton, "annexEarlier")
    assert isinstance(earlier, QPushButton)
    assert "a.xlsx" in earlier.text()
    desk.click("annexEarlier")
    assert desk.wizard.step == COLUMNS
    assert "2 mục chấm" in desk.says("counts")


def test_a_file_read_after_one_was_refused_goes_on_as_usual(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", odd_rows()))
    desk.wizard.open_file(tmp_path / "khong-co.xlsx")
    desk.open(excel(tmp_path / "b.xlsx", odd_rows()))
    desk.click("back")
    assert desk.part(QPushButton, "annexEarlier").isHidden()
    assert desk.says("annexFile") == "b.xlsx"
    desk.click("go")
    assert desk.wizard.step == COLUMNS


def test_several_doubts_are_seen_at_once_below_the_rows(desk: Desk, tmp_path: Path) -> None:
    doubtful = [[f"1.{at}", "Tên", "1", "Theo quy định riêng"] for at in range(3, 9)]
    desk.wizard.resize(SIZE)
    desk.open(excel(tmp_path / "a.xlsx", odd_rows(*doubtful)))
    desk.click("go")
    problems = desk.wizard.preview_page.problems
    assert desk.wizard.preview_page.tree.isVisible()
    seen = [
        row
        for row in range(problems.rows.rowCount())
        if problems.visualRect(problems.rows.index(row, 0)).bottom() < problems.viewport().height()
    ]
    assert len(seen) >= 4


def test_a_workbook_without_any_table_can_still_be_looked_at(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", [["Kính gửi các đồng chí"], ["Trân trọng"]]))
    assert "1 lỗi" in desk.says("counts")
    desk.click("go")
    assert not desk.wizard.go.isEnabled()


def test_enter_confirms_and_goes_to_the_next_that_waits(desk: Desk, tmp_path: Path) -> None:
    desk.open(hai_phong_in_excel(tmp_path))
    desk.click("go")
    page = desk.wizard.preview_page
    assert page.draft is not None
    waiting = page.draft.unconfirmed
    assert page.tree.code == waiting[0]
    desk.press(Qt.Key.Key_Return)
    assert page.tree.code == waiting[1]
    desk.click("laterReading")
    assert page.tree.code == waiting[2]
    page.tree.choose(waiting[0])
    item = page.tree.currentItem()
    assert item is not None
    assert item.text(SURE) == "Đã xác nhận"
    assert page.pane.confirm.text() == "Bỏ xác nhận"
    desk.click("confirmReading")
    assert item.text(SURE) == "Chắc chắn"
    assert page.draft.unconfirmed == waiting


def test_an_unsure_reading_says_why(desk: Desk, tmp_path: Path) -> None:
    desk.open(hai_phong_in_excel(tmp_path))
    desk.click("go")
    page = desk.wizard.preview_page
    page.tree.choose("II.5.1.b")
    assert desk.says("readingSure").startswith("Chưa chắc")
    assert "không đạt điểm tối đa 2" in desk.says("readingWarning0")
    page.tree.choose("I.1.a")
    assert "không in cách chấm" in desk.says("readingSure")
    assert not page.pane.confirm.isVisible()


def test_a_problem_leads_to_its_row_in_the_tree_or_in_the_file(desk: Desk, tmp_path: Path) -> None:
    desk.open(hai_phong_in_excel(tmp_path))
    desk.click("go")
    page = desk.wizard.preview_page
    codes = [one.code for one in page.problems.rows.problems]
    index = page.problems.rows.index(codes.index("II.5"), 3)
    page.problems.scrollTo(index)
    place = page.problems.visualRect(index).center()
    QTest.mouseClick(page.problems.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.tree.code == "II.5"
    assert "mâu thuẫn" in desk.says("readingProblem") or "cách chấm" in desk.says("readingProblem")
    desk.click("seeRow")
    assert desk.wizard.step == COLUMNS
    columns = desk.wizard.columns_page
    row = page.problems.rows.problems[codes.index("II.5")].row
    assert columns.rows.table.rows[columns.view.currentIndex().row()].number == row


def test_classes_are_kept_from_the_highest_down(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", odd_rows()))
    desk.click("go")
    desk.click("go")
    desk.click("classes_table")
    for place, (name, percent) in enumerate((("Trung bình", "50"), ("Tốt", "79,5"), ("", "")), start=1):
        desk.type(f"className{place}", name)
        desk.type(f"classPercent{place}", percent)
    desk.click("go")
    (draft,) = desk.all_drafts()
    assert [(one.name, one.from_) for one in draft.criteria_set.classes] == [
        ("Tốt", Fraction("79.5")),
        ("Trung bình", 50),
    ]
    assert draft.reply(Question.CLASSES) is Reply.ANSWERED


@pytest.mark.parametrize(
    ("field", "typed", "message", "words"),
    [
        ("set_title", "", "titleMessage", "tên bộ tiêu chí"),
        ("set_id", "bộ tiêu chí", "idMessage", "không dấu"),
        ("set_date", "31/02/2025", "dateMessage", ""),
        ("set_number", "", "numberMessage", "số quyết định"),
        ("set_years", "năm nay", "yearsMessage", "bốn chữ số"),
        ("set_total", "0", "totalMessage", "lớn hơn 0"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field(
    desk: Desk, tmp_path: Path, field: str, typed: str, message: str, words: str
) -> None:
    desk.open(hai_phong_in_excel(tmp_path))
    desk.click("go")
    desk.click("go")
    desk.type(field, typed)
    desk.click("go")
    assert desk.part(QLabel, message).isVisible()
    assert words in desk.says(message)
    assert desk.part(QLineEdit, field).hasFocus()
    assert desk.all_drafts() == []


def test_a_class_without_a_bound_is_said_beside_the_table(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", odd_rows()))
    desk.click("go")
    desk.click("go")
    desk.click("classes_table")
    desk.type("className1", "Tốt")
    desk.click("go")
    assert "“Tốt”" in desk.says("classesMessage")
    assert desk.all_drafts() == []


def test_answers_stay_when_the_columns_are_corrected_afterwards(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", odd_rows()))
    desk.click("go")
    desk.click("go")
    desk.click("not_arising_zero")
    desk.type("set_title", "Tên đúng")
    desk.click("back")
    desk.click("back")
    desk.choose_role(3, "scoring")
    for _ in range(3):
        desk.click("go")
    (draft,) = desk.all_drafts()
    assert (draft.criteria_set.title, draft.criteria_set.not_arising) == ("Tên đúng", Policy.ZERO)
    assert set(draft.readings) == {"1.1", "1.2"}


def test_the_survey_is_asked_of_only_where_something_is_surveyed(desk: Desk, tmp_path: Path) -> None:
    rows = odd_rows(["1.3", "Mức độ hài lòng", "1", "Điều tra xã hội học"])
    desk.open(excel(tmp_path / "a.xlsx", rows))
    desk.choose_role(3, "scoring")
    desk.click("go")
    desk.click("go")
    desk.click("survey_rescale")
    desk.click("go")
    (draft,) = desk.all_drafts()
    assert draft.criteria_set.survey_absent == "rescale"


@pytest.mark.parametrize("ask_open", [True, False])
def test_a_form_left_alone_changes_nothing_in_a_set(qtbot: QtBot, dressed: QApplication, ask_open: bool) -> None:
    for found in installed_sets():
        made = load_criteria(found.path).criteria_set
        assert made is not None
        form = QuestionsForm(SetDraft.of(made), ask_open=ask_open)
        qtbot.addWidget(form)
        kept = form.draft()
        changed = {name for name in made.fields if getattr(kept.criteria_set, name) != getattr(made, name)}
        assert changed == set(), found.path.name
        assert form.check()


def check_controls(wizard: QWidget) -> None:
    top = QAccessible.queryAccessibleInterface(wizard)
    assert top is not None
    controls = [one for one in walk(top) if one.state().focusable and one.role() is not QAccessible.Role.Window]
    names = {told(one): one.text(QAccessible.Text.Name).strip() for one in controls}
    assert [who for who, name in names.items() if not name] == []
    assert [told(one) for one in controls if one.role() in WITHOUT_MEANING] == []
    own = {widget.objectName() for widget in wizard.findChildren(QWidget)} - {""}
    assert {who: name for who, name in names.items() if name in own} == {}
    assert {who: n for who, n in names.items() if len(n.split()) > 1 and not VIETNAMESE.search(n)} == {}
    labels = [label for label in wizard.findChildren(QLabel) if label.isVisible()]
    assert [label.text() for label in labels if not label.objectName() or label.accessibleName()] == []


def check_order(wizard: AnnexWizard) -> None:
    """Tab goes as one reads, and comes round."""
    wizard.focusNextChild()
    first = QApplication.focusWidget()
    assert first is not None
    order = [first]
    while True:
        QTest.keyClick(order[-1], Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now in order:
            break
        order.append(now)
    names = [widget.objectName() for widget in order]
    last = "go" if wizard.go.isEnabled() else "close"
    start = names.index(last) + 1
    wrong = []
    scrolled = wizard.findChild(QWidget, "questionsForm")
    for before, after in pairwise([*order[start:], *order[:start]]):
        if scrolled is not None and scrolled.isAncestorOf(before) != scrolled.isAncestorOf(after):
            continue  # where the form stands now is not where it stood
        a, b = (QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()) for widget in (before, after))
        above = b.bottom() <= a.top() and b.left() < a.right()
        left = a.top() < b.bottom() and b.top() < a.bottom() and b.right() <= a.left()
        if above or left:
            wrong.append(f"{before.objectName()} → {after.objectName()}")
    assert wrong == []


def steps_of(desk: Desk, path: Path) -> Iterator[int]:
    """Every step of a road, one after the other."""
    yield FILE
    desk.open(path)
    yield COLUMNS
    desk.click("go")
    yield PREVIEW
    desk.click("go")
    desk.click("classes_table")
    yield QUESTIONS


def test_every_control_of_every_step_has_a_name_and_tab_goes_as_one_reads(desk: Desk, tmp_path: Path) -> None:
    for step in steps_of(desk, hai_phong_in_word(tmp_path)):
        assert desk.wizard.step == step
        QApplication.processEvents()
        check_controls(desk.wizard)
        check_order(desk.wizard)


def test_every_step_fits_a_magnified_screen_with_its_verbs_in_reach(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = QSize(683, 384) - dialog_frame.WINDOW_FRAME
    monkeypatch.setattr(dialog_frame, "room_for", lambda _dialog: room)
    desk = Desk(qtbot, tmp_path / "workspace")
    for _ in steps_of(desk, duc_co_in_word(tmp_path)):
        for _ in range(3):
            QApplication.processEvents()
        wizard = desk.wizard
        assert wizard.width() <= room.width()
        assert wizard.height() <= room.height()
        for button in (wizard.back, wizard.close_, wizard.go):
            place = QRect(button.mapTo(wizard, QPoint(0, 0)), button.size())
            assert button.isHidden() or wizard.rect().contains(place), button.text()
        body = wizard.findChild(QWidget, "dialogInside")
        assert body is not None
        assert body.width() <= wizard.width()
    desk.workspace.close()


MISREAD: Rows = [
    TITLE,
    ["STT", "Tiêu chí", "Điểm tối đa"],
    ["I", "CHỈ ĐẠO ĐIỀU HÀNH", ""],
    ["1.1", "Ban hành kế hoạch", "l5"],
]


def seen(part: QWidget) -> bool:
    """Whether all of a part can be seen."""
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()


@pytest.mark.parametrize("faulty", [False, True])
def test_a_row_and_what_is_told_of_it_are_seen_together_on_a_magnified_screen(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faulty: bool
) -> None:
    room = QSize(683, 384) - dialog_frame.WINDOW_FRAME
    monkeypatch.setattr(dialog_frame, "room_for", lambda _dialog: room)
    desk = Desk(qtbot, tmp_path / "workspace")
    desk.open(excel(tmp_path / "a.xlsx", MISREAD) if faulty else hai_phong_in_word(tmp_path))
    desk.click("go")
    page = desk.wizard.preview_page
    if faulty:
        qtbot.waitUntil(lambda: seen(page.problems) and seen(page.pane))
    else:
        qtbot.waitUntil(lambda: seen(page.tree) and seen(page.pane) and seen(page.pane.confirm))
        page.problems.setFocus()
        qtbot.waitUntil(lambda: seen(page.problems) and seen(page.pane))
    desk.workspace.close()


def test_a_misread_maximum_is_shown_at_once_with_the_button_that_mends_it(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", MISREAD))
    desk.click("go")
    assert "“l5” không phải" in desk.says("readingProblem")
    assert desk.says("readingRemedy").startswith("Cách xử lý: bấm “Gợi ý sửa chữ”, hoặc sửa trong tệp rồi đọc lại")
    assert desk.says("cell2").endswith("l5")
    assert "Bấm “Gợi ý sửa chữ”, hoặc sửa trong tệp" in desk.says("previewTold")
    remedies = [one.remedy for one in desk.wizard.preview_page.problems.rows.problems if one.row == 4]
    assert remedies
    assert all("bấm “Gợi ý sửa chữ”" in remedy for remedy in remedies)


def test_a_fault_without_a_suggestion_names_no_button_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", [*MISREAD[:3], ["1.1", "Ban hành kế hoạch", "hai"]]))
    desk.click("go")
    assert "Gợi ý sửa chữ" not in desk.says("previewTold") + desk.says("readingRemedy")


@pytest.mark.parametrize("taken", [False, True])
def test_the_keyboard_is_back_in_the_preview_after_the_suggestions(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    raised: list[AnnexWizard] = []

    def activate(wizard: AnnexWizard, *_: object) -> None:
        raised.append(wizard)  # without a window manager nobody else gives the window the keyboard
        QWidget.activateWindow(wizard)

    monkeypatch.setattr(AnnexWizard, "activateWindow", activate)
    desk.open(excel(tmp_path / "a.xlsx", MISREAD))
    desk.click("go")
    desk.part(QPushButton, "suggestions").setFocus()
    desk.press(Qt.Key.Key_Space)
    dialog = desk.wizard.findChild(SuggestionsDialog)
    assert dialog is not None
    dialog.all.click()
    (dialog.go if taken else dialog.cancel).click()
    assert raised == [desk.wizard]
    if taken:
        desk.settle()
    wanted = desk.wizard.preview_page.tree if taken else desk.part(QPushButton, "suggestions")
    qtbot.waitUntil(wanted.hasFocus)


def test_questions_are_answered_with_the_arrow_keys(desk: Desk, tmp_path: Path) -> None:
    desk.open(excel(tmp_path / "a.xlsx", odd_rows()))
    desk.click("go")
    desk.click("go")
    asked = desk.part(QRadioButton, "not_arising_ask")
    asked.setFocus()
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Up)
    chosen = desk.part(QRadioButton, "not_arising_zero")
    assert isinstance(chosen, QRadioButton)
    assert chosen.isChecked()
    assert not desk.part(QLabel, "not_arisingMeanwhile").isVisible()
    button = desk.part(QPushButton, "go")
    assert isinstance(button, QPushButton)
    assert button.text() == "Nhập thành bản nháp"


def test_what_a_scanner_misread_is_mended_only_where_the_official_says_so(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    rows: Rows = [
        TITLE,
        ["STT", "Tiêu chí", "Điểm tối đa"],
        ["I", "CHỈ ĐẠO ĐIỀU HÀNH", "2"],
        ["1.1", "Tỷ lệ hồ sơ đúng hạn 9O%", "l"],
        ["1.2", "Ban hành kế hoạch", "1"],
    ]
    desk.open(excel(tmp_path / "a.xlsx", rows))
    desk.click("go")
    button = desk.part(QPushButton, "suggestions")
    assert isinstance(button, QPushButton)
    assert button.text() == "Gợi ý sửa chữ (2)…"
    desk.click("suggestions")
    dialog = desk.wizard.findChild(SuggestionsDialog)
    assert dialog is not None
    check_controls(dialog)
    lines = dialog._lines()
    assert [(line.text(1), line.text(2)) for line in lines] == [("l", "1"), ("9O", "90")]
    assert not dialog.go.isEnabled()
    dialog.list.setCurrentItem(lines[0])
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.go.text() == "Sửa 1 chỗ đã đánh dấu"
    dialog.go.click()
    desk.settle()
    assert button.text() == "Gợi ý sửa chữ (1)…"
    draft = desk.wizard.preview_page.draft
    assert draft is not None
    first = draft.criteria_set.by_code["1.1"]
    assert (first.max, first.title) == (1, "Tỷ lệ hồ sơ đúng hạn 9O%")
    desk.click("suggestions")
    again = desk.wizard.findChildren(SuggestionsDialog)[-1]
    again.all.click()
    again.go.click()
    desk.settle()
    assert not button.isVisible()
    draft = desk.wizard.preview_page.draft
    assert draft is not None
    assert draft.criteria_set.by_code["1.1"].title == "Tỷ lệ hồ sơ đúng hạn 90%"


def test_the_workbook_of_a_set_is_not_taken_for_an_annex(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bo.xlsx"
    shipped = installed_sets()[0].criteria_set
    assert shipped is not None
    path.write_bytes(set_workbook(shipped))
    desk.wizard.open_file(path)
    assert desk.wizard.step == FILE
    assert "Mở tệp bộ tiêu chí…" in desk.says("annexFault")
    with desk.qtbot.waitSignal(desk.wizard.elsewhere) as gone:
        desk.click("annexOther")
    assert gone.args == [AS_SET, path]
    assert not desk.wizard.isVisible()


def test_a_declaration_form_is_told_where_it_belongs_and_goes_there(desk: Desk, tmp_path: Path) -> None:
    shipped = installed_sets()[0].criteria_set
    assert shipped is not None
    path = blank(tmp_path / "phieu.xlsx", shipped, unit=Unit("a", "Xã A", "xa"), year=2025)
    desk.wizard.open_file(path)
    assert desk.wizard.step == FILE
    assert "là phiếu kê khai để điền số liệu" in desk.says("annexFault")
    with desk.qtbot.waitSignal(desk.wizard.elsewhere) as gone:
        desk.press(Qt.Key.Key_Space)
    assert gone.args == [AS_FORM, path]


def test_a_document_without_any_table_says_what_to_do_instead(desk: Desk, tmp_path: Path) -> None:
    desk.wizard.open_file(word(tmp_path / "cong-van.docx", "Kính gửi các đồng chí", "Trân trọng"))
    assert desk.wizard.step == FILE
    assert "“cong-van.docx” không có bảng nào" in desk.says("annexFault")
    with desk.qtbot.waitSignal(desk.wizard.elsewhere) as gone:
        desk.click("annexOther")
    assert gone.args is not None
    assert gone.args[0] == TEMPLATE


def test_an_annex_brought_in_again_is_a_version_that_follows(desk: Desk, tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", odd_rows())
    for _ in range(2):
        desk.open(path)
        for _ in range(3):
            desk.click("go")
        desk.begin()
    assert [card.version for card in desk.imported] == [1, 2]


def test_problems_stand_in_the_order_of_the_file_and_those_of_the_whole_come_last(dressed: QApplication) -> None:
    def problem(sheet: str, row: int, severity: Severity = Severity.WARNING) -> Problem:
        return Problem(sheet, row, "", "", severity, "điều cần xem", "xem lại")

    rows = ProblemRows(dressed)
    rows.show_problems(
        [problem("a.docx", 0), problem("bảng 10", 1), problem("bảng 9", 4), problem("bảng 10", 7, Severity.ERROR)]
    )
    assert [(one.sheet, one.row) for one in rows.problems] == [
        ("bảng 10", 7),
        ("bảng 9", 4),
        ("bảng 10", 1),
        ("a.docx", 0),
    ]
