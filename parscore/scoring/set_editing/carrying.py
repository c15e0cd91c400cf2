"""A draft's readings and replies, kept in step with its edited set."""

from collections.abc import Mapping

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.set_draft import Question, Reply, SetDraft
from parscore.scoring.set_editing.nesting import handed_back

_NOTHING: Mapping[str, str] = {}
_NAMES_ONLY = frozenset({"title", "roles", "ranking", "points_status"})


def carry(draft: SetDraft, new_set: CriteriaSet, renamed: Mapping[str, str] = _NOTHING) -> SetDraft:
    """The draft with another set: readings go with their leaves and their rules, replies with what the set now says.

    A person confirmed the points of an official set as they were: changed, it is illustrative until confirmed anew.
    """
    if not draft.criteria_set.illustrative and _counts_otherwise(draft.criteria_set, new_set):
        new_set = new_set.but(points_status="illustrative")
    readings = {}
    for code, reading in draft.readings.items():
        goal = _leaf_of(draft.criteria_set, code, new_set, renamed.get(code, code))
        if goal is not None:
            readings[goal] = reading
    replies = dict(draft.replies)
    for question in Question:
        now = _said(new_set, question)
        if now != _said(draft.criteria_set, question):
            replies[str(question)] = str(Reply.ANSWERED if now else Reply.OPEN)
    return SetDraft(criteria_set=new_set, readings=readings, replies=replies)


def _counts_otherwise(before: CriteriaSet, after: CriteriaSet) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in before.fields if name not in _NAMES_ONLY)


def _leaf_of(old_set: CriteriaSet, old_code: str, new_set: CriteriaSet, code: str) -> str | None:
    """The leaf that has the rule now: the one of that code, the first child it handed it to, or the parent it went
    back to.
    """
    old, new = old_set.by_code.get(old_code), new_set.by_code.get(code)
    if new is None:
        above = next((node for node in old_set.walk() if [c.code for c in node.children] == [old_code]), None)
        given_back = None if above is None else handed_back(above)
        return (
            given_back.code if given_back is not None and new_set.by_code.get(given_back.code) == given_back else None
        )
    if new.is_leaf:
        return code
    first = new.children[0]
    return first.code if old is not None and first.code not in old_set.by_code and first.rule == old.rule else None


def _said(criteria_set: CriteriaSet, question: Question) -> object:
    match question:
        case Question.CLASSES:
            return criteria_set.classes
        case Question.ROUNDING:
            return criteria_set.scale.rounding
        case Question.NOT_ARISING:
            return criteria_set.not_arising
        case Question.SURVEY:
            return criteria_set.survey_absent
