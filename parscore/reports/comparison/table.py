"""A comparison of years as lines to print: the whole, the areas, the rows, and what the figures rest on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from parscore.reports.plain import plain
from parscore.reports.remarks import ILLUSTRATIVE_FACTS, ILLUSTRATIVE_POINTS
from parscore.scoring.before_merger import APART, BeforeMerger
from parscore.scoring.comparison import Change
from parscore.scoring.criteria import Criterion
from parscore.scoring.crosswalk import RELATION_WORDS, Relation
from parscore.scoring.numbers import half_up, show_decimal, show_short
from parscore.scoring.outcome import Status
from parscore.scoring.year_comparison import (
    BASIS_WORDS,
    REWEIGHED,
    UNKNOWN,
    WORD_TEXTS,
    Basis,
    ComparedHeading,
    ComparedRow,
    InYear,
    Pair,
    PairHeading,
    PairRow,
    Unit,
    Whole,
    YearComparison,
    YearOf,
)

NONE = "–"
_OPEN = (Status.BLANK, Status.LOCKED)
STATE_WORDS = {
    Change.UP: "tăng",
    Change.DOWN: "giảm",
    Change.UNCHANGED: "không đổi",
    Change.NOT_COMPARABLE: "không so được",
    Change.NO_EARLIER_VALUE: "chưa có năm trước",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row or heading to print, its figures by year; `changes` by the later year of each pair, in words with their
    unit; `basis` tells what the last one rests on, `refused` why an earlier one was not compared. `alike` are the years
    that can be compared with the last one step by step, `unfinished` those in which something below has no points yet.
    """

    code: str
    title: str
    depth: int
    heading: bool
    values: Mapping[int, str]
    shares: Mapping[int, Fraction | None]
    state: Change
    changes: Mapping[int, str]
    basis: str
    refused: Mapping[int, str]
    alike: frozenset[int]
    unfinished: frozenset[int]
    of: ComparedRow | ComparedHeading


class ComparisonTable:
    """All a print of a comparison says; every figure as it is shown."""

    def __init__(self, comparison: YearComparison, unit_name: str, before: BeforeMerger | None = None) -> None:
        self.comparison = comparison
        self.before = before or BeforeMerger()
        self.unit = plain(unit_name)
        self.years = tuple(one.year for one in comparison.years)
        self.places = max(one.places for one in comparison.years)
        self._by_year = {one.year: one for one in comparison.years}

    @property
    def title(self) -> str:
        if len(self.years) == 1:
            return f"Kết quả năm {self.years[0]} bên cạnh các năm {APART}"
        return f"So sánh kết quả các năm {', '.join(map(str, self.years))}"

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Each two years that follow one another; none where the unit has one year alone."""
        return self.comparison.pairs if len(self.years) > 1 else ()

    @property
    def marks(self) -> tuple[str, ...]:
        """What every page must bear when anything is made up."""
        years = (*self.comparison.years, *self.before.told)
        points = any(one.criteria_set is not None and one.criteria_set.illustrative for one in years)
        facts = any(one.illustrative_facts for one in years)
        return (*((ILLUSTRATIVE_POINTS,) if points else ()), *((ILLUSTRATIVE_FACTS,) if facts else ()))

    def points(self, value: Fraction | None) -> str:
        return NONE if value is None else show_decimal(half_up(value, self.places))

    def totals(self) -> Iterator[tuple[str, ...]]:
        """Rows of the table of years: year, total, index, class, by what it was scored."""
        for one in (*self.before.years, *self.comparison.years):
            total = one.total
            maximum = "" if total.max_score is None else f"/{show_short(total.max_score)}"
            mark = " (tạm tính)" if total.provisional else ""
            index = NONE if total.index_percent is None else f"{self.points(total.index_percent)}{mark}"
            named = f"{one.year}{f' ({plain(one.whose)}, {APART})' if one.whose else ''}"
            yield named, f"{self.points(total.score)}{maximum}", index, _class(one), _source(one)
        for together in self.before.combined:
            mark = " (tạm tính)" if together.provisional else ""
            index = NONE if together.index_percent is None else f"{self.points(together.index_percent)}{mark}"
            told = plain(together.told or f"không gộp được: {together.reason}")
            yield f"{together.year} (các đơn vị cũ gộp lại, {APART})", NONE, index, NONE, told

    def said(self) -> Iterator[str]:
        """Each two years in sentences: how much of them can be compared, and what the whole came to; then what merged
        units came to together.
        """
        for pair in self.pairs:
            yield self._said(pair)
        yield from map(plain, self.before.words(self.comparison.years))

    def _said(self, pair: Pair) -> str:
        totals, part = pair.totals, pair.totals.part
        covered, shown = (show_decimal(half_up(one, 1)) for one in (pair.coverage, pair.compared))
        wholes = (("Chỉ số", totals.index_percent, " điểm phần trăm"), ("tổng điểm", totals.points, " điểm"))
        named = (*wholes, ("xếp loại", totals.class_name, ""))
        told = [
            f"Năm {pair.later.year} so với năm {pair.earlier.year}: {WORD_TEXTS[pair.word]}",
            f"so sánh được {covered}% điểm tối đa, đã có điểm ở cả hai năm {shown}%",
        ]
        if len({(whole.state, whole.reason) for _, whole, _ in named}) == 1 and not totals.index_percent.comparable:
            told.append(f"Chỉ số, tổng điểm và xếp loại {self._whole(totals.index_percent, '')}")
        else:
            told += [f"{name} {self._whole(whole, unit)}" for name, whole, unit in named]
        if part.change is not None:
            told.append(
                f"riêng {part.rows} mục so được và có điểm ở cả hai năm: "
                f"{self.points(part.earlier)}% → {self.points(part.later)}%"
                f"{f' ({REWEIGHED})' if part.reweighed else ''}"
            )
        return f"{'; '.join(told)}."

    def _whole(self, whole: Whole, unit: str) -> str:
        if not whole.comparable:
            return f"{STATE_WORDS[whole.state]} ({whole.reason})"
        amount = f" {self.points(abs(whole.change))}{unit}" if whole.change else ""
        return f"{STATE_WORDS[whole.state]}{amount} ({whole.basis})"

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Rows below their headings, as the newest set has them; the rows it lost where they stood."""
        return tuple(self._lines())

    @property
    def areas(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.heading and line.depth == 0)

    @property
    def shared(self) -> bool:
        """Whether a value is that of a whole row before it was split, printed at each of its parts."""
        return any(found.shared for row in self.comparison.rows for found in row.years.values())

    def _lines(self) -> Iterator[Line]:
        headings = {one.last.code: one for one in self.comparison.headings}
        rows = {one.last.code: one for one in self.comparison.rows if one.last.later is not None}
        lost: dict[str, list[ComparedRow]] = {}
        after = ""
        for one in self.comparison.rows:
            if one.last.later is None:
                lost.setdefault(after, []).append(one)
            else:
                after = one.last.code
        yield from (self._line(one, 1) for one in lost.get("", ()))
        for code, depth in _order(self.comparison.years[-1]):
            if code in headings:
                yield self._line(headings[code], depth)
            elif code in rows:
                yield self._line(rows[code], depth)
                yield from (self._line(one, depth) for one in lost.get(code, ()))

    def _line(self, one: ComparedRow | ComparedHeading, depth: int) -> Line:
        last, steps = one.last, self._steps(one)
        return Line(
            last.code,
            plain(last.title),
            depth,
            isinstance(last, PairHeading),
            {year: self._value(found) for year, found in one.years.items()},
            {year: found.value.share for year, found in one.years.items()},
            last.state,
            {year: self._change(found) for year, found in steps.items()},
            self._basis(last),
            {
                year: plain(found.reason)
                for year, found in steps.items()
                if found is not last and found.state is Change.NOT_COMPARABLE
            },
            frozenset(self._alike(steps)),
            frozenset(year for year, found in one.years.items() if self._is_unfinished(year, found)),
            one,
        )

    def _steps(self, one: ComparedRow | ComparedHeading) -> dict[int, PairRow | PairHeading]:
        """What each pair says of the row, by its later year; a pair it does not go back to is missing."""
        steps: dict[int, PairRow | PairHeading] = {self.years[-1]: one.last}
        for pair in self.comparison.pairs[:-1]:
            found = one.years.get(pair.later.year)
            if found is None or len(found.codes) != 1:
                continue
            known = pair.by_later_code if isinstance(one.last, PairRow) else {h.code: h for h in pair.headings}
            if found.codes[0] in known:
                steps[pair.later.year] = known[found.codes[0]]
        return steps

    def _alike(self, steps: Mapping[int, PairRow | PairHeading]) -> Iterator[int]:
        yield self.years[-1]
        for pair in reversed(self.comparison.pairs):
            found = steps.get(pair.later.year)
            if found is None or not found.comparable:
                return
            yield pair.earlier.year

    def _is_unfinished(self, year: int, found: InYear) -> bool:
        of = self._by_year[year]
        if of.criteria_set is None:
            return False
        nodes = [of.criteria_set.by_code[code] for code in found.codes]
        leaves = [leaf.code for node in nodes for leaf in node.walk() if leaf.is_leaf]
        return any(of.values[code].status in _OPEN for code in leaves if code in of.values)

    def _value(self, found: InYear) -> str:
        value = found.value
        if value.score is None:
            return NONE
        maximum = "" if value.max_score is None else f"/{show_short(value.max_score)}"
        return f"{self.points(value.score)}{maximum}{'*' if found.shared else ''}"

    def _change(self, last: PairRow | PairHeading) -> str:
        if not last.change:
            return STATE_WORDS[last.state]
        sign = "+" if last.change > 0 else ""
        unit = "" if last.unit is Unit.POINTS else " điểm %"
        return f"{sign}{self.points(last.change)}{unit}{' (cả nhóm)' if last.basis is Basis.GROUP else ''}"

    def _basis(self, last: PairRow | PairHeading) -> str:
        told = [BASIS_WORDS[last.basis]] if last.comparable and last.basis is not Basis.POINTS else []
        if isinstance(last, PairRow):
            told += _kinship(last)
        elif last.old is not None and last.old != last.code:
            told.append(f"trước là {last.old}")
        return "; ".join((*told, *((last.reason,) if last.reason else ())))


def _kinship(last: PairRow) -> Iterator[str]:
    if last.relation == UNKNOWN or last.relation in (Relation.SAME, Relation.NEW, Relation.DROPPED):
        return
    old = f" từ {', '.join(last.old)}" if last.old != last.new else ""
    together = f", cùng {', '.join(code for code in last.new if code != last.code)}" if len(last.new) > 1 else ""
    yield f"{RELATION_WORDS[Relation(last.relation)]}{old}{together}"


def _class(one: YearOf) -> str:
    """The class of a year, and its rank where a paper tells it."""
    mark = " (tạm tính)" if one.total.class_name and one.total.provisional else ""
    ranked = f"; thứ hạng: {one.rank}" if one.rank else ""
    return plain(f"{one.total.class_name or NONE}{mark}{ranked}")


def _source(one: YearOf) -> str:
    if one.criteria_set is None:
        return "nhập từ văn bản"
    return f"{plain(one.criteria_set.title)} ({one.criteria_set.id}, phiên bản {one.criteria_set.version})"


def _depths(nodes: Iterable[Criterion], depth: int = 0) -> Iterator[tuple[str, int]]:
    for node in nodes:
        yield node.code, depth
        yield from _depths(node.children, depth + 1)


def _order(newest: YearOf) -> Iterator[tuple[str, int]]:
    """Codes with their depth, as the set or the paper of a year lists them."""
    if newest.criteria_set is not None:
        yield from _depths(newest.criteria_set.criteria)
        yield from ((item.code, 0) for item in newest.criteria_set.bonus_items)
        yield from ((item.code, 0) for item in newest.criteria_set.penalty_items)
    elif newest.paper is not None:
        yield from ((row.code, 0 if row.area else 1) for row in newest.paper.rows)
