"""The forms of measures (what is entered) and of scales (what it is worth)."""

from collections.abc import Mapping
from typing import Any

from parscore.scoring.measures import (
    REFERENCES,
    ChangeMeasure,
    CountMeasure,
    DateMeasure,
    Inner,
    RatioMeasure,
    ShareMeasure,
    ValueMeasure,
)
from parscore.scoring.scales import Band, BandsScale, PerUnitScale, ProportionalScale, StepsScale
from parscore.scoring.schema import Definition
from parscore.ui.sets.rule_builder.fields import Spec
from parscore.ui.sets.rule_builder.shape import Shape, Table, Values
from parscore.ui.sets.rule_builder.takings import DAY, LINE, NUMBER, POINTS, POSITIVE

FROM, ABOVE, REST = "from", "above", "rest"
POINTS_UNIT, SHARE_UNIT = "points", "share"
WORTH = Spec("worth", "Được", POINTS)
UNIT = Spec("worth_unit", "Tính bằng", choices=((POINTS_UNIT, "điểm"), (SHARE_UNIT, "% tối đa")), start=POINTS_UNIT)
_BOUNDS = ((FROM, "Từ"), (ABOVE, "Trên"), (REST, "Còn lại"))

_LABEL = Spec("label", "Tên số liệu", LINE, hint="Ví dụ: Số hồ sơ đúng hạn")
_UNIT = Spec("unit", "Đơn vị tính", LINE, needed=False, hint="Ví dụ: người, %, hồ sơ")


def unit_of(measure: str, sheet: Mapping[str, Any]) -> str:
    """The sign of the unit in which the thresholds of a measure are typed, "" where words of its own say it."""
    match measure:
        case "ratio" | "share_passing":
            return "%"
        case "change":
            return "%" if sheet["as_"] == "percent" else ""
        case "value":
            return "%" if sheet["unit"].strip() == "%" else ""
    return ""


def worth(values: Values) -> dict[str, Any]:
    """Points or a share, as one of the two attributes a definition has."""
    return {str(values["worth_unit"]): values["worth"]}


def worth_sheet(part: Any) -> dict[str, str]:
    """The texts of what a band, option or fault is worth."""
    share = part.share is not None
    return {
        "worth": POINTS.show(part.share if share else part.points),
        "worth_unit": SHARE_UNIT if share else POINTS_UNIT,
    }


def bound(part: Band | Inner) -> tuple[str, str]:
    """Which bound a band has, and its threshold as typed."""
    threshold = part.from_ if part.from_ is not None else part.above
    if threshold is None:
        return REST, ""
    return ABOVE if part.above is not None else FROM, NUMBER.show(threshold)


def _value(values: Values) -> Definition:
    return ValueMeasure(kind="value", label=values["label"], unit=values["unit"] or "")


def _count(values: Values) -> Definition:
    return CountMeasure(kind="count", label=values["label"], unit=values["unit"] or "")


def _ratio(values: Values) -> Definition:
    return RatioMeasure(kind="ratio", numerator=values["numerator"], denominator=values["denominator"])


def _change(values: Values) -> Definition:
    return ChangeMeasure(kind="change", **values)


def _share(values: Values) -> Definition:
    above = values["inner_bound"] == ABOVE
    inner = Inner(above=values["inner"]) if above else Inner(from_=values["inner"])
    return ShareMeasure(kind="share_passing", label=values["label"], inner=inner)


def _share_sheet(measure: ShareMeasure) -> dict[str, str]:
    which, threshold = bound(measure.inner)
    return {"label": measure.label, "inner_bound": which, "inner": threshold}


def _date(values: Values) -> Definition:
    return DateMeasure(kind="date", label=values["label"], due=values["due"])


_REFERENCES = tuple((reference, words[:1].upper() + words[1:]) for reference, words in REFERENCES.items())

MEASURES = (
    Shape("value", "Một số", _value, (_LABEL, _UNIT)),
    Shape(
        "ratio",
        "Tỷ lệ: tử số trên mẫu số",
        _ratio,
        (
            Spec("numerator", "Tử số", LINE, hint="Ví dụ: Hồ sơ đúng và trước hạn"),
            Spec("denominator", "Mẫu số", LINE, hint="Ví dụ: Hồ sơ đã giải quyết"),
        ),
    ),
    Shape("count", "Số lượng", _count, (_LABEL, _UNIT)),
    Shape(
        "change",
        "So với kỳ trước",
        _change,
        (
            _LABEL,
            Spec("reference", "So với", choices=_REFERENCES, start="previous_year"),
            Spec("as_", "Tính bằng", choices=(("percent", "%"), ("points", "Điểm chênh lệch")), start="percent"),
            Spec("reference_value", "Số để so", NUMBER, needed=False, unit="nếu văn bản ghi sẵn"),
        ),
    ),
    Shape(
        "share_passing",
        "Tỷ lệ đạt trong danh sách",
        _share,
        (
            _LABEL._replace(hint="Ví dụ: Tỷ lệ của từng phòng"),
            Spec("inner_bound", "Coi là đạt khi", choices=_BOUNDS[:2], start=FROM),
            Spec("inner", "Ngưỡng đạt", NUMBER, unit="%"),
        ),
        sheet=_share_sheet,
    ),
    Shape(
        "date",
        "Ngày hoàn thành",
        _date,
        (_LABEL._replace(hint="Ví dụ: Ngày gửi báo cáo"), Spec("due", "Hạn", DAY, hint="05/12/2025")),
        hint="Thang điểm tính theo số ngày chậm: đúng hạn là 0, sớm 2 ngày là -2.",
    ),
)


def _bands(values: Values) -> Definition:
    return BandsScale(kind="bands", bands=tuple(map(_band, values["bands"])))


def _band(row: Values) -> Band:
    threshold = {FROM: "from_", ABOVE: "above"}.get(row["bound"])
    return Band(**({threshold: row["threshold"]} if threshold else {}), **worth(row))


def _bands_sheet(scale: BandsScale) -> dict[str, Any]:
    rows = []
    for band in scale.bands:
        which, threshold = bound(band)
        rows.append({"bound": which, "threshold": threshold, **worth_sheet(band)})
    return {"bands": rows}


def _proportional(values: Values) -> Definition:
    return ProportionalScale(kind="proportional", **values)


def _per_unit(values: Values) -> Definition:
    return PerUnitScale(kind="per_unit", points=values["each_points"], cap=values["cap"])


def _steps(values: Values) -> Definition:
    return StepsScale(kind="steps", **values)


_BAND_TABLE = Table(
    "bands",
    "mức",
    (
        Spec("bound", "Kết quả", choices=_BOUNDS, start=FROM),
        Spec("threshold", "Ngưỡng", NUMBER, of_measure=True),
        WORTH,
        UNIT,
    ),
    {"threshold": "bound=rest"},
)
_CAP = Spec("cap", "Nhiều nhất", POINTS, needed=False, unit="điểm")

SCALES = (
    Shape(
        "bands",
        "Các mức",
        _bands,
        tables=(_BAND_TABLE,),
        sheet=_bands_sheet,
        attrs={"bands": "bands"},
        start={
            "bands": [
                {"bound": FROM, "worth": "100", "worth_unit": SHARE_UNIT},
                {"bound": REST, "worth": "0", "worth_unit": POINTS_UNIT},
            ]
        },
    ),
    Shape(
        "proportional",
        "Tỷ lệ thuận",
        _proportional,
        (
            Spec("full_at", "Điểm tối đa khi đạt", POSITIVE, start="100", of_measure=True),
            Spec("zero_below", "0 điểm khi dưới", NUMBER, needed=False, unit="nếu có", of_measure=True),
        ),
    ),
    Shape(
        "per_unit",
        "Mỗi đơn vị",
        _per_unit,
        (Spec("each_points", "Mỗi đơn vị được", POINTS, unit="điểm", attr="points"), _CAP),
    ),
    Shape(
        "steps",
        "Từng bước",
        _steps,
        (
            Spec("base_at", "Mốc", NUMBER, of_measure=True),
            Spec("base", "Điểm ở mốc", NUMBER, unit="điểm"),
            Spec("direction", "Cứ", choices=(("up", "tăng thêm"), ("down", "giảm thêm")), start="up"),
            Spec("each", "đủ mỗi", POSITIVE, of_measure=True),
            Spec("gives", "thì cộng", NUMBER, unit="điểm (số âm là trừ)"),
            _CAP,
            Spec("from_", "0 điểm khi dưới", NUMBER, needed=False, unit="nếu có", of_measure=True),
        ),
    ),
)
