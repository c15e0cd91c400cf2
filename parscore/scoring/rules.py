"""Rules (cách chấm): from what a unit declares to the points it earns. A closed family, one class per kind.

Every rule says what it asks for, and turns an answer into a `Score`: points not yet held to 0…maximum, with their
working. What is missing is blank; what cannot be taken raises `RefusedError`.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from parscore.scoring.answers import Answer
from parscore.scoring.formula import (
    RESERVED,
    Evaluate,
    FormulaError,
    Test,
    condition_formula,
    number_formula,
)
from parscore.scoring.inputs import Input, InputKind, check_names, number
from parscore.scoring.measures import Measure, Measured, ValueMeasure
from parscore.scoring.numbers import NumberRefusedError, exact, shorten, show_short
from parscore.scoring.outcome import Part, RefusedError, points, short
from parscore.scoring.scales import HUNDRED, Scale
from parscore.scoring.schema import Definition, Name, Points, Positive, Slug, Text

ZERO = Fraction(0)
SHAPES = ("values", "choice", "checked", "faults", "points")


class Score(NamedTuple):
    """What a rule gives before it is held to 0…maximum; `points` of None with no flag means blank."""

    points: Fraction | None = None
    parts: tuple[Part, ...] = ()
    not_arising: bool = False
    warnings: tuple[str, ...] = ()
    value: Fraction | None = None
    reached: int | None = None
    least: Fraction = ZERO


BLANK = Score()


def _only(answer: Answer, used: str) -> None:
    """Refuse an answer of another rule's shape rather than overlook it."""
    for name in SHAPES:
        if name != used and (given := getattr(answer, name)) is not None and given != {}:
            raise RefusedError(f"cách chấm này không nhận “{name}”; cần khai “{used}”")


def _points(answer: Answer, max_score: Fraction, label: str) -> Fraction | None:
    """Entered points: exact, within 0…maximum (C7); None while blank."""
    if answer.points in (None, ""):
        return None
    try:
        entered = exact(str(answer.points))
    except NumberRefusedError as refusal:
        raise RefusedError(f"{label}: {refusal}") from None
    if not 0 <= entered <= max_score:
        raise RefusedError(f"{label} {show_short(entered)} nằm ngoài khoảng từ 0 đến {show_short(max_score)}")
    return entered


def _share_or_points(share: Points | None, fixed: Points | None, max_score: Fraction) -> Fraction:
    return max_score * Fraction(share) / HUNDRED if share is not None else Fraction(fixed or 0)


def _repeated(ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            yield one
        seen.add(one)


def _refuse_repeated(what: str, ids: Iterable[str]) -> None:
    if repeated := sorted(set(_repeated(ids))):
        raise ValueError(f"{what} lặp lại: {', '.join(repeated)}")


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
    parts = (*measured.parts, " → ", *worth.parts)
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
        _only(answer, "values")
        check_names(answer.values, self.measure.inputs)
        measured = self.measure.measure(answer.values)
        return _measured_score(self.scale, measured, max_score, self.measure.suffix)


class ManualRule(Definition):
    """Points judged by hand, 0 to maximum, in steps when the set names one; anything else is refused (C7)."""

    kind: Literal["manual"]
    step: Positive | None = None

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return (Input("points", "Điểm tự chấm", InputKind.MEASURE, "điểm"),)

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        _only(answer, "points")
        entered = _points(answer, max_score, "điểm")
        if entered is None:
            return BLANK
        if self.step is not None and entered % Fraction(self.step) != 0:
            raise RefusedError(f"điểm {show_short(entered)} không chia hết cho bước {show_short(self.step)}")
        parts = ("chấm trực tiếp: ", short(entered), "/", short(max_score), " → ", points(entered))
        return Score(entered, parts, value=entered)


class Option(Definition):
    """A named level, worth points or a share in % of the maximum."""

    id: Slug
    label: Text
    points: Points | None = None
    share: Points | None = None

    @model_validator(mode="after")
    def _one_worth(self) -> Self:
        if (self.points is None) == (self.share is None):
            raise ValueError("cần đúng một trong hai khóa points (điểm), share (% điểm tối đa)")
        return self

    def worth(self, max_score: Fraction) -> Fraction:
        return _share_or_points(self.share, self.points, max_score)


class ChoiceRule(Definition):
    """One of several named levels."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        _refuse_repeated("phương án", (o.id for o in self.options))
        return self

    @property
    def inputs(self) -> tuple[Input, ...]:
        return ()

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        _only(answer, "choice")
        if not answer.choice:
            return BLANK
        for place, option in enumerate(self.options):
            if option.id == answer.choice:
                worth = option.worth(max_score)
                return Score(worth, (option.label, " → ", points(worth)), reached=place)
        known = ", ".join(o.id for o in self.options)
        raise RefusedError(f"không có phương án “{shorten(answer.choice)}”; các phương án: {known}")


class Item(Definition):
    """One part of a checklist; worth points when the parts add up."""

    id: Slug
    label: Text
    points: Points | None = None


class ChecklistRule(Definition):
    """Parts that add up (`sum`), or all or nothing (`all`)."""

    kind: Literal["checklist"]
    mode: Literal["sum", "all"]
    items: tuple[Item, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _points_fit_the_mode(self) -> Self:
        _refuse_repeated("nội dung", (i.id for i in self.items))
        for item in self.items:
            if self.mode == "sum" and item.points is None:
                raise ValueError(f"nội dung {item.id} thiếu points (kiểu sum cộng điểm từng nội dung)")
            if self.mode == "all" and item.points is not None:
                raise ValueError(f"nội dung {item.id} không được ghi points (kiểu all chỉ cho đủ hoặc không)")
        return self

    @property
    def inputs(self) -> tuple[Input, ...]:
        return ()

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        _only(answer, "checked")
        if answer.checked is None:
            return BLANK
        known = {item.id for item in self.items}
        for one in answer.checked:
            if one not in known:
                raise RefusedError(f"không có nội dung “{shorten(one)}”; các nội dung: {', '.join(sorted(known))}")
        done = [item for item in self.items if item.id in answer.checked]
        told = f"đạt {len(done)}/{len(self.items)} nội dung"
        if self.mode == "all":
            score = max_score if len(done) == len(self.items) else ZERO
            return Score(score, (told, " → ", points(score)))
        score = sum((Fraction(item.points or 0) for item in done), ZERO)
        if len(done) < 2:
            return Score(score, (told, " → ", points(score)))
        terms: list[Part] = []
        for item in done:
            terms += [" + ", short(Fraction(item.points or 0))]
        return Score(score, (told, ": ", *terms[1:], " = ", points(score)))


class Fault(Definition):
    """A kind of fault and what each costs, in points or as a share in % of the maximum."""

    id: Slug
    label: Text
    points: Points | None = None
    share: Points | None = None

    @model_validator(mode="after")
    def _one_cost(self) -> Self:
        if (self.points is None) == (self.share is None):
            raise ValueError("cần đúng một trong hai khóa points (điểm trừ), share (% điểm tối đa)")
        return self

    def cost(self, max_score: Fraction) -> Fraction:
        return _share_or_points(self.share, self.points, max_score)


class DeductionRule(Definition):
    """From the maximum down, per fault, never under the floor (C7)."""

    kind: Literal["deduction"]
    floor: Points = Decimal(0)
    faults: tuple[Fault, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        _refuse_repeated("lỗi", (f.id for f in self.faults))
        return self

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(Input(f.id, f.label, InputKind.COUNT, "lần") for f in self.faults)

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        _only(answer, "faults")
        if answer.faults is None:
            return BLANK
        check_names(answer.faults, self.inputs)
        lost = ZERO
        parts: list[Part] = [short(max_score)]
        for fault, field in zip(self.faults, self.inputs, strict=True):
            times = number(answer.faults, field)
            if times:
                cost = fault.cost(max_score)
                lost += times * cost
                parts += [" − ", short(times), " × ", short(cost)]
        floor = Fraction(self.floor)
        left = max_score - lost
        if left < floor:
            parts += [" = ", short(left), ", tối thiểu ", points(floor)]
            left = floor
        else:
            parts += [" → ", points(left)] if lost else [" (không có lỗi) → ", points(left)]
        return Score(left, tuple(parts), least=floor)


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
            _only(answer, "points")
            entered = _points(answer, max_score, "điểm")
            if entered is None:
                return BLANK
            return Score(entered, (self.source, " → ", points(entered)), value=entered)
        _only(answer, "values")
        check_names(answer.values, self.inputs)
        measured = self._measure.measure(answer.values)
        return _measured_score(self.scale, measured, max_score, "")


class Variable(Definition):
    """A named number of a formula."""

    id: Name
    label: Text


class Branch(Definition):
    """One case of a formula: the condition and the points."""

    when: Text
    then: Text


class FormulaRule(Definition):
    """Named variables and exclusive branches, of which exactly one must hold."""

    kind: Literal["formula"]
    variables: tuple[Variable, ...] = Field(min_length=1)
    branches: tuple[Branch, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _readable(self) -> Self:
        _refuse_repeated("biến", (v.id for v in self.variables))
        for variable in self.variables:
            if variable.id in RESERVED:
                raise ValueError(f"tên biến “{variable.id}” trùng với từ riêng của công thức; hãy đặt tên khác")
        try:
            _ = self._compiled
        except FormulaError as error:
            raise ValueError(str(error)) from None
        return self

    @cached_property
    def _compiled(self) -> tuple[tuple[Test, Evaluate], ...]:
        names = frozenset(v.id for v in self.variables) | {"max_score"}
        return tuple((condition_formula(b.when, names), number_formula(b.then, names)) for b in self.branches)

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(Input(v.id, v.label, InputKind.QUANTITY, signed=True) for v in self.variables)

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        _only(answer, "values")
        check_names(answer.values, self.inputs)
        values: dict[str, Fraction] = {"max_score": max_score}
        for field in self.inputs:
            entered = number(answer.values, field)
            if entered is None:
                return BLANK
            values[field.name] = entered
        try:
            held = [place for place, (when, _) in enumerate(self._compiled) if when(values)]
            if len(held) != 1:
                raise RefusedError(
                    f"phải có đúng một trường hợp của công thức đúng, ở đây có {len(held)}; hãy xem lại số liệu"
                )
            earned = self._compiled[held[0]][1](values)
        except ZeroDivisionError:
            raise RefusedError("công thức chia cho 0 với số liệu này") from None
        given: list[Part] = []
        for field in self.inputs:
            given += [", ", f"{field.name} = ", short(values[field.name])]
        branch = self.branches[held[0]]
        parts = (*given[1:], f": {branch.when} → {branch.then} = ", points(earned))
        return Score(earned, parts, value=earned, reached=held[0])


Rule = Annotated[
    MeasuredRule | ManualRule | ChoiceRule | ChecklistRule | DeductionRule | ExternalRule | FormulaRule,
    Field(discriminator="kind"),
]
