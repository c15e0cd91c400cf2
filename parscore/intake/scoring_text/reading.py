"""From a scoring text to a proposal: families of wordings are asked in turn, the first that reads all of it answers."""

from collections.abc import Callable
from decimal import Decimal

from parscore.intake.scoring_text.changes import read_change
from parscore.intake.scoring_text.clauses import take_apart
from parscore.intake.scoring_text.dates import read_dates
from parscore.intake.scoring_text.deductions import read_deductions
from parscore.intake.scoring_text.formulas import formula_left, read_formula, unread_formula
from parscore.intake.scoring_text.levels import read_all, read_levels
from parscore.intake.scoring_text.nested import read_nested
from parscore.intake.scoring_text.notes import named_index, policy, supplier
from parscore.intake.scoring_text.numbers_with_points import read_numbers
from parscore.intake.scoring_text.passage import Passage, Remark
from parscore.intake.scoring_text.proposal import Draft, Proposal, Setting, Sureness, told
from parscore.intake.scoring_text.tokens import Sort, Tokens, has, unaccented
from parscore.intake.scoring_text.units import read_steps, read_units
from parscore.intake.scoring_text.verdict import against_maximum, leaf_of, manual
from parscore.scoring.numbers import shorten

LONGEST = 4_000
MANUAL_WHY = (
    "Chưa đọc được thành cách chấm; để chấm tay theo văn bản, điểm từ 0 đến điểm tối đa. "
    "Chương trình không tự đặt bước điểm; nếu văn bản quy định bước thì ghi thêm."
)

_FAMILIES: tuple[Callable[[Passage, Setting], Draft | None], ...] = (
    read_steps,
    read_deductions,
    read_all,
    read_formula,
    read_units,
    read_nested,
    read_dates,
    read_change,
    read_numbers,
    read_levels,
)


def read_scoring_text(text: str, maximum: Decimal | None, *, title: str = "", year: int | None = None) -> Proposal:
    """The rule a scoring text seems to mean, to be confirmed by a person.

    `maximum` is the leaf's, None while unknown; `title` names what is measured; `year` is the year scored, without
    which a day such as "05/12" cannot be placed. Any text gives a proposal whose rule is well formed; what is not
    understood is left to be scored by hand, with a warning.
    """
    if maximum is not None and (not maximum.is_finite() or maximum < 0 or len(format(maximum, "f")) > 15):
        maximum = None
    if len(text) > LONGEST:
        return _by_hand(["Văn bản quá dài cho một ô cách chấm."])
    passage = take_apart(text, maximum)
    method, source = supplier(passage.row, passage.text)
    setting = Setting(maximum, take_apart(title[:500]).text.replace("\n", " "), year, method, source)
    draft = _drafted(passage, setting)
    chosen = None
    for remark in passage.unarisen:
        chosen, plainly = policy(remark, passage, maximum)
        _tell_policy(draft, remark, chosen, plainly)
    draft.warnings += _left_over(passage, draft, method)
    draft.warnings += against_maximum(draft.rule, maximum)
    if passage.rounded:
        draft.warnings.append(
            f"Văn bản nói “{passage.rounded}”; việc làm tròn do bộ tiêu chí quy định chung, hãy đối chiếu."
        )
    leaf = leaf_of(draft.rule, maximum, method=method, **draft.leaf)
    if leaf is None:
        return _by_hand(["Cách chấm đọc ra không hợp lệ."])
    if method == "self" and named_index(passage.row):
        draft.warnings.append(
            "Văn bản nhắc đến một chỉ số được công bố; hãy xem số liệu có do nơi khác cung cấp không."
        )
    if method != "self":
        draft.why.insert(0, f"Số liệu do nơi khác cung cấp: {source}.")
    warnings = tuple(dict.fromkeys(draft.warnings))
    return Proposal(draft.rule, _sureness(draft, warnings), tuple(draft.why), warnings, method, chosen, draft.leaf)


def _drafted(passage: Passage, setting: Setting) -> Draft:
    if passage.suspects:
        return _suspected(passage)
    if unaccented(passage.row):
        warnings = ["Văn bản không có dấu tiếng Việt nên dễ hiểu nhầm; hãy gõ lại có dấu rồi đọc lại."]
        return Draft(manual(), [MANUAL_WHY], warnings, used=list(passage.remarks))
    if not passage.row:
        return Draft(manual(), [MANUAL_WHY], ["Văn bản không nêu cách chấm."])
    if _given_elsewhere(passage, setting):
        why = ["Điểm do nơi khác cho, nhập kèm nguồn; đơn vị không tự chấm."]
        return Draft({"kind": "external", "source": setting.source}, why, used=list(passage.remarks))
    if passage.open_points and not _free(passage):
        return _open(passage)
    for family in _FAMILIES:
        if family is read_units and formula_left(passage):
            break
        draft = family(passage, setting)
        if draft is not None:
            return _outside(draft, setting)
    return _unread(passage, setting)


def _given_elsewhere(passage: Passage, setting: Setting) -> bool:
    """Whether others give the points themselves, without levels in the text."""
    if any(not clause.nothing for clause in passage.clauses):
        return False
    return setting.method == "others" or (setting.method != "self" and not unread_formula(passage))


def _open(passage: Passage) -> Draft:
    told_so = "Có mức cho điểm trong một khoảng, không cố định; để chấm tay theo văn bản."
    return Draft(manual(), [MANUAL_WHY], [told_so], used=list(passage.remarks))


def _outside(draft: Draft, setting: Setting) -> Draft:
    if setting.method in ("survey", "others") and draft.rule["kind"] not in ("external", "measured"):
        draft.warnings.append(f"Văn bản nhắc đến “{setting.source}”; hãy xem mục này có phải do nơi khác chấm không.")
    return draft


def _unread(passage: Passage, setting: Setting) -> Draft:
    draft = Draft(manual(), [MANUAL_WHY])
    if not unread_formula(passage) and _free(passage):
        draft.why = ["Văn bản cho chấm trong khoảng từ 0 đến điểm tối đa, không nêu cách tính và bước điểm."]
        draft.used = list(passage.remarks)
        if passage.cap is not None and setting.maximum is not None and passage.cap != setting.maximum:
            draft.warnings.append(
                f"Văn bản ghi tối đa {told(passage.cap)} điểm, cột điểm ghi {told(setting.maximum)}; hãy xem lại."
            )
        return draft
    if unread_formula(passage):
        draft.warnings.append(f"Có công thức chưa đọc được: “{shorten(passage.text, 200)}”.")
    elif passage.row and not passage.clauses:
        draft.warnings.append("Văn bản không nêu mức điểm nào đọc được; để chấm tay.")
    elif passage.clauses:
        draft.warnings.append(
            "Văn bản gồm nhiều phần điểm chưa xếp được vào một cách chấm; có thể cần tách thành nhiều mục con."
        )
    draft.used = list(passage.remarks)
    return draft


def _free(passage: Passage) -> bool:
    """ "Chấm từ 0 đến 2 điểm", "Tối đa 1,25 điểm": a free score."""
    if has(passage.row, "từ 0 đến", "từ # đến # điểm", "0 - #") and len(passage.row) <= 10:
        return any(token.key == "#" and token.value == 0 for token in passage.row)
    return (
        passage.cap is not None
        and not passage.clauses
        and not any(token.sort is Sort.NUMBER for remark in passage.remarks for token in remark.label)
    )


def _suspected(passage: Passage) -> Draft:
    draft = Draft(manual(), [MANUAL_WHY], used=list(passage.remarks))
    table = str.maketrans("OoIlSB", "001158")
    for token in passage.suspects:
        guess = token.text.translate(table)
        meant = f"có thể là “{guess}”" if guess != token.text else "có thể là hai số khác nhau"
        draft.warnings.append(f"“{token.text}” {meant}; hãy sửa trong văn bản rồi đọc lại.")
    return draft


_EVIDENCE = ("tài liệu kiểm chứng", "kiểm chứng", "văn bản kèm theo", "hồ sơ kèm theo")
_HARMLESS = ("tiêu chí này", "điểm đánh giá", "cách tính điểm", "điểm thưởng", "thang điểm", "điểm chấm")


def _left_over(passage: Passage, draft: Draft, method: str) -> list[str]:
    """What no family used: evidence is told, the rest is a warning."""
    warnings = []
    for remark in passage.remarks:
        if any(remark is used for used in draft.used) or _empty(remark.label):
            continue
        if has(remark.label, *_EVIDENCE):
            draft.why.append(f"Ghi chú về tài liệu kiểm chứng, không ảnh hưởng điểm: “{shorten(remark.text, 120)}”.")
        else:
            warnings.append(f"Chưa hiểu phần “{shorten(remark.text, 160)}”; hãy xem có làm đổi cách chấm không.")
    if passage.cap is not None and draft.rule["kind"] in ("choice", "checklist", "deduction") and not draft.warnings:
        draft.why.append(f"Văn bản ghi tối đa {told(passage.cap)} điểm.")
    return warnings


def _empty(row: Tokens) -> bool:
    return not any(t.sort in (Sort.WORD, Sort.NUMBER, Sort.DAY) for t in row) or (
        has(row, *_HARMLESS) and len(row) <= 4
    )


def _tell_policy(draft: Draft, remark: Remark, chosen: str | None, plainly: bool) -> None:
    words = {
        "full": "tính điểm tối đa",
        "zero": "tính 0 điểm",
        "exclude": "bỏ mục ra khỏi tổng điểm tối đa",
        "rescale": "bỏ mục ra, quy đổi điểm các mục cùng nhóm",
    }
    if chosen is None:
        draft.warnings.append(f"Chưa hiểu cách tính khi không phát sinh: “{shorten(remark.text, 160)}”.")
        return
    draft.why.append(f"Khi không phát sinh: {words[chosen]}.")
    if not plainly:
        draft.warnings.append(f"“{shorten(remark.text, 120)}” tạm hiểu là {words[chosen]}; hãy hỏi cơ quan ban hành.")


def _sureness(draft: Draft, warnings: tuple[str, ...]) -> Sureness:
    if warnings:
        return Sureness.UNSURE
    return Sureness.LIKELY if draft.supplied else Sureness.CERTAIN


def _by_hand(warnings: list[str]) -> Proposal:
    return Proposal(manual(), Sureness.UNSURE, (MANUAL_WHY,), (*warnings, "Văn bản được giữ nguyên để chấm tay."))
