"""What annexes do to a table, in Excel and in Word: each layout is read, and what was supplied is told."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from parscore.intake.annex import open_annex, read_annex
from parscore.intake.annex.codes import leading_code, whole_code
from parscore.scoring.outcome import Severity
from tests.intake.annex.annexes import HEADER, Rows, excel, said, table_xml, taken_in, word, word_of

YES_NO = "Có: 1; không: 0"
TITLE = "BỘ TIÊU CHÍ CCHC NĂM 2025"


def _rows(*rows: tuple[str | float | None, ...]) -> Rows:
    return [[TITLE], list(HEADER), *(list(row) for row in rows)]


def test_areas_in_one_cell_and_codes_with_tc_and_tctp(tmp_path: Path) -> None:
    rows = _rows(
        ("LĨNH VỰC 1: CHỈ ĐẠO, ĐIỀU HÀNH", None, "2 điểm"),
        ("TC 1.1", "Kế hoạch", "2"),
        ("TCTP 1.1.1", "Ban hành", "1", YES_NO),
        ("TCTP 1.1.2.", "Thực hiện", "1,0", YES_NO),
    )
    codes = taken_in(excel(tmp_path / "a.xlsx", rows))
    assert list(codes) == ["1", "1.1", "1.1.1", "1.1.2"]
    assert codes["1"].title == "CHỈ ĐẠO, ĐIỀU HÀNH"
    assert [codes[code].level for code in ("1", "1.1", "1.1.1")] == ["area", "criterion", "sub_criterion"]


def test_codes_inside_the_titles(tmp_path: Path) -> None:
    rows = _rows(
        ("", "I. CẢI CÁCH THỂ CHẾ (2 điểm)", "", ""),
        ("", "1.1. Ban hành văn bản", 1, YES_NO),
        ("", "1.2. Rà soát văn bản", 1, YES_NO),
    )
    codes = taken_in(word(tmp_path / "a.docx", TITLE, rows[1:]))
    assert [(code, codes[code].max) for code in codes] == [("I", 2), ("1.1", 1), ("1.2", 1)]
    assert codes["1.1"].title == "Ban hành văn bản"


def test_numbers_that_begin_anew_in_each_area_carry_the_area(tmp_path: Path) -> None:
    rows = _rows(("I", "A", 2), (1, "Một", 1), (2, "Hai", 1), ("II", "B", 1), (1, "Ba", 1), ("a)", "Bốn", 1, YES_NO))
    assert list(taken_in(excel(tmp_path / "a.xlsx", rows))) == ["I", "I.1", "I.2", "II", "II.1", "II.1.a"]


def test_numbers_that_run_on_stay_as_printed(tmp_path: Path) -> None:
    rows = _rows(("I", "A", 2), (1, "Một", 1), (2, "Hai", 1), ("II", "B", 1), (3, "Ba", 1))
    assert list(taken_in(excel(tmp_path / "a.xlsx", rows))) == ["I", "1", "2", "II", "3"]


@pytest.mark.parametrize("numbers", [range(1, 12), [*range(1, 9), 10, 11], [*range(1, 11)]])
def test_one_point_ten_read_as_one_point_one_is_told_by_its_order_and_mended_when_asked(
    tmp_path: Path, numbers: Sequence[int]
) -> None:
    kept = [float(f"1.{number}") for number in numbers]
    rows = _rows(("I", "A", len(kept)), *((code, f"Mục số {place}", 1, YES_NO) for place, code in enumerate(kept)))
    opened = open_annex(excel(tmp_path / "a.xlsx", rows))
    annex = opened.read()
    line = numbers.index(10) + 4
    (told,) = annex.errors
    assert (told.cell, told.code) == (f"A{line}", "1.1")
    assert told.message.endswith("Excel có thể đã đổi 1.10 thành 1.1")
    assert told.remedy == "định dạng cột mã là Văn bản (Text) rồi gõ lại mã"
    assert [(one.found, one.meant) for one in annex.suggestions] == [("1.1", "1.10")]
    mended = opened.accepting(annex.suggestions).read()
    assert mended.criteria_set is not None, mended.errors
    assert list(mended.criteria_set.by_code)[1:] == [f"1.{number}" for number in numbers]


def test_a_code_that_repeats_out_of_order_is_not_taken_for_another(tmp_path: Path) -> None:
    rows = _rows(("I", "A", 3), (1.1, "B", 1), (1.2, "C", 1), (1.1, "D", 1))
    annex = read_annex(excel(tmp_path / "a.xlsx", rows))
    assert annex.suggestions == ()
    assert "Excel có thể đã đổi 1.10 thành 1.1" in annex.errors[0].message


def test_a_code_that_repeats_is_an_error_and_nothing_is_made_of_it(tmp_path: Path) -> None:
    annex = read_annex(
        excel(tmp_path / "a.xlsx", _rows(("I", "A", 3), ("1.1", "B", 1), ("1.2", "C", 1), ("1.1", "D", 1)))
    )
    assert said(annex, Severity.ERROR) == ["A6 1.1: mã 1.1 lặp lại (đã dùng ở trang tính “Phụ lục”, dòng 4)"]
    assert (annex.criteria_set, annex.text) == (None, "")


def test_missing_parents_are_restored_with_a_warning(tmp_path: Path) -> None:
    annex = read_annex(excel(tmp_path / "a.xlsx", _rows(("1.1.1", "A", 1, YES_NO), ("2.1", "B", 1, YES_NO))))
    assert annex.criteria_set is not None
    assert list(annex.criteria_set.by_code) == ["1", "1.1", "1.1.1", "2", "2.1"]
    assert [line for line in said(annex) if "thiếu dòng" in line] == [
        "A3 1.1: thiếu dòng của mục 1.1; tạm thêm vào",
        "A3 1: thiếu dòng của mục 1; tạm thêm vào",
        "A4 2: thiếu dòng của mục 2; tạm thêm vào",
    ]


@pytest.mark.parametrize(
    ("printed", "points"),
    [
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("1,5 điểm", "1.5"),
        ("1,5đ", "1.5"),
        ("(10 điểm)", "10"),
        (1.5, "1.5"),
        (0.3, "0.3"),
    ],
)
def test_maxima_as_printed(tmp_path: Path, printed: str | float, points: str) -> None:
    codes = taken_in(excel(tmp_path / "a.xlsx", _rows(("I", "A", printed), ("1.1", "B", printed, YES_NO))))
    assert codes["1.1"].max == Decimal(points)


def test_a_maximum_that_is_no_number_is_an_error_of_its_cell(tmp_path: Path) -> None:
    annex = read_annex(excel(tmp_path / "a.xlsx", _rows(("I", "A", 1), ("1.1", "B", "một", YES_NO))))
    assert said(annex, Severity.ERROR) == ["C4 1.1: điểm tối đa “một” không phải là một con số"]


def test_a_maximum_shared_by_several_rows_is_never_spread(tmp_path: Path) -> None:
    rows = _rows(("I", "A", 2), ("1.1", "B", 2, YES_NO), ("1.2", "C", None, YES_NO))
    annex = read_annex(excel(tmp_path / "a.xlsx", rows, ["C4:C5"]))
    assert any(line.startswith("C5 1.2: ô điểm tối đa gộp chung") for line in said(annex))
    assert annex.criteria_set is not None
    assert [annex.criteria_set.by_code[code].max for code in ("1.1", "1.2")] == [2, 0]


def test_a_criterion_over_several_rows_is_one(tmp_path: Path) -> None:
    levels = ("Từ 90% trở lên: 1", "Từ 80% đến dưới 90%: 0,5", "Dưới 80%: 0")
    rows = _rows(
        ("I", "A", 1), ("1.1", "B", 1, levels[0]), (None, None, None, levels[1]), (None, None, None, levels[2])
    )
    merged = taken_in(excel(tmp_path / "a.xlsx", rows, ["A4:A6", "B4:B6", "C4:C6"]))
    split = taken_in(excel(tmp_path / "b.xlsx", rows))
    in_word: Rows = [
        HEADER,
        ("I", "A", "1", "", ""),
        ("1.1", "B", "1", levels[0], ""),
        *(("^", "^", "^", t, "") for t in levels[1:]),
    ]
    assert merged == split == taken_in(word(tmp_path / "a.docx", TITLE, in_word))
    assert len(merged["1.1"].rule.scale.bands) == 3  # type: ignore[union-attr]
    assert merged["1.1"].guidance == "\n".join(levels)


def test_headings_repeated_on_every_page_and_tables_that_go_on_are_joined(tmp_path: Path) -> None:
    first = [HEADER, ("I", "A", "2", "", ""), ("1.1", "B", "1", YES_NO, "")]
    codes = taken_in(
        word(tmp_path / "a.docx", TITLE, first, [("1.2", "Hai", "1", YES_NO, "")], [HEADER, ("II", "C", "0", "", "")])
    )
    assert list(codes) == ["I", "1.1", "1.2", "II"]
    rows = _rows(("I", "A", 2), ("1.1", "B", 1, YES_NO), HEADER, ("1.2", "Hai", 1, YES_NO))
    assert list(taken_in(excel(tmp_path / "a.xlsx", rows))) == ["I", "1.1", "1.2"]


def test_a_heading_of_two_rows(tmp_path: Path) -> None:
    rows: Rows = [
        [TITLE],
        ["STT", "Nội dung", "Điểm", None, None, "Cách chấm"],
        [None, None, "Tối đa", "Tự chấm", "Thẩm định", None],
        [1, 2, 3, 4, 5, 6],
        ["I", "A", 1, None, None, None],
        ["1.1", "B", 1, 0.5, 0.5, YES_NO],
    ]
    codes = taken_in(excel(tmp_path / "a.xlsx", rows, ["A2:A3", "B2:B3", "C2:E2", "F2:F3"]))
    assert (codes["1.1"].max, codes["1.1"].guidance) == (1, YES_NO)


@pytest.mark.parametrize("way", ["phải", "trái"])
def test_a_row_shifted_by_one_column_is_told(tmp_path: Path, way: str) -> None:
    row: list[str | float | None] = (
        [None, "1.2", "Rà soát văn bản", 1, YES_NO] if way == "phải" else ["1.2", "Rà soát văn bản", 1, YES_NO]
    )
    before: list[None] = [] if way == "phải" else [None]
    lines: Rows = [HEADER, ["I", "A", 2], ["1.1", "Ban hành văn bản", 1, YES_NO]]
    rows = [[*before, *line] for line in lines]
    annex = read_annex(excel(tmp_path / "a.xlsx", [[TITLE], *rows, row]))
    assert annex.criteria_set is not None, annex.errors
    moved = annex.criteria_set.by_code["1.2"]
    assert (moved.title, moved.max, moved.guidance) == ("Rà soát văn bản", 1, YES_NO)
    (problem,) = [one for one in annex.problems if "lệch" in one.message]
    assert (problem.row, way in problem.message) == (5, True)


def test_notes_between_rows_are_kept_as_guidance_and_told(tmp_path: Path) -> None:
    note = "Ghi chú: chỉ tính văn bản do xã ban hành."
    annex = read_annex(excel(tmp_path / "a.xlsx", _rows(("I", "A", 1), ("1.1", "B", 1, YES_NO), (None, note))))
    assert annex.criteria_set is not None
    assert annex.criteria_set.by_code["1.1"].guidance == f"{YES_NO}\n{note}"
    assert any("giữ làm hướng dẫn của mục 1.1" in line for line in said(annex))


def test_sums_are_checked_and_not_repaired(tmp_path: Path) -> None:
    rows = _rows(("I", "A", 3), ("1.1", "B", 1, YES_NO), ("1.2", "C", 1, YES_NO), (None, "Tổng cộng", 3))
    annex = read_annex(excel(tmp_path / "a.xlsx", rows))
    (told,) = [line for line in said(annex) if line.startswith("C3")]
    assert told == "C3 I: điểm tối đa ghi 3 nhưng các mục con cộng lại là 2"
    assert annex.criteria_set is not None
    assert (annex.criteria_set.by_code["I"].max, annex.criteria_set.scale.total) == (3, 3)


def test_a_part_with_points_and_no_code_gets_one_that_is_told(tmp_path: Path) -> None:
    rows = _rows(
        ("I", "A", 1), ("1.1", "B", 1), (None, "- Đầy đủ", 0.5, "Có: 0,5"), (None, "- Đúng hạn", 0.5, "Có: 0,5")
    )
    annex = read_annex(excel(tmp_path / "a.xlsx", rows))
    assert annex.criteria_set is not None, annex.errors
    assert [leaf.title for leaf in annex.criteria_set.by_code["1.1"].children] == ["Đầy đủ", "Đúng hạn"]
    assert sum("tạm đặt mã" in line for line in said(annex)) == 2


def test_a_sheet_that_says_the_same_codes_again_is_left_out_and_told(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = excel(tmp_path / "a.xlsx", _rows(("I", "A", 1), ("1.1", "B", 1, YES_NO)))
    book = load_workbook(path)
    again = book.copy_worksheet(book.worksheets[0])
    again.title = "Phụ lục 2"
    hidden = book.create_sheet("Nháp")
    hidden.sheet_state = "hidden"
    book.save(path)
    annex = read_annex(path)
    assert annex.criteria_set is not None
    told = {one.sheet: one.message for one in annex.problems if one.sheet.startswith("trang") and not one.row}
    assert told == {
        "trang tính “Phụ lục 2”": "bảng này lặp lại các mã của bảng trước nên không đọc",
        "trang tính “Nháp”": "trang tính bị ẩn nên không đọc",
    }


def test_hidden_rows_and_columns_and_error_cells_are_told(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = excel(tmp_path / "a.xlsx", _rows(("I", "A", 2), ("1.1", "B", 1, YES_NO), ("1.2", "C", 1, YES_NO)))
    book = load_workbook(path)
    page = book.worksheets[0]
    page.row_dimensions[5].hidden = True
    page.column_dimensions["D"].hidden = True
    page["E4"] = "#REF!"
    page["E5"] = "=A1"
    book.save(path)
    told = said(read_annex(path))
    for words in ("1 dòng bị ẩn", "cột bị ẩn", "ô báo lỗi #REF!", "không kèm kết quả"):
        assert any(words in line for line in told), words
    assert "trang tính “Phụ lục”, cột D" in {one.place for one in read_annex(path).problems}


def test_tracked_deletions_and_automatic_numbers_of_word(tmp_path: Path) -> None:
    rows = table_xml([HEADER, ("I", "A", "1", "", ""), ("1.1", "B", "1", YES_NO, "")])
    deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    numbered = (
        "<w:tr><w:tc><w:p><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>Hai</w:t></w:r></w:p></w:tc></w:tr>"
    )
    body = rows.replace('<w:t xml:space="preserve">B</w:t></w:r>', f"<w:t>B</w:t></w:r>{deleted}").replace(
        "</w:tbl>", f"{numbered}</w:tbl>"
    )
    annex = read_annex(word_of(tmp_path / "a.docx", body))
    told = said(annex)
    assert any("vết sửa" in line for line in told)
    assert any("số thứ tự tự động" in line for line in told)
    assert annex.criteria_set is not None
    assert annex.criteria_set.by_code["1.1"].title == "B"


def test_columns_are_guessed_when_there_are_no_headings(tmp_path: Path) -> None:
    rule = "Có ban hành: 1; không: 0"
    rows: Rows = [
        ["I", "Cải cách thể chế của xã", 2, ""],
        ["1.1", "Ban hành văn bản của xã", 1, rule],
        ["1.2", "Rà soát văn bản của xã", 1, rule],
    ]
    annex = read_annex(excel(tmp_path / "a.xlsx", rows))
    assert annex.criteria_set is not None, annex.errors
    assert annex.criteria_set.by_code["1.2"].max == 1
    assert any("được đoán" in line for line in said(annex))


def test_who_supplies_the_figures_is_read_from_its_column(tmp_path: Path) -> None:
    header = ("STT", "Tiêu chí", "Điểm tối đa", "Phương pháp đánh giá")
    rows: Rows = [
        [TITLE],
        header,
        ("I", "A", 3, ""),
        ("1.1", "B", 1, "Tự đánh giá"),
        ("1.2", "C", 1, "Điều tra XHH"),
        ("1.3", "D", 1, "Số liệu thống kê"),
    ]
    codes = taken_in(excel(tmp_path / "a.xlsx", rows))
    assert [str(codes[code].supplied_by) for code in ("1.1", "1.2", "1.3")] == ["self", "survey", "statistic"]


def test_levels_in_rows_of_their_own_become_the_scoring_text(tmp_path: Path) -> None:
    levels = ((None, "- Từ 90% trở lên", 1), (None, "- Từ 70% đến dưới 90%", 0.5), (None, "- Dưới 70%", 0))
    rows = _rows(("I", "A", 1), ("1.1", "Tỷ lệ hồ sơ đúng hạn", 1), *levels)
    annex = read_annex(excel(tmp_path / "a.xlsx", rows))
    assert annex.criteria_set is not None
    assert list(annex.criteria_set.by_code) == ["I", "1.1"]
    assert annex.criteria_set.by_code["1.1"].guidance == "Từ 90% trở lên: 1\nTừ 70% đến dưới 90%: 0,5\nDưới 70%: 0"
    assert [line for line in said(annex) if "1.1" in line.split(":")[0]] == [
        "B5 1.1: 3 dòng không có mã bên dưới được hiểu là các mức điểm của mục 1.1"
    ]


def test_parts_above_roman_areas(tmp_path: Path) -> None:
    rows = _rows(
        ("A", "TIÊU CHÍ CHUNG", 1),
        ("I", "Thể chế", 1),
        ("1", "Văn bản", 1),
        ("B", "TIÊU CHÍ RIÊNG", 1),
        ("I", "Khác", 1),
    )
    codes = taken_in(excel(tmp_path / "a.xlsx", rows))
    assert list(codes) == ["A", "I", "1", "B", "B.I"]
    assert [child.code for child in codes["A"].children] == ["I"]


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("1.1 Thực hiện kế hoạch", "1.1", "Thực hiện kế hoạch"),
        ("TC 1.1. Thực hiện", "1.1", "Thực hiện"),
        ("Lĩnh vực III - Thể chế", "III", "Thể chế"),
        ("I. THỂ CHẾ", "I", "THỂ CHẾ"),
        ("a) Đầy đủ", "a", "Đầy đủ"),
        ("II.5.2.g. Chuyển đổi số", "II.5.2.g", "Chuyển đổi số"),
    ],
)
def test_a_code_and_its_title_in_one_cell(text: str, code: str, rest: str) -> None:
    found = leading_code(text)
    assert found is not None
    assert (found[0].text, found[1]) == (code, rest)


@pytest.mark.parametrize("text", ["1.5 điểm", "5 văn bản", "Phần mềm quản lý", "Vi phạm", "Từ 90%: 1", "10%", "1,5"])
def test_what_is_no_code(text: str) -> None:
    assert leading_code(text) is None
    assert whole_code(text) is None


def test_an_area_named_in_the_cell_beside_its_number(tmp_path: Path) -> None:
    rows: Rows = [
        [TITLE],
        ["STT", "Mục tiêu", "Nhiệm vụ", "Chủ trì"],
        ["I", "Cải cách thể chế"],
        [1, "100% văn bản đúng quy định", "Ban hành văn bản", "Tư pháp"],
    ]
    codes = taken_in(excel(tmp_path / "a.xlsx", rows))
    assert (codes["I"].title, codes["I"].target) == ("Cải cách thể chế", None)
    assert (codes["1"].title, codes["1"].target and codes["1"].target.text) == ("Ban hành văn bản", rows[3][1])


def test_the_line_below_the_bare_word_annex_is_the_title(tmp_path: Path) -> None:
    rows: Rows = [["Phụ lục 01"], ["BỘ CHỈ SỐ ĐÁNH GIÁ CCHC CẤP XÃ NĂM 2026"], ["STT", "Tiêu chí", "Điểm tối đa"]]
    annex = read_annex(excel(tmp_path / "a.xlsx", [*rows, ["I", "CHỈ ĐẠO", 1], ["1.1", "Kế hoạch", 1]]))
    assert annex.criteria_set is not None
    assert annex.criteria_set.title == "BỘ CHỈ SỐ ĐÁNH GIÁ CCHC CẤP XÃ NĂM 2026"
    assert annex.criteria_set.id == "bo-chi-so-danh-gia-cchc-cap-xa-nam-2026"
