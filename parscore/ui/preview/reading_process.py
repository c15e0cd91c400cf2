"""The window's end of the process that reads one document: requests go out one by one, answers come as signals."""

import json
import sys
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal
from shiboken6 import isValid

from parscore.ui.preview.reader import MODULE, OPTION

Request = dict[str, Any]
PATIENCE_MS = 10_000
MOST_FALLS = 3
LARGEST_ANSWER = 90_000_000
_END_MS = 2_000


class ReadingProcess(QObject):
    """`told` brings request, answer and bytes; `fell` the request that could not be answered, "slow" or "fell".

    A process that hangs or falls is started anew for what is asked next, a few times.
    """

    told = Signal(object, object, bytes)
    fell = Signal(object, str)

    def __init__(self, path: Path, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._opening: Request = {"do": "open", "path": str(path), "name": name}
        self._falls = 0
        self._waiting: list[Request] = []
        self._asked: Request | None = None
        self._quietly = self._resting = False
        self._came = bytearray()
        self._head: Request | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._give_up("slow"))
        self._child = _Child()
        self._child.process.readyReadStandardOutput.connect(self._read)
        self._child.process.finished.connect(lambda *_: self._give_up("fell"))
        self._child.process.errorOccurred.connect(self._on_error)
        self.destroyed.connect(self._child.end)

    def open(self) -> None:
        """Begin; the answer tells what can be seen."""
        self.ask(self._opening)

    def ask(self, request: Request, *, first: bool = False) -> None:
        """Ask when those asked before are answered; with `first` before those still waiting."""
        self._waiting.insert(0 if first else len(self._waiting), request)
        self._go_on()

    def forget(self, do: str) -> None:
        """Take back what has not been asked yet of one kind."""
        self._waiting = [one for one in self._waiting if one["do"] != do]

    def end(self) -> None:
        """End the process; nothing more is told."""
        self._waiting.clear()
        self._asked = None
        self._patience.stop()
        self._child.end()

    def rest(self, wanted: bool) -> None:
        """End the process for as long as nobody looks; what was asked is asked again afterwards."""
        self._resting = wanted
        if wanted and self._asked is not None and not self._quietly:
            self._waiting.insert(0, self._asked)
        if wanted:
            self._asked = self._head = None
            self._patience.stop()
            self._child.end()
        self._go_on()

    def _go_on(self) -> None:
        if self._resting or self._asked is not None or not self._waiting:
            return
        if self._falls >= MOST_FALLS:
            given_up, self._waiting = self._waiting, []
            for request in given_up:
                self.fell.emit(request, "fell")
            return
        started = self._child.running
        if not started:
            self._came.clear()
            self._head = None
            self._child.start()
        self._quietly = not started and self._waiting[0] is not self._opening
        self._asked = self._opening if self._quietly else self._waiting.pop(0)
        self._patience.start()
        self._child.process.write(json.dumps(self._asked).encode() + b"\n")

    def _read(self) -> None:
        self._came += self._child.process.readAllStandardOutput().data()
        while self._asked is not None:
            if self._head is None:
                line, found, rest = self._came.partition(b"\n")
                if not found:
                    return
                self._came = rest
                self._head = _head_of(bytes(line))
                if self._head is None:
                    self._child.end()
                    self._give_up("fell")
                    return
            if len(self._came) < self._head["bytes"]:
                return
            self._answered()

    def _answered(self) -> None:
        assert self._asked is not None
        assert self._head is not None
        request, head = self._asked, self._head
        body = bytes(self._came[: head["bytes"]])
        del self._came[: head["bytes"]]
        self._asked = self._head = None
        self._patience.stop()
        if not self._quietly:
            self.told.emit(request, head, body)
        self._quietly = False
        self._go_on()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._give_up("fell")

    def _give_up(self, why: str) -> None:
        """The request at hand is not answered any more; what waits is asked of a new process."""
        request = self._asked
        if request is None:
            return
        if self._quietly and self._waiting:
            request = self._waiting.pop(0)  # the file cannot even be opened again
        self._quietly = False
        self._asked = self._head = None
        self._falls += 1
        self._patience.stop()
        self._child.end()
        QTimer.singleShot(0, self, self._go_on)
        self.fell.emit(request, why)


class _Child:
    """The process itself. Qt owns it nowhere, so that it is ended before it is let go of, whatever is deleted."""

    def __init__(self) -> None:
        self.process = QProcess()
        self.process.setStandardErrorFile(QProcess.nullDevice())

    @property
    def running(self) -> bool:
        return self.process.state() is not QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """The packaged program has no interpreter beside it, and is started anew."""
        _Running.take(self)
        self.process.blockSignals(False)
        frozen = getattr(sys, "frozen", False)
        self.process.start(sys.executable, [OPTION] if frozen else ["-m", MODULE])

    def end(self) -> None:
        """End it unheard; a process that is killed is gone within a moment."""
        _Running.children.discard(self)
        if not isValid(self.process):  # the program ends, and Qt was quicker: what it deletes it has ended
            return
        self.process.blockSignals(True)
        if self.running:
            self.process.kill()
            self.process.waitForFinished(_END_MS)


class _Running:
    """The processes at work, so that none is left when the program ends."""

    children: ClassVar[set[_Child]] = set()
    _watched = False

    @classmethod
    def take(cls, child: _Child) -> None:
        cls.children.add(child)
        app = QCoreApplication.instance()
        if app is not None and not cls._watched:
            cls._watched = True
            app.aboutToQuit.connect(cls._end_all)

    @classmethod
    def _end_all(cls) -> None:
        for child in tuple(cls.children):
            child.end()


def _head_of(line: bytes) -> Request | None:
    try:
        head = json.loads(line)
    except ValueError:
        return None
    size = head.get("bytes") if isinstance(head, dict) else None
    return head if isinstance(size, int) and 0 <= size <= LARGEST_ANSWER else None
