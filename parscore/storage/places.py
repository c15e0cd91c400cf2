"""Where a file stands: on a network share or not, and its address for SQLite."""

import os
import sys
from pathlib import Path
from urllib.parse import quote

_NETWORK_KINDS = {"9p", "afs", "cifs", "davfs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
_DRIVE_REMOTE = 4
_MOUNTS = Path("/proc/self/mounts")


def on_network(file: Path) -> bool:
    """Whether a file stands on a share, where SQLite's write-ahead log cannot work; False when that is unknown."""
    if sys.platform == "win32":
        return _on_windows_share(file)
    try:
        mounts = _MOUNTS.read_text(errors="surrogateescape")
    except OSError:
        return False
    return kind_of_place(os.path.realpath(file), mounts) in _NETWORK_KINDS


def kind_of_place(path: str, mounts: str) -> str:
    """The kind of file system a path stands on, by a table of mounts as Linux writes it."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind


def _on_windows_share(file: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    anchor = file.anchor
    return anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE


def sqlite_uri(file: Path, query: str) -> str:
    """A `file:` address with options; a share keeps both its slashes inside the path, where SQLite wants them."""
    path = file.as_posix()
    if not path.startswith("/"):
        path = "/" + path
    return f"file://{quote(path)}?{query}"
