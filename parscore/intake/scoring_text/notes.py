"""What a text says around the points: who supplies the figures, what becomes of a leaf that did not arise."""

from decimal import Decimal

from parscore.intake.scoring_text.passage import Passage, Remark
from parscore.intake.scoring_text.tokens import Tokens, find, has
from parscore.intake.scoring_text.worth import Way, worths

_SURVEYS = (
    ("sipas", "SIPAS"),
    ("điều tra xã hội học", "Điều tra xã hội học"),
    ("điều tra xhh", "Điều tra xã hội học"),
    ("khảo sát xã hội học", "Khảo sát xã hội học"),
    ("hài lòng qua khảo sát", "Khảo sát mức độ hài lòng"),
    ("kết quả khảo sát", "Kết quả khảo sát"),
    ("theo khảo sát", "Kết quả khảo sát"),
    ("qua khảo sát", "Kết quả khảo sát"),
    ("đo lường sự hài lòng", "Đo lường sự hài lòng"),
)
_STATISTICS = (
    ("bộ chỉ số phục vụ người dân", "Bộ chỉ số phục vụ người dân, doanh nghiệp"),
    ("kết quả công bố của", "Kết quả công bố"),
)
_INDICES = ("ddci", "par index", "chỉ số chuyển đổi số", "chỉ số cải cách hành chính", "papi", "dti", "pci")
_JUDGES = (
    *("sở nội vụ", "sở tư pháp", "sở tài chính", "sở khoa học và công nghệ", "hội đồng thẩm định tỉnh"),
    *("hội đồng thẩm định", "tổ thẩm định", "cấp trên", "ubnd tỉnh", "cơ quan thẩm định"),
)
_NOT_BY_ITSELF = ("không tự đánh giá", "không tự chấm", "không cần tự đánh giá", "không phải tự đánh giá")


def supplier(row: Tokens, text: str) -> tuple[str, str]:
    """The method and the source a text names; "self" and nothing when it names none."""
    for phrase, source in _SURVEYS:
        if has(row, phrase):
            return "survey", source
    if any(token.key.startswith("766/qđ") for token in row):
        return "statistic", "Bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg)"
    for phrase, source in _STATISTICS:
        if has(row, phrase):
            return "statistic", source
    for phrase in _JUDGES:
        place = find(row, phrase)
        judged = has(row, "chấm", "đánh giá", "cho điểm") and place >= 0
        if judged and (has(row, *_NOT_BY_ITSELF) or (place and row[place - 1].key == "do")):
            end = place + len(phrase.split()) - 1
            return "others", "Điểm do " + text[row[place].start : row[end].end] + " chấm"
    if has(row, *_NOT_BY_ITSELF):
        return "others", "Điểm do cơ quan khác chấm"
    return "self", ""


def named_index(row: Tokens) -> bool:
    """Whether a published index is named without a word on who supplies it."""
    return has(row, *_INDICES)


def policy(remark: Remark, passage: Passage, maximum: Decimal | None) -> tuple[str | None, bool]:
    """What becomes of a leaf that did not arise, and whether the text says so plainly."""
    row = remark.label
    if has(row, "quy đổi", "quy về"):
        return "rescale", True
    if has(
        row,
        "không đánh giá",
        "không chấm",
        "trừ vào tổng",
        "không tính vào tổng",
        "loại khỏi",
        "trừ ra khỏi",
        "giảm trừ điểm tối đa",
    ):
        return "exclude", True
    found = [worth for worth in worths(row) if worth.way is not Way.TAKE]
    if not found:
        return ("full", True) if has(row, "tính điểm tối đa", "đạt điểm tối đa") else (None, False)
    worth = found[0]
    if worth.amount == 0:
        if any(token.key == "0" or (token.value == 0 and token.key == "#") for token in row):
            return "zero", True
        return "exclude", False
    if worth.share:
        return ("full", True) if worth.amount == 100 else (None, False)
    best = maximum if maximum is not None else max((c.worth.amount for c in passage.clauses), default=None)
    return ("full", True) if worth.amount == best else (None, False)
