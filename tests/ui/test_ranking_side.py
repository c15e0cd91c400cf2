"""The units of a data folder ranked within their groups, and a comparison written to files."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.earlier_year import EarlierYear
from parscore.scoring.year_comparison import YearOf
from parscore.storage.workspace import Workspace
from parscore.ui.years.compare_side import CompareSide
from parscore.ui.years.compare_whole import RANK
from parscore.ui.years.own_rank import places_of, standings_of
from parscore.ui.years.page import YearsPage
from parscore.ui.years.ranking_side import ALONE, RankingSide
from tests.scoring.sets import area, criteria_set, manual
from tests.ui.office import Office
from tests.ui.test_compare_side import LAST, NOW, THEN, XA, keep, side_of
from tests.ui.test_crosswalk_side import new_set, old_set
from tests.ui.units import small_folder

GROUPS = {
    "ties": "dense",
    "groups": [{"name": "Khối xã", "kinds": ["xa"]}, {"name": "Khối phường", "kinds": ["phuong"]}],
}


def ranked_set(ranking: object = GROUPS) -> CriteriaSet:
    return criteria_set(
        [area("1", [manual("1.1", "8")])], unit_kinds=["xa", "phuong"], scale={"total": "8"}, ranking=ranking
    )


def ranking_of(office: Office) -> RankingSide:
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    page.show_side("ranking")
    side = page.side("ranking")
    assert isinstance(side, RankingSide)
    return side


def test_units_are_ranked_within_their_groups_with_the_rule_of_the_set(
    qtbot: QtBot, dressed: object, tmp_path: Path
) -> None:
    folder, chosen = tmp_path / "workspace", ranked_set()
    points = {"a": ("xa", "5"), "b": ("xa", "7"), "c": ("xa", "5"), "d": ("xa", "1"), "e": ("phuong", "2")}
    with Workspace(folder) as workspace:
        for code, (kind, given) in points.items():
            keep(workspace, Unit(code, f"Đơn vị {code}", kind), 2025, chosen, {"1.1": given})
        keep(workspace, Unit("f", "Đơn vị f", "xa"), 2025, chosen, {})
        keep(workspace, Unit("a", "Đơn vị a", "xa"), 2024, chosen, {"1.1": "8"})
    side = ranking_of(Office(qtbot, folder))
    told = [(line.cells[0], line.cells[1], line.cells[2], line.cells[6]) for line in side.model.lines]
    assert told == [
        ("1/4", "Đơn vị b", "Khối xã", ""),
        ("2/4", "Đơn vị a", "Khối xã", "đồng hạng"),
        ("2/4", "Đơn vị c", "Khối xã", "đồng hạng"),
        ("3/4", "Đơn vị d", "Khối xã", ""),
        ("–", "Đơn vị f", "Khối xã", "chưa có điểm"),
        ("1/1", "Đơn vị e", "Khối phường", ""),
    ]
    assert side.told.text() == "6 đơn vị, theo điểm tự chấm; cùng điểm thì cùng hạng, hạng sau liền số (1, 1, 2)."
    side.year.setCurrentIndex(1)
    assert [line.cells[:2] for line in side.model.lines] == [("–", "Đơn vị a")]
    assert side.told.text() == ALONE


def test_the_comparison_tells_the_rank_of_a_year_scored_here_with_its_group(
    qtbot: QtBot, dressed: object, tmp_path: Path
) -> None:
    folder, chosen = tmp_path / "workspace", ranked_set()
    with Workspace(folder) as workspace:
        for code, kind, given in (("a", "xa", "5"), ("b", "xa", "7"), ("c", "xa", "5"), ("e", "phuong", "8")):
            keep(workspace, Unit(code, f"Đơn vị {code}", kind), 2025, chosen, {"1.1": given})
        keep(workspace, Unit("a", "Đơn vị a", "xa"), 2024, chosen, {"1.1": "8"})
        paper = EarlierYear(2023, "", Decimal(6), Decimal(8), "", "3/45")
        workspace.keep_earlier_result("a", paper)
        now = next(card for card in workspace.cards("a") if card.year == 2025)
        workspace.keep_setting("last_card", str(now.id))
    office = Office(qtbot, folder)
    side = side_of(office)
    side.want_all()
    ranks = next(line.cells for line in side.model.lines if line.cells[1] == RANK)
    assert ranks[2:5] == ("3/45", "–", "2/3 nhóm Khối xã (tự chấm, đồng hạng)")
    with Workspace(folder) as workspace:
        keep(workspace, Unit("d", "Đơn vị d", "xa"), 2024, chosen, {"1.1": "1"})
    side.refresh()
    ranks = next(line.cells for line in side.model.lines if line.cells[1] == RANK)
    assert ranks[3] == "1/2 nhóm Khối xã (tự chấm)"


@pytest.mark.parametrize("ties", ["competition", "dense"])
@pytest.mark.parametrize("groups", [[], GROUPS["groups"]])
def test_the_rank_of_the_comparison_is_the_one_the_ranking_lists(
    tmp_path: Path, dressed: object, ties: str, groups: list[object]
) -> None:
    chosen = ranked_set({"ties": ties, "groups": groups})
    given = {"a": ("xa", "5"), "b": ("xa", "7"), "c": ("xa", "5"), "d": ("xa", "1"), "e": ("phuong", "2")}
    with Workspace(tmp_path / "workspace") as workspace:
        for code, (kind, points) in given.items():
            keep(workspace, Unit(code, code, kind), 2025, chosen, {"1.1": points})
        listed = {one.unit: one for one in places_of(workspace.ranking(2025, chosen.id), chosen.ranking)}
        for code, (kind, points) in given.items():
            sheet = AnswerSheet(chosen.id, chosen.version, Unit(code, code, kind), 2025, {"1.1": Answer(points=points)})
            told = standings_of(workspace, code, [YearOf.scored(chosen, sheet)])
            place = listed[code]
            if place.of == 1:
                assert told == {}
            else:
                assert told[2025].startswith(f"{place.rank}/{place.of} ")
                assert ("đồng hạng" in told[2025]) is place.tied


def test_one_unit_alone_is_not_ranked(qtbot: QtBot, dressed: object, tmp_path: Path) -> None:
    assert ranking_of(Office(qtbot, small_folder(tmp_path))).told.text() == ALONE


@pytest.mark.parametrize("format", ["xlsx", "pdf", "docx"])
def test_a_comparison_is_written_as_it_stands(qtbot: QtBot, dressed: object, tmp_path: Path, format: str) -> None:
    folder = tmp_path / "workspace"
    with Workspace(folder) as workspace:
        keep(workspace, XA, 2023, old_set(), THEN)
        keep(workspace, XA, 2024, new_set(), LAST)
        workspace.keep_setting("last_card", str(keep(workspace, XA, 2025, new_set(), NOW)))
    office = Office(qtbot, folder)
    office.window.show_page("years")
    page = office.window.page_of("years")
    assert isinstance(page, YearsPage)
    side = page.side("compare")
    assert isinstance(side, CompareSide)
    path = tmp_path / f"so-sanh.{format}"
    next(action for action in side.export.offers.actions() if action.objectName() == f"export_{format}").trigger()
    (dialog,) = office.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: office.window.notice.words == f"Đã xuất “{path}”.")
    assert path.stat().st_size > 1000
    dialog.reject()
