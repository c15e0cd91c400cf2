"""The order in which Tab goes through the window: as one reads, however late the parts of a pane were made."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def neighbour(whole: QWidget, here: QWidget, *, forward: bool) -> QWidget | None:
    """What Tab reaches from `here`, or Shift+Tab: what is read next inside `whole`, round its end. None without any.

    Only what stands beside it is looked at, and beside what holds it. Qt's own chain would have to be written anew at
    every step, and can never be read: PySide takes a widget read from it for a child of the one before.
    """
    found = _first_of(_parts(here), forward=True) if forward else None
    child = here
    while found is None and child is not whole:
        holder = child.parentWidget()
        if holder is None:
            return None
        parts = _parts(holder)
        if child in parts:
            place = parts.index(child)
            found = _first_of(parts[place + 1 :] if forward else parts[:place], forward=forward)
        if found is None and not forward and _takes_tab(holder):
            found = holder
        child = holder
    return found or _first_in(whole, forward=forward)


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return takes and widget.isEnabled() and widget.focusProxy() is None


def _first_of(parts: list[QWidget], *, forward: bool) -> QWidget | None:
    in_turn = parts if forward else reversed(parts)
    return next((found for part in in_turn if (found := _first_in(part, forward=forward)) is not None), None)


def _first_in(widget: QWidget, *, forward: bool) -> QWidget | None:
    """A widget in sight, then what it holds, line by line; backwards the other way round."""
    if widget.isHidden():
        return None
    if forward and _takes_tab(widget):
        return widget
    inside = _first_of(_parts(widget), forward=forward)
    if inside is None and not forward and _takes_tab(widget):
        return widget
    return inside


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
