"""The worked examples of the scoring handbook, as a table: rule, maximum, what is declared, what it is worth.

A dash stands for no score (chưa chấm), which is never 0. Fractions are exact.
"""

from fractions import Fraction
from typing import Any

import pytest

from parscore.scoring.answers import Answer, Unit
from parscore.scoring.numbers import half_up
from parscore.scoring.outcome import Severity, Status
from tests.scoring.sets import one_leaf, scored

RATIO = {"kind": "ratio", "numerator": "Đạt", "denominator": "Tổng số"}
VALUE = {"kind": "value", "label": "Giá trị"}
COUNT = {"kind": "count", "label": "Số lượng"}
NO_VIOLATION = [{"from": "1", "points": "0"}, {"from": "0", "share": "100"}]


def bands(*bands: dict[str, str]) -> dict[str, Any]:
    return {"kind": "bands", "bands": list(bands)}


def measured(measure: dict[str, Any], scale: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "measured", "measure": measure, "scale": scale}


def at_least(threshold: str) -> dict[str, Any]:
    return bands({"from": threshold, "share": "100"}, {"points": "0"})


def change(reference: str, as_: str) -> dict[str, Any]:
    return {"kind": "change", "label": "Chỉ số", "reference": reference, "as": as_}


def due(day: str) -> dict[str, Any]:
    return {"kind": "date", "label": "Ngày hoàn thành", "due": day}


def formula(variables: str, *branches: tuple[str, str]) -> dict[str, Any]:
    return {
        "kind": "formula",
        "variables": [{"id": v, "label": v} for v in variables.split()],
        "branches": [{"when": when, "then": then} for when, then in branches],
    }


def steps(base_at: str, base: str, each: str, gives: str, **more: str) -> dict[str, Any]:
    return {"kind": "steps", "base_at": base_at, "base": base, "each": each, "gives": gives, **more}


def options(**shares: str) -> dict[str, Any]:
    return {"kind": "choice", "options": [{"id": k, "label": k, "share": v} for k, v in shares.items()]}


def deduction(floor: str = "0", **faults: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": "deduction",
        "floor": floor,
        "faults": [{"id": k, "label": k, **cost} for k, cost in faults.items()],
    }


RULES: dict[str, dict[str, Any]] = {
    "không vi phạm: đủ, có: 0": measured(COUNT, bands(*NO_VIOLATION)),
    "từ 95 %": measured(RATIO, at_least("95")),
    "trên 60 %": measured(RATIO, bands({"above": "60", "share": "100"}, {"points": "0"})),
    "mức tốt 75 %, hoàn thành 50 %": options(xuat_sac="100", tot="75", hoan_thanh="50"),
    "95: 2; 85: 1,5; 75: 1; còn lại 0": measured(
        RATIO,
        bands(
            {"from": "95", "points": "2"},
            {"from": "85", "points": "1.5"},
            {"from": "75", "points": "1"},
            {"from": "0", "points": "0"},
        ),
    ),
    "tỷ lệ × tối đa": measured(RATIO, {"kind": "proportional", "full_at": "100"}),
    "từ 80 % tính theo tỷ lệ": measured(RATIO, {"kind": "proportional", "full_at": "100", "zero_below": "80"}),
    "đủ ở 95 %": measured(RATIO, {"kind": "proportional", "full_at": "95"}),
    "dân số": measured(
        {"kind": "value", "label": "Dân số", "unit": "người"}, steps("3500", "10", "100", "0.5", cap="35")
    ),
    "diện tích": measured(VALUE, steps("10", "10", "0.5", "0.5", cap="30")),
    "ngân sách": measured(VALUE, steps("30", "3", "5", "0.5", cap="8")),
    "từ 10 %, mỗi 5 % thêm 0,25": measured(VALUE, steps("20", "1", "5", "0.25", cap="2", **{"from": "10"})),
    "mỗi cái 0,5, tối đa 2": measured(COUNT, {"kind": "per_unit", "points": "0.5", "cap": "2"}),
    "từ 02 đơn vị": measured(COUNT, at_least("2")),
    "đủ 1 + đúng 2": {
        "kind": "checklist",
        "mode": "sum",
        "items": [{"id": "du", "label": "Đầy đủ", "points": "1"}, {"id": "dung", "label": "Đúng", "points": "2"}],
    },
    "mọi nhiệm vụ đúng hạn": measured(RATIO, at_least("100")),
    "100 % phòng từ 30 %": measured(
        {"kind": "share_passing", "label": "Tỷ lệ từng phòng", "inner": {"from": "30"}}, at_least("100")
    ),
    "trừ 25 % mỗi lỗi": deduction(loi={"share": "25"}),
    "trừ 0,5 mỗi lỗi, tối thiểu 2": deduction("2", loi={"points": "0.5"}),
    "nhẹ trừ 50 %, nặng trừ hết": deduction(nhe={"share": "50"}, nang={"share": "100"}),
    "chậm nhất 30/9/2021": measured(due("2021-09-30"), bands({"above": "0", "points": "0"}, {"share": "100"})),
    "trước ngày 05/12": measured(due("2025-12-05"), bands({"from": "0", "points": "0"}, {"share": "100"})),
    "trừ 0,25 mỗi ngày chậm": measured(due("2025-12-05"), steps("0", "1", "1", "-0.25")),
    "tăng ít nhất 2 % (tương đối)": measured(change("base_year", "percent"), at_least("2")),
    "tăng ít nhất 2 điểm": measured(change("base_year", "points"), at_least("2")),
    "giữ hoặc tăng": measured(change("base_year", "points"), at_least("0")),
    "tăng từ 20 %": measured(change("previous_year", "percent"), at_least("20")),
    "giảm từ 10 %": measured(change("base_year", "percent"), bands({"above": "-10", "points": "0"}, {"share": "100"})),
    "vượt chỉ tiêu 4 %": measured(change("target", "percent"), at_least("4")),
    "từ bình quân trở lên": measured(change("group_mean", "points"), at_least("0")),
    "DDCI từ bình quân: 1": measured(
        change("group_mean", "points"), bands({"from": "0", "points": "1"}, {"points": "0"})
    ),
    "nửa ở chỉ tiêu, phần vượt so với cao nhất": formula(
        "own target best",
        ("own < target", "0"),
        ("own >= target and best > target", "max_score / 2 + max_score / 2 * (own - target) / (best - target)"),
        ("own >= target and best <= target", "max_score / 2"),
    ),
    "chỉ số công bố / 100": {"kind": "external", "source": "QĐ 766", "scale": {"kind": "proportional"}},
    "nhánh A từ 0.95: đủ; nhánh B: tỷ lệ": formula(
        "x y", ("x / y >= 0.95", "max_score"), ("x / y < 0.95", "x / y * max_score")
    ),
    "hai nhánh cùng đúng": formula("x", ("x > 0", "1"), ("x > 1", "1")),
    "tự do": {"kind": "manual"},
}


def ratio(numerator: str, denominator: str) -> Answer:
    return Answer(values={"numerator": numerator, "denominator": denominator})


def value(number: str) -> Answer:
    return Answer(values={"value": number})


def compared(current: str, reference: str) -> Answer:
    return Answer(values={"current": current, "reference": reference})


def on(day: str) -> Answer:
    return Answer(values={"date": day})


def faults(**times: str) -> Answer:
    return Answer(faults=times)


def variables(**numbers: str) -> Answer:
    return Answer(values=numbers)


NOTHING = Answer()
NOT_ASSIGNED = Answer(not_arising=True, reason="không được giao chỉ tiêu")

EXAMPLES: list[tuple[str, str, str, Answer, str]] = [
    # số      cách chấm                        tối đa  kê khai                    điểm
    ("E1", "không vi phạm: đủ, có: 0", "2.5", value("0"), "2.5"),
    ("E2", "không vi phạm: đủ, có: 0", "2.5", value("1"), "0"),
    ("E3", "không vi phạm: đủ, có: 0", "2.5", NOTHING, "-"),
    ("E4", "từ 95 %", "2.5", ratio("190", "200"), "2.5"),
    ("E5", "từ 95 %", "2.5", ratio("189", "200"), "0"),
    ("E6", "từ 95 %", "2.5", ratio("18999", "20000"), "0"),
    ("E7", "từ 95 %", "2.5", ratio("210", "200"), "2.5"),
    ("E9", "trên 60 %", "1", ratio("60", "100"), "0"),
    ("E10", "trên 60 %", "1", ratio("6001", "10000"), "1"),
    ("E11", "mức tốt 75 %, hoàn thành 50 %", "2", Answer(choice="tot"), "1.5"),
    ("E12", "mức tốt 75 %, hoàn thành 50 %", "2", Answer(choice="hoan_thanh"), "1"),
    ("E13", "mức tốt 75 %, hoàn thành 50 %", "2", Answer(choice="khong"), "-"),
    ("E14", "95: 2; 85: 1,5; 75: 1; còn lại 0", "2", ratio("95", "100"), "2"),
    ("E15", "95: 2; 85: 1,5; 75: 1; còn lại 0", "2", ratio("94.99", "100"), "1.5"),
    ("E16", "95: 2; 85: 1,5; 75: 1; còn lại 0", "2", ratio("75", "100"), "1"),
    ("E17", "95: 2; 85: 1,5; 75: 1; còn lại 0", "2", ratio("74.99", "100"), "0"),
    ("E18", "tỷ lệ × tối đa", "5", ratio("47", "50"), "4.7"),
    ("E19", "tỷ lệ × tối đa", "10", ratio("46", "50"), "9.2"),
    ("E20", "tỷ lệ × tối đa", "5", ratio("1", "3"), "5/3"),
    ("E21", "tỷ lệ × tối đa", "5", ratio("52", "50"), "5"),
    ("E22", "tỷ lệ × tối đa", "5", ratio("0", "50"), "0"),
    ("E24", "tỷ lệ × tối đa", "5", Answer(values={"denominator": "50"}), "-"),
    ("E25", "từ 80 % tính theo tỷ lệ", "1.5", ratio("80", "100"), "1.2"),
    ("E26", "từ 80 % tính theo tỷ lệ", "1.5", ratio("7999", "10000"), "0"),
    ("E27", "từ 80 % tính theo tỷ lệ", "1.5", ratio("925", "1000"), "1.3875"),
    ("E28", "đủ ở 95 %", "2", ratio("76", "100"), "1.6"),
    ("E29", "đủ ở 95 %", "2", ratio("949", "1000"), "1898/950"),
    ("E30", "đủ ở 95 %", "2", ratio("95", "100"), "2"),
    ("E30", "đủ ở 95 %", "2", ratio("98", "100"), "2"),
    ("E31", "dân số", "35", value("3500"), "10"),
    ("E31", "dân số", "35", value("3599"), "10"),
    ("E32", "dân số", "35", value("3600"), "10.5"),
    ("E32", "dân số", "35", value("4250"), "13.5"),
    ("E33", "dân số", "35", value("8500"), "35"),
    ("E33", "dân số", "35", value("9000"), "35"),
    ("E34", "diện tích", "30", value("12.3"), "12"),
    ("E34", "diện tích", "30", value("31"), "30"),
    ("E35", "ngân sách", "8", value("47"), "4.5"),
    ("E35", "ngân sách", "8", value("80"), "8"),
    ("E35", "ngân sách", "8", value("85"), "8"),
    ("E36", "từ 10 %, mỗi 5 % thêm 0,25", "2", value("20"), "1"),
    ("E36", "từ 10 %, mỗi 5 % thêm 0,25", "2", value("33"), "1.5"),
    ("E36", "từ 10 %, mỗi 5 % thêm 0,25", "2", value("45"), "2"),
    ("E37", "mỗi cái 0,5, tối đa 2", "2", value("0"), "0"),
    ("E37", "mỗi cái 0,5, tối đa 2", "2", value("3"), "1.5"),
    ("E37", "mỗi cái 0,5, tối đa 2", "2", value("4"), "2"),
    ("E37", "mỗi cái 0,5, tối đa 2", "2", value("5"), "2"),
    ("E38", "từ 02 đơn vị", "1", value("1"), "0"),
    ("E38", "từ 02 đơn vị", "1", value("2"), "1"),
    ("E39", "đủ 1 + đúng 2", "3", Answer(checked=("du", "dung")), "3"),
    ("E39", "đủ 1 + đúng 2", "3", Answer(checked=("du",)), "1"),
    ("E39", "đủ 1 + đúng 2", "3", Answer(checked=("dung",)), "2"),
    ("E40", "mọi nhiệm vụ đúng hạn", "2.5", ratio("12", "12"), "2.5"),
    ("E40", "mọi nhiệm vụ đúng hạn", "2.5", ratio("11", "12"), "0"),
    ("E42", "100 % phòng từ 30 %", "1", Answer(values={"items": ("30.0", "45", "29.9")}), "0"),
    ("E43", "100 % phòng từ 30 %", "1", Answer(values={"items": ("30.0", "45", "30.1")}), "1"),
    ("E44", "trừ 25 % mỗi lỗi", "10", faults(), "10"),
    ("E44", "trừ 25 % mỗi lỗi", "10", faults(loi="1"), "7.5"),
    ("E44", "trừ 25 % mỗi lỗi", "10", faults(loi="3"), "2.5"),
    ("E44", "trừ 25 % mỗi lỗi", "10", faults(loi="4"), "0"),
    ("E44", "trừ 25 % mỗi lỗi", "10", faults(loi="5"), "0"),
    ("E45", "trừ 0,5 mỗi lỗi, tối thiểu 2", "5", faults(loi="3"), "3.5"),
    ("E45", "trừ 0,5 mỗi lỗi, tối thiểu 2", "5", faults(loi="6"), "2"),
    ("E45", "trừ 0,5 mỗi lỗi, tối thiểu 2", "5", faults(loi="8"), "2"),
    ("E46", "nhẹ trừ 50 %, nặng trừ hết", "1", faults(nhe="1"), "0.5"),
    ("E46", "nhẹ trừ 50 %, nặng trừ hết", "1", faults(nang="1"), "0"),
    ("E47", "chậm nhất 30/9/2021", "1", on("2021-09-30"), "1"),
    ("E47", "chậm nhất 30/9/2021", "1", on("2021-10-01"), "0"),
    ("E48", "trước ngày 05/12", "1", on("2025-12-04"), "1"),
    ("E48", "trước ngày 05/12", "1", on("2025-12-05"), "0"),
    ("E49", "trừ 0,25 mỗi ngày chậm", "1", on("2025-12-05"), "1"),
    ("E49", "trừ 0,25 mỗi ngày chậm", "1", on("2025-12-08"), "0.25"),
    ("E49", "trừ 0,25 mỗi ngày chậm", "1", on("2025-12-10"), "0"),
    ("E50", "tăng ít nhất 2 % (tương đối)", "1", compared("86.48", "84.78"), "1"),
    ("E50", "tăng ít nhất 2 % (tương đối)", "1", compared("86.47", "84.78"), "0"),
    ("E51", "tăng ít nhất 2 điểm", "1", compared("86.78", "84.78"), "1"),
    ("E51", "tăng ít nhất 2 điểm", "1", compared("86.77", "84.78"), "0"),
    ("E51", "tăng ít nhất 2 % (tương đối)", "1", compared("86.50", "84.78"), "1"),
    ("E51", "tăng ít nhất 2 điểm", "1", compared("86.50", "84.78"), "0"),
    ("E52", "giữ hoặc tăng", "1", compared("90.92", "90.92"), "1"),
    ("E52", "giữ hoặc tăng", "1", compared("90.91", "90.92"), "0"),
    ("E53", "tăng từ 20 %", "1", compared("60", "50"), "1"),
    ("E53", "tăng từ 20 %", "1", compared("59", "50"), "0"),
    ("E54", "giảm từ 10 %", "1", compared("36", "40"), "1"),
    ("E54", "giảm từ 10 %", "1", compared("37", "40"), "0"),
    ("E55", "vượt chỉ tiêu 4 %", "1", compared("260000", "250000"), "1"),
    ("E55", "vượt chỉ tiêu 4 %", "1", compared("259999", "250000"), "0"),
    ("E56", "từ bình quân trở lên", "2", compared("88.37", "88.37"), "2"),
    ("E56", "từ bình quân trở lên", "2", compared("88.36", "88.37"), "0"),
    ("E57", "DDCI từ bình quân: 1", "2", compared("70", "65"), "1"),
    ("E58", "nửa ở chỉ tiêu, phần vượt so với cao nhất", "10", variables(own="120", target="100", best="150"), "7"),
    ("E59", "nửa ở chỉ tiêu, phần vượt so với cao nhất", "10", variables(own="100", target="100", best="150"), "5"),
    ("E59", "nửa ở chỉ tiêu, phần vượt so với cao nhất", "10", variables(own="150", target="100", best="150"), "10"),
    ("E60", "nửa ở chỉ tiêu, phần vượt so với cao nhất", "10", variables(own="100", target="100", best="100"), "5"),
    ("E62", "chỉ số công bố / 100", "2", value("90.09"), "1.8018"),
    ("E76", "nhánh A từ 0.95: đủ; nhánh B: tỷ lệ", "2", variables(x="190", y="200"), "2"),
    ("E76", "nhánh A từ 0.95: đủ; nhánh B: tỷ lệ", "2", variables(x="188", y="200"), "1.88"),
    ("E77", "hai nhánh cùng đúng", "2", variables(x="2"), "-"),
    ("E77", "hai nhánh cùng đúng", "2", variables(x="0"), "-"),
    ("E86", "tự do", "1.25", Answer(points="1.25"), "1.25"),
    ("E86", "tự do", "1.25", Answer(points="1.3"), "-"),
    ("E86", "tự do", "1.25", Answer(points="-0.1"), "-"),
    ("E86", "tự do", "1.25", Answer(points="0"), "0"),
    ("E86", "tự do", "1.25", NOTHING, "-"),
]


@pytest.mark.parametrize(("number", "rule", "maximum", "answer", "expected"), EXAMPLES)
def test_the_worked_example_comes_out_exactly(
    number: str, rule: str, maximum: str, answer: Answer, expected: str
) -> None:
    node = scored(one_leaf(maximum, RULES[rule]), {"1": answer}).nodes["1"]
    assert node.score == (None if expected == "-" else Fraction(expected)), f"{number}: {node.working}"
    if expected != "-":
        assert str(node.working), "no number without its working"


SHOWN = [("E20", "5/3", "1.67"), ("E27", "1.3875", "1.39"), ("E29", "1898/950", "2.00"), ("E62", "1.8018", "1.80")]


@pytest.mark.parametrize(("number", "exact", "shown"), SHOWN)
def test_an_exact_score_is_shown_with_two_decimals(number: str, exact: str, shown: str) -> None:
    assert str(half_up(Fraction(exact))) == shown


@pytest.mark.parametrize(
    ("number", "rule", "answer"),
    [
        ("E7", "từ 95 %", ratio("210", "200")),
        ("E21", "tỷ lệ × tối đa", ratio("52", "50")),
    ],
)
def test_a_ratio_above_100_percent_gives_the_maximum_with_a_warning(number: str, rule: str, answer: Answer) -> None:
    result = scored(one_leaf("5", RULES[rule]), {"1": answer})
    assert result.nodes["1"].score == 5
    assert [p.severity for p in result.problems] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("number", "rule", "answer"),
    [
        ("E23", "tỷ lệ × tối đa", ratio("0", "0")),
        ("E41", "mọi nhiệm vụ đúng hạn", NOT_ASSIGNED),
        ("E53", "tăng từ 20 %", compared("5", "0")),
    ],
)
def test_what_did_not_arise_is_left_out_under_the_exclude_policy(number: str, rule: str, answer: Answer) -> None:
    node = scored(one_leaf("5", RULES[rule], not_arising="exclude"), {"1": answer}).nodes["1"]
    assert (node.status, node.score, node.max_score) == (Status.NOT_ARISING, None, 0)


@pytest.mark.parametrize(
    ("number", "rule", "answer"),
    [
        ("E13", "mức tốt 75 %, hoàn thành 50 %", Answer(choice="khong")),
        ("E77", "hai nhánh cùng đúng", variables(x="2")),
        ("E86", "tự do", Answer(points="1.3")),
        ("E86", "tự do", Answer(points="-0.1")),
    ],
)
def test_what_the_rule_cannot_take_is_refused_with_an_error(number: str, rule: str, answer: Answer) -> None:
    result = scored(one_leaf("1.25", RULES[rule]), {"1": answer})
    assert result.nodes["1"].status is Status.BLANK
    assert [p.severity for p in result.problems] == [Severity.ERROR]


SPECIAL_ZONE = Unit("dk", "Đặc khu Mẫu", "dac_khu")
MOUNTAIN = Unit("nui", "Xã Miền Núi", "mien_nui")


@pytest.mark.parametrize(("number", "on", "expected"), [("E73", "thresholds", "12.5"), ("E74", "points", "7.5")])
def test_a_coefficient_multiplies_what_the_set_says(number: str, on: str, expected: str) -> None:
    mountain = one_leaf("35", RULES["dân số"], coefficient={"mien_nui": "0.75", "on": on})
    assert scored(mountain, {"1": value("3000")}, MOUNTAIN).nodes["1"].score == Fraction(expected)


@pytest.mark.parametrize(
    ("scale", "entered", "expected"),
    [
        (bands({"from": "80", "points": "2"}, {"from": "40", "points": "1"}, {"points": "0"}), "60", "2"),
        (bands({"above": "80", "points": "2"}, {"points": "0"}), "60", "0"),
        ({"kind": "proportional", "full_at": "100", "zero_below": "40"}, "60", "1.6"),
        ({"kind": "proportional", "full_at": "100", "zero_below": "40"}, "29", "0"),
        (steps("40", "1", "20", "0.5", **{"from": "20"}), "45", "1.5"),
    ],
)
def test_a_coefficient_on_thresholds_reaches_every_threshold_of_every_scale(
    scale: dict[str, Any], entered: str, expected: str
) -> None:
    chosen = one_leaf("2", measured(VALUE, scale), coefficient={"mien_nui": "0.75", "on": "thresholds"})
    scored(chosen, {"1": value(entered)})  # a unit without a coefficient, scored first, leaves no trace
    assert scored(chosen, {"1": value(entered)}, MOUNTAIN).nodes["1"].score == Fraction(expected)


def test_a_coefficient_never_takes_a_deduction_under_its_floor() -> None:
    chosen = one_leaf("5", deduction("2", late={"points": "1"}), coefficient={"mien_nui": "0.5", "on": "points"})
    assert scored(chosen, {"1": Answer(faults={"late": "3"})}, MOUNTAIN).nodes["1"].score == 2


def test_a_figure_that_cannot_be_taken_is_refused_also_while_another_is_missing() -> None:
    result = scored(one_leaf("2", RULES["nhánh A từ 0.95: đủ; nhánh B: tỷ lệ"]), {"1": variables(y="1e3")})
    assert [p.severity for p in result.problems] == [Severity.ERROR]


@pytest.mark.parametrize(("kind", "expected"), [("xa", "1.8"), ("huyen", "1.35")])
def test_e75_the_maximum_depends_on_the_kind_of_unit(kind: str, expected: str) -> None:
    by_kind = one_leaf({"xa": "2", "huyen": "1.5"}, RULES["tỷ lệ × tối đa"])
    result = scored(by_kind, {"1": ratio("90", "100")}, Unit("u", "Đơn vị", kind))
    assert result.nodes["1"].score == Fraction(expected)


@pytest.mark.parametrize(
    ("text", "shown"), [("81.755", "81.76"), ("2.675", "2.68"), ("1.005", "1.01"), ("-2.675", "-2.68")]
)
def test_e89_e90_rounding_is_half_up_on_exact_decimals(text: str, shown: str) -> None:
    assert str(half_up(Fraction(text))) == shown


def test_e89_the_mean_of_hue_is_81_76() -> None:
    years = [Fraction(x) for x in ("74.85", "76.72", "84.31", "91.14")]
    assert str(half_up(sum(years, Fraction(0)) / 4)) == "81.76"
