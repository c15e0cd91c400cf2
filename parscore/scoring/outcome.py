"""What scoring says of a leaf: its status, its points, how they came about, and what is wrong."""

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.numbers import show_exact, show_short


class Status(StrEnum):
    """The four states of a leaf; blank is never 0 points."""

    BLANK = "blank"
    SCORED = "scored"
    NOT_ARISING = "not_arising"
    LOCKED = "locked"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Problem(NamedTuple):
    """One thing an official should know about a row (or, with an empty code, about the whole)."""

    code: str
    severity: Severity
    message: str


class RefusedError(ValueError):
    """An answer that cannot be taken; the leaf stays blank and the text says why, in Vietnamese."""


class Amount(NamedTuple):
    """A number inside a working, printed only when the working is read."""

    value: Fraction | int
    unit: str = ""
    style: str = "exact"

    def __str__(self) -> str:
        show = show_short if self.style == "short" else show_exact
        return show(self.value) + self.unit


Part = object
"""A piece of a working: text, a fraction, an Amount, or anything else that turns into text when read."""


class Working:
    """How a number came about, as parts; its text is what screens, reports and the command line print alike."""

    __slots__ = ("parts",)

    def __init__(self, *parts: Part) -> None:
        self.parts = parts

    def __str__(self) -> str:
        text = "".join(
            part if isinstance(part, str) else show_short(part) if isinstance(part, Fraction) else str(part)
            for part in self.parts
        )
        return text.replace("= ≈", "≈").replace("→ ≈", "→ khoảng")

    def __repr__(self) -> str:
        return f"Working({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Working) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


def points(value: Fraction | int) -> Amount:
    """An amount of points inside a working."""
    return Amount(value, " điểm")


def short(value: Fraction | int, unit: str = "") -> Part:
    """A threshold, factor or entered number inside a working, without needless zeros."""
    return Amount(value, unit, "short") if unit else value


class Outcome(NamedTuple):
    """The result of one leaf.

    `score` and `max_score` are exact points; a leaf that is blank, locked or taken out has no score, and one that is
    taken out has a maximum of 0. `value` is what the rule measured (in the measure's own unit), `reached` the place of
    the band, option or branch that held, in the order of the rule.
    """

    status: Status
    score: Fraction | None
    max_score: Fraction
    working: Working
    problems: tuple[Problem, ...] = ()
    value: Fraction | None = None
    reached: int | None = None
    stretched: bool = False
