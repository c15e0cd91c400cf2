"""Years of the units merged into the open one: read, taken together by the method kept, laid out as columns."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from parscore.scoring.before_merger import BeforeMerger
from parscore.scoring.combining import Combined, Combining, Method, Part, combine
from parscore.scoring.year_comparison import YearOf, compare_pair
from parscore.storage.workspace import Workspace
from parscore.ui.late_workspace import LateWorkspace
from parscore.ui.years.merged_columns import MergedColumn, column_of, column_of_combined
from parscore.ui.years.merging_bar import MergingBar
from parscore.ui.years.years_of_unit import YearChoice, YearsOfUnit

if TYPE_CHECKING:
    from parscore.scoring.crosswalk import Crosswalk

SETTING = "combining:{unit}"


def kept_combining(workspace: Workspace | LateWorkspace, unit_code: str) -> Combining:
    """The method kept with a unit."""
    return Combining.from_text(workspace.setting(SETTING.format(unit=unit_code)))


def keep_combining(workspace: Workspace | LateWorkspace, unit_code: str, chosen: Combining) -> None:
    """Keep a method with a unit, for every window and every export from now on."""
    workspace.keep_setting(SETTING.format(unit=unit_code), chosen.as_text())


def before_merger(bar: MergingBar, years: YearsOfUnit, places: int) -> BeforeMerger:
    """The years picked, and what all merged units came to together in each of them."""
    picked = sorted(bar.picked, key=lambda one: one.year)
    shown = years.loaded(picked)
    if bar.combining.method is Method.APART:
        return BeforeMerger(tuple(shown))
    together = [_combined(year, bar, years, places) for year in sorted({one.year for one in picked})]
    return BeforeMerger(tuple(shown), tuple(together))


def _combined(year: int, bar: MergingBar, years: YearsOfUnit, places: int) -> Combined:
    parts = []
    for unit, choices in bar.merged:
        of_year = [one for one in choices if one.year == year]
        wanted: list[YearChoice] = [one for one in of_year if one.key in bar.wanted] or of_year[:1]
        read = years.loaded(wanted)
        parts.append(Part(unit.code, unit.name, read[0] if read else None))
    return combine(year, parts, bar.combining, places)


def columns_of(before: BeforeMerger, newest: YearOf, crosswalks: "Iterable[Crosswalk]") -> list[MergedColumn]:
    """A column for each year of a merged unit, and for each year taken together after those of that year."""
    known = tuple(crosswalks)
    found = []
    for year in sorted({one.year for one in before.years}):
        of_year = [one for one in before.years if one.year == year]
        found += [column_of(one, newest, known) for one in of_year]
        for one in before.combined:
            if one.year == year:
                found.append(column_of_combined(one, newest.places, _areas_now(of_year, newest, known)))
    return found


def _areas_now(years: Sequence[YearOf], newest: YearOf, crosswalks: "Sequence[Crosswalk]") -> dict[str, str]:
    """The areas of then that measure the same now, by their codes then."""
    pair = compare_pair(years[0], newest, crosswalks)
    return {one.old: one.code for one in pair.headings if one.old is not None and one.comparable}
