"""What cells may say instead of what they say. A suggestion changes nothing until a person accepts it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from parscore.intake.annex.codes import whole_code
from parscore.intake.annex.columns import Columns
from parscore.intake.annex.slips import meant_code, meant_points, meant_words
from parscore.intake.annex.table import Row, Table
from parscore.intake.old_fonts import suspected

MOST = 300
_READ = 3_000
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


def suggest(table: Table, columns: Columns | None, place: int) -> list[Suggestion]:
    """Everything to suggest for a table, told among its remarks; slips are looked for only in columns that are read."""
    decoded = _decoded(table, place)
    if decoded:
        names = ", ".join(table.place_name(one.row, one.column) for one in decoded[:_NAMED])
        more = f" và {len(decoded) - _NAMED} ô nữa" if len(decoded) > _NAMED else ""
        first = decoded[0]
        said = f"{len(decoded)} ô có thể là chữ TCVN3 hoặc VNI không kèm phông ({names}{more}): “{first.meant[:60]}”?"
        table.warn(first.row, first.column, said, "nếu đúng, chọn lại phông cũ cho các ô ấy, hoặc đổi sang Unicode")
    slips: list[Suggestion] = []
    if columns is not None:
        taken = {(one.row, one.column) for one in decoded}
        slips = [one for one in _slips(table, columns, place) if (one.row, one.column) not in taken][:MOST]
    for one in slips:
        said = f"“{one.found}” có thể là “{one.meant.strip()}”" if one.meant.strip() else f"thừa “{one.found}”"
        table.warn(one.row, one.column, said, "xem bản gốc; nếu đúng thì sửa trong tệp rồi nhập lại")
    return decoded + slips


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


def _decoded(table: Table, place: int) -> list[Suggestion]:
    made = []
    for row in table.rows[:_READ]:
        for at, cell in sorted(row.cells.items()):
            if cell.filled_from is None and not cell.font and (found := suspected(cell.stored or cell.text)):
                made.append(Suggestion(place, row.number, at, cell.text, found[1]))
    return made


def _slips(table: Table, columns: Columns, place: int) -> Iterator[Suggestion]:
    before = ""
    for row in table.rows[:_READ]:
        if row.number in columns.rows or columns.is_heading(row):
            continue
        for at in columns.by_role.get("code", ()):
            text = row.own(at)
            capitals = row.at(columns.first("title")).text.isupper()
            if meant := meant_code(text, before, capitals=capitals):
                yield Suggestion(place, row.number, at, text, meant)
            before = code.text if (code := whole_code(text)) else before
        for at in columns.by_role.get("maximum", ()):
            if meant := meant_points(row.own(at)):
                yield Suggestion(place, row.number, at, row.own(at), meant)
        for role in _WORDED:
            for at in columns.by_role.get(role, ()):
                for found, meant in dict.fromkeys(meant_words(row.own(at))):
                    yield Suggestion(place, row.number, at, found, meant)
