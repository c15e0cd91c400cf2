"""The history on paper: who changed what when, from what to what, on A4 landscape pages."""

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parscore.reports.files import replace_file
from parscore.reports.plain import plain
from parscore.reports.remarks import heading, marks
from parscore.scoring.answers import AnswerSheet
from parscore.scoring.criteria import CriteriaSet

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from parscore.reports.pdf_progress import Watch

TITLE = "Lịch sử chấm điểm"
COLUMNS = ("Lúc", "Ai", "Dòng", "Việc", "Trước", "Sau", "Điểm")
WIDTHS = (21, 30, 15, 38, 59, 59, 30)  # mm
MOST_LINES = 5000


@dataclass(frozen=True, slots=True)
class HistoryReport:
    """What the printed history is made from: lines of seven cells, the newest first; `filtered` tells which these are,
    "" for all; `complete` whether older ones were left out."""

    criteria_set: CriteriaSet
    sheet: AnswerSheet
    lines: Sequence[tuple[str, ...]]
    _: KW_ONLY
    printed_on: date
    filtered: str = ""
    complete: bool = True
    illustrative_facts: bool = False


def write_history(report: HistoryReport, path: Path, watch: "Watch | None" = None) -> None:
    """Write the history as PDF; EnvironmentFault when the disk refuses: the old file stays."""
    replace_file(path, history_pages(report, watch))


def history_pages(report: HistoryReport, watch: "Watch | None" = None) -> bytes:
    """The whole PDF file."""
    from parscore.reports.fonts import register_fonts
    from parscore.reports.pdf_pages import pages

    register_fonts()
    unit, year = plain(report.sheet.unit.name), report.sheet.year
    return pages(
        list(_story(report, watch or _unheard)),
        title=f"{TITLE}: {unit}, năm {year}",
        marks=marks(report.criteria_set, illustrative_facts=report.illustrative_facts),
        foot=(f"In ngày {report.printed_on:%d/%m/%Y}", f"{TITLE}: {unit}, năm {year}"),
        wide=True,
    )


def _unheard(_percent: int) -> None:
    """Nobody waits."""


def _story(report: HistoryReport, watch: "Watch") -> Iterator["Flowable"]:
    from reportlab.lib.units import mm
    from reportlab.platypus import Spacer

    from parscore.reports.pdf_text import centred_heading, heading_line, pairs

    (_, unit), *rest = heading(report.criteria_set, report.sheet)
    yield from centred_heading(TITLE, f"Đơn vị: {unit}")
    yield from pairs(tuple(rest))
    told = f"{len(report.lines)} thay đổi, mới nhất ở trên"
    if not report.complete:
        told = f"{told}; các thay đổi cũ hơn không in, hãy lọc theo thời gian rồi in tiếp"
    yield from pairs((("Phạm vi", plain(report.filtered) or "Tất cả"), ("Số dòng", told)))
    yield Spacer(0, 3 * mm)
    if not report.lines:
        yield heading_line("Chưa có thay đổi nào.")
    else:
        yield _table(report.lines, watch)


def _table(lines: Sequence[tuple[str, ...]], watch: "Watch") -> "Flowable":
    from reportlab.lib.enums import TA_LEFT
    from reportlab.lib.units import mm
    from reportlab.platypus import LongTable

    from parscore.reports.pdf_progress import Progress
    from parscore.reports.pdf_tables import ruled
    from parscore.reports.pdf_text import cell, centred, figure

    progress = Progress(len(lines), watch)
    rows: list[list[Any]] = [[centred(text, strong=True) for text in COLUMNS]]
    for at, who, code, what, old, new, score in lines:
        rows.append(
            [
                progress.first_cell(at),
                cell(plain(who)),
                figure(plain(code), align=TA_LEFT),
                *(cell(plain(text)) for text in (what, old, new)),
                centred(score),
            ]
        )
    return LongTable(rows, colWidths=[width * mm for width in WIDTHS], repeatRows=1, splitInRow=1, style=ruled())
