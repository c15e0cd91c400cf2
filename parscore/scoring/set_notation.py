"""The parts of a set in the cells of a workbook: how each is written for a person and read back as files keep it.

What is read has the shape of `parscore-criteria/1`; RefusedTextError or NotationError say what cannot be.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from parscore.scoring.cell_text import escaped, from_lines, from_row, in_lines, in_row, unescaped
from parscore.scoring.classes import ANY_ZERO
from parscore.scoring.criteria import Coefficient, Gate, IndexClass, LegalBasis, Predecessor, RankingGroup, Role
from parscore.scoring.notation import (
    NotationError,
    RefusedTextError,
    Words,
    bare,
    listed,
    read_day,
    read_not_negative,
    read_positive,
    read_whole,
    write_day,
    write_number,
)
from parscore.scoring.numbers import shorten
from parscore.scoring.rule_notation.words import read_threshold, write_threshold
from parscore.scoring.schema import CODE, NAME, SLUG
from parscore.scoring.text import nfc
from parscore.scoring.unit_kinds import UNIT_KINDS as KINDS

LEVELS = Words(
    {"area": "Lĩnh vực", "criterion": "Tiêu chí", "sub_criterion": "Tiêu chí thành phần"},
    {"TCTP": "sub_criterion", "TC": "criterion", "LV": "area"},
)
METHODS = Words(
    {
        "self": "Tự chấm",
        "survey": "Điều tra XHH",
        "statistic": "Số liệu thống kê",
        "others": "Hội đồng chấm",
    },
    {
        "Tự đánh giá": "self",
        "Đơn vị tự chấm": "self",
        "Điều tra xã hội học": "survey",
        "XHH": "survey",
        "Thống kê": "statistic",
        "Nơi khác chấm": "others",
        "Hội đồng": "others",
    },
)
POLICIES = Words(
    {
        "full": "Tính điểm tối đa",
        "exclude": "Bỏ ra khỏi điểm tối đa",
        "rescale": "Bỏ ra và quy đổi trong nhóm",
        "zero": "Tính 0 điểm",
    },
    {"Điểm tối đa": "full", "0": "zero", "0 điểm": "zero", "Bỏ ra": "exclude", "Quy đổi": "rescale"},
)
SECTIONS = Words(
    {"criteria": "Thang điểm", "bonus_items": "Điểm thưởng", "penalty_items": "Điểm trừ"},
    {"Điểm cộng": "bonus_items", "Điểm phạt": "penalty_items"},
)
STATUSES = Words({"official": "Điểm chính thức", "illustrative": "Điểm minh họa"})
YES_NO = Words({"true": "Có", "false": "Không"}, {"Được": "true", "x": "true"})
ROUNDED_AT = Words({"total": "Tổng điểm", "leaf": "Từng mục chấm"})
SURVEY_ABSENT = Words({"rescale": "Quy đổi về thang điểm", "keep": "Giữ X/Y"})
CLASS_ON = Words({"exact": "Chỉ số chính xác", "rounded": "Chỉ số đã làm tròn"})
TIES = Words({"competition": "Cách hạng (1, 1, 3)", "dense": "Liền hạng (1, 1, 2)"})
RELATIONS = Words(
    {
        "same": "giữ nguyên",
        "renamed": "đổi tên",
        "moved": "chuyển chỗ",
        "split": "tách ra",
        "merged": "gộp lại",
        "narrowed": "thu hẹp",
        "widened": "mở rộng",
    }
)
UNIT_KINDS = Words(KINDS)
MULTIPLIED = Words({"points": "nhân điểm đạt được", "thresholds": "nhân các ngưỡng"})
_BRACKETS = re.compile(r"\[(.*)\]", re.DOTALL)
_OF_KIND = re.compile(r"(\[.*\]|[^:]*):([^:\]]*)")
_NAMED = re.compile(r"\[([^\]]*)\]\s*(.*)")
_EARLIER = re.compile(r"(?P<set>[^\s:]+)\s*:\s*(?P<code>\S+)(?:\s+\((?P<relation>[^()]*)\))?")
_YEARS = re.compile(r"(20\d\d|2100)")
_LONGEST_ID = 64


def write_kind(kind: str) -> str:
    """A kind of unit; one without a name of its own as its id in brackets."""
    return UNIT_KINDS.words.get(kind) or f"[{escaped(kind, chr(10) + ';')}]"


def read_kind(said: str) -> str:
    if found := _BRACKETS.fullmatch(said.strip()):
        return unescaped(found[1])
    if known := UNIT_KINDS.key(said):
        return known
    if re.fullmatch(SLUG, said.strip()):
        return said.strip()
    remedy = f"ghi một trong: {listed(UNIT_KINDS.words.values())}; loại khác ghi mã không dấu, ví dụ [truong_hoc]"
    raise RefusedTextError(f"không hiểu loại đơn vị “{shorten(said)}”", remedy)


def write_kinds(kinds: Iterable[str]) -> str:
    return "; ".join(map(write_kind, kinds))


def read_kinds(text: str) -> list[str]:
    return [read_kind(part) for part in re.split(r"[;\n]", text) if part.strip()]


def write_by_kind(amounts: Mapping[str, Decimal]) -> str:
    """Amounts by kind of unit: "Xã: 2", a line for each."""
    return "\n".join(f"{write_kind(kind)}: {write_number(amount)}" for kind, amount in amounts.items())


def read_maxima(text: str) -> dict[str, str]:
    return _by_kind(_numbered(text), read_not_negative)


def write_coefficient(coefficient: Coefficient) -> str:
    return f"{MULTIPLIED.word(coefficient.on)}\n{write_by_kind(coefficient.factors)}"


def read_coefficient(text: str) -> dict[str, str]:
    lines = _numbered(text)
    on = MULTIPLIED.key(lines[0][1]) if lines else None
    made = _by_kind(lines[1:] if on else lines, read_positive)
    if not made:
        raise RefusedTextError("thiếu hệ số của từng loại đơn vị", "ghi mỗi loại một dòng, ví dụ Đặc khu: 0,75")
    if "on" in made:
        raise RefusedTextError("không có loại đơn vị “on”", "ghi tên loại đơn vị")
    return {**made, "on": on or "points"}


def write_bases(bases: Iterable[LegalBasis]) -> str:
    """A document on each line: number; date; who issued it; title."""
    return "\n".join(map(_base, bases))


def read_bases(text: str) -> list[dict[str, str]]:
    return _each(text, _read_base)


def write_earlier(previous: Iterable[Predecessor]) -> str:
    """ "loc-hoa-2024: 2.2 (giữ nguyên)", a line for each."""
    return "\n".join(f"{one.set}: {escaped(one.code)} ({RELATIONS.word(one.relation)})" for one in previous)


def read_earlier(text: str) -> list[dict[str, str]]:
    return _each(text, _read_earlier)


def write_classes(classes: Iterable[IndexClass]) -> str:
    """ "Xuất sắc: từ 90", a line for each, from the highest down."""
    return "\n".join(f"{escaped(one.name, chr(10))}: {write_threshold(one)}" for one in classes)


def read_classes(text: str) -> list[dict[str, str]]:
    return _each(text, _read_class)


_ZERO_WORDS = "có mục 0 điểm"
"""How the one fact that the program finds itself is written; all others have a name of their own."""


def write_gates(gates: Iterable[Gate]) -> str:
    """ "có mục 0 điểm; Khá; Có tiêu chí 0 điểm", a line for each."""
    return "\n".join(map(_gate, gates))


def _gate(gate: Gate) -> str:
    fact = _ZERO_WORDS if gate.fact == ANY_ZERO else gate.fact
    return f"{fact}; {escaped(gate.best_class, chr(10) + ';')}; {escaped(gate.label, chr(10))}"


def read_gates(text: str) -> list[dict[str, str]]:
    return _each(text, _read_gate)


def write_groups(groups: Iterable[RankingGroup]) -> str:
    """ "Xã và đặc khu: Xã; Đặc khu", a line for each."""
    return "\n".join(f"{escaped(group.name, chr(10))}: {write_kinds(group.kinds)}" for group in groups)


def read_groups(text: str) -> list[dict[str, Any]]:
    return _each(text, _read_group)


def write_roles(roles: Iterable[Role]) -> str:
    """ "[van-phong] Văn phòng", a line for each."""
    return "\n".join(f"[{role.id}] {escaped(role.name, chr(10))}" for role in roles)


def write_years(years: Iterable[int]) -> str:
    return "; ".join(map(str, years))


def read_years(text: str) -> list[int]:
    years = [int(year) for year in _YEARS.findall(text)]
    if not years or re.sub(r"[\s;,]", "", _YEARS.sub("", text)):
        raise RefusedTextError(f"“{shorten(text)}” không phải là các năm", "ghi các năm từ 2000, ví dụ 2025; 2026")
    return years


def write_text(text: str) -> str:
    return escaped(text)


def write_maybe(text: str | None) -> str:
    return "" if text is None else escaped(text)


def write_word(words: Words, key: str | None) -> str:
    return "" if key is None else words.word(key)


def read_text(text: str) -> str:
    return nfc(unescaped(text))


def read_code(text: str) -> str:
    code = read_text(text)
    if not re.fullmatch(CODE, code):
        raise RefusedTextError(
            f"mã “{shorten(code)}” không dùng được", "mã không có dấu cách, dấu gạch chéo, dài nhất 40 ký tự"
        )
    return code


def read_slug(text: str) -> str:
    slug = text.strip()
    if not re.fullmatch(SLUG, slug) or len(slug) > _LONGEST_ID:
        remedy = f"chỉ dùng chữ không dấu, số và các dấu . _ -, dài nhất {_LONGEST_ID} ký tự"
        raise RefusedTextError(f"mã “{shorten(slug)}” không dùng được", remedy)
    return slug


def write_texts(texts: Iterable[str]) -> str:
    return in_lines(texts)


def read_texts(text: str) -> list[str]:
    return [nfc(one) for one in from_lines(text)]


def write_names(texts: Iterable[str]) -> str:
    return in_row(texts)


def read_names(text: str) -> list[str]:
    return [nfc(one) for one in from_row(text)]


def read_flag(text: str) -> bool:
    return YES_NO.read(text) == "true"


def write_flag(flag: bool) -> str:
    return YES_NO.word(str(flag).lower())


def read_role_lines(text: str) -> list[tuple[str | None, str]]:
    """The roles listed: id (None where none is written) and name."""
    roles = []
    for number, line in _numbered(text):
        if named := _NAMED.fullmatch(line):
            roles.append((_told(number, read_slug, named[1]), nfc(unescaped(named[2].strip()))))
        else:
            roles.append((None, nfc(unescaped(line))))
        if not roles[-1][1]:
            raise NotationError(number, "thiếu tên bộ phận", "ghi [mã] Tên bộ phận")
    return roles


def read_places(text: str) -> int:
    places = read_whole(text)
    if not 0 <= places <= 6:
        raise RefusedTextError(f"“{shorten(text)}” không dùng được", "ghi số từ 0 đến 6")
    return places


def read_version(text: str) -> int:
    version = read_whole(text)
    if not 1 <= version <= 999_999:
        raise RefusedTextError(f"“{shorten(text)}” không phải là số phiên bản", "ghi số nguyên từ 1")
    return version


def _numbered(text: str) -> list[tuple[int, str]]:
    return [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]


def _each(text: str, read: Callable[[str], Any]) -> list[Any]:
    return [_told(number, read, line) for number, line in _numbered(text)]


def _told(number: int, read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except RefusedTextError as refusal:
        raise NotationError(number, refusal.message, refusal.remedy) from None


def _by_kind(lines: Iterable[tuple[int, str]], read: Callable[[str], str]) -> dict[str, str]:
    amounts: dict[str, str] = {}
    for number, line in lines:
        found = _OF_KIND.fullmatch(line)
        if found is None:
            said = f"không hiểu “{shorten(line)}”"
            raise NotationError(number, said, "ghi loại đơn vị: số, ví dụ Đặc khu: 0,75")
        kind = _told(number, read_kind, found[1])
        if kind in amounts:
            raise NotationError(number, f"loại đơn vị “{shorten(found[1])}” ghi hai lần", "giữ một dòng")
        amounts[kind] = _told(number, read, found[2])
    return amounts


def _base(base: LegalBasis) -> str:
    day = "" if base.date is None else write_day(base.date)
    parts = [escaped(base.number, "\n;"), day, escaped(base.issuer or "", "\n;"), escaped(base.title or "", "\n")]
    while not parts[-1]:
        parts.pop()
    return "; ".join(parts)


def _read_base(line: str) -> dict[str, str]:
    number, day, issuer, title = ([part.strip() for part in line.split(";", 3)] + [""] * 3)[:4]
    if not number:
        raise RefusedTextError("thiếu số văn bản", "ghi: số; ngày; nơi ban hành; trích yếu")
    made = {"number": nfc(unescaped(number))}
    if day:
        made["date"] = read_day(day)
    return made | {key: nfc(unescaped(text)) for key, text in (("issuer", issuer), ("title", title)) if text}


def _read_earlier(line: str) -> dict[str, str]:
    found = _EARLIER.fullmatch(line)
    if found is None:
        raise RefusedTextError(
            f"không hiểu “{shorten(line)}”", "ghi mã bộ: mã mục (quan hệ), ví dụ bo-2024: 2.2 (đổi tên)"
        )
    relation = "same" if found["relation"] is None else RELATIONS.read(found["relation"])
    return {"set": read_slug(found["set"]), "code": read_code(found["code"]), "relation": relation}


def _read_class(line: str) -> dict[str, str]:
    name, colon, at = line.rpartition(":")
    threshold = read_threshold(at) if colon else None
    if not name.strip() or not threshold:
        raise RefusedTextError(f"không hiểu “{shorten(line)}”", "ghi tên mức: từ …, ví dụ Xuất sắc: từ 90")
    return {"name": nfc(unescaped(name.strip())), **threshold}


def _read_gate(line: str) -> dict[str, str]:
    fact, best, label = ([part.strip() for part in line.split(";", 2)] + [""] * 2)[:3]
    fact = ANY_ZERO if bare(fact) == bare(_ZERO_WORDS) else fact
    if not (best and label) or not re.fullmatch(NAME, fact) or len(fact) > _LONGEST_ID:
        remedy = "ghi mã điều kiện; mức cao nhất còn được xếp; tên, ví dụ có mục 0 điểm; Khá; Có tiêu chí 0 điểm"
        raise RefusedTextError(f"không hiểu “{shorten(line)}”", remedy)
    return {"fact": fact, "label": nfc(unescaped(label)), "best_class": nfc(unescaped(best))}


def _read_group(line: str) -> dict[str, Any]:
    name, colon, kinds = line.rpartition(":")
    if not colon or not name.strip():
        raise RefusedTextError(f"không hiểu “{shorten(line)}”", "ghi tên khối: các loại đơn vị, ví dụ Phường: Phường")
    return {"name": nfc(unescaped(name.strip())), "kinds": read_kinds(kinds)}
