"""What the table says, whatever it is printed on."""

from decimal import Decimal
from fractions import Fraction

import pytest

from parscore.reports import ScoreReport
from parscore.reports.plain import plain
from parscore.reports.remarks import ILLUSTRATIVE_FACTS, ILLUSTRATIVE_POINTS
from parscore.reports.rows import ZERO, Row, RowKind
from parscore.reports.score_table import score_table
from parscore.scoring.answers import Answer
from tests.reports.samples import NOT_ARISING, answers, criteria_set, every_policy, leaf, parent, report

POLICIES = every_policy()


def rows_of(given: ScoreReport) -> dict[str, Row]:
    return {row.code or row.title.split(",")[0]: row for row in score_table(given).rows}


def test_every_node_stands_in_document_order_then_bonus_penalty_total_index_and_class() -> None:
    assert list(rows_of(report())) == [
        *("1", "1.1", "1.2", "1.3", "1.3.1", "1.3.2", "2", "2.1", "2.2"),
        *("Cộng các lĩnh vực", "Điểm thưởng", "T1", "T2", "Điểm phạt", "P1"),
        *("Tổng cộng", "Chỉ số (%)", "Xếp loại"),
    ]


def test_a_row_tells_facts_working_score_status_evidence_and_explanation() -> None:
    row = rows_of(report())["1.1"]
    assert row.declared == "Hồ sơ đúng và trước hạn: 985; Hồ sơ đã giải quyết: 1.000"
    assert row.working == str(report().result.nodes["1.1"].working).replace(" %", "%")
    assert "98,50%" in row.working
    assert (row.score, row.max_score, row.percent) == (Fraction("2.955"), 3, Fraction("98.5"))
    assert row.status == "Đã chấm"
    assert row.evidence == "Cần có:\n- Báo cáo một cửa\n- Sổ theo dõi"
    assert row.note == "Trích từ hệ thống"


def test_every_status_is_said_in_words() -> None:
    rows = rows_of(report(given={"1.1": NOT_ARISING, "2.1": Answer(points="1")}))
    assert [rows[code].status for code in ("1", "1.1", "1.2", "2.1", "2.2")] == [
        *("", "Không phát sinh", "Chưa chấm", "Đã chấm", "Khóa, chờ số liệu"),
    ]
    assert rows_of(report(survey_held=False))["2.2"].status == "Không điều tra xã hội học"


def test_a_maximum_taken_out_of_the_scale_is_still_told() -> None:
    row = rows_of(report(given=answers(**{"1_1": NOT_ARISING})))["1.1"]
    assert row.max_score == 0
    assert row.note == "Không tính điểm tối đa 3."


def test_an_answer_that_was_refused_says_why_it_earned_nothing() -> None:
    row = rows_of(POLICIES["refused"])["1.3.1"]
    assert (row.score, row.status) == (None, "Chưa chấm")
    assert "Chưa nhận số liệu: điểm 99 nằm ngoài khoảng từ 0 đến 2" in row.working


def test_note_and_explanation_stand_together() -> None:
    given = answers(**{"1_1": Answer(values={"numerator": "1", "denominator": "1"}, note="A", explanation="B")})
    assert rows_of(report(given=given))["1.1"].note == "B\nGhi chú: A"


@pytest.mark.parametrize("name", POLICIES)
def test_rows_add_up_to_the_total_of_the_core(name: str) -> None:
    given = POLICIES[name]
    table = score_table(given)
    kinds = {row.kind: row for row in table.rows if row.kind is not RowKind.NODE}
    for row in table.rows:
        if row.kind in (RowKind.NODE, RowKind.SCALE) and row.parts and row.score is not None:
            total = sum((table.rows[p].score or ZERO for p in row.parts), ZERO)
            whole, remaining = row.stretch or (1, 1)
            assert row.score == total * whole / remaining
    total = sum((kinds[kind].score or ZERO for kind in (RowKind.SCALE, RowKind.BONUS)), ZERO)
    total = max(total - (kinds[RowKind.PENALTY].score or ZERO), ZERO)
    if not given.criteria_set.scale.may_exceed:
        total = min(total, given.result.max_score)
    assert total == given.result.total == kinds[RowKind.TOTAL].score
    assert kinds[RowKind.TOTAL].working == str(given.result.working)


def test_a_bonus_over_its_cap_says_what_was_earned() -> None:
    row = rows_of(POLICIES["bonus over its cap, penalty"])["Điểm thưởng"]
    assert (row.score, row.max_score) == (1, 1)
    assert row.working == "đạt 1,25 điểm, tối đa 1 điểm → 1,00 điểm"


def test_the_sum_of_the_areas_says_by_what_it_was_stretched() -> None:
    table = score_table(POLICIES["no survey, rescaled"])
    row = table.rows[table.scale]
    assert row.title == "Cộng các lĩnh vực, nhân 17,5/12,5"
    assert row.working.startswith("11,205 × 17,5/12,5 = ")


def test_a_class_comes_with_its_working() -> None:
    row = rows_of(report())["Xếp loại"]
    assert (row.said, row.score) == ("Tốt", None)
    assert "→ Tốt" in row.working
    assert "Xếp loại" not in rows_of(report(criteria_set(classes=[])))


def test_what_is_provisional_is_said_at_the_total_and_in_the_heading() -> None:
    table = score_table(POLICIES["some blank"])
    assert {row.status for row in table.rows if row.kind in (RowKind.TOTAL, RowKind.INDEX, RowKind.CLASS)} == {
        "Tạm tính"
    }
    assert table.totals[0] == ("Tổng điểm (tạm tính)", "1,25/17,5 điểm")
    assert any("tạm tính" in note for note in table.notes)
    assert not any("tạm tính" in note for note in score_table(report()).notes)


def test_the_self_scored_part_is_told_beside_the_whole() -> None:
    assert dict(score_table(report()).particulars)["Phần đơn vị tự chấm"] == "11,21/12,5 điểm tự chấm (89,64%)"


def test_the_heading_names_unit_year_set_version_and_legal_basis() -> None:
    table = score_table(report())
    assert table.title == "Bảng tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2025"
    assert table.heading == (
        ("Đơn vị", "Xã Mẫu"),
        ("Năm đánh giá", "2025"),
        ("Bộ tiêu chí", "Bộ tiêu chí mẫu (mau-2025, phiên bản 3)"),
        ("Căn cứ", "09/QĐ-UBND ngày 22/01/2025 của UBND xã Mẫu: Kế hoạch CCHC"),
    )
    assert table.foot == ("In ngày 05/12/2025", "Bộ tiêu chí mau-2025, phiên bản 3")


def test_a_unit_without_a_name_leaves_room_to_write_it() -> None:
    assert score_table(report(name="")).heading[0][1].startswith("……")


@pytest.mark.parametrize(("target", "words"), [("80", "80%; đã đạt"), ("95.5", "95,5%; còn thiếu 8,60 điểm phần trăm")])
def test_the_target_is_compared_with_the_exact_index(target: str, words: str) -> None:
    given = report(given=answers(**{"1_1": Answer(values={"numerator": "99", "denominator": "100"})}))
    assert given.result.index_percent is not None
    told = dict(score_table(report(given=given.sheet.answers, target=Decimal(target))).particulars)
    missing = Fraction(target) - given.result.index_percent
    assert told["Mục tiêu của năm"].startswith(words.split(";")[0])
    assert ("đã đạt" in told["Mục tiêu của năm"]) == (missing <= 0)


def test_marks_follow_the_set_and_the_facts() -> None:
    official, illustrative = criteria_set(), criteria_set(points_status="illustrative")
    assert score_table(report(official)).marks == ()
    assert score_table(report(illustrative)).marks == (ILLUSTRATIVE_POINTS,)
    assert score_table(report(official, illustrative_facts=True)).marks == (ILLUSTRATIVE_FACTS,)
    assert len(score_table(report(illustrative, illustrative_facts=True)).marks) == 2


def test_where_printed_parts_do_not_add_up_a_note_says_why() -> None:
    (note,) = score_table(POLICIES["rounded at total"]).notes  # 3 × 0,1667 is 0,50, but 3 × 0,17 is 0,51
    assert note.startswith("Tổng cộng được cộng từ điểm chính xác rồi mới làm tròn")
    assert "(mục 1)" in note
    assert score_table(POLICIES["rounded at leaf"]).notes == ()


def test_what_the_core_says_of_the_whole_is_printed_below() -> None:
    assert any("vượt thang điểm" in note for note in score_table(POLICIES["held at the scale"]).notes)


def test_maxima_are_printed_with_all_their_decimals() -> None:
    criteria = criteria_set(criteria=[parent("1", leaf("1.1", "0.125"), leaf("1.2", "1"))])
    table = score_table(report(criteria, {}))
    assert (table.places, table.max_places) == (2, 3)


@pytest.mark.parametrize(
    ("foreign", "kept"),
    [
        ("Thu\u031b\u0309 Đa\u0306\u0301k", "Thử Đắk"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("dòng 1\r\ndòng 2\u2028dòng 3\x0bdòng 4", "dòng 1\ndòng 2\ndòng 3\ndòng 4"),
        ("\u202eđảo\u202c \u200fngược\u2067", "đảo ngược"),
        ("cột\tcột", "cột cột"),
        ("lạc \ud800 lõng", "lạc \ufffd lõng"),
        ("  =cmd()  ", "=cmd()"),
    ],
)
def test_foreign_text_keeps_its_words_and_loses_what_would_spoil_the_page(foreign: str, kept: str) -> None:
    assert plain(foreign) == kept
