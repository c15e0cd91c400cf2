"""What can be undone and redone: the steps of one assessment in order, without end."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from parscore.scoring.edits import Edit
from parscore.ui.step_words import text_changed

TYPING = timedelta(minutes=2)


@dataclass(slots=True)
class Written:
    """An edit and the number under which it was kept, None until it has been."""

    edit: Edit
    id: int | None = None


@dataclass(slots=True)
class Entry:
    """One step as the official sees it: mostly one edit, several where a note was typed with pauses."""

    written: list[Written]
    at: datetime = field(default_factory=lambda: datetime.now().astimezone())

    @property
    def label(self) -> str:
        return self.written[-1].edit.label

    @property
    def switches_set(self) -> bool:
        """Whether it moved the assessment to another set."""
        return self.written[-1].edit.criteria is not None

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self.written[-1].edit.codes())


class History:
    """The steps, and the place up to which they stand."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._place = 0

    def restore(self, steps: Iterable[tuple[int, Edit, bool, datetime]]) -> None:
        """Rebuild from what was kept; the undone ones stand last."""
        for number, edit, undone, at in steps:
            written = Written(edit, number)
            if undone:
                self._entries.append(Entry([written], at))
            else:
                del self._entries[self._place :]
                self._append(written, at)

    def add(self, edit: Edit) -> Written:
        """A new step; whatever was undone before it can no longer be redone."""
        del self._entries[self._place :]
        written = Written(edit)
        self._append(written, datetime.now().astimezone())
        return written

    def _append(self, written: Written, at: datetime) -> None:
        last = self._entries[-1] if self._entries else None
        if last and abs(at - last.at) < TYPING and _goes_on(last.written[-1].edit, written.edit):
            last.written.append(written)
            last.at = at
        else:
            self._entries.append(Entry([written], at))
        self._place = len(self._entries)

    @property
    def undoable(self) -> Entry | None:
        return self._entries[self._place - 1] if self._place else None

    @property
    def redoable(self) -> Entry | None:
        return self._entries[self._place] if self._place < len(self._entries) else None

    def back(self) -> Entry | None:
        """Take the last step back; the caller applies it."""
        entry = self.undoable
        self._place -= entry is not None
        return entry

    def forward(self) -> Entry | None:
        """Take the next undone step again; the caller applies it."""
        entry = self.redoable
        self._place += entry is not None
        return entry


def _goes_on(before: Edit, after: Edit) -> bool:
    """Whether one edit only goes on typing the text another began."""
    if len(before.changes) != 1 or len(after.changes) != 1:
        return False
    first, second = before.changes[0], after.changes[0]
    typed = text_changed(first.old, first.new)
    return first.code == second.code and typed is not None and typed == text_changed(second.old, second.new)
