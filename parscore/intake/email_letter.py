"""Letters kept as .eml files: who wrote what about, and the files attached. Nothing the letter points to is fetched."""

import mimetypes
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from pathlib import Path, PurePath
from typing import NamedTuple

from parscore.faults import InputError, fault_of
from parscore.scoring.text import nfc

MOST_BYTES = 200_000_000
MOST_ATTACHMENTS = 200
LONGEST_NAME = 120
_READING = "Chưa đọc được thư"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


class Attachment(NamedTuple):
    """A file in a letter, under a name every system takes; `inline` when it only decorates the text, like a logo."""

    name: str
    content: bytes
    inline: bool = False


class Letter(NamedTuple):
    """What a letter says of itself, and its files in the order they stand."""

    subject: str
    sender: str
    attachments: tuple[Attachment, ...]
    remarks: tuple[str, ...] = ()


class ReadLetter(NamedTuple):
    """A letter and the file it stands in."""

    path: Path
    letter: Letter


def read_letter(path: Path) -> Letter:
    """Read a letter. InputError when it is none or far too large, EnvironmentFault when it cannot be read."""
    if not path.is_file():  # a pipe would wait for a writer
        raise InputError(f"{_READING} “{nfc(path.name)}”: không tìm thấy tệp.")
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise fault_of(error, _READING, path) from None
    if len(content) > MOST_BYTES:
        raise InputError(f"Thư “{nfc(path.name)}” quá lớn; hãy lưu riêng từng tệp đính kèm rồi thêm vào.")
    try:
        message = BytesParser(policy=compat32).parsebytes(content)
        parts = list(message.walk())
    except (RecursionError, ValueError, LookupError):
        raise InputError(
            f"{_READING} “{nfc(path.name)}”: thư hỏng; hãy lưu riêng từng tệp đính kèm rồi thêm."
        ) from None
    if not any(message.get(name) for name in ("From", "Subject", "Date", "Content-Type")):
        raise InputError(f"“{nfc(path.name)}” không đọc được như một thư điện tử nên coi như một tệp thường.")
    found = list(_attachments(parts))
    more = len(found) > MOST_ATTACHMENTS
    remark = f"Thư có quá nhiều tệp; chỉ hiện {MOST_ATTACHMENTS} tệp đầu." if more else ""
    kept = tuple(_numbered(found[:MOST_ATTACHMENTS]))
    return Letter(_worded(message.get("Subject")), _worded(message.get("From")), kept, (remark,) if remark else ())


def _attachments(parts: list[Message]) -> Iterator[Attachment]:
    for part in parts:
        if part.is_multipart():
            continue
        given = part.get_filename()
        if given is None and part.get_content_disposition() != "attachment":
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        kind = part.get_content_type()
        inline = bool(part.get("Content-ID")) and kind.startswith("image/")
        yield Attachment(
            _file_name(given or "", kind), content, inline and part.get_content_disposition() != "attachment"
        )


def _file_name(given: str, kind: str) -> str:
    """A bare name of a file, with an ending, that no system takes for a folder or a device."""
    name = _FORBIDDEN.sub("-", PurePath(nfc(_worded(given)).replace("\\", "/")).name).strip(" .")
    if not name:
        return f"tep-dinh-kem{mimetypes.guess_extension(kind) or ''}"
    ending = PurePath(name).suffix
    ending = ending if len(ending) <= 12 else ""
    name = f"{name.removesuffix(ending)[:LONGEST_NAME]}{ending}"
    return f"_{name}" if _DEVICE.fullmatch(name) else name


def _numbered(found: list[Attachment]) -> Iterator[Attachment]:
    """Names that differ from each other even where case does not count."""
    taken: set[str] = set()
    for one in found:
        stem, ending = PurePath(one.name).stem, PurePath(one.name).suffix
        name, place = one.name, 2
        while name.casefold() in taken:
            name, place = f"{stem} ({place}){ending}", place + 1
        taken.add(name.casefold())
        yield one._replace(name=name)


def _worded(raw: object) -> str:
    """A header in plain words, whatever it was written in."""
    text = str(raw or "")
    try:
        text = str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, ValueError):
        text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(nfc(text).split())
