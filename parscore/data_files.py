"""Where the program's own data stands: inside the installed or frozen package, or beside it in a checkout."""

from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(str(files("parscore")))  # a real folder always: Qt and reportlab open fonts by path
_CHECKOUT = _PACKAGE.parent


def resource(*parts: str) -> Path:
    """A font, icon, translation, template or help page, by its path under `resources/`."""
    return _folder("resources").joinpath(*parts)


def criteria_folder() -> Path:
    """The folder of the criteria sets shipped with the program."""
    return _folder("criteria")


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name
