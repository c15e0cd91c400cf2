"""Which duties to offer first: what the leader sent back, what was refused, then the blank rows worth most."""

from collections.abc import Sequence
from fractions import Fraction

from parscore.scoring.checks import Duty
from parscore.scoring.outcome import Severity
from parscore.scoring.result import Result

MOST = 8
_FIRST = ("returned", "refused", "over_maximum", "stranger", "blank", "no_reason", "no_source", "no_explanation")


def next_duties(duties: Sequence[Duty], result: Result, most: int = MOST) -> list[Duty]:
    """The most useful few: errors first, then warnings; hints are for knowing and stay on the page of checks."""
    return sorted((duty for duty in duties if duty.severity is not Severity.HINT), key=lambda d: _rank(d, result))[
        :most
    ]


def _rank(duty: Duty, result: Result) -> tuple[bool, int, Fraction]:
    """Sorting is stable, so that rows worth the same stay in document order."""
    kind = _FIRST.index(duty.kind) if duty.kind in _FIRST else len(_FIRST)
    node = result.nodes.get(duty.code)
    return duty.severity is not Severity.ERROR, kind, -node.max_score if node else Fraction(0)
