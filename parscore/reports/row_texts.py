"""The words in the cells of one row: status, working, evidence, explanation."""

import re

from parscore.reports.evidence_text import source_words
from parscore.scoring.answers import Answer
from parscore.scoring.criteria import Criterion, Method
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Severity, Status
from parscore.scoring.result import NodeResult

STATUS_WORDS = {
    Status.BLANK: "Chưa chấm",
    Status.SCORED: "Đã chấm",
    Status.NOT_ARISING: "Không phát sinh",
    Status.LOCKED: "Khóa, chờ số liệu",
}
NOTHING_OUTSIDE = "Không có"
NOT_SURVEYED = "Không điều tra xã hội học"


def status_of(node: Criterion, found: NodeResult, *, survey_held: bool) -> str:
    """A parent has no status; a survey that was not held is not waited for."""
    if found.status is None:
        return ""
    return NOT_SURVEYED if is_not_surveyed(node, found, survey_held=survey_held) else STATUS_WORDS[found.status]


def is_not_surveyed(node: Criterion, found: NodeResult, *, survey_held: bool) -> bool:
    return found.status is Status.LOCKED and node.supplied_by is Method.SURVEY and not survey_held


def working_of(found: NodeResult) -> str:
    """How the score came about, its percents as official papers print them; for an answer that was refused, why."""
    problems = found.outcome.problems if found.outcome else ()
    refusals = [f"Chưa nhận số liệu: {p.message}" for p in problems if p.severity is Severity.ERROR]
    return "\n".join([on_paper(str(found.working)), *refusals])


def on_paper(working: str) -> str:
    """ "98,50 %" as "98,50%"."""
    return re.sub(r"(?<=[\d…]) %", "%", working)


def note_of(node: Criterion, answer: Answer, kind: str, found: NodeResult) -> str:
    """Explanation and note, where figures of others come from, and the maximum that was taken out."""
    told = [answer.explanation] if answer.explanation.strip() else []
    if answer.note.strip():
        told.append(f"Ghi chú: {answer.note}" if told else answer.note)
    if answer.source is not None and (source := source_words(answer.source, "ngày ")):
        told.append(f"Nguồn: {source}")
    stated = node.stated_max(kind)
    if node.is_leaf and stated and not found.max_score:
        told.append(f"Không tính điểm tối đa {show_short(stated)}.")
    return "\n".join(told)
