"""The tables of a file as one run of lines: which tables belong to the annex, which are left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from parscore.intake.annex.columns import ColumnChoice, Columns, find_columns, guess_columns
from parscore.intake.annex.container import open_file, opened
from parscore.intake.annex.lines import Line, lines_of
from parscore.intake.annex.suggestions import Adviser
from parscore.intake.annex.table import AnnexError, Problem, Row, Table
from parscore.intake.annex.unit_kinds import named
from parscore.intake.annex.word import read_word
from parscore.intake.annex.workbook import read_workbook
from parscore.intake.old_fonts import Code, code_of
from parscore.scoring.outcome import Severity

MAX_LINES = 1_500
_NAMED = 12


@dataclass(slots=True)
class Gathered:
    """The lines of an annex, the texts around its tables, the columns of each, and what was met on the way.

    `proposed` has the columns of every table of the file, `repeated` the places of those that repeat codes of others.
    """

    lines: list[Line] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    tables: list[tuple[Table, Columns]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    proposed: list[Columns | None] = field(default_factory=list)
    repeated: set[int] = field(default_factory=set)


def read_tables(path: Path) -> list[Table]:
    """The tables of an Excel or Word file; AnnexError when it is none, EnvironmentFault when it cannot be opened."""
    with open_file(path) as file:
        container = opened(path, file)
        return read_workbook(container) if container.kind == "xlsx" else read_word(container)


def gather(
    tables: Sequence[Table], choices: Mapping[int, ColumnChoice] | None = None, adviser: Adviser | None = None
) -> Gathered:
    """The lines of all tables that belong together.

    `choices` by the place of a table stand above what is proposed; a table that only goes on follows the one before it.
    The tables given are left as they are; an `adviser` looks through those that are read.
    """
    found = Gathered()
    before: Columns | None = None
    for place, read in enumerate(tables):
        if len(found.lines) > MAX_LINES:
            break
        table = replace(read, remarks=list(read.remarks))
        choice = choices.get(place) if choices else None
        columns = _chosen(table, choice, before) if choice else propose(table, before)
        found.proposed.append(columns)
        if columns is None:
            if not (table.is_sheet or found.tables):  # the letterhead
                found.around += [*table.above, *(line for row in table.rows[:10] for line in _texts(row))]
            if choice is None:
                _leave_out(table)
        else:
            before = columns
            if not _take(found, table, columns, chosen=choice is not None):
                found.repeated.add(place)
        if adviser and (choice is None or choice.use) and len(found.lines) <= MAX_LINES:
            adviser.look(table, columns if place not in found.repeated else None, place)
        if choice is None or choice.use or not table.rows:
            found.problems += table.remarks
    found.proposed += [None] * (len(tables) - len(found.proposed))
    return found


def propose(table: Table, before: Columns | None = None) -> Columns | None:
    """The columns a table seems to have; `before` are those of the table above, which it may only continue."""
    return find_columns(table) or _as_before(table, before) or guess_columns(table)


def refusal(found: Gathered) -> AnnexError | None:
    """Why nothing can be made of the lines: there are none, or more than an annex has."""
    if not found.lines:
        return AnnexError(
            "không tìm thấy bảng tiêu chí nào",
            "bảng cần một dòng tiêu đề cột như: Mã, Tên tiêu chí, Điểm tối đa; xem mẫu bằng lệnh criteria template",
        )
    if len(found.lines) > MAX_LINES:
        said = f"bảng có hơn {MAX_LINES} dòng, không phải là một phụ lục tiêu chí"
        return AnnexError(said, f"chọn đúng tệp, hoặc tách ra; nhiều nhất {MAX_LINES} dòng")
    return None


def _chosen(table: Table, choice: ColumnChoice, before: Columns | None) -> Columns | None:
    if not choice.use:
        return None
    columns = choice.columns(table)
    if not columns.rows and before is not None:  # it goes on with the table before, whose headings each page repeats
        columns = replace(columns, headings=before.headings)
    if "title" not in columns.by_role:
        table.warn(0, None, "chưa chọn cột tên tiêu chí nên chưa đọc bảng này", "chọn cột tên tiêu chí")
        return None
    return columns


def _take(found: Gathered, table: Table, columns: Columns, *, chosen: bool) -> bool:
    """Add the lines of a table; False when it repeats what was taken and nobody chose it."""
    first = min(columns.rows, default=0)
    around = [*table.above, *(line for row in table.rows if row.number < first for line in _texts(row))]
    lines = list(islice(lines_of(table, columns), MAX_LINES + 1 - len(found.lines)))
    if not chosen and _repeats(found.lines, lines):
        said = "bảng này lặp lại các mã của bảng trước nên không đọc"
        table.warn(0, None, said, "nếu là phụ lục khác, để riêng nó trong một tệp rồi nhập")
        return False
    found.around += around
    found.lines += lines
    found.tables.append((table, columns))
    _remark(table, columns)
    return True


def _remark(table: Table, columns: Columns) -> None:
    at = min(columns.rows, default=0)
    if columns.guessed:
        said = "không có dòng tiêu đề cột; các cột được đoán theo nội dung"
        table.warn(0, None, said, "thêm dòng tiêu đề: Mã, Tên tiêu chí, Điểm tối đa, Cách chấm")
    for column in columns.unknown:
        said = f"không rõ cột “{columns.headings[column][:40]}” là gì nên không đọc"
        table.warn(at, column, said, "đổi tên cột theo mẫu nếu cần nội dung của nó")
    if columns.kinds:
        told = "; ".join(f"{table.cell_name(at, c)} là {named(k)}" for c, k in columns.kinds.items())
        table.warn(at, None, f"điểm tối đa riêng theo loại đơn vị: {told}", "xem lại cột nào của loại đơn vị nào")
    for column in () if columns.kinds else columns.by_role.get("maximum", ())[1:]:
        table.warn(at, column, "có hơn một cột điểm; chỉ đọc cột đầu", "xóa cột không dùng nếu đọc nhầm")
    hidden = [row.number for row in table.rows if row.hidden and any(cell.text for cell in row.cells.values())]
    if hidden:
        said = f"{len(hidden)} dòng bị ẩn vẫn được đọc (dòng {', '.join(map(str, hidden[:8]))})"
        table.warn(hidden[0], None, said, "xóa hẳn các dòng không dùng")
    for column in sorted(table.hidden_columns & {at for row in table.rows for at in row.cells}):
        table.warn(0, column, "cột bị ẩn vẫn được đọc", "xóa hẳn cột nếu không dùng")
    _tell_decoded(table)


def _tell_decoded(table: Table) -> None:
    """The cells whose letters were turned into Unicode, for each code."""
    decoded: dict[Code, list[tuple[int, int]]] = {}
    for row in table.rows:
        for at, cell in sorted(row.cells.items()):
            if cell.filled_from is None and (code := code_of(cell.font)):
                decoded.setdefault(code, []).append((row.number, at))
    for code, places in decoded.items():
        names = ", ".join(table.place_name(*place) for place in places[:_NAMED])
        more = f" và {len(places) - _NAMED} ô nữa" if len(places) > _NAMED else ""
        said = f"{len(places)} ô gõ bằng phông {code} đã được đổi sang Unicode: {names}{more}"
        table.warn(*places[0], said, "xem lại chữ trong các ô ấy, nhất là chữ ư")


def _leave_out(table: Table) -> None:
    if len([row for row in table.rows if len(row.cells) > 1]) > 2:
        said = "bảng không có cột tên tiêu chí nên không đọc"
        table.warn(0, None, said, "nếu là bảng tiêu chí, thêm dòng tiêu đề: Mã, Tên tiêu chí, Điểm tối đa")


def _as_before(table: Table, before: Columns | None) -> Columns | None:
    """The columns of the table before, for one that only continues it on a further page."""
    if before is None or table.is_sheet:
        return None
    widest = max((max(row.cells, default=0) for row in table.rows), default=0)
    known = max((at for places in before.by_role.values() for at in places), default=0)
    if widest > max([known, *before.headings]) or widest < known - 1:
        return None
    return Columns(before.by_role, before.headings)


def _repeats(taken: list[Line], more: list[Line]) -> bool:
    """Whether lines say again what others did: the same areas, or mostly the same dotted codes."""
    headings = {line.code.text for line in taken if line.code and line.code.is_heading}
    if any(line.code.text in headings for line in more if line.code and line.code.is_heading):
        return True
    if any(line.code and line.code.is_heading for line in more):
        return False
    dotted = {line.code.text for line in taken if line.code and len(line.code.segments) > 1}
    codes = [line.code.text for line in more if line.code and len(line.code.segments) > 1]
    return len(codes) > 2 and sum(code in dotted for code in codes) * 2 > len(codes)


def _texts(row: Row) -> list[str]:
    return list(dict.fromkeys(cell.text for _, cell in sorted(row.cells.items()) if cell.text))


def as_problem(error: AnnexError, path: Path) -> Problem:
    """A file that cannot be read, as the one problem there is to tell."""
    return Problem(error.place or path.name, 0, "", "", Severity.ERROR, error.message, error.remedy)
