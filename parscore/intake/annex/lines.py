"""The rows of a table as lines of an annex: code, title, maximum and texts, whatever the layout did to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from parscore.intake.annex.codes import Code, dated_code, dotted_code, leading_code, row_code, whole_code
from parscore.intake.annex.columns import Columns
from parscore.intake.annex.table import Problem, Row, Table
from parscore.intake.annex.unit_kinds import named
from parscore.scoring.numbers import NumberRefusedError, read_measure, shorten
from parscore.scoring.outcome import Severity
from parscore.scoring.text import fold

TEXT_ROLES = ("method", "scoring", "evidence", "owner", "coordinating", "deadline", "target", "note")
_MINUS = "-–−"
_NO_POINTS = ("", "-", "–", "—", "x", "X", "/")
_POINTS = re.compile(r"\(?[-–−+]?\s?(?:tối đa\s*:?\s*)?(?P<number>[\d.,]+)\s*(?:điểm|đ)?\.?\)?", re.IGNORECASE)
_IN_TITLE = re.compile(r"\((?:tối đa\s*:?\s*)?(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:điểm|đ)\)", re.IGNORECASE)
_NOTES = ("ghi chu", "chu thich", "luu y", "chu y", "noi nhan", "*")
_TOTAL = re.compile(r"(tong( (cong|diem|so))?( diem)?( toi da)?|cong)( \(.*\))?[ :.]*", re.ASCII)


@dataclass(slots=True)
class Line:
    """One row: `number_code` when the code is a numeric cell, `merged` when its code stands in a row above.

    `maxima` are by kind of unit where the annex has a column for each, `minus` says that the maximum has a minus sign.
    """

    table: Table
    row: int
    columns: Columns
    code: Code | None = None
    number_code: bool = False
    merged: bool = False
    title: str = ""
    maximum: Decimal | None = None
    maximum_text: str = ""
    maxima: dict[str, Decimal] = field(default_factory=dict)
    minus: bool = False
    shared_maximum: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    total: bool = False
    moved: int = 0
    wrong_maximum: int | None = None

    @property
    def is_note(self) -> bool:
        return fold(self.title).startswith(_NOTES)

    @property
    def is_heading(self) -> bool:
        """A line of capitals alone, as areas are printed."""
        return not self.texts and len(self.title) >= 8 and self.title.isupper() and not self.is_note

    def column(self, role: str) -> int | None:
        at = self.columns.first(role)
        if role == "maximum" and self.wrong_maximum is not None:
            return self.wrong_maximum
        return None if at is None else at + self.moved


def lines_of(table: Table, columns: Columns) -> Iterator[Line]:
    """Every row below the headings that says anything; headings repeated on later pages are passed over."""
    for row in table.rows:
        if row.number in columns.rows or (columns.rows and row.number < min(columns.rows)):
            continue
        if not row.cells or columns.is_heading(row):
            continue
        line = _line(table, row, columns)
        if line.code or line.title or line.maximum_text or line.texts:
            yield line


def _line(table: Table, row: Row, columns: Columns) -> Line:
    moved = _shift(row, columns)
    line = Line(table, row.number, columns, moved=moved)
    if moved:
        way = "phải" if moved > 0 else "trái"
        said = f"dòng lệch sang {way} một cột; tạm đọc theo chỗ lệch"
        table.warn(row.number, None, said, "sửa trong tệp cho thẳng cột, hoặc xem kỹ mục này")
    _read_code(line, row)
    _read_title(line, row)
    _read_maximum(line, row)
    for role in TEXT_ROLES:
        parts = []
        for at in columns.by_role.get(role, ()):
            cell = row.at(at + moved)
            beside = cell.filled_from is not None and cell.filled_from[0] == row.number
            if cell.text and not (beside and cell.filled_from != (row.number, at + moved)):
                parts.append(row.own(at + moved) if line.merged else cell.text)
        if text := "\n".join(part for part in parts if part):
            line.texts[role] = text
    if line.code and not line.title and len(line.texts) == 1:  # an area named in the cell beside its number
        line.title = " ".join(line.texts.popitem()[1].split())
    if row.footnotes:
        line.texts["note"] = "\n".join([line.texts.get("note", ""), *row.footnotes]).strip()
    said = fold(line.title or " ".join(dict.fromkeys(c.text for c in row.cells.values()))).strip()
    line.total = line.code is None and bool(_TOTAL.fullmatch(fold(line.title)) or _starts_total(said, line))
    return line


def _starts_total(said: str, line: Line) -> bool:
    return said.startswith(("tong cong", "tong diem", "cong tong")) and line.code is None


def _shift(row: Row, columns: Columns) -> int:
    """1 or -1 when a row stands one column to the right or left of its place."""
    code, title = columns.first("code"), columns.first("title")
    if code is None or title is None or title != code + 1:
        return 0
    if any(cell.filled_from for cell in row.cells.values()) or whole_code(row.at(code).text):
        return 0
    right = row.at(code + 1).text
    if not row.at(code).text and whole_code(right) and len(right) < 12 and _worded(row.at(title + 1).text):
        return 1
    if code > 0 and whole_code(row.at(code - 1).text) and _worded(row.at(code).text):
        return -1
    return 0


def _worded(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= 6


def _read_code(line: Line, row: Row) -> None:
    for at in line.columns.by_role.get("code", ()):
        cell = row.at(at + line.moved)
        if not cell.text:
            continue
        if cell.filled_from is not None and cell.filled_from[0] != row.number:
            line.merged = True
            continue
        text = cell.text
        if dated := dated_code(text):
            said = f"Excel đã đổi mã thành ngày {text}; tạm hiểu là {dated}"
            line.table.warn(row.number, at + line.moved, said, "định dạng cột mã là Text rồi gõ lại mã")
            text = dated
        if code := whole_code(text):
            line.code, line.number_code, line.merged = code, cell.number, False
            return
        if found := leading_code(text) or (row_code(text) if _alone(row, text) else None):
            line.code, line.title = found
            return
        line.title = line.title or text


def _alone(row: Row, text: str) -> bool:
    """Whether a row says nothing but one text, as the headings that reach over all columns do."""
    return all(cell.text in ("", text) for cell in row.cells.values())


def _read_title(line: Line, row: Row) -> None:
    for at in line.columns.by_role.get("title", ()):
        text = row.own(at + line.moved)
        if not text or (line.code is not None and whole_code(text) == line.code):
            continue
        if line.title and (row.at(at + line.moved).filled_from or text == line.title):
            continue
        found = leading_code(text) if line.code is None and not line.merged else None
        if found and (found[1] or whole_code(text)):
            line.code, text = found
        elif line.code is not None and (twice := leading_code(text)) and twice[0] == line.code and twice[1]:
            text = twice[1]
        elif line.code is not None and _is_running(line.code) and (named := dotted_code(text)):
            line.code, text = named  # the column only counts the rows
        line.title = f"{line.title}\n{text}" if line.title else text
        if line.code is None and line.merged:
            continue
    line.title = " ".join(line.title.split())


def _is_running(code: Code) -> bool:
    return len(code.segments) == 1 and code.is_number and not code.area


def _read_maximum(line: Line, row: Row) -> None:
    if line.columns.kinds and _read_maxima(line, row):
        return
    at = line.column("maximum")
    cell = row.at(at)
    beside = cell.filled_from is not None and cell.filled_from[0] == row.number
    if cell.text and not beside and cell.text not in _NO_POINTS:
        if row.own(at):
            line.maximum_text = cell.text
            line.maximum, line.minus = points_of(cell.text), cell.text.lstrip("( ")[0] in _MINUS
        else:
            line.shared_maximum = not line.merged
    if not line.maximum_text and line.code is not None and (found := _IN_TITLE.search(line.title)):
        line.maximum_text, line.maximum = found[0], points_of(found["number"])


def _read_maxima(line: Line, row: Row) -> bool:
    """The maximum for each kind of unit; one without is worth nothing, with a warning. False when the row has none."""
    texts = {at: row.own(at + line.moved) for at in line.columns.kinds}
    if not any(text and text not in _NO_POINTS for text in texts.values()):
        return False
    for at, kinds in line.columns.kinds.items():
        text = texts[at]
        points = Decimal(0) if not text or text in _NO_POINTS else points_of(text)
        if points is None:
            line.maximum, line.maximum_text, line.wrong_maximum = None, text, at + line.moved
            return True
        if not text:
            said = f"không có điểm tối đa cho {named(kinds)}; tạm để 0"
            line.table.warn(row.number, at + line.moved, said, "điền điểm tối đa cho loại đơn vị này")
        line.maxima |= dict.fromkeys(kinds, points)
        line.maximum_text = line.maximum_text or text
    line.maximum = max(line.maxima.values())
    return True


def points_of(text: str) -> Decimal | None:
    """ "1,5", "1.5", "1,5 điểm", "(10 điểm)", "-2" as points; None for anything else."""
    found = _POINTS.fullmatch(text.strip())
    if not found:
        return None
    try:
        return Decimal(read_measure(found["number"]))
    except NumberRefusedError:
        return None


def about(line: Line, role: str, severity: Severity, message: str, remedy: str, code: str) -> Problem:
    """A problem in the cell a line has for a role."""
    return line.table.problem(severity, line.row, line.column(role), message, remedy, code)


def told_briefly(text: str) -> str:
    """A text of the annex quoted in a message."""
    return f"“{shorten(' '.join(text.split()), 60)}”"
