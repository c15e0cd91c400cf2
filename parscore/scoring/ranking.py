"""Ranks within a group of units, on exact values, with the set's own rule for ties."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal


def rank(totals: Mapping[str, Fraction], ties: Literal["competition", "dense"]) -> dict[str, int]:
    """The rank of every unit, 1 for the highest; ties leave a gap (competition 1, 1, 3) or not (dense 1, 1, 2)."""
    ranks: dict[str, int] = {}
    previous: Fraction | None = None
    place = 0
    for seen, (unit, total) in enumerate(sorted(totals.items(), key=lambda item: item[1], reverse=True), start=1):
        if total != previous:
            place = seen if ties == "competition" else place + 1
        ranks[unit] = place
        previous = total
    return ranks
