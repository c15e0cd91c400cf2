"""Measures: what is entered for a measured rule, and the one value a scale then judges."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Annotated, ClassVar, Literal, NamedTuple

from parscore.scoring.inputs import Input, InputKind, Values, day, number, number_kind, numbers
from parscore.scoring.numbers import less
from parscore.scoring.outcome import Amount, Part, short
from parscore.scoring.schema import Definition, Judged, Number, Text


class Measured(NamedTuple):
    """The value a scale judges, with the first half of the working.

    A `value` of None means blank, or not arising when `not_arising` is set; `never` marks a date that never came.
    """

    value: Fraction | None = None
    parts: tuple[Part, ...] = ()
    not_arising: bool = False
    never: bool = False
    warnings: tuple[str, ...] = ()


BLANK = Measured()
HUNDRED = 100


class _OneNumber(Definition):
    """What is entered is the value itself, in the unit named."""

    label: Text
    unit: str = ""

    @property
    def suffix(self) -> str:
        return f" {self.unit}" if self.unit else ""

    def _measured(self, values: Values, field: Input) -> Measured:
        value = number(values, field)
        return BLANK if value is None else Measured(value, (short(value, self.suffix),))


class ValueMeasure(_OneNumber):
    """One number, in the unit named."""

    kind: Literal["value"]

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return (Input("value", self.label, number_kind(self.label, self.unit), self.unit, signed=True),)

    def measure(self, values: Values) -> Measured:
        return self._measured(values, self.inputs[0])


class RatioMeasure(Definition):
    """Numerator × 100 ÷ denominator, in %; a denominator of 0 is not arising (C4)."""

    kind: Literal["ratio"]
    numerator: Text
    denominator: Text

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return (
            Input("numerator", self.numerator, InputKind.QUANTITY),
            Input("denominator", self.denominator, InputKind.QUANTITY),
        )

    suffix: ClassVar[str] = " %"

    def measure(self, values: Values) -> Measured:
        above, below = self.inputs
        numerator, denominator = number(values, above), number(values, below)
        if denominator is not None and not denominator:
            warning = f"{above.label} lớn hơn 0 trong khi {below.label} bằng 0; hãy kiểm tra lại"
            return Measured(not_arising=True, parts=(f"{below.label} = 0",), warnings=(warning,) if numerator else ())
        if numerator is None or denominator is None:
            return BLANK
        value = Fraction(
            numerator.numerator * HUNDRED * denominator.denominator, numerator.denominator * denominator.numerator
        )
        warnings: tuple[str, ...] = ()
        if less(denominator, numerator):
            warnings = (f"{above.label} lớn hơn {below.label}: tỷ lệ vượt 100 %; hãy kiểm tra lại",)
        parts = (short(numerator), "/", short(denominator), " = ", Amount(value, " %"))
        return Measured(value, parts, warnings=warnings)


class CountMeasure(_OneNumber):
    """A whole number from 0 up."""

    kind: Literal["count"]

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return (Input("value", self.label, InputKind.COUNT, self.unit),)

    def measure(self, values: Values) -> Measured:
        return self._measured(values, self.inputs[0])


REFERENCES = {
    "previous_year": "năm trước",
    "base_year": "năm gốc",
    "target": "chỉ tiêu được giao",
    "group_mean": "bình quân chung",
}


class ChangeMeasure(Definition):
    """This year against a reference, in points or in % of the reference; a reference of 0 is not arising for %."""

    kind: Literal["change"]
    label: Text
    reference: Literal["previous_year", "base_year", "target", "group_mean"]
    as_: Literal["points", "percent"]
    reference_value: Number | None = None

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        label = f"{self.label}: {REFERENCES[self.reference]}"
        kind = number_kind(self.label)
        return (
            Input("current", f"{self.label}: năm đánh giá", kind, signed=True),
            Input("reference", label, kind, signed=True, optional=self.reference_value is not None),
        )

    @property
    def suffix(self) -> str:
        return " %" if self.as_ == "percent" else ""

    def measure(self, values: Values) -> Measured:
        current, reference = number(values, self.inputs[0]), number(values, self.inputs[1])
        if reference is None and self.reference_value is not None:
            reference = Fraction(self.reference_value)
        if self.as_ == "percent" and reference == 0:
            return Measured(not_arising=True, parts=(f"{self.inputs[1].label} = 0",))
        if current is None or reference is None:
            return BLANK
        difference = current - reference
        name = REFERENCES[self.reference]
        if self.as_ == "points":
            parts: tuple[Part, ...] = (
                short(current),
                " − ",
                short(reference),
                f" ({name}) = ",
                Amount(difference),
            )
            return Measured(difference, parts)
        value = difference * HUNDRED / reference
        parts = (
            *("(", short(current), " − ", short(reference), ") / ", short(reference)),
            *(f" ({name}) = ", Amount(value, " %")),
        )
        return Measured(value, parts)


class Inner(Definition):
    """The inner threshold of a share: from (inclusive) or above (exclusive)."""

    from_: Number | None = None
    above: Number | None = None

    def check(self) -> None:
        if (self.from_ is None) == (self.above is None):
            raise ValueError("cần đúng một trong hai khóa from, above")

    def passes(self, value: Fraction) -> bool:
        if self.from_ is not None:
            return value >= self.from_
        return value > (self.above or 0)


class ShareMeasure(Definition):
    """The % of listed values that pass an inner threshold; an empty list is not arising."""

    kind: Literal["share_passing"]
    label: Text
    inner: Inner

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return (Input("items", self.label, InputKind.MEASURES, "%"),)

    suffix: ClassVar[str] = " %"

    def measure(self, values: Values) -> Measured:
        items = numbers(values, self.inputs[0])
        if items is None:
            return BLANK
        if not items:
            return Measured(not_arising=True, parts=(f"{self.label}: danh sách trống",))
        passing = sum(map(self.inner.passes, items))
        value = Fraction(passing * HUNDRED, len(items))
        return Measured(value, (f"{passing}/{len(items)} đạt = ", Amount(value, " %")))


def _iso_day(value: object) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("phải là ngày, ví dụ 2025-12-05")
    return day(value, "ngày")


Day = Annotated[date, Judged(_iso_day, {"type": "string", "format": "date"})]
NEVER = "never"


class DateMeasure(Definition):
    """Whole days late against a due day, negative when early; "never" is later than any day."""

    kind: Literal["date"]
    label: Text
    due: Day

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return (Input("date", self.label, InputKind.DATE),)

    suffix: ClassVar[str] = " ngày"

    def measure(self, values: Values) -> Measured:
        text = values.get("date")
        if not text:
            return BLANK
        if text == NEVER:
            return Measured(never=True, parts=("chưa thực hiện",))
        done = day(str(text), self.label)
        late = (done - self.due).days
        told = f"chậm {late} ngày" if late > 0 else f"sớm {-late} ngày" if late < 0 else "đúng ngày"
        return Measured(Fraction(late), (f"{done:%d/%m/%Y} so với hạn {self.due:%d/%m/%Y}: {told}",))


Measure = ValueMeasure | RatioMeasure | CountMeasure | ChangeMeasure | ShareMeasure | DateMeasure
