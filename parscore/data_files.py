"""Where the program's own data stands: inside the installed or frozen package, or beside it in a checkout."""

from pathlib import Path

# A real folder always, since Qt and reportlab open fonts by path; importlib.resources would say the same 10 ms later.
_PACKAGE = Path(__file__).parent
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
