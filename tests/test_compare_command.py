"""`parscore compare`: the years of the sample commune, a year known from a paper, and what cannot be compared."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from parscore import cli
from parscore.intake.crosswalk_file import crosswalk_folder, write_crosswalk
from parscore.intake.sample import UNIT, YEARS, sample_set, sample_sheet
from parscore.scoring.answers import Answer
from parscore.scoring.assessment import score
from parscore.scoring.crosswalk import Crosswalk
from parscore.scoring.earlier_year import EarlierYear
from parscore.scoring.edits import Change, Edit
from parscore.storage.workspace import Workspace

Json = Any


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample commune without its papers, and a total of 2022 from a paper."""
    folder = tmp_path_factory.mktemp("compare") / "workspace"
    with Workspace(folder) as workspace:
        for year in YEARS:
            sheet, chosen = sample_sheet(year), sample_set(year)
            card = workspace.create(sheet.unit, year, chosen, illustrative_facts=True)
            changes = tuple(Change(code, Answer(), answer) for code, answer in sheet.answers.items())
            workspace.record(card.id, Edit("Nhập số liệu", changes), score(chosen, sheet))
        workspace.keep_earlier_result(
            UNIT, EarlierYear(2022, "Kết quả 2022", Decimal("55.5"), Decimal("100"), "Khá", "3/45")
        )
    return folder


def run(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> tuple[int, str, str]:
    code = cli.main(["compare", "--workspace", str(folder), "--unit", UNIT, *more])
    out = capsys.readouterr()
    return code, out.out, out.err


def document(capsys: pytest.CaptureFixture[str], folder: Path, years: str) -> Json:
    code, out, err = run(capsys, folder, "--years", years, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_three_years_over_two_sets_have_an_honest_coverage(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    found = document(capsys, folder, "2025,2023,2024")
    assert found["years"] == [2023, 2024, 2025]
    assert found["coverage"] == "53.00"
    assert [pair["coverage"] for pair in (*found["pairs"], found["matched"])] == ["53.00", "100.00"]
    assert [pair["matched_by"] for pair in (*found["pairs"], found["matched"])] == ["crosswalk", "same_set"]
    assert found["illustrative"] is True
    maxima = {leaf.code: leaf.stated_max("xa") for leaf in sample_set(2024).leaves()}
    comparable = {row["code"] for row in found["pairs"][0]["rows"] if row["comparable"]} & maxima.keys()
    assert Fraction(found["coverage"]) == sum((maxima[code] or Fraction(0) for code in comparable), Fraction(0))


def test_rows_say_where_they_come_from_and_how_they_changed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (pair,) = document(capsys, folder, "2023,2024,2025")["pairs"]
    rows = {(row["code"], row["relation"]): row for row in pair["rows"]}
    shared = rows["1.1", "moved"]
    assert (shared["basis"], shared["unit"], shared["change"], shared["state"]) == (
        "share",
        "percent",
        "0.00",
        "unchanged",
    )
    assert shared["years"]["2023"] == {"score": "5.00", "max": "5.00", "share": "100.00", "status": "scored"}
    assert rows["2.2.2", "merged"]["basis"] == "group"
    assert rows["2.2.2", "merged"]["old_codes"] == ["3.4.1", "3.4.2"]
    assert rows["1.3.1", "split"]["change"] == rows["1.3.2", "split"]["change"] == "44.44"
    assert rows["1.3.1", "split"]["exact_change"] == "400/9"
    for relation in ("narrowed", "widened"):
        (changed,) = [row for (_, kin), row in rows.items() if kin == relation]
        assert (changed["comparable"], changed["change"], changed["state"]) == (False, None, "not_comparable")
    assert rows["3.10", "dropped"]["years"].keys() == {"2023"}
    assert rows["2.5", "new"]["state"] == "no_earlier_value"
    assert rows["2.3.2", "moved"]["reason"] == "cách chấm đã đổi"


def test_every_state_and_number_of_the_document_holds_together(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    found = document(capsys, folder, "2023,2024,2025")
    for row in (*found["rows"], *found["areas"], *found["pairs"][0]["rows"], *found["pairs"][0]["areas"]):
        assert row["state"] in {"up", "down", "unchanged", "not_comparable", "no_earlier_value"}
        assert (row["change"] is not None) == (row["state"] in {"up", "down", "unchanged"})
        assert row["comparable"] or row["change"] is None
        assert row["basis"] != "none" or row["reason"]
        for values in row["years"].values():
            assert values["score"] is None or Decimal(values["score"]) >= 0


def _values(data: Json) -> list[Json]:
    if isinstance(data, dict):
        return [one for value in data.values() for one in _values(value)]
    if isinstance(data, list):
        return [one for value in data for one in _values(value)]
    return [data]


def test_no_float_ever_stands_in_the_document(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert not any(isinstance(value, float) for value in _values(document(capsys, folder, "2023,2024,2025")))


def test_a_year_that_is_not_finished_shows_no_change_of_the_whole(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    totals = document(capsys, folder, "2024,2025")["totals"]
    assert totals["years"]["2025"]["provisional"] is True
    assert totals["index_percent"]["change"] is None
    assert totals["index_percent"]["reason"] == "năm 2025 còn mục chưa có điểm (tạm tính)"
    part = totals["compared_part"]
    assert Decimal(part["later_percent"]) > Decimal(part["earlier_percent"])


def test_a_year_from_a_paper_is_compared_as_far_as_it_goes(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    found = document(capsys, folder, "2022,2023")
    assert found["coverage"] == "0.00"
    assert found["totals"]["years"]["2022"]["on_paper"] is True
    assert [found["totals"]["years"][year]["rank"] for year in ("2022", "2023")] == ["3/45", None]
    assert found["totals"]["index_percent"]["change"] == "4.82"
    assert "nhập từ văn bản" in found["totals"]["index_percent"]["basis"]
    assert {(row["state"], row["reason"]) for row in found["rows"]} == {
        ("no_earlier_value", "năm 2022 chỉ có tổng điểm")
    }


def test_the_plain_table_reads_without_the_document(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, folder, "--years", "2023,2024,2025")
    assert (code, err) == (0, "")
    assert "MINH HỌA" in out
    assert "Nội dung so sánh được: 53,0 % điểm tối đa" in out
    assert "* điểm của cả mục trước khi tách" in out
    assert "Chỉ số: tăng 21,28 điểm % (chỉ số % trên hai bộ tiêu chí khác nhau" in out


def test_a_crosswalk_of_the_workspace_counts_before_the_shipped_one(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    own = Crosswalk.between(sample_set(2023), sample_set(2024), [], confirmed_by="Văn phòng")
    path = write_crosswalk(own, crosswalk_folder(folder))
    try:
        found = document(capsys, folder, "2023,2024")
    finally:
        path.unlink()
    assert (found["coverage"], found["matched"]["confirmed_by"]) == ("0.00", "Văn phòng")


def test_a_broken_crosswalk_is_told_and_left_out(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    crosswalk_folder(folder).mkdir(exist_ok=True)
    broken = crosswalk_folder(folder) / "hong.yaml"
    broken.write_text("format: khac\n", encoding="utf-8")
    try:
        code, out, err = run(capsys, folder, "--years", "2023,2024", "--json")
    finally:
        broken.unlink()
    assert code == 0
    assert "hong.yaml, dòng 1" in err
    assert json.loads(out)["coverage"] == "53.00"


def test_a_year_that_is_not_there_is_told_with_those_that_are(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, folder, "--years", "2020,2024", "--json")
    assert code == 1
    assert "không có kết quả năm 2020; đang có: 2023, 2024, 2025" in err
    assert json.loads(out)["problems"][0]["severity"] == "error"


@pytest.mark.parametrize("years", ["2024", "2024,2024", "2024,x", ""])
def test_fewer_than_two_years_is_a_wrong_call(capsys: pytest.CaptureFixture[str], folder: Path, years: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run(capsys, folder, "--years", years)
    assert ended.value.code == 2
    assert "--years: cần ít nhất hai năm khác nhau" in capsys.readouterr().err


def test_where_a_year_was_scored_on_several_sets_one_must_be_chosen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with Workspace(tmp_path / "w") as workspace:
        unit = sample_sheet(2024).unit
        for year, criteria in ((2024, sample_set(2024)), (2025, sample_set(2025)), (2024, sample_set(2023))):
            workspace.create(unit, year, criteria)
    code, _, err = run(capsys, tmp_path / "w", "--years", "2024,2025")
    assert code == 1
    assert "hãy chọn một bằng --set" in err
    code, out, _ = run(capsys, tmp_path / "w", "--years", "2024,2025", "--set", "loc-hoa-2025", "--json")
    assert (code, json.loads(out)["coverage"]) == (0, "100.00")


def test_a_folder_without_a_workspace_is_no_place_to_compare(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, tmp_path / "trong", "--years", "2024,2025")[0] in (1, 3)


def test_the_comparison_is_written_into_a_file_by_its_ending(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "so-sanh.xlsx"
    code, out, _ = run(capsys, folder, "--years", "2023,2024", "--out", str(path))
    assert (code, out.strip()) == (0, str(path))
    assert path.read_bytes()[:2] == b"PK"
    code, _, err = run(capsys, folder, "--years", "2023,2024", "--out", str(tmp_path / "a.odt"))
    assert code == 1
    assert "chọn một trong: docx, pdf, xlsx" in err
