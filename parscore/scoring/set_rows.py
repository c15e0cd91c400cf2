"""The criteria of a set as rows of its workbook."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parscore.scoring.cell_text import in_row
from parscore.scoring.criteria import CriteriaSet, Criterion, Role
from parscore.scoring.notation import bare
from parscore.scoring.set_columns import COLUMNS, Value
from parscore.scoring.set_notation import SECTIONS


def rows_of(criteria_set: CriteriaSet) -> Sequence[tuple[Criterion, int, Mapping[str, Value]]]:
    """Every node with its depth from 1 and its cells by the key of their column, in document order."""
    names = OwnerNames(criteria_set.roles)
    rows: list[tuple[Criterion, int, Mapping[str, Value]]] = []

    def add(node: Criterion, section: str, depth: int) -> None:
        cells = {column.key: column.write(node) for column in COLUMNS}
        cells |= {"owner": names.write(node.owner), "section": SECTIONS.word(section), "depth": Decimal(depth)}
        rows.append((node, depth, {key: value for key, value in cells.items() if value not in (None, "")}))
        for child in node.children:
            add(child, section, depth + 1)

    for section in SECTIONS.words:
        for node in getattr(criteria_set, section):
            add(node, section, 1)
    return rows


class OwnerNames:
    """Who owns a criterion, by the names of roles; "[id]" where a name would not lead back to the id."""

    def __init__(self, roles: Sequence[Role]) -> None:
        ids = [role.id for role in roles]
        names = [bare(role.name) for role in roles]
        self._names = {
            role.id: role.name
            for role in roles
            if ids.count(role.id) == names.count(bare(role.name)) == 1 and "[" not in role.name and bare(role.name)
        }

    def write(self, owners: Sequence[str]) -> str:
        return "; ".join(in_row([self._names[one]]) if one in self._names else f"[{one}]" for one in owners)
