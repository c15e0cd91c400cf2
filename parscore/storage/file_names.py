"""Names of files: what kind of file they speak of, and how they can stand on any computer."""

import mimetypes
import re
from pathlib import PurePath

from parscore.scoring.text import nfc

_OFFICE = "application/vnd.openxmlformats-officedocument."
_MEDIA_TYPES = {  # what old registries and Python's own table do not know, or know otherwise
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".heic": "image/heic",
    ".webp": "image/webp",
    ".txt": "text/plain",
}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_MAX_BYTES = 200


def media_type(name: str) -> str:
    """What a file seems to hold, judged by the end of its name alone; empty when nothing is known."""
    return _MEDIA_TYPES.get(PurePath(name).suffix.casefold()) or mimetypes.guess_type(PurePath(name).name)[0] or ""


def plain_name(name: str) -> str:
    """A name that Windows and Linux both take, as like the given one as can be, its ending kept."""
    clean = _FORBIDDEN.sub("-", nfc(name).encode(errors="replace").decode()).strip().rstrip(". ")
    if _RESERVED.fullmatch(clean.split(".")[0].strip()):
        clean = f"_{clean}"
    suffix = PurePath(clean).suffix
    if len(suffix.encode()) > _MAX_BYTES // 4:
        suffix = ""
    stem = clean.removesuffix(suffix)
    short = stem.encode()[: _MAX_BYTES - len(suffix.encode())].decode(errors="ignore").rstrip(". ")
    return f"{short}{suffix}" if short else f"tai-lieu{suffix}"
