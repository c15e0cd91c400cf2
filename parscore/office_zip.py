"""The zip that a workbook or document is: told apart by content, never by name, and never unpacked to the disk."""

import zipfile
import zlib
from collections.abc import Generator
from typing import IO, ClassVar, Self

MAX_FILE = 30_000_000
MAX_PARTS = 5_000
MAX_UNPACKED = 400_000_000
_CHUNK = 65_536
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_ANEW = "mở tệp bằng Excel, Word hoặc LibreOffice rồi lưu lại (Save As) thành .xlsx hoặc .docx"
_SPOILT = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)


class OfficeFileError(Exception):
    """The file as a whole cannot be read; one sentence and what to do."""

    def __init__(self, message: str, remedy: str, place: str = "") -> None:
        super().__init__(message)
        self.message, self.remedy, self.place = message, remedy, place


class OfficeZip:
    """The parts of one Office file; `kind` is "xlsx" or "docx". Subclasses say what is wanted and which error tells
    that it is not.
    """

    error: ClassVar[type[OfficeFileError]] = OfficeFileError
    wanted: ClassVar[str] = "tệp mẫu"

    def __init__(self, file: IO[bytes]) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except _SPOILT:
            raise self.unreadable() from None
        parts = self._zip.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise self.error(
                f"tệp bung ra quá lớn, không phải là một {self.wanted}", "chọn đúng tệp, hoặc " + _SAVE_ANEW
            )
        self._parts = {part.filename.lstrip("/"): part for part in parts}
        self.kind = self._kind()

    @classmethod
    def opened(cls, file: IO[bytes]) -> Self:
        """The parts of an open file; its error says what else it is."""
        head = file.read(8)
        size = file.seek(0, 2)
        file.seek(0)
        if size > MAX_FILE:
            raise cls.error(f"tệp lớn hơn {MAX_FILE // 1_000_000} MB", "bỏ hình ảnh trong tệp rồi lưu lại")
        if head.startswith(_OLD_OFFICE):
            if _ENCRYPTED in file.read():
                raise cls.error("tệp có mật khẩu", "mở tệp, bỏ mật khẩu rồi lưu lại")
            raise cls.error("tệp ở dạng cũ (.xls hoặc .doc), chưa đọc được", _SAVE_ANEW)
        if not size:
            raise cls.error("tệp trống", "chọn đúng tệp")
        if not head.startswith(b"PK"):
            said = "tệp PDF không đọc được" if head.startswith(b"%PDF") else "tệp không phải là Excel hay Word"
            raise cls.error(said, f"xin bản Excel hoặc Word của {cls.wanted}; đổi đuôi tệp không làm đổi dạng tệp")
        return cls(file)

    def _kind(self) -> str:
        if "xl/workbook.xml" in self._parts:
            return "xlsx"
        if "word/document.xml" in self._parts:
            return "docx"
        if "xl/workbook.bin" in self._parts or "mimetype" in self._parts:
            raise self.error("tệp ở dạng khác (.xlsb, .ods hoặc .odt), chưa đọc được", _SAVE_ANEW)
        raise self.error("tệp không phải là bảng tính Excel hay văn bản Word", "chọn tệp .xlsx, .xlsm hoặc .docx")

    def unreadable(self) -> OfficeFileError:
        return self.error("tệp bị hỏng hoặc bị cắt cụt", "xin lại tệp gốc, hoặc " + _SAVE_ANEW)

    def has(self, name: str) -> bool:
        return name in self._parts

    def sizes(self) -> dict[str, int]:
        """Every part with its size once unpacked, in the order of the file."""
        return {name: part.file_size for name, part in self._parts.items()}

    def chunks(self, name: str) -> Generator[bytes, None, None]:
        """The content of a part, piece by piece; the error of the class when it is spoilt or locked."""
        part = self._parts.get(name)
        if part is None:
            raise self.unreadable()
        if part.flag_bits & 1:
            raise self.error("tệp có mật khẩu", "mở tệp, bỏ mật khẩu rồi lưu lại")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.unreadable()
        try:
            with self._zip.open(part) as opened:
                while piece := opened.read(_CHUNK):
                    yield piece
        except (*_SPOILT, OSError):
            raise self.unreadable() from None
