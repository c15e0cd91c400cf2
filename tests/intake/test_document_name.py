"""What names of files say of documents, as officials really write them."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.intake.document_name import Proposal, proposed
from parscore.scoring.evidence import Document


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "05-BC-UBND 05.01.2026 Bao cao CCHC.pdf",
            Proposal("Báo cáo", "05/BC-UBND", date(2026, 1, 5), "CCHC"),
        ),
        (
            "11_KH-UBND_20-01-2025_Kế hoạch theo dõi thi hành pháp luật.docx",
            Proposal("Kế hoạch", "11/KH-UBND", date(2025, 1, 20), "theo dõi thi hành pháp luật"),
        ),
        ("qd 14 qđ-ubnd ngày 17 tháng 1 năm 2025.pdf", Proposal("Quyết định", "14/QĐ-UBND", date(2025, 1, 17))),
        ("19NQ-HĐND.pdf", Proposal("Nghị quyết", "19/NQ-HĐND")),
        ("64-TTr-UBND.pdf", Proposal("Tờ trình", "64/TTr-UBND")),
        ("Báo cáo số 1.pdf", Proposal("Báo cáo")),
        ("Báo cáo số 12 về kết quả CCHC.pdf", Proposal("Báo cáo", subject="về kết quả CCHC")),
        ("Kế hoạch (bản 2, đã ký).docx", Proposal("Kế hoạch")),
        ("Báo cáo số hóa hồ sơ.pdf", Proposal("Báo cáo", subject="số hóa hồ sơ")),
        ("1.1.1 Kế hoạch CCHC năm 2025.pdf", Proposal("Kế hoạch", subject="CCHC năm 2025")),
        ("Biên bản đối thoại 2025-09-12.pdf", Proposal("Biên bản", "", date(2025, 9, 12), "đối thoại")),
        ("Báo cáo kết quả CCHC năm 2025.pdf", Proposal("Báo cáo", subject="kết quả CCHC năm 2025")),
        ("bao-cao-ket-qua-cchc-quy-4.docx", Proposal("Báo cáo", subject="ket qua cchc quy 4")),
        ("Báo cáo.pdf", Proposal("Báo cáo")),
        ("Báo cáo 2025.pdf", Proposal("Báo cáo")),
        ("08-KL-TTr 31.02.2024.pdf", Proposal("Kết luận", "08/KL-TTr")),
        ("scan0001.pdf", Proposal()),
        ("IMG_20250916.jpg", Proposal()),
        ("", Proposal()),
    ],
)  # fmt: skip
def test_number_kind_date_and_subject_are_read_from_the_name(name: str, told: Proposal) -> None:
    assert proposed(name) == told
    assert proposed(unicodedata.normalize("NFD", name)) == told


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_no_name_breaks_the_reading(name: str) -> None:
    told = proposed(name)
    assert bool(told) == (told != Proposal())


def test_a_document_without_a_number_is_called_by_its_subject() -> None:
    document = Document(1, "", "a.pdf", 1, doc_type="Báo cáo", subject="kết quả CCHC")
    assert document.title == "Báo cáo kết quả CCHC"
    assert replace(document, subject="Báo cáo kết quả CCHC").title == "Báo cáo kết quả CCHC"
    assert replace(document, number="05/BC-UBND").title == "Báo cáo 05/BC-UBND"
    assert replace(document, subject="").title == "Báo cáo"
    assert replace(document, doc_type="", subject="").title == "a.pdf"
