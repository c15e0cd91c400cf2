"""The most a text lets be given or taken away: "tối đa 2 điểm", "trừ tối đa 1 điểm", "trừ đến hết điểm"."""

from parscore.intake.scoring_text.passage import Passage
from parscore.intake.scoring_text.tokens import Sort, Tokens, at, has, shown
from parscore.intake.scoring_text.worth import worths

_CAPS = (
    *("tổng điểm tối đa không quá", "tổng điểm không vượt quá", "tổng điểm không quá", "tổng số điểm không quá"),
    *("nhưng tối đa không quá", "tối đa không vượt quá", "tối đa không quá", "nhưng không vượt quá", "nhưng không quá"),
    *(
        "tối đa được cộng",
        "tối đa được trừ",
        "tối đa được tính",
        "tối đa trừ",
        "trừ tối đa",
        "trừ không quá",
        "tối đa cộng",
        "cộng tối đa",
        "tối đa được",
        "nhưng tối đa",
    ),
    *("tiêu chí này tối đa", "điểm tối đa là", "điểm tối đa", "tối đa là", "tối đa", "không vượt quá", "không quá"),
)
_TAILS = (
    *(
        "trừ đến hết số điểm",
        "trừ đến hết điểm",
        "cho đến hết điểm",
        "đến hết điểm",
        "trừ hết điểm",
        "đến khi hết điểm",
    ),
    *("nhưng không quá điểm tối đa của tiêu chí", "không quá điểm tối đa của tiêu chí", "không quá điểm tối đa"),
    *("nhưng không vượt quá điểm tối đa", "không vượt quá điểm tối đa", "nhưng không âm"),
)


def without_caps(row: Tokens, passage: Passage) -> Tokens:
    place = 0
    while place < len(row):
        if at(row, place, "làm tròn"):
            end = next((i for i in range(place, len(row)) if row[i].key in (")", ";", ".")), len(row))
            passage.rounded = shown(row[place:end], passage.text)
            row = _cut(row, place, end)
            continue
        taken = max((at(row, place, phrase) for phrase in _TAILS), default=0)
        if taken:
            row = _cut(row, place, place + taken)
            continue
        taken = max((at(row, place, phrase) for phrase in _CAPS), default=0)
        after = place + taken
        if taken and after < len(row) and row[after].sort is Sort.NUMBER and not row[after].percent:
            named = at(row, after + 1, "điểm")
            end = after + 1 + named
            closed = end >= len(row) or row[end].key in (",", ")", "/")
            if (named and not at(row, end, "phần trăm")) or (closed and not has(row[:place], "từ")):
                passage.open_points |= (
                    place > 1 and any(at(row, place - n, ":") for n in (1, 2)) and not worths(row[:place])
                )
                of_fault = has(row[place:after], "trừ")
                if of_fault or (has(row, "trừ") and not has(row, "cộng")):
                    passage.taken_cap = row[after].value
                else:
                    passage.cap = row[after].value
                row = _cut(row, place, end)
                continue
        place += 1
    return row


def _cut(row: Tokens, start: int, end: int) -> Tokens:
    if start > 0 and end < len(row) and row[start - 1].key == "(" and row[end].key == ")":
        start, end = start - 1, end + 1
    while start and row[start - 1].key in (",", "và"):
        start -= 1
    return row[:start] + row[end:]
