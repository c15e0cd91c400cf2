"""The way of an assessment to submission, the whole story of what was done to it, and taking a sample away again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from parscore.faults import InputError
from parscore.scoring.edits import Edit
from parscore.scoring.stages import Stage
from parscore.scoring.state import MOVES, State, StateChange
from parscore.storage.reading import card_row
from parscore.storage.schema import answer, assessment, evidence_link, history, result, state_change, total
from parscore.storage.stored import as_state_change, dumps, now, plain, read_edit


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the story: an edit, its undoing or its redoing, as it was written then."""

    at: datetime
    who: str
    kind: str
    edit: Edit


def change_state(
    connection: Connection, card_id: int, new: State, who: str, reason: str, returned: Mapping[str, str]
) -> StateChange:
    """Move an assessment on or back; InputError when the way does not lead there. Draft to draft sends rows back."""
    row = card_row(connection, card_id)
    old = State(row.state)
    if new not in MOVES[old] and not (new is old is State.DRAFT and returned):
        raise InputError("Tình trạng của bản chấm điểm đã được thay đổi ở nơi khác; hãy mở lại bản chấm điểm.")
    at = now()
    kept = {
        "assessment_id": card_id,
        "at": at,
        "who": plain(who),
        "old": old.value,
        "new": new.value,
        "reason": plain(reason),
        "returned": dumps({code: plain(text) for code, text in returned.items()}),
    }
    connection.execute(insert(state_change), kept)
    connection.execute(
        update(assessment).where(assessment.c.id == card_id),
        {"state": new.value, "updated_at": at, "revision": assessment.c.revision + 1},
    )
    return StateChange(datetime.fromisoformat(at), plain(who), old, new, plain(reason), dict(returned))


def state_log(connection: Connection, card_id: int) -> list[StateChange]:
    """Every move, the first one first."""
    of_card = select(state_change).where(state_change.c.assessment_id == card_id).order_by(state_change.c.id)
    return [as_state_change(row) for row in connection.execute(of_card)]


def history_lines(connection: Connection, card_id: int, stage: Stage) -> list[HistoryLine]:
    """Everything done to an assessment at a stage, the first line first; undoing tells the old and new it brought."""
    of_stage = (history.c.assessment_id == card_id, history.c.stage == stage.value)
    rows = connection.execute(select(history).where(*of_stage).order_by(history.c.id))
    return [
        HistoryLine(datetime.fromisoformat(row.at), row.who, row.kind, read_edit(row.label, row.content))
        for row in rows
    ]


def remove(connection: Connection, card_id: int) -> None:
    """Take a sample assessment away with all that belongs to it; InputError for facts that are not illustrative."""
    row = card_row(connection, card_id)
    if not row.illustrative_facts:
        raise InputError("Chỉ xóa được bản chấm điểm mẫu; số liệu của đơn vị luôn được giữ.")
    connection.execute(
        update(history)
        .where(history.c.assessment_id == card_id, history.c.of_step.is_not(None))
        .values(of_step=None, kind="edit")
    )
    for table in (history, answer, result, total, evidence_link, state_change):
        connection.execute(delete(table).where(table.c.assessment_id == card_id))
    connection.execute(delete(assessment).where(assessment.c.id == card_id))
