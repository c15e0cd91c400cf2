"""A table in groups that runs over pages: the heading of a group goes to the page of its first row."""

from typing import Any

from reportlab.platypus import Flowable, LongTable

_HIGH = 400.0  # points from which a row may be cut instead of waiting for a page of its own
_LEAST_PIECE = 40.0  # points of a row that are worth being cut off
_HAIR = 0.01  # points, what sums of heights may be off


def as_heading(first_cell: Flowable) -> Flowable:
    """Mark the first cell of a row that heads a group."""
    marked: Any = first_cell
    marked.heads_a_group = True
    return first_cell


def _heads(cell: Any) -> bool:
    """The library wraps what stands in a cell once it has measured it."""
    parts = cell if isinstance(cell, list | tuple) else (cell,)
    return any(getattr(part, "heads_a_group", False) for part in parts)


class Grouped(LongTable):
    """The library's own command for rows that stay together is not heard where rows may be cut."""

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        known: Any = self
        known._calc(availWidth, availHeight)
        fitting, left = 0, availHeight
        for height in known._rowHeights:
            if height > left:
                break
            fitting, left = fitting + 1, left - height
        if fitting == len(known._rowHeights):
            return list(known._splitRows(availHeight))
        if known._rowHeights[fitting] > _HIGH and left >= _LEAST_PIECE:
            return list(known._splitRows(availHeight, doInRowSplit=True))
        last = fitting
        while last > known.repeatRows and _heads(known._cellvalues[last - 1][0]):
            last -= 1
        if last <= known.repeatRows:
            return []  # the next page has more room
        return list(known._splitRows(sum(known._rowHeights[:last]) + _HAIR))
