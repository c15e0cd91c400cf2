"""What whoever sits at this computer likes: looks, sizes, places of the window. An INI file of their own; no workspace
holds it, so that a workspace taken elsewhere brings no foreign screen along. Losing it loses no work."""

import os
from functools import cache

from PySide6.QtCore import QSettings, QStandardPaths

VARIABLE = "PARSCORE_PREFERENCES"
"""The environment variable that may name another file."""


def text(name: str, default: str = "") -> str:
    """What is kept under a name."""
    found = _file(path()).value(name, default)
    return found if isinstance(found, str) else default


def number(name: str, default: int = 0) -> int:
    """A whole number kept under a name; the default when there is none."""
    return next(iter(numbers(name)), default)


def numbers(name: str) -> tuple[int, ...]:
    """Whole numbers kept under a name; none when what stands there is anything else."""
    kept = text(name)
    try:
        return tuple(int(part) for part in kept.split()) if kept else ()
    except ValueError:
        return ()


def keep(name: str, value: str | int | tuple[int, ...]) -> None:
    """Keep a value under a name. A disk that refuses it is no reason to disturb anybody."""
    written = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    if text(name) != written:
        _file(path()).setValue(name, written)


def flush() -> None:
    """Write what is kept, before the program ends."""
    _file(path()).sync()


def path() -> str:
    """The file, in the configuration folder of whoever is logged in."""
    if named := os.environ.get(VARIABLE):
        return named
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return f"{folder}/PARSCORE/window.ini"


@cache
def _file(at: str) -> QSettings:
    return QSettings(at, QSettings.Format.IniFormat)
