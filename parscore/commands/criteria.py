"""`parscore criteria check` and `parscore criteria list`: criteria sets from files and those installed."""

from pathlib import Path

from parscore.commands.speaking import Exit, say, say_json, tell
from parscore.faults import EnvironmentFault
from parscore.intake.criteria_file import LoadedSet, load_criteria
from parscore.intake.installed import installed_sets
from parscore.scoring.numbers import show_short


def check(files: list[Path], *, as_json: bool) -> Exit:
    """Check files and name every mistake at once; a file that cannot be opened never hides the others."""
    loaded: list[LoadedSet] = []
    faults: list[EnvironmentFault] = []
    for file in files:
        try:
            loaded.append(load_criteria(file))
        except EnvironmentFault as fault:
            faults.append(fault)
    if as_json:
        say_json(
            {
                "files": [{"file": str(one.path), **_summary(one)} for one in loaded],
                "problems": [mistake.as_data() for one in loaded for mistake in one.mistakes],
            }
        )
    tell(faults)
    for one in loaded:
        if not as_json:
            say(_sentence(one))
        tell(one.mistakes)
    if faults:
        return Exit.ENVIRONMENT
    return Exit.INPUT_WRONG if any(one.errors for one in loaded) else Exit.DONE


def list_installed(*, as_json: bool) -> Exit:
    """The installed sets; one with errors is named as such and does not hide the others."""
    loaded = installed_sets()
    if as_json:
        say_json({"criteria": [{"file": one.path.name, **_summary(one)} for one in loaded]})
    else:
        for one in loaded:
            say(_sentence(one))
    for one in loaded:
        tell(one.errors)
    return Exit.DONE


def _summary(loaded: LoadedSet) -> dict[str, object]:
    errors = len(loaded.errors)
    counts: dict[str, object] = {"errors": errors, "warnings": len(loaded.mistakes) - errors}
    chosen = loaded.criteria_set
    if chosen is None:
        return counts
    return {
        "id": chosen.id,
        "version": chosen.version,
        "title": chosen.title,
        "years": list(chosen.years),
        "unit_kinds": list(chosen.unit_kinds),
        "points_status": chosen.points_status,
        "total": str(chosen.scale.total),
        "areas": len(chosen.criteria),
        "leaves": len(chosen.leaves()),
        **counts,
    }


def _sentence(loaded: LoadedSet) -> str:
    chosen = loaded.criteria_set
    if chosen is None:
        return f"{loaded.path.name}: không dùng được, {len(loaded.errors)} lỗi"
    years = ", ".join(map(str, chosen.years))
    status = " · điểm minh họa" if chosen.illustrative else ""
    warnings = f" · {len(loaded.mistakes)} cảnh báo" if loaded.mistakes else ""
    leaves = len(chosen.leaves())
    return (
        f"{chosen.id} (phiên bản {chosen.version}): {chosen.title} · năm {years} · {len(chosen.criteria)} lĩnh vực, "
        f"{leaves} mục chấm · {show_short(chosen.scale.total)} điểm{status}{warnings}"
    )
