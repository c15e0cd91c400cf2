"""Two or more years as a whole: total, class and rank as lines, and how much can be compared in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import groupby

from parscore.scoring.comparison import Change
from parscore.scoring.numbers import half_up, show_decimal, show_short
from parscore.scoring.year_comparison import REWEIGHED, WORD_TEXTS, Unit, Whole, YearComparison, YearOf
from parscore.ui.words import NONE
from parscore.ui.years.change_words import STATE_SIGNS, points_words, state_words
from parscore.ui.years.lines_model import Line

TOTAL, CLASS, RANK = "Tổng điểm", "Xếp loại", "Thứ hạng"

RANKED_BY = "theo văn bản, hoặc xếp trong thư mục dữ liệu này; không so thứ hạng giữa các nhóm"


@dataclass(frozen=True, slots=True)
class About:
    """What a line knows beside its words: its state for the filter (None for the whole), and, once somebody looks, how
    it was compared.
    """

    state: Change | None
    heading: bool
    tell: Callable[[], str]


def whole_lines(comparison: YearComparison, shown: Sequence[int]) -> Iterator[Line]:
    by_year = {one.year: one for one in comparison.years}
    totals = comparison.last.totals
    index = totals.index_percent
    figures = tuple(total_words(by_year[year]) for year in shown)
    told = "; ".join(
        f"{pair.earlier.year} → {pair.later.year}: {_whole_words(pair.totals.index_percent, pair.later.places)}"
        for pair in comparison.pairs
    )
    yield Line(
        ("", TOTAL, *figures, _whole_change(index, comparison.last.later.places), index.reason or index.basis),
        sign=STATE_SIGNS[index.state],
        strong=True,
        about=About(None, True, partial(str, told)),
    )
    if any(one.total.class_name for one in comparison.years):
        classes = tuple(by_year[year].total.class_name or NONE for year in shown)
        told = totals.class_name.reason or totals.class_name.basis
        words = state_words(totals.class_name.state, None, Unit.POINTS, 0)
        sign = STATE_SIGNS[totals.class_name.state]
        yield Line(("", CLASS, *classes, words, told), sign=sign, about=About(None, True, partial(str, told)))
    ranks = {one.year: one.rank for one in comparison.years if one.rank}
    if ranks:
        told = RANKED_BY
        yield Line(
            ("", RANK, *(ranks.get(year, NONE) for year in shown), "", told),
            about=About(None, True, partial(str, told)),
        )


def total_words(year: YearOf) -> str:
    """Points and index of a year."""
    total = year.total
    if total.score is None:
        return NONE
    most = f"/{show_short(total.max_score)}" if total.max_score else ""
    told = f"{points_words(total.score, year.places)}{most}"
    if total.index_percent is not None:
        told += f"\n{points_words(total.index_percent, year.places)} %"
    return f"{told}\ntạm tính" if total.provisional else told


def _whole_change(whole: Whole, places: int) -> str:
    return state_words(whole.state, whole.change, Unit.PERCENT, places)


def _whole_words(whole: Whole, places: int) -> str:
    return f"{_whole_change(whole, places)} ({whole.reason or whole.basis})"


def coverage_words(comparison: YearComparison) -> str:
    """How much of each year can be set beside the one before, and on whose word; said once for years alike."""
    told = []
    for word, pairs in groupby(comparison.pairs, key=lambda pair: pair.word):
        years = ", ".join(f"{pair.earlier.year} → {pair.later.year}: {_percent(pair.coverage)}" for pair in pairs)
        told.append(f"{years} ({WORD_TEXTS[word]})")
    return f"So được tính theo điểm tối đa: {'; '.join(told)}."


def _percent(value: Fraction) -> str:
    return f"{show_decimal(half_up(value, 1))} %".replace(",0 %", " %")


def whole_words(comparison: YearComparison) -> str:
    """The last two years as a whole, and the part of them that stands on the same ground."""
    pair = comparison.last
    index, part, places = pair.totals.index_percent, pair.totals.part, pair.later.places
    told = f"Chỉ số {pair.earlier.year} → {pair.later.year}: {_whole_words(index, places)}."
    if part.rows and part.earlier is not None and part.later is not None and part.change is not None:
        sign = Change.UNCHANGED if not part.change else Change.UP if part.change > 0 else Change.DOWN
        told += (
            f" Riêng {part.rows} mục so được và đã có điểm ở cả hai năm: "
            f"{points_words(part.earlier, places)} % → {points_words(part.later, places)} % điểm tối đa, "
            f"{state_words(sign, part.change, Unit.PERCENT, places)}{f' ({REWEIGHED})' if part.reweighed else ''}."
        )
    return told
