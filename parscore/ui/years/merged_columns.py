"""Columns for years of merged units in the table of years: beside the new unit's, with no change against them."""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from parscore.scoring.before_merger import APART
from parscore.scoring.combining import Combined
from parscore.scoring.year_comparison import YearOf, compare_pair
from parscore.ui.words import NONE
from parscore.ui.years.change_words import percent_words
from parscore.ui.years.compare_lines import NOT_ALIKE, value_words
from parscore.ui.years.compare_whole import CLASS, RANK, TOTAL, total_words
from parscore.ui.years.lines_model import Line

if TYPE_CHECKING:
    from parscore.scoring.crosswalk import Crosswalk

BEFORE_YEARS = 2
_LETTERS = 14


class MergedColumn(NamedTuple):
    """A heading, the words of the lines about the whole by their titles, and those of rows by the code of the newest
    set of the new unit.
    """

    heading: str
    whole: dict[str, str]
    rows: dict[str, str]


def column_of(year: YearOf, newest: YearOf, crosswalks: "Iterable[Crosswalk]") -> MergedColumn:
    """A year of a merged unit beside the newest of the new one; a row that does not measure the same says so."""
    pair = compare_pair(year, newest, crosswalks)
    rows = {}
    for row in pair.rows:
        if row.later is None or row.earlier is None:
            continue
        told = value_words(row.earlier, year.places)
        if len(row.new) > 1:
            told += f"\n(cả {'+'.join(row.old)} cũ)"
        elif row.old not in ((), (row.code,)):
            told += f"\n({'+'.join(row.old)})"
        rows[row.code] = told if row.comparable or told == NONE else f"{told}\n{NOT_ALIKE}"
    for heading in pair.headings:
        if heading.earlier is not None:
            told = value_words(heading.earlier, year.places)
            rows[heading.code] = told if heading.comparable or told == NONE else f"{told}\n{NOT_ALIKE}"
    whole = {TOTAL: total_words(year), CLASS: year.total.class_name or NONE}
    if year.paper is not None and year.paper.rank:
        whole[RANK] = year.paper.rank
    return MergedColumn(_heading(f"{year.whose} {year.year}"), whole, rows)


def column_of_combined(one: Combined, places: int, code_of: dict[str, str]) -> MergedColumn:
    """The combined figure of a year; its method stands above the table."""
    if one.index_percent is None:
        return MergedColumn(_heading(f"Gộp {one.year}"), {TOTAL: "không gộp được"}, {})
    whole = percent_words(one.index_percent / 100, places)
    if one.provisional:
        whole += "\ntạm tính"
    rows = {code_of[code]: percent_words(share / 100, places) for code, share in one.areas.items() if code in code_of}
    return MergedColumn(_heading(f"Gộp {one.year}"), {TOTAL: whole}, rows)


def _heading(named: str) -> str:
    """On as many lines as the column asks for; a header does not wrap by itself."""
    return "\n".join(wrap(f"{named} ({APART})", _LETTERS, break_long_words=False))


def with_columns(lines: Sequence[Line], columns: Sequence[MergedColumn]) -> list[Line]:
    """The lines with these columns before those of the new unit."""
    return [
        line._replace(cells=(*line.cells[:BEFORE_YEARS], *_cells(line, columns), *line.cells[BEFORE_YEARS:]))
        for line in lines
    ]


def _cells(line: Line, columns: Sequence[MergedColumn]) -> Iterable[str]:
    for column in columns:
        yield column.rows.get(line.code, NONE) if line.code else column.whole.get(line.cells[1], NONE)
