"""Scoring as a library call, beside the least that could be done with the same answers: reading and adding them."""

from decimal import Decimal
from statistics import median
from time import perf_counter

from benchmarks.measuring import Reading, milliseconds, within
from benchmarks.samples import answers_for, criteria_of
from parscore.scoring.answers import AnswerSheet
from parscore.scoring.assessment import score

COMMUNES = 3321


def _least(sheet: AnswerSheet) -> Decimal:
    """Every entered number read as a decimal and added: no rule, no check, no working."""
    numbers = (str(v) for a in sheet.answers.values() for v in (*a.values.values(), *(a.faults or {}).values()))
    return sum(map(Decimal, numbers), Decimal(0))


def readings() -> list[Reading]:
    criteria_set = criteria_of(110)
    sheet = answers_for(criteria_set, 0)
    score(criteria_set, sheet)
    one = median(milliseconds(lambda: score(criteria_set, sheet), 200))
    least = median(milliseconds(lambda: _least(sheet), 200))
    everyone = 0.0
    for seed in range(COMMUNES):
        own = answers_for(criteria_set, seed)  # made outside the clock, one at a time, as a workspace hands them out
        start = perf_counter()
        score(criteria_set, own)
        everyone += perf_counter() - start
    return [
        within("one score of 110 leaves", one, 3, "ms", f"{least:.2f} ms only to read and add the same numbers"),
        within(
            f"{COMMUNES} communes × 110 leaves, one process",
            everyone,
            10,
            "s",
            f"{least * COMMUNES / 1000:.2f} s the same",
        ),
    ]
