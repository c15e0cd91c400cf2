"""What is told of an annex as a whole: the code proposed, the total it does not print, what it leaves to be asked."""

from pathlib import Path

import pytest

from parscore.intake.annex import read_annex
from parscore.scoring.outcome import Severity
from tests.intake.annex.annexes import HEADER, Rows, excel, said

SCORING = "Đạt: 1; không đạt: 0"


def _rows(title: str, *points: str, scoring: str = SCORING) -> Rows:
    leaves = [(f"1.{at}", "Ban hành kế hoạch", one, scoring) for at, one in enumerate(points, start=1)]
    return [[title], HEADER[:4], ("I", "CHỈ ĐẠO ĐIỀU HÀNH", "", ""), *leaves]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Bộ tiêu chí cải cách hành chính cấp xã năm 2026", "bo-tieu-chi-cai-cach-hanh-chinh-cap-xa-nam-2026"),
        (
            "BỘ TIÊU CHÍ ĐÁNH GIÁ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026",
            "bo-tieu-chi-danh-gia-cong-tac-cai-cach-hanh-chinh-2026",
        ),
        (
            "Bộ tiêu chí đánh giá kết quả cải cách hành chính năm 2026",
            "bo-tieu-chi-danh-gia-ket-qua-cai-cach-hanh-chinh-2026",
        ),
        ("Bộ tiêu chí năm 2026 của tỉnh", "bo-tieu-chi-nam-2026-cua-tinh-2026"),
    ],
)
def test_the_code_proposed_is_cut_between_words_and_keeps_the_year(tmp_path: Path, title: str, code: str) -> None:
    made = read_annex(excel(tmp_path / "a.xlsx", _rows(title, "1"))).criteria_set
    assert made is not None
    assert made.id == code


def test_a_total_that_is_not_printed_is_told_once_beside_the_sum(tmp_path: Path) -> None:
    annex = read_annex(excel(tmp_path / "a.xlsx", _rows("Bộ tiêu chí năm 2026", "1", "1")))
    told = [line for line in said(annex) if "thang" in line]
    assert told == [" : phụ lục không in tổng điểm; tạm để thang 100; các lĩnh vực cộng lại là 2"]


def test_no_sum_is_told_of_points_that_could_not_be_read(tmp_path: Path) -> None:
    annex = read_annex(excel(tmp_path / "a.xlsx", _rows("Bộ tiêu chí năm 2026", "l5", "hai")))
    assert len(said(annex, Severity.ERROR)) == 2
    assert not [line for line in said(annex) if "cộng lại" in line]


def test_everything_that_will_be_asked_is_named_and_nothing_else(tmp_path: Path) -> None:
    plain = read_annex(excel(tmp_path / "a.xlsx", _rows("Bộ tiêu chí năm 2026", "1")))
    asked = "loại đơn vị áp dụng, xếp loại, làm tròn, cách tính khi không phát sinh"
    assert f" : phụ lục không nói: {asked}" in said(plain)
    surveyed = _rows("Bộ tiêu chí năm 2026", "1", scoring="Điều tra xã hội học")
    told = said(read_annex(excel(tmp_path / "b.xlsx", surveyed)))
    assert f" : phụ lục không nói: {asked}, cách tính khi không điều tra xã hội học" in told
