"""The years of a unit that were appraised, as the view of habits needs them."""

from fractions import Fraction
from typing import TYPE_CHECKING

from parscore.scoring.stages import Stage
from parscore.storage.appraised import APPRAISING
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.years.appraised_lines import AppraisedYear, Given

if TYPE_CHECKING:
    from parscore.scoring.crosswalk import Crosswalk


class AppraisedYears:
    """Reads what was kept of each year; the open one as it stands now."""

    def __init__(self, assessment: OpenAssessment) -> None:
        self._assessment = assessment

    def all(self) -> "tuple[list[AppraisedYear], list[Crosswalk]]":
        """The appraised years up to the open one, the earliest first, and what joins their sets."""
        from parscore.intake.crosswalk_file import known_crosswalks

        assessment = self._assessment
        workspace, card = assessment.workspace, assessment.card
        given = {one.id: self._given(one.id) for one in workspace.cards(card.unit.code)}
        kept = workspace.kept_years([key for key, stages in given.items() if stages and key != card.id])
        years = [
            AppraisedYear(
                one.card.year,
                one.criteria_set,
                {
                    code: None if score is None else Fraction(score, 1_000_000)
                    for code, (_, score, _) in one.nodes.items()
                },
                given[one.card.id],
            )
            for one in kept
            if one.card.year <= card.year
        ]
        if given.get(card.id):
            own = {code: node.score for code, node in assessment.result.nodes.items()}
            years.append(AppraisedYear(card.year, assessment.criteria_set, own, given[card.id]))
        known = [one.crosswalk for one in known_crosswalks(workspace.folder) if one.crosswalk is not None]
        return sorted(years, key=lambda one: one.year), known

    def _given(self, card_id: int) -> Given:
        found = {stage: self._assessment.workspace.appraised(card_id, stage) for stage in APPRAISING}
        return {Stage(stage): rows for stage, rows in found.items() if rows}
