"""The workbook's sums, formula by formula."""

from parscore.reports.formulas import Formulas
from parscore.reports.rows import RowKind
from parscore.reports.score_table import score_table
from tests.reports.samples import criteria_set, every_policy, leaf, parent, report


def formulas_of(name: str) -> tuple[Formulas, dict[str, int]]:
    table = score_table(every_policy()[name])
    places = {row.code or str(row.kind): place for place, row in enumerate(table.rows)}
    return Formulas(table.rows, 5, table.may_exceed), places


def test_a_parent_adds_its_own_parts_and_stays_empty_while_they_are() -> None:
    formulas, places = formulas_of("plain")
    # rows 5…: 1, 1.1, 1.2, 1.3, 1.3.1, 1.3.2, 2, …; the parts of 1 are 1.1, 1.2 and 1.3
    assert formulas.score(places["1"]) == '=IF(COUNT(F6:F8)=0,"",ROUND(SUM(F6:F8),10))'
    assert formulas.score(places["1.3"]) == '=IF(COUNT(F9:F10)=0,"",ROUND(SUM(F9:F10),10))'
    assert formulas.max_score(places["1"]) == "=SUM(C6:C8)"
    assert formulas.score(places["1.1"]) is None
    assert formulas.score(places["scale"]) == "=ROUND(SUM(F5,F11),10)"


def test_a_stretched_sum_says_by_what() -> None:
    formulas, places = formulas_of("no survey, rescaled")
    assert formulas.score(places["scale"]) == "=ROUND((SUM(F5,F11))*17.5/12.5,10)"
    assert formulas.max_score(places["scale"]) is None


def test_bonus_and_penalty_are_capped_and_the_total_is_held_within_the_scale() -> None:
    formulas, places = formulas_of("held at the scale")
    assert formulas.score(places["bonus"]) == "=MIN(ROUND(SUM(F16:F17),10),C15)"
    assert formulas.score(places["total"]) == "=MAX(0,MIN(ROUND(F14+F15-F18,10),C20))"
    formulas, places = formulas_of("over the scale")
    assert formulas.score(places["total"]) == "=MAX(0,ROUND(F14+F15-F18,10))"
    assert formulas.score(places["index"]) == '=IF(OR(F20="",C20=0),"",ROUND(F20*100/C20,10))'


def test_a_sum_of_many_parts_keeps_within_the_arguments_excel_takes() -> None:
    areas = [parent(f"{n}", leaf(f"{n}.1", "1")) for n in range(1, 302)]
    table = score_table(report(criteria_set(criteria=areas, bonus_items=[], penalty_items=[]), {}))
    formulas = Formulas(table.rows, 5, table.may_exceed)
    scale = next(place for place, row in enumerate(table.rows) if row.kind is RowKind.SCALE)
    assert (formulas.score(scale) or "").count("SUM(") == 2
