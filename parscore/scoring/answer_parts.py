"""One part of an answer taken over from another answer: a figure, the option, the marks, a text."""

from dataclasses import replace
from fractions import Fraction

from parscore.scoring.answers import Answer, Value
from parscore.scoring.form_lines import Part
from parscore.scoring.numbers import NumberRefusedError, exact

Held = object


def held(answer: Answer, part: Part) -> Held | None:
    """What an answer has in a part, None where it has nothing; what means the same compares equal."""
    if part.shape == "not_arising":
        return answer.reason if answer.not_arising else None
    if part.shape == "values":
        value = answer.values.get(part.name)
        return None if value in (None, "") else _same_number(value)
    if part.shape == "checked":
        return None if answer.checked is None else frozenset(answer.checked)
    if part.shape == "faults":
        counted = answer.faults
        return None if counted is None else {name: _same_number(n) for name, n in counted.items() if _same_number(n)}
    value = getattr(answer, part.shape)
    if part.shape == "points" and value:
        return _same_number(value)
    return value or None


def _same_number(value: Value | None) -> Held:
    if isinstance(value, tuple):
        return tuple(map(_same_number, value))
    try:
        return exact(str(value))
    except NumberRefusedError:
        return value or Fraction(0)


def carried(part: Part, source: Answer, target: Answer) -> Answer:
    """The target with one part of the source; a figure takes back that nothing arose.

    Marks and counts the source does not speak of stay: an empty cell of a form is no answer.
    """
    match part.shape:
        case "not_arising":
            return replace(target, not_arising=True, reason=source.reason or target.reason)
        case "note":
            return replace(target, note=source.note)
        case "explanation":
            return replace(target, explanation=source.explanation)
    target = replace(target, not_arising=False, reason="") if target.not_arising else target
    match part.shape:
        case "values":
            return replace(target, values={**target.values, part.name: source.values[part.name]})
        case "choice":
            return replace(target, choice=source.choice)
        case "checked":
            marked = dict.fromkeys((*(target.checked or ()), *(source.checked or ())))
            return replace(target, checked=tuple(marked))
        case "faults":
            return replace(target, faults={**(target.faults or {}), **(source.faults or {})})
        case "points":
            return replace(target, points=source.points)
    raise ValueError(part.shape)
