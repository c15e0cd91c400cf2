"""What the papers of a year are made from, beside the score table itself."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from decimal import Decimal
from typing import NamedTuple

from parscore.reports.score_table import ScoreReport
from parscore.reports.year_before import YearBefore
from parscore.scoring.edits import Circumstances
from parscore.scoring.owners import owners_by_code
from parscore.scoring.report_texts import ReportTexts


class Appraisal(NamedTuple):
    """What an appraiser gave a leaf, and why."""

    score: Decimal | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class YearData:
    """One year of one unit. `appraised` is the first appraisal by code, `again` the one after the explanation."""

    report: ScoreReport
    _: KW_ONLY
    texts: ReportTexts = field(default_factory=ReportTexts)
    circumstances: Circumstances = field(default_factory=Circumstances)
    appraised: Mapping[str, Appraisal] = field(default_factory=dict)
    again: Mapping[str, Appraisal] = field(default_factory=dict)
    before: YearBefore | None = None

    def owners(self) -> dict[str, str]:
        """Who answers for each leaf, by code; leaves without anybody are left out."""
        named = owners_by_code(self.report.criteria_set, self.circumstances)
        return {code: owner.name for code, owner in named.items() if owner.id}

    def appraisal(self, code: str) -> Appraisal | None:
        """The latest appraisal of a leaf."""
        return self.again.get(code) or self.appraised.get(code)
