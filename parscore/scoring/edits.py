"""Edits: one step of work as plain data, so that it can be done, undone, written down and told in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from parscore.scoring.answers import Answer
from parscore.scoring.evidence import Document, Link


class Change(NamedTuple):
    """The answer of one leaf before and after; an empty Answer stands for none."""

    code: str
    old: Answer
    new: Answer


class LinkChange(NamedTuple):
    """The documents of one leaf before and after, in their order."""

    code: str
    old: tuple[Link, ...]
    new: tuple[Link, ...]


class DocumentChange(NamedTuple):
    """What is known of a document, or its file, before and after; `code` is the first row it proved then, or ""."""

    code: str
    old: Document
    new: Document

    def applied(self, kept: Document) -> Document:
        """The document as it is kept with what this change moved, and nothing else."""
        moved = {one.name: getattr(self.new, one.name) for one in fields(Document) if self._moves(one.name)}
        return replace(kept, **moved)

    @property
    def moves_file(self) -> bool:
        return self._moves("sha256")

    def _moves(self, name: str) -> bool:
        return bool(getattr(self.old, name) != getattr(self.new, name))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds for the whole sheet: whether the survey was held, declared facts, the target index in %, the deadline
    for handing in, and who owns what: the unit's own `roles` (id to name; empty: those of the set) and the `owners`
    (role id by code) that differ from the set's.
    """

    survey_held: bool = True
    facts: frozenset[str] = frozenset()
    target: Decimal | None = None
    deadline: date | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)


class CriteriaSwitch(NamedTuple):
    """Another copy of a set to score by: the checksums of the kept texts before and after."""

    old: str
    new: str


class Edit(NamedTuple):
    """One undoable step, named in words ("Khai 2.2", "Xóa kê khai 3.1").

    With `criteria` the changes go from codes of the one set to codes of the other.
    """

    label: str
    changes: tuple[Change, ...] = ()
    old: Circumstances | None = None
    new: Circumstances | None = None
    links: tuple[LinkChange, ...] = ()
    criteria: CriteriaSwitch | None = None
    documents: tuple[DocumentChange, ...] = ()

    def reversed(self) -> "Edit":
        """The edit that takes this one back, under the same name."""
        changes = tuple(Change(c.code, c.new, c.old) for c in reversed(self.changes))
        links = tuple(LinkChange(c.code, c.new, c.old) for c in reversed(self.links))
        criteria = None if self.criteria is None else CriteriaSwitch(self.criteria.new, self.criteria.old)
        documents = tuple(DocumentChange(c.code, c.new, c.old) for c in reversed(self.documents))
        return Edit(self.label, changes, self.new, self.old, links, criteria, documents)

    def codes(self) -> Iterable[str]:
        """The leaves it touches, each once."""
        of_documents = (c.code for c in self.documents if c.code)
        return dict.fromkeys([*(c.code for c in self.changes), *(c.code for c in self.links), *of_documents])
