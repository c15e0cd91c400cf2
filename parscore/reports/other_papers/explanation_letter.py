"""The letter that answers the first appraisal, with the matrix of remarks and answers; before any, what lacks proof."""

from fractions import Fraction

from parscore.reports.other_papers.frame import DOTS, head, sent_to, signed_paper, word
from parscore.reports.papers.paper import Annex, Block, Cell, Column, DataTable, Paper, Paragraph, Row
from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase
from parscore.reports.report.explaining import NONE_OWED, TITLE, explanations
from parscore.reports.report.opening import addressees
from parscore.reports.year_data import YearData
from parscore.scoring.criteria import Criterion
from parscore.scoring.text import fold

MATRIX = "Bảng tổng hợp ý kiến thẩm định và nội dung giải trình"
_AGREED = "thong nhat"
_COLUMNS = (
    Column("STT", 10, "center"),
    Column("Mã", 15),
    Column("Tiêu chí, tiêu chí thành phần", 48),
    Column("Tự đánh giá", 15, "right"),
    Column("Thẩm định lần 1", 16, "right"),
    Column("Lý do trừ (Sở)", 48),
    Column("Ý kiến của đơn vị (thống nhất / đề nghị xem xét lại)", 52),
    Column("Tài liệu bổ sung", 32),
    Column("Điểm đề nghị", 16, "right"),
)


def explanation_letter(data: YearData) -> Paper:
    """The whole letter."""
    case = ReportCase(data)
    answered = bool(data.appraised)
    year = case.report.sheet.year
    top = head(
        case,
        "",
        f"UBND-{plain(case.texts.drafting_unit) or '……'}",
        f"giải trình kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year}",
        addressees(case),
    )
    blocks = _answering(case) if answered else _ahead(case)
    annexes: tuple[Annex, ...] = ()
    if answered:
        annexes = (Annex(MATRIX, (matrix(case),), landscape=True),)
    elif _owes(case):
        annexes = (Annex(TITLE, explanations(case), landscape=True),)
    return signed_paper(case, top, blocks, sent_to(case, "Như trên"), annexes)


def remarked(case: ReportCase) -> list[Criterion]:
    """The rows the Sở remarked on, or gave less than the unit gave itself."""
    found, nodes = [], case.report.result.nodes
    for node in case.report.criteria_set.walk_all():
        given = case.data.appraised.get(node.code)
        if not node.is_leaf or given is None:
            continue
        own = nodes[node.code].score
        less = given.score is not None and own is not None and given.score < own
        if less or plain(given.remark):
            found.append(node)
    return found


def matrix(case: ReportCase) -> DataTable:
    """A line for each of these rows: the remark, and what the unit answers."""
    rows = [_row(case, place, node) for place, node in enumerate(remarked(case), start=1)]
    if not rows:
        rows = [Row((Cell("Sở không có ý kiến và không trừ điểm ở tiêu chí nào.", span=len(_COLUMNS)),))]
    return DataTable(_COLUMNS, tuple(rows), small=True, numbered=True)


def _row(case: ReportCase, place: int, node: Criterion) -> Row:
    given, own = case.data.appraised[node.code], case.report.result.nodes[node.code].score
    score = "" if given.score is None else case.table.points(Fraction(given.score))
    return Row(
        (
            str(place),
            node.code,
            plain(node.title),
            case.table.points(own),
            score,
            plain(given.remark),
            word(case, f"reply:{node.code}", "……"),
            word(case, f"more:{node.code}", "……"),
            word(case, f"asked:{node.code}", "……"),
        )
    )


def _answering(case: ReportCase) -> list[Block]:
    rows, year = remarked(case), case.report.sheet.year
    replies = [fold(plain(case.texts.word(f"reply:{node.code}"))) for node in rows]
    agreed = sum(reply.startswith(_AGREED) for reply in replies)
    blank = replies.count("")
    brought = any(plain(case.texts.word(f"more:{node.code}")) for node in rows)
    told = (
        f"{'1. ' if brought else ''}Sở có ý kiến hoặc chấm thấp hơn điểm tự đánh giá ở {len(rows)} tiêu chí, tiêu chí "
        "thành phần. "
        f"{case.names.short} thống nhất {agreed}, đề nghị xem xét lại {len(rows) - agreed - blank}"
        + (f", chưa ghi ý kiến {blank}" if blank else "")
        + "; nội dung từng tiêu chí, tiêu chí thành phần tại Phụ lục kèm theo."
    )
    return [
        Paragraph(
            f"Thực hiện {word(case, 'request', f'Công văn số {DOTS} của Sở Nội vụ')} về thẩm định kết quả tự đánh giá, "
            f"chấm điểm Chỉ số cải cách hành chính năm {year}, {case.names.issuer} giải trình như sau:"
        ),
        Paragraph(told),
        *([Paragraph("2. Tài liệu bổ sung nêu tại Phụ lục được gửi kèm Công văn này.")] if brought else []),
        Paragraph(f"{case.names.issuer} kính đề nghị {_asked(case)} xem xét./."),
    ]


def _ahead(case: ReportCase) -> list[Block]:
    """Nothing was appraised yet: the letter explains the points that documents do not prove in full."""
    year, count = case.report.sheet.year, len(case.unproved) or "các"
    told = (
        f"giải trình {count} tiêu chí, tiêu chí thành phần có điểm nhưng không có hoặc chưa đủ tài liệu kiểm chứng; "
        "cách xác định điểm và lý do của từng tiêu chí, tiêu chí thành phần tại Phụ lục kèm theo."
    )
    if not _owes(case):
        told = f"báo cáo: {NONE_OWED[:1].lower()}{NONE_OWED[1:]}"
    return [
        Paragraph(
            f"Tiếp theo Báo cáo số {DOTS} về kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year}, "
            f"{case.names.issuer} {told}"
        ),
        Paragraph(f"{case.names.issuer} kính đề nghị {_asked(case)} xem xét./."),
    ]


def _owes(case: ReportCase) -> bool:
    """Whether there is something to explain; from a file of answers alone nobody knows."""
    return case.report.links is None or bool(case.unproved)


def _asked(case: ReportCase) -> str:
    return addressees(case)[0].rstrip(".;") if case.texts.addressees else "Sở Nội vụ"
