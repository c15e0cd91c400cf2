"""Score stages, kept apart for ever: self, appraisals, publication. A later one replaces an earlier one per leaf."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction


class Stage(StrEnum):
    """The stages of a score, in their order in time."""

    SELF = "self"
    APPRAISAL_1 = "appraisal_1"
    EXPLANATION = "explanation"
    APPRAISAL_2 = "appraisal_2"
    PUBLISHED = "published"


def final_score(scores: Mapping[Stage, Fraction | None]) -> Fraction | None:
    """The latest score given to a leaf; a blank later stage leaves the earlier score standing (C9)."""
    for stage in reversed(Stage):
        if (score := scores.get(stage)) is not None:
            return score
    return None


def difference_to_self(scores: Mapping[Stage, Fraction | None]) -> Fraction | None:
    """How far the final score lies from the self-score, in points; None while one of them is missing."""
    final, own = final_score(scores), scores.get(Stage.SELF)
    return None if final is None or own is None else final - own
