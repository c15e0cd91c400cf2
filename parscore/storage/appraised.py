"""What others gave for each leaf: the Sở's appraisals and the published scores, typed or read from its return sheet.

Nothing is written over: the latest row of a leaf holds, those before it tell what it was.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, insert, select

from parscore.faults import InputError
from parscore.scoring.stages import Stage
from parscore.storage.points import Points
from parscore.storage.reading import card_row
from parscore.storage.schema import appraised
from parscore.storage.stored import now, plain

APPRAISING = (Stage.APPRAISAL_1, Stage.APPRAISAL_2, Stage.PUBLISHED)


class Appraised(NamedTuple):
    """What one leaf was given, and why. `score` is None where an earlier one was taken back; `source` names the file
    it was read from, empty when it was typed.
    """

    code: str
    score: Decimal | None
    remark: str = ""
    source: str = ""
    at: datetime | None = None
    who: str = ""


class AppraisedChange(NamedTuple):
    """One line of the story: what a leaf had been given and what it was given then."""

    stage: Stage
    old: Appraised | None
    new: Appraised


def read(connection: Connection, card_id: int, stage: Stage) -> dict[str, Appraised]:
    """What holds for each leaf, by code."""
    latest = (
        select(func.max(appraised.c.id))
        .where(appraised.c.assessment_id == card_id, appraised.c.stage == stage.value)
        .group_by(appraised.c.code)
    )
    rows = connection.execute(select(appraised).where(appraised.c.id.in_(latest)).order_by(appraised.c.code))
    found = map(_as_appraised, rows)
    return {one.code: one for one in found if one.score is not None or one.remark}


def keep(
    connection: Connection, card_id: int, stage: Stage, given: Iterable[Appraised], who: str
) -> dict[str, Appraised]:
    """Write what differs from what holds; what held for the leaves written is given back, to take them back by.

    InputError for a stage that is no appraisal, a negative score and one with too many decimals.
    """
    card_row(connection, card_id)
    if stage not in APPRAISING:
        raise InputError("Điểm thẩm định chỉ ghi cho lần thẩm định hoặc kết quả công bố.")
    holding = read(connection, card_id, stage)
    at, before, rows = now(), {}, []
    for one in given:
        old = holding.get(one.code, Appraised(one.code, None))
        new = one._replace(remark=plain(one.remark), source=plain(one.source))
        if (old.score, old.remark) == (new.score, new.remark):
            continue
        _refuse(new)
        before[one.code] = old
        rows.append(
            {
                "assessment_id": card_id,
                "stage": stage.value,
                "code": plain(one.code),
                "score": new.score,
                "remark": new.remark,
                "source": new.source,
                "at": at,
                "who": plain(who),
            }
        )
    if rows:
        connection.execute(insert(appraised), rows)
    return before


def story(connection: Connection, card_id: int) -> list[AppraisedChange]:
    """Everything ever given, the first first, each with what stood there before."""
    rows = connection.execute(select(appraised).where(appraised.c.assessment_id == card_id).order_by(appraised.c.id))
    standing: dict[tuple[str, str], Appraised] = {}
    told = []
    for row in rows:
        new = _as_appraised(row)
        told.append(AppraisedChange(Stage(row.stage), standing.get((row.stage, row.code)), new))
        standing[row.stage, row.code] = new
    return told


def scores(given: Mapping[str, Appraised]) -> dict[str, Decimal]:
    """The scores alone."""
    return {code: one.score for code, one in given.items() if one.score is not None}


def _refuse(given: Appraised) -> None:
    if given.score is None:
        return
    if given.score < 0:
        raise InputError(f"Điểm thẩm định của mục {given.code} không được âm.")
    try:
        Points.millionths(given.score)
    except ValueError as error:
        raise InputError(
            f"Điểm thẩm định của mục {given.code} không lưu được: nhiều nhất {Points.PLACES} chữ số sau dấu phẩy."
        ) from error


def _as_appraised(row: Any) -> Appraised:
    at = datetime.fromisoformat(row.at)
    return Appraised(row.code, row.score, row.remark, row.source, at, row.who)
