"""Printing papers: their PDF pages, as the preview shows them, drawn on the printer one after the other."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from threading import Event, Semaphore
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from parscore.ui.errand import Errand, Tell
from parscore.ui.waiting import StoppedError

POINTS_PER_INCH = 72
FINEST = 300  # dots per inch: what office printers print
_AHEAD = 2  # pages drawn before the printer has them; each takes 35 MB


class Sheet(NamedTuple):
    """One page as dots: its size in points, the pixels across and down, four bytes for each of them."""

    size: tuple[float, float]
    across: int
    down: int
    dots: bytes
    number: int
    of: int


class PrintRun(QObject):
    """Draws papers on a printer. `printed` brings the page done and how many there are; `ended` what went wrong."""

    printed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, printer: QPrinter, make: Callable[[], Sequence[bytes]], parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._painter: QPainter | None = None
        self._refused = False
        self._stop = Event()
        fine = min(printer.resolution(), FINEST)
        self._room = Semaphore(_AHEAD)
        self._errand = Errand(partial(_draw_all, make, fine, self._stop, self._room), self)
        self._errand.told.connect(self._on_sheet)
        self._errand.ended.connect(self._on_ended)

    def start(self) -> None:
        self._errand.start()

    def stop(self) -> None:
        """End after the page under way; what the printer already has comes out."""
        self._stop.set()
        self._room.release()

    def _on_sheet(self, sheet: Sheet) -> None:
        self._room.release()
        if self._stop.is_set():
            return
        self._printer.setPageLayout(_layout(sheet.size))
        if self._painter is None:
            self._painter = QPainter()
            self._refused = not self._painter.begin(self._printer)
        else:
            self._refused = self._refused or not self._printer.newPage()
        if self._refused:
            self.stop()
            return
        image = QImage(sheet.dots, sheet.across, sheet.down, sheet.across * 4, QImage.Format.Format_RGB32)
        place = QRectF(self._painter.viewport())
        self._painter.drawImage(place, image)
        self.printed.emit(sheet.number, sheet.of)

    def _on_ended(self, mistake: BaseException | None) -> None:
        if self._painter is not None:
            self._painter.end()
        if self._refused:
            mistake = PrinterRefusedError()
        self.ended.emit(mistake)


class PrinterRefusedError(Exception):
    """The printer takes no pages."""


def _layout(size: tuple[float, float]) -> QPageLayout:
    across, down = size
    wide = across > down
    upright = QSizeF(min(size), max(size))
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, way, QMarginsF(), QPageLayout.Unit.Point)
    layout.setMode(QPageLayout.Mode.FullPageMode)  # the margins are in the page itself
    return layout


def _draw_all(make: Callable[[], Sequence[bytes]], fine: int, stop: Event, room: Semaphore, tell: Tell) -> None:
    papers = make()
    count = sum(map(_pages, papers))
    sheets = _sheets(papers, fine)
    for number in range(1, count + 1):
        room.acquire()
        if stop.is_set():
            raise StoppedError
        size, across, down, dots = next(sheets)
        tell(Sheet(size, across, down, dots, number, count))


def _pages(paper: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(paper)
    try:
        return len(document)
    finally:
        document.close()


def _sheets(papers: Sequence[bytes], fine: int) -> Iterator[tuple[tuple[float, float], int, int, bytes]]:
    import pypdfium2

    for paper in papers:
        document = pypdfium2.PdfDocument(paper)
        try:
            for page in document:
                drawn = page.render(scale=fine / POINTS_PER_INCH, rev_byteorder=False, prefer_bgrx=True)
                yield page.get_size(), drawn.width, drawn.height, bytes(drawn.buffer)
        finally:
            document.close()
