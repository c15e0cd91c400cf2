"""An assessment that goes over to another set inside its year, and a year that begins with what another one had."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from parscore.faults import InputError
from parscore.scoring.answers import BLANK, Answer
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Change, Edit
from parscore.scoring.stages import Stage
from parscore.scoring.state import State
from parscore.storage.appraised import Appraised
from parscore.storage.workspace import Workspace
from tests.scoring.sets import area, criteria_set, manual
from tests.storage.samples import XA, Desk, declare_all, small_set

LABEL = "Chuyển sang bộ tiêu chí sửa đổi"


def amended() -> CriteriaSet:
    """1.4 has become 1.1 with another maximum; everything else is gone."""
    return criteria_set([area("1", [manual("1.1", "4")])], version=2, unit_kinds=["xa", "phuong"])


def step(desk: Desk) -> Edit:
    """Clear everything declared, and take 1.4 along under its new code."""
    carried = replace(desk.assessment.answer("1.4"), points="1")
    answers = desk.assessment.sheet.answers
    cleared = [Change(code, old, BLANK) for code, old in answers.items() if code != "1.1"]
    return Edit(LABEL, (*cleared, Change("1.1", answers["1.1"], carried)))


def test_the_assessment_is_scored_by_the_new_set_and_nothing_is_lost(workspace: Workspace, desk: Desk) -> None:
    declare_all(desk)
    kept = workspace.move_to_set(desk.card_id, amended(), step(desk), who="Ánh")
    opened = workspace.open(desk.card_id)
    assert opened.criteria_set == amended()
    assert (opened.card.criteria_version, opened.card.id) == (2, desk.card_id)
    assert opened.sheet.answers == {"1.1": Answer(points="1", explanation="Giải trình: đủ hồ sơ 🙂")}
    assert Desk(workspace, desk.card_id).assessment.result.total == 1
    assert opened.steps[-1].id == kept.id
    assert (opened.steps[-1].edit.label, opened.steps[-1].who) == (LABEL, "Ánh")
    assert workspace.verify() == []


def test_undo_brings_the_old_set_and_every_answer_back_and_redo_the_new_one(workspace: Workspace, desk: Desk) -> None:
    declare_all(desk)
    before, total = dict(desk.assessment.sheet.answers), desk.assessment.result.total
    kept = workspace.move_to_set(desk.card_id, amended(), step(desk))
    moved = Desk(workspace, desk.card_id)
    workspace.record_undo(desk.card_id, kept.id, moved.assessment.result)
    back = Desk(workspace, desk.card_id)
    assert workspace.open(desk.card_id).criteria_set == small_set()
    assert back.assessment.sheet.answers == before
    assert back.assessment.result.total == total
    assert workspace.verify() == []
    workspace.record_redo(desk.card_id, kept.id, back.assessment.result)
    assert workspace.open(desk.card_id).criteria_set == amended()
    assert workspace.verify() == []


def test_the_story_tells_the_move_and_what_it_took_along(workspace: Workspace, desk: Desk) -> None:
    declare_all(desk)
    edit = step(desk)
    workspace.move_to_set(desk.card_id, amended(), edit)
    line = workspace.history(desk.card_id)[-1]
    assert line.edit.criteria is not None
    assert line.edit._replace(criteria=None) == edit


def test_a_move_that_cannot_be_is_refused_and_changes_nothing(workspace: Workspace, desk: Desk) -> None:
    declare_all(desk)
    before = workspace.open(desk.card_id)
    with pytest.raises(InputError, match="đang theo đúng bộ tiêu chí này"):
        workspace.move_to_set(desk.card_id, small_set(), step(desk))
    workspace.create(XA, 2025, amended())
    with pytest.raises(InputError, match="đã có bản chấm điểm năm 2025"):
        workspace.move_to_set(desk.card_id, amended(), step(desk))
    assert workspace.open(desk.card_id) == before


def test_a_closed_or_appraised_assessment_stays_on_its_set(workspace: Workspace, desk: Desk) -> None:
    declare_all(desk)
    edit = step(desk)
    workspace.change_state(desk.card_id, State.APPROVED)
    with pytest.raises(InputError, match="đã duyệt"):
        workspace.move_to_set(desk.card_id, amended(), edit)
    workspace.change_state(desk.card_id, State.DRAFT, reason="Sửa")
    Desk(workspace, desk.card_id, Stage.APPRAISAL_1).declare("1.4", Answer(points="1"))
    with pytest.raises(InputError, match="đã có điểm thẩm định"):
        workspace.move_to_set(desk.card_id, amended(), edit)


def test_scores_the_so_gave_hold_a_year_to_its_set_both_ways_until_they_are_taken_back(
    workspace: Workspace, desk: Desk
) -> None:
    declare_all(desk)
    given = [Appraised("1.4", Decimal(1), "Thiếu văn bản")]
    workspace.keep_appraised(desk.card_id, Stage.APPRAISAL_2, given)
    before = workspace.open(desk.card_id)
    with pytest.raises(InputError, match=r"lần 2: 1\.4.*xóa ở thẻ “Điểm thẩm định”"):
        workspace.move_to_set(desk.card_id, amended(), step(desk))
    assert workspace.open(desk.card_id) == before
    assert set(workspace.appraised(desk.card_id, Stage.APPRAISAL_2)) == {"1.4"}
    workspace.keep_appraised(desk.card_id, Stage.APPRAISAL_2, [Appraised("1.4", None)])
    kept = workspace.move_to_set(desk.card_id, amended(), step(desk))
    assert [change.new.score for change in workspace.appraised_story(desk.card_id)] == [Decimal(1), None]
    workspace.keep_appraised(desk.card_id, Stage.PUBLISHED, [Appraised("1.1", Decimal(3))])
    moved = Desk(workspace, desk.card_id)
    with pytest.raises(InputError, match=r"kết quả công bố: 1\.1"):
        workspace.record_undo(desk.card_id, kept.id, moved.assessment.result)
    assert workspace.open(desk.card_id).criteria_set == amended()
    assert workspace.verify() == []


def test_another_window_cannot_write_to_rows_the_new_set_does_not_have(workspace: Workspace, desk: Desk) -> None:
    declare_all(desk)
    edit = desk.edit("2.2", Answer(values={"numerator": "1", "denominator": "2"}))
    workspace.move_to_set(desk.card_id, amended(), step(desk))
    with pytest.raises(InputError, match=r"không còn mục 2\.2"):
        workspace.record(desk.card_id, edit, desk.assessment.result)
    assert workspace.verify() == []


def test_a_year_begins_with_what_was_taken_over_or_not_at_all(workspace: Workspace, desk: Desk) -> None:
    carried = Edit("Lấy từ năm 2025", (Change("1.4", BLANK, Answer(note="Xem kế hoạch")),))
    card = workspace.create_with(XA, 2026, small_set(), carried, who="Ánh")
    opened = workspace.open(card.id)
    assert opened.sheet.answers == {"1.4": Answer(note="Xem kế hoạch")}
    assert [(one.edit, one.who) for one in opened.steps] == [(carried, "Ánh")]
    assert Desk(workspace, card.id).assessment.result.total == Fraction(0)
    assert workspace.verify() == []
    with pytest.raises(InputError, match="không còn mục"):
        workspace.create_with(XA, 2027, amended(), carried)
    assert [one.year for one in workspace.cards()] == [2026, 2025]
