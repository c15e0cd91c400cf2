"""Points in a text: "1 điểm", "1đ", ": 0,5", "điểm tối đa", "50% số điểm", "trừ 0,25", "không tính điểm"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from parscore.intake.scoring_text.tokens import Sort, Token, at, word_set


class Way(StrEnum):
    """Whether points are given, added on or taken away."""

    GIVE = "give"
    ADD = "add"
    TAKE = "take"


@dataclass(frozen=True, slots=True)
class Worth:
    """An amount of points, or of % of the maximum when `share`; it stands from `start` to `end` of its segment."""

    amount: Decimal
    share: bool
    way: Way
    start: int
    end: int


_FULL = ("số điểm tối đa", "điểm tối đa", "tối đa số điểm", "toàn bộ số điểm", "đủ điểm", "trọn điểm", "điểm tuyệt đối")
_NOTHING = tuple(
    f"không {verb} điểm"
    for verb in ("được tính", "được chấm", "được cộng", "được", "cộng", "tính", "có", "cho", "chấm", "đạt")
)
_SHARES = (
    "số điểm",
    "tổng số điểm",
    "điểm tối đa",
    "của điểm tối đa",
    "của số điểm",
    "số điểm tối đa",
    "mức điểm",
    "điểm",
)
# with their accents: "chấm" leads to points, "chậm" does not
_LEAD = word_set(
    "thì được tính cho cộng thưởng trừ bị là điểm đánh giá chấm thêm số giảm đi nhận toàn bộ tiếp hết ngay ( - +"
)
_CLOSERS = frozenset([":", "="])
_BOUNDS = word_set("từ dưới trên đến tới hơn quá nhất thiểu đa ≥ ≤ > < x -")
_ENDS = frozenset([",", ";", ".", ")", "/", "+", "\n"])


def worths(row: Sequence[Token]) -> list[Worth]:
    """Every worth in a segment, from left to right."""
    found: list[Worth] = []
    place = 0
    while place < len(row):
        amount = _amount(row, place, found[-1].end if found else 0)
        if amount is None:
            place += 1
        else:
            found.append(amount)
            place = amount.end
    return found


def _amount(row: Sequence[Token], place: int, least: int) -> Worth | None:
    if place and row[place - 1].key == "x":
        return None
    for phrase in (*_NOTHING, "không điểm"):
        if taken := at(row, place, phrase):
            return _led(row, place, place + taken, least, Decimal(0), share=False)
    if row[place].sort is not Sort.NUMBER:
        return _full(row, place, least)
    if row[place].percent:
        taken = max((at(row, place + 1, phrase) for phrase in _SHARES), default=0)
        if not taken or (place and row[place - 1].key in _BOUNDS) or at(row, place + 1 + taken, "phần trăm"):
            return None
        return _led(row, place, place + 1 + taken, least, row[place].value, share=True)
    if at(row, place + 1, "/ # số điểm"):
        other = row[place + 2].value
        if not other or (row[place].value * 100) % other:
            return None
        return _led(row, place, place + 5, least, row[place].value * 100 / other, share=True)
    return _plain_number(row, place, least)


def _full(row: Sequence[Token], place: int, least: int) -> Worth | None:
    """ "điểm tối đa", unless a number follows it or it only names a bound."""
    for phrase in _FULL:
        if (taken := at(row, place, phrase)) and not at(row, place - 1, "quá"):
            after = place + taken
            if at(row, after, "#") or at(row, after, "của"):
                return None
            return _led(row, place, after, least, Decimal(100), share=True)
    return None


def _plain_number(row: Sequence[Token], place: int, least: int) -> Worth | None:
    named = at(row, place + 1, "điểm")
    after = place + 1 + named
    if any(at(row, after, phrase) for phrase in ("phần trăm", "trở", "so với")) or at(row, place - 1, "tăng"):
        return None
    before = row[place - 1].key if place else ""
    negative = (
        before == "-"
        and row[place - 1].end == row[place].start
        and (place < 2 or row[place - 2].end < row[place - 1].start)
    )
    if before in _BOUNDS and not negative and not (before == "-" and named):
        return None
    worth = _led(row, place, after, least, row[place].value, share=False, negative=negative)
    led = any(token.key in _CLOSERS for token in row[worth.start : place]) or before in (
        "được",
        "tính",
        "trừ",
        "cộng",
        "là",
        "+",
    )
    ended = after >= len(row) or row[after].key in _ENDS
    counted = (
        row[0].key in ("mỗi", "cứ") and ended and place > 1 and row[place - 1].sort is Sort.WORD and after - place == 1
    )
    if named:
        return worth
    return worth if (led and ended and row[worth.start].key != "x") or (counted and before not in _UNITS) else None


_UNITS = ("#", "mỗi", "cứ")


def _led(
    row: Sequence[Token], place: int, end: int, least: int, amount: Decimal, *, share: bool, negative: bool = False
) -> Worth:
    """The worth with the words that lead to it ("thì được tính", ":") and the mark that closes a bracket."""
    start = place
    while start > least and row[start - 1].text.lower() in _LEAD and not _ends_a_verb(row, start - 1):
        start -= 1
    if start > least and row[start - 1].key in _CLOSERS:
        start -= 1
    lead = {token.key for token in row[start:place]}
    if "(" in lead and end < len(row) and row[end].key == ")":
        end += 1
    if negative or "trừ" in lead or "giảm" in lead:
        way = Way.TAKE
    else:
        way = Way.ADD if lead & {"cộng", "thưởng", "+"} else Way.GIVE
    return Worth(amount, share, way, start, end)


def _ends_a_verb(row: Sequence[Token], place: int) -> bool:
    """Whether "nhận" belongs to the word before it, as in "huyện công nhận 0,5 điểm"."""
    before = row[place - 1].text.lower() if place else ""
    return row[place].text.lower() == "nhận" and before in ("công", "tiếp", "xác", "chứng", "ghi")
