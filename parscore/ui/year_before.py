"""What the same unit came to a year earlier, where the two years can be compared."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from parscore.faults import ParscoreError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.scoring.result import Result
    from parscore.storage.workspace import Card, Opened, Workspace
    from parscore.ui.late_workspace import LateWorkspace
    from parscore.ui.open_assessment import OpenAssessment

OTHER_SET = "khác bộ tiêu chí"
UNREAD = "chưa đọc được"
SET_CHANGED = "bộ tiêu chí đã đổi, không so được"
SURVEY_THEN = "có điều tra XHH"
NO_SURVEY_THEN = "không điều tra XHH"


@dataclass(frozen=True, slots=True)
class YearBefore:
    """`index` is last year's, None without one or when years cannot be compared, which `why_not` then says; `areas`
    holds the share of the maximum of each area that can. `survey_held` is None where the set knows no survey.
    """

    year: int
    index: Fraction | None = None
    provisional: bool = False
    why_not: str = "chưa có bản chấm điểm"
    areas: dict[str, Fraction] = field(default_factory=dict)
    survey_held: bool | None = None

    def remark(self, survey_held: bool) -> str:
        """What bore on one of the two years only: the survey."""
        if self.index is None or self.survey_held in (None, survey_held):
            return ""
        return SURVEY_THEN if self.survey_held else NO_SURVEY_THEN


def sheet_before(workspace: "Workspace | LateWorkspace", card: "Card") -> "Opened | None":
    """The sheet of the same unit to compare with, wherever last year is shown; None without one."""
    before = chosen_before(workspace.cards(card.unit.code, card.year - 1), card.criteria_id)
    return None if before is None else workspace.open(before.id)


def chosen_before(cards: "Sequence[Card]", criteria_id: str) -> "Card | None":
    """Of the cards of a year the one on the same set, of those the latest version; else the latest of the others."""
    return max(cards, key=lambda card: (card.criteria_id == criteria_id, card.criteria_version, card.id), default=None)


def year_before(assessment: "OpenAssessment") -> YearBefore:
    """Read from the workspace; what stands in the way of reading is no reason to disturb the official."""
    from parscore.scoring.assessment import UnknownKindError

    year = assessment.card.year - 1
    try:
        then = sheet_before(assessment.workspace, assessment.card)
        return YearBefore(year) if then is None else _compared(assessment, then, year)
    except UnknownKindError:
        return YearBefore(year, why_not=OTHER_SET)
    except ParscoreError:
        return YearBefore(year, why_not=UNREAD)


def _compared(assessment: "OpenAssessment", then: "Opened", year: int) -> YearBefore:
    from parscore.scoring.assessment import score
    from parscore.scoring.criteria import Method
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
        return YearBefore(year, None, False, SET_CHANGED if old.id == now.id else OTHER_SET, areas)
    surveyed = any(leaf.supplied_by is Method.SURVEY for leaf in now.leaves())
    return YearBefore(
        year, result.index_percent, result.provisional, "", areas, then.sheet.survey_held if surveyed else None
    )


def _share(result: "Result", code: str) -> dict[str, Fraction]:
    node = result.nodes[code]
    return {code: node.score / node.max_score} if node.score is not None and node.max_score else {}
