"""Moments of an assessment, taken monthly or at will: its answers, and what they came to, as they stood then."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, func, insert, select, type_coerce

from parscore.faults import InputError
from parscore.scoring.answers import Answer
from parscore.scoring.stages import Stage
from parscore.storage.points import Points
from parscore.storage.reading import card_row, read_answers
from parscore.storage.results import kept_nodes
from parscore.storage.schema import criteria_set, history, snapshot, total
from parscore.storage.stored import dumps, now, plain, read_facts

_SUMS = ("total", "max_score", "index_percent", "self_score", "self_max")
_CARD = (snapshot.c.id, snapshot.c.at, snapshot.c.who, snapshot.c.label, snapshot.c.automatic, snapshot.c.stage)


class SnapshotCard(NamedTuple):
    """One line of the list of moments."""

    id: int
    at: datetime
    who: str
    label: str
    automatic: bool
    stage: Stage


class SnapshotNode(NamedTuple):
    """What a row of the set stood at: `status` for leaves only, no `score` while it was blank."""

    status: str | None
    score: Decimal | None
    max_score: Decimal


class Snapshot(NamedTuple):
    """One moment whole. `sums` are the kept totals (total, max_score, index_percent, self_score, self_max);
    `criteria` tells by id, version and checksum which copy of a set it was scored by.
    """

    card: SnapshotCard
    answers: Mapping[str, Answer]
    nodes: Mapping[str, SnapshotNode]
    sums: Mapping[str, Decimal | None]
    class_name: str | None
    provisional: bool
    survey_held: bool
    facts: frozenset[str]
    criteria: tuple[str, int, str]


def cards(connection: Connection, card_id: int) -> list[SnapshotCard]:
    """The moments of an assessment, the first one first."""
    rows = connection.execute(select(*_CARD).where(snapshot.c.assessment_id == card_id).order_by(snapshot.c.id))
    return list(map(_as_card, rows))


def take(
    connection: Connection, card_id: int, stage: Stage, label: str, who: str, *, automatic: bool = False
) -> SnapshotCard:
    """Write down how an assessment stands at this moment."""
    row = card_row(connection, card_id)
    kept = connection.execute(
        select(
            *(type_coerce(total.c[name], BigInteger).label(name) for name in _SUMS),
            total.c.class_name,
            total.c.provisional,
        ).where(total.c.assessment_id == card_id, total.c.stage == stage.value)
    ).one_or_none()
    if kept is None:
        raise InputError("Chưa có gì để ghi lại ở bước này của bản chấm điểm.")
    content = {
        "answers": {code: answer.as_data() for code, answer in read_answers(connection, card_id, stage).items()},
        "survey_held": bool(row.survey_held),
        "facts": sorted(read_facts(row.facts)),
        "nodes": kept_nodes(connection, card_id, stage),
        "sums": {name: getattr(kept, name) for name in _SUMS},
        "class": kept.class_name,
        "provisional": bool(kept.provisional),
    }
    written = {
        "assessment_id": card_id,
        "stage": stage.value,
        "criteria_set_id": row.criteria_set_id,
        "at": now(),
        "who": plain(who),
        "label": plain(label),
        "automatic": automatic,
        "content": dumps(content),
    }
    key = int((connection.execute(insert(snapshot), written).inserted_primary_key or (0,))[0])
    return _as_card(connection.execute(select(*_CARD).where(snapshot.c.id == key)).one())


def take_monthly(connection: Connection, card_id: int) -> None:
    """Before the first edit of a month: write down how the months before have left the assessment."""
    local = datetime.now().astimezone()
    begun = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    of_card = (history.c.assessment_id == card_id, history.c.stage == Stage.SELF.value)
    last = connection.scalar(select(func.max(history.c.at)).where(*of_card))
    if last is not None and last < begun.isoformat(timespec="microseconds"):
        month = datetime.fromisoformat(last).astimezone()
        take(connection, card_id, Stage.SELF, f"Hết tháng {month:%m/%Y}", "", automatic=True)


def read(connection: Connection, snapshot_id: int) -> Snapshot:
    of = (criteria_set.c.set_id, criteria_set.c.version, criteria_set.c.sha256)
    row = connection.execute(
        select(snapshot, *of).select_from(snapshot.join(criteria_set)).where(snapshot.c.id == snapshot_id)
    ).one_or_none()
    if row is None:
        raise InputError("Không tìm thấy thời điểm này; hãy mở lại danh sách các thời điểm đã lưu.")
    data = json.loads(row.content)
    return Snapshot(
        card=_as_card(row),
        answers={code: Answer.from_data(one) for code, one in data["answers"].items()},
        nodes={
            code: SnapshotNode(status, _points(score), Points.decimal(maximum))
            for code, (status, score, maximum) in data["nodes"].items()
        },
        sums={name: _points(kept) for name, kept in data["sums"].items()},
        class_name=data["class"],
        provisional=data["provisional"],
        survey_held=data["survey_held"],
        facts=frozenset(data["facts"]),
        criteria=(row.set_id, row.version, row.sha256),
    )


def _points(kept: int | None) -> Decimal | None:
    return None if kept is None else Points.decimal(kept)


def _as_card(row: Any) -> SnapshotCard:
    at = datetime.fromisoformat(row.at)
    return SnapshotCard(row.id, at, row.who, row.label, bool(row.automatic), Stage(row.stage))
