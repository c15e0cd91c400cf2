"""Parts of a page brought into view together, where the page around them scrolls."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget


def scroll_to(area: QScrollArea, *parts: QWidget) -> None:
    """Scroll as little as shows all of the parts; where they are too tall together, to the top of the first."""
    inside = area.widget()
    if inside is None or not parts:
        return
    if (layout := inside.layout()) is not None:
        layout.activate()
    whole = QRect()
    for part in parts:
        whole = whole.united(QRect(part.mapTo(inside, QPoint(0, 0)), part.size()))
    bar, room = area.verticalScrollBar(), area.viewport().height()
    lowest = min(whole.top(), max(bar.value(), whole.bottom() + 1 - room))
    bar.setValue(lowest if whole.height() <= room else whole.top())
