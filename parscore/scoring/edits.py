"""Edits: one step of work as plain data, so that it can be done, undone, written down and told in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from parscore.scoring.answers import Answer


@dataclass(frozen=True, slots=True)
class Change:
    """The answer of one leaf before and after; an empty Answer stands for none."""

    code: str
    old: Answer
    new: Answer


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds for the whole sheet: whether the survey was held, declared facts, the target index in %."""

    survey_held: bool = True
    facts: frozenset[str] = frozenset()
    target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One undoable step, named in words ("Khai 2.2", "Xóa kê khai 3.1")."""

    label: str
    changes: tuple[Change, ...] = ()
    old: Circumstances | None = None
    new: Circumstances | None = None

    def reversed(self) -> "Edit":
        """The edit that takes this one back, under the same name."""
        changes = tuple(Change(c.code, c.new, c.old) for c in reversed(self.changes))
        return Edit(self.label, changes, self.new, self.old)

    def codes(self) -> Iterable[str]:
        return (change.code for change in self.changes)
