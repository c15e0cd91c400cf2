"""The sets by which the years of a unit were scored, and the pairs of them that follow each other."""

from itertools import pairwise
from typing import NamedTuple

from parscore.scoring.criteria import CriteriaSet
from parscore.ui.open_assessment import OpenAssessment


class SetPair(NamedTuple):
    """Two sets used one after the other, and by which years."""

    old: CriteriaSet
    new: CriteriaSet
    name: str


def pairs_of(assessment: OpenAssessment) -> list[SetPair]:
    """The changes of set between years of the unit, the latest first, then those to a set in use that no year was
    scored by yet; none where there is only one set.
    """
    workspace, card = assessment.workspace, assessment.card
    sets: dict[tuple[str, int], tuple[int, CriteriaSet]] = {}
    for one in sorted(workspace.cards(card.unit.code), key=lambda one: (one.year, one.id)):
        key = (one.criteria_id, one.criteria_version)
        if key not in sets:
            same = one.id == card.id
            sets[key] = (one.year, assessment.criteria_set if same else workspace.open(one.id).criteria_set)
    used = list(sets.values())
    own = assessment.criteria_set
    ahead = [
        SetPair(own, one, f"{_name(own, card.year)} → {one.id} (bản {one.version}, đang dùng)")
        for one in workspace.sets.in_use()
        if (one.id, one.version) not in sets and card.unit.kind in one.unit_kinds
    ]
    pairs = [SetPair(old, new, f"{_name(old, then)} → {_name(new, now)}") for (then, old), (now, new) in pairwise(used)]
    return [*pairs[::-1], *ahead]


def _name(criteria_set: CriteriaSet, year: int) -> str:
    return f"{year}: {criteria_set.id} (bản {criteria_set.version})"
