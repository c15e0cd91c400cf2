"""Which rows of two years stand for each other, and on whose word."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import Crosswalk, Link, Relation, flaws
from parscore.scoring.rule_likeness import same_title, surely_same
from parscore.scoring.year_comparison.rows import RowsOf


class Word(StrEnum):
    """What the rows of two years are brought together by."""

    SAME_SET = "same_set"
    CROSSWALK = "crosswalk"
    LETTER = "letter"
    PAPER = "paper"


WORD_TEXTS = {
    Word.SAME_SET: "cùng một bộ tiêu chí",
    Word.CROSSWALK: "theo bảng tương ứng đã xác nhận",
    Word.LETTER: "chưa có bảng tương ứng: chỉ so các mục giống nhau hoàn toàn (mã, tên, cách chấm, điểm tối đa)",
    Word.PAPER: "theo kết quả nhập từ văn bản: so các mục cùng mã, cùng tên; không rõ cách chấm của năm ấy",
}


class Matching(NamedTuple):
    """Links between two years. Rows in no link are not confirmed, on either side."""

    word: Word
    links: tuple[Link, ...]
    crosswalk: Crosswalk | None = None


def match(earlier: RowsOf, later: RowsOf, crosswalks: Iterable[Crosswalk]) -> Matching:
    """How the rows of two years are brought together: one set, a confirmed crosswalk, or what is the same anyway."""
    old, new = earlier.of.criteria_set, later.of.criteria_set
    if old is None or new is None:
        codes = [
            row.code
            for row in later.rows
            if row.code in earlier.by_code and same_title(row.title, earlier.by_code[row.code].title)
        ]
        return Matching(Word.PAPER, _kept(codes))
    if old is new or old == new:
        return Matching(Word.SAME_SET, _kept(list(later.by_code)))
    crosswalk = joining(old, new, crosswalks)
    if crosswalk is not None:
        wrong = {flaw.link for flaw in flaws(crosswalk, old, new)}
        links = tuple(link for place, link in enumerate(crosswalk.links) if place not in wrong)
        return Matching(Word.CROSSWALK, links, crosswalk)
    return Matching(Word.LETTER, _kept([code for code in later.by_code if surely_same(old, new, code)]))


def joining(old: CriteriaSet, new: CriteriaSet, crosswalks: Iterable[Crosswalk]) -> Crosswalk | None:
    """The first confirmed crosswalk between two sets, turned round where it was written the other way."""
    for crosswalk in crosswalks:
        if crosswalk.confirmed and crosswalk.joins(old, new):
            return crosswalk
        if crosswalk.confirmed and crosswalk.joins(new, old):
            return crosswalk.reversed()
    return None


def _kept(codes: Sequence[str]) -> tuple[Link, ...]:
    return tuple(Link(relation=Relation.SAME, old=(code,), new=(code,)) for code in codes)
