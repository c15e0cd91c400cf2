"""A folder of files proposed to criteria."""

from pathlib import Path

import pytest

from parscore.intake.documents.matching import Match, match_documents
from parscore.intake.documents.read_text import ReadText
from parscore.intake.documents.signatures import Kind
from parscore.intake.installed import installed_sets
from parscore.scoring.criteria import CriteriaSet


@pytest.fixture(scope="module")
def lochoa() -> CriteriaSet:
    return next(
        one.criteria_set for one in installed_sets() if one.criteria_set and one.criteria_set.id == "loc-hoa-2025"
    )


def match(criteria_set: CriteriaSet, path: str, text: str = "") -> Match:
    read = ReadText((text,), Kind.PDF) if text else None
    (found,) = match_documents([(Path(path), read)], criteria_set)
    assert found.path == Path(path)
    assert [one.score for one in found.candidates] == sorted((one.score for one in found.candidates), reverse=True)
    return found


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        ("2.2.4 bao cao.pdf", "2.2.4", "mã 2.2.4 ở đầu tên tệp"),
        ("LV2/2.2.4/scan0001.pdf", "2.2.4", "mã 2.2.4 ở tên thư mục “2.2.4”"),
        ("TLKC_2025/LV2_tthc/2.2.4/2.2.4_01_BC_125-BC-UBND_20251205.pdf", "2.2.4", "đầu tên tệp"),
        ("minh chứng tiêu chí 1.1.pdf", "1.1", "mã 1.1 ở tên tệp"),
        ("2-2-4 van ban xin loi.pdf", "2.2.4", "mã 2.2.4"),
        ("(1.2.1) ke hoach.docx", "1.2.1", "mã 1.2.1"),
        ("T1 sang kien.pdf", "T1", "mã T1"),
        ("7.4.1/7.4.2 bao cao.pdf", "7.4.2", "đầu tên tệp"),
    ],
)
def test_codes_in_names_of_files_and_folders_come_first(lochoa: CriteriaSet, path: str, code: str, why: str) -> None:
    best = match(lochoa, path).candidates[0]
    assert best.code == code
    assert why in best.why


@pytest.mark.parametrize(
    "path", ["2.2.2025 anh hop.jpg", "scan 1.1.2025.pdf", "IMG_20250916.jpg", "v1.1.pdf", "scan0002.pdf"]
)
def test_days_versions_and_numbers_of_scanners_are_no_codes(lochoa: CriteriaSet, path: str) -> None:
    assert match(lochoa, path).candidates == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kế hoạch theo dõi tình hình thi hành pháp luật 2025.docx", "1.2.1"),
        ("bao-cao-ra-soat-van-ban-qppl.pdf", "1.3.1"),
        ("Quyết định công nhận sáng kiến.pdf", "T1"),
        ("Báo cáo quyết toán chi ngân sách xã.xlsx", "5.4"),
        ("Công khai dự toán, quyết toán ngân sách.pdf", "5.2"),
    ],
)
def test_the_wording_of_required_documents_and_titles_is_found_without_accents(
    lochoa: CriteriaSet, name: str, code: str
) -> None:
    best = match(lochoa, name).candidates[0]
    assert best.code == code
    assert "giống" in best.why


def test_the_text_of_a_scan_without_a_telling_name_is_enough(lochoa: CriteriaSet) -> None:
    text = "BÁO CÁO\nKết quả rà soát, kiểm tra văn bản quy phạm pháp luật năm 2025\n\nThực hiện Kế hoạch của xã"
    best = match(lochoa, "scan0007.pdf", text).candidates[0]
    assert (best.code, best.requirement) == ("1.3.1", "Báo cáo kết quả rà soát, kiểm tra văn bản QPPL")


def test_a_folder_of_an_area_leaves_the_choice_among_its_rows(lochoa: CriteriaSet) -> None:
    found = match(lochoa, "LV2/anh chup.jpg").candidates
    assert {one.code.split(".")[0] for one in found} == {"2"}
    assert max(one.score for one in found) < 30


def test_the_document_required_is_named_with_the_criterion(lochoa: CriteriaSet) -> None:
    best = match(lochoa, "1.2.1 ke hoach theo doi tinh hinh thi hanh phap luat.pdf").candidates[0]
    assert best.requirement == "Kế hoạch theo dõi tình hình thi hành pháp luật trong năm"


def test_every_set_that_is_installed_can_be_matched() -> None:
    for loaded in installed_sets():
        assert loaded.criteria_set is not None
        leaf = loaded.criteria_set.leaves()[3]
        assert match(loaded.criteria_set, f"{leaf.code} tai lieu.pdf").candidates[0].code == leaf.code
