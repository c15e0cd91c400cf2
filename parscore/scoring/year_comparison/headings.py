"""Areas and other headings of two years: comparable where exactly the same rows stand below them, each comparable."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.comparison import Change, Compared, compare
from parscore.scoring.crosswalk import Link, Relation
from parscore.scoring.outcome import Status
from parscore.scoring.rule_likeness import same_title
from parscore.scoring.year_comparison.basis import Basis, Ground, Unit, none, paper_ground, values_of
from parscore.scoring.year_comparison.matching import Matching
from parscore.scoring.year_comparison.rows import Heading, RowsOf
from parscore.scoring.year_comparison.years import Value

_TOLD = 5


class PairHeading(NamedTuple):
    """An area, or a criterion with rows below it; `old` is its code in the earlier year, None when it has no like.

    Compared as a `group` it stands beside the rows named there, which had no heading of their own in the earlier year.
    `reason` says why there is no change, or which rows did not arise where there is one.
    """

    code: str
    title: str
    level: str
    old: str | None
    comparable: bool
    basis: Basis
    unit: Unit
    reason: str
    earlier: Value | None
    later: Value
    state: Change
    change: Fraction | None
    group: tuple[str, ...] = ()


class _Before(NamedTuple):
    """What a heading is compared with: a heading, or rows that have none to themselves; and on what ground."""

    heading: Heading | None
    value: Value | None
    ground: Ground
    leaves: tuple[str, ...] = ()
    all_new: bool = False


def headings(
    earlier: RowsOf, later: RowsOf, matching: Matching, grounds: Mapping[str, Ground]
) -> Iterator[PairHeading]:
    """Every heading of the later year, in its order."""
    links = {code: link for link in matching.links for code in link.new}
    for heading in later.headings:
        if heading.leaves and earlier.of.criteria_set is not None:
            before = _by_leaves(heading, earlier, later, links, grounds)
        else:
            before = _by_name(heading, earlier, later)
        yield _compared(heading, before, earlier, later)


def _by_leaves(
    heading: Heading,
    earlier: RowsOf,
    later: RowsOf,
    links: Mapping[str, Link],
    grounds: Mapping[str, Ground],
) -> _Before:
    named = next((one for one in earlier.headings if one.code == heading.code), None)
    if named is not None and not same_title(named.title, heading.title):
        named = None

    def apart(reason: str, *, all_new: bool = False) -> _Before:
        return _Before(named, earlier.value(named.code) if named else None, none(reason), all_new=all_new)

    wrong = [code for code in heading.leaves if code not in grounds or not grounds[code].comparable]
    if wrong:
        new = [code for code in wrong if code in links and links[code].relation is Relation.NEW]
        if len(new) == len(heading.leaves):
            return apart(f"nhóm mới, năm {earlier.of.year} chưa có", all_new=named is None)
        return apart(f"{len(wrong)} mục bên dưới không so sánh được: {_listed(wrong)}")
    held = set(heading.leaves)
    across = [code for code in heading.leaves if not held.issuperset(links[code].new)]
    if across:
        return apart(f"nhóm mục tách, gộp vượt ra ngoài: {_listed(across)}")
    old = tuple(dict.fromkeys(code for leaf in heading.leaves for code in links[leaf].old))
    if named is not None and (more := [code for code in named.leaves if code not in old]):
        return apart(f"năm {earlier.of.year} còn gồm {_listed(more)}")
    points = all(grounds[code].unit is Unit.POINTS for code in heading.leaves)
    likes = [one for one in earlier.headings if set(one.leaves) == set(old)]
    like = next((one for one in likes if one.code == heading.code), likes[0] if likes else None)
    before = values_of(earlier, old) if like is None else earlier.value(like.code)
    same = points and before.max_score == later.value(heading.code).max_score
    unit = Unit.POINTS if same else Unit.PERCENT
    basis = Basis.GROUP if like is None else Basis.POINTS if same else Basis.SHARE
    return _Before(like, before, Ground(basis, unit), old)


def _by_name(heading: Heading, earlier: RowsOf, later: RowsOf) -> _Before:
    like = next(
        (one for one in earlier.headings if one.code == heading.code and same_title(one.title, heading.title)), None
    )
    if like is None:
        return _Before(None, None, none(f"không có trong kết quả năm {earlier.of.year}"), all_new=True)
    before, after = earlier.value(like.code), later.value(heading.code)
    found = paper_ground(before.max_score, after.max_score, earlier.of.year, later.of.year)
    return _Before(like, before, found, like.leaves)


def _compared(heading: Heading, before: _Before, earlier: RowsOf, later: RowsOf) -> PairHeading:
    then, now, found = before.value, later.value(heading.code), before.ground
    reason = found.reason
    if not found.comparable or then is None:
        compared = Compared(Change.NO_EARLIER_VALUE if before.all_new else Change.NOT_COMPARABLE)
    else:
        open_before = _unfinished(before.leaves, then, earlier)
        open_after = _unfinished(heading.leaves, now, later)
        reason = "; ".join(filter(None, (open_before, open_after)))
        if open_before or open_after:
            compared = Compared(Change.NO_EARLIER_VALUE if then.score is None else Change.NOT_COMPARABLE)
        elif found.unit is Unit.POINTS:
            compared = compare(now.score, then.score)
        else:
            compared = compare(now.share, then.share)
        if compared.difference is not None:
            gone = (_not_arising(before.leaves, earlier), _not_arising(heading.leaves, later))
            reason = "; ".join(filter(None, gone))
        elif not reason:
            reason = f"năm {(earlier if then.score is None else later).of.year} không có điểm"
    return PairHeading(
        code=heading.code,
        title=heading.title,
        level=heading.level,
        old=None if before.heading is None else before.heading.code,
        comparable=found.comparable,
        basis=found.basis,
        unit=found.unit,
        reason=reason,
        earlier=then,
        later=now,
        state=compared.state,
        change=compared.difference,
        group=before.leaves if found.basis is Basis.GROUP else (),
    )


def _unfinished(leaves: Sequence[str], value: Value, rows: RowsOf) -> str:
    """What a year still lacks in a group, so that its sum is not yet one."""
    if not leaves:
        return "" if value.score is not None else f"năm {rows.of.year} không ghi điểm"
    open_rows = [code for code in leaves if rows.value(code).status in (Status.BLANK, Status.LOCKED)]
    return f"năm {rows.of.year} còn {len(open_rows)} mục chưa có điểm: {_listed(open_rows)}" if open_rows else ""


def _not_arising(leaves: Sequence[str], rows: RowsOf) -> str:
    """Rows that enter a sum, or are left out of it, by the rule of the set alone; a change of the sum rests on that."""
    gone = [code for code in leaves if rows.value(code).status is Status.NOT_ARISING]
    return f"năm {rows.of.year} không phát sinh: {_listed(gone)}" if gone else ""


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(codes) if len(codes) <= _TOLD else f"{', '.join(codes[:_TOLD])}, …"
