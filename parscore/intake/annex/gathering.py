"""The tables of a file as one run of lines: which tables belong to the annex, which are left out and why."""

from dataclasses import dataclass, field
from pathlib import Path

from parscore.intake.annex.columns import Columns, find_columns, guess_columns
from parscore.intake.annex.container import open_file, opened
from parscore.intake.annex.lines import Line, lines_of
from parscore.intake.annex.table import AnnexError, Problem, Row, Table
from parscore.intake.annex.word import read_word
from parscore.intake.annex.workbook import read_workbook
from parscore.scoring.outcome import Severity

MAX_LINES = 1_500
_OLD_FONTS = (".vn", "vni-", "vni ")


@dataclass(slots=True)
class Gathered:
    """The lines of an annex, the texts around its tables, the columns of each, and what was met on the way."""

    lines: list[Line] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    tables: list[tuple[Table, Columns]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_tables(path: Path) -> list[Table]:
    """The tables of an Excel or Word file; AnnexError when it is none, EnvironmentFault when it cannot be opened."""
    with open_file(path) as file:
        container = opened(path, file)
        return read_workbook(container) if container.kind == "xlsx" else read_word(container)


def gather(tables: list[Table]) -> Gathered:
    """The lines of all tables that belong together; AnnexError when there are none."""
    found = Gathered()
    before: Columns | None = None
    for table in tables:
        columns = find_columns(table) or _as_before(table, before) or guess_columns(table)
        if columns is None:
            if not (table.is_sheet or found.tables):  # the letterhead
                found.around += [*table.above, *(line for row in table.rows[:10] for line in _texts(row))]
            _leave_out(table)
        else:
            before = columns
            _take(found, table, columns)
        found.problems += table.remarks
    if not found.lines:
        raise AnnexError(
            "không tìm thấy bảng tiêu chí nào",
            "bảng cần một dòng tiêu đề cột như: Mã, Tên tiêu chí, Điểm tối đa; xem mẫu bằng lệnh criteria template",
        )
    if len(found.lines) > MAX_LINES:
        said = f"bảng có {len(found.lines)} dòng, không phải là một phụ lục tiêu chí"
        raise AnnexError(said, f"chọn đúng tệp, hoặc tách ra; nhiều nhất {MAX_LINES} dòng")
    return found


def _take(found: Gathered, table: Table, columns: Columns) -> None:
    first = min(columns.rows, default=0)
    around = [*table.above, *(line for row in table.rows if row.number < first for line in _texts(row))]
    lines = list(lines_of(table, columns))
    if _repeats(found.lines, lines):
        said = "bảng này lặp lại các mã của bảng trước nên không đọc"
        table.warn(0, None, said, "nếu là phụ lục khác, để riêng nó trong một tệp rồi nhập")
        return
    found.around += around
    found.lines += lines
    found.tables.append((table, columns))
    _remark(table, columns)


def _remark(table: Table, columns: Columns) -> None:
    at = min(columns.rows, default=0)
    if columns.guessed:
        said = "không có dòng tiêu đề cột; các cột được đoán theo nội dung"
        table.warn(0, None, said, "thêm dòng tiêu đề: Mã, Tên tiêu chí, Điểm tối đa, Cách chấm")
    for column in columns.unknown:
        said = f"không rõ cột “{columns.headings[column][:40]}” là gì nên không đọc"
        table.warn(at, column, said, "đổi tên cột theo mẫu nếu cần nội dung của nó")
    for column in columns.by_role.get("maximum", ())[1:]:
        table.warn(at, column, "có hơn một cột điểm; chỉ đọc cột đầu", "xóa cột không dùng nếu đọc nhầm")
    hidden = [row.number for row in table.rows if row.hidden and any(cell.text for cell in row.cells.values())]
    if hidden:
        said = f"{len(hidden)} dòng bị ẩn vẫn được đọc (dòng {', '.join(map(str, hidden[:8]))})"
        table.warn(hidden[0], None, said, "xóa hẳn các dòng không dùng")
    for column in sorted(table.hidden_columns & {at for row in table.rows for at in row.cells}):
        table.warn(0, column, "cột bị ẩn vẫn được đọc", "xóa hẳn cột nếu không dùng")
    old = next(
        ((row, at) for row in table.rows for at, c in row.cells.items() if c.font.lower().startswith(_OLD_FONTS)), None
    )
    if old is not None:
        said = f"chữ gõ bằng phông cũ {old[0].at(old[1]).font} (TCVN3 hoặc VNI), đọc ra sẽ sai dấu"
        table.warn(old[0].number, old[1], said, "chuyển tệp sang Unicode (ví dụ bằng Unikey), rồi nhập lại")


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
