"""Codes of criteria in the names of files and folders: "2.2.4 bao cao.pdf", "LV2/2.2.4/…", "2-2-4_01_BC.pdf"."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.text import fold, nfc

_DATES = re.compile(
    r"(?<!\d)(?:\d{1,2}[._ -]\d{1,2}[._ -](?:19|20)\d\d|(?:19|20)\d\d[._-]\d\d[._-]\d\d|(?:19|20)\d{6})(?!\d)"
)
_CALLED = r"(?:(?:tctp|tc|muc|tieu chi(?: thanh phan)?|ma)[\s._:-]*)?"
_AREA = re.compile(r"(?:^|[^a-z])(?:lv|linh vuc)[\s._-]*(?P<code>[ivx]+|\d{1,2})(?![\w.])")


class NamedCode(NamedTuple):
    """A code met in a path, how much it says (of 100), and where it stands, in words."""

    code: str
    score: int
    why: str


class CodesInNames:
    """Finds the codes of one set in paths; made once for a whole folder."""

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self._codes: dict[str, str] = {}
        for node in criteria_set.walk_all():
            self._codes.setdefault(_key(node.code), node.code)
        spelled = sorted((key for key in self._codes if len(key) > 1), key=len, reverse=True)
        loosely = "|".join(re.escape(key).replace(r"\.", r"[._-]") for key in spelled) or r"(?!)"
        self._pattern = re.compile(rf"(?<![\w.,/]){_CALLED}(?P<code>{loosely})(?![^\W_]|[.,-]\d|_\d\b)")
        self._areas = {_key(area.code): area.code for area in criteria_set.criteria}

    def found(self, parts: Sequence[str]) -> list[NamedCode]:
        """The codes in a path, its file name last; the nearest to the file says most."""
        found: dict[str, NamedCode] = {}
        for distance, part in enumerate(reversed(parts)):
            for one in self._in_part(part, distance):
                if one.code not in found or found[one.code].score < one.score:
                    found[one.code] = one
        return sorted(found.values(), key=lambda one: -one.score)

    def _in_part(self, part: str, distance: int) -> Iterable[NamedCode]:
        flat = _DATES.sub(lambda day: " " * len(day[0]), fold(nfc(part)))
        place = "tên tệp" if not distance else f"tên thư mục “{nfc(part)}”"
        for found in self._pattern.finditer(flat):
            written = found["code"]
            code = self._codes[re.sub("[_-]", ".", written)]
            first = not flat[: found.start()].strip(" ._-[(")
            score = (98 if first else 90) - 4 * min(distance, 3)
            if written != _key(code):
                score -= 10  # 2-2-4 may be something else
            if "." not in code:
                score = min(score, 75) if first or distance else 55  # "T1" may be a month
            yield NamedCode(code, score, f"mã {code} ở {'đầu ' if first and not distance else ''}{place}")
        for found in _AREA.finditer(flat):
            if (area := self._areas.get(found["code"])) is not None:
                yield NamedCode(area, 70, f"lĩnh vực {area} ở {place}")


def _key(code: str) -> str:
    return fold(code).strip(".")
