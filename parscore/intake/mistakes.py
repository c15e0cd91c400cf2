"""Mistakes in a foreign file: where each stands, what is wrong and what would be right, in Vietnamese."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from parscore.intake.document import Node
from parscore.scoring.numbers import shorten
from parscore.scoring.outcome import Severity
from parscore.scoring.schema import Definition, key_of

Loc = tuple[str | int, ...]
MAX_MISTAKES = 2_000


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: the line (0 for the whole file), the code of the nearest criterion, what is wrong, what is right."""

    file: str
    line: int
    code: str
    severity: Severity
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}, dòng {self.line}" if self.line else self.file
        code = f", mục {self.code}" if self.code else ""
        kind = "lỗi" if self.severity is Severity.ERROR else "cảnh báo"
        return f"{place}{code}: {kind}: {self.message} → {self.remedy}"

    def as_data(self) -> dict[str, object]:
        return {
            "file": self.file,
            "line": self.line,
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "remedy": self.remedy,
        }


def too_many(file: str) -> Mistake:
    """Said in place of all that would follow: nobody mends a file from a longer list."""
    said = f"tệp có từ {MAX_MISTAKES} lỗi trở lên; chỉ liệt kê chừng ấy"
    return Mistake(file, 0, "", Severity.ERROR, said, "sửa rồi kiểm tra lại, hoặc chọn đúng tệp")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path leads: the node reached and those above it, the line, and the code of the nearest criterion."""

    trail: tuple[tuple[Node, str | int], ...]
    node: Node
    line: int
    code: str


def place_of(root: Node, loc: Loc) -> Place:
    """Follow a path; steps that are not found are passed over, since they name the kind of a union, not a key."""
    node, line, code = root, root.line, ""
    trail: list[tuple[Node, str | int]] = []
    for step in loc:
        found = node.step(step)
        if found is None:
            continue
        trail.append((node, step))
        line = node.keys.get(str(step), found.line) if isinstance(node.value, dict) else found.line
        node = found
        code = node.text("code") or code
    return Place(tuple(trail), node, line, code)


def line_of(error: Mapping[str, Any], place: Place) -> int:
    """The line to look at: where a part is of no known kind, that of its `kind`; else the place the finding names."""
    if below := getattr(error.get("ctx", {}).get("error"), "below", ()):
        return place_of(place.node, below).line
    return place.node.keys.get("kind", place.line) if error["type"] == "union_tag_invalid" else place.line


def describe(error: Mapping[str, Any], place: Place, known_keys: frozenset[str], manual: str) -> tuple[str, str]:
    """What is wrong and what would be right, for one finding of the shape check; `manual` tells the whole format."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in ("missing", "extra_forbidden"):
        key = str(error["loc"][-1])
    else:
        key = next((step for _, step in reversed(place.trail) if isinstance(step, str)), "")
    if kind == "missing":
        return f"thiếu khóa {key}", f"thêm khóa {key}"
    if kind == "leaf_misses":
        return f"thiếu khóa {context['key']}", "mục không có mục con cần có điểm tối đa (max) và cách chấm (rule)"
    if kind == "extra_forbidden":
        close = [] if key in known_keys else get_close_matches(key, known_keys, 1)
        remedy = f"có phải là {close[0]}?" if close else f"bỏ khóa này; chỗ nào dùng khóa nào thì xem {manual}"
        return f"khóa lạ “{shorten(key)}”", remedy
    if kind == "value_error":
        about = f"{key}: " if place.trail and place.trail[-1][1] == key else ""
        return f"{about}{context['error']}", "sửa theo lời nhắc này"
    if kind == "union_tag_invalid":
        return f"kind{_said(error['input'].get('kind'))} không đúng", f"dùng một trong: {context['expected_tags']}"
    words = _WORDS.get("string_too_short" if kind == "too_short" and error["input"] == "" else kind)
    if words is None:
        return f"{key}: giá trị không hợp lệ", f"xem {manual}"
    wanted = words.format(**{k: v for k, v in context.items() if isinstance(v, str | int | float)})
    return f"{key}{_said(error.get('input'))} không đúng", wanted.replace("' or '", "' hoặc '")


def _said(given: object) -> str:
    """What stands in the file, as far as it is one short value."""
    if given is None or isinstance(given, dict | list):
        return ""
    text = str(given).lower() if isinstance(given, bool) else str(given)
    return f" “{shorten(text)}”"


_WORDS = {
    "string_type": "phải là chữ; nếu là số thì đặt trong dấu nháy",
    "int_type": "phải là số nguyên, không đặt trong dấu nháy",
    "bool_type": "phải là true hoặc false",
    "literal_error": "dùng một trong: {expected}",
    "enum": "dùng một trong: {expected}",
    "union_tag_not_found": "thêm khóa kind",
    "too_short": "cần ít nhất {min_length} mục",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "phải từ {le} trở xuống",
    "string_too_short": "không được để trống",
    "string_too_long": "dài nhất {max_length} ký tự",
    "string_pattern_mismatch": "chỉ dùng chữ không dấu, số và các dấu . _ - (mã: không có dấu cách)",
    "tuple_type": "phải là danh sách",
    "dict_type": "phải là các cặp khóa: giá trị",
    "model_type": "phải là các cặp khóa: giá trị",
    "model_attributes_type": "phải là các cặp khóa: giá trị",
}


def all_keys() -> frozenset[str]:
    """Every key the format knows, to suggest the nearest one for a misspelt key."""

    def models(base: type[Definition]) -> Iterator[type[Definition]]:
        for model in base.__subclasses__():
            yield model
            yield from models(model)

    return frozenset(key_of(name) for model in models(Definition) for name in model.fields if name != model.rest)
