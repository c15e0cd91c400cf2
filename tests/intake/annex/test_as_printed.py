"""What annexes print around their criteria: counting columns, headings over all columns, notes and signatures below."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from parscore.intake.annex import read_annex
from parscore.scoring.outcome import Severity
from tests.intake.annex.annexes import HEADER, Rows, excel, said, table_xml, taken_in, word, zipped

COUNTED: Rows = [
    ["TT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa"],
    ["I", "CHỈ ĐẠO ĐIỀU HÀNH", ""],
    ["1", "TC 1.1 - Thực hiện kế hoạch", "2"],
    ["2", "TCTP 1.2.1- Tỷ lệ đơn vị được kiểm tra", "1"],
    ["3", "TCTP 1.2.2 - Xử lý các vấn đề phát hiện", "1"],
    ["II", "CẢI CÁCH THỂ CHẾ", ""],
    ["1", "TC 2.1 - Rà soát 1.000 văn bản", "6"],
]
OVER_ALL: Rows = [
    ["STT", "Mục tiêu", "Nhiệm vụ", "Sản phẩm"],
    ["I", "Cải cách thể chế", "", ""],
    ["1", "Ban hành đúng quy định", "Tham mưu ban hành", "Văn bản"],
    ["II Cải cách thủ tục hành chính", "<", "<", "<"],
    ["1 Kiểm soát thủ tục hành chính", "<", "<", "<"],
    ["1.1", "Công bố kịp thời", "Rà soát thủ tục", "Quyết định"],
    ["1.2", "Công khai đúng hạn", "Niêm yết thủ tục", "Danh mục"],
    ["2 Cơ chế một cửa", "<", "<", "<"],
    ["2.1", "Tổ chức bộ phận một cửa", "Rà soát quy chế", "Quy chế"],
]
ENDED: Rows = [
    HEADER,
    ["I", "CHỈ ĐẠO ĐIỀU HÀNH", "20", "", ""],
    ["1.1", "Tỷ lệ hoàn thành (7)", "20", "Đạt yêu cầu: 20; không đạt: 0", "Báo cáo"],
]
SIGNED: Rows = [["", "", "", "TM. ỦY BAN NHÂN DÂN", ""], ["", "", "", "CHỦ TỊCH", ""], ["", "", "", "Nguyễn Văn A", ""]]
NOTE = "Chú thích 7: Trường hợp không được giao thì tính gộp tương đương 10"


@pytest.mark.parametrize("as_file", [excel, word])
def test_where_the_first_column_only_counts_the_codes_are_those_in_the_titles(
    tmp_path: Path, as_file: Callable[[Path, Rows], Path]
) -> None:
    codes = taken_in(as_file(tmp_path / f"a.{'xlsx' if as_file is excel else 'docx'}", COUNTED))
    assert [code for code in codes if codes[code].max] == ["1.1", "1.2.1", "1.2.2", "2.1"]
    assert codes["1.2.1"].title == "Tỷ lệ đơn vị được kiểm tra"
    assert codes["2.1"].title == "Rà soát 1.000 văn bản"


def test_a_number_of_things_at_the_head_of_a_title_is_no_code(tmp_path: Path) -> None:
    rows: Rows = [COUNTED[0], COUNTED[1], ["1", "1.000 hồ sơ được số hóa trong năm", "2"]]
    assert taken_in(excel(tmp_path / "a.xlsx", rows))["1"].title == "1.000 hồ sơ được số hóa trong năm"


def test_headings_over_all_columns_are_known_by_the_number_before_a_space(tmp_path: Path) -> None:
    codes = taken_in(word(tmp_path / "a.docx", OVER_ALL))
    assert codes["II"].title == "Cải cách thủ tục hành chính"
    assert codes["II.1"].title == "Kiểm soát thủ tục hành chính"
    assert codes["II.2"].title == "Cơ chế một cửa"
    assert list(codes) == ["I", "I.1", "II", "II.1", "II.1.1", "II.1.2", "II.2", "II.2.1"]


def test_an_item_printed_as_a_heading_and_then_as_its_row_is_one_with_a_warning(tmp_path: Path) -> None:
    rows: Rows = [*OVER_ALL[:5], ["1.1 Công bố kịp thời", "<", "<", "<"], *OVER_ALL[5:]]
    annex = read_annex(word(tmp_path / "a.docx", rows))
    assert annex.criteria_set is not None, annex.errors
    task = annex.criteria_set.by_code["II.1.1"]
    assert (task.title, task.evidence) == ("Công bố kịp thời", ("Quyết định",))
    assert "Rà soát thủ tục" in (task.guidance or "")
    assert any("mục II.1.1 in hai lần với cùng tên" in one for one in said(annex))


def test_two_items_of_one_code_stay_an_error(tmp_path: Path) -> None:
    rows: Rows = [*OVER_ALL[:5], ["1.1 Số hóa hồ sơ", "<", "<", "<"], *OVER_ALL[5:]]
    annex = read_annex(word(tmp_path / "a.docx", rows))
    assert ["mã II.1.1 lặp lại" in one for one in said(annex, Severity.ERROR)] == [True]


@pytest.mark.parametrize("total", [[["", "TỔNG CỘNG", "20", "", ""]], []])
def test_a_signature_below_the_table_is_no_part_of_the_last_criterion(tmp_path: Path, total: list[list[str]]) -> None:
    annex = read_annex(excel(tmp_path / "a.xlsx", [*ENDED, *total, *SIGNED]))
    assert annex.criteria_set is not None
    assert annex.readings["1.1"].text == "Đạt yêu cầu: 20; không đạt: 0"
    assert not [one for one in said(annex) if "TM" in one or "CHỦ TỊCH" in one or "Nguyễn Văn A" in one]


@pytest.mark.parametrize("in_excel", [True, False])
def test_a_numbered_note_below_the_table_goes_to_the_item_that_bears_its_number(tmp_path: Path, in_excel: bool) -> None:
    total = ["", "TỔNG CỘNG", "20", "", ""]
    if in_excel:
        annex = read_annex(excel(tmp_path / "a.xlsx", [*ENDED, total, *SIGNED, ["", NOTE, "", "", ""]]))
    else:
        annex = read_annex(word(tmp_path / "a.docx", [*ENDED, total], "Ghi chú:", NOTE, "TM. ỦY BAN NHÂN DÂN"))
    assert annex.criteria_set is not None
    item = annex.criteria_set.by_code["1.1"]
    assert NOTE in (item.guidance or "")
    assert item.max == Fraction(20)
    assert any("mâu thuẫn: cột điểm ghi tối đa 20, lời văn ghi “tương đương 10”" in one for one in said(annex))


def test_a_note_below_the_table_that_is_nobodys_is_told(tmp_path: Path) -> None:
    told = said(read_annex(word(tmp_path / "a.docx", ENDED, "Lưu ý: đơn vị không có phát sinh thì hỏi Sở Nội vụ")))
    assert any("ghi chú dưới bảng không rõ của mục nào: “Lưu ý: đơn vị không có phát sinh" in one for one in told)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(("kind", "part"), [("footnote", "word/footnotes.xml"), ("endnote", "word/endnotes.xml")])
def test_a_footnote_of_word_is_guidance_of_the_row_that_refers_to_it(tmp_path: Path, kind: str, part: str) -> None:
    reference = f'<w:r><w:{kind}Reference w:id="2"/></w:r></w:p>'
    table = table_xml(ENDED).replace(
        "Tỷ lệ hoàn thành (7)</w:t></w:r></w:p>", f"Tỷ lệ hoàn thành</w:t></w:r>{reference}"
    )
    note = "<w:p><w:r><w:t>Không được giao thì tính </w:t></w:r><w:r><w:t>tương đương 10</w:t></w:r></w:p>"
    notes = f'<w:{kind}s {W}><w:{kind} w:id="0"><w:p/></w:{kind}><w:{kind} w:id="2">{note}</w:{kind}></w:{kind}s>'
    path = tmp_path / "a.docx"
    path.write_bytes(
        zipped({"word/document.xml": f"<w:document {W}><w:body>{table}</w:body></w:document>", part: notes})
    )
    annex = read_annex(path)
    assert annex.criteria_set is not None, annex.errors
    item = annex.criteria_set.by_code["1.1"]
    assert (item.title, annex.readings["1.1"].text) == ("Tỷ lệ hoàn thành", "Đạt yêu cầu: 20; không đạt: 0")
    assert "Không được giao thì tính tương đương 10" in (item.guidance or "")
    assert any("mâu thuẫn: cột điểm ghi tối đa 20, lời văn ghi “tương đương 10”" in one for one in said(annex))


def test_a_best_level_below_the_maximum_is_told_once(tmp_path: Path) -> None:
    rows: Rows = [*ENDED[:2], ["1.1", "Tỷ lệ hoàn thành", "20", "Đạt: 10; không đạt: 0", ""]]
    told = [one for one in said(read_annex(excel(tmp_path / "a.xlsx", rows))) if "cao nhất 10" in one]
    assert told == ["D3 1.1: cách chấm không thể đạt điểm tối đa: cao nhất 10, điểm tối đa 20"]


def test_whoever_follows_an_item_up_is_its_owner(tmp_path: Path) -> None:
    rows: Rows = [["Mã", "Tiêu chí", "Điểm tối đa", "Đơn vị theo dõi"], ["1", "Kế hoạch năm", "2", "Văn phòng HĐND"]]
    assert taken_in(excel(tmp_path / "a.xlsx", rows))["1"].owner == ("van-phong-hdnd",)
