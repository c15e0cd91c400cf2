"""A new year from the last one: what is carried over as chosen, and how each row stands to the one a year ago.

Figures are never carried: every row begins undeclared, without marks of review, and is to be proved anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from parscore.scoring.answers import BLANK, Answer, AnswerSheet
from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import RELATION_WORDS, Crosswalk, Link, Relation
from parscore.scoring.edits import Change, Circumstances, Edit
from parscore.scoring.last_year import OTHER_METHOD, OTHER_RULE
from parscore.scoring.numbers import show_short
from parscore.scoring.rows_between import RowsBetween, rows_between
from parscore.scoring.rule_likeness import same_way


class Mark(StrEnum):
    """How a row stands to the last year."""

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"


MARK_WORDS = {Mark.NEW: "mục mới", Mark.CHANGED: "có thay đổi", Mark.KEPT: "như năm trước"}


class Taken(NamedTuple):
    """What a new year takes over; the list of documents is offered as a checklist by the rows it follows."""

    roles: bool = True
    target: bool = True
    notes: bool = True
    explanations: bool = False


class MarkedRow(NamedTuple):
    """A row of the new year: its mark, the rows of the last year it follows, and what changed, in words."""

    mark: Mark
    old: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True)
class NewYear:
    """The first step of a new year, and what to tell of its rows. `following` leads from old codes to new ones, for
    the list of documents to go by.
    """

    edit: Edit
    circumstances: Circumstances
    rows: Mapping[str, MarkedRow]
    following: Mapping[str, tuple[str, ...]]

    def count(self, mark: Mark) -> int:
        return sum(row.mark is mark for row in self.rows.values())


def begin_from(
    then: CriteriaSet,
    sheet: AnswerSheet,
    circumstances: Circumstances,
    now: CriteriaSet,
    taken: Taken | None = None,
    crosswalk: Crosswalk | None = None,
) -> NewYear:
    """How a year on `now` begins from a sheet of an earlier one; nothing is changed.

    UnknownKindError when the new set does not know the kind of unit.
    """
    taken = taken or Taken()
    between = rows_between(then, now, crosswalk)
    began = _circumstances(then, now, circumstances, between, taken)
    answers = _answers(sheet, between, taken)
    start = Circumstances()
    edit = Edit(
        f"Lấy từ năm {sheet.year}",
        tuple(Change(code, BLANK, answer) for code, answer in answers.items()),
        old=None if began == start else start,
        new=None if began == start else began,
    )
    rows = dict(_marked(then, now, sheet.unit.kind, between))
    return NewYear(edit, began, rows, between.following)


def _circumstances(
    then: CriteriaSet, now: CriteriaSet, before: Circumstances, between: RowsBetween, taken: Taken
) -> Circumstances:
    """Roles and the target as chosen; the deadline, the declared facts and the survey are of one year alone."""
    began = Circumstances(target=before.target) if taken.target else Circumstances()
    if not taken.roles:
        return began
    owners: dict[str, str] = {}
    for code, role in before.owners.items():
        heading = code in then.by_code and not then.by_code[code].is_leaf and code in now.by_code
        for new in between.following.get(code, (code,) if heading else ()):
            owners.setdefault(new, role)
    return replace(began, roles=dict(before.roles), owners=owners)


def _answers(sheet: AnswerSheet, between: RowsBetween, taken: Taken) -> dict[str, Answer]:
    """The texts that are taken over, on the first row that follows; nothing that counts."""
    texts: dict[str, dict[str, list[str]]] = {}
    for code, answer in sheet.answers.items():
        following = between.following.get(code)
        if not following:
            continue
        several = len(between.by_new[following[0]].old) > 1
        parts = {"note": answer.note if taken.notes else "", "explanation": answer.explanation}
        for name, text in parts.items():
            if text and (name == "note" or taken.explanations):
                said = f"{code}: {text}" if several else text
                texts.setdefault(following[0], {}).setdefault(name, []).append(said)
    return {
        code: Answer(note="\n".join(parts.get("note", ())), explanation="\n".join(parts.get("explanation", ())))
        for code, parts in texts.items()
    }


def _marked(then: CriteriaSet, now: CriteriaSet, kind: str, between: RowsBetween) -> Iterator[tuple[str, MarkedRow]]:
    for code in scorers(now, kind).by_code:
        link = between.by_new.get(code)
        if link is None or not link.old:
            yield code, MarkedRow(Mark.NEW, ())
        else:
            why = _what_changed(then, now, kind, link)
            yield code, MarkedRow(Mark.CHANGED if why else Mark.KEPT, link.old, why)


def _what_changed(then: CriteriaSet, now: CriteriaSet, kind: str, link: Link) -> str:
    """What an official must know of a row that is not quite last year's; "" when it is scored as before."""
    if link.grouped:
        return f"{RELATION_WORDS[link.relation]} từ {', '.join(link.old)}"
    before, after = scorers(then, kind).by_code[link.old[0]], scorers(now, kind).by_code[link.new[0]]
    told = []
    if link.relation in (Relation.NARROWED, Relation.WIDENED):
        told.append(RELATION_WORDS[link.relation])
    if before.max_score != after.max_score:
        told.append(f"điểm tối đa {show_short(before.max_score)} → {show_short(after.max_score)}")
    if before.method is not after.method:
        told.append(OTHER_METHOD)
    elif not same_way(before, after):
        told.append(OTHER_RULE)
    return "; ".join(told)
