"""Names of bodies as letterheads print them, in capitals, and as sentences do: "Ủy ban nhân dân xã Lộc Hòa"."""

import re
from collections.abc import Iterator, Sequence

from parscore.scoring.text import fold

_BODIES = (
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc", "Ủy ban MTTQ Việt Nam", "Ủy ban MTTQ",
    "Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc", "MTTQ", "Ủy ban nhân dân", "UBND", "Ủy ban bầu cử",
    "Ủy ban Kiểm tra", "Hội đồng nhân dân", "HĐND", "Hội đồng", "Văn phòng", "Thanh tra", "Sở", "Bộ", "Phòng",
    "Ban Chấp hành", "Ban Chỉ đạo", "Ban Chỉ huy", "Ban Quản lý", "Ban Thường vụ", "Ban Thường trực", "Ban",
    "Thường trực", "Trung tâm", "Đảng ủy", "Đảng bộ", "Chi bộ", "Huyện ủy", "Tỉnh ủy", "Thành ủy", "Chi cục", "Cục",
    "Tổng cục", "Công an", "Trường", "Trạm", "Hội", "Đoàn", "Liên đoàn", "Công đoàn", "Tổ", "Chính phủ",
    "Thủ tướng Chính phủ", "Tòa án nhân dân", "Viện kiểm sát nhân dân", "Viện", "Bảo hiểm xã hội", "Kho bạc Nhà nước",
    "Quốc hội", "Công ty", "Ngân hàng", "Đội", "Thuế", "Bưu điện", "Chủ tịch",
)  # fmt: skip
_BY_WORDS = sorted(((tuple(fold(body).split()), body) for body in _BODIES), key=lambda one: -len(one[0]))
_SMALL_AFTER = frozenset({"Ban Chỉ đạo", "Tổ", "Hội đồng", "Chủ tịch", "Thường trực"})
_UNITS = ("đặc khu", "thị trấn", "thị xã", "thành phố", "xã", "phường", "huyện", "quận", "tỉnh", "tp.", "tp")
_UNIT_WORDS = {tuple(fold(unit).split()): unit.replace("tp", "TP") for unit in _UNITS}
_LETTERS = {fold(name): name for name in ("UBND", "HĐND", "MTTQ", "TNCS", "THCS", "THPT", "TNHH", "CCHC", "CNTT")}
_PROPER = ("Việt Nam", "Hồ Chí Minh", "Nhà nước", "Tổ quốc")
_UNENDED = re.compile(r"(?:[-–,&]|\b(?:va|cua|xa|phuong|huyen|tinh|quan|thanh pho|thi tran|dac khu|chu tich))$")


def begins_body(text: str) -> bool:
    """Whether a line begins the name of a body."""
    words = _words(text)
    if not 0 < len(words) < 18 or (found := _body_at(words)) is None:
        return False
    return text.isupper() or text.strip().lower().startswith(found[0].lower())  # "Số" is no "Sở"


def begins_unit(text: str) -> bool:
    """Whether a line begins with a kind of unit, "XÃ LỘC HÒA"; "XÃ HỘI" does not."""
    return _unit_at(_words(text)) is not None


def unended(text: str) -> bool:
    """Whether a name cannot end here: "PHÒNG VĂN HÓA -", "ỦY BAN NHÂN DÂN XÃ", "CHỦ TỊCH"."""
    return bool(_UNENDED.search(fold(text).strip()))


def recased(text: str) -> str:
    """A name out of a letterhead in the capitals of running text; one that is printed in mixed letters stays."""
    text = " ".join(text.strip(" -–—_*:.,").split())
    if not (text.isupper() or text.islower()):
        return text
    made = " ".join(_recased(text.lower().split()))
    for name in _PROPER:
        made = re.sub(rf"(?<=\s){name}\b", name, made, flags=re.IGNORECASE)
    return made[:1].upper() + made[1:]


def _recased(words: list[str]) -> Iterator[str]:
    flat = [fold(word) for word in words]
    capital, named = True, False
    if (found := _body_at(flat)) is not None:
        body, count = found
        yield body
        if body == "Chủ tịch" and _body_at(flat[count:]) is not None:
            yield from _recased(words[count:])
            return
        words, flat = words[count:], flat[count:]
        capital = body not in _SMALL_AFTER
        named = body == "Trường"
    while words:
        if (unit := _unit_at(flat)) is not None:
            named = True
            count = len(unit.split())
            yield unit
        else:
            count = 1
            yield _LETTERS.get(flat[0]) or (words[0].capitalize() if named or capital else words[0])
            capital = flat[0] in ("-", "–", "va") or words[0].endswith("-")
        words, flat = words[count:], flat[count:]


def _words(text: str) -> list[str]:
    return fold(text).strip(" -–—*.,:").split()


def _body_at(words: Sequence[str]) -> tuple[str, int] | None:
    """The body that words begin with, as it is written, and how many words it takes."""
    return next(((body, len(parts)) for parts, body in _BY_WORDS if tuple(words[: len(parts)]) == parts), None)


def _unit_at(words: Sequence[str]) -> str | None:
    if tuple(words[:2]) == ("xa", "hoi"):
        return None
    return _UNIT_WORDS.get(tuple(words[:2])) or _UNIT_WORDS.get(tuple(words[:1]))
