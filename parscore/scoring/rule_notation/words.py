"""The words of the notation: the kinds of rule, and for each the keys it has and how their values are written."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from parscore.scoring.cell_text import escaped, unescaped
from parscore.scoring.measures import REFERENCES
from parscore.scoring.notation import (
    DAY,
    NUMBER,
    POSITIVE,
    Form,
    RefusedTextError,
    Words,
    bare,
    read_not_negative,
    read_number,
    write_number,
)
from parscore.scoring.numbers import shorten
from parscore.scoring.text import nfc

KIND = "cách chấm"
SCALE = "thang điểm"
WHEN = "khi"
REST = "còn lại"
MAXIMUM = "điểm_tối_đa"
FROM, ABOVE = "từ", "trên"

KINDS_BY_WORD = Words(
    {
        "manual": "chấm tay",
        "choice": "chọn một mức",
        "sum": "cộng các nội dung",
        "all": "đủ mọi nội dung",
        "deduction": "trừ điểm theo lỗi",
        "external": "nơi khác công bố",
        "formula": "công thức",
        "value": "một số liệu",
        "ratio": "tỷ lệ",
        "count": "số lượng",
        "change": "tăng giảm",
        "share_passing": "tỷ lệ đạt ngưỡng",
        "date": "ngày hoàn thành",
    },
    {"tỉ lệ": "ratio", "phần trăm": "ratio", "đếm": "count", "chọn một": "choice", "trừ điểm": "deduction"},
)
KIND_WORDS = tuple(KINDS_BY_WORD.words.values())
SCALES = Words(
    {
        "bands": "các mức",
        "proportional": "theo tỷ lệ đạt được",
        "per_unit": "mỗi đơn vị",
        "up": "từng bước tăng",
        "down": "từng bước giảm",
    },
    {"theo tỷ lệ": "proportional", "tỷ lệ thuận": "proportional"},
)
_REFERENCES = Words(REFERENCES)
_AS = Words({"points": "điểm", "percent": "phần trăm"}, {"%": "percent", "số tuyệt đối": "points"})
_WORTH = re.compile(r"(?P<number>[^%a-z]+?) ?(?P<share>%|phan tram)?(?: ?(?:diem toi da|diem|d))?")
_THRESHOLD = re.compile(r"(?P<word>tu|tren|>=|>|≥)\s*(?P<number>[^%a-z]+?)\s*%?(?: tro len)?")


class Field(NamedTuple):
    """A key of a rule: as files name it, as the notation does, how its value is written, whether it must be there."""

    key: str
    word: str
    form: Form
    needed: bool = True


def _write_text(text: str) -> str:
    return escaped(text, "\n")


def _read_text(text: str) -> str:
    return nfc(unescaped(text))


def write_points(value: Decimal) -> str:
    return f"{write_number(value)} điểm"


def read_points(text: str, *, signed: bool = False) -> str:
    found = _WORTH.fullmatch(bare(text))
    if found is None or found["share"]:
        raise RefusedTextError(f"“{shorten(text)}” không phải là số điểm", "ghi số điểm, ví dụ 1,5 điểm")
    return read_number(found["number"]) if signed else read_not_negative(found["number"])


def write_worth(points: Decimal | None, share: Decimal | None) -> str:
    """Points, or a share of the maximum."""
    return f"{write_number(share)} % điểm tối đa" if share is not None else write_points(points or Decimal(0))


def read_worth(text: str) -> dict[str, str]:
    """ "1,5 điểm" or "50 % điểm tối đa" under the key files keep it."""
    found = _WORTH.fullmatch(bare(text))
    if found is None:
        remedy = "ghi số điểm hoặc phần trăm, ví dụ 1,5 điểm hoặc 50 % điểm tối đa"
        raise RefusedTextError(f"“{shorten(text)}” không phải là điểm", remedy)
    return {"share" if found["share"] else "points": read_not_negative(found["number"])}


def write_threshold(part: Any) -> str:
    """ "từ 98", "trên 90", "còn lại"."""
    if part.from_ is not None:
        return f"{FROM} {write_number(part.from_)}"
    return REST if part.above is None else f"{ABOVE} {write_number(part.above)}"


def read_threshold(text: str) -> dict[str, str] | None:
    """A threshold under the key files keep it, empty for the rest; None for any other text."""
    said = bare(text)
    if said in ("con lai", "cac truong hop con lai", "truong hop con lai"):
        return {}
    found = _THRESHOLD.fullmatch(said)
    if found is None:
        return None
    return {"from" if found["word"] in ("tu", ">=", "≥") else "above": read_number(found["number"])}


def _read_inner(text: str) -> dict[str, str]:
    if not (read := read_threshold(text)):
        raise RefusedTextError(f"“{shorten(text)}” không phải là ngưỡng", "ghi từ … hoặc trên …, ví dụ từ 30")
    return read


_TEXT = Form(_write_text, _read_text, "…")
# a unit may be of letters that are not composed
_UNIT = Form(_write_text, unescaped, "%")
_POINTS = Form(write_points, read_points, "1,5 điểm")
_SIGNED_POINTS = Form(write_points, lambda text: read_points(text, signed=True), "1 điểm")
_INNER = Form(write_threshold, _read_inner, "từ 30")
_LABEL = Field("label", "số đo", _TEXT)
_OF_ONE_NUMBER = (_LABEL, Field("unit", "đơn vị", _UNIT, needed=False))
_ZERO_BELOW = "0 điểm khi dưới"

MEASURES: Mapping[str, tuple[Field, ...]] = {
    "value": _OF_ONE_NUMBER,
    "ratio": (Field("numerator", "tử số", _TEXT), Field("denominator", "mẫu số", _TEXT)),
    "count": _OF_ONE_NUMBER,
    "change": (
        _LABEL,
        Field("reference", "so với", _REFERENCES.form),
        Field("as", "tính theo", _AS.form),
        Field("reference_value", "số so sánh", NUMBER, needed=False),
    ),
    "share_passing": (_LABEL, Field("inner", "đạt khi", _INNER)),
    "date": (_LABEL, Field("due", "hạn", DAY)),
}
_STEPS = (
    Field("base_at", "mốc", NUMBER),
    Field("base", "điểm tại mốc", _SIGNED_POINTS),
    Field("each", "mỗi bước", POSITIVE),
    Field("gives", "mỗi bước được", _SIGNED_POINTS),
    Field("cap", "tối đa", _POINTS, needed=False),
    Field("from", _ZERO_BELOW, NUMBER, needed=False),
)
SCALE_FIELDS: Mapping[str, tuple[Field, ...]] = {
    "bands": (),
    "proportional": (
        Field("full_at", "đủ điểm khi đạt", POSITIVE, needed=False),
        Field("zero_below", _ZERO_BELOW, NUMBER, needed=False),
    ),
    "per_unit": (Field("points", "mỗi đơn vị", _POINTS), Field("cap", "tối đa", _POINTS, needed=False)),
    "up": _STEPS,
    "down": _STEPS,
}
OWN_FIELDS: Mapping[str, tuple[Field, ...]] = {
    "manual": (Field("step", "bước điểm", POSITIVE, needed=False),),
    "deduction": (Field("floor", "thấp nhất", _POINTS, needed=False),),
    "external": (Field("source", "nguồn", _TEXT),),
}
ITEM_KEYS: Mapping[str, str] = {
    "choice": "options",
    "sum": "items",
    "all": "items",
    "deduction": "faults",
    "formula": "variables",
}
"""The rules that list things, one on a line: "[co] Có ban hành: 1 điểm"."""
WITHOUT_POINTS = frozenset({"all", "formula"})


def write_formula(text: str, also: str = "") -> str:
    """A formula for a cell; the maximum by its Vietnamese name."""
    return escaped(_MAX_SCORE.sub(MAXIMUM, text), also)


def read_formula(text: str) -> str:
    """A formula as files keep it; the maximum may have either name."""
    return _MAXIMUM.sub("max_score", nfc(unescaped(text)))


_MAX_SCORE = re.compile(r"\bmax_score\b")
_MAXIMUM = re.compile(rf"\b{MAXIMUM}\b", re.IGNORECASE)
