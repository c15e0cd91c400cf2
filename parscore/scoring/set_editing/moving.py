"""Rows that change places: among their siblings, or a tier deeper or higher."""

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.set_editing.growing import without
from parscore.scoring.set_editing.nesting import (
    BY_HAND,
    as_parent,
    check_may_nest,
    level_below,
    relevelled,
)
from parscore.scoring.set_editing.refusal import EditRefused
from parscore.scoring.set_editing.tree import (
    find,
    members,
    node_at,
    parent_of,
    replaced,
    tiers,
    with_members,
)


def move(criteria_set: CriteriaSet, code: str, by: int) -> CriteriaSet:
    """The set with a row further down (or up, where `by` is negative) among its siblings, as far as there are any."""
    group, index = find(criteria_set, code)
    nodes = members(criteria_set, group)
    to = min(max(index + by, 0), len(nodes) - 1)
    if to == index and by:
        where = "cuối" if by > 0 else "đầu"
        raise EditRefused(f"Mục {code} đã đứng {where} trong các mục cùng cấp.")
    others = replaced(nodes, index)
    return with_members(criteria_set, group, (*others[:to], nodes[index], *others[to:]))


def indent(criteria_set: CriteriaSet, code: str) -> CriteriaSet:
    """The set with a row as the last child of the sibling before it; its code stays until codes are made anew."""
    place = find(criteria_set, code)
    nodes = members(criteria_set, place.group)
    node = nodes[place.position]
    check_may_nest(place.group, place.group.depth + 1 + tiers(node), code)
    if place.position == 0:
        raise EditRefused(f"Mục {code} đứng đầu nên không có mục nào phía trên cùng cấp để đưa vào.")
    above = nodes[place.position - 1]
    moved = relevelled(node, above.children[-1].level if above.children else level_below(above.level))
    grown = above.but(children=(*above.children, moved)) if above.children else as_parent(_bare(above), (moved,))
    rest = replaced(nodes, place.position)
    return with_members(criteria_set, place.group, replaced(rest, place.position - 1, grown))


def _bare(leaf: Criterion) -> Criterion:
    """A leaf that can become a parent without losing how it is scored."""
    if leaf.rule != BY_HAND or leaf.coefficient is not None or leaf.not_arising is not None:
        raise EditRefused(
            f"Mục {leaf.code} phía trên có cách chấm riêng, sẽ mất nếu thành mục có mục con; "
            f"hãy thêm mục con cho {leaf.code} trước để giữ cách chấm ấy."
        )
    return leaf


def outdent(criteria_set: CriteriaSet, code: str) -> CriteriaSet:
    """The set with a row right after the one it stood below, which is scored directly again if that was its last."""
    place = find(criteria_set, code)
    parent = parent_of(criteria_set, place.group)
    if parent is None:
        why = "" if place.group.section == "criteria" else ", nằm ngoài thang điểm"
        raise EditRefused(f"Mục {code} đã ở cấp cao nhất{why}.")
    moved = relevelled(node_at(criteria_set, place), parent.level)
    left = without(criteria_set, place)
    above = place.group.parent
    nodes = members(left, above.group)
    return with_members(left, above.group, replaced(nodes, above.position, nodes[above.position], moved))
