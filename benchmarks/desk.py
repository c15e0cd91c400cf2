"""The desk with 1,000 rows: filtering, searching and opening a row; scrolling beside a bare tree of the same size."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.edits import prepare
from benchmarks.measuring import Reading, milliseconds, p95, times_peer, within

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTreeView

    from parscore.ui.main_window import MainWindow

ROWS = 1000
RUNS = 12
LIMIT = 50
PEER = "a bare QTreeView of the same size"


def readings() -> list[Reading]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from parscore import app as program
    from parscore.ui import style
    from parscore.ui.main_window import MainWindow

    app = QApplication.instance() or style.application(["benchmark"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name), ROWS)
        window = MainWindow()
        window.painted.connect(lambda: program.fill(app, window, Path(name), None))
        window.show()
        while window.page is None:
            app.processEvents()
        QTest.qWait(1500)  # the set's texts are read ahead while nobody types
        told = [*_filters(app, window), _search(app, window), _open_row(app, window), _scroll(app, window)]
        window.close()
    return told


def _timed(app: "QApplication", acts: list[Callable[[], object]]) -> float:
    """The 95th percentile of single acts, each until everything waiting is painted."""

    def one(act: Callable[[], object]) -> list[float]:
        def whole() -> None:
            act()
            app.processEvents()

        return milliseconds(whole, 1)

    return p95([time for act in acts for time in one(act)])


def _filters(app: "QApplication", window: "MainWindow") -> list[Reading]:
    from parscore.ui.tree_filter import Kind

    assert window.page is not None
    bar = window.page.filtering.bar
    kinds = [Kind.BELOW_MAXIMUM, Kind.ALL, Kind.NO_DOCUMENTS, Kind.ALL, Kind.BLANK, Kind.ALL] * RUNS
    on = [lambda kind=kind: bar.choose(kind) for kind in kinds]
    return [within(f"a filter put on or off, {ROWS} rows, 95th percentile", _timed(app, on), LIMIT, "ms", "")]


def _search(app: "QApplication", window: "MainWindow") -> Reading:
    assert window.page is not None
    field = window.page.filtering.bar.search
    letters = ["n", "nh", "nhi", "nhie", "nhiem", "nhiem v", "nhiem vu 7", "nhiem vu", "nhiem", ""] * RUNS
    took = _timed(app, [lambda text=text: field.setText(text) for text in letters])
    return within(f"a letter typed into the search, {ROWS} rows, 95th percentile", took, LIMIT, "ms", "")


def _open_row(app: "QApplication", window: "MainWindow") -> Reading:
    page = window.page
    assert page is not None
    codes = page.model.codes_of_leaves()[::17]
    took = _timed(app, [lambda code=code: page.choose(code) for code in codes])
    return within(f"a row opened, {ROWS} rows, 95th percentile", took, LIMIT, "ms", "")


def _scroll(app: "QApplication", window: "MainWindow") -> Reading:
    """Turn by turn, so that a slow moment of the machine falls on both."""
    from PySide6.QtWidgets import QTreeView

    bare = QTreeView()
    bare.setModel(_copy(window.tree))
    bare.resize(window.tree.size())
    bare.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
    bare.expandAll()
    for column in range(1, 6):
        bare.setColumnWidth(column, window.tree.columnWidth(column))
    bare.show()
    app.processEvents()
    ours, peer = [], []
    for _ in range(RUNS):
        ours += milliseconds(lambda: _down_and_up(app, window.tree), 1)
        peer += milliseconds(lambda: _down_and_up(app, bare), 1)
    bare.close()
    return times_peer(f"scrolling through {ROWS} rows", ours, peer, 1.5, "ms", PEER)


def _down_and_up(app: "QApplication", tree: "QTreeView") -> None:
    """Three lines at a time, as a wheel does, for twenty screens."""
    bar = tree.verticalScrollBar()
    steps = range(0, min(bar.maximum(), 20 * tree.viewport().height()), 90)
    for at in (*steps, *reversed(steps)):
        bar.setValue(at)
        app.processEvents()


def _copy(tree: "QTreeView") -> object:
    """The same words in Qt's own model."""
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    columns = [c for c in range(tree.model().columnCount()) if not tree.isColumnHidden(c)]
    made = QStandardItemModel(0, len(columns), tree)

    def fill(parent: QModelIndex, into: QStandardItem) -> None:
        for row in range(tree.model().rowCount(parent)):
            first = tree.model().index(row, 0, parent)
            items = [QStandardItem(str(first.siblingAtColumn(column).data() or "")) for column in columns]
            into.appendRow(items)
            fill(first, items[0])

    fill(QModelIndex(), made.invisibleRootItem())
    return made
