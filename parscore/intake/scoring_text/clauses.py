"""A scoring text taken apart: clauses (a condition and its points), caps, remarks, what is left over."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from parscore.intake.scoring_text.tokens import Sort, Token, Tokens, at, cleaned, find, has, shown, tokens
from parscore.intake.scoring_text.worth import Way, Worth, worths

MAX_CLAUSES = 60


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition with its points; `first` when the points stand before it ("1 điểm nếu …")."""

    label: Tokens
    text: str
    worth: Worth
    first: bool = False
    marked: bool = False

    @property
    def nothing(self) -> bool:
        return self.worth.amount == 0


@dataclass(frozen=True, slots=True)
class Remark:
    """A segment without points of its own."""

    label: Tokens
    text: str
    marked: bool = False


@dataclass(slots=True)
class Passage:
    """All parts of one text. `cap` is the most that may be given, `taken_cap` the most that may be taken away.

    `open_points` when a level leaves its points to whoever judges ("trừ 1-3 điểm", "đạt tối đa 3 điểm").
    """

    text: str
    row: Tokens
    clauses: list[Clause] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unarisen: list[Remark] = field(default_factory=list)
    cap: Decimal | None = None
    taken_cap: Decimal | None = None
    open_points: bool = False

    @property
    def suspects(self) -> list[Token]:
        return [token for token in self.row if token.sort is Sort.SUSPECT]


def take_apart(written: str) -> Passage:
    """The passage of a text as typed."""
    text = cleaned(written)
    passage = Passage(text, tokens(text))
    passage.open_points = any(_between_points(passage.row, place) for place in range(len(passage.row)))
    segments = _segments(passage.row)
    for place, (segment, marked) in enumerate(segments):
        if len(passage.clauses) + len(passage.remarks) > MAX_CLAUSES:
            passage.remarks.append(Remark(segment, shown(segment, text)))
            break
        row = _without_caps(_without_heading(segment), passage)
        first = not passage.clauses and any(worths(later) for later, _ in segments[place + 1 :])
        row, unarisen = _apart_from_not_arising(row, first=first)
        _read_segment(row, marked, passage)
        if unarisen:
            passage.unarisen.append(Remark(unarisen, shown(unarisen, text)))
    return passage


def _between_points(row: Tokens, place: int) -> bool:
    """Whether "1-3 điểm", "từ 1 đến 3 điểm" stands here as the points of a level."""
    if not any(at(row, place, phrase) for phrase in ("# - # điểm", "# đến # điểm")) or place == 0:
        return False
    led = place - 1 - bool(at(row, place - 1, "từ"))
    if led < 0 or row[led].key not in (":", "trừ", "cộng", "được", "cho", "="):
        return False
    return place + 4 >= len(row) or row[place + 4].key in (";", ".", "\n", ",", ")")


def _segments(row: Tokens) -> list[tuple[Tokens, bool]]:
    """Split at semicolons, full stops, list marks and at lines that begin anew; a wrapped line is joined."""
    found: list[tuple[Tokens, bool]] = []
    current: list[Token] = []
    marked = False
    for place, token in enumerate(row):
        if token.sort is Sort.MARKER or token.key == ";" or _ends_here(row, place, current):
            if current:
                found.append((tuple(current), marked))
            current, marked = [], token.sort is Sort.MARKER
        elif token.sort is not Sort.BREAK and (current or token.key not in ("-", "+", ",", ".")):
            current.append(token)
    if current:
        found.append((tuple(current), marked))
    return found


def _ends_here(row: Tokens, place: int, current: Sequence[Token]) -> bool:
    token = row[place]
    if token.key == ".":
        following = row[place + 1] if place + 1 < len(row) else None
        return following is None or following.start > token.end
    if token.sort is not Sort.BREAK or not current:
        return False
    following = row[place + 1] if place + 1 < len(row) else None
    if following is None or following.text in "-+" or following.sort is Sort.MARKER:
        return True
    return following.text[0].isupper() or bool(worths(current)) or current[-1].key == ":"


_HEADING = frozenset(
    "cách chấm tính điểm thang mức đánh giá như sau gồm các phần cụ thể là được theo số thưởng phạt nội dung quy định".split()
)


def _without_heading(row: Tokens) -> Tokens:
    """A segment without "Cách tính điểm:" and the like before it; "điểm = " stands before a formula."""
    for place, token in enumerate(row):
        if token.key in (":", "="):
            plain_words = all(t.key in _HEADING for t in row[:place])
            return row[place + 1 :] if place and plain_words and place + 1 < len(row) else row
        if token.sort is not Sort.WORD:
            return row
    return row


_CAPS = (
    *("tổng điểm tối đa không quá", "tổng điểm không vượt quá", "tổng điểm không quá", "tổng số điểm không quá"),
    *("nhưng tối đa không quá", "tối đa không vượt quá", "tối đa không quá", "nhưng không vượt quá", "nhưng không quá"),
    *("tối đa trừ", "trừ tối đa", "trừ không quá", "tối đa cộng", "cộng tối đa", "tối đa được", "nhưng tối đa"),
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


def _without_caps(row: Tokens, passage: Passage) -> Tokens:
    place = 0
    while place < len(row):
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
            if named and not at(row, end, "phần trăm") or closed and not has(row[:place], "từ"):
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
    if 0 < start and end < len(row) and row[start - 1].key == "(" and row[end].key == ")":
        start, end = start - 1, end + 1
    while start and row[start - 1].key in (",", "và"):
        start -= 1
    return row[:start] + row[end:]


_UNARISEN = (
    "không phát sinh",
    "không có phát sinh",
    "không có nhiệm vụ được giao",
    "không được giao",
    "chưa phát sinh",
)


def _apart_from_not_arising(row: Tokens, *, first: bool) -> tuple[Tokens, Tokens]:
    """What is said of a leaf that did not arise; as the first condition without "nếu" it is a level of its own."""
    places = [place for phrase in _UNARISEN if (place := find(row, phrase)) >= 0]
    if not places:
        return row, ()
    start = min(places)
    while start and row[start - 1].key not in (",", "(", ":", "/"):
        if row[start - 1].sort is Sort.NUMBER:
            return row, ()
        start -= 1
    head = row[:start]
    opened = has(row[start:], "trường hợp", "nếu", "đơn vị nào")
    if first and not worths(head) and not opened:
        return row, ()
    end = len(row)
    if start and row[start - 1].key == "(" and row[-1].key == ")":
        head, end = row[: start - 1], end - 1
    return head, row[start:end]


def _read_segment(row: Tokens, marked: bool, passage: Passage) -> None:
    found = worths(row)
    text = passage.text
    if not found:
        if label := shown(row, text):
            passage.remarks.append(Remark(row, label, marked))
        return
    first = not shown(row[: found[0].start], text)
    for place, worth in enumerate(found):
        before = found[place - 1].end if place else 0
        after = found[place + 1].start if place + 1 < len(found) else len(row)
        label = row[worth.end : after] if first else row[before : worth.start]
        if not first and place + 1 == len(found) and worth.end < len(row):
            rest = row[worth.end :]
            if worth.way is not Way.GIVE or at(row, 0, "mỗi") or rest[0].key == "/" or at(rest, 0, "cho mỗi"):
                label += rest
            elif words := shown(rest, text):
                passage.remarks.append(Remark(rest, words, marked))
        label = _trimmed(label)
        passage.clauses.append(Clause(label, shown(label, text), worth, first, marked))


_OPENING = ("nếu trường hợp", "trường hợp", "nếu", "và", "khi", "thì")


def _trimmed(row: Tokens) -> Tokens:
    while row and row[0].key in (",", ":", ".", "-", "+", "/", ")", "="):
        row = row[1:]
    while row and row[-1].key in (",", ":", ".", "-", "+", "/", "(", "="):
        row = row[:-1]
    return row


def bare(row: Tokens) -> Tokens:
    """A condition without the words that only open it ("Nếu", "Trường hợp")."""
    for phrase in _OPENING:
        if taken := at(row, 0, phrase):
            return row[taken:]
    return row
