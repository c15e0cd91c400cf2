"""Cells merged in every way offices merge them, rows split by a page, and what stands beside the cells."""

import zipfile
from pathlib import Path

import pytest

from parscore.intake.annex import open_annex, read_annex
from parscore.scoring.criteria import Criterion
from tests.intake.annex.annexes import HEADER, Rows, excel, said, taken_in, word, zipped

YES_NO = "Có: 1; không: 0"
TITLE = "BỘ TIÊU CHÍ CCHC NĂM 2025"
PLAIN: Rows = [
    ["I", "Thể chế", 2, "", ""],
    ["1.1", "Ban hành", 1, YES_NO, "Kế hoạch"],
    ["1.2", "Rà soát", 1, YES_NO, "Kế hoạch"],
]


def _plain(tmp_path: Path) -> dict[str, Criterion]:
    return taken_in(excel(tmp_path / "plain.xlsx", [[TITLE], HEADER, *PLAIN]))


@pytest.mark.parametrize(
    ("rows", "merges"),
    [
        pytest.param(PLAIN, ["B3:E3"], id="title of an area over the rest of its row, its points lost"),
        pytest.param(PLAIN, ["A1:E1", "D3:E3"], id="empty cells merged"),
        pytest.param(
            [
                ["I", "Thể chế", 2, "", ""],
                ["1.1", "Ban hành", 1, YES_NO, "Kế hoạch"],
                ["1.2", "Rà soát", 1, None, None],
            ],
            ["D4:D5", "E4:E5"],
            id="texts of two rows merged",
        ),
        pytest.param(
            [
                ["I", "Thể chế", 2, "", ""],
                ["1.1", "Ban hành", 1, YES_NO, "Kế hoạch"],
                ["1.2", "Rà soát", 1, YES_NO, None],
            ],
            ["E4:E5", "A3:A3"],
            id="one column merged",
        ),
        pytest.param(
            [["I. Thể chế", None, 2], *PLAIN[1:]], ["A3:B3"], id="code and title in one cell over both columns"
        ),
        pytest.param([["I. Thể chế", "", 2], *PLAIN[1:]], [], id="code and title in the cell of the code"),
        pytest.param([["", "I. Thể chế", 2], *PLAIN[1:]], [], id="code and title in the cell of the title"),
        pytest.param([["Lĩnh vực I", "Thể chế", 2], *PLAIN[1:]], [], id="lĩnh vực beside the title"),
    ],
)
def test_merged_cells_give_what_the_page_shows(tmp_path: Path, rows: Rows, merges: list[str]) -> None:
    codes = taken_in(excel(tmp_path / "a.xlsx", [[TITLE], HEADER, *rows], merges))
    plain = _plain(tmp_path)
    assert [(node.code, node.title, node.rule) for node in codes.values()] == [
        (node.code, node.title, node.rule) for node in plain.values()
    ]
    assert [codes[code].evidence for code in ("1.1", "1.2")] == [("Kế hoạch",)] * 2


def test_an_area_over_the_whole_row_with_its_points_in_the_text(tmp_path: Path) -> None:
    rows: Rows = [["I. THỂ CHẾ (2 điểm)"], *PLAIN[1:]]
    codes = taken_in(excel(tmp_path / "a.xlsx", [[TITLE], HEADER, *rows], ["A3:E3"]))
    assert (codes["I"].max, codes["I"].guidance, codes["I"].evidence) == (2, None, ())
    in_word: Rows = [HEADER, ["I. THỂ CHẾ (2 điểm)", "<", "<", "<", "<"], *PLAIN[1:]]
    assert taken_in(word(tmp_path / "a.docx", TITLE, in_word)) == codes


def test_a_block_of_rows_and_columns_merged_is_one_text(tmp_path: Path) -> None:
    header = ["STT", "Tiêu chí", "", "Điểm tối đa", "Cách chấm"]
    rows: Rows = [
        ["I", "Thể chế", None, 1],
        ["1.1", "Tỷ lệ hồ sơ đúng hạn", None, 1, "Từ 90% trở lên: 1"],
        [None, None, None, None, "Dưới 90%: 0"],
    ]
    merges = ["B2:C2", "B3:C3", "A4:A5", "B4:C5", "D4:D5"]
    codes = taken_in(excel(tmp_path / "a.xlsx", [[TITLE], header, *rows], merges))
    assert codes["1.1"].title == "Tỷ lệ hồ sơ đúng hạn"
    assert codes["1.1"].guidance == "Từ 90% trở lên: 1\nDưới 90%: 0"


def test_titles_in_a_column_for_each_level(tmp_path: Path) -> None:
    header = ["Lĩnh vực", "Tiêu chí", "Tiêu chí thành phần", "Điểm tối đa", "Cách chấm"]
    rows: Rows = [
        ["I. Thể chế", "", "", 1, ""],
        ["", "1.1. Ban hành", "", 1, ""],
        ["", "", "1.1.1. Đúng hạn", 1, YES_NO],
    ]
    codes = taken_in(excel(tmp_path / "a.xlsx", [[TITLE], header, *rows]))
    assert [(node.code, node.title) for node in codes.values()] == [
        ("I", "Thể chế"),
        ("1.1", "Ban hành"),
        ("1.1.1", "Đúng hạn"),
    ]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_row_split_by_a_page_of_word_is_one_row(tmp_path: Path, repeated: bool) -> None:
    first: Rows = [
        HEADER,
        ["I", "A", "1", "", ""],
        ["1.1", "Tỷ lệ hồ sơ", "1", "Từ 90% trở lên: 1; từ 80% đến dưới", "Báo"],
    ]
    second: Rows = [["", "đúng hạn trong năm", "", "90%: 0,5; dưới 80%: 0", ""], ["1.2", "C", "0", "", ""]]
    pages = [first, [HEADER, *second] if repeated else second]
    annex = read_annex(word(tmp_path / "a.docx", TITLE, *pages))
    assert annex.criteria_set is not None, annex.errors
    node = annex.criteria_set.by_code["1.1"]
    assert node.title == "Tỷ lệ hồ sơ đúng hạn trong năm"
    assert len(node.rule.scale.bands) == 3  # type: ignore[union-attr]
    assert any("nối tiếp dòng trên" in line for line in said(annex))


def test_a_scoring_text_split_by_a_page_in_the_middle_of_a_level(tmp_path: Path) -> None:
    first: Rows = [HEADER, ["I", "A", "1", "", ""], ["1.1", "Tỷ lệ hồ sơ", "1", "Từ 90% trở lên: 1; từ 80% đến", ""]]
    second: Rows = [["", "", "", "dưới 90%: 0,5; dưới 80%: 0", ""]]
    node = taken_in(word(tmp_path / "a.docx", TITLE, first, second))["1.1"]
    assert node.guidance == "Từ 90% trở lên: 1; từ 80% đến dưới 90%: 0,5; dưới 80%: 0"


def test_text_boxes_of_a_sheet_are_told(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [[TITLE], HEADER, *PLAIN])
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships><Relationship Id="r1" Target="../drawings/drawing1.xml"/></Relationships>'
    )
    box = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>Điểm liệt: dưới 50</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    parts["xl/drawings/drawing1.xml"] = f'<xdr:wsDr xmlns:xdr="x" xmlns:a="a">{box}</xdr:wsDr>'.encode()
    path.write_bytes(zipped({**parts}))
    annex = read_annex(path)
    assert annex.criteria_set is not None
    (problem,) = [one for one in annex.problems if "hộp chữ" in one.message]
    assert problem.sheet == "trang tính “Phụ lục”"
    assert "Điểm liệt: dưới 50" in problem.message


def test_a_code_column_of_numbers_formatted_as_decimals(tmp_path: Path) -> None:
    rows: Rows = [["I", "A", 3, "", ""], *((float(f"2.{n}"), f"Mục thứ {n}", 0.25, "", "") for n in range(1, 13))]
    opened = open_annex(excel(tmp_path / "a.xlsx", [[TITLE], HEADER, *rows]))
    annex = opened.accepting(opened.read().suggestions).read()
    assert annex.criteria_set is not None, annex.errors
    assert list(annex.criteria_set.by_code)[1:] == [f"2.{n}" for n in range(1, 13)]


def test_every_row_of_a_sheet_shifted_by_one_column(tmp_path: Path) -> None:
    rows: Rows = [["", *row] for row in [HEADER, *PLAIN]]
    assert list(taken_in(excel(tmp_path / "a.xlsx", [[TITLE], *rows]))) == ["I", "1.1", "1.2"]
