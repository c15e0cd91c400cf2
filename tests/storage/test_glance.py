"""The first look at a workspace: the same as opening it, or nothing."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.kept import read_kept
from parscore.storage.glance import glance
from parscore.storage.reading import content_of
from parscore.storage.stored import Card
from parscore.storage.workspace import Workspace
from tests.storage.samples import XA, Desk, declare_all, small_set

KEPT = Path(__file__).parents[1] / "fixtures" / "workspaces"


def first(cards: tuple[Card, ...], settings: dict[str, str]) -> Card:
    return cards[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with every kind of answer, an undone step and a setting."""
    with Workspace(tmp_path) as workspace:
        card = workspace.create(XA, 2025, small_set(), illustrative_facts=True)
        desk = Desk(workspace, card.id)
        desk.undo(declare_all(desk)[-1])
        workspace.keep_setting("last_card", str(card.id))
    return tmp_path


def test_a_glance_sees_what_opening_sees(folder: Path) -> None:
    glimpse = glance(folder, first)
    assert glimpse is not None
    with Workspace(folder) as workspace:
        assert list(glimpse.cards) == workspace.cards()
        assert glimpse.opened == workspace.open(glimpse.cards[0].id)
        assert glimpse.settings["last_card"] == workspace.setting("last_card")


@pytest.mark.parametrize("kept", sorted(KEPT.glob("0*")), ids=lambda path: path.name)
def test_every_kept_workspace_is_seen_or_left_to_opening(kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept, tmp_path / "ws")
    glimpse = glance(tmp_path / "ws", first)
    with Workspace(tmp_path / "ws") as workspace:
        assert glimpse is None or glimpse.opened == workspace.open(glimpse.cards[0].id)


def test_a_newer_damaged_empty_or_missing_workspace_gives_no_glimpse(folder: Path, tmp_path: Path) -> None:
    file = folder / "parscore.db"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert glance(folder, first) is None
    file.write_bytes(b"not a database at all" * 500)
    assert glance(folder, first) is None
    file.write_bytes(b"")
    assert glance(folder, first) is None
    assert glance(tmp_path / "nowhere", first) is None


def test_a_set_that_was_tampered_with_gives_no_glimpse(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "parscore.db")) as connection, connection:
        connection.execute("UPDATE criteria_set SET content = replace(content, '100', '101')")
    assert glance(folder, first) is None


def test_a_workspace_held_by_another_program_is_left_to_opening(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "parscore.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        assert glance(folder, first) is None


def test_a_glance_needs_neither_sqlalchemy_nor_pydantic(folder: Path) -> None:
    program = """
import sys
from pathlib import Path
from parscore.storage.glance import glance
assert glance(Path(sys.argv[1]), lambda cards, settings: cards[0])
print(*(name for name in ("sqlalchemy", "pydantic", "pydantic_core") if name in sys.modules))
"""
    run = subprocess.run([sys.executable, "-c", program, folder], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


@pytest.mark.parametrize("kept", sorted(KEPT.glob("0*")), ids=lambda path: path.name)
def test_the_sets_of_every_kept_workspace_would_be_kept_letter_by_letter_as_they_are(kept: Path) -> None:
    with closing(sqlite3.connect(f"{(kept / 'parscore.db').as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        rows = connection.execute("SELECT content, sha256 FROM criteria_set").fetchall()
    assert rows
    for content, checksum in rows:
        assert content_of(read_kept(CriteriaSet, content)) == (content, checksum)


def test_sqlalchemy_is_imported_without_asyncio_which_others_still_get() -> None:
    program = """
import sys, parscore.storage.workspace
print("asyncio" in sys.modules)
import asyncio, importlib.metadata
from sqlalchemy.util import concurrency
print(concurrency.asyncio.Lock is asyncio.Lock, concurrency.iscoroutine(1))
print(bool(importlib.metadata.version("sqlalchemy")))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True", "False", "True"]
