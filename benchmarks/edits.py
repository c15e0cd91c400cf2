"""An edit in the open window, from the key that ends it to the repainted total, beside repainting the label alone."""

import os
import tempfile
from pathlib import Path

from benchmarks.measuring import Reading, milliseconds, p95, within
from benchmarks.samples import answers_for, criteria_of
from parscore.scoring.answers import Answer
from parscore.scoring.assessment import score
from parscore.scoring.edits import Change, Edit
from parscore.storage.workspace import Workspace

EDITS = 120


def readings() -> list[Reading]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return [_edits(110, 8), _edits(1000, 16)]


def _edits(leaves: int, limit: float) -> Reading:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    from parscore import app as program
    from parscore.ui import style
    from parscore.ui.main_window import MainWindow

    app = QApplication.instance() or style.application(["benchmark"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name), leaves)
        window = MainWindow()
        window.painted.connect(lambda: program.fill(app, window, Path(name), None))
        window.show()
        while window.page is None:
            app.processEvents()
        QTest.qWait(300)
        field = next(f for f in window.page.pane.findChildren(QLineEdit) if f.isVisible() and f.isEnabled())
        numbers = iter(range(1, 10_000))

        def edit() -> None:
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, str(next(numbers)))
            app.processEvents()

        def ended() -> None:
            QTest.keyClick(field, Qt.Key.Key_Tab)
            app.processEvents()  # everything waiting is painted, the total among it

        times = []
        for _ in range(EDITS):
            edit()
            times += milliseconds(ended, 1)
        total = window.strip
        least = p95(milliseconds(lambda: (total.repaint(), app.processEvents()), EDITS))
        window.close()
    return within(
        f"an edit on {leaves} leaves, 95th percentile",
        p95(times),
        limit,
        "ms",
        f"{least:.2f} ms only to repaint the totals",
    )


def prepare(folder: Path, leaves: int) -> None:
    """A workspace with one sheet of so many leaves, all answered."""
    criteria_set = criteria_of(leaves)
    sheet = answers_for(criteria_set, 1)
    with Workspace(folder) as workspace:
        card = workspace.create(sheet.unit, sheet.year, criteria_set)
        changes = tuple(Change(code, Answer(), answer) for code, answer in sheet.answers.items())
        workspace.record(card.id, Edit("Nhập", changes), score(criteria_set, sheet))
