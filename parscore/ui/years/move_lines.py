"""A move to another set as lines of a table: where each row goes, what becomes of its figures."""

from collections.abc import Mapping
from fractions import Fraction

from parscore.scoring.crosswalk import RELATION_WORDS, Relation
from parscore.scoring.numbers import show_short
from parscore.scoring.set_move import CARRY_WORDS, Carry, Moved, MovePlan, RowMove
from parscore.scoring.year_comparison import UNCONFIRMED, UNKNOWN
from parscore.ui.words import NONE
from parscore.ui.years.change_words import points_words
from parscore.ui.years.lines_model import Line

HEADINGS = ("Mã cũ", "Nội dung trong bộ cũ", "Mã mới", "Nội dung trong bộ mới", "Quan hệ", "Điểm cũ → mới", "Số liệu")
NO_PLACE = "bộ mới không có; ghi vào ghi chú của mục {code}"


def lines_of(plan: MovePlan, moved: Moved, choices: Mapping[str, Carry], *, only_open: bool) -> list[Line]:
    """A line for each row that holds something, or that changed; `only_open` leaves those to be looked at."""
    places = plan.new_set.scale.rounding.places
    open_rows = set(map(id, plan.to_decide))
    return [
        _line(plan, row, moved, choices, places)
        for row in plan.rows
        if (id(row) in open_rows if only_open else plan.holds(row) or row.changed)
    ]


def _line(plan: MovePlan, row: RowMove, moved: Moved, choices: Mapping[str, Carry], places: int) -> Line:
    carry = choices.get(row.new[0], row.default) if row.new else row.default
    holds = plan.holds(row)
    before = row.value.score if row.value is not None else None
    after = [moved.result.nodes[code].score for code in row.new]
    known = [one for one in after if one is not None]
    score = sum(known, Fraction(0)) if known else None
    new = "; ".join(plan.new_set.by_code[code].title for code in row.new) or NO_PLACE.format(code=row.rests_on)
    relation = UNCONFIRMED if row.relation == UNKNOWN else RELATION_WORDS[Relation(row.relation)]
    cells = (
        ", ".join(row.old),
        "; ".join(plan.old_set.by_code[code].title for code in row.old),
        ", ".join(row.new),
        new,
        relation,
        f"{points_words(before, places)} → {points_words(score, places) if row.new else NONE}",
        CARRY_WORDS[carry] if holds else "chưa khai",
    )
    sign = ("attention", "attention") if row.changed and holds else ("check", "done") if holds else None
    return Line(cells, sign=sign, quiet=not holds, about=row)


def whole_words(plan: MovePlan, moved: Moved) -> str:
    """What the sheet comes to before and after."""
    log, places = moved.log, plan.new_set.scale.rounding.places
    lost = sum(not row.new for row in log.rows)
    after = f"{points_words(log.total_after, places)}/{show_short(moved.result.max_score)}"
    if all(node.score is None for node in moved.result.nodes.values()):
        after = "chưa có điểm"
    told = (
        f"Tổng điểm {points_words(log.total_before, places)}/{show_short(plan.before.max_score)} → {after}. "
        f"{len(log.rows)} dòng có nội dung được mang sang, {len(plan.to_decide)} dòng cần xem"
    )
    return f"{told}; {lost} dòng không còn chỗ, nội dung ghi vào ghi chú." if lost else f"{told}."
