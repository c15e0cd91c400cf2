"""One leaf: from its answer to its outcome, with clamping, coefficient, rounding and the not-arising policies.

Order (design): rule, clamp to 0…maximum (or the deduction's floor), coefficient, clamp.
"""

from dataclasses import dataclass
from fractions import Fraction

from parscore.scoring.answers import Answer
from parscore.scoring.criteria import CriteriaSet, Criterion, Method, Policy
from parscore.scoring.numbers import half_up, less
from parscore.scoring.outcome import (
    Outcome,
    Part,
    Problem,
    RefusedError,
    Severity,
    Status,
    Working,
    points,
    short,
)
from parscore.scoring.rules import ExternalRule, MeasuredRule, Rule, Score
from parscore.scoring.rules.score import ZERO

ONE = Fraction(1)
POLICY_WORDS = {
    Policy.FULL: "tính điểm tối đa",
    Policy.EXCLUDE: "không tính vào điểm tối đa",
    Policy.RESCALE: "không tính, điểm các mục cùng nhóm được quy đổi",
    Policy.ZERO: "tính 0 điểm",
}
SUPPLIERS = {
    Method.SURVEY: "kết quả điều tra xã hội học",
    Method.STATISTIC: "số liệu thống kê, chỉ số do cơ quan khác công bố",
    Method.OTHERS: "điểm do cơ quan khác chấm",
}


@dataclass(frozen=True, slots=True)
class LeafScorer:
    """All that the score of one leaf depends on besides its answer, for one kind of unit."""

    code: str
    rule: Rule
    method: Method
    policy: Policy | None
    max_score: Fraction
    points_factor: Fraction
    leaf_places: int | None

    def score(self, answer: Answer | None, survey_held: bool = True) -> Outcome:
        """The outcome of an answer; None and an empty answer leave the leaf blank, or locked when others supply it."""
        if self.method is Method.SURVEY and not survey_held:
            return Outcome(Status.LOCKED, None, ZERO, Working("không tổ chức điều tra xã hội học"))
        if answer is None or not answer.declares:
            return self._unanswered()
        if answer.not_arising:
            return self._not_arising((answer.reason,) if answer.reason else (), ())
        try:
            score = self.rule.score(answer, self.max_score)
        except RefusedError as refusal:
            return self._unanswered((Problem(self.code, Severity.ERROR, str(refusal)),))
        warnings = tuple(Problem(self.code, Severity.WARNING, text) for text in score.warnings)
        if score.not_arising:
            return self._not_arising(score.parts, warnings)
        if score.points is None:
            return self._unanswered(warnings, score.parts or self._missing(answer))
        return self._scored(score, warnings)

    def _missing(self, answer: Answer) -> tuple[Part, ...]:
        given = answer.values or answer.faults or {}
        missing = [field.label for field in self.rule.inputs if not field.optional and not given.get(field.name)]
        return ("còn thiếu: ", "; ".join(missing)) if missing else ()

    # What was brought in and refused leaves even a leaf of others blank: the figures are there, but wrong.
    def _unanswered(self, problems: tuple[Problem, ...] = (), parts: tuple[Part, ...] = ()) -> Outcome:
        if problems:
            return Outcome(
                Status.BLANK, None, self.max_score, Working(*(parts or ("chưa chấm: ", problems[-1].message))), problems
            )
        if self.method is Method.SELF:
            return Outcome(Status.BLANK, None, self.max_score, Working(*(parts or ("chưa kê khai",))))
        locked = ("khóa: chờ ", SUPPLIERS[self.method])
        return Outcome(Status.LOCKED, None, self.max_score, Working(*(parts or locked)))

    def _not_arising(self, why: tuple[Part, ...], problems: tuple[Problem, ...]) -> Outcome:
        why = (*why, " → ") if why else ()
        if self.policy is None:
            ask = "bộ tiêu chí không nói cách tính khi không phát sinh; hãy hỏi cơ quan ban hành"
            problem = Problem(self.code, Severity.WARNING, ask)
            return self._unanswered((*problems, problem), (*why, "không phát sinh: chưa có cách tính"))
        working = (*why, "không phát sinh: ", POLICY_WORDS[self.policy])
        if self.policy is Policy.FULL:
            full, parts = self._rounded(self.max_score, (*working, " → ", points(self.max_score)))
            return Outcome(Status.NOT_ARISING, full, self.max_score, Working(*parts), problems)
        if self.policy is Policy.ZERO:
            return Outcome(Status.NOT_ARISING, ZERO, self.max_score, Working(*working, " → ", points(ZERO)), problems)
        stretched = self.policy is Policy.RESCALE
        return Outcome(Status.NOT_ARISING, None, ZERO, Working(*working), problems, stretched=stretched)

    def _scored(self, score: Score, problems: tuple[Problem, ...]) -> Outcome:
        earned, parts = score.points or ZERO, score.parts
        held = earned
        if less(earned, score.least):
            held = score.least
        elif less(self.max_score, earned):
            held = self.max_score
        if held is not earned:
            parts += (
                ", giữ trong khoảng ",
                short(score.least),
                "–",
                points(self.max_score),
                " → ",
                points(held),
            )
        if self.points_factor is not ONE:
            earned = held * self.points_factor
            parts += (" × hệ số ", short(self.points_factor), " = ", points(earned))
            held = min(max(earned, score.least), self.max_score)
            if held != earned:
                parts += (", tối đa " if held < earned else ", tối thiểu ", points(held))
        held, parts = self._rounded(held, parts)
        return Outcome(Status.SCORED, held, self.max_score, Working(*parts), problems, score.value, score.reached)

    def _rounded(self, earned: Fraction, parts: tuple[Part, ...]) -> tuple[Fraction, tuple[Part, ...]]:
        """Points as they are added, with their working: rounded where the set rounds each leaf."""
        if self.leaf_places is None:
            return earned, parts
        rounded = Fraction(half_up(earned, self.leaf_places))
        return rounded, parts if rounded == earned else (*parts, " → làm tròn ", points(rounded))


def leaf_scorer(criteria_set: CriteriaSet, leaf: Criterion, kind: str) -> LeafScorer:
    """The scorer of a leaf for a kind of unit; KeyError when the leaf states no maximum for that kind."""
    max_score = leaf.stated_max(kind)
    if max_score is None or leaf.rule is None:
        raise KeyError(f"{leaf.code}: không có điểm tối đa cho loại đơn vị “{kind}”")
    rule, points_factor = leaf.rule, ONE
    if leaf.coefficient is not None:
        factor = leaf.coefficient.factor(kind)
        if leaf.coefficient.on == "points":
            points_factor = Fraction(factor)
        elif isinstance(rule, MeasuredRule | ExternalRule) and rule.scale is not None:
            rule = rule.but(scale=rule.scale.with_thresholds(factor))
    rounding = criteria_set.scale.rounding
    return LeafScorer(
        code=leaf.code,
        rule=rule,
        method=leaf.supplied_by,
        policy=criteria_set.policy_of(leaf),
        max_score=max_score,
        points_factor=points_factor,
        leaf_places=rounding.places if rounding.at == "leaf" else None,
    )
