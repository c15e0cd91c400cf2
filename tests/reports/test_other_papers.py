"""The papers around the report: they say what the data say, leave the rest as places to fill in, and take any text."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from parscore.faults import InputError
from parscore.intake.sample import sample_sheet, sample_texts, shipped_set
from parscore.reports import ScoreReport
from parscore.reports.other_papers.area_picture import AreaBar, area_picture
from parscore.reports.other_papers.places import PLACES
from parscore.reports.other_papers.register import make, papers
from parscore.reports.papers.measure import png_size
from parscore.reports.year_before import year_before
from parscore.reports.year_data import Appraisal, YearData
from parscore.scoring.answers import Answer
from parscore.scoring.assessment import score
from parscore.scoring.edits import Circumstances
from parscore.scoring.numbers import show_decimal
from parscore.scoring.report_texts import ReportTexts
from tests.reports.samples import NOT_ARISING, TRICKY, answers, criteria_set, leaf, parent, report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALL = [(offer.id, format) for offer in papers() for format in offer.formats]
OWN = [
    (paper, format)
    for paper, format in ALL
    if paper in ("ke-hoach", "quyet-dinh", "bien-ban", "tom-tat", "giai-trinh", "khac-phuc")
]


def text_of(content: bytes, format: str) -> str:
    """All that is printed, spaces evened."""
    if format == "pdf":
        said = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    elif format == "docx":
        document = docx.Document(BytesIO(content))
        parts: list[Any] = [document.element, *(section.header._element for section in document.sections)]
        said = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for part in parts for p in part.iter(f"{W}p"))
    else:
        sheets = load_workbook(BytesIO(content)).worksheets
        said = "\n".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value)
    return " ".join(said.replace("\u00a0", " ").split())


def said(paper: str, data: YearData, format: str = "docx") -> str:
    return text_of(make(paper, data, format), format)


def written(words: Mapping[str, str], **texts: Any) -> ReportTexts:
    return ReportTexts(words=tuple(words.items()), **texts)


@cache
def sample() -> YearData:
    chosen, sheet, then = shipped_set(), sample_sheet(2025), sample_sheet(2024)
    result = score(chosen, sheet)
    return YearData(
        ScoreReport(
            chosen, sheet, result, printed_on=date(2026, 1, 5), illustrative_facts=True, target=Decimal(90), links={}
        ),
        texts=sample_texts(2025),
        circumstances=Circumstances(target=Decimal(90), deadline=date(2026, 1, 15)),
        before=year_before(chosen, sheet, result, chosen, then),
    )


@pytest.mark.parametrize(("paper", "format"), ALL)
def test_every_paper_of_the_list_is_made_and_marks_what_is_illustrative(paper: str, format: str) -> None:
    whole = said(paper, sample(), format)
    assert "Mẫu" in whole or "MẪU" in whole
    assert "MINH HỌA" in whole or "minh họa" in whole


@pytest.mark.parametrize(("paper", "format"), ALL)
def test_every_paper_is_made_before_anything_was_declared_or_written(paper: str, format: str) -> None:
    assert said(paper, YearData(report(given={})), format)


@pytest.mark.parametrize("paper", ["ke-hoach", "quyet-dinh", "bien-ban", "giai-trinh", "khac-phuc"])
def test_word_and_pdf_of_a_paper_say_the_same(paper: str) -> None:
    data = sample()
    word, pdf = (set(said(paper, data, format).split()) for format in ("docx", "pdf"))
    assert not {one for one in word - pdf if len(one) > 3 and one.isalpha()}


@pytest.mark.parametrize(("paper", "format"), OWN)
def test_any_text_an_official_or_the_appraiser_wrote_comes_out_as_it_stands(paper: str, format: str) -> None:
    hostile = f"=cmd() <b> & {TRICKY} \x07\u202e]]> " + "chữ " * 2000
    keys = {place.key if not place.of_row else f"{place.key}2.1": hostile for place in PLACES}
    data = YearData(
        report(given=answers(**{"2_1": Answer(points="1", note=hostile)})),
        texts=written(keys, signer="<i>Ưỡng</i>", drafting_unit="A&B"),
        appraised={"2.1": Appraisal(Decimal("0.5"), hostile)},
    )
    whole = said(paper, data, format)
    if paper != "tom-tat":
        wanted = sum(paper in place.papers for place in PLACES)
        assert whole.count("=cmd() <b> & Nguyễn Ưỡng") >= min(wanted, 1)
    if paper not in ("tom-tat", "bien-ban"):
        assert "<i>Ưỡng</i>" in whole


def test_nothing_is_numbered_dated_or_agreed_that_nobody_wrote() -> None:
    texts = ReportTexts(number="125", issued_on=date(2025, 12, 5))
    for paper in ("ke-hoach", "quyet-dinh", "bien-ban", "giai-trinh", "khac-phuc"):
        whole = said(paper, YearData(report(), texts=texts))
        assert "125" not in whole
        assert "05 tháng 12" not in whole
    assert "thống nhất kết quả" not in said("bien-ban", YearData(report()))


def test_the_remedial_plan_has_an_item_for_every_lost_point_the_heaviest_first() -> None:
    whole = said("khac-phuc", YearData(report()))
    numbered = {"1.1": "2.1", "1.2": "1.3.1", "1.3": "1.1", "2.1": "2.2"}
    places = [whole.index(f"{number}. Tiêu chí {code} “Tiêu chí {code}”") for number, code in numbered.items()]
    assert places == sorted(places)
    assert "1.1. Tiêu chí 2.1 “Tiêu chí 2.1”: đạt 3,00/4,00 điểm, mất 1,00 điểm" in whole
    assert "1.4. Tiêu chí" not in whole
    kept = whole[whole.index("Duy trì điểm tối đa") :]
    assert "1.2. Tiêu chí 1.2" in whole[whole.rindex("Phụ lục") :]
    assert "Tiêu chí 2.1" not in kept


def test_a_choice_is_told_once_with_its_points() -> None:
    plan = said("khac-phuc", YearData(report(given=answers(**{"1_2": Answer(choice="khong")}))))
    assert "Năm 2025: Không có → 0,00 điểm." in plan


def test_without_results_of_the_survey_its_five_factors_are_left_to_fill_in() -> None:
    whole = said("khac-phuc", YearData(report(given=answers(**{"2_2": Answer()}))))
    assert "2.5. Chỉ số hài lòng về tiếp nhận, xử lý phản ánh, kiến nghị" in whole
    assert "chưa có điểm (2.2)" in whole


def test_the_items_are_filled_from_the_set_the_sheet_and_the_official() -> None:
    chosen = criteria_set(
        criteria=[
            parent(
                "1",
                leaf(
                    "1.1",
                    "4",
                    owner=["van-phong"],
                    coordinating=["Công an xã"],
                    target={"text": "Từ 98% trở lên"},
                    deadline={"text": "Thường xuyên"},
                ),
                leaf("1.2", "4", deadline={"text": "Trước 15/12/2025", "date": "2025-12-15"}),
                leaf("1.3", "4", deadline={"text": "Quý I/2025"}),
            )
        ],
        roles=[{"id": "van-phong", "name": "Văn phòng"}],
    )
    given = {code: Answer(points="1") for code in ("1.1", "1.2", "1.3")}
    texts = written({"remedy:1.1": "Đôn đốc hằng tuần", "rank": "3/45", "remedy_by:1.3": "Quý II/2026"})
    whole = said("khac-phuc", YearData(report(chosen, given), texts=texts))
    first, second, third = (whole.index(f"Tiêu chí 1.{place} “") for place in (1, 2, 3))
    for words in ("Từ 98% trở lên; đạt điểm tối đa 4,00", "Đôn đốc hằng tuần", "chủ trì: Văn phòng.", "Công an xã."):
        assert words in whole[first:second]
    assert "hoàn thành: Thường xuyên." in whole[first:second]
    assert "15/12/2025" not in whole[second:third]
    assert "Quý I/2025" not in whole
    assert "hoàn thành: Quý II/2026." in whole[third:]
    assert "vị trí thứ 3/45" in whole


def test_the_letter_lists_what_the_appraiser_remarked_on_with_the_answers() -> None:
    data = YearData(
        report(),
        appraised={
            "2.1": Appraisal(Decimal("2.5"), "Thiếu báo cáo"),
            "1.2": Appraisal(Decimal("2"), ""),
            "1.3.1": Appraisal(Decimal("1.75"), "Bổ sung trang"),
        },
        texts=written({"reply:2.1": "Thống nhất", "more:1.3.1": "Sổ theo dõi, trang 3", "asked:1.3.1": "1,75"}),
    )
    whole = said("giai-trinh", data)
    for words in ("Thiếu báo cáo", "2,50", "Thống nhất", "Bổ sung trang", "Sổ theo dõi, trang 3"):
        assert words in whole
    assert "ở 2 tiêu chí, tiêu chí thành phần" in whole
    assert "thống nhất 1, đề nghị xem xét lại 0, chưa ghi ý kiến 1" in whole
    assert "V/v giải trình" in whole


def test_before_any_appraisal_the_letter_explains_the_points_without_proof() -> None:
    whole = said("giai-trinh", YearData(report(links={})))
    assert "giải trình 5 tiêu chí, tiêu chí thành phần" in whole
    assert "Trích từ hệ thống" in whole


def test_a_letter_with_nothing_to_explain_says_so_and_has_no_annex() -> None:
    nothing = YearData(report(given={}, links={}))
    letter = said("giai-trinh", nothing)
    assert "báo cáo: không có tiêu chí, tiêu chí thành phần nào có điểm mà thiếu tài liệu kiểm chứng." in letter
    assert "Phụ lục" not in letter
    assert "giải trình 0 " not in said("giai-trinh", YearData(report(given={}, links=None)))


def test_the_summary_is_one_page_that_agrees_with_the_screen() -> None:
    data = sample()
    pages = PdfReader(BytesIO(make("tom-tat", data, "pdf"))).pages
    assert len(pages) == 1
    result = data.report.result
    whole = said("tom-tat", data, "pdf")
    assert f"{show_decimal(result.shown(result.total))}/100 điểm" in whole
    assert "còn thiếu" in whole
    assert "2.4.1" in whole
    assert "Hạn nộp: 15/01/2026" in whole


def test_the_summary_stays_one_page_with_long_titles_and_many_areas() -> None:
    title = "Tiêu chí có tên rất dài gồm bốn mươi chữ " * 5
    areas = [parent(str(n), replace_title(leaf(f"{n}.1", "5"), title)) for n in range(1, 11)]
    for area in areas:
        area["title"] = title
    given = {f"{n}.1": Answer(points="1") for n in range(1, 11)}
    data = YearData(report(criteria_set(criteria=areas, scale=scale_of("50")), given))
    assert len(PdfReader(BytesIO(make("tom-tat", data, "pdf"))).pages) == 1


def replace_title(one: dict[str, Any], title: str) -> dict[str, Any]:
    return {**one, "title": title}


def scale_of(total: str) -> dict[str, Any]:
    return {"total": total, "may_exceed": False, "rounding": {"places": 2, "mode": "half_up", "at": "total"}}


def test_the_picture_needs_no_colour() -> None:
    from PIL import Image

    png = area_picture([AreaBar("1. Một", "5/10", 0.5, 0.2, 0.6, 0.9), AreaBar("2. Hai", "0/1", 0)], "năm 2024")
    assert min(png_size(png)) > 100
    colours: Any = Image.open(BytesIO(png)).convert("RGB").getcolors(1 << 20)
    assert colours
    assert all(red == green == blue for _, (red, green, blue) in colours)


def test_the_decision_and_the_plan_name_whom_the_official_named() -> None:
    texts = written({"team": "Nguyễn Văn A; Chủ tịch; Tổ trưởng\nTrần Thị B", "plan_steps": "Họp Tổ; 10/12/2025; Tổ"})
    decision = said("quyet-dinh", YearData(report(), texts=texts))
    assert "Nguyễn Văn AChủ tịchTổ trưởng" in decision.replace(" Chủ", "Chủ").replace(" Tổ trưởng", "Tổ trưởng")
    assert "Trần Thị B" in decision
    plan = said("ke-hoach", YearData(report(), texts=texts))
    for words in ("Họp Tổ", "10/12/2025", "Chưa phân công"):
        assert words in plan


def test_the_plan_tells_the_deadline_of_the_year() -> None:
    data = replace(sample(), circumstances=Circumstances(deadline=date(2026, 1, 15)))
    assert "Trước ngày 15/01/2026" in said("ke-hoach", data)


def test_what_did_not_arise_is_neither_mended_nor_kept() -> None:
    whole = said("khac-phuc", YearData(report(given=answers(**{"1_2": NOT_ARISING}))))
    assert "Tiêu chí 1.2" not in whole


def test_unknown_papers_and_formats_are_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match="bao-cao"):
        make("thu-moi", YearData(report()), "docx")
    with pytest.raises(InputError, match="docx, pdf"):
        make("quyet-dinh", YearData(report()), "xlsx")


def test_every_place_belongs_to_papers_that_exist_and_has_a_key_of_its_own() -> None:
    known = {offer.id for offer in papers()}
    assert all(known.issuperset(place.papers) for place in PLACES)
    assert len({place.key for place in PLACES}) == len(PLACES)


@pytest.mark.parametrize("lines", range(1, 22, 3))
def test_no_page_of_the_minutes_holds_the_places_to_sign_alone_or_a_part_of_them(lines: int) -> None:
    minutes = make("bien-ban", with_words(meeting_conclusion="Một dòng kết luận.\n" * lines), "pdf")
    (page,) = (page for page in map(one_line, PdfReader(BytesIO(minutes)).pages) if "THƯ KÝ" in page)
    assert "đã đọc cho những người tham dự nghe" in page
    signed = with_words(meeting_conclusion="Một dòng kết luận.\n" * lines, meeting_chair="Trần Thị Mẫu")
    last = one_line(PdfReader(BytesIO(make("bien-ban", signed, "pdf"))).pages[-1])
    assert "CHỦ TRÌ" in last
    assert last.endswith("Trần Thị Mẫu")


def test_word_keeps_the_minutes_with_the_places_to_sign() -> None:
    body = docx.Document(BytesIO(make("bien-ban", sample(), "docx"))).element.body
    lines = [line for line in body.iter(f"{W}p") if any(t.text in ("THƯ KÝ", "CHỦ TRÌ") for t in line.iter(f"{W}t"))]
    assert len(lines) == 2
    assert all(line.find(f"{W}pPr/{W}keepNext") is not None for line in lines)


def test_no_page_of_the_plan_ends_with_the_name_of_a_part_whose_text_is_on_the_next() -> None:
    for page in PdfReader(BytesIO(make("khac-phuc", sample(), "pdf"))).pages:
        assert not one_line(page).endswith(("giải pháp:", "trách nhiệm:"))


def one_line(page: Any) -> str:
    return " ".join(page.extract_text().split())


def with_words(**words: str) -> YearData:
    return replace(sample(), texts=written(words))
