"""Where the unit stands among the units of this data folder, in each of its years."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from parscore.scoring.ranking import Place, Ranked, rank_in_groups
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


def places_of(standings: "Iterable[Standing]", rule: "Ranking") -> tuple[Place, ...]:
    """The units of a year within their groups."""
    ranked = [Ranked(one.unit_code, one.unit_kind, Fraction(one.total)) for one in standings]
    return rank_in_groups(ranked, rule)


def standings_of(workspace: "Workspace | LateWorkspace", unit_code: str, years: Sequence[YearOf]) -> dict[int, str]:
    """ "2/5 nhóm Xã" for each scored year in which another unit of its group was scored by the same set; it rests on
    self-scores, and says so.
    """
    found = {}
    for one in years:
        if one.criteria_set is None:
            continue
        ranked = latest(workspace.ranking(one.year, one.criteria_set.id))
        own = ranked.get(unit_code)
        if own is None or len(ranked) < 2 or own.set_version != one.criteria_set.version:
            continue
        place = next(place for place in places_of(ranked.values(), one.criteria_set.ranking) if place.unit == unit_code)
        if place.rank is not None and place.of > 1:
            found[one.year] = _words(place, own.unit_kind, one)
    return found


def _words(place: Place, kind: str, year: YearOf) -> str:
    notes = ["tự chấm", *(["đồng hạng"] if place.tied else []), *(["tạm tính"] if year.total.provisional else [])]
    return f"{place.rank}/{place.of} nhóm {place.group or kind_name(kind)} ({', '.join(notes)})"
