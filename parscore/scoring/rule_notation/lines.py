"""The lines of a notation: keys with their values, named items, and what is neither."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from parscore.scoring.notation import NotationError, bare

LONGEST = 40_000
_NAMED = re.compile(r"\[(?P<id>[^\]]*)\]\s*(?P<rest>.*)")


class Line(NamedTuple):
    """One line: its number from 1, the id in brackets (None without), what stands before the first colon and after."""

    number: int
    text: str
    id: str | None
    key: str
    value: str

    @property
    def parted(self) -> bool:
        return ":" in self.text

    def is_about(self, word: str) -> bool:
        return self.id is None and self.parted and bare(self.key) == bare(word)


def lines_of(text: str) -> Iterator[Line]:
    """The lines that say something."""
    if len(text) > LONGEST:
        raise NotationError(1, "cách chấm dài quá một ô", "chia thành nhiều mục con, hoặc bỏ bớt chữ")
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        said = line.strip()
        if not said:
            continue
        if named := _NAMED.fullmatch(said):
            yield Line(number, named["rest"], named["id"].strip(), "", "")
        else:
            said = said if ":" in said else said.replace("：", ":")
            key, _, value = said.partition(":")
            yield Line(number, said, None, key.strip(), value.strip())
