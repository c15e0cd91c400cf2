"""Waiting for something slow without a dead window: after half a second it says what is done, and can be stopped."""

from collections.abc import Callable
from threading import Event, Lock
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from parscore.ui import style

QUIET = 0.5  # seconds
LOOK_MS = 30
WIDTH = 440
Made = TypeVar("Made")
_under_way: list[str] = []


class StoppedError(Exception):
    """The official would not wait any longer; what comes of the work later is dropped."""


def waited(
    parent: QWidget,
    words: str,
    work: Callable[[], Made],
    drop: Callable[[Made], None] | None = None,
    *,
    stoppable: bool = True,
) -> Made:
    """Do the work in a thread and give back what it makes, or raise what it raises; StoppedError once stopped.

    For the first half second the window stands still; then a small box over it says what is done. `drop` gets what a
    stopped work makes after all, in its thread.
    """
    _under_way.append(words)
    try:
        return _waited(parent, words, _Task(work, drop), stoppable=stoppable)
    finally:
        _under_way.remove(words)


def under_way() -> bool:
    """Whether something is being waited for, so that the window had better not close."""
    return bool(_under_way)


def _waited(parent: QWidget, words: str, task: "_Task[Made]", *, stoppable: bool) -> Made:
    QThreadPool.globalInstance().start(task.run)
    if not task.done.wait(QUIET):
        loop = QEventLoop()
        look = QTimer(loop)
        look.timeout.connect(lambda: loop.quit() if task.done.is_set() else None)
        look.start(LOOK_MS)
        box = WaitingBox(words, parent, stoppable=stoppable)
        box.stopped.connect(lambda: task.stop())  # the method itself, let go of by the thread, would tear at PySide
        box.stopped.connect(loop.quit)
        box.open()
        loop.exec()
        box.accept()
        box.deleteLater()
        parent.activateWindow()
    return task.made()


class _Task(Generic[Made]):
    """Plain Python, and none of its methods is connected: the thread may be the last to let go of it; see `errand`."""

    def __init__(self, work: Callable[[], Made], drop: Callable[[Made], None] | None) -> None:
        self._work = work
        self._drop = drop
        self._made: list[Made] = []
        self._fault: BaseException | None = None
        self._lock = Lock()
        self._stopped = False
        self.done = Event()

    def run(self) -> None:
        try:
            made = self._work()
            with self._lock:
                if not self._stopped:
                    self._made.append(made)
            if not self._made and self._drop is not None:
                self._drop(made)
        except BaseException as fault:
            self._fault = fault
        self.done.set()

    def stop(self) -> None:
        """Wait no longer, unless it is made already."""
        with self._lock:
            self._stopped = not self._made

    def made(self) -> Made:
        if self._stopped:
            raise StoppedError
        if self._fault is not None:
            raise self._fault
        return self._made[0]


class WaitingBox(QDialog):
    """What is being done, a bar that moves, and a way out."""

    stopped = Signal()

    def __init__(self, words: str, parent: QWidget, *, stoppable: bool) -> None:
        super().__init__(parent)
        self.setObjectName("waiting")
        self.setWindowTitle("Xin chờ")
        self.setMinimumWidth(WIDTH)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        told = style.text_label(words, name="waitingWords")
        told.setWordWrap(True)
        bar = QProgressBar()
        bar.setObjectName("waitingBar")
        bar.setAccessibleName("Đang làm")
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self._stoppable = stoppable
        stop = QPushButton("Dừng")
        stop.setObjectName("stop")
        stop.setAccessibleName("Dừng")
        stop.clicked.connect(self.reject)
        stop.setVisible(stoppable)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING * 2] * 4)
        column.setSpacing(style.PADDING)
        column.addWidget(told)
        column.addWidget(bar)
        column.addLayout(foot)
        self.rejected.connect(self.stopped)

    def reject(self) -> None:
        if self._stoppable:
            super().reject()
