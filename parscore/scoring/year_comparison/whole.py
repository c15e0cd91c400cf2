"""Two or more years of a unit in one table, in the order of the newest set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from parscore.scoring.crosswalk import Crosswalk
from parscore.scoring.year_comparison.headings import PairHeading
from parscore.scoring.year_comparison.pair_rows import PairRow
from parscore.scoring.year_comparison.pairs import Pair, compare_rows
from parscore.scoring.year_comparison.rows import RowsOf
from parscore.scoring.year_comparison.years import Value, YearOf, together


class InYear(NamedTuple):
    """What a row was in one year: the codes it stood under then, their value together, and whether they also held what
    now stands in other rows.
    """

    codes: tuple[str, ...]
    value: Value
    shared: bool = False


class ComparedRow(NamedTuple):
    """A row of the last two years, and what it goes back to in those before; a year without it is missing."""

    last: PairRow
    years: Mapping[int, InYear]


class ComparedHeading(NamedTuple):
    """A heading of the last two years, and what it was before as long as it held the same rows."""

    last: PairHeading
    years: Mapping[int, InYear]


@dataclass(frozen=True)
class YearComparison:
    """Years beside each other, the earliest first, with a pair for each two that follow one another."""

    years: tuple[YearOf, ...]
    pairs: tuple[Pair, ...]
    rows: tuple[ComparedRow, ...]
    headings: tuple[ComparedHeading, ...]

    @property
    def last(self) -> Pair:
        return self.pairs[-1]

    @property
    def coverage(self) -> Fraction:
        """The coverage of the lowest pair, in %."""
        return min(pair.coverage for pair in self.pairs)

    @property
    def illustrative(self) -> bool:
        return any(one.illustrative for one in self.years)


def compare_years(years: Sequence[YearOf], crosswalks: Iterable[Crosswalk] = ()) -> YearComparison:
    """Compare two or more different years; ValueError for fewer, UnknownKindError when a set does not know the kind."""
    ordered = sorted(years, key=lambda one: one.year)
    if len(ordered) < 2 or len({one.year for one in ordered}) < len(ordered):
        raise ValueError("two or more different years are compared")
    laid_out = [RowsOf(one) for one in ordered]
    known = tuple(crosswalks)
    pairs = tuple(compare_rows(earlier, later, known) for earlier, later in pairwise(laid_out))
    return YearComparison(
        years=tuple(ordered),
        pairs=pairs,
        rows=tuple(ComparedRow(row, _back(row, pairs, laid_out)) for row in pairs[-1].rows),
        headings=tuple(ComparedHeading(one, _heading_back(one, pairs)) for one in pairs[-1].headings),
    )


def _back(row: PairRow, pairs: Sequence[Pair], laid_out: Sequence[RowsOf]) -> dict[int, InYear]:
    """A row followed back from the newest year to the first it goes back to."""
    found: dict[int, InYear] = {}
    codes: tuple[str, ...] = ()
    if row.own is not None:
        codes = (row.code,)
        found[pairs[-1].later.year] = InYear(codes, row.own)
    links, shared = [row], False
    for place in reversed(range(len(pairs))):
        shared = shared or any(not set(codes).issuperset(link.new) for link in links)
        codes = tuple(dict.fromkeys(code for link in links for code in link.old))
        if not codes:
            break
        rows = laid_out[place]
        found[rows.of.year] = InYear(codes, together(rows.value(code) for code in codes), shared)
        known = pairs[place - 1].by_later_code if place else {}
        links = [known[code] for code in codes if code in known]
    return dict(sorted(found.items()))


def _heading_back(heading: PairHeading, pairs: Sequence[Pair]) -> dict[int, InYear]:
    found = {pairs[-1].later.year: InYear((heading.code,), heading.later)}
    one: PairHeading | None = heading
    for place in reversed(range(len(pairs))):
        if one is not None and one.group and one.earlier is not None:
            found[pairs[place].earlier.year] = InYear(one.group, one.earlier)
        if one is None or one.old is None or one.earlier is None:
            break
        found[pairs[place].earlier.year] = InYear((one.old,), one.earlier)
        code, before = one.old, pairs[place - 1].headings if place else ()
        one = next((other for other in before if other.code == code), None)
    return dict(sorted(found.items()))
