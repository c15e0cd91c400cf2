"""A comparison as the JSON document of the command line: decimals as text, exact fractions where they differ."""

from collections.abc import Mapping
from fractions import Fraction

from parscore.scoring.numbers import half_up
from parscore.scoring.year_comparison.headings import PairHeading
from parscore.scoring.year_comparison.pair_rows import PairRow
from parscore.scoring.year_comparison.pairs import Pair
from parscore.scoring.year_comparison.totals import Whole
from parscore.scoring.year_comparison.whole import InYear, YearComparison
from parscore.scoring.year_comparison.years import Value, YearOf

Data = dict[str, object]
_PLACES_OF_PERCENT = 2


def comparison_data(comparison: YearComparison) -> Data:
    """`years`, `coverage`, `totals`, `areas`, `rows` of the last two years, and `pairs` for those before."""
    places = max(one.places for one in comparison.years)
    last = comparison.last
    return {
        "years": [one.year for one in comparison.years],
        "illustrative": comparison.illustrative,
        "coverage": _percent(comparison.coverage),
        "totals": {
            "years": {str(one.year): _year(one, places) for one in comparison.years},
            **_totals(last, places),
        },
        "areas": [{**_heading(one.last, places), "years": _in_years(one.years, places)} for one in comparison.headings],
        "rows": [{**_row(one.last, places), "years": _in_years(one.years, places)} for one in comparison.rows],
        "matched": _pair_head(last),
        "pairs": [_pair(pair, places) for pair in comparison.pairs[:-1]],
    }


def _pair(pair: Pair, places: int) -> Data:
    years = (pair.earlier.year, pair.later.year)
    return {
        **_pair_head(pair),
        "totals": _totals(pair, places),
        "areas": [
            {**_heading(one, places), "years": _two(years, one.earlier, one.later, places)} for one in pair.headings
        ],
        "rows": [{**_row(one, places), "years": _two(years, one.earlier, one.later, places)} for one in pair.rows],
    }


def _pair_head(pair: Pair) -> Data:
    return {
        "years": [pair.earlier.year, pair.later.year],
        "coverage": _percent(pair.coverage),
        "compared": _percent(pair.compared),
        "matched_by": pair.word.value,
        "confirmed_by": None if pair.crosswalk is None else pair.crosswalk.confirmed_by,
    }


def _year(one: YearOf, places: int) -> Data:
    total, criteria_set = one.total, one.criteria_set
    return {
        "criteria": None if criteria_set is None else {"id": criteria_set.id, "version": criteria_set.version},
        "total": _text(total.score, places),
        "max": _text(total.max_score, places),
        "index_percent": _percent(total.index_percent),
        "class": total.class_name,
        "rank": one.rank,
        "provisional": total.provisional,
        "on_paper": one.paper is not None,
        "illustrative": one.illustrative,
    }


def _totals(pair: Pair, places: int) -> Data:
    totals, part = pair.totals, pair.totals.part
    return {
        "index_percent": _whole(totals.index_percent, _PLACES_OF_PERCENT),
        "total": _whole(totals.points, places),
        "class": _whole(totals.class_name, places),
        "compared_part": {
            "rows": part.rows,
            "by_later_maxima": part.reweighed,
            "earlier_percent": _percent(part.earlier),
            "later_percent": _percent(part.later),
            "change": _percent(part.change),
        },
    }


def _whole(whole: Whole, places: int) -> Data:
    return {
        "comparable": whole.comparable,
        "state": whole.state.value,
        "change": _text(whole.change, places),
        **_exact("change", whole.change, places),
        "basis": whole.basis,
        "reason": whole.reason,
    }


def _row(row: PairRow, places: int) -> Data:
    return {
        "code": row.code,
        "title": row.title,
        "level": row.level,
        "relation": str(row.relation),
        "old_codes": list(row.old),
        "new_codes": list(row.new),
        "comparable": row.comparable,
        "basis": row.basis.value,
        "unit": row.unit.value if row.comparable else None,
        "reason": row.reason,
        "change": _text(row.change, places),
        **_exact("change", row.change, places),
        "state": row.state.value,
    }


def _heading(one: PairHeading, places: int) -> Data:
    return {
        "code": one.code,
        "title": one.title,
        "level": one.level,
        "comparable": one.comparable,
        "basis": one.basis.value,
        "unit": one.unit.value if one.comparable else None,
        "reason": one.reason,
        "change": _text(one.change, places),
        **_exact("change", one.change, places),
        "state": one.state.value,
    }


def _in_years(years: Mapping[int, InYear], places: int) -> Data:
    return {
        str(year): {**_value(found.value, places), "codes": list(found.codes), "shared": found.shared}
        for year, found in years.items()
    }


def _two(years: tuple[int, int], earlier: Value | None, later: Value | None, places: int) -> Data:
    values = zip(years, (earlier, later), strict=True)
    return {str(year): _value(value, places) for year, value in values if value is not None}


def _value(value: Value, places: int) -> Data:
    return {
        "score": _text(value.score, places),
        **_exact("score", value.score, places),
        "max": _text(value.max_score, places),
        "share": _percent(value.share),
        "status": None if value.status is None else value.status.value,
    }


def _percent(value: Fraction | None) -> str | None:
    return _text(value, _PLACES_OF_PERCENT)


def _text(value: Fraction | None, places: int) -> str | None:
    return None if value is None else str(half_up(value, places))


def _exact(name: str, value: Fraction | None, places: int) -> Data:
    """The exact value as a fraction, where rounding lost something."""
    if value is None or Fraction(half_up(value, places)) == value:
        return {}
    return {f"exact_{name}": str(value)}
