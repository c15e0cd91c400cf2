"""Keys that a field would keep for itself though they mean the window."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_ALWAYS = (  # to Qt on Linux also keys of a line: to its end, cut off its rest
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E),
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K),
)


def meant_for_window(event: QKeyEvent, *, typing: bool) -> bool:
    """Undo and redo belong to the window while nothing is being typed, those of export and search always."""
    if event.keyCombination() in _ALWAYS:
        return True
    return not typing and any(event.matches(step) for step in _STEPS)
