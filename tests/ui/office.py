"""One official at a window, for the tests of whole roads."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from parscore.ui.desk import Desk
from parscore.ui.main_window import MainWindow
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.score_page import ScorePage


class Window(MainWindow):
    """May be closed once more at the end of a test, also where the test has destroyed it."""

    def close(self) -> bool:
        return not isValid(self) or super().close()

    def deleteLater(self) -> None:
        if isValid(self):
            super().deleteLater()


class Office:
    """Opens, types, looks, closes, opens again."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.folder = folder
        self.window: MainWindow
        self.desk: Desk
        self.open()

    def open(self) -> None:
        self.window = Window()
        self.window.build()
        self._qtbot.addWidget(self.window)
        self.desk = Desk(self.window, self.folder)
        with self._qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.desk.start()

    def close(self) -> None:
        assert self.window.close()
        QApplication.processEvents()  # what the old window still had in line ends with its program

    def give_up(self) -> None:
        """Close, giving up what cannot be read yet."""
        if self.window.close():
            QApplication.processEvents()
        else:
            self.close()

    def reopen(self) -> None:
        self.close()
        self.open()

    @property
    def page(self) -> ScorePage:
        assert self.window.page is not None
        return self.window.page

    @property
    def assessment(self) -> OpenAssessment:
        assert self.desk.assessment is not None
        return self.desk.assessment

    def choose(self, code: str) -> None:
        self.page.choose(code)

    def named(self, name: str) -> QWidget:
        """The visible widget with an accessible name, as a screen reader would find it."""
        found = [w for w in self.window.findChildren(QWidget) if w.accessibleName() == name and w.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)}"
        return found[0]

    def field(self, name: str) -> QLineEdit:
        widget = self.named(name)
        assert isinstance(widget, QLineEdit)
        return widget

    def type(self, name: str, text: str) -> None:
        """Type into a field and leave it."""
        widget = self.named(name)
        widget.setFocus()
        if isinstance(widget, QPlainTextEdit):
            widget.setPlainText(text)
        else:
            assert isinstance(widget, QLineEdit)
            widget.selectAll()
            if text:
                widget.insert(text)  # as an input method does; the test keyboard knows ASCII only
            else:
                QTest.keyClick(widget, Qt.Key.Key_Backspace)
        self.window.tree.setFocus()

    def mark(self, name: str) -> None:
        widget = self.named(name)
        assert isinstance(widget, QCheckBox | QRadioButton | QPushButton)
        widget.click()

    def text(self, name: str) -> str:
        """What the label with an object name says."""
        label = self.window.findChild(QWidget, name)
        assert label is not None
        return str(label.property("text"))

    def cell(self, code: str, column: int) -> str:
        index = self.page.model.index_of(code)
        return str(index.siblingAtColumn(column).data())
