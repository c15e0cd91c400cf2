"""The data of a year as the official report reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from parscore.reports.score_table import ScoreReport, ScoreTable, score_table
from parscore.reports.unit_names import UnitNames, unit_names
from parscore.reports.year_before import YearBefore
from parscore.reports.year_data import YearData
from parscore.scoring.answers import BLANK, Answer
from parscore.scoring.criteria import Criterion
from parscore.scoring.evidence import Link, Proof, needs_proof, proof, telling
from parscore.scoring.report_texts import ReportTexts


@dataclass(frozen=True)
class ReportCase:
    """The data of a year with what its report works out of them, each once."""

    data: YearData

    @property
    def report(self) -> ScoreReport:
        return self.data.report

    @property
    def texts(self) -> ReportTexts:
        return self.data.texts

    @property
    def before(self) -> YearBefore | None:
        return self.data.before

    @cached_property
    def table(self) -> ScoreTable:
        return score_table(self.report)

    @cached_property
    def names(self) -> UnitNames:
        return unit_names(self.report.sheet.unit, self.texts)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """Who answers for each leaf, by code."""
        return self.data.owners()

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
        return telling((self.report.links or {}).get(leaf.code, ()), self.report.documents)

    def answer(self, code: str) -> Answer:
        return self.report.sheet.answers.get(code, BLANK)
