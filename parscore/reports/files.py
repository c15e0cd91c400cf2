"""Writing a report so that the old file stays whole until the new one is."""

import errno
import os
from pathlib import Path
from uuid import uuid4

from parscore.faults import fault_of

DOING = "Chưa ghi được tệp"
_IN_USE_ON_WINDOWS = (5, 32)  # access denied, sharing violation: what replacing a file open in Excel gives


def replace_file(path: Path, content: bytes) -> None:
    """Put the content in place of whatever stands at the path; EnvironmentFault, and nothing changed, on failure."""
    beside = path.parent / f".{uuid4().hex}.part"
    try:
        if path.is_dir():  # Windows would only say that access is denied
            raise IsADirectoryError(errno.EISDIR, "")
        _write(beside, content)
        beside.replace(path)
    except OSError as error:
        if getattr(error, "winerror", None) in _IN_USE_ON_WINDOWS and path.exists():
            error = OSError(errno.ETXTBSY, "")
        raise fault_of(error, DOING, path) from None
    finally:
        _remove(beside)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the folder itself is gone or refuses; the first fault is the one to tell
