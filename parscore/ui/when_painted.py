"""What the first sight of something can do without: done once that was painted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def when_painted(owner: QObject, act: Callable[[], object]) -> QTimer:
    """Do it when everything due now was laid out and painted, unless the owner is gone or the timer stopped by then."""
    timer = QTimer(owner, singleShot=True, interval=0)  # QTimer.singleShot(0) would come before the painting
    timer.timeout.connect(act)
    timer.start()
    return timer
