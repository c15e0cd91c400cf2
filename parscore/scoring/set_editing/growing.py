"""Rows that come and go: added beside or below another, deleted, a leaf split into several."""

from decimal import Decimal
from fractions import Fraction

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.set_editing.codes import Coding
from parscore.scoring.set_editing.nesting import (
    as_leaf,
    as_parent,
    check_may_nest,
    first_child,
    handed_back,
    new_leaf,
)
from parscore.scoring.set_editing.refusal import EditRefused
from parscore.scoring.set_editing.sharing import equal_shares
from parscore.scoring.set_editing.tree import (
    Group,
    Place,
    Section,
    find,
    members,
    node_at,
    parent_of,
    replaced,
    with_members,
    with_node,
)

MOST_PARTS = 30


def add_after(criteria_set: CriteriaSet, code: str) -> tuple[CriteriaSet, str]:
    """A new leaf right after a row and at its level, and the code proposed for it."""
    group, index = find(criteria_set, code)
    nodes = members(criteria_set, group)
    new_code = Coding(criteria_set).next_code(group, index, criteria_set.by_code)
    leaf = new_leaf(new_code, nodes[index].level)
    return with_members(criteria_set, group, replaced(nodes, index, nodes[index], leaf)), new_code


def add_below(criteria_set: CriteriaSet, code: str | None, *, section: Section = "criteria") -> tuple[CriteriaSet, str]:
    """A new last child of a row, or a new last row of a section; the first child of a leaf takes over its scoring."""
    if code is None:
        nodes = members(criteria_set, Group(section))
        last = len(nodes) - 1 if nodes else None
        new_code = Coding(criteria_set).next_code(Group(section), last, criteria_set.by_code)
        level = "area" if section == "criteria" else "criterion"
        return with_members(criteria_set, Group(section), (*nodes, new_leaf(new_code, level))), new_code
    place = find(criteria_set, code)
    group = place.below
    check_may_nest(group, group.depth + 1, code)
    node = node_at(criteria_set, place)
    last = len(node.children) - 1 if node.children else None
    new_code = Coding(criteria_set).next_code(group, last, criteria_set.by_code)
    if node.is_leaf:
        return with_node(criteria_set, place, as_parent(node, (first_child(node, new_code),))), new_code
    leaf = new_leaf(new_code, node.children[-1].level)
    return with_node(criteria_set, place, node.but(children=(*node.children, leaf))), new_code


def delete(criteria_set: CriteriaSet, code: str) -> CriteriaSet:
    """The set without a row and all below it; a parent that loses its last child is scored directly again."""
    place = find(criteria_set, code)
    parent = parent_of(criteria_set, place.group)
    if parent is not None and len(parent.children) == 1 and (before := handed_back(parent)) is not None:
        return with_node(criteria_set, place.group.parent, before)
    return without(criteria_set, place)


def without(criteria_set: CriteriaSet, place: Place) -> CriteriaSet:
    """The set without a row, whose scoring goes with it."""
    nodes = members(criteria_set, place.group)
    if len(nodes) > 1 or place.group.section != "criteria":
        return with_members(criteria_set, place.group, replaced(nodes, place.position))
    parent = parent_of(criteria_set, place.group)
    if parent is None:
        raise EditRefused(
            f"{nodes[0].code} là mục cuối cùng của bộ tiêu chí nên không xóa được; hãy thêm mục khác trước."
        )
    return with_node(criteria_set, place.group.parent, as_leaf(criteria_set, parent))


def split(criteria_set: CriteriaSet, code: str, parts: int) -> tuple[CriteriaSet, str]:
    """A leaf as the parent of new leaves that share its points exactly, and the code of the first, which takes over its
    rule. What multiplies points, what becomes of it when it did not arise, and what proves it, holds for every part.
    """
    place = find(criteria_set, code)
    node = node_at(criteria_set, place)
    if not node.is_leaf:
        raise EditRefused(f"Mục {code} đã có mục con; chỉ tách được mục đang chấm trực tiếp.")
    if not 2 <= parts <= MOST_PARTS:
        raise EditRefused(f"Tách mục {code} thành 2 đến {MOST_PARTS} phần.")
    check_may_nest(place.below, place.below.depth + 1, code)
    grown = criteria_set
    codes: list[str] = []
    for _ in range(parts):
        grown, new_code = add_below(grown, code)
        codes.append(new_code)
    first, *others = node_at(grown, find(grown, code)).children
    shared = _shares(node.max, parts)
    coefficient = node.coefficient if node.coefficient and node.coefficient.on == "points" else None
    proof = {"evidence": node.evidence, "deadline": node.deadline, "owner": node.owner}  # asked of leaves alone
    same = {"method": node.method, "not_arising": node.not_arising, "coefficient": coefficient, **proof}
    rest = (leaf.but(max=share, **same) for leaf, share in zip(others, shared[1:], strict=True))
    children = (first.but(max=shared[0], **proof), *rest)
    return with_node(grown, place, node_at(grown, place).but(children=children, evidence=())), codes[0]


def _shares(maximum: Decimal | dict[str, Decimal] | None, parts: int) -> list[Decimal | dict[str, Decimal]]:
    if isinstance(maximum, dict):
        by_kind = {kind: equal_shares(Fraction(points), parts) for kind, points in maximum.items()}
        return [{kind: shares[place] for kind, shares in by_kind.items()} for place in range(parts)]
    return list(equal_shares(Fraction(maximum or 0), parts))
