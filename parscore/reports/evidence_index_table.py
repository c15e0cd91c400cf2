"""The index of evidence (danh mục tài liệu kiểm chứng, annex II of the report) as plain data for all formats."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import NamedTuple

from parscore.reports.plain import plain
from parscore.reports.remarks import Lines, heading, marks
from parscore.scoring.answers import AnswerSheet
from parscore.scoring.checks import areas_by_code
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.evidence import Document, Links
from parscore.scoring.evidence_index import IndexRow, evidence_index

TITLE = "Danh mục tài liệu kiểm chứng"
COLUMNS = (
    "STT",
    "Mã TC, TCTP",
    "Loại văn bản",
    "Số, ký hiệu",
    "Ngày ban hành",
    "Cơ quan ban hành",
    "Trích yếu",
    "Vị trí (mục, trang)",
    "Tên tệp",
    "Ghi chú",
)
NUMBER, CODE, KIND, SYMBOL, DAY, ISSUER, SUBJECT, WHERE, FILE, REMARK = range(len(COLUMNS))
NARROW = frozenset({NUMBER, DAY})
"""Columns whose short texts stand in the middle."""
NOTHING = "Chưa có tài liệu nào được gắn với tiêu chí."


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What the index is made from."""

    criteria_set: CriteriaSet
    sheet: AnswerSheet
    links: Links
    documents: Mapping[int, Document]
    _: KW_ONLY
    printed_on: date
    illustrative_facts: bool = False


class Area(NamedTuple):
    """The rows of one area; its title is empty where there are none."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class IndexTable:
    """All that is printed."""

    title: str
    unit: str
    heading: Lines
    marks: tuple[str, ...]
    areas: tuple[Area, ...]
    told: str
    foot: tuple[str, str]
    printed_on: date


def index_table(report: IndexReport) -> IndexTable:
    """Everything the index says, in the order it is read."""
    criteria_set, sheet = report.criteria_set, report.sheet
    rows = evidence_index(criteria_set, report.links, report.documents)
    (_, unit), _, *rest = heading(criteria_set, sheet)
    return IndexTable(
        title=f"{TITLE} năm {sheet.year}",
        unit=unit,
        heading=tuple(rest),
        marks=marks(criteria_set, illustrative_facts=report.illustrative_facts),
        areas=_by_area(criteria_set, rows),
        told=_told(rows),
        foot=(
            f"In ngày {report.printed_on:%d/%m/%Y}",
            f"Bộ tiêu chí {criteria_set.id}, phiên bản {criteria_set.version}",
        ),
        printed_on=report.printed_on,
    )


def _by_area(criteria_set: CriteriaSet, rows: Sequence[IndexRow]) -> tuple[Area, ...]:
    titles, found = areas_by_code(criteria_set), dict[str, list[tuple[str, ...]]]()
    for row in rows:
        found.setdefault(titles.get(row.code, ""), []).append(_cells(row))
    return tuple(Area(plain(title), tuple(of_area)) for title, of_area in found.items())


def _cells(row: IndexRow) -> tuple[str, ...]:
    document = row.document
    issued = f"{document.issued_on:%d/%m/%Y}" if document.issued_on else ""
    given = (
        str(row.number),
        row.code,
        document.doc_type,
        document.number,
        issued,
        document.issuer,
        document.subject,
        row.where,
        document.file_name,
        row.remark,
    )
    return tuple(map(plain, given))


def _told(rows: Sequence[IndexRow]) -> str:
    if not rows:
        return NOTHING
    documents, codes = len({row.document.id for row in rows}), len({row.code for row in rows})
    return f"Tổng cộng: {len(rows)} dòng, {documents} tài liệu, chứng minh cho {codes} tiêu chí, tiêu chí thành phần."
