"""Hours at the window in a few seconds: everything in turn, in any order, with garbage collected at any moment.

Whatever PySide is told by a widget already gone ends the program or raises here, and a mistake in a slot fails the
test. The steps taken are printed, so that a failure can be walked again.
"""

import gc
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from parscore.scoring.state import State
from parscore.ui import style
from parscore.ui.evidence_list import EvidenceList
from parscore.ui.export import write_in_thread
from parscore.ui.help_page import HelpPage
from parscore.ui.main_window import MainWindow
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import PAGES
from parscore.ui.palette import Palette
from parscore.ui.table_page import TablePage
from parscore.ui.tree_filter import Kind
from tests.ui.office import Office
from tests.ui.units import sample_folder

KEYS = tuple(
    Qt.Key[f"Key_{name}"]
    for name in (
        *("Tab", "Backtab", "Return", "Escape", "Up", "Down", "Left", "Right", "Home", "End"),
        *("F2", "F3", "F4", "F6", "F8", "Space", "Delete"),
    )
)
SIZES = ((1366, 768), (900, 600), (640, 480), (1920, 1080))
ASKING = ("new", "open", "excel", "pdf")
Part = TypeVar("Part", bound=QWidget)


class Restless:
    """An official who tries everything."""

    def __init__(self, office: Office, folder: Path, seed: int) -> None:
        self.office = office
        self.folder = folder
        self.chance = random.Random(seed)
        self.rare: tuple[Callable[[], None], ...] = (self.look, self.reopen, self.close_and_edit)
        self.usual: tuple[Callable[[], None], ...] = (
            *(self.turn_page, self.take_row, self.type_in, self.mark, self.write, self.undo, self.redo, self.filter),
            *(self.search, self.switch, self.seek, self.help, self.ask, self.resize, self.keys, self.menu, self.state),
            *(self.fill_cell, self.attach, self.export, self.remind),
        )

    def work(self, rounds: int) -> None:
        for _ in range(rounds):
            step = self.chance.choice(self.rare if self.chance.random() < 0.02 else self.usual)
            print(step.__name__, end=" ")  # noqa: T201
            step()
            self.rest()

    def rest(self) -> None:
        if self.chance.random() < 0.3:
            gc.collect(self.chance.choice((0, 1, 2)))
        QApplication.processEvents()
        if self.chance.random() < 0.5:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self.chance.random() < 0.1:
            QTest.qWait(self.chance.choice((1, 40, 450)))

    def turn_page(self) -> None:
        self.office.window.show_page(self.chance.choice(PAGES).name)

    def take_row(self) -> None:
        leaves = [leaf.code for leaf in self.office.assessment.criteria_set.leaves()]
        self.office.window.show_row(self.chance.choice(leaves))

    def type_in(self) -> None:
        line = self._any(QLineEdit)
        if line is not None and not line.isReadOnly():
            line.setFocus()
            line.selectAll()
            line.insert(self.chance.choice(("12", "0,5", "abc", "", "1.000", "hai")))
            if self.chance.random() < 0.5:
                QTest.keyClick(line, Qt.Key.Key_Return)

    def mark(self) -> None:
        kind: type[QAbstractButton] = self.chance.choice((QCheckBox, QRadioButton))
        button = self._any(kind)
        if button is not None and not button.objectName().startswith(("looks", "theme", "size")):
            button.click()

    def write(self) -> None:
        text = self._any(QPlainTextEdit)
        if text is not None and not text.isReadOnly():
            text.setFocus()
            text.insertPlainText(self.chance.choice(("ghi chú", "\n", "đã kiểm tra")))

    def undo(self) -> None:
        self.office.window.actions_.undo.trigger()

    def redo(self) -> None:
        self.office.window.actions_.redo.trigger()

    def filter(self) -> None:
        self.office.page.show_kind(self.chance.choice(list(Kind)).value)

    def search(self) -> None:
        self.office.page.filtering.bar.search.setText(self.chance.choice(("", "ho so", "1.2", "khong co gi")))

    def switch(self) -> None:
        self.office.desk.open_card(self.chance.choice(list(self.office.desk.cards)).id)

    def seek(self) -> None:
        self.office.desk.doors.find()
        palette = self.office.window.findChild(Palette)
        assert palette is not None
        palette._search.setText(self.chance.choice(("1.", "loc", "zzz", "")))
        if self.chance.random() < 0.7:
            QTest.keyClick(palette._search, Qt.Key.Key_Escape)

    def help(self) -> None:
        self.office.desk.doors.show_help()
        self.rest()
        page = self.office.window.findChild(HelpPage)
        assert page is not None
        page.search.setText("enter")
        page.close()

    def ask(self) -> None:
        getattr(self.office.window.actions_, self.chance.choice(ASKING)).trigger()
        self.rest()
        self._close_dialogs()

    def resize(self) -> None:
        self.office.window.resize(*self.chance.choice(SIZES))

    def look(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        style.choose_theme(app, self.chance.choice((*style.THEMES, style.SYSTEM)))
        style.choose_text_size(app, self.chance.choice(style.TEXT_SIZES))

    def keys(self) -> None:
        for _ in range(self.chance.randrange(1, 8)):
            here = QApplication.focusWidget()
            if here is not None:
                QTest.keyClick(here, self.chance.choice(KEYS))
        self._close_dialogs()

    def menu(self) -> None:
        menu = self.chance.choice(self.office.window.menuBar().findChildren(QMenu) or [QMenu()])
        menu.popup(self.office.window.rect().center())
        self.rest()
        menu.close()
        self.office.page._facts.open()
        self.rest()
        self.office.page._facts.offers.close()

    def state(self) -> None:
        closed = not self.office.assessment.editable
        self.office.assessment.move(State.DRAFT if closed else State.APPROVED, "thử")

    def fill_cell(self) -> None:
        self.office.window.show_page("table")
        page = self.office.window.page_of("table")
        if not isinstance(page, TablePage) or not page.model.rowCount():
            return  # the page in view keeps what it refuses, or the filter leaves no row
        row, column = self.chance.randrange(page.model.rowCount()), self.chance.randrange(page.model.columnCount())
        page.table.choose(page.model.index(row, column))
        QTest.keyClick(page.table, Qt.Key.Key_F2)
        editor = page.table.findChild(QLineEdit, "cellEditor")
        if editor is not None:
            editor.setText(self.chance.choice(("3", "x", "")))
        if self.chance.random() < 0.7:
            self.undo()

    def attach(self) -> None:
        shown = self.office.window.findChildren(EvidenceList)
        if shown and self.office.assessment.editable:
            file = self.folder / f"{self.chance.randrange(5)}.pdf"
            file.write_bytes(b"%PDF" * self.chance.choice((1, 100_000)))
            shown[-1].take_in([file])

    def export(self) -> None:
        write_in_thread(self.office.window, self.folder / "x.pdf", lambda: list(range(100_000)).sort())

    def remind(self) -> None:
        self.office.page.go_on()

    def reopen(self) -> None:
        self._close_dialogs()
        self.office.give_up()
        self.office.open()
        _let_go()

    def close_and_edit(self) -> None:
        """What is still on its way when another assessment comes."""
        self.attach()
        self.switch()

    def _any(self, kind: type[Part]) -> Part | None:
        window = self.office.window
        shown = [part for part in window.findChildren(kind) if part.isVisible() and part.isEnabled()]
        return self.chance.choice(shown) if shown else None

    def _close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog | QMenu) and widget.isVisible():
                widget.close()


@pytest.fixture
def worn(dressed: QApplication) -> Iterator[None]:
    yield
    style.choose_theme(dressed, style.SYSTEM)
    style.choose_text_size(dressed, style.BASE_SIZE)


def _let_go() -> None:
    """Closed windows are destroyed now, as at the end of the program."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and not window.isVisible():
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def _seeds(at_full_size: bool) -> list[int]:
    return [random.randrange(1_000_000) for _ in range(10)] if at_full_size else [2]


def _whole(assessment: OpenAssessment) -> dict[str, object]:
    return {code: answer for code, answer in assessment.sheet.answers.items() if answer.declares}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.usefixtures("worn")
def test_whatever_is_done_in_whatever_order_the_window_stands_and_keeps_everything(
    qtbot: QtBot, tmp_path: Path, at_full_size: bool
) -> None:
    folder = sample_folder(tmp_path)
    for seed in _seeds(at_full_size):
        office = Office(qtbot, folder)
        print(f"\nseed {seed}:", end=" ")  # noqa: T201
        restless = Restless(office, tmp_path, seed)
        restless.work(400 if at_full_size else 60)
        restless._close_dialogs()
        card = office.assessment.card.id
        assert office.desk.settled()
        typed = _whole(office.assessment)
        office.give_up()
        office.open()
        office.desk.open_card(card)
        assert _whole(office.assessment) == typed
        office.close()
        del office, restless
        _let_go()
