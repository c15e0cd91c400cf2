"""Levels of points printed as rows of their own below a criterion, joined to the scoring text they are."""

from decimal import Decimal

from parscore.intake.annex.node import Node
from parscore.intake.annex.table import Problem
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Severity


def join_levels(node: Node) -> list[Problem]:
    """Make a node whose rows without codes are levels, not parts, a leaf again.

    Levels are told from parts by their points: the best level is worth the maximum, and all together are worth more
    or one of them nothing; parts add up to it.
    """
    rows = node.children
    points = [row.maximum for row in rows if row.maximum is not None]
    if not rows or len(points) != len(rows) or any(row.children or not row.lettered for row in rows):
        return []
    if node.maximum is None or max(points) != node.maximum or (sum(points, Decimal(0)) == node.maximum and min(points)):
        return []
    levels = "\n".join(f"{row.title}: {show_short(row.maximum or 0)}" for row in rows)
    node.texts["scoring"] = f"{node.texts.get('scoring', '')}\n{levels}".strip()
    node.notes += [note for row in rows for note in row.notes]
    node.children = []
    first = rows[0].line
    said = f"{len(rows)} dòng không có mã bên dưới được hiểu là các mức điểm của mục {node.code}"
    remedy = "nếu là các mục con, ghi mã cho từng dòng"
    return [first.table.problem(Severity.WARNING, first.row, first.column("title"), said, remedy, node.code)]
