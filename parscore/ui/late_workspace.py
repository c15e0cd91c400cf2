"""A workspace that is opened when it is first needed: a glance at its file has already filled the window."""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from parscore.faults import InputError

if TYPE_CHECKING:
    from parscore.storage.stored import Opened
    from parscore.storage.workspace import Workspace


class LateWorkspace:
    """Stands for the workspace until something is asked of it, from whatever thread; then it is that workspace."""

    def __init__(self, folder: Path, glimpsed: "Opened") -> None:
        self.folder = folder
        self._glimpsed = glimpsed
        self._workspace: Workspace | None = None
        self._opening = Lock()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opened(), name)

    def close(self) -> None:
        """Close what was opened; where nothing was ever needed there is nothing to close."""
        with self._opening:
            if self._workspace is not None:
                self._workspace.close()

    def _opened(self) -> "Workspace":
        with self._opening:
            if self._workspace is None:
                self._workspace = self._open()
            return self._workspace

    def _open(self) -> "Workspace":
        from parscore.storage.workspace import Workspace

        workspace = Workspace(self.folder)
        try:
            if workspace.open(self._glimpsed.card.id) == self._glimpsed:
                return workspace
        except BaseException:
            workspace.close()
            raise
        workspace.close()
        raise InputError(
            "Số liệu vừa được một cửa sổ hoặc chương trình khác thay đổi sau khi mở ở đây, nên thay đổi này chưa lưu "
            "được; hãy xem số liệu mới rồi nhập lại thay đổi này."
        )
