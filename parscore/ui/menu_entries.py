"""Walking through the menus, for whatever lists what the window can do."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar


def menus(bar: QMenuBar) -> list[QMenu]:
    """The menus of a bar with those inside them; not those that other widgets own and only hang in here."""
    return bar.findChildren(QMenu)


def entries(bar: QMenuBar) -> Iterator[tuple[str, QAction]]:
    """What can be chosen now and stands in view, each with the title of its menu."""
    every = menus(bar)
    doors = {menu.menuAction() for menu in every}
    for menu in every:
        for action in menu.actions():
            if action not in doors and action.isVisible() and not action.isSeparator():
                yield plain(menu.title()), action


def plain(words: str) -> str:
    """Without the sign that underlines a letter."""
    return words.replace("&", "")
