"""The year before, area by area: what it came to and, only where both years measure the same, what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from parscore.scoring.answers import AnswerSheet
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.earlier_year import EarlierYear
from parscore.scoring.last_year import LastYear, last_year
from parscore.scoring.outcome import Status
from parscore.scoring.result import Result
from parscore.scoring.text import fold

NO_SUCH_AREA = "không có lĩnh vực này"
OTHER_CRITERIA = "các tiêu chí đã đổi"
ON_PAPER = "chỉ có kết quả trên văn bản"
OTHER_BONUS = "điểm thưởng, điểm phạt đã đổi"
_OPEN = frozenset({Status.BLANK, Status.LOCKED})


@dataclass(frozen=True, slots=True)
class Then:
    """A share of the maximum a year ago in %; `change` in percentage points. `why_not` is empty when comparable."""

    percent: Fraction | None
    change: Fraction | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The whole and each area, by the codes of this year's areas."""

    year: int
    whole: Then
    areas: Mapping[str, Then]


def year_before(
    now: CriteriaSet, sheet: AnswerSheet, result: Result, then: CriteriaSet, sheet_then: AnswerSheet
) -> YearBefore:
    """What an earlier sheet of the unit says to this year's areas.

    An area is comparable when it holds the same leaves, each of them comparable, and none that has points in one year
    but waits for them in the other.
    """
    earlier = score(then, sheet_then)
    leaves = last_year(now, sheet.unit.kind, then, sheet_then)
    areas = {}
    for area in now.criteria:
        why_not = _why_not(area, then, leaves, result, sheet.year)
        before = earlier.nodes.get(area.code)
        percent = None if before is None else _percent(before.score, before.max_score)
        found = result.nodes[area.code]
        areas[area.code] = _compared(_percent(found.score, found.max_score), percent, why_not)
    whole = next((area.why_not for area in areas.values() if area.why_not), "")
    if not whole and _outside(now) != _outside(then):
        whole = OTHER_BONUS
    return YearBefore(sheet_then.year, _compared(result.index_percent, earlier.index_percent, whole), areas)


def year_on_paper(now: CriteriaSet, told: EarlierYear) -> YearBefore:
    """An earlier year of which only a paper tells: its figures are shown, but which criteria they rest on is not known,
    so nothing is compared.
    """
    rows = {row.code: row for row in told.rows if row.area}
    areas = {area.code: Then(None, why_not=NO_SUCH_AREA) for area in now.criteria}
    for area in now.criteria:
        row = rows.get(area.code)
        if row is not None and fold(row.title) == fold(area.title):
            areas[area.code] = Then(_told(row.score, row.max_score), why_not=ON_PAPER)
    return YearBefore(told.year, Then(_told(told.total, told.max_score), why_not=ON_PAPER), areas)


def _told(points: Decimal | None, maximum: Decimal | None) -> Fraction | None:
    return None if points is None or not maximum else Fraction(points) * 100 / Fraction(maximum)


def _compared(now: Fraction | None, then: Fraction | None, why_not: str) -> Then:
    if why_not or now is None or then is None:
        return Then(then, why_not=why_not or "chưa có điểm")
    return Then(then, now - then)


def _percent(points: Fraction | None, maximum: Fraction) -> Fraction | None:
    return None if points is None or not maximum else points * 100 / maximum


def _why_not(area: Criterion, then: CriteriaSet, leaves: Mapping[str, LastYear], result: Result, year: int) -> str:
    other = next((one for one in then.criteria if one.code == area.code), None)
    if other is None or fold(other.title) != fold(area.title):
        return NO_SUCH_AREA
    codes = [node.code for node in area.walk() if node.is_leaf]
    if set(codes) != {node.code for node in other.walk() if node.is_leaf} or area.rescale_to != other.rescale_to:
        return OTHER_CRITERIA
    for code in codes:
        was, now = leaves[code], result.nodes[code].status
        if was.why_not:
            return f"{code}: {was.why_not}"
        if (now in _OPEN) != (was.status in _OPEN):
            return f"năm {year if now in _OPEN else was.year} chưa đủ điểm"
    return ""


def _outside(criteria_set: CriteriaSet) -> object:
    return criteria_set.bonus, criteria_set.bonus_items, criteria_set.penalty, criteria_set.penalty_items
