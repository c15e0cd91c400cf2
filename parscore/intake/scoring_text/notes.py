"""What a text says around the points: who supplies the figures, what becomes of a leaf that did not arise."""

from decimal import Decimal

from parscore.intake.scoring_text.clauses import Passage, Remark
from parscore.intake.scoring_text.tokens import Tokens, find, has
from parscore.intake.scoring_text.worth import Way, worths

_SURVEYS = (
    ("sipas", "SIPAS"),
    ("dieu tra xa hoi hoc", "Điều tra xã hội học"),
    ("dieu tra xhh", "Điều tra xã hội học"),
    ("khao sat xa hoi hoc", "Khảo sát xã hội học"),
    ("hai long qua khao sat", "Khảo sát mức độ hài lòng"),
    ("ket qua khao sat", "Kết quả khảo sát"),
    ("do luong su hai long", "Đo lường sự hài lòng"),
)
_STATISTICS = (
    ("bo chi so phuc vu nguoi dan", "Bộ chỉ số phục vụ người dân, doanh nghiệp"),
    ("766 / qd", "Bộ chỉ số theo Quyết định 766/QĐ-TTg"),
    ("ddci", "DDCI"),
    ("par index", "PAR INDEX"),
    ("chi so chuyen doi so", "Chỉ số chuyển đổi số"),
    ("ket qua cong bo cua", "Kết quả công bố"),
)
_JUDGES = (
    *("so noi vu", "so tu phap", "so tai chinh", "so khoa hoc va cong nghe", "hoi dong tham dinh tinh"),
    *("hoi dong tham dinh", "to tham dinh", "cap tren", "ubnd tinh", "co quan tham dinh"),
)
_NOT_BY_ITSELF = ("khong tu danh gia", "khong tu cham", "khong can tu danh gia", "khong phai tu danh gia")


def supplier(row: Tokens, text: str) -> tuple[str, str]:
    """The method and the source a text names; "self" and nothing when it names none."""
    for phrase, source in _SURVEYS:
        if has(row, phrase):
            return "survey", source
    if has(row, "766") or any(t.text == "766" for t in row):
        return "statistic", "Bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg)"
    for phrase, source in _STATISTICS:
        if has(row, phrase):
            return "statistic", source
    for phrase in _JUDGES:
        place = find(row, phrase)
        judged = has(row, "cham", "danh gia", "cho diem") and place >= 0
        if judged and (has(row, *_NOT_BY_ITSELF) or (place and row[place - 1].key == "do")):
            end = place + len(phrase.split()) - 1
            return "others", "Điểm do " + text[row[place].start : row[end].end] + " chấm"
    if has(row, *_NOT_BY_ITSELF):
        return "others", "Điểm do cơ quan khác chấm"
    return "self", ""


def policy(remark: Remark, passage: Passage, maximum: Decimal | None) -> tuple[str | None, bool]:
    """What becomes of a leaf that did not arise, and whether the text says so plainly."""
    row = remark.label
    if has(row, "quy doi", "quy ve"):
        return "rescale", True
    if has(row, "khong danh gia", "khong cham", "tru vao tong", "khong tinh vao tong", "loai khoi", "tru ra khoi"):
        return "exclude", True
    found = [worth for worth in worths(row) if worth.way is not Way.TAKE]
    if not found:
        return ("full", True) if has(row, "tinh diem toi da", "dat diem toi da") else (None, False)
    worth = found[0]
    if worth.amount == 0:
        if any(token.key == "0" or token.value == 0 and token.key == "#" for token in row):
            return "zero", True
        return "exclude", False
    if worth.share:
        return ("full", True) if worth.amount == 100 else (None, False)
    best = maximum if maximum is not None else max((c.worth.amount for c in passage.clauses), default=None)
    return ("full", True) if worth.amount == best else (None, False)
