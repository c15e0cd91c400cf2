"""What the official writes around the figures of the report: one row for each text, so that windows do not undo each
other's, kept with the year and offered to the next.
"""

import json

from sqlalchemy import Connection, bindparam, delete, select

from parscore.faults import EnvironmentFault, InputError
from parscore.scoring.report_texts import ReportTexts, ReportTextsError
from parscore.scoring.state import CLOSED_WORDS, State
from parscore.storage.reading import card_row
from parscore.storage.results import upsert
from parscore.storage.schema import assessment, report_text
from parscore.storage.stored import dumps, now, plain

_DROP = delete(report_text).where(
    report_text.c.assessment_id == bindparam("card"), report_text.c.name == bindparam("gone")
)


def read(connection: Connection, card_id: int) -> ReportTexts:
    """The texts of a year; those nobody wrote stand as a fresh form has them."""
    rows = connection.execute(
        select(report_text.c.name, report_text.c.value).where(report_text.c.assessment_id == card_id)
    )
    try:
        return ReportTexts.from_data({name: json.loads(value) for name, value in rows})
    except (ReportTextsError, ValueError) as error:
        raise EnvironmentFault(
            f"Chưa đọc được lời văn báo cáo đã lưu ({error}); dữ liệu được giữ nguyên, hãy cài bản PARSCORE mới nhất."
        ) from error


def keep(connection: Connection, card_id: int, texts: ReportTexts, who: str, before: ReportTexts | None) -> None:
    """Write what differs from `before` (None: from what stands); InputError when the year is locked."""
    row = card_row(connection, card_id)
    if State(row.state) is State.LOCKED:
        raise InputError(CLOSED_WORDS[State.LOCKED])
    stands = read(connection, card_id).as_data()
    known = stands if before is None else before.as_data()
    wanted = texts.as_data()
    moved = {name for name in {*wanted, *known} if wanted.get(name) != known.get(name)}
    at = now()
    rows = [
        {"assessment_id": card_id, "name": name, "value": dumps(_plain(wanted[name])), "at": at, "who": plain(who)}
        for name in sorted(moved & wanted.keys())
    ]
    if rows:
        connection.execute(upsert(report_text, connection.dialect.name), rows)
    if gone := moved - wanted.keys():
        connection.execute(_DROP, [{"card": card_id, "gone": name} for name in sorted(gone)])


def of_year_before(connection: Connection, card_id: int) -> ReportTexts | None:
    """The texts of the last earlier year of the same unit that has any, ready for a new year."""
    row = card_row(connection, card_id)
    earlier = connection.scalar(
        select(assessment.c.id)
        .where(
            assessment.c.unit_id == row.unit_id,
            assessment.c.year < row.year,
            assessment.c.id.in_(select(report_text.c.assessment_id)),
        )
        .order_by(assessment.c.year.desc(), assessment.c.id.desc())
        .limit(1)
    )
    return None if earlier is None else read(connection, earlier).for_next_year()


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [plain(one) for one in value]
    return plain(value) if isinstance(value, str) else value
