"""Tables of results as offices send them: an earlier year's, and the sheet the Sở sends back."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from parscore.faults import EnvironmentFault, InputError
from parscore.intake.result_sheet import ResultSheet, matched, read_result_sheet

RETURNED: Sequence[Sequence[object]] = (
    ("KẾT QUẢ THẨM ĐỊNH CHỈ SỐ CCHC NĂM 2024",),
    ("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Chênh lệch", "Lý do trừ điểm"),
    ("I", "CHỈ ĐẠO, ĐIỀU HÀNH", 10, 9.5, 8.75, 0.75, None),
    ("1.1", "Ban hành kế hoạch", 2, 2, "1,5", 0.5, "Ban hành chậm"),
    ("1.2", "Báo cáo định kỳ", 8, 7.5, 0.1 + 0.2, None, None),
    ("1.3", "Không phát sinh", 3, "KPS", None, None, None),
    (None, "Tổng cộng", 100, 82.5, 79, None, None),
)


def workbook(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    for place, rows in enumerate(sheets):
        sheet = book.active if place == 0 else book.create_sheet()
        assert sheet is not None
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def read(tmp_path: Path, *sheets: Sequence[Sequence[object]]) -> ResultSheet:
    return read_result_sheet(workbook(tmp_path / "ket-qua.xlsx", *sheets))


def test_scores_of_both_sides_stand_beside_their_codes_with_reason_and_place(tmp_path: Path) -> None:
    found = read(tmp_path, RETURNED)
    told = [(row.code, row.maximum, row.own, row.given, row.remark) for row in found.rows]
    assert told == [
        ("I", 10, Decimal("9.5"), Decimal("8.75"), ""),
        ("1.1", 2, 2, Decimal("1.5"), "Ban hành chậm"),
        ("1.2", 8, Decimal("7.5"), Decimal("0.3"), ""),
        ("1.3", 3, None, None, ""),
    ]
    assert found.rows[1].where == "B4"
    assert found.total is not None
    assert (found.total.maximum, found.total.own, found.total.given) == (100, Decimal("82.5"), 79)
    assert found.has_given
    assert found.unread == ()


def test_what_is_no_number_is_told_with_its_place_and_the_rest_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, [*RETURNED[:4], ("1.2", "Báo cáo", 8, "tám điểm", 7, None, None)])
    (unread,) = found.unread
    assert (unread.where, unread.text) == ("D5", "tám điểm")
    assert found.rows[-1].own is None
    assert found.rows[-1].given == 7


def test_a_year_with_one_score_column_and_codes_in_the_title_is_read(tmp_path: Path) -> None:
    rows = [("Nội dung", "Điểm"), ("1. Chỉ đạo điều hành", 8.5), ("2. Cải cách thể chế", "9,25"), ("Tổng điểm", 81.755)]
    found = read(tmp_path, rows)
    assert [(row.code, row.title, row.own) for row in found.rows] == [
        ("1", "Chỉ đạo điều hành", Decimal("8.5")),
        ("2", "Cải cách thể chế", Decimal("9.25")),
    ]
    assert found.total is not None
    assert found.total.own == Decimal("81.755")
    assert not found.has_given


def test_the_sheet_with_the_most_scores_is_taken(tmp_path: Path) -> None:
    found = read(tmp_path, RETURNED[:4], RETURNED)
    assert len(found.rows) == 4


@pytest.mark.parametrize("rows", [[("Họ tên", "Chức vụ"), ("An", "Chủ tịch")], [], [("TT", "Tiêu chí", "Điểm tối đa")]])
def test_a_file_without_scores_is_refused_in_words(tmp_path: Path, rows: Sequence[Sequence[object]]) -> None:
    with pytest.raises(InputError, match="Không thấy bảng điểm"):
        read(tmp_path, rows)


def test_a_spoilt_or_missing_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "hong.xlsx").write_bytes(b"PK\x03\x04 khong phai zip")
    with pytest.raises(InputError, match=r"Chưa đọc được “hong\.xlsx”"):
        read_result_sheet(tmp_path / "hong.xlsx")
    with pytest.raises(EnvironmentFault):
        read_result_sheet(tmp_path / "khong-co.xlsx")


def test_lines_find_their_rows_by_code_and_else_by_a_title_only_one_row_has(tmp_path: Path) -> None:
    codes = {"I.1": "Ban hành kế hoạch", "I.2": "Báo cáo định kỳ", "1.3": "Khác", "I.4": "Tổng kết", "I.5": "Tổng kết"}
    found = matched(read(tmp_path, RETURNED).rows, codes)
    assert {code: row.code for code, row in found.items()} == {"I.1": "1.1", "I.2": "1.2", "1.3": "1.3"}
