"""What files are, by their content, and what is told when their names say otherwise."""

from pathlib import Path

import pytest

from parscore.faults import EnvironmentFault
from parscore.intake.documents.kinds import kind_of
from parscore.intake.documents.signatures import Kind
from tests.intake.documents.papers import paragraph, report, word, workbook, zipped

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)


def test_a_file_that_is_what_its_name_says_is_told_nothing(tmp_path: Path) -> None:
    for path in (
        report(tmp_path / "a.pdf"),
        word(tmp_path / "a.docx", paragraph("chữ")),
        workbook(tmp_path / "a.xlsx", {"S": [["1"]]}),
    ):
        found = kind_of(path)
        assert (found.remarks, found.disguised, found.readable) == ((), False, True)


@pytest.mark.parametrize(
    ("name", "content", "kind", "said"),
    [
        ("bao cao.pdf", PROGRAM, Kind.PROGRAM, "là một chương trình, không phải PDF"),
        ("bao cao.pdf.exe", PROGRAM, Kind.PROGRAM, "là một chương trình"),
        ("anh.jpg", b"#!/bin/sh\nrm -rf ~\n", Kind.PROGRAM, "không phải hình ảnh"),
        ("bat.bat", b"@echo off\r\n", Kind.PROGRAM, "là một chương trình"),
        ("trang.hta", b"<html><script>x</script></html>", Kind.PROGRAM, "là một chương trình"),
        ("linux.docx", b"\x7fELF" + bytes(60), Kind.PROGRAM, "không phải Word"),
        ("loi tat.pdf", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(40), Kind.PROGRAM, "không phải PDF"),
        ("quet.pdf", PNG, Kind.IMAGE, "là hình ảnh, không phải PDF"),
        ("cu.docx", OLD, Kind.OLD_OFFICE, "là Word, Excel đời cũ, không phải Word"),
        ("cu.pdf", b"{\\rtf1 x}", Kind.RICH_TEXT, "là RTF"),
        ("trang.xlsx", b"<html><table></table></html>", Kind.WEB_PAGE, "là trang web"),
        ("chu.pdf", "Báo cáo".encode(), Kind.TEXT, "Tên tệp nói là PDF"),
        ("rac.pdf", bytes(range(256)) * 4, Kind.UNKNOWN, "Tên tệp nói là PDF"),
        ("khong.pdf", bytes(500), Kind.UNKNOWN, "Tên tệp nói là PDF"),
        ("rong.pdf", b"", Kind.EMPTY, "Tệp trống"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", Kind.PDF, "cắt cụt hoặc hỏng"),
        ("cut.docx", b"PK\x03\x04" + bytes(100), Kind.WORD, "hỏng hoặc bị cắt cụt"),
        ("khoa.xlsx", OLD + "EncryptedPackage".encode("utf-16-le"), Kind.WORKBOOK, "có mật khẩu"),
        ("macro.doc", OLD + "_VBA_PROJECT".encode("utf-16-le"), Kind.OLD_OFFICE, "có macro"),
    ],
)  # fmt: skip
def test_content_decides_and_the_difference_is_told(
    tmp_path: Path, name: str, content: bytes, kind: Kind, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = kind_of(path)
    assert found.kind is kind
    assert said in " ".join(found.remarks)


def test_a_stored_file_is_judged_by_the_name_it_came_with(tmp_path: Path) -> None:
    path = tmp_path / "3f786850e387550fdab836ed7e6dc881de23001b"
    path.write_bytes(PROGRAM)
    assert kind_of(path, "bao cao.pdf").disguised
    assert kind_of(path).named is None


def test_an_encrypted_pdf_is_told_and_one_that_only_forbids_printing_is_not(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    assert kind_of(report(tmp_path / "khoa.pdf", password="bi mat")).locked
    free = tmp_path / "cam-in.pdf"
    canvas = Canvas(str(free), encrypt=StandardEncryption("", "chủ", canPrint=0))
    canvas.drawString(60, 700, "doc duoc")
    canvas.save()
    assert not kind_of(free).locked


def test_macros_of_new_office_files_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsm"
    path.write_bytes(zipped({"xl/workbook.xml": "<workbook/>", "xl/vbaProject.bin": b"x"}))
    found = kind_of(path)
    assert (found.kind, found.macros) == (Kind.WORKBOOK, True)
    assert "macro" in found.remarks[0]


def test_a_missing_file_is_a_fault_in_words(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="không tìm thấy"):
        kind_of(tmp_path / "khong-co.pdf")
    with pytest.raises(EnvironmentFault, match="không phải là một tệp"):
        kind_of(tmp_path)
