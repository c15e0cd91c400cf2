"""The order in which Tab goes through the window: as one reads, however late the parts of a pane were made."""

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def put_in_order(whole: QWidget) -> None:
    """Chain what Tab reaches inside `whole` in the order of its layouts. The chain is written, never read: PySide takes
    a widget read from it for a child of the one before, and lets go of both together."""
    wanted = [widget for widget in _as_read(whole) if _takes_tab(widget)]
    for before, after in pairwise(wanted):
        QWidget.setTabOrder(before, after)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and widget.focusProxy() is None


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    """A widget in sight and what it holds, line by line."""
    if widget.isHidden():
        return
    yield widget
    for part in _parts(widget):
        yield from _as_read(part)


def _parts(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        return [] if inside is None else [inside]
    if isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        return [] if shown is None else [shown]
    if isinstance(widget, QSplitter):
        return [part for place in range(widget.count()) if (part := widget.widget(place)) is not None]
    layout = widget.layout()
    return [] if layout is None else list(_laid_out(layout, widget))


def _laid_out(layout: QLayout, whole: QWidget) -> Iterator[QWidget]:
    """The widgets of a layout and of those within it; `itemAt` would leave wrappers that outlive their items."""
    placed: list[tuple[tuple[int, int], QLayout | QWidget]] = []
    for part in (*layout.children(), *whole.children()):
        if isinstance(part, QLayout | QWidget) and (place := layout.indexOf(part)) >= 0:
            placed.append((_place(layout, place), part))
    for _, part in sorted(placed, key=lambda one: one[0]):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part, whole)


def _place(layout: QLayout, place: int) -> tuple[int, int]:
    """Where a part stands: line and column of a grid, else its turn."""
    if isinstance(layout, QGridLayout):
        line, column, *_ = cast("tuple[int, int, int, int]", layout.getItemPosition(place))
        return line, column
    return place, 0
