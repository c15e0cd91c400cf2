"""Duties that concern the whole sheet, or the set it is scored on: class, deadline, sums, conflicts, marks."""

from collections.abc import Iterator
from fractions import Fraction

from parscore.scoring.checks.case import Case, Duty, hint, listed, warning
from parscore.scoring.classes import ANY_ZERO, judge
from parscore.scoring.criteria import Criterion, Gate
from parscore.scoring.numbers import half_up, show_decimal
from parscore.scoring.outcome import Status
from parscore.scoring.set_checks import check_set
from parscore.scoring.state import State

ZERO = Fraction(0)


def whole_duties(case: Case) -> Iterator[Duty]:
    yield from _deadline(case)
    for gate in case.criteria_set.gates:
        yield from _gate(case, gate)
    yield from _stated_sums(case)
    if case.criteria_set.illustrative:
        yield hint("", "illustrative", "điểm tối đa của bộ tiêu chí là điểm minh họa; không dùng để báo cáo chính thức")
    if case.sample:
        yield hint("", "sample", "số liệu của bản này là số liệu mẫu; không dùng để báo cáo chính thức")
    yield from _printed_sum("", "tổng điểm", case, case.criteria_set.criteria, _scale_total(case))


def node_duties(case: Case) -> Iterator[Duty]:
    for node in case.criteria_set.walk_all():
        for text in node.conflicts:
            yield hint(node.code, "conflict", f"văn bản nguồn mâu thuẫn, hãy hỏi cơ quan ban hành: {text}")
        if not node.is_leaf:
            yield from _printed_sum(
                node.code, f"mục {node.code}", case, node.children, case.result.nodes[node.code].score
            )


def _deadline(case: Case) -> Iterator[Duty]:
    deadline = case.circumstances.deadline
    if case.state is State.LOCKED:
        return
    if deadline is None:
        yield hint("", "no_deadline", "chưa đặt hạn nộp; đặt ở trang “Tổng quan” để biết còn bao nhiêu ngày")
    elif deadline < case.today:
        days = (case.today - deadline).days
        yield warning("", "overdue", f"đã quá hạn nộp {deadline:%d/%m/%Y} {days} ngày")


def _gate(case: Case, gate: Gate) -> Iterator[Duty]:
    zeros = [
        leaf.code
        for leaf in case.criteria_set.leaves()
        if case.result.nodes[leaf.code].status is Status.SCORED and not case.result.nodes[leaf.code].score
    ]
    by_zeros = gate.fact == ANY_ZERO
    if not (zeros if by_zeros else gate.fact in case.sheet.facts):
        return
    code, kind = (zeros[0], "any_zero") if by_zeros else ("", "class_gate")
    why = f"{gate.label} ({listed(zeros)})" if by_zeros else gate.label
    free = _class_without_gates(case)
    names = [c.name for c in case.criteria_set.classes]
    if free is not None and names.index(free) < names.index(gate.best_class):
        yield warning(code, kind, f"{why}: xếp loại cao nhất chỉ là {gate.best_class}, dù chỉ số đạt mức {free}")
    else:
        yield hint(code, kind, f"{why}: xếp loại cao nhất chỉ là {gate.best_class}; hiện chưa làm đổi xếp loại")


def _class_without_gates(case: Case) -> str | None:
    """The class the index alone would give."""
    criteria_set, index = case.criteria_set, case.result.index_percent
    if index is not None and criteria_set.class_on == "rounded":
        index = Fraction(half_up(index, case.result.places))
    return judge(criteria_set.but(gates=()), index, frozenset(), any_zero=False)[0]


def _stated_sums(case: Case) -> Iterator[Duty]:
    """Maxima that the set itself states otherwise than they add up, for this kind of unit."""
    own_kind = case.criteria_set.but(unit_kinds=(case.sheet.unit.kind,))
    for finding in check_set(own_kind):
        if finding.about == "sum":
            yield warning(
                finding.code, "sum", f"{finding.message}; hãy hỏi cơ quan ban hành, khi chấm dùng số cộng được"
            )


def _scale_total(case: Case) -> Fraction | None:
    """The total, where it is nothing but the sum of the areas."""
    areas = [case.result.nodes[area.code].score or ZERO for area in case.criteria_set.criteria]
    return case.result.total if sum(areas, ZERO) == case.result.total else None


def _printed_sum(
    code: str, name: str, case: Case, parts: tuple[Criterion, ...], total: Fraction | None
) -> Iterator[Duty]:
    """Rounded parts may differ from the rounded sum; an appraiser who adds them up should not have to wonder."""
    scores = [case.result.nodes[part.code].score or ZERO for part in parts]
    if total is None or sum(scores, ZERO) != total:  # stretched: printed with its own working
        return
    shown = case.result.shown
    printed = sum(map(shown, scores), shown(ZERO))
    if printed != shown(total):
        yield hint(
            code,
            "rounding",
            f"{name} in {show_decimal(shown(total))} điểm, cộng các phần đã in được {show_decimal(printed)}: "
            "vì bộ tiêu chí cộng điểm chính xác rồi mới làm tròn, không phải lỗi",
        )
