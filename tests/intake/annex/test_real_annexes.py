"""The Hải Phòng sheet, the Đức Cơ and Lộc Hòa appendices, laid out as offices print them, from Excel and from Word."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from parscore.intake.annex import read_annex
from parscore.intake.criteria_file import load_criteria
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.assessment import Assessment, score
from parscore.scoring.numbers import show_short
from tests.intake.annex.annexes import Rows, excel, said, taken_in, word
from tests.test_installed_criteria import best_answers

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
def test_a_few_answers_score_exactly(tmp_path: Path, make: Make) -> None:
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


LOC_HOA = _rows("loc-hoa-2025.tsv")
LH_TITLE = "Phụ lục: nhiệm vụ cải cách hành chính năm 2025 của xã Lộc Hòa"
LH_DECISION = "(Kèm theo Quyết định số 09/QĐ-UBND ngày 22/01/2025 của Chủ tịch UBND xã Lộc Hòa)"
LH_HEADER = ["STT", "Mục tiêu", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]


def loc_hoa_in_excel(folder: Path) -> Path:
    """Numbers and objectives are merged down over the further tasks of a row."""
    merges = ["A1:G1", "A2:G2"]
    starts = [place for place, row in enumerate(LOC_HOA) if row[0]]
    for start, end in pairwise([*starts, len(LOC_HOA)]):
        if end - start > 1:
            merges.append(f"A{start + 4}:A{end + 3}")
            if not any(row[1] for row in LOC_HOA[start + 1 : end]):
                merges.append(f"B{start + 4}:B{end + 3}")
    return excel(folder / "PL-LocHoa.xlsx", [[LH_TITLE], [LH_DECISION], LH_HEADER, *LOC_HOA], merges)


def loc_hoa_in_word(folder: Path) -> Path:
    pages = [LOC_HOA[:22], LOC_HOA[22:45], LOC_HOA[45:]]
    tables = [[LH_HEADER, *page] for page in pages]
    letterhead: Rows = [["ỦY BAN NHÂN DÂN XÃ LỘC HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]
    return word(folder / "PL-LocHoa.docx", letterhead, LH_TITLE, LH_DECISION, *tables)


@pytest.mark.parametrize("make", [loc_hoa_in_excel, loc_hoa_in_word])
def test_the_loc_hoa_appendix_comes_in_with_its_numbers_that_begin_anew(tmp_path: Path, make: Make) -> None:
    annex = read_annex(make(tmp_path))
    chosen = annex.criteria_set
    assert chosen is not None, annex.errors
    printed = [row[2] for row in LOC_HOA if row[0] in ROMANS]
    assert [(area.code, area.title) for area in chosen.criteria] == list(zip(ROMANS, printed, strict=False))
    assert len(chosen.leaves()) == 36
    assert chosen.years == (2025,)
    assert (chosen.legal_basis[0].number, chosen.legal_basis[0].issuer) == ("09/QĐ-UBND", "Chủ tịch UBND xã Lộc Hòa")
    task = chosen.by_code["II.2.2"]
    assert task.target is not None
    assert task.target.text == "Tỷ lệ giải quyết hồ sơ đúng hạn đạt tối thiểu 96%"
    assert task.evidence == ("Kết quả giải quyết TTHC trên Hệ thống Một cửa điện tử",)


@pytest.mark.parametrize("make", [loc_hoa_in_excel, loc_hoa_in_word])
def test_no_word_of_the_loc_hoa_appendix_is_lost(tmp_path: Path, make: Make) -> None:
    chosen = read_annex(make(tmp_path)).criteria_set
    assert chosen is not None
    kept = "\n".join(
        " ".join([node.title, node.guidance or "", node.target.text if node.target else "", *node.evidence])
        for node in chosen.walk()
    )
    kept = " ".join(kept.split())
    for number, objective, task, product, *_ in LOC_HOA:
        assert " ".join(task.split()) in kept
        assert product.lstrip("-• ") in kept
        assert not number or " ".join(objective.split()) in kept


EVERY: list[Make] = [
    hai_phong_in_excel,
    hai_phong_in_word,
    duc_co_in_excel,
    duc_co_in_word,
    loc_hoa_in_excel,
    loc_hoa_in_word,
]


@pytest.mark.parametrize("make", EVERY)
def test_the_set_scores_blank_and_filled(tmp_path: Path, make: Make) -> None:
    chosen = read_annex(make(tmp_path)).criteria_set
    assert chosen is not None
    for kind in chosen.unit_kinds:
        blank = Assessment(chosen, AnswerSheet(chosen.id, 1, Unit("xa-a", "Xã A", kind), chosen.years[0]))
        assert (blank.result.total, blank.result.provisional) == (0, True)
        assert all(blank.result.nodes[leaf.code].score is None for leaf in chosen.leaves())
        best, full = {}, Fraction(0)
        for leaf in chosen.leaves():
            worth = {blank.try_answer(leaf.code, answer).score or Fraction(0): answer for answer in best_answers(leaf)}
            best[leaf.code] = worth[max(worth)]
            full += max(worth)
        result = score(chosen, replace(blank.sheet, answers=best))
        assert (result.total, result.provisional) == (full, False)
        # one criterion of Hải Phòng cannot reach its maximum; the others print no points
        assert full == (99 if make in EVERY[:2] else 0)


@pytest.mark.parametrize("make", EVERY)
def test_the_file_written_passes_its_own_check(tmp_path: Path, make: Make) -> None:
    annex = read_annex(make(tmp_path))
    file = tmp_path / "bo.yaml"
    file.write_text(annex.text, encoding="utf-8")
    assert load_criteria(file).criteria_set == annex.criteria_set


@pytest.mark.parametrize(
    ("one", "other"), [(hai_phong_in_excel, hai_phong_in_word), (loc_hoa_in_excel, loc_hoa_in_word)]
)
def test_both_forms_of_an_annex_give_the_same_criteria(tmp_path: Path, one: Make, other: Make) -> None:
    assert taken_in(one(tmp_path)) == taken_in(other(tmp_path))
