"""The dry run: how every row of a sheet would go over to another set, with the choices that are open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parscore.scoring.answers import BLANK, Answer, AnswerSheet
from parscore.scoring.assessment import Scorers, score, scorers
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import Crosswalk, Link, Relation
from parscore.scoring.evidence import Links
from parscore.scoring.result import Result
from parscore.scoring.rows_between import rows_between
from parscore.scoring.rule_likeness import same_title
from parscore.scoring.set_move.carrying import Carry, kept, rescaled, same_question, surely_kept
from parscore.scoring.year_comparison.pair_rows import UNKNOWN, Kinship
from parscore.scoring.year_comparison.years import Value, together


@dataclass(frozen=True)
class RowMove:
    """Rows of the old set and where they go. `choices` are what can be done with what was declared, the proposal first.

    Without `new` the rows go nowhere: what they hold becomes a note on the row `rests_on`.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    relation: Kinship
    choices: tuple[Carry, ...]
    value: Value | None
    changed: bool
    rests_on: str = ""

    @property
    def default(self) -> Carry:
        return self.choices[0]


@dataclass(frozen=True)
class MovePlan:
    """The dry run of a whole sheet; `rows` in the order of the new set, then what has no place in it."""

    old_set: CriteriaSet
    new_set: CriteriaSet
    sheet: AnswerSheet
    links: Links
    rows: tuple[RowMove, ...]
    before: Result

    @property
    def to_decide(self) -> tuple[RowMove, ...]:
        """The rows somebody should look at: changed, and holding something."""
        return tuple(row for row in self.rows if row.changed and self.holds(row))

    def holds(self, row: RowMove) -> bool:
        return any(self.sheet.answers.get(code, BLANK) != BLANK or self.links.get(code) for code in row.old)


def plan_move(
    old_set: CriteriaSet,
    new_set: CriteriaSet,
    sheet: AnswerSheet,
    crosswalk: Crosswalk | None = None,
    links: Links | None = None,
) -> MovePlan:
    """How a sheet would go over; nothing is changed. Without a crosswalk only rows that are surely the same go over as
    such, and rows of the same code and title as ones to look at. UnknownKindError when the new set does not know the
    kind of unit.
    """
    planning = _Planning(old_set, new_set, sheet, crosswalk)
    return MovePlan(old_set, new_set, sheet, links or {}, tuple(planning.rows()), planning.before)


class _Planning:
    def __init__(
        self, old_set: CriteriaSet, new_set: CriteriaSet, sheet: AnswerSheet, crosswalk: Crosswalk | None
    ) -> None:
        self._old_set, self._new_set, self._sheet = old_set, new_set, sheet
        self._old: Scorers = scorers(old_set, sheet.unit.kind)
        self._new: Scorers = scorers(new_set, sheet.unit.kind)
        self.before = score(old_set, sheet)
        between = rows_between(old_set, new_set, crosswalk)
        self._links, self._unknown = between.links, between.unsure

    def rows(self) -> Iterator[RowMove]:
        by_new = {code: link for link in self._links for code in link.new}
        told: set[tuple[str, ...]] = set()
        for code in self._new.by_code:
            link = by_new.get(code)
            if link is not None and link.old and link.new not in told:
                told.add(link.new)
                yield self._row(link)
        carried = {code for link in self._links if link.new for code in link.old}
        for code in self._old.by_code:
            if code not in carried:
                relation: Kinship = UNKNOWN
                if any(code in link.old for link in self._links):
                    relation = Relation.DROPPED
                value = self._value((code,))
                yield RowMove((code,), (), relation, (Carry.CLEAR,), value, True, self._resting_place(code))

    def _row(self, link: Link) -> RowMove:
        relation: Kinship = UNKNOWN if link.new[0] in self._unknown else link.relation
        value = self._value(link.old)
        choices = self._choices(link, value)
        return RowMove(link.old, link.new, relation, choices, value, self._changed(link))

    def _changed(self, link: Link) -> bool:
        if len(link.old) != 1 or len(link.new) != 1 or link.new[0] in self._unknown:
            return True
        before, after = self._old.by_code[link.old[0]], self._new.by_code[link.new[0]]
        alike = surely_kept(before, after) and before.max_score == after.max_score
        return not alike or link.relation in (Relation.NARROWED, Relation.WIDENED)

    def _choices(self, link: Link, value: Value | None) -> tuple[Carry, ...]:
        """What can be done, the proposal first: facts are kept where both rules ask the same, points are rescaled."""
        after = [self._new.by_code[code] for code in link.new]
        rescale = value is not None and all(rescaled(value, scorer) is not None for scorer in after)
        keep, proposed = False, Carry.CLEAR
        if len(link.old) == len(link.new) == 1:
            before, answer = self._old.by_code[link.old[0]], self._answer(link.old[0])
            keep = kept(answer, after[0]) is not None
            other_content = link.relation in (Relation.NARROWED, Relation.WIDENED) or link.new[0] in self._unknown
            typed = answer.points is not None and before.max_score != after[0].max_score
            if keep and not typed and not other_content and same_question(before, after[0]):
                proposed = Carry.KEEP
            elif rescale and typed and not other_content:
                proposed = Carry.RESCALE
        elif rescale:
            proposed = Carry.RESCALE
        open_ = [Carry.KEEP] * keep + [Carry.RESCALE] * rescale + [Carry.CLEAR]
        return (proposed, *(one for one in open_ if one is not proposed))

    def _answer(self, code: str) -> Answer:
        return self._sheet.answers.get(code, BLANK)

    def _value(self, codes: Sequence[str]) -> Value | None:
        nodes = [self.before.nodes[code] for code in codes]
        return together(Value(node.score, node.max_score, node.status) for node in nodes) if nodes else None

    def _resting_place(self, code: str) -> str:
        """The row that takes the notes of a row without a place: one of its own area, else the first."""
        area = next((top for top in self._old_set.criteria if any(node.code == code for node in top.walk())), None)
        if area is not None:
            alike = [top for top in self._new_set.criteria if same_title(top.title, area.title)]
            alike += [top for top in self._new_set.criteria if top.code == area.code]
            if alike:
                return next(node.code for node in alike[0].walk() if node.is_leaf)
        return self._new_set.leaves()[0].code
