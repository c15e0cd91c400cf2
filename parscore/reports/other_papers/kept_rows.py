"""What the remedial plan keeps as it is: the leaves that reached their maximum, area by area."""

import re

from parscore.reports.other_papers.frame import DOTS, helpers, leaves_of, word
from parscore.reports.papers.paper import Cell, Column, DataTable, Row
from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase
from parscore.scoring.criteria import Criterion

KEPT = "Tiếp tục duy trì, nâng cao các tiêu chí, tiêu chí thành phần đã thực hiện tốt"
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_COLUMNS = (
    Column("TT", 10, "center"),
    Column("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", 70),
    Column("Mục tiêu, yêu cầu", 62),
    Column("Cơ quan chủ trì", 38),
    Column("Cơ quan phối hợp/thực hiện", 38),
    Column("Thời gian thực hiện/hoàn thành", 34),
)


def kept_rows(case: ReportCase) -> DataTable:
    """The leaves that reached their maximum, area by area."""
    rows: list[Row] = []
    nodes = case.report.result.nodes
    for area in case.report.criteria_set.criteria:
        full = [
            leaf
            for leaf in leaves_of(area)
            if nodes[leaf.code].max_score and nodes[leaf.code].score == nodes[leaf.code].max_score
        ]
        if full:
            rows.append(Row((area.code, Cell(plain(area.title), span=5)), bold=True, together=True))
        rows += [_row(case, place, leaf) for place, leaf in enumerate(full, start=1)]
    if not rows:
        rows.append(Row((Cell("Không có tiêu chí, tiêu chí thành phần nào đạt điểm tối đa.", span=len(_COLUMNS)),)))
    return DataTable(_COLUMNS, tuple(rows), numbered=True, small=True)


def _row(case: ReportCase, place: int, leaf: Criterion) -> Row:
    maximum = case.table.maximum(case.report.result.nodes[leaf.code].max_score)
    aim = f"Duy trì điểm tối đa {maximum}" + (f"; {plain(leaf.target.text)}" if leaf.target is not None else "")
    owner = plain(case.owners.get(leaf.code, "")) or DOTS
    return Row((str(place), f"{leaf.code}. {plain(leaf.title)}", aim, owner, helpers(leaf), until(case, leaf)))


def until(case: ReportCase, node: Criterion) -> str:
    """When a row is due in the year to come, as far as the set or the official tells.

    A day of the year scored is over; what recurs holds for the next.
    """
    deadline = node.deadline
    over = deadline is None or deadline.date is not None or bool(_YEAR.search(deadline.text))
    stated = "" if deadline is None or over else plain(deadline.text)
    return word(case, f"remedy_by:{node.code}", stated or DOTS).rstrip(".")
