"""The story of an assessment, newest first: every edit, undo and redo, and every move of its state, as one list."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from typing import TYPE_CHECKING, NamedTuple

from parscore.reports.changes_in_words import ChangeInWords, Kind, Wording
from parscore.scoring.answers import BLANK
from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.edits import Change, Edit
from parscore.scoring.state import StateChange
from parscore.scoring.text import fold, nfc, sought, spelled
from parscore.ui.state_words import WORDS, move_words

if TYPE_CHECKING:
    from parscore.storage.progress import HistoryLine

_TURNED = {"undo": "Hoàn tác: ", "redo": "Làm lại: "}
PART = "– "
_TELLS_SURVEY = '"survey_held"'
_TELLS_SET = '"criteria":['
_NO_ANSWER = '"changes":[]'


class Told(NamedTuple):
    """One line of the story. `step` is the name of the step it was part of."""

    at: datetime
    who: str
    code: str
    what: str
    old: str
    new: str
    score: str
    kind: Kind
    step: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are wanted; None and "" stand for all. `codes` are those of leaves, days are of this computer."""

    codes: frozenset[str] | None = None
    who: str | None = None
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None

    def on_day(self, at: datetime) -> bool:
        if self.since is None and self.until is None:
            return True
        day = at.astimezone().date()
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Story:
    """All lines as they are kept, the first one first. They become words one by one, as far as somebody reads."""

    lines: "Sequence[HistoryLine]"
    state_log: Sequence[StateChange]
    wording: Wording
    survey_held: bool
    wording_of: Callable[[str], Wording | None] = lambda _checksum: None

    def people(self) -> list[str]:
        """Everybody who did something; "" where no name was told."""
        return sorted({line.who for line in self.lines} | {change.who for change in self.state_log}, key=fold)

    def told(self, wanted: Wanted) -> Iterator[Told]:
        """The wanted lines in words, the newest first."""
        return merge(self._edits(wanted), self._moves(wanted), key=lambda one: one.at, reverse=True)

    def _edits(self, wanted: Wanted) -> Iterator[Told]:
        if wanted.kind is Kind.STATE:
            return
        survey_held, wording = self.survey_held, self.wording
        for line in reversed(self.lines):
            switch = line.edit.criteria if _TELLS_SET in line.content else None
            before = wording if switch is None else self.wording_of(switch.old) or wording
            if _may_tell(line, wanted):
                yield from self._changes(line, wanted, _worded(line, before, wording, survey_held=survey_held))
            wording = before
            if _TELLS_SURVEY in line.content and line.edit.old is not None:
                survey_held = line.edit.old.survey_held

    def _changes(self, line: "HistoryLine", wanted: Wanted, told: list[ChangeInWords]) -> Iterator[Told]:
        turned = _TURNED.get(line.kind, "")
        changes = [
            one
            for one in told
            if wanted.kind in (None, one.kind) and (wanted.codes is None or one.code in wanted.codes)
        ]
        rows = len({one.code for one in changes})
        if line.label and rows > 1:  # one step of many rows, such as a paste: named once, its parts below
            what = f"{turned}{line.label} ({rows} dòng)"
            yield Told(line.at, line.who, "", what, "", "", "", changes[0].kind, line.label)
            turned = PART
        for one in changes:
            yield Told(
                line.at, line.who, one.code, f"{turned}{one.what}", one.old, one.new, one.score, one.kind, line.label
            )

    def _moves(self, wanted: Wanted) -> Iterator[Told]:
        if wanted.kind not in (None, Kind.STATE) or wanted.codes is not None:
            return
        for change in reversed(self.state_log):
            if wanted.who in (None, change.who) and wanted.on_day(change.at):
                words = move_words(change)
                told = "; ".join(f"{code}: {reason}" for code, reason in change.returned.items()) or change.reason
                new = f"{WORDS[change.new]}. {told}" if told else WORDS[change.new]
                yield Told(change.at, change.who, "", words, WORDS[change.old], new, "", Kind.STATE, words)


def _worded(line: "HistoryLine", before: Wording, after: Wording, *, survey_held: bool) -> list[ChangeInWords]:
    """An edit in words; where it moved to another set, what was left in those of the old and what came of the new."""
    edit = line.edit
    if edit.criteria is None:
        return after.changes(edit, survey_held=survey_held)
    left = edit._replace(changes=tuple(Change(c.code, c.old, BLANK) for c in edit.changes if c.old != BLANK))
    come = Edit(edit.label, tuple(Change(c.code, BLANK, c.new) for c in edit.changes if c.new != BLANK))
    return [*before.changes(left, survey_held=survey_held), *after.changes(come, survey_held=survey_held)]


def _may_tell(line: "HistoryLine", wanted: Wanted) -> bool:
    """Told from the kept text alone, so that what is not wanted need not be read: a year has thousands of lines."""
    if wanted.who not in (None, line.who) or not wanted.on_day(line.at):
        return False
    if wanted.codes is not None and not any(f'"{code}"' in line.content for code in wanted.codes):
        return False
    if wanted.kind is Kind.DOCUMENTS:
        return '"links"' in line.content or '"documents"' in line.content
    if wanted.kind is Kind.CIRCUMSTANCES:
        return _TELLS_SURVEY in line.content
    return wanted.kind is None or _NO_ANSWER not in line.content


def codes_found(criteria_set: CriteriaSet, typed: str) -> frozenset[str] | None:
    """The leaves a search means: by code ("2.2", "2"), or by words of the title or of what stands above; accent-free.

    None when nothing was typed.
    """
    words = typed.split()
    if not words:
        return None
    found: set[str] = set()
    patterns = [(nfc(word), pattern) for word in words for pattern in sought(word)]
    for top in (*criteria_set.criteria, *criteria_set.bonus_items, *criteria_set.penalty_items):
        _find(top, patterns, "", found)
    return frozenset(found)


def _find(node: Criterion, words: list[tuple[str, re.Pattern[str]]], above: str, found: set[str]) -> None:
    titles = f"{above} {spelled(node.title)}"
    if node.is_leaf and all(_means(word, node.code) or pattern.search(titles) for word, pattern in words):
        found.add(node.code)
    for child in node.children:
        _find(child, words, titles, found)


def _means(word: str, code: str) -> bool:
    return code == word.rstrip(".") or code.startswith(word.rstrip(".") + ".")
