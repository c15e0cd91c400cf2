"""Results of years scored without the program, by unit: what papers say, kept apart from what was worked out here."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update

from parscore.faults import InputError
from parscore.scoring.earlier_year import EarlierYear
from parscore.storage.schema import earlier_result, unit
from parscore.storage.stored import dumps, now, plain

YEARS = range(1990, 2101)


class EarlierResult(NamedTuple):
    """One such result as it is kept: `source` names the paper or file, empty when nobody told."""

    id: int
    unit_code: str
    result: EarlierYear
    source: str
    at: datetime
    who: str


def read(connection: Connection, unit_code: str) -> list[EarlierResult]:
    """What is known of a unit's earlier years, the earliest first; self-scores before what was published."""
    rows = connection.execute(
        select(earlier_result, unit.c.code.label("unit_code"))
        .select_from(earlier_result.join(unit))
        .where(unit.c.code == plain(unit_code), earlier_result.c.withdrawn.is_(False))
        .order_by(earlier_result.c.year, earlier_result.c.stage.desc(), earlier_result.c.id)
    )
    return list(map(_as_result, rows))


def keep(connection: Connection, unit_code: str, given: EarlierYear, source: str, who: str) -> EarlierResult:
    """Keep what a paper says; what stood for the same year and stage is withdrawn, not deleted."""
    if given.year not in YEARS:
        raise InputError(f"Năm {given.year} không dùng được; hãy ghi năm từ {YEARS[0]} đến {YEARS[-1]}.")
    unit_id = unit_key(connection, unit_code)
    stage = "published" if given.published else "self"
    same = (
        earlier_result.c.unit_id == unit_id,
        earlier_result.c.year == given.year,
        earlier_result.c.stage == stage,
    )
    connection.execute(update(earlier_result).where(*same).values(withdrawn=True))
    row = {
        "unit_id": unit_id,
        "year": given.year,
        "stage": stage,
        "title": plain(given.title),
        "content": plain(dumps(given.as_data())),
        "source": plain(source),
        "at": now(),
        "who": plain(who),
        "withdrawn": False,
    }
    key = int((connection.execute(insert(earlier_result), row).inserted_primary_key or (0,))[0])
    return next(one for one in read(connection, unit_code) if one.id == key)


def withdraw(connection: Connection, result_id: int) -> None:
    """Take a result out of all comparisons; it can be put back."""
    connection.execute(update(earlier_result).where(earlier_result.c.id == result_id).values(withdrawn=True))


def put_back(connection: Connection, result_id: int) -> None:
    """Let a withdrawn result stand again, in place of whatever stands for its year and stage."""
    row = connection.execute(select(earlier_result).where(earlier_result.c.id == result_id)).one_or_none()
    if row is None:
        raise InputError("Không tìm thấy kết quả này trong thư mục dữ liệu; hãy mở lại danh sách.")
    same = (
        earlier_result.c.unit_id == row.unit_id,
        earlier_result.c.year == row.year,
        earlier_result.c.stage == row.stage,
    )
    connection.execute(update(earlier_result).where(*same).values(withdrawn=earlier_result.c.id != result_id))


def unit_key(connection: Connection, code: str) -> int:
    """The id of a unit; InputError when the workspace has none of that code."""
    key = connection.scalar(select(unit.c.id).where(unit.c.code == plain(code)))
    if key is None:
        raise InputError(f"Không tìm thấy đơn vị có mã “{code}” trong thư mục dữ liệu.")
    return int(key)


def _as_result(row: Any) -> EarlierResult:
    result = EarlierYear.from_data(row.year, row.title, json.loads(row.content), published=row.stage == "published")
    return EarlierResult(row.id, row.unit_code, result, row.source, datetime.fromisoformat(row.at), row.who)
