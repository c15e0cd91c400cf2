"""What cells may say instead of what they say. A suggestion changes nothing until a person accepts it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from parscore.intake.annex.codes import whole_code
from parscore.intake.annex.columns import Columns
from parscore.intake.annex.numbering import dropped_zero
from parscore.intake.annex.slips import meant_code, meant_points, meant_words
from parscore.intake.annex.table import Row, Table
from parscore.intake.old_fonts import suspected

MOST = 300
MOST_LETTERS = 1_500_000
_WORDED = ("title", "scoring", "target", "evidence")
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """In a cell of the table at a `place` of the file, `found` may have been meant as `meant`."""

    place: int
    row: int
    column: int
    found: str
    meant: str


class Adviser:
    """Looks through the tables of one file; what it reads is bounded, so that no file can keep it busy."""

    def __init__(self) -> None:
        self.suggestions: list[Suggestion] = []
        self._letters = MOST_LETTERS

    def look(self, table: Table, columns: Columns | None, place: int) -> None:
        """Everything to suggest for a table, told among its remarks; slips are looked for in columns that are read."""
        decoded = list(islice(self._decoded(table, place), MOST))
        if decoded:
            _tell_decoded(table, decoded)
        taken = {(one.row, one.column) for one in decoded}
        found = self._slips(table, columns, place) if columns is not None else ()
        slips = list(islice((one for one in found if (one.row, one.column) not in taken), MOST))
        for one in slips:
            said = f"“{one.found}” có thể là “{one.meant.strip()}”" if one.meant.strip() else f"thừa “{one.found}”"
            table.warn(one.row, one.column, said, "xem bản gốc; nếu đúng thì sửa trong tệp rồi nhập lại")
        self.suggestions += decoded + slips

    def _affords(self, text: str) -> bool:
        self._letters -= len(text) + 10
        return self._letters > 0

    def _decoded(self, table: Table, place: int) -> Iterator[Suggestion]:
        for row in table.rows:
            for at, cell in sorted(row.cells.items()):
                text = cell.stored or cell.text
                if cell.filled_from is not None or cell.font or text.isascii():
                    continue
                if not self._affords(text):
                    return
                if found := suspected(text):
                    yield Suggestion(place, row.number, at, cell.text, found[1])

    def _slips(self, table: Table, columns: Columns, place: int) -> Iterator[Suggestion]:
        before = ""
        zeros = _dropped_zeros(table, columns)
        for row in table.rows:
            if row.number in columns.rows or columns.is_heading(row):
                continue
            for at in columns.by_role.get("code", ()):
                text = row.own(at)
                capitals = row.at(columns.first("title")).text.isupper()
                if meant := zeros.get((row.number, at)) or meant_code(text, before, capitals=capitals):
                    yield Suggestion(place, row.number, at, text, meant)
                before = code.text if (code := whole_code(text)) else before
            for at in columns.by_role.get("maximum", ()):
                if meant := meant_points(row.own(at)):
                    yield Suggestion(place, row.number, at, row.own(at), meant)
            for at in (at for role in _WORDED for at in columns.by_role.get(role, ())):
                if not self._affords(row.own(at)):
                    return
                for found, said in dict.fromkeys(meant_words(row.own(at))):
                    yield Suggestion(place, row.number, at, found, said)


def _dropped_zeros(table: Table, columns: Columns) -> dict[tuple[int, int], str]:
    """The codes that may have lost a zero in Excel, by row and column, with what may be meant."""
    coded = [
        (row.number, at, code)
        for row in table.rows
        if row.number not in columns.rows and not columns.is_heading(row)
        for at in columns.by_role.get("code", ())
        if (code := whole_code(row.own(at))) is not None and not code.is_letter
    ]
    found: dict[tuple[int, int], str] = {}
    used: set[str] = set()
    before = ""
    for place, (row, at, code) in enumerate(coded):
        if code.is_heading:  # numbers may begin anew below it
            used, before = set(), ""
            continue
        after = coded[place + 1][2].text if place + 1 < len(coded) else ""
        said = dropped_zero(code.text, before, after, used)
        if said is not None:
            found[row, at] = said
        before = said or code.text
        used.add(before)
    return found


def _tell_decoded(table: Table, decoded: list[Suggestion]) -> None:
    names = ", ".join(table.place_name(one.row, one.column) for one in decoded[:_NAMED])
    more = f" và {len(decoded) - _NAMED} ô nữa" if len(decoded) > _NAMED else ""
    first = decoded[0]
    said = f"{len(decoded)} ô có thể là chữ TCVN3 hoặc VNI không kèm phông ({names}{more}): “{first.meant[:60]}”?"
    table.warn(first.row, first.column, said, "nếu đúng, chọn lại phông cũ cho các ô ấy, hoặc đổi sang Unicode")


def accepted(tables: Iterable[Table], suggestions: Iterable[Suggestion]) -> Iterator[Table]:
    """The tables with some suggestions taken up; those given are left as they are."""
    wanted: dict[tuple[int, int], list[Suggestion]] = {}
    for one in suggestions:
        wanted.setdefault((one.place, one.row), []).append(one)
    for place, table in enumerate(tables):
        rows = [_mended(row, wanted.get((place, row.number), [])) for row in table.rows]
        yield replace(table, rows=rows, remarks=list(table.remarks))


def _mended(row: Row, suggestions: list[Suggestion]) -> Row:
    if not suggestions:
        return row
    cells = dict(row.cells)
    for one in suggestions:
        if (cell := cells.get(one.column)) is not None:
            text = one.meant if cell.text == one.found else cell.text.replace(one.found, one.meant)
            cells[one.column] = replace(cell, text=" ".join(text.split(" ")).strip(), number=False)
    return replace(row, cells=cells)
