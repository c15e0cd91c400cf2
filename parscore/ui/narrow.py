"""Rows of a page that stand below each other where the page has no room for them side by side."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

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


def page_frame(part: QWidget) -> QScrollArea | None:
    """What a page scrolls in, None while it stands in nothing that scrolls."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def bring_into_view(part: QWidget, place: QRect | None = None) -> None:
    """Scroll the page until a part of it, or a place in that part, is in sight."""
    frame = page_frame(part)
    page = frame.widget() if frame is not None else None
    if frame is None or page is None:
        return
    wanted = part.rect() if place is None else place
    for corner in (wanted.bottomRight(), wanted.topLeft()):  # the beginning matters more where there is no room for all
        at = part.mapTo(page, corner)
        frame.ensureVisible(frame.horizontalScrollBar().value(), at.y(), 0, style.GRID)
