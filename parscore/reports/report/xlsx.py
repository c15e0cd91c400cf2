"""The official report as one workbook: score table and areas with live sums, then its other tables and texts."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from parscore.reports.evidence_index_xlsx import SHEET as INDEX_SHEET
from parscore.reports.evidence_index_xlsx import write_index
from parscore.reports.formulas import MAX, SCORE, Formulas
from parscore.reports.papers.paper import Bullets, DataTable, Fill, Heading, Paragraph, runs
from parscore.reports.papers.wording import annex_names, paragraphs, recipients_of
from parscore.reports.report import annexes
from parscore.reports.report.appraising import Judged, is_appraised, judged
from parscore.reports.report.case import ReportCase
from parscore.reports.report.counting import CAPTIONS, counts_of
from parscore.reports.report.explaining import TITLE as EXPLAINED
from parscore.reports.report.explaining import explanation_of, state_of
from parscore.reports.report.official import official_report, report_title
from parscore.reports.report.results import shortfalls
from parscore.reports.report.xlsx_sheets import Live, Sheet
from parscore.reports.rows import RowKind
from parscore.reports.xlsx import OPTIONS
from parscore.reports.xlsx_details import SHEET, write_details
from parscore.reports.xlsx_sheet import Styles
from parscore.reports.xlsx_summary import write_summary
from parscore.reports.year_data import YearData

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

SUMMARY, SHORT, APPRAISED, EXPLAINED_SHEET, COUNTED_SHEET, TEXTS = (
    "Tổng hợp",
    "Dưới điểm tối đa",
    "Thẩm định",
    "Giải trình",
    "Lĩnh vực theo mức đạt",
    "Nội dung báo cáo",
)


def report_workbook(data: YearData) -> bytes:
    """The whole workbook file."""
    import xlsxwriter

    case = ReportCase(data)
    content, table = BytesIO(), case.table
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        made = datetime.combine(table.printed_on, time())
        book.set_properties({"title": report_title(case), "author": "", "created": made})
        details = book.add_worksheet(SHEET)
        summary = book.add_worksheet(SUMMARY)
        formulas = write_details(book, details, table)
        write_summary(book, summary, table, formulas)
        _Tables(book, case, formulas).write()
    return content.getvalue()


class _Tables:
    """The sheets after the first two."""

    def __init__(self, book: "Workbook", case: ReportCase, formulas: Formulas) -> None:
        self.book, self.case, self.formulas = book, case, formulas
        self.styles = Styles(book, case.table)
        self.places = {row.code: place for place, row in enumerate(case.table.rows) if row.kind is RowKind.NODE}

    def write(self) -> None:
        _, index, explained, counted = annex_names(4)
        self._shortfalls()
        if is_appraised(self.case):
            self._appraised()
        self._evidence(f"{index}. {annexes.INDEX}")
        self._explanations(f"{explained}. {EXPLAINED}")
        self._counted(f"{counted}. {annexes.COUNTED}")
        self._texts()

    def _shortfalls(self) -> None:
        heads = ("STT", "Mã", "Tên tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm tự đánh giá", "Điểm mất")
        begun = self._begin(SHORT, "Các tiêu chí, tiêu chí thành phần chưa đạt điểm tối đa", (*heads, "Nguyên nhân"))
        sheet = begun.with_widths((6, 9, 42, 10, 10, 10, 45))
        rows = list(shortfalls(self.case))
        lost = Fraction(0)
        for at, row in enumerate(rows, start=1):
            here = sheet.line + 1
            lost += row.lost or 0
            taken = self._taken(self.places[row.code])
            missing = Live(f"=ROUND(D{here}-E{here},10)", row.lost)
            sheet.add((at, row.code, row.title, *taken, missing, "\n".join(filter(None, (row.working, row.note)))))
        if rows:
            first, last = sheet.line - len(rows) + 1, sheet.line
            sheet.add(("", "", "Cộng", "", "", Live(f"=ROUND(SUM(F{first}:F{last}),10)", lost), ""), strong=True)
        sheet.end()

    def _appraised(self) -> None:
        """The rows the Sở gave something; their own points and the difference are live."""
        heads = ("STT", "Mã", "Tên tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm tự đánh giá", "Điểm thẩm định")
        begun = self._begin(APPRAISED, "Kết quả thẩm định", (*heads, "Chênh lệch", "Ý kiến thẩm định"))
        sheet, at = begun.with_widths((6, 9, 42, 10, 10, 10, 10, 45)), 0
        for code, place in self.places.items():
            given, here = judged(self.case, code), sheet.line + 1
            if given == Judged():
                continue
            at += 1
            missing = Live(f'=IF(OR(E{here}="",F{here}=""),"",ROUND(F{here}-E{here},10))', given.difference)
            title, points = self.case.table.rows[place].title, "" if given.score is None else given.score
            sheet.add((at, code, title, *self._taken(place), points, missing, given.remark))
        sheet.end()

    def _evidence(self, title: str) -> None:
        sheet = self.book.add_worksheet(INDEX_SHEET)
        table = annexes.index_of(self.case)
        if table is None:
            sheet.write_string(0, 0, title)
            return
        write_index(self.book, sheet, table)

    def _explanations(self, title: str) -> None:
        case = self.case
        heads = ("STT", "Mã", "Tên tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm tự đánh giá")
        more = ("Tình trạng tài liệu kiểm chứng", "Cách xác định điểm, lý do", "Người, đơn vị chịu trách nhiệm")
        sheet = self._begin(EXPLAINED_SHEET, title, (*heads, *more)).with_widths((6, 9, 36, 10, 10, 30, 45, 20))
        for at, leaf in enumerate(case.unproved, start=1):
            texts = (state_of(case, leaf), explanation_of(case, leaf), case.owners.get(leaf.code, ""))
            sheet.add((at, leaf.code, leaf.title, *self._taken(self.places[leaf.code]), *texts))
        sheet.end()

    def _counted(self, title: str) -> None:
        case = self.case
        heads = ("STT", "Lĩnh vực", "Điểm tối đa", "Điểm tự đánh giá", "Chỉ số (%)", "Số mục")
        captions = tuple(caption[:1].upper() + caption[1:] for caption in CAPTIONS)
        sheet = self._begin(COUNTED_SHEET, title, (*heads, *captions)).with_widths((6, 40, *[11] * 11))
        areas = case.report.criteria_set.criteria
        for at, (place, area) in enumerate(zip(case.table.areas, areas, strict=True), start=1):
            counts = counts_of(case, (node for node in area.walk() if node.is_leaf))
            sheet.add((at, case.table.rows[place].title, *self._share(place, sheet.line + 1), *_summed(counts)))
        whole = counts_of(case, case.report.criteria_set.leaves())
        title = case.table.rows[case.table.scale].title
        below = sheet.line
        columns = "GHIJKLM"
        sums = [
            Live(f"=SUM({one}{below - len(areas) + 1}:{one}{below})", Fraction(count), "count")
            for one, count in zip(columns, whole, strict=True)
        ]
        all_of = Live(f"=SUM(G{below + 1}:M{below + 1})", Fraction(whole.all), "count")
        sheet.add(("", title, *self._share(case.table.scale, below + 1), all_of, *sums), strong=True)
        sheet.end()

    def _texts(self) -> None:
        sheet = self._begin(TEXTS, report_title(self.case), ("Nội dung",)).with_widths((140,))
        for text in spoken(self.case):
            sheet.add((text,))
        sheet.end()

    def _taken(self, place: int) -> tuple[Live, Live]:
        row = self.case.table.rows[place]
        return self._from(MAX, place, row.max_score, "maximum"), self._from(SCORE, place, row.score, "points")

    def _share(self, place: int, line: int) -> tuple[Live, Live, Live]:
        known = f'OR(D{line}="",C{line}=0)'
        share = Live(f'=IF({known},"",ROUND(D{line}*100/C{line},10))', self.case.table.rows[place].percent)
        return (*self._taken(place), share)

    def _from(self, column: str, place: int, value: Fraction | None, look: Literal["points", "maximum"]) -> Live:
        there = f"'{SHEET}'!{self.formulas.cell(column, place)}"
        return Live(f'=IF({there}="","",{there})', value, look)

    def _begin(self, name: str, title: str, heads: Sequence[str]) -> Sheet:
        return Sheet(self.book.add_worksheet(name), self.styles, self.case.table, title, heads)


def _summed(counts: Sequence[int]) -> tuple[int, ...]:
    return (sum(counts), *counts)


def spoken(case: ReportCase) -> Iterator[str]:
    """What the report says in sentences, by paragraphs; its tables stand on sheets of their own."""
    paper = official_report(case.data)
    for block in paper.blocks:
        match block:
            case Heading(text):
                yield text
            case Paragraph(text):
                for line in paragraphs(text):
                    yield "".join(run.text for run in line)
            case Bullets(items):
                yield from ("".join(run.text for run in runs(item)) for item in items)
            case Fill(label):
                yield f"{label} ……………".strip()
            case DataTable():
                yield "(bảng: xem các trang tính khác của tệp này)"
    yield from recipients_of(paper)
