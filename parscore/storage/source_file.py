"""A file on its way into the evidence store: opened without waiting, read block by block, watched for changes."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from parscore.faults import EnvironmentFault, InputError, fault_of
from parscore.scoring.text import nfc

BLOCK = 1 << 20
_READING = "Chưa đọc được tệp"
_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # opening a pipe must not wait for a writer

Watch = Callable[[int, int], None]
"""Is told how many bytes of how many are read; whatever it raises ends the reading, and nothing is left behind."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file open for reading, and what it was like when it was opened."""

    path: Path
    handle: int
    before: os.stat_result

    @property
    def size(self) -> int:
        return self.before.st_size

    def blocks(self, watch: Watch | None = None) -> Iterator[bytes]:
        """The content from the beginning; EnvironmentFault where it is not the one that was opened, at the latest
        after the last block.
        """
        done = 0
        with _told(self.path):
            os.lseek(self.handle, 0, os.SEEK_SET)
        while block := self._read():
            done += len(block)
            if done > self.size:
                break
            yield block
            if watch is not None:
                watch(done, self.size)
        if done != self.size or self._moved():
            raise EnvironmentFault(
                f"{_READING} “{nfc(str(self.path))}”: tệp đang được chương trình khác ghi; "
                "hãy lưu và đóng tệp đó rồi thêm lại."
            )

    def _read(self) -> bytes:
        with _told(self.path):
            return os.read(self.handle, BLOCK)

    def _moved(self) -> bool:
        """Whether the file was written to, or another put in its place, since it was opened."""
        after = os.fstat(self.handle)
        with _told(self.path):
            now = self.path.stat()
        same_file = os.path.samestat(now, after)
        before = self.before
        return not same_file or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns)


@contextmanager
def opened_source(path: Path) -> Iterator[SourceFile]:
    """The file open for reading; only files are let through: InputError for whatever else stands there."""
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind):
            raise InputError(no_file(path, kind))
        handle = os.open(path, os.O_RDONLY | _NO_WAIT)
    except OSError as error:
        raise fault_of(error, _READING, nfc(str(path))) from error
    except ValueError as error:  # a name with NUL in it
        raise InputError("Tên tệp không đúng; hãy đổi tên tệp rồi thêm lại.") from error
    try:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):  # it was exchanged in between
            raise InputError(no_file(path, before.st_mode))
        yield SourceFile(path, handle, before)
    finally:
        os.close(handle)


def no_file(path: Path, mode: int) -> str:
    """Why something that is no file cannot be a document."""
    what = "là thư mục" if stat.S_ISDIR(mode) else "không phải là tệp thường"
    return f"“{nfc(str(path))}” {what}; hãy chọn từng tệp tài liệu."


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise fault_of(error, _READING, nfc(str(path))) from error
