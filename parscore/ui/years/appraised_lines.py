"""The unit's own scores beside those it was given: row by row in this year, and as a habit over the years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import ONE_TO_ONE, Crosswalk
from parscore.scoring.numbers import half_up, show_decimal, show_short
from parscore.scoring.result import Result
from parscore.scoring.stages import Stage, difference_to_self
from parscore.scoring.year_comparison import joining
from parscore.storage.appraised import APPRAISING, Appraised
from parscore.ui.words import NONE
from parscore.ui.years.change_words import SIGNS, points_words, signed
from parscore.ui.years.lines_model import Line

STAGE_WORDS = {
    Stage.APPRAISAL_1: "Thẩm định lần 1",
    Stage.APPRAISAL_2: "Thẩm định lần 2",
    Stage.PUBLISHED: "Kết quả công bố",
}
Given = Mapping[Stage, Mapping[str, Appraised]]


@dataclass(frozen=True, slots=True)
class AppraisedYear:
    """One year: its own scores and what was given at each stage, by the codes of its set."""

    year: int
    criteria_set: CriteriaSet
    own: Mapping[str, Fraction | None]
    given: Given


def lines_of(criteria_set: CriteriaSet, result: Result, given: Mapping[str, Appraised]) -> list[Line]:
    """Every scored row with both scores and how far they lie apart."""
    lines = []
    for node in criteria_set.walk_all():
        found = result.nodes[node.code]
        if not node.is_leaf:
            lines.append(Line((node.code, node.title, show_short(found.max_score), "", "", "", ""), strong=True))
            continue
        one = given.get(node.code)
        score = Fraction(one.score) if one is not None and one.score is not None else None
        apart = None if score is None or found.score is None else score - found.score
        sign = None if apart is None else SIGNS[(apart > 0) - (apart < 0)]
        cells = (
            node.code,
            node.title,
            show_short(found.max_score),
            points_words(found.score, result.places),
            NONE if score is None else show_short(score),
            "" if apart is None else _apart_words(apart, result.places),
            one.remark if one is not None else "",
        )
        lines.append(Line(cells, node.code, sign))
    return lines


def _apart_words(apart: Fraction, places: int) -> str:
    if not apart:
        return "như nhau"
    return f"{'bị trừ' if apart < 0 else 'được thêm'} {signed(apart, places)}"


def whole_words(result: Result, given: Mapping[str, Appraised], stage: Stage) -> str:
    """What the scores given so far come to beside the unit's own for the same rows."""
    pairs = [
        (result.nodes[code].score, Fraction(one.score))
        for code, one in given.items()
        if one.score is not None and code in result.nodes
    ]
    known = [(own, score) for own, score in pairs if own is not None]
    if not known:
        return f"{STAGE_WORDS[stage]}: chưa có điểm nào."
    own, score = (sum(values, Fraction(0)) for values in zip(*known, strict=True))
    less, more = (sum((b < a) if down else (b > a) for a, b in known) for down in (True, False))
    difference = score - own
    change = (
        f"{'thấp hơn' if difference < 0 else 'cao hơn'} {show_decimal(half_up(abs(difference), result.places))} điểm"
    )
    words = change if difference else "bằng nhau"
    return (
        f"{STAGE_WORDS[stage]}: {len(known)} mục có cả hai điểm, tự chấm {points_words(own, result.places)}, được cho "
        f"{points_words(score, result.places)} ({words}); {less} mục bị trừ, {more} mục được thêm."
    )


def habit_headings(years: Sequence[AppraisedYear]) -> tuple[str, ...]:
    return ("Mã", "Nội dung", *(str(one.year) for one in years), "Thói quen")


def habit_lines(years: Sequence[AppraisedYear], crosswalks: Iterable[Crosswalk]) -> list[Line]:
    """For each row of the latest year how far what was given lies from its own score, year by year."""
    last = years[-1]
    known = list(crosswalks)
    codes = [_codes_in(last.criteria_set, one.criteria_set, known) for one in years]
    places = last.criteria_set.scale.rounding.places
    lines = []
    for node in last.criteria_set.walk_all():
        if not node.is_leaf:
            continue
        apart = [_apart(one, by_code.get(node.code)) for one, by_code in zip(years, codes, strict=True)]
        told = [one for one in apart if one is not None]
        if not told:
            continue
        cells = tuple(NONE if one is None else ("0" if not one else signed(one, places)) for one in apart)
        over = sum(one < 0 for one in told)
        sign = SIGNS[-1] if over * 2 > len(told) else None
        lines.append(Line((node.code, node.title, *cells, _habit(told, over, places)), node.code, sign, about=over))
    return lines


def _habit(apart: Sequence[Fraction], over: int, places: int) -> str:
    if not over:
        return f"không năm nào tự chấm cao hơn ({len(apart)} năm có số liệu)"
    mean = sum(apart, Fraction(0)) / len(apart)
    return f"tự chấm cao hơn {over}/{len(apart)} năm, trung bình {signed(mean, places)} điểm"


def _apart(year: AppraisedYear, code: str | None) -> Fraction | None:
    """Given less own, by the last stage that gave the row a score."""
    if code is None:
        return None
    scores: dict[Stage, Fraction | None] = {Stage.SELF: year.own.get(code)}
    for stage in APPRAISING:
        one = year.given.get(stage, {}).get(code)
        scores[stage] = Fraction(one.score) if one is not None and one.score is not None else None
    if not any(scores[stage] is not None for stage in APPRAISING):
        return None
    return difference_to_self(scores)


def _codes_in(now: CriteriaSet, then: CriteriaSet, crosswalks: Iterable[Crosswalk]) -> dict[str, str]:
    """For each row of the one set the row of the other that stands for it alone."""
    if now is then or now == then:
        return {code: code for code in now.by_code}
    crosswalk = joining(then, now, crosswalks)
    if crosswalk is None:
        return {}
    return {link.new[0]: link.old[0] for link in crosswalk.links if link.relation in ONE_TO_ONE}
