"""The duties of the open assessment, and the words and icons by which every page shows them."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from parscore.scoring.checks import Duty, check_before_submission
from parscore.scoring.criteria import CriteriaSet, Method
from parscore.scoring.outcome import Severity

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment

SEVERITY_ICONS = {
    Severity.ERROR: ("fault", "fault"),
    Severity.WARNING: ("attention", "attention"),
    Severity.HINT: ("note", "muted"),
}
KIND_WORDS = {
    "blank": "Chưa chấm",
    "no_explanation": "Thiếu giải trình",
    "no_source": "Thiếu văn bản nguồn",
    "no_reason": "Thiếu lý do không phát sinh",
    "returned": "Lãnh đạo trả lại",
    "refused": "Số liệu bị từ chối",
    "over_maximum": "Vượt điểm tối đa",
    "stranger": "Mã lạ",
    "doubtful": "Số liệu cần xem",
    "no_evidence": "Chưa có tài liệu, đã giải trình",
    "partial_evidence": "Thiếu một phần tài liệu, đã giải trình",
    "lost_file": "Tệp tài liệu không còn",
    "empty_file": "Tệp tài liệu rỗng",
    "outside_year": "Tài liệu ngoài năm đánh giá",
    "many_rows": "Một tệp cho rất nhiều mục",
    "undated_source": "Văn bản nguồn chưa ghi ngày",
    "survey_not_held": "Có số liệu dù không điều tra",
    "flagged": "Đã đánh dấu xem lại",
    "any_zero": "Có tiêu chí 0 điểm",
    "class_gate": "Khống chế xếp loại",
    "sum": "Điểm tối đa không khớp",
    "overdue": "Quá hạn nộp",
    "no_deadline": "Chưa đặt hạn nộp",
    "locked": "Chờ nơi khác",
    "undated_evidence": "Tài liệu chưa ghi ngày",
    "noted_exception": "Tài liệu ngoài năm, đã ghi ngoại lệ",
    "conflict": "Văn bản nguồn mâu thuẫn",
    "rounding": "Lệch do làm tròn",
    "illustrative": "Điểm minh họa",
    "sample": "Số liệu mẫu",
}
_ON_SUPPLIED_PAGE = frozenset({"locked", "no_source", "undated_source"})
_ON_HOME_PAGE = frozenset({"no_deadline", "overdue"})
LOOK = "Xem"
_VERBS = {
    "blank": "Chấm",
    "lost_file": "Thêm lại tệp",
    "empty_file": "Thêm lại tệp",
    "no_explanation": "Giải trình",
    "no_evidence": "Thêm tài liệu",
    "partial_evidence": "Thêm tài liệu",
    "no_reason": "Ghi lý do",
}


PARTS = {
    "no_explanation": "explanation",
    "no_evidence": "documents",
    "partial_evidence": "documents",
    "no_reason": "reason",
    "returned": "returned",
    "lost_file": "documents",
    "empty_file": "documents",
}


class Remedy(NamedTuple):
    """Where a duty is mended: a page, or a row on the desk when `page` is empty, there at its `part` (of `PARTS`; else
    where typing begins); `verb` says what is done there.
    """

    verb: str
    page: str = ""
    part: str = ""


def duties_of(assessment: "OpenAssessment", today: date | None = None) -> list[Duty]:
    """What still stands between the open assessment and submission."""
    return check_before_submission(
        assessment.criteria_set,
        assessment.sheet,
        assessment.result,
        assessment.links,
        assessment.documents,
        circumstances=assessment.circumstances,
        today=today or date.today(),
        state=assessment.state,
        sample=assessment.card.illustrative_facts,
        lost=assessment.lost,
    )


def remedy_of(duty: Duty, criteria_set: CriteriaSet, *, editable: bool = True) -> Remedy | None:
    """Where to go for a duty; None where nothing can be mended in the program. A closed sheet can only be looked at."""
    if not editable:
        remedy = remedy_of(duty, criteria_set)
        return None if remedy is None or duty.kind in _ON_HOME_PAGE else remedy._replace(verb=LOOK)
    if duty.kind in _ON_HOME_PAGE:
        return Remedy("Đổi hạn nộp" if duty.kind == "overdue" else "Đặt hạn nộp", "home")
    node = criteria_set.by_code.get(duty.code)
    if node is None:
        return None
    if duty.kind in _ON_SUPPLIED_PAGE or (duty.kind == "blank" and node.supplied_by is not Method.SELF):
        return Remedy("Số liệu ngoài", "supplied")
    return Remedy(_VERBS.get(duty.kind, "Mở mục"), part=PARTS.get(duty.kind, ""))


def sentence(duty: Duty) -> str:
    """The message as it stands on a line of its own."""
    return duty.message[:1].upper() + duty.message[1:]
