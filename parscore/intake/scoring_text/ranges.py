"""Conditions on a number: "từ 80% đến dưới 90%", "trên 5", "không quá 15 phút", "≥ 90%", "02 sáng kiến"."""

from dataclasses import dataclass
from decimal import Decimal

from parscore.intake.scoring_text.tokens import Sort, Token, Tokens, at, find


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a range; `within` when the number itself belongs to the range."""

    value: Decimal
    within: bool


@dataclass(frozen=True, slots=True)
class Range:
    """The values a condition names. `unit` is "%", "ngay" or the word after the number; `rest` the other words."""

    low: Edge | None
    high: Edge | None
    unit: str
    before: Tokens
    after: Tokens
    exact: bool = False

    @property
    def rest(self) -> Tokens:
        return self.before + self.after


_LEAST = (
    *("khong thap hon", "khong duoi", "khong it hon", "toi thieu la", "toi thieu", "it nhat la", "it nhat", "tu du"),
    *("lon hon hoac bang", "bang hoac lon hon", "dat tu", "tu", "≥"),
)
_OVER = ("tu tren", "lon hon", "cao hon", "nhieu hon", "tren", "vuot", "qua", "hon", ">")
_MOST = ("khong vuot qua", "khong qua", "khong lon hon", "khong nhieu hon", "toi da la", "toi da", "nho hon hoac bang", "≤")
_UNDER = ("chua den", "chua dat", "nho hon", "thap hon", "it hon", "duoi", "<")
_KINDS = (("least", _LEAST), ("most", _MOST), ("over", _OVER), ("under", _UNDER))
_UP = ("tro len", "tro di", "va cao hon", "va tren")
_DOWN = ("tro xuong", "tro ve truoc", "va thap hon")


def read_range(row: Tokens) -> Range | None:
    """The one range a condition names; None when it names none or more than one."""
    places = [place for place, token in enumerate(row) if token.sort is Sort.NUMBER]
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
    if following is None or following.sort is not Sort.WORD or following.key in ("tro", "den", "lan"):
        return "" if following is None or following.key != "lan" else "lan"
    return following.key


def _one_sided(row: Tokens, place: int) -> Range | None:
    kind, start = _bound(row, place)
    value, unit = row[place].value, _unit(row, place)
    before, after = row[:start], row[place + 1 :]
    if start and row[start - 1].key in _BOUND_WORDS:  # "từ trước … trên": two bounds that were not understood
        return None
    for phrases, upward in ((_UP, True), (_DOWN, False)):
        for phrase in phrases:
            end = find(after, phrase)
            if end < 0:
                continue
            inner = after[:end] + after[end + len(phrase.split()) :]
            edge = Edge(value, within=True)
            if kind not in ("", "least") or (kind == "" and start and end > 6):
                return None
            return Range(edge if upward else None, None if upward else edge, unit, before, inner)
    if kind == "least":
        if row[start].key == "tu" or (row[start].key == "dat" and start + 1 < place):
            return None  # "từ 80%" without an end
        return Range(Edge(value, True), None, unit, before, after)
    if kind == "most":
        return Range(None, Edge(value, True), unit, before, after)
    if kind == "over":
        return Range(Edge(value, False), None, unit, before, after)
    if kind == "under":
        return Range(None, Edge(value, False), unit, before, after)
    edge = Edge(value, True)
    return Range(edge, edge, unit, before, after, exact=True)


_BOUND_WORDS = frozenset("tu tren duoi den ≥ ≤ < >".split())
_TO = ("den het", "den duoi", "den can", "den khong qua", "den", "toi duoi", "toi", "- duoi", "- <", "-", "duoi", "<", "den <")


def _between(row: Tokens, first: int, second: int) -> Range | None:
    """"từ 80% đến dưới 90%", "80 - 100%", "trên 5% đến 10%"."""
    kind, start = _bound(row, first)
    if kind in ("most", "under"):
        return None
    one, two = row[first], row[second]
    middle = row[first + 1 : second]
    named = tuple(t for t in middle if t.sort is Sort.WORD and t.key == _unit(row, second))
    joint = " ".join(t.key for t in middle if t not in named)
    if joint not in _TO and joint not in ("va duoi",):
        return None
    if one.percent and not two.percent:
        return None
    inclusive = not any(word in joint.split() for word in ("duoi", "<", "can"))
    if one.value > two.value:
        return None
    after = row[second + 1 :]
    return Range(
        Edge(one.value, kind != "over"), Edge(two.value, inclusive), _unit(row, second), row[:start], after
    )


def _chain(row: Tokens, first: int, second: int) -> Range | None:
    """"90% ≤ tỷ lệ < 100%"."""
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


FILLERS = frozenset(
    "dat ty le duoc thi neu co la muc so tong luong hoan thanh truong hop ket qua nay cua cac nhung ca nam tren tinh"
    " trong thuc hien va tai chi tieu theo cho tong noi tu den vuot mot phan tram".split()
)
