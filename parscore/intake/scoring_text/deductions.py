"""Points taken away: "mỗi báo cáo chậm trừ 0,25 điểm", "vi phạm nhẹ trừ 50% điểm"."""

import re
from decimal import Decimal

from parscore.intake.scoring_text.naming import brief, first_large, slugs
from parscore.intake.scoring_text.passage import Clause, Passage
from parscore.intake.scoring_text.proposal import Draft, Rule, Setting, plain, told
from parscore.intake.scoring_text.ranges import read_range
from parscore.intake.scoring_text.tokens import Sort, Tokens, at, find, has, shown
from parscore.intake.scoring_text.worth import Way

HUNDRED = Decimal(100)
_FAILINGS = (
    "không nộp",
    "không gửi",
    "không báo cáo",
    "không thực hiện",
    "không hoàn thành",
    "không đạt",
    "chậm",
    "sai",
)
_OPENING = ("cho mỗi", "cứ mỗi", "đối với mỗi", "nếu", "cho", "mỗi", "cứ", "khi")


_EACH_OF = re.compile(r"\s*/\s*(?:0?1 )?([^\W\d][\w ]*)$")

Costed = tuple[str, Rule]
"""A fault and what it costs."""


def read_deductions(passage: Passage, setting: Setting) -> Draft | None:
    """From the maximum down per fault; None when nothing is taken or levels stand between."""
    if (counted := _by_count(passage)) is not None:
        return counted
    if not any(clause.worth.way is Way.TAKE for clause in passage.clauses):
        return None
    draft = Draft({})
    faults: list[Costed] = []
    for clause in passage.clauses:
        read = _cost(clause, passage) if clause.worth.way is Way.TAKE else _standing(clause, passage, setting, draft)
        if read is None:
            return None
        faults += read
    if len({label for label, _ in faults}) < len(faults):
        return None
    ids = slugs([label for label, _ in faults])
    data = [{"id": i, "label": label, **cost} for i, (label, cost) in zip(ids, faults, strict=True)]
    draft.rule = {"kind": "deduction", "faults": data}
    _floor(draft, passage, setting)
    for label, cost in faults:
        said = f"{cost['points']} điểm".replace(".", ",") if "points" in cost else f"{cost['share']}% điểm tối đa"
        draft.why.append(
            f"Mỗi lần “{label}” trừ {said}, không dưới {told(Decimal(draft.rule.get('floor', '0')))} điểm."
        )
    return draft


def _cost(clause: Clause, passage: Passage) -> list[Costed] | None:
    label = _fault(clause, passage.text)
    if not label or _hard(clause.label):
        return None
    return [(label, {"share" if clause.worth.share else "points": plain(clause.worth.amount)})]


def _standing(clause: Clause, passage: Passage, setting: Setting, draft: Draft) -> list[Costed] | None:
    """A level beside the faults: full points without any, or nothing at all, which is a fault that costs everything."""
    if any(token.percent for token in clause.label):
        return None
    full = _is_full(clause, setting)
    if has(clause.label, "trừ") or (full and any(at(clause.label, 0, failing) for failing in _FAILINGS)):
        return None
    if clause.nothing and not full:
        draft.why.append(f"“{clause.text}”: mất hết điểm.")
        return [(first_large(brief(clause.text, "Không thực hiện")), {"share": "100"})]
    if full:
        if any(token.sort in (Sort.NUMBER, Sort.DAY) for token in clause.label):
            draft.warnings.append(f"Điều kiện “{clause.text}” không tính được thành số; hãy tự đối chiếu khi chấm.")
        draft.why.append(f"“{clause.text}”: điểm tối đa khi không có lỗi nào.")
        return []
    if setting.maximum is None and not any(c.worth.amount > clause.worth.amount for c in passage.clauses):
        draft.warnings.append(f"Điểm ban đầu {told(clause.worth.amount)} phải bằng điểm tối đa của mục; hãy đối chiếu.")
        return []
    return None


def _floor(draft: Draft, passage: Passage, setting: Setting) -> None:
    if passage.taken_cap is None:
        return
    if setting.maximum is None:
        draft.warnings.append(
            f"Trừ nhiều nhất {told(passage.taken_cap)} điểm: cần biết điểm tối đa mới tính được mức sàn."
        )
    elif passage.taken_cap < setting.maximum:
        draft.rule["floor"] = plain(setting.maximum - passage.taken_cap)
    elif passage.taken_cap > setting.maximum:
        draft.warnings.append(
            f"Mức trừ nhiều nhất {told(passage.taken_cap)} lớn hơn điểm tối đa {told(setting.maximum)}."
        )


def _fault(clause: Clause, text: str) -> str:
    row: Tokens = clause.label
    while row and (taken := max((at(row, 0, phrase) for phrase in _OPENING), default=0)):
        row = row[taken:]
    if row and row[0].sort is Sort.NUMBER and row[0].value == 1 and len(row) > 1:
        row = row[1:]
    return _EACH_OF.sub(r" (mỗi \1)", first_large(brief(shown(row, text), "")))


def _hard(row: Tokens) -> bool:
    """Whether a fault is measured by a range ("chậm từ 1 đến 5 ngày trừ …") or by more than one of a thing."""
    numbers = [token for token in row if token.sort is Sort.NUMBER]
    if not numbers:
        return False
    found = read_range(row)
    return found is None or found.unit == "%" or not found.exact or (found.low is not None and found.low.value != 1)


def _is_full(clause: Clause, setting: Setting) -> bool:
    if clause.worth.share:
        return clause.worth.amount == HUNDRED
    return setting.maximum is not None and clause.worth.amount == setting.maximum


def _by_count(passage: Passage) -> Draft | None:
    """ "Số điểm bị trừ = số hồ sơ trễ hạn x 0,1 điểm"."""
    if passage.clauses or len(passage.remarks) != 1:
        return None
    remark = passage.remarks[0]
    row = remark.label
    equals, times = find(row, "="), find(row, "x")
    if not 0 < equals < times or not has(row[:equals], "trừ") or not at(row, times + 1, "#") or row[times + 1].percent:
        return None
    if len(row) > times + 2 + at(row, times + 2, "điểm") or any(
        t.sort is not Sort.WORD for t in row[equals + 1 : times]
    ):
        return None
    label = first_large(brief(shown(row[equals + 1 : times], passage.text), "Lỗi"))
    points = plain(row[times + 1].value)
    fault = {"id": slugs([label])[0], "label": label, "points": points}
    why = [f"Điểm bị trừ = {label} × {points.replace('.', ',')} điểm."]
    return Draft({"kind": "deduction", "faults": [fault]}, why, used=[remark])
