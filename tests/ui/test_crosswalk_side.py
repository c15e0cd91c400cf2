"""The table in which proposals of a crosswalk are confirmed: one by one, all sure ones, joined, parted, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from parscore.intake.crosswalk_file import crosswalk_folder, crosswalks_in
from parscore.intake.crosswalk_proposal import propose
from parscore.scoring.answers import Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import Crosswalk, Link, Relation
from parscore.storage.workspace import Workspace
from parscore.ui.years.crosswalk_draft import CrosswalkDraft
from parscore.ui.years.crosswalk_side import ONE_SET, CrosswalkSide
from parscore.ui.years.page import YearsPage
from tests.scoring.sets import area, criteria_set, manual
from tests.ui.office import Office
from tests.ui.units import small_folder


def old_set() -> CriteriaSet:
    rows = [
        named("1.1", "Ban hành kế hoạch cải cách hành chính năm"),
        named("1.2", "Báo cáo định kỳ về cải cách hành chính"),
        named("1.3", "Công tác tuyên truyền và kiểm tra"),
        named("1.4", "Tủ sách pháp luật"),
    ]
    return criteria_set([area("1", rows)], id="bo-cu", scale={"total": "8"})


def new_set() -> CriteriaSet:
    rows = [
        named("1.1", "Ban hành kế hoạch cải cách hành chính năm"),
        named("1.2", "Báo cáo định kỳ về công tác cải cách hành chính"),
        named("1.3", "Tuyên truyền trên hệ thống truyền thanh"),
        named("1.4", "Tự kiểm tra các bộ phận chuyên môn"),
    ]
    return criteria_set([area("1", rows)], id="bo-moi", scale={"total": "8"})


def named(code: str, title: str) -> dict[str, object]:
    return {**manual(code, "2"), "title": title}


def draft(kept: Crosswalk | None = None) -> CrosswalkDraft:
    return CrosswalkDraft(old_set(), new_set(), propose(old_set(), new_set()), kept)


def codes(made: CrosswalkDraft) -> list[tuple[tuple[str, ...], tuple[str, ...], str]]:
    return [(row.link.old, row.link.new, row.link.relation.value) for row in made.rows]


def test_every_scored_row_of_both_sets_stands_in_one_line_whatever_is_joined_or_parted() -> None:
    made = draft()
    at = next(place for place, row in enumerate(made.rows) if row.link.old == ("1.1",))
    made.part(at)
    made.join([place for place, row in enumerate(made.rows) if {"1.3", "1.4"} & {*row.link.old, *row.link.new}])
    for side in ("old", "new"):
        assert sorted(code for row in made.rows for code in getattr(row.link, side)) == ["1.1", "1.2", "1.3", "1.4"]
    while made.undo():
        pass
    assert codes(made) == codes(draft())


def test_rows_that_are_the_same_to_the_letter_are_confirmed_together_and_no_others() -> None:
    made = draft()
    assert made.confirm_sure() == 1
    assert [row.link.new for row in made.rows if row.confirmed] == [("1.1",)]
    assert made.confirm_sure() == 0


def test_several_rows_joined_are_a_group_and_say_whether_they_were_split_or_merged() -> None:
    made = draft()
    one, two = (place for place, row in enumerate(made.rows) if row.link.new in (("1.3",), ("1.4",)))
    three = next(place for place, row in enumerate(made.rows) if row.link.old == ("1.3",) and place not in (one, two))
    place = made.join([one, two, three])
    link = made.rows[place].link
    assert (link.old, link.new, link.relation) == (("1.3",), ("1.3", "1.4"), Relation.SPLIT)
    assert made.rows[place].confirmed


def test_what_cannot_be_joined_is_refused_in_words() -> None:
    made = draft()
    new_only = [place for place, row in enumerate(made.rows) if not row.link.old]
    for places in ([0], new_only):
        with pytest.raises(ValueError, match="cần chọn ít nhất hai dòng"):
            made.join(places)


def test_only_what_a_line_allows_is_offered_and_taken() -> None:
    made = draft()
    at = next(place for place, row in enumerate(made.rows) if row.link.old == ("1.2",))
    assert Relation.NARROWED in made.offers(at)
    assert Relation.SPLIT not in made.offers(at)
    made.relate(at, Relation.NARROWED)
    assert made.rows[at].confirmed
    with pytest.raises(ValueError, match="split"):
        made.relate(at, Relation.SPLIT)


def test_what_was_confirmed_before_stands_and_proposals_fill_the_rest() -> None:
    link = Link(relation=Relation.MERGED, old=("1.3", "1.4"), new=("1.4",))
    made = draft(Crosswalk.between(old_set(), new_set(), [link], confirmed_by="Ánh"))
    assert [row.link for row in made.rows if row.confirmed] == [link]
    assert {code for row in made.rows for code in row.link.new} == {"1.1", "1.2", "1.3", "1.4"}


@pytest.fixture
def changed(qtbot: QtBot, dressed: object, tmp_path: Path) -> Office:
    """A unit scored by one set in 2024 and by another in 2025."""
    folder = tmp_path / "workspace"
    with Workspace(folder) as workspace:
        unit = Unit("nho", "Xã Nhỏ", "xa")
        workspace.create(unit, 2024, old_set())
        workspace.keep_setting("last_card", str(workspace.create(unit, 2025, new_set()).id))
    return Office(qtbot, folder)


def side_of(office: Office) -> CrosswalkSide:
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    page.show_side("crosswalk")
    side = page.side("crosswalk")
    assert isinstance(side, CrosswalkSide)
    return side


def kept(office: Office) -> Crosswalk:
    (loaded,) = crosswalks_in(crosswalk_folder(office.folder))
    assert loaded.crosswalk is not None
    return loaded.crosswalk


def test_each_decision_stands_in_the_file_at_once_and_undo_writes_the_one_before(changed: Office) -> None:
    side = side_of(changed)
    assert side.pair.currentText() == "2024: bo-cu (bản 1) → 2025: bo-moi (bản 1)"
    side.sure.click()
    assert [link.new for link in kept(changed).links] == [("1.1",)]
    side.table.choose(1)
    QTest.keyClick(side.table, Qt.Key.Key_Space)
    assert [link.new for link in kept(changed).links] == [("1.1",), ("1.2",)]
    assert side.told.text().startswith("Đã xác nhận 2/")
    side.undo_button.click()
    assert [link.new for link in kept(changed).links] == [("1.1",)]
    changed.reopen()
    assert side_of(changed).told.text().startswith("Đã xác nhận 1/")


def test_a_confirmed_line_can_be_called_otherwise_and_be_opened_again(changed: Office) -> None:
    side = side_of(changed)
    side.table.choose(1)
    side.relation.setCurrentIndex(side.relation.findData("widened"))
    side.relation.activated.emit(side.relation.currentIndex())
    assert kept(changed).links[0].relation is Relation.WIDENED
    assert side.confirm_button.text() == "Bỏ xác nhận"
    side.confirm_button.click()
    assert kept(changed).links == ()


def test_several_lines_chosen_are_joined_and_parted(changed: Office) -> None:
    side = side_of(changed)
    rows = [row for row, line in enumerate(side.model.lines) if {"1.3", "1.4"} & {line.cells[0], line.cells[2]}]
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    side.table.clearSelection()
    for row in rows:
        side.table.selectionModel().select(side.model.index(row, 0), flags)
    side.join.click()
    (link,) = kept(changed).links
    assert set(link.old) == {"1.3", "1.4"}
    assert side.part.isEnabled()
    side.part.click()
    assert kept(changed).links == ()


def test_only_what_is_open_can_be_listed(changed: Office) -> None:
    side = side_of(changed)
    every = len(side.model.lines)
    side.sure.click()
    side.only_open.click()
    assert len(side.model.lines) == every - 1
    side.table.choose(0)
    QTest.keyClick(side.table, Qt.Key.Key_Space)
    assert len(side.model.lines) == every - 2
    assert [link.new for link in kept(changed).links] == [("1.1",), ("1.2",)]


def test_years_on_one_set_need_no_crosswalk(qtbot: QtBot, dressed: object, tmp_path: Path) -> None:
    office = Office(qtbot, small_folder(tmp_path))
    side = side_of(office)
    assert side.told.text() == ONE_SET
    assert not side.sure.isEnabled()
