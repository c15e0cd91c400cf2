"""What the library lists: the sets on the shelf, those shipped with the program, and that of the open assessment."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from parscore.faults import ParscoreError
from parscore.intake.installed import installed_sets
from parscore.scoring.kept import checksum
from parscore.scoring.set_draft import SetDraft
from parscore.ui.sets.library_words import Standing, open_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parscore.scoring.criteria import CriteriaSet
    from parscore.storage.set_shelf import SetCard
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace


class Entry(NamedTuple):
    """One line of the library. `card` only for what stands on the shelf; `trouble` says why there is no `draft`."""

    key: str
    standing: Standing
    set_id: str
    version: int
    title: str
    checksum: str
    assessments: int
    draft: SetDraft | None
    card: "SetCard | None" = None
    trouble: str = ""

    @property
    def criteria_set(self) -> "CriteriaSet | None":
        return self.draft.criteria_set if self.draft is not None else None

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        return self.draft.unconfirmed if self.draft is not None else ()

    @property
    def asks(self) -> int:
        return len(open_questions(self.draft)) if self.draft is not None else 0

    @property
    def has_open(self) -> bool:
        """Whether a person still has a word to say: readings to confirm, questions to ask."""
        return bool(self.unconfirmed or self.asks)


class Library:
    """Reads what there is anew whenever asked; the content of a card is read once for each of its revisions."""

    def __init__(self, workspace: "Workspace | LateWorkspace", own: "CriteriaSet | None" = None) -> None:
        self._workspace = workspace
        self._own = own
        self._read: dict[tuple[int, int], SetDraft] = {}

    def entries(self) -> list[Entry]:
        """The shelf first, drafts before what is in use, then what is shipped."""
        shelf = [self._on_shelf(card) for card in self._workspace.sets.cards()]
        shelf.sort(key=lambda entry: entry.standing is not Standing.DRAFT)
        entries = [*shelf, *self._shipped()]
        own = self._own
        if own is not None and all(entry.checksum != checksum(own) for entry in entries):
            entries.append(_of_set(own, Standing.BOUND, self._bound(own)))
        return entries

    def _on_shelf(self, card: "SetCard") -> Entry:
        standing = Standing.IN_USE if card.state == "in_use" else Standing.DRAFT
        known = (f"shelf:{card.id}", standing, card.set_id, card.version, card.title, card.sha256, card.assessments)
        try:
            return Entry(*known, draft=self._draft(card), card=card)
        except ParscoreError as fault:
            return Entry(*known, draft=None, card=card, trouble=str(fault))

    def _draft(self, card: "SetCard") -> SetDraft:
        mark = (card.id, card.revision)
        if mark not in self._read:
            self._read[mark] = self._workspace.sets.read(card.id)
        return self._read[mark]

    def _shipped(self) -> "Iterable[Entry]":
        for file, criteria_set, trouble in _installed():
            if criteria_set is not None:
                yield _of_set(criteria_set, Standing.SHIPPED, self._bound(criteria_set))
            else:
                yield Entry(f"file:{file}", Standing.UNREADABLE, "", 0, file, "", 0, None, trouble=trouble)

    def _bound(self, criteria_set: "CriteriaSet") -> int:
        cards = self._workspace.cards(criteria_id=criteria_set.id)
        return sum(card.criteria_version == criteria_set.version for card in cards)


def namesake(entries: "Sequence[Entry]", criteria_set: "CriteriaSet") -> Entry | None:
    """The entry of the same identity: one of the same content before one that differs, a draft last."""
    same = [e for e in entries if (e.set_id, e.version) == (criteria_set.id, criteria_set.version)]
    mark = checksum(criteria_set)
    same.sort(key=lambda entry: (entry.checksum != mark, entry.standing is Standing.DRAFT))
    return same[0] if same else None


def next_version(entries: "Sequence[Entry]", set_id: str) -> int:
    """The first version of a set that nobody uses yet."""
    return max((entry.version for entry in entries if entry.set_id == set_id), default=0) + 1


def _of_set(criteria_set: "CriteriaSet", standing: Standing, assessments: int) -> Entry:
    mark = checksum(criteria_set)
    return Entry(
        f"{standing}:{mark}",
        standing,
        criteria_set.id,
        criteria_set.version,
        criteria_set.title,
        mark,
        assessments,
        SetDraft.of(criteria_set),
    )


@cache
def _installed() -> "tuple[tuple[str, CriteriaSet | None, str], ...]":
    """File, set and what is wrong with it; the files of the program do not change while it runs."""
    return tuple(
        (found.path.name, found.criteria_set, str(found.errors[0]) if found.errors else "")
        for found in installed_sets()
    )
