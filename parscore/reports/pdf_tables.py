"""The two tables on the pages: the areas, and every row with its facts and working."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Table

from parscore.reports.fonts import BOLD, REGULAR, printable, width_of
from parscore.reports.pdf_text import LEADING, SIZE, cell, centred, figure, remarks
from parscore.reports.rows import Row, RowKind
from parscore.reports.score_table import AREA_COLUMNS, COLUMNS, NONE, ScoreTable

WIDTHS = (12, 44, 13, 37, 34, 15, 13, 17, 40, 27)  # mm
AREA_WIDTHS = (15, 105, 26, 30, 26, 26)  # mm
WIDTH = sum(WIDTHS) * mm
_TEXT_COLUMNS = (1, 3, 4, 8)  # where a long code takes its room from
_MOST_TAKEN = 40 * mm
_LEFT_SHARE = 0.33
_PADDING = 1.1 * mm
_INDENT = 2 * mm
_DEEPEST_INDENT = 3
_LETTER = 4.5  # points, the mean width of one
_KEPT_TOGETHER = 110  # points; higher rows would leave too much of a page empty
_WHOLE_PAGE = 440  # points of height that only an untouched page has
_CLOSING = (RowKind.TOTAL, RowKind.INDEX, RowKind.CLASS)
_SHORT_NOTES = 1500  # characters
_ROOM_TO_SIGN = 55  # points
SIGNED_ON = "……………, ngày …… tháng …… năm ………"
SIGNERS = ("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ")
HOW_SIGNED = ("(Ký, ghi rõ họ tên)", "(Ký, đóng dấu, ghi rõ họ tên)")


class _Rows(LongTable):
    """Splits between rows; inside a row only at the top of a page, where the row is too high for any page.

    reportlab alone would rather cut a row in two than part it from rows it is kept together with.
    """

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        self.splitInRow = 1 if availHeight >= _WHOLE_PAGE else 0
        return list(super().split(availWidth, availHeight))


def beside(left: Sequence[Flowable], right: Sequence[Flowable]) -> Flowable:
    """Two groups of lines side by side, without rules."""
    style = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    widths = (_LEFT_SHARE * WIDTH, (1 - _LEFT_SHARE) * WIDTH)
    return Table([[list(left), list(right)]], colWidths=widths, splitInRow=1, style=style)


def area_table(table: ScoreTable) -> Flowable:
    """Maximum, score, share and lost points of each area and of all together."""
    rows: list[list[Any]] = [[centred(text, strong=True) for text in AREA_COLUMNS]]
    for place in (*table.areas, table.scale):
        row = table.rows[place]
        strong = row.kind is RowKind.SCALE
        figures = (
            table.maximum(row.max_score),
            table.points(row.score) or NONE,
            table.points(row.percent) or NONE,
            table.points(row.lost) or NONE,
        )
        rows.append(
            [
                cell(row.code, strong=strong),
                cell(row.title, strong=strong),
                *(figure(text, strong=strong) for text in figures),
            ]
        )
    widths = [width * mm for width in AREA_WIDTHS]
    return Table(rows, colWidths=widths, repeatRows=1, splitInRow=1, style=ruled())


def score_rows(table: ScoreTable) -> Flowable:
    """The table, the notes and the places to sign below it; its header row stands on every page.

    Notes and signatures are the last row, without rules and kept with the totals, so that no page holds them alone.
    """
    widths, code_sizes = _room_for_codes(table)
    rows: list[list[Any]] = [[centred(text, strong=True) for text in COLUMNS]]
    style: list[Any] = []
    for place, (row, code_size) in enumerate(zip(table.rows, code_sizes, strict=True), start=1):
        rows.append(_cells(table, row, code_size))
        if row.kind is not RowKind.NODE:
            style += [("SPAN", (0, place), (1, place)), ("SPAN", (3, place), (4, place))]
        if row.said:
            style.append(("SPAN", (5, place), (6, place)))
        if row.parts and row.kind is not RowKind.SCALE and _are_low(table.rows[place - 1 : place + 1], widths):
            style.append(("NOSPLIT", (0, place), (0, place + 1)))
    below = len(rows)
    rows.append([[*remarks(table.notes), _signatures()], *[""] * (len(COLUMNS) - 1)])
    style += [("SPAN", (0, below), (-1, below)), ("TOPPADDING", (0, below), (-1, below), 8)]
    closing = [row for row in table.rows if row.kind in _CLOSING]
    if sum(map(len, table.notes)) < _SHORT_NOTES and _are_low(closing, widths):
        style.append(("NOSPLIT", (0, below - len(closing)), (0, below)))
    last = len(table.rows)
    return _Rows(rows, colWidths=widths, repeatRows=1, style=[*ruled(last), *style])


def _signatures() -> Flowable:
    """Who made the table at the left, the head of the unit with the day at the right, room to sign below each."""
    lines: list[list[Any]] = [["", centred(SIGNED_ON)]]
    lines.append([centred(who, strong=True) for who in SIGNERS])
    lines.append([centred(how) for how in HOW_SIGNED])
    style = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -2), 2),
        ("BOTTOMPADDING", (0, -1), (-1, -1), _ROOM_TO_SIGN),
        ("TOPPADDING", (0, 0), (-1, 0), 6),
    ]
    return Table(lines, colWidths=[WIDTH / 2 - 2 * mm] * 2, style=style)


def _cells(table: ScoreTable, row: Row, code_size: float) -> list[Any]:
    strong = row.kind is not RowKind.NODE or (row.depth == 0 and bool(row.parts))
    closing = row.kind is not RowKind.NODE
    name = cell(row.title, strong=strong, indent=_INDENT * min(row.depth, _DEEPEST_INDENT))
    score = centred(row.said, strong=True) if row.said else figure(table.points(row.score), strong=strong)
    percent = row.percent if row.kind not in (RowKind.BONUS, RowKind.PENALTY) else None
    working = cell(row.working)
    return [
        name if closing else figure(row.code, strong=strong, size=code_size, align=TA_LEFT),
        "" if closing else name,
        figure(table.maximum(row.max_score), strong=strong),
        working if closing else cell(row.declared),
        "" if closing else working,
        score,
        figure(table.points(percent), strong=strong),
        centred(row.status),
        cell(row.evidence),
        cell(row.note),
    ]


def _room_for_codes(table: ScoreTable) -> tuple[list[float], list[float]]:
    """Column widths, and the letter size of each code: codes are never broken, so a long one takes room or shrinks."""
    wide = [width_of(printable(row.code), BOLD, SIZE) for row in table.rows]
    widths = [width * mm for width in WIDTHS]
    wanted = max(wide, default=0) + 2 * _PADDING + 0.5
    taken = min(max(wanted - widths[0], 0), _MOST_TAKEN)
    widths[0] += taken
    for column in _TEXT_COLUMNS:
        widths[column] -= taken / len(_TEXT_COLUMNS)
    room = widths[0] - 2 * _PADDING - 0.5
    return widths, [SIZE if w <= room else SIZE * room / w for w in wide]


def _are_low(rows: Sequence[Row], widths: list[float]) -> bool:
    return all(_height(row, widths) < _KEPT_TOGETHER for row in rows)


def _height(row: Row, widths: list[float]) -> float:
    """About how high a row stands."""
    texts = ("", row.title, "", row.declared, row.working, "", "", "", row.evidence, row.note)
    return max(
        sum(ceil(len(line) * _LETTER / width) for line in text.split("\n")) * SIZE * LEADING
        for text, width in zip(texts, widths, strict=True)
    )


def ruled(last: int = -1) -> list[Any]:
    """The plain look of a table ruled down to a row."""
    whole = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *whole, REGULAR),
        ("GRID", (0, 0), (-1, last), 0.4, black),
        ("VALIGN", *whole, "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
        ("LEFTPADDING", *whole, _PADDING),
        ("RIGHTPADDING", *whole, _PADDING),
        ("TOPPADDING", *whole, 1.5),
        ("BOTTOMPADDING", *whole, 3),
    ]
