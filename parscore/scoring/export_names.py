"""Names for files that are handed on, in letters every system takes: `3.4.1_01_BC_125-BC-UBND_20251205.pdf`."""

import re
import unicodedata
from pathlib import PurePath

from parscore.scoring.evidence import Document
from parscore.scoring.text import fold

SIGNS = {  # of types of documents, as Phụ lục III of Nghị định 30/2020/NĐ-CP has them; công văn has none there
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công văn": "CV",
    "công điện": "CĐ",
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
}
_BY_TYPE = {fold(name): sign for name, sign in SIGNS.items()}
_MOST = 40
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")
_STRANGE = re.compile(r"[^A-Za-z0-9.]+")


def export_name(code: str, place: int, document: Document) -> str:
    """Code, number within the code, type, number and symbol (else a few words), date; what is unknown is left out."""
    said = document.number or document.subject or PurePath(document.file_name).stem
    day = f"{document.issued_on:%Y%m%d}" if document.issued_on else ""
    parts = [ascii_name(code) or "muc", f"{place:02}", ascii_name(_sign(document)), ascii_name(said), day]
    ending = PurePath(ascii_letters(document.file_name)).suffix.lower()
    return "_".join(filter(None, parts)) + (ending if _ENDING.fullmatch(ending) else "")


def ascii_name(text: str, most: int = _MOST) -> str:
    """A text as part of a name: bare letters, digits and dots, "-" for all else, cut where it gets too long."""
    return _STRANGE.sub("-", ascii_letters(text)).strip("-.")[:most].rstrip("-.")


def ascii_letters(text: str) -> str:
    """Vietnamese letters without their marks; other letters stay as they are."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D")


def _sign(document: Document) -> str:
    """The sign of a document's type; of a type that has none, its words; of an unknown type, that in its number."""
    if kind := fold(" ".join(document.doc_type.split())):
        return _BY_TYPE.get(kind, document.doc_type)
    signs = {fold(sign): sign for sign in SIGNS.values()}
    return next((signs[part] for part in re.split(r"[/\s-]+", fold(document.number)) if part in signs), "")
