"""Points for each unit ("mỗi sáng kiến 0,5, tối đa 2") and for each further step ("cứ tăng thêm 5% được …")."""

from decimal import Decimal

from parscore.intake.scoring_text.bands import worth_data
from parscore.intake.scoring_text.clauses import bare
from parscore.intake.scoring_text.naming import brief, first_large, named_count, ratio_measure, slugs, value_label
from parscore.intake.scoring_text.passage import Clause, Passage
from parscore.intake.scoring_text.proposal import Draft, Rule, Setting, plain, told
from parscore.intake.scoring_text.ranges import Range, read_range
from parscore.intake.scoring_text.tokens import Sort, Tokens, at, has, shown
from parscore.intake.scoring_text.worth import Way

_EACH = ("cho mỗi", "cứ mỗi", "cứ thêm", "mỗi", "cứ")
_STEP = ("tăng thêm", "thêm", "tăng", "giảm", "vượt thêm", "vượt")


def each(row: Tokens) -> Tokens | None:
    """What is counted when a clause gives points for each; None when it does not."""
    for phrase in _EACH:
        if taken := at(row, 0, phrase):
            row = row[taken:]
            break
    else:
        if not (at(row, 0, "#") and row[0].value == 1):
            return None
    return row[1:] if row and row[0].sort is Sort.NUMBER and row[0].value == 1 and not row[0].percent else row


def read_units(passage: Passage, setting: Setting) -> Draft | None:
    """A count times points, or a list of things that earn the same each; None otherwise."""
    giving = [clause for clause in passage.clauses if not clause.nothing]
    if len(giving) != 1 or giving[0].worth.way is Way.TAKE or giving[0].worth.share:
        return None
    clause = giving[0]
    counted = each(clause.label)
    if counted is None and clause.each:
        counted = clause.label
    if (
        counted is None
        and passage.cap is not None
        and passage.cap > clause.worth.amount
        and at(clause.label, 0, "có #")
    ):
        counted = each(clause.label[1:])
    if (
        counted is None
        or any(token.sort is Sort.NUMBER for token in counted)
        or has(counted, "nhưng", "nếu", "đối với")
    ):
        return None
    uncounted = [c.text for c in passage.clauses if c.nothing and not (at(c.label, 0, "không") and len(c.label) <= 6)]
    if any(token.sort is Sort.NUMBER for other in passage.clauses if other.nothing for token in other.label):
        return None
    listed = [remark for remark in passage.remarks if remark.marked]
    if listed and has(counted, "nội dung", "tiêu chí", "nhiệm vụ", "hoạt động"):
        return _list(listed, clause, passage)
    label = brief(shown(counted, passage.text), "")
    if not label or (listed and len(listed) > 1):
        return None
    cap = passage.cap if passage.cap is not None else setting.maximum
    scale: Rule = {"kind": "per_unit", "points": plain(clause.worth.amount)} | (
        {"cap": plain(cap)} if cap is not None else {}
    )
    measure = {"kind": "count", "label": named_count(label, setting)}
    draft = Draft({"kind": "measured", "measure": measure, "scale": scale})
    draft.warnings += [f"“{words}” không được tính; hãy trừ ra khi đếm." for words in uncounted]
    draft.why.append(
        f"Mỗi {label}: {told(clause.worth.amount)} điểm" + (f", nhiều nhất {told(cap)} điểm." if cap else ".")
    )
    return draft


def _list(listed: list, clause: Clause, passage: Passage) -> Draft:  # type: ignore[type-arg]
    labels = [first_large(brief(remark.text, "Nội dung")) for remark in listed]
    points = plain(clause.worth.amount)
    items = [{"id": i, "label": label, "points": points} for i, label in zip(slugs(labels), labels, strict=True)]
    why = [f"Mỗi nội dung trong {len(items)} nội dung được {told(clause.worth.amount)} điểm, cộng lại."]
    return Draft({"kind": "checklist", "mode": "sum", "items": items}, why, used=list(listed))


def read_steps(passage: Passage, setting: Setting) -> Draft | None:
    """A base and equal steps above or below it; None otherwise."""
    stepping = [clause for clause in passage.clauses if _step(clause) is not None]
    if len(stepping) != 1 or len(passage.clauses) not in (2, 3):
        return None
    step = _step(stepping[0])
    others = [clause for clause in passage.clauses if clause is not stepping[0]]
    bases = [clause for clause in others if not clause.nothing and clause.worth.way is not Way.TAKE]
    zeros = [clause for clause in others if clause.nothing]
    if step is None or len(bases) != 1:
        return None
    base = read_range(bare(bases[0].label))
    size, down = step
    if base is None or any(read_range(bare(zero.label)) is None for zero in zeros):
        return None
    zero = read_range(bare(zeros[0].label)) if zeros else None
    return _steps(passage, setting, bases[0], stepping[0], base, size, zero, down=down)


def _step(clause: Clause) -> tuple[Range, bool] | None:
    """The size of a step ("cứ tăng thêm 5%") and whether it goes down."""
    row = clause.label
    place = next((i for i, token in enumerate(row) if token.key == "cứ"), -1)
    if place < 0 or not any(at(row, place + 1 + skip, phrase) for phrase in _STEP for skip in (0, 1)):
        return None
    found = read_range(row[place:])
    if found is None or not found.exact:
        return None
    return found, has(row[place:], "giảm")


def _steps(
    passage: Passage,
    setting: Setting,
    base: Clause,
    step: Clause,
    at_base: Range,
    size: Range,
    zero: Range | None,
    *,
    down: bool,
) -> Draft | None:
    start = at_base.low if down else (at_base.high or at_base.low)
    if (
        start is None
        or not start.within
        or size.low is None
        or base.worth.share
        or step.worth.share
        or size.low.value <= 0
    ):
        return None
    unit = size.unit or at_base.unit
    if at_base.unit not in ("", unit):
        return None
    taken = step.worth.way is Way.TAKE
    if down is not taken:
        return None  # points that rise while the value falls are too easily misread
    gives = -step.worth.amount if taken else step.worth.amount
    scale: Rule = {
        "kind": "steps",
        "base_at": plain(start.value),
        "base": worth_data(base.worth)["points"],
        "each": plain(size.low.value),
        "gives": plain(gives),
        "direction": "down" if down else "up",
    }
    if passage.cap is not None:
        scale["cap"] = plain(passage.cap)
    draft = Draft({})
    if zero is not None:
        if zero.low is not None or zero.high is None or zero.high.within or down:
            return None
        scale["from"] = plain(zero.high.value)
        if at_base.low is not None and zero.high.value != at_base.low.value:
            return None
    elif at_base.low is not None and not down:
        draft.warnings.append(f"Văn bản không nói dưới {told(at_base.low.value)} được mấy điểm; hãy xem lại.")
    if unit == "%":
        measure, why, _ = ratio_measure(passage, setting, [at_base], draft)
        draft.why.append(why)
        draft.supplied = True
    else:
        subject, doubt = value_label(passage, setting, [at_base])
        draft.doubt_name(doubt)
        printed = next((t.text for t in passage.row if t.key == unit), "")
        measure = {"kind": "value", "label": subject} | ({"unit": printed} if printed else {})
    draft.rule = {"kind": "measured", "measure": measure, "scale": scale}
    more = "bớt" if taken else "thêm"
    draft.why.append(
        f"Mốc {told(start.value)}: {told(base.worth.amount)} điểm; mỗi bước trọn {told(size.low.value)} {more} "
        f"{told(abs(Decimal(gives)))} điểm (phần chưa trọn bước không tính)."
    )
    return draft
