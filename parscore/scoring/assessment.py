"""An assessment: one unit's answers on one criteria set, and what they come to. The library's front door."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.criteria import CriteriaSet, Method
from parscore.scoring.leaf import SUPPLIERS, LeafScorer, leaf_scorer
from parscore.scoring.outcome import Outcome, Problem, RefusedError, Severity
from parscore.scoring.result import NodeResult, Result
from parscore.scoring.totals import LeafPart, Pass, leaf_part, summarise

if TYPE_CHECKING:
    from fractions import Fraction

    from parscore.scoring.criteria import Criterion


class UnknownKindError(ValueError):
    """The set states no maximum for this kind of unit, so nothing can be scored."""


class Scorers:
    """The scorers of every leaf, bonus and penalty item of a set, for one kind of unit; made once for all units."""

    def __init__(self, criteria_set: CriteriaSet, kind: str) -> None:
        self.criteria_set = criteria_set
        self.kind = kind
        try:
            self.by_code: dict[str, LeafScorer] = {
                leaf.code: leaf_scorer(criteria_set, leaf, kind) for leaf in criteria_set.walk_all() if leaf.is_leaf
            }
        except KeyError as missing:
            raise UnknownKindError(
                f"Bộ tiêu chí {criteria_set.id} không dùng được cho loại đơn vị “{kind}”: {missing.args[0]}"
            ) from None
        self.full: dict[str, Fraction] = {code: s.max_score for code, s in self.by_code.items()}
        self.parents: dict[str, frozenset[str]] = dict(_parents_of_leaves(criteria_set.criteria, ()))


def _parents_of_leaves(nodes: "Iterable[Criterion]", above: tuple[str, ...]) -> Iterator[tuple[str, frozenset[str]]]:
    """Every leaf of the scale with the codes of all nodes it is summed in."""
    for node in nodes:
        if node.is_leaf:
            yield node.code, frozenset(above)
        else:
            yield from _parents_of_leaves(node.children, (*above, node.code))


class _Identity:
    """A set as a cache key by identity: hashing a whole tree would cost more than scoring it."""

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self.criteria_set = criteria_set

    def __hash__(self) -> int:
        return id(self.criteria_set)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.criteria_set is self.criteria_set


@lru_cache(maxsize=64)
def _scorers(identity: _Identity, kind: str) -> Scorers:
    return Scorers(identity.criteria_set, kind)


def scorers(criteria_set: CriteriaSet, kind: str) -> Scorers:
    """The scorers of a set for a kind of unit; UnknownKindError when it states no maxima for it."""
    return _scorers(_Identity(criteria_set), kind)


def score(criteria_set: CriteriaSet, sheet: AnswerSheet) -> Result:
    """What a sheet comes to. Answers under unknown codes are reported and change nothing."""
    return Assessment(criteria_set, sheet).result


class Assessment:
    """A sheet under way: answers can be replaced one at a time, and all they touch is summed anew each time."""

    def __init__(self, criteria_set: CriteriaSet, sheet: AnswerSheet) -> None:
        self.criteria_set = criteria_set
        self.sheet = sheet
        self._scorers = scorers(criteria_set, sheet.unit.kind)
        self._leaves: dict[str, LeafPart] = {}
        self._passed: Pass | None = None
        self._rescore_leaves(self._scorers.by_code)
        self.result = self._summarise()

    def answer(self, code: str) -> Answer:
        """The answer of a leaf, an empty one while nothing was declared."""
        return self.sheet.answers.get(code) or Answer()

    def outcome(self, code: str) -> Outcome:
        return self._leaves[code].outcome

    def scorer(self, code: str) -> LeafScorer:
        """How a leaf is scored for this kind of unit: rule with coefficient, maximum and policy."""
        return self._scorers.by_code[code]

    def try_answer(self, code: str, answer: Answer) -> Outcome:
        """What an answer would come to, without taking it."""
        return self._scorers.by_code[code].score(answer, self.sheet.survey_held)

    def refuse_typed(self, code: str, answer: Answer) -> None:
        """RefusedError when a unit tries to declare what others supply (E63); notes and explanations are welcome."""
        method = self.criteria_set.by_code[code].supplied_by
        if method is not Method.SELF and answer.declares:
            raise RefusedError(f"mục này không tự chấm: chờ {SUPPLIERS[method]}")

    def set_answer(self, code: str, answer: Answer) -> frozenset[str]:
        """Replace the answer of a leaf; the codes whose score, maximum or status moved.

        RefusedError when the rule cannot take the answer: the old one then stays.
        """
        outcome = self.try_answer(code, answer)
        refusals = [p.message for p in outcome.problems if p.severity is Severity.ERROR]
        if refusals:
            raise RefusedError(refusals[0])
        answers = dict(self.sheet.answers)
        answers[code] = answer
        self.sheet = replace(self.sheet, answers=answers)
        self._keep(code, outcome)
        return self._moved(code) | {code}

    def set_facts(self, facts: Iterable[str], *, survey_held: bool) -> frozenset[str]:
        """Replace the declared facts and whether the survey was held; the codes that moved."""
        self.sheet = replace(self.sheet, facts=frozenset(facts), survey_held=survey_held)
        self._rescore_leaves(self._scorers.by_code)
        return self._moved()

    def _rescore_leaves(self, codes: Iterable[str]) -> None:
        for code in codes:
            answer = self.sheet.answers.get(code)
            self._keep(code, self._scorers.by_code[code].score(answer, self.sheet.survey_held))

    def _keep(self, code: str, outcome: Outcome) -> None:
        self._leaves[code] = leaf_part(self.criteria_set.by_code[code], outcome, self._scorers.full[code])

    def _moved(self, changed: str | None = None) -> frozenset[str]:
        """Sum anew, all of it unless only one leaf was `changed`; the codes that moved."""
        before = self.result.nodes
        self.result = self._summarise(changed)
        return frozenset(
            code
            for code, node in self.result.nodes.items()
            if node is not before[code] and _differs(before[code], node)
        )

    def _summarise(self, changed: str | None = None) -> Result:
        result, self._passed = summarise(
            self.criteria_set,
            self._leaves,
            self.sheet.survey_held,
            self.sheet.facts,
            None if changed is None else self._passed,
            frozenset() if changed is None else self._scorers.parents.get(changed, frozenset()),
        )
        strangers = [
            Problem(code, Severity.ERROR, f"mã “{code}” không có mục chấm điểm nào trong bộ tiêu chí")
            for code in self.sheet.answers
            if code not in self._scorers.by_code
        ]
        return replace(result, problems=(*strangers, *result.problems)) if strangers else result


def _differs(before: NodeResult, after: NodeResult) -> bool:
    return before.score != after.score or before.max_score != after.max_score or before.status != after.status
