"""Merged areas of a sheet: every cell of an area gets its text, and remembers where that text stands."""

from dataclasses import replace
from typing import NamedTuple

from parscore.intake.annex.table import Row, Table

MAX_COLUMNS = 200
MAX_AREAS = 20_000
MAX_CELLS = 300_000


class Area(NamedTuple):
    """Rows as numbered in the sheet, columns from 0; both ends belong to it."""

    top: int
    bottom: int
    left: int
    right: int


def fill(table: Table, areas: list[Area]) -> None:
    """Copy texts over their areas, as far down as the table goes; areas that overlap are told and left alone."""
    by_number = {row.number: row for row in table.rows}
    last = max(by_number, default=0)
    room = MAX_CELLS
    for area in areas[:MAX_AREAS]:
        origin = by_number.get(area.top)
        source = origin.cells.get(area.left) if origin else None
        if source is None or not source.text:
            continue
        bottom, right = min(area.bottom, last), min(area.right, MAX_COLUMNS - 1)
        room -= (bottom - area.top + 1) * (right - area.left + 1)
        if room < 0 or source.filled_from is not None:
            table.warn(area.top, area.left, "các ô gộp chồng lên nhau", "bỏ gộp ô (Unmerge) ở chỗ này rồi lưu lại")
            continue
        copy = replace(source, filled_from=(area.top, area.left))
        for number in range(area.top, bottom + 1):
            row = by_number.setdefault(number, Row(number))
            for column in range(area.left, right + 1):
                if (number, column) != (area.top, area.left) and not row.at(column).text:
                    row.cells[column] = copy
    table.rows = [by_number[number] for number in sorted(by_number)]
