"""The shelf: criteria sets being prepared, which change with every edit, and sets in use, which never change again."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from types import SimpleNamespace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, case, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from parscore.faults import InputError
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.set_draft import SetDraft
from parscore.storage.into_use import highest_version, hindrances, same_in_use
from parscore.storage.schema import assessment, criteria_set, shelf
from parscore.storage.set_card import (
    CARD_COLUMNS,
    DRAFT,
    IN_USE,
    RemovedSet,
    SetCard,
    as_set_card,
    draft_row,
    place_in_list,
    read_draft,
)
from parscore.storage.stored import now, plain

__all__ = ["RemovedSet", "SetCard", "SetShelf"]

T = TypeVar("T")
Door = Callable[[], AbstractContextManager[Connection]]
"""Opens a transaction, and tells the faults of the machine in words."""

_SCORED_BY_IT = (
    select(func.count())
    .select_from(assessment.join(criteria_set))
    .where(criteria_set.c.sha256 == shelf.c.sha256)
    .scalar_subquery()
)
_CARDS = select(*CARD_COLUMNS, case((shelf.c.state == IN_USE, _SCORED_BY_IT), else_=0).label("assessments"))


class SetShelf:
    """The sets of a workspace, its `sets`. What was returned from a writing method survives a crash."""

    def __init__(self, reading: Door, writing: Door) -> None:
        self._reading = reading
        self._writing = writing

    def cards(self) -> list[SetCard]:
        """Every set on the shelf, by title, the latest version first."""
        with self._reading() as connection:
            rows = sorted(connection.execute(_CARDS), key=place_in_list)
        return [as_set_card(row, row.assessments) for row in rows]

    def in_use(self) -> list[CriteriaSet]:
        """The sets that can be scored by, in the order of the list."""
        with self._reading() as connection:
            rows = connection.execute(select(shelf).where(shelf.c.state == IN_USE)).all()
        return [read_draft(row).criteria_set for row in sorted(rows, key=place_in_list)]

    def read(self, set_id: int) -> SetDraft:
        """A set with its readings and replies; EnvironmentFault when it was tampered with."""
        with self._reading() as connection:
            return read_draft(_row(connection, set_id))

    def hindrances(self, set_id: int) -> list[str]:
        """Why a draft cannot be put in use yet, each as a clause; empty when it can."""
        with self._reading() as connection:
            return hindrances(connection, read_draft(_row(connection, set_id)))

    def add(self, draft: SetDraft, *, origin: str, who: str = "", in_use: bool = False) -> SetCard:
        """Put a draft on the shelf. In use at once it must pass what `put_in_use` asks; one already in use is given
        back instead."""
        row = draft_row(draft)

        def attempt() -> SetCard:
            with self._writing() as connection:
                if in_use and (known := same_in_use(connection, row)) is not None:
                    return _card(connection, known)
                if in_use:
                    _refuse_when_hindered(connection, draft)
                return _add(connection, row, origin=origin, who=who, in_use=in_use)

        return _twice(attempt)

    def keep(self, set_id: int, draft: SetDraft, *, revision: int, who: str = "") -> SetCard:
        """Keep a draft as it now is; InputError when it is in use, or was changed elsewhere since `revision`."""
        row = draft_row(draft)
        with self._writing() as connection:
            return _change(connection, set_id, revision, {**row, "who": plain(who)})

    def put_in_use(self, set_id: int, *, who: str = "") -> SetCard:
        """Make a draft a set to score by, for ever as it is; InputError with everything that hinders it."""

        def attempt() -> SetCard:
            with self._writing() as connection:
                row = _row(connection, set_id)
                if row.state == DRAFT:
                    _refuse_when_hindered(connection, read_draft(row))
                    entered = {"state": IN_USE, "in_use_at": now(), "who": plain(who)}
                    _change(connection, set_id, row.revision, entered)
                return _card(connection, set_id)

        return _twice(attempt)

    def new_version(self, set_id: int, *, who: str = "") -> SetCard:
        """A draft that follows a set, with the next free version; readings and replies come along.

        Its points are illustrative again: what a person confirmed was the version before.
        """
        with self._writing() as connection:
            row = _row(connection, set_id)
            earlier = read_draft(row)
            version = highest_version(connection, row.set_id) + 1
            draft = earlier.but(criteria_set=earlier.criteria_set.but(version=version, points_status="illustrative"))
            origin = f"{row.set_id} phiên bản {row.version}"
            return _add(connection, draft_row(draft), origin=origin, who=who, in_use=False)

    def remove(self, set_id: int) -> RemovedSet:
        """Take a set off the shelf; InputError when it is in use and assessments were scored by it."""
        with self._writing() as connection:
            card, row = _card(connection, set_id), _row(connection, set_id)
            if card.assessments:
                raise InputError(
                    f"Chưa xóa được “{card.title}”: {card.assessments} bản chấm điểm đang theo bộ tiêu chí này; "
                    "bộ đã dùng để chấm luôn được giữ."
                )
            connection.execute(delete(shelf).where(shelf.c.id == set_id))
            return RemovedSet(card, row._asdict())

    def restore(self, removed: RemovedSet) -> SetCard:
        """Put back what was removed, under its own id; InputError when another set took its identity meanwhile."""

        def attempt() -> SetCard:
            with self._writing() as connection:
                if connection.scalar(select(shelf.c.id).where(shelf.c.id == removed.card.id)) is None:
                    if removed.card.is_in_use:
                        _refuse_when_hindered(connection, read_draft(SimpleNamespace(**removed.row)))
                    connection.execute(insert(shelf), dict(removed.row))
                return _card(connection, removed.card.id)

        return _twice(attempt)


def _twice(attempt: Callable[[], T]) -> T:
    """Another program may enter the same identity in between; the second attempt sees its row and says so."""
    try:
        return attempt()
    except IntegrityError:
        return attempt()


def _row(connection: Connection, set_id: int) -> Row[Any]:
    row = connection.execute(select(shelf).where(shelf.c.id == set_id)).one_or_none()
    if row is None:
        raise InputError("Không tìm thấy bộ tiêu chí này trong dữ liệu; có thể đã bị xóa, hãy mở lại danh sách.")
    return row


def _card(connection: Connection, set_id: int) -> SetCard:
    found = connection.execute(_CARDS.where(shelf.c.id == set_id)).one_or_none()
    row = found or _row(connection, set_id)  # which says that it is not there
    return as_set_card(row, row.assessments)


def _add(connection: Connection, row: dict[str, object], *, origin: str, who: str, in_use: bool) -> SetCard:
    moment = now()
    added = {
        **row,
        "state": IN_USE if in_use else DRAFT,
        "origin": plain(origin),
        "revision": 0,
        "created_at": moment,
        "updated_at": moment,
        "in_use_at": moment if in_use else None,
        "who": plain(who),
    }
    key = connection.execute(insert(shelf), added).inserted_primary_key or (0,)
    return _card(connection, int(key[0]))


def _change(connection: Connection, set_id: int, revision: int, values: Mapping[str, object]) -> SetCard:
    """Write to a draft that is still as the caller saw it: the one statement that changes what stands on the shelf."""
    changed = connection.execute(
        update(shelf)
        .where(shelf.c.id == set_id, shelf.c.state == DRAFT, shelf.c.revision == revision)
        .values(**values, revision=shelf.c.revision + 1, updated_at=now())
        .returning(*CARD_COLUMNS)
    ).one_or_none()
    if changed is not None:
        return as_set_card(changed)
    if _row(connection, set_id).state == IN_USE:
        raise InputError("Bộ tiêu chí đang dùng không sửa được nữa; hãy tạo phiên bản mới rồi sửa ở bản đó.")
    raise InputError("Bản nháp này vừa được sửa ở cửa sổ hoặc máy khác; hãy mở lại bản nháp rồi làm tiếp.")


def _refuse_when_hindered(connection: Connection, draft: SetDraft) -> None:
    if reasons := hindrances(connection, draft):
        raise InputError(
            f"Chưa đưa vào dùng được “{draft.criteria_set.title or draft.criteria_set.id}”: {'; '.join(reasons)}."
        )
