"""Two windows on one folder lose nothing, but neither sees what the other does; so the second one says it."""

from pathlib import Path

from PySide6.QtCore import QLockFile

LOCK_NAME = "parscore.lock"
WORDS = (
    "Thư mục này đang mở ở một cửa sổ PARSCORE khác; những gì sửa ở đó chưa hiện ở đây. "
    "Nên đóng một trong hai cửa sổ trước khi nhập tiếp."
)


class OpenHere:
    """A sign in the folder that a window is open on it."""

    def __init__(self, folder: Path) -> None:
        self._lock = QLockFile(str(folder / LOCK_NAME))
        self._lock.setStaleLockTime(0)  # only a program that is gone leaves a lock that counts no more

    def put_up(self) -> bool:
        """Put the sign up; False when another window has. A folder that takes no sign is nobody's fault."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def take_down(self) -> None:
        self._lock.unlock()
