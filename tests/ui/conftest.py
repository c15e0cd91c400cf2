"""What the tests of the window share: one dressed application, and a window on a workspace of its own."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parscore.intake.sample import shipped_set
from parscore.scoring.answers import Unit
from parscore.storage.workspace import Workspace
from parscore.ui import preferences, style
from parscore.ui.collecting import Collector
from parscore.ui.desk import FIRST_UNIT, FIRST_YEAR
from tests.ui.office import Office

# the offscreen platform has no window manager to tell sizes to, and says so
_NO_HINTS = "This plugin does not support propagateSizeHints"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_NO_HINTS, extend=True))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[QApplication]:
    with pytest.MonkeyPatch.context() as here:  # the looks chosen by whoever runs the tests are not ours
        here.setenv(preferences.VARIABLE, str(tmp_path_factory.mktemp("looks") / "window.ini"))
        style.prepare(qapp)
    Collector(qapp)
    yield qapp
    qapp.clipboard().clear()  # the offscreen one keeps what Python put there until Python is gone, and falls over it


@pytest.fixture(scope="session")
def first_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the first start of the program leaves on the disk; most tests begin with a copy of it."""
    folder = tmp_path_factory.mktemp("first") / "workspace"
    with Workspace(folder) as workspace:
        workspace.create(Unit(*FIRST_UNIT), FIRST_YEAR, shipped_set())
    return folder


@pytest.fixture
def office(qtbot: QtBot, dressed: QApplication, tmp_path: Path, first_data: Path) -> Iterator[Office]:
    """A window on the sheet that comes with the program, nothing typed yet."""
    copytree(first_data, tmp_path / "workspace")
    made = Office(qtbot, tmp_path / "workspace")
    yield made
    if made.desk.assessment is not None:
        made.desk.assessment.journal.close()
