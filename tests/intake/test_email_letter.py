"""Letters kept as files: attachments under clean names, nothing fetched, hostile letters refused in a sentence."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from parscore.faults import InputError
from parscore.intake.email_letter import MOST_ATTACHMENTS, read_letter


def letter(folder: Path, *attached: tuple[str, bytes], subject: str = "Gửi tài liệu CCHC") -> Path:
    message = EmailMessage()
    message["From"], message["Subject"] = "Nguyễn Văn A <a@example.vn>", subject
    message.set_content("Kính gửi.")
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    path = folder / "thư.eml"
    path.write_bytes(message.as_bytes())
    return path


def names(path: Path) -> list[str]:
    return [one.name for one in read_letter(path).attachments]


def test_who_wrote_what_and_every_file_of_it_is_told(tmp_path: Path) -> None:
    read = read_letter(letter(tmp_path, ("Báo cáo quý I.pdf", b"mot"), ("b.pdf", b"hai")))
    assert (read.subject, read.sender) == ("Gửi tài liệu CCHC", "Nguyễn Văn A <a@example.vn>")
    assert [(one.name, one.content) for one in read.attachments] == [("Báo cáo quý I.pdf", b"mot"), ("b.pdf", b"hai")]


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\a\báo cáo.pdf", "báo cáo.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("a:b?.pdf", "a-b-.pdf"),
        (f"{'x' * 300}.pdf", f"{'x' * 120}.pdf"),
    ],
)
def test_a_name_is_brought_into_what_every_system_takes(tmp_path: Path, given: str, made: str) -> None:
    assert names(letter(tmp_path, (given, b"x"))) == [made]


def test_names_in_the_words_of_old_mail_programs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "cũ.eml"
    path.write_bytes(
        b'From: a\r\nContent-Type: application/pdf; name="=?UTF-8?B?QsOhbyBjw6FvLnBkZg==?="\r\n'
        b'Content-Disposition: attachment; filename="=?UTF-8?B?QsOhbyBjw6FvLnBkZg==?="\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\neA==\r\n"
    )
    (one,) = read_letter(path).attachments
    assert (one.name, one.content) == ("Báo cáo.pdf", b"x")


def test_names_that_are_the_same_are_numbered(tmp_path: Path) -> None:
    assert names(letter(tmp_path, ("a.pdf", b"1"), ("A.pdf", b"2"))) == ["a.pdf", "A (2).pdf"]


def test_a_picture_in_the_text_is_known_from_a_file_that_was_attached(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "a"
    message.set_content("<img src='cid:logo'><img src='https://example.invalid/x.png'>", subtype="html")
    message.add_related(b"\x89PNG", "image", "png", cid="<logo>", filename="logo.png", disposition="inline")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    path = tmp_path / "x.eml"
    path.write_bytes(message.as_bytes())
    assert [(one.name, one.inline) for one in read_letter(path).attachments] == [("logo.png", True), ("a.pdf", False)]


def test_a_letter_with_very_many_files_says_that_not_all_are_shown(tmp_path: Path) -> None:
    read = read_letter(letter(tmp_path, *((f"{place}.pdf", b"x") for place in range(MOST_ATTACHMENTS + 5))))
    assert len(read.attachments) == MOST_ATTACHMENTS
    assert read.remarks


@pytest.mark.parametrize("content", [b"", b"\0" * 500, b"PK\x03\x04", "chữ thường".encode()])
def test_what_is_no_letter_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.eml"
    path.write_bytes(content)
    with pytest.raises(InputError, match="không đọc được như một thư điện tử"):
        read_letter(path)


def test_a_letter_within_letters_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.eml"
    path.write_bytes(b"From: a\r\nContent-Type: message/rfc822\r\n\r\n" * 5_000 + b"hello")
    with pytest.raises(InputError, match="thư hỏng"):
        read_letter(path)
