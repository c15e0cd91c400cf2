"""Names for what is entered, taken from the text or from the title of the row."""

import re
from collections.abc import Sequence

from parscore.intake.scoring_text.passage import Passage
from parscore.intake.scoring_text.proposal import Draft, Rule, Setting
from parscore.intake.scoring_text.ranges import Range, words
from parscore.intake.scoring_text.tokens import shown
from parscore.scoring.text import fold, nfc

LONGEST = 200
_RATE = re.compile(r"^(tỷ|tỉ) lệ( %| phần trăm)?\s+", re.IGNORECASE)
_SHARE_OF = re.compile(r"\s+(?:trên|trong|/|so với)\s+(tổng (?:số )?.+)$", re.IGNORECASE)


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


def measure_words(passage: Passage, setting: Setting, ranges: Sequence[Range], *, counted: bool = False) -> str:
    """What the ranges speak of: the row's title, else the words around the numbers."""
    if setting.title.strip():
        return brief(setting.title, "Kết quả")
    widest = max(ranges, key=lambda found: len(words(found.rest)))
    before, after = (shown(part, passage.text) if words(part) else "" for part in (widest.before, widest.after))
    if counted:
        return brief(f"Số {after} ({before})" if before and after else f"Số {after or before}", "Số lượng")
    return brief(first_large(f"{before} {after}".strip()), "Kết quả thực hiện")


def first_large(label: str) -> str:
    """A label with a capital first letter, the rest as printed (UBND stays UBND)."""
    return label[:1].upper() + label[1:]


def ratio_measure(passage: Passage, setting: Setting, subject: str, draft: Draft) -> tuple[Rule, str, bool]:
    """The two figures of a per cent, why, and whether the text itself names them."""
    from parscore.intake.scoring_text.formulas import definition

    if defined := definition(passage):
        above, below, remark = defined
        draft.used.append(remark)
        rule = {"kind": "ratio", "numerator": above, "denominator": below}
        return rule, f"Tỷ lệ = {above} / {below} × 100%, như văn bản nêu.", True
    subject = _RATE.sub("", subject)
    whole = _SHARE_OF.search(subject)
    above = brief(subject[: whole.start()] if whole else subject, "số đạt")
    below = first_large(brief(whole[1] if whole else "", "Tổng số"))
    rule = {"kind": "ratio", "numerator": first_large(above) if whole else f"Số đạt: {above}", "denominator": below}
    return rule, "Tỷ lệ % tính từ hai số: số đạt và tổng số; tên hai ô nhập do chương trình đặt, sửa được.", False
