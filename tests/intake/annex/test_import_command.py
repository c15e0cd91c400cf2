"""`parscore criteria import` and `criteria template`, as a person calls them."""

import json
from pathlib import Path

import pytest

from parscore.cli import main
from parscore.data_files import criteria_folder
from parscore.intake.annex import read_annex
from parscore.intake.annex.columns import ROLES, find_columns
from parscore.intake.annex.gathering import read_tables
from parscore.intake.criteria_file import load_criteria
from tests.intake.annex.annexes import HEADER, Rows, excel, word
from tests.intake.forms import all_typed, blank, every_kind, fill

GOOD: Rows = [["BỘ TIÊU CHÍ NĂM 2025"], HEADER, ["I", "A", 1], ["1.1", "B", 1, "Có: 1; không: 0", "Kế hoạch"]]


def test_the_set_written_is_illustrative_and_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bo.yaml"
    assert main(["criteria", "import", str(excel(tmp_path / "a.xlsx", GOOD)), "--out", str(out), "--json"]) == 0
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert (told["points_status"], told["leaves"], told["errors"]) == ("illustrative", 1, 0)
    assert told["warnings"] == len(told["problems"]) == len(captured.err.splitlines())
    assert set(told["problems"][0]) == {"sheet", "row", "cell", "code", "severity", "message", "remedy"}
    assert main(["criteria", "check", str(out)]) == 0


def test_a_failed_import_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bo.yaml"
    rows: Rows = [*GOOD, ["1.1", "C", "một"]]
    assert main(["criteria", "import", str(excel(tmp_path / "a.xlsx", rows)), "--out", str(out)]) == 1
    captured = capsys.readouterr()
    assert not out.exists()
    assert "2 lỗi" in captured.out
    assert "trang tính “Phụ lục”, dòng 5, ô C5, mục 1.1: lỗi: điểm tối đa “một”" in captured.err


def test_a_filled_form_is_told_where_it_belongs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = fill(blank(tmp_path / "phieu.xlsx", every_kind()), all_typed())
    assert main(["criteria", "import", str(form), "--out", str(tmp_path / "bo.yaml")]) == 1
    told = capsys.readouterr().err
    assert "đây là phiếu kê khai để điền số liệu, không phải phụ lục bộ tiêu chí" in told
    assert "“Nhập phiếu đã điền…”" in told
    assert len(told.splitlines()) == 1


def test_a_document_without_a_table_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = word(tmp_path / "cong-van.docx", "Kính gửi các đồng chí", "1. Ban hành kế hoạch: 1 điểm")
    assert main(["criteria", "import", str(document), "--out", str(tmp_path / "bo.yaml")]) == 1
    told = capsys.readouterr().err
    assert "tệp không có bảng nào" in told
    assert "chép các tiêu chí vào bảng tính mẫu" in told


def test_a_file_already_there_is_kept_unless_told(tmp_path: Path) -> None:
    out = tmp_path / "bo.yaml"
    out.write_text("đã sửa tay", encoding="utf-8")
    annex = str(excel(tmp_path / "a.xlsx", GOOD))
    assert main(["criteria", "import", annex, "--out", str(out)]) == 1
    assert main(["criteria", "template", "--out", str(out)]) == 1
    assert out.read_text(encoding="utf-8") == "đã sửa tay"
    assert main(["criteria", "import", annex, "--out", str(out), "--force"]) == 0
    assert out.read_text(encoding="utf-8").startswith("# Bộ tiêu chí đọc từ phụ lục “a.xlsx”")


@pytest.mark.parametrize("wrong", ["khong-co.xlsx", "."])
def test_a_file_that_is_not_there_is_the_environments_fault(tmp_path: Path, wrong: str) -> None:
    assert main(["criteria", "import", str(tmp_path / wrong), "--out", str(tmp_path / "bo.yaml")]) == 3
    assert main(["criteria", "import", str(excel(tmp_path / "a.xlsx", GOOD)), "--out", str(tmp_path / "x" / "b")]) == 3


def test_the_template_comes_in_as_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, read = tmp_path / "mau.xlsx", tmp_path / "bo.yaml"
    assert main(["criteria", "template", "--out", str(out)]) == 0
    columns = find_columns(read_tables(out)[0])
    assert columns is not None
    assert list(columns.by_role) == list(ROLES)
    assert main(["criteria", "import", str(out), "--out", str(read), "--json"]) == 0
    chosen = load_criteria(read).criteria_set
    assert chosen is not None
    kinds = {leaf.code: leaf.rule.kind for leaf in chosen.leaves() if leaf.rule}
    assert kinds == {"1.1.1": "choice", "1.1.2": "measured", "1.2": "measured", "1.3": "deduction", "2.1": "external"}
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(": cảnh báo: ")[2].partition(" → ")[0] for line in told] == [
        "tên bộ tiêu chí vẫn là tên của mẫu",
        "chưa nói: Xếp loại, Khi không phát sinh, Khi không điều tra XHH",
    ]


def test_a_set_goes_out_as_a_workbook_and_comes_back_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = criteria_folder() / "loc-hoa-2025.yaml"
    book, again = tmp_path / "bo.xlsx", tmp_path / "bo.yaml"
    assert main(["criteria", "export", str(source), "--out", str(book)]) == 0
    assert "sửa xong thì nhập lại bằng criteria import" in capsys.readouterr().out
    assert main(["criteria", "export", str(source), "--out", str(book)]) == 1
    assert "Đã có tệp" in capsys.readouterr().err
    assert main(["criteria", "export", str(source), "--out", str(book), "--force"]) == 0
    assert main(["criteria", "import", str(book), "--out", str(again)]) == 0
    assert load_criteria(again).criteria_set == load_criteria(source).criteria_set


def test_a_set_with_errors_is_not_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, book = tmp_path / "bo.yaml", tmp_path / "bo.xlsx"
    source.write_text("format: parscore-criteria/1\n", encoding="utf-8")
    assert main(["criteria", "export", str(source), "--out", str(book)]) == 1
    captured = capsys.readouterr()
    assert "không ghi gì" in captured.out
    assert "thiếu khóa title" in captured.err
    assert not book.exists()
    assert main(["criteria", "export", str(tmp_path / "khong.yaml"), "--out", str(book)]) == 3


def test_texts_of_every_kind_survive_the_file(tmp_path: Path) -> None:
    odd = 'Tên: "lạ" #1 \\ {a: b} [c] & *d ! % @ `e` – ‘f’ \u2028 \u0085 🙂 =1+1 no 7.10'
    annex = read_annex(excel(tmp_path / "a.xlsx", [*GOOD, ["1.2", odd, 0, odd]]))
    assert annex.criteria_set is not None, annex.errors
    title = annex.criteria_set.by_code["1.2"].title
    assert title == 'Tên: "lạ" #1 \\ {a: b} [c] & *d ! % @ `e` – ‘f’ 🙂 =1+1 no 7.10'
