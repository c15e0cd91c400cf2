"""Results of years scored without the program: read from a table of scores, and as lines of the list."""

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from parscore.scoring.earlier_year import EarlierRow, EarlierYear
from parscore.scoring.numbers import show_number
from parscore.ui.words import NONE
from parscore.ui.years.earlier_form import PUBLISHED, SELF, words_of
from parscore.ui.years.lines_model import Line

if TYPE_CHECKING:
    from parscore.intake.result_sheet import ResultSheet, SheetRow
    from parscore.storage.earlier_results import EarlierResult

_ROMAN = re.compile(r"[IVX]+")


def of_sheet(sheet: "ResultSheet", path: Path, *, published: bool) -> EarlierYear:
    """What a table of scores says of a year: what the Sở gave where the result was published, else the unit's own."""

    def score(row: "SheetRow") -> Decimal | None:
        first, other = (row.given, row.own) if published else (row.own, row.given)
        return first if first is not None else other

    areas = {row.code for row in sheet.rows if _ROMAN.fullmatch(row.code)}
    rows: list[EarlierRow] = []
    above = ""
    for row in sheet.rows:
        area = row.code in areas if areas else "." not in row.code
        above = row.code if area else above
        inside = row.code and areas and not area and "." not in row.code  # "1" below "I", and again below "II"
        code = f"{above}.{row.code}" if inside else row.code
        if code and code not in {one.code for one in rows}:
            rows.append(EarlierRow(code, row.title, score(row), row.maximum, area))
    total = score(sheet.total) if sheet.total is not None else None
    maximum = sheet.total.maximum if sheet.total is not None else None
    return EarlierYear(0, path.stem, total, maximum, rows=tuple(rows), published=published)


def same_place(one: EarlierYear, other: EarlierYear) -> bool:
    return (one.year, one.published) == (other.year, other.published)


def line_of(one: "EarlierResult") -> Line:
    result = one.result
    total = NONE if result.total is None else show_number(format(result.total, "f"))
    most = f"/{show_number(format(result.max_score, 'f'))}" if result.max_score is not None else ""
    cells = (
        str(result.year),
        PUBLISHED if result.published else SELF,
        f"{total}{most}",
        result.class_name or NONE,
        result.rank or NONE,
        words_of(result.rows),
        one.source or NONE,
    )
    return Line(cells, about=one)
