"""Last year's figures of the same criterion, and whether they can be compared at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from parscore.scoring.answers import AnswerSheet
from parscore.scoring.assessment import score, scorers
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.outcome import Status
from parscore.scoring.rules import MeasuredRule
from parscore.scoring.text import fold

OTHER_TITLE = "nội dung tiêu chí đã đổi"
OTHER_MAXIMUM = "điểm tối đa đã đổi"
OTHER_RULE = "cách chấm đã đổi"
OTHER_METHOD = "nơi cung cấp số liệu đã đổi"


@dataclass(frozen=True, slots=True)
class LastYear:
    """One leaf a year ago. `value` is what the rule measured, in `suffix`; `why_not` is empty when comparable."""

    year: int
    status: Status
    score: Fraction | None
    places: int
    value: Fraction | None = None
    suffix: str = ""
    why_not: str = ""

    @property
    def comparable(self) -> bool:
        return not self.why_not


def why_not_comparable(now: CriteriaSet, kind_now: str, then: CriteriaSet, kind_then: str, code: str) -> str:
    """Why a leaf cannot be compared with the one of the same code in another set; empty when it can.

    Comparable means: the same title, maximum, rule (with what the kind of unit makes of it) and supplier.
    """
    if fold(now.by_code[code].title) != fold(then.by_code[code].title):
        return OTHER_TITLE
    one, other = scorers(now, kind_now).by_code[code], scorers(then, kind_then).by_code[code]
    if one.max_score != other.max_score:
        return OTHER_MAXIMUM
    if one.rule != other.rule or one.points_factor != other.points_factor:
        return OTHER_RULE
    return "" if one.method is other.method else OTHER_METHOD


def last_year(now: CriteriaSet, kind: str, then: CriteriaSet, sheet: AnswerSheet) -> Mapping[str, LastYear]:
    """Every leaf that both sets have under the same code, by code. UnknownKindError as `scorers` raises it."""
    result = score(then, sheet)
    kept = scorers(then, sheet.unit.kind).by_code
    found: dict[str, LastYear] = {}
    for code in scorers(now, kind).by_code:
        if code not in kept:
            continue
        outcome = result.nodes[code].outcome
        assert outcome is not None  # the set it was scored on calls it a leaf
        rule = kept[code].rule
        found[code] = LastYear(
            year=sheet.year,
            status=outcome.status,
            score=outcome.score,
            places=result.places,
            value=outcome.value if isinstance(rule, MeasuredRule) else None,
            suffix=rule.measure.suffix if isinstance(rule, MeasuredRule) else "",
            why_not=why_not_comparable(now, kind, then, sheet.unit.kind, code),
        )
    return found
