"""The assessment that is open: the one door for edits, their undo, and their road to the disk."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from parscore.faults import InputError
from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.assessment import Assessment
from parscore.scoring.edits import Change, Circumstances, Edit
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Outcome
from parscore.scoring.result import Result
from parscore.ui.history import Entry, History, Written, texts_changed
from parscore.ui.journal import Journal

if TYPE_CHECKING:
    from parscore.storage.workspace import Opened, Workspace
    from parscore.ui.late_workspace import LateWorkspace

_TEXT_LABELS = {"note": "Ghi chú", "explanation": "Giải trình", "reason": "Lý do"}


class OpenAssessment(QObject):
    """Takes edits, rescores, remembers, saves, and says what moved.

    `changed` carries the codes whose score, maximum, status or answer moved; `stepped` the code of a step undone or
    redone, which the window then brings into view.
    """

    changed = Signal(object)
    stepped = Signal(str)
    history_changed = Signal()
    saved = Signal(object)
    save_failed = Signal(str)

    def __init__(self, workspace: "Workspace | LateWorkspace", opened: "Opened", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.card = opened.card
        self.criteria_set = opened.criteria_set
        self.target = opened.target
        self.last_saved: datetime | None = opened.steps[-1].at.astimezone() if opened.steps else None
        self._workspace = workspace
        self._assessment = Assessment(opened.criteria_set, opened.sheet)
        self._history = History()
        self._history.restore((s.id, s.edit, s.undone, s.at.astimezone()) for s in opened.steps)
        self.journal = Journal(self)
        self.journal.saved.connect(self._on_saved)
        self.journal.failed.connect(self.save_failed)

    @property
    def sheet(self) -> AnswerSheet:
        return self._assessment.sheet

    @property
    def result(self) -> Result:
        return self._assessment.result

    @property
    def circumstances(self) -> Circumstances:
        return Circumstances(self.sheet.survey_held, self.sheet.facts, self.target)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, None when nothing is left to undo."""
        entry = self._history.undoable
        return entry.label if entry else None

    @property
    def redo_label(self) -> str | None:
        entry = self._history.redoable
        return entry.label if entry else None

    def answer(self, code: str) -> Answer:
        return self._assessment.answer(code)

    def outcome(self, code: str) -> Outcome:
        return self._assessment.outcome(code)

    def try_answer(self, code: str, answer: Answer) -> Outcome:
        """What an answer would come to, while it is still being typed."""
        return self._assessment.try_answer(code, answer)

    def set_answer(self, code: str, answer: Answer) -> None:
        """Take an answer; RefusedError when the rule cannot, and the old one then stays."""
        old = self.answer(code)
        if answer == old:
            return
        self._assessment.refuse_typed(code, answer)
        moved = self._assessment.set_answer(code, answer)
        self._keep(Edit(_label(code, old, answer), (Change(code, old, answer),)))
        self.changed.emit(moved)

    def set_circumstances(self, new: Circumstances, label: str = "") -> None:
        """Take the facts of the whole sheet: survey held or not, declared facts, target."""
        old = self.circumstances
        if new == old:
            return
        moved = self._take(new)
        self._keep(Edit(label or _circumstances_label(old, new), (), old, new))
        self.changed.emit(moved)

    def undo(self) -> None:
        entry = self._history.back()
        if entry is None:
            return
        moved: frozenset[str] = frozenset()
        for written in reversed(entry.written):
            moved |= self._apply(written.edit.reversed())
            self.journal.add(partial(self._write_undo, written, self.result))
        self._tell_step(entry, moved)

    def redo(self) -> None:
        entry = self._history.forward()
        if entry is None:
            return
        moved: frozenset[str] = frozenset()
        for written in entry.written:
            moved |= self._apply(written.edit)
            self.journal.add(partial(self._write_redo, written, self.result))
        self._tell_step(entry, moved)

    def _tell_step(self, entry: Entry, moved: frozenset[str]) -> None:
        self.history_changed.emit()
        self.changed.emit(moved)
        for code in entry.codes:
            self.stepped.emit(code)

    def _apply(self, edit: Edit) -> frozenset[str]:
        moved: frozenset[str] = frozenset()
        for change in edit.changes:
            moved |= self._assessment.set_answer(change.code, change.new)
        if edit.new is not None:
            moved |= self._take(edit.new)
        return moved

    def _take(self, new: Circumstances) -> frozenset[str]:
        self.target = new.target
        return self._assessment.set_facts(new.facts, survey_held=new.survey_held)

    def _keep(self, edit: Edit) -> None:
        written = self._history.add(edit)
        self.journal.add(partial(self._write, written, self.result))
        self.history_changed.emit()

    def _write(self, written: Written, result: Result) -> None:
        written.id = self._workspace.record(self.card.id, written.edit, result).id

    def _write_undo(self, written: Written, result: Result) -> None:
        assert written.id is not None  # the line is kept in order, so the edit itself was written before
        try:
            self._workspace.record_undo(self.card.id, written.id, result)
        except InputError:  # somebody else went on from this step: then taking it back is a step of its own
            self._workspace.record(self.card.id, written.edit.reversed(), result)

    def _write_redo(self, written: Written, result: Result) -> None:
        assert written.id is not None
        try:
            self._workspace.record_redo(self.card.id, written.id, result)
        except InputError:
            written.id = self._workspace.record(self.card.id, written.edit, result).id

    def _on_saved(self, at: datetime) -> None:
        self.last_saved = at
        self.saved.emit(at)


def _label(code: str, old: Answer, new: Answer) -> str:
    if text := texts_changed(old, new):
        return f"{_TEXT_LABELS[text]} {code}"
    if new.not_arising != old.not_arising:
        return f"Không phát sinh {code}" if new.not_arising else f"Có phát sinh {code}"
    return f"Khai {code}" if new.declares else f"Xóa kê khai {code}"


def _circumstances_label(old: Circumstances, new: Circumstances) -> str:
    if old.target != new.target:
        return "Bỏ mục tiêu" if new.target is None else f"Mục tiêu {show_short(new.target)} %"
    return "Dữ kiện chung"
