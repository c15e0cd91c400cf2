"""Where a row of a criteria set stands, and a set with other rows in that place."""

from typing import Literal, NamedTuple

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.set_editing.refusal import EditRefused

Section = Literal["criteria", "bonus_items", "penalty_items"]
SECTIONS: tuple[Section, ...] = ("criteria", "bonus_items", "penalty_items")
Nodes = tuple[Criterion, ...]


class Group(NamedTuple):
    """Rows that stand side by side: the top of a section, or the children of the row to which `above` leads."""

    section: Section
    above: tuple[int, ...] = ()

    @property
    def depth(self) -> int:
        return len(self.above)

    @property
    def parent(self) -> "Place":
        return Place(Group(self.section, self.above[:-1]), self.above[-1])


class Place(NamedTuple):
    """One row: its group and where it stands there, from 0."""

    group: Group
    position: int

    @property
    def below(self) -> Group:
        return Group(self.group.section, (*self.group.above, self.position))


def find(criteria_set: CriteriaSet, code: str) -> Place:
    """Where the row with this code stands."""

    def within(group: Group, nodes: Nodes) -> Place | None:
        for index, node in enumerate(nodes):
            here = Place(group, index)
            found = here if node.code == code else within(here.below, node.children)
            if found is not None:
                return found
        return None

    for section in SECTIONS:
        found = within(Group(section), getattr(criteria_set, section))
        if found is not None:
            return found
    raise EditRefused(f"Không còn mục {code} trong bộ tiêu chí.")


def members(criteria_set: CriteriaSet, group: Group) -> Nodes:
    nodes: Nodes = getattr(criteria_set, group.section)
    for index in group.above:
        nodes = nodes[index].children
    return nodes


def node_at(criteria_set: CriteriaSet, place: Place) -> Criterion:
    return members(criteria_set, place.group)[place.position]


def parent_of(criteria_set: CriteriaSet, group: Group) -> Criterion | None:
    """The row the group stands below; None at the top of a section."""
    return node_at(criteria_set, group.parent) if group.above else None


def with_members(criteria_set: CriteriaSet, group: Group, nodes: Nodes) -> CriteriaSet:
    """The set with these rows in the group, which must not be left empty below a row."""
    while group.above:
        parent = group.parent
        nodes = replaced(
            members(criteria_set, parent.group), parent.position, node_at(criteria_set, parent).but(children=nodes)
        )
        group = parent.group
    return criteria_set.but(**{group.section: nodes})


def with_node(criteria_set: CriteriaSet, place: Place, node: Criterion) -> CriteriaSet:
    """The set with another row in this place."""
    return with_members(criteria_set, place.group, replaced(members(criteria_set, place.group), place.position, node))


def replaced(nodes: Nodes, index: int, *instead: Criterion) -> Nodes:
    """The rows with any number of others instead of one."""
    return (*nodes[:index], *instead, *nodes[index + 1 :])


def tiers(node: Criterion) -> int:
    """How many tiers a row and what stands below it take."""
    return 1 + max(map(tiers, node.children), default=0)
