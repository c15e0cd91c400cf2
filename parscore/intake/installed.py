"""The criteria sets installed with the program."""

from pathlib import Path

from parscore.data_files import criteria_folder
from parscore.intake.criteria_file import LoadedSet, load_criteria

DEFAULT_SET = "loc-hoa-2025"


def installed_files() -> list[Path]:
    """The criteria files shipped with the program, by name."""
    return sorted(Path(str(folder)) for folder in criteria_folder().iterdir() if folder.name.endswith(".yaml"))


def installed_sets() -> list[LoadedSet]:
    """Every installed set as read, with what was found in it; one broken file never hides the others."""
    return [load_criteria(path) for path in installed_files()]
