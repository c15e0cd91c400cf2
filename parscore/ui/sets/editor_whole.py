"""What holds for the whole set, in the form the import asks it with; kept while it is typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from parscore.scoring.set_draft import SetDraft
from parscore.scoring.set_editing import change_whole
from parscore.ui import style
from parscore.ui.dialog_frame import framed, room_for
from parscore.ui.keyboard_back import give_keyboard_back
from parscore.ui.sets.editor_steps import EditedSet

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

WORDS = "Sửa thông tin chung"
PAUSE_MS = 600
WIDTH = 1040


class WholeDialog(QDialog):
    """All of one opening is one step of undo."""

    def __init__(self, edited: EditedSet, row: str, parent: QWidget) -> None:
        super().__init__(parent)
        from parscore.ui.annex.questions import QuestionsForm

        self.setObjectName("wholeDialog")
        self.setWindowTitle("Thông tin chung của bộ tiêu chí")
        room: QSize = room_for(self)
        self.setMinimumWidth(min(style.scaled(WIDTH), room.width()))
        self._edited = edited
        self._row = row
        self.form = QuestionsForm(edited.draft, ask_open=False)
        self.form.setEnabled(edited.editable)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._take)
        self.form.changed.connect(self._pause.start)
        body, foot = framed(self)
        body.addWidget(self.form)
        done = QPushButton("Xong")
        done.setObjectName("wholeDone")
        done.setAccessibleName("Xong")
        done.setProperty("primary", True)
        done.setAutoDefault(False)
        done.clicked.connect(lambda _checked=False: self._finish())
        line = QHBoxLayout()
        line.addWidget(style.text_label("Những gì gõ ở đây được lưu ngay.", name="wholeKept", tone="muted"), 1)
        line.addWidget(done)
        foot.addLayout(line)
        edited.end_step()
        give_keyboard_back(self)

    def _finish(self) -> None:
        if self.form.check():
            self.accept()

    def done(self, result: int) -> None:
        """Close; what can be taken is kept, whichever way the dialog is closed."""
        self._take()
        self._edited.end_step()
        super().done(result)

    def _take(self) -> None:
        self._pause.stop()
        if not self._edited.editable:
            return
        made = _with_kinds(self._edited.draft, self.form.applied(self._edited.draft))
        if made != self._edited.draft:
            self._edited.take(WORDS, made, self._row, self._row)


def _with_kinds(before: SetDraft, after: SetDraft) -> SetDraft:
    """A kind of unit that comes new gets maxima wherever they differ by kind."""
    kinds = after.criteria_set.unit_kinds
    if kinds == before.criteria_set.unit_kinds:
        return after
    old = after.criteria_set.but(unit_kinds=before.criteria_set.unit_kinds)
    return after.but(criteria_set=change_whole(old, unit_kinds=kinds))
