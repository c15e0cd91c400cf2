"""Points by formula: "(a/b) x 2", "(tỷ lệ % x điểm tối đa)/100%", with a floor and a threshold for full points."""

from decimal import Decimal

from parscore.intake.scoring_text.clauses import bare
from parscore.intake.scoring_text.expressions import HUNDRED, Expression, factors, fraction, read_expression
from parscore.intake.scoring_text.naming import first_large, ratio_of
from parscore.intake.scoring_text.passage import Passage, Remark
from parscore.intake.scoring_text.proposal import Draft, Rule, Setting, plain, told
from parscore.intake.scoring_text.ranges import Range, read_range
from parscore.intake.scoring_text.tokens import Sort, Tokens, at, find, has
from parscore.intake.scoring_text.worth import Way


def read_formula(passage: Passage, setting: Setting) -> Draft | None:
    """A proportional rule, or by branches where it jumps; None when the text holds no formula."""
    remarks = [remark for remark in passage.remarks if _is_formula(remark.label) and not _defines(remark.label)]
    if not remarks or any(clause.worth.way is Way.TAKE for clause in passage.clauses):
        return None
    if len(remarks) > 1:
        return None
    remark = remarks[0]
    condition, body = _parted(remark.label)
    expression = read_expression(body, passage)
    if expression is None:
        return None
    draft = Draft({}, used=[remark])
    if expression.times is not None and setting.maximum is not None and expression.times != setting.maximum:
        return None
    if expression.times is None and not expression.named_maximum:
        draft.warnings.append("Văn bản chỉ nói tính theo tỷ lệ; tạm hiểu là tỷ lệ × điểm tối đa.")
    scale = _scale(passage, read_range(bare(condition)) if condition else None, expression, setting, draft)
    if scale is None:
        return None
    return _finished(draft, scale, expression, setting, passage)


def _is_formula(row: Tokens) -> bool:
    return any(token.key == "x" for token in row) or has(row, "tính theo tỷ lệ", "điểm theo tỷ lệ")


def _parted(row: Tokens) -> tuple[Tokens, Tokens]:
    """The condition under which a formula holds, and the formula."""
    for phrase in (
        "thì điểm đánh giá được tính",
        "thì được tính",
        "thì tính",
        "thì điểm",
        "thì",
        "được tính theo",
        "tính theo",
    ):
        place = find(row, phrase)
        if place >= 0 and any(token.sort is Sort.NUMBER for token in row[:place]):
            head = row[:place]
            while head and head[-1].key in (":", ","):
                head = head[:-1]
            return head, row[place + len(phrase.split()) :]
    return (), row


def _defines(row: Tokens) -> bool:
    """Whether a formula only says how a rate is found ("… x 100%"), without points."""
    found = factors(row)
    return found is not None and not found[0] and not found[1] and any(t.key == "x" for t in row) and has(row, "tỷ lệ")


def definition(passage: Passage) -> tuple[str, str, Remark] | None:
    """The two figures of a rate the text defines by itself."""
    for remark in passage.remarks:
        if _defines(remark.label) and (sides := fraction(remark.label, passage)):
            return *sides, remark
    return None


def _scale(
    passage: Passage, condition: Range | None, expression: Expression, setting: Setting, draft: Draft
) -> Rule | None:
    """Full from, zero below; a jump gives "jump" with both, anything else None."""
    full: Decimal | None = None
    zero: Decimal | None = None
    for clause in passage.clauses:
        found = read_range(bare(clause.label))
        if found is None or found.unit != "%":
            return None
        is_full = clause.worth.amount == (HUNDRED if clause.worth.share else setting.maximum)
        if clause.nothing and found.low is None and found.high is not None and not found.high.within and zero is None:
            zero = found.high.value
        elif (
            is_full and found.high in (None, found.low) and found.low is not None and found.low.within and full is None
        ):
            full = found.low.value
        else:
            return None
    if condition is not None:
        if condition.low is not None and zero is None:
            zero = condition.low.value
            draft.warnings.append(f"Văn bản không nói dưới {told(zero)}% được mấy điểm; tạm tính 0 điểm.")
        low_fits = condition.low is None or condition.low.value == zero
        high_fits = condition.high is None or condition.high.value in (full, HUNDRED)
        if not low_fits or not high_fits:
            return None
    if full is not None and full != expression.full_at:
        return {"kind": "jump", "full": full, "zero": zero}
    scale: Rule = {"kind": "proportional", "full_at": plain(expression.full_at)}
    return scale if zero is None else scale | {"zero_below": plain(zero)}


def _finished(draft: Draft, scale: Rule, expression: Expression, setting: Setting, passage: Passage) -> Draft:
    draft.used += [
        r for r in passage.remarks if len(r.label) > 2 and (at(r.label, 1, "là") or has(r.label, "trong đó"))
    ]
    above, below = first_large(expression.above), first_large(expression.below)
    if not below:
        measure, why, _ = ratio_of(expression.above, setting)
        above, below = measure["numerator"], measure["denominator"]
        draft.why.append(why)
        draft.supplied = True
    if scale["kind"] == "jump":
        draft.rule = _branches(above, below, scale["full"], scale["zero"], expression.full_at)
        draft.why.append("Có ngưỡng được điểm tối đa và phần tính theo tỷ lệ: viết thành công thức có các trường hợp.")
    elif setting.method in ("survey", "statistic"):
        draft.rule = {"kind": "external", "source": setting.source, "scale": scale}
        draft.why.append(f"Điểm tính theo tỷ lệ từ số liệu do nơi khác công bố: {setting.source}.")
    else:
        measure = {"kind": "ratio", "numerator": above, "denominator": below}
        draft.rule = {"kind": "measured", "measure": measure, "scale": scale}
        draft.why.append(f"Điểm = {above} / {below} × điểm tối đa, không quá điểm tối đa.")
    if "zero_below" in scale:
        draft.why.append(f"Dưới {told(Decimal(scale['zero_below']))}%: 0 điểm.")
    return draft


def _branches(above: str, below: str, full: Decimal, zero: Decimal | None, full_at: Decimal) -> Rule:
    part = "max_score * a / b" if full_at == HUNDRED else f"max_score * a * 100 / (b * {plain(full_at)})"
    middle = f"b > 0 and a * 100 < {plain(full)} * b"
    branches = [{"when": f"b > 0 and a * 100 >= {plain(full)} * b", "then": "max_score"}]
    if zero is not None:
        branches.append({"when": f"b > 0 and a * 100 < {plain(zero)} * b", "then": "0"})
        middle += f" and a * 100 >= {plain(zero)} * b"
    branches.append({"when": middle, "then": part})
    variables = [{"id": "a", "label": above}, {"id": "b", "label": below}]
    return {"kind": "formula", "variables": variables, "branches": branches}


def formula_left(passage: Passage) -> bool:
    """Whether a formula that gives points stands in the text; without it the other levels mean nothing."""
    return any(_is_formula(remark.label) and not _defines(remark.label) for remark in passage.remarks)


def unread_formula(passage: Passage) -> bool:
    """Whether the text speaks of a formula at all."""
    return has(passage.row, "công thức") or any(has(remark.label, "x") for remark in passage.remarks)
