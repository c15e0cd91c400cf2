"""Forms come back as they were filled in, whatever became of the rows; what cannot be taken is told by cell."""

import random
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from parscore.faults import EnvironmentFault, InputError
from parscore.intake.declaration_form import CHANGED, read_declaration
from parscore.intake.declaration_merge import MergeState, merge_plan, merged
from parscore.intake.filled_form import CellNews, CellState, FilledForm
from parscore.intake.form_cells import BOTH, GONE, NO_KEY
from parscore.reports.declaration_form import EXPLANATION, KEY, NOT_ARISING, NOTE, SHEET, VALUE
from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.form_lines import Part
from tests.intake.forms import all_answers, all_typed, blank, cell_of, every_kind, fill, rows_by_key
from tests.scoring.sets import XA, area, criteria_set, leaf, manual

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
RATIO = ("1.1/values/numerator", "1.1/values/denominator")
SECONDS = 5.0


@pytest.fixture
def chosen() -> CriteriaSet:
    return every_kind()


@pytest.fixture
def path(tmp_path: Path, chosen: CriteriaSet) -> Path:
    return blank(tmp_path / "Phiếu.xlsx", chosen)


def news(filled: FilledForm, code: str) -> list[CellNews]:
    return [one for one in filled.cells if one.code == code and one.state is not CellState.EMPTY]


def only_refused(filled: FilledForm) -> CellNews:
    (one,) = filled.refused
    return one


def rearranged(path: Path, change: Callable[[Worksheet], None]) -> Path:
    book = load_workbook(path)
    change(book[SHEET])
    book.save(path)
    return path


def test_a_form_filled_in_for_every_kind_of_rule_gives_the_same_answers(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(fill(path, all_typed()), chosen)
    assert filled.answers == all_answers()
    assert (filled.refused, filled.remarks, filled.reworded) == ((), (), frozenset())
    assert (filled.unit, filled.year) == (XA.code, 2025)
    assert filled.count(CellState.TAKEN) == len(all_typed())


def test_a_blank_form_changes_nothing_and_tells_every_empty_cell(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(path, chosen)
    assert (filled.answers, filled.refused) == ({}, ())
    assert (
        filled.count(CellState.EMPTY)
        == len([key for key in rows_by_key(load_workbook(path)[SHEET]) if key[-1] != "/"]) + 2
    )


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_form_saved_by_libreoffice_gives_the_same_answers(path: Path, chosen: CriteriaSet, tmp_path: Path) -> None:
    fill(path, all_typed(), {("1.2", NOTE): "Nguồn: báo cáo", ("1.13", NOTE): ""})
    assert OFFICE
    command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    filled = read_declaration(tmp_path / "out" / path.name, chosen)
    assert filled.refused == ()
    noted = {**all_answers(), "1.2": Answer(values={"value": "98.5"}, note="Nguồn: báo cáo")}
    assert filled.answers == noted


def test_marks_counts_and_texts_are_read_as_people_write_them(path: Path, chosen: CriteriaSet) -> None:
    typed: dict[str, str | float | bool | datetime] = {
        **{"1.10/checked/a": 1, "1.10/checked/b": True, "1.10/checked/c": "không"},
        **{"1.11/faults/cham": "không", "1.11/faults/thieu": 0},
        **{"1.7/values/date": datetime(2025, 12, 3), "1.9/choice/": "2", "1.6/values/items": "không"},
    }
    beside = {("1.4", NOT_ARISING): "x: không tổ chức", ("1.4", EXPLANATION): "Dịch bệnh", ("1.2", NOT_ARISING): "Có"}
    filled = read_declaration(fill(path, typed, beside), chosen)
    assert filled.refused == ()
    assert filled.answers == {
        "1.10": Answer(checked=("a", "b")),
        "1.11": Answer(faults={"thieu": "0"}),
        "1.7": Answer(values={"date": "2025-12-03"}),
        "1.9": Answer(choice="thieu"),
        "1.6": Answer(values={"items": ()}),
        "1.4": Answer(not_arising=True, reason="không tổ chức", explanation="Dịch bệnh"),
        "1.2": Answer(not_arising=True),
    }


def test_a_per_cent_sign_is_read_where_a_per_cent_is_asked_for(tmp_path: Path) -> None:
    formula = {
        "kind": "formula",
        "variables": [{"id": "a", "label": "Tỷ lệ hồ sơ trực tuyến"}],
        "branches": [{"when": "a >= 80", "then": "max_score"}, {"when": "a < 80", "then": "0"}],
    }
    index = {"kind": "value", "label": "Mức hài lòng", "unit": "%"}
    bands = {"kind": "bands", "bands": [{"from": "90", "points": "1"}, {"points": "0"}]}
    rules: dict[str, dict[str, Any]] = {
        "1.1": formula,
        "1.2": {"kind": "measured", "measure": index, "scale": bands},
    }
    chosen = criteria_set([area("1", [leaf(code, "1", rule) for code, rule in rules.items()])])
    path = fill(blank(tmp_path / "p.xlsx", chosen), {"1.1/values/a": "98,5 %", "1.2/values/value": "98,5%"})
    filled = read_declaration(path, chosen)
    assert filled.refused == ()
    assert [filled.answers[code].values for code in rules] == [{"a": "98.5"}, {"value": "98.5"}]


def test_nothing_done_is_an_answer_and_no_mark_at_all_is_none(path: Path, chosen: CriteriaSet) -> None:
    assert read_declaration(fill(path, {"1.10/checked/b": "Không"}), chosen).answers["1.10"] == Answer(checked=())


@pytest.mark.parametrize(
    ("key", "typed", "why"),
    [
        ("1.2/values/value", "1.234", "Hãy gõ 1234 hoặc 1,2340 cho rõ"),
        ("1.2/values/value", 1.234, "Ô dạng số này có thể là 1.234 hoặc 1,234"),
        ("1.3/values/value", 1.234, "Ô dạng số này có thể là 1.234 hoặc 1,234"),
        ("1.1/values/numerator", "12 hồ sơ", "không phải là một số"),
        ("1.1/values/numerator", -3, "số âm"),
        ("1.4/values/value", 2.5, "không phải là số nguyên"),
        ("1.7/values/date", "31/02/2025", "không phải là ngày có thật"),
        ("1.9/choice/", "Đủ", "Không có phương án “Đủ”"),
        ("1.10/checked/a", "hơi hơi", "không phải là dấu đánh"),
        ("1.11/faults/cham", "nhiều", "không phải là một số"),
        ("1.1/values/numerator", "98,5%", "còn ô này cần một con số. Hãy gõ con số ấy, không có dấu %"),
        ("1.3/values/value", "98,5 %", "cần một con số (triệu đồng)"),
        ("1.8/points/", "98,5%", "cần một con số (điểm)"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_cell_and_leaves_the_rest(
    path: Path, chosen: CriteriaSet, key: str, typed: str | float, why: str
) -> None:
    filled = read_declaration(fill(path, {"1.12/values/a": "10", key: typed}), chosen)
    refused = only_refused(filled)
    assert why in refused.why
    assert refused.place == f"trang tính “{SHEET}”, ô {cell_of(path, key)}"
    assert filled.answers == {"1.12": Answer(values={"a": "10"})}


def test_decimals_of_numeric_cells_that_cannot_be_thousands_are_taken(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(fill(path, {"1.2/values/value": 0.125, "1.3/values/value": 1234.567}), chosen)
    assert {code: answer.values["value"] for code, answer in filled.answers.items()} == {
        "1.2": "0.125",
        "1.3": "1234.567",
    }


def test_a_value_and_not_arising_at_once_are_asked_about(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(fill(path, {"1.4/values/value": "3"}, {("1.4", NOT_ARISING): "x"}), chosen)
    assert only_refused(filled).why == BOTH
    assert filled.answers["1.4"] == Answer(values={"value": "3"})


def test_rows_may_be_sorted_inserted_and_deleted(path: Path, chosen: CriteriaSet) -> None:
    fill(path, all_typed(), {("1.1", NOTE): "ghi chú"})

    def change(sheet: Worksheet) -> None:
        rows = rows_by_key(sheet)
        first, last = min(rows.values()), max(rows.values())
        lines = [[sheet.cell(row, column).value for column in range(1, KEY + 3)] for row in range(first, last + 1)]
        for row, line in enumerate(reversed(lines), start=first):
            for column, value in enumerate(line, start=1):
                sheet.cell(row, column).value = value
        sheet.delete_rows(rows_by_key(sheet)["1.12/values/e/".rstrip("/")])
        sheet.insert_rows(first + 3)
        sheet.insert_rows(1, 2)

    filled = read_declaration(rearranged(path, change), chosen)
    expected = all_answers()
    expected["1.1"] = Answer(values=expected["1.1"].values, note="ghi chú")
    expected["1.12"] = Answer(values={name: str(n) for n, name in enumerate("abcd", start=1)})
    assert (filled.refused, filled.answers) == ((), expected)


def test_columns_may_be_moved_with_their_headings(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(rearranged(fill(path, all_typed()), lambda sheet: sheet.insert_cols(2)), chosen)
    assert filled.answers == all_answers()


def test_a_value_in_a_row_of_ones_own_is_refused_and_an_empty_row_is_not(path: Path, chosen: CriteriaSet) -> None:
    def change(sheet: Worksheet) -> None:
        row = rows_by_key(sheet)["1.4/values/value"]
        sheet.insert_rows(row, 2)
        sheet.cell(row, VALUE + 1).value = "12"

    refused = only_refused(read_declaration(rearranged(path, change), chosen))
    assert (refused.why, refused.typed, refused.cell[0]) == (NO_KEY, "12", "F")


def test_a_row_copied_with_another_value_is_asked_about_and_with_the_same_one_is_not(
    path: Path, chosen: CriteriaSet
) -> None:
    def copy(sheet: Worksheet, value: str) -> None:
        row = rows_by_key(sheet)["1.4/values/value"]
        last = sheet.max_row + 1
        for column in range(1, KEY + 3):
            sheet.cell(last, column).value = sheet.cell(row, column).value
        sheet.cell(last, VALUE + 1).value = value

    fill(path, {"1.4/values/value": "3"})
    assert read_declaration(rearranged(path, lambda sheet: copy(sheet, "3")), chosen).refused == ()
    refused = only_refused(read_declaration(rearranged(path, lambda sheet: copy(sheet, "4")), chosen))
    assert "với giá trị khác" in refused.why
    assert read_declaration(path, chosen).answers["1.4"] == Answer(values={"value": "3"})


def test_figures_of_others_are_refused_with_the_place_to_enter_them(path: Path, chosen: CriteriaSet) -> None:
    refused = only_refused(read_declaration(fill(path, {"1.13/": "80"}), chosen))
    assert "Số liệu ngoài" in refused.why
    assert refused.cell == cell_of(path, "1.13/")


def test_calculated_values_are_taken_and_error_cells_are_refused(path: Path, chosen: CriteriaSet) -> None:
    fill(path, {RATIO[0]: "=1+1", RATIO[1]: "=1/0", "1.4/values/value": "=2+1"})
    places = {key: cell_of(path, key) for key in (*RATIO, "1.4/values/value")}
    cached = {
        places[RATIO[0]]: ("", ""),
        places[RATIO[1]]: (' t="e"', "<v>#DIV/0!</v>"),
        places["1.4/values/value"]: ("", "<v>3</v>"),
    }
    content = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = with_cached(text.decode(), cached).encode()
            new.writestr(name, text)
    path.write_bytes(content.getvalue())
    filled = read_declaration(path, chosen)
    assert filled.answers == {"1.4": Answer(values={"value": "3"})}
    told = {one.cell: one.why for one in filled.refused}
    assert "không kèm kết quả" in told[places[RATIO[0]]]
    assert "báo lỗi #DIV/0!" in told[places[RATIO[1]]]


def with_cached(sheet: str, cached: dict[str, tuple[str, str]]) -> str:
    for place, (kind, value) in cached.items():
        found = re.search(rf'<c r="{place}"([^>]*)>(<f>[^<]*</f>)<v\s*/?>(</v>)?</c>', sheet)
        assert found, place
        sheet = sheet.replace(found[0], f'<c r="{place}"{found[1]}{kind}>{found[2]}{value}</c>')
    return sheet


def test_a_form_of_a_set_with_a_long_code_comes_back(tmp_path: Path, chosen: CriteriaSet) -> None:
    long = chosen.but(id="bang-tieu-chi-danh-gia-cham-diem-nguoi-dung-dau-2025")
    path = blank(tmp_path / "Phiếu dài.xlsx", long)
    assert set(read_declaration(fill(path, {"1.4/values/value": "3"}), long).answers) == {"1.4"}


def test_another_set_and_another_version_are_refused_in_words(path: Path, chosen: CriteriaSet) -> None:
    for other in (chosen.but(id="bo-khac"), chosen.but(version=2)):
        with pytest.raises(InputError, match=f"dùng bộ {other.id}, phiên bản {other.version}"):
            read_declaration(path, other)


def test_a_set_changed_since_is_matched_by_code_and_changed_leaves_are_told(path: Path, chosen: CriteriaSet) -> None:
    leaves = [*chosen.criteria[0].children]
    places = {node.code: place for place, node in enumerate(leaves)}
    leaves[places["1.4"]] = leaves[places["1.4"]].but(title="Đã sửa lời")
    gone = leaves.pop(places["1.12"])
    changed = chosen.but(criteria=(chosen.criteria[0].but(children=tuple(leaves)),))
    filled = read_declaration(fill(path, {"1.4/values/value": "3", "1.8/points/": "1", "1.12/values/a": "10"}), changed)
    assert filled.remarks == (CHANGED,)
    assert filled.reworded == {"1.4"}
    assert set(filled.answers) == {"1.4", "1.8"}
    assert (only_refused(filled).code, only_refused(filled).why) == (gone.code, GONE)
    plan = {line.code: line for line in merge_plan(filled, sheet_of(changed))}
    assert [plan[code].proposed for code in ("1.4", "1.8")] == [False, True]


def test_only_rows_of_one_role_stand_on_its_form(tmp_path: Path) -> None:
    leaves = [manual("1.1", "2", owner=["a"]), manual("1.2", "2", owner=["b"])]
    roles = [{"id": "a", "name": "Văn phòng"}, {"id": "b", "name": "Tư pháp"}]
    chosen = criteria_set([area("1", leaves), area("2", [manual("2.1", "2", owner=["b"])])], roles=roles)
    path = blank(tmp_path / "a.xlsx", chosen, role="a")
    assert list(rows_by_key(load_workbook(path)[SHEET])) == ["1.1/points/"]
    assert read_declaration(fill(path, {"1.1/points/": "1,5"}), chosen).answers == {"1.1": Answer(points="1.5")}


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.txt"])
def test_files_that_are_no_form_are_refused_in_words(tmp_path: Path, chosen: CriteriaSet, name: str) -> None:
    path = tmp_path / name
    if name == "a.xlsx":
        Workbook().save(path)
    else:
        path.write_bytes(b"%PDF-1.7" if name == "a.docx" else b"")
    with pytest.raises(InputError, match=name):
        read_declaration(path, chosen)
    with pytest.raises(EnvironmentFault):
        read_declaration(tmp_path / "khong-co.xlsx", chosen)


@pytest.mark.parametrize(
    "identity",
    [
        "{}",
        "[]",
        "parscore-declaration",
        '{"format":"parscore-declaration/1"}',
        '["parscore-declaration"]',
        "[" * 1_500,
        '{"format":"parscore-declaration/1","criteria":1,"version":1e999,"sha256":0,"unit":0,"year":0}',
    ],
)
def test_a_spoilt_identity_makes_a_file_no_form(path: Path, chosen: CriteriaSet, identity: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.cell(1, KEY + 1).value = f"{identity} parscore-declaration"
        sheet.cell(2, KEY + 1).value = identity

    with pytest.raises(InputError, match="không phải là phiếu kê khai"):
        read_declaration(rearranged(path, change), chosen)


def test_a_form_of_a_newer_program_and_one_without_headings_are_refused(path: Path, chosen: CriteriaSet) -> None:
    def renew(sheet: Worksheet) -> None:
        sheet.cell(1, KEY + 1).value = str(sheet.cell(1, KEY + 1).value).replace("declaration/1", "declaration/2")

    def behead(sheet: Worksheet) -> None:
        sheet.delete_rows(min(rows_by_key(sheet).values()) - 2)

    with pytest.raises(InputError, match="Giá trị"):
        read_declaration(rearranged(path, behead), chosen)
    with pytest.raises(InputError, match="phiên bản khác của chương trình"):
        read_declaration(rearranged(path, renew), chosen)


def test_spoilt_forms_end_soon_and_in_words(path: Path, chosen: CriteriaSet, tmp_path: Path) -> None:
    fill(path, all_typed())
    whole, chance = path.read_bytes(), random.Random(4)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for place in range(60):
        spoilt = tmp_path / "hong.xlsx"
        if place % 3 == 0:
            spoilt.write_bytes(whole[: chance.randrange(len(whole))])
        else:
            with zipfile.ZipFile(spoilt, "w") as book:
                for name, content in parts.items():
                    book.writestr(name, scrambled(content, chance) if name.endswith("xml") else content)
        began = time.process_time()
        with suppress(InputError):
            merge_plan(read_declaration(spoilt, chosen), sheet_of(chosen))
        assert time.process_time() - began < SECONDS


def scrambled(content: bytes, chance: random.Random) -> bytes:
    """Digits and letters of a text put in each other's place, its shape left mostly alone."""
    spoilt = bytearray(content)
    for _ in range(chance.choice((0, 1, 5, 40))):
        at = chance.randrange(len(spoilt))
        if chr(spoilt[at]).isalnum() and spoilt[at] < 128:
            spoilt[at] = chance.choice(b"0123456789abcxE-")
    return bytes(spoilt)


def sheet_of(chosen: CriteriaSet, answers: dict[str, Answer] | None = None, **more: object) -> AnswerSheet:
    unit, year = more.get("unit", XA), more.get("year", 2025)
    return AnswerSheet(chosen.id, chosen.version, unit, year, answers or {})  # type: ignore[arg-type]


def states(filled: FilledForm, answers: dict[str, Answer]) -> dict[tuple[str, str, str], MergeState]:
    return {(one.code, *one.part): one.state for one in merge_plan(filled, sheet_of(filled.criteria_set, answers))}


def test_everything_is_new_to_an_empty_sheet_and_the_same_to_one_that_has_it(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(fill(path, all_typed()), chosen)
    plan = merge_plan(filled, sheet_of(chosen))
    assert {one.state for one in plan} == {MergeState.NEW}
    assert all(one.proposed and one.cell.startswith("F") and not one.kept and one.brought for one in plan)
    assert merged(filled, sheet_of(chosen), plan) == all_answers()
    assert set(states(filled, all_answers()).values()) == {MergeState.SAME}


def test_nothing_that_has_a_value_is_taken_unasked(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(fill(path, {RATIO[0]: "7", RATIO[1]: "9", "1.10/checked/a": "x"}), chosen)
    kept = {
        "1.1": Answer(values={"numerator": "7.0", "denominator": "8"}, note="của tôi"),
        "1.10": Answer(checked=("b",)),
    }
    plan = merge_plan(filled, sheet_of(chosen, kept))
    assert [(one.part, one.state, one.kept, one.brought) for one in plan] == [
        (Part("values", "numerator"), MergeState.SAME, "7,0", "7"),
        (Part("values", "denominator"), MergeState.CONFLICT, "8", "9"),
        (Part("checked"), MergeState.CONFLICT, "Việc b", "Việc b; Việc a"),
    ]
    assert not any(one.proposed for one in plan)
    taken = merged(filled, sheet_of(chosen, kept), plan[1:2])
    assert taken == {"1.1": Answer(values={"numerator": "7.0", "denominator": "9"}, note="của tôi")}


def test_not_arising_and_figures_stand_against_each_other(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(fill(path, {"1.2/values/value": "90"}, {("1.4", NOT_ARISING): "x: hết dịch"}), chosen)
    kept = {"1.2": Answer(not_arising=True, reason="chưa có"), "1.4": Answer(values={"value": "2"})}
    figures, mark = merge_plan(filled, sheet_of(chosen, kept))
    assert (figures.state, figures.kept, figures.brought) == (MergeState.CONFLICT, "x: chưa có", "90")
    assert (mark.state, mark.kept, mark.brought) == (MergeState.CONFLICT, "Số cuộc họp: 2", "x: hết dịch")
    taken = merged(filled, sheet_of(chosen, kept), (figures, mark))
    assert taken["1.2"] == Answer(values={"value": "90"})
    assert taken["1.4"].not_arising


def test_counts_of_zero_mean_no_fault(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(fill(path, {"1.11/faults/cham": "0"}), chosen)
    assert set(states(filled, {"1.11": Answer(faults={})}).values()) == {MergeState.SAME}


def test_an_empty_cell_of_the_form_takes_nothing_away(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(fill(path, {"1.11/faults/cham": "2", "1.10/checked/a": "x"}), chosen)
    kept = {"1.11": Answer(faults={"cham": "1", "thieu": "1"}), "1.10": Answer(checked=("b",))}
    plan = merge_plan(filled, sheet_of(chosen, kept))
    assert {one.code: one.state for one in plan} == {"1.10": MergeState.CONFLICT, "1.11": MergeState.CONFLICT}
    taken = merged(filled, sheet_of(chosen, kept), plan)
    assert taken["1.11"] == Answer(faults={"cham": "2", "thieu": "1"})
    assert taken["1.10"] == Answer(checked=("b", "a"))


def test_texts_are_kept_or_replaced_as_a_whole(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(
        fill(path, {}, {("1.2", NOTE): "mới", ("1.3", NOTE): "cũ", ("1.4", EXPLANATION): "lý do"}), chosen
    )
    kept = {"1.2": Answer(note="đang có"), "1.3": Answer(note="cũ")}
    found = states(filled, kept)
    assert list(found.values()) == [MergeState.CONFLICT, MergeState.SAME, MergeState.NEW]


def test_what_the_rule_refuses_is_told_with_the_cell_and_cannot_be_taken(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(fill(path, {"1.8/points/": "2,5"}, {("1.8", NOTE): "vẫn lấy"}), chosen)
    points, note = merge_plan(filled, sheet_of(chosen))
    assert (points.state, points.cell) == (MergeState.REFUSED, cell_of(path, "1.8/points/"))
    assert "nằm ngoài khoảng từ 0 đến 2" in points.why
    assert note.state is MergeState.NEW


def test_a_form_of_another_unit_or_year_is_refused_in_words(path: Path, chosen: CriteriaSet) -> None:
    filled = read_declaration(path, chosen)
    with pytest.raises(InputError, match=r"lập cho đơn vị “xa-mau”, năm 2025; .*năm 2024"):
        merge_plan(filled, sheet_of(chosen, year=2024))


def test_the_leaves_of_a_set_without_areas_come_back_too(tmp_path: Path) -> None:
    chosen = criteria_set([leaf("A", "2", {"kind": "manual"})], bonus_items=[manual("T1", "1")])
    path = fill(blank(tmp_path / "a.xlsx", chosen), {"A/points/": "1", "T1/points/": "0,5"})
    assert read_declaration(path, chosen).answers == {"A": Answer(points="1"), "T1": Answer(points="0.5")}
