"""What is kept when one kind of rule becomes another: levels, bands, and the names of figures."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from parscore.scoring.numbers import NumberRefusedError, exact, half_up, read_measure
from parscore.ui.sets.rule_builder.measured import POINTS_UNIT, SHARE_UNIT
from parscore.ui.sets.rule_builder.simple import LEVELS
from parscore.ui.sets.rule_builder.takings import POINTS

if TYPE_CHECKING:
    from decimal import Decimal

_SAME = (("label", "numerator"), ("numerator", "label"))
"""Keys of different forms that say the same: what is counted."""


class Memory:
    """Everything typed so far for one leaf, whichever kind of rule it was typed for."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    def note(self, sheet: Mapping[str, Any]) -> None:
        """Remember what stands in a form; what is empty there does not wipe out what was known."""
        self._known |= {key: text for key, text in sheet.items() if text not in ("", [])}

    def for_form(self, kind: str, full: Fraction) -> dict[str, Any]:
        """What a form of another kind can begin with."""
        known = dict(self._known)
        for key, other in _SAME:
            if key not in known and other in known:
                known[key] = known[other]
        if kind == "checklist" and LEVELS in known:
            known[LEVELS] = [_in_points(level, full) for level in known[LEVELS]]
        return known


def _in_points(level: Mapping[str, str], full: Fraction) -> dict[str, str]:
    """A level worth a share of the maximum as one worth points; as it stands where that has no end."""
    try:
        share = exact(read_measure(level.get("worth", "")))
    except NumberRefusedError:
        return dict(level)
    if level.get("worth_unit") != SHARE_UNIT:
        return dict(level)
    points: Decimal = half_up(full * share / 100, 6)
    if Fraction(points) != full * share / 100:
        return {**level, "worth": "", "worth_unit": POINTS_UNIT}
    return {**level, "worth": POINTS.show(points.normalize() + 0), "worth_unit": POINTS_UNIT}
