"""What becomes of one row's answer on another set: kept and clamped, rescaled, or cleared with its words kept."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from parscore.scoring.answers import Answer
from parscore.scoring.criteria import Criterion, Method
from parscore.scoring.declared import declared
from parscore.scoring.leaf import LeafScorer
from parscore.scoring.numbers import NumberRefusedError, exact, half_up
from parscore.scoring.outcome import Severity, Status
from parscore.scoring.rule_likeness import same_way
from parscore.scoring.rules import ExternalRule, ManualRule
from parscore.scoring.year_comparison.years import Value

_PLACES = 6
_EXACT_PLACES = 10


class Carry(StrEnum):
    """What is done with what was declared; notes, documents and marks follow in any case."""

    KEEP = "keep"
    RESCALE = "rescale"
    CLEAR = "clear"


CARRY_WORDS = {
    Carry.KEEP: "giữ số liệu",
    Carry.RESCALE: "quy đổi điểm",
    Carry.CLEAR: "để trống, ghi số liệu cũ vào ghi chú",
}


def kept(answer: Answer, scorer: LeafScorer) -> Answer | None:
    """An answer under another rule, points typed by hand clamped to its maximum; None when it cannot be taken."""
    if scorer.method is not Method.SELF and answer.source is None and answer.declares:
        return None  # others supply it now; what the unit typed itself does not stand for their figures
    held = answer
    if answer.points is not None and takes_points(scorer):
        try:
            held = replace(answer, points=as_text(min(exact(answer.points), scorer.max_score)))
        except NumberRefusedError:
            return None
    outcome = scorer.score(held)
    if any(problem.severity is Severity.ERROR for problem in outcome.problems):
        return None
    return None if outcome.status in (Status.BLANK, Status.LOCKED) and _whole(answer, scorer) else held


def _whole(answer: Answer, scorer: LeafScorer) -> bool:
    """Whether the answer says all the rule asks for, so that a blank outcome means that it does not fit."""
    if not answer.declares:
        return False
    given = answer.values or answer.faults or {}
    return all(given.get(field.name) for field in scorer.rule.inputs if not field.optional) or not given


def takes_points(scorer: LeafScorer) -> bool:
    rule = scorer.rule
    return isinstance(rule, ManualRule) or (isinstance(rule, ExternalRule) and rule.scale is None)


def rescaled(value: Value, scorer: LeafScorer) -> str | None:
    """The same share of the new maximum as points, down to the rule's step; None when the rule takes no points."""
    if value.score is None or not value.max_score or not takes_points(scorer) or scorer.method is not Method.SELF:
        return None
    wanted = value.score * scorer.max_score / value.max_score
    rule = scorer.rule
    if isinstance(rule, ManualRule) and rule.step is not None:
        step = Fraction(rule.step)
        wanted = wanted // step * step
    return as_text(wanted)


def as_text(points: Fraction) -> str:
    """Points as kept text: exact where decimals can say it, else to the millionth."""
    for places in range(_EXACT_PLACES):
        rounded = half_up(points, places)
        if Fraction(rounded) == points:
            return format(rounded, "f")
    return format(half_up(points, _PLACES).normalize() + Decimal(0), "f")


def cleared(answer: Answer) -> Answer:
    """An answer without what was declared; its texts and marks stay."""
    return Answer(note=answer.note, explanation=answer.explanation, flagged=answer.flagged, returned=answer.returned)


def surely_kept(before: LeafScorer, after: LeafScorer) -> bool:
    """Whether what was declared means the same under both rules: the same way of scoring, by the same supplier."""
    return before.method is after.method and same_way(before, after)


def same_question(before: LeafScorer, after: LeafScorer) -> bool:
    """Whether both rules ask for the same, whatever it is worth: the same fields under the same names."""
    if type(before.rule) is not type(after.rule) or before.method is not after.method:
        return False
    return _asked(before) == _asked(after)


def _asked(scorer: LeafScorer) -> object:
    rule = scorer.rule
    named = getattr(rule, "options", None) or getattr(rule, "items", None) or ()
    return [(one.id, one.label) for one in named], [(field.name, field.label, field.unit) for field in rule.inputs]


def remembered(parts: Sequence[tuple[str, Criterion, Answer]], why: str) -> str:
    """What was declared, as a note: "Theo bộ cũ, mục 2.1: …"."""
    lines = [
        f"{why}, mục {code}: {declared(leaf, answer)}{_sourced(answer)}"
        for code, leaf, answer in parts
        if _says(answer)
    ]
    return "\n".join(lines)


def _says(answer: Answer) -> bool:
    return answer.declares or answer.source is not None or bool(answer.reason)


def _sourced(answer: Answer) -> str:
    reason = f" (lý do: {answer.reason})" if answer.reason and not answer.not_arising else ""
    if answer.source is None:
        return reason
    told = ", ".join(filter(None, (answer.source.document, answer.source.date, answer.source.entered_by)))
    return f"{reason} (nguồn: {told})"


def joined(*texts: str) -> str:
    """Texts below each other, none of them twice."""
    return "\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
