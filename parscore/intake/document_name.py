"""What the name of a file says of the document in it: "05-BC-UBND 05.01.2026 Bao cao CCHC.pdf". Only proposals.

`documents.document_reading` reads the same from its text.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from parscore.scoring.text import fold, nfc

DOCUMENT_TYPES = {  # by the sign that stands in the number of a paper
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "CV": "Công văn",
    "KL": "Kết luận",
    "GM": "Giấy mời",
    "GCN": "Giấy chứng nhận",
    "DS": "Danh sách",
}
_SIGNS = {fold(sign): sign for sign in DOCUMENT_TYPES}
_BODIES = {**_SIGNS, "hdnd": "HĐND"}
_GAP = r"[\s_./-]*"
_NUMBER = re.compile(
    rf"(?<![^\W_])(\d{{1,5}}){_GAP}({'|'.join(sorted(_SIGNS, key=len, reverse=True))})[\s_./-]+([a-z]{{2,8}})(?![^\W_])"
)
_YEAR = r"((?:19|20)\d\d)"
_ISO = re.compile(rf"(?<!\d){_YEAR}[._-](\d\d)[._-](\d\d)(?!\d)")
_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})[\s._-](\d{{1,2}})[\s._-]{_YEAR}(?!\d)")
_WORDED = re.compile(rf"ngay\s*(\d{{1,2}})\s*thang\s*(\d{{1,2}})\s*nam\s*{_YEAR}(?!\d)")
_WORDS_OF_SUBJECT = 3
_MARKS = " -–—_,.;:"
_CODE = re.compile(r"\d+(?:\.[\da-z]+)+\.?")
_NUMBERED = re.compile(r"^\W*so\s*[:.]?\s*\d[\w/.-]*(?!\w)\W*")
_NO_SUBJECT = frozenset(
    re.findall(
        r"\w+", "so ban lan quyen tap phan trang tep file scan copy final moi cuoi goc sao chep da ky duyet ngay ver"
    )
)
_NO_BODIES = frozenset(("ky", "duyet", "gui", "nop", "sua", "chot", "xong"))  # "đã ký" reads like the sign of a đề án


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be written down of a document; empty where nothing is said. A name tells no issuer and no pages."""

    doc_type: str = ""
    number: str = ""
    issued_on: date | None = None
    subject: str = ""
    issuer: str = ""
    pages: int | None = None

    def __bool__(self) -> bool:
        return self != Proposal()


def proposed(file_name: str) -> Proposal:
    """Read the name of a file. A day that does not exist, or a number that cannot be one, is no proposal."""
    rest = nfc(PurePath(file_name).stem)
    flat = fold(rest)
    if len(flat) != len(rest):  # letters that fold to several would shift every place
        rest = flat
    number = doc_type = ""
    if (found := _NUMBER.search(flat)) and found[3] not in _NO_BODIES:
        sign, body = _SIGNS[found[2]], found[3]
        number = f"{found[1]}/{sign}-{_BODIES.get(body, body.upper())}"
        doc_type = DOCUMENT_TYPES[sign]
        rest, flat = _without(rest, found), _without(flat, found)
    issued_on, day = _date(flat)
    if day is not None:
        rest, flat = _without(rest, day), _without(flat, day)
    words, flat_words = _words(rest), _words(flat)
    while flat_words and _CODE.fullmatch(flat_words[0]):  # the row it proves, which is no part of the paper
        words, flat_words = words[1:], flat_words[1:]
    for name in DOCUMENT_TYPES.values():
        named = fold(name).split()
        if flat_words[: len(named)] == named:
            doc_type = doc_type or name
            words = words[len(named) :]
            break
    while words and (fold(words[0]) in _SIGNS or not any(char.isalnum() for char in words[0])):
        words = words[1:]
    subject = told_by(" ".join(words))
    enough = bool(doc_type) or len(subject.split()) >= _WORDS_OF_SUBJECT
    return Proposal(doc_type, number, issued_on, subject if enough else "")


def told_by(subject: str) -> str:
    """The part of a trích yếu that tells what a paper is about: "số 1" or "bản 2 (đã ký)" tells nothing, and gives "".

    The number before the words, as in "số 12 về kết quả …", is left out: it has a field of its own.
    """
    rest = nfc(subject).strip(_MARKS)
    while (flat := fold(rest)) and len(flat) == len(rest) and (number := _NUMBERED.match(flat)):
        rest = rest[number.end() :].strip(_MARKS)
    telling = [word for word in re.findall(r"[^\W\d_]+", fold(rest)) if len(word) > 1 and word not in _NO_SUBJECT]
    return rest if telling else ""


def _words(text: str) -> list[str]:
    """The words of a name; where no space parts them, hyphens do."""
    words = text.replace("_", " ").split()
    return words if len(words) > 1 else text.replace("_", " ").replace("-", " ").split()


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _date(flat: str) -> tuple[date | None, re.Match[str] | None]:
    for pattern, order in ((_ISO, (1, 2, 3)), (_WORDED, (3, 2, 1)), (_DAY, (3, 2, 1))):
        for found in pattern.finditer(flat):
            try:
                return date(*(int(found[place]) for place in order)), found
            except ValueError:
                continue
    return None, None
