"""What the official report says: drawn from the data, complete, agreeing with the screen to the last hundredth."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from parscore.reports.papers.paper import DataTable, Heading, Paper, Paragraph
from parscore.reports.papers.pdf import pdf_paper
from parscore.reports.papers.word import docx_paper
from parscore.reports.plain import plain
from parscore.reports.remarks import ILLUSTRATIVE_FACTS, ILLUSTRATIVE_POINTS
from parscore.reports.report.case import ReportCase
from parscore.reports.report.official import official_report
from parscore.reports.report.results import area_table
from parscore.reports.report.xlsx import report_workbook
from parscore.reports.score_table import score_table
from parscore.reports.year_data import Appraisal, YearData
from parscore.scoring.answers import Answer
from parscore.scoring.numbers import show_decimal
from parscore.scoring.report_texts import ReportTexts
from tests.reports.papers.reading import bare, docx_lines, pdf_pages
from tests.reports.report.cases import NOTED, TEXTS, with_year_before, year
from tests.reports.samples import NOT_ARISING, answers, criteria_set, every_policy, leaf, parent

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
POLICIES = every_policy()


def word(data: YearData) -> str:
    return "\n".join(docx_lines(docx_paper(official_report(data))))


def printed(data: YearData) -> str:
    return "\n".join(pdf_pages(pdf_paper(official_report(data))))


def sheets(data: YearData) -> str:
    book = load_workbook(BytesIO(report_workbook(data)), data_only=True)
    return "\n".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    )


WRITERS = pytest.mark.parametrize("written", [word, printed, sheets], ids=["docx", "pdf", "xlsx"])


def table_with(paper: Paper, title: str) -> DataTable:
    tables = [block for block in paper.blocks if isinstance(block, DataTable)]
    return next(table for table in tables if any(column.title == title for column in table.columns))


def cells(table: DataTable) -> list[list[str]]:
    return [[cell if isinstance(cell, str) else cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("name", POLICIES)
@WRITERS
def test_all_three_carry_the_same_total(name: str, written: object) -> None:
    data = YearData(POLICIES[name], texts=TEXTS)
    result = data.report.result
    assert callable(written)
    text = written(data)
    assert f"{show_decimal(result.shown(result.total))}/" in text
    if result.index_percent is not None:
        assert bare(f"đạt {show_decimal(result.shown(result.index_percent))}%") in bare(text)


@WRITERS
def test_every_note_explanation_and_remark_is_found(written: object) -> None:
    data = year(NOTED)
    assert callable(written)
    text = bare(written(data))
    for answer in NOTED.values():
        for said in (answer.note, answer.explanation):
            for line in plain(said).split("\n"):
                assert bare(line) in text, line
    for remark in ("Nhận xét của tài liệu", "Nhận xét của mối nối"):
        assert bare(remark) in text
    for said in (TEXTS.organisation, TEXTS.explanation, TEXTS.difficulties, TEXTS.proposals):
        for line in said.split("\n"):
            assert bare(line) in text


@pytest.mark.parametrize("length", [300, 20_000])
@WRITERS
def test_a_long_note_is_printed_to_its_end(written: object, length: int) -> None:
    note = "".join(f"Ghi {n} " for n in range(length // 8))
    data = year(answers(**{"2_1": Answer(points="1", note=note)}))
    assert callable(written)
    assert bare(note[-40:]) in bare(written(data))


def test_the_parts_and_annexes_stand_in_their_order() -> None:
    paper = official_report(year())
    first = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    assert [title.split(".")[0] for title in first] == ["I", "II", "III", "IV"]
    assert [annex.title for annex in paper.annexes] == [
        "Bảng tự đánh giá, chấm điểm chi tiết",
        "Danh mục tài liệu kiểm chứng",
        "Giải trình các tiêu chí, tiêu chí thành phần thiếu tài liệu kiểm chứng",
        "Tổng hợp theo lĩnh vực và mức đạt",
    ]


@pytest.mark.parametrize(
    "data", [year(), year({}), year(answers(**{"1_1": NOT_ARISING})), YearData(every_policy()["plain"])]
)
def test_the_text_refers_to_every_annex_and_to_no_other(data: YearData) -> None:
    paper = official_report(data)
    said = " ".join(
        block.text for block in paper.blocks if isinstance(block, Paragraph) and isinstance(block.text, str)
    )
    named = set(re.findall(r"Phụ lục [IVX]+\b", said))
    below = {"Phụ lục III"} if ReportCase(data).unproved else set()
    short = {"Phụ lục I"} if "chưa đạt điểm tối đa, như bảng" in said else set()
    assert named == {"Phụ lục II", "Phụ lục IV"} | below | short
    assert len(paper.annexes) == 4


def test_the_opening_names_what_is_carried_out_and_the_set_that_was_used() -> None:
    opening = official_report(year()).blocks[0]
    assert isinstance(opening, Paragraph)
    assert opening.text == (
        "Thực hiện Quyết định số 09/QĐ-UBND ngày 22 tháng 01 năm 2025 của UBND xã Mẫu (Kế hoạch CCHC), Ủy ban nhân dân "
        "xã Mẫu báo cáo kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2025 theo Bộ tiêu chí mẫu "
        "(mã mau-2025, phiên bản 3) như sau:"
    )
    own = official_report(year(texts=replace(TEXTS, carries_out=("Công văn số 12/SNV-CCHC;", ""))))
    assert isinstance(own.blocks[0], Paragraph)
    assert str(own.blocks[0].text).startswith("Thực hiện Công văn số 12/SNV-CCHC, Ủy ban")


def test_the_result_is_told_in_figures_and_words() -> None:
    text = word(year())
    assert "15,21/17,5 điểm (bằng chữ: mười lăm phẩy hai mốt điểm)" in text
    assert "Chỉ số cải cách hành chính đạt 86,89%; xếp loại: Tốt." in text
    assert "Trong 6 tiêu chí, tiêu chí thành phần được chấm: 2 mục đạt điểm tối đa; 4 mục đạt một phần." in text


def test_what_is_provisional_is_called_so() -> None:
    text = word(year({"2.1": Answer(points="1.25")}))
    assert "Tổng điểm tự đánh giá (tạm tính): 1,25/17,5 điểm" in text
    assert "4 mục chưa chấm; 1 mục chờ số liệu của cơ quan khác" in text


def test_the_rows_below_their_maximum_are_listed_with_points_lost_and_cause() -> None:
    listed = cells(table_with(official_report(year(NOTED)), "Nguyên nhân"))
    assert [row[1] for row in listed[:-1]] == ["1.1", "1.2", "1.3.1", "2.1", "2.2"]
    first = listed[0]
    assert first[3:6] == ["3,00", "2,96", "0,05"]
    assert first[6].startswith("985/1.000 = 98,50%")
    assert "Giải trình một" in first[6]
    scale = score_table(year(NOTED).report).rows[score_table(year(NOTED).report).scale]
    assert listed[-1][1] == show_decimal(year(NOTED).report.result.shown(scale.lost or 0))  # type: ignore[arg-type]


def test_nothing_below_its_maximum_is_said_in_a_sentence() -> None:
    full = {"1.1": Answer(values={"numerator": "9", "denominator": "9"}), "1.2": Answer(choice="co")}
    full |= {
        code: Answer(points=points) for code, points in (("1.3.1", "2"), ("1.3.2", "1.5"), ("2.1", "4"), ("2.2", "5"))
    }
    text = word(year(full))
    assert "Không có tiêu chí, tiêu chí thành phần đã chấm nào dưới điểm tối đa." in text
    assert "Nguyên nhân" not in text


def test_scores_without_full_proof_stand_in_part_three_and_proved_ones_do_not() -> None:
    data = year(NOTED)
    assert [found.code for found in ReportCase(data).unproved] == ["1.3.1", "1.3.2", "2.1"]
    annex = official_report(data).annexes[2].blocks[0]
    assert isinstance(annex, DataTable)
    listed = cells(annex)
    assert [row[1] for row in listed] == ["1.3.1", "1.3.2", "2.1"]
    assert [row[5] for row in listed] == ["Không có"] * 3
    assert "Giải trình ba" in listed[0][6]
    assert "Chưa có giải trình." in listed[1][6]
    assert "Có 3 tiêu chí, tiêu chí thành phần có điểm nhưng không có hoặc chưa đủ tài liệu" in word(data)


def test_a_leaf_with_one_of_two_documents_is_told_as_not_complete() -> None:
    data = year(links={"1.1": year().report.links["1.1"][:1]})  # type: ignore[index]
    annex = official_report(data).annexes[2].blocks[0]
    assert isinstance(annex, DataTable)
    assert cells(annex)[0][5] == "Chưa đầy đủ. Còn thiếu: Sổ theo dõi"


def test_survey_rows_are_printed_with_their_maximum_and_an_empty_score() -> None:
    given = {code: answer for code, answer in answers().items() if code != "2.2"}
    details = official_report(year(given)).annexes[0].blocks[0]
    assert isinstance(details, DataTable)
    row = next(row for row in cells(details) if row[0] == "2.2")
    assert (row[2], row[5], row[7]) == ("5,00", "", "Khóa, chờ số liệu")


def test_the_area_table_tells_change_only_where_the_years_measure_the_same() -> None:
    then = answers(**{"1_2": Answer(choice="khong")})
    areas = cells(area_table(ReportCase(with_year_before(then))))
    assert areas[0][2:] == ["8,50", "8,21", "96,53", "73,00", "+23,53"]
    assert areas[1][2:] == ["9,00", "7,00", "77,78", "77,78", "0,00"]
    changed = criteria_set(
        criteria=[
            parent("1", *(leaf(f"1.{n}", "3") for n in (1, 2))),
            parent("2", leaf("2.1", "4"), leaf("2.2", "5", {"kind": "external", "source": "SIPAS"}, method="survey")),
        ]
    )
    areas = cells(area_table(ReportCase(with_year_before({"2.1": Answer(points="3")}, changed))))
    assert areas[0][-1] == "Không so sánh được: các tiêu chí đã đổi"
    assert areas[1][-1] == "Không so sánh được: năm 2024 chưa đủ điểm"
    assert "không so sánh được hai năm" in word(with_year_before({"2.1": Answer(points="3")}, changed))


def test_without_a_year_before_nothing_is_made_up() -> None:
    assert [row[-2:] for row in cells(area_table(ReportCase(year())))[:2]] == [["–", "–"]] * 2
    assert "Chưa có số liệu của năm trước để so sánh." in word(year())


def test_what_the_official_wrote_stands_where_it_belongs() -> None:
    lines = docx_lines(docx_paper(official_report(year())))
    assert lines.index("Thiếu máy quét.") == lines.index("1. Khó khăn, vướng mắc") + 1
    assert lines.index("Đề nghị tập huấn.") == lines.index("2. Kiến nghị") + 1
    at = lines.index("Nơi nhận:")
    assert lines[at : at + 4] == ["Nơi nhận:", "- Như trên;", "- TT. Đảng ủy;", "- Lưu: VT, VP."]
    assert lines[at + 4 : at + 8] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Ưỡng"]
    assert any(line.endswith("kính đề nghị Sở Nội vụ tỉnh Mẫu xem xét, thẩm định./.") for line in lines)


@pytest.mark.parametrize("given", [{}, answers()], ids=["no answer", "all answers"])
@pytest.mark.parametrize("links", [None, {}], ids=["documents unknown", "no documents"])
@WRITERS
def test_a_report_without_texts_signer_answers_or_evidence_still_comes_out(
    given: Mapping[str, Answer], links: object, written: object
) -> None:
    data = year(given, texts=ReportTexts(), links=links, documents={})
    assert callable(written)
    text = bare(written(data))
    for said in ("III. GIẢI TRÌNH", "Ủy ban nhân dân xã Mẫu báo cáo, kính đề nghị Sở Nội vụ xem xét, thẩm định./."):
        assert bare(said).casefold() in text.casefold()


@WRITERS
def test_illustrative_points_and_facts_are_marked(written: object) -> None:
    data = year(criteria=criteria_set(points_status="illustrative"), illustrative_facts=True)
    assert callable(written)
    text = written(data)
    assert ILLUSTRATIVE_POINTS in text or written is word
    pages = pdf_pages(pdf_paper(official_report(data)))
    assert all(ILLUSTRATIVE_POINTS in page and ILLUSTRATIVE_FACTS in page for page in pages)


def test_the_unit_in_the_head_is_the_unit_that_was_scored() -> None:
    lines = docx_lines(docx_paper(official_report(year(name="Phường 4", texts=ReportTexts()))))
    assert lines[:2] == ["ỦY BAN NHÂN DÂN", "PHƯỜNG 4"]
    assert any(line.startswith("Phường 4, ngày") for line in lines)
    assert "năm 2025 của Ủy ban nhân dân Phường 4" in lines


def test_number_and_day_stand_where_the_clerk_gave_them() -> None:
    texts = replace(TEXTS, number="7", issued_on=date(2026, 1, 9))
    text = word(year(texts=texts))
    assert "Số: 07/BC-UBND" in text
    assert "Mẫu, ngày 09 tháng 01 năm 2026" in text
    assert text.count("(Kèm theo Báo cáo số 07/BC-UBND ngày 09 tháng 01 năm 2026 của Ủy ban nhân dân xã Mẫu)") == 4


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_word_file_and_prints_the_same(tmp_path: Path) -> None:
    data = with_year_before(answers())
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(docx_paper(official_report(data)))
    assert OFFICE
    command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=240)
    office = bare("".join(pdf_pages(path.with_suffix(".pdf").read_bytes())))
    assert "15,21/17,5" in office
    assert not Counter(bare("".join(docx_lines(path.read_bytes())))) - Counter(
        office
    )  # letters of substitute fonts part
    assert len(office) == pytest.approx(len(bare(printed(data))), rel=0.02)  # header rows of other pages, dotted lines


@WRITERS
def test_what_the_so_gave_stands_in_annex_one_beside_the_own_points(written: object) -> None:
    data = replace(
        year(NOTED),
        appraised={"1.1": Appraisal(Decimal("2.5"), "Thiếu sổ theo dõi"), "1.3.1": Appraisal(None, "Chưa rõ <b> & số")},
        again={"1.1": Appraisal(Decimal("2.75"), "Đã bổ sung sổ")},
    )
    assert callable(written)
    text = bare(written(data))
    for said in (
        "Điểm thẩm định",
        "Chênh lệch",
        "Ý kiến thẩm định",
        "Lần 1: Thiếu sổ theo dõi",
        "Lần 2: Đã bổ sung sổ",
    ):
        assert bare(said) in text
    assert bare("Chưa rõ <b> & số") in text
    (table,) = (one for one in official_report(data).annexes[0].blocks if isinstance(one, DataTable))
    titles = [column.title for column in table.columns]
    (row,) = (row for row in cells(table) if row[0] == "1.1")
    own, given, difference = (
        row[titles.index(title)] for title in ("Điểm tự đánh giá", "Điểm thẩm định", "Chênh lệch")
    )
    assert (own, given, difference) == ("2,96", "2,75", "−0,21")


def test_before_any_appraisal_annex_one_has_no_empty_columns_for_it() -> None:
    (table,) = (one for one in official_report(year(NOTED)).annexes[0].blocks if isinstance(one, DataTable))
    assert "Điểm thẩm định" not in [column.title for column in table.columns]
