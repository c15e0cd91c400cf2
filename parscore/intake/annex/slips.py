"""What scanners misread in patterns: each is only a suggestion, for a person who has the original at hand."""

import re
from collections.abc import Iterator

from parscore.intake.annex.codes import whole_code
from parscore.intake.annex.lines import points_of

_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "!": "1", "ỉ": "1", "O": "0", "o": "0", "Q": "0", ";": ","})
_WORDS: tuple[tuple[str, str], ...] = (
    (r"(?<!vụ )\b([Cc])ông (thông tin điện tử|TTĐT|DVC|dịch vụ công)", r"\1ổng \2"),
    (r"\bCHHC\b", "CCHC"),
    (r"\bHDND\b", "HĐND"),
    (r"\bDVHC\b", "ĐVHC"),
    (r"\bC[ÁÀ]I CÁCH\b", "CẢI CÁCH"),
    (r"\b([Cc])[áà]i cách (hành chính|thủ tục|thể chế|tài chính|tổ chức|chế độ|công vụ)", r"\1ải cách \2"),
    (r"\b([Hh])ành ch[ỉi]nh\b", r"\1ành chính"),
    (r"\b([Pp])h[ảá]n ánh (tỷ lệ|tỉ lệ|trong năm)", r"\1hấn đấu \2"),
    (r"\b([Pp])hần đầu (đạt|đến|trong năm|tỷ lệ|tỉ lệ|có|hoàn thành|giảm|tăng|100)", r"\1hấn đấu \2"),
    (r"\b([Tt])[iỉ]nh gi[àã]n\b", r"\1inh giản"),
    (r"\b([Tt])ỉnh giản\b", r"\1inh giản"),
    (r"\b([Pp])hản mềm\b", r"\1hần mềm"),
    (r"\b([Ss])áp xếp\b", r"\1ắp xếp"),
    (r"\b(thôn|khóm|khu phố|các)(,?) áp\b", r"\1\2 ấp"),
    (r"\báp văn hóa\b", "ấp văn hóa"),
    (r"\bD[áàả]m bảo\b", "Đảm bảo"),
    (r"\bd[áàả]m bảo\b", "đảm bảo"),
    (r"\bdù điều kiện\b", "đủ điều kiện"),
    (r"\b([Hh])ộ sơ\b", r"\1ồ sơ"),
    (r"\b(phí,? )lê phí\b", r"\1lệ phí"),
    (r"\bBüro điện\b", "Bưu điện"),
    (r"\b([Đđ])ề ngợi\b", r"\1ề nghị"),
    (r"\b([Cc])hi số (CCHC|cải cách|hài lòng)", r"\1hỉ số \2"),
    (r"\b([Tt])iêu chi (thành phần|đánh giá)\b", r"\1iêu chí \2"),
    (r"\b([Tt])([ỷỉ]) lê\b", r"\1\2 lệ"),
    (r"\b([Tt])hủ tuc\b", r"\1hủ tục"),
    (r"\b([Kk])ê hoạch\b", r"\1ế hoạch"),
    (r"\b([^\W\d_]+ [^\W\d_]{2,}) \1\b", r"\1"),
    (r"</?(?:br|p|b|i|u|div|span|td|tr|li|ul|strong|em)\b[^<>]{0,80}>", " "),
    (r"&(?:nbsp|amp|lt|gt|quot);", " "),
)
_SLIPS = tuple((re.compile(pattern), meant) for pattern, meant in _WORDS)
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?=[\dlIO]*\d)(?=\d*[lIO])[\dlIO]{2,4}(?=\s?%|(?:[.,]\d+)?\s?điểm\b|(?<=[\dlIO]{4})\b)"
)
_AMBIGUOUS = {"l": "k", "i": "h", "o": "n"}
_LONGEST = 5_000


def meant_words(text: str) -> Iterator[tuple[str, str]]:
    """What stands in a text, and what may be meant, for every slip that its neighbours give away."""
    text = text[:_LONGEST]
    for pattern, meant in _SLIPS:
        for found in pattern.finditer(text):
            yield found[0], found.expand(meant)
    for found in _NUMBER.finditer(text):
        yield found[0], found[0].translate(_DIGITS)


def meant_points(text: str) -> str | None:
    """The maximum that may be meant by a cell that is none: "l,5", "1,O", "0, 5"."""
    if len(text) > 12 or points_of(text) is not None:
        return None
    made = re.sub(r"\s+(?=[.,\d])|(?<=[.,])\s+", "", text.translate(_DIGITS))
    return made if points_of(made) is not None else None


def meant_code(text: str, before: str, *, capitals: bool) -> str | None:
    """The code that may be meant: "l.1" is 1.1, "ll" is II, "1.O" is 1.0; `before` is the code above.

    A letter l or i after k or h is that letter; `capitals` says that the title is in capitals, as an area's is.
    """
    bare = text.strip("() .:")
    if not bare or len(bare) > 12 or not set(bare.lower()) & set("lio|!"):
        return None
    if set(bare) <= set("lIVX|!") and (len(bare) > 1 or capitals):
        made = re.sub("[l|!]", "I", bare)
    else:
        parts = bare.split(".")
        made = ".".join(_digits(part, place, before) for place, part in enumerate(parts))
    return made if made != bare and whole_code(made) is not None else None


def _digits(part: str, place: int, before: str) -> str:
    if place == 0 and set(part) <= set("IVX"):
        return part
    lone = part.lower()
    if lone in _AMBIGUOUS and (before.rpartition(".")[2] == _AMBIGUOUS[lone] or (place == 0 and lone != "l")):
        return part
    return part.translate(_DIGITS) if set(part) <= set("0123456789lIiOo|!") else part
