"""Versions of the schema: made at once or step by step alike; older files are brought up, newer ones refused."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, inspect, select, update

from parscore.faults import EnvironmentFault
from parscore.scoring.answers import Answer
from parscore.scoring.assessment import score
from parscore.scoring.stages import Stage
from parscore.storage import schema, upgrade, version
from parscore.storage.connection import Database, connect
from parscore.storage.workspace import Workspace
from tests.storage.samples import ANSWERS, XA, Desk, declare_all, small_set

KEPT = Path(__file__).parents[1] / "fixtures" / "workspaces"
NEXT = f"{int(version.VERSION) + 1:04}"
NEXT_STEP = '''
"""A step from the future."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{present}"


def upgrade() -> None:
    with op.batch_alter_table("unit") as unit:
        unit.add_column(sa.Column("province", sa.Text(), nullable=False, server_default="Gia Lai"))
        unit.alter_column("folded", new_column_name="searched")
    {more}
'''


def next_step(more: str = "") -> str:
    return NEXT_STEP.format(revision=NEXT, present=version.VERSION, more=more)


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program one version ahead, whose new step may be rewritten."""
    steps = tmp_path / "migrations"
    shutil.copytree(upgrade.STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    step = steps / "versions" / f"{NEXT}_next.py"
    step.write_text(next_step(), encoding="utf-8")
    monkeypatch.setattr(upgrade, "STEPS", steps)
    monkeypatch.setattr(upgrade, "VERSION", NEXT)
    return step


def shape(connection: Connection) -> dict[str, Any]:
    """All that an engine tells of its tables; the order of constraints and quotes around names do not count."""
    seen = inspect(connection)
    found: dict[str, Any] = {}
    for name in sorted(seen.get_table_names()):
        columns = [{**column, "type": str(column["type"])} for column in seen.get_columns(name)]
        indexes = seen.get_indexes(name)
        parts: list[list[Any]] = [
            [*seen.get_unique_constraints(name)],
            [*seen.get_check_constraints(name)],
            [*seen.get_foreign_keys(name)],
            [{**one, "dialect_options": list(map(str, one.get("dialect_options", {}).values()))} for one in indexes],
        ]
        found[name] = columns, seen.get_pk_constraint(name), [sorted(map(str, part)) for part in parts]
    if connection.dialect.name == "sqlite":
        statements = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name")
        found["sql"] = {
            name: sorted(line.strip(" ,\t") for line in (sql or "").replace('"', "").splitlines())
            for name, sql in statements
        }
    return found


def reset(connection: Connection) -> None:
    schema.metadata.drop_all(connection)
    schema.stamp_metadata.drop_all(connection)


def shape_after(database: Database, way: Any) -> dict[str, Any]:
    with database.writing.begin() as connection:
        reset(connection)
        way(connection)
        return shape(connection)


def test_made_at_once_or_step_by_step_the_schema_is_the_same(tmp_path: Path, database_url: str) -> None:
    database = connect(tmp_path, database_url, create=True)
    at_once = shape_after(database, upgrade.create_all)
    by_steps = shape_after(database, upgrade.run_steps)
    with database.reading.connect() as connection:
        assert connection.scalar(select(schema.alembic_version.c.version_num)) == version.VERSION
        differences = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    database.close()
    assert at_once == by_steps
    assert differences == []


def test_the_last_step_is_the_version_of_the_program() -> None:
    assert ScriptDirectory(str(upgrade.STEPS)).get_heads() == [version.VERSION]


def test_every_version_has_a_kept_workspace() -> None:
    steps = {step.revision for step in ScriptDirectory(str(upgrade.STEPS)).walk_revisions()}
    assert {path.name for path in KEPT.iterdir() if path.is_dir() and path.name.isdigit()} == steps


def test_the_stages_of_the_schema_are_those_of_scoring() -> None:
    assert tuple(Stage) == schema.STAGES


@pytest.mark.parametrize("version", sorted(path.name for path in KEPT.glob("[0-9]*")))
def test_a_kept_workspace_of_every_version_opens_and_scores_the_same(tmp_path: Path, version: str) -> None:
    shutil.copy(KEPT / version / "parscore.db", tmp_path)
    expected = json.loads((KEPT / version / "expected.json").read_text(encoding="utf-8"))
    (tmp_path / "ke-hoach.pdf").write_bytes(b"Ke hoach")
    (tmp_path / "du-thao.pdf").touch()
    with Workspace(tmp_path) as workspace:
        for name in ("ke-hoach.pdf", "du-thao.pdf"):  # the one document its evidence speaks of, and what it was before
            workspace.evidence.take_in(tmp_path / name)
        assert workspace.verify() == []
        assert [card.year for card in workspace.cards()] == [one["year"] for one in expected]
        for card, told in zip(workspace.cards(), expected, strict=True):
            opened = workspace.open(card.id)
            answers = {code: Answer.from_data(data) for code, data in told["answers"].items()}
            assert opened.card.unit.name == told["unit"]
            assert opened.sheet.answers == answers
            assert [(step.edit.label, step.undone, step.who) for step in opened.steps] == [
                tuple(step) for step in told["steps"]
            ]
            result = score(opened.criteria_set, opened.sheet)
            assert result.total == Fraction(told["total"])
            assert result.class_name == told["class"]
            desk = Desk(workspace, card.id)
            for step in reversed(desk.steps):
                if not step.undone:
                    desk.undo(step)
            assert workspace.open(card.id).sheet.answers == {}
            assert workspace.verify() == []
        database = workspace._database
        with database.reading.connect() as connection:
            assert connection.scalars(select(schema.document.c.file_name)).all() == ["Kế hoạch CCHC.pdf"]


def test_what_stands_beside_a_year_is_read_back_from_the_kept_workspace(tmp_path: Path) -> None:
    shutil.copy(KEPT / "0005" / "parscore.db", tmp_path)
    with Workspace(tmp_path) as workspace:
        (card,) = workspace.cards(year=2024)
        texts = workspace.report_texts(card.id)
        assert (texts.place, texts.signer, texts.recipients) == ("Mẫu", "Trần Văn Bình", ("Như trên;", "Lưu: VT."))
        given = workspace.appraised(card.id, Stage.APPRAISAL_1)
        assert {code: (one.score, one.remark) for code, one in given.items()} == {
            "1.4": (Decimal("1"), "Thiếu phụ lục"),
            "2.2": (Decimal("1.25"), ""),
        }
        (older,) = workspace.earlier_results(XA.code)
        assert (older.result.total, older.result.rank, older.source) == (
            Decimal("81.755"),
            "3/45",
            "Quyết định 15/QĐ-UBND",
        )
        (moment,) = workspace.snapshots(card.id)
        assert workspace.snapshot(moment.id).answers == workspace.open(card.id).sheet.answers
        (before,) = workspace.predecessors(XA.code)
        assert (before.unit.name, before.merged_on) == ("Xã Cũ", date(2025, 7, 1))


def stamp(folder: Path, version: str | None) -> bytes:
    database = connect(folder, None, create=False)
    with database.writing.begin() as connection:
        connection.execute(update(schema.alembic_version).values(version_num=version))
    database.close()
    return (folder / "parscore.db").read_bytes()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    with Workspace(folder) as workspace:
        declare_all(Desk(workspace, workspace.create(XA, 2025, small_set()).id))
    return folder


@pytest.mark.parametrize("version", [NEXT, "9999", "tuong-lai"])
def test_a_newer_database_is_refused_in_words_and_left_alone(kept: Path, version: str) -> None:
    before = stamp(kept, version)
    with pytest.raises(EnvironmentFault, match=f"mới hơn tạo .phiên bản {version}.*cài bản mới nhất"):
        Workspace(kept)
    assert (kept / "parscore.db").read_bytes() == before
    assert [path.name for path in kept.iterdir()] == ["parscore.db"]


def test_an_older_database_is_brought_up_after_a_copy(kept: Path, next_version: Path) -> None:
    with Workspace(kept) as workspace:
        assert workspace.open(1).sheet.answers == ANSWERS
        with workspace._database.reading.connect() as connection:
            assert connection.exec_driver_sql("SELECT province, searched FROM unit").all() == [("Gia Lai", "xa mau")]
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert workspace.verify() == []
    (copy,) = kept.glob(f"parscore-truoc-nang-cap-{version.VERSION}-*.db")
    with closing(sqlite3.connect(copy)) as older:
        assert older.execute("SELECT version_num FROM alembic_version").fetchone() == (version.VERSION,)
        assert older.execute("SELECT count(*) FROM answer").fetchone() == (len(ANSWERS),)
        assert older.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    Workspace(kept).close()
    assert len(list(kept.iterdir())) == 2


def test_a_step_that_fails_leaves_the_database_as_it_was(kept: Path, next_version: Path) -> None:
    next_version.write_text(next_step("raise ZeroDivisionError"), encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        Workspace(kept)
    next_version.write_text(next_step('op.execute("DELETE FROM criteria_set")'), encoding="utf-8")
    with pytest.raises(RuntimeError, match="point to nothing"):
        Workspace(kept)
    with closing(sqlite3.connect(kept / "parscore.db")) as opened:
        assert opened.execute("SELECT version_num FROM alembic_version").fetchone() == (version.VERSION,)
        assert opened.execute("SELECT folded FROM unit").fetchone() == ("xa mau",)
        assert opened.execute("SELECT count(*) FROM criteria_set").fetchone() == (1,)


def test_an_older_database_that_can_only_be_read_is_refused_in_words(
    kept: Path, next_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(file: Path) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY
        raise error

    monkeypatch.setattr("parscore.storage.connection._try_writing", refused)
    with pytest.raises(EnvironmentFault, match="cần được nâng cấp nhưng nơi này chỉ cho đọc"):
        Workspace(kept)


def test_a_server_is_brought_up_too(tmp_path: Path, database_url: str, next_version: Path) -> None:
    database = connect(tmp_path, database_url, create=True)
    with database.writing.begin() as connection:
        schema.metadata.create_all(connection)
        schema.stamp_metadata.create_all(connection)
        connection.execute(insert(schema.alembic_version).values(version_num=version.VERSION))
    database.close()
    with Workspace(tmp_path, database_url) as workspace, workspace._database.reading.connect() as connection:
        assert "province" in {column["name"] for column in inspect(connection).get_columns("unit")}
        assert connection.scalar(select(schema.alembic_version.c.version_num)) == NEXT
