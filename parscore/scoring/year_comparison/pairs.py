"""Two years beside each other: what can be compared, on what basis, and how it changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from parscore.scoring.crosswalk import Crosswalk
from parscore.scoring.numbers import exact_sum
from parscore.scoring.year_comparison.headings import PairHeading, headings
from parscore.scoring.year_comparison.matching import Word, match
from parscore.scoring.year_comparison.pair_rows import Comparing, PairRow
from parscore.scoring.year_comparison.rows import RowsOf
from parscore.scoring.year_comparison.totals import PairTotals, pair_totals
from parscore.scoring.year_comparison.years import HUNDRED, YearOf


@dataclass(frozen=True)
class Pair:
    """Two years compared; rows in the order of the later year, those it lost where they stood.

    `coverage` is how much of the later year's full mark lies in rows that both years measure alike, in %; `compared`
    counts of these only the rows where both years have points.
    """

    earlier: YearOf
    later: YearOf
    word: Word
    crosswalk: Crosswalk | None
    rows: tuple[PairRow, ...]
    headings: tuple[PairHeading, ...]
    coverage: Fraction
    compared: Fraction
    totals: PairTotals

    @cached_property
    def by_later_code(self) -> dict[str, PairRow]:
        return {row.code: row for row in self.rows if row.later is not None}


def compare_pair(earlier: YearOf, later: YearOf, crosswalks: Iterable[Crosswalk] = ()) -> Pair:
    """Two years beside each other; UnknownKindError when a set does not know the kind of unit."""
    return compare_rows(RowsOf(earlier), RowsOf(later), crosswalks)


def compare_rows(earlier: RowsOf, later: RowsOf, crosswalks: Iterable[Crosswalk]) -> Pair:
    """`compare_pair` for years whose rows are laid out already."""
    matching = match(earlier, later, crosswalks)
    comparing = Comparing(earlier, later, matching)
    rows = tuple(comparing.rows())
    alike = [row for row in rows if row.comparable]
    shown = [row for row in alike if row.change is not None]
    coverage = _covered(later, alike)
    totals = pair_totals(earlier, later, matching.word, rows, coverage)
    return Pair(
        earlier=earlier.of,
        later=later.of,
        word=matching.word,
        crosswalk=matching.crosswalk,
        rows=rows,
        headings=tuple(headings(earlier, later, matching, comparing.grounds)),
        coverage=coverage,
        compared=_covered(later, shown),
        totals=totals,
    )


def _covered(later: RowsOf, rows: Iterable[PairRow]) -> Fraction:
    codes = {row.code for row in rows}
    covered = exact_sum(row.weight for row in later.rows if row.code in codes)
    return covered * HUNDRED / later.whole if later.whole else Fraction(0)
