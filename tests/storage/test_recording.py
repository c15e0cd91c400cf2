"""Steps: what is recorded, undone and redone is durable, and results always agree with the answers."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, Row, event, select, update

from parscore.faults import EnvironmentFault, InputError
from parscore.scoring.answers import Answer
from parscore.scoring.assessment import score
from parscore.scoring.edits import Change, Edit
from parscore.scoring.stages import Stage
from parscore.storage import connection, schema
from parscore.storage.connection import connect
from parscore.storage.points import Points
from parscore.storage.workspace import Workspace
from tests.storage.samples import ANSWERS, XA, Desk, declare_all, small_set


def rows(tmp_path: Path, url: str, table: Any) -> list[Row[Any]]:
    database = connect(tmp_path, url, create=False)
    with database.reading.connect() as reading:
        found = list(reading.execute(select(table).order_by(*table.primary_key)))
    database.close()
    return found


@pytest.fixture
def elsewhere(desk: Desk, tmp_path: Path, database_url: str) -> Iterator[Desk]:
    """The same assessment open in another program."""
    with Workspace(tmp_path, database_url) as other:
        yield Desk(other, desk.card_id, who="Trần Văn Đức")


def test_a_step_tells_what_was_done_by_whom_and_when(desk: Desk) -> None:
    step = desk.declare("1.4", Answer(points="2"))
    assert step.edit == Edit("Khai 1.4", (Change("1.4", Answer(), Answer(points="2")),))
    assert step.who == "Lê Thị Ánh"
    assert step.at.utcoffset() is not None
    assert desk.workspace.open(desk.card_id).steps == (step,)


def test_kept_results_are_those_of_the_answers(desk: Desk, tmp_path: Path, database_url: str) -> None:
    declare_all(desk)
    result = desk.assessment.result
    kept = {row.code: row for row in rows(tmp_path, database_url, schema.result)}
    assert kept.keys() == result.nodes.keys()
    for code, node in result.nodes.items():
        assert kept[code].status == node.status
        assert kept[code].max_score * 10**6 == Points.millionths(node.max_score)
        assert (kept[code].score is None) == (node.score is None)
    (total,) = rows(tmp_path, database_url, schema.total)
    assert total.total * 10**6 == Points.millionths(result.total)
    assert total.self_score * 10**6 == Points.millionths(result.self_part.score)
    assert total.class_name == result.class_name
    assert total.provisional == result.provisional


def test_only_the_rows_that_moved_are_written(desk: Desk) -> None:
    declare_all(desk)
    written: list[Any] = []

    def watch(_: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
        if statement.startswith("INSERT INTO result"):
            written.extend(context.compiled_parameters)

    event.listen(Engine, "after_cursor_execute", watch)
    try:
        desk.declare("1.4", Answer(points="3"))
        assert {row["code"] for row in written} == {"1", "1.4"}
        written.clear()
        desk.declare("1.4", Answer(points="3", note="chỉ thêm ghi chú"))
        assert written == []
    finally:
        event.remove(Engine, "after_cursor_execute", watch)


def test_steps_can_be_undone_and_redone_after_reopening(desk: Desk, tmp_path: Path, database_url: str) -> None:
    declare_all(desk)
    with Workspace(tmp_path, database_url) as second:
        again = Desk(second, desk.card_id)
        for step in reversed(again.steps):
            again.undo(step)
        assert second.open(desk.card_id).sheet.answers == {}
        assert second.verify() == []
    with Workspace(tmp_path, database_url) as third:
        again = Desk(third, desk.card_id)
        assert [step.undone for step in again.steps] == [True] * len(ANSWERS)
        for step in again.steps:
            again.redo(step)
        opened = third.open(desk.card_id)
        assert opened.sheet.answers == ANSWERS
        assert [step.undone for step in opened.steps] == [False] * len(ANSWERS)
        assert score(opened.criteria_set, opened.sheet) == desk.assessment.result
        assert third.verify() == []


def test_a_new_edit_ends_redoing_but_history_keeps_everything(desk: Desk, tmp_path: Path, database_url: str) -> None:
    first = desk.declare("1.4", Answer(points="1"))
    second = desk.declare("1.4", Answer(points="2"))
    desk.undo(second)
    third = desk.declare("1.1", Answer(choice="co"))
    assert [step.id for step in desk.workspace.open(desk.card_id).steps] == [first.id, third.id]
    with pytest.raises(InputError, match="Chưa làm lại được"):
        desk.workspace.record_redo(desk.card_id, second.id, desk.assessment.result)
    kept = [(row.kind, row.of_step, row.undone, row.superseded) for row in rows(tmp_path, database_url, schema.history)]
    assert kept == [
        ("edit", None, False, False),
        ("edit", None, True, True),
        ("undo", second.id, False, False),
        ("edit", None, False, False),
    ]


def test_only_the_last_step_is_undone_and_only_the_first_undone_redone(desk: Desk) -> None:
    one, two = desk.declare("1.4", Answer(points="1")), desk.declare("1.1", Answer(choice="co"))
    result = desk.assessment.result
    for wrong in (one.id, 999):
        with pytest.raises(InputError, match="Chưa hoàn tác được"):
            desk.workspace.record_undo(desk.card_id, wrong, result)
    desk.undo(two)
    desk.undo(one)
    with pytest.raises(InputError, match="Chưa làm lại được"):
        desk.workspace.record_redo(desk.card_id, two.id, result)
    with pytest.raises(InputError, match="Chưa hoàn tác được"):
        desk.workspace.record_undo(desk.card_id, one.id, result)
    assert desk.workspace.open(desk.card_id).sheet.answers == {}
    assert desk.workspace.verify() == []


def test_one_edit_may_change_many_leaves(desk: Desk) -> None:
    changes = tuple(Change(code, Answer(), answer) for code, answer in ANSWERS.items())
    step = desk.do(Edit("Nhập từ tệp", changes))
    assert desk.workspace.open(desk.card_id).sheet.answers == ANSWERS
    desk.undo(step)
    assert desk.workspace.open(desk.card_id).sheet.answers == {}
    desk.redo(step)
    assert desk.workspace.verify() == []


def test_circumstances_are_kept_undone_and_bring_every_stage_in_step(desk: Desk) -> None:
    appraisal = Desk(desk.workspace, desk.card_id, Stage.APPRAISAL_1)
    appraisal.declare("1.4", Answer(points="4"))
    declare_all(desk)
    new = replace(desk.circumstances(), survey_held=False, facts=frozenset({"bi_khien_trach"}))
    step = desk.do(Edit("Không điều tra", (), desk.circumstances(), new))
    opened = desk.workspace.open(desk.card_id)
    assert (opened.sheet.survey_held, opened.sheet.facts) == (False, {"bi_khien_trach"})
    assert desk.workspace.verify() == []
    desk.undo(step)
    opened = desk.workspace.open(desk.card_id)
    assert (opened.sheet.survey_held, opened.sheet.facts) == (True, frozenset())
    assert desk.workspace.verify() == []


def test_edits_of_two_programs_are_both_kept_and_the_results_are_of_both(desk: Desk, elsewhere: Desk) -> None:
    desk.declare("1.4", Answer(points="5"))
    elsewhere.declare("1.1", Answer(choice="co"))  # its own sheet knows nothing of 1.4
    desk.declare("1.3", Answer(faults={}))
    elsewhere.declare("2.3", Answer(values={"date": "2025-12-01"}))
    assert desk.workspace.verify() == []
    opened = desk.workspace.open(desk.card_id)
    assert set(opened.sheet.answers) == {"1.1", "1.3", "1.4", "2.3"}
    assert [step.who for step in opened.steps] == ["Lê Thị Ánh", "Trần Văn Đức"] * 2


def test_undoing_is_refused_once_somebody_else_went_on(desk: Desk, elsewhere: Desk) -> None:
    step = desk.declare("1.4", Answer(points="5"))
    elsewhere.declare("1.1", Answer(choice="co"))
    with pytest.raises(InputError, match="đã có thay đổi khác"):
        desk.workspace.record_undo(desk.card_id, step.id, desk.assessment.result)
    assert set(desk.workspace.open(desk.card_id).sheet.answers) == {"1.1", "1.4"}


def test_while_somebody_else_writes_recording_is_refused_and_can_be_tried_again(
    desk: Desk, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", 200)
    other = connect(tmp_path, database_url, create=False)
    with Workspace(tmp_path, database_url) as impatient:
        again = Desk(impatient, desk.card_id)
        edit = again.edit("1.4", Answer(points="2"))
        again.take(edit)
        with other.writing.begin() as writing:
            writing.execute(update(schema.assessment).values(revision=schema.assessment.c.revision))
            with pytest.raises(EnvironmentFault, match="Số liệu đã lưu trước đó vẫn còn nguyên"):
                impatient.record(desk.card_id, edit, again.assessment.result)
            assert impatient.open(desk.card_id).steps == ()
        impatient.record(desk.card_id, edit, again.assessment.result)
        assert impatient.open(desk.card_id).sheet.answers == {"1.4": Answer(points="2")}
        assert impatient.verify() == []
    other.close()


def test_a_server_that_was_started_again_is_written_to_as_before(desk: Desk, tmp_path: Path, database_url: str) -> None:
    if not database_url.startswith("postgresql"):
        pytest.skip("only servers cut connections")
    desk.declare("1.4", Answer(points="1"))
    other = connect(tmp_path, database_url, create=False)
    with other.writing.begin() as cutting:
        cutting.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    other.close()
    desk.declare("1.4", Answer(points="2"))
    assert desk.workspace.open(desk.card_id).sheet.answers == {"1.4": Answer(points="2")}


def test_steps_of_another_assessment_or_stage_are_not_touched(desk: Desk) -> None:
    other = Desk(desk.workspace, desk.workspace.create(XA, 2024, small_set()).id)
    step = other.declare("1.4", Answer(points="1"))
    with pytest.raises(InputError):
        desk.workspace.record_undo(desk.card_id, step.id, desk.assessment.result)
    with pytest.raises(InputError):
        other.workspace.record_undo(other.card_id, step.id, other.assessment.result, stage=Stage.PUBLISHED)
    with pytest.raises(InputError, match="Không tìm thấy bản chấm điểm"):
        desk.workspace.record(999, step.edit, desk.assessment.result)


def test_a_result_that_does_not_agree_is_found(desk: Desk) -> None:
    declare_all(desk)
    wrong = replace(desk.assessment.result, total=desk.assessment.result.total + 1)
    desk.workspace.record(desk.card_id, Edit("Ghi sai"), wrong)
    assert desk.workspace.verify() == [
        "Bản chấm điểm năm 2025 của Xã Mẫu (thu-nghiem): tổng điểm lưu khác tổng điểm tính lại từ nội dung kê khai."
    ]


@pytest.mark.parametrize("seed", range(3))
def test_any_run_of_edits_undos_and_redos_can_be_taken_up_anew(
    desk: Desk, tmp_path: Path, database_url: str, seed: int, at_full_size: bool
) -> None:
    chance = random.Random(seed)
    done: list[Any] = []
    undone: list[Any] = []
    for _ in range(400 if at_full_size else 40):
        act = chance.choice("eeeur")
        if act == "e":
            answer = chance.choice([Answer(), Answer(points=f"{chance.randrange(500) / 100}"), Answer(note="x")])
            done.append(desk.declare("1.4", answer))
            undone.clear()
        elif act == "u" and done:
            undone.append(done.pop())
            desk.undo(undone[-1])
        elif act == "r" and undone:
            done.append(undone.pop())
            desk.redo(done[-1])
    with Workspace(tmp_path, database_url) as again:
        opened = again.open(desk.card_id)
        assert [(s.id, s.undone) for s in opened.steps] == [(s.id, False) for s in done] + [
            (s.id, True) for s in reversed(undone)
        ]
        assert score(opened.criteria_set, opened.sheet) == desk.assessment.result
        assert again.verify() == []
