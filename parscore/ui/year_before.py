"""What the same unit came to a year earlier, where the two years can be compared."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from parscore.faults import ParscoreError

if TYPE_CHECKING:
    from parscore.scoring.result import Result
    from parscore.storage.workspace import Opened
    from parscore.ui.open_assessment import OpenAssessment


@dataclass(frozen=True, slots=True)
class YearBefore:
    """`index` is last year's, None without one or when years cannot be compared, which `why_not` then says; `areas`
    holds the share of the maximum of each area that can.
    """

    year: int
    index: Fraction | None = None
    provisional: bool = False
    why_not: str = "chưa có bản chấm điểm"
    areas: dict[str, Fraction] = field(default_factory=dict)


def year_before(assessment: "OpenAssessment") -> YearBefore:
    """Read from the workspace; what stands in the way of reading is no reason to disturb the official."""
    card = assessment.card
    nothing = YearBefore(card.year - 1)
    try:
        cards = assessment.workspace.cards(card.unit.code, card.year - 1, card.criteria_id)
        if not cards:
            return nothing
        return _compared(assessment, assessment.workspace.open(cards[-1].id), nothing.year)
    except ParscoreError:
        return nothing


def _compared(assessment: "OpenAssessment", then: "Opened", year: int) -> YearBefore:
    from parscore.scoring.assessment import score
    from parscore.scoring.last_year import why_not_comparable

    now, old = assessment.criteria_set, then.criteria_set
    kinds = assessment.sheet.unit.kind, then.sheet.unit.kind
    result = score(old, then.sheet)
    areas: dict[str, Fraction] = {}
    for area in now.criteria:
        leaves = {node.code for node in area.walk() if node.is_leaf}
        known = old.by_code.get(area.code)
        same = known is not None and leaves == {node.code for node in known.walk() if node.is_leaf}
        if same and not any(why_not_comparable(now, kinds[0], old, kinds[1], code) for code in leaves):
            areas |= _share(result, area.code)
    comparable = len(old.criteria) == len(now.criteria) and areas.keys() >= {
        area.code for area in now.criteria if result.nodes.get(area.code) and result.nodes[area.code].score is not None
    }
    if not comparable:
        return YearBefore(year, None, False, "bộ tiêu chí đã đổi, không so được", areas)
    return YearBefore(year, result.index_percent, result.provisional, "", areas)


def _share(result: "Result", code: str) -> dict[str, Fraction]:
    node = result.nodes[code]
    return {code: node.score / node.max_score} if node.score is not None and node.max_score else {}
