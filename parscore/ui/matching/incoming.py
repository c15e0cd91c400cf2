"""Files as they come: dropped, pasted, picked. What may vanish meanwhile is held in a folder of our own."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

LETTER = ".eml"
OF_OUTLOOK = "FileGroupDescriptor"  # what Outlook offers in place of files, whatever Qt puts around it
FROM_OUTLOOK = (
    "Tệp kéo thẳng từ Outlook chưa nằm trên máy nên chưa lấy được; hãy kéo tệp đính kèm ra màn hình nền, hoặc chọn Lưu "
    "tệp đính kèm trong Outlook, rồi kéo tệp đó vào đây."
)
FROM_NET = "Đây là địa chỉ trên mạng, không phải tệp trên máy; hãy tải tệp về máy rồi kéo vào đây."
_MOST_COPIED = 64_000_000


class Incoming:
    """Paths to be taken in, and the folder some of them stand in, which goes when they are taken in. `why_none` says
    why there are none although something was brought.
    """

    def __init__(self, paths: Sequence[Path] = (), folder: TemporaryDirectory[str] | None = None) -> None:
        self.paths = list(paths)
        self.why_none = ""
        self._folder = folder

    @property
    def letters(self) -> list[Path]:
        """The letters among them, whose files can be had singly."""
        return [path for path in self.paths if path.suffix.casefold() == LETTER]

    def add(self, name: str, content: bytes) -> None:
        """Hold what is no file yet."""
        path = self.place_for(name)
        path.write_bytes(content)
        self.paths.append(path)

    def place_for(self, name: str) -> Path:
        """Where a file of this name may stand beside those held already."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="parscore-", ignore_cleanup_errors=True)
        place = Path(self._folder.name) / str(len(self.paths))
        place.mkdir(exist_ok=True)
        return place / name

    def hold(self, path: Path) -> Path:
        """The path of a file that stays; one among the temporary files is linked or copied, for whoever made it may
        take it away as soon as it was dropped.
        """
        temporary = Path(tempfile.gettempdir())
        if self._folder is not None and path.is_relative_to(self._folder.name):
            return path
        with suppress(OSError, ValueError):
            if path.is_relative_to(temporary) and path.is_file() and not path.is_symlink():
                place = self.place_for(path.name)
                try:
                    os.link(path, place)
                except OSError:
                    if path.stat().st_size > _MOST_COPIED:
                        return path
                    shutil.copyfile(path, place)
                return place
        return path

    def let_go(self) -> None:
        """Take the files held here away."""
        if self._folder is not None:
            self._folder.cleanup()


def has_files(data: QMimeData) -> bool:
    """Whether files of this computer are dragged or copied; addresses of the net are none."""
    return any(url.isLocalFile() for url in data.urls())


def may_be_dropped(data: QMimeData) -> bool:
    """Whether there are files, or something of which `files_of` can say why it is none."""
    return has_files(data) or bool(_why_none(data))


def _why_none(data: QMimeData) -> str:
    if any(OF_OUTLOOK in one for one in data.formats()):
        return FROM_OUTLOOK
    return FROM_NET if data.hasUrls() else ""


def files_of(data: QMimeData) -> Incoming:
    """The files dragged or copied, also those a mail program has only just put among the temporary files."""
    incoming = Incoming()
    if not has_files(data):
        incoming.why_none = _why_none(data)
    for url in data.urls():
        if url.isLocalFile():
            incoming.paths.append(incoming.hold(Path(url.toLocalFile())))
    return incoming


def pasted(data: QMimeData | None) -> Incoming:
    """The files of the clipboard, else its picture as a PNG file; empty when it holds neither."""
    if data is None:  # a clipboard nobody has put anything into, whatever Qt's stub says
        return Incoming()
    incoming = files_of(data)
    if incoming.paths or not data.hasImage():
        return incoming
    image = QImage(data.imageData())
    if not image.isNull():
        path = incoming.place_for(f"Anh-chup_{datetime.now():%Y-%m-%d_%H-%M-%S}.png")
        if image.save(str(path)):
            incoming.paths.append(path)
    return incoming
