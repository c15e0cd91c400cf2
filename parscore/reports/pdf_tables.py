"""The two tables on the pages: the areas, and every row with its facts and working."""

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from parscore.reports.fonts import BOLD, REGULAR, printable, width_of
from parscore.reports.papers.paper import Align
from parscore.reports.papers.pdf_grid import Grid, GridCell, GridRow, Look, Ruling, broken, row_of
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
RULING = Ruling(above=1.5, below=3, side=_PADDING, line=0.4, cut_above=440)  # points; what no page holds is cut
_CLOSING = (RowKind.TOTAL, RowKind.INDEX, RowKind.CLASS)
_SHORT_NOTES = 1500  # characters
_ROOM_TO_SIGN = 55  # points
SIGNED_ON = "……………, ngày …… tháng …… năm ………"
SIGNERS = ("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ")
HOW_SIGNED = ("(Ký, ghi rõ họ tên)", "(Ký, đóng dấu, ghi rõ họ tên)")


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


def score_rows(table: ScoreTable) -> list[Flowable]:
    """The table, the notes and the places to sign below it; its header row stands on every page.

    Notes and places to sign keep to the page of the totals, so that no page holds them alone; long notes go their way.
    """
    lines = _Lines(table)
    below: list[Flowable] = [Spacer(0, 8), *remarks(table.notes), _signatures()]
    if sum(map(len, table.notes)) < _SHORT_NOTES:
        return [lines.grid(below)]
    return [lines.grid(()), *below]


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


class Columns:
    """Columns of these widths in points, in which cells are set."""

    def __init__(self, widths: Iterable[float]) -> None:
        self.edges = [0.0]
        for width in widths:
            self.edges.append(self.edges[-1] + width)

    def cell(
        self,
        place: int,
        text: str,
        align: Align = "left",
        *,
        bold: bool = False,
        indent: float = 0,
        span: int = 1,
        size: float = SIZE,
    ) -> GridCell:
        look = Look(BOLD if bold else REGULAR, size, size * LEADING, align, indent)
        left = self.edges[place] + _PADDING
        room = self.edges[place + span] - _PADDING - left
        lines = broken(printable(text).split("\n"), room, look) if text else ()
        return GridCell(place, span, left, room, look, lines)


def columns_of(millimetres: Iterable[float]) -> Columns:
    """Columns of these widths."""
    return Columns(width * mm for width in millimetres)


class _Lines:
    """The lines of the score table, set in columns that leave room for its codes."""

    def __init__(self, table: ScoreTable) -> None:
        self.table = table
        widths, sizes = _room_for_codes(table)
        self.code_sizes = iter(sizes)
        self.columns = Columns(widths)

    def grid(self, tail: Sequence[Flowable]) -> Grid:
        head = row_of([self.columns.cell(at, text, "center", bold=True) for at, text in enumerate(COLUMNS)], RULING)
        return Grid(self.columns.edges, [head], [self._row(row) for row in self.table.rows], RULING, tail=tail)

    def _row(self, row: Row) -> GridRow:
        """A parent keeps to its first part, the closing rows to each other."""
        table, closing = self.table, row.kind is not RowKind.NODE
        strong = closing or (row.depth == 0 and bool(row.parts))
        indent = _INDENT * min(row.depth, _DEEPEST_INDENT)
        percent = row.percent if row.kind not in (RowKind.BONUS, RowKind.PENALTY) else None
        code_size = next(self.code_sizes)
        if closing:
            named = [self.columns.cell(0, row.title, bold=strong, indent=indent, span=2)]
            facts = [self.columns.cell(3, row.working, span=2)]
        else:
            named = [
                self.columns.cell(0, row.code, bold=strong, size=code_size),
                self.columns.cell(1, row.title, bold=strong, indent=indent),
            ]
            facts = [self.columns.cell(3, row.declared), self.columns.cell(4, row.working)]
        points = (
            [self.columns.cell(5, row.said, "center", bold=True, span=2)]
            if row.said
            else [
                self.columns.cell(5, table.points(row.score), "right", bold=strong),
                self.columns.cell(6, table.points(percent), "right", bold=strong),
            ]
        )
        cells = [
            *named,
            self.columns.cell(2, table.maximum(row.max_score), "right", bold=strong),
            *facts,
            *points,
            self.columns.cell(7, row.status, "center"),
            self.columns.cell(8, row.evidence),
            self.columns.cell(9, row.note),
        ]
        kept = row.kind in _CLOSING or (bool(row.parts) and row.kind is not RowKind.SCALE)
        return row_of(cells, RULING, together=kept)


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
