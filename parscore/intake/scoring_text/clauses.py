"""A scoring text taken apart: clauses (a condition and its points), caps, remarks, what is left over."""

from collections.abc import Sequence
from decimal import Decimal

from parscore.intake.scoring_text.limits import without_caps
from parscore.intake.scoring_text.passage import Clause, Passage, Remark
from parscore.intake.scoring_text.tokens import Sort, Token, Tokens, at, cleaned, find, has, shown, tokens, word_set
from parscore.intake.scoring_text.worth import Way, worths

MAX_CLAUSES = 60


def take_apart(written: str, maximum: Decimal | None = None) -> Passage:
    """The passage of a text as typed, of a leaf with that maximum."""
    text = cleaned(written)
    passage = Passage(text, tokens(text))
    passage.open_points = any(_between_points(passage.row, place) for place in range(len(passage.row)))
    segments = _segments(passage.row)
    for place, (segment, marked) in enumerate(segments):
        if len(passage.clauses) + len(passage.remarks) > MAX_CLAUSES:
            passage.remarks.append(Remark(segment, shown(segment, text)))
            break
        row = without_caps(_without_heading(segment), passage)
        level = not passage.clauses and _is_level(row, segments[place + 1 :], maximum)
        row, unarisen = _apart_from_not_arising(row, level=level)
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
    inside = _bracketed(row)
    for place, token in enumerate(row):
        parts = token.key == ";" or _ends_here(row, place, current)
        if token.sort is Sort.MARKER or (parts and place not in inside):
            if current:
                found.append((tuple(current), marked))
            current, marked = [], token.sort is Sort.MARKER
        elif token.sort is not Sort.BREAK and (current or token.key not in ("-", "+", ",", ".")):
            current.append(token)
    if current:
        found.append((tuple(current), marked))
    return found


def _bracketed(row: Tokens) -> set[int]:
    """The places of tokens inside brackets that are closed; a semicolon there ends nothing."""
    inside: set[int] = set()
    opened: list[int] = []
    for place, token in enumerate(row):
        if token.key == "(":
            opened.append(place)
        elif token.key == ")" and opened:
            start = opened.pop()
            if not opened and place - start <= 60:
                inside.update(range(start, place))
    return inside


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


_HEADING = word_set(
    "cách chấm tính điểm thang mức đánh giá như sau gồm các phần cụ thể là được theo số thưởng phạt nội dung quy định"
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


_UNARISEN = (
    "không phát sinh",
    "không có phát sinh",
    "không có nhiệm vụ được giao",
    "không được giao",
    "chưa phát sinh",
)


def _is_level(row: Tokens, later: Sequence[tuple[Tokens, bool]], maximum: Decimal | None) -> bool:
    """Whether a first segment about what did not arise is a level beside the later ones, such as "Có phát sinh: 0".

    It says what becomes of the leaf where the later ones are whole without it, that is reach the maximum, and are
    levels of a rate or "Đạt: 1; không đạt: 0" after "tính điểm tối đa".
    """
    others = [(segment, found) for segment, _ in later if (found := worths(segment))]
    own = worths(row)
    if not others or not own or own[0].way is not Way.GIVE:
        return bool(others)
    if any(has(segment, "phát sinh") for segment, _ in others):
        return True
    most = (maximum if own[0].share else own[0].amount) or 0
    whole = any(worth.amount >= most or worth.share for _, found in others for worth in found)
    of_rate = any(token.percent for segment, found in others for token in segment[: found[0].start])
    return not whole or not (of_rate or own[0].share)


def _apart_from_not_arising(row: Tokens, *, level: bool) -> tuple[Tokens, Tokens]:
    """What is said of a leaf that did not arise; a `level` of its own stays, unless it opens with "nếu"."""
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
    if level and not worths(head) and not opened:
        return row, ()
    end = len(row)
    if start and row[start - 1].key == "(" and row[-1].key == ")":
        head, end = row[: start - 1], end - 1
    return head, row[start:end]


def _read_segment(row: Tokens, marked: bool, passage: Passage) -> None:
    found = worths(row)
    text = passage.text
    if not found:
        if said := shown(row, text):
            passage.remarks.append(Remark(row, said, marked))
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
            elif said := shown(rest, text):
                passage.remarks.append(Remark(rest, said, marked))
        words = shown(_trimmed(label), text)
        each = at(row, worth.end, "/") > 0 and (first or place + 1 == len(found))
        passage.clauses.append(Clause(_trimmed(label), words, worth, first, marked, each))


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
