"""Where rows of a sheet come to stand once its template rows are repeated, and references to them with it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_CELL = r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})"
_CELLS = re.compile(rf"{_CELL}(?::{_CELL})?")
_ROWS = re.compile(r"(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})")
_GROWING = frozenset(
    ("SUM", "COUNT", "COUNTA", "COUNTBLANK", "AVERAGE", "MIN", "MAX", "PRODUCT", "SUMSQ", "SUBTOTAL", "MEDIAN")
)


class Block(NamedTuple):
    """Template rows `first` to `last` that become `rows` rows."""

    first: int
    last: int
    rows: int


class OwnRow(NamedTuple):
    """The row a formula is copied from and the one it is copied to."""

    template: int
    written: int


class RowMap:
    """The rows of one sheet, before and after."""

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        self.blocks = tuple(blocks)

    def start(self, row: int) -> int:
        """Where a row comes to stand; a template row: where the first of its rows does."""
        block = self.block_at(row)
        return (row if block is None else block.first) + self._grown_above(row if block is None else block.first)

    def end(self, row: int) -> int:
        """The same, for a template row the last of its rows."""
        block = self.block_at(row)
        return self.start(row) if block is None else self.start(row) + block.rows - 1

    def block_at(self, row: int) -> Block | None:
        return next((block for block in self.blocks if block.first <= row <= block.last), None)

    def reference(self, text: str, own: OwnRow | None = None, *, grows: bool = False) -> str:
        """ "C8", "$A$8:C12", "8:8" as they read afterwards; anything else stays. `grows`: one cell of a template row
        becomes the cells of all its rows.
        """
        if cells := _CELLS.fullmatch(text):
            return self._cells(cells, own, grows)
        if rows := _ROWS.fullmatch(text):
            return f"{rows[1]}{self.start(int(rows[2]))}:{rows[3]}{self.end(int(rows[4]))}"
        return text

    def references(self, text: str) -> str:
        """Areas parted by spaces, as formats and lists have them; those of a template row hold for its copies."""
        return " ".join(self.reference(area, grows=True) for area in text.split())

    def _cells(self, found: re.Match[str], own: OwnRow | None, grows: bool) -> str:
        first = found.group(1, 2, 3)
        row = int(found[4])
        if not found[8]:
            one = "".join(first) + str(self._row(row, found[3], own, self.start(row)))
            if not grows or self._is_own(row, found[3], own) or self.block_at(row) is None:
                return one
            return f"{''.join(first)}{self.start(row)}:{''.join(first)}{self.end(row)}"
        last = int(found[8])
        top = self._row(row, found[3], own, self.start(row))
        bottom = self._row(last, found[7], own, self.end(last))
        return f"{''.join(first)}{top}:{''.join(found.group(5, 6, 7))}{bottom}"

    def _row(self, row: int, fixed: str, own: OwnRow | None, otherwise: int) -> int:
        """A relative reference to its own row goes with the copy; a fixed one means the rows of all copies."""
        return own.written if own is not None and self._is_own(row, fixed, own) else otherwise

    @staticmethod
    def _is_own(row: int, fixed: str, own: OwnRow | None) -> bool:
        return own is not None and row == own.template and not fixed

    def _grown_above(self, row: int) -> int:
        return sum(block.rows - (block.last - block.first + 1) for block in self.blocks if block.last < row)


Maps = Mapping[str, RowMap]
"""The rows of every sheet by its name in lower case."""


def moved_formula(formula: str, home: str, maps: Maps, own: OwnRow | None = None, *, area: bool = False) -> str:
    """A formula of the sheet `home` after all sheets have grown; `own` for one that is copied with its row, `area` for
    one that only names cells, as charts do.
    """
    from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

    try:
        tokens = Tokenizer(f"={formula}").items
    except (TokenizerError, IndexError):
        return formula
    functions: list[str] = []
    written: list[str] = []
    for place, token in enumerate(tokens):
        if token.subtype == Token.OPEN:
            functions.append(token.value.rstrip("(").upper() if token.type == Token.FUNC else "")
        elif token.subtype == Token.CLOSE and functions:
            functions.pop()
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            written.append(token.value)
            continue
        sheet, mark, cells = token.value.rpartition("!")
        rows = maps.get(_sheet_name(sheet or home))
        if rows is None:
            written.append(token.value)
            continue
        alone = area or (bool(functions) and functions[-1] in _GROWING and _is_argument(tokens, place))
        here = own if _sheet_name(sheet or home) == home.casefold() else None
        written.append(sheet + mark + rows.reference(cells, here, grows=alone))
    return "".join(written)


def _sheet_name(written: str) -> str:
    return written.strip("'").replace("''", "'").casefold()


def _is_argument(tokens: Sequence[object], place: int) -> bool:
    """Whether an operand is a whole argument, with nothing computed beside it."""
    before = next((t for t in reversed(tokens[:place]) if t.type != "WHITE-SPACE"), None)  # type: ignore[attr-defined]
    after = next((t for t in tokens[place + 1 :] if t.type != "WHITE-SPACE"), None)  # type: ignore[attr-defined]
    return (
        before is not None
        and after is not None
        and (before.subtype == "OPEN" or before.type == "SEP")  # type: ignore[attr-defined]
        and (after.subtype == "CLOSE" or after.type == "SEP")  # type: ignore[attr-defined]
    )
