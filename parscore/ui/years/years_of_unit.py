"""The years of a unit that can be set beside each other: those scored here, and those known from papers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parscore.scoring.answers import Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.numbers import half_up
from parscore.scoring.outcome import Status
from parscore.scoring.year_comparison import Total, Value, YearOf
from parscore.ui.open_assessment import OpenAssessment

if TYPE_CHECKING:
    from parscore.scoring.result import Result
    from parscore.storage.kept_years import KeptYear
    from parscore.storage.workspace import Card

_STATUS: Mapping[str | None, Status] = {one.value: one for one in Status}


class YearChoice(NamedTuple):
    """One year from one source. `key` tells it from others of the same year; `short` stands on its button.

    `card` is the assessment to read, 0 for the open one and for a `paper`.
    """

    key: str
    year: int
    short: str
    about: str
    card: int = 0
    paper: YearOf | None = None
    open_now: bool = False
    whose: str = ""


class YearsOfUnit:
    """What was read once is kept until somebody writes to that assessment.

    All figures are those kept, to the millionth of a point, also of the open year: beside a third rounded there, an
    exact third here would look like a change.
    """

    def __init__(self, assessment: OpenAssessment) -> None:
        self._assessment = assessment
        self._stamps: dict[int, int] = {}
        self._read: dict[int, YearOf] = {}
        self._now: tuple[Result, YearOf] | None = None
        self._sets: dict[int, tuple[CriteriaSet, CriteriaSet]] = {}

    def forget(self) -> None:
        """Read everything anew."""
        self._stamps, self._read, self._now = {}, {}, None

    def choices(self) -> list[YearChoice]:
        """All years of the unit, the earliest first; of one year the published result stands last."""
        found = self.of_unit(self._assessment.card.unit.code)
        return sorted(found, key=lambda one: (one.year, not one.open_now, one.key))

    def of_predecessors(self) -> list[tuple[Unit, list[YearChoice]]]:
        """The years of each unit merged into this one."""
        workspace = self._assessment.workspace
        merged = workspace.predecessors(self._assessment.card.unit.code)
        return [
            (one.unit, sorted(self.of_unit(one.unit.code, one.unit.name), key=lambda each: each.year)) for one in merged
        ]

    def of_unit(self, code: str, whose: str = "") -> list[YearChoice]:
        """The years of any unit; `whose` names it where it is another one."""
        workspace = self._assessment.workspace
        cards = workspace.cards(code)
        self._forget_changed(workspace.stamps(code))
        several = {card.year for card in cards if sum(one.year == card.year for one in cards) > 1}
        found = [self._card(card, whose, twice=card.year in several) for card in cards]
        for kept in workspace.earlier_results(code):
            paper = kept.result
            kind = "công bố" if paper.published else "văn bản"
            about = paper.title or f"Kết quả năm {paper.year}"
            about += f" ({kept.source})" if kept.source else ""
            made = YearOf.on_paper(paper, places=self._assessment.result.places, whose=whose)
            found.append(
                YearChoice(f"paper-{kept.id}", paper.year, f"{paper.year} {kind}", about, 0, made, False, whose)
            )
        return found

    def loaded(self, choices: Sequence[YearChoice]) -> list[YearOf]:
        """The years chosen, those of assessments read together."""
        wanted = [choice.card for choice in choices if choice.card and choice.card not in self._read]
        whose = {choice.card: choice.whose for choice in choices}
        for kept in self._assessment.workspace.kept_years(wanted) if wanted else ():
            self._read[kept.card.id] = _of_kept(kept, self._the_one(kept.criteria_set), whose[kept.card.id])
        return [made for choice in choices if (made := self._of(choice)) is not None]

    def _the_one(self, criteria_set: CriteriaSet) -> CriteriaSet:
        """The open set where it is the same: comparing the whole of two sets takes as long as scoring a year."""
        key = id(criteria_set)
        if key not in self._sets:
            own = self._assessment.criteria_set
            self._sets[key] = (criteria_set, own if criteria_set == own else criteria_set)
        return self._sets[key][1]

    def _of(self, choice: YearChoice) -> YearOf | None:
        if choice.open_now:
            now = self._assessment
            if self._now is None or self._now[0] is not now.result:
                self._now = (now.result, _of_open(now))
            return self._now[1]
        return choice.paper if choice.paper is not None else self._read.get(choice.card)

    def _forget_changed(self, stamps: Mapping[int, int]) -> None:
        for card, stamp in stamps.items():
            if self._stamps.get(card) != stamp:
                self._read.pop(card, None)
        self._stamps |= stamps

    def _card(self, card: "Card", whose: str, *, twice: bool) -> YearChoice:
        short = f"{card.year} {card.criteria_id}" if twice else str(card.year)
        about = f"{card.criteria_title} ({card.criteria_id}, bản {card.criteria_version})"
        open_now = card.id == self._assessment.card.id
        return YearChoice(f"card-{card.id}", card.year, short, about, 0 if open_now else card.id, None, open_now, whose)


def _of_open(now: OpenAssessment) -> YearOf:
    made = YearOf.scored(now.criteria_set, now.sheet, now.result, illustrative_facts=now.card.illustrative_facts)
    values = {
        code: Value(_rounded(value.score), _rounded(value.max_score), value.status)
        for code, value in made.values.items()
    }
    told = made.total
    total = Total(
        _rounded(told.score), _rounded(told.max_score), _rounded(told.index_percent), told.class_name, told.provisional
    )
    return replace(made, values=values, total=total)


def _of_kept(kept: "KeptYear", criteria_set: CriteriaSet, whose: str) -> YearOf:
    values = {
        code: Value(_points(score), _points(maximum), _STATUS.get(status))
        for code, (status, score, maximum) in kept.nodes.items()
    }
    index = None if kept.index_percent is None else Fraction(kept.index_percent)
    total = Total(Fraction(kept.total), Fraction(kept.max_score), index, kept.class_name, kept.provisional)
    return YearOf(
        year=kept.card.year,
        total=total.over(values),
        places=kept.criteria_set.scale.rounding.places,
        criteria_set=criteria_set,
        kind=kept.card.unit.kind,
        values=values,
        survey_held=kept.survey_held,
        illustrative_facts=kept.card.illustrative_facts,
        whose=whose,
    )


@lru_cache(maxsize=1 << 13)  # the same few hundred points come again in every year
def _points(millionths: int | None) -> Fraction | None:
    return None if millionths is None else Fraction(millionths, 1_000_000)


def _rounded(value: Fraction | None) -> Fraction | None:
    return None if value is None else Fraction(half_up(value, 6))


def one_a_year(choices: Sequence[YearChoice], wanted: Sequence[str]) -> list[YearChoice]:
    """The wanted choices, one for each year: the last one wanted of a year stands."""
    by_year = {choice.year: choice for key in wanted for choice in choices if choice.key == key}
    return [by_year[year] for year in sorted(by_year)]


def first_chosen(choices: Sequence[YearChoice], most: int) -> list[str]:
    """What a page begins with: the open year and those before it, scored here before those of papers."""
    now = next((choice for choice in choices if choice.open_now), None)
    if now is None:
        return []
    best: dict[int, YearChoice] = {}
    for choice in choices:
        known = best.get(choice.year)
        if choice.year < now.year and (known is None or known.key.startswith("paper")):
            best[choice.year] = choice
    earlier = [best[year].key for year in sorted(best)[-(most - 1) :]]
    return [*earlier, now.key]
