"""Totals: parents from children, the stretching of what was taken out, bonus and penalty, the whole.

After an edit of one leaf only its parents are summed anew, each from all its parts; every other node keeps its sum,
which is the same function of the same parts, so a total can never drift from them.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.classes import ANY_ZERO, judge
from parscore.scoring.criteria import CriteriaSet, Criterion, Method
from parscore.scoring.numbers import exact_sum, half_up, show_short
from parscore.scoring.outcome import Outcome, Part, Problem, Severity, Status, Working, points, short
from parscore.scoring.result import NodeResult, Result, SelfPart
from parscore.scoring.rules.score import ZERO

HUNDRED = 100


class _Sum(NamedTuple):
    """What a node passes up: its points and maximum, how much of each is self-scored, what was taken out to rescale."""

    score: Fraction | None
    max_score: Fraction
    self_score: Fraction = ZERO
    self_max: Fraction = ZERO
    to_rescale: Fraction = ZERO


class LeafPart(NamedTuple):
    """What a leaf brings to the sums: made once for an outcome, used until the leaf is answered anew."""

    node: NodeResult
    sum: _Sum
    outcome: Outcome


def leaf_part(criterion: Criterion, outcome: Outcome, full: Fraction) -> LeafPart:
    """A leaf's part from its outcome; `full` is its maximum when everything arises."""
    score, maximum = outcome.score, outcome.max_score
    node = NodeResult(criterion.code, criterion.level, score, maximum, outcome.working, outcome)
    to_rescale = full if outcome.stretched else ZERO
    if criterion.supplied_by is Method.SELF:
        return LeafPart(node, _Sum(score, maximum, score or ZERO, maximum, to_rescale), outcome)
    return LeafPart(node, _Sum(score, maximum, to_rescale=to_rescale), outcome)


_PLACEHOLDER = NodeResult("", "", None, ZERO, Working())


class Pass(NamedTuple):
    """What a pass over the tree left: the result of every node in document order, and the sums of the parents."""

    nodes: dict[str, NodeResult]
    sums: dict[str, _Sum]


class _Summing:
    """One pass over the tree; with the pass `before` an edit it goes down only to what the edit touched."""

    def __init__(self, leaves: Mapping[str, LeafPart], before: Pass | None, touched: frozenset[str]) -> None:
        self._leaves = leaves
        self._touched = touched
        self._anew = before is None
        # Copied with its order: what is put in again keeps its place.
        self.passed = Pass({}, {}) if before is None else Pass(dict(before.nodes), dict(before.sums))

    def node(self, criterion: Criterion) -> _Sum:
        """The sum of a node; everything below it is collected."""
        code = criterion.code
        nodes, sums = self.passed
        leaf = self._leaves.get(code)
        if leaf is not None:
            nodes[code] = leaf.node
            return leaf.sum
        if self._anew:
            # The parent stands before its children in document order, so its place is kept while they are summed.
            nodes[code] = _PLACEHOLDER
        elif code not in self._touched:
            return sums[code]
        sums[code], nodes[code] = _parent(criterion, [self.node(child) for child in criterion.children])
        return sums[code]


def _parent(criterion: Criterion, sums: list[_Sum]) -> tuple[_Sum, NodeResult]:
    total, parts = _together(sums)
    if criterion.rescale_to is not None and total.max_score:
        target = Fraction(criterion.rescale_to)
        parts += (" × ", short(target), "/", short(total.max_score))
        total = _stretched(total, target / total.max_score, target)
    if total.score is None:
        parts = ("chưa có điểm",)
    else:
        parts += (" = ", points(total.score))
    working = Working(*parts)
    return total, NodeResult(criterion.code, criterion.level, total.score, total.max_score, working)


def _together(sums: Sequence[_Sum]) -> tuple[_Sum, tuple[Part, ...]]:
    """The sum of siblings; leaves taken out to be rescaled stretch what the others scored."""
    scores = [part.score for part in sums if part.score is not None]
    score = exact_sum(scores) if scores else None
    maximum = exact_sum([part.max_score for part in sums])
    if all(part.self_max is part.max_score for part in sums):
        total = _Sum(score, maximum, score or ZERO, maximum)
    else:
        own = exact_sum([part.self_score for part in sums])
        total = _Sum(score, maximum, own, exact_sum([part.self_max for part in sums]))
    taken_out = exact_sum([part.to_rescale for part in sums if part.to_rescale])
    terms: list[Part] = []
    for part in sums:
        terms += (" + ", "–" if part.score is None else short(part.score))
    if not taken_out or not maximum:
        return total, tuple(terms[1:])
    whole = maximum + taken_out
    parts = ("(", *terms[1:], ") × ", short(whole), "/", short(maximum))
    return _stretched(total, whole / maximum, whole), parts


def _stretched(total: _Sum, factor: Fraction, maximum: Fraction) -> _Sum:
    score = None if total.score is None else total.score * factor
    return _Sum(score, maximum, total.self_score * factor, total.self_max * factor)


def summarise(
    criteria_set: CriteriaSet,
    leaves: Mapping[str, LeafPart],
    survey_held: bool,
    facts: frozenset[str],
    before: Pass | None = None,
    touched: frozenset[str] = frozenset(),
) -> tuple[Result, Pass]:
    """The whole result from the parts of all leaves, bonus and penalty items, and the pass that summed them.

    `before` is the pass of the result before an edit that changed nothing but a leaf; `touched` are its parents.
    """
    summing = _Summing(leaves, before, touched)
    scale, parts = _together([summing.node(area) for area in criteria_set.criteria])
    problems = [p for leaf in leaves.values() for p in leaf.outcome.problems]
    self_part = SelfPart(scale.self_score, scale.self_max)
    total, maximum = scale.score or ZERO, scale.max_score
    working: tuple[Part, ...] = parts if len(parts) < 3 else (*parts, " = ", points(total))

    no_survey = not survey_held and any(leaf.supplied_by is Method.SURVEY for leaf in criteria_set.leaves())
    if no_survey and criteria_set.survey_absent == "rescale" and maximum:
        whole = Fraction(criteria_set.scale.total)
        total = total * whole / maximum
        working += (
            *(" × ", short(whole), "/", short(maximum), " (không điều tra xã hội học) = "),
            points(total),
        )
        maximum = whole
    elif no_survey and criteria_set.survey_absent is None:
        silent = "bộ tiêu chí không nói cách tính khi không điều tra xã hội học; điểm được giữ trên số điểm còn lại"
        problems.append(Problem("", Severity.WARNING, silent))

    bonus, plus = _capped(summing, criteria_set.bonus_items, criteria_set.bonus.cap, " + thưởng ")
    penalty, minus = _capped(summing, criteria_set.penalty_items, criteria_set.penalty.cap, " − phạt ")
    if bonus or penalty:
        total += bonus - penalty
        working += (*plus, *minus, " = ", points(total))
    if total < 0:
        total = ZERO
        working += (", không dưới ", points(ZERO))
    if total > maximum:
        limit = show_short(maximum)
        if criteria_set.scale.may_exceed:
            warning = f"tổng điểm {show_short(total)} vượt thang điểm {limit}; bộ tiêu chí cho phép vượt"
        else:
            warning = f"tổng điểm {show_short(total)} vượt thang điểm; được giữ ở {limit}"
            total = maximum
            working += (", tối đa ", points(maximum))
        problems.append(Problem("", Severity.WARNING, warning))

    index = total * HUNDRED / maximum if maximum else None
    gated = any(gate.fact == ANY_ZERO for gate in criteria_set.gates)
    any_zero = gated and any(_counts_as_zero(leaves[leaf.code].outcome) for leaf in criteria_set.leaves())
    problems += _unknown_facts(criteria_set, facts)
    places = criteria_set.scale.rounding.places
    judged = index
    if index is not None and criteria_set.class_on == "rounded":
        judged = Fraction(half_up(index, places))
    class_name, class_working = judge(criteria_set, judged, facts, any_zero=any_zero)
    result = Result(
        nodes=summing.passed.nodes,
        total=total,
        max_score=maximum,
        index_percent=index,
        class_name=class_name,
        class_working=class_working,
        bonus=bonus,
        penalty=penalty,
        self_part=self_part,
        provisional=any(_wanting(leaves[leaf.code].outcome, leaf, survey_held) for leaf in criteria_set.leaves()),
        working=Working(*working),
        problems=tuple(problems),
        places=places,
    )
    return result, summing.passed


def _capped(
    summing: _Summing, items: tuple[Criterion, ...], cap: object, word: str
) -> tuple[Fraction, tuple[Part, ...]]:
    """The points of bonus or penalty items, at most the cap; one unanswered or left out counts 0."""
    earned = exact_sum([summing.node(item).score or ZERO for item in items])
    if not earned:
        return ZERO, ()
    if cap is not None and earned > Fraction(str(cap)):
        held = Fraction(str(cap))
        return held, (word, short(held), " (tối đa, đạt ", short(earned), ")")
    return earned, (word, short(earned))


def _counts_as_zero(outcome: Outcome) -> bool:
    return outcome.status is Status.SCORED and outcome.score == 0


def _wanting(outcome: Outcome, leaf: Criterion, survey_held: bool) -> bool:
    """Whether a leaf still wants an answer or figures; a survey that was not held is not wanting."""
    if outcome.status is Status.BLANK:
        return True
    not_held = leaf.supplied_by is Method.SURVEY and not survey_held
    return outcome.status is Status.LOCKED and not not_held


def _unknown_facts(criteria_set: CriteriaSet, facts: frozenset[str]) -> list[Problem]:
    known = {gate.fact for gate in criteria_set.gates}
    return [
        Problem("", Severity.WARNING, f"dữ kiện “{fact}” không có trong bộ tiêu chí; không ảnh hưởng xếp loại")
        for fact in sorted(facts - known)
    ]
