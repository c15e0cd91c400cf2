"""The way of an assessment to submission, the whole story of what was done to it, and taking a sample away again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, delete, insert, select, update

from parscore.faults import InputError
from parscore.scoring.edits import Edit
from parscore.scoring.stages import Stage
from parscore.scoring.state import MOVES, State, StateChange
from parscore.storage import closed_evidence
from parscore.storage.reading import card_row
from parscore.storage.schema import (
    answer,
    appraised,
    assessment,
    evidence_link,
    history,
    report_text,
    result,
    snapshot,
    state_change,
    total,
)
from parscore.storage.stored import dumps, now, plain, read_edit

MOVED_ELSEWHERE = (
    "Tình trạng của bản chấm điểm vừa được thay đổi ở cửa sổ hoặc máy khác; hãy mở lại bản chấm điểm rồi làm tiếp."
)


@dataclass(frozen=True)
class HistoryLine:
    """One line of the story: an edit, its undoing or its redoing, as it was written then.

    `content` is the text that is kept; it becomes an edit when somebody asks, because a year has thousands of lines
    and a screen shows forty.
    """

    at: datetime
    who: str
    kind: str
    label: str
    content: str

    @cached_property
    def edit(self) -> Edit:
        return read_edit(self.label, self.content)

    def touches(self, code: str) -> bool:
        """Whether it changed an answer or the documents of a leaf."""
        return dumps(code) in self.content and code in self.edit.codes()


def change_state(
    connection: Connection, card_id: int, new: State, who: str, reason: str, returned: Mapping[str, str]
) -> StateChange:
    """Move an assessment on or back; draft to draft sends rows back.

    InputError when the way does not lead there, and when it is reopened without saying why.
    """
    row = card_row(connection, card_id)
    old = State(row.state)
    if new not in MOVES[old] and not (new is old is State.DRAFT and returned):
        raise InputError(MOVED_ELSEWHERE)
    if new is State.DRAFT and old is not State.DRAFT and not reason.strip():
        raise InputError("Hãy ghi lý do mở lại; lý do được giữ trong lịch sử.")
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
    key = connection.execute(insert(state_change), kept).inserted_primary_key
    if new is not State.DRAFT:
        closed_evidence.keep(connection, int((key or (0,))[0]), card_id)
    moved = connection.execute(
        update(assessment)
        .where(assessment.c.id == card_id, assessment.c.state == old.value)
        .values(state=new.value, updated_at=at)
    )
    if moved.rowcount != 1:  # another program moved it in between
        raise InputError(MOVED_ELSEWHERE)
    return StateChange(datetime.fromisoformat(at), plain(who), old, new, plain(reason), dict(returned))


def history_lines(connection: Connection, card_id: int, stage: Stage) -> list[HistoryLine]:
    """Everything done to an assessment at a stage, the first line first; undoing tells the old and new it brought."""
    of_stage = (history.c.assessment_id == card_id, history.c.stage == stage.value)
    columns = (history.c.at, history.c.who, history.c.kind, history.c.label, history.c.content)
    rows = connection.execute(select(*columns).where(*of_stage).order_by(history.c.id))
    return [HistoryLine(datetime.fromisoformat(at), who, kind, label, text) for at, who, kind, label, text in rows]


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
    closed_evidence.remove(connection, card_id)
    for table in (history, answer, result, total, evidence_link, state_change, report_text, appraised, snapshot):
        connection.execute(delete(table).where(table.c.assessment_id == card_id))
    connection.execute(delete(assessment).where(assessment.c.id == card_id))
