"""All papers of a year by their id, so that the window and the command line offer the same list."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from parscore.faults import InputError
from parscore.reports.other_papers.explanation_letter import explanation_letter
from parscore.reports.other_papers.leader_summary import leader_summary
from parscore.reports.other_papers.made_elsewhere import declaration, index, official, score_sheet, x_ray
from parscore.reports.other_papers.remedial_plan import remedial_plan
from parscore.reports.other_papers.scoring_plan import scoring_plan
from parscore.reports.other_papers.team_decision import team_decision
from parscore.reports.other_papers.team_minutes import team_minutes
from parscore.reports.papers.layout import Layout, layout
from parscore.reports.papers.paper import Paper
from parscore.reports.year_data import YearData

Maker = Callable[[YearData, str, Layout], bytes]
WRITTEN = ("docx", "pdf")


class PaperOffer(NamedTuple):
    """A paper that can be made: its id, its name and what it is for, the formats it comes in, the usual one first."""

    id: str
    name: str
    about: str
    formats: tuple[str, ...]


class _Entry(NamedTuple):
    offer: PaperOffer
    make: Maker


def papers() -> tuple[PaperOffer, ...]:
    """In the order in which a year needs them."""
    return tuple(entry.offer for entry in _ENTRIES.values())


def make(paper_id: str, data: YearData, format: str, look: Layout | None = None) -> bytes:
    """The whole file; InputError for a paper or a format there is none of."""
    entry = _ENTRIES.get(paper_id)
    if entry is None:
        raise InputError(f"Không có văn bản “{paper_id}”; các văn bản: {', '.join(_ENTRIES)}.")
    if format not in entry.offer.formats:
        known = ", ".join(entry.offer.formats)
        raise InputError(f"“{entry.offer.name}” không có dạng “{format}”; các dạng: {known}.")
    return entry.make(data, format, look or layout())


def _of_paper(made: Callable[[YearData], Paper]) -> Maker:
    def maker(data: YearData, format: str, look: Layout) -> bytes:
        if format == "docx":
            from parscore.reports.papers.word import docx_paper

            return docx_paper(made(data), look)
        from parscore.reports.papers.pdf import pdf_paper

        return pdf_paper(made(data), look)

    return maker


_ENTRIES: Mapping[str, _Entry] = {
    offer.id: _Entry(offer, maker)
    for offer, maker in (
        (
            PaperOffer("ke-hoach", "Kế hoạch tự đánh giá, chấm điểm", "Nội dung, phân công, thời hạn", WRITTEN),
            _of_paper(scoring_plan),
        ),
        (
            PaperOffer("quyet-dinh", "Quyết định thành lập Tổ tự đánh giá", "Thành viên và nhiệm vụ của Tổ", WRITTEN),
            _of_paper(team_decision),
        ),
        (
            PaperOffer("phieu-trong", "Phiếu kê khai trống", "Để người không có chương trình điền số liệu", ("xlsx",)),
            declaration,
        ),
        (PaperOffer("kiem-tra", "Kiểm tra trước khi nộp", "Việc còn phải làm, theo mức cần làm", ("pdf",)), x_ray),
        (
            PaperOffer("bien-ban", "Biên bản họp Tổ tự đánh giá", "Kết quả trình Tổ, ý kiến, kết luận", WRITTEN),
            _of_paper(team_minutes),
        ),
        (
            PaperOffer("tom-tat", "Tóm tắt một trang cho lãnh đạo", "Kết quả, biểu đồ, chỗ mất điểm", ("pdf", "docx")),
            _of_paper(leader_summary),
        ),
        (
            PaperOffer("bao-cao", "Báo cáo tự đánh giá, chấm điểm", "Báo cáo gửi Sở, bốn phụ lục", (*WRITTEN, "xlsx")),
            official,
        ),
        (
            PaperOffer("bang-diem", "Bảng tự chấm điểm", "Bảng chi tiết, không kèm báo cáo", ("pdf", "xlsx")),
            score_sheet,
        ),
        (
            PaperOffer("tai-lieu", "Danh mục tài liệu kiểm chứng", "Phụ lục của hồ sơ", ("docx", "pdf", "xlsx")),
            index,
        ),
        (
            PaperOffer("giai-trinh", "Công văn giải trình", "Trả lời ý kiến thẩm định, kèm bảng ý kiến", WRITTEN),
            _of_paper(explanation_letter),
        ),
        (
            PaperOffer("khac-phuc", "Kế hoạch khắc phục tồn tại, hạn chế", "Từ các mục mất điểm", WRITTEN),
            _of_paper(remedial_plan),
        ),
    )
}
