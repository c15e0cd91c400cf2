"""Two years as a whole: index, points and class, each compared only where that is honest."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.comparison import Change, Compared, compare
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.numbers import exact_sum, half_up, show_decimal
from parscore.scoring.unit_kinds import UNIT_KINDS
from parscore.scoring.year_comparison.basis import Unit
from parscore.scoring.year_comparison.matching import Word
from parscore.scoring.year_comparison.pair_rows import PairRow
from parscore.scoring.year_comparison.rows import RowsOf
from parscore.scoring.year_comparison.years import HUNDRED, YearOf

REWEIGHED = "cả hai năm tính theo điểm tối đa của năm sau"
OTHER_SETS = "hai năm dùng hai bộ tiêu chí khác nhau"


class Whole(NamedTuple):
    """One figure of two years. `basis` says on what it is compared; `reason` why it is not."""

    state: Change
    change: Fraction | None = None
    basis: str = ""
    reason: str = ""

    @property
    def comparable(self) -> bool:
        return not self.reason


class Part(NamedTuple):
    """The rows of the scale that have comparable points in both years, taken together: points in % of their maxima.

    Both years are weighed by the maxima of the later one, so that nothing changes where no row did; `reweighed` says
    that the earlier one had others.
    """

    earlier: Fraction | None
    later: Fraction | None
    rows: int
    reweighed: bool = False

    @property
    def change(self) -> Fraction | None:
        return None if self.earlier is None or self.later is None else self.later - self.earlier


class PairTotals(NamedTuple):
    """The index in %, the points and the class of two years, and the part of them that stands on the same ground."""

    index_percent: Whole
    points: Whole
    class_name: Whole
    part: Part


def pair_totals(earlier: RowsOf, later: RowsOf, word: Word, rows: Iterable[PairRow], coverage: Fraction) -> PairTotals:
    """What can be said of two years as a whole."""
    rows = tuple(rows)
    alike = coverage == HUNDRED and all(row.comparable and row.unit is Unit.POINTS for row in rows)
    return PairTotals(
        index_percent=_index(earlier.of, later.of, word, coverage),
        points=_points(earlier.of, later.of, alike),
        class_name=_class(earlier.of, later.of),
        part=_part(rows, {row.code for row in later.rows if row.weight}),
    )


def _not_yet(earlier: YearOf, later: YearOf) -> str:
    return "; ".join(
        f"năm {one.year} còn mục chưa có điểm (tạm tính)" for one in (earlier, later) if one.total.provisional
    )


def _index(earlier: YearOf, later: YearOf, word: Word, coverage: Fraction) -> Whole:
    before, after = earlier.total.index_percent, later.total.index_percent
    if before is None:
        return Whole(Change.NO_EARLIER_VALUE, reason=_missing(earlier, "không có chỉ số %"))
    if after is None:
        return Whole(Change.NOT_COMPARABLE, reason=_missing(later, "không có chỉ số %"))
    if wait := _not_yet(earlier, later):
        return Whole(Change.NOT_COMPARABLE, reason=wait)
    if not coverage and None not in (earlier.criteria_set, later.criteria_set):
        return Whole(Change.NOT_COMPARABLE, reason=f"{OTHER_SETS}, không mục nào so sánh được")
    if word is Word.SAME_SET:
        basis = "cùng một bộ tiêu chí"
    elif word is Word.PAPER:
        basis = "chỉ số % của hai năm; không rõ cách chấm của năm nhập từ văn bản"
    else:
        told = show_decimal(half_up(coverage, 1))
        basis = f"chỉ số % trên hai bộ tiêu chí khác nhau; nội dung so sánh được chiếm {told} % điểm tối đa"
    return _whole(compare(after, before), basis + _but(earlier, later))


def _missing(one: YearOf, what: str) -> str:
    return f"năm {one.year} chưa chấm mục nào" if one.criteria_set is not None else f"năm {one.year} {what}"


def _kind(one: YearOf) -> str:
    return UNIT_KINDS.get(one.kind, one.kind).lower()


def _but(earlier: YearOf, later: YearOf) -> str:
    """What else was not the same in two years whose figures are compared as they stand."""
    told = ""
    if earlier.kind and later.kind and earlier.kind != later.kind:
        told += f"; đơn vị đổi loại ({_kind(earlier)} → {_kind(later)})"
    if None not in (earlier.survey_held, later.survey_held) and earlier.survey_held != later.survey_held:
        told += f"; năm {later.year if earlier.survey_held else earlier.year} không điều tra xã hội học"
    return told


def _points(earlier: YearOf, later: YearOf, alike: bool) -> Whole:
    before, after = earlier.total, later.total
    if before.score is None:
        return Whole(Change.NO_EARLIER_VALUE, reason=_missing(earlier, "không có tổng điểm"))
    if after.score is None:
        return Whole(Change.NOT_COMPARABLE, reason=_missing(later, "không có tổng điểm"))
    if not alike:
        on_paper = earlier.criteria_set is None or later.criteria_set is None
        reason = "không rõ hai năm có chấm cùng một cách không" if on_paper else OTHER_SETS
        return Whole(Change.NOT_COMPARABLE, reason=f"{reason}; hãy xem chỉ số %")
    if wait := _not_yet(earlier, later):
        return Whole(Change.NOT_COMPARABLE, reason=wait)
    if before.max_score != after.max_score:
        return Whole(Change.NOT_COMPARABLE, reason="điểm tối đa còn lại của hai năm khác nhau; hãy xem chỉ số %")
    return _whole(compare(after.score, before.score), "cùng cách chấm, cùng điểm tối đa" + _but(earlier, later))


def _class(earlier: YearOf, later: YearOf) -> Whole:
    before, after = earlier.total.class_name, later.total.class_name
    if before is None:
        return Whole(Change.NO_EARLIER_VALUE, reason=f"năm {earlier.year} chưa có xếp loại")
    if after is None:
        return Whole(Change.NOT_COMPARABLE, reason=f"năm {later.year} chưa có xếp loại")
    old, new = earlier.criteria_set, later.criteria_set
    if old is None or new is None:
        return Whole(Change.NOT_COMPARABLE, reason="không rõ ngưỡng xếp loại của năm nhập từ văn bản")
    if _ladder(old) != _ladder(new):
        return Whole(Change.NOT_COMPARABLE, reason="ngưỡng hoặc điều kiện xếp loại đã đổi")
    if wait := _not_yet(earlier, later):
        return Whole(Change.NOT_COMPARABLE, reason=wait)
    steps = {one.name: Fraction(-place) for place, one in enumerate(new.classes)}  # the best one stands first
    basis = "cùng ngưỡng xếp loại" + _but(earlier, later)
    return _whole(compare(steps.get(after), steps.get(before)), basis, counted=False)


def _ladder(criteria_set: CriteriaSet) -> object:
    return criteria_set.classes, criteria_set.class_on, criteria_set.gates


def _whole(compared: Compared, basis: str, *, counted: bool = True) -> Whole:
    return Whole(compared.state, compared.difference if counted else None, basis)


def _part(rows: Iterable[PairRow], of_scale: set[str]) -> Part:
    seen: set[tuple[str, ...]] = set()
    before: list[tuple[Fraction, Fraction]] = []
    after: list[tuple[Fraction, Fraction]] = []
    reweighed = False
    for row in rows:
        if row.change is None or row.code not in of_scale or row.new in seen or not row.earlier or not row.later:
            continue
        seen.add(row.new)
        maximum = row.later.max_score or Fraction(0)
        after.append((row.later.score or Fraction(0), maximum))
        if row.unit is Unit.POINTS:
            before.append((row.earlier.score or Fraction(0), maximum))
        else:
            before.append(((row.earlier.share or Fraction(0)) * maximum / HUNDRED, maximum))
            reweighed = True
    return Part(_percent(before), _percent(after), sum(map(len, seen)), reweighed)


def _percent(parts: list[tuple[Fraction, Fraction]]) -> Fraction | None:
    maximum = exact_sum([of for _, of in parts]) if parts else Fraction(0)
    return exact_sum([score for score, _ in parts]) * HUNDRED / maximum if maximum else None
