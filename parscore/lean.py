"""Importing without what libraries import or do in vain, so that the window is up sooner.

While a library is first imported, light stand-ins take the places of the modules to be spared; they hand over to the
real ones should anything be asked of them. What it saves is told by `make bench`.
"""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

# What SQLAlchemy takes over by name as it is imported, and never calls here.
_TAKEN_OVER = {"asyncio": ("iscoroutine",)}


class _StandIn(ModuleType):
    """A module that is only imported when something of it is used."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what the import machinery asks of every module
            raise AttributeError(name)
        _remove(self)
        return getattr(importlib.import_module(self.__name__), name)


def spare_source_search() -> None:
    """Keep PySide from reading the source of every imported module for a switch of its features: there is none here.

    A module that does import `__feature__` is served all the same; it announces itself.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = bool


def _late(module: str, name: str) -> Callable[..., Any]:
    """A function that is looked up when it is called."""

    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(importlib.import_module(module), name)(*arguments, **named)

    return call


def _remove(stand_in: ModuleType) -> None:
    name = stand_in.__name__
    if sys.modules.get(name) is stand_in:
        del sys.modules[name]
    package, _, child = name.rpartition(".")
    if package and vars(sys.modules[package]).get(child) is stand_in:
        delattr(sys.modules[package], child)


@contextmanager
def spared(*names: str) -> Iterator[None]:
    """Within it, importing these modules gives stand-ins; those that are there already stay."""
    stand_ins = [_StandIn(name) for name in names if name not in sys.modules]
    for stand_in in stand_ins:
        sys.modules[stand_in.__name__] = stand_in
        package, _, child = stand_in.__name__.rpartition(".")
        if package:
            setattr(sys.modules[package], child, stand_in)
        for taken in _TAKEN_OVER.get(stand_in.__name__, ()):
            setattr(stand_in, taken, _late(stand_in.__name__, taken))
    try:
        yield
    finally:
        for stand_in in stand_ins:
            _remove(stand_in)
