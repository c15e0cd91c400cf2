"""One official at the editor of a criteria set, for the tests of sets: chooses, types, presses, looks."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.set_draft import SetDraft
from parscore.storage.workspace import Workspace
from parscore.ui.sets.editor import SetEditor

if TYPE_CHECKING:
    from parscore.storage.set_shelf import SetCard

SCREEN = (1366, 768)


class SetDesk:
    """A workspace with one set, and the editor on it."""

    def __init__(self, qtbot: QtBot, folder: Path, draft: SetDraft, *, in_use: bool = False) -> None:
        self._qtbot = qtbot
        self.workspace = Workspace(folder)
        self.card: SetCard = self.workspace.sets.add(draft, origin="thử", in_use=in_use)
        self.editor = self._opened()

    def _opened(self) -> SetEditor:
        editor = SetEditor(self.workspace, self.card)
        self._qtbot.addWidget(editor)
        with self._qtbot.waitActive(editor):
            editor.show()
            editor.activateWindow()
        editor.resize(*SCREEN)  # more than the offscreen screen, to which a window is cut when it is shown
        QApplication.processEvents()
        return editor

    def reopen(self) -> None:
        """What another start of the program would show, without a word to the one that runs."""
        folder = self.workspace.folder
        left = self.editor
        self.workspace = Workspace(folder)
        self.card = next(card for card in self.workspace.sets.cards() if card.id == self.card.id)
        self.editor = self._opened()
        left.edited.journal.close()

    def open_again(self) -> None:
        """The editor closed and opened anew, in the program that runs."""
        self.editor.close()
        self.card = next(card for card in self.workspace.sets.cards() if card.id == self.card.id)
        self.editor = self._opened()

    def close(self) -> None:
        self.editor.edited.journal.close()
        self.workspace.close()

    @property
    def draft(self) -> SetDraft:
        return self.editor.edited.draft

    @property
    def criteria_set(self) -> CriteriaSet:
        return self.draft.criteria_set

    @property
    def kept(self) -> SetDraft:
        """What stands on the shelf."""
        return self.workspace.sets.read(self.card.id)

    def node(self, code: str) -> Criterion:
        return self.criteria_set.by_code[code]

    def widget(self, name: str) -> QWidget:
        found = [widget for widget in self.editor.findChildren(QWidget, name) if widget.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} in sight"
        return found[0]

    def text(self, name: str) -> str:
        """What a label says, "" while it is not in sight."""
        found = [label for label in self.editor.findChildren(QWidget, name) if label.isVisible()]
        return str(found[0].property("text")) if found else ""

    def set(self, name: str, value: str) -> None:
        """Type into a field and leave it, choose from a list by its words, or press a button."""
        widget = self.widget(name)
        if isinstance(widget, QComboBox):
            place = widget.findText(value)
            assert place >= 0, f"{name} does not offer {value}"
            widget.setCurrentIndex(place)
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            self.type(widget, value)
            self.editor.tree.setFocus()
        else:
            assert isinstance(widget, QAbstractButton)
            widget.click()
        QApplication.processEvents()

    @staticmethod
    def type(widget: QLineEdit | QPlainTextEdit, text: str) -> None:
        widget.setFocus()
        widget.selectAll()
        if isinstance(widget, QPlainTextEdit):
            widget.insertPlainText(text)
        elif text:
            widget.insert(text)  # as an input method does; the test keyboard knows ASCII only
        else:
            QTest.keyClick(widget, Qt.Key.Key_Backspace)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, held)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type over what is marked in the field that has the keyboard."""
        widget = QApplication.focusWidget()
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        if isinstance(widget, QLineEdit):
            widget.insert(text)
        else:
            widget.insertPlainText(text)
