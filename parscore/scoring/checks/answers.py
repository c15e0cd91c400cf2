"""Duties that what was declared, or was not, brings with it, row by row."""

from collections.abc import Iterator

from parscore.scoring.checks.case import Case, Duty, error, hint, warning
from parscore.scoring.criteria import Criterion, Method
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.numbers import NumberRefusedError, exact
from parscore.scoring.outcome import Problem, Severity, Status

_NOTHING_DECLARED = "chưa kê khai"


def answer_duties(case: Case) -> Iterator[Duty]:
    for problem in case.result.problems:
        yield Duty(problem.code, problem.severity, _kind(case, problem), problem.message)
    told = {problem.code for problem in case.result.problems if problem.severity is Severity.ERROR}
    scale = {leaf.code for leaf in case.criteria_set.leaves()}
    for leaf in case.items():
        if leaf.code in scale and leaf.code not in told:
            yield from _unscored(case, leaf)
        if leaf.supplied_by is not Method.SELF:
            yield from _supplied(case, leaf)
        yield from _marks(case, leaf)


def _kind(case: Case, problem: Problem) -> str:
    if problem.severity is not Severity.ERROR:
        return "doubtful"
    if problem.code not in case.result.nodes:
        return "stranger"
    return "over_maximum" if _over_maximum(case, problem.code) else "refused"


def _over_maximum(case: Case, code: str) -> bool:
    typed = case.answer(code).points
    try:
        return typed is not None and exact(typed) > case.result.nodes[code].max_score
    except NumberRefusedError:
        return False


def _unscored(case: Case, leaf: Criterion) -> Iterator[Duty]:
    node = case.result.nodes[leaf.code]
    if node.status is Status.BLANK:
        if leaf.supplied_by is not Method.SELF:
            yield error(leaf.code, "blank", f"chưa tính được điểm từ số liệu do nơi khác cung cấp: {node.working}")
        elif str(node.working) == _NOTHING_DECLARED:
            yield error(leaf.code, "blank", "chưa chấm; hãy nhập số liệu, hoặc chọn “Không phát sinh” và ghi lý do")
        else:
            yield error(leaf.code, "blank", f"chưa chấm xong; {node.working}")
    elif node.status is Status.LOCKED and not _not_surveyed(case, leaf):
        supplier = SUPPLIERS[leaf.supplied_by]
        yield hint(leaf.code, "locked", f"chờ {supplier}; khi có, nhập ở trang “Số liệu ngoài” cùng văn bản nguồn")


def _not_surveyed(case: Case, leaf: Criterion) -> bool:
    return leaf.supplied_by is Method.SURVEY and not case.sheet.survey_held


def _supplied(case: Case, leaf: Criterion) -> Iterator[Duty]:
    """Figures of others count by the document that published them; typed without one, they are a guess."""
    answer = case.answer(leaf.code)
    if not answer.declares:
        return
    if _not_surveyed(case, leaf):
        yield warning(
            leaf.code,
            "survey_not_held",
            "có số liệu điều tra xã hội học, trong khi đang khai là năm nay không điều tra; số liệu này chưa được tính",
        )
    if answer.source is None or not answer.source.document.strip():
        yield error(
            leaf.code,
            "no_source",
            "mục này không tự chấm mà đã có số liệu; hãy ghi văn bản công bố số liệu đó ở trang “Số liệu ngoài”",
        )
    elif not answer.source.date:
        yield warning(
            leaf.code,
            "undated_source",
            f"chưa ghi ngày của văn bản nguồn “{answer.source.document}”; hãy ghi thêm ngày",
        )


def _marks(case: Case, leaf: Criterion) -> Iterator[Duty]:
    answer = case.answer(leaf.code)
    if answer.not_arising and not answer.reason.strip():
        yield error(leaf.code, "no_reason", "chọn không phát sinh nhưng chưa ghi lý do; hãy ghi lý do")
    if answer.returned.strip():
        yield error(leaf.code, "returned", f"lãnh đạo trả lại: {answer.returned.strip()}")
    if answer.flagged:
        yield warning(leaf.code, "flagged", "đã đánh dấu xem lại; xem xong thì bỏ dấu")
