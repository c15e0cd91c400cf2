"""Years beside each other as the charts draw them; what cannot be compared is left out of the picture and said."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from parscore.scoring.comparison import Change
from parscore.scoring.numbers import show_short
from parscore.scoring.year_comparison import ComparedHeading, InYear, Value, Word, YearComparison, YearOf
from parscore.ui.words import NONE
from parscore.ui.years.change_words import STATE_WORDS, percent_words, points_words
from parscore.ui.years.compare_lines import alike_with_next
from parscore.ui.years.series import Axis, Point, Series
from parscore.ui.years.trend_chart import Trend, TrendPoint

NOT_ALIKE = STATE_WORDS[Change.NOT_COMPARABLE]
PROVISIONAL, PAPER = "tạm tính", "văn bản"


def areas_of(comparison: YearComparison) -> list[ComparedHeading]:
    """The areas of the last year, in its order."""
    return [one for one in comparison.headings if one.last.level == "area"]


def axes_of(comparison: YearComparison) -> list[Axis]:
    return [Axis(one.last.code, one.last.title) for one in areas_of(comparison)]


def series_of(comparison: YearComparison) -> list[Series]:
    """One for each year, the latest first."""
    areas = areas_of(comparison)
    of = [_years_alike(comparison, area) for area in areas]
    return [
        Series(
            str(year.year), tuple(_point(area, year, year.year in alike) for area, alike in zip(areas, of, strict=True))
        )
        for year in reversed(comparison.years)
    ]


def _years_alike(comparison: YearComparison, area: ComparedHeading) -> set[int]:
    """The years of an area that can be followed back from the last one without a break."""
    found = {comparison.last.later.year}
    steps = {**alike_with_next(comparison, area), comparison.last.earlier.year: area.last.comparable}
    for pair in reversed(comparison.pairs):
        if not steps[pair.earlier.year]:
            break
        found.add(pair.earlier.year)
    return found


def _point(area: ComparedHeading, year: YearOf, alike: bool) -> Point:
    found: InYear | None = area.years.get(year.year)
    if found is None or not alike:
        return Point(None, NOT_ALIKE)
    return Point(_share(found.value), _words(found.value, year.places))


def _share(value: Value) -> float | None:
    return None if value.share is None else _within(value.share)


def _words(value: Value, places: int) -> str:
    if value.score is None:
        return "chưa có điểm"
    most = f"/{show_short(value.max_score)}" if value.max_score else ""
    told = f"{points_words(value.score, places)}{most}"
    return told if value.share is None else f"{told} · {percent_words(value.share / 100)}"


def trend_of(name: str, comparison: YearComparison) -> Trend:
    """The line of the unit; two years that cannot be compared as a whole are not joined."""
    joined = {pair.later.year: pair.totals.index_percent.comparable for pair in comparison.pairs}
    alike = {pair.later.year for pair in comparison.pairs if pair.word is Word.SAME_SET}
    points = (_trend_point(one, joined.get(one.year, False), one.year in alike) for one in comparison.years)
    return Trend(name, tuple(points))


def trend_of_others(name: str, years: Iterable[YearOf]) -> Trend:
    """The line of a unit merged since: its years are told, whether they can be compared is not judged."""
    ordered = sorted(years, key=lambda one: one.year)
    same = {
        later.year: later.criteria_set is not None and later.criteria_set == earlier.criteria_set
        for earlier, later in pairwise(ordered)
    }
    return Trend(name, tuple(_trend_point(one, same.get(one.year, False), True) for one in ordered))


def _trend_point(year: YearOf, joined: bool, alike: bool) -> TrendPoint:
    index = year.total.index_percent
    share = None if index is None else _within(index)
    words = NONE if index is None else f"{points_words(index, year.places)} %"
    provisional = year.total.provisional
    notes: Sequence[str] = [PROVISIONAL] if provisional else []
    if year.paper is not None:
        notes = [*notes, PAPER]
    elif year.criteria_set is not None:
        notes = [*notes, year.criteria_set.id]
    return TrendPoint(year.year, share, words, joined, alike, provisional or year.paper is not None, " · ".join(notes))


def _within(percent: Fraction) -> float:
    return float(min(max(percent / 100, Fraction(0)), Fraction(1)))
