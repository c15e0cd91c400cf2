"""What the official report is made from."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property

from parscore.reports.score_table import ScoreReport, ScoreTable, score_table
from parscore.reports.unit_names import UnitNames, unit_names
from parscore.reports.year_before import YearBefore
from parscore.scoring.answers import BLANK, Answer
from parscore.scoring.criteria import Criterion
from parscore.scoring.edits import Circumstances
from parscore.scoring.evidence import Link, Proof, needs_proof, proof
from parscore.scoring.owners import owners_by_code
from parscore.scoring.report_texts import ReportTexts


@dataclass(frozen=True)
class ReportCase:
    """One year of one unit: the figures, what the official wrote around them, the year before where one is known."""

    report: ScoreReport
    _: KW_ONLY
    texts: ReportTexts = field(default_factory=ReportTexts)
    circumstances: Circumstances = field(default_factory=Circumstances)
    before: YearBefore | None = None

    @cached_property
    def table(self) -> ScoreTable:
        return score_table(self.report)

    @cached_property
    def names(self) -> UnitNames:
        return unit_names(self.report.sheet.unit, self.texts)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """Who answers for each leaf; "" where nobody does."""
        found = owners_by_code(self.report.criteria_set, self.circumstances)
        return {code: owner.name if owner.id else "" for code, owner in found.items()}

    @cached_property
    def unproved(self) -> tuple[Criterion, ...]:
        """The leaves with points that no document, or not every required one, proves: they stand in part III."""
        criteria_set, result = self.report.criteria_set, self.report.result
        if self.report.links is None:
            return ()
        claiming = [*criteria_set.leaves(), *criteria_set.bonus_items]
        return tuple(
            leaf
            for leaf in claiming
            if needs_proof(leaf, result.nodes[leaf.code]) and proof(leaf, self.links(leaf)) is not Proof.FULL
        )

    def links(self, leaf: Criterion) -> tuple[Link, ...]:
        return (self.report.links or {}).get(leaf.code, ())

    def answer(self, code: str) -> Answer:
        return self.report.sheet.answers.get(code, BLANK)
