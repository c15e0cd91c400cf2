"""The text that files of every kind give."""

import unicodedata
from pathlib import Path

import pytest

from parscore.intake.documents.document_reading import read_document
from parscore.intake.documents.read_text import Limits
from parscore.intake.documents.reading import text_of
from parscore.intake.documents.signatures import Kind
from parscore.intake.old_fonts import Code
from tests.intake.documents.papers import paragraph, pdf, report, table, word, workbook

LETTERHEAD = table(
    ("ỦY BAN NHÂN DÂN\nXÃ LỘC HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
    ("Số: 12/KH-UBND", "Lộc Hòa, ngày 10 tháng 01 năm 2025"),
)


def test_a_pdf_gives_its_pages_with_the_columns_of_the_letterhead_side_by_side(tmp_path: Path) -> None:
    read = text_of(report(tmp_path / "bao cao.pdf", ["Trang hai có chữ."]), "application/pdf")
    assert (read.kind, read.complete, read.why, read.page_count) == (Kind.PDF, True, "", 2)
    assert read.pages[0].startswith("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ LỘC HÒA\tĐộc lập")
    assert read.pages[1] == "Trang hai có chữ."


def test_what_is_read_from_a_pdf_is_the_whole_head_of_the_paper(tmp_path: Path) -> None:
    told = read_document(text_of(report(tmp_path / "scan0001.pdf"), ""), "scan0001.pdf").plain
    assert (told.doc_type, told.number, str(told.issued_on)) == ("Báo cáo", "05/BC-UBND", "2026-01-05")
    assert (told.issuer, told.subject) == ("Ủy ban nhân dân xã Lộc Hòa", "Kết quả cải cách hành chính năm 2025")
    assert told.pages == 1


def test_a_path_with_vietnamese_letters_in_either_form_is_read(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        folder = tmp_path / unicodedata.normalize(form, f"Nguyễn Văn Ấn {form}")
        folder.mkdir()
        read = text_of(report(folder / unicodedata.normalize(form, "Báo cáo quý IV.pdf")), "")
        assert "BÁO CÁO" in read.pages[0]


def test_a_pdf_of_pictures_alone_says_that_there_is_nothing_to_read(tmp_path: Path) -> None:
    read = text_of(pdf(tmp_path / "scan.pdf", [], []), "")
    assert (read.complete, read.empty, read.page_count) == (True, True, 2)
    assert "chỉ có hình" in read.why


def test_a_long_pdf_is_read_up_to_the_limit_and_says_so(tmp_path: Path) -> None:
    path = pdf(tmp_path / "dai.pdf", *([f"Trang {page}"] for page in range(9)))
    read = text_of(path, "", limits=Limits(pages=4))
    assert (len(read.pages), read.complete, read.page_count) == (4, False, 9)
    assert "9 trang" in read.why


def test_a_word_document_gives_paragraphs_tables_headers_and_pages(tmp_path: Path) -> None:
    body = (
        LETTERHEAD
        + paragraph("KẾ HOẠCH")
        + paragraph("Cải cách hành chính nhà nước năm 2025")
        + table(("STT", "Nhiệm vụ"), ("1", "Rà soát thủ tục"))
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + paragraph("Trang sau")
    )
    header = f"<w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{paragraph('MẬT')}</w:hdr>"
    pages = '<Properties xmlns="urn:x"><Pages>7</Pages></Properties>'
    path = word(tmp_path / "kh.docx", body, word__header1=header, docProps__app=pages)
    read = text_of(path, "")
    assert (read.kind, read.complete, read.page_count) == (Kind.WORD, True, 7)
    assert "STT\tNhiệm vụ\n1\tRà soát thủ tục" in read.pages[0]
    assert read.pages[1] == "\nTrang sau\nMẬT"
    told = read_document(read, "kh.docx").plain
    assert (told.number, told.issuer, told.doc_type) == ("12/KH-UBND", "Ủy ban nhân dân xã Lộc Hòa", "Kế hoạch")


def test_deleted_hidden_and_field_texts_of_word_are_left_out(tmp_path: Path) -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>đã xóa</w:delText></w:r></w:del><w:r><w:t>còn lại</w:t></w:r>"
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:instrText>HYPERLINK "http://x"</w:instrText></w:r></w:p>'
    )
    assert text_of(word(tmp_path / "a.docx", body), "").pages == ("còn lại",)


def test_a_workbook_gives_one_page_for_each_sheet(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "so lieu.xlsx", {"Quý I": [["Số hồ sơ", 1250], ["Đúng hạn", 1230]], "Quý II": [["Trống"]]}
    )
    read = text_of(path, "")
    assert (read.kind, read.pages) == (Kind.WORKBOOK, ("Số hồ sơ\t1250\nĐúng hạn\t1230", "Trống"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
)  # fmt: skip
def test_plain_text_is_read_in_every_unicode_form(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Báo cáo\r\nKết quả cải cách hành chính".encode(encoding))
    assert text_of(path, "").pages == ("Báo cáo\nKết quả cải cách hành chính",)


def test_plain_text_in_the_vietnamese_code_page_of_windows_is_read(tmp_path: Path) -> None:
    text = "Báo cáo kết quả cải cách hành chính của Ủy ban nhân dân xã Lộc Hòa, đạt tỷ lệ đúng hạn"
    marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    parts = []
    for letter in text:  # code page 1258 keeps most tones as marks of their own
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in apart if mark in marks)
        parts.append(unicodedata.normalize("NFC", "".join(part for part in apart if part not in marks)) + tone)
    path = tmp_path / "a.txt"
    path.write_bytes("".join(parts).encode("cp1258"))
    assert text_of(path, "").pages == (text,)


def test_letters_in_tcvn3_are_proposed_in_unicode_and_not_applied(tmp_path: Path) -> None:
    stored = "B¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh cña x· n¨m 2009"
    path = tmp_path / "cu.txt"
    path.write_bytes(stored.encode("cp1252"))
    read = text_of(path, "")
    assert (read.pages, read.old_code) == ((stored,), Code.TCVN3)
    assert read.as_converted().pages == ("Báo cáo kết quả cải cách hành chính của xã năm 2009",)
    assert read.as_converted().old_code is None
    assert any("TCVN3" in remark for remark in read_document(read, "cu.txt").remarks)


def test_a_word_document_that_mixes_old_fonts_and_unicode_is_converted_run_by_run(tmp_path: Path) -> None:
    body = (
        paragraph("Tieáng Vieät", font="VNI-Times")
        + paragraph("céng hßa x· héi", font=".VnTime")
        + paragraph("Độc lập", font="Times New Roman")
    )
    read = text_of(word(tmp_path / "cu.docx", body), "")
    assert read.pages == ("Tieáng Vieät\ncéng hßa x· héi\nĐộc lập",)
    assert read.as_converted().pages == ("Tiếng Việt\ncộng hòa xã hội\nĐộc lập",)


def test_text_in_unicode_is_never_held_to_be_in_an_old_code(tmp_path: Path) -> None:
    read = text_of(report(tmp_path / "a.pdf"), "")
    assert (read.old_code, read.converted, read.as_converted()) == (None, (), read)
