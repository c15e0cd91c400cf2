"""Cells of what is marked in a form and written in a table: an option, the parts of a checklist, counted faults."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parscore.intake.cell import NOTHING, Cell, plain_words, says_nothing
from parscore.scoring.answers import Answer
from parscore.scoring.numbers import NumberRefusedError, read_whole, shorten, show_number
from parscore.scoring.reading import TypedRefusedError
from parscore.scoring.rules import ChecklistRule, ChoiceRule, DeductionRule

_BREAKS = re.compile(r"[;\n]")
_COUNT_BREAKS = re.compile(r"[;\n]|,\s")  # "1,5" is no two counts
_ALL = frozenset(("tat ca", "du", "day du", "dat du"))


@dataclass(frozen=True, slots=True)
class Named:
    """What can be named in a cell: by its id, its words with or without accents, or its place in the list."""

    id: str
    label: str
    place: int


def _find(typed: str, known: Sequence[Named]) -> Named | None:
    text = typed.strip()
    words = plain_words(text)
    for found in (
        [one for one in known if one.id == text],
        [one for one in known if plain_words(one.label) == words],
        [one for one in known if str(one.place) == text.rstrip(".)")],
    ):
        if len(found) == 1:
            return found[0]
    return None


def _listed(known: Sequence[Named]) -> str:
    return "; ".join(f"{one.place}: {one.label}" for one in known)


def _named(pairs: Sequence[tuple[str, str]]) -> tuple[Named, ...]:
    return tuple(Named(one, label, place) for place, (one, label) in enumerate(pairs, start=1))


@dataclass(frozen=True, slots=True)
class ChoiceCell(Cell):
    """One of several levels, by its words."""

    known: tuple[Named, ...] = ()

    @classmethod
    def of(cls, rule: ChoiceRule) -> "ChoiceCell":
        known = _named([(option.id, option.label) for option in rule.options])
        hint = f"Chọn một phương án, hoặc gõ số thứ tự. {_listed(known)}."
        return cls("Phương án đạt được", hint, tuple(option.label for option in rule.options), known)

    def show(self, answer: Answer) -> str:
        return next((one.label for one in self.known if one.id == answer.choice), answer.choice or "")

    def read(self, answer: Answer, typed: str) -> Answer:
        found = _find(typed, self.known)
        if found is None:
            raise TypedRefusedError(
                f"Không có phương án “{shorten(typed.strip())}”. Các phương án: {_listed(self.known)}"
            )
        return replace(answer, choice=found.id)

    def cleared(self, answer: Answer) -> Answer:
        return replace(answer, choice=None)


@dataclass(frozen=True, slots=True)
class ChecklistCell(Cell):
    """The parts that were done, by their words; "không" when none was."""

    known: tuple[Named, ...] = ()

    @classmethod
    def of(cls, rule: ChecklistRule) -> "ChecklistCell":
        known = _named([(item.id, item.label) for item in rule.items])
        hint = f"Gõ số thứ tự hoặc tên các nội dung đã đạt, cách nhau bằng dấu chấm phẩy; “{NOTHING}” nếu chưa đạt. "
        return cls("Nội dung đã đạt", f"{hint}{_listed(known)}.", known=known)

    def show(self, answer: Answer) -> str:
        if not answer.checked:
            return "" if answer.checked is None else NOTHING
        labels = {one.id: one.label for one in self.known}
        shown = "; ".join(labels.get(one, one) for one in answer.checked)
        try:
            told = self.read(answer, shown).checked
        except TypedRefusedError:
            told = None
        return shown if told is not None and set(told) == set(answer.checked) else ", ".join(answer.checked)

    def read(self, answer: Answer, typed: str) -> Answer:
        one = _find(typed, self.known)
        if one is not None:
            return replace(answer, checked=(one.id,))
        if says_nothing(typed) or typed.strip() == "0":
            return replace(answer, checked=())
        if plain_words(typed) in _ALL:
            return replace(answer, checked=tuple(one.id for one in self.known))
        done = {self._one(part).id for part in self._parts(typed)}
        return replace(answer, checked=tuple(one.id for one in self.known if one.id in done))

    def _parts(self, typed: str) -> list[str]:
        parts = [part for part in _BREAKS.split(typed) if part.strip()]
        if all(_find(part, self.known) for part in parts):
            return parts
        finer = [part for part in re.split(r"[;,\n]", typed) if part.strip()]
        return finer if all(_find(part, self.known) for part in finer) else parts

    def _one(self, part: str) -> Named:
        found = _find(part, self.known)
        if found is None:
            raise TypedRefusedError(f"Không có nội dung “{shorten(part.strip())}”. Các nội dung: {_listed(self.known)}")
        return found

    def cleared(self, answer: Answer) -> Answer:
        return replace(answer, checked=None)


@dataclass(frozen=True, slots=True)
class FaultsCell(Cell):
    """How often each fault occurred, in the order of the rule or by name; "không" when none did."""

    known: tuple[Named, ...] = ()

    @classmethod
    def of(cls, rule: DeductionRule) -> "FaultsCell":
        known = _named([(fault.id, fault.label) for fault in rule.faults])
        order = "" if len(known) == 1 else " của từng lỗi theo thứ tự, ví dụ 2; 0"
        hint = f"Gõ số lần{order}; “{NOTHING}” nếu không có lỗi. {_listed(known)}."
        return cls("Số lần mắc lỗi", hint, known=known)

    def show(self, answer: Answer) -> str:
        if not answer.faults:
            return "" if answer.faults is None else NOTHING
        given = {one.id: answer.faults[one.id] for one in self.known if one.id in answer.faults}
        if list(given) == [one.id for one in self.known][: len(given)] and len(given) == len(answer.faults):
            return "; ".join(map(_times, given.values()))
        return "; ".join(f"{one}: {_times(count)}" for one, count in answer.faults.items())

    def read(self, answer: Answer, typed: str) -> Answer:
        if says_nothing(typed):
            return replace(answer, faults={})
        parts = [part.strip() for part in _COUNT_BREAKS.split(typed) if part.strip()]
        named = [part.rpartition(":") for part in parts]
        if any(colon for _, colon, _ in named):
            counted = {self._fault(name or count): _count(count) for name, _, count in named}
        elif len(parts) > len(self.known):
            told = f"“{shorten(typed.strip())}” có {len(parts)} số, ở đây chỉ có {len(self.known)} loại lỗi."
            raise TypedRefusedError(f"{told} {self.hint}")
        else:
            counted = {one.id: _count(part) for one, part in zip(self.known, parts, strict=False)}
        return replace(answer, faults={one.id: counted[one.id] for one in self.known if one.id in counted})

    def _fault(self, name: str) -> str:
        found = _find(name, self.known)
        if found is None:
            raise TypedRefusedError(f"Không có lỗi “{shorten(name.strip())}”. Các lỗi: {_listed(self.known)}")
        return found.id

    def cleared(self, answer: Answer) -> Answer:
        return replace(answer, faults=None)


def _count(typed: str) -> str:
    try:
        return read_whole(typed)
    except NumberRefusedError as refusal:
        raise TypedRefusedError(str(refusal)) from None


def _times(kept: str) -> str:
    return show_number(kept) if kept.isascii() and kept.isdigit() else kept
