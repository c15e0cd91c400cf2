"""A ruled table on printed pages: lines broken once, a header on every page, rows cut only where they are too high.

The library's own tables set each cell as a document of its own; the annexes of a report took half of its time in them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable

from parscore.reports.papers.measure import ASCENT
from parscore.reports.papers.paper import Align

_LEAST_PIECE = 40.0  # points of a row that are worth being cut off
_HAIR = 0.01
_NO_END = 1e6  # points


@dataclass(frozen=True, slots=True)
class Look:
    """The letters of a cell, in points."""

    font: str
    size: float
    leading: float
    align: Align = "left"
    indent: float = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """Broken lines that stand from `left` on in so much room; `down` is how many header rows it reaches over."""

    place: int
    span: int
    left: float
    room: float
    look: Look
    lines: tuple[str, ...]
    down: int = 1

    @property
    def height(self) -> float:
        return max(len(self.lines), 1) * self.look.leading


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of a row; `together` keeps it on the page of the next."""

    cells: tuple[GridCell, ...]
    height: float
    together: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """Padding and line in points; a row higher than `cut_above` may be cut by the end of a page."""

    above: float
    below: float
    side: float
    line: float
    cut_above: float


class Grid(Flowable):
    """The table; `edges` are the places of the vertical lines, `least` its height where it has the rest of a page.

    Rows kept together leave room at the end of a page: were it not taken, what follows would begin there, with its
    header in the middle of the page. `tail` stands unruled below the last rows and on their page.
    """

    def __init__(
        self,
        edges: Sequence[float],
        heads: Sequence[GridRow],
        rows: Sequence[GridRow],
        ruling: Ruling,
        least: float = 0,
        tail: Sequence[Flowable] = (),
    ) -> None:
        super().__init__()
        self.edges, self.heads, self.rows, self.ruling, self.least = edges, heads, rows, ruling, least
        self.tail = tuple(tail)
        self.head_height = sum(row.height for row in heads)
        self.tail_height = sum(piece.wrap(edges[-1], _NO_END)[1] for piece in self.tail)
        self.spaceAfter = 6

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        full = self.head_height + sum(row.height for row in self.rows) + self.tail_height
        self.width, self.height = self.edges[-1], max(full, self.least)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        fitting, room = 0, availHeight - self.head_height
        while fitting < len(self.rows) and self.rows[fitting].height <= room + _HAIR:
            room -= self.rows[fitting].height
            fitting += 1
        if fitting == len(self.rows):
            if self.tail_height <= room + _HAIR:
                return [self]
        elif pieces := self._cut(self.rows[fitting], room):
            first, rest = pieces
            return [
                self._part([*self.rows[:fitting], first]),
                self._part([rest, *self.rows[fitting + 1 :]], tail=self.tail),
            ]
        last = fitting
        while last and self.rows[last - 1].together:
            last -= 1
        last = last or fitting
        if not last:
            return []
        return [self._part(self.rows[:last], availHeight), self._part(self.rows[last:], tail=self.tail)]

    def _part(self, rows: Sequence[GridRow], least: float = 0, tail: Sequence[Flowable] = ()) -> "Grid":
        return Grid(self.edges, self.heads, rows, self.ruling, least, tail)

    def _cut(self, row: GridRow, room: float) -> tuple[GridRow, GridRow] | None:
        """The row up to the end of the page, and what is left of it."""
        ruling = self.ruling
        room -= ruling.above + ruling.below
        if row.height <= ruling.cut_above or room < _LEAST_PIECE:
            return None
        firsts, rests = [], []
        for cell in row.cells:
            fitting = int((room + _HAIR) / cell.look.leading)
            firsts.append(replace(cell, lines=cell.lines[:fitting]))
            rests.append(replace(cell, lines=cell.lines[fitting:]))
        return row_of(firsts, ruling), row_of(rests, ruling, together=row.together)

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.setLineWidth(self.ruling.line)
        top = self.height
        self._draw_heads(top)
        top -= self.head_height
        begun = dict.fromkeys(self._open_edges(self.rows[0]), top) if self.rows else {}
        lines: list[tuple[float, float, float, float]] = []
        for row in self.rows:
            open_edges = self._open_edges(row)
            for edge in begun.keys() - open_edges:
                lines.append((edge, begun.pop(edge), edge, top))
            for edge in open_edges - begun.keys():
                begun[edge] = top
            self._write(row.cells, top)
            top -= row.height
            lines.append((0, top, self.edges[-1], top))
        canvas.lines([*lines, *((edge, high, edge, top) for edge, high in begun.items())])
        for piece in self.tail:
            top -= piece.wrap(self.edges[-1], _NO_END)[1]
            piece.drawOn(canvas, 0, top)

    def _open_edges(self, row: GridRow) -> set[float]:
        """The vertical lines no cell of the row reaches over."""
        return {0.0, *(self.edges[cell.place + cell.span] for cell in row.cells)}

    def _draw_heads(self, top: float) -> None:
        canvas: Any = self.canv
        for at, row in enumerate(self.heads):
            for cell in row.cells:
                high = sum(one.height for one in self.heads[at : at + cell.down])
                left, right = self.edges[cell.place], self.edges[cell.place + cell.span]
                canvas.rect(left, top - high, right - left, high)
                lower = (high - self.ruling.above - self.ruling.below - cell.height) / 2
                self._write((cell,), top - max(lower, 0))
            top -= row.height

    def _write(self, cells: Iterable[GridCell], top: float) -> None:
        text: Any = self.canv.beginText()
        font: tuple[str, float] | None = None
        for cell in cells:
            look = cell.look
            if not cell.lines:
                continue
            if font != (look.font, look.size):
                font = look.font, look.size
                text.setFont(*font, look.leading)
            text.setLeading(look.leading)
            at = top - self.ruling.above - look.size * ASCENT
            if look.align in ("left", "justify"):
                text.setTextOrigin(cell.left + look.indent, at)
                for line in cell.lines:
                    text.textLine(line)
                continue
            for line in cell.lines:
                free = cell.room - width_of(line, look.font, look.size)
                text.setTextOrigin(cell.left + (free if look.align == "right" else free / 2), at)
                text.textOut(line)
                at -= look.leading
        self.canv.drawText(text)


def row_of(cells: Sequence[GridCell], ruling: Ruling, *, together: bool = False) -> GridRow:
    """A row as high as its highest cell."""
    highest = max((cell.height for cell in cells if cell.down == 1), default=0)
    return GridRow(tuple(cells), highest + ruling.above + ruling.below, together)


def broken(texts: Iterable[str], room: float, look: Look) -> tuple[str, ...]:
    """Texts as lines no wider than the room; a word that is too long is parted."""
    return tuple(line for text in texts for line in _lines(text, room - look.indent, look.font, look.size))


def _lines(text: str, room: float, font: str, size: float) -> Iterable[str]:
    space = width_of(" ", font, size)
    line: list[str] = []
    used = 0.0
    for word in text.split(" "):
        wide = width_of(word, font, size)
        if line and used + space + wide > room:
            yield " ".join(line)
            line, used = [], 0.0
        while wide > room:
            piece, word = _parted(word, room, font, size)
            yield piece
            wide -= width_of(piece, font, size)
        used += wide + (space if line else 0)
        line.append(word)
    yield " ".join(line)


def _parted(word: str, room: float, font: str, size: float) -> tuple[str, str]:
    fitting, used = 0, 0.0
    for char in word:
        used += width_of(char, font, size)
        if used > room:
            break
        fitting += 1
    fitting = max(fitting, 1)
    return word[:fitting], word[fitting:]


def width_of(text: str, font: str, size: float) -> float:
    widths, other = _letters(font)
    return sum([widths.get(ord(char), other) for char in text]) * size / 1000


@cache
def _letters(font: str) -> tuple[dict[int, float], float]:
    """The widths of a font's letters in thousandths of its size, and of any other sign."""
    face: Any = pdfmetrics.getFont(font)
    return face.face.charWidths, face.face.defaultWidth
