"""New codes: for one row, or for all by their position."""

from collections import Counter

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.set_editing.codes import Coding
from parscore.scoring.set_editing.nesting import level_below
from parscore.scoring.set_editing.refusal import EditRefused
from parscore.scoring.set_editing.tree import SECTIONS, Group, Nodes, Place, find, node_at, with_node
from parscore.scoring.set_editing.values import MisfitError, taken_value


def recode(criteria_set: CriteriaSet, code: str, new: str) -> CriteriaSet:
    """The set with another code for one row; codes below it stay as they are."""
    place = find(criteria_set, code)
    node = node_at(criteria_set, place)
    try:
        fitting = taken_value(type(node), "code", new)
    except MisfitError as misfit:
        raise EditRefused(f"Mã của mục {code}: {misfit}.") from None
    if fitting != code and fitting in criteria_set.by_code:
        holder = criteria_set.by_code[str(fitting)]
        raise EditRefused(f"Mã {fitting} đã dùng cho “{holder.title}”; mỗi mục một mã riêng.")
    return with_node(criteria_set, place, node.but(code=fitting))


def renumber(criteria_set: CriteriaSet) -> tuple[CriteriaSet, dict[str, str]]:
    """The set with codes by position in the set's own style and levels by depth, and the codes that changed."""
    numbering = _Numbering(criteria_set)
    sections = {section: numbering.section(section) for section in SECTIONS}
    return criteria_set.but(**sections), numbering.renamed


class _Numbering:
    def __init__(self, criteria_set: CriteriaSet) -> None:
        self._set = criteria_set
        self._coding = Coding(criteria_set)
        self._taken: set[str] = set()
        self._running: Counter[tuple[str, int, str]] = Counter()
        self.renamed: dict[str, str] = {}

    def section(self, section: str) -> Nodes:
        (group,) = (Group(one) for one in SECTIONS if one == section)
        nodes: Nodes = getattr(self._set, section)
        if section != "criteria":
            return self._renumbered(group, nodes, None, None)
        areas = any(node.level == "area" for node in nodes)
        return self._renumbered(group, nodes, None, "area" if areas else "criterion")

    def _renumbered(self, group: Group, nodes: Nodes, parent: str | None, level: str | None) -> Nodes:
        habit = usual = self._coding.habit(group)
        made = []
        for index, node in enumerate(nodes):
            if any(map(str.isdigit, usual.mark)):
                habit = self._coding.own_habit(Place(group, index))
            number = index + 1
            if habit.way == "running":
                counted = group.section, group.depth, habit.mark
                self._running[counted] += 1
                number = self._running[counted]
            code = self._coding.code(habit, parent, number, self._taken)
            self._taken.add(code)
            if code != node.code:
                self.renamed[node.code] = code
            own_level = node.level if level is None else level
            below = self._renumbered(Place(group, index).below, node.children, code, level_below(own_level))
            made.append(node.but(code=code, level=own_level, children=below))
        return tuple(made)
