"""Characters of a page with their boxes, as lines the way the eye reads them: side by side parted by a tab."""

from collections.abc import Iterable
from typing import NamedTuple

_WIDE_GAP = 1.6
_WORD_GAP = 0.25
_TALL_GAP = 2.4


class Letter(NamedTuple):
    """One character and its box, y growing upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class _Piece(NamedTuple):
    """Letters that follow each other on one line without a wide gap."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


def lines_of(letters: Iterable[Letter]) -> list[str]:
    """The lines of a page from top to bottom; an empty one stands for a gap of more than a line."""
    rows: list[list[_Piece]] = []
    for piece in sorted(_pieces(letters), key=lambda one: (-(one.top + one.bottom), one.left)):
        if rows and _beside(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    lines = []
    before: float | None = None
    for row in rows:
        row.sort(key=lambda one: one.left)
        height = max(one.height for one in row)
        if before is not None and before - max(one.top for one in row) > _TALL_GAP * height - height:
            lines.append("")
        before = min(one.bottom for one in row)
        lines.append(_line(row))
    return lines


def _pieces(letters: Iterable[Letter]) -> list[_Piece]:
    pieces: list[_Piece] = []
    text, box = "", (0.0, 0.0, 0.0, 0.0)
    spaced = False
    for letter in letters:
        if letter.text.isspace():
            spaced = True
            continue
        if text:
            left, bottom, right, top = box
            height = max(top - bottom, letter.top - letter.bottom, 1.0)
            middle = (letter.top + letter.bottom) / 2
            gap = letter.left - right
            if bottom <= middle <= top and -0.5 * height < gap < _WIDE_GAP * height:
                between = " " if spaced or gap > _WORD_GAP * height else ""
                text += between + letter.text
                box = left, min(bottom, letter.bottom), max(right, letter.right), max(top, letter.top)
                spaced = False
                continue
            pieces.append(_Piece(text, *box))
        text, box, spaced = letter.text, letter[1:], False
    return [*pieces, _Piece(text, *box)] if text else pieces


def _beside(row: list[_Piece], piece: _Piece) -> bool:
    """Whether a piece stands on a row: its middle within the height of the row's first piece, nothing in its way."""
    first = row[0]
    middle = (piece.top + piece.bottom) / 2
    if not first.bottom + 0.2 * first.height <= middle <= first.top - 0.2 * first.height:
        return False
    return all(piece.left >= one.right - 1 or piece.right <= one.left + 1 for one in row)


def _line(row: list[_Piece]) -> str:
    line, before = row[0].text, row[0]
    for piece in row[1:]:
        gap, height = piece.left - before.right, max(piece.height, before.height)
        if gap > _WIDE_GAP * height:
            line += "\t"
        elif gap > _WORD_GAP * height:
            line += " "
        line += piece.text
        before = piece
    return line
