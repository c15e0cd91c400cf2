"""The owner of every row, worked out once for each state of who owns what: cells, filter and form ask for it often."""

from typing import TYPE_CHECKING

from parscore.scoring.owners import Owner, owners_by_code
from parscore.ui.open_assessment import OpenAssessment

if TYPE_CHECKING:
    from parscore.scoring.criteria import CriteriaSet
    from parscore.scoring.edits import Circumstances


class _Last:
    criteria_set: "CriteriaSet | None" = None
    circumstances: "Circumstances | None" = None
    owners: dict[str, Owner] = {}  # noqa: RUF012  replaced as a whole, never changed


def owners_of(assessment: OpenAssessment) -> dict[str, Owner]:
    """The owners by code; the same mapping until the set or the circumstances are others."""
    criteria_set, now = assessment.criteria_set, assessment.circumstances
    if _Last.criteria_set is not criteria_set or _Last.circumstances is not now:
        _Last.criteria_set, _Last.circumstances = criteria_set, now
        _Last.owners = owners_by_code(criteria_set, now)
    return _Last.owners
