"""A comparison of years as a paper: the whole, how far it can be compared, the areas with charts, every row."""

from collections.abc import Iterator

from parscore.reports.comparison.charts import charts
from parscore.reports.comparison.table import NONE, ComparisonTable, Line
from parscore.reports.papers.paper import (
    Block,
    Bullets,
    Cell,
    Column,
    DataTable,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Row,
)
from parscore.scoring.year_comparison import Pair

_YEAR, _YEAR_OF_OTHERS = 16, 44
_TOTALS = (
    Column("Tổng điểm", 26, "right"),
    Column("Chỉ số (%)", 30, "right"),
    Column("Xếp loại", 26),
    Column("Chấm theo", 130),
)
_BASIS = "So sánh thế nào"
_MOST_CHANGES = 2
SHARED = "* điểm của cả mục trước khi tách, ghi ở mỗi mục tách ra."


def comparison_paper(table: ComparisonTable) -> Paper:
    """The whole paper, lying, since years stand beside each other."""
    return Paper(
        title=f"{table.title}: {table.unit}",
        blocks=tuple(_blocks(table)),
        marks=table.marks,
        foot=f"{table.unit} · {table.title}",
        landscape=True,
    )


def _blocks(table: ComparisonTable) -> Iterator[Block]:
    yield Paragraph(table.title.upper(), "centred_bold")
    yield Paragraph(table.unit, "centred")
    first = Column("Năm", _YEAR_OF_OTHERS if table.before.years else _YEAR)
    yield DataTable((first, *_TOTALS), tuple(Row(cells) for cells in table.totals()))
    yield Bullets(tuple(table.said()))
    if table.areas:
        yield _caption("Các lĩnh vực")
        yield _rows(table, table.areas, shares=True)
    for chart in charts(table):
        yield _caption(chart.title)
        yield Picture(chart.png, chart.says, 70)
    yield PageBreak()
    yield _caption("Từng mục")
    yield _rows(table, table.lines)
    if table.shared:
        yield Paragraph(SHARED, "note")


def _caption(text: str) -> Heading:
    """A heading stays on the page of what it names."""
    return Heading(text, 2)


def _rows(table: ComparisonTable, lines: tuple[Line, ...], *, shares: bool = False) -> DataTable:
    columns = (
        Column("Mã", 18),
        Column("Nội dung", 96),
        *(Column(str(year), 26, "right") for year in table.years),
        *(Column(f"{pair.later.year} so với {pair.earlier.year}", 30, "right") for pair in _pairs(table)),
        Column(f"{_BASIS} ({table.years[-1]})", 52),
    )
    return DataTable(columns, tuple(_row(table, line, shares=shares) for line in lines), small=True)


def _told(table: ComparisonTable, line: Line) -> str:
    """What the last change rests on, and why one beside it was not told."""
    years = [(pair.later.year, pair.earlier.year) for pair in _pairs(table)]
    earlier = (f"{year} so với {before}: {line.refused[year]}" for year, before in years if line.refused.get(year))
    return "; ".join(filter(None, (line.basis, *earlier)))


def _pairs(table: ComparisonTable) -> tuple[Pair, ...]:
    """The pairs that have a column; those of many years would not leave room to read."""
    return table.pairs[-_MOST_CHANGES:]


def _row(table: ComparisonTable, line: Line, *, shares: bool) -> Row:
    values = (f"{line.values.get(year, NONE)}{_share(table, line, year) if shares else ''}" for year in table.years)
    changes = (line.changes.get(pair.later.year, NONE) for pair in _pairs(table))
    return Row(
        (Cell(line.code), Cell(line.title, indent=line.depth), *values, *changes, _told(table, line)),
        bold=line.heading and line.depth == 0 and not shares,
        together=line.heading and not shares,
    )


def _share(table: ComparisonTable, line: Line, year: int) -> str:
    share = line.shares.get(year)
    return "" if share is None else f"\n{table.points(share)}%"
