"""The editor of criteria sets: the tree, every property, steps back and forth, readings confirmed, official points."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parscore.faults import EnvironmentFault
from parscore.scoring.criteria import Method, Policy
from parscore.scoring.set_draft import Question, Reading, SetDraft
from parscore.storage.set_shelf import SetCard, SetShelf
from parscore.ui.help_page import HelpPage
from parscore.ui.sets.editor_official import OfficialDialog
from parscore.ui.sets.editor_whole import WholeDialog
from parscore.ui.sets.node_form import CONTENT, MORE, RULE
from parscore.ui.sets.set_tree_model import CODE, LOOK, MAX, TITLE, SetTreeModel
from tests.scoring.sets import area, criteria_set, leaf, manual
from tests.ui.set_desk import SCREEN, SetDesk

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Make = Callable[..., SetDesk]
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Make]:
    opened: list[SetDesk] = []

    def make(draft: SetDraft | None = None, *, in_use: bool = False) -> SetDesk:
        made = SetDesk(qtbot, tmp_path / "workspace", draft or two_areas(), in_use=in_use)
        opened.append(made)
        return made

    yield make
    for made in opened:
        made.close()


def two_areas(**more: Any) -> SetDraft:
    areas = [area("I", [manual("1.1", "5"), manual("1.2", "3")]), area("II", [manual("2.1", "2")])]
    return SetDraft.of(criteria_set(areas, scale={"total": "10"}, **more))


def with_readings(**sure: str) -> SetDraft:
    """The set of two areas, with readings of some leaves: how sure they are, by code."""
    draft = two_areas()
    readings = {
        code.replace("_", ".").removeprefix("c"): Reading(text=f"Văn bản {code}", sure=how, why=("vì sao",))  # type: ignore[arg-type]
        for code, how in sure.items()
    }
    return draft.but(readings=readings)


def rows(at: SetDesk) -> list[str]:
    """The tree as it reads: code, title and maximum of every row."""
    model = at.editor.tree.model()

    def below(parent: QModelIndex, depth: int) -> Iterator[str]:
        for place in range(model.rowCount(parent)):
            index = model.index(place, CODE, parent)
            told = [str(index.siblingAtColumn(column).data() or "") for column in (CODE, TITLE, MAX)]
            yield "  " * depth + " ".join(told)
            yield from below(index, depth + 1)

    return list(below(QModelIndex(), 0))


def look(at: SetDesk, code: str) -> str:
    model = at.editor.tree.model()
    assert isinstance(model, SetTreeModel)
    return str(model.index_of(code).siblingAtColumn(LOOK).data())


def name_row(at: SetDesk, title: str, maximum: str = "") -> None:
    """Type the title of a new row, whose field has the keyboard, and its maximum."""
    at.write(title)
    at.press(Key.Key_Return)
    if maximum:
        at.write(maximum)
        at.press(Key.Key_Return)


def test_a_set_of_two_areas_is_built_from_nothing_by_keyboard_and_taken_back_to_nothing(desk: Make) -> None:
    begun = SetDraft.of(criteria_set([leaf("1", "0", {"kind": "manual"}, level="area")], scale={"total": "10"}))
    at = desk(begun)
    at.editor.tree.setFocus()
    at.press(Key.Key_F2)
    name_row(at, "Cải cách thể chế")
    at.press(Key.Key_N, CTRL | SHIFT)
    name_row(at, "Văn bản đúng hạn", "6")
    at.press(Key.Key_N, CTRL)
    name_row(at, "Rà soát văn bản", "2")
    at.press(Key.Key_L, CTRL | SHIFT)
    name_row(at, "Chuyển đổi số", "2")
    assert rows(at) == [
        "1 Cải cách thể chế 0",
        "  1.1 Văn bản đúng hạn 6",
        "  1.2 Rà soát văn bản 2",
        "2 Chuyển đổi số 2",
    ]
    assert at.text("areasTotal") == "Các lĩnh vực cộng lại 10/10 điểm"

    at.editor.choose("1.1")
    at.editor.tree.setFocus()
    at.press(Key.Key_T, CTRL)
    name_row(at, "Đầy đủ")
    assert rows(at)[1:4] == ["  1.1 Văn bản đúng hạn 6", "    1.1.1 Đầy đủ 3", "    1.1.2 Mục mới 3"]

    at.editor.tree.setFocus()
    at.editor.choose("1.2")
    at.press(Key.Key_Up, ALT)
    at.press(Key.Key_R, CTRL)
    assert [row.strip().partition(" ")[0] for row in rows(at)] == ["1", "1.1", "1.2", "1.2.1", "1.2.2", "2"]
    assert at.node("1.1").title == "Rà soát văn bản"

    at.editor.choose("1.2.2")
    at.press(Key.Key_Delete)
    assert "1.2.2" not in at.criteria_set.by_code
    assert at.editor.notice.words == "Đã xóa mục 1.2.2."
    assert at.kept == at.draft

    steps = 0
    while at.editor.edited.undo_words:
        at.editor.tree.setFocus()
        at.press(Key.Key_Z, CTRL)
        assert at.kept == at.draft
        steps += 1
    assert at.draft == begun
    for _ in range(steps):
        at.press(Key.Key_Y, CTRL)
    assert rows(at)[0] == "1 Cải cách thể chế 0"
    assert "1.2.2" not in at.criteria_set.by_code


def test_another_start_shows_the_same_draft_without_a_word_to_the_first(desk: Make) -> None:
    at = desk()
    at.editor.choose("1.2")
    at.editor.edits.do("addAfter")
    name_row(at, "Công khai", "0,5")
    at.editor.choose("II")
    at.set("node_title", "Thủ tục hành chính")
    before, shown = at.draft, rows(at)
    at.reopen()
    assert at.draft == before
    assert rows(at) == shown


def test_every_property_of_a_leaf_is_typed_and_kept(desk: Make) -> None:
    at = desk(two_areas(unit_kinds=["xa", "dac_khu"]))
    at.editor.choose("1.2")
    at.editor.show_form(CONTENT)
    for name, value in (
        ("node_code", "1.9"),
        ("node_title", "Hồ sơ  đúng hạn"),
        ("node_level", "Tiêu chí thành phần"),
        ("max_all", "3,25"),
        ("scored_method", "Cơ quan khác chấm"),
        ("scored_not_arising", "Tính điểm tối đa"),
        ("coefficient_dac_khu", "0.75"),
        ("coefficientOn_on", "Ngưỡng của thang điểm"),
    ):
        at.set(name, value)
    at.editor.show_form(MORE)
    for name, value in (
        ("more_owner", "Văn phòng\nĐịa chính"),
        ("more_coordinating", "Công an xã"),
        ("more_deadline", "Trước ngày 05/12"),
        ("more_deadline_date", "5/12/2025"),
        ("more_target", "từ 96%"),
        ("more_target_value", "96"),
        ("more_evidence", "Báo cáo\n\nBiên bản"),
        ("more_guidance", "Cách đếm"),
        ("more_conflicts", "Thân văn bản ghi 98%"),
        ("legal_basis1_number", "212/QĐ-UBND"),
        ("legal_basis1_date", "18/11/2025"),
        ("previous1_set", "cu-2024"),
        ("previous1_code", "1.2"),
    ):
        at.set(name, value)
    node = at.node("1.9")
    assert node.title == "Hồ sơ đúng hạn"
    assert (node.level, str(node.max), node.method, node.not_arising) == (
        "sub_criterion",
        "3.25",
        Method.OTHERS,
        Policy.FULL,
    )
    assert node.coefficient is not None
    assert (node.coefficient.on, str(node.coefficient.factor("dac_khu"))) == ("thresholds", "0.75")
    assert [at.criteria_set.role_name(role) for role in node.owner] == ["Văn phòng", "Địa chính"]
    assert node.coordinating == ("Công an xã",)
    assert node.deadline is not None
    assert node.target is not None
    assert (node.deadline.text, str(node.deadline.date)) == ("Trước ngày 05/12", "2025-12-05")
    assert (node.target.text, str(node.target.value)) == ("từ 96%", "96")
    assert node.evidence == ("Báo cáo", "Biên bản")
    assert (node.guidance, node.conflicts) == ("Cách đếm", ("Thân văn bản ghi 98%",))
    assert (node.legal_basis[0].number, str(node.legal_basis[0].date)) == ("212/QĐ-UBND", "2025-11-18")
    assert (node.previous[0].set, node.previous[0].code, node.previous[0].relation) == ("cu-2024", "1.2", "same")
    assert at.kept == at.draft
    while at.editor.edited.undo_words:
        at.editor.edited.undo()
    assert at.draft == two_areas(unit_kinds=["xa", "dac_khu"])


def test_points_may_differ_by_kind_of_unit(desk: Make) -> None:
    at = desk(two_areas(unit_kinds=["xa", "phuong"]))
    at.editor.choose("2.1")
    at.set("maxDiffers", "")
    at.set("max_phuong", "1,5")
    assert at.node("2.1").max == {"xa": Decimal(2), "phuong": Decimal("1.5")}
    assert at.text("areasTotal") == "Các lĩnh vực cộng lại: Xã 10 · Phường 9,5 / 10 điểm"
    at.set("maxDiffers", "")
    assert str(at.node("2.1").max) == "2"


def test_an_area_may_be_stretched_to_other_points(desk: Make) -> None:
    at = desk()
    at.editor.choose("I")
    at.set("scored_rescale_to", "10")
    assert str(at.node("I").rescale_to) == "10"
    at.set("scored_rescale_to", "")
    assert at.node("I").rescale_to is None


def test_what_cannot_be_taken_is_said_beside_its_field_and_typing_goes_on(desk: Make) -> None:
    at = desk()
    at.editor.choose("1.2")
    at.set("node_code", "1.1")
    assert at.text("node_codeNote").startswith("× Mã 1.1 đã dùng")
    at.set("max_all", "ba")
    assert "“ba”" in at.text("max_allNote")
    at.set("node_title", "Tên mới")
    assert (at.node("1.2").title, str(at.node("1.2").max)) == ("Tên mới", "3")
    at.editor.choose("1.1")
    assert "chưa dùng được nên giữ như cũ" in at.editor.notice.words
    at.editor.choose("1.2")
    assert at.text("node_codeNote") == ""


def test_typing_in_one_field_is_one_step(desk: Make) -> None:
    at = desk()
    at.editor.choose("1.2")
    line = at.widget("node_title")
    line.setFocus()
    for letters in ("Hồ", " sơ"):
        at.write(letters)
        entry = next(one for one in at.editor.form.entries() if one.line is line)
        entry.commit()
    at.editor.tree.setFocus()
    assert at.editor.edited.undo_words == "Đổi tên của 1.2"
    at.editor.edited.undo()
    assert at.draft == two_areas()


def test_rows_change_places_and_tiers_by_keyboard(desk: Make) -> None:
    at = desk()
    at.editor.tree.setFocus()
    at.editor.choose("1.2")
    at.press(Key.Key_Up, ALT)
    assert [node.code for node in at.criteria_set.walk()] == ["I", "1.2", "1.1", "II", "2.1"]
    at.press(Key.Key_Down, ALT)
    at.press(Key.Key_Right, ALT)
    assert [child.code for child in at.node("1.1").children][-1] == at.editor.code
    at.press(Key.Key_Left, ALT)
    assert [child.title for child in at.node("I").children] == ["Tiêu chí 1.1", "Tiêu chí 1.2"]
    assert at.editor.tree.hasFocus()
    assert at.editor.tree.code == at.editor.code


def test_an_edit_that_cannot_be_done_says_why_and_changes_nothing(desk: Make) -> None:
    at = desk()
    at.editor.choose("1.1")
    at.editor.edits.do("indentRow")
    assert at.editor.notice.words
    assert at.draft == two_areas()


def test_bonus_and_penalty_items_stand_under_headings_of_their_own(desk: Make) -> None:
    at = desk()
    at.editor.edits.do("addBonus")
    name_row(at, "Sáng kiến", "1")
    at.editor.edits.do("addPenalty")
    name_row(at, "Chậm báo cáo", "1")
    assert rows(at)[-4:] == [" Điểm thưởng ", "  T1 Sáng kiến 1", " Điểm phạt ", "  P1 Chậm báo cáo 1"]
    assert at.criteria_set.bonus_items[0].title == "Sáng kiến"


def test_points_an_annex_does_not_print_are_shared_out_and_taken_back(desk: Make) -> None:
    areas = [area("I", [manual("1.1", "4"), manual("1.2", "0"), manual("1.3", "0")])]
    at = desk(SetDraft.of(criteria_set(areas, scale={"total": "10"})))
    at.editor.edits.do("shareOut")
    assert [at.node(code).max for code in ("1.1", "1.2", "1.3")] == [4, 3, 3]
    assert at.text("areasTotal") == "Các lĩnh vực cộng lại 10/10 điểm"
    assert at.criteria_set.illustrative
    at.editor.edited.undo()
    assert [at.node(code).max for code in ("1.2", "1.3")] == [0, 0]


def test_the_checks_run_along_and_lead_to_their_rows(desk: Make) -> None:
    at = desk()
    assert at.text("checksCount") == "2 điều phải hỏi Sở"
    at.editor.choose("2.1")
    at.set("max_all", "3")
    assert at.text("areasTotal") == "Các lĩnh vực cộng lại 11/10 điểm"
    at.editor.choose("1.1")
    at.editor.show_form(RULE)
    at.set("ruleKind", "Đo lường")
    at.set("measureKind", "Một số")
    at.set("value_label", "Mức hài lòng")
    at.set("bands1_threshold", "90")
    at.set("bands1_worth", "50")
    assert look(at, "1.1") == "Lệch tối đa"
    shown = at.widget("checksList")
    assert isinstance(shown, QListWidget)
    texts = [shown.item(place).text() for place in range(shown.count())]
    assert texts[0] == "Thang điểm ghi 10 nhưng các lĩnh vực cộng lại là 11; sửa điểm các lĩnh vực hoặc thang điểm."
    assert texts[1].startswith("1.1: cách chấm không thể đạt điểm tối đa: cao nhất 2,5, điểm tối đa 5")
    at.editor.choose("II")
    at.editor.show_form(CONTENT)
    shown.setCurrentRow(1)
    shown.setFocus()
    at.press(Key.Key_Return)
    assert (at.editor.code, at.editor.form.side) == ("1.1", RULE)


def test_readings_are_confirmed_one_after_the_other(desk: Make) -> None:
    at = desk(with_readings(c1_1="certain", c2_1="unsure"))
    at.editor.choose("1.1")
    at.editor.show_form(RULE)
    assert at.text("readingText") == "Văn bản ghi: Văn bản c1_1"
    assert at.text("readingSure") == "Chương trình đọc chắc chắn"
    assert look(at, "1.1") == "Chưa xác nhận"
    at.press(Key.Key_Return, CTRL)
    assert at.draft.unconfirmed == ("2.1",)
    assert (at.editor.code, at.editor.form.side) == ("2.1", RULE)
    assert look(at, "1.1") == ""
    assert at.widget("confirmReading").hasFocus()
    at.press(Key.Key_Space)
    assert at.draft.unconfirmed == ()
    assert at.text("readingSure") == "Đã xác nhận"
    assert at.kept == at.draft
    at.editor.edited.undo()
    assert at.draft.unconfirmed == ("2.1",)


def test_after_the_last_reading_the_keyboard_is_on_what_comes_next(desk: Make, qtbot: QtBot) -> None:
    at = desk(with_readings(c1_1="certain"))
    at.editor.choose("1.1")
    at.editor.show_form(RULE)
    at.press(Key.Key_Return, CTRL)
    assert (
        at.text("noticeText")
        == "Đã xác nhận hết cách chấm đọc từ văn bản. Còn 2 điều phải hỏi Sở trước khi đưa vào dùng."
    )
    first = at.widget("offer0")
    assert first.hasFocus()
    at.press(Key.Key_Space)
    assert at.editor.findChildren(WholeDialog)[-1].isVisible()
    at.editor.findChildren(WholeDialog)[-1].reject()
    assert at.text("noticeText") == ""


def test_on_a_magnified_screen_only_what_to_do_now_is_offered(desk: Make) -> None:
    at = desk(with_readings(c1_1="certain"))
    at.editor.resize(683, 340)
    at.editor.choose("1.1")
    at.editor.confirm()
    assert at.text("noticeText") == "Đã xác nhận hết cách chấm đọc từ văn bản."
    assert at.widget("offer0").property("text") == "Xem 2 điều phải hỏi Sở…"
    assert at.text("offer1") == ""


def test_a_confirmed_set_without_open_questions_goes_into_use_from_the_notice(desk: Make, qtbot: QtBot) -> None:
    answered = with_readings(c1_1="certain").but(replies={str(one): "answered" for one in Question})
    at = desk(answered)
    at.editor.choose("1.1")
    at.editor.confirm()
    assert at.text("noticeText").endswith("có thể đưa vào dùng.")
    with qtbot.waitSignal(at.editor.into_use_wanted):
        at.set("offer0", "")


def test_a_rule_built_by_hand_needs_no_more_confirming(desk: Make) -> None:
    at = desk(with_readings(c1_1="unsure", c2_1="unsure"))
    at.editor.choose("1.1")
    at.editor.show_form(RULE)
    assert "chưa hiểu hết" in at.text("readingSure")
    at.set("ruleKind", "Đo lường")
    assert at.draft.unconfirmed == ("1.1", "2.1"), "not before the rule is whole"
    at.set("measureKind", "Một số")
    at.set("value_label", "Mức hài lòng")
    at.set("bands1_threshold", "90")
    at.set("bands1_worth", "100")
    assert at.draft.unconfirmed == ("2.1",)
    assert at.text("readingSure") == "Đã xác nhận"
    assert look(at, "1.1") == ""
    at.press(Key.Key_Return, CTRL)
    assert at.editor.code == "2.1", "the key that confirms goes on from what is confirmed"
    at.editor.choose("1.1")
    while at.editor.edited.undo_words:
        at.editor.edited.undo()
    assert at.draft.unconfirmed == ("1.1", "2.1")


def test_the_next_unconfirmed_row_is_one_key_away(desk: Make) -> None:
    at = desk(with_readings(c1_1="certain", c2_1="likely"))
    at.editor.choose("1.1")
    at.press(Key.Key_F8)
    assert at.editor.code == "2.1"
    at.press(Key.Key_F8)
    assert at.editor.code == "1.1"
    assert at.draft.unconfirmed == ("1.1", "2.1")


def official(at: SetDesk) -> OfficialDialog:
    at.set("officialPoints", "")
    return at.editor.findChildren(OfficialDialog)[-1]


def test_points_become_official_only_by_a_person_who_compared_them(desk: Make) -> None:
    at = desk(with_readings(c1_1="certain"))
    dialog = official(at)
    assert not dialog.tick.isEnabled()
    assert [condition.holds for condition in dialog.conditions] == [False, True, True, False, False]
    assert dialog.conditions[0].words.endswith("đọc từ văn bản: 1.1.")
    assert "Các mức xếp loại" in dialog.conditions[-1].words
    dialog.reject()
    at.editor.choose("1.1")
    at.editor.confirm()
    at.editor.edited.change_whole(legal_basis=basis())
    dialog = official(at)
    assert all(condition.holds for condition in dialog.conditions if condition.hinders)
    assert dialog.tick.accessibleName() == "Tôi đã đối chiếu điểm tối đa của 3 mục với văn bản số 212/QĐ-UBND."
    assert not dialog.yes.isEnabled()
    dialog.tick.click()
    dialog.yes.click()
    assert at.criteria_set.points_status == "official"
    assert at.kept == at.draft
    at.editor.edited.change_whole(title="Tên khác")
    assert at.criteria_set.points_status == "official"
    at.editor.edited.change("1.1", max=Decimal(4))
    assert at.criteria_set.points_status == "illustrative"
    assert at.editor.notice.words.startswith("Bộ có điểm chính thức vừa được sửa")
    for _ in range(3):
        at.editor.edited.undo()
    assert at.criteria_set.points_status == "illustrative"


def basis() -> tuple[Any, ...]:
    made = two_areas(legal_basis=[{"number": "212/QĐ-UBND", "date": "2025-11-18"}])
    return made.criteria_set.legal_basis


def test_what_holds_for_the_whole_set_is_typed_in_a_form_of_its_own(desk: Make) -> None:
    at = desk()
    at.editor.show_whole()
    dialog = at.editor.findChildren(WholeDialog)[-1]
    dialog.form.identity.lines["title"].setText("Bộ tiêu chí mới")
    dialog.form.identity.lines["total"].setText("12")
    done = dialog.findChild(QPushButton, "wholeDone")
    assert done is not None
    done.click()
    assert at.criteria_set.title == "Bộ tiêu chí mới"
    assert at.text("areasTotal") == "Các lĩnh vực cộng lại 10/12 điểm"
    assert at.kept == at.draft
    assert at.editor.edited.undo_words == "Sửa thông tin chung"
    at.editor.edited.undo()
    assert at.criteria_set == two_areas().criteria_set


def test_a_set_in_use_is_shown_but_not_changed(desk: Make, qtbot: QtBot) -> None:
    at = desk(two_areas(), in_use=True)
    assert "phiên bản mới" in at.text("editorLocked")
    at.editor.choose("1.1")
    at.editor.edits.do("deleteRow")
    assert not at.widget("node_title").isEnabled()
    assert not at.widget("addAfter").isEnabled()
    at.editor.show_form(RULE)
    at.set("field_points", "2")
    assert at.text("trialPoints") == "2,00 điểm"
    assert at.draft == two_areas()
    with qtbot.waitSignal(at.editor.new_version_wanted):
        at.set("newVersion", "")


def test_a_disk_that_refuses_says_so_and_typing_goes_on(desk: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    at = desk()

    def full(*_given: object, **_named: object) -> SetCard:
        raise EnvironmentFault("Chưa lưu được vì ổ đĩa đã đầy; hãy giải phóng dung lượng.")

    with monkeypatch.context() as refusing:
        refusing.setattr(SetShelf, "keep", full)
        at.editor.choose("1.1")
        at.set("node_title", "Một")
        assert at.text("editorSaved") == "Chưa lưu được, sẽ tự thử lại"
        assert "giải phóng dung lượng" in at.editor.notice.words
        at.set("node_title", "Hai")
    assert at.kept == two_areas()
    at.editor.edited.journal.flush()
    assert at.text("editorSaved").startswith("Đã lưu")
    assert at.kept.criteria_set.by_code["1.1"].title == "Hai"
    assert at.editor.notice.isHidden()


def test_a_draft_changed_elsewhere_is_not_overwritten(desk: Make) -> None:
    at = desk()
    other = two_areas().but(criteria_set=two_areas().criteria_set.but(title="Của máy khác"))
    at.workspace.sets.keep(at.card.id, other, revision=at.card.revision)
    at.editor.choose("1.1")
    at.set("node_title", "Một")
    assert at.text("editorSaved") == "Chưa lưu được"
    assert "vừa được sửa ở cửa sổ hoặc máy khác" in at.editor.notice.words
    assert at.kept == other
    at.editor.edited.journal.drop()


def test_closing_keeps_what_is_being_typed(desk: Make) -> None:
    at = desk()
    at.editor.choose("1.1")
    line = at.widget("node_title")
    line.setFocus()
    at.press(Key.Key_A, CTRL)
    at.write("Đang gõ dở")
    assert at.editor.close()
    assert at.kept.criteria_set.by_code["1.1"].title == "Đang gõ dở"


def test_closing_stops_once_for_a_rule_that_is_not_whole(desk: Make) -> None:
    at = desk()
    at.editor.choose("1.1")
    at.editor.show_form(RULE)
    at.set("ruleKind", "Trừ lỗi")
    at.editor.choose("2.1")
    assert not at.editor.close()
    assert at.editor.isVisible()
    assert at.editor.code == "1.1"
    assert "cách chấm mới chưa đủ" in at.editor.notice.words
    assert at.editor.close()


def test_steps_can_still_be_taken_back_once_the_editor_was_closed_and_opened_again(desk: Make) -> None:
    at = desk()
    at.editor.edited.change("1.1", max=Decimal(4))
    at.editor.edited.change("1.2", max=Decimal(2))
    at.editor.edited.undo()
    at.open_again()
    assert (at.editor.edited.undo_words, at.editor.edited.redo_words) == (
        "Đổi điểm tối đa của 1.1",
        "Đổi điểm tối đa của 1.2",
    )
    at.press(Key.Key_Z, CTRL)
    assert at.kept == two_areas()


def test_a_set_that_went_into_use_meanwhile_has_no_steps_to_take_back(desk: Make) -> None:
    at = desk()
    at.editor.edited.change("1.1", title="Tên mới")
    at.editor.close()
    at.workspace.sets.put_in_use(at.card.id, who="")
    at.open_again()
    at.press(Key.Key_Z, CTRL)
    assert at.node("1.1").title == at.kept.criteria_set.by_code["1.1"].title == "Tên mới"


def test_steps_are_forgotten_where_somebody_else_changed_the_draft_meanwhile(desk: Make) -> None:
    at = desk()
    at.editor.edited.change("1.1", max=Decimal(4))
    at.editor.close()
    now = at.workspace.sets.cards()[0]
    at.workspace.sets.keep(now.id, two_areas(title="Tên khác"), revision=now.revision, who="")
    at.open_again()
    assert at.criteria_set.title == "Tên khác"
    assert at.editor.edited.undo_words == ""


def test_neither_escape_nor_enter_closes_the_window(desk: Make) -> None:
    at = desk()
    at.editor.choose("1.1")
    at.editor.show_form(CONTENT)
    for key in (Key.Key_Escape, Key.Key_Return):
        at.press(key)
        at.editor.tree.setFocus()
        at.press(key)
    assert at.editor.isVisible()


def test_qt_finds_no_fault_in_the_model(desk: Make, qtmodeltester: ModelTester) -> None:
    at = desk(with_readings(c1_1="certain"))
    model = at.editor.tree.model()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    for verb in ("addAfter", "split3", "deleteRow", "addBonus", "renumber", "moveUp"):
        at.editor.edits.do(verb)
    at.editor.edited.undo()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_cell_says_what_it_means_to_a_screen_reader(desk: Make) -> None:
    at = desk(with_readings(c1_1="certain"))
    model = at.editor.tree.model()
    assert isinstance(model, SetTreeModel)
    index = model.index_of("1.1")
    spoken = [index.siblingAtColumn(column).data(ACCESSIBLE) for column in range(model.columnCount())]
    assert spoken == [
        "1.1",
        "1.1: Tiêu chí 1.1",
        "Tối đa 1.1: 5",
        "Cách chấm 1.1: Chấm tay",
        "Cần xem 1.1: Chưa xác nhận",
    ]


@pytest.mark.parametrize("side", [CONTENT, RULE, MORE])
def test_every_control_has_a_name_in_words_and_one_for_robots(desk: Make, side: str) -> None:
    at = desk(with_readings(c1_1="likely"))
    at.editor.choose("1.1")
    at.editor.show_form(side)
    QApplication.processEvents()
    shown = [one for one in at.editor.findChildren(QWidget) if one.isVisible()]
    controls = [one for one in shown if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]
    assert controls
    nameless = []
    for control in controls:
        spoken = QAccessible.queryAccessibleInterface(control)
        assert spoken is not None
        if not spoken.text(QAccessible.Text.Name).strip() or not control.objectName():
            nameless.append(f"{type(control).__name__} {control.objectName()}")
    assert nameless == []


def test_folded_areas_stay_folded_through_edits(desk: Make) -> None:
    at = desk()
    model = at.editor.tree.model()
    assert isinstance(model, SetTreeModel)
    at.editor.choose("2.1")
    at.editor.tree.collapse(model.index_of("I"))
    at.editor.edits.do("addAfter")
    assert not at.editor.tree.isExpanded(model.index_of("I"))
    assert at.editor.tree.isExpanded(model.index_of("II"))


def test_on_a_screen_magnified_twice_one_half_is_shown_and_everything_fits(desk: Make) -> None:
    at = desk()
    at.editor.resize(683, 384)
    QApplication.processEvents()
    assert at.editor.minimumSizeHint().width() <= 683
    assert at.editor.tree.isVisible()
    assert not at.editor.form.isVisible()
    at.press(Key.Key_Return)
    assert at.editor.form.isVisible()
    assert not at.editor.tree.isVisible()
    at.press(Key.Key_F3)
    assert at.editor.tree.hasFocus()
    assert at.text("areasTotal")


def test_rows_are_added_from_the_form_alone_where_the_tree_has_no_room(desk: Make) -> None:
    at = desk()
    at.editor.resize(683, 384)
    QApplication.processEvents()
    at.editor.choose("1.2")
    at.press(Key.Key_Return)
    at.press(Key.Key_N, CTRL)
    name_row(at, "Hồ sơ trực tuyến", "1")
    assert rows(at)[3] == "  1.3 Hồ sơ trực tuyến 1"


def test_the_offer_to_take_back_goes_with_the_next_edit(desk: Make) -> None:
    at = desk()
    at.editor.choose("1.1")
    at.editor.edits.do("deleteRow")
    assert not at.editor.notice.isHidden()
    at.set("node_title", "Hồ sơ")
    assert at.editor.notice.isHidden()
    at.editor.edits.do("deleteRow")
    at.set("offer0", "")
    assert at.node("1.2").title == "Hồ sơ"


def test_tab_goes_from_the_sides_of_the_form_down_its_fields(desk: Make) -> None:
    at = desk()
    at.editor.choose("1.1")
    at.editor.show_form(RULE)
    at.set("ruleKind", "Chọn một mức")
    at.widget("moreSide").setFocus()
    seen = []
    for _ in range(5):
        at.press(Key.Key_Tab)
        widget = QApplication.focusWidget()
        seen.append("" if widget is None else widget.objectName())
    assert seen == ["ruleKind", "levels1_label", "levels1_worth", "levels1_worth_unit", "levels2_label"]
    at.press(Key.Key_Tab, SHIFT)
    assert at.widget("levels1_worth_unit").hasFocus()


def test_a_window_of_the_usual_screen_shows_both_halves(desk: Make) -> None:
    at = desk()
    assert (at.editor.width(), at.editor.height()) <= SCREEN
    assert at.editor.tree.isVisible()
    assert at.editor.form.isVisible()


def test_the_beginning_of_a_name_kept_in_a_pause_is_no_part_of_its_own(desk: Make, qtbot: QtBot) -> None:
    at = desk()
    at.editor.choose("1.2")
    at.editor.show_form(MORE)
    owner = at.widget("more_owner")
    assert isinstance(owner, QPlainTextEdit)
    owner.setFocus()
    owner.insertPlainText("Phòng")
    qtbot.waitUntil(lambda: [role.name for role in at.criteria_set.roles] == ["Phòng"])
    owner.insertPlainText(" Kinh tế")
    at.editor.tree.setFocus()
    assert [role.name for role in at.criteria_set.roles] == ["Phòng Kinh tế"]
    assert at.node("1.2").owner == ("phong-kinh-te",)


def test_f1_opens_the_help_at_the_part_about_editing_sets_over_whichever_window_is_asked(desk: Make) -> None:
    at = desk()
    at.editor.tree.setFocus()
    at.press(Key.Key_F1)
    page = at.editor.findChild(HelpPage)
    assert page is not None
    assert page.isVisible()
    words = page.text.toPlainText()
    assert words.split("\n")[1] == "Chỗ đang làm: Soạn bộ tiêu chí"
    assert "Ctrl+Shift+N" in words.partition("Chấm một dòng")[0]
    page.close()
    at.editor.show_help()
    assert at.editor.findChildren(HelpPage) == [page]
    page.close()

    at.editor.show_whole()
    QApplication.processEvents()
    dialog = at.editor.findChildren(WholeDialog)[-1]
    QTest.keyClick(dialog, Key.Key_F1)
    over = dialog.findChild(HelpPage)
    assert over is not None
    assert over.isVisible()


def test_the_title_at_the_head_has_room_for_most_of_a_long_one_and_shows_the_whole_when_pointed_at(desk: Make) -> None:
    whole = "PHỤ LỤC 01: BẢNG TIÊU CHÍ ĐÁNH GIÁ KẾT QUẢ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026"
    at = desk(two_areas(title=whole))
    assert at.text("editorTitle").startswith("PHỤ LỤC 01: BẢNG TIÊU CHÍ ĐÁNH GIÁ")
    assert at.widget("editorTitle").toolTip() == whole
    assert at.text("editorState") == "Phiên bản 1 · Bản nháp · 2 hỏi Sở"
