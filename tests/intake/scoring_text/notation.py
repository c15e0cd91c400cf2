"""The short notation of the corpus: what a jurist writes beside a wording, compared with a proposed rule.

    tỷ lệ: ≥90 → 1; ≥80 → 0.5; còn lại → 0        a per cent of two figures, with bands
    tỷ lệ [tử / mẫu]: thuận đủ 95 sàn 70          proportional; full points from 95, 0 below 70
    số, trị, so năm trước %, hạn 2025-12-04, phần đạt ≥30, ngoài [SIPAS]   the other measures
    số: mỗi 0.5 đến 2 · trị: bước 10:1 +5:0.25 đến 2 từ 10 · bước xuống 95:2 +1:-0.1
    chọn: Có → 1; không → 0 · cộng: a → 1; b → 0.5 · đủ: a; b · trừ: lỗi → 0.25; sàn → 1 · tay
    công thức: 50/100 → 1; 79/100 → 1.58          what the formula gives for a/b

Points written here are points; a share of the maximum in a rule is turned into points. Labels need only be contained.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from parscore.intake.scoring_text.verdict import leaf_of
from parscore.scoring.answers import Answer
from parscore.scoring.text import fold

REFERENCES = {
    "năm trước": "previous_year",
    "năm gốc": "base_year",
    "chỉ tiêu": "target",
    "bình quân": "group_mean",
}
Facts = list[Any]


def mismatch(rule: dict[str, Any], notation: str, maximum: Decimal | None) -> str:
    """What differs between a rule and the notation; empty when nothing does."""
    head, _, body = notation.partition(":")
    most = Fraction(maximum) if maximum is not None else Fraction(1)
    parts = [part.strip() for part in body.split(";") if part.strip()]
    kind = head.split()[0]
    if kind == "tay":
        return _same(rule["kind"], "manual")
    if kind in ("chọn", "cộng", "trừ", "đủ"):
        return _listed(rule, kind, parts, most)
    if kind == "công":
        return _formula(rule, parts, maximum)
    return _measured(rule, head.strip(), body.strip(), parts, most)


def _same(one: object, other: object) -> str:
    return "" if one == other else f"{one} ≠ {other}"


def _worth(data: dict[str, Any], most: Fraction) -> Fraction:
    return most * Fraction(data["share"]) / 100 if "share" in data else Fraction(data["points"])


def _written(text: str, most: Fraction) -> Fraction:
    text = text.strip()
    return most * Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def _flat(label: str) -> str:
    return " ".join(re.findall(r"\w+", fold(label)))


def _contains(label: str, wanted: str) -> bool:
    return f" {_flat(wanted)} " in f" {_flat(label)} "


def _listed(rule: dict[str, Any], kind: str, parts: list[str], most: Fraction) -> str:
    expected = {"chọn": "choice", "trừ": "deduction"}.get(kind, "checklist")
    if rule["kind"] != expected:
        return f"{rule['kind']} ≠ {expected}"
    if kind == "đủ":
        labels = [item["label"] for item in rule["items"]]
        fits = len(labels) == len(parts) and all(map(_contains, labels, parts))
        return _same(rule["mode"], "all") or ("" if fits else f"{labels} ≠ {parts}")
    if kind == "cộng" and rule["mode"] != "sum":
        return "all ≠ sum"
    wanted = [tuple(part.split(" → ")) for part in parts]
    floor = next((Fraction(points) for label, points in wanted if label == "sàn"), Fraction(0))
    wanted = [pair for pair in wanted if pair[0] != "sàn"]
    if kind == "trừ" and Fraction(rule.get("floor", "0")) != floor:
        return f"sàn {rule.get('floor', '0')} ≠ {floor}"
    given = rule[{"chọn": "options", "cộng": "items", "trừ": "faults"}[kind]]
    if len(given) != len(wanted):
        return f"{len(given)} ≠ {len(wanted)} mức"
    for one, (label, points) in zip(given, wanted, strict=True):
        if not _contains(one["label"], label) or _worth(one, most) != _written(points, most):
            return f"{one} ≠ {label} → {points}"
    return ""


def _formula(rule: dict[str, Any], parts: list[str], maximum: Decimal | None) -> str:
    if rule["kind"] != "formula":
        return f"{rule['kind']} ≠ formula"
    leaf = leaf_of(rule, maximum)
    assert leaf is not None
    assert leaf.rule is not None
    for part in parts:
        figures, points = part.split(" → ")
        a, b = figures.split("/")
        score = leaf.rule.score(Answer(values={"a": a, "b": b}), Fraction(maximum or 1)).points
        if score != Fraction(points):
            return f"{figures} → {score} ≠ {points}"
    return ""


def _measured(rule: dict[str, Any], head: str, body: str, parts: list[str], most: Fraction) -> str:
    scale = rule.get("scale")
    if head.startswith("ngoài"):
        wrong = _same(rule["kind"], "external")
        source = head[head.index("[") + 1 : -1]
        if not wrong and not _contains(rule["source"], source):
            wrong = f"nguồn {rule['source']} ≠ {source}"
    else:
        wrong = _same(rule["kind"], "measured") or _measure(rule["measure"], head)
    if wrong:
        return wrong
    if not body:
        return "" if scale is None else f"thang {scale} thừa"
    whole = rule.get("measure", {}).get("kind") in ("count", "date")
    return "thiếu thang" if scale is None else _scale(scale, body, parts, most, whole=whole)


def _measure(measure: dict[str, Any], head: str) -> str:
    if head.startswith("tỷ lệ ["):
        above, below = head[head.index("[") + 1 : -1].split(" / ")
        wrong = _same(measure["kind"], "ratio")
        if wrong:
            return wrong
        fits = _flat(measure["numerator"]) == _flat(above) and _flat(measure["denominator"]) == _flat(below)
        return "" if fits else f"{measure} ≠ {head}"
    if head in ("tỷ lệ", "số", "trị"):
        return _same(measure["kind"], {"tỷ lệ": "ratio", "số": "count", "trị": "value"}[head])
    if head.startswith("so "):
        reference, as_ = head[3:].rsplit(" ", 1)
        wanted = ("change", REFERENCES[reference], {"%": "percent", "điểm": "points"}[as_])
        return _same((measure["kind"], measure.get("reference"), measure.get("as")), wanted)
    if head.startswith("hạn "):
        return _same((measure["kind"], measure.get("due")), ("date", head[4:]))
    if head.startswith("phần đạt "):
        key, value = _threshold(head.removeprefix("phần đạt "))
        return _same((measure["kind"], measure.get("inner")), ("share_passing", {key: value}))
    raise AssertionError(head)


def _threshold(text: str) -> tuple[str, str]:
    return {"≥": "from", ">": "above"}[text[0]], text[1:]


def _scale(scale: dict[str, Any], body: str, parts: list[str], most: Fraction, *, whole: bool) -> str:
    words = body.replace(",", " ").split()
    if words[0] == "thuận":
        named = dict(zip(words[1::2], words[2::2], strict=True))
        given = (scale["kind"], scale.get("full_at", "100"), scale.get("zero_below"))
        return _same(given, ("proportional", named.get("đủ", "100"), named.get("sàn")))
    if words[0] == "mỗi":
        return _same((scale["kind"], scale.get("points"), scale.get("cap")), ("per_unit", words[1], words[3]))
    if words[0] == "bước":
        return _steps(scale, words[1:])
    if scale["kind"] != "bands":
        return f"{scale['kind']} ≠ bands"
    given_bands = {_stepped(_key(band), whole): _worth(band, most) for band in scale["bands"]}
    wanted_bands = {}
    for part in parts:
        label, points = part.split(" → ")
        key = None if label == "còn lại" else _threshold(label)
        wanted_bands[_stepped(key, whole)] = _written(points, most)
    return _same(given_bands, wanted_bands)


def _key(band: dict[str, Any]) -> tuple[str, str] | None:
    return next(((key, band[key]) for key in ("from", "above") if key in band), None)


def _stepped(key: tuple[str, str] | None, whole: bool) -> tuple[str, str] | None:
    """Among whole numbers "above 5" is "from 6"."""
    return ("from", str(int(key[1]) + 1)) if whole and key is not None and key[0] == "above" else key


def _steps(scale: dict[str, Any], words: list[str]) -> str:
    down = words[0] == "xuống"
    words = words[down:]
    base_at, base = words[0].split(":")
    each, gives = words[1].removeprefix("+").split(":")
    named = dict(zip(words[2::2], words[3::2], strict=True))
    names = ("kind", "base_at", "base", "each", "gives", "cap", "from")
    given = {name: scale.get(name) for name in names} | {"down": scale.get("direction") == "down"}
    wanted = dict(zip(names, ("steps", base_at, base, each, gives, named.get("đến"), named.get("từ")), strict=True))
    return _same(given, wanted | {"down": down})
