"""Annexes I, II and IV as tables: every row with its facts and working, the index of evidence, the areas counted."""

from collections.abc import Sequence

from parscore.reports.evidence_index_table import COLUMNS as INDEX_COLUMNS
from parscore.reports.evidence_index_table import NARROW, NOTHING, IndexReport, IndexTable, index_table
from parscore.reports.fonts import BOLD, width_of
from parscore.reports.papers.layout import layout
from parscore.reports.papers.measure import POINTS
from parscore.reports.papers.paper import Align, Block, Cell, Column, DataTable, Group, PageBreak, Paragraph, Row
from parscore.reports.report.appraising import is_appraised, judged
from parscore.reports.report.case import ReportCase
from parscore.reports.report.counting import counts_of
from parscore.reports.report.explaining import NOT_KNOWN
from parscore.reports.report.results import figures, signed
from parscore.reports.rows import Row as TableRow
from parscore.reports.rows import RowKind
from parscore.reports.score_table import COLUMNS

DETAILS, INDEX, COUNTED = (
    "Bảng tự đánh giá, chấm điểm chi tiết",
    "Danh mục tài liệu kiểm chứng",
    "Tổng hợp theo lĩnh vực và mức đạt",
)
_SHARES = (12, 42, 13, 35, 32, 15, 13, 16, 39, 35)
_ALIGNED: tuple[Align, ...] = (
    "left",
    "left",
    "right",
    "left",
    "left",
    "right",
    "right",
    "center",
    "left",
    "left",
)
_APPRAISED = (
    Column("Điểm thẩm định", 14, "right"),
    Column("Chênh lệch", 14, "right"),
    Column("Ý kiến thẩm định", 30),
)
_PERCENT = 6  # place of its column
_INDEX_SHARES = (10, 17, 20, 26, 21, 26, 46, 22, 41, 23)
_DEEPEST_INDENT = 3
_WIDEST_CODE = 40  # mm


def details(case: ReportCase, *, area_pages: bool = False) -> tuple[Block, ...]:
    """Annex I: the score table, in one or with every area on pages of its own."""
    columns = _details_columns(case)
    parts: list[list[Row]] = [[]]
    for row in case.table.rows:
        if area_pages and parts[-1] and row.kind is RowKind.NODE and row.depth == 0:
            parts.append([])
        parts[-1].append(_details_row(case, row))
    tables: list[Block] = []
    for part in parts:
        tables += [*((PageBreak(),) if tables else ()), DataTable(columns, tuple(part), small=True)]
    notes = (Paragraph(f"Ghi chú: {note}", "note") for note in case.table.notes)
    return (*tables, *notes)


def _details_columns(case: ReportCase) -> tuple[Column, ...]:
    """Codes are not broken over lines: a long one takes its room from the others.

    Once the Sở has appraised, its points stand where the share of the maximum did, its remarks at the end.
    """
    look = layout()
    size = look.styles["small_table"].size
    widest = max((width_of(row.code, BOLD, size) for row in case.table.rows), default=0) / POINTS
    code = min(max(_SHARES[0], widest + 2 * look.table.padding + 0.5), _WIDEST_CODE)
    shares = (code, *_SHARES[1:])
    columns = tuple(Column(*column) for column in zip(COLUMNS, shares, _ALIGNED, strict=True))
    if not is_appraised(case):
        return columns
    given, difference, remark = _APPRAISED
    return (*columns[:_PERCENT], given, difference, *columns[_PERCENT + 1 :], remark)


def _details_row(case: ReportCase, row: TableRow) -> Row:
    table = case.table
    closing = row.kind is not RowKind.NODE
    strong = closing or (row.depth == 0 and bool(row.parts))
    title = Cell(row.title, span=2 if closing else 1, bold=strong, indent=min(row.depth, _DEEPEST_INDENT))
    return Row(
        (
            *(() if closing else (Cell(row.code, bold=strong),)),
            title,
            Cell(table.maximum(row.max_score), bold=strong),
            *((Cell(row.working, span=2),) if closing else (row.declared, row.working)),
            *_points(case, row, strong=strong),
            row.status,
            row.evidence,
            row.note,
            *((judged(case, row.code).remark,) if is_appraised(case) else ()),
        ),
        together=bool(row.parts) and row.kind is not RowKind.SCALE,
    )


def _points(case: ReportCase, row: TableRow, *, strong: bool) -> tuple[Cell, ...]:
    """What the unit gave itself and which share that is, or what the Sở gave."""
    table, appraised = case.table, is_appraised(case)
    if row.said:
        return (Cell(row.said, span=3 if appraised else 2, align="center", bold=True),)
    own = Cell(table.points(row.score), bold=strong)
    if not appraised:
        share = row.percent if row.kind not in (RowKind.BONUS, RowKind.PENALTY) else None
        return own, Cell(table.points(share), bold=strong)
    given = judged(case, row.code)
    difference = "" if given.difference is None else signed(case, given.difference)
    return own, Cell(table.points(given.score), bold=strong), Cell(difference, bold=strong)


def evidence(case: ReportCase) -> tuple[Block, ...]:
    """Annex II: the index of evidence."""
    table = index_of(case)
    if table is None:
        return (Paragraph(NOT_KNOWN),)
    if not table.areas:
        return (Paragraph(NOTHING),)
    columns = tuple(
        Column(title, share, "center" if place in NARROW else "left")
        for place, (title, share) in enumerate(zip(INDEX_COLUMNS, _INDEX_SHARES, strict=True))
    )
    rows: list[Row] = []
    for area in table.areas:
        if area.title:
            rows.append(_across(area.title, columns, together=True))
        rows += map(Row, area.rows)
    return (DataTable(columns, (*rows, _across(table.told, columns)), small=True),)


def index_of(case: ReportCase) -> IndexTable | None:
    """The index as a table, None where nothing is known of documents."""
    report = case.report
    if report.links is None:
        return None
    return index_table(
        IndexReport(
            report.criteria_set,
            report.sheet,
            report.links,
            report.documents,
            printed_on=report.printed_on,
            illustrative_facts=report.illustrative_facts,
        )
    )


def _across(title: str, columns: Sequence[Column], *, together: bool = False) -> Row:
    return Row((Cell(title, span=len(columns), align="left"),), bold=True, together=together)


def counted(case: ReportCase) -> tuple[Block, ...]:
    """Annex IV: points of the areas, and how many of their criteria reached what."""
    columns = (
        Column("STT", 10, "center"),
        Column("Lĩnh vực", 62),
        Column("Điểm tối đa", 18, "right"),
        Column("Điểm tự đánh giá", 18, "right"),
        Column("Chỉ số (%)", 16, "right"),
        Column("Số mục", 14, "right"),
        Column("Đạt tối đa", 14, "right"),
        Column("Đạt một phần", 16, "right"),
        Column("0 điểm", 14, "right"),
        Column("Không phát sinh", 18, "right"),
        Column("Chưa chấm", 16, "right"),
        Column("Chờ số liệu", 16, "right"),
        Column("Không điều tra", 18, "right"),
    )
    criteria_set = case.report.criteria_set
    leaves = [[node for node in area.walk() if node.is_leaf] for area in criteria_set.criteria]
    rows = []
    for place, (at, of_area) in enumerate(zip(case.table.areas, leaves, strict=True), start=1):
        row = case.table.rows[at]
        counts = counts_of(case, of_area)
        rows.append(Row((str(place), row.title, *figures(case, row), str(counts.all), *map(str, counts))))
    whole = counts_of(case, criteria_set.leaves())
    scale = case.table.rows[case.table.scale]
    cells: tuple[Cell | str, ...] = (
        Cell(scale.title, span=2),
        *figures(case, scale),
        str(whole.all),
        *map(str, whole),
    )
    groups = (*(Group("", 1) for _ in range(5)), Group("Số tiêu chí, tiêu chí thành phần", 8))
    return (DataTable(columns, (*rows, Row(cells, bold=True)), groups=groups),)
