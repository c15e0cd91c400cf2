"""The page of criteria sets: bringing one in, putting it in use, following it, scoring by it, taking it away."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from parscore.data_files import criteria_folder
from parscore.intake.installed import installed_sets
from parscore.intake.sample import shipped_set
from parscore.intake.set_file import read_set_file, set_file
from parscore.reports.set_workbook import set_workbook
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.kept import checksum
from parscore.scoring.outcome import Severity
from parscore.scoring.set_checks import check_set
from parscore.scoring.set_draft import Question, Reading, Reply, SetDraft
from parscore.ui.annex import AnnexWizard
from parscore.ui.annex.suggestions_dialog import SuggestionsDialog
from parscore.ui.declaration.merge_dialog import MergeDialog
from parscore.ui.first_steps import FirstSteps
from parscore.ui.new_assessment import NewAssessment
from parscore.ui.sets.diff_dialog import DiffDialog
from parscore.ui.sets.editor import SetEditor
from parscore.ui.sets.library_into_use import IntoUseDialog
from parscore.ui.sets.library_page import SetsPage
from parscore.ui.sets.library_reader import SetReader
from parscore.ui.sets.library_words import checksum_text
from parscore.ui.sets.set_list_model import ASSESSMENTS, STANDING, TODO
from parscore.ui.sets.sharing_preview import SharingPreview
from tests.intake.forms import blank, fill
from tests.scoring.sets import area, criteria_set, manual
from tests.ui.office import Office

TITLE = "Bộ tiêu chí của tỉnh năm 2026"
SHIPPED = len(installed_sets())


def of_province(*, version: int = 1, title: str = TITLE) -> CriteriaSet:
    return shipped_set().but(id="tinh-2026", version=version, title=title, years=(2026,))


def page_of(office: Office) -> SetsPage:
    office.window.show_page("sets")
    QApplication.processEvents()
    page = office.window.page_of("sets")
    assert isinstance(page, SetsPage)
    return page


def written(path: Path, criteria_set: CriteriaSet) -> Path:
    path.write_bytes(set_file(SetDraft.of(criteria_set).replied(dict.fromkeys(Question, Reply.ANSWERED))))
    return path


def put_on_shelf(office: Office, draft: SetDraft, *, in_use: bool = False) -> int:
    assert office.desk.workspace is not None
    return int(office.desk.workspace.sets.add(draft, origin="thử", in_use=in_use).id)


def press(page: SetsPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible(), name
    assert button.isEnabled(), name
    button.click()


def offered(page: SetsPage) -> list[str]:
    return [button.text() for button in page.chosen.buttons.values() if button.isVisible()]


def listed(page: SetsPage, column: int = STANDING) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def told(page: SetsPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def preview_of(office: Office) -> SharingPreview:
    (preview,) = [one for one in office.window.findChildren(SharingPreview) if one.isVisible()]
    return preview


def answer(preview: SharingPreview, name: str) -> None:
    button = preview.findChild(QPushButton, name)
    assert button is not None
    button.click()


def said(preview: SharingPreview) -> str:
    return "\n".join(label.text() for label in preview.findChildren(QLabel))


def test_the_page_lists_the_shipped_sets_and_all_about_the_one_being_scored(office: Office) -> None:
    page = page_of(office)
    assert listed(page) == ["Đi kèm chương trình"] * SHIPPED
    entry = page.list.entry
    assert entry is not None
    assert entry.set_id == office.assessment.criteria_set.id
    assert page.list.hasFocus()
    assert told(page, "set_identity") == "loc-hoa-2025, phiên bản 1"
    assert told(page, "set_points") == "Điểm minh họa"
    assert told(page, "set_decision").startswith("09/QĐ-UBND ngày 22/01/2025")
    assert told(page, "set_checksum") == checksum(office.assessment.criteria_set)[:12]
    assert told(page, "set_assessments").startswith("1 bản chấm")
    assert offered(page) == ["Xem", "Bắt đầu chấm…", "Phiên bản mới", "Xuất tệp để gửi…", "Xuất Excel để sửa…"]


def test_a_shared_file_is_seen_first_and_comes_into_use_with_one_click(office: Office, tmp_path: Path) -> None:
    page = page_of(office)
    page.work.road.bring(written(tmp_path / "gui.yaml", of_province()))
    preview = preview_of(office)
    assert TITLE in said(preview)
    assert "Mã kiểm tra khớp" in said(preview)
    assert checksum_text(checksum(of_province())) in said(preview)
    assert listed(page).count("Đang dùng") == 0
    answer(preview, "previewUse")
    assert page.list.entry is not None
    assert (page.list.entry.title, listed(page)[0]) == (TITLE, "Đang dùng")
    assert office.desk.workspace is not None
    assert office.desk.workspace.sets.in_use() == [of_province()]
    office.named("Hoàn tác").click()  # type: ignore[attr-defined]
    assert office.desk.workspace.sets.cards() == []
    assert "Đang dùng" not in listed(page)


def test_a_file_that_was_changed_on_the_way_comes_in_as_a_draft_with_illustrative_points_only(
    office: Office, tmp_path: Path
) -> None:
    page = page_of(office)
    path = written(tmp_path / "gui.yaml", of_province().but(points_status="official"))
    path.write_text(path.read_text(encoding="utf-8").replace(TITLE, "Tên khác"), encoding="utf-8")
    page.work.road.bring(path)
    preview = preview_of(office)
    assert "Mã kiểm tra không khớp" in said(preview)
    assert "mang điểm minh họa, vì chưa ai xác nhận điểm như đang ghi trong tệp" in said(preview)
    assert preview.findChild(QPushButton, "previewUse") is None
    answer(preview, "previewDraft")
    assert listed(page)[0] == "Nháp"
    assert told(page, "set_points") == "Điểm minh họa"


def test_a_set_of_the_same_identity_that_differs_is_warned_of_with_the_difference_one_click_away(
    office: Office, tmp_path: Path
) -> None:
    put_on_shelf(office, SetDraft.of(of_province()), in_use=True)
    page = page_of(office)
    page.work.road.bring(written(tmp_path / "khac.yaml", of_province(title="Tên do tỉnh sửa")))
    preview = preview_of(office)
    assert "Đã có bộ “tinh-2026” phiên bản 1 (đang dùng) với nội dung khác" in said(preview)
    answer(preview, "seeDifference")
    (difference,) = preview.findChildren(DiffDialog)
    assert [(line.old, line.new) for line in difference.model.lines] == [(TITLE, "Tên do tỉnh sửa")]
    difference.reject()
    answer(preview, "previewDraft")
    assert page.list.entry is not None
    assert (page.list.entry.version, listed(page)[:2]) == (2, ["Nháp", "Đang dùng"])


def test_a_set_that_is_here_already_is_not_taken_twice(office: Office, tmp_path: Path) -> None:
    page = page_of(office)
    page.list.choose(page.model.entries[0].key)
    page.work.road.bring(criteria_folder() / "loc-hoa-2025.yaml")
    preview = preview_of(office)
    assert "nội dung giống hệt" in said(preview)
    answer(preview, "previewShow")
    assert page.list.entry is not None
    assert page.list.entry.set_id == "loc-hoa-2025"
    assert page.model.rowCount() == SHIPPED


def test_what_is_wrong_with_a_file_is_said_line_by_line_and_nothing_comes_in(office: Office, tmp_path: Path) -> None:
    page = page_of(office)
    path = tmp_path / "hong.yaml"
    path.write_text("format: parscore-criteria/1\nid: a\n", encoding="utf-8")
    page.work.road.bring(path)
    preview = preview_of(office)
    assert "• dòng 1: lỗi: thiếu phiên bản → thêm phiên bản" in said(preview)
    assert "khóa" not in said(preview), "what parts are called in files is nobody's concern here"
    assert [button.text() for button in preview.findChildren(QPushButton)] == ["Đóng"]
    answer(preview, "previewCancel")
    page.work.road.bring(tmp_path / "khong-co.yaml")
    assert "khong-co.yaml" in office.window.notice.words
    assert page.model.rowCount() == SHIPPED


def test_a_file_dropped_on_the_page_is_looked_at(office: Office, tmp_path: Path) -> None:
    page = page_of(office)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path / "tha.yaml", of_province())))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    assert TITLE in said(preview_of(office))


def test_a_draft_is_put_in_use_or_told_what_hinders_it_in_place(office: Office) -> None:
    good = of_province()
    official = SetDraft.of(good.but(points_status="official", legal_basis=()))
    put_on_shelf(office, official)
    page = page_of(office)
    page.show_set(page.model.entries[0].key)
    press(page, "setUse")
    assert "chưa ghi văn bản ban hành" in told(page, "setRefused")
    assert listed(page)[0] == "Nháp"
    page.list.choose(page.model.entries[-1].key)
    assert told(page, "setRefused") == ""
    key = f"shelf:{put_on_shelf(office, SetDraft.of(of_province(version=2)))}"
    page.show_set(key)
    press(page, "setUse")
    asked = office.window.findChild(IntoUseDialog)
    if asked is not None:
        asked.yes.click()
    assert page.list.entry is not None
    assert (page.list.entry.version, page.list.entry.standing) == (2, "in_use")
    assert "Đưa vào dùng" not in offered(page)


def test_what_is_still_open_is_named_before_a_set_can_no_longer_be_changed(office: Office) -> None:
    draft = SetDraft.of(of_province()).but(readings={"1.1": Reading(text="?", sure="unsure")})
    page = page_of(office)
    page.show_set(f"shelf:{put_on_shelf(office, draft)}")
    press(page, "setUse")
    asked = office.window.findChild(IntoUseDialog)
    assert asked is not None
    words = asked.findChild(QLabel, "intoUseOpen")
    assert words is not None
    assert "1 cách chấm đọc từ văn bản chưa ai xác nhận." in words.text()
    asked.no.click()
    assert page.list.entry is not None
    assert page.list.entry.standing == "draft"


def test_a_draft_goes_into_use_from_its_editor_once_all_is_confirmed(office: Office) -> None:
    first = shipped_set().leaves()[0].code
    answered = SetDraft.of(of_province()).replied(dict.fromkeys(Question, Reply.ANSWERED))
    key = f"shelf:{put_on_shelf(office, answered.but(readings={first: Reading(text='?', sure='likely')}))}"
    page = page_of(office)
    page.show_set(key)
    press(page, "setEdit")
    editor = office.window.findChildren(SetEditor)[-1]
    editor.choose(first)
    editor.confirm()
    editor.into_use_wanted.emit()
    assert not editor.isVisible()
    asked = office.window.findChild(IntoUseDialog)
    if asked is not None:
        asked.yes.click()
    assert page.list.entry is not None
    assert (page.list.entry.key, page.list.entry.standing) == (key, "in_use")


def test_why_a_set_could_not_go_into_use_is_gone_with_the_next_thing_done(office: Office) -> None:
    put_on_shelf(office, SetDraft.of(of_province().but(points_status="official", legal_basis=())))
    page = page_of(office)
    page.show_set(page.model.entries[0].key)
    press(page, "setUse")
    assert told(page, "setRefused")
    press(page, "setCompare")
    assert told(page, "setRefused") == ""


def test_the_head_counts_the_drafts_somebody_must_still_say_a_word_on(office: Office) -> None:
    put_on_shelf(office, SetDraft.of(of_province()).replied({Question.CLASSES: Reply.ASK}))
    put_on_shelf(office, SetDraft.of(of_province(version=2)).replied(dict.fromkeys(Question, Reply.ANSWERED)))
    page = page_of(office)
    assert told(page, "setsOpen").startswith("1 bản nháp còn việc")


def test_the_second_click_of_two_takes_nothing_away(office: Office) -> None:
    page = page_of(office)
    page.show_set(f"shelf:{put_on_shelf(office, SetDraft.of(of_province()))}")
    press(page, "setUse")
    asked = office.window.findChild(IntoUseDialog)
    if asked is not None:
        asked.yes.click()
    page._do("setRemove")
    assert page.list.entry is not None
    assert page.list.entry.standing == "in_use"


@pytest.mark.parametrize("of_shelf", [True, False])
def test_a_new_version_is_a_draft_and_leaves_the_old_set_as_it_was(office: Office, of_shelf: bool) -> None:
    if of_shelf:
        put_on_shelf(office, SetDraft.of(of_province()), in_use=True)
    page = page_of(office)
    page.list.choose(page.model.entries[0].key if of_shelf else "")
    before = page.list.entry
    assert before is not None
    press(page, "setFollow")
    after = page.list.entry
    assert after is not None
    assert (after.set_id, after.version, after.standing) == (before.set_id, before.version + 1, "draft")
    assert before in page.model.entries
    assert after.criteria_set == before.criteria_set.but(version=before.version + 1)  # type: ignore[union-attr]


def test_a_year_is_begun_by_a_set_in_use(office: Office) -> None:
    put_on_shelf(office, SetDraft.of(of_province()), in_use=True)
    page = page_of(office)
    page.list.choose(page.model.entries[0].key)
    press(page, "setBegin")
    (dialog,) = [one for one in office.window.findChildren(NewAssessment) if one.isVisible()]
    assert dialog.fields.set.currentText() == TITLE
    assert dialog.fields.year.currentText() == "2026"
    dialog.accept_button.click()
    card = office.assessment.card
    assert (card.criteria_id, card.year, office.assessment.criteria_set) == ("tinh-2026", 2026, of_province())
    page = page_of(office)
    assert page.list.entry is not None
    assert page.list.entry.set_id == "tinh-2026"
    assert listed(page, ASSESSMENTS)[0] == "1"
    press(page, "setRemove")
    assert "1 bản chấm điểm đang theo bộ tiêu chí này" in told(page, "setRefused")
    assert page.model.rowCount() == SHIPPED + 1


def test_what_is_deleted_can_be_put_back(office: Office) -> None:
    put_on_shelf(office, SetDraft.of(of_province()))
    page = page_of(office)
    page.list.choose(page.model.entries[0].key)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.model.rowCount() == SHIPPED
    assert office.window.notice.words == f"Đã xóa “{TITLE}” (phiên bản 1)."
    office.named("Hoàn tác").click()  # type: ignore[attr-defined]
    assert page.list.entry is not None
    assert (page.list.entry.title, page.list.entry.standing) == (TITLE, "draft")
    assert page.list.entry.criteria_set == of_province()


def test_the_delete_key_leaves_a_shipped_set_alone(office: Office) -> None:
    page = page_of(office)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.model.rowCount() == SHIPPED


def test_what_must_be_asked_and_confirmed_is_kept_and_shown(office: Office) -> None:
    first = shipped_set().leaves()[0].code
    draft = SetDraft.of(of_province()).replied({Question.CLASSES: Reply.ASK, Question.ROUNDING: Reply.OPEN})
    put_on_shelf(office, draft.but(readings={first: Reading(text="Đạt: 1", sure="likely")}), in_use=True)
    page = page_of(office)
    page.list.choose(page.model.entries[0].key)
    assert listed(page, TODO)[0] == "1 chưa xác nhận, 2 hỏi Sở"
    assert told(page, "setAsksTitle") == "2 điều phải hỏi Sở"
    assert "xếp loại và ngưỡng điểm của từng mức: chưa rõ, hỏi Sở" in told(page, "setAsksWords")
    assert told(page, "setReadingsWords") == f"Mục {first}"


def test_the_file_handed_on_holds_the_set_and_its_questions(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    draft = SetDraft.of(of_province()).replied(dict.fromkeys(Question, Reply.ANSWERED) | {Question.SURVEY: Reply.ASK})
    put_on_shelf(office, draft, in_use=True)
    page = page_of(office)
    page.list.choose(page.model.entries[0].key)
    press(page, "setSend")
    dialog = office.window.findChild(QFileDialog, "setExportDialog")
    assert dialog is not None
    path = tmp_path / "gui-di.yaml"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    qtbot.waitUntil(lambda: office.window.notice.words == f"Đã xuất “{path}”.")
    read = read_set_file(path)
    assert read.intact is True
    assert read.draft == draft


def test_a_workspace_that_is_read_only_says_why_and_changes_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = "Thư mục dữ liệu chỉ cho đọc."
    put_on_shelf(office, SetDraft.of(of_province()))
    monkeypatch.setattr(type(office.desk.workspace), "why_read_only", why, raising=False)
    page = page_of(office)
    page.list.choose(page.model.entries[0].key)
    assert told(page, "setsReadOnly") == why
    enabled = {button.text() for button in page.findChildren(QPushButton) if button.isVisible() and button.isEnabled()}
    assert enabled == {
        "Lấy mẫu Excel trống…",
        "So hai phiên bản…",
        "Xem",
        "Xuất tệp để gửi…",
        "Xuất Excel để sửa…",
    }
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.model.rowCount() == SHIPPED + 1


def test_the_set_of_an_assessment_that_is_nowhere_else_is_listed_too(office: Office) -> None:
    other = of_province().but(id="cu", title="Bộ cũ", scale=shipped_set().scale.but(total=Decimal(90)))
    workspace = office.desk.workspace
    assert workspace is not None
    card = workspace.create(office.assessment.card.unit, 2026, other)
    office.desk.open_card(card.id)
    page = page_of(office)
    assert listed(page)[-1] == "Theo bản chấm đang mở"
    assert page.list.entry is not None
    assert page.list.entry.title == "Bộ cũ"
    assert "Bắt đầu chấm…" not in offered(page)


def test_the_first_steps_take_a_file_in_the_same_way_and_choose_it(office: Office, tmp_path: Path) -> None:
    office.named("Bắt đầu chấm cho đơn vị của mình").click()  # type: ignore[attr-defined]
    steps = office.window.findChild(FirstSteps)
    assert steps is not None
    steps.fields.name.setText("Xã Ia Dơk")
    steps.go.click()
    official = of_province().but(points_status="official")
    path = written(tmp_path / "gui.yaml", official)
    steps.road.bring(path)
    (preview,) = steps.findChildren(SharingPreview)
    answer(preview, "previewDraft")
    assert "đã vào làm bản nháp" in steps.fields.messages["all"].text()
    steps.use.click()
    assert steps.fields.chosen_set == official
    assert steps.use.isHidden()
    steps.go.click()
    assert office.assessment.card.criteria_id == "tinh-2026"


def test_a_new_set_begins_with_one_area_and_one_leaf_and_all_questions_open(office: Office) -> None:
    page = page_of(office)
    press(page, "setCreate")
    (editor,) = [one for one in office.window.findChildren(SetEditor) if one.isVisible()]
    editor.close()
    entry = page.list.entry
    assert entry is not None
    assert (entry.standing, entry.asks, entry.version) == ("draft", len(Question), 1)
    assert entry.criteria_set is not None
    assert [node.code for node in entry.criteria_set.walk_all()] == ["1", "1.1"]
    assert not [finding for finding in check_set(entry.criteria_set) if finding.severity is Severity.ERROR]
    press(page, "setUse")
    asked = office.window.findChild(IntoUseDialog)
    assert asked is not None
    asked.yes.click()
    assert page.list.entry is not None
    assert page.list.entry.standing == "in_use"


def test_a_set_in_use_is_only_seen_and_followed_from_the_editor(office: Office) -> None:
    put_on_shelf(office, SetDraft.of(of_province()), in_use=True)
    page = page_of(office)
    page.list.choose(page.model.entries[0].key)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    (editor,) = [one for one in office.window.findChildren(SetEditor) if one.isVisible()]
    editor.new_version_wanted.emit()
    (following,) = [one for one in office.window.findChildren(SetEditor) if one.isVisible()]
    assert following is not editor
    following.close()
    assert page.list.entry is not None
    assert (page.list.entry.version, page.list.entry.standing) == (2, "draft")


def test_a_set_that_is_not_on_the_shelf_can_be_read_through(office: Office) -> None:
    page = page_of(office)
    press(page, "setEdit")
    (reader,) = office.window.findChildren(SetReader)
    model = reader.table.model()
    rows = [[str(model.index(row, column).data()) for column in range(4)] for row in range(model.rowCount())]
    assert len(rows) == len(list(shipped_set().walk_all()))
    _code, title, maximum, rule = next(row for row in rows if row[0] == "1.1")
    assert (title, maximum) == (shipped_set().by_code["1.1"].title, "2,5")
    assert rule.startswith("Tỷ lệ = ")
    assert "\n• " in rule
    assert not any("[" in row[3] for row in rows), "what levels are called in files is nobody's concern here"
    reader.reject()


def test_a_set_goes_out_as_a_workbook_and_is_known_again_when_it_comes_back(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    put_on_shelf(office, SetDraft.of(of_province()), in_use=True)
    page = page_of(office)
    page.list.choose(page.model.entries[0].key)
    press(page, "setWorkbook")
    dialog = office.window.findChild(QFileDialog, "setExportDialog")
    assert dialog is not None
    path = tmp_path / "sua.xlsx"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    qtbot.waitUntil(lambda: office.window.notice.words == f"Đã xuất “{path}”.")
    page.work.road.bring(path)
    assert "nội dung giống hệt" in said(preview_of(office))
    preview_of(office).reject()


def test_a_code_that_lost_its_zero_in_excel_is_mended_where_it_is_ticked(office: Office, tmp_path: Path) -> None:
    below = [manual(f"1.{number}", "1") for number in range(1, 12)]
    made = criteria_set([area("1", below, max="11")], scale={"total": "11"})
    path = tmp_path / "bo.xlsx"
    path.write_bytes(set_workbook(SetDraft.of(made)))
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == "1.10"]
    for cell in cells:
        cell.value = 1.1
    book.save(path)
    page = page_of(office)
    page.work.road.bring(path)
    answer(preview_of(office), "previewSuggestions")
    dialog = preview_of(office).findChild(SuggestionsDialog)
    assert dialog is not None
    dialog.all.click()
    dialog.go.click()
    answer(preview_of(office), "previewDraft")
    (draft,) = [entry.draft for entry in page.model.entries if entry.set_id == made.id]
    assert draft is not None
    assert "1.10" in draft.criteria_set.by_code


def test_the_empty_workbook_is_had_from_the_page_and_read_when_it_comes_back(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    page = page_of(office)
    press(page, "setTemplate")
    dialog = office.window.findChild(QFileDialog, "setExportDialog")
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("Mau-bo-tieu-chi.xlsx")
    path = tmp_path / "mau.xlsx"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    qtbot.waitUntil(lambda: office.window.notice.words == f"Đã xuất “{path}”.")
    page.work.road.bring(path)
    answer(preview_of(office), "previewDraft")
    assert page.list.entry is not None
    assert page.list.entry.set_id == "bo-tieu-chi-2026"


def test_a_declaration_form_taken_for_a_set_goes_into_the_assessment_with_one_press(
    office: Office, tmp_path: Path
) -> None:
    page, sheet = page_of(office), office.assessment.sheet
    path = blank(tmp_path / "phieu.xlsx", office.assessment.criteria_set, unit=sheet.unit, year=sheet.year)
    page.work.road.bring(fill(path, {"1.1/values/numerator": 9, "1.1/values/denominator": 10}))
    assert "là phiếu kê khai để điền số liệu, không phải bộ tiêu chí" in office.window.notice.words
    button = office.window.findChild(QPushButton, "offer0")
    assert button is not None
    button.click()
    dialog = office.window.findChild(MergeDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_an_annex_takes_the_road_of_annexes(office: Office, tmp_path: Path) -> None:
    page = page_of(office)
    press(page, "setAnnex")
    (wizard,) = [one for one in office.window.findChildren(AnnexWizard) if one.isVisible()]
    wizard.reject()
    press(page, "setAnnex")
    assert [one for one in office.window.findChildren(AnnexWizard) if one.isVisible()] == [wizard]
    card_id = put_on_shelf(office, SetDraft.of(of_province()))
    assert office.desk.workspace is not None
    wizard.reject()
    wizard.imported.emit(office.desk.workspace.sets.cards()[0])
    assert page.list.entry is not None
    assert page.list.entry.key == f"shelf:{card_id}"
    assert office.window.notice.words == f"Đã nhập “{TITLE}” làm bản nháp."


@pytest.mark.parametrize("name", ["phu-luc.docx", "phu-luc.xlsx", "phu-luc.doc"])
def test_a_file_that_is_an_annex_opens_the_road_of_annexes(office: Office, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"not really one")
    page_of(office).work.road.bring(path)
    (wizard,) = [one for one in office.window.findChildren(AnnexWizard) if one.isVisible()]
    assert any(name in label.text() for label in wizard.findChildren(QLabel))
    assert not office.window.findChildren(SharingPreview)
    wizard.reject()
