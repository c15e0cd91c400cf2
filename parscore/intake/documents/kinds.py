"""What a file is, whether its name says so, and whether it can be opened at all: looked at before anything is read."""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from parscore.faults import fault_of
from parscore.intake.annex.container import open_file
from parscore.intake.documents.pdf_text import asks_password
from parscore.intake.documents.signatures import HEAD, Kind, kind_named, kind_of_head

MOST_PARTS = 5_000
MOST_UNPACKED = 400_000_000
_TAIL = 65_536
_OLD = 20_000_000
_ASKS_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_HAS_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_OF_OUTLOOK = "__substg1.0_".encode("utf-16-le")
_TAKE_OUT = (
    "Đây là thư Outlook (.msg), chương trình chưa lấy được tệp đính kèm bên trong; hãy mở thư bằng Outlook, lưu các "
    "tệp đính kèm ra một thư mục rồi thêm chúng vào đây, hoặc lưu thư thành PDF."
)
_SPOILT = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)
_OFFICE: dict[str, Kind] = {
    "word/document.xml": Kind.WORD,
    "xl/workbook.xml": Kind.WORKBOOK,
    "ppt/presentation.xml": Kind.SLIDES,
}


@dataclass(frozen=True, slots=True)
class FileKind:
    """A file by its content; `named` is what its name promises. `remarks` are whole sentences for the official."""

    kind: Kind
    named: Kind | None
    locked: bool = False
    damaged: bool = False
    macros: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def disguised(self) -> bool:
        """Whether the content is another kind than the name says; an empty file is only empty."""
        return self.named not in (None, self.kind) and self.kind not in (Kind.EMPTY, Kind.UNKNOWN)

    @property
    def readable(self) -> bool:
        return not (self.locked or self.damaged) and self.kind in (Kind.PDF, Kind.WORD, Kind.WORKBOOK, Kind.TEXT)


def kind_of(path: Path, name: str = "") -> FileKind:
    """Look at a file; `name` is what it was called, where it now stands under another name.

    EnvironmentFault when the file cannot be opened.
    """
    named = kind_named(name or path.name)
    with open_file(path) as file:
        try:
            head = file.read(HEAD)
            size = file.seek(0, 2)
            file.seek(max(0, size - _TAIL))
            tail = file.read(_TAIL)
            kind = kind_of_head(head)
            if head.startswith(b"PK"):
                found = _zipped(path, named)
            elif kind is Kind.OLD_OFFICE:
                file.seek(0)
                found = _old_office(file.read(_OLD), named)
            elif kind is Kind.PDF:
                cut = b"startxref" not in tail
                said = ("Tệp PDF bị cắt cụt hoặc hỏng; hãy xin lại hoặc quét lại bản gốc.",) if cut else ()
                locked = not cut and b"/Encrypt" in head + tail and asks_password(path)
                found = FileKind(kind, named, damaged=cut, locked=locked, remarks=said)
            elif kind is Kind.EMPTY:
                found = FileKind(kind, named, damaged=True, remarks=("Tệp trống (0 byte); hãy chọn đúng tệp.",))
            else:
                found = _other(kind, named)
        except OSError as error:
            raise fault_of(error, "Chưa đọc được tệp", path) from None
    return _with_remarks(found)


def _other(kind: Kind, named: Kind | None) -> FileKind:
    if kind in (Kind.TEXT, Kind.WEB_PAGE) and named is Kind.PROGRAM:
        return FileKind(Kind.PROGRAM, named)  # a script is plain text
    if kind in (Kind.UNKNOWN, Kind.TEXT) and named not in (None, kind, Kind.WEB_PAGE):
        said = f"Tên tệp nói là {named}, nhưng nội dung không phải; tệp bị hỏng hoặc đã đổi đuôi."
        return FileKind(kind, named, damaged=True, remarks=(said,))
    return FileKind(kind, named)


def _zipped(path: Path, named: Kind | None) -> FileKind:
    try:
        with zipfile.ZipFile(path) as file:
            parts = file.infolist()
    except _SPOILT:
        meant = named if named in (Kind.WORD, Kind.WORKBOOK, Kind.SLIDES) else Kind.ARCHIVE
        return FileKind(meant, named, damaged=True, remarks=("Tệp bị hỏng hoặc bị cắt cụt; hãy xin lại tệp gốc.",))
    names = {part.filename.lstrip("/") for part in parts}
    other = Kind.OPEN_DOCUMENT if {"mimetype", "content.xml"} <= names else Kind.ARCHIVE
    kind: Kind = next((office for part, office in _OFFICE.items() if part in names), other)
    if kind is Kind.ARCHIVE:
        return FileKind(kind, named)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        said = "Tệp bung ra quá lớn, có thể là tệp phá hoại; không mở, hãy xin lại tệp gốc."
        return FileKind(kind, named, damaged=True, remarks=(said,))
    return FileKind(
        kind,
        named,
        locked=any(part.flag_bits & 1 for part in parts),
        macros=any(one.endswith("vbaProject.bin") for one in names),
    )


def _old_office(content: bytes, named: Kind | None) -> FileKind:
    if _ASKS_PASSWORD in content:
        kind = named if named in (Kind.WORD, Kind.WORKBOOK, Kind.SLIDES) else Kind.OLD_OFFICE
        return FileKind(kind, named, locked=True)
    if _OF_OUTLOOK in content:
        return FileKind(Kind.OUTLOOK, named, remarks=(_TAKE_OUT,))
    return FileKind(Kind.OLD_OFFICE, named, macros=_HAS_MACROS in content)


def _with_remarks(found: FileKind) -> FileKind:
    said = list(found.remarks)
    if found.kind is Kind.PROGRAM:
        wrong = f", không phải {found.named} như tên tệp nói" if found.disguised else ""
        said.append(
            f"Nội dung là một chương trình{wrong}; đừng mở, hãy báo người phụ trách máy tính và xin lại tài liệu."
        )
    elif found.disguised:
        said.append(f"Nội dung là {found.kind}, không phải {found.named} như tên tệp nói; hãy đổi đuôi tệp cho đúng.")
    if found.locked:
        said.append("Tệp có mật khẩu nên không đọc được chữ; hãy bỏ mật khẩu rồi lưu lại.")
    if found.macros:
        said.append("Tệp có macro; chương trình không chạy macro, hãy nộp bản PDF.")
    return FileKind(found.kind, found.named, found.locked, found.damaged, found.macros, tuple(said))
