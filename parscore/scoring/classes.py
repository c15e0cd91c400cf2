"""Classes (xếp loại): the first boundary that holds, then the gates, which cap the class and never the score."""

from fractions import Fraction

from parscore.scoring.criteria import CriteriaSet, Gate
from parscore.scoring.numbers import show_exact

ANY_ZERO = "any_zero"


def judge(
    criteria_set: CriteriaSet, index_percent: Fraction | None, facts: frozenset[str], *, any_zero: bool
) -> tuple[str | None, str]:
    """The class of an index and how it came about; None when the set has no class for it.

    `any_zero` is a fact the program finds itself; all others are declared.
    """
    classes = [c.name for c in criteria_set.classes]
    if index_percent is None:
        return None, "chưa có chỉ số"
    place = next((i for i, c in enumerate(criteria_set.classes) if c.holds(index_percent)), None)
    if place is None:
        return None, "bộ tiêu chí không có mức xếp loại cho chỉ số này" if classes else ""
    words = f"{show_exact(index_percent)} % → {classes[place]}"
    lowest = place
    capping: list[Gate] = []
    for gate in criteria_set.gates:
        holds = any_zero if gate.fact == ANY_ZERO else gate.fact in facts
        best = classes.index(gate.best_class)
        if holds and best > place:
            capping.append(gate)
            lowest = max(lowest, best)
    if capping:
        words += "; " + "; ".join(f"{g.label}: cao nhất là {g.best_class}" for g in capping)
        words += f" → {classes[lowest]}"
    return classes[lowest], words
