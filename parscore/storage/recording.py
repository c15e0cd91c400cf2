"""The transaction of one edit: answers, circumstances, the history row and the results, all of them or none."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, false, insert, select, true, update

from parscore.faults import InputError
from parscore.scoring.answers import Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import CriteriaSwitch, Edit, LinkChange
from parscore.scoring.result import Result
from parscore.scoring.stages import Stage
from parscore.scoring.state import CLOSED_WORDS, State
from parscore.storage.beginning import begin, keep_set
from parscore.storage.connection import Database
from parscore.storage.reading import as_step, card_row, content_of, read_set
from parscore.storage.results import keep_result, rescore, rescore_stages, upsert
from parscore.storage.revisions import apply_change
from parscore.storage.schema import answer, assessment, evidence_link, history
from parscore.storage.set_switch import switch_set
from parscore.storage.snapshots import take_monthly
from parscore.storage.stored import Card, Step, answer_text, circumstances_row, edit_text, now, plain

_REVISE = (
    update(assessment)
    .where(assessment.c.id == bindparam("card"))
    .values(revision=assessment.c.revision + 1, updated_at=bindparam("at"))
    .returning(assessment.c.revision, assessment.c.state)
)
_DROP_ANSWER = delete(answer).where(
    answer.c.assessment_id == bindparam("card"),
    answer.c.stage == bindparam("of_stage"),
    answer.c.code == bindparam("gone"),
)
_OF_STAGE = (
    history.c.assessment_id == bindparam("card"),
    history.c.stage == bindparam("of_stage"),
    history.c.kind == "edit",
    history.c.superseded == false(),
)
_SUPERSEDE = update(history).where(*_OF_STAGE, history.c.undone == true()).values(superseded=True)
_LAST_DONE = select(history).where(*_OF_STAGE, history.c.undone == false()).order_by(history.c.id.desc()).limit(1)
_FIRST_UNDONE = select(history).where(*_OF_STAGE, history.c.undone == true()).order_by(history.c.id).limit(1)
_MARK = update(history).where(history.c.id == bindparam("step")).values(undone=bindparam("now_undone"))
_ADD = insert(history)


@dataclass(slots=True)
class _Seen:
    """The revision up to which all edits of a stage are known here, and the result that then stands in the database."""

    revision: int
    result: Result | None = None


@dataclass(slots=True)
class Recorder:
    """Writes edits. It trusts the result it is handed while nobody else wrote to the assessment since it was opened;
    from then on the result is computed from the kept answers, until the assessment is opened anew."""

    database: Database
    sets: dict[int, CriteriaSet] = field(default_factory=dict)
    _seen: dict[int, dict[Stage, _Seen]] = field(default_factory=dict)
    _months: dict[int, str] = field(default_factory=dict)

    def opened(self, card_id: int, stage: Stage, revision: int) -> None:
        self._seen.setdefault(card_id, {})[stage] = _Seen(revision)

    def record(self, card_id: int, edit: Edit, result: Result, who: str, stage: Stage) -> Step:
        at, of = now(), {"card": card_id, "of_stage": stage.value}
        with self.database.writing.begin() as connection:
            revision, state = _revise(connection, card_id, at)
            _refuse_when_closed(state, stage, edit)
            self._keep_month(connection, card_id, at)
            connection.execute(_SUPERSEDE, of)
            row = _row(card_id, stage, edit, at=at, who=plain(who))
            step_id = int((connection.execute(_ADD, row).inserted_primary_key or (0,))[0])
            self._apply(connection, card_id, stage, edit, result, revision, who)
        self._written(card_id, stage, edit, result, revision)
        return Step(step_id, edit, False, datetime.fromisoformat(at), str(row["who"]))

    def begin(self, unit: Unit, year: int, criteria_set: CriteriaSet, edit: Edit, who: str) -> Card:
        """A new assessment that already carries an edit as its first step, both or nothing."""
        at = now()
        with self.database.writing.begin() as connection:
            card = begin(connection, unit, year, criteria_set, self.sets, illustrative=False)
            _revise(connection, card.id, at)
            connection.execute(_ADD, _row(card.id, Stage.SELF, edit, at=at, who=plain(who)))
            self._apply(connection, card.id, Stage.SELF, edit)
        return card

    def move(self, card_id: int, new_set: CriteriaSet, edit: Edit, who: str) -> Step:
        """Score an assessment by another set from now on; `edit` takes the answers and links along.

        InputError when it is closed, already is scored by this set, has a sister on the same version, or was appraised.
        """
        at = now()
        with self.database.writing.begin() as connection:
            _, state = _revise(connection, card_id, at)
            _refuse_when_closed(state, Stage.SELF, edit)
            row = card_row(connection, card_id)
            keep_set(connection, new_set)
            old, new = content_of(read_set(connection, row.criteria_set_id, self.sets))[1], content_of(new_set)[1]
            if old == new:
                raise InputError("Bản chấm điểm đang theo đúng bộ tiêu chí này; không có gì để chuyển.")
            edit = edit._replace(criteria=CriteriaSwitch(old, new))
            connection.execute(_SUPERSEDE, {"card": card_id, "of_stage": Stage.SELF.value})
            written = _row(card_id, Stage.SELF, edit, at=at, who=plain(who))
            step_id = int((connection.execute(_ADD, written).inserted_primary_key or (0,))[0])
            self._apply(connection, card_id, Stage.SELF, edit)
        self._seen.pop(card_id, None)
        return Step(step_id, edit, False, datetime.fromisoformat(at), str(written["who"]))

    def turn(self, card_id: int, step_id: int, result: Result, who: str, stage: Stage, *, undo: bool) -> None:
        """Undo the last step that stands, or redo the first one undone."""
        at, of = now(), {"card": card_id, "of_stage": stage.value}
        with self.database.writing.begin() as connection:
            revision, state = _revise(connection, card_id, at)
            kept = connection.execute(_LAST_DONE if undo else _FIRST_UNDONE, of).one_or_none()
            if kept is None or kept.id != step_id:
                raise InputError(
                    f"Chưa {'hoàn tác' if undo else 'làm lại'} được: bản chấm điểm đã có thay đổi khác; "
                    "hãy mở lại bản chấm điểm rồi thử lại."
                )
            edit = as_step(kept).edit
            _refuse_when_closed(state, stage, edit)
            if undo:
                edit = edit.reversed()
            kind = "undo" if undo else "redo"
            connection.execute(_MARK, {"step": step_id, "now_undone": undo})
            connection.execute(_ADD, _row(card_id, stage, edit, at=at, who=plain(who), kind=kind, of_step=step_id))
            self._apply(connection, card_id, stage, edit, result, revision, who)
        self._written(card_id, stage, edit, result, revision)

    def _keep_month(self, connection: Connection, card_id: int, at: str) -> None:
        month = f"{datetime.fromisoformat(at).astimezone():%Y-%m}"  # of this computer, as the moment is named
        if self._months.get(card_id) != month:
            take_monthly(connection, card_id)
            self._months[card_id] = month

    def _apply(
        self,
        connection: Connection,
        card_id: int,
        stage: Stage,
        edit: Edit,
        result: Result | None = None,
        revision: int = 0,
        who: str = "",
    ) -> None:
        if edit.criteria is not None:
            switch_set(connection, card_id, edit.criteria.new)
        _write_answers(connection, card_id, stage, edit)
        for change in edit.links:
            _write_links(connection, card_id, stage, change)
        for moved in edit.documents:
            apply_change(connection, moved, who)
        if edit.new is not None:
            connection.execute(update(assessment).where(assessment.c.id == card_id), circumstances_row(edit.new))
            rescore_stages(connection, card_id, self.sets, but=stage)
        seen = self._seen.get(card_id, {}).get(stage)
        known = seen is not None and seen.revision == revision - 1 and edit.criteria is None
        if seen is not None and known and result is not None:
            keep_result(connection, card_id, stage, result, seen.result)
        else:
            row = card_row(connection, card_id)
            _refuse_strange(edit, read_set(connection, row.criteria_set_id, self.sets))
            keep_result(connection, card_id, stage, rescore(connection, row, stage, self.sets))

    def _written(self, card_id: int, stage: Stage, edit: Edit, result: Result, revision: int) -> None:
        if edit.criteria is not None:
            self._seen.pop(card_id, None)
        for of, seen in self._seen.get(card_id, {}).items():
            if seen.revision == revision - 1:  # our own writing leaves what we know of the other stages true
                seen.revision = revision
                if of is stage:
                    seen.result = result
                elif edit.new is not None:
                    seen.result = None


def _revise(connection: Connection, card_id: int, at: str) -> tuple[int, State]:
    """Take the assessment for this transaction and count its revision up; the state tells whether it is closed."""
    taken = connection.execute(_REVISE, {"card": card_id, "at": at}).one_or_none()
    if taken is None:
        card_row(connection, card_id)  # says in words that there is none
        return 0, State.DRAFT
    return int(taken.revision), State(taken.state)


def _refuse_when_closed(state: State, stage: Stage, edit: Edit) -> None:
    """Closed are the unit's own answers, and whatever holds for all stages; the Sở goes on appraising what was locked.

    InputError, which ends the transaction.
    """
    if state is not State.DRAFT and (stage is Stage.SELF or edit.new is not None):
        raise InputError(CLOSED_WORDS[state])


def _refuse_strange(edit: Edit, criteria_set: CriteriaSet) -> None:
    """An edit of rows the set does not have: somebody moved the assessment to another set meanwhile."""
    written = {c.code for c in edit.changes if answer_text(c.new)} | {c.code for c in edit.links if c.new}
    if strange := sorted(written - criteria_set.by_code.keys()):
        raise InputError(
            f"Bộ tiêu chí của bản chấm điểm đã được đổi ở cửa sổ khác và không còn mục {', '.join(strange)}; "
            "hãy mở lại bản chấm điểm."
        )


def _write_answers(connection: Connection, card_id: int, stage: Stage, edit: Edit) -> None:
    for change in edit.changes:
        content = answer_text(change.new)
        if content is None:
            connection.execute(_DROP_ANSWER, {"card": card_id, "of_stage": stage.value, "gone": change.code})
        else:
            row = {"assessment_id": card_id, "stage": stage.value, "code": change.code, "content": content}
            connection.execute(upsert(answer, connection.dialect.name), row)


def _write_links(connection: Connection, card_id: int, stage: Stage, change: LinkChange) -> None:
    of_leaf = {"assessment_id": card_id, "stage": stage.value, "code": change.code}
    connection.execute(
        delete(evidence_link).where(*(evidence_link.c[name] == value for name, value in of_leaf.items()))
    )
    rows = [
        {
            **of_leaf,
            "document_id": link.document,
            "position": position,
            "requirement": plain(link.requirement),
            "section": plain(link.section),
            "page": plain(link.page),
            "remark": plain(link.remark),
        }
        for position, link in enumerate(change.new)
    ]
    if rows:
        connection.execute(insert(evidence_link), rows)


def _row(
    card_id: int, stage: Stage, edit: Edit, *, at: str, who: str, kind: str = "edit", of_step: int | None = None
) -> dict[str, object]:
    return {
        "assessment_id": card_id,
        "stage": stage.value,
        "at": at,
        "who": who,
        "kind": kind,
        "label": plain(edit.label),
        "content": edit_text(edit),
        "of_step": of_step,
        "undone": False,
        "superseded": False,
    }
