"""The rows of a year in the order of its set or paper, with what a comparison has to know of each."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.leaf import LeafScorer
from parscore.scoring.numbers import exact_sum
from parscore.scoring.year_comparison.years import Value, YearOf

NOTHING = Value(None, None)
ONE = Fraction(1)


class Place(StrEnum):
    """What becomes of the points of a row."""

    SCALE = "scale"
    BONUS = "bonus"
    PENALTY = "penalty"


class YearRow(NamedTuple):
    """A scored row. `weight` is its share of the whole scale in points, 0 outside the scale or where it is not known;
    `scorer` is None for a row of a paper; `place` says whether its points count in the scale, as bonus or as penalty.
    """

    code: str
    title: str
    level: str
    weight: Fraction
    scorer: LeafScorer | None
    place: Place = Place.SCALE


class Heading(NamedTuple):
    """A row that others add up to; `leaves` are the codes of the scored rows below it, none for a row of a paper."""

    code: str
    title: str
    level: str
    leaves: tuple[str, ...]


class RowsOf:
    """The rows of a year."""

    def __init__(self, of: YearOf) -> None:
        self.of = of
        made = _of_paper(of) if of.criteria_set is None else _of_set(of.criteria_set, of.kind)
        self.rows: tuple[YearRow, ...] = tuple(row for row in made if type(row) is YearRow)
        self.headings: tuple[Heading, ...] = tuple(row for row in made if type(row) is Heading)

    @cached_property
    def by_code(self) -> dict[str, YearRow]:
        return {row.code: row for row in self.rows}

    @cached_property
    def place(self) -> dict[str, int]:
        return {row.code: place for place, row in enumerate(self.rows)}

    @cached_property
    def whole(self) -> Fraction:
        """The full mark all weights are part of."""
        summed = exact_sum(row.weight for row in self.rows)
        paper = self.of.paper
        return max(summed, Fraction(paper.max_score)) if paper is not None and paper.max_score else summed

    def value(self, code: str) -> Value:
        return self.of.values.get(code, NOTHING)


def _of_set(criteria_set: CriteriaSet, kind: str) -> list[YearRow | Heading]:
    by_code = scorers(criteria_set, kind).by_code

    def below(nodes: Iterable[Criterion], factor: Fraction, place: Place) -> Iterator[YearRow | Heading]:
        for node in nodes:
            if node.is_leaf:
                scorer = by_code[node.code]
                weight = scorer.max_score if factor is ONE else scorer.max_score * factor
                yield YearRow(node.code, node.title, node.level, weight, scorer, place)
                continue
            leaves = tuple(one.code for one in node.walk() if one.is_leaf)
            yield Heading(node.code, node.title, node.level, leaves)
            inside = factor if node.rescale_to is None else factor * _stretch(node, kind)
            yield from below(node.children, inside, place)

    return [
        *below(criteria_set.criteria, ONE, Place.SCALE),
        *below(criteria_set.bonus_items, Fraction(0), Place.BONUS),
        *below(criteria_set.penalty_items, Fraction(0), Place.PENALTY),
    ]


def _stretch(node: Criterion, kind: str) -> Fraction:
    """How much a point below a heading that is rescaled is worth above it."""
    summed = exact_sum(child.full_max(kind) for child in node.children)
    return Fraction(node.rescale_to or 0) / summed if summed else Fraction(0)


def _of_paper(of: YearOf) -> list[YearRow | Heading]:
    paper = of.paper
    if paper is None:
        return []
    return [
        Heading(row.code, row.title, "area", ())
        if row.area
        else YearRow(row.code, row.title, "criterion", Fraction(row.max_score or 0), None)
        for row in paper.rows
    ]
