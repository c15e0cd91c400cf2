"""The program as it is started."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from parscore.app import workspace_folder
from parscore.intake.sample import shipped_set
from parscore.scoring.answers import Unit
from parscore.storage.workspace import Workspace
from parscore.ui import crash

ROOT = Path(__file__).parents[2]
PROGRAM = """
import linecache, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from parscore import app
from parscore.ui.main_window import MainWindow
before = [name for name in ("sqlalchemy", "pydantic", "yaml", "openpyxl", "reportlab") if name in sys.modules]
def look():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    if window.page is None:
        QTimer.singleShot(20, look)
        return
    heavy = ("openpyxl", "reportlab", "matplotlib", "xlsxwriter", "alembic", "pydantic", "pydantic_core")
    print(before, window.windowTitle(), [name for name in heavy if name in sys.modules])
    print([name for name in linecache.cache if name.endswith("ui/tree_view.py")])
    window.close()
QTimer.singleShot(0, look)
sys.exit(app.run())
"""

MOVES = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from parscore import app
from parscore.ui.main_window import MainWindow
show, seen = MainWindow.show_assessment, []
def places(window):
    named = [part for part in window.findChildren(QWidget) if part.isVisible() and part.objectName()]
    return {(part.parent().objectName(), part.objectName()): (part.pos(), part.size()) for part in named}
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not seen:
            window = watched.window()
            typing = window.focusWidget() is not None and window.focusWidget().objectName().startswith("field_")
            seen.append((window.page.code, typing, places(window)))
            QTimer.singleShot(1500, lambda: tell(window))
        return False
def show_assessment(window, *given):
    show(window, *given)
    window.tree.viewport().installEventFilter(watch)
def tell(window):
    code, typing, before = seen[0]
    after = places(window)
    print(code, typing, sorted(name for name in before if after.get(name) != before[name]))
    window.close()
watch = FirstPaint()
MainWindow.show_assessment = show_assessment
application, window = app.start(app.workspace_folder())
window.show()
sys.exit(application.exec())
"""


def _start(folder: Path, program: str = PROGRAM) -> str:
    environment = {**os.environ, "PARSCORE_WORKSPACE": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return run.stdout.strip()


def test_the_program_opens_its_window_on_qt_alone_and_fills_it_afterwards(tmp_path: Path) -> None:
    first = _start(tmp_path / "workspace")
    assert first.startswith("[] Xã Lộc Hòa, năm 2025")
    again = _start(tmp_path / "workspace")
    assert again.splitlines() == ["[] Xã Lộc Hòa, năm 2025 – PARSCORE []", "[]"]


def test_the_first_row_can_be_typed_into_at_first_sight_and_nothing_moves_afterwards(tmp_path: Path) -> None:
    with Workspace(tmp_path / "workspace") as workspace:
        workspace.create(Unit("xa-mau", "Xã Mẫu", "xa"), 2025, shipped_set())
    assert _start(tmp_path / "workspace", MOVES) == "1.1 True []"


def test_the_workspace_stands_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PARSCORE_WORKSPACE", str(tmp_path))
    assert workspace_folder() == tmp_path
    monkeypatch.delenv("PARSCORE_WORKSPACE")
    assert workspace_folder().name == "PARSCORE"


def test_our_own_mistakes_are_shown_and_kept_beside_the_data(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(crash.CrashDialog, "exec", lambda dialog: shown.append(dialog.objectName()))
    crash.tell(tmp_path, ZeroDivisionError, ZeroDivisionError("một lỗi thử"), None)
    for handler in logging.getLogger("parscore").handlers[:]:
        logging.getLogger("parscore").removeHandler(handler)
        handler.close()
    assert shown == ["crash"]
    assert "một lỗi thử" in (tmp_path / crash.LOG_NAME).read_text(encoding="utf-8")
