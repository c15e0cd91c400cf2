"""`parscore score`: a criteria file and an answers file in, scores with their working out."""

from fractions import Fraction
from pathlib import Path

from parscore.commands.speaking import Exit, say, say_json, tell
from parscore.intake.answers_file import load_answers
from parscore.intake.criteria_file import load_criteria
from parscore.scoring.answers import AnswerSheet
from parscore.scoring.assessment import UnknownKindError, score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.numbers import show_decimal
from parscore.scoring.outcome import Problem, Severity
from parscore.scoring.result import Result
from parscore.scoring.set_checks import check_set

# What a set's own flaws mean for the points of a leaf or the total; conflicts of the source say nothing about them.
BEARING_ON_SCORES = frozenset({"sum", "reach", "coverage", "maximum"})


def run(criteria: Path, answers: Path, *, as_json: bool) -> Exit:
    """Score one answers file; every refused answer is listed, and the rest is scored all the same."""
    loaded_set, loaded_answers = load_criteria(criteria), load_answers(answers)
    errors = [m for m in (*loaded_set.mistakes, *loaded_answers.mistakes) if m.severity is Severity.ERROR]
    criteria_set, sheet = loaded_set.criteria_set, loaded_answers.sheet
    if criteria_set is None or sheet is None:
        if as_json:
            say_json({"problems": [mistake.as_data() for mistake in errors]})
        tell(errors)
        return Exit.INPUT_WRONG
    mismatch = _mismatch(criteria_set, sheet)
    if mismatch:
        if as_json:
            say_json({"problems": [problem_data(problem) for problem in mismatch]})
        tell(p.message for p in mismatch)
        return Exit.INPUT_WRONG
    try:
        result = score(criteria_set, sheet)
    except UnknownKindError as refusal:
        if as_json:
            say_json({"problems": [problem_data(Problem("", Severity.ERROR, str(refusal)))]})
        tell([refusal])
        return Exit.INPUT_WRONG
    problems = (*_doubts(criteria_set, sheet), *result.problems)
    if as_json:
        say_json(document(criteria_set, sheet, result, problems))
    else:
        _say_table(criteria_set, sheet, result)
    tell(f"{p.code or sheet.unit.name}: {_WORDS[p.severity]}: {p.message}" for p in problems)
    return Exit.INPUT_WRONG if any(p.severity is Severity.ERROR for p in problems) else Exit.DONE


_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.HINT: "lưu ý"}


def _mismatch(criteria_set: CriteriaSet, sheet: AnswerSheet) -> list[Problem]:
    if (sheet.criteria_id, sheet.criteria_version) == (criteria_set.id, criteria_set.version):
        return []
    said = (
        f"phiếu kê khai dành cho bộ {sheet.criteria_id} phiên bản {sheet.criteria_version}, nhưng tệp bộ tiêu chí là "
        f"{criteria_set.id} phiên bản {criteria_set.version}; hãy chọn đúng bộ tiêu chí"
    )
    return [Problem("", Severity.ERROR, said)]


def _doubts(criteria_set: CriteriaSet, sheet: AnswerSheet) -> list[Problem]:
    doubts = [Problem(f.code, f.severity, f.message) for f in check_set(criteria_set) if f.about in BEARING_ON_SCORES]
    if sheet.year not in criteria_set.years:
        years = ", ".join(map(str, criteria_set.years))
        doubts.append(Problem("", Severity.WARNING, f"bộ tiêu chí dành cho năm {years}, không phải {sheet.year}"))
    if sheet.unit.kind not in criteria_set.unit_kinds:
        kinds = ", ".join(criteria_set.unit_kinds)
        doubts.append(
            Problem("", Severity.WARNING, f"bộ tiêu chí dành cho đơn vị loại {kinds}, không phải {sheet.unit.kind}")
        )
    return doubts


def problem_data(problem: Problem) -> dict[str, str]:
    return {"code": problem.code, "severity": str(problem.severity), "message": problem.message}


def document(
    criteria_set: CriteriaSet, sheet: AnswerSheet, result: Result, problems: tuple[Problem, ...]
) -> dict[str, object]:
    """The result as the JSON document of the command line: decimals as strings, exact fractions where they differ."""
    numbers = _Numbers(result)
    own = result.self_part
    nodes: list[dict[str, object]] = []
    for node in result.nodes.values():
        data: dict[str, object] = {"code": node.code, "level": node.level}
        if node.status is not None:
            data["status"] = str(node.status)
        data |= numbers.entry("score", node.score)
        data |= numbers.entry("max", node.max_score)
        data["working"] = str(node.working)
        nodes.append(data)
    return {
        "criteria": {
            "id": criteria_set.id,
            "version": criteria_set.version,
            "points_status": criteria_set.points_status,
        },
        "unit": {"code": sheet.unit.code, "name": sheet.unit.name, "kind": sheet.unit.kind},
        "year": sheet.year,
        **numbers.entry("total", result.total),
        **numbers.entry("max", result.max_score),
        **numbers.entry("index_percent", result.index_percent),
        "class": result.class_name,
        **numbers.entry("bonus", result.bonus),
        **numbers.entry("penalty", result.penalty),
        "self": {
            **numbers.entry("score", own.score),
            **numbers.entry("max", own.max_score),
            **numbers.entry("percent", own.percent),
        },
        "provisional": result.provisional,
        "working": str(result.working),
        "class_working": result.class_working,
        "nodes": nodes,
        "problems": [problem_data(problem) for problem in problems],
    }


class _Numbers:
    def __init__(self, result: Result) -> None:
        self._result = result

    def entry(self, name: str, value: Fraction | None) -> dict[str, str | None]:
        """A rounded number and, where rounding changed it, the exact fraction beside it."""
        if value is None:
            return {name: None}
        shown = self._result.shown(value)
        entry: dict[str, str | None] = {name: str(shown)}
        if Fraction(shown) != value:
            entry[f"exact_{name}"] = str(value)
        return entry


def _say_table(criteria_set: CriteriaSet, sheet: AnswerSheet, result: Result) -> None:
    def shown(value: Fraction | None) -> str:
        return "–" if value is None else show_decimal(result.shown(value))

    say(f"{sheet.unit.name}, năm {sheet.year}: {criteria_set.title}")
    if criteria_set.illustrative:
        say("ĐIỂM MINH HỌA: văn bản nguồn không ghi điểm tối đa")
    titles = {node.code: node.title for node in criteria_set.walk_all()}
    for node in result.nodes.values():
        say(f"{node.code:<10} {shown(node.score):>7}/{shown(node.max_score):<7} {titles[node.code]}")
        if node.status is not None:
            say(f"{'':<27}{node.working}")
    provisional = " (tạm tính)" if result.provisional else ""
    own = result.self_part
    say(f"Phần tự chấm: {shown(own.score)}/{shown(own.max_score)} điểm")
    say(f"Tổng điểm: {shown(result.total)}/{shown(result.max_score)}{provisional}")
    say(f"Chỉ số: {shown(result.index_percent)} % · Xếp loại: {result.class_name or 'chưa có'}{provisional}")
