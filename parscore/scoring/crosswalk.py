"""Crosswalks: which rows of one criteria set stand for which rows of a later one, as a person confirmed it.

Only rows that are scored are linked (leaves, bonus and penalty items); what stands above them follows from them. The
same definition gives the checks of the file format `parscore-crosswalk/1` and its JSON Schema.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from parscore.scoring.criteria import MAX_VERSION, CriteriaSet
from parscore.scoring.measures import Day
from parscore.scoring.schema import BelowError, Between, Code, Definition, Slug, Text

FORMAT = "parscore-crosswalk/1"


class Relation(StrEnum):
    """What became of a row. The first three keep its content; `split` and `merged` keep it in the group as a whole."""

    SAME = "same"
    RENAMED = "renamed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    NARROWED = "narrowed"
    WIDENED = "widened"
    NEW = "new"
    DROPPED = "dropped"


RELATION_WORDS = {
    Relation.SAME: "giữ nguyên",
    Relation.RENAMED: "đổi tên",
    Relation.MOVED: "chuyển chỗ, đổi mã",
    Relation.SPLIT: "tách ra",
    Relation.MERGED: "gộp lại",
    Relation.NARROWED: "thu hẹp nội dung",
    Relation.WIDENED: "mở rộng nội dung",
    Relation.NEW: "mới",
    Relation.DROPPED: "bỏ",
}
ONE_TO_ONE = frozenset(
    {Relation.SAME, Relation.RENAMED, Relation.MOVED, Relation.NARROWED, Relation.WIDENED},
)


class SetRef(Definition):
    """One version of a criteria set."""

    id: Slug
    version: Annotated[int, Between(1, MAX_VERSION)]

    @classmethod
    def of(cls, criteria_set: CriteriaSet) -> "SetRef":
        return cls(id=criteria_set.id, version=criteria_set.version)


class Link(Definition):
    """Rows of the old set that stand for rows of the new one; a row of either set stands in one link at most."""

    relation: Relation
    old: tuple[Code, ...] = ()
    new: tuple[Code, ...] = ()
    note: Text | None = None

    def check(self) -> None:
        old, new, relation = len(self.old), len(self.new), self.relation
        if relation in ONE_TO_ONE and (old, new) != (1, 1):
            raise ValueError(f"{relation} cần đúng một mã ở old và một mã ở new")
        if relation is Relation.SPLIT and (old < 1 or new < 2):
            raise ValueError("split (tách ra) cần mã ở old và ít nhất hai mã ở new")
        if relation is Relation.MERGED and (old < 2 or new < 1):
            raise ValueError("merged (gộp lại) cần ít nhất hai mã ở old và mã ở new")
        if relation is Relation.NEW and (old or not new):
            raise ValueError("new (mới) cần mã ở new và không có mã nào ở old")
        if relation is Relation.DROPPED and (new or not old):
            raise ValueError("dropped (bỏ) cần mã ở old và không có mã nào ở new")

    @property
    def grouped(self) -> bool:
        """Whether its rows can only be compared as a whole."""
        return self.relation in (Relation.SPLIT, Relation.MERGED)

    def reversed(self) -> "Link":
        """The link as the older set sees the newer one."""
        return Link(relation=_REVERSED.get(self.relation, self.relation), old=self.new, new=self.old, note=self.note)


_REVERSED = {
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
    Relation.NARROWED: Relation.WIDENED,
    Relation.WIDENED: Relation.NARROWED,
    Relation.NEW: Relation.DROPPED,
    Relation.DROPPED: Relation.NEW,
}


class Crosswalk(Definition):
    """All that is said of two sets. Rows no link names are not confirmed: nobody may take them for new or dropped."""

    format: Literal["parscore-crosswalk/1"]
    old: SetRef
    new: SetRef
    confirmed_by: Text | None = None
    confirmed_on: Day | None = None
    links: tuple[Link, ...] = ()

    @classmethod
    def between(
        cls,
        old: CriteriaSet,
        new: CriteriaSet,
        links: Iterable[Link] = (),
        *,
        confirmed_by: str | None = None,
        confirmed_on: date | None = None,
    ) -> "Crosswalk":
        """What is said of two sets; ValueError when a code stands in two links."""
        return cls(
            format="parscore-crosswalk/1",
            old=SetRef.of(old),
            new=SetRef.of(new),
            confirmed_by=confirmed_by,
            confirmed_on=confirmed_on,
            links=tuple(links),
        )

    def check(self) -> None:
        if self.old == self.new:
            raise ValueError("old và new là cùng một bộ tiêu chí, cùng phiên bản; không cần bảng tương ứng")
        for side in ("old", "new"):
            seen: set[str] = set()
            for place, link in enumerate(self.links):
                codes: tuple[str, ...] = getattr(link, side)
                for at, code in enumerate(codes):
                    if code in seen:
                        said = f"mã {code} ở {side} lặp lại; mỗi mã chỉ đứng trong một dòng"
                        raise BelowError(said, "links", place, side, at)
                    seen.add(code)

    @property
    def confirmed(self) -> bool:
        """Whether a person answers for it; until then it is a proposal, and nothing is compared by it."""
        return self.confirmed_by is not None

    @cached_property
    def by_new(self) -> dict[str, Link]:
        return {code: link for link in self.links for code in link.new}

    @cached_property
    def by_old(self) -> dict[str, Link]:
        return {code: link for link in self.links for code in link.old}

    def joins(self, old: CriteriaSet, new: CriteriaSet) -> bool:
        return self.old == SetRef.of(old) and self.new == SetRef.of(new)

    def reversed(self) -> "Crosswalk":
        """The same said from the newer set to the older one."""
        return self.but(old=self.new, new=self.old, links=tuple(link.reversed() for link in self.links))


class Proposal(NamedTuple):
    """A link nobody confirmed yet: how alike the rows are, in whole %, and what speaks for it, in words.

    A `sure` one rests on the same code, title, rule and maximum; it may be confirmed without being read.
    """

    link: Link
    likeness: int
    reason: str
    sure: bool = False


class CrosswalkFlaw(NamedTuple):
    """What does not fit the two sets: the link by its place, the side ("old" or "new"), the code, what is wrong."""

    link: int
    side: str
    code: str
    message: str


def flaws(crosswalk: Crosswalk, old: CriteriaSet, new: CriteriaSet) -> tuple[CrosswalkFlaw, ...]:
    """Codes the sets do not have, or do not score."""
    return tuple(_flaws(crosswalk, old, new))


def _flaws(crosswalk: Crosswalk, old: CriteriaSet, new: CriteriaSet) -> Iterator[CrosswalkFlaw]:
    for place, link in enumerate(crosswalk.links):
        for side, codes, criteria_set in (("old", link.old, old), ("new", link.new, new)):
            for code in codes:
                node = criteria_set.by_code.get(code)
                if node is None:
                    yield CrosswalkFlaw(place, side, code, f"bộ {criteria_set.id} không có mã {code}")
                elif not node.is_leaf:
                    said = f"mục {code} của bộ {criteria_set.id} có mục con; hãy ghi các mục con được chấm điểm"
                    yield CrosswalkFlaw(place, side, code, said)


def unconfirmed(crosswalk: Crosswalk, old: CriteriaSet, new: CriteriaSet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The scored rows of either set that no link names, in document order."""
    return (
        tuple(node.code for node in old.walk_all() if node.is_leaf and node.code not in crosswalk.by_old),
        tuple(node.code for node in new.walk_all() if node.is_leaf and node.code not in crosswalk.by_new),
    )
