"""The zip that a workbook or document is: told apart by content, never by name, and never unpacked to the disk."""

import re
import zipfile
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from parscore.faults import EnvironmentFault, fault_of
from parscore.intake.annex.table import AnnexError

MAX_FILE = 30_000_000
MAX_PARTS = 5_000
MAX_UNPACKED = 400_000_000
MAX_ELEMENTS = 500_000
MAX_DEPTH = 250
MAX_UNENDED = 4_000_000  # a comment or a tag: expat looks through the whole of it again with every piece
_CHUNK = 65_536
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_ANEW = "mở tệp bằng Excel, Word hoặc LibreOffice rồi lưu lại (Save As) thành .xlsx hoặc .docx"
_SPOILT = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)

Attributes = dict[str, str]


def _unreadable() -> AnnexError:
    return AnnexError("tệp bị hỏng hoặc bị cắt cụt", "xin lại tệp gốc, hoặc " + _SAVE_ANEW)


class Container:
    """The parts of one Office file; `kind` is "xlsx" or "docx"."""

    def __init__(self, file: IO[bytes]) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except _SPOILT:
            raise _unreadable() from None
        parts = self._zip.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise AnnexError("tệp bung ra quá lớn, không phải là một phụ lục", "chọn đúng tệp, hoặc " + _SAVE_ANEW)
        self._parts = {part.filename.lstrip("/"): part for part in parts}
        self.kind = self._kind()

    def _kind(self) -> str:
        if "xl/workbook.xml" in self._parts:
            return "xlsx"
        if "word/document.xml" in self._parts:
            return "docx"
        if "xl/workbook.bin" in self._parts or "mimetype" in self._parts:
            raise AnnexError("tệp ở dạng khác (.xlsb, .ods hoặc .odt), chưa đọc được", _SAVE_ANEW)
        raise AnnexError("tệp không phải là bảng tính Excel hay văn bản Word", "chọn tệp .xlsx, .xlsm hoặc .docx")

    def has(self, name: str) -> bool:
        return name in self._parts

    def chunks(self, name: str) -> Generator[bytes, None, None]:
        """The content of a part, piece by piece; AnnexError when it is spoilt or locked."""
        part = self._parts.get(name)
        if part is None:
            raise _unreadable()
        if part.flag_bits & 1:
            raise AnnexError("tệp có mật khẩu", "mở tệp, bỏ mật khẩu rồi lưu lại")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _unreadable()
        try:
            with self._zip.open(part) as opened:
                while piece := opened.read(_CHUNK):
                    yield piece
        except (*_SPOILT, OSError):
            raise _unreadable() from None


def opened(path: Path, file: IO[bytes]) -> Container:
    """The container in an open file; AnnexError says what else it is."""
    head = file.read(8)
    size = file.seek(0, 2)
    file.seek(0)
    if size > MAX_FILE:
        raise AnnexError(f"tệp lớn hơn {MAX_FILE // 1_000_000} MB", "bỏ hình ảnh trong tệp rồi lưu lại")
    if head.startswith(_OLD_OFFICE):
        if _ENCRYPTED in file.read():
            raise AnnexError("tệp có mật khẩu", "mở tệp, bỏ mật khẩu rồi lưu lại")
        raise AnnexError("tệp ở dạng cũ (.xls hoặc .doc), chưa đọc được", _SAVE_ANEW)
    if not size:
        raise AnnexError("tệp trống", "chọn đúng tệp")
    if not head.startswith(b"PK"):
        said = "tệp PDF không đọc được" if head.startswith(b"%PDF") else "tệp không phải là Excel hay Word"
        raise AnnexError(said, "xin bản Excel hoặc Word của phụ lục; đổi đuôi tệp không làm đổi dạng tệp")
    return Container(file)


def open_file(path: Path) -> IO[bytes]:
    """A foreign file opened for reading; EnvironmentFault when it cannot be."""
    try:
        if path.exists() and not path.is_file():
            raise EnvironmentFault(f"Không đọc được “{path}”: đây không phải là một tệp; hãy chọn một tệp.")
        return path.open("rb")
    except OSError as error:
        raise fault_of(error, "Không đọc được", path) from None


class Reader:
    """Feeds a part to the parser; subclasses take `start`, `text`, `end` with names free of their namespaces.

    Document types, and with them entities, are refused; so are depth and a number of elements no annex has.
    """

    def __init__(self) -> None:
        self._elements = self._depth = 0
        self.enough = False

    def read(self, container: Container, name: str) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self._doctype
        pieces = container.chunks(name)
        fed = 0
        try:
            for piece in pieces:
                parser.Parse(piece, False)
                fed += len(piece)
                if fed - parser.CurrentByteIndex > MAX_UNENDED:
                    raise _unreadable()
                if self.enough:
                    self.rest(pieces, piece)
                    return
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError):
            raise _unreadable() from None
        finally:
            pieces.close()

    def _doctype(self, *_: object) -> None:
        raise AnnexError(
            "tệp có khai báo DTD, thứ Excel và Word không bao giờ ghi", "không dùng tệp này; xin lại bản gốc"
        )

    def _start(self, name: str, attributes: Attributes) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MAX_ELEMENTS or self._depth > MAX_DEPTH:
            raise AnnexError("tệp có quá nhiều ô, không phải là một phụ lục", "xóa dòng, cột trống thừa rồi lưu lại")
        self.start(name.rpartition(":")[2], attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.end(name.rpartition(":")[2])

    def start(self, name: str, attributes: Attributes) -> None: ...

    def text(self, data: str) -> None: ...

    def end(self, name: str) -> None: ...

    def rest(self, pieces: Iterator[bytes], last: bytes) -> None:
        """What remains of a part once `enough` was seen; nothing unless a subclass wants it."""


def local(attributes: Attributes, name: str) -> str:
    """An attribute whatever its namespace prefix, empty when missing."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def whole(text: str, default: int = 0) -> int:
    """A whole number of a foreign attribute, the default for anything else."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else default
