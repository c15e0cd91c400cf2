"""Where the unit stands among the units of this data folder, in each of its years."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from parscore.scoring.ranking import Place, Ranked, group_of, rank, rank_in_groups
from parscore.scoring.year_comparison import YearOf
from parscore.ui.words import kind_name

if TYPE_CHECKING:
    from parscore.scoring.criteria import Ranking
    from parscore.storage.standings import Standing
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace


def latest(standings: "Iterable[Standing]") -> "dict[str, Standing]":
    """One line for each unit: one scored by two versions of a set counts with the later one."""
    found: dict[str, Standing] = {}
    for one in standings:
        known = found.get(one.unit_code)
        if known is None or one.set_version > known.set_version:
            found[one.unit_code] = one
    return found


def begun(one: "Standing") -> bool:
    """Whether a unit has a total to be ranked by: no points while rows are still open is no result."""
    return bool(one.total_millionths) or not one.provisional


def places_of(standings: "Iterable[Standing]", rule: "Ranking") -> tuple[Place, ...]:
    """The units of a year within their groups; one that has not begun is listed without a place."""
    ranked = [Ranked(one.unit_code, one.unit_kind, Fraction(one.total) if begun(one) else None) for one in standings]
    return rank_in_groups(ranked, rule)


def standings_of(workspace: "Workspace | LateWorkspace", unit_code: str, years: Sequence[YearOf]) -> dict[int, str]:
    """ "2/5 nhóm Xã" for each scored year in which another unit of its group was scored by the same set; it rests on
    self-scores, and says so.
    """
    found = {}
    for one in years:
        if one.criteria_set is not None:
            units = latest(workspace.ranking(one.year, one.criteria_set.id))
            own = units.get(unit_code)
            if len(units) > 1 and own is not None and own.set_version == one.criteria_set.version:
                found[one.year] = _words(own, units.values(), one.criteria_set.ranking)
    return {year: words for year, words in found.items() if words}


def _words(own: "Standing", units: "Iterable[Standing]", rule: "Ranking") -> str:
    """Empty for a unit alone in its group."""
    group = group_of(rule, own.unit_kind) if rule.groups else ""
    totals = {
        one.unit_code: one.total_millionths
        for one in units
        if begun(one) and (not group or group_of(rule, one.unit_kind) == group)
    }
    if len(totals) < 2 or own.unit_code not in totals:
        return ""
    tied = sum(total == own.total_millionths for total in totals.values()) > 1
    notes = ["tự chấm", *(["đồng hạng"] if tied else []), *(["tạm tính"] if own.provisional else [])]
    place = f"{rank(totals, rule.ties)[own.unit_code]}/{len(totals)}"
    named = f"nhóm {kind_name(group)}" if group else "đơn vị"
    return f"{place} {named} ({', '.join(notes)})"
