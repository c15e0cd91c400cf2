"""Work in a thread that no Qt object goes into: its news is fetched by the window, never sent by the thread.

PySide 6.11.3 does not survive two things that threads do easily. A signal sent from a thread reaches for its object
while the window may be deleting it. And where a thread is the last to let go of a plain object one of whose methods is
connected, it tears at the one table of all connections, which the window is writing at that moment.
"""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

LOOK_MS = 30
Tell = Callable[[object], None]
Work = Callable[[Tell], None]


class _End(NamedTuple):
    mistake: BaseException | None


class Errand(QObject):
    """`told` brings whatever the work says through the `Tell` it is given, `ended` what it raised, or None.

    The work holds plain data only. Once the errand is let go of the work goes on unheard. `over` is set when the work
    has come to its end, told or not.
    """

    told = Signal(object)
    ended = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.over = Event()
        self._work = work
        self._news: SimpleQueue[object] = SimpleQueue()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.fetch)

    def start(self) -> None:
        """Begin in a thread; closing the window waits for it."""
        work, news, over = self._work, self._news, self.over
        QThreadPool.globalInstance().start(lambda: _run(work, news, over))
        self._look.start()

    def fetch(self) -> None:
        """Tell what has come in by now."""
        while True:
            try:
                news = self._news.get_nowait()
            except Empty:
                return
            if not isinstance(news, _End):
                self.told.emit(news)
                continue
            self._look.stop()
            self.ended.emit(news.mistake)
            return

    def drop(self) -> None:
        """Hear no more of it."""
        self._look.stop()
        self.told.disconnect()
        self.ended.disconnect()


def _run(work: Work, news: "SimpleQueue[object]", over: Event) -> None:
    try:
        work(news.put)
    except BaseException as mistake:
        news.put(_End(mistake))
    else:
        news.put(_End(None))
    over.set()
