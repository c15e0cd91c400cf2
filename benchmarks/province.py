"""A workspace of 3,321 communes × 10 years × 100 rows, written in bulk by the database itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, make_url

from benchmarks.samples import criteria_of
from parscore.scoring.answers import Unit
from parscore.storage.workspace import Workspace

UNITS, YEARS, ROWS = 3321, 10, 100
FIRST_YEAR = 2016
SET_ID = "do-100"

_UNITS = """
INSERT INTO unit (id, code, name, kind, sort_key, folded)
SELECT 1000 + n, 'xa-' || n, 'Xã số ' || n, CASE WHEN n % 5 = 0 THEN 'phuong' ELSE 'xa' END, 'xa' || (10000 + n),
       'xa so ' || n
FROM {units}
"""
_ASSESSMENTS = """
INSERT INTO assessment (id, unit_id, year, criteria_set_id, set_id, set_version, survey_held, facts, illustrative_facts,
                        state, revision, created_at, updated_at)
SELECT 1000 + n * 10 + y, 1000 + n, {first} + y, kept.id, kept.set_id, kept.version, {true}, '[]', {false},
       'locked', 1, '2025-01-01T00:00:00.000000+00:00', '2025-01-01T00:00:00.000000+00:00'
FROM {units}, {years}, (SELECT id, set_id, version FROM criteria_set ORDER BY id LIMIT 1) AS kept
"""
_TOTALS = """
INSERT INTO total (assessment_id, stage, total, max_score, index_percent, self_score, self_max, class_name, provisional)
SELECT 1000 + n * 10 + y, 'self', 40000000 + (n * 7919 + y * 104729) % 60000 * 1000, 100000000,
       40000000 + (n * 7919 + y * 104729) % 60000 * 1000, 40000000, 70000000, 'Tốt', {false}
FROM {units}, {years}
"""
_RESULTS = """
INSERT INTO result (assessment_id, stage, code, status, score, max_score)
SELECT 1000 + n * 10 + y, 'self', '1.' || r, 'scored', (n + y + r) % 2 * 1000000, 1000000
FROM {units}, {years}, {rows}
"""


@contextmanager
def province(folder: Path, server: str | None = None) -> Iterator[Workspace]:
    """The workspace, in a file of the folder or in a database of its own on the server."""
    if server is None:
        with Workspace(folder) as workspace:
            yield _filled(workspace)
        return
    import psycopg

    name = f"bench_{uuid4().hex}"
    address = make_url(server)
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            with Workspace(folder, address.set(database=name).render_as_string(hide_password=False)) as workspace:
                yield _filled(workspace)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _filled(workspace: Workspace) -> Workspace:
    workspace.create(Unit("xa-mau", "Xã Mẫu", "xa"), FIRST_YEAR, criteria_of(ROWS))
    with workspace._database.writing.begin() as connection:
        for statement in (_UNITS, _ASSESSMENTS, _TOTALS, _RESULTS):
            connection.exec_driver_sql(_written(connection, statement))
    with workspace._database.writing.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    return workspace


def _written(connection: Connection, statement: str) -> str:
    on_server = connection.dialect.name == "postgresql"
    parts = {
        "units": _numbers("n", UNITS, on_server),
        "years": _numbers("y", YEARS, on_server),
        "rows": _numbers("r", ROWS, on_server),
    }
    true, false = ("true", "false") if on_server else ("1", "0")
    text = statement.format(first=FIRST_YEAR, true=true, false=false, **parts)
    return text.replace("%", "%%") if on_server else text


def _numbers(name: str, count: int, on_server: bool) -> str:
    """A table of one column with the numbers from 0."""
    if on_server:
        return f"generate_series(0, {count - 1}) AS s_{name}({name})"
    counting = f"SELECT 0 AS {name} UNION ALL SELECT {name} + 1 FROM c_{name} WHERE {name} < {count - 1}"
    return f"(WITH RECURSIVE c_{name} AS ({counting}) SELECT {name} FROM c_{name}) AS s_{name}"
