"""The sheets of a workbook as rows of texts, values as last calculated. No formula is run, no link followed."""

from typing import Any

from parscore.intake.annex.container import Container
from parscore.intake.annex.table import Cell, Row, Table, letters
from parscore.intake.annex.workbook import read_workbook
from parscore.intake.documents.signatures import Kind
from parscore.scoring.text import fold
from parscore.ui.preview.reader.open_file import Opened, Refused, Reply

ROWS_AT_ONCE = 300
MOST_HITS = 2_000
_HIDDEN = "bị ẩn"
_AROUND = ("trang tính “", "”")


def sheets(container: Container) -> Opened:
    """Every sheet that is not hidden; AnnexError when the file is spoilt or holds more than any document."""
    return _Sheets([table for table in read_workbook(container) if not _hidden(table)])


def _hidden(table: Table) -> bool:
    return not table.rows and any(_HIDDEN in remark.message for remark in table.remarks)


class _Sheets:
    def __init__(self, tables: list[Table]) -> None:
        self._rows = [[row for row in table.rows if not row.hidden] for table in tables]
        self._columns = [_columns(table, rows) for table, rows in zip(tables, self._rows, strict=True)]
        self.facts: Reply = {
            "view": "sheets",
            "kind": str(Kind.WORKBOOK),
            "remarks": [],
            "old_letters": any(cell.stored for rows in self._rows for row in rows for cell in row.cells.values()),
            "sheets": [
                {
                    "name": table.name.removeprefix(_AROUND[0]).removesuffix(_AROUND[1]),
                    "rows": len(rows),
                    "columns": [letters(column) for column in columns],
                }
                for table, rows, columns in zip(tables, self._rows, self._columns, strict=True)
            ],
        }

    def answer(self, request: dict[str, Any]) -> tuple[Reply, bytes]:
        match request["do"]:
            case "rows":
                return {"rows": self._told(request["sheet"], request["from"])}, b""
            case "find":
                return {"hits": self._found(request["text"])}, b""
        raise Refused

    def _told(self, sheet: int, first: int) -> list[list[Any]]:
        """Rows as [number, texts, texts as stored where they differ, places of numbers, sizes of merged areas]."""
        columns = self._columns[sheet]
        rows = self._rows[sheet]
        return [_row(rows, place, columns) for place in range(first, min(first + ROWS_AT_ONCE, len(rows)))]

    def _found(self, wanted: str) -> list[list[int]]:
        """[sheet, row, column] of the cells that hold words, accents or not."""
        hits = []
        for sheet, rows in enumerate(self._rows):
            columns = self._columns[sheet]
            for place, row in enumerate(rows):
                for across, column in enumerate(columns):
                    cell = row.at(column)
                    if cell.text and cell.filled_from is None and wanted in fold(_shown(cell)):
                        hits.append([sheet, place, across])
                        if len(hits) == MOST_HITS:
                            return hits
        return hits


def _columns(table: Table, rows: list[Row]) -> list[int]:
    last = max((column for row in rows for column in row.cells), default=-1)
    return [column for column in range(last + 1) if column not in table.hidden_columns]


def _row(rows: list[Row], place: int, columns: list[int]) -> list[Any]:
    row = rows[place]
    cells = [row.at(column) for column in columns]
    texts = ["" if cell.filled_from is not None else _shown(cell) for cell in cells]
    stored = {at: cell.stored for at, cell in enumerate(cells) if cell.stored and cell.filled_from is None}
    merged = {}
    for at, cell in enumerate(cells):
        if cell.text and cell.filled_from is None:
            across, down = _reach(rows, place, columns, at)
            if (across, down) != (1, 1):
                merged[at] = [across, down]
    return [row.number, texts, stored, [at for at, cell in enumerate(cells) if cell.number], merged]


def _shown(cell: Cell) -> str:
    """A number as Vietnamese programs show it; the file itself keeps a point."""
    return cell.text.replace(".", ",") if cell.number else cell.text


def _reach(rows: list[Row], place: int, columns: list[int], at: int) -> tuple[int, int]:
    """How many columns and rows a cell covers."""
    origin = rows[place].number, columns[at]
    across = down = 1
    while at + across < len(columns) and rows[place].at(columns[at + across]).filled_from == origin:
        across += 1
    while place + down < len(rows) and rows[place + down].at(columns[at]).filled_from == origin:
        down += 1
    return across, down
