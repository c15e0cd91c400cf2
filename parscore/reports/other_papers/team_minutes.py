"""The minutes of the meeting on the self-scores: results from the data, all that was said left to write."""

from parscore.reports.other_papers.frame import DOTS, head, word, written
from parscore.reports.other_papers.team_decision import members
from parscore.reports.papers.paper import Block, Fill, Heading, Paper, Paragraph, Signature, Signatures
from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase
from parscore.reports.report.counting import counts_of
from parscore.reports.report.results import area_table, shortfalls
from parscore.reports.year_data import YearData
from parscore.scoring.numbers import show_short

KIND, SYMBOL = "BIÊN BẢN", "BB-……"
_SIGN = "(Ký, ghi rõ họ tên)"


def team_minutes(data: YearData) -> Paper:
    """The whole minutes; nothing is said to have been agreed that nobody wrote."""
    case = ReportCase(data)
    year = case.report.sheet.year
    subject = f"Họp Tổ tự đánh giá, chấm điểm Chỉ số cải cách hành chính\nnăm {year} của {case.names.issuer}"
    blocks: tuple[Block, ...] = (
        _told(case, "Thời gian", "meeting_time"),
        _told(case, "Địa điểm", "meeting_place"),
        _told(case, "Chủ trì", "meeting_chair"),
        _told(case, "Thư ký", "meeting_clerk"),
        Paragraph("Thành phần tham dự:"),
        members(case),
        _told(case, "Vắng mặt, lý do", "meeting_absent"),
        Heading("I. Kết quả tự đánh giá, chấm điểm trình Tổ xem xét", 1),
        *map(Paragraph, _results(case)),
        area_table(case),
        *(Paragraph(f"Ghi chú: {note}", "note") for note in case.table.notes[int(case.report.result.provisional) :]),
        Heading("II. Ý kiến thảo luận", 1),
        written(case, "meeting_opinions", 6),
        Heading("III. Kết luận", 1),
        written(case, "meeting_conclusion", 4),
        Paragraph(
            f"Cuộc họp kết thúc vào hồi … giờ … cùng ngày. Biên bản được lập thành {DOTS} bản, đã đọc cho những người "
            "tham dự nghe và cùng ký tên dưới đây./.",
            "body_kept",
        ),
        Signatures(
            (
                Signature(position=("THƯ KÝ",), name=plain(case.texts.word("meeting_clerk")), how=_SIGN),
                Signature(position=("CHỦ TRÌ",), name=plain(case.texts.word("meeting_chair")), how=_SIGN),
            )
        ),
    )
    return Paper(
        title=f"Biên bản {subject[:1].lower()}{subject[1:]}".replace("\n", " "),
        blocks=blocks,
        head=head(case, KIND, SYMBOL, subject),
        marks=case.table.marks,
    )


def _told(case: ReportCase, caption: str, key: str) -> Block:
    text = word(case, key, "")
    return Paragraph(f"{caption}: {text}.") if text else Fill(f"{caption}:")


def _results(case: ReportCase) -> tuple[str, ...]:
    report, table = case.report, case.table
    result = report.result
    so_far = " (tạm tính)" if result.provisional else ""
    told = f"- Tổng điểm{so_far}: {table.points(result.total)}/{show_short(result.max_score)} điểm"
    if result.index_percent is not None:
        told += f"; Chỉ số{so_far}: {table.points(result.index_percent)}%"
    counts = counts_of(case, report.criteria_set.leaves())
    parts = [f"{words}: {number}" for words, number in counts.in_words() if number]
    short = [row.code for row in shortfalls(case)]
    found = [f"{told}.", f"- Trong {counts.all} tiêu chí, tiêu chí thành phần: {'; '.join(parts)}."]
    if short:
        found.append(f"- Chưa đạt điểm tối đa: {', '.join(short)}.")
    if case.unproved:
        codes = ", ".join(leaf.code for leaf in case.unproved)
        found.append(f"- Có điểm nhưng không có hoặc chưa đủ tài liệu kiểm chứng: {codes}.")
    return tuple(found)
