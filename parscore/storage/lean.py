"""SQLAlchemy without what it imports and this program never uses: asyncio with its TLS, and package metadata.

Together they cost the window 14 MB and 50 ms of its start (`make bench`). While SQLAlchemy is first imported, light
stand-ins take their places; they hand over to the real modules should anything be asked of them.
"""

import importlib
import sys
from collections.abc import Coroutine
from types import ModuleType

SPARED = ("asyncio", "importlib.metadata")


class _StandIn(ModuleType):
    """A module that is only imported when something of it is used."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what the import machinery asks of every module
            raise AttributeError(name)
        _remove(self)
        return getattr(importlib.import_module(self.__name__), name)


def _remove(stand_in: ModuleType) -> None:
    name = stand_in.__name__
    if sys.modules.get(name) is stand_in:
        del sys.modules[name]
    package, _, child = name.rpartition(".")
    if package and vars(sys.modules[package]).get(child) is stand_in:
        delattr(sys.modules[package], child)


def import_sqlalchemy() -> None:
    """Import SQLAlchemy with stand-ins for what it would not use here; nothing is done where it is there already."""
    if "sqlalchemy" in sys.modules:
        return
    stand_ins = [_StandIn(name) for name in SPARED if name not in sys.modules]
    for stand_in in stand_ins:
        sys.modules[stand_in.__name__] = stand_in
        package, _, child = stand_in.__name__.rpartition(".")
        if package:
            setattr(sys.modules[package], child, stand_in)
        else:
            # taken over into SQLAlchemy's own names as it is imported
            stand_in.iscoroutine = lambda thing: isinstance(thing, Coroutine)  # type: ignore[attr-defined]
    try:
        importlib.import_module("sqlalchemy.dialects.sqlite")
    finally:
        for stand_in in stand_ins:
            _remove(stand_in)


import_sqlalchemy()
