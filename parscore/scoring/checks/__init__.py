"""What still stands between a unit and submission, found out from frozen facts alone (kiểm tra trước khi nộp)."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from parscore.scoring.answers import AnswerSheet
from parscore.scoring.checks.answers import answer_duties
from parscore.scoring.checks.case import Case, Duty
from parscore.scoring.checks.proof import document_duties, proof_duties
from parscore.scoring.checks.whole import node_duties, whole_duties
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Circumstances
from parscore.scoring.evidence import Document, Links
from parscore.scoring.outcome import Severity
from parscore.scoring.result import Result
from parscore.scoring.state import State

__all__ = ["SEVERITY_WORDS", "Duty", "areas_by_code", "check_before_submission"]

SEVERITY_WORDS = {Severity.ERROR: "Cần làm", Severity.WARNING: "Nên xem", Severity.HINT: "Lưu ý"}
"""The gravest first."""
_RANK = {severity: rank for rank, severity in enumerate(SEVERITY_WORDS)}


def check_before_submission(
    criteria_set: CriteriaSet,
    sheet: AnswerSheet,
    result: Result,
    links: Links,
    documents: Mapping[int, Document],
    *,
    circumstances: Circumstances,
    today: date,
    state: State = State.DRAFT,
    sample: bool = False,
    lost: Collection[int] = (),
) -> list[Duty]:
    """Every duty: errors, which hinder submission, then warnings, which want a look, then hints, which are for knowing.

    Within each group in document order, what concerns the whole sheet first. `result` is that of `sheet`; `sample` says
    that the facts themselves are illustrative, `lost` names the documents whose stored file is gone or was changed.
    """
    case = Case(criteria_set, sheet, result, links, documents, circumstances, today, state, sample, lost)
    place = {code: number for number, code in enumerate(result.nodes)}
    return sorted(_duties(case), key=lambda duty: (_RANK[duty.severity], place.get(duty.code, -1)))


def areas_by_code(criteria_set: CriteriaSet) -> dict[str, str]:
    """The area ("2. Cải cách thủ tục hành chính") of each node; bonus and penalty items under their own names."""
    areas = {node.code: f"{area.code}. {area.title}" for area in criteria_set.criteria for node in area.walk()}
    areas |= {item.code: "Điểm thưởng" for item in criteria_set.bonus_items}
    return areas | {item.code: "Điểm phạt" for item in criteria_set.penalty_items}


def _duties(case: Case) -> Iterator[Duty]:
    yield from whole_duties(case)
    yield from document_duties(case)
    yield from node_duties(case)
    yield from answer_duties(case)
    yield from proof_duties(case)
