"""The plan to mend what lost points: an item for every leaf below its maximum, a) to d), the heaviest loss first."""

from collections.abc import Iterator
from fractions import Fraction

from parscore.reports.other_papers.frame import (
    DOTS,
    SHORT_DOTS,
    bases,
    head,
    helpers,
    named,
    sent_to,
    signed_paper,
    word,
    written,
)
from parscore.reports.other_papers.kept_rows import KEPT, kept_rows, until
from parscore.reports.papers.paper import Annex, Block, Fill, Heading, Paper, Paragraph, Run
from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase
from parscore.reports.report.results import shortfalls
from parscore.reports.rows import Row as TableRow
from parscore.reports.year_data import YearData
from parscore.scoring.criteria import Criterion, Method
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Status

KIND, SYMBOL = "KẾ HOẠCH", "KH-UBND"
FACTORS = (
    "tiếp cận dịch vụ",
    "thủ tục hành chính",
    "công chức giải quyết công việc",
    "kết quả giải quyết công việc",
    "tiếp nhận, xử lý phản ánh, kiến nghị",
)


def remedial_plan(data: YearData) -> Paper:
    """Everything the plan says; b) is what the official wrote, or room to write it."""
    case = ReportCase(data)
    year, names = case.report.sheet.year, case.names
    top = head(
        case,
        KIND,
        SYMBOL,
        "Khắc phục tồn tại, hạn chế và cải thiện, nâng cao\n"
        f"Chỉ số cải cách hành chính của {names.issuer}\nnăm {year + 1} và những năm tiếp theo",
    )
    blocks: list[Block] = [
        *_bases(case),
        Paragraph(_opening(case)),
        Heading("I. Mục đích, yêu cầu", 1),
        Heading("1. Mục đích", 2),
        Paragraph(
            "Khắc phục các tiêu chí, tiêu chí thành phần chưa đạt điểm tối đa; duy trì các tiêu chí, tiêu chí thành "
            f"phần đã đạt điểm tối đa; cải thiện Chỉ số cải cách hành chính của {names.short}."
        ),
        Heading("2. Yêu cầu", 2),
        Paragraph(
            "Mỗi tiêu chí, tiêu chí thành phần còn tồn tại, hạn chế phải có mục tiêu, nhiệm vụ, người chịu trách nhiệm "
            "và thời hạn cụ thể; kết quả thực hiện được theo dõi, báo cáo hằng quý."
        ),
        Heading("II. Nhiệm vụ và giải pháp", 1),
        Heading("1. Tập trung khắc phục, cải thiện các tiêu chí, tiêu chí thành phần còn tồn tại, hạn chế", 2),
        *_items(case),
        Heading("2. Cải thiện, nâng cao Chỉ số hài lòng của người dân, tổ chức (SIPAS)", 2),
        *_satisfaction(case),
        Heading(f"3. {KEPT}", 2),
        Paragraph("Danh mục, cơ quan chủ trì và thời gian thực hiện tại Phụ lục."),
        Heading("III. Tổ chức thực hiện", 1),
        *map(Paragraph, _carrying_out(case)),
    ]
    annex = Annex(KEPT, (kept_rows(case),), landscape=True)
    return signed_paper(case, top, blocks, sent_to(case, "Sở Nội vụ", f"Các bộ phận thuộc {names.short}"), (annex,))


def _bases(case: ReportCase) -> list[Block]:
    published = word(case, "published_by", f"Quyết định số {DOTS} công bố Chỉ số cải cách hành chính")
    return [Paragraph(f"Căn cứ {published};", "basis"), *bases(case)]


def _opening(case: ReportCase) -> str:
    report, table = case.report, case.table
    result, year = report.result, report.sheet.year
    so_far = " (tạm tính)" if result.provisional else ""
    told = (
        f"Năm {year}, theo kết quả tự đánh giá{so_far}, {case.names.issuer} đạt {table.points(result.total)}/"
        f"{show_short(result.max_score)} điểm"
    )
    if result.index_percent is not None:
        told += f", Chỉ số cải cách hành chính đạt {table.points(result.index_percent)}%"
    before = case.before
    if before is not None and before.whole.change is not None:
        way = "cao hơn" if before.whole.change >= 0 else "thấp hơn"
        told += f", {way} năm {before.year} là {table.points(abs(before.whole.change))} điểm phần trăm"
    return (
        f"{told}; xếp vị trí thứ {word(case, 'rank', '……/……')}. {case.names.issuer} ban hành Kế hoạch khắc phục tồn "
        "tại, hạn chế và cải thiện, nâng cao Chỉ số như sau:"
    )


def by_loss(case: ReportCase) -> list[TableRow]:
    """The scored leaves below their maximum, the heaviest loss first, equal ones in document order."""
    return sorted(shortfalls(case), key=lambda row: -(row.lost or Fraction(0)))


def _items(case: ReportCase) -> Iterator[Block]:
    rows = [row for row in by_loss(case) if not _is_surveyed(case, row)]
    if not rows:
        yield Paragraph("Không có tiêu chí, tiêu chí thành phần đã chấm nào dưới điểm tối đa.")
    for place, row in enumerate(rows, start=1):
        yield from _item(case, f"1.{place}", row)
    if waiting := _waiting(case):
        yield Paragraph(
            f"Các tiêu chí, tiêu chí thành phần chưa có điểm ({', '.join(waiting)}) được bổ sung vào Kế hoạch khi có "
            "kết quả."
        )


def _item(case: ReportCase, number: str, row: TableRow) -> Iterator[Block]:
    table, year = case.table, case.report.sheet.year
    node = case.report.criteria_set.by_code[row.code]
    lost = f"đạt {table.points(row.score)}/{table.maximum(row.max_score)} điểm, mất {table.points(row.lost)} điểm"
    yield Heading(f"{number}. {named(node)}: {lost}", 3)
    yield Paragraph((Run("a) Mục tiêu, yêu cầu: ", bold=True), f"{_aim(case, node, row)} Năm {year}: {_was(row)}."))
    measures = written(case, f"remedy:{row.code}")
    yield Paragraph((Run("b) Nhiệm vụ, giải pháp:", bold=True),), "body_kept" if isinstance(measures, Fill) else "body")
    yield measures
    yield Paragraph((Run("c) Phân công trách nhiệm:", bold=True),), "body_kept")
    yield Paragraph(f"- Cơ quan chủ trì: {plain(case.owners.get(row.code, '')) or DOTS}.")
    yield Paragraph(f"- Cơ quan phối hợp, thực hiện: {_with(case, node)}.")
    yield Paragraph((Run("d) Thời gian thực hiện, hoàn thành: ", bold=True), f"{until(case, node)}."))


def _aim(case: ReportCase, node: Criterion, row: TableRow) -> str:
    target = f"{plain(node.target.text).rstrip('.')}; " if node.target is not None else ""
    told = f"{target}đạt điểm tối đa {case.table.maximum(row.max_score)} điểm."
    return told[:1].upper() + told[1:]


def _was(row: TableRow) -> str:
    """What was declared with its working, which for a choice begins with the same words."""
    declared = row.declared.replace("\n", " ").rstrip(".")
    if declared and row.working.startswith(f"{declared} →"):
        return row.working
    return (declared or "không có số liệu kê khai") + (f" ({row.working})" if row.working else "")


def _with(case: ReportCase, node: Criterion) -> str:
    return word(case, f"remedy_with:{node.code}", helpers(node) or DOTS)


def _is_surveyed(case: ReportCase, row: TableRow) -> bool:
    return case.report.criteria_set.by_code[row.code].supplied_by is Method.SURVEY


def _waiting(case: ReportCase) -> list[str]:
    nodes = case.report.result.nodes
    open_ones = (Status.BLANK, Status.LOCKED)
    return [leaf.code for leaf in case.report.criteria_set.leaves() if nodes[leaf.code].status in open_ones]


def _satisfaction(case: ReportCase) -> Iterator[Block]:
    """What the survey took points for; while it gave none, the five factors to fill in."""
    surveyed = [row for row in by_loss(case) if _is_surveyed(case, row)]
    for place, row in enumerate(surveyed, start=1):
        yield from _item(case, f"2.{place}", row)
    if surveyed:
        return
    year = case.report.sheet.year
    for place, factor in enumerate(FACTORS, start=1):
        yield Heading(f"2.{place}. Chỉ số hài lòng về {factor}", 3)
        yield Paragraph(f"a) Mục tiêu, yêu cầu: tăng ít nhất ……% so với năm {year} (năm {year} là ……%).")
        yield Paragraph(f"b) Nhiệm vụ, giải pháp: {DOTS}.")
        yield Paragraph(f"c) Cơ quan chủ trì: {SHORT_DOTS}; cơ quan phối hợp, thực hiện: {SHORT_DOTS}.")
        yield Paragraph(f"d) Thời gian thực hiện, hoàn thành: {DOTS}.")


def _carrying_out(case: ReportCase) -> tuple[str, ...]:
    by, names = word(case, "units_plan_by", "……"), case.names
    return (
        "1. Các bộ phận được giao chủ trì xây dựng kế hoạch thực hiện phần việc của mình, gửi về bộ phận theo dõi cải "
        f"cách hành chính trước ngày {by}.",
        "2. Kết quả thực hiện được lồng ghép vào báo cáo cải cách hành chính hằng quý.",
        "3. Bộ phận theo dõi cải cách hành chính đôn đốc, kiểm tra, tham mưu "
        f"{names.short} xử lý khó khăn, vướng mắc; tuyên truyền kết quả thực hiện.",
        f"Trên đây là Kế hoạch của {names.issuer}; yêu cầu các bộ phận nghiêm túc triển khai thực hiện./.",
    )
