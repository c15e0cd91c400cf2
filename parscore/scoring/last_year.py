"""Last year's figures of the same criterion, and whether they can be compared at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from parscore.scoring.answers import AnswerSheet
from parscore.scoring.assessment import score, scorers
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import ONE_TO_ONE, Crosswalk, Link, Relation
from parscore.scoring.leaf import LeafScorer
from parscore.scoring.outcome import Status
from parscore.scoring.rule_likeness import same_way
from parscore.scoring.rules import MeasuredRule
from parscore.scoring.text import fold

OTHER_TITLE = "nội dung tiêu chí đã đổi"
OTHER_MAXIMUM = "điểm tối đa đã đổi"
OTHER_RULE = "cách chấm đã đổi"
OTHER_METHOD = "nơi cung cấp số liệu đã đổi"
OTHER_CONTENT = "nội dung đã thu hẹp hoặc mở rộng"


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


def last_year(
    now: CriteriaSet, kind: str, then: CriteriaSet, sheet: AnswerSheet, crosswalk: Crosswalk | None = None
) -> Mapping[str, LastYear]:
    """Every leaf that both sets have under the same code, by code; with a confirmed crosswalk between them, every leaf
    that follows one leaf of the earlier set. UnknownKindError as `scorers` raises it.
    """
    result = score(then, sheet)
    kept = scorers(then, sheet.unit.kind).by_code
    known = crosswalk if crosswalk is not None and crosswalk.confirmed and crosswalk.joins(then, now) else None
    found: dict[str, LastYear] = {}
    for code, scorer in scorers(now, kind).by_code.items():
        link = None if known is None else known.by_new.get(code)
        old = code if known is None else _one_before(link)
        if old not in kept:
            continue
        outcome = result.nodes[old].outcome
        assert outcome is not None  # the set it was scored on calls it a leaf
        rule = kept[old].rule
        if link is None:
            why_not = why_not_comparable(now, kind, then, sheet.unit.kind, code)
        else:
            why_not = _why_not_linked(link, scorer, kept[old])
        found[code] = LastYear(
            year=sheet.year,
            status=outcome.status,
            score=outcome.score,
            places=result.places,
            value=outcome.value if isinstance(rule, MeasuredRule) else None,
            suffix=rule.measure.suffix if isinstance(rule, MeasuredRule) else "",
            why_not=why_not,
        )
    return found


def _one_before(link: Link | None) -> str:
    """The one row a row follows, "" when it follows none or several."""
    return link.old[0] if link is not None and link.relation in ONE_TO_ONE else ""


def _why_not_linked(link: Link, after: LeafScorer, before: LeafScorer) -> str:
    """As `why_not_comparable`, where a person confirmed what the row was before."""
    if link.relation in (Relation.NARROWED, Relation.WIDENED):
        return OTHER_CONTENT
    if after.max_score != before.max_score:
        return OTHER_MAXIMUM
    if after.method is not before.method:
        return OTHER_METHOD
    return "" if same_way(before, after, words=False) else OTHER_RULE
