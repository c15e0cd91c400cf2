"""Secrecy marks as they are stamped: alone on a line or in a column, in capitals. The word in a sentence is none."""

import re
from collections.abc import Iterator

from parscore.intake.documents.masking import Seen
from parscore.scoring.text import fold, nfc

_COLUMNS = re.compile(r"\t+|\s{3,}|[|│]")
_LEVELS = {"mat": "MẬT", "toimat": "TỐI MẬT", "tuyetmat": "TUYỆT MẬT"}
_STATED = re.compile(r"^\W*(?:độ|mức độ)\s+mật\s*:\s*(?P<level>tuyệt mật|tối mật|mật)\W*$", re.IGNORECASE)
_ANY_STATED = re.compile(r"độ\s+mật\s*:", re.IGNORECASE)
_SPLIT = re.compile(r"(?:bi|bao|co|than|hom thu|thu|noi)$")
_MARKED = re.compile(r"M\s*[ẬÂ]\s*T")


def secrecy_marks(page: str) -> Iterator[Seen]:
    """Every mark on a page. A row that lists the levels is a form to choose from, not a mark."""
    text = nfc(page)
    if not (_MARKED.search(text) or _ANY_STATED.search(text)):
        return
    before = ""
    for line in text.split("\n"):
        if not line.strip():
            continue
        columns = [column.strip() for column in _COLUMNS.split(line) if column.strip()]
        levels = [level for column in columns if (level := _level(column))]
        broken = bool(_SPLIT.search(fold(before).strip()))
        if levels and len(set(levels)) == 1 and not (broken and levels[0] == "MẬT"):
            yield Seen(f"“{levels[0]}”")
        before = columns[-1] if columns else ""


def _level(column: str) -> str:
    if found := _STATED.match(column):
        return found["level"].upper()
    bare = re.sub(r"[\W_]", "", column)
    if len(column) > 24 or not bare.isupper() or not _MARKED.search(column):
        return ""
    return _LEVELS.get(fold(bare), "")
