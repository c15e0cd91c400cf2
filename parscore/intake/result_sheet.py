"""A table of results (Excel, Word): an earlier year's, or the sheet the Sở sends back. Nothing is worked out anew."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from parscore.faults import InputError
from parscore.intake.annex.codes import leading_code, whole_code
from parscore.intake.annex.columns import Columns, find_columns
from parscore.intake.annex.gathering import read_tables
from parscore.intake.annex.table import AnnexError, Row, Table
from parscore.scoring.numbers import NumberRefusedError, half_up, read_measure
from parscore.scoring.text import fold

PLACES = 6
_TOTAL = re.compile(r"^(tong|tong cong|tong diem|tong so|cong|tong so diem)( .*)?$")
_GIVEN = r"tham dinh|cong bo|sau khi tru|diem cua so|hoi dong"
_OWN = r"tu cham|tu danh gia|tu cho diem|diem dat|dat duoc|ket qua|diem cham|^diem (cua )?(xa|phuong)"
_REMARK = r"ly do|ghi chu|nhan xet|y kien|nguyen nhan"
_NOT_POINTS = r"chenh lech|bi tru|ty le|xep|tru diem|^diem tru"


class SheetRow(NamedTuple):
    """One line: `own` is what the unit gave itself (or the one score there is), `given` what the Sở gave."""

    code: str
    title: str
    maximum: Decimal | None
    own: Decimal | None
    given: Decimal | None
    remark: str
    where: str

    @property
    def scored(self) -> bool:
        return self.own is not None or self.given is not None


class Unread(NamedTuple):
    """A cell that is no number of points: where, what stands there, why."""

    where: str
    text: str
    why: str


class ResultSheet(NamedTuple):
    """One table as it is read; `total` is the line of sums when there is one."""

    name: str
    rows: tuple[SheetRow, ...]
    total: SheetRow | None
    unread: tuple[Unread, ...]
    has_given: bool


def read_result_sheet(path: Path) -> ResultSheet:
    """The table of a file that holds the most scores. EnvironmentFault when it cannot be opened; InputError when no
    table of it has codes or titles with scores beside them.
    """
    try:
        sheets = [sheet for table in read_tables(path) if (sheet := _sheet(table)) is not None]
    except AnnexError as error:
        raise InputError(f"Chưa đọc được “{path.name}”: {error.message}; hãy {error.remedy}.") from error
    best = max(sheets, key=lambda sheet: sum(row.scored for row in sheet.rows), default=None)
    if best is None or not (best.total or any(row.scored for row in best.rows)):
        raise InputError(
            f"Không thấy bảng điểm trong “{path.name}”; hãy chọn tệp có cột mã hoặc nội dung và một cột điểm "
            "(ví dụ “Điểm tự chấm”, “Điểm thẩm định”)."
        )
    return best


def _sheet(table: Table) -> ResultSheet | None:
    columns = find_columns(table)
    if columns is None:
        return None
    at = _columns_of_scores(columns)
    if at.get("own") is None and at.get("given") is None:
        return None
    unread: list[Unread] = []
    rows: list[SheetRow] = []
    total: SheetRow | None = None
    for row in table.rows:
        if row.number in columns.rows or columns.is_heading(row):
            continue
        made = _row(table, row, columns, at, unread)
        if made is None:
            continue
        if _TOTAL.match(fold(made.title or made.code)) and not whole_code(made.code):
            total = made
        else:
            rows.append(made)
    return ResultSheet(table.name, tuple(rows), total, tuple(unread), at.get("given") is not None)


def _columns_of_scores(columns: Columns) -> Mapping[str, int | None]:
    """Which column holds what, by its heading; a bare "Điểm" beside a maximum is the one score there is."""
    found: dict[str, int | None] = {"maximum": columns.first("maximum"), "remark": None}
    for place, heading in sorted(columns.headings.items()):
        if place not in (columns.first("code"), columns.first("title"), found["maximum"]):
            _place_heading(found, place, heading)
    maxima = columns.by_role.get("maximum", ())
    if "own" not in found and "given" not in found and maxima:
        if len(maxima) > 1:
            found["own"] = maxima[-1]
        elif not re.search(r"toi da|chuan|thang diem", columns.headings.get(maxima[0], "")):
            found["own"], found["maximum"] = maxima[0], None
    return found


def _place_heading(found: dict[str, int | None], place: int, heading: str) -> None:
    if re.search(_REMARK, heading):
        if found["remark"] is None or re.search(_GIVEN, heading):
            found["remark"] = place
    elif re.search(_NOT_POINTS, heading):
        return
    elif re.search(_GIVEN, heading):
        found["given"] = place  # the last one: a second appraisal stands to the right of the first
    elif re.search(_OWN, heading):
        found.setdefault("own", place)


def _row(
    table: Table, row: Row, columns: Columns, at: Mapping[str, int | None], unread: list[Unread]
) -> SheetRow | None:
    code_text = row.own(columns.first("code")).strip()
    title = row.own(columns.first("title")).strip()
    code = whole_code(code_text)
    if code is None and (led := leading_code(title)) is not None and not code_text:
        code, title = led
    if not title and code is None:
        return None

    def number(name: str) -> Decimal | None:
        place = at.get(name)
        text = row.own(place).strip()
        if place is None or not text or fold(text) in ("-", "x", "kps", "khong phat sinh", "–"):
            return None
        try:
            plain = text if row.at(place).number else read_measure(text)  # a numeric cell cannot mean thousands
            return half_up(Decimal(plain), PLACES).normalize() + 0
        except (NumberRefusedError, ArithmeticError) as error:
            why = str(error)
        unread.append(Unread(table.place_name(row.number, place), text, why))
        return None

    maximum, own, given = number("maximum"), number("own"), number("given")
    remark = row.own(at.get("remark")).strip()
    where = table.place_name(row.number, columns.first("title") or 0)
    return SheetRow(code.text if code else code_text, title, maximum, own, given, remark, where)


def matched(rows: Iterator[SheetRow] | tuple[SheetRow, ...], codes: Mapping[str, str]) -> dict[str, SheetRow]:
    """The lines that speak of rows of a set, by its codes: the same code, or a code whose area is left out.

    `codes` are the titles of the set by code. A code that is not found is sought by its title, if only one row has it.
    """
    by_title: dict[str, list[str]] = {}
    for code, title in codes.items():
        by_title.setdefault(" ".join(fold(title).split()), []).append(code)
    found: dict[str, SheetRow] = {}
    for row in rows:
        same = by_title.get(" ".join(fold(row.title).split()), [])
        code = row.code if row.code in codes else same[0] if len(same) == 1 else ""
        if code and code not in found:
            found[code] = row
    return found
