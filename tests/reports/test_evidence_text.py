"""Evidence, sources and state on paper and in the workbook, read back from the files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from parscore.reports import ScoreReport, write_report
from parscore.reports.rows import Row
from parscore.reports.score_table import score_table
from parscore.scoring.answers import Answer, Source
from parscore.scoring.evidence import Document, Link
from parscore.scoring.state import State, StateChange
from tests.reports.samples import NOT_ARISING, RATIO, answers, criteria_set, leaf, parent, report

REPORT = Document(1, "a" * 64, "bc-05.pdf", 10, doc_type="Báo cáo", number="05/BC-UBND")
SCAN = Document(2, "b" * 64, "anh-chup.png", 10)
DOCUMENTS = {1: REPORT, 2: SCAN}
PARTIAL = {"1.1": (Link(1, "Báo cáo một cửa", section="II", page="3"),)}
SUPPLIED = Answer(points="4", source=Source("12/QĐ-UBND", "2026-01-15", "Hoa"))
AT = datetime(2026, 1, 20, 3, 5, tzinfo=UTC)
APPROVED = StateChange(AT, "Lê Văn A", State.DRAFT, State.APPROVED)
LOCKED = StateChange(AT, "Trần Thị B", State.APPROVED, State.LOCKED)
REOPENED = StateChange(AT, "Lê Văn A", State.LOCKED, State.DRAFT, "bổ sung")


def row(given: ScoreReport, code: str) -> Row:
    return next(row for row in score_table(given).rows if row.code == code)


def paper(given: ScoreReport, folder: Path) -> str:
    write_report(given, "pdf", folder / "bang.pdf")
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(folder / "bang.pdf").pages)


def workbook(given: ScoreReport, folder: Path) -> dict[str, list[object]]:
    """The cells of each row of the table under its first cell."""
    write_report(given, "xlsx", folder / "bang.xlsx")
    sheet = load_workbook(folder / "bang.xlsx")["Bảng chấm điểm"]
    return {str(cells[0]): list(cells) for cells in sheet.iter_rows(values_only=True)}


def test_linked_documents_are_named_and_missing_ones_marked(tmp_path: Path) -> None:
    given = report(links=PARTIAL, documents=DOCUMENTS)
    told = "Báo cáo 05/BC-UBND, mục II, trang 3\nChưa có: Sổ theo dõi"
    assert row(given, "1.1").evidence == told
    assert workbook(given, tmp_path)["1.1"][8] == told
    assert "Báo cáo 05/BC-UBND, mục II, trang 3 Chưa có: Sổ theo dõi" in paper(given, tmp_path)


def test_several_documents_stand_on_lines_of_their_own_and_each_place_once() -> None:
    both = (Link(1, "Báo cáo một cửa"), Link(1, "Sổ theo dõi"), Link(2))
    given = report(links={"1.1": both}, documents=DOCUMENTS)
    assert row(given, "1.1").evidence == "- Báo cáo 05/BC-UBND\n- anh-chup.png"


def test_a_row_without_any_document_says_all_that_is_missing() -> None:
    assert row(report(links={}), "1.1").evidence == "Chưa có:\n- Báo cáo một cửa\n- Sổ theo dõi"


def test_a_row_that_requires_nothing_stays_empty() -> None:
    assert row(report(links={}), "1.2").evidence == ""


def test_what_did_not_arise_lacks_nothing_but_names_what_is_linked() -> None:
    given = answers(**{"1_1": NOT_ARISING})
    assert row(report(given=given, links={}), "1.1").evidence == ""
    assert row(report(given=given, links=PARTIAL, documents=DOCUMENTS), "1.1").evidence.startswith("Báo cáo 05")


def test_without_any_knowledge_of_links_the_required_documents_are_told_as_required() -> None:
    assert row(report(), "1.1").evidence == "Cần có:\n- Báo cáo một cửa\n- Sổ theo dõi"


def test_figures_of_others_carry_their_source(tmp_path: Path) -> None:
    given = report(given=answers(**{"2_2": SUPPLIED}))
    told = "Nguồn: 12/QĐ-UBND, ngày 15/01/2026, người nhập Hoa"
    assert row(given, "2.2").note == told
    assert workbook(given, tmp_path)["2.2"][9] == told
    assert told in paper(given, tmp_path)


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ((), "Trạng thái: Đang chấm, lãnh đạo chưa duyệt"),
        ((APPROVED,), f"Trạng thái: Lãnh đạo đã duyệt {AT.astimezone():%d/%m/%Y %H:%M}, Lê Văn A"),
        ((APPROVED, LOCKED), f"Lê Văn A; Đã chốt {AT.astimezone():%d/%m/%Y %H:%M}, Trần Thị B"),
        ((APPROVED, LOCKED, REOPENED), "Trạng thái: Đang chấm, lãnh đạo chưa duyệt"),
    ],
)
def test_the_head_tells_who_approved_and_locked_and_when(
    tmp_path: Path, log: tuple[StateChange, ...], words: str
) -> None:
    given = report(state_log=log)
    assert words in paper(given, tmp_path)
    assert any(words in head for head in workbook(given, tmp_path))


def test_the_pages_end_with_places_to_sign(tmp_path: Path) -> None:
    end = paper(report(), tmp_path)
    assert end.rindex("NGƯỜI LẬP BIỂU") > end.rindex("Tổng cộng")
    assert "THỦ TRƯỞNG ĐƠN VỊ" in end


def test_a_bonus_nobody_claimed_is_not_called_unscored() -> None:
    item = row(report(links={}), "T1")
    assert (item.status, item.working, item.evidence) == ("Không có", "", "")
    assert row(report(given=answers(T1=Answer(points="0.5"))), "T1").status == "Đã chấm"


def test_an_index_that_reads_like_the_total_is_equal_to_it_on_paper() -> None:
    scale = {"total": "100", "may_exceed": False, "rounding": {"places": 2, "mode": "half_up", "at": "total"}}
    hundred = criteria_set(scale=scale, criteria=[parent("1", leaf("1.1", "100", RATIO))])
    third = {"1.1": Answer(values={"numerator": "1", "denominator": "3"})}
    told = {line.title: line.working for line in score_table(report(hundred, third)).rows}["Chỉ số (%)"]
    assert told == "33,33 × 100/100 = 33,33%"
