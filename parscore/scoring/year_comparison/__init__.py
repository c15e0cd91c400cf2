"""Years of a unit beside each other, over one set or several: what can be compared, on what basis, how it changed.

No figure stands without its basis. Points are compared where rule and maximum are the same, shares of the maximum
where only the maximum changed, the group as a whole where rows were split or merged; elsewhere the reason is told.
"""

from parscore.scoring.year_comparison.basis import BASIS_WORDS, UNCONFIRMED, Basis, Unit
from parscore.scoring.year_comparison.data import comparison_data
from parscore.scoring.year_comparison.headings import PairHeading
from parscore.scoring.year_comparison.matching import WORD_TEXTS, Word, joining
from parscore.scoring.year_comparison.pair_rows import UNKNOWN, Kinship, PairRow
from parscore.scoring.year_comparison.pairs import Pair, compare_pair
from parscore.scoring.year_comparison.totals import REWEIGHED, PairTotals, Part, Whole
from parscore.scoring.year_comparison.whole import (
    ComparedHeading,
    ComparedRow,
    InYear,
    YearComparison,
    compare_years,
)
from parscore.scoring.year_comparison.years import Total, Value, YearOf

__all__ = [
    "BASIS_WORDS",
    "REWEIGHED",
    "UNCONFIRMED",
    "UNKNOWN",
    "WORD_TEXTS",
    "Basis",
    "ComparedHeading",
    "ComparedRow",
    "InYear",
    "Kinship",
    "Pair",
    "PairHeading",
    "PairRow",
    "PairTotals",
    "Part",
    "Total",
    "Unit",
    "Value",
    "Whole",
    "Word",
    "YearComparison",
    "YearOf",
    "compare_pair",
    "compare_years",
    "comparison_data",
    "joining",
]
