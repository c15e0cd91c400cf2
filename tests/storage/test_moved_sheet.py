"""What the core worked out for a move between sets is kept as one step, and undone as one."""

from parscore.scoring.answers import Answer
from parscore.scoring.assessment import score
from parscore.scoring.crosswalk import Crosswalk, Link, Relation
from parscore.scoring.edits import Change, Edit
from parscore.scoring.set_move import move, plan_move
from parscore.storage.workspace import Workspace
from tests.scoring.sets import XA, area, criteria_set, manual

OLD = criteria_set([area("1", [manual("1.1", "2"), manual("1.2", "3"), manual("1.3", "1")])])
NEW = criteria_set([area("1", [manual("1.1", "3"), manual("1.2", "2")])], version=2)


def test_a_planned_move_is_kept_and_taken_back_as_one_step(workspace: Workspace) -> None:
    card = workspace.create(XA, 2025, OLD)
    answers = {"1.1": Answer(points="1"), "1.2": Answer(points="3", note="Đủ hồ sơ"), "1.3": Answer(points="1")}
    edit = Edit("Khai", tuple(Change(code, Answer(), answer) for code, answer in answers.items()))
    workspace.record(card.id, edit, score(OLD, workspace.open(card.id).sheet))
    before = workspace.open(card.id)
    links = [
        Link(relation=Relation.MOVED, old=("1.2",), new=("1.1",)),
        Link(relation=Relation.MOVED, old=("1.1",), new=("1.2",)),
        Link(relation=Relation.DROPPED, old=("1.3",)),
    ]
    walk = Crosswalk.between(OLD, NEW, links, confirmed_by="Ánh")
    moved = move(plan_move(OLD, NEW, before.sheet, walk, before.links), circumstances=before.circumstances)
    step = workspace.move_to_set(card.id, NEW, moved.edit, who="Ánh")
    after = workspace.open(card.id)
    assert after.sheet == moved.sheet
    assert score(NEW, after.sheet) == moved.result
    assert workspace.verify() == []
    workspace.record_undo(card.id, step.id, score(OLD, before.sheet))
    assert workspace.open(card.id).sheet == before.sheet
    assert workspace.verify() == []
