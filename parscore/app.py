"""The window, put together: painted with Qt alone, then filled from the workspace."""

import gc
import os
import sys
import time
from pathlib import Path

from parscore.ui import style
from parscore.ui.main_window import MainWindow

TRIES = 1000


def run(folder: Path | None = None, database: str | None = None) -> int:
    """Show the window on a workspace until it is closed; the exit code."""
    gc.disable()  # until the window is filled: nothing made by then is ever garbage
    app = style.application(sys.argv[:1])
    window = _window(folder or workspace_folder(), database)
    available = window.screen().availableSize()
    if available.width() <= window.width() or available.height() <= window.height():
        window.showMaximized()
    else:
        window.show()
    return app.exec()


def try_window(folder: Path) -> str:
    """Open the window on a workspace, wait until an assessment stands in it, and close it; what its title said."""
    app = style.application(sys.argv[:1])
    window = _window(folder, None)
    window.show()
    for _ in range(TRIES):
        app.processEvents()
        if window.page is not None:
            title = window.windowTitle()
            window.close()
            return title
        time.sleep(0.01)
    raise TimeoutError("cửa sổ không hiện bản chấm điểm nào")


def workspace_folder() -> Path:
    """Where the workspace stands when nobody says otherwise."""
    if chosen := os.environ.get("PARSCORE_WORKSPACE"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("PARSCORE", appauthor=False)


def fill(window: MainWindow, folder: Path, database: str | None) -> None:
    """Open the workspace and show what was worked on last; called once the window is painted."""
    from parscore.ui import crash
    from parscore.ui.desk import Desk

    crash.watch()
    style.add_font("Italic")
    desk = Desk(window, folder, database)
    desk.start()
    crash.keep_log(folder)
    # What the start has made stays for good: the collector need not look through it again and again.
    gc.freeze()
    gc.enable()


def _window(folder: Path, database: str | None) -> MainWindow:
    window = MainWindow()
    window.setWindowIcon(style.window_icon())
    window.painted.connect(lambda: fill(window, folder, database))
    return window
