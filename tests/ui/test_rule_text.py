"""Rules in plain words, as they stand beside the figures."""

import pytest

from parscore.scoring.assessment import scorers
from parscore.ui.rule_text import rule_text
from tests.scoring.sets import area, criteria_set, leaf


@pytest.mark.parametrize(
    ("label", "unit", "said"),
    [
        ("Số sáng kiến CCHC được công nhận", "", "Mỗi sáng kiến CCHC được 0,25 điểm, nhiều nhất 1 điểm."),
        ("Số cuộc đối thoại đã tổ chức", "", "Mỗi cuộc đối thoại được 0,25 điểm, nhiều nhất 1 điểm."),
        ("Số mô hình, cách làm được nhân rộng", "", "Mỗi mô hình, cách làm được 0,25 điểm, nhiều nhất 1 điểm."),
        ("Sáng kiến", "", "Cứ thêm 1 được 0,25 điểm, nhiều nhất 1 điểm."),
        ("Số sáng kiến", "sáng kiến", "Mỗi sáng kiến được 0,25 điểm, nhiều nhất 1 điểm."),
    ],
)
def test_points_for_each_name_what_is_counted_and_never_an_office(label: str, unit: str, said: str) -> None:
    measure = {"kind": "count", "label": label, **({"unit": unit} if unit else {})}
    rule = {"kind": "measured", "measure": measure, "scale": {"kind": "per_unit", "points": "0.25", "cap": "1"}}
    given = criteria_set([area("1", [leaf("1.1", "1", rule)])], scale={"total": "1"})
    assert said in rule_text(scorers(given, "xa").by_code["1.1"]).sentences
