"""What stands in the database as plain objects: cards, sets, sheets, and the steps that can be undone."""

from collections.abc import Collection, MutableMapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, false, select

from parscore.faults import EnvironmentFault, InputError
from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.evidence import Document, Link
from parscore.scoring.kept import kept_text, read_kept, text_checksum
from parscore.scoring.stages import Stage
from parscore.scoring.state import StateChange
from parscore.storage.schema import (
    answer,
    assessment,
    criteria_set,
    document,
    evidence_link,
    history,
    state_change,
    total,
    unit,
)
from parscore.storage.stored import (
    Opened,
    Step,
    as_card,
    as_document,
    as_state_change,
    links_by_code,
    read_answer,
    read_circumstances,
    read_edit,
    read_facts,
)

Sets = MutableMapping[int, CriteriaSet]
"""Sets already read, by the id of their row: they never change, and reading one anew costs milliseconds."""

CARDS = select(
    assessment,
    unit.c.code.label("unit_code"),
    unit.c.name.label("unit_name"),
    unit.c.kind.label("unit_kind"),
    criteria_set.c.title.label("set_title"),
).select_from(assessment.join(unit).join(criteria_set))
IN_ORDER = CARDS.order_by(
    unit.c.sort_key, unit.c.code, assessment.c.year.desc(), assessment.c.set_id, assessment.c.set_version
)
_SET = select(criteria_set.c.content, criteria_set.c.sha256)
_ANSWERS = select(answer.c.code, answer.c.content).order_by(answer.c.code)
_LINKS = select(evidence_link).order_by(evidence_link.c.code, evidence_link.c.position, evidence_link.c.id)
_STEPS = select(history).where(history.c.kind == "edit", history.c.superseded == false()).order_by(history.c.id)


def card_row(connection: Connection, card_id: int) -> Row[Any]:
    row = connection.execute(CARDS.where(assessment.c.id == card_id)).one_or_none()
    if row is None:
        raise InputError("Không tìm thấy bản chấm điểm này trong thư mục dữ liệu; hãy mở lại danh sách.")
    return row


def content_of(given: CriteriaSet) -> tuple[str, str]:
    """A set as it is kept, with the checksum of that text."""
    content = kept_text(given)
    return content, text_checksum(content)


def read_set(connection: Connection, row_id: int, sets: Sets) -> CriteriaSet:
    """An assessment's own copy of its set; a copy that was tampered with is refused."""
    if row_id not in sets:
        content, checksum = connection.execute(_SET.where(criteria_set.c.id == row_id)).one()
        if text_checksum(content) != checksum:
            raise EnvironmentFault(
                "Bộ tiêu chí lưu trong dữ liệu đã bị sửa hoặc hỏng; dữ liệu được giữ nguyên, "
                "hãy khôi phục từ bản sao lưu gần nhất."
            )
        sets[row_id] = read_kept(CriteriaSet, content)
    return sets[row_id]


def read_answers(connection: Connection, card_id: int, stage: Stage) -> dict[str, Answer]:
    of_stage = _ANSWERS.where(answer.c.assessment_id == card_id, answer.c.stage == stage)
    return {code: read_answer(content) for code, content in connection.execute(of_stage)}


def read_sheet(connection: Connection, row: Row[Any], stage: Stage) -> AnswerSheet:
    card = as_card(row)
    return AnswerSheet(
        criteria_id=card.criteria_id,
        criteria_version=card.criteria_version,
        unit=card.unit,
        year=card.year,
        answers=read_answers(connection, card.id, stage),
        survey_held=row.survey_held,
        facts=read_facts(row.facts),
    )


def read_steps(connection: Connection, card_id: int, stage: Stage) -> tuple[Step, ...]:
    """The steps that can still be undone or redone, in order."""
    of_stage = _STEPS.where(history.c.assessment_id == card_id, history.c.stage == stage)
    return tuple(map(as_step, connection.execute(of_stage)))


def as_step(row: Row[Any]) -> Step:
    edit = read_edit(row.label, row.content)
    return Step(row.id, edit, row.undone, datetime.fromisoformat(row.at), row.who)


def read_opened(connection: Connection, row: Row[Any], stage: Stage, sets: Sets) -> Opened:
    links = read_links(connection, row.id, stage)
    return Opened(
        card=as_card(row),
        criteria_set=read_set(connection, row.criteria_set_id, sets),
        sheet=read_sheet(connection, row, stage),
        circumstances=read_circumstances(row),
        steps=read_steps(connection, row.id, stage),
        links=links,
        documents=read_documents(connection, {link.document for of_leaf in links.values() for link in of_leaf}),
        state_log=read_state_log(connection, row.id),
    )


def read_links(connection: Connection, card_id: int, stage: Stage) -> dict[str, tuple[Link, ...]]:
    """The documents of each leaf, in their order."""
    of_stage = _LINKS.where(evidence_link.c.assessment_id == card_id, evidence_link.c.stage == stage)
    return links_by_code(connection.execute(of_stage))


def read_state_log(connection: Connection, card_id: int) -> tuple[StateChange, ...]:
    """Every move of an assessment, the first one first."""
    of_card = select(state_change).where(state_change.c.assessment_id == card_id).order_by(state_change.c.id)
    return tuple(map(as_state_change, connection.execute(of_card)))


def read_documents(connection: Connection, wanted: Collection[int]) -> dict[int, Document]:
    if not wanted:
        return {}
    rows = connection.execute(select(document).where(document.c.id.in_(wanted)))
    return {row.id: as_document(row) for row in rows}


def scored_stages(connection: Connection, card_id: int) -> list[Stage]:
    """The stages of an assessment for which results are kept."""
    kept = connection.scalars(select(total.c.stage).where(total.c.assessment_id == card_id))
    return [Stage(stage) for stage in kept]
