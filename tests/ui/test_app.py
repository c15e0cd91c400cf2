"""The program as it is started."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from parscore.app import workspace_folder
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


def _start(folder: Path) -> str:
    environment = {**os.environ, "PARSCORE_WORKSPACE": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
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
