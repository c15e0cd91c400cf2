"""A document in pages: a PDF, a picture, the pages of a scan."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout

from parscore.ui.preview.content import Content
from parscore.ui.preview.page_store import Wanted
from parscore.ui.preview.pages_view import PagesView
from parscore.ui.preview.reading_process import ReadingProcess, Request

MOST_HITS = 2_000
SLOW = "Trang này vẽ quá lâu nên dừng lại. Có thể mở tệp bằng chương trình khác để xem."
FELL = "Trang này làm bộ đọc dừng đột ngột nên không hiện được. Có thể mở tệp bằng chương trình khác để xem."
Place = tuple[int, int]


class PagesContent(Content):
    """The view, and the search that goes from page to page while the view is used."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewPagesContent")
        self.view = PagesView()
        self.view.wanted.connect(self._draw)
        self.view.scaled.connect(self.zoomed)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._sized = 0
        self._words = ""
        self._left: list[int] = []
        self._seeking = False
        self._hits: dict[int, list[list[QRectF]]] = {}
        self._current: Place | None = None

    def open(self, process: ReadingProcess, facts: dict[str, Any]) -> None:
        self.process = process
        self._forget_search()
        sizes = [(float(wide), float(high)) for wide, high in facts["sizes"]]
        self._sized = len(sizes)
        self.view.show_pages(sizes + [sizes[-1]] * (min(facts["pages"], _MOST_PAGES) - len(sizes)))
        self._ask_sizes()

    def close_document(self) -> None:
        super().close_document()
        self._forget_search()
        self.view.show_pages(())

    def take(self, request: Request, reply: dict[str, Any], body: bytes) -> None:
        match request["do"]:
            case "draw":
                self._drawn(request["wanted"], reply, body)
            case "sizes" if reply.get("sizes"):
                sizes = [(float(wide), float(high)) for wide, high in reply["sizes"]]
                self.view.resize_pages(request["from"], sizes)
                self._sized += len(sizes)
                self._ask_sizes()
            case "find":
                self._searched(request, reply.get("hits", []))

    def take_fall(self, request: Request, why: str) -> None:
        if request["do"] == "draw":
            self.view.take_words(Wanted(*request["wanted"]), SLOW if why == "slow" else FELL)
        elif request["do"] == "find":
            self._searched(request, [])

    def zoom_by(self, steps: int) -> None:
        self.view.zoom_by(steps)

    def zoom_to(self, scale: float) -> None:
        self.view.zoom_to(scale)

    def seek(self, words: str) -> None:
        if self.process is not None:
            self.process.forget("find")
        self._forget_search()
        self._words = words
        self._left = [(self.view.page + far) % self.view.count for far in range(self.view.count)] if words else []
        self._seek_on()
        self._show_hits()

    def step(self, by: int) -> None:
        order = self._places()
        if order:
            at = order.index(self._current) + by if self._current in order else 0
            self._current = order[at % len(order)]
            self._show_hits(bring=True)

    def _draw(self, wanted: Wanted) -> None:
        self.ask(
            {
                "do": "draw",
                "page": wanted.page,
                "turn": wanted.turn,
                "size": wanted.size,
                "clip": wanted.clip,
                "wanted": wanted,
            },
            first=True,
        )

    def _drawn(self, given: Sequence[Any], reply: dict[str, Any], body: bytes) -> None:
        wanted = Wanted(*given)
        wide, high, stride = reply.get("width", 0), reply.get("height", 0), reply.get("stride", 0)
        if (wide, high) != wanted.clip[2:] or len(body) < stride * high or stride < wide * 4:
            self.view.take_words(wanted, reply.get("refused") or FELL)
            return
        self.view.take(wanted, QImage(body, wide, high, stride, QImage.Format.Format_RGB32).copy())

    def _ask_sizes(self) -> None:
        if self._sized < self.view.count:
            self.ask({"do": "sizes", "from": self._sized})

    def _forget_search(self) -> None:
        self._words, self._left, self._hits, self._current = "", [], {}, None
        self._seeking = False

    def _seek_on(self) -> None:
        if self._left and sum(map(len, self._hits.values())) < MOST_HITS:
            self._seeking = True
            self.ask({"do": "find", "page": self._left.pop(0), "text": self._words})
        else:
            self._left, self._seeking = [], False
            self._count()

    def _searched(self, request: Request, hits: list[Any]) -> None:
        if request["text"] != self._words:
            return
        if hits:
            page = request["page"]
            self._hits[page] = [[QRectF(*box) for box in boxes] for boxes in hits]
            begins = self._current is None
            self._current = self._current or (page, 0)
            self._show_hits(bring=begins)
        self._seek_on()

    def _show_hits(self, *, bring: bool = False) -> None:
        self.view.show_hits(self._hits, self._current)
        if bring:
            self.view.bring_hit()
        self._count()

    def _count(self) -> None:
        order = self._places()
        at = order.index(self._current) if self._current in order else None
        self.counted.emit(at, len(order), self._seeking)

    def _places(self) -> list[Place]:
        return [(page, number) for page in sorted(self._hits) for number in range(len(self._hits[page]))]


_MOST_PAGES = 20_000
