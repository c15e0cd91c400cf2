"""A year as it enters a comparison: what a set and its result say of it, or what a paper of an earlier year says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.answers import AnswerSheet
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.earlier_year import EarlierYear
from parscore.scoring.numbers import exact_sum
from parscore.scoring.outcome import Status
from parscore.scoring.result import Result

HUNDRED = 100


class Value(NamedTuple):
    """Points of a row or of several rows together; `max_score` is None where a paper does not tell it."""

    score: Fraction | None
    max_score: Fraction | None
    status: Status | None = None

    @property
    def share(self) -> Fraction | None:
        """The points in % of the maximum."""
        return self.score * HUNDRED / self.max_score if self.score is not None and self.max_score else None


def together(values: Iterable[Value]) -> Value:
    """Rows as a whole: their sums, without points as soon as one row has none."""
    parts = tuple(values)
    if len(parts) == 1:
        return parts[0]
    scores = [part.score for part in parts if part.score is not None]
    maxima = [part.max_score for part in parts if part.max_score is not None]
    wanting = next((part.status for part in parts if part.status not in (None, Status.SCORED)), None)
    return Value(
        exact_sum(scores) if len(scores) == len(parts) else None,
        exact_sum(maxima) if len(maxima) == len(parts) else None,
        wanting or next((part.status for part in parts), None),
    )


class Total(NamedTuple):
    """What a year came to as a whole; None where nothing is known."""

    score: Fraction | None
    max_score: Fraction | None
    index_percent: Fraction | None
    class_name: str | None = None
    provisional: bool = False

    def over(self, values: Mapping[str, Value]) -> "Total":
        """The total of these rows: none where none of them has points, since blank is not zero."""
        if any(value.score is not None for value in values.values()):
            return self
        return Total(None, self.max_score, None, provisional=self.provisional)


@dataclass(frozen=True)
class YearOf:
    """One year of a unit. `criteria_set` is None for a year known from a paper alone, which is then `paper`.

    `whose` names another unit when the figures are its own, as those of a commune merged since; `standing` is the
    unit's place among those scored beside it, in words.
    """

    year: int
    total: Total
    places: int
    criteria_set: CriteriaSet | None = None
    kind: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    paper: EarlierYear | None = None
    survey_held: bool | None = None
    illustrative_facts: bool = False
    whose: str = ""
    standing: str = ""

    @classmethod
    def scored(
        cls,
        criteria_set: CriteriaSet,
        sheet: AnswerSheet,
        result: Result | None = None,
        *,
        illustrative_facts: bool = False,
        whose: str = "",
    ) -> "YearOf":
        """A year scored with the program; UnknownKindError as `score` raises it."""
        found = result or score(criteria_set, sheet)
        total = Total(found.total, found.max_score, found.index_percent, found.class_name, found.provisional)
        values = {code: Value(node.score, node.max_score, node.status) for code, node in found.nodes.items()}
        return cls(
            year=sheet.year,
            total=total.over(values),
            places=found.places,
            criteria_set=criteria_set,
            kind=sheet.unit.kind,
            values=values,
            survey_held=sheet.survey_held,
            illustrative_facts=illustrative_facts,
            whose=whose,
        )

    @classmethod
    def on_paper(cls, paper: EarlierYear, *, places: int = 2, whose: str = "") -> "YearOf":
        """A year the program did not score: as much as somebody typed or brought in."""
        scored, maximum = _fraction(paper.total), _fraction(paper.max_score)
        index = scored * HUNDRED / maximum if scored is not None and maximum else None
        return cls(
            year=paper.year,
            total=Total(scored, maximum, index, paper.class_name or None),
            places=places,
            values={row.code: Value(_fraction(row.score), _fraction(row.max_score)) for row in paper.rows},
            paper=paper,
            whose=whose,
        )

    @property
    def rank(self) -> str | None:
        """The place the paper of the year tells, as printed, or the one found here; ranks are not compared."""
        return ((self.paper.rank if self.paper is not None else "") or self.standing) or None

    @property
    def illustrative(self) -> bool:
        """Whether anything in it is made up: the facts, or the points of the set."""
        return self.illustrative_facts or (self.criteria_set is not None and self.criteria_set.illustrative)


def _fraction(number: object) -> Fraction | None:
    return None if number is None else Fraction(str(number))
