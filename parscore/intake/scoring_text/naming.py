"""Names for what is entered: from the text where it names the thing, else from the title of the row."""

import re
from collections.abc import Sequence

from parscore.intake.scoring_text.passage import Passage
from parscore.intake.scoring_text.proposal import Draft, Rule, Setting
from parscore.intake.scoring_text.ranges import Range, words
from parscore.intake.scoring_text.ratio_names import bare_subject, names_a_thing, ratio_names, speaks_of_a_thing
from parscore.intake.scoring_text.tokens import Tokens, has, shown
from parscore.scoring.numbers import shorten
from parscore.scoring.text import fold, nfc

LONGEST = 200
TITLE_WHY = "Văn bản không gọi tên số phải nhập; tên ô nhập tạm lấy từ tên mục, hãy xem lại."
GIVEN_WHY = "Văn bản và tên mục không gọi tên số phải nhập; tên ô nhập do chương trình đặt, sửa được."
_TITLE_LONGEST = 90
_OPENING = re.compile(r"^(?:(?:công tác|việc|về|kết quả|tình hình|xếp hạng|thứ hạng)(?:\s+|$))+", re.IGNORECASE)
_UPWARD = re.compile(r"\s*\b(?:trở lên|trở xuống|trở đi)\b", re.IGNORECASE)
_LED = re.compile(r"^(?:nếu|có thêm|có|đạt|(?:tỷ|tỉ) lệ(?:\s*\(%\)|\s*%)?|thì|từ)(?=\s|$)\s*", re.IGNORECASE)
_ENDED = re.compile(r"\s*\b(?:đạt|từ|là|được|có|tối thiểu|ít nhất)$", re.IGNORECASE)
_WITHIN = re.compile(r"\s+trong (?:cả )?(?:năm|kỳ)\b.*$|\s*/\s*năm$", re.IGNORECASE)
_PER = re.compile(r"\s*/\s*(?:01 |1 )?(tháng|quý|tuần)$", re.IGNORECASE)
_OF_A_MEASURE = re.compile(
    r"^(?:tỷ lệ|tỉ lệ|số|tổng|mức|chỉ số|thời gian|điểm|diện tích|dân số|giá trị|kinh phí|thứ hạng|xếp hạng|thu)\b",
    re.IGNORECASE,
)

_ONLY_OPENS = re.compile(r"(?:cử|bố trí|có|bảo đảm|đảm bảo)(?: đủ| đầy đủ)?|đủ", re.IGNORECASE)
_IS_DONE = re.compile(
    r"(?:kiểm tra|rà soát|xử lý|giải quyết|số h(?:óa|oá)|công khai|cập nhật|trả lời|niêm yết)", re.IGNORECASE
)
_NOISE = re.compile(r"/\s*\d+(?:[.,]\d+)?\s*%|\b\d+(?:[.,]\d+)?\s*%|\bnày\b")
_OF_A_PLAN = ("kế hoạch", "kế hoạch năm", "kế hoạch được giao", "chỉ tiêu", "chỉ tiêu được giao", "yêu cầu", "mục tiêu")
_COMPARED = re.compile(
    r"\b((?:tỷ lệ|tỉ lệ|chỉ số|số lượng|tổng số|số|mức|điểm|nguồn|thu|kinh phí)"
    r"(?: (?!tăng|giảm|cao|thấp|so|đạt|vượt|bằng|trên|dưới|từ|phần trăm|tối đa)[^\W\d]+){1,12}?)"
    r" (?=tăng|giảm|cao hơn|thấp hơn|so với|đạt|vượt|bằng|trên|dưới|từ)",
    re.IGNORECASE,
)


def brief(label: str, otherwise: str) -> str:
    """A label that is never empty nor endless."""
    label = re.sub(r"\s+", " ", nfc(label)).strip(" ,;:.-+=/")
    return label[:LONGEST].strip() or otherwise


def slugs(labels: Sequence[str]) -> list[str]:
    """Ids made from labels, ASCII, each once."""
    made: list[str] = []
    for label in labels:
        parts = re.findall(r"[a-z0-9]+", fold(label).encode("ascii", "ignore").decode())
        stem = "-".join(parts[:4])[:30].strip("-") or "mức"
        slug, more = stem, 2
        while slug in made:
            slug, more = f"{stem}-{more}", more + 1
        made.append(slug)
    return made


def first_large(label: str) -> str:
    """A label with a capital first letter, the rest as printed (UBND stays UBND)."""
    return label[:1].upper() + label[1:]


def first_small(label: str) -> str:
    """A label with a small first letter, but UBND stays UBND."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def of_title(label: str, setting: Setting) -> str:
    """A name too short to stand alone, with what the row is about: "Số hình thức (tuyên truyền)"."""
    title = first_small(_OPENING.sub("", brief(setting.title, "")))
    if not title or fold(label) in fold(title):
        return label
    return brief(f"{label} ({shorten(title, _TITLE_LONGEST)})", label)


def count_label(passage: Passage, setting: Setting, ranges: Sequence[Range]) -> tuple[str, str]:
    """What is counted, and why the name is not wholly sure (empty when the text names it)."""
    title = brief(setting.title, "")
    widest = _widest(ranges)
    if has(passage.row, "xếp hạng", "thứ hạng", "hạng"):
        return of_title("Thứ hạng", setting), ""
    noun = _words(widest.after, passage)
    noun = _PER.sub(r" mỗi \1", _WITHIN.sub("", noun))
    if not noun:
        noun = _words(widest.before, passage)
        if not words(widest.before):
            return (title, TITLE_WHY) if title else ("Số lượng", GIVEN_WHY)
    if re.match(r"(?:tổng )?số\b", title, re.IGNORECASE) and fold(noun) in fold(title):
        return title, ""
    if has(widest.before, "thêm"):
        return of_title(f"Số {first_small(noun)} có thêm", setting), ""
    return named_count(noun, setting, _words(widest.before, passage) if words(widest.before) else ""), ""


def named_count(noun: str, setting: Setting, done: str = "") -> str:
    """The number of a thing the text names; a bare word ("lần") with what is done or with the title."""
    if (named := _from_title(noun, brief(setting.title, ""))) is not None:
        return brief(f"Số {named}", "Số lượng")
    label = brief(f"Số {first_small(noun)}", "Số lượng")
    if len(noun.partition(" mỗi ")[0].split()) > 2:
        return label
    if len(done.split()) > 2 and fold(done) not in fold(noun):
        return brief(f"{label} ({first_small(done)})", label)
    return of_title(label, setting)


def _from_title(noun: str, title: str) -> str | None:
    """The title from the counted noun on, where it only says more of it: "sáng kiến cải cách hành chính"."""
    found = re.search(rf"\b{re.escape(noun)}\b", title, re.IGNORECASE)
    if found is None:
        return None
    rest = title[found.start() :]
    return noun if re.search(r"[,;:(]|\bvà\b|\bhoặc\b|\bđược\b|\btheo\b", rest) else first_small(rest)


def value_label(passage: Passage, setting: Setting, ranges: Sequence[Range]) -> tuple[str, str]:
    """What a value is a value of, and why the name is not wholly sure."""
    title = brief(setting.title, "")
    widest = _widest(ranges)
    said = _words(widest.before, passage)
    if words(widest.before) and said:
        rate = widest.unit == "%" and not _OF_A_MEASURE.match(said)
        return brief(f"Tỷ lệ {first_small(said)}" if rate else first_large(said), "Kết quả thực hiện"), ""
    if title:
        return title, "" if _OF_A_MEASURE.match(title) else TITLE_WHY
    unit = {"phút": "Số phút", "giờ": "Số giờ", "điểm": "Điểm đạt được"}.get(widest.unit)
    return unit or "Kết quả thực hiện", GIVEN_WHY


def change_label(passage: Passage, setting: Setting) -> tuple[str, str]:
    """What is compared, and why the name is not wholly sure."""
    title = brief(setting.title, "")
    if _OF_A_MEASURE.match(title):
        return title, ""
    if found := _COMPARED.search(passage.text):
        return brief(first_large(found[1]), "Kết quả"), ""
    return (title, TITLE_WHY) if title else ("Kết quả", GIVEN_WHY)


def ratio_measure(passage: Passage, setting: Setting, ranges: Sequence[Range], draft: Draft) -> tuple[Rule, str, bool]:
    """The two figures of a per cent, why, and whether the text itself names them."""
    from parscore.intake.scoring_text.formulas import definition

    if defined := definition(passage):
        above, below, remark = defined
        draft.used.append(remark)
        rule = {"kind": "ratio", "numerator": first_large(above), "denominator": first_large(below)}
        return rule, f"Tỷ lệ = {above} / {below} × 100%, như văn bản nêu.", True
    return ratio_of(_subject(passage, setting, ranges), setting)


def ratio_of(said: str, setting: Setting) -> tuple[Rule, str, bool]:
    """The figures of a rate whose words in the text are `said`; the title speaks where they say nothing."""
    above, below = ratio_names(_with_title(said, brief(setting.title, "")))
    rule = {"kind": "ratio", "numerator": brief(above, "Số đạt"), "denominator": brief(below, "Tổng số")}
    return rule, f"Tỷ lệ % tính từ hai số: {above} / {below}; tên hai ô nhập do chương trình đặt, sửa được.", False


def _with_title(said: str, title: str) -> str:
    """What a rate is a rate of, by the text and the title: no word of the text is lost for the title."""
    said = _NOISE.sub(" ", said if said.count("(") == said.count(")") else re.sub("[()]", " ", said))
    bare = bare_subject(said)
    if bare.lower() in _OF_A_PLAN:
        bare = ""
    told = set(fold(title).split())
    more = [word for word in bare.split() if fold(word) not in told]
    if names_a_thing(title) and not names_a_thing(said):
        return f"{title} {first_small(' '.join(more))}".strip() if bare.endswith(" ".join(more)) else said
    rated = re.match(r"(?:tỷ|tỉ) lệ\b", title, re.IGNORECASE) is not None
    return title if title and (not bare or (not more and (rated or not names_a_thing(said)))) else said


def _subject(passage: Passage, setting: Setting, ranges: Sequence[Range]) -> str:
    """What a per cent is a per cent of, in the words of the text; empty when it does not say."""
    widest = _widest(ranges)
    before, after = _words(widest.before, passage), _words(widest.after, passage)
    if after and speaks_of_a_thing(after):
        if _ONLY_OPENS.fullmatch(before):
            return after
        done = first_small(re.sub(r"^thời gian\s+", "", before, flags=re.IGNORECASE))
        if _IS_DONE.fullmatch(before):
            done = f"được {done}"
        elif done in ("hoàn thành", "thực hiện"):
            done = f"đã {done}"
        return f"{after} {done}".strip()
    return f"{before} {after}".strip() if words(widest.rest) else ""


def _widest(ranges: Sequence[Range]) -> Range:
    return max(ranges, key=lambda found: len(words(found.rest)))


def _words(row: Tokens, passage: Passage) -> str:
    """Words beside a number, without those that only bind it."""
    said = _UPWARD.sub("", shown(row, passage.text)).strip(" ,;:.-")
    while (barer := _ENDED.sub("", _LED.sub("", said))) != said:
        said = barer
    return said.strip(" ,;:.-")
