"""Rules and whole sets made at random, with every property a set can have and texts of every kind."""

from typing import Any

from hypothesis import strategies as st

from parscore.intake.checking import checked
from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.rules import Rule
from parscore.scoring.text import nfc

Data = dict[str, Any]
_ODD = (
    "a: b",
    "[x] y",
    "a\nb",
    "- c",
    "khi a: 1 điểm",
    "cách chấm: tỷ lệ",
    "từ 98: 3 điểm",
    "{U+0041}",
    "_x0041_",
    "=1+1",
)
_ODD_LETTERS = "aĐệ1 \n\t:;[]{}_-–•|,.\u00a0\u0301\u200b\u2028\r'\"=+@🙂"

texts = st.one_of(
    st.sampled_from(_ODD),
    st.text(_ODD_LETTERS, min_size=1, max_size=12),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=8),
).map(nfc)
raw_texts = st.one_of(st.just(""), st.text(_ODD_LETTERS, max_size=6))
slugs = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9_.-]{0,7}\Z")
names = st.sampled_from(["a", "b", "so_luong", "xong_2", "any_zero"])
numbers = st.one_of(
    st.integers(-9999, 9999).map(str),
    st.decimals(-2000, 2000, places=3, allow_nan=False).map(lambda value: format(value, "f")),
    st.sampled_from(["0", "0.10", "1.125", "99999999999999999999", "0.000001", "-0.5", "1234.5", "-1.125", "007"]),
)
points = numbers.map(lambda text: text.lstrip("-"))
positive = points.filter(lambda text: float(text) > 0)
days = st.dates().map(lambda day: day.isoformat())


def maybe(strategy: Any) -> Any:
    return st.one_of(st.none(), strategy)


def _stated(data: Data) -> Data:
    return {key: value for key, value in data.items() if value is not None}


def _record(**fields: Any) -> Any:
    return st.fixed_dictionaries(fields).map(_stated)


worths = st.one_of(_record(points=points), _record(share=points))
thresholds = st.one_of(_record(**{"from": numbers}), _record(above=numbers))
measures = st.one_of(
    _record(kind=st.sampled_from(["value", "count"]), label=texts, unit=maybe(raw_texts)),
    _record(kind=st.just("ratio"), numerator=texts, denominator=texts),
    _record(
        kind=st.just("change"),
        label=texts,
        reference=st.sampled_from(["previous_year", "base_year", "target", "group_mean"]),
        **{"as": st.sampled_from(["points", "percent"])},
        reference_value=maybe(numbers),
    ),
    _record(kind=st.just("share_passing"), label=texts, inner=thresholds),
    _record(kind=st.just("date"), label=texts, due=days),
)


@st.composite
def _bands(draw: st.DrawFn) -> Data:
    bands: dict[object, Data] = {}
    for _ in range(draw(st.integers(1, 4))):
        threshold: Data = draw(st.one_of(thresholds, st.just({})))
        kind, number = next(iter(threshold.items()), ("rest", "0"))
        bands.setdefault((kind, float(number)), {**threshold, **draw(worths)})
    return {"kind": "bands", "bands": list(bands.values())}


scales = st.one_of(
    _bands(),
    _record(kind=st.just("proportional"), full_at=maybe(positive), zero_below=maybe(numbers)),
    _record(kind=st.just("per_unit"), points=points, cap=maybe(points)),
    _record(
        kind=st.just("steps"),
        base_at=numbers,
        base=numbers,
        each=positive,
        gives=numbers,
        direction=maybe(st.sampled_from(["up", "down"])),
        cap=maybe(points),
        **{"from": maybe(numbers)},
    ),
)


def _items(**more: Any) -> Any:
    of_one = st.builds(lambda named, worth: {**named, **worth}, _record(id=slugs, label=texts), **more)
    return st.lists(of_one, min_size=1, max_size=3, unique_by=lambda item: item["id"])


_formulas = st.just(
    {
        "variables": [{"id": "a", "label": "Số: [a]"}, {"id": "b", "label": "b\nc"}],
        "branches": [
            {"when": "a >= 0.5 # vì: thế", "then": "max_score * a / max(b, 1)"},
            {"when": "not (a >=\n0.5)", "then": "-0.5"},
        ],
    }
)
rules = st.one_of(
    _record(kind=st.just("measured"), measure=measures, scale=scales),
    _record(kind=st.just("manual"), step=maybe(positive)),
    _record(kind=st.just("choice"), options=_items(worth=worths)),
    _record(kind=st.just("checklist"), mode=st.just("sum"), items=_items(worth=_record(points=points))),
    _record(kind=st.just("checklist"), mode=st.just("all"), items=_items(worth=st.just({}))),
    _record(kind=st.just("deduction"), floor=maybe(points), faults=_items(worth=worths)),
    _record(kind=st.just("external"), source=texts, scale=maybe(scales)),
    _formulas.map(lambda formula: {"kind": "formula", **formula}),
)


def rule_of(data: Data) -> Rule:
    """The rule that data of a file describe."""
    leaf = checked(Criterion, {"code": "1", "level": "criterion", "title": "x", "max": "1", "rule": data})
    assert leaf.rule is not None
    return leaf.rule


_policies = st.sampled_from(["full", "exclude", "rescale", "zero"])
_bases = st.lists(_record(number=texts, date=maybe(days), issuer=maybe(texts), title=maybe(texts)), max_size=2)
_kinds = st.sampled_from(["xa", "phuong", "dac_khu", "so", "truong-hoc", "xa.2"])
_about = {
    "method": maybe(st.sampled_from(["self", "survey", "statistic", "others"])),
    "owner": st.lists(st.sampled_from(["van-phong", "van-phong-2", "khong-co", "X"]), max_size=3),
    "coordinating": st.lists(texts, max_size=2),
    "deadline": maybe(_record(text=texts, date=maybe(days))),
    "target": maybe(_record(text=texts, value=maybe(numbers))),
    "evidence": st.lists(texts, max_size=3),
    "guidance": maybe(texts),
    "legal_basis": _bases,
    "conflicts": st.lists(texts, max_size=2),
    "previous": st.lists(
        _record(
            set=slugs,
            code=st.sampled_from(["1.1", "II.5.đ", "2.2(a)", "x"]),
            relation=maybe(st.sampled_from(["same", "renamed", "moved", "split", "merged", "narrowed", "widened"])),
        ),
        max_size=2,
    ),
}
_odd_kinds = st.one_of(_kinds, st.sampled_from(["Xã", "a: b", " ", "[x]"]))


def _leaf(kinds: list[str]) -> Any:
    of_kinds = st.fixed_dictionaries(dict.fromkeys(kinds, points))
    maxima = st.one_of(
        points,
        of_kinds,
        st.builds(lambda own, more: {**more, **own}, of_kinds, st.dictionaries(_odd_kinds, points, max_size=1)),
    )
    factors = st.dictionaries(_odd_kinds, positive, min_size=1, max_size=2)
    coefficients = st.builds(
        lambda on, them: {**them, **on}, _record(on=maybe(st.sampled_from(["points", "thresholds"]))), factors
    )
    return _record(
        level=st.sampled_from(["area", "criterion", "sub_criterion"]),
        title=texts,
        max=maxima.filter(lambda value: not isinstance(value, dict) or set(kinds) <= value.keys()),
        rule=rules,
        not_arising=maybe(_policies),
        coefficient=maybe(coefficients),
        **_about,
    )


def _parent(below: Any) -> Any:
    return _record(
        level=st.sampled_from(["area", "criterion", "sub_criterion"]),
        title=texts,
        max=maybe(points),
        rescale_to=maybe(positive),
        children=st.lists(below, min_size=1, max_size=2),
        **_about,
    )


_CODES = ("I", "1.1", "TC", "đ", "7.10", "…", "(x)", "a.b", "2026", "0", "'1", "=1", "1/", "\u200b1", "x" * 40)


@st.composite
def sets(draw: st.DrawFn) -> CriteriaSet:
    """A set with anything in it; its codes are unlike each other, as they must be."""
    kinds = draw(st.lists(_kinds, min_size=1, max_size=3, unique=True))
    leaf = _leaf(kinds)
    nodes = st.recursive(leaf, _parent, max_leaves=4)
    classes = draw(st.lists(st.builds(lambda name, at: {"name": name, **at}, texts, thresholds), max_size=3))
    data: Data = {
        "format": "parscore-criteria/1",
        "id": draw(slugs),
        "version": draw(st.integers(1, 999_999)),
        "title": draw(texts),
        "years": draw(st.lists(st.integers(2000, 2100), min_size=1, max_size=3)),
        "unit_kinds": kinds,
        "points_status": draw(st.sampled_from(["official", "illustrative"])),
        "scale": {
            "total": draw(positive),
            "may_exceed": draw(st.booleans()),
            "rounding": draw(_record(places=maybe(st.integers(0, 6)), at=maybe(st.sampled_from(["total", "leaf"])))),
        },
        "criteria": draw(st.lists(nodes, min_size=1, max_size=3)),
        "bonus_items": draw(st.lists(leaf, max_size=1)),
        "penalty_items": draw(st.lists(leaf, max_size=2)),
        "legal_basis": draw(_bases),
        "not_arising": draw(maybe(_policies)),
        "survey_absent": draw(maybe(st.sampled_from(["rescale", "keep"]))),
        "bonus": draw(_record(cap=maybe(points))),
        "penalty": draw(_record(cap=maybe(points))),
        "class_on": draw(maybe(st.sampled_from(["rounded", "exact"]))),
        "classes": classes,
        "gates": [
            {"fact": draw(names), "label": draw(texts), "best_class": draw(st.sampled_from(classes))["name"]}
            for _ in range(draw(st.integers(0, 2)) if classes else 0)
        ],
        "ranking": draw(
            _record(
                ties=maybe(st.sampled_from(["competition", "dense"])),
                groups=st.lists(_record(name=texts, kinds=st.lists(_kinds, max_size=2)), max_size=2),
            )
        ),
        "roles": draw(st.sampled_from(_ROLES)),
    }
    _give_codes(data, draw(st.permutations([code for code in _CODES if "/" not in code])))
    return checked(CriteriaSet, _stated(data))


_ROLES: tuple[list[Data], ...] = (
    [],
    [{"id": "van-phong", "name": "Văn phòng; Thống kê"}],
    [
        {"id": "van-phong", "name": "Văn phòng"},
        {"id": "van-phong-2", "name": "VĂN PHÒNG"},
        {"id": "X", "name": "[Y] x"},
    ],
    [{"id": "van-phong", "name": "Một"}, {"id": "X", "name": "Một"}],
)


def _give_codes(data: Data, odd: list[str]) -> None:
    waiting = [*data["criteria"], *data["bonus_items"], *data["penalty_items"]]
    number = 0
    while waiting:
        node = waiting.pop(0)
        node["code"] = odd[number] if number < len(odd) else f"{number}.{number}"
        number += 1
        waiting += node.get("children", [])
