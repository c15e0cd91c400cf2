"""Rows of a page that stand below each other where the page has no room for them side by side."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from parscore.ui import style

SIDE_BY_SIDE, STACKED = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
LEAST = 440


def arrange(page: QWidget, rows: dict[QBoxLayout, int]) -> None:
    """Lay each row side by side from its width on, in pixels beside text of the usual size."""
    for row, wide in rows.items():
        wanted = SIDE_BY_SIDE if page.width() >= style.scaled(wide) else STACKED
        if row.direction() is not wanted:
            row.setDirection(wanted)


def least_size(asked: QSize) -> QSize:
    """How small a page may become, since its rows stack then."""
    return QSize(min(asked.width(), style.scaled(LEAST)), asked.height())
