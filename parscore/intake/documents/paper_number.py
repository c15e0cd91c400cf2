"""Số, ký hiệu of a paper as it is printed, blank or badly scanned: "05/BC-UBND", "Số:   /KH-UBND", "12-BC/ĐU"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parscore.intake.document_name import DOCUMENT_TYPES
from parscore.intake.documents.head_lines import Line, flat
from parscore.intake.documents.proposal import Sureness
from parscore.scoring.text import fold

MORE_TYPES = {  # of Nghị định 30/2020/NĐ-CP and of papers a commune receives, beside those of a file's name
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "DA": "Dự án",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GGT": "Giấy giới thiệu",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "LCT": "Lịch công tác",
    "TM": "Thư mời",
}
TYPES = {**DOCUMENT_TYPES, **MORE_TYPES}
LETTER = "Công văn"
_SIGNS = {**{fold(sign): sign for sign in reversed(TYPES)}, "da": "ĐA", "hd": "HD"}
_BODIES = {"hdnd": "HĐND", "du": "ĐU", "dtn": "ĐTN", "bcd": "BCĐ", "mttq": "MTTQ", "ubmttq": "UBMTTQ"}
_WORD = r"[^\W\d_][^\W_]{0,11}"
_DIGITS = r"[\dolizsb]{1,5}(?:[a-d](?![a-z]))?"
_NUMBER = re.compile(
    rf"^\W*(?:(?:nghi quyet|luat|phap lenh) (?=so\s*:))?(?:so|s6|s0|se)(?![^\W\d_])\s*[:.;,]*\s*"
    rf"(?P<number>{_DIGITS}|[.…_\s]*)\s*[-–—]?\s*(?:/\s*(?P<year>(?:19|20)\d\d)\s*)?/?\s*"
    rf"(?P<sign>{_WORD}(?:\s?[-–—/.&+]{{1,2}}\s?{_WORD}){{0,4}})?"
)
_ALONE = re.compile(r"^\W*(?:so|s6|s0|so\s*va\s*ky\s*hieu)\s*[:.;]?\s*$")
_BARE = re.compile(rf"^(?P<rest>{_DIGITS}\s*[/-].*)$")
_SPACED = re.compile(r"(?<=\d)\s+(?=\d)")
_TO_DIGITS = str.maketrans("olizsb", "011258")
_HAS_MARK = re.compile(r"[-–—/]")


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as a văn thư writes it; `number` is empty while the clerk has given none, `symbol` always stands."""

    number: str
    symbol: str
    doc_type: str
    sure: Sureness
    line: Line

    @property
    def is_letter(self) -> bool:
        """Whether the symbol names no type, as that of a công văn: 12/UBND-VHXH."""
        return not self.doc_type


def find_number(lines: Sequence[Line]) -> PrintedNumber | None:
    """The number in the head of a paper. A stamp of arrival ("Số: 123" without a symbol) is none."""
    for place, line in enumerate(lines):
        text = line.text
        if _ALONE.match(line.flat):
            after = next((one for one in lines[place + 1 : place + 4] if one.text and _BARE.match(one.flat)), None)
            if after is None:
                continue
            text = f"Số: {after.text}"
        if (found := _read(text, line)) is not None:
            return found
    return None


def _read(text: str, line: Line) -> PrintedNumber | None:
    text = _SPACED.sub("", text)
    low = flat(text)
    found = _NUMBER.match(low)
    if found is None or not found["sign"] or not _HAS_MARK.search(low[: found.end("sign")]):
        return None
    symbol = re.sub(r"\s+", "", text[found.start("sign") : found.end("sign")])
    parts = re.split(r"[-–—/.&+]+", symbol)
    joints = re.findall(r"[-–—/.&+]+", symbol)
    known = _sign(parts[0])
    if not found["number"].strip(" .…_") and "/" not in low[: found.start("sign")] and known is None:
        return None
    if len(parts) < 2 and known is None and not (len(symbol) > 2 and symbol.isupper()):
        return None
    whole = _signed(parts, joints)
    digits = found["number"].strip(" .…_")
    meant = digits.translate(_TO_DIGITS) if not digits.isdigit() else digits
    if digits and digits[-1] in "abcd" and digits[:-1].isdigit():
        meant = digits
    sure = Sureness.SURE if meant == digits and symbol.strip("-/") == whole and known else Sureness.LIKELY
    if meant != digits:
        sure = Sureness.UNSURE
    year = f"{found['year']}/" if found["year"] else ""
    joint = low[found.end("number") : found.start("sign")].strip()
    between = "-" if joint[:1] in ("-", "–", "—") else "/"  # a paper of the Party: 12-BC/ĐU
    number = f"{meant}{between}{year}{whole}" if digits else ""
    return PrintedNumber(number, whole, TYPES.get(known or "", ""), sure, line)


def _signed(parts: list[str], joints: list[str]) -> str:
    """The symbol in the letters it is meant in: "qd-ubnd" is "QĐ-UBND"; dashes are hyphens."""
    made = [_sign(parts[0]) or _body(parts[0])]
    for joint, part in zip(joints, parts[1:], strict=False):
        made += [re.sub("[–—]", "-", joint), _body(part)]
    return "".join(made)


def _sign(part: str) -> str | None:
    """The sign of a type: as it stands, else whatever its letters may have been meant for."""
    return part if part in TYPES else _SIGNS.get(fold(part))


def _body(part: str) -> str:
    return _BODIES.get(fold(part)) or (part if part.isupper() else part if part[:1].isupper() else part.upper())
