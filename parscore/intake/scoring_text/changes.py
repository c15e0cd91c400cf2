"""Wordings against last year, a base year, a target or the mean: "tăng ít nhất 2% so với năm trước: 1; …"."""

from decimal import Decimal

from parscore.intake.scoring_text.bands import Level, make_bands
from parscore.intake.scoring_text.clauses import bare
from parscore.intake.scoring_text.naming import change_label
from parscore.intake.scoring_text.passage import Passage
from parscore.intake.scoring_text.proposal import Draft, Setting
from parscore.intake.scoring_text.ranges import Edge, read_range
from parscore.intake.scoring_text.tokens import Sort, Tokens, at, find, has
from parscore.intake.scoring_text.worth import Way

ZERO_IN, ZERO_OUT = Edge(Decimal(0), True), Edge(Decimal(0), False)
Ends = tuple[Edge | None, Edge | None]

_REFERENCES = (
    ("group_mean", ("bình quân", "trung bình quân", "trung bình chung", "mức trung bình")),
    ("previous_year", ("năm trước", "năm liền trước", "năm liền kề trước", "cùng kỳ")),
    ("target", ("chỉ tiêu", "mục tiêu", "kế hoạch giao", "dự toán")),
)
_WORDS = {
    "previous_year": "So với năm trước",
    "base_year": "So với năm gốc",
    "target": "So với chỉ tiêu được giao",
    "group_mean": "So với bình quân chung",
}
_NOT_UNDER: Ends = (ZERO_IN, None)
_PHRASES: tuple[tuple[str, Ends], ...] = (
    ("giữ nguyên hoặc giảm", (None, ZERO_IN)),
    ("không tăng hoặc giảm", (None, ZERO_IN)),
    ("bằng hoặc thấp hơn", (None, ZERO_IN)),
    *((phrase, _NOT_UNDER) for phrase in ("giữ vững hoặc nâng cao", "giữ vững hoặc tăng", "giữ nguyên hoặc tăng")),
    *(
        (phrase, _NOT_UNDER)
        for phrase in ("bằng hoặc cao hơn", "cao hơn hoặc bằng", "trên hoặc bằng", "bằng hoặc trên")
    ),
    *(
        (phrase, _NOT_UNDER)
        for phrase in ("đạt hoặc cao hơn", "đạt hoặc vượt", "không giảm", "không thấp hơn", "từ mức")
    ),
    ("không tăng", (None, ZERO_IN)),
    ("không cao hơn", (None, ZERO_IN)),
    *((phrase, (None, ZERO_OUT)) for phrase in ("không đạt", "thấp hơn", "giảm", "dưới")),
    *(
        (phrase, (ZERO_IN, ZERO_IN))
        for phrase in ("giữ nguyên", "không thay đổi", "giữ vững", "duy trì", "bằng", "đạt")
    ),
    *((phrase, (ZERO_OUT, None)) for phrase in ("cao hơn", "nâng cao", "tăng", "vượt", "trên")),
)


def read_change(passage: Passage, setting: Setting) -> Draft | None:
    """A change measure with bands when the text names a reference and every clause a change; None otherwise."""
    reference = _reference(passage.row)
    clauses = passage.clauses
    if reference is None or not clauses or has(passage.row, "bậc") or any(c.worth.way is Way.TAKE for c in clauses):
        return None
    levels: list[Level] = []
    percent = numbered = False
    for clause in clauses:
        found = _ends(bare(clause.label))
        if found is None:
            return None
        ends, unit = found
        levels.append((*ends, clause.worth))
        numbered = numbered or unit is not None
        percent = percent or unit == "%"
    if reference == "target" and not numbered:
        return None
    if len({str(low) for low, _, _ in levels}) < len(levels):
        return None
    return _draft(passage, setting, reference, levels, percent=percent)


def _reference(row: Tokens) -> str | None:
    for name, phrases in _REFERENCES:
        if has(row, *phrases):
            if name == "target" and not has(row, "vượt", "tăng"):
                return None
            return name
    place = find(row, "so với năm")
    if place >= 0 and at(row, place + 3, "#"):
        return "base_year"
    return None


def _ends(row: Tokens) -> tuple[Ends, str | None] | None:
    """The change a clause names; the unit of its number, None when it has none."""
    year = find(row, "năm #")
    if year >= 0:
        row = row[:year] + row[year + 2 :]
    if any(token.sort in (Sort.DAY, Sort.SUSPECT) for token in row) or has(row, "nhưng", "đồng thời"):
        return None
    if any(token.sort is Sort.NUMBER for token in row):
        return _numbered(row)
    best: tuple[int, int, Ends] | None = None
    for phrase, ends in _PHRASES:
        place = find(row, phrase)
        if place >= 0 and (best is None or len(phrase.split()) > best[1]):
            best = (place, len(phrase.split()), ends)
    return None if best is None else (best[2], None)


def _numbered(row: Tokens) -> tuple[Ends, str | None] | None:
    tail = find(row, "hoặc")
    open_below = tail >= 0 and any(at(row, tail + 1, p) for p in ("không tăng", "giữ nguyên", "giảm"))
    found = read_range(row[:tail] if open_below else row)
    if found is None:
        return None
    low, high = found.low, found.high
    if has(found.rest, "giảm", "thấp hơn"):
        low, high = _mirrored(high) or (ZERO_OUT if low is None else None), _mirrored(low)
        if found.low is None:
            low, high = _mirrored(found.high), ZERO_OUT
    elif has(found.before, "tăng", "vượt", "cao hơn") or has(row, "vượt", "tăng"):
        low = low if low is not None else ZERO_OUT
    else:
        return None
    if found.exact:
        high = None
    return (None if open_below else low, high), _unit(row, found.unit)


def _unit(row: Tokens, unit: str) -> str:
    return "points" if has(row, "điểm phần trăm", "điểm %") else unit


def _mirrored(edge: Edge | None) -> Edge | None:
    return None if edge is None else Edge(-edge.value, edge.within)


_AMOUNTS = ("số lượng", "số hồ sơ", "số vụ", "số đơn", "nguồn thu", "số thu", "thu ngân sách", "tổng số")


def _draft(passage: Passage, setting: Setting, reference: str, levels: list[Level], *, percent: bool) -> Draft:
    as_percent = percent and not has(passage.row, "điểm phần trăm")
    made = make_bands(levels, unit="%" if as_percent else "", whole=False, least=None, most=None)
    label, doubt = change_label(passage, setting)
    measure = {"kind": "change", "label": label, "reference": reference, "as": "percent" if as_percent else "points"}
    draft = Draft({"kind": "measured", "measure": measure, "scale": made.scale}, warnings=made.warnings)
    how = "tăng, giảm tính theo % của số đối chiếu" if as_percent else "hiệu hai con số"
    draft.why.append(f"{_WORDS[reference]}: {how}.")
    if as_percent and not (has(passage.row, *_AMOUNTS) and not has(passage.row, "tỷ lệ")):
        draft.warnings.append(
            "“%” có thể là % của số đối chiếu hoặc điểm phần trăm; "
            "tạm hiểu là % của số đối chiếu, hãy hỏi cơ quan ban hành."
        )
    draft.doubt_name(doubt)
    return draft
