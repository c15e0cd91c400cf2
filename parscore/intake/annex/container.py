"""The container of an annex, and the parser its parts are fed to."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from parscore.faults import EnvironmentFault, fault_of
from parscore.intake.annex.table import AnnexError
from parscore.office_zip import OfficeZip

MAX_ELEMENTS = 500_000
MAX_DEPTH = 250
MAX_UNENDED = 4_000_000  # a comment or a tag: expat looks through the whole of it again with every piece

Attributes = dict[str, str]


class Container(OfficeZip):
    """The parts of one annex; AnnexError says what is wrong with it."""

    error = AnnexError
    wanted = "phụ lục"


def opened(path: Path, file: IO[bytes]) -> Container:
    """The container in an open file; AnnexError says what else it is."""
    return Container.opened(file)


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
                    raise container.unreadable()
                if self.enough:
                    self.rest(pieces, piece)
                    return
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError):
            raise container.unreadable() from None
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
