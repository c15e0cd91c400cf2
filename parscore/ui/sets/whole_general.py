"""What identifies the set and the questions its annex leaves open, in the form the import asks them with."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parscore.scoring.set_draft import Question, SetDraft
from parscore.scoring.set_editing import EditRefused, change_whole
from parscore.ui.annex.questions import QuestionsForm
from parscore.ui.sets.editor_steps import EditedSet

WORDS = "Sửa thông tin chung"
PAUSE_MS = 600


class GeneralPage(QWidget):
    """Kept while it is typed. The form is made anew when the set was changed elsewhere meanwhile."""

    def __init__(self, edited: EditedSet, row: str) -> None:
        super().__init__()
        self.setObjectName("generalPage")
        self._edited = edited
        self._row = row
        self._taking = self._typed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.take)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.form, self._shown = self._begun()

    def _begun(self) -> tuple[QuestionsForm, SetDraft]:
        form = QuestionsForm(self._edited.draft, ask_open=False)
        self.setEnabled(self._edited.editable)
        form.changed.connect(self._on_changed)
        self._typed = False
        self._column.addWidget(form)
        return form, self._edited.draft

    def _on_changed(self) -> None:
        self._typed = True
        self._pause.start()

    def show_set(self) -> None:
        """Show the set as it now is, at the latest when the page comes into view."""
        if self._taking or self._edited.draft is self._shown or not self.isVisible():
            return
        self._pause.stop()
        old = self.form
        self._column.removeWidget(old)
        self.form, self._shown = self._begun()
        old.hide()
        old.deleteLater()
        self.form.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_set()

    def take(self) -> None:
        """Take what is being typed, as far as it can be."""
        self._pause.stop()
        if not self._typed or not self._edited.editable or self._edited.draft is not self._shown:
            return
        self._typed = False
        made = _fitting(self._edited.draft, self.form.applied(self._edited.draft))
        if made != self._edited.draft:
            self._taking = True
            self._edited.take(WORDS, made, self._row, self._row)
            self._taking = False
            self._shown = made

    def first(self) -> QWidget:
        """Where typing begins."""
        return self.form.identity.lines["title"]

    def wrong(self) -> QWidget | None:
        """Where something cannot be taken, once it is said there."""
        return self.form.wrong(self._edited.draft)


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
