"""The decision that sets up the Tổ tự đánh giá, chấm điểm."""

from typing import TYPE_CHECKING

from parscore.reports.other_papers.frame import DOTS, bases, head, sent_to, signed_paper, word
from parscore.reports.papers.paper import Block, Column, DataTable, Paper, Paragraph, Row, Run
from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase
from parscore.reports.year_data import YearData

if TYPE_CHECKING:
    from collections.abc import Sequence

KIND, SYMBOL = "QUYẾT ĐỊNH", "QĐ-UBND"
_BLANK_LINES = 6
_TEAM = (
    Column("STT", 10, "center"),
    Column("Họ và tên", 50),
    Column("Chức vụ, đơn vị", 50),
    Column("Nhiệm vụ trong Tổ", 50),
)


def team_decision(data: YearData) -> Paper:
    """The whole decision; its members are those the official named, or blank lines."""
    case = ReportCase(data)
    year, names = case.report.sheet.year, case.names
    top = head(
        case,
        KIND,
        SYMBOL,
        f"Về việc thành lập Tổ tự đánh giá, chấm điểm\nChỉ số cải cách hành chính năm {year} của {names.issuer}",
    )
    blocks: list[Block] = [
        Paragraph(names.issuer.upper(), "centred_bold"),
        Paragraph("Căn cứ Luật Tổ chức chính quyền địa phương;", "basis"),
        *bases(case, ";"),
        Paragraph(f"Theo đề nghị của {word(case, 'proposed_by')}.", "basis"),
        Paragraph("QUYẾT ĐỊNH:", "centred_bold"),
        _article(1, f"Thành lập Tổ tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year}, gồm các ông, bà:"),
        members(case),
        _article(
            2,
            "Tổ có nhiệm vụ thu thập số liệu, tài liệu kiểm chứng; đối chiếu từng tiêu chí, tiêu chí thành phần với "
            f"quy định và tự chấm điểm theo {plain(case.report.criteria_set.title)}; lập hồ sơ, báo cáo kết quả trình "
            f"{names.issuer}. Tổ tự giải thể khi hoàn thành nhiệm vụ.",
        ),
        _article(
            3,
            f"Quyết định này có hiệu lực kể từ ngày ký. Các bộ phận có liên quan thuộc {names.issuer} và các ông, bà "
            "có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        ),
    ]
    return signed_paper(case, top, blocks, sent_to(case, "Như Điều 3", "Sở Nội vụ"))


def team(case: ReportCase) -> list[tuple[str, str, str]]:
    """Name, position and task of each member the official named."""
    found = []
    for line in plain(case.texts.word("team")).split("\n"):
        if line.strip():
            name, position, task, *_ = (*(part.strip() for part in line.split(";", 2)), "", "")
            found.append((name, position, task))
    return found


def members(case: ReportCase) -> DataTable:
    """The members, or lines to write them on."""
    named: Sequence[tuple[str, str, str]] = team(case) or [(DOTS, DOTS, DOTS)] * _BLANK_LINES
    return DataTable(_TEAM, tuple(Row((str(place), *one)) for place, one in enumerate(named, start=1)))


def _article(number: int, text: str) -> Paragraph:
    return Paragraph((Run(f"Điều {number}. ", bold=True), text))
