"""Measured rules: a measure of what was done, or a figure published by others, judged by a scale."""

from fractions import Fraction
from functools import cached_property
from typing import Literal

from parscore.scoring.answers import Answer
from parscore.scoring.inputs import Input, InputKind, check_names
from parscore.scoring.measures import Measure, Measured, ValueMeasure
from parscore.scoring.outcome import points
from parscore.scoring.rules.score import BLANK, Score, entered_points, only
from parscore.scoring.scales import PerUnitScale, Scale
from parscore.scoring.schema import Definition, Text


def _measured_score(scale: Scale, measured: Measured, max_score: Fraction, suffix: str) -> Score:
    if measured.not_arising:
        return Score(not_arising=True, parts=measured.parts, warnings=measured.warnings)
    if measured.never:
        worth = scale.worst(max_score)
    elif measured.value is None:
        return BLANK
    else:
        worth = scale.worth(measured.value, max_score, suffix)
    warnings = measured.warnings
    if worth.score is None:
        warnings += ("giá trị không thuộc mức điểm nào của bộ tiêu chí; hãy hỏi cơ quan ban hành",)
    joint = " " if isinstance(scale, PerUnitScale) else " → "
    parts = (*measured.parts, joint, *worth.parts)
    return Score(worth.score, parts, warnings=warnings, value=measured.value, reached=worth.reached)


class MeasuredRule(Definition):
    """A measure (what is entered) judged by a scale (what it is worth)."""

    kind: Literal["measured"]
    measure: Measure
    scale: Scale

    @property
    def inputs(self) -> tuple[Input, ...]:
        return self.measure.inputs

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        only(answer, "values")
        check_names(answer.values, self.measure.inputs)
        measured = self.measure.measure(answer.values)
        return _measured_score(self.scale, measured, max_score, self.measure.suffix)


class ExternalRule(Definition):
    """A survey, index or statistic published by others: brought in with its source, never typed by the unit."""

    kind: Literal["external"]
    source: Text
    scale: Scale | None = None

    @cached_property
    def _measure(self) -> ValueMeasure:
        return ValueMeasure(kind="value", label=self.source)

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        if self.scale is None:
            return (Input("points", f"Điểm theo {self.source}", InputKind.MEASURE, "điểm"),)
        return self._measure.inputs

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        if self.scale is None:
            only(answer, "points")
            entered = entered_points(answer, max_score, "điểm")
            if entered is None:
                return BLANK
            return Score(entered, (self.source, " → ", points(entered)), value=entered)
        only(answer, "values")
        check_names(answer.values, self.inputs)
        measured = self._measure.measure(answer.values)
        return _measured_score(self.scale, measured, max_score, "")
