"""The criteria tree as a Qt model, checked by Qt's own tester and read cell by cell."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from parscore.scoring.answers import Answer
from parscore.ui.tree_model import TreeModel
from parscore.ui.tree_roles import COL_CODE, COL_MAX, COL_PERCENT, COL_SCORE, COL_STATUS, COL_TITLE, COLUMNS, Role
from tests.ui.office import Office

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def _model(office: Office) -> TreeModel:
    return office.page.model


def test_qt_finds_no_fault_in_the_model(office: Office, qtmodeltester: ModelTester) -> None:
    model = TreeModel(office.assessment)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    office.assessment.undo()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_rows_stand_in_document_order_with_bonus_and_penalty_last(office: Office) -> None:
    model = _model(office)
    top = [model.index(row, COL_TITLE).data() for row in range(model.rowCount())]
    assert top[0] == "Cải cách thể chế"
    assert top[-2:] == ["Điểm thưởng", "Điểm phạt"]
    codes = model.codes_of_leaves()
    assert codes[:3] == ["1.1", "1.2.1", "1.2.2"]
    assert len(codes) == len(set(codes))


def test_a_cell_says_what_it_means_to_a_screen_reader(office: Office) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}, explanation="Bản giấy"))
    index = _model(office).index_of("1.2.2")
    spoken = [index.siblingAtColumn(column).data(ACCESSIBLE) for column in range(len(COLUMNS))]
    assert spoken[COL_CODE] == "1.2.2"
    assert spoken[COL_SCORE] == "Điểm 1.2.2: 0,75"
    assert spoken[COL_MAX] == "Tối đa 1.2.2: 1"
    assert spoken[COL_PERCENT] == "Tỷ lệ 1.2.2: 75,00 %"
    assert spoken[COL_STATUS] == "Tình trạng 1.2.2: Đã chấm; có giải trình"


def test_each_status_has_a_word_and_an_icon_of_its_own(office: Office) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}, explanation="Bản giấy"))
    office.assessment.set_answer("1.3.2", Answer(not_arising=True))
    office.assessment.set_answer("1.1", Answer(values={"numerator": "12", "denominator": "10"}))
    model = _model(office)
    seen = {}
    for code in ("1.2.2", "1.2.1", "1.3.2", "2.2.5", "1.1"):
        index = model.index_of(code).siblingAtColumn(COL_STATUS)
        seen[index.data()] = index.data(Role.ICON)[0]
    assert seen == {
        "Đã chấm": "check",
        "Chưa chấm": "blank",
        "Không phát sinh": "dash",
        "Khóa": "lock",
        "Cần xem lại": "attention",
    }


def test_only_rows_that_moved_and_those_above_them_are_redrawn(office: Office) -> None:
    model = _model(office)
    redrawn: list[str] = []

    def note(first: QModelIndex, _last: QModelIndex) -> None:
        redrawn.append(str(first.data(Role.CODE)))

    model.dataChanged.connect(note)
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    assert sorted(redrawn) == ["1", "1.2", "1.2.2"]


def test_an_area_counts_how_many_of_its_rows_are_done(office: Office) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    assert office.cell("1", COL_STATUS) == "1/8 mục"
    assert office.cell("1.2", COL_STATUS) == "1/2 mục"


def test_a_score_that_owes_an_explanation_says_so_until_it_is_given(office: Office) -> None:
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}))
    index = _model(office).index_of("1.2.2").siblingAtColumn(COL_STATUS)
    assert (index.data(), index.data(Role.ICON)[0]) == ("Thiếu giải trình", "attention")
    office.assessment.set_answer("1.2.2", Answer(values={"value": "3"}, explanation="Bản giấy"))
    assert (index.data(), index.data(Role.ICON)[0]) == ("Đã chấm", "check")
