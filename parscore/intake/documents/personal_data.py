"""Citizens' personal data in a page of text: identity numbers, lists of people, lists of phone numbers."""

import re
from collections.abc import Iterator

from parscore.intake.documents.masking import Seen, masked_line, masked_number
from parscore.scoring.text import fold, nfc

MANY_PEOPLE = 5
MANY_PHONES = 5
MANY_UNNAMED = 3
_IDENTITY = re.compile(r"(?<![\d.,/-])0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?![\d/-]|[.,]\d)")
_OLD_IDENTITY = re.compile(r"(?<![\d.,/-])\d{9}(?![\d/-]|[.,]\d)")
_NAMED_IDENTITY = re.compile(
    r"\bcccd\b|can cuoc|\bcmnd\b|\bcmt\b|chung minh (?:nhan dan|thu)|dinh danh ca nhan|so dinh danh|\bddcn\b"
)
_OTHER_NUMBER = re.compile(
    r"tai khoan|\bstk\b|\btk\b|ma so thue|\bmst\b|ma ho so|so ho so|hoa don|hop dong|so seri|ma vach|ma giao dich|"
    r"bien lai|kho bac|ma chuong|so hieu|bao hiem|\bbhxh\b|\bbhyt\b"
)
_LAST_PROVINCE = 96
_PHONE = re.compile(r"(?<![\d.,/-])(?:\+84|84|0)[ .-]?[35789]\d(?:[ .-]?\d){7}(?![\d/-]|[.,]\d)")
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lương|Mai|Tô|Cao|Đoàn|Hà|Trịnh|"
    "Tạ|Châu|La|Đào|Lâm|Phùng|Vương|Thái|Tăng|Quách|Nông|Lò|Vàng|Giàng|Hoà|Siu|Rơ|Kpuih|Ksor|Rmah|Kpă|Điểu|Thạch|Sơn|Kim"
)
_WORD = r"[A-ZÀ-ỸĐ][a-zà-ỹđ]{0,7}"
_CAPITALS = r"[A-ZÀ-ỸĐ]{1,8}"
NAME = re.compile(rf"\b(?:{_FAMILY})(?:\s{_WORD}){{1,4}}(?!\w)|\b(?:{_FAMILY.upper()})(?:\s{_CAPITALS}){{1,4}}(?!\w)")
_BORN_COLUMN = re.compile(r"ngay(?:, thang, nam)? sinh|nam sinh|sinh (?:ngay|nam)|ngay thang nam sinh")
_LIVES_COLUMN = re.compile(r"dia chi|thuong tru|cho o|noi o|ho khau|noi cu tru")
_DAY_OF_BIRTH = re.compile(r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19[3-9]\d|20[0-2]\d))(?!\d)")
_LIVES = re.compile(r"\b(?:thon|ap|to \d|khu pho|xom|ban|buon|lang|so nha|duong|to dan pho|kp)\b")
_BEFORE = 60
_SHORTEST = 3


def identity_numbers(page: str) -> Iterator[Seen]:
    """Numbers of căn cước (12 digits) and old CMND (9) that are called so, or stand in a list of such numbers."""
    if not (_IDENTITY.search(page) or _OLD_IDENTITY.search(page)):
        return
    headed = False
    unnamed: dict[str, Seen] = {}
    called = set()
    for line in _lines(page):
        flat = fold(line)
        named_here = [found.end() for found in _NAMED_IDENTITY.finditer(flat)]
        for found in _IDENTITY.finditer(line):
            digits = re.sub(r"\D", "", found[0])
            if not _plausible(digits) or _OTHER_NUMBER.search(flat[max(0, found.start() - _BEFORE) : found.start()]):
                continue
            if headed or any(found.start() - _BEFORE <= place <= found.start() for place in named_here):
                called.add(digits)
                yield Seen(masked_number(digits))
            elif digits not in called:
                unnamed[digits] = Seen(masked_number(digits))
        for found in _OLD_IDENTITY.finditer(line):
            if any(found.start() - _BEFORE <= place <= found.start() for place in named_here):
                yield Seen(masked_number(found[0]))
        headed = headed or bool(named_here and _heads_a_column(line))
    if len(unnamed) >= MANY_UNNAMED:
        yield from unnamed.values()


def phone_numbers(page: str) -> Iterator[Seen]:
    """Mobile numbers, once there are so many that they make a list; a contact at the foot of a paper is none."""
    found = {}
    for line in _lines(page):
        for one in _PHONE.finditer(line):
            if not _OTHER_NUMBER.search(fold(line[max(0, one.start() - _BEFORE) : one.start()])):
                found[re.sub(r"\D", "", one[0])] = Seen(masked_line(line, NAME))
    if len(found) >= MANY_PHONES:
        yield from found.values()


def people(page: str) -> Iterator[Seen]:
    """Lines with a name and a day of birth or a home, once there are many below a heading that says so."""
    text = nfc(page)
    flat_page = fold(text)
    born, lives = bool(_BORN_COLUMN.search(flat_page)), bool(_LIVES_COLUMN.search(flat_page))
    if not (born or lives):
        return
    seen = []
    for line in _lines(text):
        named = NAME.search(line)
        if named is None:
            continue
        rest = line[: named.start()] + line[named.end() :]
        if (born and _DAY_OF_BIRTH.search(rest)) or (lives and _LIVES.search(fold(rest))):
            seen.append(Seen(masked_line(line, NAME)))
    if len(seen) >= MANY_PEOPLE:
        yield from seen


def _lines(page: str) -> Iterator[str]:
    """The lines that can hold anything: not the blank and the very short ones."""
    return (line for line in nfc(page).split("\n") if len(line) > _SHORTEST)


def _plausible(digits: str) -> bool:
    """Whether twelve digits can be a căn cước: a province, then sex and century, then a year."""
    return 1 <= int(digits[:3]) <= _LAST_PROVINCE and digits[3] in "0123" and len(set(digits)) > 2


def _heads_a_column(line: str) -> bool:
    return "\t" in line or len(line) < 40 or "   " in line
