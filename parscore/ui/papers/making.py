"""Making a paper from the open assessment: its data are frozen in the window, read on and written out in a thread."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parscore.ui.export import frozen_report

if TYPE_CHECKING:
    from parscore.reports.year_data import YearData
    from parscore.scoring.report_texts import ReportTexts
    from parscore.ui.open_assessment import OpenAssessment

Data = Callable[[], "YearData"]


class Made(NamedTuple):
    """A file in memory with the ending its name gets, and the rows that the paper asks something about."""

    content: bytes
    ending: str
    rows: Sequence[tuple[str, str]] = ()


def frozen_data(assessment: "OpenAssessment", texts: "ReportTexts") -> Data:
    """The year as it stands now; what only the workspace knows is read where the paper is made."""
    report = frozen_report(assessment)
    workspace, card, circumstances = assessment.workspace, assessment.card, assessment.circumstances
    criteria_set, sheet, result = assessment.criteria_set, assessment.sheet, assessment.result

    def data() -> "YearData":
        from parscore.reports.year_before import year_before
        from parscore.reports.year_data import Appraisal, YearData
        from parscore.scoring.stages import Stage
        from parscore.ui.year_before import sheet_before

        def given(stage: Stage) -> dict[str, Appraisal]:
            found = workspace.appraised(card.id, stage)
            return {code: Appraisal(one.score, one.remark) for code, one in found.items()}

        then = sheet_before(workspace, card)
        return YearData(
            report(),
            texts=texts,
            circumstances=circumstances,
            appraised=given(Stage.APPRAISAL_1),
            again=given(Stage.APPRAISAL_2),
            before=None if then is None else year_before(criteria_set, sheet, result, then.criteria_set, then.sheet),
        )

    return data


def made_paper(paper: str, format: str, data: Data, folder: Path) -> Made:
    """A paper of the register in the layout of this workspace."""
    from parscore.reports.other_papers.register import make
    from parscore.reports.papers.layout import layout

    year = data()
    return Made(make(paper, year, format, layout(folder)), format, tuple(_rows(paper, year)))


def made_form(template: Path, data: Data) -> Made:
    """The Sở's own form filled in."""
    from parscore.reports.own_form import fill

    filled = fill(template, data())
    return Made(filled.content, filled.ending)


def _rows(paper: str, year: "YearData") -> list[tuple[str, str]]:
    from parscore.reports.other_papers.explanation_letter import remarked
    from parscore.reports.report.case import ReportCase
    from parscore.reports.report.results import shortfalls

    found = {"khac-phuc": shortfalls, "giai-trinh": remarked}.get(paper)
    if found is None:
        return []
    nodes = year.report.criteria_set.by_code
    codes = [getattr(row, "code", "") for row in found(ReportCase(year))]
    return [(code, nodes[code].title) for code in codes if code in nodes]
