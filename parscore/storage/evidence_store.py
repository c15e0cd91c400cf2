"""The evidence store: files under their SHA-256, taken in whole or not at all, never changed afterwards."""

import os
import re
import stat
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Self

from parscore.faults import EnvironmentFault, InputError, fault_of
from parscore.scoring.evidence import Document
from parscore.scoring.text import nfc
from parscore.storage.file_names import plain_name

BLOCK = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_READING = "Chưa đọc được tệp"
_STORING = "Chưa cất được tài liệu vào"
_UNDER_WAY = ".part"
_STALE_AFTER = 24 * 3600
_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # opening a pipe must not wait for a writer

Watch = Callable[[int, int], None]
"""Is told how many bytes of how many are copied; whatever it raises ends the copying, and nothing is left behind."""


class Stored(NamedTuple):
    """A file in the store: its name there, and how many bytes it has."""

    sha256: str
    size: int


class Standing(StrEnum):
    """How a stored file is found again."""

    WHOLE = "whole"
    MISSING = "missing"
    CHANGED = "changed"


class EvidenceStore:
    """The files of one folder, `ab/abcd…` by SHA-256. Several programs may take files in at the same time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of_workspace(cls, folder: Path) -> Self:
        """The store beside the database of a workspace; on a server too, it is the folder's."""
        return cls(folder / "evidence")

    def path_of(self, checksum: str) -> Path:
        """Where a file of this SHA-256 stands, or would stand."""
        if not _SHA256.fullmatch(checksum):
            raise InputError("Mã của tệp tài liệu không đúng; hãy mở lại danh sách tài liệu.")
        return self.folder / checksum[:2] / checksum

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

    def take_in(self, path: Path, watch: Watch | None = None) -> Stored:
        """Copy a file into the store, or find that it is there already.

        InputError for what is no file; EnvironmentFault when it cannot be read, changes meanwhile, or finds no room.
        In both cases the store stays as it was.
        """
        with _opened(path) as (source, before):
            copy = self._beside()
            try:
                stored = self._copied(path, source, before, copy, watch)
                self._put(copy, stored)
            finally:
                _drop(copy)
        return stored

    def copy_out(self, checksum: str, name: str, folder: Path) -> Path:
        """A read-only copy under its true name, for other programs to open; the stored file is never handed out."""
        place = folder / plain_name(name)
        stored = self.path_of(checksum)
        with _told("Chưa mở được tài liệu", stored):
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

    def _beside(self) -> Path:
        with _told(_STORING, self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            handle, name = tempfile.mkstemp(_UNDER_WAY, ".", self.folder)
            os.close(handle)
            return Path(name)

    def _sweep(self) -> None:
        """Take away what programs that were killed left half copied."""
        for left in self.folder.glob(f".*{_UNDER_WAY}"):
            with suppress(OSError):
                if left.stat().st_mtime < time.time() - _STALE_AFTER:
                    _drop(left)

    def _copied(self, path: Path, source: int, before: os.stat_result, copy: Path, watch: Watch | None) -> Stored:
        hashing, done = sha256(), 0
        with _told(_STORING, self.folder), copy.open("r+b", buffering=0) as target:
            while block := _read(path, source):
                hashing.update(block)
                _write(target.fileno(), block)
                done += len(block)
                if done > before.st_size:
                    break
                if watch is not None:
                    watch(done, before.st_size)
            os.fsync(target.fileno())
        if done != before.st_size or _moved(path, source, before):
            raise EnvironmentFault(
                f"{_READING} “{path}”: tệp đang được chương trình khác ghi; hãy lưu và đóng tệp đó rồi thêm lại."
            )
        return Stored(hashing.hexdigest(), done)

    def _put(self, copy: Path, stored: Stored) -> None:
        place = self.path_of(stored.sha256)
        with _told(_STORING, self.folder):
            if self.standing(*stored) is Standing.WHOLE and _checksum(place) == stored.sha256:
                return
            if _checksum(copy) != stored.sha256:
                raise EnvironmentFault(
                    f"{_STORING} “{self.folder}”: ổ đĩa ghi sai nội dung tệp; hãy kiểm tra ổ đĩa rồi thêm lại."
                )
            place.parent.mkdir(exist_ok=True)
            copy.chmod(0o444)
            if place.exists():  # damaged meanwhile: what was just read is the true content
                place.chmod(0o644)  # or Windows would not replace it
            copy.replace(place)
            _settle(place.parent)
            _settle(self.folder)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[int, os.stat_result]]:
    """The file open for reading, and what it was like then; only files are let through."""
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind):
            what = "là thư mục" if stat.S_ISDIR(kind) else "không phải là tệp thường"
            raise InputError(f"“{path}” {what}; hãy chọn từng tệp tài liệu.")
        source = os.open(path, os.O_RDONLY | _NO_WAIT)
    except OSError as error:
        raise fault_of(error, _READING, path) from error
    except ValueError as error:  # a name with NUL in it
        raise InputError("Tên tệp không đúng; hãy đổi tên tệp rồi thêm lại.") from error
    try:
        before = os.fstat(source)
        if not stat.S_ISREG(before.st_mode):
            raise InputError(f"“{path}” không phải là tệp thường; hãy chọn từng tệp tài liệu.")
        yield source, before
    finally:
        os.close(source)


def _read(path: Path, source: int) -> bytes:
    with _told(_READING, path):
        return os.read(source, BLOCK)


def _write(target: int, block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[os.write(target, rest) :]


def _moved(path: Path, source: int, before: os.stat_result) -> bool:
    """Whether the file was written to, or another put in its place, since it was opened."""
    after = os.fstat(source)
    with _told(_READING, path):
        now = path.stat()
    same_file = os.path.samestat(now, after)
    return not same_file or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns)


def _checksum(path: Path) -> str:
    hashing = sha256()
    with path.open("rb", buffering=0) as opened:
        while block := opened.read(BLOCK):
            hashing.update(block)
    return hashing.hexdigest()


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.chmod(0o644)  # Windows deletes nothing that is read-only
    with suppress(OSError):
        path.unlink()


def _settle(folder: Path) -> None:
    """Bring the entries of a folder to the disk, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told(doing: str, place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise fault_of(error, doing, nfc(str(place))) from error
