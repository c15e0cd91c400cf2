"""The units merged into another one, and when; their years stay theirs."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from parscore.faults import InputError
from parscore.scoring.answers import Unit
from parscore.storage.earlier_results import unit_key
from parscore.storage.schema import unit, unit_predecessor
from parscore.storage.stored import date_text, read_date, unit_row


class Predecessor(NamedTuple):
    """A unit that was merged into a later one; `merged_on` is None while nobody told."""

    unit: Unit
    merged_on: date | None = None


def read(connection: Connection, code: str) -> list[Predecessor]:
    """The units merged into this one, in the Vietnamese order of their names."""
    of_unit = (
        select(unit.c.code, unit.c.name, unit.c.kind, unit_predecessor.c.merged_on)
        .join(unit_predecessor, unit_predecessor.c.predecessor_id == unit.c.id)
        .where(unit_predecessor.c.unit_id == unit_key(connection, code))
        .order_by(unit.c.sort_key, unit.c.code)
    )
    rows = connection.execute(of_unit)
    return [Predecessor(Unit(row.code, row.name, row.kind), read_date(row.merged_on)) for row in rows]


def keep(connection: Connection, code: str, wanted: Sequence[Predecessor]) -> list[Predecessor]:
    """Say which units were merged into this one; what was said before is given back. Units not known yet are made.

    InputError for a unit merged into itself, also by way of others.
    """
    key, before = unit_key(connection, code), read(connection, code)
    connection.execute(delete(unit_predecessor).where(unit_predecessor.c.unit_id == key))
    for one in wanted:
        predecessor = _unit(connection, one.unit)
        if key in (predecessor, *_all_before(connection, predecessor)):
            raise InputError(f"{one.unit.name} không thể vừa là đơn vị cũ vừa là đơn vị mới của cùng một lần sáp nhập.")
        row = {"unit_id": key, "predecessor_id": predecessor, "merged_on": date_text(one.merged_on)}
        connection.execute(insert(unit_predecessor), row)
    return before


def _all_before(connection: Connection, key: int) -> set[int]:
    found: set[int] = set()
    waiting = [key]
    while waiting:
        of_unit = select(unit_predecessor.c.predecessor_id).where(unit_predecessor.c.unit_id == waiting.pop())
        new = set(connection.scalars(of_unit)) - found
        found |= new
        waiting.extend(new)
    return found


def _unit(connection: Connection, given: Unit) -> int:
    row = unit_row(given)
    kept = connection.scalar(select(unit.c.id).where(unit.c.code == row["code"]))
    if kept is not None:
        return int(kept)
    if not row["code"] or not row["name"].strip():
        raise InputError("Đơn vị cần có mã và tên; hãy điền đủ rồi thử lại.")
    return int((connection.execute(insert(unit), row).inserted_primary_key or (0,))[0])
