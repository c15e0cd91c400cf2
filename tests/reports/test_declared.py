"""What was declared is told in the words of the rule."""

from typing import Any

import pytest

from parscore.reports.declared import declared
from parscore.scoring.answers import Answer
from tests.reports.samples import RATIO, SURVEY, YES_NO, criteria_set, leaf, parent

CHECKLIST = {
    "kind": "checklist",
    "mode": "sum",
    "items": [{"id": "a", "label": "Có kế hoạch", "points": "1"}, {"id": "b", "label": "Có báo cáo", "points": "1"}],
}
FAULTS = {"kind": "deduction", "faults": [{"id": "cham", "label": "Báo cáo chậm", "points": "0.25"}]}
ON_TIME = {
    "kind": "measured",
    "measure": {"kind": "date", "label": "Ngày gửi báo cáo", "due": "2025-12-05"},
    "scale": {"kind": "bands", "bands": [{"from": "1", "points": "0"}, {"points": "2"}]},
}
SHARES = {
    "kind": "measured",
    "measure": {"kind": "share_passing", "label": "Tỷ lệ từng kênh", "inner": {"from": "50"}},
    "scale": {"kind": "proportional", "full_at": "100"},
}
FORMULA = {
    "kind": "formula",
    "variables": [{"id": "a", "label": "Số vụ"}],
    "branches": [{"when": "a >= 0", "then": "1"}, {"when": "a < 0", "then": "0"}],
}


@pytest.mark.parametrize(
    ("rule", "answer", "words"),
    [
        (
            RATIO,
            Answer(values={"denominator": "1000", "numerator": "985"}),
            "Hồ sơ đúng và trước hạn: 985; Hồ sơ đã giải quyết: 1.000",
        ),
        (RATIO, Answer(values={"numerator": "985"}), "Hồ sơ đúng và trước hạn: 985"),
        (RATIO, Answer(), ""),
        (RATIO, Answer(not_arising=True, reason="không có hồ sơ"), "Không phát sinh: không có hồ sơ"),
        (RATIO, Answer(not_arising=True), "Không phát sinh"),
        (RATIO, Answer(values={"numerator": "nhiều", "la": "1.5"}), "Hồ sơ đúng và trước hạn: nhiều; la: 1,5"),
        (YES_NO, Answer(choice="co"), "Có quy chế"),
        (YES_NO, Answer(choice="la"), "la"),
        (CHECKLIST, Answer(checked=("b",)), "Đạt: Có báo cáo.\nChưa đạt: Có kế hoạch"),
        (CHECKLIST, Answer(checked=("a", "b")), "Đạt: Có kế hoạch; Có báo cáo"),
        (CHECKLIST, Answer(checked=()), "Chưa đạt nội dung nào"),
        (FAULTS, Answer(faults={"cham": "2"}), "Báo cáo chậm: 2 lần"),
        (FAULTS, Answer(faults={}), "Không có lỗi"),
        (ON_TIME, Answer(values={"date": "2025-12-03"}), "Ngày gửi báo cáo: 03/12/2025"),
        (ON_TIME, Answer(values={"date": "never"}), "Ngày gửi báo cáo: chưa thực hiện"),
        (ON_TIME, Answer(values={"date": "2025-02-31"}), "Ngày gửi báo cáo: 2025-02-31"),
        (SHARES, Answer(values={"items": ("30.0", "45")}), "Tỷ lệ từng kênh: 30,0; 45 %"),
        (SHARES, Answer(values={"items": ()}), "Tỷ lệ từng kênh: danh sách trống"),
        (FORMULA, Answer(values={"a": "-60"}), "Số vụ: -60"),
        (SURVEY, Answer(points="1.25"), "Điểm theo SIPAS: 1,25 điểm"),
        (YES_NO, Answer(values={"la": "3"}, faults={"x": "1"}, checked=("y",)), "y; x: 1; la: 3"),
    ],
)
def test_an_answer_is_told_in_the_words_of_its_rule(rule: dict[str, Any], answer: Answer, words: str) -> None:
    criteria = criteria_set(criteria=[parent("1", leaf("1.1", "2", rule))])
    assert declared(criteria.by_code["1.1"], answer) == words
