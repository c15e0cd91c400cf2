"""The Hải Phòng sheet and the Đức Cơ appendix, laid out as offices print them, from Excel and from Word."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from parscore.intake.annex import read_annex
from parscore.intake.criteria_file import load_criteria
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.assessment import score
from parscore.scoring.numbers import show_short
from tests.intake.annex.annexes import Rows, excel, said, taken_in, word

FIXTURES = Path(__file__).parents[2] / "fixtures" / "annexes"
AREAS = (
    "Công tác chỉ đạo điều hành CCHC",
    "Xây dựng và tổ chức thực hiện văn bản QPPL",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy hành chính",
    "Xây dựng và nâng cao chất lượng đội ngũ CB, CC, VC",
    "Cải cách tài chính công",
    "Xây dựng và phát triển Chính phủ điện tử, Chính phủ số",
    "Tác động của CCHC đến người dân, tổ chức và các chỉ tiêu phát triển KT-XH của tỉnh",
)
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
Make = Callable[[Path], Path]


def _rows(name: str) -> list[list[str]]:
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


HAI_PHONG = _rows("hai-phong-212-2025.tsv")
DUC_CO = _rows("duc-co-2021.tsv")
HP_TITLE = "PHỤ LỤC 01: BẢNG ĐIỂM ĐÁNH GIÁ NGƯỜI ĐỨNG ĐẦU"
HP_DECISION = "(Kèm theo Quyết định số 212/2025/QĐ-UBND ngày 18/11/2025 của UBND thành phố Hải Phòng)"
HP_HEADER = ["TT", "Nội dung đánh giá", "Điểm tối đa", "Cách tính điểm", "Điểm tự chấm"]


def hai_phong_in_excel(folder: Path) -> Path:
    rows: Rows = [[HP_TITLE], [HP_DECISION], [], HP_HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)"], *HAI_PHONG]
    return excel(folder / "PL01.xlsx", rows, merges=["A1:E1", "A2:E2"])


def hai_phong_in_word(folder: Path) -> Path:
    pages = [HAI_PHONG[:20], HAI_PHONG[20:40], HAI_PHONG[40:]]
    tables = [[HP_HEADER, *([*row, ""] for row in page)] for page in pages]
    letterhead: Rows = [["UBND THÀNH PHỐ HẢI PHÒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]
    return word(folder / "PL01.docx", letterhead, HP_TITLE, HP_DECISION, *tables)


@pytest.mark.parametrize("make", [hai_phong_in_excel, hai_phong_in_word])
def test_the_hai_phong_sheet_comes_in_whole(tmp_path: Path, make: Make) -> None:
    annex = read_annex(make(tmp_path))
    assert annex.criteria_set is not None, annex.errors
    codes = annex.criteria_set.by_code
    assert (len(codes), len(annex.criteria_set.leaves())) == (54, 41)
    assert sum(leaf.full_max("xa") for leaf in annex.criteria_set.leaves()) == 100
    assert (codes["II.5.2.g"].title, codes["II.5.2.g"].max) == ("Công tác chuyển đổi số", Fraction(5, 2))
    assert annex.criteria_set.legal_basis[0].number == "212/2025/QĐ-UBND"
    assert annex.criteria_set.years == (2025,)
    assert annex.criteria_set.illustrative


@pytest.mark.parametrize("make", [hai_phong_in_excel, hai_phong_in_word])
def test_its_two_genuine_errors_are_reported_and_not_repaired(tmp_path: Path, make: Make) -> None:
    annex = read_annex(make(tmp_path))
    told = [one for one in annex.problems if one.code in ("II.5.1.b", "II.5")]
    assert {one.code: one.row > 0 for one in told} == {"II.5.1.b": True, "II.5": True}
    ddci = next(one.message for one in told if "không thể đạt điểm tối đa" in one.message)
    assert "cao nhất 1, điểm tối đa 2" in ddci
    note = next(one.message for one in told if "mâu thuẫn" in one.message)
    assert "tối đa 20" in note
    assert "tương đương 10" in note
    assert annex.criteria_set is not None
    assert annex.criteria_set.by_code["II.5.1.b"].max == 2
    assert annex.criteria_set.by_code["II.5"].full_max("xa") == 20
    assert "Chú thích 7" in (annex.criteria_set.by_code["II.5"].guidance or "")
    # nothing else in the sheet contradicts itself
    assert not [one for one in annex.problems if "cộng lại" in one.message]


def test_a_problem_names_sheet_row_and_cell(tmp_path: Path) -> None:
    annex = read_annex(hai_phong_in_excel(tmp_path))
    problem = next(one for one in annex.problems if one.code == "II.5.1.b" and one.cell)
    row = 6 + next(at for at, line in enumerate(HAI_PHONG) if "DDCI)" in line[1] and line[0] == "b)")
    assert (problem.sheet, problem.row, problem.cell) == ("trang tính “Phụ lục”", row, f"D{row}")


@pytest.mark.parametrize("make", [hai_phong_in_excel, hai_phong_in_word])
def test_the_set_scores(tmp_path: Path, make: Make) -> None:
    annex = read_annex(make(tmp_path))
    chosen = annex.criteria_set
    assert chosen is not None
    answers = {
        "I.1.a": Answer(points="1.25"),
        "II.3.a": Answer(values={"numerator": "47", "denominator": "50"}),
        "II.5.2.a": Answer(values={"numerator": "190", "denominator": "200"}),
    }
    result = score(chosen, AnswerSheet(chosen.id, 1, Unit("xa-a", "Xã A", "xa"), 2025, answers))
    assert show_short(result.total or Fraction(0)) == "8,45"  # 1,25 + 4,7 + 2,5


def duc_co_in_excel(folder: Path) -> Path:
    rows: list[list[str | None]] = [
        ["PHỤ LỤC", *[None] * 5],
        ["Mục tiêu nâng cao Chỉ số CCHC huyện Đức Cơ năm 2021"],
        ["STT", "Tiêu chí/tiêu chí thành phần", "Mục tiêu", "Chủ trì", "Phối hợp", "Thời gian"],
    ]
    merges = []
    for number, area in enumerate(AREAS, start=1):
        rows.append([f"LĨNH VỰC {number}: {area.upper()}"])
        merges.append(f"A{len(rows)}:F{len(rows)}")
        rows += [[f"{level} {code}", *rest] for code, level, at, *rest in DUC_CO if at == str(number)]
    return excel(folder / "duc-co-2021.xlsx", rows, merges)


def duc_co_in_word(folder: Path) -> Path:
    header = ["STT", "Tiêu chí", "Mục tiêu", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]
    tables = []
    for number, area in enumerate(AREAS, start=1):
        rows = [header] if number % 3 == 1 else []
        rows.append([ROMANS[number - 1], area, "", "", "", ""])
        rows += [[code, *rest] for code, _, at, *rest in DUC_CO if at == str(number)]
        tables.append(rows)
    heading = "Phụ lục: mục tiêu cụ thể nâng cao Chỉ số CCHC huyện Đức Cơ năm 2021"
    decision = "(kèm theo Kế hoạch số 135/KH-UBND ngày 27 tháng 9 năm 2021 của UBND huyện Đức Cơ)"
    return word(folder / "duc-co.docx", heading, decision, *tables)


@pytest.mark.parametrize("make", [duc_co_in_excel, duc_co_in_word])
def test_the_duc_co_appendix_comes_in_with_its_missing_parents_restored(tmp_path: Path, make: Make) -> None:
    annex = read_annex(make(tmp_path))
    chosen = annex.criteria_set
    assert chosen is not None, annex.errors
    assert [area.title.upper() for area in chosen.criteria] == [area.upper() for area in AREAS]
    printed = {row[0]: row for row in DUC_CO}
    assert {leaf.code for leaf in chosen.leaves()} == set(printed)
    for leaf in chosen.leaves():
        assert leaf.title == printed[leaf.code][3]
        assert (leaf.target.text if leaf.target else "") == printed[leaf.code][4]
    restored = [one.code for one in annex.problems if "thiếu dòng của mục" in one.message]
    assert len(restored) == 25
    assert "7.1" in restored
    assert [leaf.code for leaf in chosen.by_code["7.1"].children] == [f"7.1.{number}" for number in range(1, 12)]
    assert chosen.role_name(chosen.by_code["1.1"].owner[0]) == "Phòng Nội vụ"
    assert chosen.years == (2021,)


def test_an_annex_without_maxima_says_so_and_makes_none_up(tmp_path: Path) -> None:
    annex = read_annex(duc_co_in_word(tmp_path))
    assert any("không in điểm tối đa" in line for line in said(annex))
    assert annex.criteria_set is not None
    assert {leaf.max for leaf in annex.criteria_set.leaves()} == {0}


@pytest.mark.parametrize("make", [hai_phong_in_excel, hai_phong_in_word, duc_co_in_excel, duc_co_in_word])
def test_the_file_written_passes_its_own_check(tmp_path: Path, make: Make) -> None:
    annex = read_annex(make(tmp_path))
    file = tmp_path / "bo.yaml"
    file.write_text(annex.text, encoding="utf-8")
    assert load_criteria(file).criteria_set == annex.criteria_set


def test_both_forms_of_an_annex_give_the_same_criteria(tmp_path: Path) -> None:
    assert taken_in(hai_phong_in_excel(tmp_path)) == taken_in(hai_phong_in_word(tmp_path))
