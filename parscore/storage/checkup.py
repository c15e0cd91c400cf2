"""The proof that a workspace is whole: structure, sets, results that agree with the answers, and stored files."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import DBAPIError

from parscore.faults import EnvironmentFault
from parscore.scoring.stages import Stage
from parscore.storage import report_words, snapshots
from parscore.storage.evidence_store import EvidenceStore, Watch
from parscore.storage.points import Points
from parscore.storage.reading import IN_ORDER, Sets, scored_stages
from parscore.storage.results import kept_nodes, nodes_to_keep, rescore, totals_of
from parscore.storage.schema import shelf, total
from parscore.storage.set_card import read_draft
from parscore.storage.store_checkup import Finding, known_files, left_over, lost_files
from parscore.storage.stored import as_card

__all__ = ["Finding", "examined"]


def examined(
    connection: Connection, store: EvidenceStore, *, deep: bool = False, watch: Watch | None = None
) -> Iterator[Finding]:
    """All that is not as it should be in the database and the evidence store; `deep` reads every stored file."""
    if broken := _structure(connection):
        yield from (Finding("structure", message) for message in broken)
        return
    sets: Sets = {}
    for row in connection.execute(IN_ORDER).all():
        card = as_card(row)
        name = f"Bản chấm điểm năm {card.year} của {card.unit.name} ({card.criteria_id})"
        for stage in scored_stages(connection, card.id):
            for message in _of_stage(connection, row, stage, sets):
                yield Finding("assessment", f"{name}: {message}")
        for message in _beside(connection, card.id):
            yield Finding("assessment", f"{name}: {message}")
    for message in _of_shelf(connection):
        yield Finding("shelf", message)
    known = known_files(connection)
    yield from lost_files(known, store, deep=deep, watch=watch)
    yield from left_over(known, store)


def _beside(connection: Connection, card_id: int) -> Iterator[str]:
    """What stands beside the answers of a year and can no longer be read."""
    try:
        report_words.read(connection, card_id)
    except EnvironmentFault as fault:
        yield str(fault)
    for one in snapshots.cards(connection, card_id):
        try:
            snapshots.read(connection, one.id)
        except (ValueError, KeyError, TypeError) as error:
            yield f"không đọc lại được thời điểm “{one.label}” đã lưu ({error!r}); các thời điểm khác vẫn còn nguyên."


def _of_shelf(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(shelf).order_by(shelf.c.id)):
        try:
            read_draft(row)
        except EnvironmentFault as fault:
            yield str(fault)


def _of_stage(connection: Connection, row: Row[Any], stage: Stage, sets: Sets) -> Iterator[str]:
    try:
        result = rescore(connection, row, stage, sets)
    except EnvironmentFault as fault:
        yield str(fault)
    except ValueError as error:
        yield f"không đọc lại được nội dung đã lưu ({error})."
    else:
        if moved := _disagreeing(connection, row.id, stage, nodes_to_keep(result)):
            yield f"điểm lưu của mục {', '.join(moved)} khác điểm tính lại từ nội dung kê khai."
        if _kept_totals(connection, row.id, stage) != _totals_to_keep(totals_of(result)):
            yield "tổng điểm lưu khác tổng điểm tính lại từ nội dung kê khai."


def _structure(connection: Connection) -> list[str]:
    """What SQLite finds wrong with the file itself; a server looks after its own."""
    if connection.dialect.name != "sqlite":
        return []
    advice = "hãy khôi phục từ bản sao lưu gần nhất"
    try:
        messages = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    except DBAPIError as error:
        return [f"Tệp dữ liệu đã hỏng ({error.orig}); {advice}."]
    return [f"Tệp dữ liệu có chỗ hỏng ({message}); {advice}." for message in messages if message != "ok"] + [
        f"Bảng {orphan[0]} có dòng trỏ tới nội dung không còn trong bảng {orphan[2]}; {advice}." for orphan in orphans
    ]


def _disagreeing(
    connection: Connection, card_id: int, stage: Stage, wanted: dict[str, tuple[str | None, int | None, int]]
) -> list[str]:
    kept = kept_nodes(connection, card_id, stage)
    return [code for code in {**wanted, **kept} if kept.get(code) != wanted.get(code)]


def _kept_totals(connection: Connection, card_id: int, stage: Stage) -> dict[str, object]:
    of_stage = select(total).where(total.c.assessment_id == card_id, total.c.stage == stage)
    kept = connection.execute(of_stage).one()._asdict()
    return {name: value for name, value in kept.items() if name not in ("assessment_id", "stage")}


def _totals_to_keep(wanted: dict[str, object]) -> dict[str, object]:
    """Computed totals as the column type gives them back."""
    points = Points()
    return {
        name: points.process_result_value(Points.millionths(value), None)
        if name not in ("class_name", "provisional") and value is not None
        else value
        for name, value in wanted.items()
    }
