"""The result of a sheet: every node with its score, the total, the class and what is provisional about them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from parscore.scoring.numbers import half_up
from parscore.scoring.outcome import Outcome, Problem, Status, Working


class NodeResult(NamedTuple):
    """One node of the tree, bonus and penalty items last; only leaves have an outcome.

    `score` is in exact points, None when nothing below has a score; `max_score` is what remains after what is not
    arising.
    """

    code: str
    level: str
    score: Fraction | None
    max_score: Fraction
    working: Working
    outcome: Outcome | None = None

    @property
    def status(self) -> Status | None:
        return self.outcome.status if self.outcome else None


class SelfPart(NamedTuple):
    """The part a unit scores itself (leaves of method self), as it enters the total."""

    score: Fraction
    max_score: Fraction

    @property
    def percent(self) -> Fraction | None:
        return self.score * 100 / self.max_score if self.max_score else None


@dataclass(frozen=True)
class Result:
    """What a sheet comes to. Points and percentages are exact; `shown` rounds them as the set says."""

    nodes: dict[str, NodeResult]
    total: Fraction
    max_score: Fraction
    index_percent: Fraction | None
    class_name: str | None
    class_working: str
    bonus: Fraction
    penalty: Fraction
    self_part: SelfPart
    provisional: bool
    working: Working
    problems: tuple[Problem, ...]
    places: int

    def shown(self, value: Fraction) -> Decimal:
        """A score, total or percentage as the set rounds it."""
        return half_up(value, self.places)

    @cached_property
    def counts(self) -> dict[Status, int]:
        """How many leaves, bonus and penalty items stand in each status."""
        counts = dict.fromkeys(Status, 0)
        for node in self.nodes.values():
            if node.outcome is not None:
                counts[node.outcome.status] += 1
        return counts
