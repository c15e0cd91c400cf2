"""The pages of a PDF as pictures, and words found on them. No form is filled in, no script run, no link followed."""

import ctypes
import unicodedata
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from parscore.intake.documents.signatures import Kind
from parscore.scoring.text import fold
from parscore.ui.preview.reader.open_file import Opened, Refused, Reply, Unseen

INTO_MEMORY = 60_000_000
MOST_DOTS = 20_000_000
SIZES_AT_ONCE = 200
MOST_PAGES = 20_000
MOST_HITS_ON_PAGE = 300
LONGEST_PAGE = 200_000
_TO_DOTS = 96 / 72
_ASKS_PASSWORD = 4
_ONE = 100_000
_LOCKED = "Tệp PDF có mật khẩu nên không xem được ở đây."
_DAMAGED = "Tệp PDF bị hỏng hoặc bị cắt cụt, không đọc được trang nào; hãy xin lại hoặc quét lại bản gốc."
_REPAIRED = "Tệp PDF bị cắt cụt; chỉ xem được phần còn đọc được."


def pdf_pages(path: Path, size: int) -> Opened:
    """What a smaller file holds is taken into memory, so that the stored file is not held open."""
    try:
        source = path.read_bytes() if size <= INTO_MEMORY else path
        document = pypdfium2.PdfDocument(source)
        document.init_forms()  # or the picture of a digital signature would not be drawn
        count = len(document)
    except pypdfium2.PdfiumError as error:
        return Unseen(Kind.PDF, _LOCKED if getattr(error, "err_code", 0) == _ASKS_PASSWORD else _DAMAGED)
    if not count:
        return Unseen(Kind.PDF, _DAMAGED)
    made = _Pages(document, count)
    if not _ends_well(path, size):
        made.facts["remarks"].append(_REPAIRED)
    return made


def _ends_well(path: Path, size: int) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, size - 65_536))
        return b"startxref" in file.read()


class _Pages:
    def __init__(self, document: Any, count: int) -> None:
        self._document = document
        self._count = min(count, MOST_PAGES)
        self._page: tuple[int, Any] | None = None
        self.facts: Reply = {
            "view": "pages",
            "kind": str(Kind.PDF),
            "remarks": [],
            "pages": count,
            "searchable": True,
            "sizes": self._sizes(0),
        }

    def answer(self, request: dict[str, Any]) -> tuple[Reply, bytes]:
        match request["do"]:
            case "sizes":
                return {"sizes": self._sizes(request["from"])}, b""
            case "draw":
                return self._drawn(request)
            case "find":
                return {"hits": self._found(request["page"], request["text"])}, b""
        raise Refused

    def _sizes(self, first: int) -> list[list[float]]:
        """Width and height of pages from one on, in dots as they are at 100 %."""
        told: list[list[float]] = []
        for number in range(first, min(first + SIZES_AT_ONCE, self._count)):
            size = raw.FS_SIZEF()
            known = raw.FPDF_GetPageSizeByIndexF(self._document, number, size)
            wide, high = (size.width, size.height) if known else (0, 0)
            told.append([wide * _TO_DOTS, high * _TO_DOTS] if wide > 0 and high > 0 else [794.0, 1123.0])
        return told

    def _at(self, number: int) -> Any:
        if self._page is None or self._page[0] != number:
            try:
                self._page = number, self._document[number]
            except (pypdfium2.PdfiumError, IndexError):
                raise Refused("Trang này bị hỏng nên không hiện được.") from None
        return self._page[1]

    def _drawn(self, request: dict[str, Any]) -> tuple[Reply, bytes]:
        """The part `clip` of a page drawn so that the whole would be as large as `size`, both in dots."""
        page = self._at(request["page"])
        (wide, high), (left, top, across, down) = request["size"], request["clip"]
        if across * down > MOST_DOTS:
            raise Refused("Trang quá lớn để hiện ở cỡ này.")
        bitmap = pypdfium2.PdfBitmap.new_native(across, down, raw.FPDFBitmap_BGRx)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, across, down)
        place = -left, -top, wide, high, request["turn"], raw.FPDF_ANNOT
        raw.FPDF_RenderPageBitmap(bitmap, page, *place)
        if self._document.formenv:
            raw.FPDF_FFLDraw(self._document.formenv, bitmap, page, *place)
        told = {"width": across, "height": down, "stride": bitmap.stride}
        return told, bytes(bitmap.buffer)

    def _found(self, number: int, wanted: str) -> list[list[list[float]]]:
        """Where words stand, accents or not: for each place its boxes, in parts of the page's width and height."""
        page = self._at(number)
        shown = page.get_textpage()
        letters, places = _folded(shown)
        hits: list[list[list[float]]] = []
        start = letters.find(wanted)
        while start >= 0 and len(hits) < MOST_HITS_ON_PAGE:
            end = start + len(wanted)
            first, last = places[start], places[end - 1]
            hits.append(_boxes(page, shown, first, last - first + 1))
            start = letters.find(wanted, end)
        return [hit for hit in hits if hit]


def _folded(shown: Any) -> tuple[str, list[int]]:
    """The letters of a page without marks, one space between words, and the place in the page each came from."""
    count = min(shown.count_chars(), LONGEST_PAGE)
    letters: list[str] = []
    places: list[int] = []
    for place in range(count):
        code = raw.FPDFText_GetUnicode(shown, place)
        letter = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else " "
        for one in " " if letter.isspace() else fold(unicodedata.normalize("NFKC", letter)):
            if one != " " or (letters and letters[-1] != " "):
                letters.append(one)
                places.append(place)
    return "".join(letters), places


def _boxes(page: Any, shown: Any, first: int, count: int) -> list[list[float]]:
    made = []
    for number in range(raw.FPDFText_CountRects(shown, first, count)):
        edges = [ctypes.c_double() for _ in range(4)]  # left, top, right, bottom
        if not raw.FPDFText_GetRect(shown, number, *edges):
            continue
        left, top, right, bottom = (edge.value for edge in edges)
        one, other = _place(page, left, top), _place(page, right, bottom)
        across, down = sorted((one[0], other[0])), sorted((one[1], other[1]))
        made.append([across[0], down[0], across[1] - across[0], down[1] - down[0]])
    return made


def _place(page: Any, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _ONE, _ONE, 0, x, y, across, down)
    return across.value / _ONE, down.value / _ONE
