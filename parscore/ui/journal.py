"""The road of edits to the disk: written in order, told when done, kept and tried again when the disk refuses.

What the workspace will not take however often it is asked (the assessment was closed elsewhere) is not tried again by
itself: it stays in line, `refused` says why, and somebody decides.

Writing takes about a millisecond and is waited for, so "Đã lưu" is true the moment it shows. A workspace that another
program holds is not waited for: the write goes on in its thread and the window stays alive.
"""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from parscore.faults import InputError, ParscoreError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

PATIENCE = 0.25
SETTLING = 6  # seconds: more than the database itself waits for another program
RETRY_MS = 5000

Write = Callable[[], None]


class Journal(QObject):
    """Writes waiting for the disk; nothing leaves the line before it is written."""

    saved = Signal(object)
    failed = Signal(str)
    refused = Signal(str)
    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Write] = deque()
        self._pool: ThreadPoolExecutor | None = None
        self._running: Future[ParscoreError | None] | None = None
        self.why = ""
        self.stuck = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.flush)
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def unsaved(self) -> int:
        """How many steps are not on the disk yet."""
        return len(self._waiting)

    def add(self, write: Write) -> None:
        """Put a write in line and try to empty the line."""
        self._waiting.append(write)
        self.flush()

    @Slot()
    def flush(self) -> None:
        """Write what waits; returns at once when a write is under way, which will take the rest along."""
        if self._running is not None or not self._waiting:
            return
        self._retry.stop()
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(1, "parscore-journal")
        self._running = self._pool.submit(self._write)
        try:
            self._running.exception(PATIENCE)  # only waited for: `_finish` says what it was
        except TimeoutError:
            self._running.add_done_callback(lambda _: self._ended.emit())
        else:
            self._finish()

    def settle(self) -> None:
        """Write what waits and come to the end of it, however slow the disk; what it refuses goes on waiting."""
        self.flush()
        if self._running is not None:
            from concurrent.futures import wait

            if wait([self._running], SETTLING).done:
                self._finish()

    def drop(self) -> None:
        """Give up what waits; a write under way comes to its end first."""
        self._retry.stop()
        if self._running is not None:
            from concurrent.futures import wait

            wait([self._running])
        self._running = None
        self._waiting.clear()
        self.stuck = False

    def close(self) -> None:
        """Stop trying; a write under way comes to its end first."""
        self._retry.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
        self._running = None

    def _write(self) -> ParscoreError | None:
        while self._waiting:
            try:
                self._waiting[0]()
            except ParscoreError as fault:
                return fault
            self._waiting.popleft()
        return None

    @Slot()
    def _finish(self) -> None:
        running, self._running = self._running, None
        if running is None:
            return
        fault = running.result()
        self.stuck = isinstance(fault, InputError)
        if fault is not None:
            self.why = str(fault)
            if self.stuck:
                self.refused.emit(self.why)
            else:
                self._retry.start()
                self.failed.emit(self.why)
        elif not self._waiting:
            self.why = ""
            self.saved.emit(datetime.now())
        else:
            self.flush()
