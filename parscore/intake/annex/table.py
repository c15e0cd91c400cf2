"""What Excel and Word files come down to: tables of text cells that know where they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from parscore.office_zip import OfficeFileError
from parscore.scoring.outcome import Severity
from parscore.scoring.text import nfc

LONGEST_TEXT = 20_000
MAX_TEXT = 5_000_000
_UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\ufffe\uffff]")
_SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]+")


class AnnexError(OfficeFileError):
    """The file as a whole cannot be read as an annex."""


def too_much_text() -> AnnexError:
    return AnnexError("tệp có quá nhiều chữ, không phải là một phụ lục", "chọn đúng tệp")


@dataclass(frozen=True, slots=True)
class Cell:
    """A text; `filled_from` is the (row, column) of the merged cell it was copied out of, `number` a numeric cell.

    What was decoded keeps the `font` that told its code. `stored` is the text in the file where the two differ.
    """

    text: str
    number: bool = False
    font: str = ""
    stored: str = ""
    filled_from: tuple[int, int] | None = None


NOTHING = Cell("")


@dataclass(slots=True)
class Row:
    """A row of a table: its number as the program shows it, its cells by column from 0, the footnotes of its cells."""

    number: int
    cells: dict[int, Cell] = field(default_factory=dict)
    hidden: bool = False
    footnotes: list[str] = field(default_factory=list)

    def at(self, column: int | None) -> Cell:
        return NOTHING if column is None else self.cells.get(column, NOTHING)

    def own(self, column: int | None) -> str:
        """The text that stands in this very row, none where it only was copied out of a merged cell above."""
        cell = self.at(column)
        above = cell.filled_from is not None and cell.filled_from[0] != self.number
        return "" if above else cell.text


@dataclass(slots=True)
class Table:
    """A sheet or a Word table; `above` and `below` are the lines of text before and after it.

    `remarks` are what was met while reading. Of Word tables only the last of a document has lines below.
    """

    name: str
    is_sheet: bool
    rows: list[Row] = field(default_factory=list)
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    remarks: list["Problem"] = field(default_factory=list)

    def cell_name(self, row: int, column: int | None) -> str:
        """ "C12" in a sheet, "cột 3" in a Word table; empty for a whole row, "cột C" for a whole column (row 0)."""
        if column is None:
            return ""
        if self.is_sheet and not row:
            return f"cột {letters(column)}"
        return f"{letters(column)}{row}" if self.is_sheet else f"cột {column + 1}"

    def place_name(self, row: int, column: int) -> str:
        """ "C12" in a sheet, "dòng 12 cột 3" in a Word table."""
        return self.cell_name(row, column) if self.is_sheet else f"dòng {row} {self.cell_name(row, column)}"

    def problem(
        self, severity: Severity, row: int, column: int | None, message: str, remedy: str, code: str = ""
    ) -> "Problem":
        return Problem(self.name, row, self.cell_name(row, column), code, severity, message, remedy)

    def warn(self, row: int, column: int | None, message: str, remedy: str) -> None:
        self.remarks.append(self.problem(Severity.WARNING, row, column, message, remedy))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found: sheet or table, row (0 for the whole), cell, criterion, what is wrong, what to do."""

    sheet: str
    row: int
    cell: str
    code: str
    severity: Severity
    message: str
    remedy: str

    @property
    def place(self) -> str:
        parts = [self.sheet, f"dòng {self.row}" if self.row else "", self._in_row]
        return ", ".join(part for part in parts if part)

    @property
    def _in_row(self) -> str:
        if not self.cell or (not self.row and self.cell.startswith("cột ")):
            return self.cell
        return f"ô {self.cell}"

    def as_data(self) -> Mapping[str, object]:
        return {
            "sheet": self.sheet,
            "row": self.row,
            "cell": self.cell,
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "remedy": self.remedy,
        }


def letters(column: int) -> str:
    """The name of a sheet's column: 0 is "A", 26 is "AA"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def clean(text: str) -> str:
    """A cell's text in NFC, without characters nobody sees, one space between words, its line breaks kept."""
    text = _UNSEEN.sub("", nfc(text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n").replace("\u000b", "\n")))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
