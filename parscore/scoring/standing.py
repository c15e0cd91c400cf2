"""How a leaf stands for whoever counts rows: done, still to be scored here, waiting for others, or none of these."""

from enum import Enum, auto

from parscore.scoring.criteria import Criterion, Method
from parscore.scoring.outcome import Status


class Standing(Enum):
    """`NEITHER` asks nothing of anybody: survey rows while no survey is held."""

    DONE = auto()
    OPEN = auto()
    WAITING = auto()
    NEITHER = auto()


def standing(leaf: Criterion, status: Status | None, *, survey_held: bool) -> Standing:
    if status in (Status.SCORED, Status.NOT_ARISING):
        return Standing.DONE
    if status is Status.BLANK and leaf.supplied_by is Method.SELF:
        return Standing.OPEN
    if status is Status.LOCKED and (survey_held or leaf.supplied_by is not Method.SURVEY):
        return Standing.WAITING
    return Standing.NEITHER
