"""Years of units merged since, beside those of the new unit: theirs by name, and no earlier year of the new one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.combining import Combined
from parscore.scoring.comparison import Change, Compared, compare
from parscore.scoring.numbers import half_up, show_decimal
from parscore.scoring.year_comparison import (
    Basis,
    ComparedHeading,
    ComparedRow,
    InYear,
    Part,
    Whole,
    YearComparison,
    YearOf,
    compare_pair,
)

APART = "trước sáp nhập"
_FIRST = "chỉ có năm {year} được chọn"


class BeforeMerger(NamedTuple):
    """Years of merged units, each saying whose it is, and what they came to together where a method was chosen."""

    years: tuple[YearOf, ...] = ()
    combined: tuple[Combined, ...] = ()

    @property
    def told(self) -> tuple[YearOf, ...]:
        """All years any figure here rests on."""
        return (*self.years, *(year for one in self.combined for year in one.of))

    @property
    def illustrative(self) -> bool:
        return any(one.illustrative for one in self.told)

    def words(self, own: Sequence[YearOf]) -> Iterator[str]:
        """Each combined figure with its method, and how the next year of the new unit stands to it."""
        for one in self.combined:
            yield combined_words(one, own)


def combined_words(one: Combined, own: Sequence[YearOf]) -> str:
    """A combined figure is never told without its method; without a figure the reason is told."""
    if one.index_percent is None:
        return f"Năm {one.year} của các đơn vị cũ không gộp được: {one.reason}."
    places = max((year.places for year in own), default=2)
    told = f"Năm {one.year} của các đơn vị cũ gộp lại: {show_decimal(half_up(one.index_percent, places))} %"
    told += f"{' (tạm tính)' if one.provisional else ''}, {one.told}."
    later = next((year for year in sorted(own, key=lambda year: year.year) if year.year > one.year), None)
    if later is None:
        return told
    compared, reason = against(one, later)
    if reason:
        return f"{told} Không so được với năm {later.year}: {reason}."
    difference = compared.difference or Fraction(0)
    change = f"{show_decimal(half_up(abs(difference), places))} điểm phần trăm"
    word = {Change.UP: f"tăng {change}", Change.DOWN: f"giảm {change}"}.get(compared.state, "không đổi")
    return f"{told} Chỉ số năm {later.year} của đơn vị mới so với số gộp này: {word}."


def against(one: Combined, later: YearOf) -> tuple[Compared, str]:
    """How a year of the new unit stands to a combined index, or why that cannot be told."""
    silent = Compared(Change.NOT_COMPARABLE)
    if one.index_percent is None:
        return silent, one.reason
    if later.total.index_percent is None:
        return silent, f"năm {later.year} không có chỉ số %"
    if one.provisional or later.total.provisional:
        return silent, f"năm {one.year if one.provisional else later.year} còn mục chưa có điểm (tạm tính)"
    return compare(later.total.index_percent, one.index_percent), ""


def first_year(own: YearOf) -> YearComparison:
    """The only year of a new unit laid out as years are, with nothing to compare it with."""
    pair = compare_pair(own, own)
    reason = _FIRST.format(year=own.year)
    rows = tuple(
        row._replace(
            comparable=False,
            basis=Basis.NONE,
            reason=reason,
            earlier=None,
            old=(),
            state=Change.NO_EARLIER_VALUE,
            change=None,
        )
        for row in pair.rows
    )
    headings = tuple(
        one._replace(
            comparable=False,
            basis=Basis.NONE,
            reason=reason,
            earlier=None,
            old=None,
            state=Change.NO_EARLIER_VALUE,
            change=None,
        )
        for one in pair.headings
    )
    nothing = Whole(Change.NO_EARLIER_VALUE, reason=reason)
    totals = pair.totals._replace(index_percent=nothing, points=nothing, class_name=nothing, part=Part(None, None, 0))
    zero = pair.coverage * 0
    alone = replace(pair, rows=rows, headings=headings, coverage=zero, compared=zero, totals=totals)
    return YearComparison(
        years=(own,),
        pairs=(alone,),
        rows=tuple(ComparedRow(row, {own.year: InYear((row.code,), row.own)} if row.own else {}) for row in rows),
        headings=tuple(ComparedHeading(one, {own.year: InYear((one.code,), one.later)}) for one in headings),
    )
