"""A choice of columns kept from one year to the next: found again by the headings of the table it was made for."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from parscore.intake.annex.columns import ROLES, ColumnChoice, Columns, find_columns
from parscore.intake.annex.merging import MAX_COLUMNS
from parscore.intake.annex.table import Row, Table
from parscore.scoring.text import fold

_LONGEST = 20_000
_SEARCHED = 60


def signature(table: Table) -> str:
    """A name for tables with these headings, whatever year they speak of; empty when a table has none."""
    headings = _headings(table)
    if len(headings) < 2:
        return ""
    told = "\n".join(f"{at} {headings[at]}" for at in sorted(headings))
    return sha256(told.encode()).hexdigest()[:32]


def as_text(columns: Columns | ColumnChoice) -> str:
    """A choice as kept among the settings; which rows were its headings is only of its own file."""
    use = columns.use if isinstance(columns, ColumnChoice) else True
    rows = columns.heading_rows if isinstance(columns, ColumnChoice) else columns.rows
    by_role = {role: list(places) for role, places in columns.by_role.items()}
    return json.dumps({"use": use, "by_role": by_role, "heading_rows": sorted(rows)})


def from_text(text: str) -> ColumnChoice | None:
    """A choice kept; None when the text is none."""
    try:
        kept = json.loads(text[:_LONGEST])
        rows = frozenset(_whole(row) for row in kept["heading_rows"])
        by_role = {role: tuple(map(_whole, places)) for role, places in kept["by_role"].items() if role in ROLES}
        return ColumnChoice(kept["use"] is True, by_role, rows)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def recalled(text: str, table: Table) -> ColumnChoice | None:
    """A choice kept for a table of another year with the same `signature`: its heading rows are those of this table."""
    choice = from_text(text)
    if choice is None:
        return None
    found = find_columns(table)
    first = _row_of_headings(table)
    rows = found.rows if found else frozenset({first.number} if first else ())
    return replace(choice, heading_rows=rows if choice.heading_rows else frozenset())


def _whole(value: Any) -> int:
    if not isinstance(value, int) or not 0 <= value < max(MAX_COLUMNS, 2_000_000):
        raise ValueError(value)
    return value


def _headings(table: Table) -> Mapping[int, str]:
    found = find_columns(table)
    row = _row_of_headings(table)
    texts = found.headings if found else {at: cell.text for at, cell in row.cells.items()} if row else {}
    said = {at: re.sub(r"[^a-z]+", " ", fold(text)).strip() for at, text in texts.items()}
    return {at: text[:200] for at, text in said.items() if text}


def _row_of_headings(table: Table) -> Row | None:
    """In a table without known headings: the first row with as many texts of its own as columns that are used."""
    rows = table.rows[:_SEARCHED]
    counts = {row.number: len({id(cell) for cell in row.cells.values() if cell.text}) for row in rows}
    most = max(counts.values(), default=0)
    return next((row for row in rows if most > 2 and counts[row.number] * 2 > most), None)
