"""Which sheet of a workbook is a declaration form, for whom it was made, and where its columns stand now."""

import json
from pathlib import Path
from typing import NamedTuple

from parscore.faults import InputError
from parscore.intake.annex.table import Row, Table
from parscore.intake.cell import plain_words
from parscore.scoring.form_lines import FORM_FORMAT

_FAMILY = FORM_FORMAT.partition("/")[0]
_LONGEST = 2_000
_NAMES = {"value": "gia tri", "not_arising": "khong phat sinh", "explanation": "giai trinh", "note": "ghi chu"}


class Identity(NamedTuple):
    """For which set, unit and year a form was made; `column` is where its keys stand, `format` who can read it."""

    format: str
    criteria: str
    version: int
    sha256: str
    unit: str
    year: int
    column: int


class FormColumns(NamedTuple):
    """Where a form has its keys and what is filled in; `header` is the number of the row with the headings."""

    header: int
    key: int
    value: int
    not_arising: int
    explanation: int
    note: int


def find_form(table: Table) -> Identity | None:
    """The identity hidden in a sheet, None when there is none."""
    for row in table.rows:
        for column, cell in row.cells.items():
            if _FAMILY in cell.text[:_LONGEST] and (found := _identity(cell.text, column)) is not None:
                return found
    return None


def _identity(text: str, column: int) -> Identity | None:
    try:
        data = json.loads(text[:_LONGEST])
        return Identity(
            format=str(data["format"]),
            criteria=str(data["criteria"]),
            version=int(data["version"]),
            sha256=str(data["sha256"]),
            unit=str(data["unit"]),
            year=int(data["year"]),
            column=column,
        )
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None


def columns_of(table: Table, identity: Identity, path: Path) -> FormColumns:
    """Where the columns stand; InputError when the form was made by a newer program or a heading is gone."""
    if identity.format != FORM_FORMAT:
        raise InputError(
            f"Phiếu “{path.name}” do một phiên bản khác của chương trình lập, bản này chưa đọc được. Hãy xuất phiếu "
            "mới từ chương trình đang dùng."
        )
    for row in table.rows:
        found = _headings(row)
        if len(found) == len(_NAMES):
            return FormColumns(row.number, identity.column, **found)
    names = "“Giá trị”, “Không phát sinh”, “Giải trình”, “Ghi chú”"
    raise InputError(
        f"Phiếu “{path.name}” không còn dòng tên cột {names}. Hãy lấy lại dòng ấy từ phiếu gốc rồi nhập lại."
    )


def _headings(row: Row) -> dict[str, int]:
    words = {plain_words(cell.text): column for column, cell in row.cells.items()}
    return {name: words[heading] for name, heading in _NAMES.items() if heading in words}
