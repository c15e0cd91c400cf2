"""Wordings that give points by a per cent, a number of things or a value: "từ 90% trở lên: 1; …"."""

from collections.abc import Sequence
from decimal import Decimal

from parscore.intake.scoring_text.bands import Level, level, make_bands
from parscore.intake.scoring_text.clauses import bare
from parscore.intake.scoring_text.naming import count_label, ratio_measure, value_label
from parscore.intake.scoring_text.passage import Clause, Passage
from parscore.intake.scoring_text.proposal import Draft, Rule, Setting
from parscore.intake.scoring_text.ranges import Edge, Range, read_range, words
from parscore.intake.scoring_text.tokens import Tokens, at, has, word_set
from parscore.intake.scoring_text.worth import Way

HUNDRED = Decimal(100)
_REST = ("còn lại", "trường hợp khác", "ngược lại", "mức khác", "không đạt", "không hoàn thành", "khác")
_NONE_DONE = ("không", "chưa")
_OF_CHANGE = ("so với", "tăng", "giảm", "mức bình quân", "bình quân chung", "trung bình quân", "trung bình chung")
_VALUES = word_set("phút giờ điểm km2 ha km m2 triệu đồng tỷ tháng")
_CONDITIONS = (
    "nhưng",
    "đồng thời",
    "trong đó",
    "riêng",
    "đối với",
    "ngoại trừ",
    "trừ trường hợp",
    "nếu",
    "không",
    "kèm",
)
_FAILINGS = word_set("thiếu chậm trễ vi sai lỗi phạm")


def read_numbers(passage: Passage, setting: Setting) -> Draft | None:
    """Bands over one measure when every clause is a range of it or the rest; None otherwise."""
    clauses = passage.clauses
    if not clauses or any(clause.worth.way is Way.TAKE for clause in clauses) or has(passage.row, *_OF_CHANGE, "@"):
        return None
    read = [(clause, read_range(bare(clause.label))) for clause in clauses]
    ranges = [found for _, found in read if found is not None]
    if not ranges or (len(clauses) == 1 and ranges[0].exact and ranges[0].unit != "%"):
        return None
    unit = _one_unit(ranges)
    if unit is None or not one_subject(ranges):
        return None
    counted = unit not in ("%", *_VALUES)
    levels = _levels(read, counted)
    if levels is None or len({str(low) for low, _, _ in levels}) < len(levels):
        return None
    ranked = has(passage.row, "xếp hạng", "thứ hạng", "hạng")
    return _draft(passage, setting, ranges, levels, unit, counted=counted and (unit != "" or ranked))


def _one_unit(ranges: Sequence[Range]) -> str | None:
    """The unit all ranges share; a number without one takes that of the others."""
    named = {found.unit for found in ranges if found.unit}
    if "%" in named:
        return "%" if all(found.unit == "%" for found in ranges) else None
    return "" if not named else next(iter(named)) if len(named) == 1 else None


def one_subject(ranges: Sequence[Range]) -> bool:
    """Whether all ranges speak of the same thing, without a further condition behind the number."""
    spoken = [frozenset(token.key for token in words(found.rest)) for found in ranges]
    widest = max(spoken, key=len)
    if any(not one <= widest for one in spoken):
        return False
    if any(bool(one & _FAILINGS) != bool(widest & _FAILINGS) and one for one in spoken):
        return False
    return not any(_conditional(found.after) for found in ranges) and not any(
        has(found.rest, "đối với", "riêng", "?") for found in ranges
    )


def _conditional(after: Tokens) -> bool:
    return has(after, *_CONDITIONS) or any(at(after, 0, word) for word in ("và", "hoặc", ", và", ", hoặc"))


def _levels(read: Sequence[tuple[Clause, Range | None]], counted: bool) -> list[Level] | None:
    levels: list[Level] = [level(found, clause.worth) for clause, found in read if found is not None]
    others = [clause for clause, found in read if found is None]
    if len(others) > 1:
        return None
    for clause in others:
        row = bare(clause.label)
        open_below = all(low is not None for low, _, _ in levels)
        lowest = min((low.value for low, _, _ in levels if low), default=Decimal(0))
        if any(token.key == "#" for token in row):
            return None
        if (has(row, *_REST) and len(row) <= 6 and open_below) or (
            counted and row and row[0].key in _NONE_DONE and open_below and lowest >= 1
        ):
            levels.append((None, _under(levels), clause.worth))
        else:
            return None
    return levels


def _under(levels: Sequence[Level]) -> Edge:
    low = min((low for low, _, _ in levels if low), key=lambda edge: (edge.value, not edge.within))
    return Edge(low.value, not low.within)


def _draft(
    passage: Passage, setting: Setting, ranges: Sequence[Range], levels: list[Level], unit: str, *, counted: bool
) -> Draft:
    draft = Draft({})
    if any(found.loose for found in ranges):
        draft.why.append("“Từ …” không có “trở lên”: hiểu là từ số ấy trở lên.")
    percent = unit == "%"
    sign = "%" if percent else ""
    whole = counted
    ranked = counted and has(passage.row, "xếp hạng", "thứ hạng")
    least = Decimal(int(ranked)) if percent or counted else None
    made = make_bands(levels, unit=sign, whole=whole, least=least, most=HUNDRED if percent else None)
    if unit == "điểm" or has(passage.row, "chỉ số"):
        made.warnings = [w for w in made.warnings if "giá trị trên 100" not in w]
    draft.warnings += made.warnings
    rule: Rule = {"kind": "measured", "scale": made.scale}
    if setting.method in ("survey", "statistic"):
        draft.rule = {"kind": "external", "source": setting.source, "scale": made.scale}
        draft.why.append(f"Các mức điểm tính theo số liệu do nơi khác công bố: {setting.source}.")
        return draft
    if percent and not has(passage.row, "chỉ số", "rút ngắn"):
        rule["measure"], why, sure = ratio_measure(passage, setting, ranges, draft)
        draft.why.append(why)
        draft.supplied = not sure
    elif counted:
        subject, doubt = count_label(passage, setting, ranges)
        rule["measure"] = {"kind": "count", "label": subject}
        draft.why.append(f"Các mức điểm tính theo số lượng đếm được: {subject}.")
        draft.doubt_name(doubt)
    else:
        subject, doubt = value_label(passage, setting, ranges)
        printed = "%" if percent else _printed_unit(passage, unit)
        rule["measure"] = {"kind": "value", "label": subject} | ({"unit": printed} if printed else {})
        draft.why.append(f"Các mức điểm tính theo một con số: {subject}.")
        draft.doubt_name(doubt)
        draft.supplied = draft.supplied or unit == ""
    draft.rule = {"kind": "measured", "measure": rule["measure"], "scale": made.scale}
    draft.supplied = draft.supplied or any(found.loose for found in ranges)
    return draft


def _printed_unit(passage: Passage, unit: str) -> str:
    return next((token.text.lower() for token in passage.row if token.key == unit), unit) if unit else ""
