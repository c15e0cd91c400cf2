"""The scored rows of two years beside each other."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from parscore.scoring.comparison import Change, Compared, compare
from parscore.scoring.crosswalk import Link, Relation
from parscore.scoring.outcome import Status
from parscore.scoring.rule_likeness import same_title
from parscore.scoring.year_comparison.basis import (
    UNCONFIRMED,
    Basis,
    Ground,
    Unit,
    ground,
    none,
    untold,
    values_of,
    wanting,
)
from parscore.scoring.year_comparison.matching import Matching
from parscore.scoring.year_comparison.rows import RowsOf, YearRow
from parscore.scoring.year_comparison.years import Value

UNKNOWN: Literal["unconfirmed"] = "unconfirmed"
Kinship = Relation | Literal["unconfirmed"]


class PairRow(NamedTuple):
    """A scored row of either year. `comparable` says whether both years measure the same; a row can be comparable and
    still show no change, because a year has no points there: `reason` tells.

    `earlier` and `later` are the values of all rows in `old` and `new`, which are several where rows were split or
    merged; every row of such a group tells of the whole group.
    """

    code: str
    title: str
    level: str
    relation: Kinship
    old: tuple[str, ...]
    new: tuple[str, ...]
    comparable: bool
    basis: Basis
    unit: Unit
    reason: str
    earlier: Value | None
    later: Value | None
    own: Value | None
    state: Change
    change: Fraction | None


class Comparing:
    """The rows of two years under a matching; `grounds` are the bases of all linked rows, by code of the later year."""

    def __init__(self, earlier: RowsOf, later: RowsOf, matching: Matching) -> None:
        self._earlier, self._later = earlier, later
        self._links_new = {code: link for link in matching.links for code in link.new}
        self._links_old = {code: link for link in matching.links for code in link.old}
        self.grounds = {
            code: found
            for link in matching.links
            for found in (ground(link, matching.word, earlier, later),)
            for code in link.new
        }

    def rows(self) -> Iterator[PairRow]:
        """The rows of the later year; what it lost follows the row it followed."""
        gone: dict[int, list[PairRow]] = {}
        after = -1
        for row in self._earlier.rows:
            link = self._links_old.get(row.code)
            if link is not None and link.new:
                after = max(self._later.place[code] for code in link.new)
            elif not self._shown_beside(row):
                gone.setdefault(after, []).append(self._gone(row, link))
        yield from gone.get(-1, ())
        for place, row in enumerate(self._later.rows):
            link = self._links_new.get(row.code)
            yield self._unlinked(row) if link is None else self._linked(row, link)
            yield from gone.get(place, ())

    def _linked(self, row: YearRow, link: Link) -> PairRow:
        found = self.grounds[row.code]
        before = values_of(self._earlier, link.old) if link.old else None
        after = values_of(self._later, link.new)
        compared, reason = self._compared(found, before, after)
        return self._row(row, link.relation, link.old, link.new, found, reason, before, after, compared)

    def _compared(self, found: Ground, before: Value | None, after: Value) -> tuple[Compared, str]:
        if before is None:
            return Compared(Change.NO_EARLIER_VALUE), found.reason
        if not found.comparable:
            return Compared(Change.NOT_COMPARABLE), found.reason
        missing_before, missing_after = (
            wanting(before, self._earlier.of.year),
            wanting(after, self._later.of.year),
        )
        reason = "; ".join(filter(None, (missing_before, missing_after)))
        if Status.NOT_ARISING in (before.status, after.status):
            return Compared(Change.NOT_COMPARABLE), reason
        if found.unit is Unit.POINTS:
            return compare(after.score, before.score), reason
        return compare(after.share, before.share), reason

    def _unlinked(self, row: YearRow) -> PairRow:
        """A row nobody spoke of; the row of the same code and title stands beside it, unjudged."""
        twin = self._twin(row)
        after = self._later.value(row.code)
        before = None if twin is None else self._earlier.value(twin.code)
        old = () if twin is None else (twin.code,)
        silent = "" if row.code in self._earlier.by_code else untold(self._earlier)
        compared = Compared(Change.NO_EARLIER_VALUE if silent else Change.NOT_COMPARABLE)
        found = none(silent or UNCONFIRMED)
        return self._row(row, UNKNOWN, old, (row.code,), found, found.reason, before, after, compared)

    def _twin(self, row: YearRow) -> YearRow | None:
        twin = self._earlier.by_code.get(row.code)
        free = twin is not None and twin.code not in self._links_old and same_title(twin.title, row.title)
        return twin if free else None

    def _shown_beside(self, row: YearRow) -> bool:
        other = self._later.by_code.get(row.code)
        return (
            row.code not in self._links_old
            and other is not None
            and row.code not in self._links_new
            and same_title(row.title, other.title)
        )

    def _gone(self, row: YearRow, link: Link | None) -> PairRow:
        before = self._earlier.value(row.code)
        relation: Kinship = UNKNOWN if link is None else link.relation
        silent = "" if row.code in self._later.by_code else untold(self._later)
        gone = f"năm {self._later.of.year} không còn mục này"
        found = none(gone if link is not None else silent or UNCONFIRMED)
        compared = Compared(Change.NOT_COMPARABLE)
        return self._row(row, relation, (row.code,), (), found, found.reason, before, None, compared)

    def _row(
        self,
        row: YearRow,
        relation: Kinship,
        old: Sequence[str],
        new: Sequence[str],
        found: Ground,
        reason: str,
        before: Value | None,
        after: Value | None,
        compared: Compared,
    ) -> PairRow:
        return PairRow(
            code=row.code,
            title=row.title,
            level=row.level,
            relation=relation,
            old=tuple(old),
            new=tuple(new),
            comparable=found.comparable,
            basis=found.basis,
            unit=found.unit,
            reason=reason,
            earlier=before,
            later=after,
            own=None if after is None else self._later.value(row.code),
            state=compared.state,
            change=compared.difference,
        )
