"""The criteria of a set as rows of its workbook."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parscore.scoring.cell_text import in_row
from parscore.scoring.criteria import CriteriaSet, Criterion, Role
from parscore.scoring.notation import bare
from parscore.scoring.rule_in_words import rule_in_words
from parscore.scoring.set_columns import COLUMNS, Value
from parscore.scoring.set_draft import SetDraft
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


def scoring_words(leaf: Criterion, draft: SetDraft) -> str:
    """How a leaf is scored, to be read beside its rule: in the words of the annex where known, else in ours."""
    reading = draft.readings.get(leaf.code)
    if reading is not None and says_again(reading.text, leaf):
        return reading.text
    return "" if leaf.rule is None else rule_in_words(leaf.rule)


def says_again(text: str, leaf: Criterion) -> bool:
    """Whether a scoring text says only what the guidance or the rule of the leaf says already."""
    told = " ".join(text.split())
    if told in " ".join((leaf.guidance or "").split()):
        return True
    return leaf.rule is not None and told == " ".join(rule_in_words(leaf.rule).split())


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
