"""A workspace on every engine under test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parscore.storage.workspace import Workspace
from tests.storage.samples import XA, Desk, small_set


@pytest.fixture
def workspace(tmp_path: Path, database_url: str) -> Iterator[Workspace]:
    with Workspace(tmp_path, database_url) as opened:
        yield opened


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    """A blank assessment of the small set, open at the stage of the self-score."""
    return Desk(workspace, workspace.create(XA, 2025, small_set()).id, who="Lê Thị Ánh")
