"""The rows of the tree: the nodes of a set in document order, its bonus and penalty items last."""

from collections.abc import Iterator

from parscore.scoring.criteria import CriteriaSet, Criterion

BONUS, PENALTY = "Điểm thưởng", "Điểm phạt"


class Row:
    """A place in the tree; a node of the set, or the heading of its bonus or penalty items.

    The model owns its rows: an index holds no reference to what it points at.
    """

    __slots__ = ("children", "node", "parent", "place", "title")

    def __init__(self, node: Criterion | None, title: str, parent: "Row | None", place: int) -> None:
        self.node = node
        self.title = title
        self.parent = parent
        self.place = place
        self.children: list[Row] = []

    def leaves(self) -> Iterator["Row"]:
        """The leaves at or below this row, in document order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def walk(self) -> Iterator["Row"]:
        """The row and everything below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def rows_of(criteria_set: CriteriaSet) -> list[Row]:
    """The rows at the top: the areas, then a heading for bonus and one for penalty items, where the set has them."""
    rows = [_row(area, None, place) for place, area in enumerate(criteria_set.criteria)]
    for title, items in ((BONUS, criteria_set.bonus_items), (PENALTY, criteria_set.penalty_items)):
        if items:
            group = Row(None, title, None, len(rows))
            group.children = [_row(item, group, place) for place, item in enumerate(items)]
            rows.append(group)
    return rows


def _row(node: Criterion, parent: Row | None, place: int) -> Row:
    row = Row(node, node.title, parent, place)
    row.children = [_row(child, row, at) for at, child in enumerate(node.children)]
    return row
