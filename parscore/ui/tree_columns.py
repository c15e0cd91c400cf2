"""Which columns the tree shows and how wide they are; titles take the rest, and nothing scrolls sideways."""

from PySide6.QtWidgets import QHeaderView, QTreeView

from parscore.ui import style
from parscore.ui.tree_roles import (
    COL_CODE,
    COL_DEADLINE,
    COL_GAP,
    COL_LAST,
    COL_MAX,
    COL_OWNER,
    COL_PERCENT,
    COL_SCORE,
    COL_STATUS,
    COL_TARGET,
    COL_TITLE,
    COLUMNS,
)

TITLE_MIN = 136
WIDTHS = {
    COL_CODE: 96,
    COL_MAX: 68,
    COL_LAST: 96,
    COL_SCORE: 76,
    COL_PERCENT: 84,
    COL_GAP: 72,
    COL_TARGET: 84,
    COL_OWNER: 136,
    COL_DEADLINE: 112,
    COL_STATUS: 164,
}
NAMES = {
    "max": COL_MAX,
    "score": COL_SCORE,
    "percent": COL_PERCENT,
    "status": COL_STATUS,
    "owner": COL_OWNER,
    "deadline": COL_DEADLINE,
    "target": COL_TARGET,
    "last_year": COL_LAST,
    "gap": COL_GAP,
}
"""The columns that may be chosen, under the names kept of them."""
USUAL = ("max", "score", "percent", "status")
_NEED = ("score", "status", "max", "percent", "gap", "last_year", "target", "owner", "deadline")


def known(kept: str) -> tuple[str, ...]:
    """The columns kept as text, unknown ones left out; the usual ones when nothing was kept."""
    return tuple(name for name in NAMES if name in kept.split()) if kept else USUAL


def needed(chosen: tuple[str, ...]) -> int:
    """The width that these columns and the least title take."""
    return style.scaled(WIDTHS[COL_CODE] + TITLE_MIN + sum(WIDTHS[NAMES[name]] for name in chosen))


def fitting(chosen: tuple[str, ...], width: int) -> tuple[str, ...]:
    """As many of the columns as have room, those of least need left out first."""
    room = list(chosen)
    while room and needed(tuple(room)) > width:
        room.remove(max(room, key=_NEED.index))
    return tuple(room)


def lay_out(tree: QTreeView, chosen: tuple[str, ...]) -> None:
    """Show what fits of the chosen columns at the width the tree has now."""
    header = tree.header()
    shown = fitting(chosen, tree.viewport().width())
    columns = {COL_CODE, COL_TITLE, *(NAMES[name] for name in shown)}
    for column in range(len(COLUMNS)):
        if tree.isColumnHidden(column) == (column in columns):
            tree.setColumnHidden(column, column not in columns)
        if column != COL_TITLE and column in columns and header.sectionSize(column) != style.scaled(WIDTHS[column]):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, style.scaled(WIDTHS[column]))
    header.setSectionResizeMode(COL_TITLE, QHeaderView.ResizeMode.Stretch)
