"""Decisions on documents: what the program pointed out (personal data, a secrecy mark, a date outside the year), what
the official decided, who and when. Nothing is ever taken back; a later decision stands beside the earlier one.
"""

from datetime import datetime
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from parscore.storage.schema import decision
from parscore.storage.stored import now, plain


class Decision(NamedTuple):
    """What was decided `about` a document; without one (None) it is about a file that was then not stored."""

    document: int | None
    sha256: str
    file_name: str
    about: str
    words: str
    at: datetime
    who: str


def keep(
    connection: Connection, sha256: str, file_name: str, about: str, words: str, who: str, document: int | None
) -> Decision:
    row = {
        "document_id": document,
        "sha256": sha256,
        "file_name": plain(file_name),
        "about": about,
        "words": plain(words),
        "at": now(),
        "who": plain(who),
    }
    connection.execute(insert(decision), row)
    return _as_decision(SimpleNamespace(**row))


def read(connection: Connection, document: int | None = None) -> list[Decision]:
    """All decisions, or those on one document, the first one first."""
    wanted = select(decision).order_by(decision.c.id)
    if document is not None:
        wanted = wanted.where(decision.c.document_id == document)
    return [_as_decision(row) for row in connection.execute(wanted)]


def _as_decision(row: Any) -> Decision:
    at = datetime.fromisoformat(row.at)
    return Decision(row.document_id, row.sha256, row.file_name, row.about, row.words, at, row.who)
