"""On what basis rows can be compared: points, share of the maximum, the group as a whole, or not at all."""

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.crosswalk import Link, Relation
from parscore.scoring.earlier_year import Depth
from parscore.scoring.last_year import OTHER_METHOD, OTHER_RULE
from parscore.scoring.outcome import Status
from parscore.scoring.rule_likeness import same_way
from parscore.scoring.year_comparison.matching import Word
from parscore.scoring.year_comparison.rows import RowsOf, YearRow
from parscore.scoring.year_comparison.years import Value, together

UNCONFIRMED = "chưa xác nhận tương ứng"
OTHER_PLACE = "không cùng là điểm trong thang, điểm thưởng hay điểm trừ"
NO_MAXIMUM = "năm {year} không ghi điểm tối đa"
_CHANGED = {
    Relation.NARROWED: "nội dung đã thu hẹp",
    Relation.WIDENED: "nội dung đã mở rộng",
    Relation.NEW: "mục mới, năm {earlier} chưa có",
    Relation.DROPPED: "năm {later} không còn mục này",
}
_UNTOLD = {
    Depth.TOTAL: "năm {year} chỉ có tổng điểm",
    Depth.AREAS: "năm {year} chỉ có điểm từng lĩnh vực",
    Depth.ROWS: "văn bản năm {year} không ghi mục này",
}


class Basis(StrEnum):
    """What is set beside each other."""

    POINTS = "points"
    SHARE = "share"
    GROUP = "group"
    NONE = "none"


class Unit(StrEnum):
    """What a change is counted in: points, or percentage points of the maximum."""

    POINTS = "points"
    PERCENT = "percent"


BASIS_WORDS = {
    Basis.POINTS: "so điểm",
    Basis.SHARE: "so % điểm tối đa",
    Basis.GROUP: "so cả nhóm",
    Basis.NONE: "không so sánh được",
}


class Ground(NamedTuple):
    """The basis of a link with the unit of its change; `reason` says why there is none."""

    basis: Basis
    unit: Unit = Unit.POINTS
    reason: str = ""

    @property
    def comparable(self) -> bool:
        return self.basis is not Basis.NONE


def none(reason: str) -> Ground:
    return Ground(Basis.NONE, reason=reason)


def ground(link: Link, word: Word, earlier: RowsOf, later: RowsOf) -> Ground:
    """The basis on which the rows of a link are compared, whatever they scored."""
    if link.relation in _CHANGED:
        return none(_CHANGED[link.relation].format(earlier=earlier.of.year, later=later.of.year))
    before = [earlier.by_code[code] for code in link.old]
    after = [later.by_code[code] for code in link.new]
    if word is Word.PAPER:
        return _of_paper(link, earlier, later)
    if word is Word.SAME_SET and earlier.of.kind == later.of.kind:
        return Ground(Basis.POINTS)
    if len({row.scorer.method for row in (*before, *after) if row.scorer is not None}) > 1:
        return none(OTHER_METHOD)
    if len({row.place for row in (*before, *after)}) > 1:
        return none(OTHER_PLACE)
    unit = Unit.POINTS if _maximum(before) == _maximum(after) else Unit.PERCENT
    if link.grouped:
        return Ground(Basis.GROUP, unit)
    one, other = before[0].scorer, after[0].scorer
    if one is None or other is None or not same_way(one, other, words=word is not Word.CROSSWALK):
        return none(OTHER_RULE)
    return Ground(Basis.POINTS if unit is Unit.POINTS else Basis.SHARE, unit)


def _of_paper(link: Link, earlier: RowsOf, later: RowsOf) -> Ground:
    before, after = earlier.value(link.old[0]), later.value(link.new[0])
    return paper_ground(before.max_score, _full(later, link.new[0], after), earlier.of.year, later.of.year)


def _full(rows: RowsOf, code: str, value: Value) -> Fraction | None:
    scorer = rows.by_code[code].scorer
    return value.max_score if scorer is None else scorer.max_score


def paper_ground(before: Fraction | None, after: Fraction | None, earlier: int, later: int) -> Ground:
    """The basis for a figure of a paper, of whose rules nothing is known but the maximum."""
    if not before or not after:
        return none(NO_MAXIMUM.format(year=later if before else earlier))
    return Ground(Basis.POINTS) if before == after else Ground(Basis.SHARE, Unit.PERCENT)


def _maximum(rows: list[YearRow]) -> Fraction:
    return sum((row.scorer.max_score for row in rows if row.scorer is not None), Fraction(0))


def wanting(value: Value, year: int) -> str:
    """Why a year has nothing to compare in a row; empty when it has."""
    if value.status is Status.NOT_ARISING:
        return f"năm {year} không phát sinh"
    if value.score is not None:
        return ""
    return f"năm {year} chờ số liệu của cơ quan khác" if value.status is Status.LOCKED else f"năm {year} chưa chấm"


def untold(rows: RowsOf) -> str:
    """Why a year known from a paper has nothing to confirm in a row it does not name; empty for a scored year."""
    paper = rows.of.paper
    return "" if paper is None else _UNTOLD[paper.depth].format(year=rows.of.year)


def values_of(rows: RowsOf, codes: tuple[str, ...]) -> Value:
    return together(rows.value(code) for code in codes)
