"""What a file holds, told by its first bytes: a name can say anything."""

import re
from enum import StrEnum
from pathlib import PurePath


class Kind(StrEnum):
    """What a file is, in the words of the official."""

    PDF = "PDF"
    WORD = "Word"
    WORKBOOK = "Excel"
    SLIDES = "PowerPoint"
    OLD_OFFICE = "Word, Excel đời cũ"
    OUTLOOK = "thư Outlook"
    OPEN_DOCUMENT = "OpenDocument"
    RICH_TEXT = "RTF"
    IMAGE = "hình ảnh"
    TEXT = "văn bản thuần"
    WEB_PAGE = "trang web"
    ARCHIVE = "tệp nén"
    PROGRAM = "chương trình"
    EMPTY = "tệp trống"
    UNKNOWN = "không rõ"


HEAD = 2_048
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"MZ", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
    (b"\xfe\xed\xfa\xce", Kind.PROGRAM),
    (b"\xfe\xed\xfa\xcf", Kind.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Kind.PROGRAM),
    (b"\xca\xfe\xba\xbe", Kind.PROGRAM),
    (b"#!", Kind.PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00", Kind.PROGRAM),  # a Windows shortcut, which can call a program
    (OLD_OFFICE, Kind.OLD_OFFICE),
    (b"{\\rtf", Kind.RICH_TEXT),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"BM", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"PK\x03\x04", Kind.ARCHIVE),
    (b"PK\x05\x06", Kind.ARCHIVE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
)
_ENDINGS = {
    **dict.fromkeys((".docx", ".docm", ".dotx"), Kind.WORD),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx"), Kind.WORKBOOK),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx"), Kind.SLIDES),
    **dict.fromkeys((".doc", ".xls", ".ppt"), Kind.OLD_OFFICE),
    **dict.fromkeys((".odt", ".ods", ".odp"), Kind.OPEN_DOCUMENT),
    **dict.fromkeys((".txt", ".csv", ".log", ".md", ".eml"), Kind.TEXT),
    **dict.fromkeys((".htm", ".html", ".mht"), Kind.WEB_PAGE),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz"), Kind.ARCHIVE),
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif", ".avif"), Kind.IMAGE
    ),
    **dict.fromkeys(
        (".exe", ".com", ".bat", ".cmd", ".scr", ".msi", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".hta", ".lnk", ".jar",
         ".pif", ".sh", ".dll"),
        Kind.PROGRAM,
    ),
    ".pdf": Kind.PDF,
    ".rtf": Kind.RICH_TEXT,
    ".msg": Kind.OUTLOOK,
}  # fmt: skip
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html|head|script|body)\b", re.IGNORECASE)
_BRAND = re.compile(rb"....ftyp(?:heic|heix|hevc|mif1|msf1|avif)", re.DOTALL)
_UNPRINTED = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def kind_named(name: str) -> Kind | None:
    """What the ending of a name promises, None for an ending nobody knows."""
    return _ENDINGS.get(PurePath(name).suffix.casefold())


def kind_of_head(head: bytes) -> Kind:
    """What the first bytes of a file say, `HEAD` of them where there are so many. Any zip is an ARCHIVE here."""
    if not head:
        return Kind.EMPTY
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning) and (len(beginning) > 2 or beginning == b"#!" or b"\x00" in head):
            return kind
    if (head.startswith(b"RIFF") and head[8:12] == b"WEBP") or _BRAND.match(head):
        return Kind.IMAGE
    if b"%PDF-" in head[:1_024]:
        return Kind.PDF
    if not head.strip(b"\x00"):
        return Kind.UNKNOWN
    if _WEB_PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        return Kind.WEB_PAGE
    if head.startswith(_MARKS) or _utf16(head) or not _UNPRINTED.search(head):
        return Kind.TEXT
    return Kind.UNKNOWN


def _utf16(head: bytes) -> bool:
    """Whether unmarked bytes look like UTF-16: in Vietnamese most letters are Latin, with a zero on one side."""
    half = len(head) // 2
    if half < 2:
        return False
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    return (odd > half * 0.5 and not even) or (even > half * 0.5 and not odd)
