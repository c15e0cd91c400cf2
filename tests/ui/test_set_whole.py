"""What holds for the whole set, through the editor's window: conditions of class, ranking, parts of the unit, bases."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from parscore.intake.set_file import read_set_file, set_file
from parscore.scoring.criteria import (
    Capped,
    CriteriaSet,
    Gate,
    LegalBasis,
    Ranking,
    RankingGroup,
    Role,
)
from parscore.scoring.set_draft import Question, Reply, SetDraft
from parscore.ui import style
from parscore.ui.sets.editor_whole import ADDING, BASES, CLASSING, GENERAL, ROLES, SIDES, WholeDialog
from tests.scoring.sets import area, criteria_set, manual
from tests.ui.set_desk import SetDesk

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Make = Callable[..., "Whole"]
CLASSES = [{"name": "Tốt", "from": "80"}, {"name": "Khá", "from": "65"}, {"name": "Yếu", "from": "0"}]
ROLE_LIST = [{"id": "van-phong", "name": "Văn phòng"}, {"id": "dia-chinh", "name": "Địa chính"}]


class Whole:
    """One official at the dialog about the whole set."""

    def __init__(self, at: SetDesk) -> None:
        self.at = at
        self.open()

    def open(self) -> None:
        self.at.editor.show_whole()
        self.dialog = self.at.editor.findChildren(WholeDialog)[-1]
        QApplication.processEvents()

    @property
    def set_(self) -> CriteriaSet:
        return self.at.criteria_set

    @property
    def steps(self) -> str:
        return self.at.editor.edited.undo_words

    def widget(self, name: str) -> QWidget:
        found = [widget for widget in self.dialog.findChildren(QWidget, name) if widget.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} in sight"
        return found[0]

    def says(self, name: str) -> str:
        """What a label says, "" while it is not in sight."""
        found = [label for label in self.dialog.findChildren(QLabel, name) if label.isVisible()]
        return found[0].text() if found else ""

    def set(self, name: str, value: str = "") -> None:
        """Type into a field and leave it, choose from a list by its words, or press a button."""
        widget = self.widget(name)
        if isinstance(widget, QComboBox):
            place = widget.findText(value)
            assert place >= 0, f"{name} does not offer {value}"
            widget.setCurrentIndex(place)
        elif isinstance(widget, QLineEdit):
            SetDesk.type(widget, value)
            self.dialog.tabs.tabs[GENERAL].setFocus()
        else:
            assert isinstance(widget, QAbstractButton)
            widget.setFocus()
            widget.click()
        QApplication.processEvents()

    def close(self) -> bool:
        """Press the verb at the foot; whether the dialog went."""
        dialog = self.dialog
        self.set("wholeDone")
        return not dialog.isVisible() if dialog in self.at.editor.findChildren(WholeDialog) else True


@pytest.fixture
def whole(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Make]:
    opened: list[SetDesk] = []

    def make(*, in_use: bool = False, **more: Any) -> Whole:
        at = SetDesk(qtbot, tmp_path / "workspace", begun(**more), in_use=in_use)
        opened.append(at)
        return Whole(at)

    yield make
    for at in opened:
        at.close()


def begun(**more: Any) -> SetDraft:
    areas = [
        area("I", [manual("1.1", "5", owner=["van-phong"]), manual("1.2", "3")]),
        area("II", [manual("2.1", "2")]),
    ]
    given = {"scale": {"total": "10"}, "unit_kinds": ["xa", "phuong", "dac_khu"], "classes": CLASSES}
    return SetDraft.of(criteria_set(areas, **{**given, "roles": ROLE_LIST, **more}))


def test_everything_about_the_whole_set_is_built_kept_handed_on_and_taken_back(whole: Make, tmp_path: Path) -> None:
    at = whole()
    before = at.set_
    at.dialog.go_to(CLASSING)
    at.set("class_on", "Chỉ số đã làm tròn")
    for name, value in (
        ("gate1_label", "Có mục 0 điểm"),
        ("gate1_seen", "Có tiêu chí 0 điểm"),
        ("gateAdd", ""),
        ("gate2_label", "Người đứng đầu bị kỷ luật"),
        ("gate2_best", "Yếu"),
    ):
        at.set(name, value)
    at.dialog.go_to(ADDING)
    for name, value in (
        ("outside_bonus", "3"),
        ("outside_penalty", "2,5"),
        ("outside_total", "Được vượt thang điểm nhờ điểm thưởng"),
        ("ranking_ties", "Cùng hạng, đơn vị sau liền hạng: 1, 1, 2"),
        ("groupAdd", ""),
        ("group1_name", "Khối phường"),
        ("group1_phuong", ""),
        ("groupAdd", ""),
        ("group2_name", "Khối xã, đặc khu"),
        ("group2_xa", ""),
        ("group2_dac_khu", ""),
    ):
        at.set(name, value)
    at.dialog.go_to(ROLES)
    for name, value in (
        ("role2_name", "Phòng Kinh tế"),
        ("roleAdd", ""),
        ("role3_name", "Trung tâm Phục vụ hành chính công"),
    ):
        at.set(name, value)
    at.dialog.go_to(BASES)
    for name, value in (
        ("basis1_number", "212/QĐ-UBND"),
        ("basis1_date", "18/11/2025"),
        ("basis1_issuer", "UBND thành phố"),
        ("basis1_title", "Ban hành Bộ tiêu chí"),
        ("basisAdd", ""),
        ("basis2_number", "76/NQ-CP"),
    ):
        at.set(name, value)

    expected = before.but(
        class_on="rounded",
        gates=(
            Gate(fact="any_zero", label="Có mục 0 điểm", best_class="Khá"),
            Gate(fact="nguoi_dung_dau_bi_ky_luat", label="Người đứng đầu bị kỷ luật", best_class="Yếu"),
        ),
        bonus=Capped(cap=Decimal(3)),
        penalty=Capped(cap=Decimal("2.5")),
        scale=before.scale.but(may_exceed=True),
        ranking=Ranking(
            ties="dense",
            groups=(
                RankingGroup(name="Khối phường", kinds=("phuong",)),
                RankingGroup(name="Khối xã, đặc khu", kinds=("xa", "dac_khu")),
            ),
        ),
        roles=(
            Role(id="van-phong", name="Văn phòng"),
            Role(id="dia-chinh", name="Phòng Kinh tế"),
            Role(id="trung-tam-phuc-vu-hanh-chinh-cong", name="Trung tâm Phục vụ hành chính công"),
        ),
        legal_basis=(
            LegalBasis(
                number="212/QĐ-UBND", date=date(2025, 11, 18), issuer="UBND thành phố", title="Ban hành Bộ tiêu chí"
            ),
            LegalBasis(number="76/NQ-CP"),
        ),
    )
    assert at.set_ == expected
    assert at.at.kept.criteria_set == expected
    handed = tmp_path / "bo.yaml"
    handed.write_bytes(set_file(at.at.draft))
    shared = read_set_file(handed)
    assert shared.draft is not None
    assert shared.draft.criteria_set == expected

    assert at.close()
    names = set()
    while at.steps:
        names.add(at.steps)
        at.at.editor.edited.undo()
    assert at.set_ == before
    assert names == {
        "Đổi cách so mức xếp loại của bộ tiêu chí",
        "Đổi điều kiện khống chế xếp loại của bộ tiêu chí",
        "Đổi điểm thưởng của bộ tiêu chí",
        "Đổi điểm phạt của bộ tiêu chí",
        "Đổi thang điểm của bộ tiêu chí",
        "Đổi xếp hạng của bộ tiêu chí",
        "Đổi bộ phận của bộ tiêu chí",
        "Đổi căn cứ của bộ tiêu chí",
    }


def test_what_is_shown_is_what_the_set_says(whole: Make) -> None:
    at = whole(
        gates=[{"fact": "any_zero", "label": "Không", "best_class": "Yếu"}],
        bonus={"cap": "1.5"},
        ranking={"ties": "dense", "groups": [{"name": "Xã", "kinds": ["xa"]}]},
        legal_basis=[{"number": "1/QĐ", "date": "2025-01-02"}, {"number": "2/QĐ", "title": "Về việc"}],
    )
    for side, shown in (
        (CLASSING, {"gate1_label": "Không", "gate1_seen": "Có tiêu chí 0 điểm", "gate1_best": "Yếu"}),
        (ADDING, {"outside_bonus": "1,5", "outside_penalty": "", "group1_name": "Xã"}),
        (ROLES, {"role1_name": "Văn phòng", "role2_name": "Địa chính"}),
        (BASES, {"basis1_number": "1/QĐ", "basis1_date": "02/01/2025", "basis2_title": "Về việc"}),
    ):
        at.dialog.go_to(side)
        for name, words in shown.items():
            widget = at.widget(name)
            assert isinstance(widget, QComboBox | QLineEdit)
            assert (widget.currentText() if isinstance(widget, QComboBox) else widget.text()) == words
    at.close()
    assert at.steps == ""


def test_a_part_that_owns_rows_stays_one_that_owns_none_goes_and_comes_back_with_undo(whole: Make) -> None:
    at = whole()
    at.dialog.go_to(ROLES)
    assert at.says("rolesOwned") == "Văn phòng: 1 mục; chưa chủ trì mục nào: Địa chính."
    at.widget("role1_name").setFocus()
    at.set("roleRemove")
    assert "“Văn phòng” đang chủ trì 1 mục (1.1)" in at.says("roleSays")
    assert [role.name for role in at.set_.roles] == ["Văn phòng", "Địa chính"]
    first = at.widget("role1_name")
    assert isinstance(first, QLineEdit)
    assert first.text() == "Văn phòng"
    at.widget("role2_name").setFocus()
    at.set("roleRemove")
    assert [role.name for role in at.set_.roles] == ["Văn phòng"]
    assert at.says("roleSays") == ""
    at.set("wholeUndo")
    assert [role.id for role in at.set_.roles] == ["van-phong", "dia-chinh"]
    second = at.widget("role2_name")
    assert isinstance(second, QLineEdit)
    assert second.text() == "Địa chính"
    assert not at.widget("wholeUndo").isEnabled()


def test_rows_follow_a_part_that_is_renamed(whole: Make) -> None:
    at = whole()
    at.dialog.go_to(ROLES)
    at.set("role1_name", "Văn phòng HĐND và UBND")
    assert at.set_.role_name(at.at.node("1.1").owner[0]) == "Văn phòng HĐND và UBND"
    at.set("role2_name", "văn phòng hđnd và ubnd")
    assert "cùng tên" in at.says("roleSays")
    assert at.set_.roles[1].name == "Địa chính"
    assert not at.close()
    at.set("role2_name", "Địa chính")
    assert at.close()


def test_parts_of_a_list_that_comes_with_the_program_are_added_once(whole: Make) -> None:
    at = whole()
    at.dialog.go_to(ROLES)
    menu = at.widget("setRolePresets").offers  # type: ignore[attr-defined]
    action = next(action for action in menu.actions() if action.text().startswith("Trước ngày"))
    action.trigger()
    ids = [role.id for role in at.set_.roles]
    assert ids[:2] == ["van-phong", "dia-chinh"]
    assert "cong-an" in ids
    assert at.set_.roles[0].name == "Văn phòng"
    action.trigger()
    assert [role.id for role in at.set_.roles] == ids


def test_bases_are_moved_and_the_decision_of_the_first_side_follows(whole: Make) -> None:
    at = whole(legal_basis=[{"number": "1/QĐ"}, {"number": "2/QĐ", "issuer": "UBND tỉnh"}])
    assert at.dialog.form.identity.lines["number"].text() == "1/QĐ"
    at.dialog.go_to(BASES)
    second = at.widget("basis2_number")
    second.setFocus()
    QTest.keyClick(second, Key.Key_Up, CTRL | SHIFT)
    assert [basis.number for basis in at.set_.legal_basis] == ["2/QĐ", "1/QĐ"]
    at.dialog.go_to(GENERAL)
    assert at.dialog.form.identity.lines["number"].text() == "2/QĐ"
    at.dialog.form.identity.lines["issuer"].setText("UBND thành phố")
    at.dialog.go_to(BASES)
    issuer = at.widget("basis1_issuer")
    assert isinstance(issuer, QLineEdit)
    assert issuer.text() == "UBND thành phố"
    assert at.steps == "Sửa thông tin chung"
    assert [basis.number for basis in at.set_.legal_basis] == ["2/QĐ", "1/QĐ"]


def test_a_basis_without_a_number_is_not_taken_and_the_dialog_leads_to_it(whole: Make) -> None:
    at = whole()
    at.dialog.go_to(BASES)
    at.set("basis1_title", "Nghị quyết")
    assert "Số, ký hiệu" in at.says("basisSays")
    assert at.set_.legal_basis == ()
    at.dialog.go_to(GENERAL)
    assert not at.close()
    assert at.dialog.tabs.shown == BASES
    assert QApplication.focusWidget() is at.widget("basis1_title")
    at.set("basis1_date", "31/02/2025")
    assert at.says("basis1_dateNote").startswith("×")
    at.set("basis1_date", "")
    at.set("basis1_number", "76/NQ-CP")
    assert at.set_.legal_basis == (LegalBasis(number="76/NQ-CP", title="Nghị quyết"),)
    assert at.close()


def test_the_first_side_keeps_what_other_sides_changed_of_the_scale(whole: Make) -> None:
    at = whole()
    at.dialog.go_to(ADDING)
    at.set("outside_total", "Được vượt thang điểm nhờ điểm thưởng")
    at.dialog.go_to(GENERAL)
    at.dialog.form.identity.lines["total"].setText("12")
    assert at.close()
    assert (at.set_.scale.total, at.set_.scale.may_exceed) == (Decimal(12), True)


def test_a_class_renamed_is_renamed_in_the_conditions_and_one_they_need_stays(whole: Make) -> None:
    at = whole(gates=[{"fact": "ky_luat", "label": "Bị kỷ luật", "best_class": "Khá"}])
    at.dialog.go_to(CLASSING)
    at.set("className2", "Khá tốt")
    at.dialog.go_to(CLASSING)
    assert at.set_.gates == (Gate(fact="ky_luat", label="Bị kỷ luật", best_class="Khá tốt"),)
    assert at.at.kept == at.at.draft
    at.set("removeClass2")
    assert not at.close()
    assert "“Bị kỷ luật” khống chế ở mức “Khá tốt”" in at.says("classesMessage")
    assert [one.name for one in at.set_.classes] == ["Tốt", "Khá tốt", "Yếu"]
    at.dialog.reject()
    assert at.set_.gates[0].best_class in [one.name for one in at.set_.classes]


def test_conditions_need_classes_and_offer_those_there_are(whole: Make) -> None:
    at = whole(classes=[])
    at.dialog.go_to(CLASSING)
    assert "chưa có mức xếp loại" in at.says("gatesNoClasses")
    table = at.widget("classes_table")
    assert isinstance(table, QRadioButton)
    table.click()
    for place, (name, percent) in enumerate((("Đạt", "50"), ("Không đạt", "0")), start=1):
        at.set(f"className{place}", name)
        at.set(f"classPercent{place}", percent)
    at.dialog.go_to(CLASSING)
    assert [one.name for one in at.set_.classes] == ["Đạt", "Không đạt"]
    at.set("gate1_label", "5 văn bản trái luật")
    assert at.set_.gates == (
        Gate(fact="dieu_kien_5_van_ban_trai_luat", label="5 văn bản trái luật", best_class="Không đạt"),
    )


def test_a_new_condition_is_declared_until_the_official_says_that_the_program_sees_it(whole: Make) -> None:
    at = whole(gates=[{"fact": "any_zero", "label": "Có mục 0 điểm", "best_class": "Khá"}])
    at.dialog.go_to(CLASSING)
    at.set("gateAdd")
    at.set("gate2_label", "Bị kỷ luật")
    assert [gate.fact for gate in at.set_.gates] == ["any_zero", "bi_ky_luat"]
    at.set("gate1_seen", "Khai khi chấm")
    assert [gate.fact for gate in at.set_.gates] == ["co_muc_0_diem", "bi_ky_luat"]
    at.set("gate2_label", "Bị kỷ luật cảnh cáo")
    assert at.set_.gates[1].fact == "bi_ky_luat_canh_cao"


def test_a_group_needs_a_name_of_its_own_and_a_kind(whole: Make) -> None:
    at = whole()
    at.dialog.go_to(ADDING)
    at.set("groupAdd")
    at.set("group1_xa")
    assert "chưa có tên" in at.says("groupsSays")
    at.set("group1_name", "Khối xã")
    assert at.set_.ranking.groups == (RankingGroup(name="Khối xã", kinds=("xa",)),)
    at.set("group1_xa")
    assert "ít nhất một loại" in at.says("groupsSays")
    assert at.set_.ranking.groups == (RankingGroup(name="Khối xã", kinds=("xa",)),)
    at.set("group1_phuong")
    assert at.set_.ranking.groups == (RankingGroup(name="Khối xã", kinds=("phuong",)),)
    at.set("group1_remove")
    assert at.set_.ranking.groups == ()


def test_points_that_cannot_be_read_are_told_beside_their_field(whole: Make) -> None:
    at = whole(bonus={"cap": "2"})
    at.dialog.go_to(ADDING)
    at.set("outside_bonus", "ba")
    assert at.says("outside_bonusNote").startswith("×")
    assert at.set_.bonus.cap == Decimal(2)
    assert not at.close()
    at.set("outside_bonus", "")
    assert at.set_.bonus.cap is None
    assert at.close()


def test_opening_and_looking_changes_nothing(whole: Make) -> None:
    at = whole()
    before = at.at.draft
    for name, _words in SIDES:
        at.dialog.go_to(name)
    assert at.close()
    assert at.at.draft == before
    assert at.steps == ""


def test_undo_in_the_dialog_goes_back_to_its_opening_and_no_further(whole: Make) -> None:
    at = whole()
    at.close()
    at.at.editor.edited.change("1.1", title="Sửa trước")
    at.open()
    at.dialog.go_to(GENERAL)
    at.dialog.form.identity.lines["title"].setText("Bộ tiêu chí mới")
    at.dialog.go_to(CLASSING)
    at.set("class_on", "Chỉ số đã làm tròn")
    for _ in range(4):
        at.dialog.tabs.tabs[CLASSING].setFocus()
        QTest.keyClick(at.dialog.tabs.tabs[CLASSING], Key.Key_Z, CTRL)
    assert at.set_.class_on == "exact"
    assert at.set_.title == begun().criteria_set.title
    assert at.at.node("1.1").title == "Sửa trước"
    at.dialog.go_to(GENERAL)
    assert at.dialog.form.identity.lines["title"].text() == begun().criteria_set.title


def test_a_set_in_use_is_shown_read_only(whole: Make) -> None:
    at = whole(in_use=True, legal_basis=[{"number": "1/QĐ"}])
    before = at.at.draft
    assert "chỉ xem" in at.says("wholeKept")
    for side, name in (
        (GENERAL, "set_title"),
        (CLASSING, "class_on"),
        (ADDING, "outside_bonus"),
        (ROLES, "role1_name"),
        (BASES, "basis1_title"),
    ):
        at.dialog.go_to(side)
        assert not at.widget(name).isEnabled()
        for button in at.dialog.pages[side].findChildren(QAbstractButton):
            assert not button.isEnabled()
    assert at.close()
    assert at.at.draft == before


def test_a_condition_is_typed_by_keyboard_alone(whole: Make) -> None:
    at = whole()
    QTest.keyClick(at.dialog, Key.Key_2, CTRL)
    assert QApplication.focusWidget() is at.widget("className1")
    box = at.widget("class_on")
    while (here := QApplication.focusWidget()) is not box:
        assert here is not None
        assert here is not at.widget("wholeUndo")
        QTest.keyClick(here, Key.Key_Tab)
    QTest.keyClick(box, Key.Key_Down)
    assert at.set_.class_on == "rounded"
    QTest.keyClick(box, Key.Key_Tab)
    label = at.widget("gate1_label")
    assert QApplication.focusWidget() is label
    assert isinstance(label, QLineEdit)
    label.insert("Bị kỷ luật")
    QTest.keyClick(label, Key.Key_Tab)
    assert at.set_.gates == (Gate(fact="bi_ky_luat", label="Bị kỷ luật", best_class="Khá"),)
    assert QApplication.focusWidget() is at.widget("gate1_seen")


def test_every_control_has_a_name_for_robots_and_readers(whole: Make) -> None:
    at = whole(
        gates=[{"fact": "any_zero", "label": "Có mục 0 điểm", "best_class": "Khá"}],
        ranking={"groups": [{"name": "Xã", "kinds": ["xa"]}]},
        legal_basis=[{"number": "1/QĐ"}],
    )
    for side in (CLASSING, ADDING, ROLES, BASES):
        at.dialog.go_to(side)
        for kind in (QLineEdit, QComboBox, QAbstractButton):
            for widget in at.dialog.findChildren(kind):
                if widget.isVisible():
                    assert widget.objectName(), side
                    assert widget.accessibleName(), widget.objectName()


@pytest.mark.parametrize("points", [11, 15])
def test_no_side_is_wider_than_a_magnified_screen(whole: Make, points: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.choose_text_size(app, points)
    try:
        at = whole(
            gates=[{"fact": "any_zero", "label": "Có mục 0 điểm", "best_class": "Khá"}],
            ranking={"groups": [{"name": "Xã", "kinds": ["xa"]}]},
            legal_basis=[{"number": "1/QĐ"}],
        )
        at.dialog.setMinimumWidth(0)
        at.dialog.resize(667, 340)
        QApplication.processEvents()
        for side, _words in SIDES:
            at.dialog.go_to(side)
            QApplication.processEvents()
            page = at.dialog.pages[side]
            assert page.mapTo(at.dialog, page.rect().topRight()).x() <= 667
            assert page.minimumSizeHint().width() <= page.width()
    finally:
        style.choose_text_size(app, style.BASE_SIZE)


def test_asking_for_classes_waits_while_a_condition_needs_one(whole: Make) -> None:
    at = whole(gates=[{"fact": "ky_luat", "label": "Bị kỷ luật", "best_class": "Khá"}])
    at.dialog.go_to(CLASSING)
    ask = at.widget("classes_ask")
    assert isinstance(ask, QRadioButton)
    ask.click()
    at.dialog.go_to(CLASSING)
    assert [one.name for one in at.set_.classes] == ["Tốt", "Khá", "Yếu"]
    assert at.at.draft.reply(Question.CLASSES) is not Reply.ASK


def test_escape_stops_once_for_a_field_that_cannot_be_read_and_names_it(whole: Make) -> None:
    at = whole()
    at.set("set_years", "năm nay")
    at.dialog.go_to(BASES)
    QTest.keyClick(at.dialog, Key.Key_Escape)
    assert at.dialog.isVisible()
    assert at.says("wholeKept").startswith("“Các năm áp dụng” chưa đọc được")
    assert at.widget("set_years").hasFocus()
    assert at.says("yearsMessage") != ""
    QTest.keyClick(at.dialog, Key.Key_Escape)
    assert not at.dialog.isVisible()
    assert at.set_.years == begun().criteria_set.years


def test_a_level_that_cannot_be_read_stays_while_a_condition_beside_it_is_typed(whole: Make) -> None:
    at = whole()
    at.dialog.go_to(CLASSING)
    at.set("classPercent2", "sáu lăm")
    at.set("gate1_label", "Người đứng đầu bị kỷ luật")
    assert at.set_.gates[0].label == "Người đứng đầu bị kỷ luật"
    field = at.widget("classPercent2")
    assert isinstance(field, QLineEdit)
    assert field.text() == "sáu lăm"
    assert not at.close()
    assert "Ngưỡng của mức “Khá”" in at.says("classesMessage")


def test_what_is_found_of_a_part_nobody_named_speaks_of_the_list_of_parts(whole: Make) -> None:
    at = whole(roles=[])
    told = at.at.editor.checks.list.item(0)
    assert told.text() == (
        "1.1: bộ phận “van-phong” không có trong danh sách bộ phận; sửa tên ở “Chủ trì”, hoặc thêm bộ phận ở "
        "“Thông tin chung”."
    )
