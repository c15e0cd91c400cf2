"""Files that are broken, or meant to break something: each gives its text, a part of it, or one sentence, and soon."""

import os
import random
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from parscore.intake.documents import pdf_text
from parscore.intake.documents.document_reading import read_document
from parscore.intake.documents.kinds import kind_of
from parscore.intake.documents.matching import match_documents
from parscore.intake.documents.read_text import Limits, ReadText
from parscore.intake.documents.reading import text_of
from parscore.intake.documents.sensitive import sensitive
from parscore.intake.documents.signatures import Kind
from tests.intake.documents.papers import W, paragraph, report, word, workbook, zipped

SECONDS = 5.0
BOOK = '<workbook xmlns:r="o"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MEBIBYTE = 1 << 20


def spent() -> float:
    """The processor's seconds of this program and those it started: other work on the machine is no fault of theirs."""
    return sum(os.times()[:4])


def read(path: Path, content: bytes | None = None, *, limits: Limits | None = None) -> ReadText:
    """Read, and go on with whatever came of it, within the time there is."""
    if content is not None:
        path.write_bytes(content)
    began = spent()
    found = text_of(path, "", limits=limits)
    read_document(found, path.name)
    sensitive(found)
    assert spent() - began < SECONDS
    assert found.complete or found.why.endswith(".")
    return found


def made_pdf(*objects: str, stream: bytes = b"", trailer: str = "/Root 1 0 R") -> bytes:
    """A PDF of numbered objects; a stream, where there is one, is the last object, compressed."""
    parts = [f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1") for number, body in enumerate(objects, start=1)]
    if stream:
        packed = zlib.compress(stream, 9)
        head = f"{len(objects) + 1} 0 obj\n<</Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
        parts.append(head + packed + b"\nendstream\nendobj\n")
    body, places = b"%PDF-1.7\n", []
    for part in parts:
        places.append(len(body))
        body += part
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(parts) + 1}{trailer}>>\n"
    return body + end.encode() + f"startxref\n{len(body)}\n%%EOF".encode()


CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
FONT = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
LOOPS = {
    "pages below themselves": made_pdf(CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "two folders of pages in a ring": made_pdf(
        CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 9>>", "<</Type/Pages/Parent 2 0 R/Kids[2 0 R 2 0 R]/Count 9>>"
    ),
    "a root that is itself": made_pdf("1 0 R"),
    "tables of contents in a ring": made_pdf(
        CATALOG, "<</Type/Pages/Kids[]/Count 0>>", trailer="/Root 1 0 R/Prev 9/XRefStm 9"
    ),
    "two thousand million pages": made_pdf(CATALOG, "<</Type/Pages/Kids[]/Count 2000000000>>"),
    "a form that draws itself": made_pdf(
        CATALOG,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>",
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 12>>stream\n/X Do /X Do \n"
        "endstream",
    ),
    "lengths that point at each other": made_pdf(
        CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
        "<</Length 5 0 R>>stream\nBT\nendstream", "<</Length 4 0 R>>stream\nET\nendstream",
    ),
    "an action that opens a page of the web": made_pdf(
        CATALOG.replace(">>", "/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://example.invalid'\\))>>>>"),
        "<</Type/Pages/Kids[]/Count 0>>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("content", LOOPS.values(), ids=LOOPS.keys())
def test_a_pdf_that_runs_in_circles_ends_soon(tmp_path: Path, content: bytes) -> None:
    found = read(tmp_path / "vong.pdf", content)
    assert not "".join(found.pages).strip()


def test_a_pdf_whose_drawing_never_ends_is_stopped_and_what_was_read_is_kept(tmp_path: Path) -> None:
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R" + FONT + ">>"
    short = page.replace("5 0 R", "6 0 R")
    endless = b"BT /F1 9 Tf 1 0 0 1 9 9 Tm " + b"(trang) Tj 0 1 Td " * (6 * MEBIBYTE)
    content = made_pdf(CATALOG, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>", short, page, stream=endless)
    path = tmp_path / "nang.pdf"
    found = read(path, content, limits=Limits(seconds=2))
    assert not found.complete
    assert len(content) < MEBIBYTE


def test_a_reader_that_hangs_is_ended_and_its_pages_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import sys, time; print('{\"pages\": 3}'); print('{\"text\": \"BÁO CÁO\"}'); print('{\"te', end='');"
        " sys.stdout.flush(); time.sleep(60)"
    )
    monkeypatch.setattr(pdf_text, "_command", lambda: [sys.executable, "-X", "utf8", "-c", program])
    found = read(report(tmp_path / "a.pdf"), limits=Limits(seconds=1))
    assert (found.pages, found.complete, found.page_count) == (("BÁO CÁO",), False, 3)
    assert "quá lâu" in found.why


def test_a_reader_that_falls_takes_nothing_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import os; print('{\"pages\": 2}', flush=True); os.abort()"
    monkeypatch.setattr(pdf_text, "_command", lambda: [sys.executable, "-c", program])
    found = read(report(tmp_path / "a.pdf"))
    assert (found.pages, found.complete) == ((), False)
    assert "dừng đột ngột" in found.why


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to an amount of memory")
def test_the_reader_of_pdf_gets_no_more_memory_than_it_may(tmp_path: Path, at_full_size: bool) -> None:
    size = (900 if at_full_size else 450) * MEBIBYTE
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R" + FONT + ">>"
    bomb = made_pdf(CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream=b" " * size)
    found = read(tmp_path / "bom.pdf", bomb, limits=Limits(memory=400_000_000))
    assert not "".join(found.pages).strip()


def test_pdfs_cut_off_or_spoilt_anywhere_give_a_sentence_or_a_text(tmp_path: Path) -> None:
    whole = report(tmp_path / "goc.pdf").read_bytes()
    chance = random.Random(5)
    spoilt = [whole[: len(whole) * part // 6] for part in range(6)]
    for _ in range(8):
        content = bytearray(whole)
        for _ in range(40):
            content[chance.randrange(9, len(content))] = chance.randrange(256)
        spoilt.append(bytes(content))
    for number, made in enumerate(spoilt):
        read(tmp_path / f"hong{number}.pdf", made)


def test_an_encrypted_pdf_says_what_to_do(tmp_path: Path) -> None:
    found = read(report(tmp_path / "khoa.pdf", password="mật khẩu"))
    assert (found.pages, found.why) == ((), "Tệp có mật khẩu nên không đọc được chữ; hãy bỏ mật khẩu rồi lưu lại.")


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "xl/workbook.xml", "xl/worksheets/s.xml"])
def test_entity_bombs_are_refused(tmp_path: Path, part: str) -> None:
    parts: dict[str, str | bytes] = {"word/document.xml": f"<w:document xmlns:w='{W}'/>"}
    if part.startswith("xl"):
        link = '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>'
        parts = {
            "xl/workbook.xml": BOOK,
            "xl/_rels/workbook.xml.rels": link,
        }
    for bomb in (f"{ENTITIES}]><x>&i;</x>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'):
        found = read(tmp_path / "bom.docx", zipped({**parts, part: bomb}))
        assert "DTD" in found.why
        assert not found.pages


BODIES: dict[str, Callable[[int], bytes]] = {
    "paragraphs without end": lambda size: b"<w:p/>" * (size // 8),
    "text without end": lambda size: b"<w:p><w:r><w:t>" + b"a" * size,
    "blanks without end": lambda size: b"<w:p>" + b" " * size,
    "a remark without end": lambda size: b"<!--" + b" " * size + b"-->",
    "depth without end": lambda size: b"<w:tbl><w:tr><w:tc>" * (size // 100),
    "attributes without end": lambda size: b"<w:p " + b"".join(b"a%d='' " % n for n in range(size // 100)) + b"/>",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("kind", ["word", "excel"])
def test_zip_bombs_end_soon(tmp_path: Path, body: Callable[[int], bytes], kind: str, at_full_size: bool) -> None:
    content = body((300 if at_full_size else 120) * MEBIBYTE)
    head = f"<w:document xmlns:w='{W}'><w:body>".encode()
    if kind == "word":
        parts: dict[str, str | bytes] = {"word/document.xml": head + content}
    else:
        link = '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>'
        content = content.replace(b"w:p>", b"row>").replace(b"w:p/", b"row/").replace(b"w:t>", b"c>")
        parts = {
            "xl/workbook.xml": BOOK,
            "xl/_rels/workbook.xml.rels": link,
            "xl/worksheets/s.xml": b"<worksheet xmlns:w='w'><sheetData>" + content,
        }
    path = tmp_path / "bom.docx"
    path.write_bytes(zipped(parts))
    assert path.stat().st_size < 30 * MEBIBYTE
    found = read(path)
    assert not found.complete
    assert sum(map(len, found.pages)) <= Limits().letters


def test_a_zip_that_says_it_unpacks_to_more_than_any_document_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document xmlns:w='{W}'/>")
        with file.open("word/media/a.bin", "w", force_zip64=True) as part:
            for _ in range(420):
                part.write(bytes(MEBIBYTE))
    found = read(path)
    assert "phá hoại" in found.why


def test_a_word_document_cut_in_its_middle_keeps_its_beginning(tmp_path: Path) -> None:
    body = paragraph("BÁO CÁO") + paragraph("Kết quả") + "<w:p><w:r>"
    found = read(word(tmp_path / "cut.docx", body))
    assert found.pages == ("BÁO CÁO\nKết quả",)
    assert not found.complete


def test_zips_spoilt_anywhere_give_a_sentence_or_a_text(tmp_path: Path) -> None:
    chance = random.Random(7)
    for whole in (
        word(tmp_path / "a.docx", paragraph("BÁO CÁO") * 50).read_bytes(),
        workbook(tmp_path / "a.xlsx", {"S": [["a", 1]] * 50}).read_bytes(),
    ):
        for number in range(40):
            content = bytearray(whole)
            for _ in range(12):
                content[chance.randrange(len(content))] = chance.randrange(256)
            read(tmp_path / f"hong{number}.docx", bytes(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.pdf", b""),
        ("chuong trinh.pdf", b"MZ\x90\x00" + bytes(400)),
        ("anh.pdf", b"\x89PNG\r\n\x1a\n" + bytes(99)),
        ("chu.docx", "chữ".encode()),
        ("nhieu dong.txt", b"\n" * 3_000_000),
        ("mot dong.txt", b"a" * 9_000_000),
        ("so.txt", b"0123456789 " * 200_000),
        ("trang.txt", b" \t" * 2_000_000),
        ("hoa.txt", "NGUYỄN VĂN A ".encode() * 100_000),
        ("gach.txt", b"Ng" + b"uy" * 500_000),
        ("ngay.txt", b"ng" + b"ay thang nam " * 100_000),
        ("the.txt", "Số: ".encode() * 100_000),
    ],
)
def test_whatever_else_a_file_holds_ends_soon(tmp_path: Path, name: str, content: bytes) -> None:
    read(tmp_path / name, content)


def test_a_file_of_four_gigabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(4 << 30)
        file.seek(0, os.SEEK_END)
        file.write(b"startxref\n9\n%%EOF")
    assert kind_of(path).kind is Kind.PDF
    assert "lớn hơn 600 MB" in read(path).why


def test_what_is_no_file_at_all_is_a_sentence(tmp_path: Path) -> None:
    missing = read(tmp_path / "khong co.pdf")
    assert "không tìm thấy" in missing.why
    assert "không phải là một tệp" in read(tmp_path).why


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.pdf")
    assert "không phải là một tệp" in read(tmp_path / "ong.pdf").why


def test_paths_and_texts_of_any_letters_can_be_matched() -> None:
    from parscore.intake.installed import installed_sets

    a_set = installed_sets()[0].criteria_set
    assert a_set is not None
    strange = [
        "",
        ".",
        "..",
        "a" * 5_000,
        "2.2.4" * 900,
        "\ud800.pdf",
        "𝟚.𝟚.𝟜",
        "ﬁ" * 300,
        "LV" * 2_000,
        "İstanbul.pdf",
    ]
    matches = match_documents([(Path(name), None) for name in strange], a_set)
    assert len(matches) == len(strange)
