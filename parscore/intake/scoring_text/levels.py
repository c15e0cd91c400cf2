"""Named levels of which one holds, parts that add up, and lists that must be done in full."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from parscore.intake.scoring_text.bands import worth_data
from parscore.intake.scoring_text.naming import brief, first_large, slugs
from parscore.intake.scoring_text.passage import Clause, Passage, Remark
from parscore.intake.scoring_text.proposal import Draft, Setting, told
from parscore.intake.scoring_text.ranges import read_range
from parscore.intake.scoring_text.tokens import Sort, at, find, has
from parscore.intake.scoring_text.worth import Way

HUNDRED = Decimal(100)
_NEGATIONS = ("không", "chưa", "thiếu", "chậm", "trễ", "còn lại", "ngược lại", "khác", "yếu", "kém", "nhưng")
_GRADES = (
    "xuất sắc",
    "tốt",
    "khá",
    "trung bình",
    "yếu",
    "kém",
    "mức 1",
    "mức 2",
    "hạng",
    "loại",
    "nhóm",
    "quý",
    "tháng",
)


def read_levels(passage: Passage, setting: Setting) -> Draft | None:
    """A choice of levels or a sum of parts; None when the text does not say which."""
    clauses = passage.clauses
    if not clauses or any(clause.worth.way is Way.TAKE or not clause.text for clause in clauses):
        return None
    if _several_ladders(clauses) or any(clause.each or not _names_a_level(clause) for clause in clauses):
        return None
    if any(has(clause.label, "đối với", "riêng") and _numbered(clause) for clause in clauses):
        return None
    if (inner := _parts_of_whole(clauses)) is not None:
        return _sum(inner, ["Các phần cộng lại bằng đúng điểm của cả mục."])
    if _adds_up(passage, setting):
        total = sum((clause.worth.amount for clause in clauses), Decimal(0))
        draft = _sum(
            clauses, [f"Các phần cộng lại ({told(total)} điểm), không có mức 0 điểm: hiểu là các phần cộng vào nhau."]
        )
        draft.supplied = True
        return draft
    if _doubtful(clauses, setting):
        total = sum((clause.worth.amount for clause in clauses), Decimal(0))
        draft = _sum(clauses, ["Không mức nào bằng điểm tối đa: tạm hiểu là các phần cộng vào nhau."])
        draft.warnings.append(
            f"Chưa rõ các nội dung cộng vào nhau hay chỉ chọn một; cộng lại được {told(total)} điểm. Hãy xem lại."
        )
        return draft
    return _choice(clauses, passage)


def _points(clause: Clause, setting: Setting) -> Decimal | None:
    if not clause.worth.share:
        return clause.worth.amount
    return None if setting.maximum is None else clause.worth.amount * setting.maximum / HUNDRED


_NO_LEVEL = ("cứ", "mỗi", "tối đa", "không quá", "tổng điểm", "điểm", "cộng", "nhưng", "làm tròn", "tính")


def _names_a_level(clause: Clause) -> bool:
    """Whether a label can be a level at all: not a rate, a cap or what is taken away, and more than marks."""
    begins = next((place for place, token in enumerate(clause.label) if token.key != "("), 0)
    if has(clause.label, "trừ", "công thức", "x") or any(at(clause.label, begins, word) for word in _NO_LEVEL):
        return False
    return any(token.sort in (Sort.WORD, Sort.NUMBER, Sort.DAY) for token in clause.label)


def _numbered(clause: Clause) -> bool:
    return any(token.sort is Sort.NUMBER for token in clause.label)


def _several_ladders(clauses: Sequence[Clause]) -> bool:
    """Whether the points fall to 0 and begin anew: several scales in one text, which one leaf cannot hold."""
    amounts = [clause.worth.amount for clause in clauses]
    rises = any(two > one for one, two in pairwise(amounts))
    falls = any(two < one for one, two in pairwise(amounts))
    return 0 in amounts and rises and falls


def _parts_of_whole(clauses: Sequence[Clause]) -> Sequence[Clause] | None:
    """ "Ban hành kế hoạch: 1 điểm, trong đó: kịp thời: 0,5; đầy đủ: 0,5": the parts without their whole."""
    if len(clauses) < 3 or any(clause.worth.share for clause in clauses):
        return None
    whole, *parts = clauses
    total = sum((clause.worth.amount for clause in parts), Decimal(0))
    if total == whole.worth.amount and at(parts[0].label, 0, "trong đó"):
        return parts
    return None


def _exclusive(clauses: Sequence[Clause]) -> bool:
    """Whether the words themselves say that only one of the conditions can hold."""
    if any(clause.nothing for clause in clauses):
        return True
    if any(has(clause.label, *_NEGATIONS) for clause in clauses[1:]):
        return True
    graded = [clause for clause in clauses if has(clause.label, *_GRADES)]
    return len(graded) > 1 and len(graded) >= len(clauses) - 1


def _adds_up(passage: Passage, setting: Setting) -> bool:
    """Whether the conditions are parts: they reach the maximum together, none of them alone."""
    clauses = passage.clauses
    if len(clauses) < 2 or _exclusive(clauses) or any(clause.worth.share for clause in clauses):
        return False
    amounts = [clause.worth.amount for clause in clauses]
    return setting.maximum is not None and sum(amounts) == setting.maximum and max(amounts) < setting.maximum


def _doubtful(clauses: Sequence[Clause], setting: Setting) -> bool:
    if len(clauses) < 2 or _exclusive(clauses) or any(clause.worth.share for clause in clauses):
        return False
    amounts = [clause.worth.amount for clause in clauses]
    return setting.maximum is None or (max(amounts) != setting.maximum and len(set(amounts)) < len(amounts) + 1)


def _sum(clauses: Sequence[Clause], why: list[str]) -> Draft:
    labels = [first_large(brief(_without_of_which(clause), "Nội dung")) for clause in clauses]
    ids = slugs(labels)
    items = [
        {"id": i, "label": label, **worth_data(clause.worth)}
        for i, label, clause in zip(ids, labels, clauses, strict=True)
    ]
    return Draft({"kind": "checklist", "mode": "sum", "items": items}, why)


def _without_of_which(clause: Clause) -> str:
    return clause.text.split(":", 1)[-1] if at(clause.label, 0, "trong đó") else clause.text


def _choice(clauses: Sequence[Clause], passage: Passage) -> Draft:
    labels = [first_large(brief(clause.text, "Phương án")) for clause in clauses]
    ids = slugs(labels)
    options = [
        {"id": i, "label": label, **worth_data(clause.worth)}
        for i, label, clause in zip(ids, labels, clauses, strict=True)
    ]
    draft = Draft({"kind": "choice", "options": options}, ["Chọn đúng một mức; chữ của mỗi mức giữ như văn bản."])
    if len(clauses) == 1:
        draft.warnings.append("Văn bản chỉ nêu một mức; trường hợp còn lại được mấy điểm thì không nói.")
    if len(set(labels)) < len(labels):
        draft.warnings.append("Có hai mức cùng chữ; hãy so lại với văn bản.")
    measured = [clause for clause in clauses if any(token.percent for token in clause.label)]
    if len(measured) > 1:
        draft.warnings.append("Điều kiện có số % nhưng chưa tách được thành số liệu; tạm để người chấm tự chọn mức.")
    if any(token.sort is Sort.DAY for token in passage.row):
        draft.warnings.append(
            "Chưa tính được ngày hạn từ văn bản (thiếu năm, hoặc nhiều điều kiện); tạm để tự chọn mức."
        )
    if passage.cap is not None and passage.cap > max(clause.worth.amount for clause in clauses):
        draft.warnings.append(
            f"Văn bản nói tối đa {told(passage.cap)} điểm nhưng không mức nào đạt số ấy; hãy xem lại."
        )
    draft.supplied = not _exclusive(clauses)
    return draft


_IN_FULL = ("thực hiện đầy đủ", "đầy đủ", "thực hiện đủ", "đạt đủ", "đủ cả", "cả", "bảo đảm đầy đủ", "đảm bảo đầy đủ")
_THINGS = ("nội dung", "hình thức", "tiêu chí", "yêu cầu", "điều kiện", "hoạt động", "nhiệm vụ", "tiêu chuẩn", "việc")


def read_all(passage: Passage, setting: Setting) -> Draft | None:
    """ "Thực hiện đầy đủ 3 nội dung: a; b; c": the maximum when all is done, else 0; None otherwise."""
    opening = next((r for r in passage.remarks if _opens_list(r)), None)
    if opening is None or not _only_full_or_nothing(passage, setting):
        return None
    row = opening.label
    number = next(token.value for token in row if token.sort is Sort.NUMBER)
    colon = find(row, ":")
    listed: list[str] = []
    if colon >= 0 and colon + 1 < len(row):
        listed.append(brief(passage.text[row[colon + 1].start : row[-1].end], "Nội dung"))
    after = passage.remarks[passage.remarks.index(opening) + 1 :]
    listed += [brief(remark.text, "Nội dung") for remark in after]
    used = [opening, *after]
    if len(listed) == number - 1 and passage.clauses and not passage.clauses[0].nothing:
        listed.append(brief(passage.clauses[0].text, "Nội dung"))
    elif passage.clauses and not passage.clauses[0].nothing:
        return None
    if len(listed) != number or number < 2:
        return None
    listed = list(map(first_large, listed))
    items = [{"id": i, "label": label} for i, label in zip(slugs(listed), listed, strict=True)]
    why = [f"Làm đủ {len(items)} nội dung được điểm tối đa; thiếu một là 0 điểm."]
    draft = Draft({"kind": "checklist", "mode": "all", "items": items}, why, used=used)
    draft.supplied = not passage.clauses
    return draft


def _opens_list(remark: Remark) -> bool:
    row = remark.label
    place = next((i for i, token in enumerate(row) if token.sort is Sort.NUMBER), -1)
    if place < 1 or row[place].percent or find(row, ":") < place:
        return False
    full = any(at(row, place - len(p.split()), p) for p in _IN_FULL)
    return full and any(at(row, place + 1, thing) for thing in _THINGS)


def _only_full_or_nothing(passage: Passage, setting: Setting) -> bool:
    given = [clause for clause in passage.clauses if not clause.nothing]
    nothing = [clause for clause in passage.clauses if clause.nothing]
    if len(given) > 1 or len(nothing) > 1 or any(clause.worth.way is not Way.GIVE for clause in passage.clauses):
        return False
    if any(not has(clause.label, "thiếu", "không", "còn lại") or read_range(clause.label) for clause in nothing):
        return False
    return all(_points(clause, setting) in (setting.maximum, None) for clause in given)
