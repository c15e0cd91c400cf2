"""The X-ray on paper: what is to be done before submission, by severity and area, on A4 portrait pages."""

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parscore.reports.files import replace_file
from parscore.reports.plain import plain
from parscore.reports.remarks import heading, marks
from parscore.scoring.answers import AnswerSheet
from parscore.scoring.checks import SEVERITY_WORDS, Duty, areas_by_code
from parscore.scoring.criteria import CriteriaSet

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

TITLE = "Kiểm tra trước khi nộp"
COLUMNS = ("Mã", "Mục", "Việc")
WIDTHS = (16, 58, 91)  # mm
_ROOM_BELOW_HEADING = 40  # mm
ALL_DONE = "Không còn việc nào phải làm trước khi nộp."


@dataclass(frozen=True, slots=True)
class DutyReport:
    """What the printed list is made from."""

    criteria_set: CriteriaSet
    sheet: AnswerSheet
    duties: Sequence[Duty]
    _: KW_ONLY
    printed_on: date
    illustrative_facts: bool = False


def write_duties(report: DutyReport, path: Path) -> None:
    """Write the list as PDF; EnvironmentFault when the disk refuses: the old file stays."""
    replace_file(path, duty_pages(report))


def duty_pages(report: DutyReport) -> bytes:
    """The whole PDF file."""
    from parscore.reports.fonts import register_fonts
    from parscore.reports.pdf_pages import pages

    register_fonts()
    criteria_set = report.criteria_set
    return pages(
        list(_story(report)),
        title=f"{TITLE}: {plain(report.sheet.unit.name)}, năm {report.sheet.year}",
        marks=marks(criteria_set, illustrative_facts=report.illustrative_facts),
        foot=(
            f"In ngày {report.printed_on:%d/%m/%Y}",
            f"Bộ tiêu chí {criteria_set.id}, phiên bản {criteria_set.version}",
        ),
    )


def _story(report: DutyReport) -> Iterator["Flowable"]:
    from reportlab.lib.units import mm
    from reportlab.platypus import CondPageBreak, Spacer

    from parscore.reports.pdf_text import centred_heading, heading_line, pairs

    (_, unit), *rest = heading(report.criteria_set, report.sheet)
    yield from centred_heading(TITLE, f"Đơn vị: {unit}")
    yield from pairs(tuple(rest))
    counts = {severity: [d for d in report.duties if d.severity is severity] for severity in SEVERITY_WORDS}
    told = "; ".join(f"{len(found)} {SEVERITY_WORDS[severity].lower()}" for severity, found in counts.items())
    yield from pairs((("Kết quả", told),), strong=True)
    if not counts[next(iter(SEVERITY_WORDS))]:
        yield heading_line(ALL_DONE)
    for severity, found in counts.items():
        if found:
            yield Spacer(0, 3 * mm)
            yield CondPageBreak(_ROOM_BELOW_HEADING * mm)
            yield heading_line(f"{SEVERITY_WORDS[severity]} ({len(found)})")
            yield _table(report.criteria_set, found)


def _table(criteria_set: CriteriaSet, duties: Sequence[Duty]) -> "Flowable":
    from reportlab.lib.enums import TA_LEFT
    from reportlab.lib.units import mm

    from parscore.reports.pdf_groups import Grouped, as_heading
    from parscore.reports.pdf_tables import ruled
    from parscore.reports.pdf_text import cell, centred, figure

    areas = areas_by_code(criteria_set)
    rows: list[list[Any]] = [[centred(text, strong=True) for text in COLUMNS]]
    style: list[Any] = []
    for area, together in groupby(duties, key=lambda duty: areas.get(duty.code, "")):
        style.append(("SPAN", (0, len(rows)), (-1, len(rows))))
        rows.append([as_heading(cell(plain(area or "Cả bản chấm điểm"), strong=True)), "", ""])
        for duty in together:
            node = criteria_set.by_code.get(duty.code)
            message = cell(plain(duty.message[:1].upper() + duty.message[1:]))
            if node is None and not duty.code:
                style.append(("SPAN", (0, len(rows)), (-1, len(rows))))
                rows.append([message, "", ""])
                continue
            rows.append([figure(plain(duty.code), align=TA_LEFT), cell(plain(node.title) if node else ""), message])
    return Grouped(rows, colWidths=[width * mm for width in WIDTHS], repeatRows=1, style=[*ruled(), *style])
