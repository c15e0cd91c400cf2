"""A form of the import inside the dialog about the whole set: kept while it is typed, made anew when others changed
what it shows."""

from typing import Protocol, cast

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from parscore.scoring.set_draft import Question, SetDraft
from parscore.scoring.set_editing import EditRefused, change_whole
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.whole_page import WholePart

PAUSE_MS = 600


class Typed(Protocol):
    """A form that tells of every letter."""

    @property
    def changed(self) -> SignalInstance: ...


class KeptForm(WholePart):
    """One form; the form stays as long as nothing that it shows was changed elsewhere."""

    def __init__(self, name: str, edited: EditedSet, words: str, row: str) -> None:
        super().__init__(name)
        self._edited = edited
        self._words, self._row = words, row
        self._taking = self._typed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.take)
        self._widget = self._begun()
        self._shown = edited.draft

    def make(self, draft: SetDraft) -> QWidget:
        """The form for a draft."""
        raise NotImplementedError

    def shows(self, draft: SetDraft) -> object:
        """What of a draft the form shows."""
        raise NotImplementedError

    def applied(self, draft: SetDraft) -> SetDraft:
        """The draft with what is filled in, as far as it can be taken."""
        raise NotImplementedError

    def _begun(self) -> QWidget:
        form = self.make(self._edited.draft)
        self.setEnabled(self._edited.editable)
        cast("Typed", form).changed.connect(self._on_changed)
        self._typed = False
        self.column.addWidget(form)
        return form

    def _on_changed(self) -> None:
        self._typed = True
        self._pause.start()

    def show_set(self) -> None:
        """Show the set as it now is, at the latest when the form comes into view."""
        draft = self._edited.draft
        if self._taking or draft is self._shown or not self.isVisible():
            return
        if self.shows(draft) != self.shows(self._shown):
            self._renew()
        self._shown = draft

    def _renew(self) -> None:
        self._pause.stop()
        old = self._widget
        self.column.removeWidget(old)
        self._widget = self._begun()
        old.hide()
        old.deleteLater()
        self._widget.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_set()

    def take(self) -> None:
        """Take what is being typed, as far as it can be."""
        self._pause.stop()
        if not self._typed or not self._edited.editable or self._edited.draft is not self._shown:
            return
        self._typed = False
        made = _fitting(self._edited.draft, self.applied(self._edited.draft))
        if made != self._edited.draft:
            self._taking = True
            self._edited.take(self._words, made, self._row, self._row)
            self._taking = False
            self._shown = made


def _fitting(before: SetDraft, after: SetDraft) -> SetDraft:
    """Classes are renamed in the conditions that name them, or stay where a condition needs one that is gone; a kind of
    unit that comes new gets maxima wherever they differ by kind.
    """
    old, new = before.criteria_set, after.criteria_set
    if (new.classes, new.unit_kinds) == (old.classes, old.unit_kinds):
        return after
    alike = new.but(classes=old.classes, unit_kinds=old.unit_kinds)
    try:
        made = change_whole(alike, unit_kinds=new.unit_kinds, classes=new.classes)
    except EditRefused:
        made = change_whole(alike, unit_kinds=new.unit_kinds)
        after = after.replied({Question.CLASSES: before.reply(Question.CLASSES)})
    return after.but(criteria_set=made)
