"""Many files and folders taken in at one go: read by several threads, brought to the disk and written down in groups.

A program killed at any moment leaves whole files, some of which nothing speaks of yet, and never a row without its
file: the files of a group are on the disk before its one transaction begins. Waiting for the disk once for a group and
not for each file is what makes two thousand small files bearable.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from parscore.faults import EnvironmentFault, ParscoreError
from parscore.scoring.evidence import Document
from parscore.storage import documents
from parscore.storage.evidence_store import BLOCK, EvidenceStore, Held
from parscore.storage.folder_walk import Found, Refused, files_below
from parscore.storage.stored import plain

_READERS = 4
_SETTLERS = 8
_AHEAD = 256
_GROUP = 64
_EVERY = 0.1


class Progress(NamedTuple):
    """How far a batch is: bytes read and all bytes, files done with and all files, and the file under way."""

    done: int
    size: int
    files: int
    of_files: int
    name: str


class Taken(NamedTuple):
    """A file that is in the store and its document; `known` when the very same file was there before."""

    path: Path
    document: Document
    known: bool


class Batch(NamedTuple):
    """What became of a batch, in the order of its files; `stopped` when it ended before the last of them."""

    taken: tuple[Taken, ...]
    refused: tuple[Refused, ...]
    stopped: bool


class _Coming(NamedTuple):
    place: int
    file: Found
    future: Future[Held]


class _StoppedError(Exception):
    """Whoever asked for the batch would not wait any longer."""


@dataclass
class BatchIntake:
    """One batch. `tell` hears of each file when nothing can undo what became of it, `watch` after every group and at
    least ten times a second; both are called in the thread that called `run`. Once `stopped` says so, whatever is not
    written down yet is let go.
    """

    store: EvidenceStore
    reading: Callable[[], AbstractContextManager[Connection]]
    writing: Callable[[], AbstractContextManager[Connection]]
    who: str
    tell: Callable[[Taken | Refused], None]
    watch: Callable[[Progress], None]
    stopped: Callable[[], bool]
    _read: dict[int, int] = field(default_factory=dict)
    _taken: list[Taken] = field(default_factory=list)
    _refused: list[Refused] = field(default_factory=list)
    _ended: bool = False

    def run(self, paths: Sequence[Path]) -> Batch:
        files: list[Found] = []
        for one in files_below(paths, self.stopped):
            if isinstance(one, Found):
                files.append(one)
            else:
                self._refuse(one)
        with self.reading() as connection:
            sizes = documents.sizes_above(connection, BLOCK)
        stopped = self.stopped()
        with ThreadPoolExecutor(_READERS) as readers, ThreadPoolExecutor(_SETTLERS) as settlers:
            try:
                self._take_all(files, sizes, readers, settlers)
            except _StoppedError:
                stopped = True
        return Batch(tuple(self._taken), tuple(self._refused), stopped)

    def _take_all(self, files: list[Found], sizes: set[int], readers: Executor, settlers: Executor) -> None:
        ahead: deque[_Coming] = deque()
        rest = enumerate(files)
        whole, finished, read = sum(file.size for file in files), 0, 0
        try:
            while True:
                while len(ahead) < _AHEAD and (one := next(rest, None)):
                    place, file = one
                    ahead.append(_Coming(place, file, readers.submit(self._hold, place, file, file.size in sizes)))
                if not ahead:
                    return
                wait([ahead[min(_GROUP, len(ahead)) - 1].future], _EVERY)
                if self.stopped():
                    raise _StoppedError
                group = list(_completed(ahead))
                if group:
                    self._take(group, settlers)
                for coming in group:
                    self._read.pop(coming.place, None)
                    read += coming.file.size
                finished += len(group)
                now = min(read + sum(list(self._read.values())), whole)  # the list is made before a thread adds to it
                name = plain(ahead[0].file.path.name) if ahead else ""
                self.watch(Progress(now, whole, finished, len(files), name))
        finally:
            self._ended = True  # those still reading notice at their next block
            for coming in ahead:
                coming.future.cancel()
            for coming in ahead:
                self._let_go(coming)

    def _hold(self, place: int, file: Found, likely: bool) -> Held:
        """In a thread of the readers."""

        def watch(done: int, _size: int) -> None:
            if self._ended or self.stopped():
                raise _StoppedError
            self._read[place] = max(done, self._read.get(place, 0))

        watch(0, file.size)
        return self.store.hold(file.path, watch, likely=likely)

    def _take(self, group: list[_Coming], settlers: Executor) -> None:
        """Bring what was read to its place, then write it down; what fails says so, and the rest goes on."""
        put: list[tuple[Path, Held]] = []
        folders: set[Path] = set()
        try:
            if any(isinstance(coming.future.exception(), _StoppedError) for coming in group):
                raise _StoppedError
            for _, file, future in group:
                try:
                    folders.add(self.store.put(held := future.result()))
                    put.append((file.path, held))
                except ParscoreError as fault:
                    self._refuse(Refused(file.path, str(fault), isinstance(fault, EnvironmentFault)))
            try:
                if put:
                    self.store.settle(folders, settlers)
                    self._write_down(put)
            except ParscoreError as fault:
                for path, _ in put:
                    self._refuse(Refused(path, str(fault), isinstance(fault, EnvironmentFault)))
        finally:
            for coming in group:
                self._let_go(coming)

    def _write_down(self, put: list[tuple[Path, Held]]) -> None:
        given = [documents.of_file(path.name, held.stored) for path, held in put]
        with self.writing() as connection:
            kept = documents.add_all(connection, given, self.who)
        for (path, _), (document, known) in zip(put, kept, strict=True):
            taken = Taken(path, document, known)
            self._taken.append(taken)
            self.tell(taken)

    def _refuse(self, one: Refused) -> None:
        self._refused.append(one)
        self.tell(one)

    def _let_go(self, coming: _Coming) -> None:
        """Take away the copy of what was not put in its place, once it is no longer written to."""
        with suppress(CancelledError, Exception):
            self.store.drop(coming.future.result())


def _completed(ahead: deque[_Coming]) -> Iterator[_Coming]:
    """Those at the head that are done, so that documents come in the order of their files."""
    while ahead and ahead[0].future.done():
        yield ahead.popleft()
