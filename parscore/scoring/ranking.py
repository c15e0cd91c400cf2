"""Ranks within a group of units, on exact values, with the set's own rule for ties."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from parscore.scoring.criteria import Ranking

Total = TypeVar("Total", Fraction, int)


class Ranked(NamedTuple):
    """A unit to be ranked; without a total it is listed and has no place."""

    unit: str
    kind: str
    total: Fraction | None


class Place(NamedTuple):
    """Where a unit stands in its group of `of` ranked units; `tied` when others stand there too.

    The rank is None for a unit without a total. No tie is broken: the competent body decides.
    """

    unit: str
    group: str
    rank: int | None
    of: int
    total: Fraction | None
    tied: bool


def rank(totals: Mapping[str, Total], ties: Literal["competition", "dense"]) -> dict[str, int]:
    """The rank of every unit, 1 for the highest; ties leave a gap (competition 1, 1, 3) or not (dense 1, 1, 2).

    Totals may be whole millionths: thousands of them are sorted in a tenth of the time.
    """
    ranks: dict[str, int] = {}
    previous: Total | None = None
    place = 0
    for seen, (unit, total) in enumerate(sorted(totals.items(), key=lambda item: item[1], reverse=True), start=1):
        if total != previous:
            place = seen if ties == "competition" else place + 1
        ranks[unit] = place
        previous = total
    return ranks


def group_of(ranking: "Ranking", kind: str) -> str:
    """The group a kind of unit is ranked in; a kind that no group names is ranked by itself."""
    return next((group.name for group in ranking.groups if kind in group.kinds), kind)


def rank_in_groups(units: Iterable[Ranked], ranking: "Ranking") -> tuple[Place, ...]:
    """Every unit with its place in its own group: groups as the set names them, the best unit first.

    A set without groups ranks all units together, under the group "".
    """
    known = [group.name for group in ranking.groups]
    grouped: dict[str, list[Ranked]] = {name: [] for name in known}
    for unit in units:
        grouped.setdefault(group_of(ranking, unit.kind) if known else "", []).append(unit)
    return tuple(place for group, members in grouped.items() for place in _places(group, members, ranking.ties))


def _places(group: str, members: Iterable[Ranked], ties: Literal["competition", "dense"]) -> Iterable[Place]:
    members = tuple(members)
    totals = {one.unit: one.total for one in members if one.total is not None}
    ranks = rank(totals, ties)
    times = Counter(totals.values())
    ordered = sorted(members, key=lambda one: (one.total is None, -(one.total or Fraction(0))))
    for one in ordered:
        tied = one.total is not None and times[one.total] > 1
        yield Place(one.unit, group, ranks.get(one.unit), len(totals), one.total, tied)
