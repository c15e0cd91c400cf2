"""What all tests share: a window without a screen, folders of their own, databases, and how hard to try."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import make_url

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # read when the first QApplication is made

FULL = os.environ.get("PARSCORE_DRILLS") == "full"
SERVER = os.environ.get("PARSCORE_TEST_DATABASE")

settings.register_profile("sample", max_examples=25, derandomize=True, deadline=None, database=None)
settings.register_profile("full", max_examples=1000, deadline=None)
settings.load_profile("full" if FULL else "sample")


@pytest.fixture(scope="session")
def at_full_size() -> bool:
    """Whether drills (crashes, torn files, random edits) run with their full counts: PARSCORE_DRILLS=full."""
    return FULL


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and workspaces of whoever runs the tests stay untouched."""
    home = tmp_path_factory.mktemp("home")
    for folder in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{folder}_HOME", str(home / folder.lower()))
    monkeypatch.setenv("PARSCORE_PREFERENCES", str(home / "window.ini"))


@pytest.fixture(params=["sqlite", "postgresql"] if SERVER else ["sqlite"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database: a file, and a new one on the server of PARSCORE_TEST_DATABASE when that is set."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'parscore.db'}"
        return
    import psycopg

    assert SERVER
    server = make_url(SERVER)
    name = f"test_{uuid4().hex}"
    plain_url = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        yield server.set(database=name).render_as_string(hide_password=False)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
