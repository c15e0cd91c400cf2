"""Which rows of a template are repeated, and for what."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from parscore.reports.evidence_index_table import IndexReport, index_table
from parscore.reports.own_form.names import DOCUMENTS, OF_DOCUMENT
from parscore.reports.own_form.notation import Placeholder, UnknownError
from parscore.reports.own_form.value import Value
from parscore.reports.own_form.values import Values
from parscore.scoring.criteria import Criterion

_TREE = frozenset({"dong", "linh_vuc", "tieu_chi", "thanh_phan", "muc_cham"})
_LEVELS = {"area": "linh_vuc", "criterion": "tieu_chi", "sub_criterion": "thanh_phan"}

Lookup = Callable[[Placeholder], Value]


class Copy(NamedTuple):
    """One row to be written: the place of its template row among those given, and what its placeholders come to."""

    template: int
    value: Lookup


def kind_of(placeholders: Iterable[Placeholder]) -> str:
    """For what a row is repeated, "" when it is not; UnknownError when it cannot be told."""
    kinds = list(dict.fromkeys(one.repeated for one in placeholders if one.repeated))
    if len(kinds) > 1:
        raise UnknownError(f"một dòng không thể lặp theo cả “{kinds[0]}” và “{kinds[1]}”")
    return kinds[0] if kinds else ""


def group_of(kind: str) -> str:
    """Template rows one below the other belong together when they list the same tree."""
    return "tree" if kind in _TREE else kind


def copies(kinds: Sequence[str], values: Values) -> list[Copy]:
    """What template rows of these kinds, one below the other, are written for. Never empty: a list without rows keeps
    one blank row, which formulas can refer to.
    """
    found = _documents(len(kinds), values) if kinds[0] == DOCUMENTS.name else _rows(kinds, values)
    values.take_rows(len(found) or 1)
    return found or [Copy(0, lambda _: "")]


def _rows(kinds: Sequence[str], values: Values) -> list[Copy]:
    found: list[Copy] = []
    places = dict.fromkeys(kinds, 0)
    for node in _nodes(kinds[0], values):
        kind = _chosen(node, kinds)
        if kind is None:
            continue
        places[kind] += 1
        found += [
            Copy(template, _of_row(values, node.code, places[kind]))
            for template, one in enumerate(kinds)
            if one == kind
        ]
    return found


def _nodes(kind: str, values: Values) -> Iterable[Criterion]:
    criteria_set = values.criteria_set
    if kind == "thuong":
        return criteria_set.bonus_items
    if kind == "phat":
        return criteria_set.penalty_items
    if kind == "chua_dat":
        nodes = values.data.report.result.nodes
        return [
            leaf
            for leaf in criteria_set.leaves()
            if (score := nodes[leaf.code].score) is not None and score < nodes[leaf.code].max_score
        ]
    return criteria_set.walk()


def _chosen(node: Criterion, kinds: Sequence[str]) -> str | None:
    """For a scored row the template row of scored rows, then that of its level, then the one for all."""
    if kinds[0] not in _TREE:
        return kinds[0]
    wanted = ("muc_cham" if node.is_leaf else "", _LEVELS[node.level], "dong")
    return next((kind for kind in wanted if kind in kinds), None)


def _of_row(values: Values, code: str, place: int) -> Lookup:
    return lambda one: values.of_row(one.name, code, place)


def _documents(templates: int, values: Values) -> list[Copy]:
    report = values.data.report
    if not report.links:
        return []
    table = index_table(
        IndexReport(report.criteria_set, report.sheet, report.links, report.documents, printed_on=report.printed_on)
    )
    places = {name.name: place for place, name in enumerate(OF_DOCUMENT)}  # the columns of the index, in its order
    return [
        Copy(template, lambda one, cells=cells: cells[places[one.name]])  # type: ignore[misc]
        for area in table.areas
        for cells in area.rows
        for template in range(templates)
    ]
