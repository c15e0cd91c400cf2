"""The pictures of pages that are kept, and which part is to be drawn next."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QImage

WHOLE_UP_TO = 4_000_000


class Wanted(NamedTuple):
    """A part of a page to be drawn, in dots of the screen, as if the whole page were `size` large."""

    page: int
    turn: int
    size: tuple[int, int]
    clip: tuple[int, int, int, int]


class Drawn(NamedTuple):
    """A part that was drawn."""

    wanted: Wanted
    image: QImage


class PageStore:
    """Pictures by page, and the sentences for pages that cannot be drawn."""

    def __init__(self) -> None:
        self.drawn: dict[int, Drawn] = {}
        self.words: dict[int, str] = {}
        self._asked: Wanted | None = None

    def clear(self) -> None:
        """Forget everything, also what is being drawn."""
        self.drawn.clear()
        self.words.clear()
        self._asked = None

    def take(self, wanted: Wanted, image: QImage) -> None:
        self.drawn[wanted.page] = Drawn(wanted, image)
        self.words.pop(wanted.page, None)
        self._answered(wanted)

    def take_words(self, wanted: Wanted, words: str) -> None:
        """A page that cannot be drawn is not asked for again."""
        self.words[wanted.page] = words
        self._answered(wanted)

    def _answered(self, wanted: Wanted) -> None:
        if self._asked == wanted:
            self._asked = None

    def keep_only(self, pages: range) -> None:
        """Let go of the pictures of all other pages."""
        self.drawn = {page: drawn for page, drawn in self.drawn.items() if page in pages}

    def next_wanted(self, pages: Iterable[int], want: Callable[[int], Wanted | None]) -> Wanted | None:
        """The first part still to be drawn; None while another is on its way."""
        if self._asked is not None:
            return None
        found = (want(page) for page in pages if page not in self.words)
        self._asked = next((one for one in found if one is not None), None)
        return self._asked

    def part(self, page: int, turn: int, box: QRect, view: QRect, fine: float) -> Wanted | None:
        """What is missing of a page that stands at `box`: all of it, or of a large one what is in view and some around.

        `fine` is how many dots of the screen make one of the window.
        """
        size = round(box.width() * fine), round(box.height() * fine)
        drawn = self.drawn.get(page)
        alike = drawn is not None and drawn.wanted[1:3] == (turn, size)
        if size[0] * size[1] <= WHOLE_UP_TO:
            return None if alike else Wanted(page, turn, size, (0, 0, *size))
        seen = view.intersected(box).translated(-box.topLeft())
        if seen.isEmpty() or (drawn is not None and alike and QRect(*drawn.wanted.clip).contains(_finer(seen, fine))):
            return None
        around = QSize(view.width() // 8, view.height() // 8)
        some = seen.adjusted(-around.width(), -around.height(), around.width(), around.height())
        clip = _finer(some.intersected(QRect(QPoint(0, 0), box.size())), fine).intersected(QRect(0, 0, *size))
        return Wanted(page, turn, size, (clip.x(), clip.y(), clip.width(), clip.height()))


def _finer(rect: QRect, fine: float) -> QRect:
    return QRectF(rect.x() * fine, rect.y() * fine, rect.width() * fine, rect.height() * fine).toAlignedRect()
