"""The head of an official paper as single lines: columns that stand side by side are taken apart.

Text of a PDF gives the two columns of a letterhead in any order: side by side, one after the other, or run together.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parscore.scoring.text import fold, nfc

MOST_LINES = 70
_LONGEST_LINE = 1_000
_PAGES_LOOKED_AT = 3
# wide gaps part columns, but not where a number or a day was left blank: "Số:      /KH-UBND", "ngày      tháng"
_COLUMNS = re.compile(r"\t+|(?<![:.yg\s])\s{4,}(?![/.…\s])")
# what begins the right column, wherever a run-together line holds it
_RIGHT = re.compile(r"(?<=\S)\s+(?=cong hoa xa hoi chu nghia|doc lap\s*[-–—]\s*tu do|dang cong san viet nam)")
_OPEN_DAY = re.compile(r",\s*ngay(?:\s+\d{1,2})?(?:\s+thang(?:\s+\d{1,2})?(?:\s+nam)?)?$")
_PLACE_AND_DAY = re.compile(
    r"(?<=[\w)])\s+(?=(?:[^\W\d_]+[.]?\s+){0,5}[^\W\d_]+\s*,\s*ngay\b|ngay\s*[\d.…_ ]{0,8}\s*thang\b)"
)
NATION = re.compile(r"cong\s*hoa\s*xa\s*hoi\s*chu\b|dang cong san viet nam")
_REST_OF_NATION = re.compile(r"^\W*(?:chu )?nghia viet nam\W*$|doc\s*lap.{0,5}tu\s*do")


class Line(NamedTuple):
    """One line of one column: what it says, the same folded, and where it stands."""

    text: str
    flat: str
    page: int
    row: int
    column: int

    @property
    def where(self) -> str:
        return f"trang {self.page}, dòng {self.row}"

    @property
    def blank(self) -> bool:
        """Empty, or only a drawn rule."""
        return not any(map(str.isalnum, self.text))

    @property
    def of_the_nation(self) -> bool:
        """Whether it is the name of the country or its motto, which every paper bears."""
        return bool(NATION.search(self.flat) or _REST_OF_NATION.search(self.flat))


def head_lines(pages: Sequence[str]) -> list[Line]:
    """The first lines of the page that bears the letterhead: the first with the nation's name, else the first page."""
    looked_at = list(pages[:_PAGES_LOOKED_AT])
    if not looked_at:
        return []
    place = next((number for number, page in enumerate(looked_at) if NATION.search(fold(page[:6_000]))), 0)
    if not looked_at[place].strip():
        place = next((number for number, page in enumerate(looked_at) if page.strip()), 0)
    lines: list[Line] = []
    for row, raw in enumerate(looked_at[place].split("\n")[:MOST_LINES], start=1):
        for column, text in enumerate(_parted(nfc(raw[:_LONGEST_LINE]))):
            line = Line(text, flat(text), place + 1, row, column)
            if lines and _goes_on(lines[-1], line):
                whole = f"{lines[-1].text} {text}"
                lines[-1] = lines[-1]._replace(text=whole, flat=flat(whole))
            else:
                lines.append(line)
    return lines


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a narrow column broke a line inside a day: "Bình Định, ngày 21" and "tháng 11 năm 2012"."""
    if not _OPEN_DAY.search(before.flat):
        return False
    return bool(re.match(r"(?:\d{1,2}\s+)?thang\b|nam\s+\d|\d{1,4}\b", line.flat))


def flat(text: str) -> str:
    """The text folded letter by letter, so that places in both agree."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join((fold(letter) or " ")[:1] for letter in text)


def _parted(raw: str) -> Iterator[str]:
    if not raw.strip():
        yield ""
        return
    for column in _COLUMNS.split(raw.strip()):
        start = 0
        folded = flat(column)
        for cut in _cuts(folded):
            yield column[start:cut].strip()
            start = cut
        yield column[start:].strip()


def _cuts(folded: str) -> list[int]:
    """Where a right column begins in a line that ran together with the left one."""
    if found := _RIGHT.search(folded):
        return [found.end()]
    if re.match(r"\W*(?:so|s6)\b", folded) and (found := _PLACE_AND_DAY.search(folded)):
        return [found.end()]
    return []
