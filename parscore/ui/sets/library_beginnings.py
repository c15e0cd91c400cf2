"""Sets that begin in the library: an empty one, and a version that follows one which is not on the shelf."""

from decimal import Decimal

from parscore.scoring.criteria import CriteriaSet, Criterion, Rounding, ScaleOfSet
from parscore.scoring.rules import ManualRule
from parscore.scoring.set_draft import Question, Reply, SetDraft

NEW_ID, NEW_TITLE = "bo-tieu-chi-moi", "Bộ tiêu chí mới"
_TOTAL = Decimal(100)


def new_draft(taken: set[str], year: int, unit_kind: str) -> SetDraft:
    """One area with one leaf that is worth the whole scale, all questions open; `taken` are the ids already here."""
    set_id, number = NEW_ID, 2
    while set_id in taken:
        set_id, number = f"{NEW_ID}-{number}", number + 1
    leaf = Criterion(code="1.1", level="criterion", title="Mục mới", max=_TOTAL, rule=ManualRule(kind="manual"))
    area = Criterion(code="1", level="area", title="Lĩnh vực mới", max=_TOTAL, children=(leaf,))
    made = CriteriaSet(
        format="parscore-criteria/1",
        id=set_id,
        version=1,
        title=NEW_TITLE,
        years=(year,),
        unit_kinds=(unit_kind,),
        points_status="illustrative",
        scale=ScaleOfSet(total=_TOTAL, may_exceed=False, rounding=Rounding()),
        criteria=(area,),
    )
    return SetDraft(criteria_set=made, readings={}, replies={str(one): str(Reply.OPEN) for one in Question})


def following(draft: SetDraft, version: int) -> SetDraft:
    """The same with another version, whose points nobody has confirmed yet."""
    return draft.but(criteria_set=draft.criteria_set.but(version=version, points_status="illustrative"))
