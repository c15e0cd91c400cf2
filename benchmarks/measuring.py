"""How a number is taken and told: medians of several runs, the limit beside it, what it is compared with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the table: what was measured, ours, the peer's or the limit, and whether it holds."""

    what: str
    ours: str
    beside: str
    limit: str
    holds: bool

    def __str__(self) -> str:
        return (
            f"{'holds ' if self.holds else 'BREAKS'}  {self.what:<58} {self.ours:>12}  {self.limit:<22} {self.beside}"
        )


def milliseconds(action: Callable[[], object], runs: int) -> list[float]:
    """How long an action takes, run after run."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        action()
        times.append((perf_counter() - start) * 1000)
    return times


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20)[-1]


def within(what: str, ours: float, limit: float, unit: str, beside: str) -> Reading:
    """A reading against a fixed limit."""
    return Reading(what, f"{ours:.2f} {unit}", beside, f"at most {limit:g} {unit}", ours <= limit)


def times_peer(what: str, ours: Sequence[float], peer: Sequence[float], limit: float, unit: str, name: str) -> Reading:
    """A reading against a peer measured in the same run, by medians."""
    own, other = median(ours), median(peer)
    ratio = own / other
    beside = f"{own:.0f} {unit} beside {other:.0f} {unit}: {name}"
    return Reading(what, f"{ratio:.2f} ×", beside, f"at most {limit:g} ×", ratio <= limit)
