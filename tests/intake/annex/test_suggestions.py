"""What a scanner misread, and letters in an old code without their font: suggested, and taken up only when accepted."""

from pathlib import Path

import pytest

from parscore.intake.annex import open_annex, read_annex
from parscore.intake.annex.slips import meant_code, meant_points, meant_words
from parscore.scoring.outcome import Severity
from tests.intake.annex.annexes import HEADER, Rows, excel, said, word

YES_NO = "Có: 1; không: 0"
TITLE = "BỘ TIÊU CHÍ CCHC NĂM 2025"


@pytest.mark.parametrize(
    ("text", "found", "meant"),
    [
        ("Công thông tin điện tử của xã", "Công thông tin điện tử", "Cổng thông tin điện tử"),
        ("Tuyên truyền CHHC", "CHHC", "CCHC"),
        ("CÁI CÁCH THỂ CHẾ", "CÁI CÁCH", "CẢI CÁCH"),
        ("cài cách hành chính", "cài cách hành chính", "cải cách hành chính"),
        ("kế hoạch của HDND xã", "HDND", "HĐND"),
        ("phản ánh tỷ lệ 90%", "phản ánh tỷ lệ", "phấn đấu tỷ lệ"),
        ("Phần đầu đạt 90%", "Phần đầu đạt", "Phấn đấu đạt"),
        ("tinh giàn biên chế", "tinh giàn", "tinh giản"),
        ("Phản mềm một cửa", "Phản mềm", "Phần mềm"),
        ("sáp xếp bộ máy", "sáp xếp", "sắp xếp"),
        ("Dám bảo yêu cầu", "Dám bảo", "Đảm bảo"),
        ("phí, lê phí", "phí, lê phí", "phí, lệ phí"),
        ("nộp hộ sơ", "hộ sơ", "hồ sơ"),
        ("kinh phí kinh phí cấp", "kinh phí kinh phí", "kinh phí"),
        ("Đạt l00% hồ sơ", "l00", "100"),
        ("từ 9O% trở lên", "9O", "90"),
        ("năm 2O25", "2O25", "2025"),
        ("Có<br/>không", "<br/>", " "),
    ],
)
def test_slips_that_their_neighbours_give_away(text: str, found: str, meant: str) -> None:
    assert (found, meant) in list(meant_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "Phản ánh, kiến nghị của người dân",
        "Công an xã; công chức; dịch vụ công DVC",
        "Phần đầu của văn bản",
        "áp dụng, áp lực",
        "cái cách làm",
        "Tỷ lệ 100% hồ sơ, 2025, mức 10 điểm",
        "xanh xanh, thường xuyên",
        "Nghị định 61/2018/NĐ-CP, mẫu I, mục II.1",
        "UBND tỉnh, tỉnh Gia Lai",
    ],
)
def test_what_is_right_is_left_in_peace(text: str) -> None:
    assert list(meant_words(text)) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("l,5", "1,5"),
        ("O,5", "0,5"),
        ("1O", "10"),
        ("0, 5", "0,5"),
        ("I", "1"),
        ("1,5", None),
        ("một", None),
        ("", None),
    ],
)
def test_maxima_misread(text: str, meant: str | None) -> None:
    assert meant_points(text) == meant


@pytest.mark.parametrize(
    ("text", "before", "capitals", "meant"),
    [
        ("l.1", "", False, "1.1"),
        ("1.l", "1", False, "1.1"),
        ("1.l", "1.k", False, None),
        ("l)", "k", False, None),
        ("l", "", True, "I"),
        ("l", "", False, "1"),
        ("ll", "I", True, "II"),
        ("lV", "III", True, "IV"),
        ("1.1O", "1.9", False, "1.10"),
        ("II.l", "II", False, "II.1"),
        ("I", "", True, None),
        ("i)", "h", False, None),
        ("1.1", "", False, None),
        ("Nội dung", "", False, None),
    ],
)
def test_codes_misread(text: str, before: str, capitals: bool, meant: str | None) -> None:
    assert meant_code(text, before, capitals=capitals) == meant


def test_a_slip_is_suggested_and_never_applied_unasked(tmp_path: Path) -> None:
    rows: Rows = [[TITLE], HEADER, ["I", "CÁI CÁCH THỂ CHẾ", 1], ["1.l", "Ban hành", "l", YES_NO]]
    opened = open_annex(excel(tmp_path / "a.xlsx", rows))
    annex = opened.read()
    told = said(annex)
    for line in ("B3 : “CÁI CÁCH” có thể là “CẢI CÁCH”", "A4 : “1.l” có thể là “1.1”", "C4 : “l” có thể là “1”"):
        assert line in told
    assert said(annex, Severity.ERROR) == ["C4 1.l: điểm tối đa “l” không phải là một con số"]
    mended = opened.accepting(annex.suggestions).read()
    assert mended.criteria_set is not None, mended.errors
    assert [(node.code, node.title) for node in mended.criteria_set.walk()] == [
        ("I", "CẢI CÁCH THỂ CHẾ"),
        ("1.1", "Ban hành"),
    ]
    assert mended.criteria_set.by_code["1.1"].max == 1
    assert mended.suggestions == ()
    assert opened.read() == annex


def test_only_what_is_accepted_changes(tmp_path: Path) -> None:
    rows: Rows = [[TITLE], HEADER, ["I", "CÁI CÁCH THỂ CHẾ", 1], ["1.1", "Nộp hộ sơ", 1, YES_NO]]
    opened = open_annex(excel(tmp_path / "a.xlsx", rows))
    (first, _) = opened.read().suggestions
    annex = opened.accepting([first]).read()
    assert annex.criteria_set is not None
    assert [node.title for node in annex.criteria_set.walk()] == ["CẢI CÁCH THỂ CHẾ", "Nộp hộ sơ"]


def test_old_code_without_its_font_is_suggested_for_headings_too(tmp_path: Path) -> None:
    rows: Rows = [
        ["Bé tiªu chÝ c¶i c¸ch hµnh chÝnh n¨m 2025"],
        ["STT", "Tiªu chÝ thµnh phÇn", "§iÓm tèi ®a", "C¸ch chÊm ®iÓm"],
        ["I", "C¶i c¸ch thÓ chÕ", "1", ""],
        ["1.1", "T\xad ph¸p cña x· ®óng h¹n", "1", "Cã: 1; kh«ng: 0"],
    ]
    for path in (excel(tmp_path / "a.xlsx", rows), word(tmp_path / "a.docx", str(rows[0][0]), rows[1:])):
        opened = open_annex(path)
        annex = opened.read()
        assert annex.criteria_set is None
        (told,) = [line for line in said(annex) if "TCVN3 hoặc VNI không kèm phông" in line]
        assert "Cải cách" in told or "Tiêu chí" in told or "cải cách" in told
        mended = opened.accepting(annex.suggestions).read()
        assert mended.criteria_set is not None, mended.errors
        assert mended.criteria_set.by_code["1.1"].title == "Tư pháp của xã đúng hạn"
        assert mended.criteria_set.by_code["1.1"].guidance == YES_NO


def test_an_annex_without_slips_has_nothing_to_suggest(tmp_path: Path) -> None:
    rows: Rows = [[TITLE], HEADER, ["I", "THỂ CHẾ", 1], ["1.1", "Ban hành", 1, YES_NO]]
    assert read_annex(excel(tmp_path / "a.xlsx", rows)).suggestions == ()
