"""Points outside the scale, and maxima by kind of unit: read where the annex clearly says so, always told."""

from fractions import Fraction
from pathlib import Path

import pytest

from parscore.intake.annex import read_annex
from parscore.intake.annex.unit_kinds import kinds_in
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.outcome import Severity
from tests.intake.annex.annexes import HEADER, Rows, excel, said, word

YES_NO = "Có: 1; không: 0"
TITLE = "BỘ TIÊU CHÍ CCHC NĂM 2025"
SCALE: Rows = [["I", "Thể chế", 100, ""], ["1.1", "Ban hành", 100, "Chấm từ 0 đến 100 điểm"]]


def _read(tmp_path: Path, *rows: list[str | float | None]) -> tuple[CriteriaSet, list[str]]:
    annex = read_annex(excel(tmp_path / "a.xlsx", [[TITLE], list(HEADER), *SCALE, *rows]))
    assert annex.criteria_set is not None, annex.errors
    return annex.criteria_set, said(annex)


def _total(chosen: CriteriaSet, answers: dict[str, Answer]) -> Fraction | None:
    answers = {"1.1": Answer(points="50"), **answers}
    return score(chosen, AnswerSheet(chosen.id, 1, Unit("xa-a", "Xã A", "xa"), 2025, answers)).total


def test_bonus_and_penalty_parts_stand_outside_the_scale_and_score(tmp_path: Path) -> None:
    chosen, told = _read(
        tmp_path,
        ["II", "ĐIỂM THƯỞNG", 3],
        ["2.1", "Sáng kiến", 3, "Mỗi sáng kiến cộng 0,5, tối đa 3"],
        ["III", "ĐIỂM TRỪ", -2],
        ["3.1", "Bị phê bình", -2, "Mỗi văn bản phê bình trừ 0,5"],
        [None, "Tổng cộng", 100],
    )
    assert [area.code for area in chosen.criteria] == ["I"]
    assert [(item.code, item.max) for item in chosen.bonus_items] == [("2.1", 3)]
    assert [(item.code, item.max) for item in chosen.penalty_items] == [("3.1", 2)]
    assert (chosen.bonus.cap, chosen.penalty.cap) == (3, 2)
    assert "B5 II: “ĐIỂM THƯỞNG” được đọc là điểm thưởng ngoài thang điểm, 1 mục" in told
    assert "B7 III: “ĐIỂM TRỪ” được đọc là điểm trừ ngoài thang điểm, 1 mục" in told
    answers = {"2.1": Answer(values={"value": "2"}), "3.1": Answer(values={"value": "3"})}
    assert _total(chosen, answers) == Fraction(99, 2)  # 50 + 1 − 1,5
    assert _total(chosen, {}) == 50


def test_several_faults_of_a_penalty_add_up_to_its_maximum(tmp_path: Path) -> None:
    chosen, told = _read(
        tmp_path, ["II", "Điểm trừ", None], ["2.1", "Vi phạm", 2, "Mỗi văn bản sai trừ 0,5; mỗi báo cáo chậm trừ 0,25"]
    )
    assert any("cách trừ được đổi" in line for line in told)
    assert _total(chosen, {"2.1": Answer(values={"a": "1", "b": "2"})}) == 49
    assert _total(chosen, {"2.1": Answer(values={"a": "9", "b": "0"})}) == 48


def test_a_part_of_both_is_split_when_its_rows_say_which(tmp_path: Path) -> None:
    chosen, _ = _read(
        tmp_path,
        ["B", "ĐIỂM THƯỞNG, ĐIỂM TRỪ", None],
        ["I", "Điểm thưởng", 1],
        ["a)", "Sáng kiến", 1, YES_NO],
        ["II", "Điểm trừ", 1],
        ["a)", "Bị kỷ luật", 1, "Có: 1; không: 0"],
    )
    assert [area.code for area in chosen.criteria] == ["I"]
    assert len(chosen.bonus_items) == len(chosen.penalty_items) == 1


def test_a_bonus_part_without_a_code_is_one_all_the_same(tmp_path: Path) -> None:
    chosen, _ = _read(tmp_path, [None, "ĐIỂM THƯỞNG", 1], ["a", "Sáng kiến", 1, YES_NO])
    assert [(item.title, item.max) for item in chosen.bonus_items] == [("Sáng kiến", 1)]


def test_a_bonus_part_that_the_total_counts_in_stays_in_the_scale(tmp_path: Path) -> None:
    rows: Rows = [
        [TITLE],
        HEADER,
        ["I", "Thể chế", 95],
        ["1.1", "Ban hành", 95, ""],
        ["II", "Điểm thưởng", 5],
        ["2.1", "Sáng kiến", 5, ""],
    ]
    annex = read_annex(excel(tmp_path / "a.xlsx", rows))
    assert annex.criteria_set is not None, annex.errors
    assert [area.code for area in annex.criteria_set.criteria] == ["I", "II"]
    assert annex.criteria_set.bonus_items == ()
    assert any("có thể nằm ngoài thang điểm" in line for line in said(annex))


@pytest.mark.parametrize(
    "title", ["Thi đua, khen thưởng", "Cộng tác viên", "Trừ sâu", "Công tác thưởng", "Điểm trung bình hài lòng"]
)
def test_other_titles_stay_in_the_scale(tmp_path: Path, title: str) -> None:
    chosen, _ = _read(tmp_path, ["II", title, 1], ["2.1", "Mục", 1, YES_NO])
    assert [area.title for area in chosen.criteria] == ["Thể chế", title]


def test_a_maximum_with_a_minus_inside_the_scale_is_told(tmp_path: Path) -> None:
    chosen, told = _read(tmp_path, ["1.2", "Mục", "-1", YES_NO])
    assert chosen.by_code["1.2"].max == 1
    assert "C5 1.2: điểm tối đa có dấu trừ; đọc như không có" in told


KINDS: Rows = [
    ["I", "Thể chế", "3", "2", ""],
    ["1.1", "Ban hành", "2", "1,5", "Chấm từ 0 đến 2 điểm"],
    ["1.2", "Rà soát", "1", "-", ""],
    ["1.3", "Theo dõi", "0", "0,5", ""],
]
ONE_ROW = ["STT", "Tiêu chí", "Điểm tối đa (xã)", "Điểm tối đa (phường, đặc khu)", "Cách chấm"]


def test_a_column_of_maxima_for_each_kind_of_unit(tmp_path: Path) -> None:
    two_rows: Rows = [
        ["STT", "Tiêu chí", "Điểm tối đa", "<", "Cách chấm"],
        ["^", "^", "Xã", "Phường, đặc khu", "^"],
    ]
    for path in (
        excel(tmp_path / "a.xlsx", [[TITLE], ONE_ROW, *KINDS]),
        word(tmp_path / "a.docx", TITLE, [ONE_ROW, *KINDS]),
        word(tmp_path / "b.docx", TITLE, [*two_rows, *KINDS]),
    ):
        annex = read_annex(path)
        assert annex.criteria_set is not None, annex.errors
        assert annex.criteria_set.unit_kinds == ("xa", "phuong", "dac_khu")
        codes = annex.criteria_set.by_code
        assert [codes["1.1"].full_max(kind) for kind in ("xa", "phuong", "dac_khu")] == [
            2,
            Fraction(3, 2),
            Fraction(3, 2),
        ]
        assert codes["1.2"].full_max("phuong") == 0
        assert any("điểm tối đa riêng theo loại đơn vị" in line for line in said(annex))
        assert not [line for line in said(annex) if "cộng lại" in line and "thang" not in line and " I:" in line]


def test_kinds_the_columns_name_are_the_kinds_of_the_set(tmp_path: Path) -> None:
    header = ["STT", "Tiêu chí", "Điểm của phường", "Điểm của xã", "Cách chấm"]
    annex = read_annex(excel(tmp_path / "a.xlsx", [[TITLE], header, ["I", "A", 2, 1, ""], ["1.1", "B", 2, None, ""]]))
    assert annex.criteria_set is not None, annex.errors
    assert annex.criteria_set.unit_kinds == ("phuong", "xa")
    assert "D4 : không có điểm tối đa cho xã; tạm để 0" in said(annex)


def test_a_maximum_of_one_kind_that_is_no_number_is_an_error_of_its_cell(tmp_path: Path) -> None:
    rows: Rows = [[TITLE], ONE_ROW, ["I", "A", 2, 1, ""], ["1.1", "B", 2, "một", ""]]
    annex = read_annex(excel(tmp_path / "a.xlsx", rows))
    assert said(annex, Severity.ERROR) == ["D4 1.1: điểm tối đa “một” không phải là một con số"]


def test_two_columns_of_maxima_that_name_no_kinds_are_read_as_one(tmp_path: Path) -> None:
    header = ["STT", "Tiêu chí", "Điểm tối đa", "Điểm chuẩn", "Cách chấm"]
    annex = read_annex(excel(tmp_path / "a.xlsx", [[TITLE], header, ["I", "A", 2, 1, ""], ["1.1", "B", 2, 1, ""]]))
    assert annex.criteria_set is not None
    assert annex.criteria_set.by_code["1.1"].max == 2
    assert any("có hơn một cột điểm" in line for line in said(annex))


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("Điểm tối đa (Xã)", ("xa",)),
        ("Phường, đặc khu", ("phuong", "dac_khu")),
        ("Phương pháp đánh giá", ()),
        ("Điều tra xã hội học", ()),
        ("UBND cấp xã", ()),
        ("Thị trấn", ("thi_tran",)),
    ],
)
def test_kinds_of_unit_in_a_heading(heading: str, kinds: tuple[str, ...]) -> None:
    assert kinds_in(heading) == kinds
