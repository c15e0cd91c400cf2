"""A folder as a commune hands it in: 60 files of all kinds, some by code, some by content, some of no use."""

import struct
import unicodedata
import zlib
from pathlib import Path
from typing import NamedTuple

from parscore.intake.sample import shipped_set
from tests.intake.documents import papers

COUNT = 60
NATION = "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


class Proof(NamedTuple):
    """Where a file belongs: its row, and the required document it is ("" where only the official can say)."""

    code: str
    requirement: str


class EvidenceFolder(NamedTuple):
    """The folder; what each file named by its code proves; what only its text tells; and what belongs nowhere."""

    path: Path
    coded: dict[str, Proof]
    told: dict[str, Proof]
    useless: tuple[str, ...]


def picture(path: Path, shade: int) -> Path:
    """A small picture, different for every shade."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = b"".join(b"\0" + bytes((shade, 120, 200)) * 8 for _ in range(8))
    head = part(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(pixels)) + part(b"IEND", b""))
    return path


def paper(path: Path, number: int, title: str) -> Path:
    """A document of the kind its ending says, that calls itself by a title."""
    kind, subject = " ".join(title.split()[:2]), " ".join(title.split()[2:])
    lines = (
        NATION,
        "XÃ LỘC HÒA\tĐộc lập - Tự do - Hạnh phúc",
        f"Số: {number:02}/BC-UBND\tLộc Hòa, ngày 05 tháng 12 năm 2025",
        "",
        kind.upper(),
        subject,
        "",
        f"Văn bản thứ {number} của năm.",
    )
    if path.suffix == ".pdf":
        return papers.pdf(path, lines)
    if path.suffix == ".docx":
        return papers.word(path, "".join(papers.paragraph(line.replace("\t", "    ")) for line in lines))
    if path.suffix == ".xlsx":
        return papers.workbook(path, {"Sheet1": [[line] for line in (title, *lines)]})
    return picture(path, number)


def evidence_folder(path: Path) -> EvidenceFolder:
    """Make the folder under a path."""
    path.mkdir(parents=True)
    leaves = [node for node in shipped_set().walk_all() if node.is_leaf and node.evidence and "." in node.code]
    coded: dict[str, Proof] = {}
    told: dict[str, Proof] = {}
    endings = (".pdf", ".docx", ".xlsx", ".pdf", ".png")
    for number, leaf in enumerate(leaves[:38], start=1):
        wanted = leaf.evidence[0]
        words = " ".join(wanted.split("(")[0].replace(";", "").replace("/", "-").replace(",", "").split()[:12])
        name = f"{leaf.code} {words}{endings[number % 5]}"
        name = unicodedata.normalize("NFD", name) if number % 4 == 0 else name
        place = path / f"Lĩnh vực {leaf.code[0]}"
        place.mkdir(exist_ok=True)
        paper(place / name, number, wanted)
        coded[f"{place.name}/{unicodedata.normalize('NFC', name)}"] = Proof(leaf.code, wanted)
    for number, leaf in enumerate(leaves[38:48], start=39):
        place = path / "Scan"
        place.mkdir(exist_ok=True)
        name = f"scan{number:04}.pdf"
        paper(place / name, number, leaf.evidence[0])
        told[f"Scan/{name}"] = Proof(leaf.code, leaf.evidence[0])
    pictures = path / "Ảnh"
    pictures.mkdir()
    useless = [f"Ảnh/{picture(pictures / f'IMG_{number:04}.png', number).name}" for number in range(101, 109)]
    (path / "trống.pdf").write_bytes(b"")
    (path / "hỏng.docx").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    (path / "2.1.1 hóa đơn.pdf").write_bytes(b"MZ" + b"\0" * 200)
    people = [f"Nguyễn Văn {letter}, căn cước công dân số 0{46201001230 + at}" for at, letter in enumerate("ABCDEF")]
    papers.pdf(path / "3.1 danh sách.pdf", ("DANH SÁCH CÁN BỘ", "Họ tên, số căn cước", *people))
    made = EvidenceFolder(
        path, coded, told, (*useless, "trống.pdf", "hỏng.docx", "2.1.1 hóa đơn.pdf", "3.1 danh sách.pdf")
    )
    assert len([one for one in path.rglob("*") if one.is_file()]) == COUNT
    return made
