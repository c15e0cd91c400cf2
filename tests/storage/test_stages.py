"""The way to submission: who may move an assessment where, and that what was approved or locked takes no more edits."""

from dataclasses import replace
from pathlib import Path

import pytest

from parscore.faults import InputError
from parscore.scoring.answers import Answer, Unit
from parscore.scoring.edits import Edit, LinkChange
from parscore.scoring.evidence import Document, Link
from parscore.scoring.stages import Stage
from parscore.scoring.state import State
from parscore.storage.glance import glance
from parscore.storage.workspace import Workspace
from tests.storage.samples import XA, Desk, declare_all, small_set

CLOSED = {State.APPROVED: "Lãnh đạo đã duyệt", State.LOCKED: "đã chốt"}


def close(desk: Desk, state: State) -> None:
    desk.workspace.change_state(desk.card_id, State.APPROVED, who="Lê Văn A")
    if state is State.LOCKED:
        desk.workspace.change_state(desk.card_id, State.LOCKED, who="Lê Văn A")


def story(desk: Desk) -> list[tuple[str, str]]:
    return [(line.kind, line.label) for line in desk.workspace.history(desk.card_id)]


@pytest.mark.parametrize("state", [State.APPROVED, State.LOCKED])
def test_what_is_closed_takes_no_edit_of_any_kind(desk: Desk, state: State) -> None:
    declare_all(desk)
    last = desk.declare("1.4", Answer(points="3"))
    undone = desk.declare("1.4", Answer(points="4"))
    desk.undo(undone)
    document = desk.workspace.add_document(Document(0, "a" * 64, "bao-cao.pdf", 10))
    close(desk, state)
    before, told, found = desk.workspace.open(desk.card_id), story(desk), desk.workspace.verify()
    result = desk.assessment.result
    now = desk.circumstances()
    for edit in (
        desk.edit("1.4", Answer(points="1")),
        Edit("Dữ kiện", (), now, replace(now, survey_held=False)),
        Edit("Tài liệu", links=(LinkChange("1.1", (), (Link(document.id),)),)),
    ):
        with pytest.raises(InputError, match=CLOSED[state]):
            desk.workspace.record(desk.card_id, edit, result)
    with pytest.raises(InputError, match=CLOSED[state]):
        desk.workspace.record_undo(desk.card_id, last.id, result)
    with pytest.raises(InputError, match=CLOSED[state]):
        desk.workspace.record_redo(desk.card_id, undone.id, result)
    assert desk.workspace.open(desk.card_id) == before
    assert story(desk) == told
    assert desk.workspace.verify() == found


def test_the_other_stages_are_written_while_the_own_answers_are_locked(desk: Desk) -> None:
    declare_all(desk)
    close(desk, State.LOCKED)
    appraisal = Desk(desk.workspace, desk.card_id, Stage.APPRAISAL_1)
    step = appraisal.declare("1.4", Answer(points="2"))
    appraisal.undo(step)
    appraisal.redo(step)
    assert desk.workspace.open(desk.card_id, Stage.APPRAISAL_1).sheet.answers == {"1.4": Answer(points="2")}
    assert desk.workspace.verify() == []


def test_what_holds_for_all_stages_is_closed_at_every_stage(desk: Desk) -> None:
    appraisal = Desk(desk.workspace, desk.card_id, Stage.APPRAISAL_1)
    now = appraisal.circumstances()
    step = appraisal.do(Edit("Không điều tra", (), now, replace(now, survey_held=False)))
    close(desk, State.LOCKED)
    with pytest.raises(InputError, match="đã chốt"):
        desk.workspace.record_undo(desk.card_id, step.id, appraisal.assessment.result, stage=Stage.APPRAISAL_1)
    with pytest.raises(InputError, match="đã chốt"):
        appraisal.do(Edit("Có điều tra", (), appraisal.circumstances(), now))
    assert not desk.workspace.open(desk.card_id).circumstances.survey_held


def test_another_kind_of_unit_would_bring_other_maxima_and_is_refused(desk: Desk) -> None:
    close(desk, State.LOCKED)
    with pytest.raises(InputError, match="năm 2025 đã được duyệt hoặc đã chốt"):
        desk.workspace.rename_unit(XA.code, Unit(XA.code, XA.name, "phuong"))
    with pytest.raises(InputError, match="Chưa đổi được loại đơn vị"):
        desk.workspace.create(Unit(XA.code, XA.name, "phuong"), 2024, small_set())
    desk.workspace.rename_unit(XA.code, Unit(XA.code, "Xã Mẫu Mới", "xa"))
    assert desk.workspace.open(desk.card_id).card.unit == Unit(XA.code, "Xã Mẫu Mới", "xa")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_reopening_asks_why(desk: Desk, reason: str) -> None:
    close(desk, State.LOCKED)
    with pytest.raises(InputError, match="Hãy ghi lý do mở lại"):
        desk.workspace.change_state(desk.card_id, State.DRAFT, reason=reason)
    assert desk.workspace.open(desk.card_id).card.state is State.LOCKED


def test_the_log_tells_every_move_with_who_when_and_why(desk: Desk, tmp_path: Path, database_url: str) -> None:
    close(desk, State.LOCKED)
    desk.workspace.change_state(desk.card_id, State.DRAFT, who="Hoa", reason="Sở Nội vụ yêu cầu bổ sung")
    desk.workspace.change_state(desk.card_id, State.DRAFT, who="Lê Văn A", returned={"1.1": "Chưa khớp báo cáo"})
    with Workspace(tmp_path, database_url) as again:
        opened = again.open(desk.card_id)
        log = again.state_log(desk.card_id)
    assert opened.state_log == tuple(log)
    assert [(change.who, change.old.value, change.new.value, change.reason) for change in log] == [
        ("Lê Văn A", "draft", "approved", ""),
        ("Lê Văn A", "approved", "locked", ""),
        ("Hoa", "locked", "draft", "Sở Nội vụ yêu cầu bổ sung"),
        ("Lê Văn A", "draft", "draft", ""),
    ]
    assert log[-1].returned == {"1.1": "Chưa khớp báo cáo"}
    assert [change.at for change in log] == sorted(change.at for change in log)


def test_a_glance_tells_the_same_log(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        desk = Desk(workspace, workspace.create(XA, 2025, small_set()).id)
        close(desk, State.LOCKED)
        opened = workspace.open(desk.card_id)
    glimpse = glance(tmp_path, lambda cards, _settings: cards[0])
    assert glimpse is not None
    assert glimpse.opened == opened
    assert len(opened.state_log) == 2


@pytest.mark.parametrize(
    ("moves", "wrong"), [([], State.LOCKED), ([], State.DRAFT), ([State.APPROVED], State.APPROVED)]
)
def test_moves_off_the_way_are_refused_and_logged_nowhere(desk: Desk, moves: list[State], wrong: State) -> None:
    for move in moves:
        desk.workspace.change_state(desk.card_id, move)
    with pytest.raises(InputError, match="Tình trạng của bản chấm điểm vừa được thay đổi"):
        desk.workspace.change_state(desk.card_id, wrong, reason="thử")
    assert len(desk.workspace.state_log(desk.card_id)) == len(moves)


def test_after_reopening_steps_from_before_are_undone_in_a_new_session(
    desk: Desk, tmp_path: Path, database_url: str
) -> None:
    desk.declare("1.4", Answer(points="1"))
    desk.declare("1.4", Answer(points="2"))
    close(desk, State.LOCKED)
    desk.workspace.change_state(desk.card_id, State.DRAFT, reason="bổ sung")
    with Workspace(tmp_path, database_url) as second:
        again = Desk(second, desk.card_id)
        again.undo(again.steps[-1])
        assert second.open(desk.card_id).sheet.answers == {"1.4": Answer(points="1")}
        again.declare("1.1", Answer(choice="co"))
        assert second.verify() == []
        assert story(again) == [("edit", "Khai 1.4"), ("edit", "Khai 1.4"), ("undo", "Khai 1.4"), ("edit", "Khai 1.1")]


def test_a_document_that_a_closed_year_rests_on_keeps_its_description(desk: Desk) -> None:
    document = desk.workspace.add_document(Document(0, "a" * 64, "bao-cao.pdf", 10, number="05/BC-UBND"))
    other = desk.workspace.create(XA, 2024, small_set())
    later = Desk(desk.workspace, other.id)
    for each in (desk, later):
        each.do(Edit("Tài liệu", links=(LinkChange("1.1", (), (Link(document.id),)),)))
    close(desk, State.LOCKED)
    assert "năm 2025 đã duyệt hoặc đã chốt" in desk.workspace.why_fixed(document.id)
    with pytest.raises(InputError, match="mở lại bản đó"):
        desk.workspace.describe_document(replace(document, number="06/BC-UBND"))
    desk.workspace.change_state(desk.card_id, State.DRAFT, who="Lê Văn A", reason="sửa số văn bản")
    desk.workspace.describe_document(replace(document, number="06/BC-UBND"))
    assert [one.number for one in desk.workspace.documents()] == ["06/BC-UBND"]
