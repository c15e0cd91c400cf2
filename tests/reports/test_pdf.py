"""The printed table is read back: pages, marks, header rows, letters and fonts."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from parscore.data_files import resource
from parscore.faults import EnvironmentFault
from parscore.reports import ScoreReport, fonts, write_report
from parscore.reports.remarks import ILLUSTRATIVE_FACTS, ILLUSTRATIVE_POINTS
from parscore.reports.score_table import score_table
from parscore.scoring.answers import Answer
from tests.reports.samples import TRICKY, answers, criteria_set, every_policy, leaf, parent, report

POLICIES = every_policy()
LETTERS = [
    chr(code)
    for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
    if unicodedata.normalize("NFD", chr(code))[0] in "AEIOUYaeiouyĐđ" and chr(code).isalpha()
]
LONG = report(
    criteria_set(
        criteria=[parent(f"{n}", *(leaf(f"{n}.{m}", "1") for m in range(1, 31))) for n in range(1, 5)],
        points_status="illustrative",
    ),
    {f"{n}.{m}": Answer(points="0.75", note=f"Ghi {n}/{m}") for n in range(1, 5) for m in range(1, 31)},
    illustrative_facts=True,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bang.pdf"


def pages(given: ScoreReport, path: Path) -> list[str]:
    write_report(given, "pdf", path)
    return [_joined(page.extract_text()) for page in PdfReader(path).pages]


def _joined(text: str) -> str:
    """Text without regard to where lines break."""
    return re.sub(r"\s+", " ", text)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_first_page_tells_unit_set_basis_results_and_areas(path: Path) -> None:
    first = pages(report(), path)[0]
    for text in (
        "BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025",
        "Đơn vị: Xã Mẫu",
        "Bộ tiêu chí: Bộ tiêu chí mẫu (mau-2025, phiên bản 3)",
        "Căn cứ: 09/QĐ-UBND ngày 22/01/2025 của UBND xã Mẫu: Kế hoạch CCHC",
        "Tổng điểm: 15,21/17,5 điểm",
        "Chỉ số: 86,89%",
        "Phần đơn vị tự chấm: 11,21/12,5 điểm tự chấm (89,64%)",
        "Lĩnh vực 1 8,50 8,21 96,53 0,30",
        "Cộng các lĩnh vực 17,50 15,21 86,89 2,30",
    ):
        assert text in first


@pytest.mark.parametrize("name", POLICIES)
def test_every_row_is_printed_with_all_it_says(path: Path, name: str) -> None:
    given = POLICIES[name]
    printed = _bare("".join(pages(given, path)))
    for row in score_table(given).rows:
        for text in (row.code, row.title, row.declared, row.working, row.status, row.evidence, row.note, row.said):
            assert _bare(text) in printed


def test_every_page_bears_marks_header_row_and_page_number(path: Path) -> None:
    found = pages(LONG, path)
    assert len(found) > 5
    for number, text in enumerate(found, start=1):
        assert ILLUSTRATIVE_POINTS in text
        assert ILLUSTRATIVE_FACTS in text
        assert f"Trang {number}/{len(found)}" in text
        assert "In ngày 05/12/2025" in text
        assert "Bộ tiêu chí mau-2025, phiên bản 3" in text
        if number > 1:
            assert text.count("Số liệu kê khai") == text.count("Giải trình, ghi chú") == 1
    everything = " ".join(found)
    for n, m in ((n, m) for n in range(1, 5) for m in range(1, 31)):
        assert f"Ghi {n}/{m} " in everything


def test_a_parent_is_never_the_last_row_of_a_page(path: Path) -> None:
    parents = {f"{n}" for n in range(1, 5)}
    write_report(LONG, "pdf", path)
    for page in PdfReader(path).pages[1:]:
        codes = [line for line in page.extract_text().splitlines() if re.fullmatch(r"\d(\.\d+)?", line)]
        assert not codes or codes[-1] not in parents


def test_an_official_set_with_true_facts_bears_no_mark(path: Path) -> None:
    assert not any("MINH HỌA" in text.upper() for text in pages(report(), path))


def test_fonts_are_embedded_and_no_other_is_referenced(path: Path) -> None:
    write_report(LONG, "pdf", path)
    used = list(_fonts(PdfReader(path)))
    assert used
    for font in used:
        assert "Tinos" in str(font["/BaseFont"])
        assert "/FontFile2" in font["/FontDescriptor"]


def _fonts(reader: PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            yield font.get_object()


def test_the_file_is_a4_landscape_in_vietnamese_with_a_title(path: Path) -> None:
    write_report(report(), "pdf", path)
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title == "Bảng tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2025"
    assert not reader.metadata.author
    assert reader.root_object["/Lang"] == "vi-VN"
    assert [round(float(size)) for size in reader.pages[0].mediabox[2:]] == [842, 595]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_copied_text_comes_back_as_it_was_typed(path: Path) -> None:
    letters = " ".join(LETTERS)
    note = unicodedata.normalize("NFD", TRICKY) + "\n" + unicodedata.normalize("NFD", letters)
    write_report(report(given=answers(**{"2_1": Answer(points="1", note=note)})), "pdf", path)
    run = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    text = run.stdout.decode()
    assert unicodedata.is_normalized("NFC", text)
    assert _bare(TRICKY) in _bare(text)
    assert _bare(letters) in _bare(text)


def test_the_fonts_have_every_vietnamese_letter() -> None:
    assert len(LETTERS) > 134
    assert fonts.printable("".join(LETTERS)).count("□") <= sum(letter not in TRICKY for letter in LETTERS) // 10
    for code in range(0x1EA0, 0x1EFA):
        assert fonts.printable(chr(code)) == chr(code)
    assert fonts.printable("ĂăÂâÊêÔôƠơƯưĐđ₫→≈−×≥≤–…“”") == "ĂăÂâÊêÔôƠơƯưĐđ₫→≈−×≥≤–…“”"


def test_what_the_fonts_cannot_print_is_shown_as_a_box_and_not_lost(path: Path) -> None:
    note = "Đạt ✓ 🎉 👨‍👩‍👧 文 \u202eX"
    found = " ".join(pages(report(given=answers(**{"2_1": Answer(points="1", note=note)})), path))
    assert "Đạt □ □ □□□ □ X" in found


def test_markup_in_texts_is_printed_as_text(path: Path) -> None:
    note = 'a <xyz> b <b>c</b> & d &amp; <para align="x"/> =cmd()'
    found = " ".join(pages(report(given=answers(**{"2_1": Answer(points="1", note=note)}), name="<i>Xã & Mẫu"), path))
    assert _bare(note) in _bare(found)
    assert "Đơn vị: <i>Xã & Mẫu" in found


@pytest.mark.parametrize(
    ("text", "length"),
    [("Hồ sơ thiếu phụ lục số {}. ", 20_000), ("https://dichvucong.gov.vn/{}/", 20_000), ("dòng {}\n", 5_000)],
)
def test_a_text_longer_than_a_page_is_printed_to_its_end(path: Path, text: str, length: int) -> None:
    times = length // len(text)
    note = "".join(text.format(n) for n in range(times))
    found = pages(report(given=answers(**{"1_1": Answer(points="1", note=note)})), path)
    printed = _bare("".join(found))
    assert 10 < len(found) < 60
    assert [n for n in range(times) if str(n) not in printed] == []
    assert all("Số liệu kê khai" in page for page in found[1:])


def test_long_titles_and_long_codes_are_neither_cut_nor_broken(path: Path) -> None:
    title = " ".join(f"từ{n}" for n in range(40))
    code = "II.5.2.g-" + "MW" * 15
    criteria = criteria_set(criteria=[{**parent("1", {**leaf(code, "1"), "title": title}), "title": title}])
    write_report(report(criteria, {}), "pdf", path)
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    assert code in text
    assert _joined(text).count("từ39") >= 3


def test_texts_longer_than_a_page_everywhere_stop_nothing(tmp_path: Path) -> None:
    long = "Một văn bản rất dài về cải cách hành chính. " * 120
    basis = [{"number": "1/QĐ-UBND", "title": long}]
    criteria = criteria_set(
        title=long,
        legal_basis=basis,
        classes=[{"name": long, "from": "0"}],
        criteria=[
            {
                **parent("1", {**leaf("1.1", "1"), "title": long, "evidence": [long]}),
                "title": long,
            }
        ],
        bonus_items=[{**leaf("T1", "1"), "title": long}],
    )
    given = report(criteria, {"1.1": Answer(points="1", note=long, explanation=long)}, name=long)
    write_report(given, "xlsx", tmp_path / "bang.xlsx")
    found = pages(given, tmp_path / "bang.pdf")
    assert len(found) > 20
    # unit, set, basis, class and its working twice, area twice, leaf, bonus, evidence, note and explanation; a page's
    # end may fall inside a sentence
    assert "".join(found).count("hành chính. ") > 14 * 120 - len(found)


def test_nothing_declared_and_no_name_still_print(path: Path) -> None:
    found = " ".join(pages(report(given={}, name=""), path))
    assert "Đơn vị: ……" in found
    assert "Tổng điểm (tạm tính): 0,00/17,5 điểm" in found
    assert "6 mục chấm điểm: 5 chưa chấm; 1 khóa, chờ số liệu" in found


def test_missing_fonts_are_a_fault_of_the_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "resource", lambda *_: tmp_path / "Tinos-Regular.ttf")
    fonts.register_fonts.cache_clear()
    with pytest.raises(EnvironmentFault, match="Chưa mở được phông chữ"):
        fonts.register_fonts()
    assert resource("fonts", "Tinos-Regular.ttf").is_file()


def test_no_page_holds_the_places_to_sign_without_the_total(path: Path) -> None:
    for rows in range(1, 40, 3):
        leaves = [leaf(f"1.{n}", "1") for n in range(1, rows + 1)]
        found = pages(report(criteria_set(criteria=[parent("1", *leaves)]), {}), path)
        (signed,) = (page for page in found if "NGƯỜI LẬP BIỂU" in page)
        assert "Tổng cộng" in signed


def test_texts_of_20_000_letters_in_many_rows_come_out_whole(path: Path) -> None:
    codes = [leaf.code for leaf in criteria_set().leaves() if leaf.code[:3] in ("1.3", "2.1")]
    said = {code: "".join(f"Ghi {code} {n:04} " for n in range(1_400)) for code in codes}
    found = pages(report(given={code: Answer(points="1", note=note) for code, note in said.items()}), path)
    assert len(found) > 40
    printed = "".join(map(_bare, found))
    assert [n for n in range(1_400) if printed.count(f"{n:04}") < len(codes) - 1] == []  # a page may part one
    assert all(page.count("Số liệu kê khai") == 1 for page in found[1:])
