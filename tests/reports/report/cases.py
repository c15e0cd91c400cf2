"""Years to report on, from the small sets of the samples."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from parscore.reports.year_before import year_before
from parscore.reports.year_data import YearData
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.evidence import Document, Link
from parscore.scoring.report_texts import ReportTexts
from tests.reports.samples import answers, criteria_set, report

TEXTS = ReportTexts(
    place="Mẫu",
    addressees=("Sở Nội vụ tỉnh Mẫu",),
    organisation="Đã thành lập Tổ tự đánh giá.\nSố liệu đến hết ngày 31/12/2025.",
    explanation="Một số tài liệu còn ở cơ quan khác.",
    difficulties="Thiếu máy quét.",
    proposals="Đề nghị tập huấn.",
    recipients=("Như trên", "TT. Đảng ủy"),
    drafting_unit="VP",
    position=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Nguyễn Văn Ưỡng",
)
DOCUMENTS = {
    1: Document(1, "a" * 64, "bao-cao.pdf", 10, doc_type="Báo cáo", number="05/BC-UBND", issued_on=date(2025, 11, 5)),
    2: Document(2, "b" * 64, "so-theo-doi.pdf", 10, subject="Sổ theo dõi hồ sơ", remark="Nhận xét của tài liệu"),
}
LINKS = {
    "1.1": (
        Link(1, "Báo cáo một cửa", section="II", page="3", remark="Nhận xét của mối nối"),
        Link(2, "Sổ theo dõi", page="1"),
    ),
    "1.2": (Link(1, page="4"),),
}


def year(
    given: Mapping[str, Answer] | None = None,
    criteria: CriteriaSet | None = None,
    texts: ReportTexts = TEXTS,
    **more: Any,
) -> YearData:
    """A year whose leaves 1.1 and 1.2 are proved; `more` goes to the score report."""
    found = report(criteria, given, **{"links": LINKS, "documents": DOCUMENTS, **more})
    return YearData(found, texts=texts)


def sheet_of(criteria: CriteriaSet, given: Mapping[str, Answer], of: int = 2024, *, held: bool = True) -> AnswerSheet:
    return AnswerSheet(criteria.id, criteria.version, Unit("xa-mau", "Xã Mẫu", "xa"), of, given, held)


def with_year_before(given: Mapping[str, Answer], then: CriteriaSet | None = None, **more: Any) -> YearData:
    """This year's data beside a year before with these answers."""
    data = year(**more)
    now, then = data.report.criteria_set, then or criteria_set()
    before = year_before(now, data.report.sheet, data.report.result, then, sheet_of(then, given))
    return YearData(data.report, texts=data.texts, before=before)


NOTED = answers(
    **{
        "1_1": Answer(
            values={"numerator": "985", "denominator": "1000"}, explanation="Giải trình một", note="Ghi chú một"
        ),
        "1_2": Answer(choice="khong", note="Ghi chú hai"),
        "1_3_1": Answer(points="1.75", explanation="Giải trình ba"),
        "1_3_2": Answer(points="1.5", note="=cmd() <b> & ghi chú bốn"),
        "2_1": Answer(points="3", explanation="Dòng một\nDòng hai"),
    }
)
"""Notes and explanations on proved and unproved, full and short leaves."""
