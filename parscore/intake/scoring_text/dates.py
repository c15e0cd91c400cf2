"""Wordings with a due day or days late: "trước ngày 05/12: 0,5; sau ngày 05/12: 0", "chậm từ 1 đến 3 ngày: …"."""

from datetime import date
from decimal import Decimal

from parscore.intake.scoring_text.bands import Level, make_bands
from parscore.intake.scoring_text.clauses import bare
from parscore.intake.scoring_text.naming import brief, first_small, of_title
from parscore.intake.scoring_text.passage import Clause, Passage
from parscore.intake.scoring_text.proposal import Draft, Setting
from parscore.intake.scoring_text.ranges import Edge, read_range
from parscore.intake.scoring_text.tokens import Sort, Token, Tokens, at, has
from parscore.intake.scoring_text.worth import Way

_LATE = ("chậm", "trễ", "muộn", "quá hạn")
_IN_TIME = ("đúng hạn", "đúng thời", "kịp thời", "không chậm", "trước hạn", "không trễ", "đúng tiến độ")
_DONE = ("gửi", "nộp", "ban hành", "trình", "báo cáo", "phê duyệt", "công khai", "tổ chức", "hoàn thành")
_BEFORE = ("trước ngày", "trước")
_UNTIL = (
    *(
        "chậm nhất là ngày",
        "chậm nhất ngày",
        "chậm nhất vào ngày",
        "chậm nhất",
        "không muộn hơn ngày",
        "không quá ngày",
    ),
    *("đến hết ngày", "đến ngày", "hết ngày", "trong ngày", "vào ngày", "đến", "không chậm hơn ngày", "hạn cuối ngày"),
)
_AFTER = ("sau ngày", "muộn hơn ngày", "chậm hơn ngày", "quá ngày", "sau")
Ends = tuple[int | None, int | None]
"""The first and the last day of a condition, as day numbers; None without end."""


def read_dates(passage: Passage, setting: Setting) -> Draft | None:
    """Bands over days late, against a day the text names or counted by the unit itself; None otherwise."""
    clauses = passage.clauses
    if not clauses or any(clause.worth.way is Way.TAKE for clause in clauses):
        return None
    if any(token.sort is Sort.DAY for clause in clauses for token in clause.label):
        return _against_a_day(passage, setting)
    if has(passage.row, "ngày") and any(has(clause.label, *_LATE) for clause in clauses):
        return _counted(passage)
    return None


def _day(row: Tokens, place: int, setting: Setting) -> date | None:
    day, month, year = row[place].day
    if year is None:
        if setting.year is None:
            return None
        year = (
            setting.year + has(row[place:], "năm sau", "năm tiếp theo", "năm liền kề") - has(row[place:], "năm trước")
        )
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _span(row: Tokens, setting: Setting) -> Ends | None:
    """The days a condition names by day."""
    places = [place for place, token in enumerate(row) if token.sort is Sort.DAY]
    days = [_day(row, place, setting) for place in places]
    if not places or len(places) > 2 or None in days:
        return None
    numbers = [day.toordinal() for day in days if day is not None]
    if len(numbers) == 2:
        started = _ends_with(row[: places[0]], ("từ ngày", "từ", "sau ngày"))
        ended = _ends_with(row[: places[1]], ("đến hết ngày", "đến ngày", "đến trước ngày", "đến"))
        if not started or not ended or numbers[0] > numbers[1]:
            return None
        return numbers[0] + (started == "sau ngày"), numbers[1] - (ended == "đến trước ngày")
    head = row[: places[0]]
    if _ends_with(head, _BEFORE):
        return None, numbers[0] - 1
    if _ends_with(head, _UNTIL):
        return None, numbers[0]
    if _ends_with(head, _AFTER):
        return numbers[0] + 1, None
    if _ends_with(head, ("từ ngày", "từ")) and has(row[places[0] :], "trở đi"):
        return numbers[0], None
    return None


def _ends_with(row: Tokens, phrases: tuple[str, ...]) -> str:
    return next((p for p in phrases if at(row, len(row) - len(p.split()), p)), "")


def _against_a_day(passage: Passage, setting: Setting) -> Draft | None:
    spans: list[tuple[Ends, Clause]] = []
    others: list[Clause] = []
    for clause in passage.clauses:
        span = _span(clause.label, setting)
        if span is None and any(token.sort is Sort.DAY for token in clause.label):
            return None
        if span is None:
            others.append(clause)
        else:
            spans.append((span, clause))
    first = [last for (start, last), _ in spans if start is None and last is not None]
    if len(first) != 1 or has(passage.row, "ngày làm việc"):
        return None
    due = first[0]
    draft = Draft({})
    levels: list[Level] = []
    for (start, last), clause in spans:
        if start == due + 2 and last is None and _named_before(spans):
            start = due + 1
            draft.warnings.append("Văn bản nói “trước ngày” và “sau ngày”; đúng ngày ấy tạm tính là đã chậm.")
        levels.append(_level(start, last, due, clause))
    for clause in others:
        late = _late_level(clause)
        if late is None:
            return None
        levels.append(late)
    if len({str(low) for low, _, _ in levels}) < len(levels):
        return None
    made = make_bands(levels, unit=" ngày", whole=True, least=None, most=None)
    due_day = date.fromordinal(due)
    done = next((word for word in _DONE if has(passage.row, word)), "hoàn thành")
    begun = setting.title.lower().startswith(done)
    label = brief(f"Ngày {first_small(setting.title)}", "") if begun else of_title(f"Ngày {done}", setting)
    measure = {"kind": "date", "label": label, "due": due_day.isoformat()}
    draft.rule = {"kind": "measured", "measure": measure, "scale": made.scale}
    draft.warnings += made.warnings
    draft.leaf["deadline"] = {"text": _printed(passage), "date": due_day.isoformat()}
    draft.why.append(f"Ngày cuối còn đúng hạn: {due_day:%d/%m/%Y}; điểm tính theo số ngày chậm so với ngày ấy.")
    draft.supplied = all(token.day[2] is None for token in passage.row if token.sort is Sort.DAY)
    return draft


def _named_before(spans: list[tuple[Ends, Clause]]) -> bool:
    return any(has(clause.label, "trước ngày @", "trước @") for _, clause in spans)


def _level(start: int | None, last: int | None, due: int, clause: Clause) -> Level:
    low = None if start is None else Edge(Decimal(start - due), True)
    high = None if last is None else Edge(Decimal(last - due), True)
    return low, high, clause.worth


def _late_level(clause: Clause) -> Level | None:
    """A condition in days late, or simply late."""
    row = bare(clause.label)
    found = read_range(row)
    if found is not None:
        if found.unit != "ngày" or not has(found.rest, *_LATE):
            return None
        low = found.low
        if low is None:
            low = Edge(Decimal(1), True)
        high = found.high
        return low, high, clause.worth
    simply = has(row, "muộn hơn", "chậm", "trễ hạn", "quá hạn", "không đúng hạn", "sau thời") and len(row) <= 8
    never = has(row, "không ban hành", "không gửi", "không báo cáo", "không thực hiện", "chưa")
    return (Edge(Decimal(1), True), None, clause.worth) if simply and not never else None


def _counted(passage: Passage) -> Draft | None:
    levels: list[Level] = []
    for clause in passage.clauses:
        late = _late_level(clause)
        if late is None:
            if (
                not has(clause.label, *_IN_TIME)
                or has(clause.label, "không đúng")
                or any(token.sort is Sort.NUMBER for token in clause.label)
            ):
                return None
            late = (None, Edge(Decimal(0), True), clause.worth)
        levels.append(late)
    if len({str(low) for low, _, _ in levels}) < len(levels):
        return None
    made = make_bands(levels, unit=" ngày", whole=True, least=Decimal(0), most=None)
    working = "làm việc " if has(passage.row, "ngày làm việc") else ""
    measure = {"kind": "count", "label": f"Số ngày {working}chậm", "unit": "ngày"}
    draft = Draft({"kind": "measured", "measure": measure, "scale": made.scale}, warnings=made.warnings)
    draft.why.append("Điểm tính theo số ngày chậm do đơn vị kê khai; văn bản không nêu ngày hạn.")
    return draft


def _printed(passage: Passage) -> str:
    days: list[Token] = [token for token in passage.row if token.sort is Sort.DAY]
    place = passage.row.index(days[0])
    start = place
    while start and place - start < 4 and passage.row[start - 1].sort is Sort.WORD:
        start -= 1
    return passage.text[passage.row[start].start : days[0].end].strip()
