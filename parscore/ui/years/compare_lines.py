"""Years beside each other as lines of a table: the whole first, then each area with its rows."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from parscore.scoring.comparison import Change
from parscore.scoring.crosswalk import RELATION_WORDS, Relation
from parscore.scoring.numbers import show_short
from parscore.scoring.year_comparison import (
    BASIS_WORDS,
    UNKNOWN,
    Basis,
    ComparedHeading,
    ComparedRow,
    InYear,
    Pair,
    PairHeading,
    PairRow,
    Value,
    YearComparison,
    YearOf,
)
from parscore.ui.words import NONE
from parscore.ui.years.change_words import STATE_SIGNS, percent_words, points_words, state_words
from parscore.ui.years.compare_whole import About, whole_lines
from parscore.ui.years.lines_model import Line

NOT_ALIKE = "không so được"


def headings_of(years: Sequence[YearOf]) -> tuple[str, ...]:
    """The headings of the table for the years shown."""
    return ("Mã", "Nội dung", *(str(one.year) for one in years), "Thay đổi", "So sánh thế nào")


def lines_of(comparison: YearComparison, shown: Sequence[int]) -> list[Line]:
    """All lines; `shown` are the years that have a column."""
    return [*whole_lines(comparison, shown), *_row_lines(comparison, shown)]


def _row_lines(comparison: YearComparison, shown: Sequence[int]) -> Iterator[Line]:
    headings = {one.last.code: one for one in comparison.headings}
    above = _headings_above(comparison.last.later)
    told: set[str] = set()
    for row in comparison.rows:
        if row.last.later is not None:
            for code in above.get(row.last.code, ()):
                if code in headings and code not in told:
                    told.add(code)
                    yield _heading_line(comparison, headings[code], shown)
        yield _row_line(comparison, row, shown)
    for code, heading in headings.items():  # areas of a paper that tells no rows
        if code not in told:
            yield _heading_line(comparison, heading, shown)


def _headings_above(year: YearOf) -> Mapping[str, tuple[str, ...]]:
    """The codes of the headings each row stands under, the outermost first."""
    found: dict[str, tuple[str, ...]] = {}
    if year.criteria_set is not None:
        waiting = [(node, ()) for node in year.criteria_set.criteria]
        while waiting:
            node, above = waiting.pop()
            if node.is_leaf:
                found[node.code] = above
            else:
                waiting += [(child, (*above, node.code)) for child in node.children]  # type: ignore[misc]
        return found
    area = ""
    for row in year.paper.rows if year.paper is not None else ():
        if row.area:
            area = row.code
        elif area:
            found[row.code] = (area,)
    return found


def _heading_line(comparison: YearComparison, heading: ComparedHeading, shown: Sequence[int]) -> Line:
    last = heading.last
    places = comparison.last.later.places
    alike = alike_with_next(comparison, heading)
    cells = tuple(
        _value_words(heading.years.get(year), places, (last.code,), alike=alike.get(year, True)) for year in shown
    )
    change = state_words(last.state, last.change, last.unit, places)
    words = (last.code, last.title, *cells, change, how_summed(last))
    return Line(
        words,
        last.code,
        STATE_SIGNS[last.state],
        strong=True,
        about=About(last.state, True, partial(_chain_of_heading, comparison, last)),
    )


def _row_line(comparison: YearComparison, row: ComparedRow, shown: Sequence[int]) -> Line:
    last, places = row.last, comparison.last.later.places
    steps = {pair.earlier.year: found for pair, found in _steps(comparison, row) if pair is not comparison.last}
    cells = tuple(
        _value_words(row.years.get(year), places, (last.code,), alike=year not in steps or steps[year].comparable)
        for year in shown
    )
    change = state_words(last.state, last.change, last.unit, places)
    words = (last.code, last.title, *cells, change, how_compared(last))
    quiet = last.state in (Change.NOT_COMPARABLE, Change.NO_EARLIER_VALUE)
    about = About(last.state, False, partial(_chain, comparison, row))
    return Line(words, last.code, STATE_SIGNS[last.state], quiet=quiet, about=about)


def alike_with_next(comparison: YearComparison, heading: ComparedHeading) -> dict[int, bool]:
    """For each earlier year but the last: whether the heading measured the same then as in the year after it."""
    found: dict[int, bool] = {}
    for pair in comparison.pairs[:-1]:
        later = heading.years.get(pair.later.year)
        codes = later.codes if later is not None else ()
        found[pair.earlier.year] = any(one.code in codes and one.comparable for one in pair.headings)
    return found


def _value_words(found: InYear | None, places: int, own: tuple[str, ...], *, alike: bool) -> str:
    """Points and share of a year; that they cannot be compared with the year after it is said at once."""
    if found is None:
        return NONE
    told = value_words(found.value, places)
    if found.codes not in ((), own):
        codes = "+".join(found.codes) if len(found.codes) < 4 else f"{len(found.codes)} mục"
        told += f"\n({'một phần của ' if found.shared else ''}{codes})"
    return told if alike else f"{told}\n{NOT_ALIKE}"


@lru_cache(maxsize=1 << 13)  # ten years of a hundred rows are told anew with every refresh
def value_words(value: Value, places: int) -> str:
    """ "8,50/10" and below it "85,00 %"."""
    if value.score is None:
        return NONE
    if value.max_score is None:
        return points_words(value.score, places)
    share = percent_words(value.share / 100 if value.share is not None else None)
    return f"{points_words(value.score, places)}/{show_short(value.max_score)}\n{share}"


def how_summed(heading: PairHeading) -> str:
    """On what basis a heading is compared and what its sums rest on, or why it is not compared."""
    if heading.change is None:
        return heading.reason or BASIS_WORDS[heading.basis]
    return "; ".join(filter(None, (BASIS_WORDS[heading.basis], heading.reason)))


def how_compared(row: PairRow) -> str:
    """On what basis a row is compared, or why it is not."""
    if row.reason or row.basis is Basis.NONE:
        return row.reason or BASIS_WORDS[Basis.NONE]
    told = BASIS_WORDS[row.basis]
    if row.basis is Basis.SHARE and row.earlier and row.later and row.earlier.max_score and row.later.max_score:
        told += f", vì điểm tối đa {show_short(row.earlier.max_score)} → {show_short(row.later.max_score)}"
    if row.basis is Basis.GROUP:
        told += f": {' + '.join(row.old)} → {' + '.join(row.new)}"
    elif row.relation not in (Relation.SAME, UNKNOWN):
        told += f"; {RELATION_WORDS[Relation(row.relation)]}" + (f" từ {row.old[0]}" if row.old != row.new else "")
    return told


def _steps(comparison: YearComparison, row: ComparedRow) -> Iterator[tuple[Pair, PairRow]]:
    """What each two years that follow one another say of a row."""
    for pair in comparison.pairs:
        later = row.years.get(pair.later.year)
        codes = later.codes if later is not None else ()
        known = (pair.by_later_code[code] for code in codes if code in pair.by_later_code)
        found = row.last if pair is comparison.last else next(known, None)
        if found is not None:
            yield pair, found


def _chain(comparison: YearComparison, row: ComparedRow) -> str:
    """How a row changed from each year to the next, with the basis of each step."""
    return "; ".join(
        f"{pair.earlier.year} → {pair.later.year}: "
        f"{state_words(found.state, found.change, found.unit, pair.later.places)} ({how_compared(found)})"
        for pair, found in _steps(comparison, row)
    )


def _chain_of_heading(comparison: YearComparison, last: PairHeading) -> str:
    pair = comparison.last
    change = state_words(last.state, last.change, last.unit, pair.later.places)
    return f"{pair.earlier.year} → {pair.later.year}: {change} ({how_summed(last)})"


def counts(lines: Sequence[Line]) -> dict[Change, int]:
    """How many rows stand in each state; headings are not counted."""
    found = dict.fromkeys(Change, 0)
    for line in lines:
        if isinstance(line.about, About) and line.about.state is not None and not line.about.heading:
            found[line.about.state] += 1
    return found
