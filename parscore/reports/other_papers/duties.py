"""What is left to do before submission, for the papers that tell it."""

from parscore.reports.year_data import YearData
from parscore.scoring.checks import Duty, check_before_submission
from parscore.scoring.state import State


def duties(data: YearData) -> list[Duty]:
    """As the page of checks finds them, but for stored files, which only the workspace can look at."""
    report = data.report
    log = report.state_log or ()
    return check_before_submission(
        report.criteria_set,
        report.sheet,
        report.result,
        report.links or {},
        report.documents,
        circumstances=data.circumstances,
        today=report.printed_on,
        state=log[-1].new if log else State.DRAFT,
        sample=report.illustrative_facts,
    )
