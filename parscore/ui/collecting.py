"""Python's collector on the window's own thread.

Left to itself it runs in whatever thread happens to allocate, and would destroy widgets there, which Qt does not
survive.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1000


class Collector(QObject):
    """Switches the automatic collector off while it lives, and collects from the event loop instead."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(collect_when_due)
        self._timer.start()


def collect_when_due() -> None:
    """Collect the oldest generation that is due by Python's own thresholds."""
    due = [
        age for age, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > limit
    ]
    if due:
        gc.collect(max(due))
