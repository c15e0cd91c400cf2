"""The rows of the tree: the nodes of a set in document order, its bonus and penalty items last."""

from collections.abc import Collection, Iterator

from parscore.scoring.criteria import CriteriaSet, Criterion

BONUS, PENALTY = "Điểm thưởng", "Điểm phạt"
HIDDEN = -1


class Row:
    """A place in the tree; a node of the set, or the heading of its bonus or penalty items.

    The model owns its rows: an index holds no reference to what it points at. `shown` are the children a filter leaves,
    `place` is where the row stands among those shown beside it, HIDDEN when it is not.
    """

    __slots__ = ("children", "node", "parent", "place", "shown", "title")

    def __init__(self, node: Criterion | None, title: str, parent: "Row | None", place: int) -> None:
        self.node = node
        self.title = title
        self.parent = parent
        self.place = place
        self.children: list[Row] = []
        self.shown: list[Row] = self.children

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
            group.children += [_row(item, group, place) for place, item in enumerate(items)]
            rows.append(group)
    return rows


def show_only(rows: list[Row], codes: Collection[str] | None) -> list[Row]:
    """Leave the leaves of the given codes with the rows above them, or everything; what then stands at the top."""
    shown = rows if codes is None else [row for row in rows if _is_left(row, codes)]
    for row in rows:
        row.place = HIDDEN
    for place, row in enumerate(shown):
        row.place = place
        row.shown = show_only(row.children, codes)
    return shown


def _is_left(row: Row, codes: Collection[str]) -> bool:
    if row.children:
        return any(_is_left(child, codes) for child in row.children)
    return row.node is not None and row.node.code in codes


def _row(node: Criterion, parent: Row | None, place: int) -> Row:
    row = Row(node, node.title, parent, place)
    row.children += [_row(child, row, at) for at, child in enumerate(node.children)]
    return row
