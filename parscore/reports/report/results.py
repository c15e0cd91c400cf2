"""Part II: what the whole came to, in sentences and area by area, and the rows below their maximum."""

from collections.abc import Iterator
from fractions import Fraction

from parscore.reports.papers.paper import Block, Cell, Column, DataTable, Heading, Paragraph, Row, Run, Text
from parscore.reports.report.case import ReportCase
from parscore.reports.report.counting import Counts, counts_of
from parscore.reports.rows import Row as TableRow
from parscore.reports.rows import RowKind
from parscore.reports.score_table import NONE
from parscore.reports.year_before import Then
from parscore.scoring.number_words import number_in_words
from parscore.scoring.numbers import show_decimal, show_short

NO_YEAR_BEFORE = "Chưa có số liệu của năm trước"
_TOTALS = (RowKind.SCALE, RowKind.BONUS, RowKind.PENALTY, RowKind.TOTAL, RowKind.INDEX)
_SHORT_NOTE = 300  # characters; longer ones stand in annex I only


def results(case: ReportCase, details: str, counted: str) -> tuple[Block, ...]:
    """Part II; `details` and `counted` are the names of the annexes it refers to."""
    year = case.report.sheet.year
    short = list(shortfalls(case))
    told: list[Block] = [
        Heading("II. Kết quả tự đánh giá, chấm điểm", 1),
        Heading("1. Kết quả chung", 2),
        *map(Paragraph, _whole(case)),
        Heading("2. Kết quả theo lĩnh vực", 2),
        Paragraph(
            f"Điểm tự đánh giá năm {year} theo từng lĩnh vực như bảng dưới đây; số tiêu chí, tiêu chí thành phần theo "
            f"mức đạt của từng lĩnh vực tại {counted}."
        ),
        area_table(case),
        *(Paragraph(f"Ghi chú: {note}", "note") for note in case.table.notes),
        Heading("3. Các tiêu chí, tiêu chí thành phần chưa đạt điểm tối đa", 2),
    ]
    if not short:
        return (*told, Paragraph("Không có tiêu chí, tiêu chí thành phần đã chấm nào dưới điểm tối đa."))
    told.append(
        Paragraph(
            f"Có {len(short)} tiêu chí, tiêu chí thành phần đã chấm chưa đạt điểm tối đa, như bảng dưới đây; số liệu "
            f"kê khai và cách tính của tất cả tiêu chí, tiêu chí thành phần tại {details}."
        )
    )
    return (*told, _shortfall_table(case, short, details))


def _whole(case: ReportCase) -> Iterator[Text]:
    report, table = case.report, case.table
    result = report.result
    so_far = " (tạm tính)" if result.provisional else ""
    total, maximum = show_decimal(result.shown(result.total)), show_short(result.max_score)
    words = number_in_words(result.shown(result.total))
    told: list[Run | str] = [f"- Tổng điểm tự đánh giá{so_far}: ", Run(f"{total}/{maximum} điểm", bold=True)]
    told.append(f" (bằng chữ: {words} điểm)")
    if result.index_percent is not None:
        told += [f"; Chỉ số cải cách hành chính{so_far} đạt ", Run(f"{table.points(result.index_percent)}%", bold=True)]
    if result.class_name:
        told += [f"; xếp loại{so_far}: ", Run(result.class_name, bold=True)]
    yield (*told, ".")
    if result.bonus or result.penalty:
        bonus, penalty = table.points(result.bonus), table.points(result.penalty)
        yield f"- Trong đó điểm thưởng: {bonus} điểm; điểm phạt: {penalty} điểm."
    own = result.self_part
    percent = "" if own.percent is None else f" ({table.points(own.percent)}%)"
    yield (
        f"- Phần đơn vị tự chấm: {table.points(own.score)}/{show_short(own.max_score)} điểm{percent}; phần còn lại do "
        "điều tra xã hội học, thống kê hoặc cơ quan khác cung cấp."
        if own.max_score != result.max_score
        else f"- Toàn bộ điểm do đơn vị tự chấm: {table.points(own.score)}/{show_short(own.max_score)} điểm{percent}."
    )
    yield f"- {_against_year_before(case)}"
    yield f"- {_counted(counts_of(case, report.criteria_set.leaves()))}"


def _against_year_before(case: ReportCase) -> str:
    before = case.before
    if before is None:
        return f"{NO_YEAR_BEFORE} để so sánh."
    then, index = before.whole, case.report.result.index_percent
    was = "chưa có Chỉ số" if then.percent is None else f"Chỉ số {case.table.points(then.percent)}%"
    if then.change is None or index is None:
        return f"Năm {before.year}: {was}; không so sánh được hai năm ({then.why_not})."
    if then.change == 0:
        return f"So với năm {before.year} ({was}): không thay đổi."
    way = "tăng" if then.change > 0 else "giảm"
    return f"So với năm {before.year} ({was}): {way} {case.table.points(abs(then.change))} điểm phần trăm."


def _counted(counts: Counts) -> str:
    parts = [f"{number} mục {words}" for words, number in counts.in_words() if number]
    return f"Trong {counts.all} tiêu chí, tiêu chí thành phần được chấm: {'; '.join(parts)}."


def area_table(case: ReportCase) -> DataTable:
    """Table II.2: every area, then the totals, beside the year before."""
    before = case.before
    year = "Năm trước" if before is None else f"Năm {before.year}"
    columns = (
        Column("STT", 11, "center"),
        Column("Lĩnh vực", 43),
        Column("Điểm tối đa", 16, "right"),
        Column("Điểm tự đánh giá", 19, "right"),
        Column("Chỉ số (%)", 17, "right"),
        Column(f"{year} (%)", 19, "right"),
        Column("Tăng/giảm (điểm %)", 35, "right"),
    )
    rows = []
    for place, at in enumerate(case.table.areas, start=1):
        row = case.table.rows[at]
        then = None if before is None else before.areas.get(row.code)
        rows.append(Row((str(place), row.title, *figures(case, row), *_then(case, then))))
    for row in case.table.rows:
        if row.kind in _TOTALS and _is_told(row):
            then = before.whole if before and row.kind is RowKind.INDEX else None
            closing = _then(case, then) if row.kind is RowKind.INDEX else ("", "")
            cells = (Cell(row.title, span=2), *figures(case, row), *closing)
            rows.append(Row(cells, bold=True, together=row.kind is not RowKind.INDEX))
    return DataTable(columns, tuple(rows))


def _is_told(row: TableRow) -> bool:
    """Bonus and penalty are left out where the set knows none."""
    return row.kind not in (RowKind.BONUS, RowKind.PENALTY) or bool(row.parts)


def figures(case: ReportCase, row: TableRow) -> tuple[str, str, str]:
    """Maximum, score and share of a row; the index itself is a share."""
    table = case.table
    if row.kind is RowKind.INDEX:
        return "", "", table.points(row.score)
    share = row.percent if row.kind in (RowKind.NODE, RowKind.SCALE, RowKind.TOTAL) else None
    return table.maximum(row.max_score), table.points(row.score), table.points(share)


def _then(case: ReportCase, then: Then | None) -> tuple[Cell | str, ...]:
    if then is None:
        return NONE, NONE
    if then.percent is None or then.change is None:
        was = () if then.percent is None else (case.table.points(then.percent),)
        told = Cell(f"Không so sánh được: {then.why_not}", span=2 - len(was), align="left", italic=True)
        return (*was, told)
    return case.table.points(then.percent), signed(case, then.change)


def signed(case: ReportCase, change: Fraction) -> str:
    """ "+1,25", "−0,50", "0,00"."""
    return f"{'+' if change > 0 else ''}{case.table.points(change)}"


def shortfalls(case: ReportCase) -> Iterator[TableRow]:
    """The scored leaves of the scale below their maximum, in document order."""
    leaves = {leaf.code for leaf in case.report.criteria_set.leaves()}
    for row in case.table.rows:
        if row.kind is RowKind.NODE and row.code in leaves and row.lost is not None and row.lost > 0:
            yield row


def _shortfall_table(case: ReportCase, short: list[TableRow], details: str) -> DataTable:
    columns = (
        Column("STT", 11, "center"),
        Column("Mã", 14),
        Column("Tên tiêu chí, tiêu chí thành phần", 43),
        Column("Điểm tối đa", 15, "right"),
        Column("Điểm tự đánh giá", 17, "right"),
        Column("Điểm mất", 15, "right"),
        Column("Nguyên nhân", 45),
    )
    table = case.table
    rows = []
    for place, row in enumerate(short, start=1):
        note = row.note if len(row.note) <= _SHORT_NOTE else f"(ghi chú tại {details})"
        cause = "\n".join(filter(None, (row.working, note)))
        figures_of = (table.maximum(row.max_score), table.points(row.score), table.points(row.lost))
        rows.append(Row((str(place), row.code, row.title, *figures_of, cause)))
    lost = sum((row.lost or Fraction(0) for row in short), Fraction(0))
    rows.append(Row((Cell("Cộng", span=5), table.points(lost), ""), bold=True))
    return DataTable(columns, tuple(rows))
