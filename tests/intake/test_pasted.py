"""What a pasted block becomes: every cell that can be taken is taken, the rest is told."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parscore.faults import InputError
from parscore.intake.criteria_file import load_criteria
from parscore.intake.grid import CODE, FIRST, TITLE, grid_of
from parscore.intake.pasted import Entry, Placed, Taken, place, taken
from parscore.intake.tsv import read_block, write_block
from parscore.scoring.answers import Answer, AnswerSheet, Unit, Value
from parscore.scoring.assessment import Assessment
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.inputs import InputKind
from parscore.scoring.measures import NEVER
from parscore.scoring.outcome import Severity
from parscore.scoring.rules import ChecklistRule, ChoiceRule, DeductionRule, ManualRule, Rule
from parscore.scoring.text import nfc

CRITERIA = Path(__file__).parents[2] / "criteria"
CELL_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from('\t\n"'), max_size=8
)


def _set(name: str) -> CriteriaSet:
    loaded = load_criteria(CRITERIA / f"{name}.yaml").criteria_set
    assert loaded is not None
    return loaded


LOC_HOA = _set("loc-hoa-2025")
DUC_CO = _set("duc-co-2021")
GRID = grid_of(LOC_HOA, "xa")


def _assessment(answers: dict[str, Answer] | None = None) -> Assessment:
    return Assessment(LOC_HOA, AnswerSheet(LOC_HOA.id, LOC_HOA.version, Unit("x", "Xã X", "xa"), 2025, answers or {}))


def _pasted(text: str, codes: list[str], column: int = FIRST, on: Assessment | None = None) -> tuple[Placed, Taken]:
    on = on or _assessment()
    placed = place(GRID, read_block(text), codes, column)
    return placed, taken(GRID, placed.entries, on.answer, on.try_answer)


def _one(code: str, typed: str, column: int = FIRST, kept: Answer | None = None) -> Answer | None:
    """The answer a text makes, None when it changes nothing or is refused."""
    on = _assessment({code: kept} if kept else {})
    return taken(GRID, [Entry(code, column, typed)], on.answer, on.try_answer, clearing=True).answers.get(code)


def _why(code: str, typed: str, column: int = FIRST) -> str:
    on = _assessment()
    (refusal,) = taken(GRID, [Entry(code, column, typed)], on.answer, on.try_answer).refused
    return refusal.why


@given(st.lists(st.lists(CELL_TEXT, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_block_written_is_read_back_cell_by_cell(rows: list[list[str]]) -> None:
    rows = [list(map(nfc, row)) for row in rows]
    assume(any(cell.strip("\n\t") for row in rows for cell in row))
    assert read_block(write_block(rows)) == rows


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_empty_cells_at_the_head_and_the_foot_of_a_column_keep_its_figures_in_their_rows(end: str) -> None:
    _, result = _pasted(f"\r\n\r\n7\r\n\r\n9{end}", ["1.1", "1.2.1", "1.2.2", "1.3.1", "2.2.3"])
    assert result.answers["1.2.2"] == Answer(values={"value": "7"})
    assert result.answers["2.2.3"] == Answer(values={"numerator": "9"})
    assert read_block(f"7\r\n\r\n{end}") == [["7"], [""], *([[""]] if end else [])]


def test_empty_rows_over_headings_and_past_the_last_row_of_the_table_say_nothing() -> None:
    placed, result = _pasted("\n\nMã\tSố liệu 1\n1.2.2\t3\n\n", [])
    assert (placed.by_code, placed.remarks) == (True, [])
    assert result.answers == {"1.2.2": Answer(values={"value": "3"})}
    assert _pasted("3\n\n\n", ["1.2.2"])[0].remarks == []


def test_a_whole_column_with_all_that_is_empty_under_it_can_be_pasted() -> None:
    assert read_block("7\r\n" + "\t\r\n" * 400_000) == [["7"]]


def test_quoted_cells_keep_their_new_lines_tabs_and_quotes() -> None:
    assert read_block('1\t"dòng một\r\ndòng ""hai"""\r\n2\t"a\tb"\r\n') == [
        ["1", 'dòng một\ndòng "hai"'],
        ["2", "a\tb"],
    ]


def test_a_quote_that_closes_nothing_stays_a_letter() -> None:
    assert read_block('"a\tb"c\n5" x') == [['"a', 'b"c'], ['5" x']]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\t\n" * 500_000 + "1", "1.000.001 ô|ký tự"),
        ("1\t" * 400_000 + "1", "400.001 ô"),
        ("x" * 10_000_000, "10.000.000 ký tự"),
        ("a\0b", "không phải là bảng chữ"),
        ("\x89PNG\r\n\x1a\n\x00\x00", "không phải là bảng chữ"),
        ("a\ud800b", "không phải là bảng chữ"),
        ("", "Chưa có gì để dán"),
        ("\r\n\t\r\n", "Chưa có gì để dán"),
    ],
)
def test_a_hostile_clipboard_is_answered_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_block(text)
    assert any(part in str(refusal.value) for part in told.split("|"))
    assert len(str(refusal.value)) < 160


def test_each_rule_has_its_cells() -> None:
    assert _one("2.2.3", "985") == Answer(values={"numerator": "985"})
    assert _one("2.2.3", "1.000", FIRST + 1) == Answer(values={"denominator": "1000"})
    assert _one("1.4.3", "co cong bo nhung cham hoac thieu van ban") == Answer(choice="cham")
    assert _one("1.4.3", "cham") == Answer(choice="cham")
    assert _one("2.2.7", "31/3/2025") == Answer(values={"date": "2025-03-31"})
    assert _one("2.2.7", "2025-03-31") == Answer(values={"date": "2025-03-31"})
    assert _one("2.2.7", "Chưa thực hiện") == Answer(values={"date": NEVER})
    assert _one("2.1.2", "100; 96,5") == Answer(values={"items": ("100", "96.5")})
    assert _one("2.1.2", "100\n96.5") == Answer(values={"items": ("100", "96.5")})
    assert _one("7.6.2", "0,5") == Answer(points="0.5")
    assert _one("7.2", "36", FIRST + 2) == Answer(values={"tong": "36"})


def test_a_checklist_takes_ids_places_and_words() -> None:
    words = "Báo cáo kết quả"
    rule = LOC_HOA.by_code["1.2.1"].rule
    items = [(item.id, item.label) for item in rule.items]  # type: ignore[union-attr]
    both = Answer(checked=tuple(one for one, _ in items[:2]))
    assert _one("1.2.1", f"{items[0][0]}, {items[1][0]}") == both
    assert _one("1.2.1", "2; 1") == both
    assert _one("1.2.1", f"{items[1][1].upper()};{items[0][1]}") == both
    assert _one("1.2.1", "không") == Answer(checked=())
    assert _one("1.2.1", "Tất cả") == Answer(checked=tuple(one for one, _ in items))
    assert "Các nội dung: 1: " in _why("1.2.1", f"{words} lạ")


def test_faults_are_counted_in_order_or_by_name() -> None:
    rule = LOC_HOA.by_code["4.3"].rule
    one, two, _ = (fault.id for fault in rule.faults)  # type: ignore[union-attr]
    assert _one("4.3", "2; 0") == Answer(faults={one: "2", two: "0"})
    assert _one("4.3", f"{two}: 1; {one}: 3") == Answer(faults={one: "3", two: "1"})
    assert _one("4.3", "không") == Answer(faults={})
    assert "có 4 số" in _why("4.3", "1;2;3;4")
    assert "số nguyên" in _why("4.3", "1,5")


def test_not_arising_is_a_cross_with_its_reason() -> None:
    assert _one("1.3.2", "X", GRID.not_arising) == Answer(not_arising=True)
    told = _one("1.3.2", "x: không có văn bản sai", GRID.not_arising)
    assert told == Answer(not_arising=True, reason="không có văn bản sai")
    assert _one("1.3.2", "", GRID.not_arising, told) == Answer(reason="không có văn bản sai")
    assert "không phải là dấu không phát sinh" in _why("1.3.2", "1", GRID.not_arising)


def test_figures_for_a_row_marked_as_not_arising_are_refused_until_the_mark_is_off() -> None:
    kept = Answer(values={"numerator": "9"}, not_arising=True)
    on = _assessment({"2.2.3": kept})
    _, result = _pasted("9\t20", ["2.2.3"], on=on)
    assert result.answers == {}
    assert [(r.column, r.typed) for r in result.refused] == [(FIRST + 1, "20")]
    assert "đang ghi không phát sinh; bỏ dấu KPS rồi dán lại" in result.refused[0].why
    assert _one("2.2.3", "ghi", GRID.note, kept) == replace(kept, note="ghi")
    assert _one("2.2.3", "", kept=kept) == Answer(not_arising=True)
    both = [Entry("2.2.3", FIRST, "7"), Entry("2.2.3", GRID.not_arising, "")]
    cleared = taken(GRID, both, on.answer, on.try_answer, clearing=True)
    assert (cleared.answers, cleared.refused) == ({"2.2.3": Answer(values={"numerator": "7"})}, ())


def test_an_empty_cell_of_a_block_leaves_what_stands_there_and_says_so() -> None:
    kept = Answer(values={"numerator": "9", "denominator": "10"})
    _, result = _pasted("\t20", ["2.2.3"], on=_assessment({"2.2.3": kept}))
    assert result.answers == {"2.2.3": Answer(values={"numerator": "9", "denominator": "20"})}
    assert result.passed_over == 1
    assert _one("2.2.3", "", kept=kept) == Answer(values={"denominator": "10"})


def test_what_cannot_be_taken_is_told_cell_by_cell_and_the_rest_is_taken() -> None:
    text = "abc\t1.000\n985\t1.000\t7\n9\n31/02/2025"
    placed, result = _pasted(text, ["2.2.3", "2.2.4", "7.6.2", "2.2.7"])
    assert result.answers["2.2.3"] == Answer(values={"denominator": "1000"})
    assert result.answers["2.2.4"] == Answer(values={"numerator": "985", "denominator": "1000"})
    assert result.cells == 3
    told = [(r.code, r.heading, r.typed) for r in result.refused]
    assert told == [
        ("2.2.3", "Số liệu 1", "abc"),
        ("2.2.4", "Số liệu 3", "7"),
        ("7.6.2", "Số liệu 1", "9"),
        ("2.2.7", "Số liệu 1", "31/02/2025"),
    ]
    assert "nằm ngoài khoảng từ 0 đến" in result.refused[2].why
    assert all(r.why.endswith((".", "98,5", "2025")) for r in result.refused)
    assert not placed.by_code


def test_a_thousand_that_may_be_a_decimal_is_asked_as_in_the_fields() -> None:
    assert "có thể là" in _why("7.6.2", "1.234")


def test_the_variables_of_a_formula_are_judged_together() -> None:
    _, result = _pasted("9\t1\t10", ["7.2"])
    assert result.answers == {"7.2": Answer(values={"dung_han": "9", "muon": "1", "tong": "10"})}


def test_rows_with_codes_find_their_places_whatever_is_in_view() -> None:
    placed, result = _pasted("2.2.4\t4\t5\nT1\t1\n2.2.3\t9\t10", ["1.1"])
    assert placed.by_code
    assert set(result.answers) == {"2.2.4", "T1", "2.2.3"}
    assert result.answers["2.2.3"] == Answer(values={"numerator": "9", "denominator": "10"})


def test_figures_that_only_look_like_codes_are_pasted_where_they_are_meant() -> None:
    placed, result = _pasted("2.1\t3.4", ["2.2.3"])
    assert not placed.by_code
    assert result.answers == {"2.2.3": Answer(values={"numerator": "2.1", "denominator": "3.4"})}


def test_in_a_block_with_codes_what_others_supply_sums_and_strange_codes_are_told() -> None:
    text = "Mã\tSố liệu 1\tMàu\n7.7.1\t86,4\tđỏ\n2.2\t3\tđỏ\n9.9.9\t1\tđỏ\n1.2.2\t3\tđỏ\n1.2.2\t4\tđỏ"
    placed, result = _pasted(text, [])
    assert result.answers == {"1.2.2": Answer(values={"value": "3"})}
    whys = {(r.code, r.typed): r.why for r in placed.refused}
    assert "Số liệu ngoài" in whys["7.7.1", "86,4"]
    assert "mục con" in whys["2.2", "3"]
    assert "không có mã này" in whys["9.9.9", "1"]
    assert "đã có ở một dòng trên" in whys["1.2.2", "4"]
    assert placed.remarks == ["Cột “Màu” không có trong bảng nên bỏ qua."]


def test_what_stands_over_the_edge_of_the_table_is_told() -> None:
    placed, _ = _pasted("a\tb\nc", ["1.1"], GRID.explanation)
    assert placed.remarks == [
        "1 dòng dán thừa ở cuối không có chỗ nên bỏ qua.",
        "Các cột dán thừa ở bên phải không có chỗ nên bỏ qua.",
    ]


LETTERS = 'aế\t\n"; :x,đ'


def _declared(rule: Rule, draw: Random) -> Answer:
    def number() -> str:
        return f"{draw.randrange(20_000)}" + draw.choice(["", ".5", ".25", ".125"])

    match rule:
        case ChoiceRule():
            return Answer(choice=draw.choice(rule.options).id)
        case ChecklistRule():
            return Answer(checked=tuple(item.id for item in rule.items if draw.random() < 0.5))
        case DeductionRule():
            return Answer(faults={f.id: str(draw.randrange(4)) for f in rule.faults if draw.random() < 0.5})
        case ManualRule():
            return Answer(points="0.5")
    values: dict[str, Value] = {}
    for field in rule.inputs:
        match field.kind:
            case InputKind.DATE:
                values[field.name] = draw.choice(["2025-03-01", NEVER])
            case InputKind.MEASURES:
                values[field.name] = tuple(number() for _ in range(draw.randrange(4)))
            case InputKind.COUNT:
                values[field.name] = str(draw.randrange(20_000))
            case _:
                values[field.name] = number()
    return Answer(values=values)


def _any_answer(rule: Rule, draw: Random) -> Answer:
    declared = _declared(rule, draw) if draw.random() < 0.8 else Answer()
    note = "".join(draw.choices(LETTERS, k=draw.randrange(8))).strip()
    explanation = "".join(draw.choices(LETTERS, k=draw.randrange(8))).strip()
    return replace(declared, note=note, explanation=explanation, not_arising=draw.random() < 0.2)


def _exactly(answer: Answer) -> Answer:
    """Numbers as they count: a fourth decimal is added where three could be taken for thousands."""

    def short(value: Value) -> Value:
        if not isinstance(value, str):
            return tuple(str(short(item)) for item in value)
        return value.rstrip("0").rstrip(".") if "." in value else value

    return replace(answer, values={name: short(value) for name, value in answer.values.items()})


@pytest.mark.parametrize(("criteria_set", "kind"), [(LOC_HOA, "xa"), (DUC_CO, "huyen")])
@given(seed=st.integers())
def test_what_was_copied_out_pastes_back_as_it_was_here_and_on_an_empty_sheet(
    criteria_set: CriteriaSet, kind: str, seed: int
) -> None:
    draw = Random(seed)
    grid = grid_of(criteria_set, kind)
    unit = Unit("x", "X", kind)
    rules = {code: criteria_set.by_code[code].rule for code in grid.codes}
    answers = {code: _any_answer(rule, draw) for code, rule in rules.items() if rule is not None}
    full = Assessment(criteria_set, AnswerSheet(criteria_set.id, 1, unit, 2025, answers))
    blank = Assessment(criteria_set, AnswerSheet(criteria_set.id, 1, unit, 2025))
    columns = range(len(grid.headings))
    rows = [[grid.text(c, at, full.answer(c), full.outcome(c), out=True) for at in columns] for c in grid.codes]
    placed = place(grid, read_block(write_block([grid.headings, *rows])), [], CODE)
    assert placed.remarks == []
    again = taken(grid, placed.entries, full.answer, full.try_answer)
    assert (again.answers, again.cells) == ({}, 0)
    anew = taken(grid, placed.entries, blank.answer, blank.try_answer)
    for code, answer in answers.items():
        if not any(p.severity is Severity.ERROR for p in full.outcome(code).problems):
            assert _exactly(anew.answers.get(code, Answer())) == _exactly(answer), code


def test_titles_in_the_second_column_are_known_without_headings() -> None:
    title = LOC_HOA.by_code["1.2.2"].title
    _, result = _pasted(f"1.2.2\t{title}\t3", [], TITLE)
    assert result.answers == {"1.2.2": Answer(values={"value": "3"})}
