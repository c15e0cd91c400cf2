"""Areas and other headings of two years: comparable where exactly the same rows stand below them, each comparable."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.comparison import Change, Compared, compare
from parscore.scoring.crosswalk import Link
from parscore.scoring.outcome import Status
from parscore.scoring.rule_likeness import same_title
from parscore.scoring.year_comparison.basis import Basis, Ground, Unit, none, paper_ground
from parscore.scoring.year_comparison.matching import Matching
from parscore.scoring.year_comparison.rows import Heading, RowsOf
from parscore.scoring.year_comparison.years import Value

_TOLD = 5


class PairHeading(NamedTuple):
    """An area, or a criterion with rows below it; `old` is its code in the earlier year, None when it has no like."""

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


def headings(
    earlier: RowsOf, later: RowsOf, matching: Matching, grounds: Mapping[str, Ground]
) -> Iterator[PairHeading]:
    """Every heading of the later year, in its order."""
    links = {code: link for link in matching.links for code in link.new}
    for heading in later.headings:
        if heading.leaves and earlier.of.criteria_set is not None:
            like, found = _by_leaves(heading, earlier, later, links, grounds)
        else:
            like, found = _by_name(heading, earlier, later)
        yield _compared(heading, like, found, earlier, later)


def _by_leaves(
    heading: Heading,
    earlier: RowsOf,
    later: RowsOf,
    links: Mapping[str, Link],
    grounds: Mapping[str, Ground],
) -> tuple[Heading | None, Ground]:
    named = next((one for one in earlier.headings if one.code == heading.code), None)
    if named is not None and not same_title(named.title, heading.title):
        named = None
    wrong = [code for code in heading.leaves if code not in grounds or not grounds[code].comparable]
    if wrong:
        return named, none(f"{len(wrong)} mục bên dưới không so sánh được: {_listed(wrong)}")
    held = set(heading.leaves)
    across = [code for code in heading.leaves if not held.issuperset(links[code].new)]
    if across:
        return named, none(f"nhóm mục tách, gộp vượt ra ngoài: {_listed(across)}")
    old = {code for leaf in heading.leaves for code in links[leaf].old}
    likes = [one for one in earlier.headings if set(one.leaves) == old]
    if not likes:
        more = [code for code in (named.leaves if named else ()) if code not in old]
        return named, none(
            f"năm {earlier.of.year} còn gồm {_listed(more)}" if more else f"năm {earlier.of.year} không có nhóm này"
        )
    like = next((one for one in likes if one.code == heading.code), likes[0])
    points = all(grounds[code].unit is Unit.POINTS for code in heading.leaves)
    same = earlier.value(like.code).max_score == later.value(heading.code).max_score
    return like, Ground(Basis.POINTS) if points and same else Ground(Basis.SHARE, Unit.PERCENT)


def _by_name(heading: Heading, earlier: RowsOf, later: RowsOf) -> tuple[Heading | None, Ground]:
    like = next(
        (one for one in earlier.headings if one.code == heading.code and same_title(one.title, heading.title)), None
    )
    if like is None:
        return None, none(f"không có trong kết quả năm {earlier.of.year}")
    before, after = earlier.value(like.code), later.value(heading.code)
    return like, paper_ground(before.max_score, after.max_score, earlier.of.year, later.of.year)


def _compared(heading: Heading, like: Heading | None, found: Ground, earlier: RowsOf, later: RowsOf) -> PairHeading:
    before = None if like is None else earlier.value(like.code)
    after = later.value(heading.code)
    reason = found.reason
    if not found.comparable or like is None or before is None:
        compared = Compared(Change.NO_EARLIER_VALUE if like is None else Change.NOT_COMPARABLE)
    else:
        blank_before, blank_after = _unfinished(like, earlier), _unfinished(heading, later)
        reason = "; ".join(filter(None, (blank_before, blank_after)))
        if blank_before or blank_after:
            compared = Compared(Change.NO_EARLIER_VALUE if before.score is None else Change.NOT_COMPARABLE)
        elif found.unit is Unit.POINTS:
            compared = compare(after.score, before.score)
        else:
            compared = compare(after.share, before.share)
    return PairHeading(
        code=heading.code,
        title=heading.title,
        level=heading.level,
        old=None if like is None else like.code,
        comparable=found.comparable,
        basis=found.basis,
        unit=found.unit,
        reason=reason,
        earlier=before,
        later=after,
        state=compared.state,
        change=compared.difference,
    )


def _unfinished(heading: Heading, rows: RowsOf) -> str:
    """What a year still lacks below a heading, so that its sum is not yet one."""
    if not heading.leaves:
        return "" if rows.value(heading.code).score is not None else f"năm {rows.of.year} không ghi điểm"
    open_rows = [code for code in heading.leaves if rows.value(code).status in (Status.BLANK, Status.LOCKED)]
    return f"năm {rows.of.year} còn {len(open_rows)} mục chưa có điểm: {_listed(open_rows)}" if open_rows else ""


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(codes) if len(codes) <= _TOLD else f"{', '.join(codes[:_TOLD])}, …"
