"""Who answers for which row: the roles of a unit, the owner of each leaf, and how far each role has come."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.edits import Circumstances
from parscore.scoring.result import Result
from parscore.scoring.standing import Standing, standing

NOBODY = "Chưa phân công"


class Owner(NamedTuple):
    """A role by its id and name; both ids of the set and of the unit, "" where nobody was named."""

    id: str
    name: str


class RoleProgress(NamedTuple):
    """How many rows of the scale a role owns, how many are done (scored or not arising), wait for others, or are left
    for the role itself; with the survey not held its rows are none of these.
    """

    id: str
    name: str
    rows: int
    done: int
    waiting: int
    left: int


def roles_of(criteria_set: CriteriaSet, circumstances: Circumstances) -> dict[str, str]:
    """The roles that can be given rows, id to name in their order: the unit's own, else those of the set."""
    return dict(circumstances.roles) or {role.id: role.name for role in criteria_set.roles}


def owner_of(criteria_set: CriteriaSet, circumstances: Circumstances, leaf: Criterion) -> Owner:
    """Who answers for a leaf: the role the unit gave it, else the first one the set names for it or above it."""
    given = circumstances.owners.get(leaf.code, "")
    if given and given in roles_of(criteria_set, circumstances):
        return _named(criteria_set, circumstances, given)
    if leaf.owner:
        return _named(criteria_set, circumstances, leaf.owner[0])
    return owners_by_code(criteria_set, circumstances)[leaf.code]


def owners_by_code(criteria_set: CriteriaSet, circumstances: Circumstances) -> dict[str, Owner]:
    """The owner of every leaf, bonus and penalty item, in document order."""
    roles = roles_of(criteria_set, circumstances)
    found: dict[str, Owner] = {}
    for leaf, stated in _stated(criteria_set):
        given = circumstances.owners.get(leaf.code, "")
        found[leaf.code] = _named(criteria_set, circumstances, given if given in roles else stated)
    return found


def progress_by_role(criteria_set: CriteriaSet, circumstances: Circumstances, result: Result) -> list[RoleProgress]:
    """Every role in its order, also those without rows; then roles of the set that still own rows, nobody last.

    Over all roles the counts come to those of `checks.progress`.
    """
    names = roles_of(criteria_set, circumstances)
    owned: dict[str, list[Standing]] = {role: [] for role in names}
    owners = owners_by_code(criteria_set, circumstances)
    for leaf in sorted(criteria_set.leaves(), key=lambda leaf: not owners[leaf.code].id):
        owner, status = owners[leaf.code], result.nodes[leaf.code].status
        owned.setdefault(owner.id, []).append(standing(leaf, status, survey_held=circumstances.survey_held))
        names[owner.id] = owner.name
    return [
        RoleProgress(
            role,
            names[role],
            rows=len(rows),
            done=rows.count(Standing.DONE),
            waiting=rows.count(Standing.WAITING),
            left=rows.count(Standing.OPEN),
        )
        for role, rows in owned.items()
    ]


def without_role(circumstances: Circumstances, role: str) -> Mapping[str, str]:
    """The owners that remain when a role is taken away: its rows fall back to the owner the set names."""
    return {code: owner for code, owner in circumstances.owners.items() if owner != role}


def _named(criteria_set: CriteriaSet, circumstances: Circumstances, role: str) -> Owner:
    if not role:
        return Owner("", NOBODY)
    return Owner(role, circumstances.roles.get(role) or criteria_set.role_name(role))


def _stated(criteria_set: CriteriaSet) -> Iterator[tuple[Criterion, str]]:
    for top in (*criteria_set.criteria, *criteria_set.bonus_items, *criteria_set.penalty_items):
        yield from _below(top, "")


def _below(node: Criterion, above: str) -> Iterator[tuple[Criterion, str]]:
    stated = node.owner[0] if node.owner else above
    if node.is_leaf:
        yield node, stated
    for child in node.children:
        yield from _below(child, stated)
