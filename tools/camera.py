"""Photographs of the whole screen: the window, and whatever dialogs and menus lie over it."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

TITLE_BAR = 28
SETTLED_MS = 220
COLOURS, EXACT = 128, 48


class Camera:
    """Takes pictures named by what they show; `only` names those wanted, all when it is empty."""

    def __init__(self, folder: Path, only: set[str]) -> None:
        self._folder = folder
        self._only = only

    def take(self, name: str) -> None:
        """Wait until the window has come to rest, and keep what the screen shows."""
        QTest.qWait(SETTLED_MS)
        if self._only and name not in self._only:
            return
        path = self._folder / f"{name}.png"
        _screen().save(str(path))
        _make_small(path)


def _screen() -> QImage:
    screen = QApplication.primaryScreen()
    scale = screen.devicePixelRatio()
    image = QImage(screen.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor("#3b4754"))
    painter = QPainter(image)
    for widget in windows_in_view():
        place = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
        if _depth(widget) and not _pops_up(widget):
            _title_bar(painter, place, widget.windowTitle())
        painter.drawPixmap(place.topLeft(), widget.grab())
    painter.end()
    return image


def windows_in_view() -> list[QWidget]:
    """The windows from the lowest to the topmost: the main one, then dialogs, each above what asked for it, menus."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return sorted(shown, key=lambda widget: (_pops_up(widget), _depth(widget)))


def _pops_up(widget: QWidget) -> bool:
    return widget.windowFlags() & Qt.WindowType.WindowType_Mask == Qt.WindowType.Popup


def _depth(widget: QWidget) -> int:
    """How many windows a window was asked for from."""
    asker = widget.parentWidget()
    return 0 if asker is None else 1 + _depth(asker.window())


def _title_bar(painter: QPainter, place: QRect, title: str) -> None:
    """What the system would draw around a dialog."""
    frame = place.adjusted(-1, -TITLE_BAR, 1, 1)
    painter.fillRect(frame, QColor("#3b4754"))
    painter.setPen(QColor("#ffffff"))
    font = QFont(QApplication.font())
    font.setPointSizeF(10)
    painter.setFont(font)
    painter.drawText(frame.adjusted(10, 0, -10, 0).x(), place.y() - 9, title)


def _make_small(path: Path) -> None:
    """128 colours are enough for a screen, and a fifth of the size: those there is most of stay as they are, the rest
    stand for all others, so that a small amber mark remains amber."""
    from PIL import Image

    with Image.open(path) as opened:
        full = opened.convert("RGB")
    counted = sorted(full.getcolors(full.width * full.height) or [], reverse=True)[:EXACT]
    most = [part for _count, colour in counted for part in cast("tuple[int, int, int]", colour)]
    others = (
        full.quantize(COLOURS - EXACT, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    )
    palette = Image.new("P", (1, 1))
    palette.putpalette([*most, *others][: 3 * COLOURS])
    full.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)
