"""A first look at the workspace with Python's own sqlite3, so that the window is filled before SQLAlchemy is loaded.

It reads the very rows `Workspace.open` reads, of a file of this program's own version, and writes nothing. Whatever is
out of the ordinary (no file, one that can only be read, another version, a lock, a set that was tampered with) gives no
glimpse, and the workspace is opened first, which says why.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from parscore.scoring.answers import AnswerSheet
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.kept import read_kept
from parscore.scoring.stages import Stage
from parscore.storage.places import sqlite_uri
from parscore.storage.stored import (
    Card,
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
from parscore.storage.version import FILE_NAME, VERSION

try:
    from _sha256 import sha256  # type: ignore[import-not-found]  # Python's own; hashlib loads OpenSSL, 10 ms and 4 MB
except ImportError:  # it has another name since Python 3.12
    from hashlib import sha256

PATIENCE = 0.05  # seconds; whoever holds the file longer is waited for by the workspace, which can say so
_CARDS = """
SELECT assessment.*, unit.code AS unit_code, unit.name AS unit_name, unit.kind AS unit_kind,
       criteria_set.title AS set_title
FROM assessment JOIN unit ON unit.id = unit_id JOIN criteria_set ON criteria_set.id = criteria_set_id
ORDER BY unit.sort_key, unit.code, year DESC, set_id, set_version
"""
_ANSWERS = "SELECT code, content FROM answer WHERE assessment_id = ? AND stage = ? ORDER BY code"
_STEPS = """
SELECT * FROM history WHERE assessment_id = ? AND stage = ? AND kind = 'edit' AND NOT superseded ORDER BY id
"""
_LINKS = "SELECT * FROM evidence_link WHERE assessment_id = ? AND stage = ? ORDER BY code, position, id"
_DOCUMENTS = """
SELECT * FROM document WHERE id IN (SELECT document_id FROM evidence_link WHERE assessment_id = ? AND stage = ?)
"""
_STATES = "SELECT * FROM state_change WHERE assessment_id = ? ORDER BY id"


class Glimpse(NamedTuple):
    """An assessment as it stands on the disk, with the list of all and the settings."""

    opened: Opened
    cards: tuple[Card, ...]
    settings: dict[str, str]


def glance(folder: Path, choose: Callable[[tuple[Card, ...], dict[str, str]], Card]) -> Glimpse | None:
    """The assessment chosen from the list and the settings; None when the workspace must be opened to know more."""
    file = folder.absolute() / FILE_NAME
    if not (file.is_file() and os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        return None
    try:
        with closing(sqlite3.connect(sqlite_uri(file, "mode=rw"), uri=True, timeout=PATIENCE)) as connection:
            connection.row_factory = _named
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            return _look(connection, choose)
    except (sqlite3.Error, ValueError, OSError):
        return None


def _look(connection: sqlite3.Connection, choose: Callable[[tuple[Card, ...], dict[str, str]], Card]) -> Glimpse | None:
    versions = [row.version_num for row in connection.execute("SELECT version_num FROM alembic_version")]
    rows = {row.id: row for row in connection.execute(_CARDS)} if versions == [VERSION] else {}
    if not rows:
        return None
    cards = tuple(map(as_card, rows.values()))
    settings = {row.name: row.value for row in connection.execute("SELECT name, value FROM setting")}
    card = choose(cards, settings)
    opened = _opened(connection, rows[card.id], card)
    return None if opened is None else Glimpse(opened, cards, settings)


def _named(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> SimpleNamespace:
    return SimpleNamespace(**{column[0]: value for column, value in zip(cursor.description, row, strict=True)})


def _opened(connection: sqlite3.Connection, row: Any, card: Card) -> Opened | None:
    kept = connection.execute(
        "SELECT content, sha256 FROM criteria_set WHERE id = ?", (row.criteria_set_id,)
    ).fetchone()
    if sha256(kept.content.encode()).hexdigest() != kept.sha256:
        return None
    answers = {a.code: read_answer(a.content) for a in connection.execute(_ANSWERS, (row.id, Stage.SELF.value))}
    sheet = AnswerSheet(
        criteria_id=card.criteria_id,
        criteria_version=card.criteria_version,
        unit=card.unit,
        year=card.year,
        answers=answers,
        survey_held=bool(row.survey_held),
        facts=read_facts(row.facts),
    )
    steps = tuple(
        Step(s.id, read_edit(s.label, s.content), bool(s.undone), datetime.fromisoformat(s.at), s.who)
        for s in connection.execute(_STEPS, (row.id, Stage.SELF.value))
    )
    of_stage = (row.id, Stage.SELF.value)
    return Opened(
        card=card,
        criteria_set=read_kept(CriteriaSet, kept.content),
        sheet=sheet,
        circumstances=read_circumstances(row),
        steps=steps,
        links=links_by_code(connection.execute(_LINKS, of_stage)),
        documents={d.id: as_document(d) for d in connection.execute(_DOCUMENTS, of_stage)},
        state_log=tuple(map(as_state_change, connection.execute(_STATES, (row.id,)))),
    )
