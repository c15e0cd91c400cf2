"""The window of the program on a screen of our own, on a day that never changes, driven as an official would."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self
from unittest import mock

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from parscore.ui import style
from parscore.ui.desk import Desk
from parscore.ui.fitting import TWO_HALVES_FROM
from parscore.ui.main_window import MainWindow
from parscore.ui.menu_button import MenuButton
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.score_page import ScorePage
from tools.camera import TITLE_BAR, windows_in_view

SETTLED_MS = 150
ARRIVED_MS = 900
PATIENCE = 20
_START = datetime(2025, 12, 2, 1, 30, tzinfo=UTC)
_ASKING_THE_DAY = ("ui.home_page.date", "ui.duties.date", "ui.history_filter.date", "ui.checks_page.date")
_ASKING_THE_TIME = ("ui.header.datetime", "ui.history.datetime", "ui.journal.datetime", "storage.stored.datetime")


class Moment(datetime):
    """A clock that goes half a minute further each time it is asked."""

    asked = 0

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        Moment.asked += 1
        at = _START + timedelta(seconds=30 * Moment.asked)
        here = at.astimezone(tz) if tz else at.astimezone().replace(tzinfo=None)
        return cls(
            *here.timetuple()[:6],
            tzinfo=here.tzinfo,
        )


class Day(date):
    """A calendar with one day."""

    @classmethod
    def today(cls) -> Self:
        return cls(_START.year, _START.month, _START.day)


@contextmanager
def one_day() -> Iterator[None]:
    """Let the program believe that it is always the same day."""
    with ExitStack() as patches:
        for names, stand_in in ((_ASKING_THE_DAY, Day), (_ASKING_THE_TIME, Moment)):
            for name in names:
                patches.enter_context(mock.patch(f"parscore.{name}", stand_in))
        yield


class Stage:
    """The window as large as the screen, on a workspace of its own."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.files = folder.parent
        self.window = MainWindow()
        self.window.build()
        self.window.showFullScreen()
        self.window.activateWindow()
        self.desk = Desk(self.window, folder)
        self.desk.start()
        self.rest(ARRIVED_MS)

    @property
    def assessment(self) -> OpenAssessment:
        assert self.desk.assessment is not None
        return self.desk.assessment

    @property
    def narrow(self) -> bool:
        """Whether there is room for one half of the desk only."""
        return self.window.width() < style.scaled(TWO_HALVES_FROM)

    @property
    def page(self) -> ScorePage:
        assert self.window.page is not None
        return self.window.page

    def rest(self, milliseconds: int = SETTLED_MS) -> None:
        """Let the window finish what it began."""
        QTest.qWait(milliseconds)

    def go(self, page: str) -> None:
        """Bring a page into view."""
        self.quiet()
        self.window.show_page(page)
        self.rest()

    def row(self, code: str) -> None:
        """Open a row on the desk."""
        self.quiet()
        self.window.show_row(code)
        self.rest()

    def quiet(self) -> None:
        """Put away what the program last said."""
        self.window.notice.hide()

    def do(self, name: str) -> None:
        """Trigger an action of the menus, by its object name."""
        action = self.window.findChild(QAction, name)
        assert action is not None
        action.trigger()
        self.rest()

    def find(self, name: str) -> QWidget:
        """The widget in view with an object name, of a dialog before that of the window; it may take a while."""
        for _ in range(PATIENCE):
            for window in reversed(windows_in_view()):
                for widget in window.findChildren(QWidget, name):
                    if widget.isVisible():
                        return widget
            self.rest()
        raise LookupError(name)

    def opened(self, name: str) -> QWidget:
        """The dialog in view with an object name, where its title can be seen."""
        for _ in range(PATIENCE):
            for window in windows_in_view():
                if window.objectName() == name:
                    window.move(window.x(), max(window.y(), TITLE_BAR))
                    return window
            self.rest()
        raise LookupError(name)

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        button.click()
        self.rest()

    def type(self, name: str, words: str) -> None:
        """Write into a field as an input method does."""
        field = self.find(name)
        field.window().activateWindow()  # there is nobody else to hand the keyboard from window to window
        self.rest()
        field.setFocus()
        self.type_here(words)

    def type_here(self, words: str) -> None:
        """Write into the field that has the keyboard, in place of what it holds."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            field.selectAll()
            field.insert(words)
            field.textEdited.emit(field.text())
        else:
            assert isinstance(field, QPlainTextEdit), field
            field.setPlainText(words)
        self.rest()

    def choose(self, name: str, words: str) -> None:
        """Choose from a list by the words of an entry."""
        box = self.find(name)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findText(words))
        self.rest()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.rest()

    def menu(self, name: str) -> "Opened":
        """A menu of the bar, opened."""
        bar, menu = self.window.menuBar(), self.window.findChild(QMenu, name)
        assert menu is not None
        return Opened(self, menu, bar.mapToGlobal(bar.actionGeometry(menu.menuAction()).bottomLeft()))

    def offers(self, name: str) -> "Opened":
        """The menu of a button, opened."""
        button = self.find(name)
        assert isinstance(button, MenuButton)
        return Opened(self, button.offers, button.mapToGlobal(button.rect().bottomLeft()))

    def close_dialogs(self) -> None:
        """Put away every dialog and menu."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
                widget.close()
        self.window.activateWindow()
        self.rest()

    def centre(self, name: str) -> None:
        """Put a window into the middle, where a window manager would."""
        widget = next(one for one in QApplication.topLevelWidgets() if one.objectName() == name)
        widget.resize(widget.size().boundedTo(self.window.size() - QSize(40, 60)))
        room = self.window.size() - widget.size()
        widget.move(room.width() // 2, room.height() // 2 + 14)

    def leave(self) -> None:
        """Close the window for good."""
        if self.desk.assessment is not None:
            self.desk.assessment.journal.flush()
        self.window.close()
        self.rest()

    def saved(self) -> None:
        """Wait until what was done is on the disk."""
        self.assessment.journal.flush()
        self.rest()


class Opened:
    """A menu held open while a picture is taken."""

    def __init__(self, stage: Stage, menu: QMenu, at: QPoint) -> None:
        self._stage = stage
        self._menu = menu
        self._at = at

    def __enter__(self) -> None:
        self._menu.popup(self._at)
        self._stage.rest()

    def __exit__(self, *_: object) -> None:
        self._menu.close()
        self._stage.rest()


def application(theme: str) -> QApplication:
    """The application in a theme."""
    app = style.application(["parscore"])
    style.choose_theme(app, theme)
    app.setCursorFlashTime(0)  # or the cursor stands in one picture and not in the next
    return app
