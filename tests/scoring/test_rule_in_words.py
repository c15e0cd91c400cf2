"""A rule in plain Vietnamese: what is scored, and what each level is worth."""

import pytest

from parscore.scoring.rule_in_words import rule_in_words
from parscore.scoring.rule_notation import read_rule
from tests.scoring.made_sets import rule_of


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        (
            "cách chấm: tỷ lệ\ntử số: Hồ sơ đúng hạn\nmẫu số: Hồ sơ đã giải quyết\ntừ 98: 3 điểm\n"
            "trên 90: 50 % điểm tối đa\ncòn lại: 0 điểm",
            [
                "Tỷ lệ % = Hồ sơ đúng hạn / Hồ sơ đã giải quyết.",
                "Từ 98% trở lên: 3 điểm",
                "Trên 90% đến dưới 98%: 50% điểm tối đa",
                "Không quá 90%: 0 điểm",
            ],
        ),
        (
            "cách chấm: số lượng\nsố đo: Số sáng kiến\nthang điểm: mỗi đơn vị\nmỗi đơn vị: 0,5 điểm\ntối đa: 1,5 điểm",
            ["Số sáng kiến.", "Mỗi sáng kiến: 0,5 điểm, nhiều nhất 1,5 điểm"],
        ),
        (
            "cách chấm: ngày hoàn thành\nsố đo: Ngày gửi báo cáo\nhạn: 05/12/2025\ncòn lại: 1 điểm\ntừ 1: 0 điểm",
            [
                "Ngày gửi báo cáo, hạn 05/12/2025; tính theo số ngày chậm.",
                "Chậm từ 1 ngày trở lên: 0 điểm",
                "Đúng hạn: 1 điểm",
            ],
        ),
        (
            "cách chấm: trừ điểm theo lỗi\n[cham] Báo cáo chậm: 0,25 điểm\n[thieu] Thiếu báo cáo: 50 % điểm tối đa",
            [
                "Từ điểm tối đa trừ dần, thấp nhất 0 điểm:",
                "- Báo cáo chậm: trừ 0,25 điểm",
                "- Thiếu báo cáo: trừ 50% điểm tối đa",
            ],
        ),
        (
            "cách chấm: công thức\n[a] Đã làm\nkhi a >= 50: điểm_tối_đa * a / 100\nkhi a < 50: 0",
            ["Khi Đã làm ≥ 50: điểm tối đa × Đã làm / 100", "Khi Đã làm < 50: 0 điểm"],
        ),
        (
            "cách chấm: nơi khác công bố\nnguồn: SIPAS\nthang điểm: theo tỷ lệ đạt được\n0 điểm khi dưới: 50",
            [
                "Theo kết quả do nơi khác công bố: SIPAS.",
                "Từ 100 trở lên: điểm tối đa; thấp hơn: kết quả / 100 × điểm tối đa",
                "Dưới 50: 0 điểm",
            ],
        ),
        ("cách chấm: chấm tay\nbước điểm: 0,25", ["Chấm tay, từ 0 điểm đến điểm tối đa, mỗi bước 0,25 điểm."]),
    ],
)
def test_a_rule_is_told_level_by_level(notation: str, words: list[str]) -> None:
    assert rule_in_words(rule_of(read_rule(notation))).split("\n") == words
