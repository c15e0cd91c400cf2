"""After a dialog the keyboard goes back to where it was, also when what it was in was shut meanwhile."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget


def give_keyboard_back(dialog: QDialog) -> None:
    """See to it when a dialog is closed; to be asked before it takes the keyboard."""
    parent = dialog.parentWidget()
    if parent is None:
        return
    window, was = parent.window(), _in_focus(parent)
    # what the dialog did may still be about to remake what had the keyboard
    dialog.finished.connect(lambda _how: QTimer.singleShot(0, window, lambda: _give_back(was)))


def _in_focus(parent: QWidget) -> list[QWidget]:
    """What has the keyboard in a window, and all it stands in, the innermost first."""
    found: list[QWidget] = []
    widget: QWidget | None = parent.window().focusWidget()
    while widget is not None and not widget.isWindow():
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _give_back(was: list[QWidget]) -> None:
    """To what had the keyboard, else to what is nearest to it; of buttons rather the one that leads on."""
    from shiboken6 import isValid

    for place, widget in enumerate(was):
        if not isValid(widget) or not widget.isVisible() or not widget.isEnabled():
            continue
        inside = [widget] if place == 0 else [one for one in widget.findChildren(QWidget) if _takes_keyboard(one)]
        if inside:
            min(inside, key=lambda one: not one.property("primary")).setFocus()
            return


def _takes_keyboard(widget: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.isVisible() and widget.isEnabled()
