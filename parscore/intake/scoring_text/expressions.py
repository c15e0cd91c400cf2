"""One product of a rate and points, as annexes write it: "(a/b) x 2", "(tỷ lệ % x điểm tối đa)/95%"."""

from dataclasses import dataclass
from decimal import Decimal

from parscore.intake.scoring_text.naming import brief
from parscore.intake.scoring_text.passage import Passage
from parscore.intake.scoring_text.tokens import Sort, Tokens, at, find, has, shown

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Expression:
    """A product of a rate and a number of points. `times` None: the maximum; 0: no points at all (a definition)."""

    above: str
    below: str
    times: Decimal | None
    full_at: Decimal
    named_maximum: bool


def read_expression(row: Tokens, passage: Passage) -> Expression | None:
    place = find(row, "công thức")
    row = row[place + 2 :] if place >= 0 else row
    while row and row[0].key in (":", "sau", "="):
        row = row[1:]
    if any(token.key in "+-" for token in row) or any(token.sort is Sort.SUSPECT for token in row):
        return None
    times = factors(row)
    if times is None:
        return None
    numbers, maximum = times
    full_at = next((t.value for i, t in enumerate(row) if t.percent and i and row[i - 1].key in ("/", ":")), HUNDRED)
    if len(numbers) > 1 or full_at <= 0:
        return None
    sides = fraction(row, passage)
    if sides is None:
        rate = has(row, "tỷ lệ", "so với", "%")
        named = maximum or bool(numbers)
        only_rate = has(row, "điểm theo tỷ lệ", "theo tỷ lệ") or at(row, 0, "tỷ lệ")
        if not rate or not (named or only_rate):
            return None
        end = next((i for i, t in enumerate(row) if t.key == "x"), len(row))
        start = find(row, "tỷ lệ")
        label = shown(row[max(start, 0) : end], passage.text)
        return Expression(label, "", numbers[0] if numbers else None, full_at, named)
    return Expression(*sides, numbers[0] if numbers else None, full_at, maximum or bool(numbers))


def factors(row: Tokens) -> tuple[list[Decimal], bool] | None:
    """The points a rate is multiplied by, and whether the maximum is named; None when a factor is not understood."""
    numbers: list[Decimal] = []
    maximum = False
    for place, token in enumerate(row):
        if token.key != "x":
            continue
        factor = _factor(row, place)
        if factor is None:
            return None
        if isinstance(factor, Decimal):
            numbers.append(factor)
        else:
            maximum = maximum or factor == "maximum"
    return numbers, maximum


def _factor(row: Tokens, times: int) -> Decimal | str | None:
    """What stands beside one "x": points, "maximum", or "whole" for 100 %; None when it is none of them."""
    following = row[times + 1] if times + 1 < len(row) else None
    if following is None:
        return None
    if following.key in ("(", "tỷ") and times == 1 and row[0].sort is Sort.NUMBER and not row[0].percent:
        return row[0].value
    if following.key in ("(", "tỷ") and times == 3 and at(row, 0, "điểm tối đa"):
        return "maximum"
    if any(at(row, times + 1, phrase) for phrase in ("điểm tối đa", "số điểm tối đa", "điểm chuẩn", "tổng điểm")):
        return "maximum"
    if following.sort is not Sort.NUMBER:
        return None
    if following.percent:
        return "whole" if following.value == HUNDRED else None
    return following.value


def fraction(row: Tokens, passage: Passage) -> tuple[str, str] | None:
    for place, token in enumerate(row):
        if token.key not in ("/", ":") or not 0 < place < len(row) - 1 or row[place + 1].sort is not Sort.WORD:
            continue
        start = place
        while start and row[start - 1].key not in ("(", "=", "x"):
            start -= 1
        end = place + 1
        while end < len(row) and row[end].key not in (")", "x", "="):
            end += 1
        above = _named(row[start:place], passage)
        below = _named(row[place + 1 : end], passage)
        if above and below:
            return above, below
    return None


def _named(row: Tokens, passage: Passage) -> str:
    """The words of one side of a fraction; a lone letter by what the text says it stands for."""
    row = tuple(token for token in row if token.key not in ("(", ")"))
    if len(row) == 1 and len(row[0].key) == 1:
        for remark in passage.remarks:
            place = find(remark.label, f"{row[0].key} là")
            if place >= 0:
                return brief(shown(_until_next_letter(remark.label[place + 2 :]), passage.text), "")
    return brief(shown(row, passage.text), "") if any(token.sort is Sort.WORD for token in row) else ""


def _until_next_letter(row: Tokens) -> Tokens:
    """What one letter stands for, without the next: "số TTHC có hồ sơ, b là tổng số TTHC"."""
    for place in range(1, len(row) - 2):
        if row[place].key in (",", "và", "còn") and len(row[place + 1].key) == 1 and row[place + 2].key == "là":
            return row[:place]
    return row
