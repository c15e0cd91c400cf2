"""What the Sở gave beside what the unit gave itself, for annex I and the sheet of the workbook."""

from fractions import Fraction
from typing import NamedTuple

from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase


class Judged(NamedTuple):
    """The latest appraised points of a row, how far they are from its own, the remarks of both rounds."""

    score: Fraction | None = None
    difference: Fraction | None = None
    remark: str = ""


def is_appraised(case: ReportCase) -> bool:
    """Whether the Sở gave anything; before that its columns would only stand empty."""
    return bool(case.data.appraised or case.data.again)


def judged(case: ReportCase, code: str) -> Judged:
    """Empty where the Sở gave nothing."""
    latest = case.data.appraisal(code)
    if latest is None:
        return Judged()
    score = None if latest.score is None else Fraction(latest.score)
    found = case.report.result.nodes.get(code)
    own = None if found is None else found.score
    return Judged(score, None if score is None or own is None else score - own, _remarks(case, code))


def _remarks(case: ReportCase, code: str) -> str:
    """The second round beside the first, told apart where both say something."""
    first, second = (given.get(code) for given in (case.data.appraised, case.data.again))
    said = [plain(one.remark) if one is not None else "" for one in (first, second)]
    if all(said) and said[0] != said[1]:
        return f"Lần 1: {said[0]}\nLần 2: {said[1]}"
    return said[1] or said[0]
