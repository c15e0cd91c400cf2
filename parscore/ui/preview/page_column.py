"""Where pages stand below one another: plain geometry, for any number of pages."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize

GAP = 12
MARGIN = 8
Size = tuple[float, float]


class PageColumn:
    """Pages of given sizes at one scale, turned by quarters, each in the middle of the column."""

    def __init__(self, sizes: Sequence[Size], scale: float, turn: int) -> None:
        self.sizes = [_turned(size, turn) for size in sizes]
        self.scale = scale
        self._tops: list[int] = []
        self._drawn = [_scaled(size, scale) for size in self.sizes]
        top = MARGIN
        for size in self._drawn:
            self._tops.append(top)
            top += size.height() + GAP
        wide = max((size.width() for size in self._drawn), default=0)
        self.whole = QSize(wide + 2 * MARGIN, top - GAP + MARGIN if self._drawn else 0)

    def place(self, page: int, room: int) -> QRect:
        """Where a page stands in a column at least `room` wide."""
        size = self._drawn[page]
        left = max((max(self.whole.width(), room) - size.width()) // 2, MARGIN)
        return QRect(left, self._tops[page], size.width(), size.height())

    def page_at(self, y: int) -> int:
        """The page at a height, or the one above it where there is a gap."""
        return max(bisect_right(self._tops, y) - 1, 0)

    def pages_between(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights."""
        if not self._tops:
            return range(0)
        first = self.page_at(top)
        if self._tops[first] + self._drawn[first].height() < top:
            first += 1
        return range(first, max(self.page_at(bottom) + 1, first))


def scale_to_fit(size: Size, turn: int, room: QSize, *, whole: bool) -> float:
    """The scale at which a page fills the width of a room, or with `whole` fits into it."""
    wide, high = _turned(size, turn)
    across = max(room.width() - 2 * MARGIN, 1) / wide
    return min(across, max(room.height() - 2 * MARGIN, 1) / high) if whole else across


def _turned(size: Size, turn: int) -> Size:
    return (size[1], size[0]) if turn % 2 else size


def _scaled(size: Size, scale: float) -> QSize:
    return QSize(max(round(size[0] * scale), 1), max(round(size[1] * scale), 1))
