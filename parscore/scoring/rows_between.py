"""Which rows of one set go over to which of another, for work that goes on: by a crosswalk, or what is the same."""

from typing import NamedTuple

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import Crosswalk, Link, Relation, flaws
from parscore.scoring.rule_likeness import same_title, surely_same


class RowsBetween(NamedTuple):
    """Links by which rows go over; `unsure` names the rows of the new set that only share code and title."""

    links: tuple[Link, ...]
    unsure: frozenset[str]

    @property
    def by_new(self) -> dict[str, Link]:
        return {code: link for link in self.links for code in link.new}

    @property
    def following(self) -> dict[str, tuple[str, ...]]:
        """The new codes of each old one that has any."""
        return {code: link.new for link in self.links if link.new for code in link.old}


def rows_between(old: CriteriaSet, new: CriteriaSet, crosswalk: Crosswalk | None = None) -> RowsBetween:
    """Without a crosswalk rows that are surely the same; then rows of one code and title that nothing was said of."""
    leaves = [node.code for node in new.walk_all() if node.is_leaf]
    if crosswalk is None:
        known = tuple(_same(code) for code in leaves if surely_same(old, new, code))
    else:
        wrong = {flaw.link for flaw in flaws(crosswalk, old, new)}
        known = tuple(link for place, link in enumerate(crosswalk.links) if place not in wrong)
    spoken_old, spoken_new = {c for link in known for c in link.old}, {c for link in known for c in link.new}
    twins = [code for code in leaves if code not in spoken_new and code not in spoken_old and _twin(old, new, code)]
    return RowsBetween((*known, *map(_same, twins)), frozenset(twins))


def _twin(old: CriteriaSet, new: CriteriaSet, code: str) -> bool:
    before = old.by_code.get(code)
    return before is not None and before.is_leaf and same_title(before.title, new.by_code[code].title)


def _same(code: str) -> Link:
    return Link(relation=Relation.SAME, old=(code,), new=(code,))
