"""Filters, search and columns over the tree: what they leave, what they keep in place, what they count."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer
from parscore.scoring.edits import Circumstances
from parscore.scoring.evidence import Document, Link, needs_proof, owes_explanation
from parscore.ui import preferences
from parscore.ui.column_menu import KEPT, ColumnMenu
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.tree_filter import Kind, TreeFilter, Wanted
from parscore.ui.tree_model import TreeModel
from parscore.ui.tree_roles import COL_CODE, COL_GAP, COL_LAST, COL_OWNER, COL_STATUS, COL_TITLE, COLUMNS
from tests.ui.office import Office

RATIO = Answer(values={"numerator": "970", "denominator": "1000"})
FULL = Answer(values={"numerator": "10", "denominator": "10"})


def _shown(office: Office) -> list[str]:
    QApplication.processEvents()
    return office.page.model.codes_shown()


def _with_document(assessment: OpenAssessment, code: str, title: str) -> None:
    given = assessment.workspace.add_document(Document(0, "a" * 64, "bc.pdf", 10, subject=title))
    assessment.documents[given.id] = given
    required = assessment.criteria_set.by_code[code].evidence
    assessment.set_links(code, tuple(Link(given.id, requirement=one) for one in required) or (Link(given.id),))


@pytest.mark.parametrize(
    ("prepare", "kind", "code"),
    [
        (lambda a: None, Kind.BLANK, "1.1"),
        (lambda a: a.set_answer("2.2.3", RATIO), Kind.NO_DOCUMENTS, "2.2.3"),
        (lambda a: a.set_answer("2.2.3", RATIO), Kind.NO_EXPLANATION, "2.2.3"),
        (lambda a: a.set_answer("2.2.3", RATIO), Kind.BELOW_MAXIMUM, "2.2.3"),
        (lambda a: a.set_answer("1.1", Answer(flagged=True)), Kind.REVIEW, "1.1"),
        (lambda a: a.set_answer("1.1", Answer(returned="Xem lại số liệu")), Kind.REVIEW, "1.1"),
        (
            lambda a: a.set_answer("1.1", Answer(values={"numerator": "12", "denominator": "10"})),
            Kind.REVIEW,
            "1.1",
        ),
    ],
)
def test_each_filter_finds_its_rows(
    office: Office, prepare: Callable[[OpenAssessment], None], kind: Kind, code: str
) -> None:
    prepare(office.assessment)
    found = TreeFilter(office.assessment).matching(Wanted(kind))
    assert code in found
    if kind is not Kind.BLANK:
        assert len(found) == 1


def test_what_is_proved_explained_and_full_leaves_its_filters(office: Office) -> None:
    office.assessment.set_answer("2.2.3", FULL)
    _with_document(office.assessment, "2.2.3", "Báo cáo")
    finder = TreeFilter(office.assessment)
    for kind in (Kind.BLANK, Kind.NO_DOCUMENTS, Kind.NO_EXPLANATION, Kind.BELOW_MAXIMUM, Kind.REVIEW):
        assert "2.2.3" not in finder.matching(Wanted(kind)), kind


def test_the_counts_are_what_the_core_says(office: Office) -> None:
    for code in ("1.1", "1.2.2", "2.2.3", "2.2.1"):
        kind = office.assessment.criteria_set.by_code[code].rule
        assert kind is not None
        office.assessment.set_answer(
            code, RATIO if kind.inputs[0].name == "numerator" else Answer(values={"value": "3"})
        )
    office.assessment.set_answer("2.2.1", Answer(values=RATIO.values, explanation="Hồ sơ điện tử"))
    counts = TreeFilter(office.assessment).counts(Wanted())
    result, sheet = office.assessment.result, office.assessment
    leaves = [node for node in sheet.criteria_set.walk_all() if node.is_leaf]
    assert counts[Kind.ALL] == len(leaves)
    assert counts[Kind.NO_DOCUMENTS] == sum(needs_proof(leaf, result.nodes[leaf.code]) for leaf in leaves) == 4
    assert (
        counts[Kind.NO_EXPLANATION]
        == sum(owes_explanation(leaf, result.nodes[leaf.code], sheet.answer(leaf.code), ()) for leaf in leaves)
        == 3
    )
    assert office.text("leftToDo") == f"Còn {counts[Kind.BLANK]} mục chưa chấm"
    assert f"Chưa chấm {counts[Kind.BLANK]}" in _texts(office)


def _texts(office: Office) -> list[str]:
    office.page.filtering._show_counts()
    return [button.text() for button in office.page.filtering.bar.findChildren(QToolButton)]


def test_search_goes_without_accents_over_all_that_is_written_of_a_row(office: Office) -> None:
    assessment = office.assessment
    assessment.set_answer("1.2.2", Answer(note="Sổ tuyên truyền lưu động"))
    assessment.set_answer("1.2.1", Answer(explanation="Đã điều tra đầy đủ"))
    _with_document(assessment, "2.2.3", "Quyết định kiểm đếm")
    bar = office.page.filtering.bar
    for typed, code in (
        ("luu dong", "1.2.2"),
        ("DA DIEU TRA day du", "1.2.1"),
        ("kiem dem", "2.2.3"),
        ("đúng và trước hạn", "2.2.3"),
        ("2.2.3", "2.2.3"),
    ):
        bar.search.setText(typed)
        assert code in _shown(office), typed
    guidance = next(leaf for leaf in assessment.criteria_set.leaves() if leaf.evidence)
    bar.search.setText(guidance.evidence[0][:24])
    assert guidance.code in _shown(office)


def test_an_area_found_by_its_name_brings_its_rows(office: Office) -> None:
    office.page.filtering.bar.search.setText("cai cach the che")
    below = {leaf.code for leaf in office.assessment.criteria_set.by_code["1"].walk() if leaf.is_leaf}
    assert office.assessment.criteria_set.by_code["1"].title == "Cải cách thể chế"
    assert below <= set(_shown(office))


def test_a_code_finds_what_stands_under_it(office: Office) -> None:
    office.page.filtering.bar.search.setText("2.2")
    assert _shown(office) == [f"2.2.{n}" for n in range(1, 8)]


def test_rows_of_one_role_and_a_row_given_to_another(office: Office) -> None:
    roles = office.assessment.criteria_set.roles
    office.assessment.set_circumstances(Circumstances(owners={"1.1": roles[-1].id, "2.1.1": roles[-1].id}))
    bar = office.page.filtering.bar
    office.page.filtering._show_counts()
    bar.owner.setCurrentIndex(bar.owner.findText(roles[-1].name))
    assert {"1.1", "2.1.1"} <= set(_shown(office))
    found = TreeFilter(office.assessment).owners
    assert {found[code].id for code in _shown(office)} == {roles[-1].id}


def test_the_open_row_stays_until_the_official_moves_on(office: Office) -> None:
    office.choose("1.1")
    office.page.filtering.bar.choose(Kind.BLANK)
    before = _shown(office)
    assert before[0] == "1.1"
    office.assessment.set_answer("1.1", FULL)
    assert _shown(office) == before
    assert office.window.tree.currentIndex().data(Qt.ItemDataRole.DisplayRole) == "1.1"
    office.choose("1.2.1")
    assert _shown(office) == before[1:]


def test_the_chosen_row_stays_chosen_and_where_it_was(office: Office) -> None:
    office.choose("2.2.3")
    tree = office.window.tree
    place = tree.visualRect(tree.currentIndex()).top()
    office.page.filtering.bar.choose(Kind.BLANK)
    assert office.page.code == tree.currentIndex().siblingAtColumn(COL_CODE).data() == "2.2.3"
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()))
    office.page.filtering.clear()
    assert tree.currentIndex().siblingAtColumn(COL_CODE).data() == "2.2.3"
    assert abs(tree.visualRect(tree.currentIndex()).top() - place) <= tree.viewport().height()


def test_a_row_that_does_not_fit_is_open_again_when_the_filter_goes(office: Office) -> None:
    office.choose("2.2.3")
    office.page.filtering.bar.search.setText("1.1")
    assert _shown(office) == ["1.1"]
    assert not office.window.tree.currentIndex().isValid()
    assert office.page.code == "2.2.3"
    office.page.filtering.clear()
    assert office.window.tree.currentIndex().siblingAtColumn(COL_CODE).data() == "2.2.3"


def test_undo_shows_its_row_even_if_the_filter_would_hide_it(office: Office) -> None:
    office.assessment.set_answer("2.2.3", FULL)
    office.choose("1.1")
    office.page.filtering.bar.search.setText("1.")
    office.window.actions_.undo.trigger()
    assert office.page.code == "2.2.3"
    assert "2.2.3" in _shown(office)
    office.choose("1.1")
    assert "2.2.3" not in _shown(office)


def test_when_nothing_fits_the_tree_says_so_and_offers_the_way_out(office: Office) -> None:
    office.page.filtering.bar.search.setText("khongcodongnaonhuvay")
    assert _shown(office) == []
    assert office.text("nothingFitsText") == "Không có dòng nào khớp."
    office.mark("Bỏ bộ lọc")
    assert len(_shown(office)) == len(office.page.model.codes_of_leaves())
    assert office.page.filtering.bar.search.text() == ""


def test_what_was_folded_stays_folded_when_the_filter_goes(office: Office) -> None:
    tree, model = office.window.tree, office.page.model
    office.choose("1.1")
    tree.collapse(model.index_of("3"))
    office.page.filtering.bar.search.setText("3.1")
    assert tree.isExpanded(model.index_of("3"))
    office.page.filtering.clear()
    assert not tree.isExpanded(model.index_of("3"))
    assert tree.isExpanded(model.index_of("2"))


def test_qt_finds_no_fault_in_the_filtered_model_under_edits(office: Office, qtmodeltester: ModelTester) -> None:
    model = TreeModel(office.assessment)
    for codes in (["2.2.3", "1.1"], [], ["7.7.1"], None, ["1.2.1"]):
        model.show_only(codes)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
        office.assessment.set_answer("1.1", FULL)
        office.assessment.set_answer("2.2.3", RATIO)
        office.assessment.undo()
        office.assessment.undo()
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.codes_shown() == ["1.2.1"]
    assert not model.index_of("1.1").isValid()
    assert not model.index_of("2.2.3").isValid()
    assert model.index_of("1.2.1").parent().siblingAtColumn(COL_CODE).data() == "1.2"


def test_marks_stand_under_the_status_and_are_read_out(office: Office) -> None:
    office.assessment.set_answer("2.2.3", Answer(values=RATIO.values, note="x", flagged=True, returned="Thiếu"))
    _with_document(office.assessment, "2.2.3", "Báo cáo")
    index = office.page.model.index_of("2.2.3").siblingAtColumn(COL_STATUS)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Tình trạng 2.2.3: Đã chấm; lãnh đạo trả lại; đánh dấu xem lại; nguồn mâu thuẫn; 1 tài liệu; có ghi chú"
    )
    assert "Lãnh đạo trả lại" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_chosen_columns_are_remembered_and_never_make_the_tree_scroll(office: Office) -> None:
    tree = office.window.tree
    menu = office.page._columns()
    assert isinstance(menu, ColumnMenu)
    menu.aboutToShow.emit()
    marks = {action.text(): action for action in menu.actions()}
    assert {COLUMNS[COL_CODE], COLUMNS[COL_TITLE]}.isdisjoint(marks)
    marks["%"].trigger()
    marks["Chênh"].trigger()
    assert not tree.isColumnHidden(COL_GAP)
    office.assessment.set_answer("2.2.3", RATIO)
    assert office.cell("2.2.3", COL_GAP) == "−0,75"
    assert preferences.text(KEPT).split() == ["max", "score", "status", "gap"]
    assert tree.header().length() <= tree.viewport().width()
    office.reopen()
    assert not office.window.tree.isColumnHidden(COL_GAP)
    everything = ("max", "score", "percent", "status", "owner", "deadline", "target", "last_year", "gap")
    office.window.tree.show_columns(everything)
    assert office.window.tree.header().length() <= office.window.tree.viewport().width()
    assert office.window.tree.isColumnHidden(COL_OWNER)
    assert office.window.tree.isColumnHidden(COL_LAST)


def test_letters_reach_the_search_one_by_one(office: Office, qtbot: QtBot) -> None:
    office.page.find()
    field = QApplication.focusWidget()
    assert field is office.page.filtering.bar.search
    for letter in "7.6":
        QTest.keyClicks(field, letter)
    assert _shown(office) == ["7.6.1", "7.6.2"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is office.window.tree
    assert office.page.code == "7.6.1"
