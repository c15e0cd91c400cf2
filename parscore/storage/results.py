"""What is kept of results for ranking and queries: the rows that moved and the totals, as the answers give them."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Connection, Row, Table, bindparam, delete, select, type_coerce

from parscore.scoring.assessment import score
from parscore.scoring.result import NodeResult, Result
from parscore.scoring.stages import Stage
from parscore.storage.points import Points
from parscore.storage.reading import Sets, card_row, read_set, read_sheet, scored_stages
from parscore.storage.schema import result as result_table
from parscore.storage.schema import total

Kept = tuple[str | None, int | None, int]
"""The status, points and maximum of a node as they stand in the database, in millionths."""

_COLUMNS = result_table.c
_KEPT = select(
    _COLUMNS.code,
    _COLUMNS.status,
    type_coerce(_COLUMNS.score, BigInteger),
    type_coerce(_COLUMNS.max_score, BigInteger),
).where(_COLUMNS.assessment_id == bindparam("card"), _COLUMNS.stage == bindparam("of_stage"))
_DROP = delete(result_table).where(
    _COLUMNS.assessment_id == bindparam("card"),
    _COLUMNS.stage == bindparam("of_stage"),
    _COLUMNS.code == bindparam("gone"),
)


@cache
def upsert(table: Table, dialect: str) -> Any:
    """An insert that replaces the row with the same key."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
    statement = insert(table)
    return statement.on_conflict_do_update(
        index_elements=[column.name for column in table.primary_key],
        set_={c.name: statement.excluded[c.name] for c in table.columns if not c.primary_key},
    )


def keep_result(
    connection: Connection, card_id: int, stage: Stage, result: Result, known: Result | None = None
) -> None:
    """Write the nodes that moved and the totals; `known` is what stands there, when that is certain."""
    moved, gone = _moved_since(result, known) if known else _moved(result, kept_nodes(connection, card_id, stage))
    where = {"assessment_id": card_id, "stage": stage.value}
    rows = [{**where, "code": n.code, "status": n.status, "score": n.score, "max_score": n.max_score} for n in moved]
    dialect = connection.dialect.name
    if rows:
        connection.execute(upsert(result_table, dialect), rows)
    if gone:
        connection.execute(_DROP, [{"card": card_id, "of_stage": stage.value, "gone": code} for code in gone])
    connection.execute(upsert(total, dialect), where | totals_of(result))


def totals_of(result: Result) -> dict[str, object]:
    return {
        "total": result.total,
        "max_score": result.max_score,
        "index_percent": result.index_percent,
        "self_score": result.self_part.score,
        "self_max": result.self_part.max_score,
        "class_name": result.class_name,
        "provisional": result.provisional,
    }


def rescore(connection: Connection, row: Row[Any], stage: Stage, sets: Sets) -> Result:
    """What the kept answers come to."""
    return score(read_set(connection, row.criteria_set_id, sets), read_sheet(connection, row, stage))


def rescore_stages(connection: Connection, card_id: int, sets: Sets, *, but: Stage | None = None) -> None:
    """Bring what is kept of the stages in step, after something changed that they share."""
    row = card_row(connection, card_id)
    for stage in scored_stages(connection, card_id):
        if stage is not but:
            keep_result(connection, card_id, stage, rescore(connection, row, stage, sets))


def kept_nodes(connection: Connection, card_id: int, stage: Stage) -> dict[str, Kept]:
    rows = connection.execute(_KEPT, {"card": card_id, "of_stage": stage.value})
    return {code: (status, points, maximum) for code, status, points, maximum in rows}


def nodes_to_keep(result: Result) -> dict[str, Kept]:
    """The nodes of a result as they are to stand in the database."""
    return {
        code: (
            node.status,
            None if node.score is None else Points.millionths(node.score),
            Points.millionths(node.max_score),
        )
        for code, node in result.nodes.items()
    }


def _moved(result: Result, kept: dict[str, Kept]) -> tuple[list[NodeResult], Iterable[str]]:
    wanted = nodes_to_keep(result)
    return [result.nodes[code] for code, row in wanted.items() if kept.get(code) != row], kept.keys() - wanted.keys()


def _moved_since(result: Result, known: Result) -> tuple[list[NodeResult], Iterable[str]]:
    def stands(node: NodeResult) -> bool:
        old = known.nodes.get(node.code)
        return old is node or (
            old is not None
            and old.status is node.status
            and old.max_score == node.max_score
            and old.score == node.score
        )

    return [node for node in result.nodes.values() if not stands(node)], known.nodes.keys() - result.nodes.keys()
