"""What every rule gives, and what the rules share in reading an answer."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.answers import Answer
from parscore.scoring.numbers import NumberRefusedError, exact, show_short
from parscore.scoring.outcome import Part, RefusedError
from parscore.scoring.schema import BelowError, Points

ZERO = Fraction(0)
HUNDRED = 100
SHAPES = ("values", "choice", "checked", "faults", "points")


class Score(NamedTuple):
    """What a rule gives before it is held to 0…maximum; `points` of None with no flag means blank."""

    points: Fraction | None = None
    parts: tuple[Part, ...] = ()
    not_arising: bool = False
    warnings: tuple[str, ...] = ()
    value: Fraction | None = None
    reached: int | None = None
    least: Fraction = ZERO


BLANK = Score()


def only(answer: Answer, used: str) -> None:
    """Refuse an answer of another rule's shape rather than overlook it."""
    for name in SHAPES:
        if name != used and (given := getattr(answer, name)) is not None and given != {}:
            raise RefusedError(f"cách chấm này không nhận “{name}”; cần khai “{used}”")


def entered_points(answer: Answer, max_score: Fraction, label: str) -> Fraction | None:
    """Entered points: exact, within 0…maximum (C7); None while blank."""
    if answer.points in (None, ""):
        return None
    try:
        entered = exact(str(answer.points))
    except NumberRefusedError as refusal:
        raise RefusedError(f"{label}: {refusal}") from None
    if not 0 <= entered <= max_score:
        raise RefusedError(f"{label} {show_short(entered)} nằm ngoài khoảng từ 0 đến {show_short(max_score)}")
    return entered


def share_or_points(share: Points | None, fixed: Points | None, max_score: Fraction) -> Fraction:
    return max_score * Fraction(share) / HUNDRED if share is not None else Fraction(fixed or 0)


def refuse_repeated(what: str, key: str, ids: Iterable[str]) -> None:
    """Refuse the second of two parts under one id; `key` is where the parts stand."""
    listed = list(ids)
    repeated = [place for place, one in enumerate(listed) if one in listed[:place]]
    if repeated:
        names = sorted({listed[place] for place in repeated})
        raise BelowError(f"{what} lặp lại: {', '.join(names)}", key, repeated[0])
