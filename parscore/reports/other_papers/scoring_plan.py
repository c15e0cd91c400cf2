"""The plan for the self-scoring: what is scored, who answers for which rows, by when."""

from typing import TYPE_CHECKING

from parscore.reports.other_papers.frame import DOTS, bases, head, leaves_of, sent_to, signed_paper
from parscore.reports.papers.paper import Block, Cell, Column, DataTable, Heading, Paper, Paragraph, Row
from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase
from parscore.reports.report.opening import set_named
from parscore.reports.year_data import YearData
from parscore.scoring.numbers import show_short
from parscore.scoring.owners import NOBODY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.scoring.criteria import Criterion

KIND, SYMBOL = "KẾ HOẠCH", "KH-UBND"
_STEPS = (
    "Thành lập Tổ tự đánh giá, chấm điểm; phổ biến bộ tiêu chí",
    "Thu thập số liệu, tài liệu kiểm chứng theo phân công",
    "Kê khai số liệu, tự chấm điểm; giải trình tiêu chí thiếu tài liệu kiểm chứng",
    "Tổ rà soát, họp thống nhất kết quả",
    "Trình lãnh đạo duyệt, gửi báo cáo và hồ sơ về Sở Nội vụ",
    "Giải trình, bổ sung theo yêu cầu của Sở Nội vụ",
)
_HANDED_IN = 4  # the place of the step that the deadline of the year is for


def scoring_plan(data: YearData) -> Paper:
    """The whole plan; days that nobody gave are dots."""
    case = ReportCase(data)
    year, names = case.report.sheet.year, case.names
    top = head(
        case,
        KIND,
        SYMBOL,
        f"Tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year}\ncủa {names.issuer}",
    )
    blocks: list[Block] = [
        *bases(case),
        Paragraph(
            f"{names.issuer} ban hành Kế hoạch tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year} như sau:"
        ),
        Heading("I. Mục đích, yêu cầu", 1),
        Paragraph(
            "1. Đánh giá thực chất, khách quan kết quả cải cách hành chính trong năm; chỉ ra tiêu chí, tiêu chí thành "
            "phần còn tồn tại, hạn chế để khắc phục."
        ),
        Paragraph(
            "2. Từng tiêu chí, tiêu chí thành phần được đối chiếu với quy định và cách chấm; có điểm thì có tài liệu "
            "kiểm chứng, ghi rõ mục, trang, hoặc có giải trình; đúng thời hạn."
        ),
        Heading("II. Nội dung", 1),
        Paragraph(f"Tự đánh giá, chấm điểm theo {set_named(case)}, gồm các lĩnh vực:"),
        _areas(case),
        Heading("III. Phân công", 1),
        Paragraph("Bộ phận được phân công thu thập số liệu, tài liệu kiểm chứng và kê khai các mục sau:"),
        _duties(case),
        Heading("IV. Thời gian thực hiện", 1),
        _steps(case),
        Heading("V. Tổ chức thực hiện", 1),
        Paragraph(
            "1. Các bộ phận thực hiện đúng nội dung, thời hạn được giao; chịu trách nhiệm về tính chính xác của số "
            "liệu và tài liệu cung cấp."
        ),
        Paragraph("2. Tổ tự đánh giá, chấm điểm đôn đốc, tổng hợp, báo cáo tiến độ và khó khăn, vướng mắc."),
        Paragraph(f"Trên đây là Kế hoạch của {names.issuer}; yêu cầu các bộ phận triển khai thực hiện./."),
    ]
    return signed_paper(case, top, blocks, sent_to(case, "Sở Nội vụ", f"Các bộ phận thuộc {names.short}"))


def _areas(case: ReportCase) -> DataTable:
    columns = (
        Column("STT", 10, "center"),
        Column("Lĩnh vực", 90),
        Column("Số mục chấm điểm", 25, "right"),
        Column("Điểm tối đa", 25, "right"),
    )
    criteria_set, kind = case.report.criteria_set, case.report.sheet.unit.kind
    rows = [
        Row(
            (
                str(place),
                plain(area.title),
                str(len(leaves_of(area))),
                show_short(area.full_max(kind)),
            )
        )
        for place, area in enumerate(criteria_set.criteria, start=1)
    ]
    total = (Cell("Cộng", span=2), str(len(criteria_set.leaves())), show_short(criteria_set.scale.total))
    return DataTable(columns, (*rows, Row(total, bold=True)))


def _duties(case: ReportCase) -> DataTable:
    columns = (Column("STT", 10, "center"), Column("Bộ phận", 45), Column("Số mục", 15, "right"), Column("Mã mục", 85))
    owned: dict[str, list[Criterion]] = {}
    for leaf in case.report.criteria_set.leaves():
        owned.setdefault(plain(case.owners.get(leaf.code, "")) or NOBODY, []).append(leaf)
    ordered: Sequence[str] = sorted(owned, key=lambda name: name == NOBODY)
    rows = [
        Row((str(place), name, str(len(owned[name])), ", ".join(leaf.code for leaf in owned[name])))
        for place, name in enumerate(ordered, start=1)
    ]
    return DataTable(columns, tuple(rows))


def _steps(case: ReportCase) -> DataTable:
    columns = (
        Column("STT", 10, "center"),
        Column("Nội dung", 80),
        Column("Thời hạn", 32),
        Column("Thực hiện", 32),
    )
    given = [line for line in plain(case.texts.word("plan_steps")).split("\n") if line.strip()]
    steps = [_parted(line) for line in given] or [(step, _day(case, place), DOTS) for place, step in enumerate(_STEPS)]
    return DataTable(columns, tuple(Row((str(place), *step)) for place, step in enumerate(steps, start=1)))


def _parted(line: str) -> tuple[str, str, str]:
    what, when, who, *_ = (*(part.strip() for part in line.split(";", 2)), "", "")
    return what, when or DOTS, who or DOTS


def _day(case: ReportCase, place: int) -> str:
    deadline = case.data.circumstances.deadline
    return f"Trước ngày {deadline:%d/%m/%Y}" if place == _HANDED_IN and deadline else DOTS
