"""The official report of a year as a paper: parts I to IV and annexes I to IV."""

from parscore.reports.papers.paper import Annex, Heading, Paper, Paragraph
from parscore.reports.papers.wording import annex_names
from parscore.reports.report import annexes
from parscore.reports.report.case import ReportCase
from parscore.reports.report.explaining import TITLE, explaining, explanations, hardships, written
from parscore.reports.report.opening import closing, head, opening, recipients, signature, subject
from parscore.reports.report.results import results
from parscore.reports.year_data import YearData


def official_report(data: YearData, *, area_pages: bool = False) -> Paper:
    """Everything the report says, in the order it is read; Word and PDF are written from it.

    `area_pages` lets every area of annex I begin on a page of its own, to be handed to whoever answers for it.
    """
    case = ReportCase(data)
    attached = (
        Annex(annexes.DETAILS, annexes.details(case, area_pages=area_pages), landscape=True),
        Annex(annexes.INDEX, annexes.evidence(case), landscape=True),
        Annex(TITLE, explanations(case), landscape=True),
        Annex(annexes.COUNTED, annexes.counted(case), landscape=True),
    )
    details, index, explained, counted = annex_names(len(attached))
    return Paper(
        title=report_title(case),
        blocks=(
            Paragraph(opening(case)),
            Heading("I. Công tác chỉ đạo, tổ chức tự đánh giá", 1),
            written(case.texts.organisation),
            *results(case, details, counted),
            *explaining(case, explained),
            Paragraph(f"Danh mục tài liệu kiểm chứng của các tiêu chí, tiêu chí thành phần tại {index}."),
            *hardships(case),
            Paragraph(closing(case)),
        ),
        head=head(case),
        signature=signature(case),
        recipients=recipients(case),
        annexes=attached,
        marks=case.table.marks,
    )


def report_title(case: ReportCase) -> str:
    """ "Báo cáo kết quả tự đánh giá, chấm điểm … năm 2025 của Ủy ban nhân dân xã …" """
    told = subject(case).replace("\n", " ")
    return f"Báo cáo {told[:1].lower()}{told[1:]}"
