"""Years and units beside each other, straight from the kept totals: the ranking of a year, the years of a unit.

The statements are written by hand and their rows taken as the driver gives them: a ranking has thousands of rows, and
points become decimals only where somebody looks.
"""

from decimal import Decimal
from typing import Literal, NamedTuple

from parscore.scoring.stages import Stage
from parscore.storage.points import Points
from parscore.storage.quick_look import QuickLook
from parscore.storage.stored import plain

_SUMS = """total.total, total.max_score, total.index_percent, total.class_name, total.provisional"""
_RANKING = """
SELECT {place} OVER (PARTITION BY {group} ORDER BY total.total DESC) AS place,
       unit.code, unit.name, unit.kind, assessment.id, assessment.set_version, {sums}
FROM assessment
JOIN total ON total.assessment_id = assessment.id AND total.stage = {mark}
JOIN unit ON unit.id = assessment.unit_id
WHERE assessment.year = {mark} AND assessment.set_id = {mark}
ORDER BY {order}total.total DESC, unit.sort_key, unit.code, assessment.set_version DESC
"""
_TREND = """
SELECT assessment.year, assessment.id, assessment.set_id, assessment.set_version, {sums}
FROM unit
JOIN assessment ON assessment.unit_id = unit.id
JOIN total ON total.assessment_id = assessment.id AND total.stage = {mark}
WHERE unit.code = {mark}
ORDER BY assessment.year, assessment.set_id, assessment.set_version
"""
_STAMPS = """
SELECT assessment.id, assessment.revision FROM assessment JOIN unit ON unit.id = unit_id WHERE unit.code = {mark}
"""


class Standing(NamedTuple):
    """A unit's place in a year. Points are whole millionths, as they are kept; the properties give decimals."""

    place: int
    unit_code: str
    unit_name: str
    unit_kind: str
    card_id: int
    set_version: int
    total_millionths: int
    max_millionths: int
    index_millionths: int | None
    class_name: str | None
    provisional: bool

    @property
    def total(self) -> Decimal:
        return Points.decimal(self.total_millionths)

    @property
    def max_score(self) -> Decimal:
        return Points.decimal(self.max_millionths)

    @property
    def index_percent(self) -> Decimal | None:
        return None if self.index_millionths is None else Points.decimal(self.index_millionths)


class YearTotal(NamedTuple):
    """What a unit came to in one year on one set."""

    year: int
    card_id: int
    set_id: str
    set_version: int
    total_millionths: int
    max_millionths: int
    index_millionths: int | None
    class_name: str | None
    provisional: bool

    @property
    def total(self) -> Decimal:
        return Points.decimal(self.total_millionths)

    @property
    def max_score(self) -> Decimal:
        return Points.decimal(self.max_millionths)

    @property
    def index_percent(self) -> Decimal | None:
        return None if self.index_millionths is None else Points.decimal(self.index_millionths)


def ranking(
    look: QuickLook, year: int, set_id: str, *, stage: Stage, ties: Literal["competition", "dense"], by_kind: bool
) -> list[Standing]:
    """The units scored in a year on any version of a set, the best first; `by_kind` ranks each kind of unit apart."""
    place = "rank()" if ties == "competition" else "dense_rank()"
    group, order = ("unit.kind", "unit.kind, ") if by_kind else ("assessment.year", "")
    statement = _RANKING.format(place=place, group=group, order=order, sums=_SUMS, mark=look.mark)
    return list(map(Standing._make, look.rows(statement, (stage.value, year, plain(set_id)))))


def trend(look: QuickLook, unit_code: str, *, stage: Stage) -> list[YearTotal]:
    """What a unit came to year by year, the earliest first; several lines for a year scored on several sets."""
    statement = _TREND.format(sums=_SUMS, mark=look.mark)
    return list(map(YearTotal._make, look.rows(statement, (stage.value, plain(unit_code)))))


def stamps(look: QuickLook, unit_code: str) -> dict[int, int]:
    """The revision of each assessment of a unit, by its id."""
    statement = _STAMPS.format(mark=look.mark)
    return dict(look.rows(statement, (plain(unit_code),)))
