"""A small set with every kind of answer, and a desk at which answers are declared as the window does it."""

from collections.abc import Mapping

from parscore.scoring.answers import Answer, Unit
from parscore.scoring.assessment import Assessment
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Change, Circumstances, Edit
from parscore.scoring.stages import Stage
from parscore.storage.workspace import Step, Workspace
from tests.scoring.sets import area, criteria_set, leaf, manual

XA = Unit("xa-mau", "Xã Mẫu", "xa")
_BANDS = {
    "kind": "bands",
    "bands": [{"from": "98", "points": "3"}, {"from": "90", "share": "50"}, {"from": "0", "points": "0"}],
}


def small_set(**more: object) -> CriteriaSet:
    """Nine leaves of nine rules; thirds occur, so that points do not end within any number of decimals."""
    proportional = {"kind": "proportional", "full_at": "90"}
    yes_no = [{"id": "co", "label": "Có", "points": "1"}, {"id": "khong", "label": "Không", "points": "0"}]
    items = [{"id": "a", "label": "Kế hoạch", "points": "0.5"}, {"id": "b", "label": "Báo cáo", "points": "0.5"}]
    ratio = {"kind": "ratio", "numerator": "Đúng hạn", "denominator": "Đã giải quyết"}
    own = [
        leaf("1.1", "1", {"kind": "choice", "options": yes_no}),
        leaf("1.2", "1", {"kind": "checklist", "mode": "sum", "items": items}),
        leaf(
            "1.3",
            "2",
            {"kind": "deduction", "floor": "0", "faults": [{"id": "tre", "label": "Chậm", "points": "0.25"}]},
        ),
        manual("1.4", "5"),
    ]
    measured = [
        leaf("2.1", "3", {"kind": "measured", "measure": ratio, "scale": _BANDS}, not_arising="rescale"),
        leaf("2.2", "5", {"kind": "measured", "measure": ratio, "scale": proportional}),
        leaf(
            "2.3",
            "2",
            {
                "kind": "measured",
                "measure": {"kind": "date", "label": "Ngày gửi", "due": "2025-12-05"},
                "scale": {"kind": "bands", "bands": [{"above": "0", "points": "0"}, {"from": "-999", "points": "2"}]},
            },
        ),
        leaf(
            "2.4",
            "1",
            {
                "kind": "measured",
                "measure": {"kind": "share_passing", "label": "Tỷ lệ", "inner": {"from": "30"}},
                "scale": {"kind": "proportional", "full_at": "100"},
            },
        ),
    ]
    survey = [leaf("3.1", "10", {"kind": "external", "source": "SIPAS"}, method="survey")]
    gates = {
        "classes": [{"name": "Tốt", "from": "80"}, {"name": "Yếu", "from": "0"}],
        "gates": [{"fact": "bi_khien_trach", "label": "Bị khiển trách", "best_class": "Yếu"}],
    }
    areas = [area("1", own), area("2", measured), area("3", survey)]
    return criteria_set(areas, **{"unit_kinds": ["xa", "phuong"], "survey_absent": "rescale", **gates, **more})


ANSWERS: Mapping[str, Answer] = {
    "1.1": Answer(choice="co", note="Đã ban hành; số 09/QĐ-UBND “gốc”\nhai dòng"),
    "1.2": Answer(checked=()),
    "1.3": Answer(faults={}),
    "1.4": Answer(points="1.25", explanation="Giải trình: đủ hồ sơ 🙂"),
    "2.1": Answer(not_arising=True, reason="Không có hồ sơ"),
    "2.2": Answer(values={"numerator": "1", "denominator": "3"}),
    "2.3": Answer(values={"date": "never"}),
    "2.4": Answer(values={"items": ("30.0", "45", "29.9")}),
}
"""One answer for every leaf a unit scores itself, each of another shape."""


class Desk:
    """An assessment under way, whose every step is kept, as the window does it."""

    def __init__(self, workspace: Workspace, card_id: int, stage: Stage = Stage.SELF, who: str = "") -> None:
        self.workspace = workspace
        self.card_id = card_id
        self.stage = stage
        self.who = who
        opened = workspace.open(card_id, stage)
        self.at_large = opened.circumstances
        self.steps = opened.steps
        self.assessment = Assessment(opened.criteria_set, opened.sheet)

    def edit(self, code: str, answer: Answer) -> Edit:
        return Edit(f"Khai {code}", (Change(code, self.assessment.answer(code), answer),))

    def declare(self, code: str, answer: Answer) -> Step:
        return self.do(self.edit(code, answer))

    def do(self, edit: Edit) -> Step:
        self.take(edit)
        return self.workspace.record(self.card_id, edit, self.assessment.result, who=self.who, stage=self.stage)

    def undo(self, step: Step) -> None:
        self.take(step.edit.reversed())
        self.workspace.record_undo(self.card_id, step.id, self.assessment.result, who=self.who, stage=self.stage)

    def redo(self, step: Step) -> None:
        self.take(step.edit)
        self.workspace.record_redo(self.card_id, step.id, self.assessment.result, who=self.who, stage=self.stage)

    def circumstances(self) -> Circumstances:
        return self.at_large

    def take(self, edit: Edit) -> None:
        for change in edit.changes:
            self.assessment.set_answer(change.code, change.new)
        if edit.new is not None:
            self.assessment.set_facts(edit.new.facts, survey_held=edit.new.survey_held)
            self.at_large = edit.new


def declare_all(desk: Desk) -> list[Step]:
    return [desk.declare(code, answer) for code, answer in ANSWERS.items()]
