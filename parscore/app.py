"""The window, put together: an empty frame painted with Qt alone, then its parts, then what was worked on last."""

import gc
import os
import sys
import time
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from parscore import lean
from parscore.ui import QT_STYLE
from parscore.ui.main_window import MainWindow
from parscore.ui.window_place import show_where_it_was

TRIES = 1000


def run(folder: Path | None = None, database: str | None = None) -> int:
    """Show the window on a workspace until it is closed; the exit code."""
    gc.disable()  # until the window is filled: nothing made by then is ever garbage
    app, window = start(folder or workspace_folder(), database)
    show_where_it_was(window)
    window.activateWindow()  # where no window manager does it
    return app.exec()


def start(folder: Path, database: str | None = None) -> tuple[QApplication, MainWindow]:
    """The application and its window, which fills itself once it is shown and painted."""
    lean.spare_source_search()
    app = QApplication([*sys.argv[:1], *QT_STYLE])
    app.setApplicationName("PARSCORE")
    window = MainWindow()
    window.painted.connect(lambda: fill(app, window, folder, database))
    return app, window


def fill(app: QApplication, window: MainWindow, folder: Path, database: str | None) -> None:
    """Give the window its looks and its parts, open the workspace and show what was worked on last."""
    from parscore.ui import style

    style.prepare(app)
    window.build()
    sys.excepthook = partial(_on_mistake, folder)
    from parscore.ui.collecting import Collector
    from parscore.ui.desk import Desk
    from parscore.ui.when_painted import when_painted

    Desk(window, folder, database).start()
    when_painted(window, lambda: window.setWindowIcon(style.window_icon()))
    # What the start has made stays for good: the collector need not look through it again and again.
    gc.freeze()
    Collector(app)


def _on_mistake(folder: Path, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from parscore.ui import crash

    crash.tell(folder, kind, error, trace)


def try_window(folder: Path) -> str:
    """Open the window on a workspace, wait until an assessment stands in it, and close it; what its title said."""
    app, window = start(folder)
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
