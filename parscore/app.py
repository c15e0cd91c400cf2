"""The window, put together: painted with Qt alone, then filled from the workspace."""

import os
import sys
from pathlib import Path

from parscore.ui import style
from parscore.ui.main_window import MainWindow


def run(folder: Path | None = None, database: str | None = None) -> int:
    """Show the window on a workspace until it is closed; the exit code."""
    app = style.application(sys.argv[:1])
    window = MainWindow()
    window.setWindowIcon(style.window_icon())
    window.painted.connect(lambda: _fill(window, folder or workspace_folder(), database))
    available = window.screen().availableSize()
    if available.width() <= window.width() or available.height() <= window.height():
        window.showMaximized()
    else:
        window.show()
    return app.exec()


def workspace_folder() -> Path:
    """Where the workspace stands when nobody says otherwise."""
    if chosen := os.environ.get("PARSCORE_WORKSPACE"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("PARSCORE", appauthor=False)


def _fill(window: MainWindow, folder: Path, database: str | None) -> None:
    from parscore.ui import crash
    from parscore.ui.desk import Desk

    crash.watch()
    desk = Desk(window, folder, database)
    desk.start()
    crash.keep_log(folder)
