"""Where the window stood and how large it was, on this computer."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from parscore.ui import preferences

PLACE, MAXIMISED = "window/place", "window/maximised"
TITLE_BAR = 32


def show_where_it_was(window: QWidget) -> None:
    """Show the window as it was left; on a screen it does not fit, or the first time, as large as there is room."""
    known = fitting(preferences.numbers(PLACE), [screen.availableGeometry() for screen in QGuiApplication.screens()])
    room = window.screen().availableSize()
    if known is not None:
        window.setGeometry(known)
    if preferences.number(MAXIMISED) or (
        known is None and (room.width() <= window.width() or room.height() <= window.height())
    ):
        window.resize(window.size().boundedTo(room))  # where no window manager enlarges it, it must fit all the same
        window.showMaximized()
    else:
        window.show()


def keep_place(window: QWidget) -> None:
    """Keep where the window is and how large, for the next start."""
    place = window.normalGeometry() if window.isMaximized() else window.geometry()
    if place.isValid() and not window.isMinimized():
        preferences.keep(PLACE, (place.x(), place.y(), place.width(), place.height()))
        preferences.keep(MAXIMISED, int(window.isMaximized()))
    preferences.flush()


def fitting(place: tuple[int, ...], screens: list[QRect]) -> QRect | None:
    """The kept place when one of the screens has room for all of it, its title bar included; else None."""
    if len(place) != 4 or min(place[2:]) <= 0:
        return None
    rect = QRect(*place)
    with_title = rect.adjusted(0, -TITLE_BAR, 0, 0)
    return rect if any(screen.contains(with_title) for screen in screens) else None
