"""Keys that a field would keep for itself though they mean the window."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_EXPORT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)  # to Qt on Linux also the end of the line


def meant_for_window(event: QKeyEvent, *, typing: bool) -> bool:
    """Undo and redo belong to the window while nothing is being typed, the key of an export always."""
    if event.keyCombination() == _EXPORT:
        return True
    return not typing and any(event.matches(step) for step in _STEPS)
