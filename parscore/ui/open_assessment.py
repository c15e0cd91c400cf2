"""The assessment that is open: the one door for edits, their undo, and their road to the disk."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from parscore.faults import InputError, ParscoreError
from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.assessment import Assessment
from parscore.scoring.edits import Change, Circumstances, DocumentChange, Edit, LinkChange
from parscore.scoring.evidence import Document, Link, Links, telling
from parscore.scoring.outcome import Outcome, RefusedError
from parscore.scoring.result import Result
from parscore.scoring.state import CLOSED_WORDS, State
from parscore.ui.history import Entry, History, Written
from parscore.ui.journal import Journal
from parscore.ui.step_words import answer_step, circumstances_step, document_step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from parscore.scoring.criteria import CriteriaSet
    from parscore.storage.workspace import Opened, Workspace
    from parscore.ui.late_workspace import LateWorkspace

SENT_BACK = "Lãnh đạo trả lại"


class OpenAssessment(QObject):
    """Takes edits, rescores, remembers, saves, and says what moved.

    `changed` carries the codes whose score, maximum, status, answer or documents moved; `stepped` the code of a step
    undone or redone, which the window then brings into view; `state_changed` that it was closed or opened for editing.
    `set_changed`: it is now scored by another set, and has to be opened anew; `turn_refused` why it could not go back.
    `refused` says why the workspace will not take what was typed, which stays on the screen and in the journal until it
    is saved after all or dropped. `who` signs every step; `lost` are the documents whose file is gone.
    """

    changed = Signal(object)
    stepped = Signal(str)
    history_changed = Signal()
    state_changed = Signal()
    set_changed = Signal()
    turn_refused = Signal(str)
    saved = Signal(object)
    save_failed = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: "Workspace | LateWorkspace", opened: "Opened", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.card = opened.card
        self.criteria_set = opened.criteria_set
        self.circumstances = opened.circumstances
        self.state = opened.card.state
        self.state_log = opened.state_log
        self.documents: dict[int, Document] = dict(opened.documents)
        self.lost: frozenset[int] = frozenset()
        self.who = ""
        self.last_saved: datetime | None = opened.steps[-1].at.astimezone() if opened.steps else None
        self.workspace = workspace
        self._links: dict[str, tuple[Link, ...]] = dict(opened.links)
        self._assessment = Assessment(opened.criteria_set, opened.sheet)
        self._history = History()
        self._history.restore((s.id, s.edit, s.undone, s.at.astimezone()) for s in opened.steps)
        self.journal = Journal(self)
        self.journal.saved.connect(self._on_saved)
        self.journal.failed.connect(self.save_failed)
        self.journal.refused.connect(self._on_refused)

    @property
    def sheet(self) -> AnswerSheet:
        return self._assessment.sheet

    @property
    def result(self) -> Result:
        return self._assessment.result

    @property
    def target(self) -> "Decimal | None":
        """The target index in %."""
        return self.circumstances.target

    @property
    def editable(self) -> bool:
        return self.state is State.DRAFT

    @property
    def links(self) -> Links:
        """The documents of every leaf that has some."""
        return self._links

    def proving(self, code: str) -> tuple[Link, ...]:
        """The documents of a leaf that can prove anything; an empty file cannot."""
        links = self._links.get(code, ())
        return telling(links, self.documents) if links else links

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, None when nothing is left to undo."""
        entry = self._history.undoable
        return entry.label if entry and self.editable else None

    @property
    def redo_label(self) -> str | None:
        entry = self._history.redoable
        return entry.label if entry and self.editable else None

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
        if answer.declared != old.declared:
            self._assessment.refuse_typed(code, answer)
        self._set(code, answer)

    def supply(self, code: str, answer: Answer) -> None:
        """Bring in figures that others published, with their source; RefusedError when the rule cannot take them."""
        if answer.declares and (answer.source is None or not answer.source.document.strip()):
            raise RefusedError("số liệu do nơi khác cung cấp phải ghi văn bản nguồn")
        self._set(code, answer)

    def _set(self, code: str, answer: Answer) -> None:
        old = self.answer(code)
        if answer == old:
            return
        self._refuse_when_closed()
        moved = self._assessment.set_answer(code, answer)
        self._keep(Edit(answer_step(code, old, answer), (Change(code, old, answer),)))
        self.changed.emit(moved)

    def set_answers(self, answers: "Mapping[str, Answer]", label: str, *, who: str = "") -> dict[str, str]:
        """Take several answers as one step; why each of those that cannot be taken was refused, by code."""
        self._refuse_when_closed()
        refused: dict[str, str] = {}
        changes: list[Change] = []
        moved: frozenset[str] = frozenset()
        for code, answer in answers.items():
            old = self.answer(code)
            if answer == old:
                continue
            try:
                if answer.declared != old.declared:
                    self._assessment.refuse_typed(code, answer)
                moved |= self._assessment.set_answer(code, answer)
            except RefusedError as refusal:
                refused[code] = str(refusal)
                continue
            changes.append(Change(code, old, answer))
        if changes:
            self._keep(Edit(label, tuple(changes)), who)
            self.changed.emit(moved)
        return refused

    def set_links(self, code: str, links: tuple[Link, ...], label: str = "") -> None:
        """Take the documents of a leaf, in their order; `documents` must know each of them."""
        old = self._links.get(code, ())
        if links == old:
            return
        self._refuse_when_closed()
        self._take_links(code, links)
        words = label or (f"Đính kèm tài liệu {code}" if len(links) > len(old) else f"Tài liệu {code}")
        self._keep(Edit(words, links=(LinkChange(code, old, links),)))
        self.changed.emit(frozenset({code}))

    def link_rows(self, links: "Mapping[str, tuple[Link, ...]]", label: str) -> None:
        """Take the documents of several leaves as one step."""
        changes = [LinkChange(code, self._links.get(code, ()), new) for code, new in links.items()]
        changes = [one for one in changes if one.new != one.old]
        if not changes:
            return
        self._refuse_when_closed()
        for one in changes:
            self._take_links(one.code, one.new)
        self._keep(Edit(label, links=tuple(changes)))
        self.changed.emit(frozenset(one.code for one in changes))

    def know(self, documents: "Iterable[Document]") -> None:
        """Documents of the workspace that need not prove anything here; what is known of them already stays."""
        new = {one.id: one for one in documents if one.id not in self.documents}
        if new:
            self.documents.update(new)
            self.changed.emit(frozenset())

    def take_file(self, document: Document) -> None:
        """A document was given another file in the workspace."""
        old = self.documents.get(document.id)
        self.documents[document.id] = document
        self.lost -= {document.id}
        if old is not None and old != document and self.editable:
            self._keep(self._of_document(old, document))
        self.changed.emit(self._proved(document.id))

    def _of_document(self, old: Document, new: Document) -> Edit:
        code = next((code for code in self.criteria_set.by_code if code in self._proved(new.id)), "")
        return Edit(document_step(old, new), documents=(DocumentChange(code, old, new),))

    def _proved(self, document: int) -> frozenset[str]:
        return frozenset(code for code, links in self._links.items() if any(one.document == document for one in links))

    def describe(self, document: Document) -> None:
        """Keep what is now known of a document, as a step, though the document may serve other years too.

        RefusedError while an approved or locked year rests on it.
        """
        old = self.documents[document.id]
        if document == old:
            return
        self._refuse_when_closed()
        if fixed := self.workspace.why_fixed(document.id):
            raise RefusedError(fixed)
        self.documents[document.id] = document
        self._keep(self._of_document(old, document))
        self.changed.emit(self._proved(document.id))

    def set_circumstances(self, new: Circumstances, label: str = "") -> None:
        """Take the facts of the whole sheet: survey held or not, declared facts, target, deadline, owners."""
        old = self.circumstances
        if new == old:
            return
        self._refuse_when_closed()
        moved = self._take(new)
        self._keep(Edit(label or circumstances_step(old, new), (), old, new))
        self.changed.emit(moved)

    def move(self, new: State, reason: str = "", who: str = "") -> None:
        """Approve, lock or reopen; everything typed is on the disk first. Faults are raised and change nothing.

        Reopening what was closed elsewhere lets the journal save what it could not.
        """
        self.journal.flush()
        saves_the_rest = self.journal.stuck and new is State.DRAFT
        if self.journal.unsaved and not saves_the_rest:
            raise InputError(f"Còn {self.journal.unsaved} thay đổi chưa lưu được; hãy chờ lưu xong rồi thử lại.")
        self._change_state(new, reason, who)
        self.journal.flush()

    def send_back(self, reasons: "Mapping[str, str]", who: str = "") -> dict[str, str]:
        """Note on each row why the leader sent it back: one move, told in the log of states, and one step.

        The rows that cannot carry the note come back with why; the log keeps their reasons all the same.
        """
        self.journal.flush()
        self._change_state(State.DRAFT, SENT_BACK, who, reasons)
        answers = {code: replace(self.answer(code), returned=reason) for code, reason in reasons.items()}
        return self.set_answers(answers, f"{SENT_BACK} {', '.join(reasons)}", who=who)

    def _change_state(self, new: State, reason: str, who: str, returned: "Mapping[str, str] | None" = None) -> None:
        try:
            change = self.workspace.change_state(
                self.card.id, new, who=who or self.who, reason=reason, returned=returned
            )
        except InputError:
            self.follow_state()
            raise
        self.state_log = (*self.state_log, change)
        self.state = new
        self.state_changed.emit()
        self.history_changed.emit()

    def move_to_set(self, new_set: "CriteriaSet", edit: Edit) -> None:
        """Score by another set from now on; everything typed is on the disk first. Faults change nothing."""
        self._refuse_when_closed()
        self._settle()
        self.workspace.move_to_set(self.card.id, new_set, edit, who=self.who)
        self.set_changed.emit()

    def _settle(self) -> None:
        self.journal.flush()
        if self.journal.unsaved:
            raise InputError(f"Còn {self.journal.unsaved} thay đổi chưa lưu được; hãy chờ lưu xong rồi thử lại.")

    def follow_state(self) -> None:
        """Take over the state in which another program left the assessment."""
        try:
            log = tuple(self.workspace.state_log(self.card.id))
        except ParscoreError:
            return
        if log != self.state_log:
            self.state_log = log
            self.state = log[-1].new if log else State.DRAFT
            self.state_changed.emit()
            self.history_changed.emit()

    def take_name(self, name: str) -> None:
        """Sign every step from now on with a name."""
        self.who = name

    def _on_refused(self, why: str) -> None:
        self.follow_state()
        self.refused.emit(why)

    def _refuse_when_closed(self) -> None:
        if not self.editable:
            raise RefusedError(CLOSED_WORDS[self.state])

    def undo(self) -> Edit | None:
        """Take the last step back and hand it over; RefusedError where a document of it can no longer be changed."""
        entry = self._history.undoable if self.editable else None
        if entry is None:
            return None
        if entry.switches_set:
            self._turn_set(entry, undo=True)
            return None
        self._refuse_documents(written.edit.reversed() for written in entry.written)
        self._history.back()
        moved: frozenset[str] = frozenset()
        for written in reversed(entry.written):
            moved |= self._apply(written.edit.reversed())
            self.journal.add(partial(self._write_undo, written, self.result, self.who))
        self._tell_step(entry, moved)
        return entry.written[-1].edit

    def redo(self) -> Edit | None:
        """Do again what was undone and hand it over; RefusedError as above."""
        entry = self._history.redoable if self.editable else None
        if entry is None:
            return None
        if entry.switches_set:
            self._turn_set(entry, undo=False)
            return None
        self._refuse_documents(written.edit for written in entry.written)
        self._history.forward()
        moved: frozenset[str] = frozenset()
        for written in entry.written:
            moved |= self._apply(written.edit)
            self.journal.add(partial(self._write_redo, written, self.result, self.who))
        self._tell_step(entry, moved)
        return entry.written[-1].edit

    def _refuse_documents(self, edits: "Iterable[Edit]") -> None:
        """Before anything moves: a closed year may rest on a document by now, or its older file be gone."""
        for change in (one for edit in edits for one in edit.documents):
            if fixed := self.workspace.why_fixed(change.new.id):
                raise RefusedError(fixed)
            if change.moves_file:
                try:
                    self.workspace.document_file(change.new)
                except ParscoreError as fault:
                    raise RefusedError(str(fault)) from None

    def _turn_set(self, entry: Entry, *, undo: bool) -> None:
        """Take a move to another set back, or do it again: on the disk, from which all is then read anew."""
        (written,) = entry.written
        write = self._write_undo if undo else self._write_redo
        try:
            self._settle()
            write(written, self.result, self.who)
        except ParscoreError as fault:
            self.turn_refused.emit(str(fault))
            return
        self.set_changed.emit()

    def _tell_step(self, entry: Entry, moved: frozenset[str]) -> None:
        self.history_changed.emit()
        self.changed.emit(moved)
        for code in entry.codes[:1]:  # a pasted block has a hundred, and only one can be in view
            self.stepped.emit(code)

    def _apply(self, edit: Edit) -> frozenset[str]:
        moved: frozenset[str] = frozenset()
        for change in edit.changes:
            moved |= self._assessment.set_answer(change.code, change.new)
        for link_change in edit.links:
            self._take_links(link_change.code, link_change.new)
            moved |= {link_change.code}
        for document_change in edit.documents:
            moved |= self._take_document(document_change)
        if edit.new is not None:
            moved |= self._take(edit.new)
        return moved

    def _take_document(self, change: DocumentChange) -> frozenset[str]:
        key = change.new.id
        if key not in self.documents:  # of a step before the restart: no link told of it
            with suppress(ParscoreError):
                self.know(self.workspace.documents())
        self.documents[key] = change.applied(self.documents.get(key, change.old))
        return self._proved(key)

    def _take_links(self, code: str, links: tuple[Link, ...]) -> None:
        if links:
            self._links[code] = links
        else:
            self._links.pop(code, None)
        if any(link.document not in self.documents for link in links):  # undone after a restart: no link told of it
            with suppress(ParscoreError):
                self.documents.update({one.id: one for one in self.workspace.documents()})

    def _take(self, new: Circumstances) -> frozenset[str]:
        self.circumstances = new
        return self._assessment.set_facts(new.facts, survey_held=new.survey_held)

    def _keep(self, edit: Edit, who: str = "") -> None:
        written = self._history.add(edit)
        self.journal.add(partial(self._write, written, self.result, who or self.who))
        self.history_changed.emit()

    def _write(self, written: Written, result: Result, who: str) -> None:
        written.id = self.workspace.record(self.card.id, written.edit, result, who=who).id

    def _write_undo(self, written: Written, result: Result, who: str) -> None:
        assert written.id is not None  # the line is kept in order, so the edit itself was written before
        try:
            self.workspace.record_undo(self.card.id, written.id, result, who=who)
        except InputError:  # somebody else went on from this step: then taking it back is a step of its own
            self.workspace.record(self.card.id, written.edit.reversed(), result, who=who)

    def _write_redo(self, written: Written, result: Result, who: str) -> None:
        assert written.id is not None
        try:
            self.workspace.record_redo(self.card.id, written.id, result, who=who)
        except InputError:
            written.id = self.workspace.record(self.card.id, written.edit, result, who=who).id

    def _on_saved(self, at: datetime) -> None:
        self.last_saved = at
        self.saved.emit(at)
