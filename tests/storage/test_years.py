"""What stands beside the answers of a year: texts, appraised scores, moments, older years, mergers, standings."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import update

from parscore.faults import InputError
from parscore.scoring.answers import Answer, Unit
from parscore.scoring.earlier_year import Depth, EarlierRow, EarlierYear
from parscore.scoring.report_texts import ReportTexts
from parscore.scoring.stages import Stage
from parscore.scoring.state import State
from parscore.storage.appraised import Appraised
from parscore.storage.predecessors import Predecessor
from parscore.storage.reading import content_of
from parscore.storage.results import nodes_to_keep
from parscore.storage.schema import history, report_text, snapshot
from parscore.storage.workspace import Workspace
from tests.storage.samples import XA, Desk, declare_all, small_set

TEXTS = ReportTexts(organ="UBND xã Mẫu", difficulties="Thiếu người.\nThiếu máy.", addressees=("Sở Nội vụ",), number="7")


def test_texts_of_the_report_stand_at_once_and_for_every_window(workspace: Workspace, desk: Desk) -> None:
    assert workspace.report_texts(desk.card_id) == ReportTexts()
    workspace.keep_report_texts(desk.card_id, TEXTS, who="Lê Thị Ánh")
    with Workspace(workspace.folder, _url(workspace)) as other:
        assert other.report_texts(desk.card_id) == TEXTS


def test_texts_that_another_window_wrote_meanwhile_stay(workspace: Workspace, desk: Desk) -> None:
    workspace.keep_report_texts(desk.card_id, ReportTexts(signer="Bình"), before=ReportTexts())
    workspace.keep_report_texts(desk.card_id, ReportTexts(place="Mẫu"), before=ReportTexts())
    assert workspace.report_texts(desk.card_id) == ReportTexts(signer="Bình", place="Mẫu")


def test_a_text_emptied_again_stands_as_in_a_fresh_form(workspace: Workspace, desk: Desk) -> None:
    workspace.keep_report_texts(desk.card_id, TEXTS)
    workspace.keep_report_texts(desk.card_id, ReportTexts(organ=TEXTS.organ))
    assert workspace.report_texts(desk.card_id) == ReportTexts(organ=TEXTS.organ)


def test_texts_of_a_locked_year_are_closed(workspace: Workspace, desk: Desk) -> None:
    workspace.keep_report_texts(desk.card_id, TEXTS)
    for state in (State.APPROVED, State.LOCKED):
        workspace.change_state(desk.card_id, state)
    with pytest.raises(InputError, match="đã chốt"):
        workspace.keep_report_texts(desk.card_id, ReportTexts())
    assert workspace.report_texts(desk.card_id) == TEXTS


def test_a_new_year_is_offered_the_texts_of_the_last_year_that_has_any(workspace: Workspace, desk: Desk) -> None:
    workspace.keep_report_texts(desk.card_id, TEXTS)
    workspace.create(XA, 2026, small_set())
    newest = workspace.create(XA, 2027, small_set())
    assert workspace.last_report_texts(newest.id) == TEXTS.for_next_year()
    assert workspace.last_report_texts(desk.card_id) is None


def test_every_score_the_so_gave_is_kept_old_beside_new(workspace: Workspace, desk: Desk) -> None:
    first = [Appraised("1.4", Decimal("1.25"), "Thiếu báo cáo"), Appraised("2.2", Decimal("4"))]
    workspace.keep_appraised(desk.card_id, Stage.APPRAISAL_1, first, who="Bình")
    before = workspace.keep_appraised(
        desk.card_id, Stage.APPRAISAL_1, [Appraised("1.4", Decimal("2"), source="tra-ve.xlsx"), first[1]], who="Ánh"
    )
    assert list(before) == ["1.4"]
    holding = workspace.appraised(desk.card_id, Stage.APPRAISAL_1)
    assert {code: one.score for code, one in holding.items()} == {"1.4": 2, "2.2": 4}
    assert holding["1.4"].source == "tra-ve.xlsx"
    workspace.keep_appraised(desk.card_id, Stage.APPRAISAL_1, before.values())
    told = [(one.old and one.old.score, one.new.score, one.new.who) for one in workspace.appraised_story(desk.card_id)]
    assert told == [
        (None, Decimal("1.25"), "Bình"),
        (None, 4, "Bình"),
        (Decimal("1.25"), 2, "Ánh"),
        (2, Decimal("1.25"), ""),
    ]
    assert workspace.appraised(desk.card_id, Stage.PUBLISHED) == {}


def test_a_score_taken_back_no_longer_holds_but_is_told(workspace: Workspace, desk: Desk) -> None:
    workspace.keep_appraised(desk.card_id, Stage.PUBLISHED, [Appraised("1.4", Decimal(0))])
    assert workspace.appraised(desk.card_id, Stage.PUBLISHED)["1.4"].score == 0
    workspace.keep_appraised(desk.card_id, Stage.PUBLISHED, [Appraised("1.4", None)])
    assert workspace.appraised(desk.card_id, Stage.PUBLISHED) == {}
    assert len(workspace.appraised_story(desk.card_id)) == 2


@pytest.mark.parametrize(
    ("stage", "score", "why"),
    [
        (Stage.SELF, "1", "chỉ ghi cho lần thẩm định"),
        (Stage.PUBLISHED, "-1", "không được âm"),
        (Stage.PUBLISHED, "0.1234567", "6 chữ số sau dấu phẩy"),
    ],
)
def test_a_score_that_cannot_be_one_is_refused_in_words(
    workspace: Workspace, desk: Desk, stage: Stage, score: str, why: str
) -> None:
    with pytest.raises(InputError, match=why):
        workspace.keep_appraised(desk.card_id, stage, [Appraised("2.2", Decimal(1)), Appraised("1.4", Decimal(score))])
    assert workspace.appraised_story(desk.card_id) == []


def test_the_so_goes_on_appraising_what_was_locked(workspace: Workspace, desk: Desk) -> None:
    for state in (State.APPROVED, State.LOCKED):
        workspace.change_state(desk.card_id, state)
    workspace.keep_appraised(desk.card_id, Stage.APPRAISAL_1, [Appraised("1.4", Decimal(1))])
    assert workspace.appraised(desk.card_id, Stage.APPRAISAL_1)["1.4"].score == 1


def test_a_moment_stays_as_it_was_whatever_is_declared_later(workspace: Workspace, desk: Desk) -> None:
    declare_all(desk)
    then, result = desk.assessment.sheet.answers, desk.assessment.result
    taken = workspace.take_snapshot(desk.card_id, "Trước khi họp", who="Ánh")
    desk.declare("1.4", Answer(points="5"))
    kept = workspace.snapshot(taken.id)
    assert kept.answers == then
    assert kept.sums["total"] == result.total.__round__(6)
    assert kept.nodes.keys() == result.nodes.keys()
    assert (kept.nodes["1.4"].score, kept.nodes["1.4"].max_score) == (Decimal("1.25"), 5)
    assert [(one.label, one.who, one.automatic) for one in workspace.snapshots(desk.card_id)] == [
        ("Trước khi họp", "Ánh", False)
    ]


def test_the_first_edit_of_a_month_writes_down_how_the_months_before_left_it(workspace: Workspace, desk: Desk) -> None:
    desk.declare("1.4", Answer(points="1"))
    desk.declare("1.4", Answer(points="2"))
    assert workspace.snapshots(desk.card_id) == []
    with workspace._writing() as connection:  # as if all that had been done forty days ago
        earlier = (datetime.now(UTC) - timedelta(days=40)).isoformat(timespec="microseconds")
        connection.execute(update(history).values(at=earlier))
    with Workspace(workspace.folder, _url(workspace)) as later:
        again = Desk(later, desk.card_id)
        again.declare("1.4", Answer(points="3"))
        again.declare("1.4", Answer(points="4"))
    (kept,) = workspace.snapshots(desk.card_id)
    assert kept.automatic
    assert kept.label.startswith("Hết tháng ")
    assert workspace.snapshot(kept.id).answers["1.4"].points == "2"


def test_what_stands_beside_a_year_and_cannot_be_read_is_found_by_the_checkup(workspace: Workspace, desk: Desk) -> None:
    workspace.keep_report_texts(desk.card_id, TEXTS)
    workspace.take_snapshot(desk.card_id, "Trước khi họp")
    assert workspace.verify() == []
    with workspace._writing() as connection:
        connection.execute(update(snapshot).values(content='{"answers": 7'))
        connection.execute(update(report_text).where(report_text.c.name == "organ").values(value="[7]"))
    told = workspace.verify()
    assert len(told) == 2
    assert "Chưa đọc được lời văn báo cáo" in told[0]
    assert "thời điểm “Trước khi họp”" in told[1]


def test_an_unknown_moment_is_told_in_words(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="Không tìm thấy thời điểm"):
        workspace.snapshot(7)


OLDER = EarlierYear(2022, "Chỉ số 2022", Decimal("81.755"), Decimal(100), "Tốt", "3/45")


def test_an_older_year_is_kept_at_whatever_depth_it_is_known(workspace: Workspace, desk: Desk) -> None:
    area = EarlierRow("I", "Chỉ đạo", Decimal("8.5"), Decimal(10), area=True)
    row = EarlierRow("1.1", "Kế hoạch", None, None)
    depths = {2021: (), 2020: (area,), 2019: (area, row)}
    for year, rows in depths.items():
        workspace.keep_earlier_result(XA.code, OLDER._replace(year=year, rows=rows), source="Quyết định 15")
    found = workspace.earlier_results(XA.code)
    assert [(one.result.year, one.result.depth) for one in found] == [
        (2019, Depth.ROWS),
        (2020, Depth.AREAS),
        (2021, Depth.TOTAL),
    ]
    assert found[0].result == OLDER._replace(year=2019, rows=(area, row))


def test_a_newer_paper_takes_the_place_of_the_older_one_which_can_be_put_back(workspace: Workspace, desk: Desk) -> None:
    first = workspace.keep_earlier_result(XA.code, OLDER)
    published = workspace.keep_earlier_result(XA.code, OLDER._replace(published=True, total=Decimal(80)))
    second = workspace.keep_earlier_result(XA.code, OLDER._replace(total=Decimal(82)))
    assert {one.id for one in workspace.earlier_results(XA.code)} == {second.id, published.id}
    workspace.put_back_earlier_result(first.id)
    assert {one.id for one in workspace.earlier_results(XA.code)} == {first.id, published.id}
    workspace.withdraw_earlier_result(published.id)
    assert {one.id for one in workspace.earlier_results(XA.code)} == {first.id}


def test_a_year_out_of_range_and_an_unknown_unit_are_refused(workspace: Workspace, desk: Desk) -> None:
    with pytest.raises(InputError, match="Năm 1889 không dùng được"):
        workspace.keep_earlier_result(XA.code, OLDER._replace(year=1889))
    with pytest.raises(InputError, match="Không tìm thấy đơn vị"):
        workspace.keep_earlier_result("khong-co", OLDER)


def test_merged_units_are_told_with_their_day_and_made_when_unknown(workspace: Workspace, desk: Desk) -> None:
    merged = [Predecessor(Unit("xa-a", "Xã An", "xa"), date(2025, 7, 1)), Predecessor(Unit("xa-b", "Xã Bình", "xa"))]
    assert workspace.keep_predecessors(XA.code, merged) == []
    assert workspace.predecessors(XA.code) == merged
    assert workspace.keep_predecessors(XA.code, merged[:1]) == merged
    assert workspace.predecessors(XA.code) == merged[:1]


def test_no_unit_can_come_before_itself(workspace: Workspace, desk: Desk) -> None:
    workspace.keep_predecessors(XA.code, [Predecessor(Unit("xa-a", "Xã An", "xa"))])
    workspace.keep_predecessors("xa-a", [Predecessor(Unit("xa-b", "Xã Bình", "xa"))])
    for code in ("xa-b", "xa-a"):
        with pytest.raises(InputError, match="sáp nhập"):
            workspace.keep_predecessors(code, [Predecessor(XA)])
    assert workspace.predecessors("xa-b") == []


def test_a_year_ranks_its_units_with_the_rule_for_ties_of_the_set(workspace: Workspace) -> None:
    points = {"a": "3", "b": "5", "c": "3", "d": "1"}
    kinds = {"a": "xa", "b": "xa", "c": "phuong", "d": "phuong"}
    for code, given in points.items():
        card = workspace.create(Unit(code, f"Xã {code}", kinds[code]), 2025, small_set())
        Desk(workspace, card.id).declare("1.4", Answer(points=given))
    workspace.create(Unit("a", "Xã a", "xa"), 2024, small_set())

    def places(**how: object) -> dict[str, int]:
        found = workspace.ranking(2025, small_set().id, **how)  # type: ignore[arg-type]
        return {one.unit_code: one.place for one in found}

    assert places() == {"b": 1, "a": 2, "c": 2, "d": 4}
    assert places(ties="dense") == {"b": 1, "a": 2, "c": 2, "d": 3}
    assert places(by_kind=True) == {"b": 1, "a": 2, "c": 1, "d": 2}
    assert places(stage=Stage.PUBLISHED) == {}
    best = workspace.ranking(2025, small_set().id)[0]
    assert (best.unit_name, best.total, best.max_score, bool(best.provisional)) == ("Xã b", 5, 30, True)


def test_a_unit_tells_its_years_in_order(workspace: Workspace) -> None:
    for year in (2025, 2023, 2024):
        desk = Desk(workspace, workspace.create(XA, year, small_set()).id)
        desk.declare("1.4", Answer(points=str(year - 2021)))
    workspace.create(Unit("khac", "Xã Khác", "xa"), 2024, small_set())
    assert [(one.year, one.total) for one in workspace.trend(XA.code)] == [(2023, 2), (2024, 3), (2025, 4)]
    assert workspace.trend("khong-co") == []


def test_years_are_read_as_their_results_are_kept_without_scoring(workspace: Workspace) -> None:
    desks = [Desk(workspace, workspace.create(XA, year, small_set()).id) for year in (2024, 2025)]
    declare_all(desks[0])
    kept = {one.card.year: one for one in workspace.kept_years([desk.card_id for desk in desks])}
    result = desks[0].assessment.result
    assert kept[2024].nodes == nodes_to_keep(result)
    assert kept[2024].total == result.total.__round__(6)
    assert (kept[2024].class_name, kept[2024].provisional) == (result.class_name, result.provisional)
    assert kept[2025].criteria_set == small_set()
    assert kept[2025].nodes.keys() == result.nodes.keys()
    assert workspace.kept_years([]) == []
    assert workspace.stamps(XA.code) == {desks[0].card_id: 8, desks[1].card_id: 0}


def test_a_copy_of_a_set_is_found_by_its_checksum(workspace: Workspace, desk: Desk) -> None:
    assert workspace.criteria_copy(content_of(small_set())[1]) == small_set()
    assert workspace.criteria_copy("0" * 64) is None


def test_a_ranking_is_read_though_the_connection_kept_for_it_broke(workspace: Workspace, desk: Desk) -> None:
    desk.declare("1.4", Answer(points="1"))
    before = workspace.trend(XA.code)
    workspace._look._connection.close()
    assert workspace.trend(XA.code) == before
    assert workspace.trend(XA.code) == before


def test_a_sample_goes_with_all_that_stands_beside_it(workspace: Workspace) -> None:
    card = workspace.create(XA, 2025, small_set(), illustrative_facts=True)
    workspace.keep_report_texts(card.id, TEXTS)
    workspace.keep_appraised(card.id, Stage.PUBLISHED, [Appraised("1.4", Decimal(1))])
    workspace.take_snapshot(card.id, "Trước khi xóa")
    workspace.remove_sample(card.id)
    assert workspace.cards() == []
    assert workspace.verify() == []


def _url(workspace: Workspace) -> str:
    return (
        workspace._database.writing.url.render_as_string(hide_password=False)
        if _server(workspace)
        else (f"sqlite:///{workspace._database.file}")
    )


def _server(workspace: Workspace) -> bool:
    return workspace._database.is_postgresql
