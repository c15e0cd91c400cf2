"""Pictures, and the pages of a TIFF, as large as they are wanted. What would take too much memory is not unpacked."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from parscore.intake.documents.signatures import Kind
from parscore.ui.preview.reader.open_file import Opened, Refused, Reply, Unseen

MOST_DOTS = 64_000_000
SMALLER_WHILE_READ = ("jpeg",)
MOST_PAGES = 300
_MEGABYTES = 320
_FORMATS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG", "png"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"RIFF", "webp"),
)
_DAMAGED = "Hình bị hỏng hoặc bị cắt cụt nên không hiện được; hãy xin lại hoặc quét lại bản gốc."
_SPOILT_PAGE = "Trang này bị hỏng nên không hiện được."
_KEPT: list[QCoreApplication] = []


def pictures(path: Path, head: bytes) -> Opened:
    """The first picture of a file is unpacked at once: only then it is known to be whole."""
    kind = next((name for beginning, name in _FORMATS if head.startswith(beginning)), "")
    if not kind or kind.encode() not in [bytes(one.data()) for one in QImageReader.supportedImageFormats()]:
        return Unseen(Kind.IMAGE, "Chương trình chưa hiện được loại hình này.")
    if QCoreApplication.instance() is None:
        _KEPT.append(QCoreApplication(["preview"]))
    QImageReader.setAllocationLimit(_MEGABYTES)
    made = _Pictures(path, kind)
    try:
        made.unpack(0)
    except Refused as refused:
        return Unseen(Kind.IMAGE, str(refused))
    made.facts["sizes"] = made.sizes()
    made.facts["pages"] = len(made.facts["sizes"])
    return made


class _Pictures:
    def __init__(self, path: Path, kind: str) -> None:
        self._path, self._kind = path, kind
        self._unpacked: tuple[int, QImage] | None = None
        self.facts: Reply = {"view": "pages", "kind": str(Kind.IMAGE), "remarks": [], "searchable": False}

    def answer(self, request: dict[str, Any]) -> tuple[Reply, bytes]:
        if request["do"] != "draw":
            raise Refused
        return _drawn(self.unpack(request["page"]), request)

    def sizes(self) -> list[list[int]]:
        """Width and height of every page; an animated picture is its first."""
        first = self.unpack(0)
        told = [[first.width(), first.height()]]
        reader = self._reader()
        count = reader.imageCount() if self._kind == "tiff" else 1
        for number in range(1, min(count, MOST_PAGES)):
            if not reader.jumpToImage(number):
                break
            size = reader.size()
            told.append([size.width(), size.height()] if not size.isEmpty() else told[0])
        return told

    def unpack(self, number: int) -> QImage:
        if self._unpacked is not None and self._unpacked[0] == number:
            return self._unpacked[1]
        self._unpacked = None
        reader = self._reader()
        if number and not reader.jumpToImage(number):
            raise Refused(_SPOILT_PAGE)
        size = reader.size()
        if size.width() * size.height() > MOST_DOTS:
            if self._kind not in SMALLER_WHILE_READ:
                raise Refused(f"Hình quá lớn ({_thousands(size.width())} × {_thousands(size.height())} điểm ảnh).")
            less = (MOST_DOTS / (size.width() * size.height())) ** 0.5
            reader.setScaledSize(QSize(int(size.width() * less), int(size.height() * less)))
        image = reader.read()
        if image.isNull():
            raise Refused(_SPOILT_PAGE if number else _DAMAGED)
        self._unpacked = number, image
        return image

    def _reader(self) -> QImageReader:
        reader = QImageReader(str(self._path), self._kind.encode())
        reader.setAutoDetectImageFormat(False)
        reader.setAutoTransform(True)
        return reader


def _drawn(image: QImage, request: dict[str, Any]) -> tuple[Reply, bytes]:
    (wide, high), clip = request["size"], QRect(*request["clip"])
    turn = request["turn"]
    lying = turn % 2
    across, down = (high, wide) if lying else (wide, high)
    painted = QImage(clip.size(), QImage.Format.Format_RGB32)
    painted.fill(Qt.GlobalColor.white)
    painter = QPainter(painted)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(-clip.x(), -clip.y())
    corner = {0: (0, 0), 1: (wide, 0), 2: (wide, high), 3: (0, high)}[turn]
    painter.translate(*corner)
    painter.rotate(90 * turn)
    if across * down < image.width() * image.height() / 4 and across * down <= MOST_DOTS:
        # painting alone would skip dots: thin letters of a scan would break
        image = image.scaled(across, down, mode=Qt.TransformationMode.SmoothTransformation)
    painter.drawImage(QRect(0, 0, across, down), image)
    painter.end()
    told = {"width": painted.width(), "height": painted.height(), "stride": painted.bytesPerLine()}
    return told, bytes(painted.constBits())


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
