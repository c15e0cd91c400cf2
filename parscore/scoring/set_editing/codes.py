"""Codes as a set itself writes them, told from the codes it has: "I.1" below "I", "TC1.2" below "LV1", "a" below "1.2".

Where nothing can be told, codes are dotted numbers.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import count
from typing import Literal, NamedTuple

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.set_editing.refusal import EditRefused
from parscore.scoring.set_editing.series import NUMBERS, Series, alphabet_of, ordinal, series_of
from parscore.scoring.set_editing.tree import SECTIONS, Group, Nodes, Place, members, parent_of

MAX_LENGTH = 40
_PIECES = re.compile(r"(.*?)(\d+|(?<![^\W\d_])(?:[IVXL]+|[A-Za-zđĐ]))", re.DOTALL)
_CALLED = re.compile(r"[^\W\d_]+(?=\d)")
_WORD = re.compile(r"[^\W\d_]*")


class Habit(NamedTuple):
    """How codes of a group are made. `extends`: the parent's code, `mark`, the number of the row. `arabic`: `mark`, the
    parent's code in numbers, a point, the number. `running`: `mark` and a number that runs on from group to group.
    """

    way: Literal["extends", "arabic", "running"]
    mark: str
    series: Series


DOTTED = Habit("extends", ".", NUMBERS)
_TOP = {
    "criteria": Habit("running", "", NUMBERS),
    "bonus_items": Habit("running", "T", NUMBERS),
    "penalty_items": Habit("running", "P", NUMBERS),
}


class Coding:
    """The habits of one set."""

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self._set = criteria_set
        self._own: dict[Group, Habit] = {}
        self._letters = alphabet_of(
            [[parts[1] for node in nodes if (parts := _parts(node.code))] for _, nodes in _groups(criteria_set)]
        )
        by_depth: dict[tuple[str, int], list[Habit]] = {}
        for group, nodes in _groups(criteria_set):
            told = self._told(group, nodes)
            by_depth.setdefault((group.section, group.depth), []).extend(told)
            if told:
                self._own[group] = _commonest(told)
        self._usual = {where: _commonest(told) for where, told in by_depth.items() if told}

    def habit(self, group: Group) -> Habit:
        """How the rows of a group are coded: as most of them are, else as most at that depth."""
        if group in self._own:
            return self._own[group]
        usual = self._usual.get((group.section, group.depth), DOTTED if group.above else _TOP[group.section])
        parent = parent_of(self._set, group)
        parts = None if parent is None else _parts(parent.code)
        if usual.series.kind == "small" and parts and parts[1].islower():
            return usual._replace(series=NUMBERS)  # nobody prints a.a
        return usual

    def own_habit(self, place: Place) -> Habit:
        """How the row itself is coded where that can be told, else as its group is."""
        usual = self.habit(place.group)
        nodes = members(self._set, place.group)
        own = self._tell(place.group, nodes[place.position].code, _romans(nodes))
        if own is None or own.series.kind == usual.series.kind:
            return own._replace(series=usual.series) if own else usual
        return own

    def next_code(self, group: Group, after: int | None, taken: Container[str]) -> str:
        """A free code for a row that comes after the one at this position, or first of all."""
        parent = parent_of(self._set, group)
        above = None if parent is None else parent.code
        if after is None:
            return self.code(self.habit(group), above, 1, taken)
        habit = self.own_habit(Place(group, after))
        code = members(self._set, group)[after].code
        parts = _parts(code)
        number = 0 if parts is None else ordinal(parts[1], habit.series, self._letters)
        return self.code(habit, above, (number or after + 1) + 1, taken)

    def code(self, habit: Habit, parent: str | None, number: int, taken: Container[str]) -> str:
        """The code of the row with this number below this parent, or the next that is free."""
        stem = self._stem(habit, parent)
        code = next(code for n in count(number) if (code := stem + habit.series.piece(n, self._letters)) not in taken)
        if len(code) > MAX_LENGTH:
            raise EditRefused(
                f"Mã {code} dài hơn {MAX_LENGTH} ký tự; hãy đặt mã ngắn hơn cho mục {parent or code} trước."
            )
        return code

    def _stem(self, habit: Habit, parent: str | None) -> str:
        if parent is None or habit.way == "running":
            return habit.mark
        numbers = self._numbers(parent)
        if habit.way == "arabic" and numbers is not None:
            return habit.mark + "".join(f"{n}." for n in numbers)
        return parent + (habit.mark if habit.way == "extends" else DOTTED.mark)

    def _told(self, group: Group, nodes: Nodes) -> list[Habit]:
        romans = _romans(nodes)
        told = [habit for node in nodes if (habit := self._tell(group, node.code, romans)) is not None]
        width = max((habit.series.width for habit in told), default=1)
        return [h._replace(series=h.series._replace(width=width)) if h.series.kind == "number" else h for h in told]

    def _tell(self, group: Group, code: str, romans: bool) -> Habit | None:
        parts = _parts(code)
        if parts is None:
            return None
        stem, piece = parts
        series = series_of(piece, romans)
        parent = parent_of(self._set, group)
        if parent is None:
            return Habit("running", stem, series)
        mark = stem.removeprefix(parent.code)
        if mark != stem and not any(map(str.isalnum, mark)):
            told_apart = mark or parent.code[-1].isdigit() != piece[0].isdigit()
            return Habit("extends", mark, series) if told_apart else None
        numbers = self._numbers(parent.code)
        if numbers is not None and stem.endswith(".") and self._numbers(stem[:-1]) == numbers:
            called = _CALLED.match(stem)
            return Habit("arabic", called[0] if called else "", series)
        return Habit("running", stem, series) if _WORD.fullmatch(stem) else None

    def _numbers(self, code: str) -> tuple[int, ...] | None:
        """ "TC1.2" as 1, 2 and "II.a" as 2, 1; None when a part of the code is no number of any kind."""
        segments = _CALLED.sub("", code, count=1).split(".")
        romans = series_of(segments[0], True)
        found = tuple(ordinal(part, series_of(part, romans.kind == "roman"), self._letters) for part in segments)
        return found if all(found) else None


def _parts(code: str) -> tuple[str, str] | None:
    """What a code begins with, and the number or letter it ends in."""
    found = _PIECES.fullmatch(code)
    return (found[1], found[2]) if found else None


def _romans(nodes: Nodes) -> bool:
    """Whether the capital letters of a group are Roman numerals: all of them can be."""
    pieces = [parts[1] for node in nodes if (parts := _parts(node.code))]
    return all(series_of(piece, True).kind == "roman" for piece in pieces if piece.isupper())


def _commonest(habits: Iterable[Habit]) -> Habit:
    return Counter(habits).most_common(1)[0][0]


def _groups(criteria_set: CriteriaSet) -> Iterator[tuple[Group, Nodes]]:
    """Every group that holds rows, parents before children."""

    def below(group: Group, nodes: Nodes) -> Iterator[tuple[Group, Nodes]]:
        if nodes:
            yield group, nodes
        for index, node in enumerate(nodes):
            yield from below(Place(group, index).below, node.children)

    for section in SECTIONS:
        yield from below(Group(section), getattr(criteria_set, section))
