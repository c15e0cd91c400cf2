"""What documents say of themselves, over the letterheads written for the tests and in single hard places."""

from collections import Counter
from datetime import date

import pytest

from parscore.intake.document_name import Proposal
from parscore.intake.documents.document_reading import read_document
from parscore.intake.documents.proposal import Sureness
from parscore.intake.documents.read_text import ReadText
from parscore.intake.documents.signatures import Kind
from tests.intake.documents.letterheads import FIELDS, Letterhead, letterheads, told

# what a scan lost cannot be read: the tone of a name, the mark of a word
WRONG = {("scanned badly, marks lost", "issuer"), ("scanned badly, marks lost", "subject")}


def paper(*lines: str) -> ReadText:
    return ReadText(("\n".join(lines),), Kind.PDF, page_count=1)


@pytest.mark.parametrize("one", list(letterheads()), ids=lambda one: one.name)
def test_a_letterhead_is_read_as_a_clerk_would_write_it_down(one: Letterhead) -> None:
    proposal = read_document(one.text, "scan0001.pdf")
    read = told(proposal)
    assert {field: read[field] for field in FIELDS if (one.name, field) not in WRONG} == {
        field: value for field, value in one.expected.items() if (one.name, field) not in WRONG
    }
    for field in FIELDS:
        found = getattr(proposal, field)
        assert found is None or found.where.startswith("trang ")


def test_the_page_of_the_guide_tells_how_many_fields_are_right() -> None:
    right: Counter[str] = Counter()
    corpus = list(letterheads())
    for one in corpus:
        read = told(read_document(one.text, "scan0001.pdf"))
        right.update(field for field in FIELDS if read[field] == one.expected[field])
    assert len(corpus) >= 60
    assert (len(corpus), sum(right.values())) == (61, 61 * len(FIELDS) - len(WRONG))


def test_misread_digits_are_never_held_to_be_sure() -> None:
    found = read_document(paper("Số: O5/BC-UBND", "Lộc Hòa, ngày l5 tháng 0l năm 2025", "BÁO CÁO", "Hộ tịch"), "a.pdf")
    assert found.number is not None
    assert found.issued_on is not None
    assert (found.number.value, found.number.sure) == ("05/BC-UBND", Sureness.UNSURE)
    assert (found.issued_on.value, found.issued_on.sure) == (date(2025, 1, 15), Sureness.UNSURE)


def test_a_blank_number_and_day_are_left_open_and_told() -> None:
    found = read_document(paper("Số:      /KH-UBND", "Lộc Hòa, ngày    tháng    năm 2026", "KẾ HOẠCH", "A"), "a.pdf")
    assert (found.number, found.issued_on) == (None, None)
    assert [remark.partition(" (")[0] for remark in found.remarks] == ["Số để trống", "Ngày ban hành để trống"]


@pytest.mark.parametrize("below", ["Số 1", "Số: 05/BC-UBND", "(Bản 2, đã ký)"])
def test_a_number_below_the_title_is_no_subject(below: str) -> None:
    found = read_document(paper("UBND XÃ LỘC HÒA", "BÁO CÁO", below, "", "Kính gửi: UBND tỉnh"), "scan01.pdf")
    assert found.doc_type is not None
    assert found.subject is None


def test_what_the_text_leaves_out_comes_from_the_name_of_the_file() -> None:
    found = read_document(paper("Số:      /BC-UBND", "BÁO CÁO"), "05-BC-UBND 05.01.2026 Bao cao CCHC.pdf")
    assert found.plain == Proposal("Báo cáo", "05/BC-UBND", date(2026, 1, 5), "CCHC", pages=1)
    assert found.number is not None
    assert (found.number.where, found.number.sure) == ("tên tệp", Sureness.LIKELY)


def test_a_scan_without_text_is_proposed_from_its_name_alone() -> None:
    name = "11_KH-UBND_20-01-2025_Kế hoạch theo dõi thi hành pháp luật.pdf"
    expected = Proposal("Kế hoạch", "11/KH-UBND", date(2025, 1, 20), "theo dõi thi hành pháp luật")
    assert read_document(None, name).plain == expected
    assert read_document(ReadText(("",), Kind.PDF), name).plain == expected
    assert not read_document(None, "scan0001.pdf").plain


def test_the_text_counts_where_the_name_says_otherwise_and_each_difference_is_told() -> None:
    text = paper("Số: 15/KH-UBND", "Lộc Hòa, ngày 06 tháng 01 năm 2026", "KẾ HOẠCH", "Cải cách hành chính")
    found = read_document(text, "05-BC-UBND 05.01.2026 Bao cao CCHC.pdf")
    assert (found.plain.number, found.plain.issued_on, found.plain.doc_type) == (
        "15/KH-UBND",
        date(2026, 1, 6),
        "Kế hoạch",
    )
    assert found.conflicts == (
        "Trong văn bản là số 15/KH-UBND, tên tệp ghi 05/BC-UBND.",
        "Trong văn bản là ngày 06/01/2026, tên tệp ghi 05/01/2026.",
        "Trong văn bản là Kế hoạch, tên tệp ghi Báo cáo.",
    )


def test_the_same_number_written_otherwise_is_no_conflict() -> None:
    text = paper("Số: 05/BC-UBND", "Lộc Hòa, ngày 05 tháng 01 năm 2026", "BÁO CÁO", "A")
    assert read_document(text, "5_bc_ubnd 5-1-2026.pdf").conflicts == ()


def test_a_type_that_disagrees_with_the_symbol_is_told() -> None:
    found = read_document(paper("Số: 09/BC-UBND", "KẾ HOẠCH", "Ứng dụng công nghệ"), "a.pdf")
    assert found.doc_type is not None
    assert (found.doc_type.value, found.doc_type.sure) == ("Kế hoạch", Sureness.UNSURE)
    assert found.conflicts == ("Tên loại là Kế hoạch, nhưng ký hiệu BC-UBND là của Báo cáo.",)


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 10 tháng 01 năm 2025 của UBND xã",
        "ĐẾN Số: 1456",
        "Số điện thoại: 0271/3879-123",
        "Số tài khoản: 123456",
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021",
    ],
)
def test_numbers_and_days_that_are_only_cited_are_not_taken(line: str) -> None:
    found = read_document(paper(line, "Nội dung khác"), "scan.pdf").plain
    assert (found.number, found.issued_on) == ("", None)
