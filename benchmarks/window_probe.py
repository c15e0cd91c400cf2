"""Run in a process of its own by `benchmarks.window`: a window, when it was painted and filled, and its memory.

Usage: python -m benchmarks.window_probe bare|parscore START FOLDER, where START is the wall clock just before.
"""

import json
import sys
import time
from pathlib import Path


def memory() -> float:
    """Resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def since(start: float) -> float:
    return (time.time() - start) * 1000


def bare(start: float) -> dict[str, float]:
    """A main window with an empty tree: the least a PySide6 program can show."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QMainWindow, QTreeView

    app = QApplication([])
    told: dict[str, float] = {}

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and not told:
                told["painted"] = since(start)
                app.quit()
            return False

    window = QMainWindow()
    tree = QTreeView()
    window.setCentralWidget(tree)
    window.resize(1366, 768)
    watch = Watch()
    tree.viewport().installEventFilter(watch)
    window.show()
    app.exec()
    told["filled"] = told["painted"]
    told["memory"] = memory()
    return told


def parscore(start: float, folder: Path) -> dict[str, float]:
    """Our window on a workspace: first paint, then the tree filled, painted and its first editor enabled."""
    import gc

    gc.disable()  # as parscore.app does until the window is filled
    from parscore import app as program

    app, window = program.start(folder)
    told: dict[str, float] = {}

    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                if watched is window and "painted" not in told:
                    told["painted"] = since(start)
                    told["heavy"] = float(sum(name in sys.modules for name in HEAVY))
                elif watched is not window and "filled" not in told:
                    told["filled"] = since(start)
                    QTimer.singleShot(1500, finish)  # whatever is warmed up after the first work belongs to the memory
            return False

    def finish() -> None:
        told["memory"] = memory()
        app.quit()

    def watch_tree() -> None:
        if window.page is None:
            QTimer.singleShot(0, watch_tree)
            return
        assert window.tree.model().rowCount()
        window.tree.viewport().installEventFilter(watch)
        window.tree.viewport().update()

    watch = Watch()
    window.installEventFilter(watch)
    window.show()
    QTimer.singleShot(0, watch_tree)
    app.exec()
    return told


HEAVY = ("matplotlib", "reportlab", "openpyxl", "xlsxwriter", "alembic", "psycopg", "rapidfuzz", "numpy")

if __name__ == "__main__":
    kind, start_text, folder_text = sys.argv[1:4]
    reading = bare(float(start_text)) if kind == "bare" else parscore(float(start_text), Path(folder_text))
    print(json.dumps(reading))
