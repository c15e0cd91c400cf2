"""What still stands between a unit and submission: blanks, refused answers, doubtful figures, what others owe."""

from typing import NamedTuple

from parscore.scoring.criteria import CriteriaSet, Method
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.outcome import Severity, Status
from parscore.scoring.result import Result


class Duty(NamedTuple):
    """One thing to do or to know before submitting; `kind` is a stable English id."""

    code: str
    severity: Severity
    kind: str
    message: str


def check_before_submission(criteria_set: CriteriaSet, result: Result) -> list[Duty]:
    """Every duty in document order: errors hinder submission, warnings want a look, hints are for knowing."""
    duties: list[Duty] = []
    told = {problem.code for problem in result.problems if problem.severity is Severity.ERROR}
    for problem in result.problems:
        kind = "refused" if problem.severity is Severity.ERROR else "doubtful"
        duties.append(Duty(problem.code, problem.severity, kind, problem.message))
    for leaf in criteria_set.leaves():
        status = result.nodes[leaf.code].status
        if status is Status.BLANK and leaf.code not in told:
            duties.append(Duty(leaf.code, Severity.ERROR, "blank", f"chưa chấm: {leaf.title}"))
        elif status is Status.LOCKED and leaf.supplied_by is not Method.SELF:
            supplier = SUPPLIERS[leaf.supplied_by]
            duties.append(Duty(leaf.code, Severity.HINT, "locked", f"chờ {supplier}: {leaf.title}"))
        duties += [Duty(leaf.code, Severity.HINT, "conflict", text) for text in leaf.conflicts]
    if criteria_set.illustrative:
        duties.append(Duty("", Severity.HINT, "illustrative", "điểm tối đa của bộ tiêu chí là điểm minh họa"))
    order = {code: place for place, code in enumerate(result.nodes)}
    return sorted(duties, key=lambda duty: order.get(duty.code, -1))
