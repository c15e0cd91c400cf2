"""Conditions on a number: "từ 80% đến dưới 90%", "trên 5", "không quá 15 phút", "≥ 90%", "02 sáng kiến"."""

from dataclasses import dataclass
from decimal import Decimal

from parscore.intake.scoring_text.tokens import Sort, Token, Tokens, at, find, has, word_set


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a range; `within` when the number itself belongs to the range."""

    value: Decimal
    within: bool


@dataclass(frozen=True, slots=True)
class Range:
    """The values a condition names. `unit` is "%", "ngay" or the word after the number; `rest` the other words.

    `exact` when a single number is named, `loose` when only "từ" stands before it.
    """

    low: Edge | None
    high: Edge | None
    unit: str
    before: Tokens
    after: Tokens
    exact: bool = False
    loose: bool = False

    @property
    def rest(self) -> Tokens:
        return self.before + self.after


_NAMES = word_set("mức tháng quý nhóm loại hạng cấp điều khoản ocop thứ")
"""What stands before a number that only names a thing ("mức 2", "tháng 3")."""

_LEAST = (
    *("không thấp hơn", "không dưới", "không ít hơn", "tối thiểu là", "tối thiểu", "ít nhất là", "ít nhất", "từ đủ"),
    *("lớn hơn hoặc bằng", "bằng hoặc lớn hơn", "đạt từ", "từ", "≥"),
)
_OVER = ("từ trên", "lớn hơn", "cao hơn", "nhiều hơn", "trên", "vượt", "quá", "hơn", ">")
_MOST = (
    "không vượt quá",
    "không quá",
    "không lớn hơn",
    "không nhiều hơn",
    "tối đa là",
    "tối đa",
    "nhỏ hơn hoặc bằng",
    "≤",
)
_UNDER = ("chưa đến", "chưa đạt", "nhỏ hơn", "thấp hơn", "ít hơn", "dưới", "<")
_KINDS = (("least", _LEAST), ("most", _MOST), ("over", _OVER), ("under", _UNDER))
_UP = ("trở lên", "trở đi", "và cao hơn", "và trên")
_DOWN = ("trở xuống", "trở về trước", "và thấp hơn")


def read_range(row: Tokens) -> Range | None:
    """The one range a condition names; None when it names none or more than one."""
    year = find(row, "năm #")
    if year >= 0 and not row[year + 1].percent and 2000 <= row[year + 1].value <= 2100:
        row = row[:year] + row[year + 2 :]
    places = [place for place, token in enumerate(row) if token.sort is Sort.NUMBER]
    if any(place and row[place - 1].key in _NAMES and not row[place].percent for place in places):
        return None
    if not places or len(places) > 2:
        return None
    if len(places) == 2:
        return _between(row, *places) or _chain(row, *places)
    return _one_sided(row, places[0])


def _bound(row: Tokens, place: int) -> tuple[str, int]:
    """How the words before a number bind it, and where these words begin."""
    best = ("", place)
    for kind, phrases in _KINDS:
        for phrase in phrases:
            start = place - len(phrase.split())
            if start >= 0 and at(row, start, phrase) and start < best[1]:
                best = (kind, start)
    return best


def _unit(row: Tokens, place: int) -> str:
    if row[place].percent:
        return "%"
    following = row[place + 1] if place + 1 < len(row) else None
    if following is None or following.sort is not Sort.WORD or following.key in ("trở", "đến", "lần"):
        return "" if following is None or following.key != "lần" else "lần"
    return following.key


def _one_sided(row: Tokens, place: int) -> Range | None:
    kind, start = _bound(row, place)
    value, unit = row[place].value, _unit(row, place)
    before, after = row[:start], row[place + 1 :]
    if start and row[start - 1].key in _BOUND_WORDS:  # "từ trước … trên": two bounds that were not understood
        return None
    if has(after, *_UP, *_DOWN):
        return _trailed(row, place, kind, start)
    within = Edge(value, within=kind in ("", "least", "most"))
    if kind == "least":
        return Range(within, None, unit, before, after, loose=row[place - 1].key == "từ")
    if kind == "over":
        return Range(within, None, unit, before, after)
    if kind in ("most", "under"):
        return Range(None, within, unit, before, after)
    if not unit and before and before[-1].sort is Sort.WORD and before[-1].key not in FILLERS:
        return None  # "khu vực 3": a name
    return Range(within, within, unit, before, after, exact=True)


def _trailed(row: Tokens, place: int, kind: str, start: int) -> Range | None:
    """ "80% … trở lên", "5 vụ trở xuống": the bound stands behind the number."""
    before, after = row[:start], row[place + 1 :]
    for phrases, upward in ((_UP, True), (_DOWN, False)):
        for phrase in phrases:
            end = find(after, phrase)
            if end < 0:
                continue
            if kind not in ("", "least") or (kind == "" and start and end > 6):
                return None
            inner = after[:end] + after[end + len(phrase.split()) :]
            edge = Edge(row[place].value, within=True)
            return Range(edge if upward else None, None if upward else edge, _unit(row, place), before, inner)
    return None


_BOUND_WORDS = word_set("từ trên dưới đến ≥ ≤ < >")
_TO = (
    "đến hết",
    "đến dưới",
    "đến cận",
    "đến không quá",
    "đến",
    "tới dưới",
    "tới",
    "- dưới",
    "- <",
    "-",
    "dưới",
    "<",
    "đến <",
)


def _between(row: Tokens, first: int, second: int) -> Range | None:
    """ "từ 80% đến dưới 90%", "80 - 100%", "trên 5% đến 10%"."""
    kind, start = _bound(row, first)
    if kind in ("most", "under"):
        return None
    one, two = row[first], row[second]
    middle = row[first + 1 : second]
    named = tuple(t for t in middle if t.sort is Sort.WORD and t.key == _unit(row, second))
    joint = " ".join(t.key for t in middle if t not in named)
    if joint not in _TO and joint not in ("và dưới",):
        return None
    if one.percent and not two.percent:
        return None
    inclusive = not any(word in joint.split() for word in ("dưới", "<", "cận"))
    if one.value > two.value:
        return None
    after = row[second + 1 :]
    return Range(Edge(one.value, kind != "over"), Edge(two.value, inclusive), _unit(row, second), row[:start], after)


def _chain(row: Tokens, first: int, second: int) -> Range | None:
    """ "90% ≤ tỷ lệ < 100%"."""
    if first + 1 >= len(row) or row[first + 1].key not in ("≤", "<") or row[second - 1].key not in ("≤", "<"):
        return None
    low, high = row[first], row[second]
    if low.value >= high.value or first:
        return None
    return Range(
        Edge(low.value, row[first + 1].key == "≤"),
        Edge(high.value, row[second - 1].key == "≤"),
        "%" if low.percent or high.percent else "",
        row[first + 2 : second - 1],
        row[second + 1 :],
    )


def words(row: Tokens) -> list[Token]:
    """The words of a condition that say what it is about."""
    return [token for token in row if token.sort is Sort.WORD and token.key not in FILLERS]


FILLERS = word_set(
    "đạt tỷ lệ được thì nếu có là mức số tổng lượng hoàn thành trường hợp kết quả này của các "
    "những cả năm trên tính trong thực hiện và tại chỉ tiêu theo cho từ đến vượt một phần trăm"
)
