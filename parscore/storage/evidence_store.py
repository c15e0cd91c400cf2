"""The evidence store: files under their SHA-256, taken in whole or not at all, never changed afterwards."""

import os
import re
import stat
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from parscore.faults import EnvironmentFault, InputError, fault_of
from parscore.scoring.evidence import Document
from parscore.scoring.text import nfc
from parscore.storage.file_names import plain_name
from parscore.storage.source_file import BLOCK, SourceFile, Watch, opened_source

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["BLOCK", "EvidenceStore", "Held", "Standing", "Stored", "Watch", "checksum_of"]

UNDER_WAY = ".part"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_STORING = "Chưa cất được tài liệu vào"
_STALE_AFTER = 24 * 3600


class Stored(NamedTuple):
    """A file in the store: its name there, and how many bytes it has."""

    sha256: str
    size: int


class Held(NamedTuple):
    """A file that was read whole: its copy on the disk, not yet under its name; None when the store has it already."""

    stored: Stored
    copy: Path | None


class Standing(StrEnum):
    """How a stored file is found again."""

    WHOLE = "whole"
    MISSING = "missing"
    CHANGED = "changed"


class EvidenceStore:
    """The files of one folder, `ab/abcd…` by SHA-256. Several programs and threads may take files in at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._swept_at = 0.0

    @classmethod
    def of_workspace(cls, folder: Path) -> Self:
        """The store beside the database of a workspace; on a server too, it is the folder's."""
        return cls(folder / "evidence")

    def path_of(self, checksum: str) -> Path:
        """Where a file of this SHA-256 stands, or would stand."""
        if not _SHA256.fullmatch(checksum):
            raise InputError("Mã của tệp tài liệu không đúng; hãy mở lại danh sách tài liệu.")
        return self.folder / checksum[:2] / checksum

    def is_stored(self, path: Path) -> bool:
        """Whether a path is one that `path_of` gives."""
        return bool(_SHA256.fullmatch(path.name)) and path == self.path_of(path.name)

    def standing(self, checksum: str, size: int) -> Standing:
        """Whether a file still stands as it was stored, as far as its size tells."""
        try:
            found = self.path_of(checksum).stat()
        except OSError:
            return Standing.MISSING
        return Standing.WHOLE if stat.S_ISREG(found.st_mode) and found.st_size == size else Standing.CHANGED

    def lost(self, documents: Iterable[Document]) -> frozenset[int]:
        """The ids of those whose file no longer stands as it was stored; one look at the disk for each."""
        return frozenset(one.id for one in documents if self.standing(one.sha256, one.size) is not Standing.WHOLE)

    def take_in(self, path: Path, watch: Watch | None = None, *, likely: bool = False) -> Stored:
        """Copy a file into the store, or find that it is there already; `likely` makes it look before it writes.

        InputError for what is no file; EnvironmentFault when it cannot be read, changes meanwhile, or finds no room.
        In both cases the store stays as it was.
        """
        held = self.hold(path, watch, likely=likely)
        try:
            self.settle([self.put(held)])
        finally:
            self.drop(held)
        return held.stored

    def hold(self, path: Path, watch: Watch | None = None, *, likely: bool = False) -> Held:
        """The first half of taking in: a copy that is on the disk and was read back, for `put`, else for `drop`."""
        with opened_source(path) as source:
            if source.size <= BLOCK:
                return self._held_small(b"".join(source.blocks(watch)))
            if likely:
                stored = _hashed(source, watch)
                if self._has(stored):
                    return Held(stored, None)
            return self._held_large(source, watch)

    def put(self, held: Held) -> Path:
        """The second half: give the copy its name. Returns the folder that must still be settled."""
        place = self.path_of(held.stored.sha256)
        if held.copy is not None:
            with _told(self.folder):
                if not self._has(held.stored):
                    place.parent.mkdir(exist_ok=True)
                    held.copy.chmod(0o444)
                    if place.exists():  # damaged meanwhile: what was just read is the true content
                        place.chmod(0o644)  # or Windows would not replace it
                    held.copy.replace(place)
        return place.parent

    def settle(self, folders: Iterable[Path], threads: "Executor | None" = None) -> None:
        """Bring the new names in these folders to the disk; after that a row may speak of them."""
        with _told(self.folder):
            deque((threads.map if threads else map)(settle_folder, {*folders, self.folder}), maxlen=0)

    def drop(self, held: Held) -> None:
        """Take away a copy that was not put in its place."""
        if held.copy is not None:
            _drop(held.copy)

    def copy_out(self, checksum: str, name: str, folder: Path) -> Path:
        """A read-only copy under its true name, for other programs to open; the stored file is never handed out."""
        place = folder / plain_name(name)
        stored = self.path_of(checksum)
        with _told(stored, "Chưa mở được tài liệu"):
            if place.is_file() and place.stat().st_size == stored.stat().st_size:
                return place
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with stored.open("rb") as source, place.open("xb") as target:
                while block := source.read(BLOCK):
                    target.write(block)
            place.chmod(0o444)
        except OSError as error:
            _drop(place)
            raise fault_of(error, "Chưa mở được tài liệu", name) from error
        return place

    def _has(self, stored: Stored) -> bool:
        if self.standing(*stored) is not Standing.WHOLE:
            return False
        with _told(self.folder):
            return checksum_of(self.path_of(stored.sha256)) == stored.sha256

    def _held_small(self, content: bytes) -> Held:
        stored = Stored(sha256(content).hexdigest(), len(content))
        if self._has(stored):
            return Held(stored, None)
        with self._copy() as (copy, handle), _told(self.folder):
            _write(handle, content)
            os.fsync(handle)
            if copy.read_bytes() != content:
                raise self._written_wrong()
            return Held(stored, copy)

    def _held_large(self, source: SourceFile, watch: Watch | None) -> Held:
        hashing = sha256()
        with self._copy() as (copy, handle):
            for block in source.blocks(watch):
                hashing.update(block)
                with _told(self.folder):
                    _write(handle, block)
            stored = Stored(hashing.hexdigest(), source.size)
            with _told(self.folder):
                os.fsync(handle)
                if checksum_of(copy) != stored.sha256:
                    raise self._written_wrong()
            return Held(stored, copy)

    @contextmanager
    def _copy(self) -> Iterator[tuple[Path, int]]:
        """An empty file in the store open for writing, gone again when it could not be filled."""
        with _told(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            handle, name = tempfile.mkstemp(UNDER_WAY, ".", self.folder)
        copy = Path(name)
        try:
            try:
                yield copy, handle
            finally:
                os.close(handle)
        except BaseException:
            _drop(copy)
            raise

    def _written_wrong(self) -> EnvironmentFault:
        return EnvironmentFault(
            f"{_STORING} “{self.folder}”: ổ đĩa ghi sai nội dung tệp; hãy kiểm tra ổ đĩa rồi thêm lại."
        )

    def _sweep(self) -> None:
        """Take away what programs that were killed left half copied; once an hour is enough."""
        now = time.time()
        if abs(now - self._swept_at) < _STALE_AFTER / 24:
            return
        self._swept_at = now
        for left in self.folder.glob(f".*{UNDER_WAY}"):
            with suppress(OSError):
                if left.stat().st_mtime < now - _STALE_AFTER:
                    _drop(left)


def checksum_of(path: Path, watch: Watch | None = None) -> str:
    """The SHA-256 of what a file holds now; `watch` is told the bytes read and those it had when it was opened."""
    hashing, block, done = sha256(), memoryview(bytearray(BLOCK)), 0
    with path.open("rb", buffering=0) as opened:
        size = os.fstat(opened.fileno()).st_size
        while count := opened.readinto(block):
            hashing.update(block[:count])
            done += count
            if watch is not None:
                watch(done, size)
    return hashing.hexdigest()


def settle_folder(folder: Path) -> None:
    """Bring the entries of a folder to the disk, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _hashed(source: SourceFile, watch: Watch | None) -> Stored:
    hashing = sha256()
    for block in source.blocks(watch):
        hashing.update(block)
    return Stored(hashing.hexdigest(), source.size)


def _write(target: int, block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[os.write(target, rest) :]


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.chmod(0o644)  # Windows deletes nothing that is read-only
    with suppress(OSError):
        path.unlink()


@contextmanager
def _told(place: Path, doing: str = _STORING) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise fault_of(error, doing, nfc(str(place))) from error
