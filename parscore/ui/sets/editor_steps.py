"""The draft that is open in the editor: the one door for its edits, their undo, and their road to the shelf."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.set_draft import SetDraft
from parscore.scoring.set_editing import Step, carry, change, change_whole, named
from parscore.ui.journal import Journal
from parscore.ui.sets.editor_kept_steps import KeptSteps, keep_steps, kept_steps
from parscore.ui.user_name import user_name

if TYPE_CHECKING:
    from pathlib import Path

    from parscore.scoring.rules import Rule
    from parscore.storage.set_shelf import SetCard, SetShelf


class WithSets(Protocol):
    """A workspace, as far as the editor knows it."""

    @property
    def folder(self) -> "Path": ...

    @property
    def sets(self) -> "SetShelf": ...


class EditStep(NamedTuple):
    """One step: what it is called, the draft before and after it, and the rows to look at then."""

    words: str
    before: SetDraft
    after: SetDraft
    row_before: str
    row_after: str


class _Keeping:
    """Writes the latest draft. Plain Python, since the journal may do it in its thread."""

    def __init__(self, shelf: "SetShelf", card: "SetCard", draft: SetDraft) -> None:
        self._shelf = shelf
        self.card = card
        self.draft = self._kept = draft

    def __call__(self) -> None:
        draft = self.draft
        if draft is self._kept:
            return  # the write before this one took it along
        self.card = self._shelf.keep(self.card.id, draft, revision=self.card.revision, who=user_name())
        self._kept = draft


class EditedSet(QObject):
    """Takes edits, remembers them, saves them at once.

    Drafts are frozen and share what an edit left alone, so that every step keeps the whole draft for the price of a few
    nodes. `changed` carries the row to look at. Steps made without a pause in the same field are one step until
    `end_step`.
    """

    changed = Signal(str)
    saved = Signal(object)
    save_failed = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: WithSets, card: "SetCard", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = (workspace.folder, card.id)
        self.editable = not card.is_in_use
        read = workspace.sets.read(card.id)
        kept = kept_steps(*self._place, read) if self.editable else KeptSteps(read, (), ())
        self.draft: SetDraft = kept.draft
        self.last_saved: datetime | None = None
        self._done: list[EditStep] = list(kept.done)
        self._undone: list[EditStep] = list(kept.undone)
        self._open = False
        self._keeping = _Keeping(workspace.sets, card, self.draft)
        self.journal = Journal(self)
        self.journal.saved.connect(self._on_saved)
        self.journal.failed.connect(self.save_failed)
        self.journal.refused.connect(self.refused)

    @property
    def criteria_set(self) -> CriteriaSet:
        return self.draft.criteria_set

    @property
    def card(self) -> "SetCard":
        """The card of what was saved last."""
        return self._keeping.card

    @property
    def undo_words(self) -> str:
        """What undo would take back, "" when there is nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        return self._undone[-1].words if self._undone else ""

    def change(self, code: str, /, **fields: object) -> None:
        """Give a row other properties; EditRefused when they cannot be taken."""
        new_code = str(fields.get("code", code))
        renamed = {code: new_code} if new_code != code else {}
        words = named(Step.CHANGE, code, *fields)
        self.take_set(words, change(self.criteria_set, code, **fields), code, new_code, renamed)

    def give_rule(self, code: str, rule: "Rule") -> None:
        """Give a leaf a rule a person built beside its text: nobody need confirm what was read there any more."""
        made = change(self.criteria_set, code, rule=rule)
        if made != self.criteria_set:
            self.take(named(Step.CHANGE, code, "rule"), carry(self.draft, made).confirmed(code), code, code)

    def change_whole(self, **fields: object) -> None:
        """Give the set other properties of its own; EditRefused when they cannot be taken."""
        self.take_set(named(Step.CHANGE_WHOLE, "", *fields), change_whole(self.criteria_set, **fields), "", "")

    def take_set(
        self,
        words: str,
        new: CriteriaSet,
        row_before: str,
        row_after: str,
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        """Go on with another set; its readings and replies come along."""
        if new != self.criteria_set:
            self.take(words, carry(self.draft, new, renamed or {}), row_before, row_after)

    def take(self, words: str, draft: SetDraft, row_before: str, row_after: str) -> None:
        """Go on with another draft, as one step."""
        before = self.draft
        last = self._done[-1] if self._done else None
        if self._open and last is not None and last.words == words and not self._undone:
            before, row_before = last.before, last.row_before
            self._done.pop()
        self._undone.clear()
        self._done.append(EditStep(words, before, draft, row_before, row_after))
        self._open = True
        self._go_to(draft, row_after)

    def end_step(self) -> None:
        """What is typed from now on is a step of its own."""
        self._open = False

    def undo(self) -> None:
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._open = False
            self._go_to(step.before, step.row_before)

    def redo(self) -> None:
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._open = False
            self._go_to(step.after, step.row_after)

    def close(self) -> None:
        """Write what waits and stop trying; the steps stay for when the draft is opened again."""
        self.journal.settle()
        self.journal.close()
        if self.editable:
            keep_steps(*self._place, KeptSteps(self.draft, tuple(self._done), tuple(self._undone)))

    def _go_to(self, draft: SetDraft, row: str) -> None:
        self.draft = self._keeping.draft = draft
        self.changed.emit(row)
        self.journal.add(self._keeping)

    def _on_saved(self, at: datetime) -> None:
        self.last_saved = at
        self.saved.emit(at)
