"""The properties of a criteria set and of its rows as texts to lay side by side: two differ where the properties do."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from parscore.scoring.classes import ANY_ZERO
from parscore.scoring.criteria import (
    Capped,
    Coefficient,
    CriteriaSet,
    Criterion,
    Deadline,
    Gate,
    IndexClass,
    LegalBasis,
    Predecessor,
    Ranking,
    ScaleOfSet,
    Target,
)
from parscore.scoring.leaf import POLICY_WORDS
from parscore.scoring.numbers import show_short
from parscore.scoring.rule_notation import write_rule
from parscore.scoring.rule_notation.words import KIND
from parscore.scoring.set_captions import ROW_CAPTIONS, SET_CAPTIONS

KindName = Callable[[str], str]
_WORDS: Mapping[str, Mapping[Any, str]] = {
    "level": {"area": "lĩnh vực", "criterion": "tiêu chí", "sub_criterion": "tiêu chí thành phần"},
    "method": {
        "self": "đơn vị tự chấm",
        "survey": "điều tra xã hội học",
        "statistic": "số liệu, chỉ số do nơi khác công bố",
        "others": "nơi khác chấm",
    },
    "not_arising": POLICY_WORDS,
    "points_status": {"official": "điểm chính thức", "illustrative": "điểm minh họa"},
    "survey_absent": {"rescale": "quy đổi phần còn lại về thang điểm", "keep": "giữ điểm trên phần còn lại"},
    "class_on": {"rounded": "theo chỉ số đã làm tròn", "exact": "theo chỉ số chính xác"},
}
_RELATIONS = {
    "same": "giữ nguyên",
    "renamed": "đổi tên",
    "moved": "chuyển chỗ",
    "split": "tách ra",
    "merged": "gộp lại",
    "narrowed": "thu hẹp",
    "widened": "mở rộng",
}


def row_texts(criteria_set: CriteriaSet, node: Criterion, kind_name: KindName) -> dict[str, str]:
    """The properties of a row by their names in the definition, without its code; "" for what is not stated."""
    special: Mapping[str, str] = {
        "owner": _lines(map(criteria_set.role_name, node.owner)),
        "rule": "" if node.rule is None else write_rule(node.rule).removeprefix(f"{KIND}: "),
        **({} if node.is_leaf else {"method": ""}),
    }
    names = (name for name in ROW_CAPTIONS if name != "code")
    return {name: special[name] if name in special else _text(name, getattr(node, name), kind_name) for name in names}


def set_texts(criteria_set: CriteriaSet, kind_name: KindName) -> dict[str, str]:
    """The set's own properties by their names in the definition; "" for what is not stated."""
    special: Mapping[str, str] = {
        "years": ", ".join(map(str, criteria_set.years)),
        "unit_kinds": ", ".join(map(kind_name, criteria_set.unit_kinds)),
        "gates": _lines(f"{g.label} ({_seen(g)}): cao nhất {g.best_class}" for g in criteria_set.gates),
        "roles": _lines(f"{role.name} (mã {role.id})" for role in criteria_set.roles),
    }
    return {
        name: special[name] if name in special else _text(name, getattr(criteria_set, name), kind_name)
        for name in SET_CAPTIONS
    }


def _seen(gate: Gate) -> str:
    return "chương trình tự thấy" if gate.fact == ANY_ZERO else f"khai khi chấm, mã {gate.fact}"


def _text(name: str, value: object, kind_name: KindName) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return show_short(value)
        case dict():
            return _by_kind(value, kind_name)
        case tuple():
            return _lines(_text(name, part, kind_name) for part in value)
        case Coefficient():
            what = "nhân điểm" if value.on == "points" else "nhân ngưỡng"
            return f"{what}: {_by_kind(value.factors, kind_name)}"
        case Deadline():
            return value.text + _bracketed(value.date)
        case Target():
            return value.text + _bracketed(value.value)
        case Ranking():
            return _ranking(value, kind_name)
        case LegalBasis() | Predecessor() | IndexClass() | ScaleOfSet() | Capped():
            return _part(value)
    return _WORDS[name][value] if name in _WORDS else str(value)


def _part(value: LegalBasis | Predecessor | IndexClass | ScaleOfSet | Capped) -> str:
    match value:
        case LegalBasis():
            dated = f" ngày {value.date:%d/%m/%Y}" if value.date else ""
            issued = f" của {value.issuer}" if value.issuer else ""
            return f"{value.number}{dated}{issued}" + (f": {value.title}" if value.title else "")
        case Predecessor():
            return f"mục {value.code} của {value.set} ({_RELATIONS[value.relation]})"
        case IndexClass():
            from_ = f"từ {show_short(value.from_)} trở lên" if value.from_ is not None else ""
            return f"{value.name}: {from_ or f'trên {show_short(value.above or 0)}'}"
        case ScaleOfSet():
            past = "được vượt thang" if value.may_exceed else "không vượt thang"
            at = "từng mục trước khi cộng" if value.rounding.at == "leaf" else "chỉ tổng điểm"
            places = value.rounding.places
            return f"{show_short(value.total)} điểm; tổng điểm {past}; làm tròn {places} chữ số thập phân, {at}"
    return "không giới hạn" if value.cap is None else f"tối đa {show_short(value.cap)}"


def _ranking(ranking: Ranking, kind_name: KindName) -> str:
    ties = "đồng hạng 1, 1, 3" if ranking.ties == "competition" else "đồng hạng 1, 1, 2"
    groups = (f"{group.name}: {', '.join(map(kind_name, group.kinds))}" for group in ranking.groups)
    return _lines((ties, *groups))


def _by_kind(points: Mapping[str, Decimal], kind_name: KindName) -> str:
    return "; ".join(f"{kind_name(kind)}: {show_short(amount)}" for kind, amount in points.items())


def _bracketed(value: date | Decimal | None) -> str:
    if value is None:
        return ""
    return f" ({show_short(value) if isinstance(value, Decimal) else f'{value:%d/%m/%Y}'})"


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)
