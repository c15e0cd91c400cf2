"""Years beside each other: ten years compared on the screen; the ranking of a province and one unit's trend, beside
the hand-written SQL alone.
"""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measuring import Reading, milliseconds, times_peer, within
from benchmarks.province import FIRST_YEAR, SET_ID, UNITS, YEARS, province
from benchmarks.samples import answers_for, criteria_of
from parscore.scoring.answers import BLANK, Unit
from parscore.scoring.assessment import score
from parscore.scoring.edits import Change, Edit
from parscore.storage.workspace import Workspace

LIMIT = 1.5
COMPARED_ROWS, COMPARED_LIMIT = 110, 100
_SUMS = "total.total, total.max_score, index_percent, class_name, provisional"
RANKING = f"""
SELECT rank() OVER (ORDER BY total.total DESC), unit.code, unit.name, unit.kind, assessment.id, set_version, {_SUMS}
FROM assessment JOIN unit ON unit.id = unit_id JOIN total ON assessment_id = assessment.id
WHERE stage = ? AND year = ? AND set_id = ? ORDER BY total.total DESC
"""
TREND = f"""
SELECT year, assessment.id, set_id, set_version, {_SUMS}
FROM unit JOIN assessment ON unit_id = unit.id JOIN total ON assessment_id = assessment.id
WHERE stage = ? AND code = ? ORDER BY year
"""


def readings() -> Iterator[Reading]:
    yield from _compared()
    yield from _standings("SQLite", None)
    if server := os.environ.get("PARSCORE_TEST_DATABASE"):
        yield from _standings("PostgreSQL", server)


def _compared() -> Iterator[Reading]:
    """Ten years of 110 rows: read from the disk, compared and painted; then again with the years already read."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from parscore import app as program
    from parscore.ui import style
    from parscore.ui.main_window import MainWindow
    from parscore.ui.years.compare_side import CompareSide
    from parscore.ui.years.page import YearsPage

    app = QApplication.instance() or style.application(["benchmark"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as name:
        _ten_years(Path(name))
        window = MainWindow()
        window.painted.connect(lambda: program.fill(app, window, Path(name), None))
        window.show()
        while window.page is None:
            app.processEvents()
        QTest.qWait(1000)
        window.show_page("years")
        page = window.page_of("years")
        assert isinstance(page, YearsPage)
        side = page.side("compare")
        assert isinstance(side, CompareSide)
        app.processEvents()

        def compare(*, read: bool) -> None:
            if read:
                side.forget()
            side.want_all()
            app.processEvents()
            app.processEvents()

        compare(read=True)
        assert side.comparison is not None
        assert len(side.comparison.years) == YEARS
        for what, read in (("read from the disk", True), ("read before", False)):
            times = milliseconds(lambda read=read: compare(read=read), 15)  # type: ignore[misc]
            told = f"comparing {YEARS} years × {COMPARED_ROWS} rows, {what}"
            yield within(told, median(times), COMPARED_LIMIT, "ms", "until it is painted")
        window.close()


def _ten_years(folder: Path) -> None:
    criteria_set = criteria_of(COMPARED_ROWS)
    unit = Unit("xa-mau", "Xã Mẫu", "xa")
    with Workspace(folder) as workspace:
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            sheet = replace(answers_for(criteria_set, year), year=year, unit=unit)
            card = workspace.create(unit, year, criteria_set)
            changes = tuple(Change(code, BLANK, answer) for code, answer in sheet.answers.items())
            workspace.record(card.id, Edit("Nhập", changes), score(criteria_set, sheet))
        workspace.keep_setting("last_card", str(card.id))


def _standings(engine: str, server: str | None) -> Iterator[Reading]:
    year = FIRST_YEAR + YEARS - 1
    with tempfile.TemporaryDirectory() as name, province(Path(name), server) as workspace:
        alone = _driver(workspace)
        assert len(workspace.ranking(year, SET_ID)) == UNITS
        assert len(workspace.trend("xa-777")) == YEARS
        told = _in_turn(
            lambda: workspace.ranking(year, SET_ID), lambda: alone(RANKING, ("self", year, SET_ID)), runs=31
        )
        yield times_peer(f"ranking {UNITS} units, {engine}", *told, LIMIT, "ms", "the SQL alone")
        told = _in_turn(lambda: workspace.trend("xa-777"), lambda: alone(TREND, ("self", "xa-777")), runs=501)
        ours, peer = ([one * 1000 for one in times] for times in told)
        yield times_peer(f"trend of a unit over {YEARS} years, {engine}", ours, peer, LIMIT, "µs", "the SQL alone")


def _in_turn(ours: Callable[[], object], peer: Callable[[], object], runs: int) -> tuple[list[float], list[float]]:
    """Both times run after run, so that whatever else the machine does falls on both alike."""
    both: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for times, action in zip(both, (ours, peer), strict=True):
            times += milliseconds(action, 1)
    return both


def _driver(workspace: Workspace) -> Callable[[str, tuple[object, ...]], list[Any]]:
    """A connection of the bare driver that gives the rows of a statement."""
    database = workspace._database
    if database.file is not None:
        file = sqlite3.connect(database.file)
        return lambda statement, values: file.execute(statement, values).fetchall()
    import psycopg

    address = database.reading.url.set(drivername="postgresql").render_as_string(hide_password=False)
    server: Any = psycopg.connect(address, autocommit=True)
    return lambda statement, values: server.execute(statement.replace("?", "%s"), values).fetchall()
