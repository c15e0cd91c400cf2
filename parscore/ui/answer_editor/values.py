"""Forms made of typed fields: figures, lists, dates, points given by hand."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QWidget

from parscore.scoring.answers import Answer, Value
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.measures import NEVER
from parscore.scoring.numbers import show_short
from parscore.scoring.rules import ExternalRule, FormulaRule, ManualRule, MeasuredRule
from parscore.ui.answer_editor.editor import AnswerEditor, TakeAnswer

NOT_DONE = "Chưa thực hiện"


class ValuesEditor(AnswerEditor):
    """One field for each figure a rule asks for."""

    def __init__(self, rule: MeasuredRule | FormulaRule | ExternalRule, take: TakeAnswer) -> None:
        super().__init__(take)
        given = None
        if isinstance(rule, MeasuredRule) and rule.measure.kind == "change":
            given = rule.measure.reference_value
        for field in rule.inputs:
            wide = field.kind is InputKind.MEASURES
            caption = f"{field.label} ({field.name})" if isinstance(rule, FormulaRule) else ""
            if wide:
                caption = f"{field.label}: mỗi giá trị một dòng"
            hint = show_short(given) if field.optional and given is not None else ""
            self.add_field(field, caption=caption, wide=wide, hint=hint)


class PointsEditor(AnswerEditor):
    """Points given by hand, or published by others."""

    def __init__(self, rule: ManualRule | ExternalRule, take: TakeAnswer) -> None:
        super().__init__(take)
        self.add_field(rule.inputs[0])

    def kept_values(self, answer: Answer) -> dict[str, Value]:
        return {} if answer.points is None else {"points": answer.points}

    def with_values(self, values: dict[str, Value]) -> Answer:
        points = values.get("points")
        return replace(self.answer, points=None if points is None else str(points))


class DateEditor(AnswerEditor):
    """A day, or the mark that it never came."""

    def __init__(self, field: Input, take: TakeAnswer) -> None:
        super().__init__(take)
        self._field = self.add_field(field, caption=f"{field.label} (ngày/tháng/năm)", hint="dd/mm/yyyy")
        self.never = QCheckBox(NOT_DONE)
        self.never.setObjectName("never")
        self.never.setAccessibleName(NOT_DONE)
        self.never.toggled.connect(self._on_never)
        self.column.addWidget(self.never)

    def show_marks(self, answer: Answer) -> None:
        never = answer.values.get("date") == NEVER
        with QSignalBlocker(self.never):
            self.never.setChecked(never)
        self._field.line.setEnabled(not never)

    def first(self) -> QWidget | None:
        return self.never if self.never.isChecked() else super().first()

    def _on_never(self, checked: bool) -> None:
        if checked:
            self._field.revert()
        values: dict[str, Value] = {"date": NEVER} if checked else {}
        self.hand_over(replace(self.answer, values=values))
